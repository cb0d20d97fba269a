"""# Past the nan: reductions that leave out what is not a number

A nan stands for a measurement that is missing.  It is exchanged for a number that changes nothing: 0 in a sum, -∞ in a
maximum.  The exchange is a `where`, so a nan receives no gradient, and whatever follows has its rule already.
"""

import numpy as np

from ..engine.emit import emit, no_signal, silent
from ..engine.operators import operator
from ..engine.registry import rules
from .common import arrays, in_floats, into, never_bare, normal_axes


# ## The exchange
def known(data):
    """Where there is a number."""
    return data == data


def without_nan(x, number):
    """x with a number in place of every nan; x itself if it has no fractions."""
    return np.where(x == x, x, np.full_like(x, number)) if x._data.dtype.kind == "f" else x


def counted(x, axis, keepdims):
    """How many numbers there are over the axes."""
    axes = normal_axes(x, axis)
    return never_bare(x, np.add.reduce(known(x._data), axes, "int64", None, keepdims))


def nan_where_none(x, y, axis, keepdims):
    """A result, with nan where there was no number at all."""
    none = counted(x, axis, keepdims) == 0
    return np.where(none, np.nan, y) if none.any() else y


# ## The largest, the smallest
@operator(np="nanmax", numpy=np.nanmax)
@arrays("a")
def nanmax(a, axis=None, out=None, keepdims=False):
    """The largest number over the axes, nan left out; nan where there is nothing else.  See `max`.

    Args:
        a: array.
        axis: an int, a tuple of ints, or None for all axes.
        out: an array to write into.
        keepdims: leave the reduced axes in place, with length 1.
    """
    y = without_nan(a, -np.inf).max(axis, keepdims=keepdims)
    return into(out, nan_where_none(a, y, axis, keepdims))


@operator(np="nanmin", numpy=np.nanmin)
@arrays("a")
def nanmin(a, axis=None, out=None, keepdims=False):
    """The smallest number over the axes, nan left out; see `nanmax`."""
    y = without_nan(a, np.inf).min(axis, keepdims=keepdims)
    return into(out, nan_where_none(a, y, axis, keepdims))


@operator(np="nanargmax", numpy=np.nanargmax)
@rules(a=no_signal)
def nanargmax(a, axis=None):
    """The position of the largest number, nan left out, as int64.  No gradient flows.

    Args:
        a: array.
        axis: an int, or None for the position in the flattened array.

    Raises:
        ValueError: there is nothing but nan.
    """
    return emit(nanargmax, np.asarray(np.nanargmax(a._data, axis), "int64"), (a, silent(a)))


@operator(np="nanargmin", numpy=np.nanargmin)
@rules(a=no_signal)
def nanargmin(a, axis=None):
    """The position of the smallest number; see `nanargmax`."""
    return emit(nanargmin, np.asarray(np.nanargmin(a._data, axis), "int64"), (a, silent(a)))


# ## Means
#
# A mean divides by the number of numbers.  Where there is none, 0/0 is nan again.
def over(total, count):
    """total / count, without a warning where both are 0."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return total / count.astype(total._data.dtype)


@operator(np="nanmean", numpy=np.nanmean)
@arrays("a")
def nanmean(a, axis=None, dtype=None, out=None, keepdims=False):
    """The mean of the numbers over the axes, nan left out.

    Args:
        a, axis, out, keepdims: as for `nanmax`.
        dtype: of the result; otherwise that of a, float32 for integers.
    """
    x = in_floats(a) if dtype is None else a.astype(dtype)
    return into(out, over(without_nan(x, 0).sum(axis, keepdims=keepdims), counted(a, axis, keepdims)))


@operator(np="nanvar", numpy=np.nanvar)
@arrays("a")
def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    """The variance of the numbers over the axes, nan left out.

    Args:
        a, axis, dtype, out, keepdims: as for `nanmean`.
        ddof: taken off the number of numbers.
    """
    x = in_floats(a) if dtype is None else a.astype(dtype)
    away = without_nan(x - nanmean(x, axis, keepdims=True), 0)
    return into(out, over((away * away).sum(axis, keepdims=keepdims), counted(a, axis, keepdims) - ddof))


@operator(np="nanstd", numpy=np.nanstd)
@arrays("a")
def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    """The standard deviation of the numbers, √ of `nanvar`; where all are equal its gradient is 0, as that of `std`."""
    y = nanvar(a, axis, dtype, None, ddof, keepdims)
    flat = y == 0
    return into(out, np.sqrt(np.where(flat, np.ones_like(y), y)) * ~flat)


# ## Running sums
@operator(np="nancumsum", numpy=np.nancumsum)
@arrays("a")
def nancumsum(a, axis=None, dtype=None, out=None):
    """Running sums, nan counting as 0; see `cumsum`."""
    return into(out, np.cumsum(without_nan(a, 0), axis, dtype))


@operator(np="nancumprod", numpy=np.nancumprod)
@arrays("a")
def nancumprod(a, axis=None, dtype=None, out=None):
    """Running products, nan counting as 1; see `cumprod`."""
    return into(out, np.cumprod(without_nan(a, 1), axis, dtype))
