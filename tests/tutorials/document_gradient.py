"""The gradient of 2x², in nd."""

import mxnet as mx
from mxnet import autograd

x = mx.nd.array([[1, 2], [3, 4]])
x.attach_grad()
with autograd.record():
    y = x * 2
    z = y * x
z.backward()
print(x.grad)
