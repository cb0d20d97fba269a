"""# Reductions: many numbers to few

The sum and its relatives.  A reduction and a broadcast are each other's gradient: what was summed
forward is spread backward.
"""

import numpy as np

from ..engine.emit import emit, no_signal, silent
from ..engine.operators import FLOAT32, operator
from ..engine.registry import rules
from ..engine.tape import own


# ## Axes
#
# nd has its own ways to say "all axes": None, and also (). With `exclude` the axes named are the ones that stay.
def normal_axes(x, axis, exclude=False):
    """The axes to reduce, as a sorted tuple of numbers from 0; None for all of them."""
    if axis is None or axis == ():
        return None
    axes = sorted({normal_axis(x, a) for a in (axis if isinstance(axis, (tuple, list)) else (axis,))})
    return tuple(a for a in range(x.ndim) if a not in axes) if exclude else tuple(axes)


def normal_axis(x, axis):
    if not -x.ndim <= axis < x.ndim:
        raise IndexError(f"axis {axis} is out of bounds for an array of {x.ndim} axes")
    return axis % x.ndim


def kept_shape(shape, axes):
    """The shape with 1 in place of the reduced axes."""
    return tuple(1 if axes is None or k in axes else n for k, n in enumerate(shape))


def squeezed(x, y, axes, keepdims):
    """A result computed with keepdims, in the shape that was asked for; nd never without an axis."""
    if not keepdims:
        y = y.reshape(tuple(n for k, n in enumerate(y.shape) if axes is not None and k not in axes))
    return y.reshape(1) if y.ndim == 0 and not x.numpy_manners else y


# ## Sums
def spread(dy, shape, kept):
    """The rule of a sum: every summand receives dy."""
    return np.broadcast_to(dy.reshape(kept), shape)


@operator(nd="sum sum_axis", np="sum", methods="sum", numpy=np.sum)
@rules(x=spread)
def sum_(x, axis=None, keepdims=False, exclude=False, dtype=None):
    """Σ x over the axes.  Every summand has the slope 1.

    Args:
        axis: an int, a tuple of ints, or None for all axes.
        keepdims: leave the reduced axes in place, with length 1.
        exclude: reduce all axes but the named ones.
        dtype: of the result; otherwise that of x (int64 for bool).
    """
    data, axes = x._data, normal_axes(x, axis, exclude)
    dtype = dtype or (data.dtype if data.dtype.kind != "b" else "int64")
    y = np.add.reduce(data, axes, dtype, None, True)
    return emit(sum_, squeezed(x, y, axes, keepdims), (x, (data.shape, kept_shape(data.shape, axes))))


def mean_rule(dy, shape, kept, count, dtype):
    return np.broadcast_to((dy / count).astype(dtype).reshape(kept), shape)


@operator(nd="mean", np="mean", methods="mean", numpy=np.mean)
@rules(x=mean_rule)
def mean(x, axis=None, keepdims=False, exclude=False, dtype=None):
    """The arithmetic mean over the axes; float32 for integers.  Every element has the slope 1/n.

    Args:
        axis, keepdims, exclude: as for `sum`.
        dtype: of the result.
    """
    data, axes = x._data, normal_axes(x, axis, exclude)
    dtype = np.dtype(dtype or (data.dtype if data.dtype.kind == "f" else FLOAT32))
    kept = kept_shape(data.shape, axes)
    count = data.size // max(int(np.prod(kept)), 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        y = np.add.reduce(data, axes, dtype, None, True) / np.asarray(count, dtype)
    return emit(mean, squeezed(x, y.astype(dtype), axes, keepdims), (x, (data.shape, kept, count, dtype)))


# ## The largest, the smallest
#
# Where several elements share the maximum, each receives all of dy, as in MXNet.
def extreme_rule(dy, x, y, kept):
    return dy.reshape(kept) * (x == y.reshape(kept))


@operator(nd="max max_axis", np="max amax", methods="max", numpy=np.max)
@rules(x=extreme_rule)
def max_(x, axis=None, keepdims=False, exclude=False):
    """The largest element over the axes.  Ties each receive the whole gradient.

    Args:
        axis, keepdims, exclude: as for `sum`.
    """
    return extreme(max_, np.maximum, x, axis, keepdims, exclude)


@operator(nd="min min_axis", np="min amin", methods="min", numpy=np.min)
@rules(x=extreme_rule)
def min_(x, axis=None, keepdims=False, exclude=False):
    """The smallest element over the axes.  Ties each receive the whole gradient.

    Args:
        axis, keepdims, exclude: as for `sum`.
    """
    return extreme(min_, np.minimum, x, axis, keepdims, exclude)


def extreme(op, ufunc, x, axis, keepdims, exclude):
    axes = normal_axes(x, axis, exclude)
    y = squeezed(x, ufunc.reduce(x._data, axes, keepdims=True), axes, keepdims)
    return emit(op, y, (x, (x, own(y), kept_shape(x.shape, axes))))


# ## Where is the largest?
#
# A position does not change a little when an element does, so no gradient flows.  MXNet's nd returns
# positions as float32.
@operator(nd="argmax", np="argmax", methods="argmax", numpy=np.argmax)
@rules(x=no_signal)
def argmax(x, axis=None, keepdims=False):
    """The position of the largest element: int64 in np, float32 in nd.  No gradient flows."""
    return position(argmax, np.argmax, x, axis, keepdims)


@operator(nd="argmin", np="argmin", methods="argmin", numpy=np.argmin)
@rules(x=no_signal)
def argmin(x, axis=None, keepdims=False):
    """The position of the smallest element: int64 in np, float32 in nd.  No gradient flows."""
    return position(argmin, np.argmin, x, axis, keepdims)


def position(op, find, x, axis, keepdims):
    y = np.asarray(find(x._data, axis, keepdims=keepdims), "int64" if x.numpy_manners else FLOAT32)
    return emit(op, y.reshape(1) if y.ndim == 0 and not x.numpy_manners else y, (x, silent(x)))


# ## All, any
@operator(np="all", methods="all", numpy=np.all)
@rules(x=no_signal)
def all_(x, axis=None, keepdims=False):
    """Whether all elements are other than 0, as bool.  No gradient flows."""
    return emit(all_, np.asarray(np.all(x._data, axis, keepdims=keepdims)), (x, silent(x)))


@operator(np="any", methods="any", numpy=np.any)
@rules(x=no_signal)
def any_(x, axis=None, keepdims=False):
    """Whether any element is other than 0, as bool.  No gradient flows."""
    return emit(any_, np.asarray(np.any(x._data, axis, keepdims=keepdims)), (x, silent(x)))
