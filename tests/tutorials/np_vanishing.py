"""A slope that vanishes, products of matrices, and optimisers as operators."""

from mxnet import autograd, nd, np, npx

npx.set_np()
x = np.arange(-8.0, 8.0, 4)
x.attach_grad()
with autograd.record():
    y = npx.sigmoid(x)
y.backward()
print(y, x.grad)
M = np.array([[0.3, 0.4], [0.1, 0.5]])
for i in range(5):
    M = np.dot(M, np.array([[0.3, 0.4], [0.1, 0.5]]))
print(M)
w = np.array([1.0, 2.0])
g = np.array([0.1, -0.2])
m = np.zeros(2)
npx.reset_np()
W = nd.array([1, 2])
G = nd.array([0.1, -0.2])
mom = nd.zeros(2)
nd.sgd_mom_update(W, G, mom, lr=0.1, momentum=0.9, out=W)
print(W, mom)
mean, var = nd.zeros(2), nd.zeros(2)
nd.adam_update(W, G, mean, var, lr=0.01, out=W)
print(W, mean, var)
