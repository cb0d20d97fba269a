"""Memory that is reused, broadcasting, joining and splitting."""

from mxnet import nd

x = nd.empty((3, 4))
print(x.shape, x.context)
x = nd.zeros((3, 5))
print(x)
y = nd.arange(15).reshape((3, 5))
print(x + y, x * y, nd.exp(y / 10))
print(nd.dot(x, y.T))
print("id(y):", id(y) == id(y))
before = id(y)
y[:] = x + y
print(id(y) == before)
nd.elemwise_add(x, y, out=x)
print(x)
x += y
print(x[1:3])
x[1, 2] = 9.0
x[1:2, 1:3] = 5.0
print(x)
x = nd.ones(shape=(3, 3))
y = nd.arange(3)
print("x + y = ", x + y)
y = y.reshape((3, 1))
print("x + y = ", x + y)
a = x.asnumpy()
print(type(a))
y = nd.array(a)
print(y)
z = nd.ones(shape=(3, 3))
print(z.as_in_context(z.context) is z)
print(nd.concat(x, z, dim=0).shape, nd.stack(x, z).shape, nd.split(nd.arange(6), 3, axis=0))
print(x == z, x.sum(), x.norm().asscalar())
print(
    nd.arange(12).reshape((3, 4)).mean(axis=0),
    nd.argmax(y, axis=0),
    nd.topk(nd.array([[3, 1, 2]]), k=2, ret_typ="value"),
)
