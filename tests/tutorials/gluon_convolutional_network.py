"""A convolutional network on handwritten digits."""

import numpy as onp
from mxnet import autograd, gluon, init, nd
from mxnet.gluon import nn

z = onp.load("notebooks/data/digits.npz")
X = nd.array(z["images"][:192].reshape(-1, 1, 8, 8) / 16.0)
Y = nd.array(z["labels"][:192])
net = nn.Sequential()
net.add(
    nn.Conv2D(channels=4, kernel_size=3, activation="relu"),
    nn.MaxPool2D(pool_size=2, strides=2),
    nn.Conv2D(6, (2, 2), padding=1, use_bias=False),
    nn.BatchNorm(),
    nn.Activation("relu"),
    nn.AvgPool2D(),
    nn.Flatten(),
    nn.Dense(10),
)
print(net)
net.initialize(init=init.Xavier())
print(net(X[:2]).shape)
for k, p in enumerate(net.collect_params().values()):
    if p.grad_req != "null":
        p.set_data(nd.array(onp.random.RandomState(k).normal(0, 0.3, p.shape)))
print(net[0], net[3])
print(net.collect_params())
sce = gluon.loss.SoftmaxCrossEntropyLoss()
tr = gluon.Trainer(net.collect_params(), "nag", {"learning_rate": 0.1, "momentum": 0.5, "clip_gradient": 1.0})
for e in range(2):
    s = 0
    for i in range(0, 192, 32):
        with autograd.record():
            l = sce(net(X[i : i + 32]), Y[i : i + 32])
        l.backward()
        tr.step(32)
        s += l.mean().asscalar()
    print("%.3f" % (s / 6))
print(net[3].running_mean.data().shape, net(X[:32]).argmax(axis=1).shape)
