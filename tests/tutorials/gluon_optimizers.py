"""Three steps of each optimiser."""

import mxnet as mx
from mxnet import autograd, gluon, nd

for name, words in (
    ("sgd", {}),
    ("sgd", {"momentum": 0.9, "wd": 0.1}),
    ("nag", {"momentum": 0.9}),
    ("adam", {"learning_rate": 0.1, "wd": 0.1}),
    ("rmsprop", {}),
    ("adagrad", {"learning_rate": 0.1, "wd": 0.1, "clip_gradient": 0.5}),
    ("rmsprop", {"gamma1": 0.5, "clip_gradient": 0.5}),
):
    p = gluon.Parameter("w", shape=(2,))
    p.initialize(mx.init.Constant(1))
    t = gluon.Trainer([p], name, words)
    for i in range(3):
        with autograd.record():
            y = (p.data() * nd.array([3, -0.5])).square()
        y.backward()
        t.step(2)
    print(name, p.data().asnumpy().round(4), round(t.learning_rate, 4))
