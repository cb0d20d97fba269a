"""# Random numbers

The numbers are drawn by numpy, not by MXNet: the same seed gives the same numbers on every run, but not
the numbers that MXNet gave.  All operators draw from one stream (`stream.py`).

nd and np differ in what a shape means.  In nd, the shape of the parameters stands in front: two means and `shape=(3,)`
give (2, 3).  In np everything broadcasts to the size, as in numpy.
"""

from functools import partial

import numpy as np

from ..engine.array import FLOAT32, NDArray, raw, wrap
from ..engine.context import checked
from ..engine.operators import creation
from . import stream
from .common import into
from .stream import drawn


def sized(shape):
    """A shape as a tuple."""
    return (shape,) if isinstance(shape, (int, np.integer)) else tuple(shape)


def made(cls, values, dtype, out=None):
    """Drawn values as an array, or written into one."""
    result = wrap(cls, np.asarray(values).astype(dtype or FLOAT32))
    if out is None:
        return result
    out[:] = result
    return out


def called(generator, draw):
    return getattr(generator, draw) if isinstance(draw, str) else partial(draw, generator)


def draw_nd(cls, draw, parameters, shape, dtype, ctx, out):
    """In the manner of nd: draw(generator, *parameters, size); draw may be the name of a generator's method."""
    checked(None if isinstance(ctx, str) else ctx)
    if any(isinstance(p, NDArray) for p in parameters):
        front = np.broadcast_shapes(*(np.shape(raw(p)) for p in parameters))
        size = front + (() if shape is None else sized(shape))
        parameters = [np.reshape(np.broadcast_to(raw(p), front), front + (1,) * (len(size) - len(front)))
                      for p in parameters]
    else:
        size = (1,) if shape is None else sized(shape)
    return made(cls, drawn(lambda g: called(g, draw)(*parameters, size)), dtype, out)


def draw_np(cls, draw, parameters, size, dtype, place, out):
    """In the manner of np: draw(generator, *parameters, size)."""
    checked(place)
    size = np.broadcast_shapes(*(np.shape(raw(p)) for p in parameters)) if size is None else sized(size)
    return made(cls, drawn(lambda g: called(g, draw)(*map(raw, parameters), size)), dtype, out)


@creation(np="random.seed", npx="random.seed")
def seed_np(cls, seed, ctx="all"):
    """Makes all later random numbers repeatable; see `mx.random.seed`."""
    stream.seed(seed, ctx)


# ## Uniform and normal numbers
#
# An array of means is a place where a gradient may be wanted.  Written as mean + deviation · noise, a draw has one:
# that is how variational autoencoders are trained.  (Only in np, as in MXNet.)
#
# *Try it*: whatever is drawn, how does it change with the mean?
#     >>> mean = np.zeros(3); mean.attach_grad()
#     >>> with autograd.record(): y = np.random.normal(mean, 1.0)
#     >>> y.backward(); mean.grad.tolist()
#     [1.0, 1.0, 1.0]
@creation(nd="random.uniform")
def uniform(cls, low=0, high=1, shape=None, dtype=None, ctx=None, out=None, **ignored):
    """Numbers spread evenly over [low, high).

    Args:
        low, high: numbers, or arrays of one shape.
        shape: of the result, (1,) if left out; for arrays, the shape drawn for each element.
        dtype: of the result, float32 by default.
        ctx: the device; there is only the CPU.
        out: an array to write into.
    """
    return draw_nd(cls, "uniform", (low, high), shape, dtype, ctx, out)


@creation(np="random.uniform")
def uniform_np(cls, low=0.0, high=1.0, size=None, dtype=None, ctx=None, out=None, device=None):
    """Numbers spread evenly over [low, high); differentiable in low and high if they are arrays.

    Args:
        low, high: numbers or arrays.
        size: the shape of the result; that of low and high if left out.
        dtype: of the result, float32 by default.
        ctx, device: the device; there is only the CPU.
        out: an array to write into.
    """
    if isinstance(low, NDArray) or isinstance(high, NDArray):
        noise = noise_for(cls, "random", (low, high), size, dtype)
        return into(out, noise * (high - low) + low)
    return draw_np(cls, "uniform", (low, high), size, dtype, ctx or device, out)


def noise_for(cls, draw, parameters, size, dtype):
    """Numbers that do not depend on the parameters, in the shape of the result."""
    size = np.broadcast_shapes(*(np.shape(raw(p)) for p in parameters)) if size is None else sized(size)
    return made(cls, drawn(lambda g: called(g, draw)(size)), dtype)


@creation(nd="random.normal")
def normal(cls, loc=0, scale=1, shape=None, dtype=None, ctx=None, out=None, **ignored):
    """Normally distributed numbers.

    Args:
        loc, scale: mean and standard deviation: numbers, or arrays of one shape.
        shape, dtype, ctx, out: as for `uniform`.
    """
    return draw_nd(cls, "normal", (loc, scale), shape, dtype, ctx, out)


