"""# Faces: what nd, np and npx publish

A face holds no mathematics.  It walks through the op table, takes the operators that are spelled in its
namespace, and publishes the function of its array class, with the checks that a call from outside
needs: are these arrays, are they of this class, is there an `out`?
"""

import sys
from functools import wraps
from inspect import Parameter, Signature
from types import ModuleType

import numpy

from . import ops  # noqa: F401  (fills the table)
from .engine.array import FLOAT32, NDArray, wrap
from .engine.emit import assign
from .engine.errors import COMPLAINTS, error, explain, guarded
from .engine.factories import NUMBERS, of_class
from .engine.registry import TABLE
from .ops.common import known_dtype
from .ops.spellings import WORDS


# ## One function
#
# | kind | what is published |
# |---|---|
# | elementwise of one array | the factory's function, which checks for itself |
# | of two arrays, comparisons | `add(2, x)` as well as `add(x, 2)` |
# | general | arguments checked, numbers made into arrays |
# | creation | the class filled in |
def published(op, cls, face=None, name=None):
    """The function that users of one namespace call, with the written signature and docstring."""
    name = name or op.name
    face = face or ("np" if cls.numpy_manners else "nd")
    made, parameters = op.functions.get(cls), list(op.signature.parameters.values())

    def call():
        return f"{name}{function.__signature__}"

    if op.kind == "creation":
        function, parameters = new(op, cls, name), parameters[1:]
    elif op.kind == "general":
        function = general(op, cls, name, call)
    else:
        function = pair(op, cls, face, *made) if isinstance(made, tuple) else single(made, face)
    if op.kind != "creation":
        parameters = in_the_words_of(face, op, parameters)
    signature = Signature(parameters)
    if op.kind == "creation":
        function = guarded(function, name, call)
    function.__name__ = function.__qualname__ = name
    function.__doc__, function.__signature__, function.__module__ = op.doc, signature, op.forward.__module__
    return function


# ## Names of arguments
#
# In an operator one array is called x, and two are a and b.  Each namespace of MXNet has words of its own for
# them, and calls such as `nd.dot(lhs=a, rhs=b)` are common.  The words of any namespace are understood.
#
# `nd` and `npx` take a `name` as well.  It belongs to MXNet's symbolic graphs, and is ignored.
FIRST = "data", "lhs", "x", "x1", "a", "a1", "base", "array", "m", "A", "ar", "arr", "ary", "prototype", "tensor"
SECOND = "rhs", "x2", "b", "a2", "exp", "v", "values"


def own_names(parameters):
    """Which parameter of an operator each of the words above means."""
    names = [p.name for p in parameters]
    words = dict.fromkeys(FIRST, names[0]) if names[0] in ("x", "a", "A") else {}
    if names[:2] == ["a", "b"]:
        words.update(dict.fromkeys(SECOND, "b"))
    return {word: name for word, name in words.items() if word not in names}


def in_the_words_of(face, op, parameters):
    """The parameters as the namespace calls them."""
    names, kind = [p.name for p in parameters], op.kind
    if face == "np" and op.name in WORDS:
        words = WORDS[op.name]
    elif names[0] == "A" and face == "np":
        words = ("a",)
    elif names[0] == "x":
        words = ("x",) if face == "np" and kind == "elementwise" else ("a",) if face == "np" else ("data",)
    elif names[:2] == ["a", "b"]:
        words = ("lhs", "rhs") if face != "np" else ("a", "b") if kind == "general" else ("x1", "x2")
    else:
        words = ()
    last = parameters[-1].kind
    parameters = [p.replace(name=words[k]) if k < len(words) else p for k, p in enumerate(parameters)]
    extra = ("out",) if face == "np" else ("out", "name")
    if last is not Parameter.VAR_KEYWORD:
        parameters += [Parameter(name, Parameter.KEYWORD_ONLY, default=None) for name in extra if name not in names]
    return parameters


# ## Functions of one and of two
def single(made, face):
    """A function of one array."""
    def in_np(x, out=None):
        return made(x, out)

    def elsewhere(data, out=None, name=None):
        return made(data, out)

    return in_np if face == "np" else elsewhere


