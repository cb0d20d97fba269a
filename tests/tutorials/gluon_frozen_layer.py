"""Clipping, splitting, a frozen layer, another dtype."""

from mxnet import autograd, gluon, nd
from mxnet.gluon import nn

a = [nd.array([3.0]), nd.array([4.0])]
print(gluon.utils.clip_global_norm(a, 1.0), a)
print(gluon.utils.split_data(nd.arange(5), 2, even_split=False))
net = nn.Sequential()
net.add(nn.Dense(2, in_units=2), nn.Dense(1, in_units=2))
net.initialize()
net[0].collect_params().setattr("grad_req", "null")
before = net[0].weight.data().copy()
t = gluon.Trainer(net.collect_params(), "sgd", {"learning_rate": 1})
with autograd.record():
    l = net(nd.ones((1, 2)))
l.backward()
t.step(1)
print((net[0].weight.data() == before).sum(), net[1].bias.data())
n = net.apply(lambda b: print(type(b).__name__))
print(n is net)
net.cast("float64")
print(net[1].weight.data().dtype.__name__)
