"""# Syntax: what Python's own signs do with arrays

`+ - * / // % **`, comparisons, `x[i]`, `x[i] = v` and `x += v`.  These few operators are what the
engine itself declares; all others live in the folder `ops`.  They are also the first rules to read.
"""

import numpy as onp

from .array import NDArray, check_writable, live, ndarray, raw, wrap
from .emit import emit, no_signal, not_broadcast
from .errors import error
from .modes import modes
from .operators import CLASSES, comparison, constant, elementwise, of_class, operator, sum_to
from .registry import BY_NUMPY_FUNCTION, rules
from .tape import Raw, make_node, note_write, passes, scatter


# ## Arithmetic
#
# A rule answers one question: if dy is what the rest of the program thinks about each element of y,
# how much of it falls on this input?  It is dy times the slope of y with respect to the input.
@elementwise(onp.add, nd="add broadcast_add broadcast_plus elemwise_add", np="add", methods="__add__ __radd__")
@rules(a=passes, b=passes)
def add(a, b):
    """a + b.  Both slopes are 1."""


@elementwise(onp.subtract, nd="subtract broadcast_sub broadcast_minus elemwise_sub", np="subtract",
             methods="__sub__ __rsub__")
@rules(a=passes, b=lambda dy: -dy)
def subtract(a, b):
    """a - b.  If b rises, y falls."""


@elementwise(onp.multiply, nd="multiply broadcast_mul elemwise_mul", np="multiply", methods="__mul__ __rmul__")
@rules(a=(onp.multiply, "b"), b=(onp.multiply, "a"))
def multiply(a, b):
    """a · b.  The slope of each factor is the other one."""


@elementwise(onp.true_divide, nd="divide broadcast_div elemwise_div", np="divide true_divide",
             methods="__truediv__ __rtruediv__")
@rules(a=(onp.true_divide, "b"), b=lambda dy, a, b: -(dy * a) / (b * b))
def divide(a, b):
    """a / b.  Its slopes are 1/b and -a/b²."""


# The slope of ⌊a/b⌋ is 0 between the steps.
@elementwise(onp.floor_divide, nd="floor_divide", np="floor_divide", methods="__floordiv__ __rfloordiv__")
@rules(a=no_signal, b=no_signal)
def floor_divide(a, b):
    """⌊a / b⌋, rounded towards minus infinity.  No gradient flows."""


# a % b = a - b·⌊a/b⌋, and ⌊a/b⌋ is constant between its steps.
@elementwise(onp.mod, nd="modulo broadcast_mod", np="mod remainder", methods="__mod__ __rmod__")
@rules(a=passes, b=lambda dy, a, b: -dy * onp.floor(a / b))
def mod(a, b):
    """The remainder of a / b, with the sign of b."""


# y = aᵇ = e^(b · log a).  Two places need care, since a rule must not turn a finite slope into nan:
# the slope of a⁰ is 0 also at a = 0, where b · a^(b-1) says 0 · ∞; and 0ᵇ is 0 for every b > 0, so its
# slope in b is 0, where y · log a says 0 · -∞.
def power_a(dy, a, b):
    return dy * onp.where(b == 0, b, b * a ** onp.where(b == 0, onp.ones_like(b), b - 1))


def power_b(dy, a, y):
    return dy * y * onp.log(onp.where(a == 0, onp.ones_like(a), a))


@elementwise(onp.power, nd="power broadcast_power pow", np="power", methods="__pow__ __rpow__")
@rules(a=power_a, b=power_b)
def power(a, b):
    """aᵇ.  dy/da = b·a^(b-1); dy/db = y·log a, which is nan for negative a."""


@elementwise(onp.negative, nd="negative", np="negative", methods="__neg__")
@rules(x=lambda dy: -dy)
def negative(x):
    """-x."""


# |x| has a kink at 0.  MXNet gives the slope 0 there, the middle of what both sides say, and so do we.
@elementwise(onp.absolute, nd="abs", np="abs absolute fabs", methods="__abs__ abs")
@rules(x=lambda dy, x: dy * onp.sign(x))
def abs_(x):
    """|x|.  The slope at 0 is 0."""


# ## Comparisons
@comparison(onp.equal, nd="equal broadcast_equal", np="equal", methods="__eq__")
def equal(a, b):
    """a == b, element by element."""


@comparison(onp.not_equal, nd="not_equal broadcast_not_equal", np="not_equal", methods="__ne__")
def not_equal(a, b):
    """a != b, element by element."""


@comparison(onp.less, nd="lesser broadcast_lesser", np="less", methods="__lt__")
def less(a, b):
    """a < b, element by element."""


@comparison(onp.less_equal, nd="lesser_equal broadcast_lesser_equal", np="less_equal", methods="__le__")
def less_equal(a, b):
    """a <= b, element by element."""


@comparison(onp.greater, nd="greater broadcast_greater", np="greater", methods="__gt__")
def greater(a, b):
    """a > b, element by element."""


@comparison(onp.greater_equal, nd="greater_equal broadcast_greater_equal", np="greater_equal", methods="__ge__")
def greater_equal(a, b):
    """a >= b, element by element."""


