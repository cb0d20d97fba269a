"""A training loop with Adam and metrics."""

import mxnet as mx
import numpy as onp
from mxnet import autograd, gluon, metric, nd
from mxnet.gluon import nn

rng = onp.random.RandomState(2)
c = rng.normal(0, 2, (3, 6))
lab = rng.randint(0, 3, 120)
X = (c[lab] + rng.normal(0, 1, (120, 6))).astype("float32")
it = gluon.data.DataLoader(
    gluon.data.ArrayDataset(X, lab.astype("float32")), batch_size=32, shuffle=False, last_batch="discard"
)
print(len(it))
net = nn.HybridSequential()
with net.name_scope():
    net.add(nn.Dense(8, activation="relu"))
    net.add(nn.Dense(3))
net.hybridize()
net.initialize(mx.init.Xavier(), ctx=mx.cpu())
net(nd.array(X[:1]))
for p, s in zip(net.collect_params().values(), (1, 2, 3, 4)):
    p.set_data(nd.array(onp.random.RandomState(s).normal(0, 0.3, p.shape)))
sce = gluon.loss.SoftmaxCrossEntropyLoss()
trainer = gluon.Trainer(net.collect_params(), "adam", {"learning_rate": 0.01})
m = metric.Accuracy()
lm = mx.metric.Loss()
for e in range(3):
    m.reset()
    lm.reset()
    for d, l in it:
        d = d.as_in_context(mx.cpu())
        l = l.as_in_context(mx.cpu())
        with autograd.record():
            o = net(d)
            L = sce(o, l)
        L.backward()
        trainer.step(d.shape[0])
        m.update(l, o)
        lm.update(0, L)
    print("epoch %d acc %s=%.4f %s %.4f" % ((e,) + m.get() + lm.get()))
print(m)
