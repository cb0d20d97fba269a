"""# Picking: parts of an array chosen by other arrays

`x[i]` is in the engine.  These are its relatives, and all share its gradient: dy is added at the places that
were read, so a place that was read twice receives twice.  The positions themselves receive zeros.
"""

import math

import numpy as np

from ..engine.array import FLOAT32, NDArray, wrap
from ..engine.emit import assign, emit, emit_parts, no_signal, silent
from ..engine.errors import error
from ..engine.factories import beside as dtype_beside
from ..engine.factories import of_class
from ..engine.operators import operator
from ..engine.registry import rules
from ..engine.syntax import add_to_places, add_to_view
from ..engine.tape import scatter
from .common import arrays, clipped, into, known_dtype, like, normal_axis, one_of, positions


# ## Positions beyond the ends
def within(places, length, mode):
    """Positions cut to 0 ... length - 1, or counted on from the other end."""
    if mode == "clip":
        return clipped(places, length)
    if mode == "wrap":
        return places % max(length, 1)
    one_of("take", "mode", mode, ("clip", "wrap", "raise"))
    return places


def read(op, x, key, indices):
    """x[key], recorded as `op`; the array of positions belongs to the graph."""
    y = x._data[key]
    y = y if y.base is None else y.copy()              # numpy takes a single position for a slice
    saved = key, x.shape, add_to_places
    if not isinstance(indices, NDArray):
        indices = like(x, 0)
    return emit(op, y, (x, saved), (indices, silent(indices)))


# ## take
@operator(nd="take", methods="take")
@rules(a=scatter, indices=no_signal)
def take(a, indices, axis=0, mode="clip"):
    """The slices of a at the given positions of an axis.

    Args:
        a: array.
        indices: array of positions, of any shape and dtype; fractions are cut off.
        axis: an int, or None for the flattened array.
        mode: what happens beyond the ends: "clip" takes the first or last one, "wrap" counts on from the other end,
            "raise" raises.

    Raises:
        MXNetError: a position beyond the ends, for "raise".
    """
    if axis is None:
        a, axis = a.reshape(-1), 0
    places = within(positions(indices), a.shape[axis], mode)
    if mode == "raise" and places.size and not -1 < places.min() <= places.max() < a.shape[axis]:
        raise error("positions", length=a.shape[axis])
    return read(take, a, (slice(None),) * (axis % a.ndim) + (places,), indices)


@operator(np="take", methods="take", numpy=np.take)
@arrays("a", "indices")
def take_np(a, indices, axis=None, mode="raise", out=None):
    """The slices of a at the given positions of an axis, as `take`."""
    return into(out, take(a, indices, axis, mode))


@operator(nd="batch_take")
@arrays("a", "indices")
def batch_take(a, indices):
    """One element of each row of a matrix; see `pick`."""
    return pick(a, indices)


@operator(np="take_along_axis", numpy=np.take_along_axis)
@rules(arr=scatter, indices=no_signal)
def take_along_axis(arr, indices, axis):
    """Elements at positions along an axis, an array of positions for each line of arr; see `numpy.take_along_axis`."""
    places = positions(indices)
    if axis is None:
        return read(take_along_axis, arr.reshape(-1), (places.reshape(-1),), indices)
    lines = [1 if k == axis % arr.ndim else n for k, n in enumerate(arr.shape)]
    shape = np.broadcast_shapes(places.shape, tuple(lines))
    key = list(np.indices(shape, sparse=True))
    key[axis] = np.broadcast_to(places, shape)
    return read(take_along_axis, arr, tuple(key), indices)


