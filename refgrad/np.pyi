# Written by docs/build/stubs.py from the op table.
# mypy: disable-error-code="override"
# The names of Python's types have a line in front, for np has a bool of its own, and methods called sum and slice.
from builtins import bool as _bool
from builtins import float as _float
from builtins import int as _int
from builtins import list as _list
from builtins import str as _str
from builtins import tuple as _tuple
from collections.abc import Sequence
from typing import Any, Self, TypeVar

import numpy

from .engine.context import Context
from .nd import NDArray

__all__ = ["NAN", "NINF", "NZERO", "NaN", "PINF", "PZERO", "bool_", "e", "euler_gamma", "finfo", "float16", "float32",
           "float64", "inf", "int8", "int32", "int64", "nan", "ndarray", "newaxis", "pi", "uint8"]

_Axis = _int | Sequence[_int] | None
_Shape = _int | Sequence[_int]
_DType = _str | type | numpy.dtype[Any]
_Number = _float | numpy.number[Any] | numpy.ndarray[Any, Any]

_X = TypeVar("_X", ndarray, _float)

class ndarray(NDArray):
    """The array of `mx.np`: numpy's manners, with float32 as the default dtype."""

    def __hash__(self) -> _int: ...

    @property
    def dtype(self) -> Any:
        """A numpy.dtype."""

    def broadcast_like(self, other: ndarray | _Number, lhs_axes: Any = None, rhs_axes: Any = None) -> Self:
        """`broadcast_like` as a method, whose second array is called other."""

    def cumprod(self, axis: _Axis = None, dtype: _DType | None = None, out: ndarray | None = None) -> Self:
        """Running products: element i is the product of elements 0 to i."""

    def diagonal(self, offset: _int = 0, axis1: _int = 0, axis2: _int = 1) -> Self:
        """The elements of a diagonal of two axes, as the last axis of the result."""

    def trace(self, offset: _int = 0, axis1: _int = 0, axis2: _int = 1, out: ndarray | None = None) -> Self:
        """The sum of a diagonal; see `diagonal`."""

    def copy(self, order: _str = 'C') -> Self:
        """The same values in memory of their own."""

    def take(
        self,
        indices: ndarray | _Number,
        axis: _Axis = None,
        mode: _str = 'raise',
        out: ndarray | None = None,
    ) -> Self:
        """The slices of a at the given positions of an axis, as `take`."""

    def pick(self, index: ndarray | _Number, axis: _Axis = -1, keepdims: _bool = False, mode: _str = 'clip') -> Self:
        """One element of each line along an axis: for each label its score."""

    def nonzero(self) -> _tuple[ndarray, ...]:
        """The positions of the elements other than 0: a tuple with a vector of int64 for each axis."""

    def slice_like(self, shape_like: ndarray | _Number, axes: Any = ()) -> Self:
        """The first part of the array, as long as shape_like in the given axes, all of them if there are none given."""

    def split(self, indices_or_sections: Any, axis: _Axis = 0) -> _list[ndarray]:
        """A list of parts: equal ones for a number, or cut at the given positions."""

    def dot(
        self,
        b: ndarray | _Number,
        transpose_a: _bool = False,
        transpose_b: _bool = False,
        forward_stype: Any = None,
    ) -> Self:
        """The matrix product; for two vectors, their inner product."""

    def __matmul__(self, other: ndarray) -> Self: ...

    def var(
        self,
        axis: _Axis = None,
        dtype: _DType | None = None,
        out: ndarray | None = None,
        ddof: _int = 0,
        keepdims: _bool = False,
    ) -> Self:
        """The variance over the axes: the mean of the squared distances from the mean."""

    def std(
        self,
        axis: _Axis = None,
        dtype: _DType | None = None,
        out: ndarray | None = None,
        ddof: _int = 0,
        keepdims: _bool = False,
    ) -> Self:
        """The standard deviation over the axes, √var.  Where it is 0, so is its gradient."""

    def argmax(self, axis: _Axis = None, out: ndarray | None = None, keepdims: _bool = False) -> Self:
        """The position of the largest element, as `argmax`."""

    def argmin(self, axis: _Axis = None, out: ndarray | None = None, keepdims: _bool = False) -> Self:
        """The position of the smallest element, as `argmin`."""

    def sort(self, axis: _Axis = -1, kind: Any = None, order: Any = None) -> Self:
        """The elements in rising order, as `sort`; kind and order are ignored."""

    def argsort(self, axis: _Axis = -1, kind: Any = None, order: Any = None) -> Self:
        """The positions of the elements in rising order, as int64; see `argsort`.  kind and order are ignored."""

    def sum(
        self,
        axis: _Axis = None,
        dtype: _DType | None = None,
        keepdims: _bool = False,
        initial: _float | None = None,
        out: ndarray | None = None,
    ) -> Self:
        """Σ x over the axes, as `sum`."""

    def mean(
        self,
        axis: _Axis = None,
        dtype: _DType | None = None,
        out: ndarray | None = None,
        keepdims: _bool = False,
    ) -> Self:
        """The arithmetic mean over the axes, as `mean`."""

    def prod(
        self,
        axis: _Axis = None,
        dtype: _DType | None = None,
        out: ndarray | None = None,
        keepdims: _bool = False,
    ) -> Self:
        """The product over the axes, as `prod`."""

    def max(self, axis: _Axis = None, keepdims: _bool = False, out: ndarray | None = None) -> Self:
        """The largest element over the axes, as `max`."""

    def min(self, axis: _Axis = None, keepdims: _bool = False, out: ndarray | None = None) -> Self:
        """The smallest element over the axes, as `min`."""

    def all(self, axis: _Axis = None, keepdims: _bool = False, out: ndarray | None = None) -> Self:
        """Whether all elements over the axes are other than 0, as bool.  No gradient flows."""

    def any(self, axis: _Axis = None, keepdims: _bool = False, out: ndarray | None = None) -> Self:
        """Whether any element over the axes is other than 0, as bool.  No gradient flows."""

    def reshape_like(
        self,
        b: ndarray | _Number,
        lhs_begin: Any = None,
        lhs_end: Any = None,
        rhs_begin: Any = None,
        rhs_end: Any = None,
    ) -> Self:
        """a in the shape of b."""

    def ravel(self, order: _str = 'C') -> Self:
        """All elements in one row, in memory of their own; order is ignored."""

    def flatten(self, order: _str = 'C') -> Self:
        """All elements in one row, in memory of their own; order is ignored."""

    def swapaxes(self, axis1: Any, axis2: Any) -> Self:
        """Two axes exchanged."""

    def round(self, decimals: _int = 0, out: ndarray | None = None) -> Self:
        """Rounded to a number of decimals, halves to the even neighbour.  No gradient flows."""

    def __invert__(self, other: ndarray | None = None) -> Self: ...

    def __and__(self, other: ndarray | _Number) -> Self: ...

    def __rand__(self, other: ndarray | _Number) -> Self: ...

    def __or__(self, other: ndarray | _Number) -> Self: ...

    def __ror__(self, other: ndarray | _Number) -> Self: ...

    def __xor__(self, other: ndarray | _Number) -> Self: ...

    def __rxor__(self, other: ndarray | _Number) -> Self: ...

