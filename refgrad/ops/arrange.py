"""# Arrangement: repeating, mirroring, padding

An element that appears several times in the result receives the gradients of all its copies, added.
"""

import numpy as np

from ..engine.emit import emit, sum_to
from ..engine.errors import error
from ..engine.operators import operator
from ..engine.registry import rules
from .common import arrays, listed, normal_axis, one_of


# ## Broadcasting by name
#
# What was repeated is summed.
@operator(nd="broadcast_to", np="broadcast_to", methods="broadcast_to", numpy=np.broadcast_to)
@rules(x=sum_to)
def broadcast_to(x, shape):
    """The array repeated along axes of length 1, or along new ones in front, to the given shape.

    Args:
        x: array.
        shape: an int or a tuple; in nd, 0 keeps a length.

    Raises:
        MXNetError: x does not broadcast to the shape.
    """
    shape = tuple(shape) if isinstance(shape, (tuple, list)) else (shape,)
    if not x.numpy_manners and len(shape) == x.ndim:
        shape = tuple(n or kept for n, kept in zip(shape, x.shape))
    try:
        y = np.array(np.broadcast_to(x._data, shape))
    except ValueError:
        raise error("shapes", op="broadcast_to", shapes=f"{x.shape} and {shape}") from None
    return emit(broadcast_to, y, (x, (x.shape,)))


@operator(nd="broadcast_like", npx="broadcast_like")
@arrays("a", "b")
def broadcast_like(a, b, lhs_axes=None, rhs_axes=None):
    """a repeated to the shape of b; or only its lhs_axes, to the lengths of b's rhs_axes."""
    shape = b.shape
    if lhs_axes is not None:
        lengths = dict(zip((k % a.ndim for k in lhs_axes), (b.shape[k] for k in rhs_axes)))
        shape = tuple(lengths.get(k, n) for k, n in enumerate(a.shape))
    return broadcast_to(a, shape)


@operator(methods="broadcast_like")
@arrays("x", "other")
def broadcast_like_method(x, other, lhs_axes=None, rhs_axes=None):
    """`broadcast_like` as a method, whose second array is called other."""
    return broadcast_like(x, other, lhs_axes, rhs_axes)


@operator(nd="broadcast_axis", npx="broadcast_axis", methods="broadcast_axes")
@arrays("data")
def broadcast_axis(data, axis=(), size=()):
    """Axes of length 1 repeated: `axis` names them, `size` their new lengths; ints or tuples."""
    axes, sizes = ((v,) if isinstance(v, int) else v for v in (axis, size))
    lengths = {normal_axis(data, k): n for k, n in zip(axes, sizes)}
    return broadcast_to(data, tuple(lengths.get(k, n) for k, n in enumerate(data.shape)))


@operator(np="broadcast_arrays", numpy=np.broadcast_arrays)
@arrays("args")
def broadcast_arrays(*args):
    """A list of the arrays, all repeated to the shape that they broadcast to."""
    shape = np.broadcast_shapes(*(x.shape for x in listed(args)))
    return [broadcast_to(x, shape) for x in listed(args)]


# ## Backwards and around
#
# A mirror undoes itself.
@operator(nd="flip", methods="flip", np="flip", numpy=np.flip)
@rules(x=lambda dy, axis: np.flip(dy, axis))
def flip(x, axis=None):
    """The elements in reverse order along the axes: an int, a tuple, or None for all."""
    return emit(flip, np.flip(x._data, axis).copy(), (x, (axis,)))


@operator(np="fliplr", numpy=np.fliplr)
@arrays("x")
def fliplr(x):
    """Axis 1 reversed."""
    return flip(x, 1)


@operator(np="flipud", numpy=np.flipud)
@arrays("x")
def flipud(x):
    """Axis 0 reversed."""
    return flip(x, 0)


def rolled_back(dy, shift, axis):
    return np.roll(dy, tuple(-s for s in shift) if isinstance(shift, tuple) else -shift, axis)


@operator(np="roll", numpy=np.roll)
@rules(x=rolled_back)
def roll(x, shift, axis=None):
    """The elements moved along the axis; what leaves at the end comes in at the front.

    Args:
        x: array.
        shift: how far, an int or a tuple of ints.
        axis: an int, or a tuple as long as shift; None rolls the flattened array.
    """
    shift = tuple(shift) if isinstance(shift, list) else shift
    return emit(roll, np.roll(x._data, shift, axis), (x, (shift, axis)))


@operator(np="rot90", numpy=np.rot90)
@arrays("x")
def rot90(x, k=1, axes=(0, 1)):
    """Turned by k quarters of a circle, from the first of the axes towards the second."""
    first, second = (normal_axis(x, a) for a in axes)
    if k % 4 == 0:
        return x.copy()
    if k % 4 == 2:
        return flip(x, (first, second))
    return flip(x.swapaxes(first, second), first) if k % 4 == 1 else flip(x, first).swapaxes(first, second)


# ## Repeating
#
# With the copies on an axis of their own, the gradient is the sum over that axis.  If the elements are repeated
# different numbers of times there is no such axis, and the array is indexed with repeated positions instead.
def repeated_back(dy, shape, axis, repeats):
    return dy.reshape((*shape[:axis + 1], repeats, *shape[axis + 1:])).sum(axis + 1)