def pair(op, cls, face, method, reflected):
    """Either operand of a function of two may be a number."""
    def either(a, b, out):
        if isinstance(a, NDArray):
            y = method(of_class(op.name, cls, a), b)
        elif isinstance(b, NDArray):
            y = reflected(of_class(op.name, cls, b), a)
        elif isinstance(a, NUMBERS) and isinstance(b, NUMBERS):
            y = op.numpy(a, b) if cls.numpy_manners else op.numpy(a, b).item() + 0     # in nd True is 1 as well
        else:
            raise error("operands", op=op.name, got=type(a))
        return y if out is None else assign(out, y)

    words = own_names(op.signature.parameters.values())

    def function(*operands, out=None, name=None, **named):
        if named:
            named = {words.get(word, word): x for word, x in named.items()}
            operands = (*operands, *(named.pop(own) for own in ("a", "b")[len(operands):] if own in named))
        if len(operands) != 2 or named:
            raise TypeError(f"{op.name} takes two operands, {' and '.join(op.signature.parameters)}, and out")
        return either(*operands, out)
    return function


# ## New arrays
#
# numpy would make arrays of text and of complex numbers too, if asked.
def new(op, cls, spelling):
    """A function that makes arrays, with the class filled in and the dtype of what it made looked at."""
    forward = op.forward

    @wraps(forward)
    def function(*args, **options):
        made = forward(cls, *args, **options)
        if isinstance(made, NDArray):
            known_dtype(spelling, made._data.dtype)
        return made
    return function


# ## Written functions
#
# Which arguments are arrays?  Those that have a rule.  An operator made of others has no rules of its own, and
# lists them with `arrays`; so does one that takes numbers for arrays in a way of its own.
def array_names(op):
    first = next(iter(op.signature.parameters))
    return set(getattr(op.forward, "arrays", op.rules or (first,)))


def general(op, cls, spelling, call):
    """A written function with its array arguments checked, and complaints about the others explained."""
    forward, parameters = op.forward, list(op.signature.parameters.values())
    arrays, words = array_names(op), own_names(parameters)
    many = next((k for k, p in enumerate(parameters) if p.kind is p.VAR_POSITIONAL and p.name in arrays), None)
    places = [k for k, p in enumerate(parameters) if p.name in arrays]
    optional = {p.name for p in parameters if p.default is None} | {
        k for k, p in enumerate(parameters) if p.default is None}
    writes = any(p.name == "out" for p in parameters)
    expected, special = slice(many or 0, None if many is not None else 1 + max(places)), arrays | set(words)

    def checked(args):
        args = list(args)
        for k in places if many is None else range(many, len(args)):
            if k < len(args) and type(args[k]) is not cls and not (args[k] is None and k in optional):
                args[k] = accepted(op, cls, args[k])
        return args

    def translated(options):
        options = {words.get(word, word): x for word, x in options.items()}
        for own, x in options.items():
            if own in arrays and type(x) is not cls and not (x is None and own in optional):
                options[own] = accepted(op, cls, x)
        return options

    # Most calls are right, and pay for no more than a look.
    @wraps(forward)
    def function(*args, out=None, name=None, **options):
        try:
            for x in args[expected]:
                if type(x) is not cls:
                    args = checked(args)
                    break
            if options and not special.isdisjoint(options):
                options = translated(options)
            if out is None:
                return forward(*args, **options)
            return forward(*args, out=out, **options) if writes else assign(out, forward(*args, **options))
        except COMPLAINTS as complaint:
            explain(complaint, spelling, call, args, options)
            raise
    return function


def accepted(op, cls, x):
    """An array argument of this class, or an error that says what is wrong with it."""
    if type(x) is cls:
        return x
    if isinstance(x, (list, tuple)) and (not x or any(isinstance(item, NDArray) for item in x)):
        return [accepted(op, cls, item) for item in x]
    if isinstance(x, NDArray):
        return of_class(op.name, cls, x)
    if cls.numpy_manners and isinstance(x, NUMBERS):
        return wrap(cls, numpy.array(x, FLOAT32))
    raise error("operands" if cls.numpy_manners else "nd-operands", op=op.name, got=type(x))


