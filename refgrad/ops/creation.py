"""# New arrays

float32 unless told otherwise, also for integers: a float is what a gradient needs.
"""

import numpy as np

from ..engine.array import NDArray, wrap
from ..engine.context import checked
from ..engine.emit import emit, no_signal, silent
from ..engine.operators import FLOAT32, NUMBERS, creation, operator
from ..engine.registry import rules


# ## From Python's and numpy's data
def arrayed(cls, source, dtype):
    """A copy of the source as an array; of numpy arrays nd makes float32 and np keeps the dtype."""
    if isinstance(source, NDArray):
        source, dtype = source._data, dtype or source._data.dtype
    elif isinstance(source, (np.ndarray, np.generic)):
        dtype = dtype or (source.dtype if cls.numpy_manners else FLOAT32)
    elif isinstance(source, (list, tuple)):
        source = plain(source)
    elif not isinstance(source, NUMBERS) and not hasattr(source, "__array__"):
        raise TypeError(f"array: the source has to be an array like object, such as a list of numbers, "
                        f"not {type(source).__name__}")
    try:
        data = np.array(source, dtype or FLOAT32)
    except (ValueError, TypeError):
        raise TypeError("array: the source has to be an array like object: a number, or a list whose rows "
                        f"have equal lengths; got {source!r:.60}") from None
    if data.dtype.kind not in "fiub":
        raise TypeError(f"array: dtype {data.dtype} does not exist here; floats, integers and bool do.")
    return wrap(cls, data)


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
        TypeError: the source is no array, or its rows differ in length.
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
        TypeError: the source is no array, or its rows differ in length.
    """
    checked(ctx or device)
    return arrayed(cls, object, dtype)


# ## Filled
def filled(cls, shape, value, dtype, place):
    checked(place)
    return wrap(cls, np.full(shape, value, dtype or FLOAT32))


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
def ones(cls, shape, ctx=None, dtype=None):
    """Ones; see `zeros`."""
    return filled(cls, shape, 1, dtype, ctx)


@creation(np="ones")
def ones_np(cls, shape, dtype=None, order="C", ctx=None, device=None):
    """Ones; see `zeros`."""
    return filled(cls, shape, 1, dtype, ctx or device)


@creation(nd="empty")
def empty(cls, shape, ctx=None, dtype=None):
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
def full_np(cls, shape, fill_value, order="C", ctx=None, dtype=None, out=None, device=None):
    """One value everywhere; float32 by default, bool for a bool."""
    made = filled(cls, shape, fill_value, dtype or (bool if isinstance(fill_value, bool) else None), ctx or device)
    return made if out is None else written(out, made)


def written(out, values):
    out[:] = values
    return out


@operator(np="full_like", numpy=np.full_like)
@rules(a=no_signal)
def full_like(a, fill_value, dtype=None, order="C", ctx=None):
    """One value everywhere, in the shape and dtype of a."""
    return emit(full_like, np.full_like(a._data, fill_value, dtype), (a, silent(a)))


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


@creation(nd="linspace", np="linspace")
def linspace(cls, start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, ctx=None):
    """num numbers at equal distances from start to stop.

    Args:
        endpoint: whether stop is the last of them.
        retstep: also return the distance.
    """
    checked(ctx)
    values, step = np.linspace(start, stop, num, endpoint, True, axis=axis)
    made = wrap(cls, values.astype(dtype or FLOAT32))
    return (made, float(step)) if retstep else made


@creation(nd="eye", np="eye")
def eye(cls, N, M=None, k=0, ctx=None, dtype=None):
    """Ones on the k-th diagonal of N rows and M columns, zeros elsewhere."""
    checked(ctx)
    return wrap(cls, np.eye(N, M or None, k, dtype or FLOAT32))


@creation(np="identity")
def identity(cls, n, dtype=None, ctx=None):
    """The identity matrix of n rows."""
    checked(ctx)
    return wrap(cls, np.eye(n, dtype=dtype or FLOAT32))
