"""# Functions of one array, element by element

Each rule is dy times a slope, written with whatever is at hand: a rule that names `y` keeps the
output and lets the input go, one that names `x` keeps the input.
"""

import numpy as np

from ..engine.emit import emit
from ..engine.errors import error
from ..engine.operators import elementwise, operator
from ..engine.registry import rules
from ..engine.syntax import cast
from ..engine.tape import passes
from .common import arrays, known_dtype


# ## Copies
@elementwise(nd="identity", npx="identity", methods="copy")
@rules(x=passes)
def copy(x):
    """The same values in memory of their own."""
    return x.copy()


@operator(np="copy", methods="copy")
@arrays("x")
def copy_np(x, order="C"):
    """The same values in memory of their own.

    Args:
        x: array.
        order: ignored; in which order the memory holds the elements does not show.
    """
    return copy(x)


@operator(methods="tostype")
@arrays("x")
def tostype(x, stype):
    """The same values in memory of their own.

    Args:
        x: array.
        stype: "default", which is MXNet's word for storage that is not sparse.

    Raises:
        MXNetError: another stype.
    """
    if stype != "default":
        raise error("no-sparse", op="tostype", got=stype)
    return copy(x)


@elementwise(np.positive, np="positive")
@rules(x=passes)
def positive(x):
    """+x, the same values."""


@operator(nd="cast", npx="cast", methods="astype")
@rules(x=cast)
def astype(x, dtype, copy=True, order="K", casting="unsafe", subok=True):
    """The values in another dtype; the gradient goes back in the dtype of x.

    Args:
        dtype: a name such as "float64", or a numpy dtype.  As integers, floats lose their fractions;
            as bool, all but 0 is True.
        copy: False may return x itself, if it has the dtype already.
        order, casting, subok: ignored.
    """
    dtype = known_dtype("astype", dtype)
    if not copy and dtype == x._data.dtype:
        return x
    return emit(astype, x._data.astype(dtype), (x, (x._data.dtype,)))


# ## Exponentials and logarithms
#
# eˣ is its own slope: dy/dx = y.  So the rule keeps y, and nothing has to be computed twice.
#
# *Try it*: for a tiny x, float32 loses all of eˣ - 1.  Does it lose the slope too?  (`expm1` loses neither.)
#     >>> x = nd.array([1e-8]); x.attach_grad()
#     >>> with autograd.record(): y = x.exp() - 1
#     >>> y.backward(); y.item(), x.grad.item()
#     (0.0, 1.0)
@elementwise(np.exp, nd="exp", np="exp", methods="exp")
@rules(x=(np.multiply, "y"))
def exp(x):
    """eˣ."""


@elementwise(np.exp2, np="exp2")
@rules(x=lambda dy, y: dy * y * float(np.log(2)))
def exp2(x):
    """2ˣ.  Its slope is y · log 2."""


@elementwise(np.expm1, nd="expm1", np="expm1", methods="expm1")
@rules(x=lambda dy, y: dy * (y + 1))
def expm1(x):
    """eˣ - 1, exact also for tiny x.  Its slope is eˣ = y + 1."""


# At 0 the slope is infinite; for negative x the value is nan, and the slope 1/x all the same.
@elementwise(np.log, nd="log", np="log", methods="log")
@rules(x=(np.true_divide, "x"))
def log(x):
    """The natural logarithm.  Its slope is 1/x."""


@elementwise(np.log2, nd="log2", np="log2", methods="log2")
@rules(x=lambda dy, x: dy / (x * float(np.log(2))))
def log2(x):
    """The logarithm to base 2.  Its slope is 1/(x·log 2)."""


@elementwise(np.log10, nd="log10", np="log10", methods="log10")
@rules(x=lambda dy, x: dy / (x * float(np.log(10))))
def log10(x):
    """The logarithm to base 10.  Its slope is 1/(x·log 10)."""


@elementwise(np.log1p, nd="log1p", np="log1p", methods="log1p")
@rules(x=lambda dy, x: dy / (1 + x))
def log1p(x):
    """log(1 + x), exact also for tiny x.  Its slope is 1/(1 + x)."""


# ## Powers and roots
@elementwise(np.square, nd="square", np="square", methods="square")
@rules(x=lambda dy, x: dy * (x + x))
def square(x):
    """x².  Its slope is 2x."""


# The slope of a root at 0 is infinite, and infinity is what comes out: it is true.
@elementwise(np.sqrt, nd="sqrt", np="sqrt", methods="sqrt")
@rules(x=lambda dy, y: dy / (y + y))
def sqrt(x):
    """√x.  Its slope is 1/(2y)."""