@creation(np="random.normal")
def normal_np(cls, loc=0.0, scale=1.0, size=None, dtype=None, ctx=None, out=None, device=None):
    """Normally distributed numbers; differentiable in loc and scale if they are arrays.

    Args:
        loc, scale: mean and standard deviation: numbers or arrays.
        size, dtype, ctx, out, device: as for `np.random.uniform`.
    """
    if isinstance(loc, NDArray) or isinstance(scale, NDArray):
        return into(out, noise_for(cls, "standard_normal", (loc, scale), size, dtype) * scale + loc)
    return draw_np(cls, "normal", (loc, scale), size, dtype, ctx or device, out)


@creation(nd="random.randn", np="random.randn")
def randn(cls, *size, loc=0.0, scale=1.0, dtype=None, ctx=None, out=None, **ignored):
    """Normally distributed numbers, the shape given as separate numbers."""
    checked(ctx)
    return made(cls, drawn(lambda g: g.normal(loc, scale, size)), dtype, out)


@creation(np="random.rand")
def rand(cls, *size, dtype=None, ctx=None):
    """Numbers spread evenly over [0, 1), the shape given as separate numbers."""
    checked(ctx)
    return made(cls, drawn(lambda g: g.uniform(size=size)), dtype)


@creation(nd="random.uniform_like")
def uniform_like(cls, data, low=0.0, high=1.0, out=None):
    """Numbers spread evenly over [low, high), in the shape and dtype of data."""
    return uniform(cls, low, high, data.shape, data._data.dtype, out=out)


@creation(nd="random.normal_like")
def normal_like(cls, data, loc=0.0, scale=1.0, out=None):
    """Normally distributed numbers, in the shape and dtype of data."""
    return normal(cls, loc, scale, data.shape, data._data.dtype, out=out)


@creation(npx="random.uniform_n")
def uniform_n(cls, low=0.0, high=1.0, batch_shape=None, dtype=None, ctx=None):
    """Numbers spread evenly over [low, high): batch_shape of them for each element of low and high."""
    return uniform_np(cls, low, high, batched((low, high), batch_shape), dtype, ctx)


@creation(npx="random.normal_n")
def normal_n(cls, loc=0.0, scale=1.0, batch_shape=None, dtype=None, ctx=None):
    """Normally distributed numbers: batch_shape of them for each element of loc and scale."""
    return normal_np(cls, loc, scale, batched((loc, scale), batch_shape), dtype, ctx)


def batched(parameters, batch_shape):
    shape = np.broadcast_shapes(*(np.shape(raw(p)) for p in parameters))
    return shape if batch_shape is None else sized(batch_shape) + shape


# ## Whole numbers
@creation(nd="random.randint")
def randint(cls, low, high=None, shape=None, dtype="int32", ctx=None, out=None, **ignored):
    """Integers from low up to, not including, high; from 0 up to low if high is left out.

    Args:
        low, high: ints.
        shape, ctx, out: as for `uniform`.
        dtype: int32 by default.
    """
    low, high = (0, low) if high is None else (low, high)
    return draw_nd(cls, "integers", (low, high), shape, dtype or "int32", ctx, out)


@creation(np="random.randint")
def randint_np(cls, low, high=None, size=None, dtype="int64", ctx=None, out=None, device=None):
    """Integers from low up to, not including, high; from 0 up to low if high is left out.

    Args:
        low, high: ints.
        size: the shape of the result; () if left out.
        dtype: int64 by default.
        ctx, device: the device; there is only the CPU.
        out: an array to write into.
    """
    low, high = (0, low) if high is None else (low, high)
    return draw_np(cls, "integers", (low, high), size, dtype or "int64", ctx or device, out)


# ## Order
@creation(nd="random.shuffle")
def shuffle(cls, data, **ignored):
    """The rows of an array in random order, as a new array."""
    return data[drawn(lambda g: g.permutation(data.shape[0]))]


@creation(np="random.shuffle")
def shuffle_np(cls, x):
    """Puts the rows of x into random order, in place."""
    x[:] = wrap(cls, x._data[drawn(lambda g: g.permutation(x.shape[0]))])


@creation(np="random.permutation")
def permutation(cls, x):
    """The numbers 0, 1, ..., x - 1 in random order, as int64; or the rows of an array, as a new array."""
    if isinstance(x, NDArray):
        return x[drawn(lambda g: g.permutation(x.shape[0]))]
    return made(cls, drawn(lambda g: g.permutation(x)), "int64")


@creation(np="random.choice")
def choice(cls, a, size=None, replace=True, p=None, ctx=None, out=None):
    """Elements chosen at random.

    Args:
        a: a vector, or an int for the numbers from 0 up to, not including, it, which are given as int64.
        size: the shape of the result; () if left out.
        replace: whether an element can be chosen again.
        p: how probable each is, all equal if left out; divided by their sum, so they need not add up to 1.
        ctx: the device; there is only the CPU.
        out: an array to write into.

    Raises:
        ValueError: a probability is negative, there are not as many as elements, or there are too few elements.
    """
    checked(ctx)
    if p is not None:
        p = np.asarray(raw(p), "float64")
        p = p / p.sum()
    places = drawn(lambda g: g.choice(a.shape[0] if isinstance(a, NDArray) else a, size, replace, p))
    return made(cls, a._data[places], a._data.dtype, out) if isinstance(a, NDArray) else made(cls, places, "int64", out)
