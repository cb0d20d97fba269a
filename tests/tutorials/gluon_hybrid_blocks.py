"""Blocks that are given F."""

from mxnet import gluon, nd
from mxnet.gluon import nn


class HybridNet(nn.HybridBlock):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hidden = nn.Dense(10)
        self.output = nn.Dense(2)

    def hybrid_forward(self, F, x):
        x = F.relu(self.hidden(x))
        return self.output(x)


net = HybridNet()
net.initialize()
x = nd.ones((1, 4))
print(net(x).shape)
net.hybridize()
print(net(x).shape)


class Scale(gluon.HybridBlock):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        with self.name_scope():
            self.s = self.params.get("s", shape=(1,), init="ones")

    def hybrid_forward(self, F, x, s):
        return F.broadcast_mul(x, s)


n = Scale()
n.initialize()
print(n(nd.array([1, 2])))
print(n)
