"""# Normalisation: mean 0 and variance 1, for a batch, a layer, a group

Deep networks learn faster if what enters a layer keeps its scale.  All but `LRN`, the last, compute

    x̂ = (x - μ)/σ,  y = γ·x̂ + β

and differ in the elements that μ and σ are taken over.  γ and β are learned.  μ and σ are part of the graph: dx has
to account for the fact that every element moves them.

    dx̂ = γ · dy,  dx = (dx̂ - mean(dx̂) - x̂ · mean(dx̂ · x̂))/σ

The last two terms of dx come by way of μ and of σ.  The rules recompute x̂ from x, so that they can be differentiated
again.
"""

import numpy as np

from ..engine.array import wrap
from ..engine.emit import emit, no_signal, silent
from ..engine.errors import error
from ..engine.modes import modes
from ..engine.operators import operator
from ..engine.registry import rules
from ..engine.tape import note_write
from .common import arrays, in_floats, normal_axis


# ## The common part
def moments(x, eps, axes):
    """x - μ, and σ."""
    away = x - x.mean(axes, keepdims=True)
    return away, np.sqrt((away * away).mean(axes, keepdims=True) + float(eps))


def through(dhat, away, sigma, axes):
    """From the gradient of x̂ to that of x."""
    hat = away / sigma
    return (dhat - dhat.mean(axes, keepdims=True) - hat * (dhat * hat).mean(axes, keepdims=True)) / sigma


def sum_over(dy, laid):
    """The sum over every axis where `laid` has length 1, in one row."""
    return dy.sum(tuple(k for k, n in enumerate(laid) if n == 1)).reshape(-1)


# ## Batch normalisation
#
# Over the batch, for each channel.  In prediction there may be no batch, so μ and σ are then constants, kept by a
# moving average, and dx = γ/σ · dy.
#
# *Try it*: in training, a batch of one example.  What is left of it?
#     >>> one, zeros, ones = nd.array([[5, -7]]), nd.zeros(2), nd.ones(2)
#     >>> with autograd.train_mode(): y = nd.BatchNorm(one, ones, zeros, nd.zeros(2), nd.ones(2))
#     >>> y.tolist()
#     [[0.0, 0.0]]
def batch_norm_x(dy, x, gamma, mean, var, eps, axes, moving, fixed):
    dhat = dy if fixed else dy * gamma.reshape(mean.shape)
    if moving:
        return dhat / np.sqrt(var + np.asarray(eps, var.dtype))
    return through(dhat, *moments(x, eps, axes), axes)


def batch_norm_gamma(dy, x, gamma, mean, var, eps, axes, moving, fixed):
    if fixed:
        return np.zeros_like(gamma)
    away, sigma = (x - mean, np.sqrt(var + np.asarray(eps, var.dtype))) if moving else moments(x, eps, axes)
    return sum_over(dy * away / sigma, mean.shape)


@operator(nd="BatchNorm", npx="batch_norm")
@rules(data=batch_norm_x, gamma=batch_norm_gamma, beta=sum_over, moving_mean=no_signal, moving_var=no_signal)
def batch_norm(data, gamma, beta, moving_mean, moving_var, eps=1e-3, momentum=0.9, fix_gamma=True,
               use_global_stats=False, output_mean_var=False, axis=1, cudnn_off=False,
               min_calib_range=None, max_calib_range=None):
    """γ·(x - μ)/√(σ² + eps) + β for each channel.

    In training μ and σ² (biased) are those of the batch, and the moving ones are updated at once, as
    moving · momentum + batch · (1 - momentum); MXNet does that during backward.

    Args:
        data: array; `axis` is its channel axis.
        gamma, beta, moving_mean, moving_var: one number for each channel.
        eps: keeps the root away from 0.
        momentum: how much of the moving statistics stays.
        fix_gamma: take γ as 1; its gradient is 0.
        use_global_stats: use the moving statistics in training too, and leave them as they are.
        output_mean_var: also return the mean, and 1/√(σ² + eps), in a list.
        cudnn_off, min_calib_range, max_calib_range: ignored.
    """
    data, gamma, beta = in_floats(data), in_floats(gamma), in_floats(beta)
    axis, moving, x = normal_axis(data, axis), use_global_stats or not modes.training, data._data
    axes = tuple(k for k in range(x.ndim) if k != axis)
    laid = tuple(n if k == axis else 1 for k, n in enumerate(x.shape))
    if moving:
        mean, var = moving_mean._data.reshape(laid).copy(), moving_var._data.reshape(laid).copy()
    else:
        mean, var = x.mean(axes, keepdims=True), x.var(axes, keepdims=True)
        update(moving_mean, mean, momentum)
        update(moving_var, var, momentum)
    scale = 1 / np.sqrt(var + np.asarray(eps, x.dtype))
    y = (x - mean) * (scale if fix_gamma else gamma._data.reshape(laid) * scale) + beta._data.reshape(laid)
    stats = data, gamma, mean, var, eps, axes, moving, fix_gamma
    out = emit(batch_norm, y.astype(x.dtype, copy=False), (data, stats), (gamma, stats), (beta, (laid,)),
               (moving_mean, silent(moving_mean)), (moving_var, silent(moving_var)))
    if not output_mean_var:
        return out
    if moving:
        return [out, *(wrap(data.family, v.reshape(gamma.shape)) for v in (mean, scale))]
    mean, sigma = statistics(data, eps, axes)
    return [out, mean.reshape(gamma.shape), (sigma ** -1).reshape(gamma.shape)]


# μ and σ as results, for programs that ask for them, are computed once more, as part of the graph.
def statistics(x, eps, axes):
    """μ and √(σ² + eps) over the axes, which stay."""
    mean = x.mean(axis=axes, keepdims=True)
    return mean, (((x - mean) ** 2).mean(axis=axes, keepdims=True) + float(eps)) ** 0.5


