"""A Function of one's own, gradients that add up, and a second derivative."""

from mxnet import autograd, nd


class sigmoid(autograd.Function):
    def forward(self, x):
        y = 1 / (1 + nd.exp(-x))
        self.save_for_backward(y)
        return y

    def backward(self, dy):
        (y,) = self.saved_tensors
        return dy * y * (1 - y)


func = sigmoid()
x = nd.array([-1.0, 0.0, 2.0])
x.attach_grad()
with autograd.record():
    m = func(x)
m.backward(nd.ones(3))
print(m, x.grad)
x = nd.array([3.0])
x.attach_grad(grad_req="add")
for i in range(3):
    with autograd.record():
        y = x * x
    y.backward()
print(x.grad)
x = nd.array([0.5])
x.attach_grad()
with autograd.record():
    y = nd.sin(x)
    g = autograd.grad(y, [x], create_graph=True, retain_graph=True)[0]
g.backward()
print(g, x.grad)
