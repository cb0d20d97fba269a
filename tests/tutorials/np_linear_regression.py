"""Linear regression by hand, batches drawn by an array of positions."""

import random

import numpy as onp
from mxnet import autograd, np, npx

npx.set_np()
rng = onp.random.RandomState(0)


def synthetic(w, b, n):
    X = np.array(rng.normal(0, 1, (n, len(w))).astype("float32"))
    y = np.dot(X, w) + b
    y += np.array(rng.normal(0, 0.01, y.shape).astype("float32"))
    return X, y.reshape((-1, 1))


true_w = np.array([2, -3.4])
true_b = 4.2
features, labels = synthetic(true_w, true_b, 1000)
print("features:", features[0], "\nlabel:", labels[0])
random.seed(1)


def data_iter(bs, X, y):
    n = len(X)
    idx = list(range(n))
    random.shuffle(idx)
    for i in range(0, n, bs):
        j = np.array(idx[i : min(i + bs, n)])
        yield X[j], y[j]


for X, y in data_iter(10, features, labels):
    print(X, "\n", y)
    break
w = np.array(rng.normal(0, 0.01, (2, 1)).astype("float32"))
b = np.zeros(1)
w.attach_grad()
b.attach_grad()
lr, net = 0.03, lambda X: np.dot(X, w) + b
for epoch in range(3):
    for X, y in data_iter(10, features, labels):
        with autograd.record():
            l = (net(X) - y.reshape(net(X).shape)) ** 2 / 2
        l.backward()
        for p in [w, b]:
            p[:] = p - lr * p.grad / 10
    print(f"epoch {epoch + 1}, loss {float(((net(features) - labels) ** 2 / 2).mean()):f}")
print(f"error in estimating w: {true_w - w.reshape(true_w.shape)}")
print(f"error in b: {true_b - b}")
