"""# Order: the largest, sorting, the top k

A sorted array is the array itself, its elements moved.  So the gradient of each element goes back to where
the element came from; positions, on the other hand, do not change a little when an element does, and
pass no gradient.
"""

import numpy as np

from ..engine.array import raw
from ..engine.emit import emit, emit_parts, no_signal, silent
from ..engine.operators import operator
from ..engine.registry import rules
from .common import arrays, in_floats, into, known_dtype, like, never_bare, one_of


# ## Where is the largest?
#
# MXNet's nd returns positions in the dtype of the data, as float32 mostly.
@operator(nd="argmax", methods="argmax")
@rules(x=no_signal)
def argmax(x, axis=None, keepdims=False):
    """The position of the largest element, the first of several, in the dtype of x (int64 for np arrays).

    Args:
        x: array.
        axis: an int, or None for the position in the flattened array.
        keepdims: leave the reduced axis in place, with length 1.
    """
    return position(argmax, np.argmax, x, axis, keepdims)


@operator(nd="argmin", methods="argmin")
@rules(x=no_signal)
def argmin(x, axis=None, keepdims=False):
    """The position of the smallest element, the first of several, in the dtype of x (int64 for np arrays).

    Args:
        x, axis, keepdims: as for `argmax`.
    """
    return position(argmin, np.argmin, x, axis, keepdims)


def position(op, find, x, axis, keepdims):
    y = np.asarray(find(x._data, axis, keepdims=keepdims), "int64" if x.numpy_manners else x._data.dtype)
    return emit(op, never_bare(x, y), (x, silent(x)))


@operator(np="argmax", methods="argmax", numpy=np.argmax)
@arrays("x")
def argmax_np(x, axis=None, out=None, keepdims=False):
    """The position of the largest element, as `argmax`."""
    return into(out, argmax(x, axis, keepdims))


@operator(np="argmin", methods="argmin", numpy=np.argmin)
@arrays("x")
def argmin_np(x, axis=None, out=None, keepdims=False):
    """The position of the smallest element, as `argmin`."""
    return into(out, argmin(x, axis, keepdims))


@operator(nd="argmax_channel")
@arrays("x")
def argmax_channel(x):
    """The position of the largest element along axis 1; see `argmax`."""
    return argmax(x, 1)


# ## Sorting
#
# Equal elements keep their order, so each has one place it came from.  `numpy.sort` alone would not tell which.
#
# *Try it*: the smallest weighs 1, the next 10, the largest 100.  Which element gets which weight as its gradient?
#     >>> x = nd.array([3, 1, 2]); x.attach_grad()
#     >>> with autograd.record(): y = x.sort()
#     >>> y.backward(nd.array([1, 10, 100])); x.grad.tolist()
#     [100.0, 1.0, 10.0]
def sorted_order(data, axis, ascending):
    """The positions along the axis, of the smallest element first, or of the largest."""
    if ascending:
        return np.argsort(data, axis, kind="stable")
    backwards = np.flip(np.argsort(np.flip(data, axis), axis, kind="stable"), axis)
    return data.shape[axis] - 1 - backwards


def places(order, axis):
    """Positions along one axis as an index of all axes."""
    index = list(np.indices(order.shape, sparse=True))
    index[axis] = order
    return tuple(index)


@operator(nd="sort", methods="sort")
@arrays("x")
def sort(x, axis=-1, is_ascend=True):
    """The elements in order; the gradient of each goes back to where it came from.

    Args:
        x: array.
        axis: an int, or None for the flattened array.
        is_ascend: whether the smallest comes first.
    """
    if axis is None:
        x, axis = x.reshape(-1), 0
    return x[places(sorted_order(x._data, axis, is_ascend), axis)] if x.ndim else x.copy()


@operator(np="sort", methods="sort", numpy=np.sort)
@arrays("x")
def sort_np(x, axis=-1, kind=None, order=None):
    """The elements in rising order, as `sort`; kind and order are ignored."""
    return sort(x, axis)


@operator(nd="argsort", methods="argsort")
@rules(x=no_signal)
def argsort(x, axis=-1, is_ascend=True, dtype="float32"):
    """The positions of the elements in order.  No gradient flows.

    Args:
        x, axis, is_ascend: as for `sort`.
        dtype: of the result.
    """
    data, axis = (x._data.reshape(-1), 0) if axis is None else (x._data, axis)
    return emit(argsort, sorted_order(data, axis, is_ascend).astype(known_dtype("argsort", dtype)), (x, silent(x)))


