"""# Factories: functions of one and of two arrays

Most of the library is of the kind exp(x) and a + b: numpy computes, and a node goes on the tape.  The Python
function that does this is made here from the declaration, once for each array class, so that a call
decides nothing that was known before.

`make_unary` and `make_binary` are the busiest lines of refgrad.  Where they look less tidy than the rest, a
measured gain stands beside them.
"""

import numpy

from . import tape
from .array import FLOAT32, NDArray, ndarray, wrap
from .emit import assign, consume, emit, not_broadcast, silent, sum_to
from .errors import error
from .modes import modes, recorders
from .registry import body, needs
from .tape import Raw, make_node, next_order, own

CLASSES = NDArray, ndarray

# ## Numbers
#
# In `x * 2` the 2 becomes an array of x's dtype.  numpy multiplies by a 0-d array twice as fast as by a
# Python number, and a rule can save it like any other operand.  Programs use few different numbers, so
# the float32 ones are kept.  Zero is not: 0.0 and -0.0 are equal, one would be found under the other,
# and x / -0.0 would have the wrong sign.
#
# *Try it*: would 0.0 find what was kept for -0.0, and would it show?
#     >>> 0.0 in {-0.0: "kept"}, (nd.ones(1) * -0.0).item()
#     (True, -0.0)
CACHE = {}
NUMBERS = int, float, numpy.integer, numpy.floating, numpy.bool_


def constant(x, dtype=FLOAT32):
    """A Python or numpy number as a 0-d array; TypeError for anything else."""
    if not isinstance(x, NUMBERS):
        raise TypeError
    made = wrap(ndarray, numpy.array(x, dtype))
    if dtype is FLOAT32 and x != 0:
        if len(CACHE) > 512:
            CACHE.clear()
        CACHE[x] = made
    return made


# Never cut a number off: an integer array meets 0.5 as float32, and booleans meet 2 as integers.
def beside(dtype, x):
    """The dtype in which an array of `dtype` meets the number x."""
    if dtype.kind != "f" and isinstance(x, (float, numpy.floating)):
        return FLOAT32
    return numpy.dtype("int64") if dtype.kind == "b" and not isinstance(x, (bool, numpy.bool_)) else dtype


# ## Dtypes
#
# float32 with float32 is float32, and neither of the next two functions is called.  For the rest numpy's own answer
# would often be float64, which MXNet never gives unasked; and numpy 1 looks at the axes too: float64 without axes and
# float32 with some made float32.
def alike(cls, name, a, b):
    """The data of two operands in the dtype in which they meet; nd does not mix dtypes."""
    of_a, of_b = a.dtype, b.dtype
    if of_a != of_b and not cls.numpy_manners:
        raise error("dtypes", op=name, want=of_a, got=of_b)
    if (of_a.kind == "f") == (of_b.kind == "f"):
        dtype = numpy.promote_types(of_a, of_b)
    else:
        dtype = of_a if of_a.kind == "f" else of_b
    return a.astype(dtype), b.astype(dtype)


def settle(cls, y, dtype):
    """The result y of operands of that dtype; integers divided are float32 in np, and cut off in nd."""
    if y.dtype.kind != "f" or y.dtype == dtype:
        return y
    return y.astype(dtype if dtype.kind == "f" or not cls.numpy_manners else FLOAT32)


def float_result(forward, y, data):
    """A function of one array: float32 from integers, and from floats their own dtype."""
    if y.dtype.kind != "f" or y.dtype == data.dtype:
        return y
    if data.dtype.kind == "f":
        return y.astype(data.dtype)
    return numpy.asarray(forward(data.astype("float64")), FLOAT32)         # of int8 numpy would make float16


# ## Stretched operands
def stretched(a_node, a, b_node, b, shape):
    """The entries of two operands, each behind a node of its own if it was stretched."""
    if a_node is not None and a.shape != shape:
        a_node = make_node("broadcast", a_node, sum_to, (a.shape,))
    if b_node is not None and b.shape != shape:
        b_node = make_node("broadcast", b_node, sum_to, (b.shape,))
    return a_node, b_node


# ## What an edge saves
#
# The rule says it by its parameters, so it is known before the first call.  Nothing, the input, the
# other operand or the output are nearly all there is, and are written out where they are used.
NOTHING, INPUT, OTHER, OUTPUT, SHAPE, MORE = range(6)