# ## One namespace
#
# A program uses a dozen names of several hundred, and every program would wait for all to be made.  So a function is
# made when its name is first asked for: what a module does not have, Python asks its `__getattr__` for.  From then on
# the function lies in the module like any other.  "random.uniform" is `uniform` in a namespace of its own, `nd.random`.
def fill(module, face, cls):
    """Publishes in a module every operator that is spelled in its face."""
    spelled = {"": {}}
    for op in TABLE.values():
        for spelling in getattr(op, face):
            inner, _, name = spelling.rpartition(".")
            spelled.setdefault(inner, {})[name] = op
    for inner, operators in spelled.items():
        place, owner = (namespace(module, inner), f"mx.{face}.{inner}") if inner else (module, f"mx.{face}")
        publish(place, owner, operators, cls, face)


def publish(module, owner, operators, cls, face=None):
    """Publishes {name: operator} in a module that users know as the owner."""
    def of_module(name):
        if name not in operators:
            raise missing(owner, name, names())
        made = published(operators[name], cls, face, name)
        return vars(module).setdefault(name, made)     # of two threads that ask at once, both get the same

    def names():
        return sorted({*vars(module), *operators})

    module.__getattr__, module.__dir__ = of_module, names


def namespace(module, name):
    """A namespace inside a module, such as `nd.random`."""
    made = ModuleType(f"{module.__name__}.{name}", f"Operators spelled {name}.NAME.")
    sys.modules[made.__name__] = made
    setattr(module, name, made)
    return made


# ## Names that do not exist
#
# They are the first error of anybody who brings a program along.
def missing(owner, name, known):
    """The AttributeError that names the nearest known names."""
    if name.startswith("_"):
        return AttributeError(f"{owner} has no attribute {name!r}")
    from difflib import get_close_matches  # only here, where somebody has time

    near = get_close_matches(name, [other for other in known if not other.startswith("_")], 3)
    return error("no-such-name", owner=owner, name=name, near=f" (did you mean {' or '.join(near)}?)" if near else "")


def explain_missing(module, owner):
    """Gives a module an AttributeError that explains; owner is what users know the module as."""
    def of_module(name):
        raise missing(owner, name, vars(module))

    module.__getattr__ = of_module


# A `__getattr__` of the array classes would explain all names that they do not have.  But in a class with one, Python
# 3.11 reads `x._data` and `x._node` the slow way, several times in every operation.  So a slip of the pen gets Python's
# own complaint; and the words that people bring along are attributes, whose reading is the error.
BROUGHT = {
    "numpy": "asnumpy()", "requires_grad": "attach_grad()", "requires_grad_": "attach_grad()",
    "retain_grad": "attach_grad()", "backwards": "backward()", "zero_grad": "x.grad[:] = 0", "grad_fn": "get_symbol(x)",
    "data": "detach() or asnumpy()", "detach_": "detach()", "clone": "copy()", "contiguous": "copy()",
    "to": "as_in_context() or astype()", "cpu": "as_in_context(mx.cpu())", "cuda": "as_in_context()",
    "is_cuda": "context", "type": "astype()", "cast": "astype()", "float": 'astype("float32")',
    "double": 'astype("float64")', "long": 'astype("int64")', "view": "reshape()", "permute": "transpose()", "t": "T",
    "unsqueeze": "expand_dims()", "dim": "ndim", "numel": "size", "matmul": "x @ y", "fill": "x[:] = value",
    **{name: f"as_np_ndarray().{name}" for name in ("all", "any", "cumprod", "diagonal", "nonzero", "ravel", "std",
                                                    "trace", "var")},
}


class Brought:
    """An attribute that arrays do not have, and that says what to write instead."""

    def __init__(self, name):
        self.name = name

    def __get__(self, x, cls):
        raise error("no-such-name", owner=f"an array of class {cls.__name__}", name=self.name,
                    near=f" (did you mean {BROUGHT[self.name]}?)")


# Initialisers, optimisers and metrics may be given by name.
def by_name(kind, given, known, options):
    """The class of that name in {name: class}, called with the options; ValueError if there is none."""
    if given.lower() not in known:
        raise ValueError(f"there is no {kind} {given!r}; the names are {', '.join(sorted(known))}.")
    return known[given.lower()](**options)


def shown(x):
    """What `dir` shows of an array."""
    return [name for name in object.__dir__(x) if name not in BROUGHT or hasattr(x, name)]


for _name, _value in {"__dir__": shown, **{name: Brought(name) for name in BROUGHT}}.items():
    setattr(NDArray, _name, _value)
