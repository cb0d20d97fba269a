"""Scalars, vectors, matrices, sums, products and norms."""

from mxnet import nd

x = nd.array([3.0])
y = nd.array([2.0])
print("x + y = ", x + y)
print("x ** y = ", nd.power(x, y), x / y)
u = nd.arange(4)
print("u = ", u, u[3], len(u), u.shape)
a = 2
x = nd.array([1, 2, 3])
y = nd.array([10, 20, 30])
print(a * x + y)
A = nd.arange(20).reshape((5, 4))
print(A[2, 3], A[2, :], A[:, 3], A.T)
X = nd.arange(24).reshape((2, 3, 4))
print("X =", X)
B = nd.arange(20).reshape((5, 4))
print(A * B)
print(nd.sum(A), nd.mean(A), nd.sum(A) / A.size)
print(nd.dot(u, nd.ones(4)), nd.sum(u * nd.ones(4)))
u = nd.ones(shape=4)
print(nd.dot(A, u), nd.dot(nd.ones((3, 4)), nd.ones((4, 3))))
print(nd.norm(u), nd.sum(nd.abs(u)), A.sum(axis=0), A.sum(axis=1, keepdims=True), nd.sum(A, axis=[0, 1]))
