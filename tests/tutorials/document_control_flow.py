"""The gradient of 2x² in np, and of a function with a loop and a branch."""

import numpy as onp
from mxnet import autograd, np, npx

npx.set_np()
x = np.array([[1, 2], [3, 4]])
print(repr(x))
x.attach_grad()
with autograd.record():
    y = 2 * x * x
y.backward()
print(repr(x.grad))


def f(a):
    b = a * 2
    while np.abs(b).sum() < 1000:
        b = b * 2
    if b.sum() >= 0:
        c = b[0]
    else:
        c = b[1]
    return c


a = np.random.uniform(size=2)
a[:] = onp.array([0.3, 0.7])
a.attach_grad()
with autograd.record():
    c = f(a)
c.backward()
print(repr(a.grad), repr(a.grad == c / a), c)
