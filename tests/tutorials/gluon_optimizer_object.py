"""An optimiser that is handed over as an object."""

import mxnet as mx
from mxnet import autograd, gluon

p = gluon.Parameter("w", shape=(1,))
p.initialize(mx.init.One())
t = gluon.Trainer([p], mx.optimizer.SGD(learning_rate=0.1, momentum=0.5))
for i in range(2):
    with autograd.record():
        y = p.data() * 2
    y.backward()
    t.step(1)
    print(p.data())
