"""One parameter and its life."""

import mxnet as mx
from mxnet import autograd, nd
from mxnet.gluon import Parameter, Trainer, nn

p = Parameter("w", shape=(2,))
p.initialize(init=mx.init.One())
print(p, p.data(), p.grad(), p.list_ctx(), p.name, p.shape)
with autograd.record():
    y = (p.data() * 3).sum()
y.backward()
print(p.grad())
p.zero_grad()
print(p.grad())
p.set_data(nd.array([5, 6]))
print(p.data())
print(p.list_data(), p.grad_req)
t = Trainer([p], "adam", {"learning_rate": 0.5})
with autograd.record():
    y = (p.data() * p.data()).sum()
y.backward()
t.step(1)
print(p.data())
p.grad_req = "null"
net = nn.Sequential()
net.add(nn.Lambda("relu"))
print(net(nd.array([-1, 2])))
net = nn.Dense(3, use_bias=False, in_units=2)
net.initialize(ctx=mx.cpu())
print(net, net.bias, net.prefix is not None, net.name is not None)
