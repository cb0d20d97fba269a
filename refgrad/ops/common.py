"""# What the families share: axes, shapes of results, arrays among the arguments"""

import numpy as np
from numpy.exceptions import AxisError

from ..engine.array import FLOAT32, NDArray, raw, wrap
from ..engine.emit import assign
from ..engine.errors import error


# ## Axes
#
# nd has two ways to say "all axes": None, and also ().  With `exclude` the axes named are the ones that stay.
def normal_axes(x, axis, exclude=False):
    """The axes to reduce, as a sorted tuple of numbers from 0; None for all of them."""
    if axis is None or axis == () and not x.numpy_manners:
        return None
    axes = sorted([normal_axis(x, a) for a in axis]) if isinstance(axis, (tuple, list)) else [normal_axis(x, axis)]
    if len(axes) > 1 and len(set(axes)) < len(axes):
        raise ValueError(f"an axis is named twice in {axis}")
    return tuple([a for a in range(x.ndim) if a not in axes]) if exclude else tuple(axes)


def normal_axis(x, axis):
    """One axis, counted from 0."""
    ndim = x.ndim
    if not -ndim <= axis < ndim:
        raise AxisError(axis, ndim)
    return axis % ndim


def kept_shape(shape, axes):
    """The shape with 1 in place of the reduced axes."""
    return (1,) * len(shape) if axes is None else tuple([1 if k in axes else n for k, n in enumerate(shape)])


# ## Results
def never_bare(x, y):
    """A result as the class of x has it: never a numpy scalar, and in nd never without an axis."""
    return y if isinstance(y, np.ndarray) and y.ndim else np.array(y, ndmin=not x.numpy_manners)


# The gradient of a reduction is one number for many.  `numpy.broadcast_to` does the same, but is so general that on
# small arrays it takes most of the rule's time.  It is called only for a gradient that is recorded: then it calls our
# operator.
def stretch(dy, shape):
    """dy, of the same number of axes, as a read-only view of that shape that repeats it."""
    if type(dy) is not np.ndarray:
        return np.broadcast_to(dy, shape)
    dy = np.asarray(dy, order="C")
    view = np.ndarray(shape, dy.dtype, dy, 0, [step if n > 1 else 0 for n, step in zip(dy.shape, dy.strides)])
    view.flags.writeable = False
    return view


def into(out, y):
    """y, written into `out` if there is one."""
    return y if out is None else assign(out, y)


def float_dtype(data):
    """The dtype in which a mean or a root of the data is given: float32 for integers."""
    return data.dtype if data.dtype.kind == "f" else FLOAT32


def known_dtype(op, dtype):
    """The dtype of that name; numpy has more of them, for text and complex numbers, which no rule knows."""
    dtype = np.dtype(dtype)
    if dtype.kind not in "fiub":
        raise error("dtype", op=op, got=dtype)
    return dtype


# ## Arguments
#
# An operator that is made of others needs no rule.  Which of its arguments are arrays it says with `arrays`.
def arrays(*names):
    """Decorator: the array arguments of an operator that has no rules of its own."""
    def note(function):
        function.arrays = names
        return function
    return note


def listed(given):
    """f(a, b) and f([a, b]) alike."""
    return list(given[0]) if len(given) == 1 and isinstance(given[0], (list, tuple)) else list(given)


def positions(indices):
    """Positions as a numpy array of integers, copied; from arrays of any dtype, lists and numbers."""
    return np.array(raw(indices)).astype("int64", copy=False)


def clipped(places, length):
    """Positions beyond the ends as the first or last one; for a few, quicker than `numpy.clip`."""
    return np.maximum(np.minimum(places, length - 1), 0)


def like(x, value, dtype=None):
    """A number or numpy array as an array of the class, and unless told otherwise the dtype, of x."""
    return value if isinstance(value, NDArray) else wrap(x.family, np.array(value, dtype or x._data.dtype))


def in_floats(x):
    """x, or x as float32 if it has no fractions: for operators that divide."""
    return x if x._data.dtype.kind == "f" else x.astype(FLOAT32)


def one_of(op, name, value, known):
    """Refuses a word that an operator does not know."""
    if value not in known:
        raise error("choice", op=op, name=name, known=", ".join(map(repr, known)), got=repr(value))
