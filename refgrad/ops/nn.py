"""# Layers and losses of neural networks"""

import numpy as np

from ..engine.array import wrap
from ..engine.emit import emit, no_signal, silent
from ..engine.errors import error
from ..engine.modes import modes
from ..engine.operators import elementwise, operator
from ..engine.registry import rules
from ..engine.tape import note_write, own
from .random import generator


# ## Activations
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


# ## Softmax
#
# yᵢ = e^xᵢ / Σ e^x.  Raising one input lowers all other outputs, so the slope is a full matrix,
# diag(y) - y yᵀ; times dy it is y · (dy - Σ dy·y).  Subtracting the maximum first changes nothing in the
# result and keeps e^x from overflowing.
def softmax_rule(dy, y, axis, temperature):
    dx = y * (dy - (dy * y).sum(axis, keepdims=True))
    return dx if temperature is None else dx / temperature


@operator(nd="softmax", npx="softmax", methods="softmax")
@rules(x=softmax_rule)
def softmax(x, axis=-1, temperature=None):
    """eˣ / Σ eˣ along an axis: positive, and 1 in sum.

    Args:
        axis: an int.
        temperature: divides x first; large values make the result more even.
    """
    data = x._data if temperature is None else x._data / np.asarray(temperature, x._data.dtype)
    y = np.exp(data - data.max(axis, keepdims=True))
    y /= y.sum(axis, keepdims=True)
    return emit(softmax, y, (x, (own(y), axis, temperature)))


# log softmax = x - max - log Σ e^(x - max): the logarithm of a tiny softmax would be -∞, this is exact.
def log_softmax_rule(dy, y, axis, temperature):
    dx = dy - np.exp(y) * dy.sum(axis, keepdims=True)
    return dx if temperature is None else dx / temperature


@operator(nd="log_softmax", npx="log_softmax", methods="log_softmax")
@rules(x=log_softmax_rule)
def log_softmax(x, axis=-1, temperature=None):
    """log(softmax(x)), exact also where the softmax is tiny.

    Args:
        axis, temperature: as for `softmax`.
    """
    data = x._data if temperature is None else x._data / np.asarray(temperature, x._data.dtype)
    data = data - data.max(axis, keepdims=True)
    y = data - np.log(np.exp(data).sum(axis, keepdims=True))
    return emit(log_softmax, y, (x, (own(y), axis, temperature)))


# ## Dropout
#
# In training every element is dropped with probability p, and what is left is scaled by 1/(1 - p), so that
# the mean stays the same and prediction needs no correction.  Only the *training* switch counts: recording asks
# whether to differentiate, training how to behave.
@operator(nd="Dropout", npx="dropout")
@rules(x=lambda dy, mask: dy * mask)
def dropout(x, p=0.5, mode="training", axes=()):
    """In training, zeros with probability p and the rest scaled by 1/(1 - p); otherwise x.

    Args:
        p: the probability of being dropped, from 0 to 1.
        mode: "training", or "always" to drop in prediction too.
        axes: axes along which one decision holds for all elements.

    Raises:
        MXNetError: p is not between 0 and 1.
    """
    if not 0 <= p <= 1:
        raise error("dropout", p=p)
    if mode not in ("training", "always"):
        raise ValueError(f"dropout: mode has to be 'training' or 'always', not {mode!r}")
    shape = tuple(1 if axis in axes else length for axis, length in enumerate(x.shape))
    if not (modes.training or mode == "always") or p == 0:
        mask = np.ones((), x._data.dtype)
    elif p == 1:
        mask = np.zeros((), x._data.dtype)
    else:
        mask = (generator().random(shape) >= p).astype(x._data.dtype) / np.asarray(1 - p, x._data.dtype)
    return emit(dropout, x._data * mask, (x, (mask,)))


# ## Stopping a gradient
@elementwise(nd="BlockGrad stop_gradient")
@rules(x=no_signal)
def BlockGrad(x):
    """The same values; no gradient flows.  As a head it is no error: the gradients are zeros."""
    return x.copy()


@elementwise(nd="make_loss")
@rules(x=lambda dy, x: np.ones_like(x))
def make_loss(x):
    """The same values, as a loss: the gradient is 1 whatever arrives."""
    return x.copy()


