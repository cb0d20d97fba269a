"""# Densities: how likely is what was drawn?

The logarithm of a density is what a statistical model is trained by: its gradient says how the parameters should have
been for the sample to be more likely.  Each density is written as its logarithm, for which nothing underflows, and
differentiable in every parameter and, where it is not a count, in the sample.
"""

import numpy as np

from ..engine.operators import operator
from .common import arrays, in_floats


# ## Samples and parameters
#
# A sample has the shape of the parameters, and behind it any axes of its own.
def laid(sample, *parameters):
    """The parameters with axes of length 1 for those that only the sample has."""
    spread = [p.reshape(p.shape + (1,) * (sample.ndim - p.ndim)) for p in map(in_floats, parameters)]
    return in_floats(sample), *spread


def density(logarithm, is_log):
    return logarithm if is_log else logarithm.exp()


def choices(n, k):
    """log (Γ(n + k) / (Γ(n + 1) Γ(k))): a binomial coefficient's logarithm, between the whole numbers too."""
    return (n + k).gammaln() - (n + 1).gammaln() - k.gammaln()


# ## Continuous
@operator(nd="random_pdf_normal")
@arrays("sample", "mu", "sigma")
def random_pdf_normal(sample, mu, sigma, is_log=False):
    """The density of a normal distribution.

    Args:
        sample: array, in the shape of the parameters with any axes behind.
        mu, sigma: mean and standard deviation, arrays.
        is_log: give its logarithm.
    """
    x, mu, sigma = laid(sample, mu, sigma)
    away = (x - mu) / sigma
    return density(away * away * -0.5 - sigma.log() - float(np.log(2 * np.pi) / 2), is_log)


@operator(nd="random_pdf_uniform")
@arrays("sample", "low", "high")
def random_pdf_uniform(sample, low, high, is_log=False):
    """The density of an even distribution from low to high, whether or not the sample lies there.

    Args:
        sample, is_log: as for `random_pdf_normal`.
        low, high: arrays.
    """
    x, low, high = laid(sample, low, high)
    return density(x * 0 - (high - low).log(), is_log)


@operator(nd="random_pdf_exponential")
@arrays("sample", "lam")
def random_pdf_exponential(sample, lam, is_log=False):
    """The density λ·e^(-λx) of an exponential distribution of rate lam; see `random_pdf_normal`."""
    x, lam = laid(sample, lam)
    return density(lam.log() - lam * x, is_log)


@operator(nd="random_pdf_gamma")
@arrays("sample", "alpha", "beta")
def random_pdf_gamma(sample, alpha, beta, is_log=False):
    """The density βᵅ·xᵅ⁻¹·e^(-βx) / Γ(α) of a gamma distribution, of rate beta; see `random_pdf_normal`."""
    x, alpha, beta = laid(sample, alpha, beta)
    return density(alpha * beta.log() + (alpha - 1) * x.log() - beta * x - alpha.gammaln(), is_log)


# A Dirichlet distribution draws shares of a whole: its last axis is that of the shares.
@operator(nd="random_pdf_dirichlet")
@arrays("sample", "alpha")
def random_pdf_dirichlet(sample, alpha, is_log=False):
    """The density Π xᵅ⁻¹ · Γ(Σα) / Π Γ(α) of a Dirichlet distribution.

    Args:
        sample: positive numbers whose sum along the last axis is 1; between this and the axes in front of it, which
            are those of alpha, there may be others.
        alpha: array.
        is_log: give its logarithm.
    """
    x, alpha = in_floats(sample), in_floats(alpha)
    alpha = alpha.reshape(alpha.shape[:-1] + (1,) * (x.ndim - alpha.ndim) + alpha.shape[-1:])
    y = ((alpha - 1) * x.log()).sum(axis=-1)
    return density(y + alpha.sum(axis=-1).gammaln() - alpha.gammaln().sum(axis=-1), is_log)


# ## Counts
#
# Between two counts there is nothing, so a sample of them receives zeros, as in MXNet: it is rounded, which changes no
# count and lets no gradient through.
def of_counts(sample, *parameters):
    x, *parameters = laid(sample, *parameters)
    return x.rint(), *parameters


@operator(nd="random_pdf_poisson")
@arrays("sample", "lam")
def random_pdf_poisson(sample, lam, is_log=False):
    """The probability λˣ·e^(-λ) / x! of x rare events; see `random_pdf_normal`."""
    x, lam = of_counts(sample, lam)
    return density(x * lam.log() - lam - (x + 1).gammaln(), is_log)


@operator(nd="random_pdf_negative_binomial")
@arrays("sample", "k", "p")
def random_pdf_negative_binomial(sample, k, p, is_log=False):
    """The probability that something of probability p fails x times before its k-th success.

    Args:
        sample, is_log: as for `random_pdf_normal`.
        k, p: arrays.
    """
    x, k, p = of_counts(sample, k, p)
    return density(choices(x, k) + k * p.log() + x * (1 - p).log(), is_log)


@operator(nd="random_pdf_generalized_negative_binomial")
@arrays("sample", "mu", "alpha")
def random_pdf_generalized_negative_binomial(sample, mu, alpha, is_log=False):
    """The probability of a count x of mean mu and variance mu + alpha · mu²; see `random_pdf_normal`."""
    x, mu, alpha = of_counts(sample, mu, alpha)
    k, p = 1 / alpha, 1 / (mu * alpha + 1)
    return density(choices(x, k) + k * p.log() + x * (1 - p).log(), is_log)
