"""Adam by hand."""

import numpy as onp
from mxnet import autograd, np, npx

npx.set_np()
rng = onp.random.RandomState(3)
X = np.array(rng.normal(size=(60, 5)).astype("float32"))
Y = np.dot(X, np.array([1.0, -2, 3, 0.5, 0])) + 1


def states():
    return [(np.zeros((5, 1)), np.zeros((5, 1))), (np.zeros(1), np.zeros(1))]


def adam(params, states, hyper):
    b1, b2, eps = 0.9, 0.999, 1e-6
    for p, (v, s) in zip(params, states):
        v[:] = b1 * v + (1 - b1) * p.grad
        s[:] = b2 * s + (1 - b2) * np.square(p.grad)
        vc = v / (1 - b1 ** hyper["t"])
        sc = s / (1 - b2 ** hyper["t"])
        p[:] -= hyper["lr"] * vc / (np.sqrt(sc) + eps)
    hyper["t"] += 1


w = np.zeros((5, 1))
b = np.zeros(1)
w.attach_grad()
b.attach_grad()
st = states()
hy = {"lr": 0.1, "t": 1}
for e in range(4):
    for i in range(0, 60, 10):
        with autograd.record():
            l = ((np.dot(X[i : i + 10], w) + b - Y[i : i + 10].reshape(-1, 1)) ** 2 / 2).mean()
        l.backward()
        adam([w, b], st, hy)
    print(f"loss {float(l):.4f}")
print(w.T, b)