@elementwise(np.cbrt, nd="cbrt", np="cbrt", methods="cbrt")
@rules(x=lambda dy, y: dy / (3 * y * y))
def cbrt(x):
    """The cube root.  Its slope is 1/(3y²)."""


@elementwise(nd="rsqrt", npx="rsqrt", methods="rsqrt")
@rules(x=lambda dy, y: dy * y * y * y * -0.5)
def rsqrt(x):
    """1/√x.  Its slope is -y³/2."""
    return 1 / np.sqrt(x)


@elementwise(nd="rcbrt", npx="rcbrt", methods="rcbrt")
@rules(x=lambda dy, y: dy * y * y * y * y / -3)
def rcbrt(x):
    """1/∛x.  Its slope is -y⁴/3."""
    return 1 / np.cbrt(x)


@elementwise(nd="reciprocal", np="reciprocal", methods="reciprocal", numpy=np.reciprocal)
@rules(x=lambda dy, y: -dy * y * y)
def reciprocal(x):
    """1/x.  Its slope is -y²."""
    return 1 / x


# ## Trigonometric functions
@elementwise(np.sin, nd="sin", np="sin", methods="sin")
@rules(x=lambda dy, x: dy * np.cos(x))
def sin(x):
    """sin x, x in radians.  Its slope is cos x."""


@elementwise(np.cos, nd="cos", np="cos", methods="cos")
@rules(x=lambda dy, x: -dy * np.sin(x))
def cos(x):
    """cos x, x in radians.  Its slope is -sin x."""


@elementwise(np.tan, nd="tan", np="tan", methods="tan")
@rules(x=lambda dy, y: dy * (1 + y * y))
def tan(x):
    """tan x, x in radians.  Its slope is 1 + y²."""


@elementwise(np.arcsin, nd="arcsin", np="arcsin", methods="arcsin")
@rules(x=lambda dy, x: dy / np.sqrt(1 - x * x))
def arcsin(x):
    """The angle in radians, from -π/2 to π/2, whose sine is x.  Its slope is 1/√(1 - x²)."""


@elementwise(np.arccos, nd="arccos", np="arccos", methods="arccos")
@rules(x=lambda dy, x: -dy / np.sqrt(1 - x * x))
def arccos(x):
    """The angle in radians, from 0 to π, whose cosine is x.  Its slope is -1/√(1 - x²)."""


@elementwise(np.arctan, nd="arctan", np="arctan", methods="arctan")
@rules(x=lambda dy, x: dy / (1 + x * x))
def arctan(x):
    """The angle in radians, from -π/2 to π/2, whose tangent is x.  Its slope is 1/(1 + x²)."""


@elementwise(np.deg2rad, nd="radians", np="radians deg2rad", methods="radians")
@rules(x=lambda dy: dy * float(np.pi / 180))
def radians(x):
    """Degrees to radians."""


@elementwise(np.rad2deg, nd="degrees", np="degrees rad2deg", methods="degrees")
@rules(x=lambda dy: dy * float(180 / np.pi))
def degrees(x):
    """Radians to degrees."""


# ## Hyperbolic functions
@elementwise(np.sinh, nd="sinh", np="sinh", methods="sinh")
@rules(x=lambda dy, x: dy * np.cosh(x))
def sinh(x):
    """(eˣ - e⁻ˣ)/2.  Its slope is cosh x."""


@elementwise(np.cosh, nd="cosh", np="cosh", methods="cosh")
@rules(x=lambda dy, x: dy * np.sinh(x))
def cosh(x):
    """(eˣ + e⁻ˣ)/2.  Its slope is sinh x."""


@elementwise(np.tanh, nd="tanh", np="tanh", methods="tanh")
@rules(x=lambda dy, y: dy * (1 - y * y))
def tanh(x):
    """sinh x / cosh x.  Its slope, 1 - y², is read off the output."""


@elementwise(np.arcsinh, nd="arcsinh", np="arcsinh", methods="arcsinh")
@rules(x=lambda dy, x: dy / np.sqrt(1 + x * x))
def arcsinh(x):
    """The inverse of sinh.  Its slope is 1/√(1 + x²)."""


@elementwise(np.arccosh, nd="arccosh", np="arccosh", methods="arccosh")
@rules(x=lambda dy, x: dy / np.sqrt(x * x - 1))
def arccosh(x):
    """The inverse of cosh, for x >= 1.  Its slope is 1/√(x² - 1)."""


@elementwise(np.arctanh, nd="arctanh", np="arctanh", methods="arctanh")
@rules(x=lambda dy, x: dy / (1 - x * x))
def arctanh(x):
    """The inverse of tanh, for |x| < 1.  Its slope is 1/(1 - x²)."""
