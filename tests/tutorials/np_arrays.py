"""Arrays of np: making, computing, indexing, memory, conversion."""

from mxnet import np, npx

npx.set_np()
x = np.arange(12)
print(repr(x), x.shape, x.size)
X = x.reshape(3, 4)
print(repr(X), repr(x.reshape(-1, 4)))
print(repr(np.zeros((2, 3, 4))), repr(np.ones((2, 3, 4))))
print(np.random.normal(0, 1, size=(3, 4)).shape)
print(repr(np.array([[2, 1, 4, 3], [1, 2, 3, 4], [4, 3, 2, 1]])))
x = np.array([1, 2, 4, 8])
y = np.array([2, 2, 2, 2])
for r in (x + y, x - y, x * y, x / y, x**y, np.exp(x)):
    print(repr(r))
X = np.arange(12).reshape(3, 4)
Y = np.array([[2, 1, 4, 3], [1, 2, 3, 4], [4, 3, 2, 1]])
print(repr(np.concatenate([X, Y], axis=0)), repr(np.concatenate([X, Y], axis=1)))
print(repr(X == Y), repr(X.sum()))
a = np.arange(3).reshape(3, 1)
b = np.arange(2).reshape(1, 2)
print(repr(a), repr(b), repr(a + b))
print(repr(X[-1]), repr(X[1:3]))
X[1, 2] = 9
print(repr(X))
X[0:2, :] = 12
print(repr(X))
before = id(Y)
Y = Y + X
print(id(Y) == before)
Z = np.zeros_like(Y)
i = id(Z)
Z[:] = X + Y
print(id(Z) == i)
before = id(X)
X += Y
print(id(X) == before)
A = X.asnumpy()
B = np.array(A)
print(type(A).__name__, type(B).__name__)
a = np.array([3.5])
print(repr(a), a.item(), float(a), int(a))
