"""# Syntax: reading and writing with Python's own signs

`x[i]`, `x[i] = v`, `x += v`, and numpy's functions given our arrays.  The signs of arithmetic are operators
like all others, in `ops/arithmetic.py`.
"""

import numpy as onp

from .array import FLOAT32, NDArray, ndarray, raw, wrap
from .emit import check_writable, emit, live, sum_to
from .errors import error
from .factories import NUMBERS, constant, of_class
from .modes import modes
from .operators import operator
from .registry import BY_NUMPY_FUNCTION, rules
from .tape import Raw, make_node, note_write, passes, scatter


# ## Reading x[i]
#
# The gradient of a part is a part of the gradient: dy goes to the places that were read.  A place that was
# read twice receives twice, and numpy's `sum[index] += dy` would write it once; `add.at` does not.
#
# *Try it*: which gradient has each of three places, if place 0 is read twice and place 2 never?
#     >>> x = nd.ones(3); x.attach_grad()
#     >>> with autograd.record(): y = x[nd.array([0, 0, 1])]
#     >>> y.backward(); x.grad.tolist()
#     [2.0, 1.0, 0.0]
def add_to_view(total, index, dy):
    place = total[index]
    onp.add(place, dy, place)


# At a negative place of a vector numpy 1.25.0 and 1.25.1 write in front of its memory; so none gets there.
def add_to_places(total, key, dy):
    if total.ndim == 1:
        parts = key if type(key) is tuple else (key,)
        key = tuple(part % len(total) if type(part) is Raw and part.dtype.kind == "i" else part for part in parts)
    onp.add.at(total, key, dy)


BASIC = int, slice, type(None), type(...), onp.int64


def plain_index(i):
    """An index as numpy takes it: arrays of any kind as integers or bools, copied, for they may change."""
    if type(i) in (int, slice):
        return i
    if isinstance(i, tuple):
        return tuple(plain_index(part) for part in i)
    if isinstance(i, (float, onp.floating)):
        raise IndexError(f"index: only integers, slices, ..., None and integer arrays are valid, not {i!r}")
    if isinstance(i, (list, NDArray, Raw)):
        i = onp.array(raw(i) if not isinstance(i, list) else [plain_index(part) for part in i])
        return i.astype("int64") if i.dtype.kind == "f" or i.size == 0 and i.dtype.kind != "b" else i
    return i


def way_to_read(key):
    """A key as numpy takes it, and how a gradient is added at that key."""
    key = plain_index(key)
    parts = key if type(key) is tuple else (key,)
    if any(type(part) not in BASIC for part in parts):
        return key, add_to_places
    return (parts if Ellipsis in parts else (*parts, ...)), add_to_view


# nd gives no results without axes, so a single element keeps an axis of length 1 there.  With an `...` at the
# end of the index, numpy gives a view of a single element instead of a copy.
@operator(methods="__getitem__")
@rules(x=scatter)
def index(x, key):
    """x[key]: a view for integers and slices, otherwise a copy."""
    data = x._data
    key, add_at = ((key, ...), add_to_view) if type(key) is int else way_to_read(key)
    y = data[key]
    if y.ndim == 0 and not x.numpy_manners and not modes.numpy_semantics:
        key, y = (*(key if type(key) is tuple else (key,)), None), y[None]
    return emit(index, y, (x, (key, data.shape, add_at)))


# For gradients of gradients the rule of x[i] is itself recorded, and its own rule is x[i] again.
@operator(methods="_scattered")
@rules(x=lambda dy, key: dy[key])
def scatter_(x, key, shape, add_at):
    """Zeros of the given shape, with x added at the key: what the gradient of x[key] is."""
    return emit(scatter_, scatter(x._data, key, shape, add_at), (x, (key,)))


# ## Writing x[i] = v
#
# Every write goes into the memory, never into a new array: views and gradient buffers stay what they are.
# And every write is noted, so that a backward that needs the old value can say so.
#
# While recording, `y[:] = value` makes y another name for a recorded value, and it is on the tape from
# then on.  A part of it cannot be: y would be two things at once.
def setitem(x, index, value):
    check_writable(x)
    data, index = x._data, plain_index(index)
    whole = index is Ellipsis or type(index) is slice and index == slice(None)
    recorded = modes.recording and isinstance(value, NDArray) and live(value._node)
    if recorded and not whole:
        raise error("partial-write")
    if isinstance(value, (int, float)) and not whole:
        data[index]                                    # an index out of range is noticed before the note
    elif not isinstance(value, (int, float)):
        values = fitting(value, data[... if whole else index].shape)
        value = value if recorded else values
    note_write(data)
    data[... if whole else index] = raw(value)
    if recorded:
        adopt(x, value)


NDArray.__setitem__ = setitem


def fitting(value, shape):
    """A value that can be written into a place of that shape, or an error that says why not."""
    try:
        values = onp.asarray(raw(value))
    except ValueError:
        raise error("not-array-like", op="assignment", got=repr(value)) from None
    if values.dtype.kind not in "fiub":
        raise error("operands", op="assignment", got=type(value))
    # Axes of length 1 may stand in front, as in numpy: in nd, a single element x[i] has one.
    surplus = max(values.ndim - len(shape), 0)
    if values.shape[:surplus] != (1,) * surplus:
        raise error("shape-of-value", got=values.shape, want=shape)
    fits = values.reshape(values.shape[surplus:])
    try:
        onp.broadcast_to(fits, shape)
    except ValueError:
        raise error("shape-of-value", got=values.shape, want=shape) from None
    return fits


