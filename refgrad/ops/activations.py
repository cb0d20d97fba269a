"""# Activations: the bends between the layers"""

import numpy as np

from ..engine.emit import emit, sum_to
from ..engine.modes import modes
from ..engine.operators import elementwise, operator
from ..engine.registry import rules
from ..engine.tape import own
from .common import arrays, in_floats, one_of
from .stream import drawn


# ## relu and sigmoid
#
# Straight for positive x, flat for negative.  The slope at the kink is taken as 0, as in MXNet.
@elementwise(nd="relu", npx="relu", methods="relu")
@rules(x=lambda dy, y: dy * (y > 0))
def relu(x):
    """max(x, 0).  The slope at 0 is 0."""
    return np.maximum(x, np.zeros((), x.dtype))


# Why save y and not x?  The slope of 1/(1 + e⁻ˣ) can be read off the output, y · (1 - y), so the tape is free
# to forget x.  And it is largest, 1/4, at x = 0: ten such layers shrink a gradient a millionfold.
#
# e⁻ˣ overflows for very negative x, and eˣ for very positive; e^-|x| never does.
@elementwise(nd="sigmoid", npx="sigmoid", methods="sigmoid")
@rules(x=lambda dy, y: dy * y * (1 - y))
def sigmoid(x):
    """1/(1 + e⁻ˣ), between 0 and 1.  Its slope is y·(1 - y)."""
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, small) / (1 + small)


# ## Their relatives
#
# softrelu is a relu without the kink.  Its slope is the sigmoid eˣ / (1 + eˣ), which is eˣ⁻ʸ, since eʸ = 1 + eˣ.  It is
# 1 - e⁻ʸ as well; written so it would be lost where y is tiny, and `expm1`, which keeps it, is slow on many processors.
# Where x is large, y is x and the slope 1; the cut at 88 makes ∞ - ∞ a difference of equal numbers.
@elementwise(npx="softrelu", nd="softrelu")
@rules(x=lambda dy, x, y: dy * np.exp(np.minimum(x, 88) - np.minimum(y, 88)))
def softrelu(x):
    """log(1 + eˣ), also called softplus.  Its slope is eˣ⁻ʸ, the sigmoid."""
    return np.maximum(x, np.zeros((), x.dtype)) + np.log1p(np.exp(-np.abs(x)))


@elementwise(npx="log_sigmoid", nd="log_sigmoid", methods="log_sigmoid")
@rules(x=lambda dy, x, y: dy * np.exp(np.maximum(y, -88) - np.maximum(x, -88)))
def log_sigmoid(x):
    """log(1/(1 + e⁻ˣ)), exact also where the sigmoid is tiny.  Its slope is eʸ⁻ˣ."""
    return np.minimum(x, np.zeros((), x.dtype)) - np.log1p(np.exp(-np.abs(x)))


def softsign_rule(dy, x):
    below = 1 + np.abs(x)
    return dy / (below * below)


@elementwise(nd="softsign", npx="softsign", methods="softsign")
@rules(x=softsign_rule)
def softsign(x):
    """x / (1 + |x|), between -1 and 1.  Its slope is 1/(1 + |x|)²."""
    return x / (1 + np.abs(x))


@operator(npx="mish", nd="mish")
@arrays("x")
def mish(x):
    """x · tanh(softrelu(x))."""
    return x * softrelu(x).tanh()


@operator(nd="hard_sigmoid", npx="hard_sigmoid")
@rules(data=lambda dy, y, alpha: dy * float(alpha) * ((y > 0) * (y < 1)))
def hard_sigmoid(data, alpha=0.2, beta=0.5):
    """alpha·x + beta, kept between 0 and 1.  The slope is 0 at and beyond these limits."""
    data = in_floats(data)
    x = data._data
    y = np.clip(x * np.asarray(alpha, x.dtype) + np.asarray(beta, x.dtype), 0, 1).astype(x.dtype)
    return emit(hard_sigmoid, y, (data, (own(y), alpha)))


# ## Activation
#
# One name for several, chosen by a word: then a table of words can describe a network.
ACTIVATIONS = dict(relu=relu, sigmoid=sigmoid, softrelu=softrelu, softsign=softsign, tanh=lambda x: x.tanh(),
                   log_sigmoid=log_sigmoid, mish=mish)


@operator(nd="Activation", npx="activation")
@arrays("data")
def Activation(data, act_type):
    """The activation of that name.

    Args:
        data: array of floats.
        act_type: "relu", "sigmoid", "softrelu", "softsign", "tanh", "log_sigmoid" or "mish".

    Raises:
        MXNetError: another act_type.
    """
    one_of("Activation", "act_type", act_type, ACTIVATIONS)
    return ACTIVATIONS[act_type](data)


# ## Leaky ones
#
# A relu lets nothing through below 0, and a unit that always stays there never learns again.  These let a little
# through: a straight line, or an exponential that settles at -slope.  At 0 itself the left side counts.
def leaky_rule(dy, x, slope):
    return dy * np.where(x > 0, np.ones_like(x), np.full_like(x, slope))


