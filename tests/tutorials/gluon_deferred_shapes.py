"""Shapes that wait for the data."""

from mxnet import nd
from mxnet.gluon import nn

net = nn.Sequential()
net.add(nn.Dense(256, activation="relu"), nn.Dense(10))
try:
    net(nd.ones((2, 20)))
except RuntimeError as e:
    print(type(e).__name__)
net.initialize()
try:
    net[0].weight.data()
except Exception as e:
    print(type(e).__name__)
print(net[0].weight.shape)
net(nd.ones((2, 20)))
print(net[0].weight.shape, net[1].weight.shape)
try:
    net(nd.ones((2, 7)))
except Exception as e:
    print(type(e).__name__)
