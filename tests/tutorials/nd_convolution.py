"""A convolution by hand, and a kernel that is learnt."""

from mxnet import autograd, nd


def corr2d(X, K):
    h, w = K.shape
    Y = nd.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y


X = nd.arange(9).reshape((3, 3))
print(corr2d(X, nd.array([[0, 1], [2, 3]])))
X = nd.ones((6, 8))
X[:, 2:6] = 0
print(X)
Y = corr2d(X, nd.array([[1, -1]]))
print(Y)
W = nd.array([[[[0.1, 0.2]]]])
W.attach_grad()
for i in range(10):
    with autograd.record():
        Yh = nd.Convolution(X.reshape((1, 1, 6, 8)), W, no_bias=True, kernel=(1, 2), num_filter=1)
        l = (Yh - Y.reshape((1, 1, 6, 7))) ** 2
    l.backward()
    W[:] -= 3e-2 * W.grad
    if i % 2:
        print("batch %d, loss %.3f" % (i + 1, l.sum().asscalar()))
print(W.reshape((1, 2)))
print(nd.Pooling(X.reshape((1, 1, 6, 8)), kernel=(2, 2), stride=(2, 2), pool_type="max"))
