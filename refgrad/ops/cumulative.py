"""# Running sums and differences: sums along an axis, and what undoes them"""

import numpy as np

from ..engine.emit import emit
from ..engine.operators import operator
from ..engine.registry import rules
from .common import arrays, into, known_dtype


# ## Running sums
#
# yᵢ = x₀ + ... + xᵢ, so xᵢ is part of every later output: dxᵢ = dyᵢ + dyᵢ₊₁ + ..., a running sum from the end.
def from_the_end(axis, ndim):
    return (slice(None),) * (axis % ndim) + (slice(None, None, -1),)


def cumsum_rule(dy, shape, axis, dtype):
    if axis is None:
        return np.cumsum(dy[::-1], 0)[::-1].reshape(shape).astype(dtype)
    back = from_the_end(axis, dy.ndim)
    return np.cumsum(dy[back], axis)[back].astype(dtype)


@operator(nd="cumsum", np="cumsum", methods="cumsum", numpy=np.cumsum)
@rules(a=cumsum_rule)
def cumsum(a, axis=None, dtype=None, out=None):
    """Running sums: element i is the sum of elements 0 to i.

    Args:
        a: array.
        axis: an int, or None for the flattened array.
        dtype: of the result; otherwise that of a (int64 for bool).
        out: an array to write into.
    """
    data = a._data
    dtype = known_dtype("cumsum", dtype or (data.dtype if data.dtype.kind != "b" else "int64"))
    return into(out, emit(cumsum, np.cumsum(data, axis, dtype), (a, (data.shape, axis, data.dtype))))


# A running product is multiplied up step by step: Σ dy·y/x would be the rule in one line, but not for an x of 0.
@operator(np="cumprod", methods="cumprod", numpy=np.cumprod)
@arrays("a")
def cumprod(a, axis=None, dtype=None, out=None):
    """Running products: element i is the product of elements 0 to i.

    Args:
        a: array.
        axis: an int, or None for the flattened array.
        dtype: of the result; otherwise that of a (int64 for bool).
        out: an array to write into.
    """
    dtype = known_dtype("cumprod", dtype or (a._data.dtype if a._data.dtype.kind != "b" else "int64"))
    x = a if a._data.dtype == dtype else a.astype(dtype)
    x = np.moveaxis(x.reshape(-1) if axis is None else x, axis or 0, 0)
    steps = [x[0]] if len(x) else []
    for k in range(1, len(x)):
        steps.append(steps[-1] * x[k])
    y = np.stack(steps) if steps else x.copy()
    return into(out, np.moveaxis(y, 0, axis or 0))


# ## Differences
@operator(np="diff", numpy=np.diff)
@arrays("a", "prepend", "append")
def diff(a, n=1, axis=-1, prepend=None, append=None):
    """The differences of neighbours, xᵢ₊₁ - xᵢ, taken n times.

    Args:
        a: array.
        n: how often.
        axis: an int.
        prepend, append: arrays to put in front and at the end first.

    Raises:
        ValueError: n is negative.
    """
    if n < 0:
        raise ValueError(f"diff: n has to be at least 0, not {n}")
    parts = [x for x in (prepend, a, append) if x is not None]
    y = np.concatenate(parts, axis) if len(parts) > 1 else a
    before = (slice(None),) * (axis % a.ndim)
    for _ in range(n):
        y = y[(*before, slice(1, None))] - y[(*before, slice(None, -1))]
    return y


@operator(np="ediff1d", numpy=np.ediff1d)
@arrays("a", "to_end", "to_begin")
def ediff1d(a, to_end=None, to_begin=None):
    """The differences of neighbours in the flattened array, between `to_begin` and `to_end`."""
    a = a.reshape(-1)
    parts = [x.reshape(-1) for x in (to_begin, a[1:] - a[:-1], to_end) if x is not None]
    return np.concatenate(parts) if len(parts) > 1 else parts[0]


# ## Curves
@operator(np="trapz", numpy=vars(np).get("trapezoid") or vars(np)["trapz"])
@arrays("y", "x")
def trapz(y, x=None, dx=1.0, axis=-1):
    """The area below a curve, by trapezoids.

    Args:
        y: heights along an axis.
        x: the places of these, a vector or an array like y; at distances of dx if left out.
        dx: a number.
        axis: an int.
    """
    before = (slice(None),) * (axis % y.ndim)
    middle = (y[(*before, slice(1, None))] + y[(*before, slice(None, -1))]) / 2
    if x is None:
        return middle.sum(axis=axis) * dx
    steps = diff(x, axis=axis if x.ndim == y.ndim else 0)
    if x.ndim < y.ndim:
        steps = steps.reshape((-1,) + (1,) * (y.ndim - 1 - axis % y.ndim))
    return (middle * steps).sum(axis=axis)


# Horner's rule: ((p₀·x + p₁)·x + p₂)·x + ...
@operator(np="polyval", numpy=np.polyval)
@arrays("p", "x")
def polyval(p, x):
    """The polynomial with coefficients p, highest power first, at x."""
    y = p[0] + x * 0
    for k in range(1, p.shape[0]):
        y = y * x + p[k]
    return y
