"""The features of polynomial regression."""

import math

import numpy as onp
from mxnet import np, npx

npx.set_np()
rng = onp.random.RandomState(0)
true_w = onp.zeros(6)
true_w[0:4] = onp.array([5, 1.2, -3.4, 5.6])
f = rng.normal(size=(40, 1))
poly = onp.power(f, onp.arange(6).reshape(1, -1))
for i in range(6):
    poly[:, i] /= math.gamma(i + 1)
lab = onp.dot(poly, true_w)
true_w, f, poly, lab = [np.array(x, dtype=np.float32) for x in [true_w, f, poly, lab]]
print(f[:2], poly[:2, :], lab[:2])
