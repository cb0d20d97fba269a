"""# Functions of two arrays, and limits: maximum, arctan2, clip and their kin"""

import numpy as np

from ..engine.array import FLOAT32
from ..engine.emit import emit, no_signal
from ..engine.errors import error
from ..engine.factories import CLASSES
from ..engine.operators import elementwise, operator
from ..engine.registry import rules
from ..engine.tape import passes
from .common import arrays, in_floats, into, listed


# ## The larger, the smaller
#
# At a tie the whole gradient goes to the first operand, as in MXNet.  Half to each would be as good:
# what matters is that the parts add up to 1.
@elementwise(np.maximum, nd="maximum broadcast_maximum", np="maximum")
@rules(a=lambda dy, a, b: dy * (a >= b), b=lambda dy, a, b: dy * (a < b))
def maximum(a, b):
    """The larger of two, element by element.  A tie counts for a."""


@elementwise(np.minimum, nd="minimum broadcast_minimum", np="minimum")
@rules(a=lambda dy, a, b: dy * (a <= b), b=lambda dy, a, b: dy * (a > b))
def minimum(a, b):
    """The smaller of two, element by element.  A tie counts for a."""


# Between an array and a number, a tie counts for the array: the number is the second operand, wherever it stands.
def either_way(build):
    """Like `build`, which gives (function, function with the number on the left), but both are the first."""
    return lambda cls: (build(cls)[0],) * 2


for _op in maximum, minimum:
    _op.build = either_way(_op.build)
    _op.functions.update({cls: _op.build(cls) for cls in CLASSES})


@elementwise(np.hypot, nd="broadcast_hypot", np="hypot")
@rules(a=lambda dy, a, y: dy * a / np.where(y == 0, np.ones_like(y), y),
       b=lambda dy, b, y: dy * b / np.where(y == 0, np.ones_like(y), y))
def hypot(a, b):
    """√(a² + b²), without overflow.  Its slopes are a/y and b/y, and 0 at the origin."""


@elementwise(np.arctan2, np="arctan2")
@rules(a=lambda dy, a, b: dy * b / np.where((a == 0) * (b == 0), np.ones_like(a), a * a + b * b),
       b=lambda dy, a, b: -dy * a / np.where((a == 0) * (b == 0), np.ones_like(a), a * a + b * b))
def arctan2(a, b):
    """The angle in radians, from -π to π, of the point (b, a).  The slopes at the origin are 0."""


# The slope of |a| · sign(b) in a is 1 where the sign of a stays and -1 where it turns; b decides by its sign only.
@elementwise(np.copysign, np="copysign")
@rules(a=lambda dy, a, b: dy * np.where((a < 0) == (b < 0), np.ones_like(a), -np.ones_like(a)), b=no_signal)
def copysign(a, b):
    """|a| with the sign of b.  For the slope any 0 counts as positive: in a at 0 it is 1, or -1 for a negative b."""


@elementwise(np="ldexp", numpy=np.ldexp)
@rules(a=lambda dy, b: dy * 2.0 ** b, b=lambda dy, y: dy * y * float(np.log(2)))
def ldexp(a, b):
    """a · 2ᵇ.  Its slopes are 2ᵇ and y · log 2."""
    floats = a.dtype if a.dtype.kind == "f" else FLOAT32
    return a * np.power(np.asarray(2, floats), b)


# e^a and e^b may overflow where the logarithm of their sum does not.  So may the sigmoid of a - b, which is the slope,
# as it is usually written; the hyperbolic tangent says the same.
@elementwise(np.logaddexp, np="logaddexp")
@rules(a=lambda dy, a, b: dy * (1 + np.tanh((a - b) / 2)) / 2, b=lambda dy, a, b: dy * (1 + np.tanh((b - a) / 2)) / 2)
def logaddexp(a, b):
    """log(eᵃ + eᵇ), without overflow.  Its slopes are the shares of eᵃ and eᵇ, a softmax of two."""


@elementwise(np.heaviside, np="heaviside")
@rules(a=no_signal, b=lambda dy, a: dy * (a == 0))
def heaviside(a, b):
    """0 for negative a, 1 for positive a, and b where a is 0.  No gradient flows to a."""


# Unlike `maximum`, they leave a nan out where they can.
@elementwise(np.fmax, np="fmax")
@rules(a=lambda dy, a, b: dy * ((a >= b) | (b != b)), b=lambda dy, a, b: dy * ~((a >= b) | (b != b)))
def fmax(a, b):
    """The larger of two, or the one that is a number.  A tie counts for a."""


@elementwise(np.fmin, np="fmin")
@rules(a=lambda dy, a, b: dy * ((a <= b) | (b != b)), b=lambda dy, a, b: dy * ~((a <= b) | (b != b)))
def fmin(a, b):
    """The smaller of two, or the one that is a number.  A tie counts for a."""