def adopt(x, value):
    """From here on x is what value is, cast and stretched to x's dtype and shape."""
    node = value._node
    if value._data.dtype != x._data.dtype:
        node = make_node("astype", node, cast, (value._data.dtype,))
    surplus = max(value.ndim - x.ndim, 0)
    if surplus:
        node = make_node("reshape", node, shaped, (value.shape,))
    if value.shape[surplus:] != x.shape:
        node = make_node("broadcast", node, sum_to, (value.shape[surplus:],))
    x._node = make_node("copy", node, passes, None)


def cast(dy, dtype):
    """The rule of a change of dtype: back to the dtype of the input."""
    return dy.astype(dtype)


def shaped(dy, shape):
    """The rule of a change of shape: back to the shape of the input."""
    return dy.reshape(shape)


# ## Writing x += v
#
# x keeps its identity, its memory, its dtype and its mark: this is how a parameter is updated.
def make_in_place(op, cls):
    """x ∘= v of one class, from the operator ∘."""
    name, ufunc, method = op.name, op.numpy, op.functions[cls][0]
    makes_floats = name == "divide" and cls.numpy_manners          # in nd, integers divided are integers

    def in_place(x, v):
        check_writable(x)
        if modes.recording and isinstance(v, NDArray) and live(v._node):
            return recorded(x, v)
        data = x._data
        other = operand(x, v)
        if data.dtype.kind in "iub" and (other.dtype.kind == "f" and not is_whole(other) or makes_floats):
            raise error("float-into-int", op=name, dtype=data.dtype)
        if other.shape != data.shape and other.ndim:
            try:                                       # before the note: a write that fails is none
                onp.broadcast_to(other, data.shape)
            except ValueError:
                raise error("shapes", op=name, shapes=f"{data.shape} and {other.shape}") from None
        note_write(data)
        ufunc(data, other, data, casting="unsafe")
        return x

    def operand(x, v):
        dtype = x._data.dtype
        if type(v) is not cls and isinstance(v, NUMBERS):
            return constant(v, dtype if dtype.kind == "f" else None)._data
        other = of_class(name, cls, v, dtype)._data
        if other.dtype != dtype and not cls.numpy_manners:
            raise error("dtypes", op=name, want=dtype, got=other.dtype)
        return other

    # The rule may need the old value of x, which is about to be overwritten, so it works on a copy.
    def recorded(x, v):
        result = method(wrap(cls, x._data.copy()), v)
        if result.shape != x.shape:
            raise error("shapes", op=name, shapes=f"{x.shape} and {result.shape}")
        x[:] = result
        return x

    return in_place


def is_whole(data):
    """Whether this is one number without a fraction."""
    return data.ndim == 0 and float(data).is_integer()


# ## numpy's functions, given our arrays
#
# `numpy.exp(x)` of a refgrad array comes back to refgrad's exp.  This is what makes gradients of
# gradients possible without a second set of rules: a rule is plain numpy, and when its dy is a recorded
# array, numpy itself asks us.  A function that we do not have is refused, for it would lose the gradient.
def array_ufunc(self, ufunc, method, *inputs, out=None, **options):
    op = BY_NUMPY_FUNCTION.get(ufunc)
    if method != "__call__" or op is None or out is not None or options:
        return refused(ufunc, map(type, (*inputs, *(out or ()))))
    # numpy hands a number of its own over as an array without axes, and then its dtype would count.
    return op(*at_home([x.item() if type(x) is Raw and x.ndim == 0 else x for x in inputs]))


def array_function(self, function, types, args, options):
    op = BY_NUMPY_FUNCTION.get(function)
    if op is None:
        return refused(function, types)
    return op(*at_home(args), **options)


def refused(function, types):
    """An error, unless the array of a third library is involved: it may know the function."""
    for cls in types:
        if hasattr(cls, "__array_ufunc__") and not issubclass(cls, (NDArray, Raw, onp.generic)):
            return NotImplemented
    raise error("numpy-function", name=f"{getattr(function, '__module__', None) or 'numpy'}.{function.__name__}")


def at_home(inputs):
    """Arrays of one class, the np one if there is one among them; numpy arrays become constants."""
    ours = [x for x in inputs if isinstance(x, NDArray)]
    cls = ndarray if not ours or any(x.numpy_manners for x in ours) else NDArray
    dtype = ours[0]._data.dtype if ours else FLOAT32
    return [wrap(cls, x._data, x._node) if isinstance(x, NDArray)
            else of_class("numpy", cls, x, dtype) if isinstance(x, Raw) else x for x in inputs]


NDArray.__array_ufunc__, NDArray.__array_function__ = array_ufunc, array_function


# ## Handing the data over
#
# `numpy.asarray(x)` may look but not touch: a write through numpy's handle would pass the clock unseen.
def as_numpy(self, dtype=None, copy=None):
    if dtype is not None and onp.dtype(dtype) != self._data.dtype or copy:
        return onp.array(self._data, dtype)
    view = self._data.view()
    view.flags.writeable = False
    return view


# Other libraries (PyTorch, JAX, CuPy) exchange arrays without a copy by the DLPack protocol.  They may write, which
# the clock cannot see: so an array in a graph is refused.  A write after that is the one kind that goes unnoticed.
def to_dlpack(self, **options):
    if live(self._node):
        raise error("dlpack")
    return self._data.__dlpack__(**options)


NDArray.__array__, NDArray.__dlpack__ = as_numpy, to_dlpack
NDArray.__dlpack_device__ = lambda self: self._data.__dlpack_device__()