@operator(np="argsort", methods="argsort", numpy=np.argsort)
@arrays("x")
def argsort_np(x, axis=-1, kind=None, order=None):
    """The positions of the elements in rising order, as int64; see `argsort`.  kind and order are ignored."""
    return argsort(x, axis, dtype="int64")


# ## The k largest
def top(data, axis, k, ascending):
    """The positions of the first k along the axis; all of them for k < 1."""
    if k > data.shape[axis]:
        raise ValueError(f"k is {k}, and the axis has {data.shape[axis]} elements")
    order = sorted_order(data, axis, ascending)
    return np.take(order, range(k if k > 0 else data.shape[axis]), axis)


@operator(nd="topk", npx="topk", methods="topk")
@rules(data=no_signal)
def topk(data, axis=-1, k=1, ret_typ="indices", is_ascend=False, dtype="float32"):
    """The k largest elements, or where they are.

    Args:
        data: array.
        axis: an int, or None for the flattened array.
        k: how many; all of them if less than 1.
        ret_typ: "indices", "value", "both" (a list: values and indices), or "mask": 1 at the places of the k
            elements and 0 elsewhere.  The gradient flows through values only.
        is_ascend: take the smallest instead.
        dtype: of the indices.

    Raises:
        MXNetError: another ret_typ, or k is larger than the axis is long.
    """
    one_of("topk", "ret_typ", ret_typ, ("indices", "value", "both", "mask"))
    x = data
    if axis is None:
        x, axis = x.reshape(-1), 0
    order = top(x._data, axis, k, is_ascend)
    if ret_typ == "mask":
        mask = np.zeros_like(x._data)
        mask[places(order, axis)] = 1
        return emit(topk, mask.reshape(data.shape), (data, silent(data)))
    values = x[places(order, axis)] if ret_typ != "indices" else None
    if ret_typ == "value":
        return values
    indices = emit(topk, order.astype(known_dtype("topk", dtype)), (data, silent(data)))
    return indices if ret_typ == "indices" else [values, indices]


# ## Distinct elements, places in a sorted array
@operator(np="unique", numpy=np.unique)
@rules(x=no_signal)
def unique(x, return_index=False, return_inverse=False, return_counts=False, axis=None):
    """The distinct elements in rising order.  No gradient flows.

    Args:
        x: array.
        return_index, return_inverse, return_counts: also return, as int64, where each is found first, what
            makes x out of them, and how often each occurs.
        axis: compare slices along this axis; the flattened array if None.
    """
    found = np.unique(x._data, return_index, return_inverse, return_counts, axis)
    if return_inverse and axis is None:                # newer versions of numpy give it the shape of x
        place = 1 + return_index
        found = (*found[:place], found[place].reshape(-1), *found[place + 1:])
    if not isinstance(found, tuple):
        return emit(unique, found, (x, silent(x)))
    return tuple(emit_parts(unique, list(found), (x, silent(x))))


@operator(np="searchsorted", numpy=np.searchsorted)
@rules(a=no_signal, b=no_signal)
def searchsorted(a, b, side="left", sorter=None):
    """Where the elements of b have to be inserted into the sorted vector a, as int64.  No gradient flows."""
    y = np.asarray(np.searchsorted(a._data, b._data, side, sorter), "int64")
    return emit(searchsorted, y, (a, silent(a)), (b, silent(b)))


@operator(np="bincount", numpy=np.bincount)
@rules(x=no_signal, weights=lambda dy, places: dy[places])
def bincount(x, weights=None, minlength=0):
    """How often each whole number from 0 on occurs; or, with weights, the sum of those that stand beside it.

    Args:
        x: vector of whole numbers from 0 on.
        weights: vector of the same length, whose gradient flows.
        minlength: the least length of the result.

    Raises:
        ValueError: a number is negative.
    """
    if weights is None:
        return emit(bincount, np.bincount(x._data, None, minlength).astype(x._data.dtype), (x, silent(x)))
    places = x._data.astype("int64")
    y = np.bincount(places, weights._data, minlength).astype(weights._data.dtype)
    return emit(bincount, y, (x, silent(x)), (weights, (places,)))