# a - b · trunc(a / b): `mod` rounds the quotient downwards, this one towards zero.
@elementwise(np.fmod, np="fmod")
@rules(a=passes, b=lambda dy, a, b: -dy * np.trunc(a / b))
def fmod(a, b):
    """The remainder of a / b with the sign of a.  Its slopes are 1 and minus the whole quotient."""


@operator(np="divmod", numpy=np.divmod)
@arrays("a")
def divmod_(a, b):
    """The whole quotient a // b and the remainder a % b, as a tuple of two arrays."""
    return a // b, a % b


@operator(np="modf", numpy=np.modf)
@arrays("x")
def modf(x):
    """What stands behind the point and what stands before it, with the sign of x: a tuple of two arrays."""
    x = in_floats(x)
    return x - np.trunc(x), np.trunc(x)


@operator(np="float_power", numpy=np.float_power)
@arrays("a", "b")
def float_power(a, b):
    """aᵇ, as float64 whatever the arrays are."""
    return a.astype("float64") ** b.astype("float64")


# ## Without broadcasting
#
# MXNet has `+ - * /` once more, for arrays of one shape only.
def of_one_shape(op, *operands):
    """Refuses arrays of different shapes; returns them."""
    if len({x.shape for x in operands}) > 1:
        raise error("shapes", op=op, shapes=" and ".join(str(x.shape) for x in operands))
    return operands


@operator(nd="elemwise_add")
@arrays("a", "b")
def elemwise_add(a, b):
    """a + b, for arrays of one shape."""
    a, b = of_one_shape("elemwise_add", a, b)
    return a + b


@operator(nd="elemwise_sub")
@arrays("a", "b")
def elemwise_sub(a, b):
    """a - b, for arrays of one shape."""
    a, b = of_one_shape("elemwise_sub", a, b)
    return a - b


@operator(nd="elemwise_mul")
@arrays("a", "b")
def elemwise_mul(a, b):
    """a · b, for arrays of one shape."""
    a, b = of_one_shape("elemwise_mul", a, b)
    return a * b


@operator(nd="elemwise_div")
@arrays("a", "b")
def elemwise_div(a, b):
    """a / b, for arrays of one shape."""
    a, b = of_one_shape("elemwise_div", a, b)
    return a / b


# ## A sum of many
@operator(nd="add_n")
@rules(args=passes)
def add_n(*args):
    """The sum of any number of arrays of one shape.

    Args:
        args: arrays, or one list of them.
    """
    args = of_one_shape("add_n", *listed(args))
    y = args[0]._data.copy()
    for x in args[1:]:
        y += x._data
    return emit(add_n, y, *((x, None) for x in args))


# ## Limits
#
# At the limits themselves the gradient passes.
def clip_rule(dy, x, a_min, a_max):
    inside = np.ones_like(x)
    if a_min is not None:
        inside = inside * (x >= a_min)
    if a_max is not None:
        inside = inside * (x <= a_max)
    return dy * inside


@operator(nd="clip", np="clip", numpy=np.clip)
@rules(x=clip_rule)
def clip(x, a_min, a_max, out=None):
    """x, kept between a_min and a_max.  Gradients pass where a_min <= x <= a_max.

    Args:
        x: array.
        a_min, a_max: numbers; None for no limit.
        out: an array to write into.

    Raises:
        ValueError: both limits are None.
    """
    if a_min is None and a_max is None:
        raise ValueError("one of the limits has to be given")
    y = np.clip(x._data, a_min, a_max).astype(x._data.dtype)
    return into(out, emit(clip, y, (x, (x, a_min, a_max))))


@operator(methods="clip")
@arrays("x")
def clip_method(x, a_min=None, a_max=None, out=None, **limits):
    """`clip` as a method, whose limits are called min and max in np."""
    return clip(x, limits.get("min", a_min), limits.get("max", a_max), out)


@operator(np="nan_to_num", numpy=np.nan_to_num)
@arrays("x")
def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    """x with numbers in place of nan and the infinities, which receive no gradient.

    Args:
        x: array.
        copy: False writes the result into x.
        nan: what nan becomes.
        posinf, neginf: what the infinities become; the largest and the smallest number of the dtype if left out.
    """
    limits = np.finfo(x._data.dtype) if x._data.dtype.kind == "f" else np.iinfo(x._data.dtype)
    posinf, neginf = limits.max if posinf is None else posinf, limits.min if neginf is None else neginf
    data = x._data
    y = np.where(x == x, x, np.full_like(x, nan))
    y = np.where(y != np.inf, y, np.full_like(x, posinf)) if (data == np.inf).any() else y
    y = np.where(y != -np.inf, y, np.full_like(x, neginf)) if (data == -np.inf).any() else y
    return y if copy else into(x, y)
