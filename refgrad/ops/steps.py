"""# Steps and questions: functions without a slope

Flat everywhere but at the jumps, or yes and no.  They are recorded all the same: a variable that is reached only
through them receives zeros, which is not the same as no gradient.
"""

import numpy as np

from ..engine.array import raw, wrap
from ..engine.emit import emit, no_signal, silent
from ..engine.operators import comparison, elementwise, operator
from ..engine.registry import rules
from .common import arrays, into, known_dtype


# ## Steps
@elementwise(np.sign, nd="sign", np="sign", methods="sign")
@rules(x=no_signal)
def sign(x):
    """-1, 0 or 1.  No gradient flows."""


def whole(x):
    """Whether there are no fractions in x, so that there is nothing to round."""
    return x.dtype.kind != "f"


@elementwise(nd="floor", np="floor", methods="floor", numpy=np.floor)
@rules(x=no_signal)
def floor(x):
    """The next integer downwards.  No gradient flows."""
    return x.copy() if whole(x) else np.floor(x)


@elementwise(nd="ceil", np="ceil", methods="ceil", numpy=np.ceil)
@rules(x=no_signal)
def ceil(x):
    """The next integer upwards.  No gradient flows."""
    return x.copy() if whole(x) else np.ceil(x)


@elementwise(nd="trunc fix", np="trunc fix", methods="trunc fix", numpy=np.trunc)
@rules(x=no_signal)
def trunc(x):
    """The next integer towards zero.  No gradient flows."""
    return x.copy() if whole(x) else np.trunc(x)


# Halves are where the spellings differ: 2.5 is 2 for `rint`, 3 for `nd.round` and 2 for `np.around`,
# but 3.5 is 3, 4 and 4.
@elementwise(nd="rint", np="rint", methods="rint", numpy=np.rint)
@rules(x=no_signal)
def rint(x):
    """The nearest integer, halves downwards.  No gradient flows."""
    return x.copy() if whole(x) else np.ceil(x - np.asarray(0.5, x.dtype))


@elementwise(nd="round", methods="round")
@rules(x=no_signal)
def round_away(x):
    """The nearest integer, halves away from zero.  No gradient flows."""
    return x.copy() if whole(x) else np.trunc(x + np.copysign(np.asarray(0.5, x.dtype), x))


@operator(np="around round", methods="round", numpy=np.around)
@rules(x=no_signal)
def around(x, decimals=0, out=None):
    """Rounded to a number of decimals, halves to the even neighbour.  No gradient flows."""
    if not x.numpy_manners and decimals == 0:
        return into(out, round_away(x))
    return into(out, emit(around, np.asarray(np.around(x._data, decimals)), (x, silent(x))))


# ## Questions
@elementwise(np.isnan, np="isnan")
@rules(x=no_signal)
def isnan(x):
    """Where x is not a number, as bool."""


@elementwise(np.isinf, np="isinf")
@rules(x=no_signal)
def isinf(x):
    """Where x is plus or minus infinity, as bool."""


@elementwise(np.isfinite, np="isfinite")
@rules(x=no_signal)
def isfinite(x):
    """Where x is neither infinite nor nan, as bool."""


# nd answers in numbers, as its comparisons do.
@elementwise(nd="contrib.isnan")
@rules(x=no_signal)
def isnan_nd(x):
    """Where x is not a number, as 0 and 1 in the dtype of x."""
    return np.isnan(x).astype(x.dtype)


@elementwise(nd="contrib.isinf")
@rules(x=no_signal)
def isinf_nd(x):
    """Where x is plus or minus infinity, as 0 and 1 in the dtype of x."""
    return np.isinf(x).astype(x.dtype)


@elementwise(nd="contrib.isfinite")
@rules(x=no_signal)
def isfinite_nd(x):
    """Where x is neither infinite nor nan, as 0 and 1 in the dtype of x."""
    return np.isfinite(x).astype(x.dtype)


@elementwise(np.signbit, np="signbit")
@rules(x=no_signal)
def signbit(x):
    """Where x has a minus in front, that of -0.0 too, as bool."""


@elementwise(np="isposinf", numpy=np.isposinf)
@rules(x=no_signal)
def isposinf(x):
    """Where x is plus infinity, as bool."""
    return np.isposinf(x)


@elementwise(np="isneginf", numpy=np.isneginf)
@rules(x=no_signal)
def isneginf(x):
    """Where x is minus infinity, as bool."""
    return np.isneginf(x)


# ## Truth
#
# Everything but 0 is true.  nd answers with 1 and 0 in the dtype of the operands, np with bool.
@operator(nd="logical_not", np="logical_not", numpy=np.logical_not)
@rules(x=no_signal)
def logical_not(x):
    """Where x is 0."""
    y = np.asarray(np.logical_not(x._data), bool if x.numpy_manners else x._data.dtype)
    return emit(logical_not, y, (x, silent(x)))


@comparison(np.logical_and, nd="logical_and", np="logical_and")
def logical_and(a, b):
    """Where neither is 0."""


@comparison(np.logical_or, nd="logical_or", np="logical_or")
def logical_or(a, b):
    """Where at least one is not 0."""


@comparison(np.logical_xor, nd="logical_xor", np="logical_xor")
def logical_xor(a, b):
    """Where exactly one of the two is 0."""


