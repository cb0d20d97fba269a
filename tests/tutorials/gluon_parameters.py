"""Access to parameters, initialisers, one of one's own, sharing."""

from mxnet import init, nd
from mxnet.gluon import nn

net = nn.Sequential(prefix="net_")
with net.name_scope():
    net.add(nn.Dense(4, activation="relu"))
    net.add(nn.Dense(2))
net.initialize()
x = nd.ones((2, 20))
Y = net(x)
print(net[0].params, type(net[0].params).__name__)
print(net[0].params["net_dense0_weight"] is net[0].weight)
print(net[0].weight, net[0].weight.data().shape, net[0].weight.grad())
print(net[1].bias.data())
print(net.collect_params())
print(net.collect_params(".*weight"))
net.initialize(init=init.Normal(sigma=0.01), force_reinit=True)
print(abs(net[0].weight.data()[0]).max().asscalar() < 0.1)
net.initialize(init=init.Constant(1), force_reinit=True)
print(net[0].weight.data()[0])
net[0].weight.initialize(init=init.Xavier(), force_reinit=True)


class MyInit(init.Initializer):
    def _init_weight(self, name, data):
        print("Init", name, data.shape)
        data[:] = nd.arange(data.size).reshape(data.shape)


net.initialize(MyInit(), force_reinit=True)
print(net[1].weight.data())
net[0].weight.set_data(net[0].weight.data() + 1)
print(net[0].weight.data()[0])
shared = nn.Dense(8, activation="relu", in_units=8)
net = nn.Sequential()
net.add(nn.Dense(8, activation="relu"), shared, nn.Dense(8, activation="relu", params=shared.params), nn.Dense(10))
net.initialize()
net(nd.ones((2, 20)))
print((net[1].weight.data()[0] == net[2].weight.data()[0]).sum())