# ## Batch normalisation
#
# Each channel is moved to mean 0 and scaled to variance 1, then scaled by γ and moved by β, which are learned.
# In training mean and variance are those of the batch, and part of the graph: dx has to account for the fact
# that every element moves them.  In prediction they are constants, kept by a moving average.
#
#     x̂ = (x - μ)/σ,  y = γ·x̂ + β
#     dx = γ/σ · (dy - mean(dy) - x̂ · mean(dy · x̂))       training: the last two terms are dμ and dσ
#     dx = γ/σ · dy                                         prediction
#
# The rules recompute x̂ from x, so that they can be differentiated again.
def normalised(x, mean, var, eps, axes, moving):
    if not moving:
        mean = x.mean(axes, keepdims=True)
        var = ((x - mean) * (x - mean)).mean(axes, keepdims=True)
    sigma = np.sqrt(var + float(eps))
    return (x - mean) / sigma, sigma


def batch_norm_x(dy, x, gamma, mean, var, eps, axes, moving, fixed):
    hat, sigma = normalised(x, mean, var, eps, axes, moving)
    dhat = dy if fixed else dy * gamma.reshape(mean.shape)
    if not moving:
        dhat = dhat - dhat.mean(axes, keepdims=True) - hat * (dhat * hat).mean(axes, keepdims=True)
    return dhat / sigma


def batch_norm_gamma(dy, x, gamma, mean, var, eps, axes, moving, fixed):
    if fixed:
        return np.zeros_like(gamma)
    hat, _ = normalised(x, mean, var, eps, axes, moving)
    return (dy * hat).sum(axes).reshape(gamma.shape)


@operator(nd="BatchNorm", npx="batch_norm")
@rules(data=batch_norm_x, gamma=batch_norm_gamma, beta=lambda dy, axes, shape: dy.sum(axes).reshape(shape),
       moving_mean=no_signal, moving_var=no_signal)
def batch_norm(data, gamma, beta, moving_mean, moving_var, eps=1e-3, momentum=0.9, fix_gamma=True,
               use_global_stats=False, output_mean_var=False, axis=1, cudnn_off=False):
    """γ·(x - μ)/√(σ² + eps) + β for each channel.

    In training μ and σ² (biased) are those of the batch, and the moving ones are updated at once, as
    moving · momentum + batch · (1 - momentum); MXNet does that during backward.

    Args:
        data: array; `axis` is its channel axis.
        gamma, beta, moving_mean, moving_var: one number for each channel.
        fix_gamma: take γ as 1; its gradient is 0.
        use_global_stats: use the moving statistics in training too, and leave them as they are.
        output_mean_var: also return mean and variance.
        cudnn_off: ignored.
    """
    axis, moving = axis % data.ndim, use_global_stats or not modes.training
    axes = tuple(k for k in range(data.ndim) if k != axis)
    kept = tuple(n if k == axis else 1 for k, n in enumerate(data.shape))
    x, gamma_data = data._data, np.ones_like(gamma._data) if fix_gamma else gamma._data
    if moving:
        mean, var = moving_mean._data.reshape(kept).copy(), moving_var._data.reshape(kept).copy()
    else:
        mean, var = x.mean(axes, keepdims=True), x.var(axes, keepdims=True)
        update(moving_mean, mean, momentum)
        update(moving_var, var, momentum)
    hat = (x - mean) / np.sqrt(var + np.asarray(eps, x.dtype))
    y = gamma_data.reshape(kept) * hat + beta._data.reshape(kept)
    stats = data, gamma, mean, var, eps, axes, moving, fix_gamma
    out = emit(batch_norm, y.astype(x.dtype), (data, stats), (gamma, stats), (beta, (axes, beta.shape)),
               (moving_mean, silent(moving_mean)), (moving_var, silent(moving_var)))
    if not output_mean_var:
        return out
    return [out, *(wrap(data.family, v.reshape(gamma.shape)) for v in (mean, var))]


def update(moving, batch, momentum):
    """A moving average, one step on, in place."""
    note_write(moving._data)
    moving._data[...] = moving._data * momentum + batch.reshape(moving.shape) * (1 - momentum)
