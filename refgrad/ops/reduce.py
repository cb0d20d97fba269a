"""# Reductions: many numbers to few

The sum and its relatives.  A sum and a broadcast are each other's gradient: what was summed forward is spread
backward.
"""

import math

import numpy as np

from ..engine.array import FLOAT32, raw
from ..engine.emit import emit, no_signal, silent
from ..engine.operators import operator
from ..engine.registry import rules
from ..engine.tape import own
from .common import arrays, float_dtype, into, kept_shape, known_dtype, never_bare, normal_axes, stretch


# ## Sums
#
# np's spellings have another order of arguments.  They call the same operator, so the tape names it, too.
def spread(dy, shape, kept):
    """The rule of a sum: every summand receives dy."""
    return stretch(dy.reshape(kept), shape)


@operator(nd="sum", methods="sum")
@rules(x=spread)
def sum_(x, axis=None, keepdims=False, exclude=False, dtype=None):
    """Σ x over the axes.  Every summand has the slope 1.

    Args:
        x: array of any dtype.
        axis: an int, a tuple of ints, or None for all axes.
        keepdims: leave the reduced axes in place, with length 1.
        exclude: reduce all axes but the named ones.
        dtype: of the result; otherwise that of x (int64 for bool).

    Raises:
        IndexError: x has no such axis.
    """
    data, axes = x._data, normal_axes(x, axis, exclude)
    y = np.add.reduce(data, axes, summed_dtype("sum", data, dtype), None, keepdims)
    return emit(sum_, never_bare(x, y), (x, (data.shape, kept_shape(data.shape, axes))))


def summed_dtype(op, data, dtype):
    if dtype:
        return known_dtype(op, dtype)
    return None if data.dtype is FLOAT32 else data.dtype if data.dtype.kind != "b" else "int64"


@operator(np="sum", methods="sum", numpy=np.sum)
@arrays("x")
def sum_np(x, axis=None, dtype=None, keepdims=False, initial=None, out=None):
    """Σ x over the axes, as `sum`.

    Args:
        x, axis, dtype, keepdims: as for `sum`.
        initial: a number to start from.
        out: an array to write into.
    """
    y = sum_(x, axis, keepdims, dtype=dtype)
    return into(out, y if initial is None else y + initial)


def mean_rule(dy, shape, kept, count, dtype):
    return stretch((dy / count).astype(dtype).reshape(kept), shape)


@operator(nd="mean", methods="mean")
@rules(x=mean_rule)
def mean(x, axis=None, keepdims=False, exclude=False, dtype=None):
    """The arithmetic mean over the axes; float32 for integers.  Every element has the slope 1/n.

    Args:
        x, axis, keepdims, exclude: as for `sum`.
        dtype: of the result.
    """
    data, axes = x._data, normal_axes(x, axis, exclude)
    dtype = known_dtype("mean", dtype or float_dtype(data))
    kept = kept_shape(data.shape, axes)
    count = data.size // max(math.prod(kept), 1) or np.nan         # of no numbers, the mean is nan
    n = np.array(count, dtype if dtype.kind == "f" else FLOAT32)
    y = never_bare(x, np.add.reduce(data, axes, dtype, None, keepdims) / n)
    return emit(mean, y if y.dtype == dtype else y.astype(dtype), (x, (data.shape, kept, count, dtype)))


@operator(np="mean", methods="mean", numpy=np.mean)
@arrays("x")
def mean_np(x, axis=None, dtype=None, out=None, keepdims=False):
    """The arithmetic mean over the axes, as `mean`.

    Args:
        x, axis, dtype, keepdims: as for `mean`.
        out: an array to write into.
    """
    return into(out, mean(x, axis, keepdims, dtype=dtype))


# ## Products
#
# y = Π xⱼ, so the slope of xᵢ is the product of all the others, y/xᵢ.  Where a factor is 0 that says 0/0, and
# then the others are multiplied out: row i of a square of copies of x gets a 1 in column i, and each row is
# multiplied.  That takes n² numbers, but few programs multiply zeros, and it can be differentiated again.
#
# *Try it*: one factor is 0, so the product is.  Which of the factors can change that?
#     >>> x = nd.array([0, 2, 3]); x.attach_grad()
#     >>> with autograd.record(): y = x.prod()
#     >>> y.backward(); x.grad.tolist()
#     [6.0, 0.0, 0.0]
def product_rule(dy, x, y, axes, kept):
    if raw(x).all():
        return dy.reshape(kept) * y.reshape(kept) / x
    axes = tuple(range(x.ndim)) if axes is None else axes
    order = tuple(k for k in range(x.ndim) if k not in axes) + axes
    rows = x.transpose(order)
    shape = rows.shape
    rows = rows.reshape((*shape[:x.ndim - len(axes)], 1, -1))
    size = rows.shape[-1]
    square = np.broadcast_to(rows, (*rows.shape[:-2], size, size))
    others = np.prod(np.where(np.eye(size, dtype=bool), np.ones_like(square), square), -1)
    return dy.reshape(kept) * others.reshape(shape).transpose(tuple(np.argsort(order)))


@operator(nd="prod", methods="prod")
@rules(x=product_rule)
def prod(x, axis=None, keepdims=False, exclude=False, dtype=None):
    """The product over the axes.  The slope of a factor is the product of the others, also among zeros.

    Args:
        x, axis, keepdims, exclude, dtype: as for `sum`.
    """
    data, axes = x._data, normal_axes(x, axis, exclude)
    y = never_bare(x, np.multiply.reduce(data, axes, summed_dtype("prod", data, dtype), None, keepdims))
    return emit(prod, y, (x, (x, own(y), axes, kept_shape(data.shape, axes))))