# ## pick
@operator(nd="pick", npx="pick", methods="pick")
@rules(data=scatter, index=no_signal)
def pick(data, index, axis=-1, keepdims=False, mode="clip"):
    """One element of each line along an axis: for each label its score.

    Args:
        data: array.
        index: positions along the axis: the shape of data without that axis, or with length 1 there.
        axis: an int, or None for the flattened array.
        keepdims: leave the axis in place, with length 1.
        mode: "clip" or "wrap", for positions beyond the ends.

    Raises:
        MXNetError: index does not fit data.
    """
    if axis is None:
        data, axis = data.reshape(-1), 0
    axis %= data.ndim
    shape = tuple(n for k, n in enumerate(data.shape) if k != axis)
    places = within(positions(index), data.shape[axis], mode)
    if places.size != math.prod(shape):
        raise error("shapes", op="pick", shapes=f"{data.shape} and {places.shape}")
    key = list(np.indices(shape, sparse=True))
    key.insert(axis, places.reshape(shape))
    if keepdims:
        key = [np.expand_dims(part, axis) for part in key]
    return read(pick, data, tuple(key), index)


# ## gather_nd and scatter_nd
#
# Each is the gradient of the other, except that of several values for one place `scatter_nd` keeps only the last.
@operator(nd="gather_nd", npx="gather_nd")
@rules(data=scatter, indices=no_signal)
def gather_nd(data, indices):
    """`data[indices[0], indices[1], ...]`: elements, or slices, at positions in the leading axes.

    Args:
        data: array.
        indices: array whose first axis has one row of positions for each leading axis of data.

    Raises:
        IndexError: a position is out of range.
    """
    return read(gather_nd, data, tuple(positions(indices)), indices)


def last_at(data, key, shape):
    """Zeros with data written at the key; of several values for one place the last remains."""
    y = np.zeros(shape, data.dtype)
    y[key] = data
    return y


@operator(nd="scatter_nd")
@rules(data=lambda dy, key: dy[key], indices=no_signal)
def scatter_nd(data, indices, shape):
    """Zeros, with data written at the given positions; the inverse of `gather_nd`.

    Args:
        data: array.
        indices: array whose first axis has one row of positions for each leading axis of the result.
        shape: of the result.
    """
    key = tuple(positions(indices))
    return emit(scatter_nd, last_at(data._data, key, shape), (data, (key,)), (indices, silent(indices)))


@operator(nd="contrib.index_copy")
@arrays("old_tensor", "index_vector", "new_tensor")
def index_copy(old_tensor, index_vector, new_tensor):
    """old_tensor with the rows of new_tensor in place of those that index_vector names.

    The gradient of a row goes to where the row came from.  If a position is named twice, the later row is taken.

    Args:
        old_tensor: array.
        index_vector: array of positions, in which no gradient flows.
        new_tensor: array with a row for each position.

    Raises:
        MXNetError: new_tensor has another number of rows, or rows of another shape.
        IndexError: there is no such row.
    """
    places, count = positions(index_vector), len(old_tensor)
    if new_tensor.shape != places.shape[:1] + old_tensor.shape[1:]:
        shapes = ", ".join(str(x.shape) for x in (old_tensor, index_vector, new_tensor))
        raise error("shapes", op="index_copy", shapes=shapes)
    source = np.arange(count)
    source[places] = count + np.arange(len(places))
    return np.concatenate([old_tensor, new_tensor])[source]


# ## one_hot
@operator(nd="one_hot", npx="one_hot", methods="one_hot")
@rules(indices=no_signal)
def one_hot(indices, depth, on_value=1.0, off_value=0.0, dtype="float32"):
    """A row of `depth` numbers for each position, `on_value` there and `off_value` elsewhere.  No gradient flows.

    Args:
        indices: array of positions; one that is out of range has no `on_value` in its row.
        depth: the length of the rows.
        on_value, off_value: numbers.
        dtype: of the result.

    Raises:
        MXNetError: depth is negative.
    """
    if depth < 0:
        raise error("shapes", op="one_hot", shapes=f"{indices.shape} and a negative depth, {depth}")
    hit = positions(indices)[..., None] == np.arange(depth)
    y = np.where(hit, on_value, off_value).astype(known_dtype("one_hot", dtype))
    return emit(one_hot, y, (indices, silent(indices)))


