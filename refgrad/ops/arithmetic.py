"""# Arithmetic: + - * / // % ** and comparisons

The first rules to read.  A rule answers one question: if dy is what the rest of the program thinks about
each element of y, how much of it falls on this input?  It is dy times the slope of y with respect
to the input.
"""

import numpy as np

from ..engine.emit import no_signal
from ..engine.factories import CLASSES
from ..engine.operators import comparison, elementwise
from ..engine.registry import rules
from ..engine.syntax import make_in_place
from ..engine.tape import passes


# ## Sums, products, powers
@elementwise(np.add, nd="add broadcast_add broadcast_plus", np="add", methods="__add__ __radd__")
@rules(a=passes, b=passes)
def add(a, b):
    """a + b.  Both slopes are 1."""


@elementwise(np.subtract, nd="subtract broadcast_sub broadcast_minus", np="subtract",
             methods="__sub__ __rsub__")
@rules(a=passes, b=lambda dy: -dy)
def subtract(a, b):
    """a - b.  If b rises, y falls."""


@elementwise(np.multiply, nd="multiply broadcast_mul", np="multiply", methods="__mul__ __rmul__")
@rules(a=(np.multiply, "b"), b=(np.multiply, "a"))
def multiply(a, b):
    """a · b.  The slope of each factor is the other one."""


@elementwise(np.true_divide, nd="divide broadcast_div", np="divide true_divide",
             methods="__truediv__ __rtruediv__")
@rules(a=(np.true_divide, "b"), b=lambda dy, a, b: -(dy * a) / (b * b))
def divide(a, b):
    """a / b.  Its slopes are 1/b and -a/b²."""


# The slope of ⌊a/b⌋ is 0 between the steps.
@elementwise(np.floor_divide, nd="floor_divide", np="floor_divide", methods="__floordiv__ __rfloordiv__")
@rules(a=no_signal, b=no_signal)
def floor_divide(a, b):
    """⌊a / b⌋, rounded towards minus infinity.  No gradient flows."""


# a % b = a - b·⌊a/b⌋, and ⌊a/b⌋ is constant between its steps.
@elementwise(np.mod, nd="modulo broadcast_mod", np="mod remainder", methods="__mod__ __rmod__")
@rules(a=passes, b=lambda dy, a, b: -dy * np.floor(a / b))
def mod(a, b):
    """The remainder of a / b, with the sign of b."""


# y = aᵇ = e^(b · log a).  Two places need care, since a rule must not turn a finite slope into nan:
# the slope of a⁰ is 0 also at a = 0, where b · a^(b-1) says 0 · ∞; and 0ᵇ is 0 for every b > 0, so its
# slope in b is 0, where y · log a says 0 · -∞.
#
# *Try it*: what is 0⁰, and what is its slope by the base?
#     >>> x = nd.zeros(1); x.attach_grad()
#     >>> with autograd.record(): y = x ** nd.zeros(1)
#     >>> y.backward(); y.item(), x.grad.item()
#     (1.0, 0.0)
def power_a(dy, a, b):
    return dy * np.where(b == 0, b, b * a ** np.where(b == 0, np.ones_like(b), b - 1))


def power_b(dy, a, y):
    return dy * y * np.log(np.where(a == 0, np.ones_like(a), a))


@elementwise(np.power, nd="power broadcast_power pow", np="power", methods="__pow__ __rpow__")
@rules(a=power_a, b=power_b)
def power(a, b):
    """aᵇ.  The slope in a is b·a^(b-1); that in b is y·log a, which is nan for negative a."""


@elementwise(np.negative, nd="negative", np="negative", methods="__neg__")
@rules(x=lambda dy: -dy)
def negative(x):
    """-x."""


# |x| has a kink at 0.  MXNet gives the slope 0 there, the middle of what both sides say, and so do we.
@elementwise(np.absolute, nd="abs", np="abs absolute fabs", methods="__abs__ abs")
@rules(x=lambda dy, x: dy * np.sign(x))
def abs_(x):
    """|x|.  The slope at 0 is 0."""


# ## Comparisons
@comparison(np.equal, nd="equal broadcast_equal", np="equal", methods="__eq__")
def equal(a, b):
    """a == b, element by element."""


@comparison(np.not_equal, nd="not_equal broadcast_not_equal", np="not_equal", methods="__ne__")
def not_equal(a, b):
    """a != b, element by element."""


@comparison(np.less, nd="lesser broadcast_lesser", np="less", methods="__lt__")
def less(a, b):
    """a < b, element by element."""


@comparison(np.less_equal, nd="lesser_equal broadcast_lesser_equal", np="less_equal", methods="__le__")
def less_equal(a, b):
    """a <= b, element by element."""


@comparison(np.greater, nd="greater broadcast_greater", np="greater", methods="__gt__")
def greater(a, b):
    """a > b, element by element."""


@comparison(np.greater_equal, nd="greater_equal broadcast_greater_equal", np="greater_equal", methods="__ge__")
def greater_equal(a, b):
    """a >= b, element by element."""


# ## In place
#
# `x += v` writes the sum into x's own memory; `engine/syntax.py` says when that is allowed.
for _cls in CLASSES:
    for _sign, _op in dict(add=add, sub=subtract, mul=multiply, truediv=divide, pow=power, mod=mod,
                           floordiv=floor_divide).items():
        setattr(_cls, f"__i{_sign}__", make_in_place(_op, _cls))