@operator(np="prod", methods="prod", numpy=np.prod)
@arrays("x")
def prod_np(x, axis=None, dtype=None, out=None, keepdims=False):
    """The product over the axes, as `prod`.

    Args:
        x, axis, dtype, keepdims: as for `prod`.
        out: an array to write into.
    """
    return into(out, prod(x, axis, keepdims, dtype=dtype))


# ## Without the nan
#
# A nan is exchanged for the number that changes nothing, 0 in a sum and 1 in a product, and receives no
# gradient.
@operator(nd="nansum", methods="nansum")
@arrays("x")
def nansum(x, axis=None, keepdims=False, exclude=False):
    """Σ x over the axes, nan counting as 0.

    Args:
        x, axis, keepdims, exclude: as for `sum`.
    """
    return sum_(np.where(x == x, x, np.zeros_like(x)), axis, keepdims, exclude)


@operator(nd="nanprod", methods="nanprod")
@arrays("x")
def nanprod(x, axis=None, keepdims=False, exclude=False):
    """The product over the axes, nan counting as 1.

    Args:
        x, axis, keepdims, exclude: as for `sum`.
    """
    return prod(np.where(x == x, x, np.ones_like(x)), axis, keepdims, exclude)


@operator(np="nansum", numpy=np.nansum)
@arrays("x")
def nansum_np(x, axis=None, dtype=None, out=None, keepdims=False):
    """Σ x over the axes, nan counting as 0; see `sum`."""
    return into(out, sum_(np.where(x == x, x, np.zeros_like(x)), axis, keepdims, dtype=dtype))


@operator(np="nanprod", numpy=np.nanprod)
@arrays("x")
def nanprod_np(x, axis=None, dtype=None, out=None, keepdims=False, initial=None):
    """The product over the axes, nan counting as 1, times `initial`; see `prod`."""
    y = prod(np.where(x == x, x, np.ones_like(x)), axis, keepdims, dtype=dtype)
    return into(out, y if initial is None else y * initial)


# ## The largest, the smallest
#
# Where several elements share the maximum, each receives all of dy, as in MXNet.
def extreme_rule(dy, x, y, kept):
    return dy.reshape(kept) * (x == y.reshape(kept))


@operator(nd="max", methods="max")
@rules(x=extreme_rule)
def max_(x, axis=None, keepdims=False, exclude=False):
    """The largest element over the axes.  Ties each receive the whole gradient.

    Args:
        x, axis, keepdims, exclude: as for `sum`.

    Raises:
        ValueError: there is no element.
    """
    return extreme(max_, np.maximum, x, axis, keepdims, exclude)


@operator(nd="min", methods="min")
@rules(x=extreme_rule)
def min_(x, axis=None, keepdims=False, exclude=False):
    """The smallest element over the axes.  Ties each receive the whole gradient.

    Args:
        x, axis, keepdims, exclude: as for `sum`.

    Raises:
        ValueError: there is no element.
    """
    return extreme(min_, np.minimum, x, axis, keepdims, exclude)


def extreme(op, ufunc, x, axis, keepdims, exclude):
    axes = normal_axes(x, axis, exclude)
    y = never_bare(x, ufunc.reduce(x._data, axes, keepdims=keepdims))
    return emit(op, y, (x, (x, own(y), kept_shape(x.shape, axes))))


@operator(np="max amax", methods="max", numpy=(np.max, np.amax))
@arrays("x")
def max_np(x, axis=None, keepdims=False, out=None):
    """The largest element over the axes, as `max`."""
    return into(out, max_(x, axis, keepdims))


@operator(np="min amin", methods="min", numpy=(np.min, np.amin))
@arrays("x")
def min_np(x, axis=None, keepdims=False, out=None):
    """The smallest element over the axes, as `min`."""
    return into(out, min_(x, axis, keepdims))


@operator(np="ptp", numpy=np.ptp)
@arrays("x")
def ptp(x, axis=None, out=None, keepdims=False):
    """The largest minus the smallest element over the axes; see `max`."""
    return into(out, max_(x, axis, keepdims) - min_(x, axis, keepdims))


# ## All, any
@operator(np="all", methods="all", numpy=np.all)
@rules(x=no_signal)
def all_(x, axis=None, keepdims=False, out=None):
    """Whether all elements over the axes are other than 0, as bool.  No gradient flows."""
    return into(out, emit(all_, np.asarray(np.all(x._data, axis, keepdims=keepdims)), (x, silent(x))))


@operator(np="any", methods="any", numpy=np.any)
@rules(x=no_signal)
def any_(x, axis=None, keepdims=False, out=None):
    """Whether any element over the axes is other than 0, as bool.  No gradient flows."""
    return into(out, emit(any_, np.asarray(np.any(x._data, axis, keepdims=keepdims)), (x, silent(x))))


@operator(np="count_nonzero", numpy=np.count_nonzero)
@rules(x=no_signal)
def count_nonzero(x, axis=None, keepdims=False):
    """How many elements over the axes are other than 0, as int64.  No gradient flows."""
    y = np.asarray(np.count_nonzero(x._data, axis, keepdims=keepdims), "int64")
    return emit(count_nonzero, y, (x, silent(x)))
