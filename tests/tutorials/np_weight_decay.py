"""A penalty on the weights, by hand."""

import numpy as onp
from mxnet import autograd, np, npx

npx.set_np()
rng = onp.random.RandomState(0)
n_train, n_test, num_inputs = 20, 100, 50
true_w, true_b = np.ones((num_inputs, 1)) * 0.01, 0.05
X = np.array(rng.normal(0, 1, (120, 50)).astype("float32"))
Y = np.dot(X, true_w) + true_b + np.array(rng.normal(0, 0.01, (120, 1)).astype("float32"))


def l2(w):
    return (w**2).sum() / 2


for lambd in (0, 3):
    w = np.array(onp.random.RandomState(5).normal(0, 1, (50, 1)).astype("float32"))
    b = np.zeros(1)
    for p in (w, b):
        p.attach_grad()
    for e in range(20):
        for i in range(0, 20, 5):
            with autograd.record():
                l = (np.dot(X[i : i + 5], w) + b - Y[i : i + 5]) ** 2 / 2 + lambd * l2(w)
            l.backward()
            for p in (w, b):
                p[:] = p - 0.003 * p.grad / 5
    print("L2 norm of w: %.4f" % float(np.linalg.norm(w)))