@operator(nd="onehot_encode")
@arrays("indices", "out")
def onehot_encode(indices, out):
    """`one_hot` in the words of an older MXNet: writes the rows, as long as those of out, into out; gives out."""
    return assign(out, one_hot(indices, out.shape[1], dtype=out._data.dtype))


# ## Masks
@operator(nd="contrib.boolean_mask", npx="boolean_mask")
@rules(data=scatter, index=no_signal)
def boolean_mask(data, index, axis=0):
    """The slices of data along an axis where the mask is not 0.

    Args:
        data: array.
        index: the mask, a vector as long as the axis.
        axis: an int.

    Raises:
        MXNetError: the mask has another length.
    """
    if index.shape != (data.shape[axis],):
        raise error("shapes", op="boolean_mask", shapes=f"{data.shape} and {index.shape}")
    places = np.flatnonzero(index._data)
    return read(boolean_mask, data, (slice(None),) * (axis % data.ndim) + (places,), index)


@operator(np="nonzero", methods="nonzero", numpy=np.nonzero)
@rules(x=no_signal)
def nonzero(x):
    """The positions of the elements other than 0: a tuple with a vector of int64 for each axis."""
    return tuple(emit_parts(nonzero, list(np.nonzero(x._data)), (x, silent(x))))


@operator(npx="nonzero", np="argwhere", numpy=np.argwhere)
@rules(x=no_signal)
def argwhere(x):
    """The positions of the elements other than 0, a row for each, as int64.  No gradient flows."""
    return emit(argwhere, np.argwhere(x._data).astype("int64"), (x, silent(x)))


# The branch not taken receives 0, but 0 · ∞ and 0 · nan are nan: if its own slope is infinite or nan, a nan comes
# through.  Write `where(ok, f(where(ok, x, 1)), 0)` instead.
#
# *Try it*: at x = 0 the root is not chosen.  Does its slope, ∞, come through?  (numpy may warn.)
#     >>> x = nd.array([0, 4]); x.attach_grad()
#     >>> with autograd.record(): y = nd.where(x > 0, x.sqrt(), nd.zeros(2))
#     >>> y.backward(); y.tolist(), x.grad.tolist()
#     ([0.0, 2.0], [nan, 0.25])
@operator(nd="where", np="where", numpy=np.where)
@rules(condition=no_signal,
       x=lambda dy, condition: dy * (condition != 0), y=lambda dy, condition: dy * (condition == 0))
@arrays("condition")
def where(condition, x=None, y=None):
    """x where the condition holds, y elsewhere.  The gradient goes to the one that was taken.

    Args:
        condition: array; everything but 0 holds.  In nd a vector may choose among the rows of x and y.
        x, y: arrays (in np, numbers too) that broadcast with the condition; without them, as `nonzero`.

    Raises:
        MXNetError: the shapes do not fit.
        TypeError: only one of x and y is given.
        AssertionError: a number for x or y, in nd.
    """
    if x is None and y is None:
        return nonzero(condition)
    if x is None or y is None:
        raise TypeError("x and y have to be given both, or neither")
    x, y = beside(condition, x, y), beside(condition, y, x)
    if not condition.numpy_manners and condition.ndim == 1 < x.ndim and condition.shape[0] == x.shape[0]:
        condition = condition.reshape((-1,) + (1,) * (x.ndim - 1))
    try:
        shape = np.broadcast_shapes(condition.shape, x.shape, y.shape)
    except ValueError:
        shapes = f"{condition.shape}, {x.shape} and {y.shape}"
        raise error("shapes", op="where", shapes=shapes) from None
    c, x, y = (v if v.shape == shape else v.broadcast_to(shape) for v in (condition, x, y))
    return emit(where, np.where(c._data != 0, x._data, y._data), (c, silent(c)), (x, c), (y, c), cls=x.family)


