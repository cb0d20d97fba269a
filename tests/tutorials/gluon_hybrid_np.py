"""A block that is given F, with NumPy semantics."""

from mxnet import np, npx
from mxnet.gluon import nn

npx.set_np()


class Net(nn.HybridBlock):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.fc = nn.Dense(3, in_units=2)
        self.scale = self.params.get("scale", shape=(3,), init="ones")

    def hybrid_forward(self, F, x, scale):
        return F.npx.relu(self.fc(x)) * scale + F.np.sum(scale)


net = Net()
net.initialize()
net.hybridize()
y = net(np.zeros((2, 2)))
print(y, type(y).__name__)
d = nn.Dense(2)
print(d.weight)
d.initialize()
d(np.ones((1, 5)))
print(d.weight)
