"""Linear regression by hand, batches drawn with take."""

import random

import numpy as onp
from mxnet import autograd, nd

rng = onp.random.RandomState(0)
num_inputs, num_examples = 2, 1000
true_w, true_b = [2, -3.4], 4.2
features = nd.array(rng.normal(scale=1, size=(num_examples, num_inputs)))
labels = true_w[0] * features[:, 0] + true_w[1] * features[:, 1] + true_b
labels += nd.array(rng.normal(scale=0.01, size=labels.shape))
print(features[0], labels[0])
random.seed(3)


def data_iter(batch_size, features, labels):
    n = len(features)
    indices = list(range(n))
    random.shuffle(indices)
    for i in range(0, n, batch_size):
        j = nd.array(indices[i : min(i + batch_size, n)])
        yield features.take(j), labels.take(j)


for X, y in data_iter(10, features, labels):
    print(X, y)
    break
w = nd.array(rng.normal(scale=0.01, size=(num_inputs, 1)))
b = nd.zeros(shape=(1,))
w.attach_grad()
b.attach_grad()


def linreg(X, w, b):
    return nd.dot(X, w) + b


def squared_loss(yh, y):
    return (yh - y.reshape(yh.shape)) ** 2 / 2


def sgd(params, lr, bs):
    for p in params:
        p[:] = p - lr * p.grad / bs


for epoch in range(3):
    for X, y in data_iter(10, features, labels):
        with autograd.record():
            l = squared_loss(linreg(X, w, b), y)
        l.backward()
        sgd([w, b], 0.03, 10)
    train_l = squared_loss(linreg(features, w, b), labels)
    print("epoch %d, loss %.4f" % (epoch + 1, train_l.mean().asscalar()))
print(true_w, w, true_b, b)