# ## Bits
#
# Of integers, and of bool: for bool the signs `~ & |` say what the words `not`, `and`, `or` say in Python, and `^` says
# that exactly one is true.
@elementwise(np.invert, np="invert bitwise_not", methods="__invert__")
@rules(x=no_signal)
def invert(x):
    """~x: every bit turned; of bool, where x is false."""


@elementwise(np.bitwise_and, np="bitwise_and", methods="__and__ __rand__")
@rules(a=no_signal, b=no_signal)
def bitwise_and(a, b):
    """a & b: the bits that both have; of bool, where both are true."""


@elementwise(np.bitwise_or, np="bitwise_or", methods="__or__ __ror__")
@rules(a=no_signal, b=no_signal)
def bitwise_or(a, b):
    """a | b: the bits that either has; of bool, where one or both are true."""


@elementwise(np.bitwise_xor, np="bitwise_xor", methods="__xor__ __rxor__")
@rules(a=no_signal, b=no_signal)
def bitwise_xor(a, b):
    """a ^ b: the bits that only one has; of bool, where exactly one is true."""


@elementwise(np.lcm, np="lcm")
@rules(a=no_signal, b=no_signal)
def lcm(a, b):
    """The least common multiple of two integers."""


@elementwise(np.gcd, np="gcd")
@rules(a=no_signal, b=no_signal)
def gcd(a, b):
    """The greatest common divisor of two integers."""


# ## Constants of the same shape
@elementwise(nd="zeros_like", methods="zeros_like")
@rules(x=no_signal)
def zeros_like(x):
    """Zeros of the shape and dtype of x."""
    return np.zeros_like(x)


@elementwise(nd="ones_like", methods="ones_like")
@rules(x=no_signal)
def ones_like(x):
    """Ones of the shape and dtype of x."""
    return np.ones_like(x)


@operator(np="full_like", numpy=np.full_like)
@rules(x=no_signal)
def full_like(x, fill_value, dtype=None, order="C", ctx=None, out=None):
    """One value everywhere, in the shape of x.

    Args:
        x: array.
        fill_value: a number.
        dtype: of the result; that of x if left out.
        order, ctx: ignored.
        out: an array to write into.
    """
    dtype = known_dtype("full_like", dtype or x._data.dtype)
    return into(out, emit(full_like, np.full_like(x._data, raw(fill_value), dtype), (x, silent(x))))


@operator(np="zeros_like", numpy=np.zeros_like)
@arrays("x")
def zeros_like_np(x, dtype=None, order="C", ctx=None, out=None):
    """Zeros of the shape of x; see `full_like`."""
    return full_like(x, 0, dtype, out=out)


@operator(np="ones_like", numpy=np.ones_like)
@arrays("x")
def ones_like_np(x, dtype=None, order="C", ctx=None, out=None):
    """Ones of the shape of x; see `full_like`."""
    return full_like(x, 1, dtype, out=out)


@operator(np="empty_like", numpy=np.empty_like)
@arrays("x")
def empty_like(x, dtype=None, order="C", subok=False, shape=None):
    """An array of the shape of x to be written into; its values mean nothing (here they are zeros).

    Args:
        x: array.
        dtype: of the result; that of x if left out.
        order, subok, shape: ignored.
    """
    return full_like(x, 0, dtype)


# ## Are they the same?
#
# These answer with one bool of Python's, or with an array of bool that is in no graph.
@operator(np="array_equal", numpy=np.array_equal)
@arrays("a", "b")
def array_equal(a, b, equal_nan=False):
    """Whether two arrays have one shape and equal elements."""
    return bool(np.array_equal(a._data, b._data, equal_nan))


@operator(np="array_equiv", numpy=np.array_equiv)
@arrays("a", "b")
def array_equiv(a, b):
    """Whether two arrays, broadcast to one shape, have equal elements."""
    return bool(np.array_equiv(a._data, b._data))


@operator(np="isclose", numpy=np.isclose)
@arrays("a", "b")
def isclose(a, b, rtol=1e-5, atol=1e-8, equal_nan=False):
    """Where |a - b| <= atol + rtol·|b|, as bool."""
    return wrap(a.family, np.asarray(np.isclose(a._data, b._data, rtol, atol, equal_nan)))


@operator(np="allclose", numpy=np.allclose)
@arrays("a", "b")
def allclose(a, b, rtol=1e-5, atol=1e-8, equal_nan=False):
    """Whether |a - b| <= atol + rtol·|b| everywhere."""
    return bool(np.allclose(a._data, b._data, rtol, atol, equal_nan))


@operator(npx="arange_like", nd="contrib.arange_like")
@rules(x=no_signal)
def arange_like(x, start=0.0, step=1.0, repeat=1, ctx=None, axis=None):
    """Numbers from start on, as many as x has elements, and in its shape.  No gradient flows.

    They have the dtype of x, so that for integers the fractions are cut off.

    Args:
        x: array.
        start: the first number.
        step: from each number to the next.
        repeat: how often each number stands.
        ctx: ignored.
        axis: an int, for a vector as long as this axis of x instead.
    """
    count = x.size if axis is None else x.shape[axis]
    y = np.repeat(start + step * np.arange(-(-count // repeat)), repeat)[:count].astype(x._data.dtype)
    return emit(arange_like, y.reshape(x.shape) if axis is None else y, (x, silent(x)))
