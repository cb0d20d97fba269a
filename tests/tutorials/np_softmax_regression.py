"""Softmax regression by hand."""

import numpy as onp
from mxnet import autograd, np, npx

npx.set_np()
rng = onp.random.RandomState(0)
X = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
print(X.sum(0, keepdims=True), X.sum(1, keepdims=True))


def softmax(X):
    e = np.exp(X)
    return e / e.sum(1, keepdims=True)


P = softmax(np.array(rng.normal(0, 1, (2, 5)).astype("float32")))
print(P, P.sum(1))
y = np.array([0, 2])
yh = np.array([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]])
print(yh[[0, 1], y])


def cross_entropy(yh, y):
    return -np.log(yh[range(len(yh)), y])


print(cross_entropy(yh, y))


def accuracy(yh, y):
    if len(yh.shape) > 1 and yh.shape[1] > 1:
        yh = yh.argmax(axis=1)
    cmp = yh.astype(y.dtype) == y
    return float(cmp.astype(y.dtype).sum())


print(accuracy(yh, y) / len(y))
centres = rng.normal(0, 3, (3, 8))
lab = rng.randint(0, 3, 300)
data = (centres[lab] + rng.normal(0, 1, (300, 8))).astype("float32")
W = np.array(rng.normal(0, 0.01, (8, 3)).astype("float32"))
b = np.zeros(3)
W.attach_grad()
b.attach_grad()


def net(X):
    return softmax(np.dot(X.reshape((-1, W.shape[0])), W) + b)


Xs, ys = np.array(data), np.array(lab.astype("int32"))
for epoch in range(3):
    tot = n = acc = 0
    for i in range(0, 300, 50):
        X, y = Xs[i : i + 50], ys[i : i + 50]
        with autograd.record():
            yh = net(X)
            l = cross_entropy(yh, y)
        l.backward()
        for p in (W, b):
            p[:] = p - 0.1 * p.grad / 50
        tot += float(l.sum())
        acc += accuracy(yh, y)
        n += y.size
    print(f"{tot / n:.4f} {acc / n:.3f}")
print(b)
