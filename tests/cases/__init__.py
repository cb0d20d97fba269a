"""# Cases: at which inputs each operator is proven

One module a family, as in `refgrad/ops`, each with one table: `CASES`, operator name -> list of cases.  An operator
without cases fails the suite by name.  Adding one takes a line in the table of its family:

    "tanh": unary(),                                        one array, -2 < x < 2: every shape, 0-d and empty too
    "log": unary(low=0.1),                                  ... of another domain
    "abs": unary(edges={0.0: 0.0}),                         ... and at the kink 0 the slope is 0
    "floor": unary(),                                       a slope of 0 is proven like any other
    "hypot": binary(),                                      two arrays: broadcast pairs, and numbers on both sides
    "divide": binary(b=(0.3, 2)),                           ... the second one between 0.3 and 2
    "sum": reductions(),                                    axis and keepdims, and exclude in nd
    "take": [case(real(4, 3), const([0, 2, 2]), axis=1)],   anything else: the call itself, spelled out
    "concat": [case(real(2, 3), real(2, 1), dim=1)],
    "pad": [case(real(2, 3), pad_width=((1, 0), (0, 2)), mode="constant").only("np")],

`case(...)` takes what the operator takes:

| argument | what it becomes |
|---|---|
| `real(2, 3)`, `real(2, 3, low=0.1, high=0.9)` | an array of random numbers, marked: its gradient is proven |
| `at([0.0, 1.0])`, `at([0, 1], "int64")` | an array of these numbers, marked |
| `const([0, 2])`, `const([0.5, 1])` | an array of these numbers, not marked: indices, labels |
| `silent(real(3))` | an array, marked, that by convention receives zeros though the result depends on it |
| a list or tuple of these | a list of arrays |
| anything else | itself |

Further words are added at the end:

| word | meaning |
|---|---|
| `.only("nd")`, `.only("np")` | for one array class ("np" means np and npx) |
| `.predicting()` | in prediction mode; otherwise as in training |
| `.seeded()` | `mx.random.seed` is called before every call |
| `.floats()` | not tried with integer arrays; `.without("float16")` names another dtype |
| `.through(prepare)` | the marked arrays are handed over as prepare(*arrays), for instance made symmetric |
| `.gives(dtype)` | the result has this dtype whatever the arrays have; otherwise it is that of the arrays |
| `.declared(rule)` | the gradient is a convention: rule(dy, *arrays) gives dx, or a tuple, one for each marked array |
| `.edge(rule)` | the same at a kink or another single point; `times(slope)` and `times([0.0, 1.0])` are such rules |
| `.value(expected)` | the result is this, or a function of the arrays (for operators that make arrays) |
| `.holds(check)` | check(call, cls) asserts what is true of an operator that is no function of arrays |

A declared rule holds everywhere, so its own derivative is proven too; an edge has none.

All of these run through every spelling (nd, np, npx, methods), in both classes, with contiguous and other memory, in
float16, float32, float64 and integers: `tests/test_rules.py` sees to that, and nothing has to be written for it.
Numbers are drawn from a fixed seed.
"""

import importlib
import pkgutil
from dataclasses import dataclass, field, replace

import numpy

from refgrad.engine.array import wrap

__all__ = ["CASES", "FAMILY", "Array", "Case", "at", "binary", "case", "const", "nowhere", "real", "reductions",
           "says", "silent", "times", "unary"]


# ## Arguments
@dataclass(frozen=True)
class Array:
    """An array argument of a case."""

    shape: tuple = ()
    low: float = -2.0
    high: float = 2.0
    values: object = None
    marked: bool = True
    silent: bool = False

    def draw(self, random, integers=False):
        """The numbers, as float64 (constants as they are); None if there are no integers in the domain."""
        if self.values is not None:
            return numpy.array(self.values)
        if not integers:
            return random.uniform(self.low, self.high, self.shape)
        low, high = int(numpy.ceil(self.low)), int(numpy.floor(self.high))
        return random.integers(low, high, self.shape, endpoint=True) if low <= high else None


def real(*shape, low=-2.0, high=2.0):
    """Random numbers between low and high; their gradient is proven."""
    return Array(shape, low, high)


def at(values, dtype="float64"):
    """These numbers; their gradient is proven."""
    return Array(values=numpy.array(values, dtype))


def const(values, dtype=None):
    """These numbers, without a gradient: indices, labels."""
    return Array(values=numpy.array(values, dtype), marked=False)


def silent(array):
    """An array that by convention receives zeros."""
    return replace(array, silent=True)