def keeping(names, x, other=None):
    """Which of the cases above a rule of input x is that needs these names."""
    return {(): NOTHING, (x,): INPUT, (other,): OTHER, ("y",): OUTPUT, ("shape", "dtype"): SHAPE}.get(names, MORE)


def unusual(names, y, **inputs):
    """What a rule with other wishes saves."""
    if names == ("shape", "dtype"):
        return silent(next(iter(inputs.values())))
    return tuple(own(y) if name == "y" else inputs[name] for name in names)


# ## Two arrays: a ∘ b
#
# Where two arrays meet, and an array and a number, `make_node` is written out, which spares the busiest lines a call.
def make_binary(op, ufunc, cls):
    """The functions a ∘ b, and x ∘ a for a number x on the left, of one array class."""
    name, (first, second) = op.name, op.rules
    a_declared, b_declared = op.rules.values()
    a_rule, b_rule = body(a_declared), body(b_declared)
    a_needs, b_needs = needs(a_declared), needs(b_declared)
    a_keeps, b_keeps = keeping(a_needs, first, second), keeping(b_needs, second, first)

    def for_a(a, b, y):
        return unusual(a_needs, y, **{first: a, second: b})

    def for_b(a, b, y):
        return unusual(b_needs, y, **{second: b, first: a})

    def method(self, other):
        if type(other) is not cls:
            return with_number(self, other)
        a, b = self._data, other._data
        if a.dtype is not b.dtype:
            a, b = alike(cls, name, a, b)
        try:
            y = ufunc(a, b)
        except ValueError as complaint:
            raise not_broadcast(complaint, name, a, b) from None
        if type(y) is not Raw:                         # numpy returns results without axes as scalars
            y = numpy.array(y)
        if y.dtype is not FLOAT32:
            y = settle(cls, y, a.dtype)
        out = cls()
        out._data, out._node = y, None
        a_node, b_node = self._node, other._node
        if a_node is b_node is None:
            if recorders and modes.recording:
                out._absent = "nothing-was-marked"
            return out
        if not modes.recording:
            out._absent = "recording-was-off"
            return out
        if a.shape != b.shape:
            a_node, b_node = stretched(a_node, a, b_node, b, y.shape)
        b_edge = None
        if b_node is not None:
            saved = None if b_keeps == NOTHING else self if b_keeps == OTHER else for_b(self, other, y)
            if a_node is None:
                out._node = make_node(name, b_node, b_rule, saved)
                consume(self, out._node)
                return out
            b_edge = b_node, b_rule, saved, None
        saved = None if a_keeps == NOTHING else other if a_keeps == OTHER else for_a(self, other, y)
        out._node = made = tape.new_node()
        made.order, made.op, made.also = next_order(), name, b_edge
        made.parent, made.rule, made.saved = a_node, a_rule, saved
        if b_edge is None:
            consume(other, made)
        return out

    def with_number(self, x, reflected=False):
        data, node = self._data, self._node
        try:                                           # a look into a dict tells numbers from all else
            c = CACHE[x] if data.dtype is FLOAT32 else constant(x, beside(data.dtype, x))
        except (KeyError, TypeError):
            try:
                c = constant(x)
            except TypeError:
                return foreign(self, x, reflected)
        if data.dtype is not FLOAT32 and data.dtype != c._data.dtype:
            return with_number(self.astype(c._data.dtype), x, reflected)
        y = ufunc(c._data, data) if reflected else ufunc(data, c._data)
        if type(y) is not Raw:
            y = numpy.array(y)
        if y.dtype is not FLOAT32:
            y = settle(cls, y, data.dtype)
        out = cls()
        out._data, out._node = y, None
        if node is None:
            if recorders and modes.recording:
                out._absent = "nothing-was-marked"
        elif not modes.recording:
            out._absent = "recording-was-off"
        elif reflected:
            saved = None if b_keeps == NOTHING else c if b_keeps == OTHER else for_b(c, self, y)
            out._node = make_node(name, node, b_rule, saved)
        else:
            saved = None if a_keeps == NOTHING else c if a_keeps == OTHER else for_a(self, c, y)
            out._node = made = tape.new_node()
            made.order, made.op, made.also = next_order(), name, None
            made.parent, made.rule, made.saved = node, a_rule, saved
        return out

    def foreign(self, x, reflected):
        mine, other = wrap(cls, self._data, self._node), of_class(name, cls, x, self._data.dtype)
        return method(other, mine) if reflected else method(mine, other)

    def reflect(self, x):
        return with_number(self, x, True)

    return method, reflect