# ## Quantiles
#
# Sorted, the numbers stand at 0, 1, ..., n - 1; a quantile is read at q·(n - 1), between two of them if need be.  The
# gradient goes to these two.
@operator(np="quantile", numpy=np.quantile)
@arrays("x")
def quantile(x, q, axis=None, out=None, overwrite_input=None, interpolation="linear", keepdims=False):
    """The number below which a share q of the elements lies.

    Args:
        x: array.
        q: a number from 0 to 1, or an array of these, whose axes stand first in the result.
        axis: an int, or None for the flattened array.
        out: an array to write into.
        overwrite_input: ignored.
        interpolation: between two elements: "linear", "lower", "higher", "midpoint" or "nearest".
        keepdims: leave the reduced axis in place, with length 1.

    Raises:
        MXNetError: another interpolation.
        ValueError: q is not between 0 and 1.
    """
    return into(out, read_at(x, q, axis, interpolation, keepdims))


def read_at(x, q, axis, interpolation, keepdims, past_nan=False):
    """What stands at the shares q of each line along an axis.  A nan in the line makes it nan, or is left out."""
    one_of("quantile", "interpolation", interpolation, ("linear", "lower", "higher", "midpoint", "nearest"))
    line = 0 if axis is None else axis % x.ndim
    kept = (1,) * x.ndim if axis is None else tuple(1 if k == line else n for k, n in enumerate(x.shape))
    rows = in_floats(x.reshape(-1) if axis is None else x)
    rows = np.moveaxis(sort(rows, line), line, 0)
    share = np.asarray(raw(q), "float64")
    if share.size and not 0 <= share.min() <= share.max() <= 1:
        raise ValueError(f"quantile: shares lie between 0 and 1, percentiles between 0 and 100; got {q!r:.60}")
    # A sort puts nan at the end.  So the numbers of a line are its first ones, and a nan is its last.
    known, last = (rows._data == rows._data).sum(0), len(rows) - 1
    count = known if past_nan else np.full_like(known, len(rows))
    at = share.reshape(share.shape + (1,) * (rows.ndim - 1)) * np.maximum(count - 1, 0)
    low, high = np.floor(at).astype(int), np.ceil(at).astype(int)
    if not past_nan:
        low, high = (np.where(known <= last, last, place) for place in (low, high))
    share = dict(linear=at - low, lower=0 * at, higher=0 * at + 1, midpoint=(high > low) / 2,
                 nearest=np.round(at) - low)[interpolation].astype(rows._data.dtype)
    others = np.indices(rows.shape[1:], sparse=True)
    y = rows[(low, *others)] * like(rows, 1 - share) + rows[(high, *others)] * like(rows, share)
    rest = kept if keepdims else tuple(n for k, n in enumerate(x.shape) if axis is not None and k != line)
    return y.reshape(np.shape(raw(q)) + rest)


@operator(np="percentile", numpy=np.percentile)
@arrays("x")
def percentile(x, q, axis=None, out=None, overwrite_input=None, interpolation="linear", keepdims=False):
    """The number below which q of every 100 elements lie; see `quantile`."""
    return quantile(x, np.asarray(raw(q), "float64") / 100, axis, out, overwrite_input, interpolation, keepdims)


@operator(np="median", numpy=np.median)
@arrays("x")
def median(x, axis=None, out=None, overwrite_input=None, keepdims=False):
    """The middle element in rising order, or the mean of the middle two; see `quantile`."""
    return quantile(x, 0.5, axis, out, keepdims=keepdims)


@operator(np="nanquantile", numpy=np.nanquantile)
@arrays("x")
def nanquantile(x, q, axis=None, out=None, overwrite_input=None, interpolation="linear", keepdims=False):
    """The number below which a share q of the elements lies, nan left out; see `quantile`."""
    return into(out, read_at(x, q, axis, interpolation, keepdims, past_nan=True))


@operator(np="nanpercentile", numpy=np.nanpercentile)
@arrays("x")
def nanpercentile(x, q, axis=None, out=None, overwrite_input=None, interpolation="linear", keepdims=False):
    """The number below which q of every 100 elements lie, nan left out; see `quantile`."""
    return nanquantile(x, np.asarray(raw(q), "float64") / 100, axis, out, overwrite_input, interpolation, keepdims)


@operator(np="nanmedian", numpy=np.nanmedian)
@arrays("x")
def nanmedian(x, axis=None, out=None, overwrite_input=None, keepdims=False):
    """The middle element in rising order, or the mean of the middle two, nan left out; see `quantile`."""
    return nanquantile(x, 0.5, axis, out, keepdims=keepdims)
