"""# Faces: what nd, np and npx publish

A face holds no mathematics.  It walks through the op table, takes the operators that are spelled in its
namespace, and publishes the function of its array class, with the checks that a call from outside
needs: are these arrays, are they of this class, is there an `out`?
"""

import sys
from difflib import get_close_matches
from functools import partial, wraps
from inspect import Parameter, Signature
from types import ModuleType

import numpy

from . import ops  # noqa: F401  (fills the table)
from .engine.array import NDArray, wrap
from .engine.emit import assign
from .engine.errors import error
from .engine.operators import FLOAT32, NUMBERS, of_class
from .engine.registry import TABLE


# ## One function
#
# | kind | what is published |
# |---|---|
# | elementwise of one array | the factory's function, as it is: it checks for itself |
# | of two arrays, comparisons | `add(2, x)` as well as `add(x, 2)` |
# | general | arguments checked, numbers made into arrays |
# | creation | the class filled in |
def published(op, cls):
    """The function that users of one namespace call, with the written signature and docstring."""
    if op.kind == "creation":
        function = partial(op.forward, cls)
        parameters = list(op.signature.parameters.values())[1:]
    else:
        made = op.functions[cls]
        function = pair(op, cls, *made) if isinstance(made, tuple) else \
            made if op.kind == "elementwise" else general(op, cls)
        parameters = list(op.signature.parameters.values())
        if not any(p.name == "out" or p.kind is Parameter.VAR_KEYWORD for p in parameters):
            parameters.append(Parameter("out", Parameter.KEYWORD_ONLY, default=None))
    function.__name__, function.__doc__ = op.name, op.doc
    function.__signature__, function.__module__ = Signature(parameters), op.forward.__module__
    return function


def pair(op, cls, method, reflected):
    """Either operand of a function of two may be a number."""
    def function(a, b, out=None):
        if isinstance(a, NDArray):
            y = method(of_class(op.name, cls, a), b)
        elif isinstance(b, NDArray):
            y = reflected(of_class(op.name, cls, b), a)
        elif isinstance(a, NUMBERS) and isinstance(b, NUMBERS):
            y = op.numpy(a, b)
        else:
            raise error("operands", op=op.name, got=type(a))
        return y if out is None else assign(out, y)
    return function


def general(op, cls):
    """A written function with its array arguments checked; those are the ones that have a rule."""
    names, places = set(op.rules) or {next(iter(op.signature.parameters))}, list(op.signature.parameters)
    variadic = op.signature.parameters[places[0]].kind is Parameter.VAR_POSITIONAL

    @wraps(op.forward)
    def function(*args, out=None, **options):
        args = [accepted(op, cls, x) if variadic or name in names else x
                for name, x in zip(places * len(args) if variadic else places, args)] + list(args[len(places):]
                                                                                   if not variadic else ())
        options = {name: accepted(op, cls, x) if name in names else x for name, x in options.items()}
        y = op.forward(*args, **options)
        return y if out is None else assign(out, y)
    return function


def accepted(op, cls, x):
    """An array argument of this class, or an error that says what is wrong with it."""
    if type(x) is cls:
        return x
    if isinstance(x, (list, tuple)) and any(isinstance(item, NDArray) for item in x):
        return [accepted(op, cls, item) for item in x]
    if isinstance(x, NDArray):
        return of_class(op.name, cls, x)
    if cls.numpy_manners and isinstance(x, NUMBERS):
        return wrap(cls, numpy.array(x, FLOAT32))
    raise error("operands" if cls.numpy_manners else "nd-operands", op=op.name, got=type(x).__name__)


# ## One namespace
#
# "random.uniform" is `uniform` in a namespace of its own, `nd.random`.
def fill(module, face, cls):
    """Publishes into a module every operator that is spelled in its face."""
    for op in TABLE.values():
        for spelling in getattr(op, face):
            *inner, name = spelling.split(".")
            place = namespace(module, inner[0]) if inner else module
            setattr(place, name, published(op, cls))
    explain_missing(module, face)


def namespace(module, name):
    """The namespace of that name inside a module, made when first asked for."""
    full = f"{module.__name__}.{name}"
    if full not in sys.modules:
        made = ModuleType(full, f"Operators spelled {name}.NAME.")
        sys.modules[full] = made
        setattr(module, name, made)
        explain_missing(made, f"{module.__name__.rpartition('.')[2]}.{name}")
    return sys.modules[full]


# A name that does not exist here is the first error of anybody who brings a program along.
def explain_missing(module, face):
    """Gives a module an AttributeError that names the nearest known names."""
    def missing(name):
        known = [other for other in vars(module) if not other.startswith("_")]
        near = get_close_matches(name, known, 3)
        hint = f"; did you mean {' or '.join(near)}?" if near and not name.startswith("__") else "."
        raise AttributeError(f"refgrad has no {face}.{name}{hint} All operators are listed in docs/operators.md.",
                             name=name, obj=module)

    module.__getattr__ = missing
