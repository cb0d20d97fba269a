"""Throwing dice, and counting what came."""

import numpy as np
from mxnet import nd

probabilities = nd.ones(6) / 6
print(nd.sample_multinomial(probabilities).shape, nd.sample_multinomial(probabilities, shape=(5, 10)).shape)
rolls = nd.array(np.random.RandomState(1).randint(0, 6, 1000))
counts = nd.zeros((6, 1000))
totals = nd.zeros(6)
for i, roll in enumerate(rolls):
    totals[int(roll.asscalar())] += 1
    counts[:, i] = totals
print(totals / 1000)
x = nd.arange(1000).reshape((1, 1000)) + 1
estimates = counts / x
print(estimates[:, 0], estimates[:, 1], estimates[:, 100])