# ## A case
@dataclass(frozen=True)
class Case:
    """One call of an operator, and what is to be true of its gradient."""

    arguments: tuple = ()
    options: dict = field(default_factory=dict)
    face: str = "nd np"
    training: bool = True
    random: bool = False
    prepare: object = None
    excluded: tuple = ()
    dtype: object = None
    rule: object = None
    smooth: bool = True
    expected: object = None
    check: object = None

    def only(self, face):
        return replace(self, face=face)

    def predicting(self):
        return replace(self, training=False)

    def seeded(self):
        return replace(self, random=True)

    def without(self, *dtypes):
        return replace(self, excluded=dtypes)

    def floats(self):
        return self.without(*self.excluded, "int32")

    def through(self, prepare):
        return replace(self, prepare=prepare)

    def gives(self, dtype):
        return replace(self, dtype=dtype)

    def declared(self, rule):
        return replace(self, rule=rule)

    def edge(self, rule):
        return replace(self, rule=rule, smooth=False)

    def value(self, expected):
        return replace(self, expected=expected)

    def holds(self, check):
        return replace(self, check=check)

    def __str__(self):
        said = [spoken(a) for a in self.arguments] + [f"{k}={spoken(v)}" for k, v in self.options.items()]
        return f"({', '.join(said)})" + ("" if self.training else " predicting")


def case(*arguments, **options):
    """A call with these arguments."""
    return Case(arguments, options)


def spoken(argument):
    """An argument as a reader of a failure wants it: shapes of random arrays, else the value."""
    if isinstance(argument, Array):
        return f"array{argument.shape}" if argument.values is None else str(argument.values.tolist())
    if isinstance(argument, (list, tuple)) and any(isinstance(a, Array) for a in argument):
        return f"[{', '.join(map(spoken, argument))}]"
    return repr(argument)


# ## Many cases at once
def unary(low=-2.0, high=2.0, edges=None):
    """A function of one array, element by element, and its slope at single points."""
    shapes = (2, 3), (), (0, 3), (3,), (2, 1, 2)
    smooth = [case(real(*shape, low=low, high=high)) for shape in shapes]
    return smooth + [case(at([point, point])).edge(times(slope)) for point, slope in (edges or {}).items()]


def times(slope):
    """The rule of a function with this slope, or with these slopes."""
    return lambda dy, x: dy * numpy.asarray(slope)


def nowhere(cases):
    """The same cases of an operator whose result is a position or another thing that no input moves a little."""
    return [c.edge(lambda *heads_and_arrays: None) for c in cases]


def says(answer, *arguments, **options):
    """A question that is answered with a Python value; lists become arrays."""
    def check(call, cls):
        given = [wrap(cls, numpy.array(a, "float64")) if isinstance(a, list) else a for a in arguments]
        got = call(*given, **options)
        assert type(got) is type(answer) and got == answer, f"{got!r} instead of {answer!r}"
    return case().holds(check)


PAIRS = (((2, 3), (2, 3)), ((2, 3), (3,)), ((2, 1), (1, 3)), ((3,), (2, 3)), ((), (2,)), ((2, 3), ()), ((), ()),
         ((0, 3), (1, 3)), ((1,), (2, 1, 2)))


def binary(a=(-2.0, 2.0), b=(-2.0, 2.0), numbers=(1.5, 0.75)):
    """A function of two arrays, element by element: broadcast pairs, and a number on either side."""
    arrays = [case(real(*left, low=a[0], high=a[1]), real(*right, low=b[0], high=b[1])) for left, right in PAIRS]
    if numbers is None:
        return arrays
    right, left = numbers
    return arrays + [case(real(*shape, low=a[0], high=a[1]), right) for shape in ((2, 3), ())] \
        + [case(left, real(*shape, low=b[0], high=b[1])) for shape in ((2, 3), ())]


def reductions(low=-2.0, high=2.0, empty=True, exclude=True, tuples=True, **options):
    """A reduction: every way to name its axes."""
    def of(*shape):
        return real(*shape, low=low, high=high)

    ways = [case(of(2, 3), **options), case(of(2, 3), axis=0, **options), case(of(2, 3, 2), axis=-2, **options),
            case(of(2, 3), axis=1, keepdims=True, **options), case(of(2, 3), keepdims=True, **options),
            case(of(), **options), case(of(1), **options)]
    if tuples:
        ways += [case(of(2, 3, 2), axis=(0, 2), **options), case(of(2, 3, 2), axis=(2, 0), keepdims=True, **options)]
    if exclude:
        ways += [case(of(2, 3, 2), axis=1, exclude=True, **options).only("nd")]
    return ways + ([case(of(0, 3), axis=1, **options), case(of(0, 3), axis=0, **options)] if empty else [])


# ## All cases
def collected():
    """The tables of all families as one, and the family of each operator."""
    table, family = {}, {}
    for module in pkgutil.iter_modules(__path__):
        for name, cases in importlib.import_module(f"{__name__}.{module.name}").CASES.items():
            if name in table:
                raise ValueError(f"{family[name]}.py and {module.name}.py have cases of {name}")
            table[name], family[name] = cases, module.name
    return table, family


CASES, FAMILY = collected()
