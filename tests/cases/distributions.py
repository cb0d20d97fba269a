"""Cases of `refgrad/ops/distributions.py`: limits and means, and the one gradient there is."""
import numpy

import refgrad as mx

from . import case, real
from .random import INFINITY, MANY, draws, like

E, EULER = numpy.e, numpy.euler_gamma


def vectors(call, cls):
    """Mean and covariances of normally distributed vectors."""
    mx.random.seed(3)
    mean, cov = mx.np.array([1.0, -2.0]), mx.np.array([[2.0, 0.5], [0.5, 1.0]])
    data = call(mean, cov, 4000).asnumpy()
    assert data.shape == (4000, 2) and call(mean, cov).shape == (2,)
    assert abs(data.mean(0) - [1, -2]).max() < 0.1 and abs(numpy.cov(data.T) - cov.asnumpy()).max() < 0.2


def shares(call, cls):
    """Each position comes up as often as its probability says."""
    mx.random.seed(3)
    p = mx.nd.array([[0.1, 0.6, 0.3], [0.5, 0.5, 0.0]])
    places = call(p, 3000).asnumpy()
    assert places.shape == (2, 3000) and places.dtype == "int32"
    counts = numpy.array([numpy.bincount(row, minlength=3) for row in places])
    assert abs(counts / 3000 - p.asnumpy()).max() < 0.04 and counts[1, 2] == 0


def counted(call, cls):
    mx.random.seed(3)
    counts = call(3000, mx.np.array([0.1, 0.6, 0.3])).asnumpy()
    assert counts.sum() == 3000 and abs(counts / 3000 - [0.1, 0.6, 0.3]).max() < 0.04
    assert call(5, [0.5, 0.5], (2, 3)).shape == (2, 3, 2)


# log p of what was drawn.
DRAWN = [case(real(3, low=0.2, high=1.0), get_prob=True), case(real(2, 3, low=0.2, high=1.0), shape=4, get_prob=True)]

CASES = {
    "exponential": [draws(0, INFINITY, 2, 2, MANY)],
    "exponential_of_rate": [draws(0, INFINITY, 0.5, 2, MANY)],
    "exponential_np": [draws(0, INFINITY, 2, 2, MANY)],
    "gamma_distribution": [draws(0, INFINITY, 6, 3, 2, MANY)],
    "gamma_distribution_np": [draws(0, INFINITY, 6, 3, 2, MANY)],
    "beta": [draws(0, 1, 0.4, 2, 3, MANY)],
    "chisquare": [draws(0, INFINITY, 3, 3, MANY)],
    "lognormal": [draws(0, INFINITY, E ** (0.5 + 0.125), 0.5, 0.5, MANY)],
    "pareto": [draws(0, INFINITY, 0.25, 5, MANY)],
    "power_distribution": [draws(0, 1, 0.75, 3, MANY)],
    "rayleigh": [draws(0, INFINITY, 2 * (numpy.pi / 2) ** 0.5, 2, MANY)],
    "weibull": [draws(0, INFINITY, numpy.pi ** 0.5 / 2, 2, MANY)],
    "gumbel": [draws(-INFINITY, INFINITY, 1 + 2 * EULER, 1, 2, MANY)],
    "logistic": [draws(-INFINITY, INFINITY, 1, 1, 2, MANY)],
    "multivariate_normal": [case().holds(vectors)],
    "poisson": [draws(0, INFINITY, 4, 4, MANY)],
    "negative_binomial": [draws(0, INFINITY, 3, 3, 0.5, MANY)],
    "generalized_negative_binomial": [draws(0, INFINITY, 2, 2, 0.5, MANY)],
    "exponential_like": [like(0, INFINITY, 0.5, lam=2.0)],
    "gamma_like": [like(0, INFINITY, 6, alpha=3.0, beta=2.0)],
    "poisson_like": [like(0, INFINITY, 4, lam=4.0)],
    "negative_binomial_like": [like(0, INFINITY, 3, k=3, p=0.5)],
    "generalized_negative_binomial_like": [like(0, INFINITY, 2, mu=2.0, alpha=0.5)],
    "bernoulli": [draws(0, 1, 0.3, prob=0.3, size=MANY), draws(0, 1, 1 / (1 + E), logit=-1.0, size=MANY)],
    "multinomial": [case().holds(shares)] + [c.seeded().floats() for c in DRAWN],
    "multinomial_np": [case().holds(counted)],
}
