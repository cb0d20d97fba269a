"""Handwritten digits, with momentum and weight decay."""

import numpy as onp
from mxnet import autograd, gluon, metric, nd
from mxnet.gluon import nn

z = onp.load("notebooks/data/digits.npz")
imgs, labs = z["images"].reshape(-1, 64) / 16.0, z["labels"]
ds = gluon.data.ArrayDataset(nd.array(imgs[:800]), nd.array(labs[:800]))
it = gluon.data.DataLoader(ds, batch_size=64)
net = nn.Sequential()
net.add(nn.Dense(32, activation="relu", in_units=64), nn.Dense(10, in_units=32))
net.initialize()
for p, s in zip(net.collect_params().values(), (1, 2, 3, 4)):
    p.set_data(nd.array(onp.random.RandomState(s).normal(0, 0.1, p.shape)))
sce = gluon.loss.SoftmaxCrossEntropyLoss()
tr = gluon.Trainer(net.collect_params(), "sgd", {"learning_rate": 0.1, "momentum": 0.9, "wd": 1e-3})
for e in range(3):
    s = 0
    m = metric.Accuracy()
    for X, y in it:
        with autograd.record():
            o = net(X)
            l = sce(o, y)
        l.backward()
        tr.step(X.shape[0])
        s += l.mean().asscalar()
        m.update(labels=[y], preds=[o])
    print("%d %.3f" % (e, s / len(it)), m.get())
tr.set_learning_rate(0.01)
print(tr.learning_rate)