def update(moving, batch, momentum):
    """A moving average, one step on, in place."""
    note_write(moving._data)
    moving._data[...] = moving._data * momentum + batch.reshape(moving.shape) * (1 - momentum)


# ## Layer, group and instance normalisation
#
# Over the elements of one example: all of a layer, the channels of a group, or one channel.  No batch is needed, so
# training and prediction do not differ.
def norm_data(dy, x, gamma, laid, eps, axes, grouped):
    away, sigma = moments(x.reshape(grouped), eps, axes)
    return through((dy * gamma.reshape(laid)).reshape(grouped), away, sigma, axes).reshape(x.shape)


def norm_gamma(dy, x, laid, eps, axes, grouped):
    away, sigma = moments(x.reshape(grouped), eps, axes)
    return sum_over(dy * (away / sigma).reshape(x.shape), laid)


def normalised(op, data, gamma, beta, laid, eps, axes, grouped=None):
    """γ·x̂ + β of any of the three; γ and β are given the shape `laid`, which broadcasts to that of the data."""
    data, gamma, beta = in_floats(data), in_floats(gamma), in_floats(beta)
    grouped = data.shape if grouped is None else grouped
    if not gamma.size == beta.size == np.prod(laid):
        raise error("shapes", op=op.name, shapes=f"{data.shape}, {gamma.shape} and {beta.shape}")
    x = data._data.reshape(grouped)
    away, sigma = moments(x, eps, axes)
    y = (away / sigma).reshape(data.shape) * gamma._data.reshape(laid) + beta._data.reshape(laid)
    return emit(op, y.astype(x.dtype, copy=False), (data, (data, gamma, laid, eps, axes, grouped)),
                (gamma, (data, laid, eps, axes, grouped)), (beta, (laid,)))


@operator(nd="LayerNorm", npx="layer_norm")
@rules(data=norm_data, gamma=norm_gamma, beta=sum_over)
def LayerNorm(data, gamma, beta, axis=-1, eps=1e-5, output_mean_var=False):
    """γ·(x - μ)/√(σ² + eps) + β, with μ and σ² over one axis.

    Args:
        data: array.
        gamma, beta: vectors as long as the axis.
        axis: an int.
        eps: keeps the root away from 0.
        output_mean_var: also return μ and √(σ² + eps).

    Raises:
        MXNetError: the shapes do not fit.
    """
    axis = normal_axis(data, axis)
    laid = tuple(n if k == axis else 1 for k, n in enumerate(data.shape))
    y = normalised(LayerNorm, data, gamma, beta, laid, eps, (axis,))
    return [y, *statistics(data, eps, (axis,))] if output_mean_var else y


@operator(nd="InstanceNorm", npx="instance_norm")
@rules(data=norm_data, gamma=norm_gamma, beta=sum_over)
def InstanceNorm(data, gamma, beta, eps=1e-3):
    """γ·(x - μ)/√(σ² + eps) + β, with μ and σ² over all axes but the first two.

    Args:
        data: array of at least three axes: batch, channels, and the rest.
        gamma, beta: vectors with a number for each channel.
        eps: keeps the root away from 0.

    Raises:
        MXNetError: the shapes do not fit.
    """
    laid = (1, data.shape[1], *(1,) * (data.ndim - 2))
    return normalised(InstanceNorm, data, gamma, beta, laid, eps, tuple(range(2, data.ndim)))


@operator(nd="GroupNorm", npx="group_norm")
@rules(data=norm_data, gamma=norm_gamma, beta=sum_over)
def GroupNorm(data, gamma, beta, num_groups=1, eps=1e-5, output_mean_var=False):
    """γ·(x - μ)/√(σ² + eps) + β, with μ and σ² over each group of channels.

    Args:
        data: array of at least three axes: batch, channels, and the rest.
        gamma, beta: vectors with a number for each channel, or (as in MXNet 1.9) for each group.
        num_groups: how many groups.
        eps: keeps the root away from 0.
        output_mean_var: also return μ and √(σ² + eps).

    Raises:
        MXNetError: the shapes do not fit.
    """
    if data.shape[1] % num_groups:
        raise error("shapes", op="GroupNorm", shapes=f"{data.shape} and {num_groups} groups")
    grouped = (data.shape[0], num_groups, data.shape[1] // num_groups, *data.shape[2:])
    if gamma.size != data.shape[1]:
        gamma, beta = (v.repeat(data.shape[1] // num_groups) for v in (gamma, beta))
    laid = (1, data.shape[1], *(1,) * (data.ndim - 2))
    axes = tuple(range(2, len(grouped)))
    y = normalised(GroupNorm, data, gamma, beta, laid, eps, axes, grouped)
    if not output_mean_var:
        return y
    return [y, *(v.reshape(grouped[:2]) for v in statistics(data.reshape(grouped), eps, axes))]


# ## Across channels
#
# Each element is divided by a power of the sum of squares of its neighbours in the channels: strong ones dampen the
# others.
@operator(nd="LRN")
@arrays("data")
def LRN(data, alpha=1e-4, beta=0.75, knorm=2.0, nsize=5):
    """x / (knorm + alpha/nsize · Σ x²)^beta, the sum going over nsize neighbouring channels.

    Args:
        data: array of shape (batch, channels, ...).
        alpha, beta, knorm: numbers.
        nsize: an odd int.
    """
    squares, reach = data * data, nsize // 2
    channels = data.shape[1]
    near = np.stack([squares[:, max(c - reach, 0):c + reach + 1].sum(axis=1) for c in range(channels)], 1)
    return data / (near * (alpha / nsize) + knorm) ** beta