def leaky(x, slope):
    x = in_floats(x)
    data = x._data
    return emit(leaky_relu, np.where(data > 0, data, data * np.asarray(slope, data.dtype)), (x, (x, slope)))


@operator()
@rules(x=leaky_rule)
def leaky_relu(x, slope):
    """x where it is positive, slope · x elsewhere; the "leaky" of `LeakyReLU`."""
    return leaky(x, slope)


# y = slope · (eˣ - 1) below 0, so dy/dx there is slope · eˣ = y + slope.
def elu_rule(dy, x, y, slope, scale):
    return dy * np.where(x > 0, np.full_like(x, scale), y + float(slope * scale))


@operator()
@rules(x=elu_rule)
def elu(x, slope, scale=1.0):
    """scale · x where x is positive, scale · slope · (eˣ - 1) elsewhere; "elu" and "selu" of `LeakyReLU`."""
    x = in_floats(x)
    data = x._data
    y = np.where(data > 0, data * scale, slope * scale * np.expm1(np.minimum(data, 0))).astype(data.dtype)
    return emit(elu, y, (x, (x, own(y), slope, scale)))


def prelu_gamma(dy, x, shape, laid):
    return sum_to(dy * np.where(x > 0, np.zeros_like(x), x), laid).reshape(shape)


@operator()
@rules(x=lambda dy, x, gamma: dy * np.where(x > 0, np.ones_like(x), gamma), gamma=prelu_gamma)
def prelu(x, gamma):
    """x where it is positive, gamma · x elsewhere, gamma being learned; "prelu" of `LeakyReLU`."""
    x, gamma = in_floats(x), in_floats(gamma)
    wide = x.ndim > 1 and gamma.size > 1
    laid = (1, -1, *(1,) * (x.ndim - 2)) if wide and gamma.ndim == 1 else gamma.shape
    slopes = gamma.reshape(laid)
    y = np.where(x._data > 0, x._data, x._data * slopes._data)
    return emit(prelu, y, (x, (x, slopes)), (gamma, (x, gamma.shape, slopes.shape)))


# A smooth relu: x · Φ(x), where Φ(x) is the probability that a normally distributed number (mean 0, variance 1) is
# below x.
def gelu(x):
    return x * ((x * float(np.sqrt(0.5))).erf() + 1) * 0.5


# The constants of S. Hochreiter's group (Klambauer et al. 2017): with them mean 0 and variance 1 are a fixed point.
SELU_SLOPE, SELU_SCALE = 1.6732632423543772, 1.0507009873554805
LEAKY = "elu", "gelu", "leaky", "prelu", "rrelu", "selu"


@operator(nd="LeakyReLU", npx="leaky_relu")
@arrays("data", "gamma")
def LeakyReLU(data, gamma=None, act_type="leaky", slope=0.25, lower_bound=0.125, upper_bound=0.334):
    """x where x is positive, and a little elsewhere.

    Args:
        data: array of floats.
        gamma: for "prelu", the slopes: one, or one for each channel (axis 1).
        act_type: below 0 it is slope·x for "leaky", gamma·x for "prelu", slope·(eˣ - 1) for "elu", a random
            slope between the bounds for "rrelu" (in prediction their mean).  "selu" is a scaled elu with fixed
            constants, "gelu" is x·Φ(x) everywhere, with the normal distribution function Φ.
        slope, lower_bound, upper_bound: numbers.

    Raises:
        MXNetError: another act_type.
    """
    one_of("LeakyReLU", "act_type", act_type, LEAKY)
    if act_type == "leaky":
        return leaky(data, slope)
    if act_type == "prelu":
        return prelu(data, gamma)
    if act_type == "gelu":
        return gelu(data)
    if act_type == "elu":
        return elu(data, slope)
    if act_type == "selu":
        return elu(data, SELU_SLOPE, SELU_SCALE)
    if not modes.training:
        return leaky(data, (lower_bound + upper_bound) / 2)
    return leaky(data, drawn(lambda g: g.uniform(lower_bound, upper_bound, data.shape)).astype(data._data.dtype))


# ## smooth L1
#
# A square near 0, straight further out: there a larger error pulls no harder than a smaller one.
def smooth_l1_rule(dy, x, s):
    near = np.abs(x) < 1 / s
    return dy * np.where(near, x * s, np.sign(x))


@operator(nd="smooth_l1", npx="smooth_l1")
@rules(data=smooth_l1_rule)
def smooth_l1(data, scalar=1.0):
    """0.5·(s·x)² where |x| < 1/s², |x| - 0.5/s² elsewhere.

    Args:
        data: array of floats.
        scalar: s.
    """
    data = in_floats(data)
    s, x = float(scalar) ** 2, data._data
    y = np.where(np.abs(x) < 1 / s, 0.5 * s * x * x, np.abs(x) - 0.5 / s).astype(x.dtype)
    return emit(smooth_l1, y, (data, (data, s)))
