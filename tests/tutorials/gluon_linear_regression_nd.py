"""Linear regression with layers, losses, loaders and a trainer, in nd."""

import numpy as onp
from mxnet import autograd, gluon, init, nd
from mxnet.gluon import data as gdata
from mxnet.gluon import loss as gloss
from mxnet.gluon import nn

rng = onp.random.RandomState(0)
true_w = [2, -3.4]
true_b = 4.2
features = nd.array(rng.normal(size=(1000, 2)))
labels = true_w[0] * features[:, 0] + true_w[1] * features[:, 1] + true_b
labels += nd.array(rng.normal(scale=0.01, size=labels.shape))
dataset = gdata.ArrayDataset(features, labels)
data_iter = gdata.DataLoader(dataset, 10, shuffle=False)
for X, y in data_iter:
    print(X, y)
    break
net = nn.Sequential()
net.add(nn.Dense(1))
net.initialize(init.Normal(sigma=0.01))
net(features[:2])
net[0].weight.set_data(nd.array([[0.01, -0.02]]))
loss = gloss.L2Loss()
trainer = gluon.Trainer(net.collect_params(), "sgd", {"learning_rate": 0.03})
for epoch in range(1, 4):
    for X, y in data_iter:
        with autograd.record():
            l = loss(net(X), y)
        l.backward()
        trainer.step(10)
    l = loss(net(features), labels)
    print("epoch %d, loss: %f" % (epoch, l.mean().asscalar()))
dense = net[0]
print(true_w, dense.weight.data())
print(true_b, dense.bias.data())
print(len(data_iter), len(dataset), dataset[3][0], trainer.learning_rate)
