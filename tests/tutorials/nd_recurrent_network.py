"""A recurrent network of characters by hand, with clipped gradients."""

import numpy as onp
from mxnet import autograd, nd

rng = onp.random.RandomState(0)
text = "time traveller for so it will be convenient"
vocab = sorted(set(text))
idx = {c: i for i, c in enumerate(vocab)}
V = len(vocab)
seq = nd.array([idx[c] for c in text])
inputs = nd.one_hot(seq[:-1], V)
labels = seq[1:]
H = 8
P = [nd.array(rng.normal(0, 0.1, s)) for s in ((V, H), (H, H), (H,), (H, V), (V,))]
for p in P:
    p.attach_grad()


def rnn(X, h):
    outs = []
    for x in X:
        h = nd.tanh(nd.dot(x.reshape((1, -1)), P[0]) + nd.dot(h, P[1]) + P[2])
        outs.append(nd.dot(h, P[3]) + P[4])
    return nd.concat(*outs, dim=0), h


def clip(ps, theta):
    norm = sum((p.grad**2).sum() for p in ps).sqrt().asscalar()
    if norm > theta:
        for p in ps:
            p.grad[:] *= theta / norm
    return norm


for e in range(3):
    h = nd.zeros((1, H))
    with autograd.record():
        out, h = rnn(inputs, h)
        l = -nd.pick(nd.log_softmax(out), labels).mean()
    l.backward()
    n = clip(P, 1)
    for p in P:
        p[:] = p - 1.0 * p.grad
    print("perplexity %.4f norm %.4f" % (nd.exp(l).asscalar(), n))