def beside(condition, x, other):
    """A branch as an array: a number takes the dtype of the other branch, but 0.5 makes float32 of integers."""
    cls = condition.family
    if isinstance(x, (NDArray, np.ndarray)):
        x = x if getattr(x, "family", None) is cls else of_class("where", cls, x)
        return x.astype(FLOAT32) if isinstance(other, float) and x._data.dtype.kind != "f" else x
    if not cls.numpy_manners:
        raise error("nd-operands", op="where", got=type(x))
    return wrap(cls, np.array(x, dtype_beside(other._data.dtype, x) if isinstance(other, NDArray) else FLOAT32))


# ## Slices by name
#
# `x[a:b]` is a view; these copy.
def sliced(op, x, key):
    key = (*key, Ellipsis)
    return emit(op, x._data[key].copy(), (x, (key, x.shape, add_to_view)))


@operator(nd="slice", npx="slice", methods="slice")
@rules(data=scatter)
def slice_(data, begin, end, step=()):
    """A part of the array, as `data[begin[0]:end[0]:step[0], begin[1]:end[1]:step[1], ...]`, but a copy.

    Args:
        data: array.
        begin, end, step: tuples with a number or None for each leading axis; steps may be left out.
    """
    begin, end, step = ((v,) if isinstance(v, (int, type(None))) else tuple(v) for v in (begin, end, step))
    step = step or (None,) * len(begin)
    return sliced(slice_, data, tuple(slice(*ends) for ends in zip(begin, end, step)))



@operator(nd="slice_axis", npx="slice_axis", methods="slice_axis")
@arrays("data")
def slice_axis(data, axis, begin, end):
    """The part of the array from begin up to end (None: to the last) along one axis; see `slice`.

    Raises:
        MXNetError: begin or end lies beyond the array.
    """
    axis = normal_axis(data, axis)
    length = data.shape[axis]
    if not -length <= begin < length or end is not None and not -length <= end <= length:
        raise error("shapes", op="slice_axis", shapes=f"{data.shape} and {begin}:{end} along axis {axis}")
    return sliced(slice_, data, (slice(None),) * axis + (slice(begin, end),))


@operator(nd="slice_like", npx="slice_like", methods="slice_like")
@arrays("data", "shape_like")
def slice_like(data, shape_like, axes=()):
    """The first part of the array, as long as shape_like in the given axes, all of them if there are none given.

    Raises:
        MXNetError: shape_like is longer.
    """
    axes = tuple(k % data.ndim for k in axes) or range(data.ndim)
    if any(shape_like.shape[k] > data.shape[k] for k in axes):
        raise error("shapes", op="slice_like", shapes=f"{data.shape} and {shape_like.shape}")
    return sliced(slice_, data, tuple(slice(shape_like.shape[k] if k in axes else None) for k in range(data.ndim)))


# ## Positions in another form
@operator(nd="unravel_index")
@rules(data=no_signal)
def unravel_index(data, shape):
    """Positions in the flattened array as positions in each axis: a row for each axis.  No gradient flows."""
    rows = np.array(np.unravel_index(positions(data), shape))
    return emit(unravel_index, rows.astype(data._data.dtype), (data, silent(data)))


@operator(nd="ravel_multi_index")
@rules(data=no_signal)
def ravel_multi_index(data, shape):
    """The inverse of `unravel_index`.  No gradient flows."""
    y = np.ravel_multi_index(tuple(positions(data)), shape)
    return emit(ravel_multi_index, np.asarray(y).astype(data._data.dtype), (data, silent(data)))


@operator(np="unravel_index", numpy=np.unravel_index)
@rules(x=no_signal)
def unravel_index_np(x, shape, order="C"):
    """Positions in the flattened array as positions in each axis: a tuple of arrays.  No gradient flows."""
    rows = [np.asarray(row, x._data.dtype) for row in np.unravel_index(positions(x), shape)]
    return tuple(emit_parts(unravel_index_np, rows, (x, silent(x))))
