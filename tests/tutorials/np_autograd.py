"""Gradients of sums and vectors, detaching, control flow."""

from mxnet import autograd, np, npx

npx.set_np()
x = np.arange(4.0)
print(repr(x))
x.attach_grad()
print(repr(x.grad))
with autograd.record():
    y = 2 * np.dot(x, x)
print(repr(y))
y.backward()
print(repr(x.grad), x.grad == 4 * x)
with autograd.record():
    y = x.sum()
y.backward()
print(repr(x.grad))
with autograd.record():
    y = x * x
y.backward()
print(repr(x.grad))
with autograd.record():
    y = x * x
    u = y.detach()
    z = u * x
z.backward()
print(x.grad == u)
y.backward()
print(x.grad == 2 * x)


def f(a):
    b = a * 2
    while np.linalg.norm(b) < 1000:
        b = b * 2
    return b if b.sum() > 0 else 100 * b


a = np.array(0.37)
a.attach_grad()
with autograd.record():
    d = f(a)
d.backward()
print(a.grad == d / a, a.grad)
