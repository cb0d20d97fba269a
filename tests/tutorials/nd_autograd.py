"""Gradients through control flow, of products of vectors, and with a head gradient."""

from mxnet import autograd, nd

x = nd.array([[1, 2], [3, 4]])
x.attach_grad()
with autograd.record():
    y = 2 * x * x
y.backward()
print(x, x.grad)


def f(a):
    b = a * 2
    while b.norm().asscalar() < 1000:
        b = b * 2
    if b.sum().asscalar() >= 0:
        c = b[0]
    else:
        c = b[1]
    return c


a = nd.array([0.7, -0.2])
a.attach_grad()
with autograd.record():
    c = f(a)
c.backward()
print(a, c, [a.grad, c / a])
x = nd.arange(4).reshape((4, 1))
x.attach_grad()
with autograd.record():
    y = 2 * nd.dot(x.T, x)
y.backward()
print(x.grad == 4 * x)
x = nd.array([[1, 2], [3, 4]])
x.attach_grad()
with autograd.record():
    y = x * 2
    z = y * x
head_gradient = nd.array([[10, 1.0], [0.1, 0.01]])
z.backward(head_gradient)
print(x.grad)
