"""# Distributions: random numbers of other kinds"""

import numpy as np

from ..engine.array import raw
from ..engine.operators import creation
from .random import draw_nd, draw_np, made, sized
from .stream import drawn


# ## Positive numbers
#
# nd knows two exponential distributions, the older one by its rate and the other by its mean, 1/rate.
@creation(nd="random.exponential")
def exponential(cls, scale=1, shape=None, dtype=None, ctx=None, out=None, **ignored):
    """Exponentially distributed numbers of mean `scale`; see `uniform` for the shape."""
    return draw_nd(cls, "exponential", (scale,), shape, dtype, ctx, out)


@creation(nd="random_exponential sample_exponential")
def exponential_of_rate(cls, lam=1.0, shape=None, ctx=None, dtype=None, out=None):
    """Exponentially distributed numbers of mean 1/lam; see `uniform` for the shape."""
    return draw_nd(cls, lambda g, rate, size: g.exponential(1 / np.asarray(rate), size), (lam,), shape, dtype, ctx, out)


@creation(np="random.exponential")
def exponential_np(cls, scale=1.0, size=None, ctx=None, out=None):
    """Exponentially distributed numbers of mean `scale`."""
    return draw_np(cls, "exponential", (scale,), size, None, ctx, out)


@creation(nd="random.gamma")
def gamma_distribution(cls, alpha=1, beta=1, shape=None, dtype=None, ctx=None, out=None, **ignored):
    """Numbers of the gamma distribution of shape `alpha` and scale `beta`; see `uniform` for the shape."""
    return draw_nd(cls, "gamma", (alpha, beta), shape, dtype, ctx, out)


@creation(np="random.gamma")
def gamma_distribution_np(cls, shape, scale=1.0, size=None, dtype=None, ctx=None, out=None):
    """Numbers of the gamma distribution of the given shape and scale."""
    return draw_np(cls, "gamma", (shape, scale), size, dtype, ctx, out)


@creation(np="random.beta")
def beta(cls, a, b, size=None, dtype=None, ctx=None):
    """Numbers between 0 and 1 of the beta distribution."""
    return draw_np(cls, "beta", (a, b), size, dtype, ctx, None)


@creation(np="random.chisquare")
def chisquare(cls, df, size=None, dtype=None, ctx=None):
    """Sums of the squares of df normally distributed numbers."""
    return draw_np(cls, "chisquare", (df,), size, dtype, ctx, None)


@creation(np="random.lognormal")
def lognormal(cls, mean=0.0, sigma=1.0, size=None, dtype=None, ctx=None, out=None):
    """e to the power of normally distributed numbers."""
    return draw_np(cls, "lognormal", (mean, sigma), size, dtype, ctx, out)


@creation(np="random.pareto")
def pareto(cls, a, size=None, ctx=None, out=None):
    """Numbers from 0 on of the distribution of Lomax (Pareto's, moved to 0), of shape a."""
    return draw_np(cls, "pareto", (a,), size, None, ctx, out)


@creation(np="random.power")
def power_distribution(cls, a, size=None):
    """Numbers between 0 and 1 with density a·xᵃ⁻¹."""
    return draw_np(cls, "power", (a,), size, None, None, None)


@creation(np="random.rayleigh")
def rayleigh(cls, scale=1.0, size=None, ctx=None, out=None):
    """The lengths of normally distributed vectors of two components."""
    return draw_np(cls, "rayleigh", (scale,), size, None, ctx, out)


@creation(np="random.weibull")
def weibull(cls, a, size=None, ctx=None, out=None):
    """Numbers of Weibull's distribution of lifetimes, of shape a."""
    return draw_np(cls, "weibull", (a,), size, None, ctx, out)


# ## Numbers around a location
@creation(np="random.gumbel")
def gumbel(cls, loc=0.0, scale=1.0, size=None, ctx=None, out=None):
    """Numbers of Gumbel's distribution of extremes."""
    return draw_np(cls, "gumbel", (loc, scale), size, None, ctx, out)


@creation(np="random.logistic")
def logistic(cls, loc=0.0, scale=1.0, size=None, ctx=None, out=None):
    """Numbers whose distribution function is a sigmoid."""
    return draw_np(cls, "logistic", (loc, scale), size, None, ctx, out)


@creation(np="random.multivariate_normal")
def multivariate_normal(cls, mean, cov, size=None, check_valid=None, tol=None):
    """Normally distributed vectors.

    Args:
        mean: a vector.
        cov: the matrix of covariances.
        size: how many vectors, an int or a tuple; one if left out.
        check_valid, tol: ignored.
    """
    return made(cls, drawn(lambda g: g.multivariate_normal(raw(mean), raw(cov), size)), None)


# ## Counts
@creation(nd="random.poisson")
def poisson(cls, lam=1, shape=None, dtype=None, ctx=None, out=None, **ignored):
    """How many of many rare events happen, if lam are expected; float32 by default."""
    return draw_nd(cls, "poisson", (lam,), shape, dtype, ctx, out)


