"""# Random numbers

The streams are numpy's, not MXNet's: the same seed gives the same numbers on every run, but not
the numbers that MXNet gave.
"""

import threading

import numpy as np

from ..engine.array import NDArray, raw, wrap
from ..engine.context import checked
from ..engine.operators import FLOAT32, creation


# ## One stream for the process
#
# As in MXNet, `mx.random.seed(1)` makes everything after it repeatable.  numpy's generators are not safe to share
# between threads, so drawing is done under a lock.
class Stream:
    """The generator that all random operators draw from, and its lock."""

    lock = threading.Lock()
    numbers = np.random.default_rng()


def generator():
    """The current numpy.random.Generator."""
    return Stream.numbers


def seed(seed_state, ctx="all"):
    """Makes all later random numbers repeatable.

    Args:
        seed_state: int.
        ctx: ignored; there is one stream.
    """
    if not isinstance(seed_state, (int, np.integer)):
        raise ValueError(f"seed: seed_state has to be an int, not {seed_state!r}")
    Stream.numbers = np.random.default_rng(int(seed_state) % 2 ** 64)


def shaped(shape, *parameters):
    """The shape of a draw: as asked for, else that of the parameters."""
    if shape is not None:
        return (shape,) if isinstance(shape, (int, np.integer)) else tuple(shape)
    return np.broadcast_shapes(*(np.shape(raw(p)) for p in parameters))


def drawn(cls, draw, shape, dtype, out=None):
    with Stream.lock:
        values = np.asarray(draw(Stream.numbers, shape))
    made = wrap(cls, values.astype(dtype or FLOAT32))
    if out is None:
        return made
    out[:] = made
    return out


# ## Draws
@creation(nd="random.uniform random_uniform uniform")
def uniform(cls, low=0, high=1, shape=(1,), dtype=None, ctx=None, out=None):
    """Numbers spread evenly over [low, high).

    Args:
        low, high: numbers, or arrays of one shape.
        shape: of the result.
        dtype: of the result, float32 by default.
        ctx: the device; there is only the CPU.
        out: an array to write into.
    """
    checked(ctx)
    return drawn(cls, lambda g, s: g.uniform(raw(low), raw(high), s), shaped(shape), dtype, out)


@creation(np="random.uniform")
def uniform_np(cls, low=0.0, high=1.0, size=None, dtype=None, ctx=None, out=None, device=None):
    """Numbers spread evenly over [low, high).

    Args:
        low, high: numbers or arrays.
        size: the shape of the result; that of low and high if left out.
        dtype: of the result, float32 by default.
        ctx, device: the device; there is only the CPU.
        out: an array to write into.
    """
    checked(ctx or device)
    return drawn(cls, lambda g, s: g.uniform(raw(low), raw(high), s), shaped(size, low, high), dtype, out)


@creation(nd="random.normal random_normal normal")
def normal(cls, loc=0, scale=1, shape=(1,), dtype=None, ctx=None, out=None):
    """Normally distributed numbers.

    Args:
        loc, scale: mean and standard deviation.
        shape, dtype, ctx, out: as for `uniform`.
    """
    checked(ctx)
    return drawn(cls, lambda g, s: g.normal(raw(loc), raw(scale), s), shaped(shape), dtype, out)


@creation(np="random.normal")
def normal_np(cls, loc=0.0, scale=1.0, size=None, dtype=None, ctx=None, out=None, device=None):
    """Normally distributed numbers.

    Args:
        loc, scale: mean and standard deviation.
        size, dtype, ctx, out, device: as for `uniform`.
    """
    checked(ctx or device)
    return drawn(cls, lambda g, s: g.normal(raw(loc), raw(scale), s), shaped(size, loc, scale), dtype, out)


@creation(nd="random.randn", np="random.randn")
def randn(cls, *shape, loc=0.0, scale=1.0, dtype=None, ctx=None):
    """Normally distributed numbers, the shape given as separate numbers."""
    checked(ctx)
    return drawn(cls, lambda g, s: g.normal(loc, scale, s), shape, dtype)


@creation(np="random.rand")
def rand(cls, *shape, dtype=None, ctx=None):
    """Numbers spread evenly over [0, 1), the shape given as separate numbers."""
    checked(ctx)
    return drawn(cls, lambda g, s: g.uniform(size=s), shape, dtype)


@creation(nd="random.randint", np="random.randint")
def randint(cls, low, high=None, shape=None, dtype="int32", ctx=None, out=None, size=None):
    """Integers from low up to, not including, high; from 0 up to low if high is left out.

    Args:
        shape, size: of the result; both names mean the same.
        dtype: int32 by default in nd, int64 in np.
        ctx, out: as for `uniform`.
    """
    checked(ctx)
    low, high = (0, low) if high is None else (low, high)
    wanted = shape if shape is not None else size if size is not None else () if cls is not NDArray else (1,)
    return drawn(cls, lambda g, s: g.integers(low, high, s), shaped(wanted), dtype, out)


@creation(nd="random.shuffle shuffle", np="random.shuffle")
def shuffle(cls, x):
    """In np shuffles the rows of x in place; in nd returns a shuffled copy."""
    with Stream.lock:
        order = Stream.numbers.permutation(x.shape[0])
    if cls is NDArray:
        return x[order]
    x[:] = wrap(cls, x._data[order])
    return None
