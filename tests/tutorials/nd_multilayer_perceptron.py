"""Activations and their slopes, and a perceptron with one hidden layer by hand."""

import mxnet as mx
import numpy as onp
from mxnet import autograd, nd

rng = onp.random.RandomState(1)
ctx = mx.cpu()
x = nd.arange(-8.0, 8.0, 2)
x.attach_grad()
with autograd.record():
    y = x.relu()
y.backward()
print(y, x.grad)
with autograd.record():
    y = x.sigmoid()
y.backward()
print(x.grad)
with autograd.record():
    y = x.tanh()
y.backward()
print(x.grad)
centres = rng.normal(0, 2, (4, 10))
lab = rng.randint(0, 4, 200)
data = nd.array(centres[lab] + rng.normal(0, 1, (200, 10)), ctx=ctx)
label = nd.array(lab, ctx=ctx)
W1 = nd.array(rng.normal(0, 0.1, (10, 16)), ctx=ctx)
b1 = nd.zeros(16)
W2 = nd.array(rng.normal(0, 0.1, (16, 4)))
b2 = nd.zeros(4, ctx=ctx)
params = [W1, b1, W2, b2]
for p in params:
    p.attach_grad()


def relu(X):
    return nd.maximum(X, nd.zeros_like(X))


def softmax_cross_entropy(yl, y):
    return -nd.nansum(y * nd.log_softmax(yl), axis=0, exclude=True)


def net(X):
    return nd.dot(relu(nd.dot(X, W1) + b1), W2) + b2


def SGD(params, lr):
    for p in params:
        p[:] = p - lr * p.grad


def evaluate(d, l):
    return nd.mean(nd.argmax(net(d), axis=1) == l).asscalar()


for e in range(4):
    cum = 0
    for i in range(0, 200, 20):
        oh = nd.one_hot(label[i : i + 20], 4)
        with autograd.record():
            out = net(data[i : i + 20])
            loss = softmax_cross_entropy(out, oh)
        loss.backward()
        SGD(params, 0.01)
        cum += nd.sum(loss).asscalar()
    print("Epoch %s. Loss: %.5f, acc %s" % (e, cum / 200, evaluate(data, label)))