@creation(nd="random.negative_binomial")
def negative_binomial(cls, k=1, p=1, shape=None, dtype=None, ctx=None, out=None, **ignored):
    """How often something of probability p fails before its k-th success."""
    return draw_nd(cls, "negative_binomial", (k, p), shape, dtype, ctx, out)


# A Poisson distribution whose expectation is itself random, with mean μ and variance α·μ².
@creation(nd="random.generalized_negative_binomial")
def generalized_negative_binomial(cls, mu=1, alpha=1, shape=None, dtype=None, ctx=None, out=None, **ignored):
    """Counts of mean mu and variance mu + alpha · mu²."""
    def draw(g, mu, alpha, size):
        return g.poisson(g.gamma(1 / np.asarray(alpha, float), np.asarray(mu, float) * alpha, size))
    return draw_nd(cls, draw, (mu, alpha), shape, dtype, ctx, out)


@creation(npx="random.bernoulli")
def bernoulli(cls, prob=None, logit=None, size=None, dtype=None, ctx=None, out=None):
    """1 with a given probability, else 0; float32 by default.

    Args:
        prob: the probability, a number or an array; or
        logit: log(prob/(1 - prob)).
        size, dtype, ctx, out: as for `np.random.uniform`.

    Raises:
        ValueError: both are given, or neither.
    """
    if (prob is None) == (logit is None):
        raise ValueError("bernoulli: give either prob or logit")
    chance = raw(prob) if logit is None else 1 / (1 + np.exp(-np.asarray(raw(logit))))
    return draw_np(cls, lambda g, p, size: g.random(size) < p, (chance,), size, dtype, ctx, out)


# ## One of several classes
#
# A uniform number falls into one of the intervals that the probabilities divide [0, 1) into.  With `get_prob` nd also
# returns the logarithm of the probability of what was drawn: learning from rewards (REINFORCE) needs its gradient.
@creation(nd="random.multinomial")
def multinomial(cls, data, shape=None, get_prob=False, out=None, dtype="int32", **ignored):
    """Positions drawn with given probabilities.

    Args:
        data: probabilities: a vector, or a matrix with a row for each distribution.
        shape: how many to draw from each; one if left out.
        get_prob: also return log p of what was drawn, differentiable in data.
        out: an array to write into.
        dtype: of the positions.
    """
    size = () if shape is None else sized(shape)
    ends = np.cumsum(data._data.astype("float64"), -1)
    ends /= ends[..., -1:]
    count = int(np.prod(size))
    at = drawn(lambda g: g.random((*data.shape[:-1], count, 1)))
    places = np.minimum((at >= ends[..., None, :]).sum(-1), data.shape[-1] - 1)
    drawn_shape = (*data.shape[:-1], *size)
    result = made(cls, places.reshape(drawn_shape or (1,)), dtype, out)
    if not get_prob:
        return result
    rows = data.reshape((-1, data.shape[-1]))
    index = np.repeat(np.arange(rows.shape[0]), count), places.reshape(-1)
    return [result, rows[index].log().reshape(drawn_shape or (1,))]


@creation(np="random.multinomial")
def multinomial_np(cls, n, pvals, size=None):
    """How often each class comes up in n draws, as int64.

    Args:
        n: an int.
        pvals: the probabilities.
        size: the shape of the repetitions; none if left out.
    """
    p = np.asarray(raw(pvals), "float64")
    return made(cls, drawn(lambda g: g.multinomial(n, p / p.sum(), size)), "int64")


# ## In the shape of an array
@creation(nd="random.exponential_like")
def exponential_like(cls, data, lam=1.0, out=None):
    """Exponentially distributed numbers of mean 1/lam, in the shape and dtype of data."""
    return exponential_of_rate(cls, lam, data.shape, dtype=data._data.dtype, out=out)


@creation(nd="random.gamma_like")
def gamma_like(cls, data, alpha=1.0, beta=1.0, out=None):
    """Numbers of the gamma distribution of shape `alpha` and scale `beta`, in the shape and dtype of data."""
    return gamma_distribution(cls, alpha, beta, data.shape, data._data.dtype, out=out)


@creation(nd="random.poisson_like")
def poisson_like(cls, data, lam=1.0, out=None):
    """Counts as of `poisson`, in the shape and dtype of data."""
    return poisson(cls, lam, data.shape, data._data.dtype, out=out)


@creation(nd="random.negative_binomial_like")
def negative_binomial_like(cls, data, k=1, p=1.0, out=None):
    """Counts as of `negative_binomial`, in the shape and dtype of data."""
    return negative_binomial(cls, k, p, data.shape, data._data.dtype, out=out)


@creation(nd="random.generalized_negative_binomial_like")
def generalized_negative_binomial_like(cls, data, mu=1.0, alpha=1.0, out=None):
    """Counts as of `generalized_negative_binomial`, in the shape and dtype of data."""
    return generalized_negative_binomial(cls, mu, alpha, data.shape, data._data.dtype, out=out)
