"""# Choosing: one of several arrays, or some of the elements

A condition decides which element goes into the result, and the gradient goes to that element alone.  The conditions
are questions, and receive nothing.
"""

import numpy as np

from ..engine.array import NDArray, raw
from ..engine.emit import emit, no_signal, silent
from ..engine.operators import operator
from ..engine.registry import rules
from .common import arrays, like, normal_axis, one_of, positions


# ## One of several arrays
@operator(np="choose", numpy=np.choose)
@arrays("a", "choices")
def choose(a, choices, mode="raise"):
    """For each place, the element of that one of the arrays whose number stands there.

    Args:
        a: array of numbers of choices.
        choices: a list of arrays that broadcast to the shape of a, or an array of these.
        mode: for numbers that no choice has: "raise", "clip" or "wrap".

    Raises:
        MXNetError: another mode.
        ValueError: a number that no choice has, for "raise".
    """
    one_of("choose", "mode", mode, ("raise", "clip", "wrap"))
    choices = list(choices)
    numbers = positions(a)
    if mode == "raise" and numbers.size and not 0 <= numbers.min() <= numbers.max() < len(choices):
        raise ValueError(f"choose: the numbers of {len(choices)} choices are 0 to {len(choices) - 1}")
    numbers = np.clip(numbers, 0, len(choices) - 1) if mode == "clip" else numbers % len(choices)
    shape = np.broadcast_shapes(numbers.shape, *(x.shape for x in choices))
    table = np.stack([np.broadcast_to(x, shape) for x in choices])
    return table[(np.broadcast_to(numbers, shape), *np.indices(shape, sparse=True))]


@operator(np="select", numpy=np.select)
@arrays("condlist", "choicelist")
def select(condlist, choicelist, default=0.0):
    """For each place, the element of the first array whose condition holds there.

    Args:
        condlist: a list of conditions.
        choicelist: a list of as many arrays.
        default: a number for the places where no condition holds.

    Raises:
        ValueError: the lists differ in length.
    """
    condlist, choicelist = list(condlist), list(choicelist)
    if len(condlist) != len(choicelist) or not condlist:
        raise ValueError(f"select: {len(condlist)} conditions for {len(choicelist)} choices")
    y = np.full_like(choicelist[0]._data, default)
    for condition, x in zip(condlist[::-1], choicelist[::-1]):
        y = np.where(condition, x, y)
    return y


# ## Some of the elements
@operator(np="compress", numpy=np.compress)
@arrays("a")
def compress(condition, a, axis=None):
    """The slices of an axis for which the condition holds; of the flattened array if axis is None.

    Args:
        condition: a vector, or list, of numbers or truths; it may be shorter than the axis.
        a: array.
        axis: an int.
    """
    if axis is None:
        a, axis = a.reshape(-1), 0
    kept = np.flatnonzero(np.asarray(raw(condition)))
    return a[(slice(None),) * normal_axis(a, axis) + (kept,)]


@operator(np="extract", numpy=np.extract)
@arrays("condition", "arr")
def extract(condition, arr):
    """The elements of an array at which the condition, an array of the same size, holds."""
    return compress(condition.reshape(-1), arr.reshape(-1))


@operator(np="flatnonzero", numpy=np.flatnonzero)
@rules(a=no_signal)
def flatnonzero(a):
    """The positions in the flattened array of all elements but 0, as int64.  No gradient flows."""
    return emit(flatnonzero, np.flatnonzero(a._data).astype("int64"), (a, silent(a)))


@operator(np="trim_zeros", numpy=np.trim_zeros)
@arrays("filt")
def trim_zeros(filt, trim="fb"):
    """A vector without the zeros in front ("f"), at the end ("b"), or both."""
    there = np.flatnonzero(filt._data)
    first = (there[0] if there.size else len(filt)) if "f" in trim.lower() else 0
    last = (there[-1] + 1 if there.size else 0) if "b" in trim.lower() else len(filt)
    return filt[int(first):max(int(last), int(first))].copy()


# ## Sorted in part
#
# A partition asks for element k only to stand where a sort would put it.  numpy leaves open how the others stand, and
# its versions differ in that.  A sort is a partition too, and always the same one.
@operator(np="argpartition", numpy=np.argpartition)
@arrays("a")
def argpartition(a, kth, axis=-1, kind="introselect", order=None):
    """Positions for which element kth stands where a sort would put it, as int64.  No gradient flows.

    Args:
        a: array.
        kth: an int, or several; ignored, for all elements are put where a sort puts them.
        axis: an int, or None for the flattened array.
        kind, order: ignored.
    """
    return np.argsort(a, axis)


@operator(np="partition", numpy=np.partition)
@arrays("a")
def partition(a, kth, axis=-1, kind="introselect", order=None):
    """The elements in such an order; see `argpartition`.  The gradient of each goes back to where it came from."""
    return np.sort(a, axis)


# ## A function of every line
@operator(np="apply_along_axis", numpy=np.apply_along_axis)
@arrays("arr")
def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    """The results of a function of vectors, called with every line along an axis.

    Args:
        func1d: `func1d(line, *args, **kwargs)` gives an array or a number.
        axis: an int.
        arr: array with at least one line.
    """
    axis = normal_axis(arr, axis)
    lines = np.moveaxis(arr, axis, -1)
    found = [func1d(line, *args, **kwargs) for line in lines.reshape((-1, lines.shape[-1]))]
    y = np.stack([y if isinstance(y, NDArray) else like(arr, y) for y in found])
    new = y.ndim - 1
    y = y.reshape(lines.shape[:-1] + y.shape[1:])
    return np.moveaxis(y, tuple(range(y.ndim - new, y.ndim)), tuple(range(axis, axis + new)))
