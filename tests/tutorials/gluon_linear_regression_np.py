"""The same in np."""

import numpy as onp
from mxnet import autograd, gluon, init, np, npx
from mxnet.gluon import nn

npx.set_np()
rng = onp.random.RandomState(0)
true_w = np.array([2, -3.4])
true_b = 4.2
X = np.array(rng.normal(0, 1, (1000, 2)).astype("float32"))
y = (np.dot(X, true_w) + true_b + np.array(rng.normal(0, 0.01, 1000).astype("float32"))).reshape((-1, 1))


def load_array(data_arrays, batch_size, is_train=True):
    return gluon.data.DataLoader(gluon.data.ArrayDataset(*data_arrays), batch_size, shuffle=is_train)


it = load_array((X, y), 10, False)
print(next(iter(it)))
net = nn.Sequential()
net.add(nn.Dense(1))
net.initialize(init.Constant(0.01))
loss = gluon.loss.L2Loss()
trainer = gluon.Trainer(net.collect_params(), "sgd", {"learning_rate": 0.03})
for epoch in range(3):
    for a, b in it:
        with autograd.record():
            l = loss(net(a), b)
        l.backward()
        trainer.step(10)
    l = loss(net(X), y)
    print(f"epoch {epoch + 1}, loss {l.mean().asnumpy():f}")
w = net[0].weight.data()
print(f"error in estimating w: {true_w - w.reshape(true_w.shape)}")
b = net[0].bias.data()
print(f"error b: {true_b - b}")
print(repr(net[0].weight.grad()).startswith("array"), type(w).__name__)
