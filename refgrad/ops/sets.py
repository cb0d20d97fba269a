"""# Sets and counts: what occurs, and how often

Questions about which numbers there are.  Their answers are positions, counts and choices among the elements, and no
gradient flows through them, except to the weights of a histogram.  `unique` and `bincount` are in `order.py`.
"""

import numpy as np

from ..engine.array import NDArray, raw, wrap
from ..engine.emit import emit, emit_parts, no_signal, silent
from ..engine.operators import operator
from ..engine.registry import rules
from .common import arrays, float_dtype, like


def chosen(op, found, a, b):
    """What numpy found in two arrays, as a result of both."""
    return emit(op, np.asarray(found), (a, silent(a)), (b, silent(b)))


# ## Sets
@operator(np="isin", numpy=np.isin)
@rules(element=no_signal, test_elements=no_signal)
def isin(element, test_elements, assume_unique=False, invert=False):
    """Which elements occur in the other array, as bool.

    Args:
        element, test_elements: arrays.
        assume_unique: ignored.
        invert: ask which elements do not.
    """
    found = np.isin(element._data, test_elements._data, invert=invert)
    return chosen(isin, found, element, test_elements)


@operator(np="in1d", numpy=vars(np).get("in1d"))
@arrays("ar1", "ar2")
def in1d(ar1, ar2, assume_unique=False, invert=False):
    """Which elements of the flattened array occur in the other one; see `isin`."""
    return isin(ar1.reshape(-1), ar2, assume_unique, invert)


@operator(np="intersect1d", numpy=np.intersect1d)
@rules(ar1=no_signal, ar2=no_signal)
def intersect1d(ar1, ar2, assume_unique=False):
    """The elements that both arrays have, each once and in rising order."""
    return chosen(intersect1d, np.intersect1d(ar1._data, ar2._data, assume_unique), ar1, ar2)


@operator(np="union1d", numpy=np.union1d)
@rules(ar1=no_signal, ar2=no_signal)
def union1d(ar1, ar2):
    """The elements that either array has, each once and in rising order."""
    return chosen(union1d, np.union1d(ar1._data, ar2._data), ar1, ar2)


@operator(np="setdiff1d", numpy=np.setdiff1d)
@rules(ar1=no_signal, ar2=no_signal)
def setdiff1d(ar1, ar2, assume_unique=False):
    """The elements that the first array has and the second has not, each once and in rising order."""
    return chosen(setdiff1d, np.setdiff1d(ar1._data, ar2._data, assume_unique), ar1, ar2)


@operator(np="setxor1d", numpy=np.setxor1d)
@rules(ar1=no_signal, ar2=no_signal)
def setxor1d(ar1, ar2, assume_unique=False):
    """The elements that only one of the arrays has, each once and in rising order."""
    return chosen(setxor1d, np.setxor1d(ar1._data, ar2._data, assume_unique), ar1, ar2)


# ## Counts
#
# A bin reaches from its left edge up to, not including, its right one; only the last includes both.
def edges_of(a, bins, range):
    """The edges of the bins, in the dtype of the data (float32 for integers), or in that of a given array."""
    if isinstance(bins, (NDArray, np.ndarray)):
        return np.asarray(raw(bins))
    return np.histogram_bin_edges(a._data, bins, range).astype(float_dtype(a._data))


@operator(nd="histogram")
@rules(a=no_signal)
def histogram(a, bins=10, range=None):
    """How many elements lie in each bin, as int64, and the edges of the bins: a list of two arrays.

    Args:
        a: array, taken as flattened.
        bins: how many bins of equal width, or an array of edges.
        range: a pair, where the first bin begins and the last one ends; that of the elements if left out.
    """
    edges = edges_of(a, bins, range)
    counts = np.histogram(a._data, edges)[0].astype("int64")
    return [emit(histogram, counts, (a, silent(a))), wrap(a.family, edges)]


# With weights a count is a sum of them, and each weight has the slope 1 in the sum of its own bin.
@operator(np="histogram", numpy=np.histogram)
@rules(a=no_signal, weights=lambda dy, bin, inside: dy[bin] * inside)
def histogram_np(a, bins=10, range=None, density=None, weights=None):
    """How many elements lie in each bin, and the edges of the bins: a tuple of two arrays.

    Args:
        a, bins, range: as for `histogram`.
        density: divide by the sum and by the width of each bin.
        weights: array of the shape of a, whose gradient flows: what each element counts, 1 if left out.
    """
    edges = edges_of(a, bins, range)
    bin = np.clip(np.searchsorted(edges, a._data, "right") - 1, 0, len(edges) - 2)
    inside = (a._data >= edges[0]) & (a._data <= edges[-1])
    count = weights if weights is not None else like(a, np.ones(a.shape), "int64")
    y = np.zeros(len(edges) - 1, count._data.dtype)
    np.add.at(y, bin[inside], count._data[inside])
    y = emit(histogram_np, y, (a, silent(a)), (count, (bin, inside)))
    if density:
        y = y / (y.sum() * like(y, np.diff(edges), float_dtype(a._data) if weights is None else None))
    return y, wrap(a.family, np.array(edges))


@operator(np="histogram_bin_edges", numpy=np.histogram_bin_edges)
@arrays("a")
def histogram_bin_edges(a, bins=10, range=None, weights=None):
    """The edges of the bins of a `histogram`; weights are ignored."""
    return wrap(a.family, np.array(edges_of(a, bins, range)))


@operator(np="digitize", numpy=np.digitize)
@rules(x=no_signal, bins=no_signal)
def digitize(x, bins, right=False):
    """The number of the bin in which each element lies, as int64: 0 before the first edge.

    Args:
        x: array.
        bins: the edges, a vector in rising or falling order.
        right: whether a bin includes its right edge instead of its left one.
    """
    return chosen(digitize, np.asarray(np.digitize(x._data, bins._data, right), "int64"), x, bins)


# ## Several keys
@operator(np="lexsort", numpy=np.lexsort)
@rules(keys=no_signal)
def lexsort(keys, axis=-1):
    """The positions that sort by the last key, then by the one before, as int64.

    Args:
        keys: a list of arrays of one shape, or an array of these.
        axis: an int.
    """
    single = isinstance(keys, NDArray)
    places = np.asarray(np.lexsort(keys._data if single else [key._data for key in keys], axis), "int64")
    keys = [keys] if single else keys
    return emit_parts(lexsort, [places], *((key, silent(key)) for key in keys))[0]
