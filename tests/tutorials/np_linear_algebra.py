"""Scalars, vectors, matrices, sums that keep their axis, norms."""

from mxnet import np, npx

npx.set_np()
x = np.array(3.0)
y = np.array(2.0)
print(x + y, x * y, x / y, x**y, repr(x + y))
A = np.arange(20).reshape(5, 4)
print(A, A.T)
B = np.array([[1, 2, 3], [2, 0, 4], [3, 4, 5]])
print(B == B.T)
X = np.arange(24).reshape(2, 3, 4)
print(repr(X))
B = A.copy()
print(A, A + B, A * B)
a = 2
print(a + X, (a * X).shape)
x = np.arange(4)
print(x, x.sum())
print(
    A.shape, A.sum(), A.sum(axis=0), A.sum(axis=0).shape, A.sum(axis=[0, 1]), A.mean(), A.sum() / A.size, A.mean(axis=0)
)
s = A.sum(axis=1, keepdims=True)
print(s, A / s, A.cumsum(axis=0))
y = np.ones(4)
print(x, y, np.dot(x, y), np.sum(x * y))
print(np.dot(A, x), np.dot(A, np.ones((4, 3))))
u = np.array([3, -4])
print(np.linalg.norm(u), np.abs(u).sum(), np.linalg.norm(np.ones((4, 9))))
