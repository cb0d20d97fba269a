"""# Operators: the ways to declare one

An operator computes with numpy and leaves a node on the tape.  For functions of one and of two arrays `factories.py`
writes the Python function; all others are written functions that end in `emit`.
"""

from functools import partial

from .array import NDArray
from .emit import no_signal
from .errors import guarded
from .factories import CLASSES, make_binary, make_comparison, make_unary
from .registry import declare


# ## Four decorators
def elementwise(ufunc=None, *, numpy=None, **spellings):
    """Declares a function of one or two arrays, element by element.

    Args:
        ufunc: the numpy function that computes it; the def then consists of its docstring.
        numpy: the numpy function that it is the counterpart of, where that is not the ufunc.
        spellings: nd=, np=, npx=, methods=, each a string of names.
    """
    def register(function):
        op = declare(function, "elementwise", numpy or ufunc, **spellings)
        make = make_unary if len(op.rules) == 1 else make_binary
        return publish(op, partial(make, op, ufunc or function))
    return register


def comparison(ufunc, **spellings):
    """Declares a comparison of two arrays."""
    def register(function):
        function.rules = {"a": no_signal, "b": no_signal}
        op = declare(function, "comparison", ufunc, **spellings)
        return publish(op, partial(make_comparison, op, ufunc))
    return register


def operator(numpy=None, **spellings):
    """Declares a written function from arrays to arrays that ends in `emit`."""
    def register(function):
        op = declare(function, "general", numpy, **spellings)
        return publish(op, lambda cls: function)
    return register


def creation(**spellings):
    """Declares a written function that makes arrays: its first argument is their class."""
    def register(function):
        return declare(function, "creation", **spellings)
    return register


# Python asks the right operand of `2 - x` through `__rsub__`: that is the function with the number on
# the left.  Sums and products do not care.
#
# *Try it*: one operator is behind both differences.  What is the slope of their sum?
#     >>> x = nd.ones(1); x.attach_grad()
#     >>> with autograd.record(): y = 10 * (2 - x) + (x - 2)
#     >>> y.backward(); x.grad.item()
#     -9.0
REFLECTED = "__rsub__", "__rtruediv__", "__rpow__", "__rmod__", "__rfloordiv__"


def publish(op, build):
    """Makes an operator's functions, and hangs them on the classes as methods; returns it."""
    op.build = build
    for cls in CLASSES:
        made = op.functions[cls] = build(cls)
        if not belongs(op, cls):
            continue
        method, reflected = made if isinstance(made, tuple) else (made, None)
        for name in op.methods:
            setattr(cls, name, reflected if name in REFLECTED else explaining(op, name, method))
    if op.kind != "general":
        op.call = dispatching(op)
    return op


# Written functions meet all kinds of arguments.  Python's signs have none to explain, and are not slowed down.
def explaining(op, name, method):
    """The method of a written operator, with complaints about its arguments explained."""
    if op.kind != "general" or name.startswith("_"):
        return method

    def call():
        _, *parameters = op.signature.parameters.values()
        return f"x.{name}{op.signature.replace(parameters=parameters)}"

    return guarded(method, name, call)


# `x.split` is nd's split for one class and np's for the other: a method follows the namespace of its operator.
def belongs(op, cls):
    in_nd, in_np = bool(op.nd), bool(op.np or op.npx)
    return in_nd == in_np or (in_np if cls.numpy_manners else in_nd)


# Operators may call operators: `mean` needs `sum`.
def dispatching(op):
    def call(*operands):
        for x in operands:
            if isinstance(x, NDArray):
                break
        made = op.functions[x.family]
        if not isinstance(made, tuple):
            return made(*operands)
        method, reflected = made
        a, b = operands
        return method(a, b) if x is a else reflected(b, a)
    return call
