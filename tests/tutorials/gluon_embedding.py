"""A table of vectors, functions as blocks, and parts of a Sequential."""

from mxnet import autograd, nd
from mxnet.gluon import nn

e = nn.Embedding(4, 3)
print(e)
e.initialize()
e.weight.set_data(nd.arange(12).reshape((4, 3)))
with autograd.record():
    y = e(nd.array([1, 1, 3]))
y.backward()
print(y, e.weight.grad())
net = nn.Sequential()
net.add(nn.HybridLambda(lambda F, x: F.relu(x)), nn.HybridLambda("tanh"), nn.Lambda(lambda x: x * 2))
print(net(nd.array([-1, 1])))
net = nn.Sequential()
net.add(nn.Dense(2, in_units=1), nn.Dense(3, in_units=2), nn.Dense(4, in_units=3))
print(net[1:], len(net[:2]))
