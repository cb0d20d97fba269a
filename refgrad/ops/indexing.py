"""# Picking: parts of an array chosen by other arrays

`x[i]` is in the engine.  These are its relatives, and all share its gradient: dy is added at the places that
were read, so a place that was read twice receives twice.
"""

import numpy as np

from ..engine.array import FLOAT32, NDArray, wrap
from ..engine.emit import emit, no_signal, silent
from ..engine.errors import error
from ..engine.operators import operator
from ..engine.registry import rules
from ..engine.syntax import add_to_places
from ..engine.tape import scatter


@operator(nd="take", np="take", methods="take")
@rules(a=scatter)
def take(a, indices, axis=0, mode="clip"):
    """The slices of a at the given positions of an axis.

    Args:
        indices: array of positions, of any shape; cut to integers.
        axis: an int, or None for the flattened array.
        mode: what happens beyond the ends: "clip" takes the last one, "wrap" counts on from the other end,
            "raise" raises IndexError.
    """
    if axis is None:
        return take(a.reshape(-1), indices, 0, mode)
    length, places = a.shape[axis], np.asarray(indices._data if hasattr(indices, "_data") else indices)
    places = places.astype("int64")
    if mode == "clip":
        places = np.clip(places, 0, length - 1)
    elif mode == "wrap":
        places = places % length
    elif mode != "raise":
        raise ValueError(f"take: mode has to be 'clip', 'wrap' or 'raise', not {mode!r}")
    key = (slice(None),) * (axis % a.ndim) + (places,)
    return emit(take, a._data[key], (a, (key, a.shape, add_to_places)))


# A masked place has the slope 0, but 0 · nan is nan: where the branch not taken is nan *and its own slope* too,
# the nan comes through.  Write where(ok, f(where(ok, x, 1)), 0) instead.
@operator(nd="where", np="where", numpy=np.where)
@rules(condition=no_signal,
       x=lambda dy, condition: dy * (condition != 0), y=lambda dy, condition: dy * (condition == 0))
def where(condition, x, y):
    """x where the condition holds, y elsewhere.  The gradient goes to the one that was taken.

    Args:
        condition: array; everything but 0 holds.
        x, y: arrays or numbers that broadcast with the condition.
    """
    x, y = beside(condition, x, y), beside(condition, y, x)
    try:
        shape = np.broadcast_shapes(condition.shape, x.shape, y.shape)
    except ValueError:
        shapes = f"{condition.shape}, {x.shape} and {y.shape}"
        raise error("shapes", op="where", shapes=shapes) from None
    c, x, y = (v if v.shape == shape else v.broadcast_to(shape) for v in (condition, x, y))
    return emit(where, np.where(c._data != 0, x._data, y._data), (c, silent(c)), (x, c), (y, c), cls=x.family)


def beside(condition, x, other):
    """A number as an array of the other branch's dtype; an array as it is."""
    if isinstance(x, NDArray):
        return x
    return wrap(condition.family, np.array(x, other._data.dtype if isinstance(other, NDArray) else FLOAT32))