def add(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """a + b.  Both slopes are 1."""

def subtract(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """a - b.  If b rises, y falls."""

def multiply(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """a · b.  The slope of each factor is the other one."""

def divide(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """a / b.  Its slopes are 1/b and -a/b²."""

def true_divide(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """a / b.  Its slopes are 1/b and -a/b²."""

def floor_divide(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """⌊a / b⌋, rounded towards minus infinity.  No gradient flows."""

def mod(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The remainder of a / b, with the sign of b."""

def remainder(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The remainder of a / b, with the sign of b."""

def power(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """aᵇ.  The slope in a is b·a^(b-1); that in b is y·log a, which is nan for negative a."""

def negative(x: _X, *, out: ndarray | None = None) -> _X:
    """-x."""

def abs(x: _X, *, out: ndarray | None = None) -> _X:
    """|x|.  The slope at 0 is 0."""

def absolute(x: _X, *, out: ndarray | None = None) -> _X:
    """|x|.  The slope at 0 is 0."""

def fabs(x: _X, *, out: ndarray | None = None) -> _X:
    """|x|.  The slope at 0 is 0."""

def equal(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """a == b, element by element."""

def not_equal(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """a != b, element by element."""

def less(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """a < b, element by element."""

def less_equal(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """a <= b, element by element."""

def greater(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """a > b, element by element."""

def greater_equal(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """a >= b, element by element."""

def broadcast_to(array: ndarray | _Number, shape: _Shape, *, out: ndarray | None = None) -> ndarray:
    """The array repeated along axes of length 1, or along new ones in front, to the given shape."""

def broadcast_arrays(*args: ndarray | Sequence[ndarray], out: ndarray | None = None) -> _list[ndarray]:
    """A list of the arrays, all repeated to the shape that they broadcast to."""

def flip(m: ndarray | _Number, axis: _Axis = None, *, out: ndarray | None = None) -> ndarray:
    """The elements in reverse order along the axes: an int, a tuple, or None for all."""

def fliplr(m: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """Axis 1 reversed."""

def flipud(m: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """Axis 0 reversed."""

def roll(a: ndarray | _Number, shift: Any, axis: _Axis = None, *, out: ndarray | None = None) -> ndarray:
    """The elements moved along the axis; what leaves at the end comes in at the front."""

def rot90(m: ndarray | _Number, k: _int = 1, axes: Any = (0, 1), *, out: ndarray | None = None) -> ndarray:
    """Turned by k quarters of a circle, from the first of the axes towards the second."""

def repeat(a: ndarray | _Number, repeats: Any, axis: _Axis = None, *, out: ndarray | None = None) -> ndarray:
    """Each element several times in a row."""

def tile(A: ndarray | _Number, reps: Any, *, out: ndarray | None = None) -> ndarray:
    """The whole array several times along each axis; reps is an int, or a tuple for the last axes."""

def pad(
    x: ndarray | _Number,
    pad_width: Any = None,
    mode: _str = 'constant',
    constant_values: _float = 0,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The array with a border."""

def meshgrid(
    *xi: ndarray | Sequence[ndarray],
    indexing: _str = 'xy',
    sparse: _bool = False,
    copy: _bool = True,
    out: ndarray | None = None,
) -> _list[ndarray]:
    """Coordinates of a grid, a list with one array for each axis."""

def resize(a: ndarray | _Number, new_shape: Any, *, out: ndarray | None = None) -> ndarray:
    """The elements, again from the start as often as needed, in a shape of any size."""

def choose(
    a: ndarray | Sequence[ndarray],
    choices: ndarray | Sequence[ndarray],
    mode: _str = 'raise',
    *,
    out: ndarray | None = None,
) -> ndarray:
    """For each place, the element of that one of the arrays whose number stands there."""

def select(
    condlist: ndarray | Sequence[ndarray],
    choicelist: ndarray | Sequence[ndarray],
    default: _float = 0.0,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """For each place, the element of the first array whose condition holds there."""

def compress(condition: Any, a: ndarray | _Number, axis: _Axis = None, *, out: ndarray | None = None) -> ndarray:
    """The slices of an axis for which the condition holds; of the flattened array if axis is None."""

def extract(condition: ndarray | _Number, arr: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The elements of an array at which the condition, an array of the same size, holds."""

def flatnonzero(a: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The positions in the flattened array of all elements but 0, as int64.  No gradient flows."""

def trim_zeros(filt: ndarray | _Number, trim: _str = 'fb', *, out: ndarray | None = None) -> ndarray:
    """A vector without the zeros in front ("f"), at the end ("b"), or both."""

def argpartition(
    a: ndarray | _Number,
    kth: Any,
    axis: _Axis = -1,
    kind: _str = 'introselect',
    order: Any = None,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """Positions for which element kth stands where a sort would put it, as int64.  No gradient flows."""

def partition(
    a: ndarray | _Number,
    kth: Any,
    axis: _Axis = -1,
    kind: _str = 'introselect',
    order: Any = None,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The elements in such an order; see `argpartition`.  The gradient of each goes back to where it came from."""

def apply_along_axis(func1d: Any, axis: _Axis, arr: ndarray | _Number, *args: Any, **kwargs: Any) -> ndarray:
    """The results of a function of vectors, called with every line along an axis."""

def array(
    object: Any,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    device: Context | None = None,
) -> ndarray:
    """A new array with a copy of the values."""

def zeros(
    shape: _Shape,
    dtype: _DType | None = None,
    order: _str = 'C',
    ctx: Context | None = None,
    device: Context | None = None,
) -> ndarray:
    """Zeros."""

def ones(
    shape: _Shape,
    dtype: _DType | None = None,
    order: _str = 'C',
    ctx: Context | None = None,
    device: Context | None = None,
) -> ndarray:
    """Ones; see `zeros`."""

def empty(
    shape: _Shape,
    dtype: _DType | None = None,
    order: _str = 'C',
    ctx: Context | None = None,
    device: Context | None = None,
) -> ndarray:
    """An array to be written into; its values mean nothing (here they are zeros)."""

def full(
    shape: _Shape,
    fill_value: _float,
    dtype: _DType | None = None,
    order: _str = 'C',
    ctx: Context | None = None,
    out: ndarray | None = None,
    device: Context | None = None,
) -> ndarray:
    """One value everywhere; float32 by default, bool for a bool."""

def arange(
    start: _float,
    stop: _float | None = None,
    step: _float = 1,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    device: Context | None = None,
) -> ndarray:
    """Numbers from start up to, not including, stop; with one number it counts from 0."""

def linspace(
    start: _float,
    stop: _float,
    num: _int = 50,
    endpoint: _bool = True,
    retstep: _bool = False,
    dtype: _DType | None = None,
    axis: _Axis = 0,
    ctx: Context | None = None,
) -> Any:
    """num numbers at equal distances from start to stop."""

def logspace(
    start: _float,
    stop: _float,
    num: _int = 50,
    endpoint: _bool = True,
    base: _float = 10.0,
    dtype: _DType | None = None,
    axis: _Axis = 0,
    ctx: Context | None = None,
) -> ndarray:
    """num numbers from baseˢᵗᵃʳᵗ to baseˢᵗᵒᵖ, each the same multiple of the one before; see `linspace`."""

def eye(
    N: Any,
    M: Any = None,
    k: _int = 0,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    device: Context | None = None,
) -> ndarray:
    """Ones on the k-th diagonal of N rows and M columns, zeros elsewhere."""

def tri(N: Any, M: Any = None, k: _int = 0, dtype: _DType | None = None, ctx: Context | None = None) -> ndarray:
    """Ones on and below the k-th diagonal of N rows and M columns, zeros elsewhere."""

def identity(n: Any, dtype: _DType | None = None, ctx: Context | None = None) -> ndarray:
    """The identity matrix of n rows."""

def indices(dimensions: Any, dtype: _DType = 'int32', ctx: Context | None = None) -> ndarray:
    """The position of every element of an array of that shape: an array for each axis, stacked; int32 by default."""

def hanning(M: Any, dtype: _DType | None = None, ctx: Context | None = None) -> ndarray:
    """Hann's window of M numbers: one wave of a cosine from trough to trough, raised to lie between 0 and 1."""

def hamming(M: Any, dtype: _DType | None = None, ctx: Context | None = None) -> ndarray:
    """Hamming's window of M numbers, which does not quite reach 0."""

def blackman(M: Any, dtype: _DType | None = None, ctx: Context | None = None) -> ndarray:
    """Blackman's window of M numbers, of two cosines."""

def genfromtxt(*args: Any, ctx: Context | None = None, **options: Any) -> ndarray:
    """An array from a table in a text file; arguments and dtype are those of `numpy.genfromtxt`."""

def cumsum(
    a: ndarray | _Number,
    axis: _Axis = None,
    dtype: _DType | None = None,
    out: ndarray | None = None,
) -> ndarray:
    """Running sums: element i is the sum of elements 0 to i."""

def cumprod(
    a: ndarray | _Number,
    axis: _Axis = None,
    dtype: _DType | None = None,
    out: ndarray | None = None,
) -> ndarray:
    """Running products: element i is the product of elements 0 to i."""

def diff(
    a: ndarray | _Number,
    n: _int = 1,
    axis: _Axis = -1,
    prepend: ndarray | _Number | None = None,
    append: ndarray | _Number | None = None,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The differences of neighbours, xᵢ₊₁ - xᵢ, taken n times."""

def ediff1d(
    ary: ndarray | _Number,
    to_end: ndarray | _Number | None = None,
    to_begin: ndarray | _Number | None = None,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The differences of neighbours in the flattened array, between `to_begin` and `to_end`."""

def trapz(
    y: ndarray | _Number,
    x: ndarray | _Number | None = None,
    dx: _float = 1.0,
    axis: _Axis = -1,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The area below a curve, by trapezoids."""

def polyval(p: ndarray | _Number, x: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The polynomial with coefficients p, highest power first, at x."""

def diagonal(
    a: ndarray | _Number,
    offset: _int = 0,
    axis1: _int = 0,
    axis2: _int = 1,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The elements of a diagonal of two axes, as the last axis of the result."""

def trace(
    a: ndarray | _Number,
    offset: _int = 0,
    axis1: _int = 0,
    axis2: _int = 1,
    out: ndarray | None = None,
) -> ndarray:
    """The sum of a diagonal; see `diagonal`."""

def diag(array: ndarray | _Number, k: _int = 0, *, out: ndarray | None = None) -> ndarray:
    """Of a vector the matrix with this k-th diagonal; of a matrix its k-th diagonal."""

def diagflat(array: ndarray | _Number, k: _int = 0, *, out: ndarray | None = None) -> ndarray:
    """The matrix whose k-th diagonal is the flattened array."""

def tril(m: ndarray | _Number, k: _int = 0, *, out: ndarray | None = None) -> ndarray:
    """x with zeros above the k-th diagonal of its last two axes."""

def triu(m: ndarray | _Number, k: _int = 0, *, out: ndarray | None = None) -> ndarray:
    """x with zeros below the k-th diagonal of its last two axes."""

def tril_indices(n: Any, k: _int = 0, m: Any = None) -> _tuple[ndarray, ...]:
    """Rows and columns of all places on and below the k-th diagonal of a matrix of n rows and m (or n) columns."""

def triu_indices(n: Any, k: _int = 0, m: Any = None) -> _tuple[ndarray, ...]:
    """Rows and columns of all places on and above the k-th diagonal of a matrix of n rows and m (or n) columns."""

def diag_indices(n: Any, ndim: _int = 2) -> _tuple[ndarray, ...]:
    """The places of the main diagonal of an array with ndim axes of length n, a vector of int64 for each axis."""

def tril_indices_from(arr: Any, k: _int = 0) -> _tuple[ndarray, ...]:
    """`tril_indices` of the shape of a matrix."""

def triu_indices_from(arr: Any, k: _int = 0) -> _tuple[ndarray, ...]:
    """`triu_indices` of the shape of a matrix."""

def diag_indices_from(arr: Any) -> _tuple[ndarray, ...]:
    """`diag_indices` of the shape of an array."""

def copy(a: ndarray | _Number, order: _str = 'C', *, out: ndarray | None = None) -> ndarray:
    """The same values in memory of their own."""

def positive(x: _X, *, out: ndarray | None = None) -> _X:
    """+x, the same values."""

def exp(x: _X, *, out: ndarray | None = None) -> _X:
    """eˣ."""

def exp2(x: _X, *, out: ndarray | None = None) -> _X:
    """2ˣ.  Its slope is y · log 2."""

def expm1(x: _X, *, out: ndarray | None = None) -> _X:
    """eˣ - 1, exact also for tiny x.  Its slope is eˣ = y + 1."""

def log(x: _X, *, out: ndarray | None = None) -> _X:
    """The natural logarithm.  Its slope is 1/x."""

def log2(x: _X, *, out: ndarray | None = None) -> _X:
    """The logarithm to base 2.  Its slope is 1/(x·log 2)."""

def log10(x: _X, *, out: ndarray | None = None) -> _X:
    """The logarithm to base 10.  Its slope is 1/(x·log 10)."""

def log1p(x: _X, *, out: ndarray | None = None) -> _X:
    """log(1 + x), exact also for tiny x.  Its slope is 1/(1 + x)."""

def square(x: _X, *, out: ndarray | None = None) -> _X:
    """x².  Its slope is 2x."""

def sqrt(x: _X, *, out: ndarray | None = None) -> _X:
    """√x.  Its slope is 1/(2y)."""

def cbrt(x: _X, *, out: ndarray | None = None) -> _X:
    """The cube root.  Its slope is 1/(3y²)."""

def reciprocal(x: _X, *, out: ndarray | None = None) -> _X:
    """1/x.  Its slope is -y²."""

def sin(x: _X, *, out: ndarray | None = None) -> _X:
    """sin x, x in radians.  Its slope is cos x."""

def cos(x: _X, *, out: ndarray | None = None) -> _X:
    """cos x, x in radians.  Its slope is -sin x."""

def tan(x: _X, *, out: ndarray | None = None) -> _X:
    """tan x, x in radians.  Its slope is 1 + y²."""

def arcsin(x: _X, *, out: ndarray | None = None) -> _X:
    """The angle in radians, from -π/2 to π/2, whose sine is x.  Its slope is 1/√(1 - x²)."""

def arccos(x: _X, *, out: ndarray | None = None) -> _X:
    """The angle in radians, from 0 to π, whose cosine is x.  Its slope is -1/√(1 - x²)."""

def arctan(x: _X, *, out: ndarray | None = None) -> _X:
    """The angle in radians, from -π/2 to π/2, whose tangent is x.  Its slope is 1/(1 + x²)."""

def radians(x: _X, *, out: ndarray | None = None) -> _X:
    """Degrees to radians."""

def deg2rad(x: _X, *, out: ndarray | None = None) -> _X:
    """Degrees to radians."""

def degrees(x: _X, *, out: ndarray | None = None) -> _X:
    """Radians to degrees."""

def rad2deg(x: _X, *, out: ndarray | None = None) -> _X:
    """Radians to degrees."""

def sinh(x: _X, *, out: ndarray | None = None) -> _X:
    """(eˣ - e⁻ˣ)/2.  Its slope is cosh x."""

def cosh(x: _X, *, out: ndarray | None = None) -> _X:
    """(eˣ + e⁻ˣ)/2.  Its slope is sinh x."""

def tanh(x: _X, *, out: ndarray | None = None) -> _X:
    """sinh x / cosh x.  Its slope, 1 - y², is read off the output."""

def arcsinh(x: _X, *, out: ndarray | None = None) -> _X:
    """The inverse of sinh.  Its slope is 1/√(1 + x²)."""

def arccosh(x: _X, *, out: ndarray | None = None) -> _X:
    """The inverse of cosh, for x >= 1.  Its slope is 1/√(x² - 1)."""

def arctanh(x: _X, *, out: ndarray | None = None) -> _X:
    """The inverse of tanh, for |x| < 1.  Its slope is 1/(1 - x²)."""

def take(
    a: ndarray | _Number,
    indices: ndarray | _Number,
    axis: _Axis = None,
    mode: _str = 'raise',
    out: ndarray | None = None,
) -> ndarray:
    """The slices of a at the given positions of an axis, as `take`."""

def take_along_axis(
    arr: ndarray | _Number,
    indices: ndarray | _Number,
    axis: _Axis,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """Elements at positions along an axis, an array of positions for each line of arr; see `numpy.take_along_axis`."""

def nonzero(a: ndarray | _Number, *, out: ndarray | None = None) -> _tuple[ndarray, ...]:
    """The positions of the elements other than 0: a tuple with a vector of int64 for each axis."""

def argwhere(a: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The positions of the elements other than 0, a row for each, as int64.  No gradient flows."""

def where(condition: ndarray | _Number, x: Any = None, y: Any = None, *, out: ndarray | None = None) -> Any:
    """x where the condition holds, y elsewhere.  The gradient goes to the one that was taken."""

def unravel_index(
    a: ndarray | _Number,
    shape: _Shape,
    order: _str = 'C',
    *,
    out: ndarray | None = None,
) -> _tuple[ndarray, ...]:
    """Positions in the flattened array as positions in each axis: a tuple of arrays.  No gradient flows."""

def concatenate(seq: ndarray | Sequence[ndarray], axis: _Axis = 0, out: ndarray | None = None) -> ndarray:
    """A list of arrays joined along an existing axis, as `concat`; flattened first if axis is None."""

def stack(arrays: ndarray | Sequence[ndarray], axis: _Axis = 0, out: ndarray | None = None) -> ndarray:
    """A list of arrays of one shape joined along a new axis, as `stack`."""

def vstack(arrays: ndarray | Sequence[ndarray], out: ndarray | None = None) -> ndarray:
    """Arrays joined along the first axis; vectors are rows."""

def row_stack(arrays: ndarray | Sequence[ndarray], out: ndarray | None = None) -> ndarray:
    """Arrays joined along the first axis; vectors are rows."""

def hstack(arrays: ndarray | Sequence[ndarray], *, out: ndarray | None = None) -> ndarray:
    """Arrays joined along the second axis; vectors along their only one."""

def dstack(arrays: ndarray | Sequence[ndarray], *, out: ndarray | None = None) -> ndarray:
    """Arrays joined along the third axis; vectors are rows of a matrix first."""

def column_stack(tup: ndarray | Sequence[ndarray], *, out: ndarray | None = None) -> ndarray:
    """Arrays joined along the second axis; vectors are columns."""

def append(
    arr: ndarray | _Number,
    values: ndarray | _Number,
    axis: _Axis = None,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """Two arrays joined along the axis; flattened first if it is None."""

def split(
    ary: ndarray | _Number,
    indices_or_sections: Any,
    axis: _Axis = 0,
    *,
    out: ndarray | None = None,
) -> _list[ndarray]:
    """A list of parts: equal ones for a number, or cut at the given positions."""

def array_split(
    ary: ndarray | _Number,
    indices_or_sections: Any,
    axis: _Axis = 0,
    *,
    out: ndarray | None = None,
) -> _list[ndarray]:
    """A list of parts as equal as possible, the longer ones first; or cut at the given positions."""

def hsplit(ary: ndarray | _Number, indices_or_sections: Any, *, out: ndarray | None = None) -> _list[ndarray]:
    """`split` along the second axis; of vectors along their only one."""

def vsplit(ary: ndarray | _Number, indices_or_sections: Any, *, out: ndarray | None = None) -> _list[ndarray]:
    """`split` along the first axis."""

def dsplit(ary: ndarray | _Number, indices_or_sections: Any, *, out: ndarray | None = None) -> _list[ndarray]:
    """`split` along the third axis."""

def delete(arr: ndarray | _Number, obj: Any, axis: _Axis = None, *, out: ndarray | None = None) -> ndarray:
    """The array without the slices at the given positions of an axis; flattened first if axis is None."""

def insert(
    arr: ndarray | _Number,
    obj: Any,
    values: ndarray | _Number,
    axis: _Axis = None,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The array with values put in before one position of an axis; flattened first if axis is None."""

def dot(
    a: ndarray | _Number,
    b: ndarray | _Number,
    transpose_a: _bool = False,
    transpose_b: _bool = False,
    forward_stype: Any = None,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The matrix product; for two vectors, their inner product."""

def matmul(a: ndarray | _Number, b: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The matrix product over the last two axes; leading axes broadcast."""

def tensordot(a: ndarray | _Number, b: ndarray | _Number, axes: Any = 2, *, out: ndarray | None = None) -> ndarray:
    """The sum of products over pairs of axes."""

def inner(a: ndarray | _Number, b: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The sum of products over the last axes of both."""

def outer(a: ndarray | _Number, b: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """Every element of a times every element of b, as a matrix."""

def vdot(a: ndarray | _Number, b: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The inner product of both arrays, flattened."""

def kron(a: ndarray | _Number, b: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """Every element of a times the whole of b, laid out in blocks."""

def cross(a: ndarray | _Number, b: ndarray | _Number, axis: _Axis = -1, *, out: ndarray | None = None) -> ndarray:
    """The vector product of vectors of length 3 along an axis."""

def einsum(
    subscripts: Any,
    *operands: ndarray | Sequence[ndarray],
    out: ndarray | None = None,
    optimize: _bool = False,
) -> ndarray:
    """A sum of products, told by letters for the axes."""

def nanmax(a: ndarray | _Number, axis: _Axis = None, out: ndarray | None = None, keepdims: _bool = False) -> ndarray:
    """The largest number over the axes, nan left out; nan where there is nothing else.  See `max`."""

def nanmin(a: ndarray | _Number, axis: _Axis = None, out: ndarray | None = None, keepdims: _bool = False) -> ndarray:
    """The smallest number over the axes, nan left out; see `nanmax`."""

def nanargmax(a: ndarray | _Number, axis: _Axis = None, *, out: ndarray | None = None) -> ndarray:
    """The position of the largest number, nan left out, as int64.  No gradient flows."""

def nanargmin(a: ndarray | _Number, axis: _Axis = None, *, out: ndarray | None = None) -> ndarray:
    """The position of the smallest number; see `nanargmax`."""

def nanmean(
    a: ndarray | _Number,
    axis: _Axis = None,
    dtype: _DType | None = None,
    out: ndarray | None = None,
    keepdims: _bool = False,
) -> ndarray:
    """The mean of the numbers over the axes, nan left out."""

def nanvar(
    a: ndarray | _Number,
    axis: _Axis = None,
    dtype: _DType | None = None,
    out: ndarray | None = None,
    ddof: _int = 0,
    keepdims: _bool = False,
) -> ndarray:
    """The variance of the numbers over the axes, nan left out."""

def nanstd(
    a: ndarray | _Number,
    axis: _Axis = None,
    dtype: _DType | None = None,
    out: ndarray | None = None,
    ddof: _int = 0,
    keepdims: _bool = False,
) -> ndarray:
    """The standard deviation of the numbers, √ of `nanvar`; where all are equal its gradient is 0, as that of `std`."""

def nancumsum(
    a: ndarray | _Number,
    axis: _Axis = None,
    dtype: _DType | None = None,
    out: ndarray | None = None,
) -> ndarray:
    """Running sums, nan counting as 0; see `cumsum`."""

def nancumprod(
    a: ndarray | _Number,
    axis: _Axis = None,
    dtype: _DType | None = None,
    out: ndarray | None = None,
) -> ndarray:
    """Running products, nan counting as 1; see `cumprod`."""

def var(
    a: ndarray | _Number,
    axis: _Axis = None,
    dtype: _DType | None = None,
    out: ndarray | None = None,
    ddof: _int = 0,
    keepdims: _bool = False,
) -> ndarray:
    """The variance over the axes: the mean of the squared distances from the mean."""

def std(
    a: ndarray | _Number,
    axis: _Axis = None,
    dtype: _DType | None = None,
    out: ndarray | None = None,
    ddof: _int = 0,
    keepdims: _bool = False,
) -> ndarray:
    """The standard deviation over the axes, √var.  Where it is 0, so is its gradient."""

def average(
    a: ndarray | _Number,
    axis: _Axis = None,
    weights: ndarray | _Number | None = None,
    returned: _bool = False,
    out: ndarray | None = None,
) -> Any:
    """The weighted mean Σwx / Σw over the axes."""

def cov(
    m: ndarray | _Number,
    y: ndarray | _Number | None = None,
    rowvar: _bool = True,
    bias: _bool = False,
    ddof: Any = None,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The covariances of variables, Σ(x - mean x)·(z - mean z) / (n - 1), as a matrix; of one variable, shape ()."""

def corrcoef(
    a: ndarray | _Number,
    y: ndarray | _Number | None = None,
    rowvar: _bool = True,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The correlations of variables, from -1 to 1: their covariances, divided by both standard deviations."""

def argmax(a: ndarray | _Number, axis: _Axis = None, out: ndarray | None = None, keepdims: _bool = False) -> ndarray:
    """The position of the largest element, as `argmax`."""

def argmin(a: ndarray | _Number, axis: _Axis = None, out: ndarray | None = None, keepdims: _bool = False) -> ndarray:
    """The position of the smallest element, as `argmin`."""

def sort(
    a: ndarray | _Number,
    axis: _Axis = -1,
    kind: Any = None,
    order: Any = None,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The elements in rising order, as `sort`; kind and order are ignored."""

def msort(
    a: ndarray | _Number,
    axis: _Axis = -1,
    kind: Any = None,
    order: Any = None,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The elements in rising order, as `sort`; kind and order are ignored."""

def argsort(
    a: ndarray | _Number,
    axis: _Axis = -1,
    kind: Any = None,
    order: Any = None,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The positions of the elements in rising order, as int64; see `argsort`.  kind and order are ignored."""

def unique(
    ar: ndarray | _Number,
    return_index: _bool = False,
    return_inverse: _bool = False,
    return_counts: _bool = False,
    axis: _Axis = None,
    *,
    out: ndarray | None = None,
) -> Any:
    """The distinct elements in rising order.  No gradient flows."""

def searchsorted(
    a: ndarray | _Number,
    v: ndarray | _Number,
    side: _str = 'left',
    sorter: Any = None,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """Where the elements of b have to be inserted into the sorted vector a, as int64.  No gradient flows."""

def bincount(
    a: ndarray | _Number,
    weights: ndarray | _Number | None = None,
    minlength: _int = 0,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """How often each whole number from 0 on occurs; or, with weights, the sum of those that stand beside it."""

def quantile(
    a: ndarray | _Number,
    q: Any,
    axis: _Axis = None,
    out: ndarray | None = None,
    overwrite_input: Any = None,
    interpolation: _str = 'linear',
    keepdims: _bool = False,
) -> ndarray:
    """The number below which a share q of the elements lies."""

def percentile(
    a: ndarray | _Number,
    q: Any,
    axis: _Axis = None,
    out: ndarray | None = None,
    overwrite_input: Any = None,
    interpolation: _str = 'linear',
    keepdims: _bool = False,
) -> ndarray:
    """The number below which q of every 100 elements lie; see `quantile`."""

def median(
    a: ndarray | _Number,
    axis: _Axis = None,
    out: ndarray | None = None,
    overwrite_input: Any = None,
    keepdims: _bool = False,
) -> ndarray:
    """The middle element in rising order, or the mean of the middle two; see `quantile`."""

def nanquantile(
    a: ndarray | _Number,
    q: Any,
    axis: _Axis = None,
    out: ndarray | None = None,
    overwrite_input: Any = None,
    interpolation: _str = 'linear',
    keepdims: _bool = False,
) -> ndarray:
    """The number below which a share q of the elements lies, nan left out; see `quantile`."""

def nanpercentile(
    a: ndarray | _Number,
    q: Any,
    axis: _Axis = None,
    out: ndarray | None = None,
    overwrite_input: Any = None,
    interpolation: _str = 'linear',
    keepdims: _bool = False,
) -> ndarray:
    """The number below which q of every 100 elements lie, nan left out; see `quantile`."""

def nanmedian(
    a: ndarray | _Number,
    axis: _Axis = None,
    out: ndarray | None = None,
    overwrite_input: Any = None,
    keepdims: _bool = False,
) -> ndarray:
    """The middle element in rising order, or the mean of the middle two, nan left out; see `quantile`."""

def maximum(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The larger of two, element by element.  A tie counts for a."""

def minimum(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The smaller of two, element by element.  A tie counts for a."""

def hypot(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """√(a² + b²), without overflow.  Its slopes are a/y and b/y, and 0 at the origin."""

def arctan2(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The angle in radians, from -π to π, of the point (b, a).  The slopes at the origin are 0."""

def copysign(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """|a| with the sign of b.  For the slope any 0 counts as positive: in a at 0 it is 1, or -1 for a negative b."""

def ldexp(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """a · 2ᵇ.  Its slopes are 2ᵇ and y · log 2."""

def logaddexp(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """log(eᵃ + eᵇ), without overflow.  Its slopes are the shares of eᵃ and eᵇ, a softmax of two."""

def heaviside(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """0 for negative a, 1 for positive a, and b where a is 0.  No gradient flows to a."""

def fmax(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The larger of two, or the one that is a number.  A tie counts for a."""

def fmin(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The smaller of two, or the one that is a number.  A tie counts for a."""

def fmod(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The remainder of a / b with the sign of a.  Its slopes are 1 and minus the whole quotient."""

def divmod(a: ndarray | _Number, b: Any, *, out: ndarray | None = None) -> _tuple[ndarray, ...]:
    """The whole quotient a // b and the remainder a % b, as a tuple of two arrays."""

def modf(a: ndarray | _Number, *, out: ndarray | None = None) -> _tuple[ndarray, ...]:
    """What stands behind the point and what stands before it, with the sign of x: a tuple of two arrays."""

def float_power(a: ndarray | _Number, b: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """aᵇ, as float64 whatever the arrays are."""

def clip(a: ndarray | _Number, a_min: _float | None, a_max: _float | None, out: ndarray | None = None) -> ndarray:
    """x, kept between a_min and a_max.  Gradients pass where a_min <= x <= a_max."""

def nan_to_num(
    x: ndarray | _Number,
    copy: _bool = True,
    nan: _float = 0.0,
    posinf: _float | None = None,
    neginf: _float | None = None,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """x with numbers in place of nan and the infinities, which receive no gradient."""

def convolve(a: ndarray | _Number, v: ndarray | _Number, mode: _str = 'full', *, out: ndarray | None = None) -> ndarray:
    """The convolution of two vectors, which is the product of two polynomials."""

def correlate(
    a: ndarray | _Number,
    v: ndarray | _Number,
    mode: _str = 'valid',
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The correlation of two vectors, yₖ = Σ aₙ₊ₖ · vₙ."""

def polyadd(a1: ndarray | _Number, a2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The sum of two polynomials."""

def polysub(a1: ndarray | _Number, a2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The difference of two polynomials."""

def polymul(a1: ndarray | _Number, a2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The product of two polynomials; leading zeros are kept."""

def poly(seq_of_zeros: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The polynomial with these zeros, (x - z₀)·(x - z₁)·..., its first coefficient 1."""

def polyder(p: ndarray | _Number, m: _int = 1, *, out: ndarray | None = None) -> ndarray:
    """The m-th derivative of a polynomial."""

def polyint(p: ndarray | _Number, m: _int = 1, k: _float = 0.0, *, out: ndarray | None = None) -> ndarray:
    """The m-th integral of a polynomial; k is the constant of each integration."""

def vander(a: ndarray | _Number, N: Any = None, increasing: _bool = False, *, out: ndarray | None = None) -> ndarray:
    """The powers of the elements of a vector, a row for each element: the highest power first."""

def polyfit(a: ndarray | _Number, y: ndarray | _Number, deg: Any, *, out: ndarray | None = None) -> ndarray:
    """The polynomial of that degree that fits the points best, by least squares."""

def interp(
    a: ndarray | _Number,
    xp: Any,
    fp: ndarray | _Number,
    left: Any = None,
    right: Any = None,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The height at x of the line from point to point."""

def sum(
    a: ndarray | _Number,
    axis: _Axis = None,
    dtype: _DType | None = None,
    keepdims: _bool = False,
    initial: _float | None = None,
    out: ndarray | None = None,
) -> ndarray:
    """Σ x over the axes, as `sum`."""

def mean(
    a: ndarray | _Number,
    axis: _Axis = None,
    dtype: _DType | None = None,
    out: ndarray | None = None,
    keepdims: _bool = False,
) -> ndarray:
    """The arithmetic mean over the axes, as `mean`."""

def prod(
    a: ndarray | _Number,
    axis: _Axis = None,
    dtype: _DType | None = None,
    out: ndarray | None = None,
    keepdims: _bool = False,
) -> ndarray:
    """The product over the axes, as `prod`."""

def product(
    a: ndarray | _Number,
    axis: _Axis = None,
    dtype: _DType | None = None,
    out: ndarray | None = None,
    keepdims: _bool = False,
) -> ndarray:
    """The product over the axes, as `prod`."""

def nansum(
    a: ndarray | _Number,
    axis: _Axis = None,
    dtype: _DType | None = None,
    out: ndarray | None = None,
    keepdims: _bool = False,
) -> ndarray:
    """Σ x over the axes, nan counting as 0; see `sum`."""

def nanprod(
    a: ndarray | _Number,
    axis: _Axis = None,
    dtype: _DType | None = None,
    out: ndarray | None = None,
    keepdims: _bool = False,
    initial: _float | None = None,
) -> ndarray:
    """The product over the axes, nan counting as 1, times `initial`; see `prod`."""

def max(a: ndarray | _Number, axis: _Axis = None, keepdims: _bool = False, out: ndarray | None = None) -> ndarray:
    """The largest element over the axes, as `max`."""

def amax(a: ndarray | _Number, axis: _Axis = None, keepdims: _bool = False, out: ndarray | None = None) -> ndarray:
    """The largest element over the axes, as `max`."""

def min(a: ndarray | _Number, axis: _Axis = None, keepdims: _bool = False, out: ndarray | None = None) -> ndarray:
    """The smallest element over the axes, as `min`."""

def amin(a: ndarray | _Number, axis: _Axis = None, keepdims: _bool = False, out: ndarray | None = None) -> ndarray:
    """The smallest element over the axes, as `min`."""

def ptp(a: ndarray | _Number, axis: _Axis = None, out: ndarray | None = None, keepdims: _bool = False) -> ndarray:
    """The largest minus the smallest element over the axes; see `max`."""

def all(a: ndarray | _Number, axis: _Axis = None, keepdims: _bool = False, out: ndarray | None = None) -> ndarray:
    """Whether all elements over the axes are other than 0, as bool.  No gradient flows."""

def alltrue(a: ndarray | _Number, axis: _Axis = None, keepdims: _bool = False, out: ndarray | None = None) -> ndarray:
    """Whether all elements over the axes are other than 0, as bool.  No gradient flows."""

def any(a: ndarray | _Number, axis: _Axis = None, keepdims: _bool = False, out: ndarray | None = None) -> ndarray:
    """Whether any element over the axes is other than 0, as bool.  No gradient flows."""

def sometrue(a: ndarray | _Number, axis: _Axis = None, keepdims: _bool = False, out: ndarray | None = None) -> ndarray:
    """Whether any element over the axes is other than 0, as bool.  No gradient flows."""

def count_nonzero(
    a: ndarray | _Number,
    axis: _Axis = None,
    keepdims: _bool = False,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """How many elements over the axes are other than 0, as int64.  No gradient flows."""

def isin(
    element: ndarray | _Number,
    test_elements: ndarray | _Number,
    assume_unique: _bool = False,
    invert: _bool = False,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """Which elements occur in the other array, as bool."""

def in1d(
    ar1: ndarray | _Number,
    ar2: ndarray | _Number,
    assume_unique: _bool = False,
    invert: _bool = False,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """Which elements of the flattened array occur in the other one; see `isin`."""

def intersect1d(
    ar1: ndarray | _Number,
    ar2: ndarray | _Number,
    assume_unique: _bool = False,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The elements that both arrays have, each once and in rising order."""

def union1d(ar1: ndarray | _Number, ar2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The elements that either array has, each once and in rising order."""

def setdiff1d(
    ar1: ndarray | _Number,
    ar2: ndarray | _Number,
    assume_unique: _bool = False,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The elements that the first array has and the second has not, each once and in rising order."""

def setxor1d(
    ar1: ndarray | _Number,
    ar2: ndarray | _Number,
    assume_unique: _bool = False,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The elements that only one of the arrays has, each once and in rising order."""

def histogram(
    a: ndarray | _Number,
    bins: Any = 10,
    range: Any = None,
    density: Any = None,
    weights: ndarray | _Number | None = None,
    *,
    out: ndarray | None = None,
) -> _tuple[ndarray, ...]:
    """How many elements lie in each bin, and the edges of the bins: a tuple of two arrays."""

def histogram_bin_edges(
    a: ndarray | _Number,
    bins: Any = 10,
    range: Any = None,
    weights: Any = None,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The edges of the bins of a `histogram`; weights are ignored."""

def digitize(
    a: ndarray | _Number,
    bins: ndarray | _Number,
    right: _bool = False,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """The number of the bin in which each element lies, as int64: 0 before the first edge."""

def lexsort(keys: ndarray | Sequence[ndarray], axis: _Axis = -1, *, out: ndarray | None = None) -> ndarray:
    """The positions that sort by the last key, then by the one before, as int64."""

def reshape(a: ndarray | _Number, newshape: _Shape, order: _str = 'C', out: ndarray | None = None) -> ndarray:
    """The same elements in another shape, as a view; -1 stands for what is left over.  See `reshape`."""

def ravel(x: ndarray | _Number, order: _str = 'C', *, out: ndarray | None = None) -> ndarray:
    """All elements in one row, in memory of their own; order is ignored."""

def transpose(a: ndarray | _Number, *axes: Any, **options: Any) -> ndarray:
    """The axes in another order, reversed if none is given."""

def swapaxes(a: ndarray | _Number, axis1: Any, axis2: Any, *, out: ndarray | None = None) -> ndarray:
    """Two axes exchanged."""

def moveaxis(a: ndarray | _Number, source: Any, destination: Any, *, out: ndarray | None = None) -> ndarray:
    """Axes moved to other places, the rest staying in order."""

def rollaxis(a: ndarray | _Number, axis: _Axis, start: _float = 0, *, out: ndarray | None = None) -> ndarray:
    """One axis moved to stand before axis `start`."""

def expand_dims(a: ndarray | _Number, axis: _Axis, inplace: _bool = False, *, out: ndarray | None = None) -> ndarray:
    """A new axis of length 1 at the given place; inplace is ignored."""

def squeeze(a: ndarray | _Number, axis: _Axis = None, inplace: _bool = False, *, out: ndarray | None = None) -> ndarray:
    """Without its axes of length 1, or without the named ones; inplace is ignored."""

def atleast_1d(*arys: ndarray | Sequence[ndarray], out: ndarray | None = None) -> Any:
    """Arrays with axes of length 1 added, so that each has one or more; one array, or a list."""

def atleast_2d(*arys: ndarray | Sequence[ndarray], out: ndarray | None = None) -> Any:
    """Arrays with axes of length 1 added, so that each has two or more; one array, or a list."""

def atleast_3d(*arys: ndarray | Sequence[ndarray], out: ndarray | None = None) -> Any:
    """Arrays with axes of length 1 added, so that each has three or more; one array, or a list."""

def shape(a: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The lengths of the axes, a tuple of ints."""

def ndim(a: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The number of axes, an int."""

def size(a: ndarray | _Number, axis: _Axis = None, *, out: ndarray | None = None) -> ndarray:
    """The number of elements, or the length of one axis, an int."""

def may_share_memory(
    a: ndarray | _Number,
    b: ndarray | _Number,
    max_work: Any = None,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """Whether a write into one array can be seen in the other."""

def shares_memory(
    a: ndarray | _Number,
    b: ndarray | _Number,
    max_work: Any = None,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """Whether a write into one array can be seen in the other."""

def sign(x: _X, *, out: ndarray | None = None) -> _X:
    """-1, 0 or 1.  No gradient flows."""

def floor(x: _X, *, out: ndarray | None = None) -> _X:
    """The next integer downwards.  No gradient flows."""

def ceil(x: _X, *, out: ndarray | None = None) -> _X:
    """The next integer upwards.  No gradient flows."""

def trunc(x: _X, *, out: ndarray | None = None) -> _X:
    """The next integer towards zero.  No gradient flows."""

def fix(x: _X, *, out: ndarray | None = None) -> _X:
    """The next integer towards zero.  No gradient flows."""

def rint(x: _X, *, out: ndarray | None = None) -> _X:
    """The nearest integer, halves downwards.  No gradient flows."""

def around(x: ndarray | _Number, decimals: _int = 0, out: ndarray | None = None) -> ndarray:
    """Rounded to a number of decimals, halves to the even neighbour.  No gradient flows."""

def round(x: ndarray | _Number, decimals: _int = 0, out: ndarray | None = None) -> ndarray:
    """Rounded to a number of decimals, halves to the even neighbour.  No gradient flows."""

def round_(x: ndarray | _Number, decimals: _int = 0, out: ndarray | None = None) -> ndarray:
    """Rounded to a number of decimals, halves to the even neighbour.  No gradient flows."""

def isnan(x: _X, *, out: ndarray | None = None) -> _X:
    """Where x is not a number, as bool."""

def isinf(x: _X, *, out: ndarray | None = None) -> _X:
    """Where x is plus or minus infinity, as bool."""

def isfinite(x: _X, *, out: ndarray | None = None) -> _X:
    """Where x is neither infinite nor nan, as bool."""

def signbit(x: _X, *, out: ndarray | None = None) -> _X:
    """Where x has a minus in front, that of -0.0 too, as bool."""

def isposinf(x: _X, *, out: ndarray | None = None) -> _X:
    """Where x is plus infinity, as bool."""

def isneginf(x: _X, *, out: ndarray | None = None) -> _X:
    """Where x is minus infinity, as bool."""

def logical_not(x: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """Where x is 0."""

def logical_and(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """Where neither is 0."""

def logical_or(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """Where at least one is not 0."""

def logical_xor(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """Where exactly one of the two is 0."""

def invert(x: _X, *, out: ndarray | None = None) -> _X:
    """~x: every bit turned; of bool, where x is false."""

def bitwise_not(x: _X, *, out: ndarray | None = None) -> _X:
    """~x: every bit turned; of bool, where x is false."""

def bitwise_and(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """a & b: the bits that both have; of bool, where both are true."""

def bitwise_or(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """a | b: the bits that either has; of bool, where one or both are true."""

def bitwise_xor(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """a ^ b: the bits that only one has; of bool, where exactly one is true."""

def lcm(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The least common multiple of two integers."""

def gcd(x1: ndarray | _Number, x2: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
    """The greatest common divisor of two integers."""

def full_like(
    a: ndarray | _Number,
    fill_value: _float,
    dtype: _DType | None = None,
    order: _str = 'C',
    ctx: Context | None = None,
    out: ndarray | None = None,
) -> ndarray:
    """One value everywhere, in the shape of x."""

def zeros_like(
    a: ndarray | _Number,
    dtype: _DType | None = None,
    order: _str = 'C',
    ctx: Context | None = None,
    out: ndarray | None = None,
) -> ndarray:
    """Zeros of the shape of x; see `full_like`."""

def ones_like(
    a: ndarray | _Number,
    dtype: _DType | None = None,
    order: _str = 'C',
    ctx: Context | None = None,
    out: ndarray | None = None,
) -> ndarray:
    """Ones of the shape of x; see `full_like`."""

def empty_like(
    prototype: ndarray | _Number,
    dtype: _DType | None = None,
    order: _str = 'C',
    subok: _bool = False,
    shape: _Shape | None = None,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """An array of the shape of x to be written into; its values mean nothing (here they are zeros)."""

def array_equal(
    a1: ndarray | _Number,
    a2: ndarray | _Number,
    equal_nan: _bool = False,
    *,
    out: ndarray | None = None,
) -> _bool:
    """Whether two arrays have one shape and equal elements."""

def array_equiv(a1: ndarray | _Number, a2: ndarray | _Number, *, out: ndarray | None = None) -> _bool:
    """Whether two arrays, broadcast to one shape, have equal elements."""

def isclose(
    a: ndarray | _Number,
    b: ndarray | _Number,
    rtol: _float = 1e-05,
    atol: _float = 1e-08,
    equal_nan: _bool = False,
    *,
    out: ndarray | None = None,
) -> ndarray:
    """Where |a - b| <= atol + rtol·|b|, as bool."""

def allclose(
    a: ndarray | _Number,
    b: ndarray | _Number,
    rtol: _float = 1e-05,
    atol: _float = 1e-08,
    equal_nan: _bool = False,
    *,
    out: ndarray | None = None,
) -> _bool:
    """Whether |a - b| <= atol + rtol·|b| everywhere."""

def from_dlpack(dlpack: Any) -> ndarray:
    """An array over the memory of another library's array, without a copy."""

class linalg:
    @staticmethod
    def inv(a: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
        """A⁻¹.  dA = -Yᵀ·dy·Yᵀ."""

    @staticmethod
    def solve(a: ndarray | _Number, b: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
        """The X with A·X = B."""

    @staticmethod
    def det(a: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
        """The determinant.  Its slope is det A · A⁻ᵀ."""

    @staticmethod
    def slogdet(a: ndarray | _Number, *, out: ndarray | None = None) -> _list[ndarray]:
        """The sign of the determinant, and log |det A|, whose slope is A⁻ᵀ; a list of two."""

    @staticmethod
    def cholesky(a: ndarray | _Number, *, out: ndarray | None = None) -> ndarray:
        """The lower triangular L with L Lᵀ = A.  The gradient is symmetric."""

    @staticmethod
    def eigh(a: ndarray | _Number, UPLO: _str = 'L', *, out: ndarray | None = None) -> _tuple[ndarray, ...]:
        """Eigenvalues, rising, and eigenvectors, in columns, of symmetric matrices: a tuple of two."""

    @staticmethod
    def eigvalsh(a: ndarray | _Number, UPLO: _str = 'L', *, out: ndarray | None = None) -> ndarray:
        """The eigenvalues of symmetric matrices, rising; see `eigh`."""

    @staticmethod
    def svd(a: ndarray | _Number, *, out: ndarray | None = None) -> _tuple[ndarray, ...]:
        """U, s and V with A = U·diag(s)·V, s falling: a tuple of three."""

    @staticmethod
    def qr(a: ndarray | _Number, mode: _str = 'reduced', *, out: ndarray | None = None) -> _tuple[ndarray, ...]:
        """Q with orthonormal columns and upper triangular R, with A = Q·R: a tuple of two."""

    @staticmethod
    def pinv(
        a: ndarray | _Number,
        rcond: _float = 1e-15,
        hermitian: _bool = False,
        *,
        out: ndarray | None = None,
    ) -> ndarray:
        """The pseudo-inverse A⁺; its gradient is right where the rank does not change."""

    @staticmethod
    def multi_dot(arrs: ndarray | Sequence[ndarray], out: ndarray | None = None) -> ndarray:
        """The product of a list of matrices, from left to right."""

    @staticmethod
    def matrix_power(a: ndarray | _Number, n: Any, *, out: ndarray | None = None) -> ndarray:
        """A·A···A, n times; the inverse first for negative n."""

    @staticmethod
    def tensorinv(a: ndarray | _Number, ind: _int = 2, *, out: ndarray | None = None) -> ndarray:
        """The inverse of A as a matrix whose rows are its first `ind` axes."""

    @staticmethod
    def norm(
        x: ndarray | _Number,
        ord: Any = None,
        axis: _Axis = None,
        keepdims: _bool = False,
        *,
        out: ndarray | None = None,
    ) -> ndarray:
        """The norm of vectors or matrices."""

    @staticmethod
    def matrix_rank(
        a: ndarray | _Number,
        tol: Any = None,
        hermitian: _bool = False,
        *,
        out: ndarray | None = None,
    ) -> ndarray:
        """The rank of matrices in the last two axes, as int64.  No gradient flows."""

    @staticmethod
    def cond(a: ndarray | _Number, p: _float | _str | None | None = None, *, out: ndarray | None = None) -> ndarray:
        """The condition ‖x‖ · ‖x⁻¹‖ of matrices."""

    @staticmethod
    def lstsq(
        a: ndarray | _Number,
        b: ndarray | _Number,
        rcond: _float | _str | None = 'warn',
        *,
        out: ndarray | None = None,
    ) -> Any:
        """The X for which the squares of B - A·X have the least sum."""

    @staticmethod
    def tensorsolve(
        a: ndarray | _Number,
        b: ndarray | _Number,
        axes: Any = None,
        *,
        out: ndarray | None = None,
    ) -> ndarray:
        """The X with tensordot(A, X, X.ndim) = B."""

class random:
    @staticmethod
    def seed(seed: Any, ctx: Any = 'all') -> ndarray:
        """Makes all later random numbers repeatable; see `mx.random.seed`."""

    @staticmethod
    def uniform(
        low: ndarray | _float = 0.0,
        high: ndarray | _float = 1.0,
        size: _Shape | None = None,
        dtype: _DType | None = None,
        ctx: Context | None = None,
        out: ndarray | None = None,
        device: Context | None = None,
    ) -> ndarray:
        """Numbers spread evenly over [low, high); differentiable in low and high if they are arrays."""

    @staticmethod
    def normal(
        loc: ndarray | _float = 0.0,
        scale: ndarray | _float = 1.0,
        size: _Shape | None = None,
        dtype: _DType | None = None,
        ctx: Context | None = None,
        out: ndarray | None = None,
        device: Context | None = None,
    ) -> ndarray:
        """Normally distributed numbers; differentiable in loc and scale if they are arrays."""

    @staticmethod
    def randn(
        *size: _int,
        loc: ndarray | _float = 0.0,
        scale: ndarray | _float = 1.0,
        dtype: _DType | None = None,
        ctx: Context | None = None,
        out: ndarray | None = None,
        **ignored: Any,
    ) -> ndarray:
        """Normally distributed numbers, the shape given as separate numbers."""

    @staticmethod
    def rand(*size: _int, dtype: _DType | None = None, ctx: Context | None = None) -> ndarray:
        """Numbers spread evenly over [0, 1), the shape given as separate numbers."""

    @staticmethod
    def randint(
        low: Any,
        high: Any = None,
        size: _Shape | None = None,
        dtype: _DType = 'int64',
        ctx: Context | None = None,
        out: ndarray | None = None,
        device: Context | None = None,
    ) -> ndarray:
        """Integers from low up to, not including, high; from 0 up to low if high is left out."""

    @staticmethod
    def shuffle(x: Any) -> Any:
        """Puts the rows of x into random order, in place."""

    @staticmethod
    def permutation(x: Any) -> ndarray:
        """The numbers 0, 1, ..., x - 1 in random order, as int64; or the rows of an array, as a new array."""

    @staticmethod
    def choice(
        a: Any,
        size: _Shape | None = None,
        replace: _bool = True,
        p: ndarray | _float | None = None,
        ctx: Context | None = None,
        out: ndarray | None = None,
    ) -> ndarray:
        """Elements chosen at random."""

    @staticmethod
    def exponential(
        scale: ndarray | _float = 1.0,
        size: _Shape | None = None,
        ctx: Context | None = None,
        out: ndarray | None = None,
    ) -> ndarray:
        """Exponentially distributed numbers of mean `scale`."""

    @staticmethod
    def gamma(
        shape: _Shape,
        scale: ndarray | _float = 1.0,
        size: _Shape | None = None,
        dtype: _DType | None = None,
        ctx: Context | None = None,
        out: ndarray | None = None,
    ) -> ndarray:
        """Numbers of the gamma distribution of the given shape and scale."""

    @staticmethod
    def beta(
        a: Any,
        b: Any,
        size: _Shape | None = None,
        dtype: _DType | None = None,
        ctx: Context | None = None,
    ) -> ndarray:
        """Numbers between 0 and 1 of the beta distribution."""

    @staticmethod
    def chisquare(
        df: Any,
        size: _Shape | None = None,
        dtype: _DType | None = None,
        ctx: Context | None = None,
    ) -> ndarray:
        """Sums of the squares of df normally distributed numbers."""

    @staticmethod
    def lognormal(
        mean: ndarray | _float = 0.0,
        sigma: ndarray | _float = 1.0,
        size: _Shape | None = None,
        dtype: _DType | None = None,
        ctx: Context | None = None,
        out: ndarray | None = None,
    ) -> ndarray:
        """e to the power of normally distributed numbers."""

    @staticmethod
    def pareto(a: Any, size: _Shape | None = None, ctx: Context | None = None, out: ndarray | None = None) -> ndarray:
        """Numbers from 0 on of the distribution of Lomax (Pareto's, moved to 0), of shape a."""

    @staticmethod
    def power(a: Any, size: _Shape | None = None) -> ndarray:
        """Numbers between 0 and 1 with density a·xᵃ⁻¹."""

    @staticmethod
    def rayleigh(
        scale: ndarray | _float = 1.0,
        size: _Shape | None = None,
        ctx: Context | None = None,
        out: ndarray | None = None,
    ) -> ndarray:
        """The lengths of normally distributed vectors of two components."""

    @staticmethod
    def weibull(a: Any, size: _Shape | None = None, ctx: Context | None = None, out: ndarray | None = None) -> ndarray:
        """Numbers of Weibull's distribution of lifetimes, of shape a."""

    @staticmethod
    def gumbel(
        loc: ndarray | _float = 0.0,
        scale: ndarray | _float = 1.0,
        size: _Shape | None = None,
        ctx: Context | None = None,
        out: ndarray | None = None,
    ) -> ndarray:
        """Numbers of Gumbel's distribution of extremes."""

    @staticmethod
    def logistic(
        loc: ndarray | _float = 0.0,
        scale: ndarray | _float = 1.0,
        size: _Shape | None = None,
        ctx: Context | None = None,
        out: ndarray | None = None,
    ) -> ndarray:
        """Numbers whose distribution function is a sigmoid."""

    @staticmethod
    def multivariate_normal(
        mean: Any,
        cov: Any,
        size: _Shape | None = None,
        check_valid: Any = None,
        tol: Any = None,
    ) -> ndarray:
        """Normally distributed vectors."""

    @staticmethod
    def multinomial(n: Any, pvals: Any, size: _Shape | None = None) -> ndarray:
        """How often each class comes up in n draws, as int64."""

bool_ = numpy.bool_

e: _float

euler_gamma: _float

finfo = numpy.finfo

float16 = numpy.float16

float32 = numpy.float32

float64 = numpy.float64

inf: _float

int8 = numpy.int8

int32 = numpy.int32

int64 = numpy.int64

nan: _float

newaxis: None

pi: _float

uint8 = numpy.uint8

bool = numpy.bool_

NAN: _float

NaN: _float

PINF: _float

NINF: _float

PZERO: _float

NZERO: _float
