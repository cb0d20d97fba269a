"""Saving and loading parameters."""

import os
import tempfile

from mxnet import nd
from mxnet.gluon import nn

d = tempfile.mkdtemp()


class MLP(nn.Block):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hidden = nn.Dense(256, activation="relu")
        self.output = nn.Dense(10)

    def forward(self, x):
        return self.output(self.hidden(x))


net = MLP()
net.initialize()
x = nd.random.uniform(shape=(2, 20))
y = net(x)
f = os.path.join(d, "mlp.params")
net.save_parameters(f)
net2 = MLP()
net2.load_parameters(f)
print((net2(x) == y).sum(), sorted(nd.load(f)))