# ## Reading x[i]
#
# The gradient of a part is a part of the gradient: dy goes to the places that were read.  A place that was
# read twice receives twice, and numpy's `sum[index] += dy` would write it once; `add.at` does not.
def add_to_view(total, index, dy):
    place = total[index]
    onp.add(place, dy, place)


add_to_places = onp.add.at

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


def is_basic(index):
    """Whether the index reads a regular part, which numpy gives as a view."""
    return all(type(part) in BASIC for part in (index if type(index) is tuple else (index,)))


# nd gives no results without axes, so a single element keeps an axis of length 1 there.  With an `...` at the
# end of the index, numpy gives a view of a single element instead of a copy.
@operator(methods="__getitem__")
@rules(x=scatter)
def index(x, key):
    """x[key]: a view for integers and slices, otherwise a copy."""
    data, key = x._data, plain_index(key)
    add_at = add_to_places
    if is_basic(key):
        add_at, key = add_to_view, key if type(key) is tuple else (key,)
        if Ellipsis not in key:
            key += (Ellipsis,)
    y = data[key]
    if y.ndim == 0 and not x.numpy_manners and not modes.numpy_semantics:
        key = (*(key if type(key) is tuple else (key,)), None)
        y = data[key]
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
        value = fitting(value, data[... if whole else index].shape, data.dtype) if not recorded else value
    note_write(data)
    data[... if whole else index] = raw(value)
    if recorded:
        adopt(x, value)


NDArray.__setitem__ = setitem


def fitting(value, shape, dtype):
    """A value that can be written into a place of that shape, or an error that says why not."""
    values = onp.asarray(raw(value))
    if values.dtype.kind not in "fiub":
        raise error("operands", op="assignment", got=type(value))
    try:
        onp.broadcast_to(values, shape)
    except ValueError:
        if values.size != onp.prod(shape, dtype=int) or values.shape[-len(shape):] != shape:
            raise error("shape-of-value", got=values.shape, want=shape) from None
        values = values.reshape(shape)
    return values


def adopt(x, value):
    """From here on x is what value is, cast and stretched to x's dtype and shape."""
    node = value._node
    if value._data.dtype != x._data.dtype:
        node = make_node("astype", node, cast, (value._data.dtype,))
    if value.shape != x.shape:
        node = make_node("broadcast", node, sum_to, (value.shape,))
    x._node = make_node("copy", node, passes, None)


def cast(dy, dtype):
    """The rule of a change of dtype: back to the dtype of the input."""
    return dy.astype(dtype)


# ## Writing x += v
#
# x keeps its identity, its memory, its dtype and its mark: this is how a parameter is updated.
def make_in_place(op, cls):
    """x ∘= v of one class, from the operator ∘."""
    name, ufunc, method = op.name, op.numpy, op.functions[cls][0]

    def in_place(x, v):
        check_writable(x)
        if modes.recording and isinstance(v, NDArray) and live(v._node):
            return recorded(x, v)
        data = x._data
        other = operand(x, v)
        if other.dtype.kind == "f" and data.dtype.kind in "iub" and not is_whole(other):
            raise error("float-into-int", op=name, dtype=data.dtype)
        note_write(data)
        try:
            ufunc(data, other, data, casting="unsafe")
        except ValueError as complaint:
            raise not_broadcast(complaint, name, data, other) from None
        return x

    def operand(x, v):
        dtype = x._data.dtype
        try:
            return constant(v, dtype if dtype.kind == "f" else None)._data
        except TypeError:
            other = v._data if type(v) is cls else of_class(name, cls, v)._data
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


for _cls in CLASSES:
    for _sign, _op in dict(add=add, sub=subtract, mul=multiply, truediv=divide, pow=power, mod=mod,
                           floordiv=floor_divide).items():
        setattr(_cls, f"__i{_sign}__", make_in_place(_op, _cls))


# ## numpy's functions, given our arrays
#
# `numpy.exp(x)` of a refgrad array comes back to refgrad's exp.  This is what makes gradients of
# gradients possible without a second set of rules: a rule is plain numpy, and when its dy is a recorded
# array, numpy itself asks us.  A function that we do not have is refused, for it would lose the gradient.
def array_ufunc(self, ufunc, method, *inputs, out=None, **options):
    op = BY_NUMPY_FUNCTION.get(ufunc)
    if method != "__call__" or op is None or out is not None or options:
        return NotImplemented
    return op(*at_home(inputs))


def array_function(self, function, types, args, options):
    op = BY_NUMPY_FUNCTION.get(function)
    if op is None:
        return NotImplemented
    return op(*at_home(args), **options)


def at_home(inputs):
    """Arrays of one class, the np one if there is one among them; numpy arrays become constants."""
    ours = [x for x in inputs if isinstance(x, NDArray)]
    cls = ndarray if not ours or any(x.numpy_manners for x in ours) else NDArray
    return [wrap(cls, x._data, x._node) if isinstance(x, NDArray)
            else wrap(cls, onp.array(x)) if isinstance(x, Raw) else x for x in inputs]


NDArray.__array_ufunc__, NDArray.__array_function__ = array_ufunc, array_function
