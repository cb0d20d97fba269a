"""Layers, networks, and a block of one's own."""

from mxnet import nd
from mxnet.gluon import nn

layer = nn.Dense(2)
print(layer)
layer.initialize()
x = nd.random.uniform(-1, 1, (3, 4))
print(layer(x).shape)
print(layer.weight, layer.weight.data().shape, layer.bias.data())
net = nn.Sequential()
net.add(
    nn.Dense(256, activation="relu"),
    nn.Dense(120, activation="relu"),
    nn.Dropout(0.5),
    nn.Flatten(),
    nn.Activation("tanh"),
    nn.Dense(10),
)
print(net)
net.initialize()
y = net(nd.random.uniform(shape=(4, 1, 28, 28)))
print(y.shape)
print(net[0].weight.data().shape, net[-1].bias.data().shape, len(net), net[1])


class MixMLP(nn.Block):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blk = nn.Sequential()
        self.blk.add(nn.Dense(3, activation="relu"), nn.Dense(4, activation="relu"))
        self.dense = nn.Dense(5)

    def forward(self, x):
        y = nd.relu(self.blk(x))
        return self.dense(y)


net = MixMLP()
print(net)
net.initialize()
print(net(nd.random.uniform(shape=(2, 2))).shape, net.blk[1].weight.data().shape)
