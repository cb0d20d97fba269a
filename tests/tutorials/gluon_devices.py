"""Devices, of which there is one."""

import mxnet as mx
from mxnet import gluon, nd

print(mx.cpu(), mx.context.num_gpus(), mx.gpu())
ctx = mx.gpu() if mx.context.num_gpus() else mx.cpu()
x = nd.ones((3, 4), ctx=ctx)
print(x.context)
net = gluon.nn.Dense(2)
net.initialize(ctx=ctx)
print(net(x).context)
data = gluon.utils.split_and_load(nd.arange(4).reshape((4, 1)), [mx.cpu(0)])
print(data)
net.collect_params().reset_ctx(ctx)