def of_class(name, cls, x, dtype=FLOAT32):
    """An operand as an array of this class, if it is of a user's subclass, or a numpy array (copied).

    numpy's arrays are float64 unless told otherwise, and nd does not mix dtypes: so there a numpy array takes the
    dtype of its partner, unless that would cut something off.
    """
    if type(x) is cls:
        return x
    if isinstance(x, NDArray):
        if x.numpy_manners != cls.numpy_manners:
            want = "MXNet numpy ndarrays (mx.np)" if cls.numpy_manners else "legacy ndarrays (mx.nd)"
            raise error("array-classes", op=name, want=want, got=type(x).__name__)
        return wrap(cls, x._data, x._node)
    if isinstance(x, Raw) and x.dtype.kind in "fiub":
        keeps = cls.numpy_manners or x.dtype.kind == "f" != dtype.kind
        return wrap(cls, numpy.array(x, None if keeps else dtype))
    raise error("operands", op=name, got=type(x))


# ## One array: f(x)
def make_unary(op, forward, cls):
    """The function f(x) of one array class."""
    name, ((x_name, declared),) = op.name, op.rules.items()
    rule, names = body(declared), needs(declared)
    keeps = keeping(names, x_name)

    def function(x, out=None):
        if type(x) is not cls:
            return strange(x, out)
        data, node = x._data, x._node
        y = forward(data)
        if type(y) is not Raw:
            y = numpy.array(y)
        if y.dtype is not FLOAT32:
            y = float_result(forward, y, data)
        result = cls()
        result._data, result._node = y, None
        if node is None:
            if recorders and modes.recording:
                result._absent = "nothing-was-marked"
        elif modes.recording:
            saved = None if keeps == NOTHING else x if keeps == INPUT else y if keeps == OUTPUT else more(x, y)
            result._node = make_node(name, node, rule, saved)
        else:
            result._absent = "recording-was-off"
        return result if out is None else assign(out, result)

    def more(x, y):
        return unusual(names, y, **{x_name: x})

    def strange(x, out):
        if isinstance(x, NDArray):
            return function(of_class(name, cls, x), out)
        if cls.numpy_manners and isinstance(x, NUMBERS):
            return forward(numpy.asarray(x))[()]           # a number again
        raise error("operands" if cls.numpy_manners else "nd-operands", op=name, got=type(x))

    function.__qualname__ = name                       # Python's complaints about a call quote it
    return function


# ## Comparisons
#
# They are recorded like everything else, for a result of a comparison is a member of the graph; but no
# signal passes.  `x == None` is a question that Python programs ask, so it gets an answer.
def make_comparison(op, ufunc, cls):
    """a < b and its like: bool in np, 0 and 1 in the operands' dtype in nd."""
    name = op.name

    def compared(a, b, dtype):
        try:
            y = ufunc(a, b)
        except ValueError as complaint:
            raise not_broadcast(complaint, name, a, b) from None
        return y if cls.numpy_manners else y.astype(dtype)

    # 0.1 is not the float32 that is nearest to it, so beside a float32 it has to become one.
    def number(x, dtype):
        try:
            return CACHE[x]._data if dtype is FLOAT32 else constant(x, dtype if dtype.kind == "f" else None)._data
        except KeyError:
            return constant(x)._data

    def method(self, other):
        data = self._data
        if type(other) is cls:
            y = compared(data, other._data, data.dtype)
            return emit(op, y, (self, silent(self)), (other, silent(other)))
        try:
            c = number(other, data.dtype)
        except TypeError:
            if other is None and name in ("equal", "not_equal"):
                return name == "not_equal"
            return method(self, of_class(name, cls, other))
        return emit(op, compared(data, c, data.dtype), (self, silent(self)))

    def reflect(self, x):
        data = self._data
        try:
            c = number(x, data.dtype)
        except TypeError:
            c = of_class(name, cls, x)._data
        return emit(op, compared(c, data, data.dtype), (self, silent(self)))

    return method, reflect
