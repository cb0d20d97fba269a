"""A gradient that backward has not reached."""

from mxnet import autograd, gluon, nd
from mxnet.gluon import nn

a = nn.Dense(1, in_units=2)
b = nn.Dense(1, in_units=2)
net = nn.Sequential()
net.add(a, b)
net.initialize()
t = gluon.Trainer(net.collect_params(), "sgd", {"learning_rate": 0.1})
with autograd.record():
    l = a(nd.ones((1, 2)))
l.backward()
try:
    t.step(1)
except UserWarning as e:
    print("UserWarning", "stale" in str(e))
t.step(1, ignore_stale_grad=True)
for p in net.collect_params().values():
    p.zero_grad()
print(a.weight.grad())
try:
    gluon.Trainer(net.collect_params(), "sgdd", {})
except ValueError:
    print("ValueError")