@operator(nd="repeat", np="repeat", methods="repeat", numpy=np.repeat)
@rules(x=repeated_back)
def repeat(x, repeats, axis=None):
    """Each element several times in a row.

    Args:
        x: array.
        repeats: how often; an int, or a list with a number for each place along the axis.
        axis: an int, or None for the flattened array.
    """
    if axis is None or x.ndim == 0:
        x, axis = x.reshape(-1), 0
    axis = normal_axis(x, axis)
    if not isinstance(repeats, (int, np.integer)):
        places = np.repeat(np.arange(x.shape[axis]), repeats)
        return x[(slice(None),) * axis + (places,)]
    return emit(repeat, np.repeat(x._data, repeats, axis), (x, (x.shape, axis, int(repeats))))


def tiled_back(dy, shape, reps):
    parts = [n for pair in zip(reps, (1,) * (len(reps) - len(shape)) + shape) for n in pair]
    return dy.reshape(tuple(parts)).sum(tuple(range(0, len(parts), 2))).reshape(shape)


@operator(nd="tile", np="tile", methods="tile", numpy=np.tile)
@rules(x=tiled_back)
def tile(x, reps):
    """The whole array several times along each axis; reps is an int, or a tuple for the last axes."""
    reps = tuple(reps) if isinstance(reps, (tuple, list)) else (reps,)
    reps = (1,) * (x.ndim - len(reps)) + reps
    return emit(tile, np.tile(x._data, reps), (x, (x.shape, reps)))


# ## Padding
#
# With a constant, dy is cut back to the middle.  The borders of the other modes hold copies of elements, or extremes.
# Of which elements they are copies is found by padding the positions in the same way.
def middle(dy, widths):
    return dy[tuple(slice(before, dy.shape[k] - after) for k, (before, after) in enumerate(widths))]


@operator(np="pad", numpy=np.pad)
@rules(x=middle)
def pad(x, pad_width=None, mode="constant", constant_values=0):
    """The array with a border.

    Args:
        x: array.
        pad_width: a pair (before, after) for each axis; one pair, or one number, for all.
        mode: "constant", or copies: "edge" of the last element, "reflect" and "symmetric" of the mirrored ones,
            "maximum" and "minimum" along the axis.
        constant_values: what the border is made of, for "constant".

    Raises:
        ValueError: another mode.
    """
    widths = np.broadcast_to(np.asarray(pad_width, int), (x.ndim, 2)).tolist()
    if mode == "constant":
        return emit(pad, np.pad(x._data, widths, constant_values=constant_values), (x, (widths,)))
    if mode in ("maximum", "minimum"):
        return padded_with_extremes(x, widths, mode)
    if mode not in ("edge", "reflect", "symmetric"):
        raise ValueError(f"pad: there is no mode {mode!r}")
    places = np.pad(np.arange(x.size).reshape(x.shape), widths, mode)
    return x.reshape(-1)[places]


def padded_with_extremes(x, widths, mode):
    for axis, (before, after) in enumerate(widths):
        edge = x.max(axis=axis, keepdims=True) if mode == "maximum" else x.min(axis=axis, keepdims=True)
        parts = [repeat(edge, before, axis), x, repeat(edge, after, axis)]
        x = np.concatenate(parts, axis)
    return x


@operator(nd="pad", npx="pad", methods="pad")
@arrays("x")
def pad_nd(x, mode="constant", pad_width=(), constant_value=0):
    """The array with a border.

    Args:
        x: array.
        mode: "constant", "edge" or "reflect"; see `pad`.
        pad_width: a flat tuple, before and after each axis in turn.
        constant_value: what the border is made of, for "constant".

    Raises:
        MXNetError: another mode, or another number of widths.
    """
    one_of("pad", "mode", mode, ("constant", "edge", "reflect"))
    if len(pad_width) != 2 * x.ndim:
        raise error("shapes", op="pad", shapes=f"{x.shape} and pad_width={pad_width}")
    return pad(x, np.reshape(pad_width, (x.ndim, 2)), mode, constant_value)


# ## Grids
@operator(np="meshgrid", numpy=np.meshgrid)
@arrays("xi")
def meshgrid(*xi, indexing="xy", sparse=False, copy=True):
    """Coordinates of a grid, a list with one array for each axis.

    Args:
        xi: the coordinates along each axis, vectors.
        indexing: "ij", or "xy": the first two axes of the result exchanged.
        sparse: leave the other axes at length 1.
        copy: ignored.
    """
    laid = [x.reshape((1,) * k + (-1,) + (1,) * (len(xi) - 1 - k)) for k, x in enumerate(xi)]
    if indexing == "xy" and len(xi) > 1:
        laid = [x.swapaxes(0, 1) for x in laid]
    return laid if sparse else broadcast_arrays(*laid)


@operator(np="resize", numpy=np.resize)
@arrays("x")
def resize(x, new_shape):
    """The elements, again from the start as often as needed, in a shape of any size."""
    shape = (new_shape,) if isinstance(new_shape, int) else tuple(new_shape)
    return x.reshape(-1)[np.arange(int(np.prod(shape))) % max(x.size, 1)].reshape(shape)
