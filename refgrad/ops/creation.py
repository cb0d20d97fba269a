"""# New arrays

float32 unless told otherwise, also for integers: a float is what a gradient needs.
"""

import numpy as np

from ..engine.array import FLOAT32, NDArray, raw, wrap
from ..engine.context import checked
from ..engine.errors import error
from ..engine.factories import NUMBERS
from ..engine.operators import creation
from .common import known_dtype


# ## From Python's and numpy's data
def arrayed(cls, source, dtype):
    """A copy of the source as an array; of numpy arrays nd makes float32 and np keeps the dtype."""
    if isinstance(source, NDArray):
        source, dtype = source._data, dtype or source._data.dtype
    elif isinstance(source, (np.ndarray, np.generic)):
        dtype = dtype or (source.dtype if cls.numpy_manners else FLOAT32)
    elif isinstance(source, (list, tuple, range)):
        source = plain(source)
    elif not isinstance(source, NUMBERS) and not hasattr(source, "__array__"):
        raise error("not-array-like", op="array", got=type(source))
    # Integers too large or negative for the dtype wrap around, as in C; newer versions of numpy refuse to.
    dtype = known_dtype("array", dtype or FLOAT32)
    try:
        if dtype.kind in "iu" and isinstance(source, (list, *NUMBERS)):
            return wrap(cls, np.array(source).astype(dtype))
        return wrap(cls, np.array(source, dtype))
    except (ValueError, TypeError):
        raise error("not-array-like", op="array", got=f"{source!r:.60}") from None


def plain(items):
    """A list with the arrays in it turned into numpy's."""
    return [x._data if isinstance(x, NDArray) else plain(x) if isinstance(x, (list, tuple)) else x
            for x in items]


@creation(nd="array")
def array(cls, source_array, ctx=None, dtype=None):
    """A new array with a copy of the values.

    Args:
        source_array: a number, a list, a numpy array or an array.
        ctx: the device; there is only the CPU.
        dtype: of the result; float32 by default, that of the source if it is an array of refgrad.

    Raises:
        TypeError: the source is no array, its rows differ in length, or there is no such dtype.
    """
    checked(ctx)
    return arrayed(cls, source_array, dtype)


@creation(np="array")
def array_np(cls, object, dtype=None, ctx=None, device=None):
    """A new array with a copy of the values.

    Args:
        object: a number, a list, a numpy array or an array.
        dtype: of the result; by default float32, or that of the source if it is an array.
        ctx, device: the device; there is only the CPU.

    Raises:
        TypeError: the source is no array, its rows differ in length, or there is no such dtype.
    """
    checked(ctx or device)
    return arrayed(cls, object, dtype)


# ## Filled
def filled(cls, shape, value, dtype, place):
    checked(place)
    return wrap(cls, np.full(shape, raw(value), dtype or FLOAT32))


@creation(nd="zeros")
def zeros(cls, shape, ctx=None, dtype=None, stype=None):
    """Zeros.

    Args:
        shape: an int or a tuple.
        ctx: the device; there is only the CPU.
        dtype: float32 by default.
        stype: ignored; there are no sparse arrays.
    """
    return filled(cls, shape, 0, dtype, ctx)


@creation(np="zeros")
def zeros_np(cls, shape, dtype=None, order="C", ctx=None, device=None):
    """Zeros.

    Args:
        shape: an int or a tuple.
        dtype: float32 by default.
        order: ignored.
        ctx, device: the device; there is only the CPU.
    """
    return filled(cls, shape, 0, dtype, ctx or device)


@creation(nd="ones")
def ones(cls, shape, ctx=None, dtype=None, **ignored):
    """Ones; see `zeros`."""
    return filled(cls, shape, 1, dtype, ctx)


@creation(np="ones")
def ones_np(cls, shape, dtype=None, order="C", ctx=None, device=None):
    """Ones; see `zeros`."""
    return filled(cls, shape, 1, dtype, ctx or device)


@creation(nd="empty")
def empty(cls, shape, ctx=None, dtype=None, stype=None):
    """An array to be written into; its values mean nothing (here they are zeros)."""
    return filled(cls, shape, 0, dtype, ctx)


@creation(np="empty")
def empty_np(cls, shape, dtype=None, order="C", ctx=None, device=None):
    """An array to be written into; its values mean nothing (here they are zeros)."""
    return filled(cls, shape, 0, dtype, ctx or device)


@creation(nd="full")
def full(cls, shape, val, ctx=None, dtype=None, out=None):
    """One value everywhere; float32 by default, also for integers."""
    made = filled(cls, shape, val, dtype, ctx)
    return made if out is None else written(out, made)


@creation(np="full")
def full_np(cls, shape, fill_value, dtype=None, order="C", ctx=None, out=None, device=None):
    """One value everywhere; float32 by default, bool for a bool."""
    made = filled(cls, shape, fill_value, dtype or (bool if isinstance(fill_value, bool) else None), ctx or device)
    return made if out is None else written(out, made)


def written(out, values):
    out[:] = values
    return out


