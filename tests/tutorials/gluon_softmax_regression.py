"""Softmax regression, of small pictures."""

import numpy as onp
from mxnet import autograd, gluon, init, npx
from mxnet.gluon import nn

npx.set_np()
rng = onp.random.RandomState(0)
c = rng.normal(0, 2, (4, 1, 5, 5))
lab = rng.randint(0, 4, 240)
data = (c[lab] + rng.normal(0, 1, (240, 1, 5, 5))).astype("float32")
tr = gluon.data.DataLoader(gluon.data.ArrayDataset(data[:200], lab[:200].astype("int32")), 20, shuffle=False)
te = gluon.data.DataLoader(gluon.data.ArrayDataset(data[200:], lab[200:].astype("int32")), 16)
net = nn.Sequential()
net.add(nn.Dense(4))
net.initialize(init.Zero())
loss = gluon.loss.SoftmaxCrossEntropyLoss()
trainer = gluon.Trainer(net.collect_params(), "sgd", {"learning_rate": 0.1})


def acc(it):
    r = n = 0
    for X, y in it:
        r += float((net(X).argmax(axis=1).astype(y.dtype) == y).sum())
        n += y.size
    return r / n


for e in range(3):
    tot = n = 0
    for X, y in tr:
        with autograd.record():
            l = loss(net(X), y)
        l.backward()
        trainer.step(X.shape[0])
        tot += float(l.sum())
        n += y.size
    print(f"{tot / n:.4f} {acc(tr):.3f} {acc(te):.3f}")
print([(X.shape, str(X.dtype), y.shape, str(y.dtype)) for X, y in te])
