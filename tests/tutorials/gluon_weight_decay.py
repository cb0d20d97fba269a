"""Weight decay in the trainer, biases excepted, and a network with dropout."""

import numpy as onp
from mxnet import autograd, gluon, init, np, npx
from mxnet.gluon import nn

npx.set_np()
rng = onp.random.RandomState(0)
X = np.array(rng.normal(0, 1, (100, 10)).astype("float32"))
Y = np.dot(X, np.ones((10, 1)) * 0.1) + 0.05


def train(wd):
    net = nn.Sequential()
    net.add(nn.Dense(1))
    net.initialize(init.One())
    loss = gluon.loss.L2Loss()
    trainer = gluon.Trainer(net.collect_params(), "sgd", {"learning_rate": 0.01, "wd": wd})
    net.collect_params(".*bias").setattr("wd_mult", 0)
    for e in range(5):
        for i in range(0, 100, 20):
            with autograd.record():
                l = loss(net(X[i : i + 20]), Y[i : i + 20])
            l.backward()
            trainer.step(20)
    print(f"L2 norm of w: {float(np.linalg.norm(net[0].weight.data())):.5f} b {float(net[0].bias.data()):.5f}")


train(0)
train(3)
net = nn.Sequential()
net.add(nn.Dense(16, activation="relu"), nn.Dropout(0.5), nn.Dense(1))
net.initialize(init.Normal(sigma=0.01))
print(net(X[:2]).shape)
print(net)