# ## Sequences and matrices
@creation(nd="arange")
def arange(cls, start, stop=None, step=1.0, repeat=1, infer_range=False, ctx=None, dtype=None):
    """Numbers from start up to, not including, stop.

    Args:
        start, stop, step: numbers; with one number it counts from 0.
        repeat: how often each is given.
        infer_range: ignored.
        ctx, dtype: as for `zeros`.
    """
    checked(ctx)
    start, stop = (0, start) if stop is None else (start, stop)
    return wrap(cls, np.repeat(np.arange(start, stop, step), repeat).astype(dtype or FLOAT32))


@creation(np="arange")
def arange_np(cls, start, stop=None, step=1, dtype=None, ctx=None, device=None):
    """Numbers from start up to, not including, stop; with one number it counts from 0."""
    checked(ctx or device)
    start, stop = (0, start) if stop is None else (start, stop)
    return wrap(cls, np.arange(start, stop, step).astype(dtype or FLOAT32))


@creation(nd="linspace")
def linspace_nd(cls, start, stop, num, endpoint=True, ctx=None, dtype=None):
    """num numbers at equal distances from start to stop; see `linspace`."""
    return linspace(cls, start, stop, num, endpoint, False, dtype, 0, ctx)


@creation(np="linspace")
def linspace(cls, start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, ctx=None):
    """num numbers at equal distances from start to stop.

    Args:
        start, stop: numbers, or lists of them.
        num: an int.
        endpoint: whether stop is the last of them.
        retstep: also return the distance.
        dtype: float32 by default.
        axis: where the new axis stands, if start and stop are lists.
        ctx: the device; there is only the CPU.
    """
    checked(ctx)
    values, step = np.linspace(start, stop, num, endpoint, True, axis=axis)
    made = wrap(cls, values.astype(dtype or FLOAT32))
    return (made, float(step)) if retstep else made


@creation(np="logspace")
def logspace(cls, start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0, ctx=None):
    """num numbers from baseˢᵗᵃʳᵗ to baseˢᵗᵒᵖ, each the same multiple of the one before; see `linspace`."""
    checked(ctx)
    return wrap(cls, np.logspace(start, stop, num, endpoint, base, axis=axis).astype(dtype or FLOAT32))


@creation(nd="eye")
def eye(cls, N, M=0, k=0, ctx=None, dtype=None, **ignored):
    """Ones on the k-th diagonal of N rows and M columns, zeros elsewhere."""
    checked(ctx)
    return wrap(cls, np.eye(N, M or None, k, dtype or FLOAT32))


@creation(np="eye")
def eye_np(cls, N, M=None, k=0, dtype=None, ctx=None, device=None):
    """Ones on the k-th diagonal of N rows and M columns, zeros elsewhere."""
    return eye(cls, N, M, k, ctx or device, dtype)


@creation(np="tri")
def tri(cls, N, M=None, k=0, dtype=None, ctx=None):
    """Ones on and below the k-th diagonal of N rows and M columns, zeros elsewhere."""
    checked(ctx)
    return wrap(cls, np.tri(N, M, k, dtype or FLOAT32))


@creation(np="identity")
def identity(cls, n, dtype=None, ctx=None):
    """The identity matrix of n rows."""
    checked(ctx)
    return wrap(cls, np.eye(n, dtype=dtype or FLOAT32))


@creation(np="indices")
def indices(cls, dimensions, dtype="int32", ctx=None):
    """The position of every element of an array of that shape: an array for each axis, stacked; int32 by default."""
    checked(ctx)
    return wrap(cls, np.indices(dimensions, known_dtype("indices", dtype)))


# ## Windows
#
# Weights that fade out towards both ends, as signal processing wants them.
@creation(np="hanning")
def hanning(cls, M, dtype=None, ctx=None):
    """Hann's window of M numbers: one wave of a cosine from trough to trough, raised to lie between 0 and 1."""
    checked(ctx)
    return wrap(cls, np.hanning(M).astype(dtype or FLOAT32))


@creation(np="hamming")
def hamming(cls, M, dtype=None, ctx=None):
    """Hamming's window of M numbers, which does not quite reach 0."""
    checked(ctx)
    return wrap(cls, np.hamming(M).astype(dtype or FLOAT32))


@creation(np="blackman")
def blackman(cls, M, dtype=None, ctx=None):
    """Blackman's window of M numbers, of two cosines."""
    checked(ctx)
    return wrap(cls, np.blackman(M).astype(dtype or FLOAT32))


# ## From text
@creation(np="genfromtxt")
def genfromtxt(cls, *args, ctx=None, **options):
    """An array from a table in a text file; arguments and dtype are those of `numpy.genfromtxt`."""
    checked(ctx)
    return arrayed(cls, np.genfromtxt(*args, **options), None)


@creation(nd="from_numpy")
def from_numpy(cls, ndarray, zero_copy=True):
    """A numpy array as an array of its dtype.

    Args:
        ndarray: of numpy.
        zero_copy: both are one memory, and numpy's handle can only be read from now on: a write through it would
            pass the tape unseen.

    Raises:
        TypeError: not an array of numbers.
    """
    if not isinstance(ndarray, np.ndarray) or ndarray.dtype.kind not in "fiub":
        raise error("not-array-like", op="from_numpy", got=type(ndarray))
    data = ndarray.view() if zero_copy else ndarray.copy()
    ndarray.flags.writeable = ndarray.flags.writeable and not zero_copy
    return wrap(cls, data)
