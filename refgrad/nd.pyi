# Written by docs/build/stubs.py from the op table.
# mypy: disable-error-code="override"
# The names of Python's types have a line in front, for np has a bool of its own, and methods called sum and slice.
from builtins import bool as _bool
from builtins import dict as _dict
from builtins import float as _float
from builtins import int as _int
from builtins import list as _list
from builtins import str as _str
from builtins import tuple as _tuple
from collections.abc import Iterator, Sequence
from os import PathLike
from typing import Any, Self

import numpy

from .engine.context import Context

__all__ = ["NDArray", "waitall"]

_Axis = _int | Sequence[_int] | None
_Shape = _int | Sequence[_int]
_DType = _str | type | numpy.dtype[Any]
_Number = _float | numpy.number[Any] | numpy.ndarray[Any, Any]

class NDArray:
    """The array of `mx.nd`: legacy manners, never without an axis, dtypes are not mixed."""

    def __hash__(self) -> _int: ...

    stype: _str

    @property
    def shape(self) -> _tuple[_int, ...]:
        """Lengths of the axes, a tuple of ints."""

    @property
    def size(self) -> _int:
        """Number of elements."""

    @property
    def ndim(self) -> _int:
        """Number of axes."""

    @property
    def itemsize(self) -> _int:
        """Bytes of one element."""

    @property
    def dtype(self) -> Any:
        """In `nd` numpy's scalar class, in `np` a numpy.dtype."""

    @property
    def context(self) -> Context:
        """Where the data are: always cpu(0)."""

    @property
    def ctx(self) -> Context:
        """Where the data are: always cpu(0)."""

    @property
    def device(self) -> Context:
        """Where the data are: always cpu(0)."""

    def __len__(self) -> _int: ...

    def __iter__(self) -> Iterator[Self]: ...

    def asnumpy(self) -> numpy.ndarray[Any, Any]:
        """A numpy.ndarray with a copy of the values."""

    def tolist(self) -> Any:
        """The values as nested Python lists."""

    def item(self, *position: _int) -> Any:
        """One element as a Python number."""

    def asscalar(self) -> Any:
        """The only element as a numpy scalar; ValueError if there is not exactly one."""

    def __bool__(self) -> _bool: ...

    def __float__(self) -> _float: ...

    def __int__(self) -> _int: ...

    def __index__(self) -> _int: ...

    def wait_to_read(self) -> None:
        """Does nothing: results are computed at once.  (MXNet computes in the background.)"""

    def wait_to_write(self) -> None:
        """Does nothing: results are computed at once.  (MXNet computes in the background.)"""

    def __format__(self, spec: _str) -> _str: ...

    def copyto(self, other: NDArray | Context) -> Any:
        """Writes the values into another array, or copies to a context."""

    def as_in_ctx(self, ctx: Context | None) -> Self:
        """This array: there is only one place."""

    def as_in_context(self, ctx: Context | None) -> Self:
        """The same as `as_in_ctx`."""

    def to_device(self, ctx: Context | None) -> Self:
        """This array: there is only one place."""

    def detach(self) -> Self:
        """The same memory without an entry on the tape: no gradient flows through it."""

    def as_np_ndarray(self) -> Any:
        """This array as `np.ndarray`: the same memory, the same entry on the tape."""

    def as_nd_ndarray(self) -> NDArray:
        """This array as `nd.NDArray`: the same memory, the same entry on the tape."""

    def attach_grad(self, grad_req: _str = 'write', stype: _str | None = None) -> None:
        """Marks this array: backward shall compute its gradient, into `grad`."""

    def drop_grad(self) -> None:
        """Takes the mark away: `grad` becomes None.  (A method of MXNet 2.)"""

    @property
    def grad(self) -> Self | Any:
        """The gradient buffer, an array of the same shape and dtype; None without a mark."""

    @property
    def grad_req(self) -> _str:
        """What backward does with the buffer: "write", "add", or "null" (also without a mark)."""

    @property
    def _fresh_grad(self) -> _bool: ...

    def backward(self, out_grad: NDArray | None = None, retain_graph: _bool = False, train_mode: _bool = True) -> None:
        """Computes the gradients of the marked variables that this array was computed from."""

    def relu(self, out: NDArray | None = None) -> Self:
        """max(x, 0).  The slope at 0 is 0."""

    def sigmoid(self, out: NDArray | None = None) -> Self:
        """1/(1 + e⁻ˣ), between 0 and 1.  Its slope is y·(1 - y)."""

    def log_sigmoid(self, out: NDArray | None = None) -> Self:
        """log(1/(1 + e⁻ˣ)), exact also where the sigmoid is tiny.  Its slope is eʸ⁻ˣ."""

    def softsign(self, out: NDArray | None = None) -> Self:
        """x / (1 + |x|), between -1 and 1.  Its slope is 1/(1 + |x|)²."""

    def __getitem__(self, key: Any) -> Self: ...

    def __setitem__(self, index: Any, value: Any) -> None: ...

    def __array__(self, dtype: Any = None, copy: _bool | None = None) -> numpy.ndarray[Any, Any]: ...

    def __dlpack__(self, **options: Any) -> Any: ...

    def __dlpack_device__(self) -> Any: ...

    def __add__(self, other: NDArray | _Number) -> Self: ...

    def __radd__(self, other: NDArray | _Number) -> Self: ...

    def __sub__(self, other: NDArray | _Number) -> Self: ...

    def __rsub__(self, other: NDArray | _Number) -> Self: ...

    def __mul__(self, other: NDArray | _Number) -> Self: ...

    def __rmul__(self, other: NDArray | _Number) -> Self: ...

    def __truediv__(self, other: NDArray | _Number) -> Self: ...

    def __rtruediv__(self, other: NDArray | _Number) -> Self: ...

    def __floordiv__(self, other: NDArray | _Number) -> Self: ...

    def __rfloordiv__(self, other: NDArray | _Number) -> Self: ...

    def __mod__(self, other: NDArray | _Number) -> Self: ...

    def __rmod__(self, other: NDArray | _Number) -> Self: ...

    def __pow__(self, other: NDArray | _Number) -> Self: ...

    def __rpow__(self, other: NDArray | _Number) -> Self: ...

    def __neg__(self, other: NDArray | None = None) -> Self: ...

    def __abs__(self, other: NDArray | None = None) -> Self: ...

    def abs(self, out: NDArray | None = None) -> Self:
        """|x|.  The slope at 0 is 0."""

    def __eq__(self, other: object) -> Self: ...

    def __ne__(self, other: object) -> Self: ...

    def __lt__(self, other: object) -> Self: ...

    def __le__(self, other: object) -> Self: ...

    def __gt__(self, other: object) -> Self: ...

    def __ge__(self, other: object) -> Self: ...

    def __iadd__(self, other: NDArray | _Number) -> Self: ...

    def __isub__(self, other: NDArray | _Number) -> Self: ...

    def __imul__(self, other: NDArray | _Number) -> Self: ...

    def __itruediv__(self, other: NDArray | _Number) -> Self: ...

    def __ipow__(self, other: NDArray | _Number) -> Self: ...

    def __imod__(self, other: NDArray | _Number) -> Self: ...

    def __ifloordiv__(self, other: NDArray | _Number) -> Self: ...

    def broadcast_to(self, shape: _Shape) -> Self:
        """The array repeated along axes of length 1, or along new ones in front, to the given shape."""

    def broadcast_like(self, other: NDArray, lhs_axes: Any = None, rhs_axes: Any = None) -> Self:
        """`broadcast_like` as a method, whose second array is called other."""

    def broadcast_axes(self, axis: Any = (), size: _Shape = ()) -> Self:
        """Axes of length 1 repeated: `axis` names them, `size` their new lengths; ints or tuples."""

    def flip(self, axis: _Axis = None) -> Self:
        """The elements in reverse order along the axes: an int, a tuple, or None for all."""

    def repeat(self, repeats: Any, axis: _Axis = None) -> Self:
        """Each element several times in a row."""

    def tile(self, reps: Any) -> Self:
        """The whole array several times along each axis; reps is an int, or a tuple for the last axes."""

    def pad(self, mode: _str = 'constant', pad_width: Any = (), constant_value: _float = 0) -> Self:
        """The array with a border."""

    def cumsum(self, axis: _Axis = None, dtype: _DType | None = None, out: NDArray | None = None) -> Self:
        """Running sums: element i is the sum of elements 0 to i."""

    def diag(self, k: _int = 0, axis1: _int = 0, axis2: _int = 1) -> Self:
        """Of a vector the matrix with this k-th diagonal; of other arrays their diagonal, see `diagonal`."""

    def copy(self, out: NDArray | None = None) -> Self:
        """The same values in memory of their own."""

    def tostype(self, stype: Any) -> Self:
        """The same values in memory of their own."""

    def astype(
        self,
        dtype: _DType,
        copy: _bool = True,
        order: _str = 'K',
        casting: _str = 'unsafe',
        subok: _bool = True,
    ) -> Self:
        """The values in another dtype; the gradient goes back in the dtype of x."""

    def exp(self, out: NDArray | None = None) -> Self:
        """eˣ."""

    def expm1(self, out: NDArray | None = None) -> Self:
        """eˣ - 1, exact also for tiny x.  Its slope is eˣ = y + 1."""

    def log(self, out: NDArray | None = None) -> Self:
        """The natural logarithm.  Its slope is 1/x."""

    def log2(self, out: NDArray | None = None) -> Self:
        """The logarithm to base 2.  Its slope is 1/(x·log 2)."""

    def log10(self, out: NDArray | None = None) -> Self:
        """The logarithm to base 10.  Its slope is 1/(x·log 10)."""

    def log1p(self, out: NDArray | None = None) -> Self:
        """log(1 + x), exact also for tiny x.  Its slope is 1/(1 + x)."""

    def square(self, out: NDArray | None = None) -> Self:
        """x².  Its slope is 2x."""

    def sqrt(self, out: NDArray | None = None) -> Self:
        """√x.  Its slope is 1/(2y)."""

    def cbrt(self, out: NDArray | None = None) -> Self:
        """The cube root.  Its slope is 1/(3y²)."""

    def rsqrt(self, out: NDArray | None = None) -> Self:
        """1/√x.  Its slope is -y³/2."""

    def rcbrt(self, out: NDArray | None = None) -> Self:
        """1/∛x.  Its slope is -y⁴/3."""

    def reciprocal(self, out: NDArray | None = None) -> Self:
        """1/x.  Its slope is -y²."""

    def sin(self, out: NDArray | None = None) -> Self:
        """sin x, x in radians.  Its slope is cos x."""

    def cos(self, out: NDArray | None = None) -> Self:
        """cos x, x in radians.  Its slope is -sin x."""

    def tan(self, out: NDArray | None = None) -> Self:
        """tan x, x in radians.  Its slope is 1 + y²."""

    def arcsin(self, out: NDArray | None = None) -> Self:
        """The angle in radians, from -π/2 to π/2, whose sine is x.  Its slope is 1/√(1 - x²)."""

    def arccos(self, out: NDArray | None = None) -> Self:
        """The angle in radians, from 0 to π, whose cosine is x.  Its slope is -1/√(1 - x²)."""

    def arctan(self, out: NDArray | None = None) -> Self:
        """The angle in radians, from -π/2 to π/2, whose tangent is x.  Its slope is 1/(1 + x²)."""

    def radians(self, out: NDArray | None = None) -> Self:
        """Degrees to radians."""

    def degrees(self, out: NDArray | None = None) -> Self:
        """Radians to degrees."""

    def sinh(self, out: NDArray | None = None) -> Self:
        """(eˣ - e⁻ˣ)/2.  Its slope is cosh x."""

    def cosh(self, out: NDArray | None = None) -> Self:
        """(eˣ + e⁻ˣ)/2.  Its slope is sinh x."""

    def tanh(self, out: NDArray | None = None) -> Self:
        """sinh x / cosh x.  Its slope, 1 - y², is read off the output."""

    def arcsinh(self, out: NDArray | None = None) -> Self:
        """The inverse of sinh.  Its slope is 1/√(1 + x²)."""

    def arccosh(self, out: NDArray | None = None) -> Self:
        """The inverse of cosh, for x >= 1.  Its slope is 1/√(x² - 1)."""

    def arctanh(self, out: NDArray | None = None) -> Self:
        """The inverse of tanh, for |x| < 1.  Its slope is 1/(1 - x²)."""

    def take(self, indices: NDArray, axis: _Axis = 0, mode: _str = 'clip') -> Self:
        """The slices of a at the given positions of an axis."""

    def pick(self, index: NDArray, axis: _Axis = -1, keepdims: _bool = False, mode: _str = 'clip') -> Self:
        """One element of each line along an axis: for each label its score."""

    def one_hot(self, depth: Any, on_value: _float = 1.0, off_value: _float = 0.0, dtype: _DType = 'float32') -> Self:
        """A row of `depth` numbers for each position, `on_value` there and `off_value` elsewhere.  No gradient
        flows."""

    def slice(self, begin: Any, end: Any, step: Any = ()) -> Self:
        """A part of the array, as `data[begin[0]:end[0]:step[0], begin[1]:end[1]:step[1], ...]`, but a copy."""

    def slice_axis(self, axis: _Axis, begin: Any, end: Any) -> Self:
        """The part of the array from begin up to end (None: to the last) along one axis; see `slice`."""

    def slice_like(self, shape_like: NDArray, axes: Any = ()) -> Self:
        """The first part of the array, as long as shape_like in the given axes, all of them if there are none given."""

    def split(self, num_outputs: Any, axis: _Axis = 1, squeeze_axis: _bool = False) -> Any:
        """A list of equal parts; the part itself, if there is only one."""

    def split_v2(self, indices_or_sections: Any, axis: _Axis = 0, squeeze_axis: _bool = False) -> _list[NDArray]:
        """A list of parts: equal ones for a number, or cut at the given positions."""

    def dot(
        self,
        b: NDArray,
        transpose_a: _bool = False,
        transpose_b: _bool = False,
        forward_stype: Any = None,
    ) -> Self:
        """The matrix product; for two vectors, their inner product."""

    def norm(self, ord: _int = 2, axis: _Axis = None, out_dtype: _DType | None = None, keepdims: _bool = False) -> Self:
        """Σ|x| or √Σx² over the axes.  At 0 the gradient is 0."""

    def argmax(self, axis: _Axis = None, keepdims: _bool = False) -> Self:
        """The position of the largest element, the first of several, in the dtype of x (int64 for np arrays)."""

    def argmin(self, axis: _Axis = None, keepdims: _bool = False) -> Self:
        """The position of the smallest element, the first of several, in the dtype of x (int64 for np arrays)."""

    def sort(self, axis: _Axis = -1, is_ascend: _bool = True) -> Self:
        """The elements in order; the gradient of each goes back to where it came from."""

    def argsort(self, axis: _Axis = -1, is_ascend: _bool = True, dtype: _DType = 'float32') -> Self:
        """The positions of the elements in order.  No gradient flows."""

    def topk(
        self,
        axis: _Axis = -1,
        k: _int = 1,
        ret_typ: _str = 'indices',
        is_ascend: _bool = False,
        dtype: _DType = 'float32',
    ) -> Any:
        """The k largest elements, or where they are."""

    def clip(
        self,
        a_min: _float | None = None,
        a_max: _float | None = None,
        out: NDArray | None = None,
        **limits: Any,
    ) -> Self:
        """`clip` as a method, whose limits are called min and max in np."""

    def depth_to_space(self, block_size: Any) -> Self:
        """(n, c·b², h, w) to (n, c, h·b, w·b): at each place, b² channels become a square of b x b."""

    def space_to_depth(self, block_size: Any) -> Self:
        """(n, c, h·b, w·b) to (n, c·b², h, w): the inverse of `depth_to_space`."""

    def sum(
        self,
        axis: _Axis = None,
        keepdims: _bool = False,
        exclude: _bool = False,
        dtype: _DType | None = None,
    ) -> Self:
        """Σ x over the axes.  Every summand has the slope 1."""

    def mean(
        self,
        axis: _Axis = None,
        keepdims: _bool = False,
        exclude: _bool = False,
        dtype: _DType | None = None,
    ) -> Self:
        """The arithmetic mean over the axes; float32 for integers.  Every element has the slope 1/n."""

    def prod(
        self,
        axis: _Axis = None,
        keepdims: _bool = False,
        exclude: _bool = False,
        dtype: _DType | None = None,
    ) -> Self:
        """The product over the axes.  The slope of a factor is the product of the others, also among zeros."""

    def nansum(self, axis: _Axis = None, keepdims: _bool = False, exclude: _bool = False) -> Self:
        """Σ x over the axes, nan counting as 0."""

    def nanprod(self, axis: _Axis = None, keepdims: _bool = False, exclude: _bool = False) -> Self:
        """The product over the axes, nan counting as 1."""

    def max(self, axis: _Axis = None, keepdims: _bool = False, exclude: _bool = False) -> Self:
        """The largest element over the axes.  Ties each receive the whole gradient."""

    def min(self, axis: _Axis = None, keepdims: _bool = False, exclude: _bool = False) -> Self:
        """The smallest element over the axes.  Ties each receive the whole gradient."""

    def reshape(self, *shape: _Shape, **options: Any) -> Self:
        """The same elements in another shape, as a view."""

    def reshape_like(
        self,
        b: NDArray,
        lhs_begin: Any = None,
        lhs_end: Any = None,
        rhs_begin: Any = None,
        rhs_end: Any = None,
    ) -> Self:
        """a in the shape of b."""

    def flatten(self, inplace: _bool = False) -> Self:
        """Each item of the first axis in one row: shape (n, rest).  inplace is ignored."""

    def transpose(self, *axes: Any, **options: Any) -> Self:
        """The axes in another order, reversed if none is given."""

    @property
    def T(self) -> Self:
        """The array with its axes reversed."""

    def swapaxes(self, dim1: _int = 0, dim2: _int = 0) -> Self:
        """Two axes exchanged."""

    def expand_dims(self, axis: _Axis, inplace: _bool = False) -> Self:
        """A new axis of length 1 at the given place; inplace is ignored."""

    def squeeze(self, axis: _Axis = None, inplace: _bool = False) -> Self:
        """Without its axes of length 1, or without the named ones; inplace is ignored."""

    def shape_array(self) -> Self:
        """The lengths of the axes as a vector of int64.  No gradient flows."""

    def size_array(self) -> Self:
        """The number of elements, shape (1,), as int64.  No gradient flows."""

    def softmax(
        self,
        length: Any = None,
        axis: _Axis = -1,
        temperature: _float | None = None,
        dtype: _DType | None = None,
        use_length: _bool = False,
    ) -> Self:
        """eˣ / Σ eˣ along an axis: positive, and 1 in sum."""

    def softmin(
        self,
        axis: _Axis = -1,
        temperature: _float | None = None,
        dtype: _DType | None = None,
        use_length: _bool = False,
    ) -> Self:
        """softmax(-x): the smallest element gets the largest share."""

    def log_softmax(
        self,
        axis: _Axis = -1,
        temperature: _float | None = None,
        dtype: _DType | None = None,
        use_length: _bool = False,
    ) -> Self:
        """log(softmax(x)), exact also where the softmax is tiny."""

    def erf(self, out: NDArray | None = None) -> Self:
        """2/√π ∫₀ˣ e^(-t²) dt.  Its slope is 2/√π · e^(-x²)."""

    def erfinv(self, out: NDArray | None = None) -> Self:
        """The y with erf y = x; ±∞ at ±1, nan beyond.  Its slope is √π/2 · e^(y²)."""

    def gammaln(self, out: NDArray | None = None) -> Self:
        """log |Γ(x)|.  Its slope is ψ(x)."""

    def gamma(self, out: NDArray | None = None) -> Self:
        """Γ(x) = ∫₀^∞ tˣ⁻¹ e⁻ᵗ dt; ±∞ at ±0, nan at -1, -2, ...  Its slope is y·ψ(x)."""

    def sign(self, out: NDArray | None = None) -> Self:
        """-1, 0 or 1.  No gradient flows."""

    def floor(self, out: NDArray | None = None) -> Self:
        """The next integer downwards.  No gradient flows."""

    def ceil(self, out: NDArray | None = None) -> Self:
        """The next integer upwards.  No gradient flows."""

    def trunc(self, out: NDArray | None = None) -> Self:
        """The next integer towards zero.  No gradient flows."""

    def fix(self, out: NDArray | None = None) -> Self:
        """The next integer towards zero.  No gradient flows."""

    def rint(self, out: NDArray | None = None) -> Self:
        """The nearest integer, halves downwards.  No gradient flows."""

    def round(self, out: NDArray | None = None) -> Self:
        """The nearest integer, halves away from zero.  No gradient flows."""

    def zeros_like(self, out: NDArray | None = None) -> Self:
        """Zeros of the shape and dtype of x."""

    def ones_like(self, out: NDArray | None = None) -> Self:
        """Ones of the shape and dtype of x."""

def relu(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """max(x, 0).  The slope at 0 is 0."""

def sigmoid(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """1/(1 + e⁻ˣ), between 0 and 1.  Its slope is y·(1 - y)."""

def softrelu(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """log(1 + eˣ), also called softplus.  Its slope is eˣ⁻ʸ, the sigmoid."""

def log_sigmoid(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """log(1/(1 + e⁻ˣ)), exact also where the sigmoid is tiny.  Its slope is eʸ⁻ˣ."""

def softsign(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """x / (1 + |x|), between -1 and 1.  Its slope is 1/(1 + |x|)²."""

def mish(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """x · tanh(softrelu(x))."""

def hard_sigmoid(
    data: NDArray,
    alpha: _float = 0.2,
    beta: _float = 0.5,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """alpha·x + beta, kept between 0 and 1.  The slope is 0 at and beyond these limits."""

def Activation(data: NDArray, act_type: Any, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The activation of that name."""

def LeakyReLU(
    data: NDArray,
    gamma: NDArray | None = None,
    act_type: _str = 'leaky',
    slope: _float = 0.25,
    lower_bound: _float = 0.125,
    upper_bound: _float = 0.334,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """x where x is positive, and a little elsewhere."""

def smooth_l1(data: NDArray, scalar: _float = 1.0, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """0.5·(s·x)² where |x| < 1/s², |x| - 0.5/s² elsewhere."""

def add(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a + b.  Both slopes are 1."""

def broadcast_add(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a + b.  Both slopes are 1."""

def broadcast_plus(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a + b.  Both slopes are 1."""

def subtract(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a - b.  If b rises, y falls."""

def broadcast_sub(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a - b.  If b rises, y falls."""

def broadcast_minus(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a - b.  If b rises, y falls."""

def multiply(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a · b.  The slope of each factor is the other one."""

def broadcast_mul(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a · b.  The slope of each factor is the other one."""

def divide(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a / b.  Its slopes are 1/b and -a/b²."""

def broadcast_div(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a / b.  Its slopes are 1/b and -a/b²."""

def true_divide(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a / b.  Its slopes are 1/b and -a/b²."""

def floor_divide(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """⌊a / b⌋, rounded towards minus infinity.  No gradient flows."""

def modulo(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The remainder of a / b, with the sign of b."""

def broadcast_mod(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The remainder of a / b, with the sign of b."""

def power(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """aᵇ.  The slope in a is b·a^(b-1); that in b is y·log a, which is nan for negative a."""

def broadcast_power(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """aᵇ.  The slope in a is b·a^(b-1); that in b is y·log a, which is nan for negative a."""

def pow(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """aᵇ.  The slope in a is b·a^(b-1); that in b is y·log a, which is nan for negative a."""

def negative(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """-x."""

def abs(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """|x|.  The slope at 0 is 0."""

def equal(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a == b, element by element."""

def broadcast_equal(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a == b, element by element."""

def not_equal(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a != b, element by element."""

def broadcast_not_equal(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a != b, element by element."""

def lesser(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a < b, element by element."""

def broadcast_lesser(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a < b, element by element."""

def lesser_equal(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a <= b, element by element."""

def broadcast_lesser_equal(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a <= b, element by element."""

def greater(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a > b, element by element."""

def broadcast_greater(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a > b, element by element."""

def greater_equal(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a >= b, element by element."""

def broadcast_greater_equal(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a >= b, element by element."""

def broadcast_to(data: NDArray, shape: _Shape, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The array repeated along axes of length 1, or along new ones in front, to the given shape."""

def broadcast_like(
    lhs: NDArray,
    rhs: NDArray,
    lhs_axes: Any = None,
    rhs_axes: Any = None,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a repeated to the shape of b; or only its lhs_axes, to the lengths of b's rhs_axes."""

def broadcast_axis(
    data: NDArray,
    axis: Any = (),
    size: _Shape = (),
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Axes of length 1 repeated: `axis` names them, `size` their new lengths; ints or tuples."""

def broadcast_axes(
    data: NDArray,
    axis: Any = (),
    size: _Shape = (),
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Axes of length 1 repeated: `axis` names them, `size` their new lengths; ints or tuples."""

def flip(data: NDArray, axis: _Axis = None, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The elements in reverse order along the axes: an int, a tuple, or None for all."""

def reverse(data: NDArray, axis: _Axis = None, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The elements in reverse order along the axes: an int, a tuple, or None for all."""

def repeat(
    data: NDArray,
    repeats: Any,
    axis: _Axis = None,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Each element several times in a row."""

def tile(data: NDArray, reps: Any, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The whole array several times along each axis; reps is an int, or a tuple for the last axes."""

def pad(
    data: NDArray,
    mode: _str = 'constant',
    pad_width: Any = (),
    constant_value: _float = 0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The array with a border."""

def Pad(
    data: NDArray,
    mode: _str = 'constant',
    pad_width: Any = (),
    constant_value: _float = 0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The array with a border."""

def im2col(
    data: NDArray,
    kernel: Any,
    stride: Any = (),
    dilate: Any = (),
    pad: Any = (),
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The windows of images as columns of a matrix."""

def col2im(
    data: NDArray,
    output_size: _Shape,
    kernel: Any,
    stride: Any = (),
    dilate: Any = (),
    pad: Any = (),
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Columns back to where `im2col` took them from; what belongs to one element is added up."""

def Convolution(
    data: NDArray,
    weight: NDArray,
    bias: NDArray | None = None,
    kernel: Any = None,
    stride: Any = (),
    dilate: Any = (),
    pad: Any = (),
    num_filter: Any = None,
    num_group: _int = 1,
    workspace: _int = 1024,
    no_bias: _bool = False,
    cudnn_tune: Any = None,
    cudnn_off: _bool = False,
    layout: Any = None,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Filters, applied at every place of an image with one, two or three axes."""

def Convolution_v1(
    data: NDArray,
    weight: NDArray,
    bias: NDArray | None = None,
    kernel: Any = None,
    stride: Any = (),
    dilate: Any = (),
    pad: Any = (),
    num_filter: Any = None,
    num_group: _int = 1,
    workspace: _int = 1024,
    no_bias: _bool = False,
    cudnn_tune: Any = None,
    cudnn_off: _bool = False,
    layout: Any = None,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Filters, applied at every place of an image with one, two or three axes."""

def Deconvolution(
    data: NDArray,
    weight: NDArray,
    bias: NDArray | None = None,
    kernel: Any = None,
    stride: Any = (),
    dilate: Any = (),
    pad: Any = (),
    adj: Any = (),
    target_shape: Any = (),
    num_filter: Any = None,
    num_group: _int = 1,
    workspace: _int = 512,
    no_bias: _bool = True,
    cudnn_tune: Any = None,
    cudnn_off: _bool = False,
    layout: Any = None,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The transpose of `Convolution`: with a stride, it enlarges."""

def array(source_array: Any, ctx: Context | None = None, dtype: _DType | None = None) -> NDArray:
    """A new array with a copy of the values."""

def zeros(shape: _Shape, ctx: Context | None = None, dtype: _DType | None = None, stype: Any = None) -> NDArray:
    """Zeros."""

def ones(shape: _Shape, ctx: Context | None = None, dtype: _DType | None = None, **ignored: Any) -> NDArray:
    """Ones; see `zeros`."""

def empty(shape: _Shape, ctx: Context | None = None, dtype: _DType | None = None, stype: Any = None) -> NDArray:
    """An array to be written into; its values mean nothing (here they are zeros)."""

def full(
    shape: _Shape,
    val: _float,
    ctx: Context | None = None,
    dtype: _DType | None = None,
    out: NDArray | None = None,
) -> NDArray:
    """One value everywhere; float32 by default, also for integers."""

def arange(
    start: _float,
    stop: _float | None = None,
    step: _float = 1.0,
    repeat: _int = 1,
    infer_range: _bool = False,
    ctx: Context | None = None,
    dtype: _DType | None = None,
) -> NDArray:
    """Numbers from start up to, not including, stop."""

def linspace(
    start: _float,
    stop: _float,
    num: Any,
    endpoint: _bool = True,
    ctx: Context | None = None,
    dtype: _DType | None = None,
) -> NDArray:
    """num numbers at equal distances from start to stop; see `linspace`."""

def eye(
    N: Any,
    M: _int = 0,
    k: _int = 0,
    ctx: Context | None = None,
    dtype: _DType | None = None,
    **ignored: Any,
) -> NDArray:
    """Ones on the k-th diagonal of N rows and M columns, zeros elsewhere."""

def from_numpy(ndarray: Any, zero_copy: _bool = True) -> NDArray:
    """A numpy array as an array of its dtype."""

def ctc_loss(
    data: NDArray,
    label: NDArray,
    data_lengths: NDArray | None = None,
    label_lengths: NDArray | None = None,
    use_data_lengths: _bool = False,
    use_label_lengths: _bool = False,
    blank_label: _str = 'first',
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """-log of the probability of the labels, one number for each example."""

def CTCLoss(
    data: NDArray,
    label: NDArray,
    data_lengths: NDArray | None = None,
    label_lengths: NDArray | None = None,
    use_data_lengths: _bool = False,
    use_label_lengths: _bool = False,
    blank_label: _str = 'first',
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """-log of the probability of the labels, one number for each example."""

def cumsum(
    a: NDArray,
    axis: _Axis = None,
    dtype: _DType | None = None,
    out: NDArray | None = None,
    *,
    name: _str | None = None,
) -> NDArray:
    """Running sums: element i is the sum of elements 0 to i."""

def linalg_inverse(A: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """A⁻¹.  dA = -Yᵀ·dy·Yᵀ."""

def linalg_det(A: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The determinant.  Its slope is det A · A⁻ᵀ."""

def linalg_slogdet(A: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> _list[NDArray]:
    """The sign of the determinant, and log |det A|, whose slope is A⁻ᵀ; a list of two."""

def linalg_potrf(A: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The lower triangular L with L Lᵀ = A.  The gradient is symmetric."""

def random_pdf_normal(
    sample: NDArray,
    mu: NDArray,
    sigma: NDArray,
    is_log: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The density of a normal distribution."""

def random_pdf_uniform(
    sample: NDArray,
    low: NDArray,
    high: NDArray,
    is_log: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The density of an even distribution from low to high, whether or not the sample lies there."""

def random_pdf_exponential(
    sample: NDArray,
    lam: NDArray,
    is_log: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The density λ·e^(-λx) of an exponential distribution of rate lam; see `random_pdf_normal`."""

def random_pdf_gamma(
    sample: NDArray,
    alpha: NDArray,
    beta: NDArray,
    is_log: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The density βᵅ·xᵅ⁻¹·e^(-βx) / Γ(α) of a gamma distribution, of rate beta; see `random_pdf_normal`."""

def random_pdf_dirichlet(
    sample: NDArray,
    alpha: NDArray,
    is_log: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The density Π xᵅ⁻¹ · Γ(Σα) / Π Γ(α) of a Dirichlet distribution."""

def random_pdf_poisson(
    sample: NDArray,
    lam: NDArray,
    is_log: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The probability λˣ·e^(-λ) / x! of x rare events; see `random_pdf_normal`."""

def random_pdf_negative_binomial(
    sample: NDArray,
    k: NDArray,
    p: NDArray,
    is_log: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The probability that something of probability p fails x times before its k-th success."""

def random_pdf_generalized_negative_binomial(
    sample: NDArray,
    mu: NDArray,
    alpha: NDArray,
    is_log: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The probability of a count x of mean mu and variance mu + alpha · mu²; see `random_pdf_normal`."""

def diag(
    data: NDArray,
    k: _int = 0,
    axis1: _int = 0,
    axis2: _int = 1,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Of a vector the matrix with this k-th diagonal; of other arrays their diagonal, see `diagonal`."""

def linalg_extractdiag(
    A: NDArray,
    offset: _int = 0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The diagonals of matrices in the last two axes; see `diagonal`."""

def linalg_makediag(A: NDArray, offset: _int = 0, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """Matrices with the last axis of A on a diagonal."""

def linalg_extracttrian(
    A: NDArray,
    offset: _int = 0,
    lower: _bool = True,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The elements of a triangle of square matrices, in one axis: row by row, or for upper ones column by column."""

def linalg_maketrian(
    A: NDArray,
    offset: _int = 0,
    lower: _bool = True,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Square matrices with the last axis of A as a triangle, and zeros elsewhere; the inverse of `extracttrian`."""

def uniform(
    low: NDArray | _float = 0,
    high: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """Numbers spread evenly over [low, high)."""

def random_uniform(
    low: NDArray | _float = 0,
    high: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """Numbers spread evenly over [low, high)."""

def sample_uniform(
    low: NDArray | _float = 0,
    high: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """Numbers spread evenly over [low, high)."""

def normal(
    loc: NDArray | _float = 0,
    scale: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """Normally distributed numbers."""

def random_normal(
    loc: NDArray | _float = 0,
    scale: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """Normally distributed numbers."""

def sample_normal(
    loc: NDArray | _float = 0,
    scale: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """Normally distributed numbers."""

def random_randint(
    low: Any,
    high: Any = None,
    shape: _Shape | None = None,
    dtype: _DType = 'int32',
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """Integers from low up to, not including, high; from 0 up to low if high is left out."""

def shuffle(data: Any, **ignored: Any) -> Any:
    """The rows of an array in random order, as a new array."""

def random_exponential(
    lam: NDArray | _float = 1.0,
    shape: _Shape | None = None,
    ctx: Context | None = None,
    dtype: _DType | None = None,
    out: NDArray | None = None,
) -> NDArray:
    """Exponentially distributed numbers of mean 1/lam; see `uniform` for the shape."""

def sample_exponential(
    lam: NDArray | _float = 1.0,
    shape: _Shape | None = None,
    ctx: Context | None = None,
    dtype: _DType | None = None,
    out: NDArray | None = None,
) -> NDArray:
    """Exponentially distributed numbers of mean 1/lam; see `uniform` for the shape."""

def random_gamma(
    alpha: NDArray | _float = 1,
    beta: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """Numbers of the gamma distribution of shape `alpha` and scale `beta`; see `uniform` for the shape."""

def sample_gamma(
    alpha: NDArray | _float = 1,
    beta: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """Numbers of the gamma distribution of shape `alpha` and scale `beta`; see `uniform` for the shape."""

def random_poisson(
    lam: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """How many of many rare events happen, if lam are expected; float32 by default."""

def sample_poisson(
    lam: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """How many of many rare events happen, if lam are expected; float32 by default."""

def random_negative_binomial(
    k: NDArray | _float = 1,
    p: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """How often something of probability p fails before its k-th success."""

def sample_negative_binomial(
    k: NDArray | _float = 1,
    p: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """How often something of probability p fails before its k-th success."""

def random_generalized_negative_binomial(
    mu: NDArray | _float = 1,
    alpha: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """Counts of mean mu and variance mu + alpha · mu²."""

def sample_generalized_negative_binomial(
    mu: NDArray | _float = 1,
    alpha: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """Counts of mean mu and variance mu + alpha · mu²."""

def sample_multinomial(
    data: Any,
    shape: _Shape | None = None,
    get_prob: _bool = False,
    out: NDArray | None = None,
    dtype: _DType = 'int32',
    **ignored: Any,
) -> Any:
    """Positions drawn with given probabilities."""

def identity(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The same values in memory of their own."""

def cast(
    data: NDArray,
    dtype: _DType,
    copy: _bool = True,
    order: _str = 'K',
    casting: _str = 'unsafe',
    subok: _bool = True,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The values in another dtype; the gradient goes back in the dtype of x."""

def Cast(
    data: NDArray,
    dtype: _DType,
    copy: _bool = True,
    order: _str = 'K',
    casting: _str = 'unsafe',
    subok: _bool = True,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The values in another dtype; the gradient goes back in the dtype of x."""

def exp(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """eˣ."""

def expm1(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """eˣ - 1, exact also for tiny x.  Its slope is eˣ = y + 1."""

def log(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The natural logarithm.  Its slope is 1/x."""

def log2(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The logarithm to base 2.  Its slope is 1/(x·log 2)."""

def log10(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The logarithm to base 10.  Its slope is 1/(x·log 10)."""

def log1p(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """log(1 + x), exact also for tiny x.  Its slope is 1/(1 + x)."""

def square(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """x².  Its slope is 2x."""

def sqrt(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """√x.  Its slope is 1/(2y)."""

def cbrt(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The cube root.  Its slope is 1/(3y²)."""

def rsqrt(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """1/√x.  Its slope is -y³/2."""

def rcbrt(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """1/∛x.  Its slope is -y⁴/3."""

def reciprocal(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """1/x.  Its slope is -y²."""

def sin(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """sin x, x in radians.  Its slope is cos x."""

def cos(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """cos x, x in radians.  Its slope is -sin x."""

def tan(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """tan x, x in radians.  Its slope is 1 + y²."""

def arcsin(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The angle in radians, from -π/2 to π/2, whose sine is x.  Its slope is 1/√(1 - x²)."""

def arccos(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The angle in radians, from 0 to π, whose cosine is x.  Its slope is -1/√(1 - x²)."""

def arctan(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The angle in radians, from -π/2 to π/2, whose tangent is x.  Its slope is 1/(1 + x²)."""

def radians(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """Degrees to radians."""

def degrees(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """Radians to degrees."""

def sinh(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """(eˣ - e⁻ˣ)/2.  Its slope is cosh x."""

def cosh(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """(eˣ + e⁻ˣ)/2.  Its slope is sinh x."""

def tanh(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """sinh x / cosh x.  Its slope, 1 - y², is read off the output."""

def arcsinh(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The inverse of sinh.  Its slope is 1/√(1 + x²)."""

def arccosh(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The inverse of cosh, for x >= 1.  Its slope is 1/√(x² - 1)."""

def arctanh(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The inverse of tanh, for |x| < 1.  Its slope is 1/(1 - x²)."""

def take(
    a: NDArray,
    indices: NDArray,
    axis: _Axis = 0,
    mode: _str = 'clip',
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The slices of a at the given positions of an axis."""

def batch_take(a: NDArray, indices: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """One element of each row of a matrix; see `pick`."""

def pick(
    data: NDArray,
    index: NDArray,
    axis: _Axis = -1,
    keepdims: _bool = False,
    mode: _str = 'clip',
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """One element of each line along an axis: for each label its score."""

def choose_element_0index(
    data: NDArray,
    index: NDArray,
    axis: _Axis = -1,
    keepdims: _bool = False,
    mode: _str = 'clip',
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """One element of each line along an axis: for each label its score."""

def gather_nd(data: NDArray, indices: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """`data[indices[0], indices[1], ...]`: elements, or slices, at positions in the leading axes."""

def scatter_nd(
    data: NDArray,
    indices: NDArray,
    shape: _Shape,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Zeros, with data written at the given positions; the inverse of `gather_nd`."""

def one_hot(
    indices: NDArray,
    depth: Any,
    on_value: _float = 1.0,
    off_value: _float = 0.0,
    dtype: _DType = 'float32',
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """A row of `depth` numbers for each position, `on_value` there and `off_value` elsewhere.  No gradient flows."""

def onehot_encode(indices: NDArray, out: NDArray, *, name: _str | None = None) -> NDArray:
    """`one_hot` in the words of an older MXNet: writes the rows, as long as those of out, into out; gives out."""

def where(
    condition: NDArray,
    x: Any = None,
    y: Any = None,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> Any:
    """x where the condition holds, y elsewhere.  The gradient goes to the one that was taken."""

def slice(
    data: NDArray,
    begin: Any,
    end: Any,
    step: Any = (),
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """A part of the array, as `data[begin[0]:end[0]:step[0], begin[1]:end[1]:step[1], ...]`, but a copy."""

def Crop(
    data: NDArray,
    begin: Any,
    end: Any,
    step: Any = (),
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """A part of the array, as `data[begin[0]:end[0]:step[0], begin[1]:end[1]:step[1], ...]`, but a copy."""

def crop(
    data: NDArray,
    begin: Any,
    end: Any,
    step: Any = (),
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """A part of the array, as `data[begin[0]:end[0]:step[0], begin[1]:end[1]:step[1], ...]`, but a copy."""

def slice_axis(
    data: NDArray,
    axis: _Axis,
    begin: Any,
    end: Any,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The part of the array from begin up to end (None: to the last) along one axis; see `slice`."""

def slice_like(
    data: NDArray,
    shape_like: NDArray,
    axes: Any = (),
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The first part of the array, as long as shape_like in the given axes, all of them if there are none given."""

def unravel_index(data: NDArray, shape: _Shape, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """Positions in the flattened array as positions in each axis: a row for each axis.  No gradient flows."""

def ravel_multi_index(data: NDArray, shape: _Shape, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The inverse of `unravel_index`.  No gradient flows."""

def concat(
    *data: NDArray | Sequence[NDArray],
    dim: _int = 1,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Arrays joined along an existing axis."""

def Concat(
    *data: NDArray | Sequence[NDArray],
    dim: _int = 1,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Arrays joined along an existing axis."""

def concatenate(
    arrays: NDArray | Sequence[NDArray],
    axis: _Axis = 0,
    always_copy: _bool = True,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """A list of arrays joined along an existing axis, as `concat`; always_copy is ignored."""

def stack(
    *data: NDArray | Sequence[NDArray],
    axis: _Axis = 0,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Arrays of one shape joined along a new axis."""

def split(
    data: NDArray,
    num_outputs: Any,
    axis: _Axis = 1,
    squeeze_axis: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> Any:
    """A list of equal parts; the part itself, if there is only one."""

def SliceChannel(
    data: NDArray,
    num_outputs: Any,
    axis: _Axis = 1,
    squeeze_axis: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> Any:
    """A list of equal parts; the part itself, if there is only one."""

def slice_channel(
    data: NDArray,
    num_outputs: Any,
    axis: _Axis = 1,
    squeeze_axis: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> Any:
    """A list of equal parts; the part itself, if there is only one."""

def split_v2(
    ary: NDArray,
    indices_or_sections: Any,
    axis: _Axis = 0,
    squeeze_axis: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> _list[NDArray]:
    """A list of parts: equal ones for a number, or cut at the given positions."""

def linalg_gemm(
    A: NDArray,
    B: NDArray,
    C: NDArray,
    transpose_a: _bool = False,
    transpose_b: _bool = False,
    alpha: _float = 1.0,
    beta: _float = 1.0,
    axis: _Axis = -2,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """alpha · A·B + beta · C."""

def linalg_gemm2(
    A: NDArray,
    B: NDArray,
    transpose_a: _bool = False,
    transpose_b: _bool = False,
    alpha: _float = 1.0,
    axis: _Axis = -2,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """alpha · A·B; see `gemm`."""

def linalg_syrk(
    A: NDArray,
    transpose: _bool = False,
    alpha: _float = 1.0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """alpha · A·Aᵀ, or alpha · Aᵀ·A."""

def linalg_trmm(
    A: NDArray,
    B: NDArray,
    transpose: _bool = False,
    rightside: _bool = False,
    lower: _bool = True,
    alpha: _float = 1.0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """alpha · A·B of a triangular A."""

def linalg_trsm(
    A: NDArray,
    B: NDArray,
    transpose: _bool = False,
    rightside: _bool = False,
    lower: _bool = True,
    alpha: _float = 1.0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The X with A·X = alpha · B of a triangular A."""

def linalg_potri(A: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """(A·Aᵀ)⁻¹ of a lower triangular A: the inverse of what `potrf` has factored."""

def linalg_sumlogdiag(A: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The sum of the logarithms of the diagonal."""

def linalg_syevd(A: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> _list[NDArray]:
    """Eigenvectors, in rows, and eigenvalues, rising, of symmetric matrices: a list of two.  See `eigh`."""

def linalg_gelqf(A: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> _list[NDArray]:
    """Q with orthonormal rows and lower triangular L, with A = L·Q: a list of two.  See `qr`."""

def FullyConnected(
    data: NDArray,
    weight: NDArray,
    bias: NDArray | None = None,
    num_hidden: Any = None,
    no_bias: _bool = False,
    flatten: _bool = True,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """X·Wᵀ + b: every output is a weighted sum of all inputs."""

def Embedding(
    data: NDArray,
    weight: NDArray,
    input_dim: Any = None,
    output_dim: Any = None,
    dtype: _DType = 'float32',
    sparse_grad: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The rows of the weight at the given positions."""

def Dropout(
    data: NDArray,
    p: _float = 0.5,
    mode: _str = 'training',
    axes: Any = (),
    cudnn_off: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """In training, zeros with probability p and the rest scaled by 1/(1 - p); otherwise the data."""

def dot(
    lhs: NDArray,
    rhs: NDArray,
    transpose_a: _bool = False,
    transpose_b: _bool = False,
    forward_stype: Any = None,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The matrix product; for two vectors, their inner product."""

def batch_dot(
    lhs: NDArray,
    rhs: NDArray,
    transpose_a: _bool = False,
    transpose_b: _bool = False,
    forward_stype: Any = None,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The matrix products of two stacks of matrices; see `matmul`."""

def khatri_rao(*args: NDArray | Sequence[NDArray], out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The Kronecker product of matrices, column by column."""

def BlockGrad(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The same values; no gradient flows.  As a head it is no error: the gradients are zeros."""

def stop_gradient(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The same values; no gradient flows.  As a head it is no error: the gradients are zeros."""

def make_loss(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The same values, as a loss: the gradient is 1 whatever arrives."""

def MakeLoss(
    data: NDArray,
    grad_scale: _float = 1.0,
    valid_thresh: _float = 0.0,
    normalization: _str = 'null',
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The same values, as a loss: the gradient is grad_scale whatever arrives."""

def LinearRegressionOutput(
    data: NDArray,
    label: NDArray,
    grad_scale: _float = 1.0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The data as predictions; the gradient is (data - label) · grad_scale / outputs per example."""

def LogisticRegressionOutput(
    data: NDArray,
    label: NDArray,
    grad_scale: _float = 1.0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The sigmoid of the data; the gradient is (sigmoid - label) · grad_scale / outputs per example."""

def MAERegressionOutput(
    data: NDArray,
    label: NDArray,
    grad_scale: _float = 1.0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The data as predictions; the gradient is sign(data - label) · grad_scale / outputs per example."""

def SoftmaxOutput(
    data: NDArray,
    label: NDArray,
    grad_scale: _float = 1.0,
    ignore_label: _float = -1.0,
    multi_output: _bool = False,
    use_ignore: _bool = False,
    preserve_shape: _bool = False,
    normalization: _str = 'null',
    out_grad: _bool = False,
    smooth_alpha: _float = 0.0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The softmax of the data; the gradient is (softmax - onehot(label)) · grad_scale."""

def Softmax(
    data: NDArray,
    label: NDArray,
    grad_scale: _float = 1.0,
    ignore_label: _float = -1.0,
    multi_output: _bool = False,
    use_ignore: _bool = False,
    preserve_shape: _bool = False,
    normalization: _str = 'null',
    out_grad: _bool = False,
    smooth_alpha: _float = 0.0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The softmax of the data; the gradient is (softmax - onehot(label)) · grad_scale."""

def SVMOutput(
    data: NDArray,
    label: NDArray,
    margin: _float = 1.0,
    regularization_coefficient: _float = 1.0,
    use_linear: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The data as scores; the gradient is that of the squared hinge loss, or of the linear one."""

def BatchNorm(
    data: NDArray,
    gamma: NDArray,
    beta: NDArray,
    moving_mean: NDArray,
    moving_var: NDArray,
    eps: _float = 0.001,
    momentum: _float = 0.9,
    fix_gamma: _bool = True,
    use_global_stats: _bool = False,
    output_mean_var: _bool = False,
    axis: _Axis = 1,
    cudnn_off: _bool = False,
    min_calib_range: Any = None,
    max_calib_range: Any = None,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> Any:
    """γ·(x - μ)/√(σ² + eps) + β for each channel."""

def CuDNNBatchNorm(
    data: NDArray,
    gamma: NDArray,
    beta: NDArray,
    moving_mean: NDArray,
    moving_var: NDArray,
    eps: _float = 0.001,
    momentum: _float = 0.9,
    fix_gamma: _bool = True,
    use_global_stats: _bool = False,
    output_mean_var: _bool = False,
    axis: _Axis = 1,
    cudnn_off: _bool = False,
    min_calib_range: Any = None,
    max_calib_range: Any = None,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> Any:
    """γ·(x - μ)/√(σ² + eps) + β for each channel."""

def LayerNorm(
    data: NDArray,
    gamma: NDArray,
    beta: NDArray,
    axis: _Axis = -1,
    eps: _float = 1e-05,
    output_mean_var: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> Any:
    """γ·(x - μ)/√(σ² + eps) + β, with μ and σ² over one axis."""

def InstanceNorm(
    data: NDArray,
    gamma: NDArray,
    beta: NDArray,
    eps: _float = 0.001,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """γ·(x - μ)/√(σ² + eps) + β, with μ and σ² over all axes but the first two."""

def GroupNorm(
    data: NDArray,
    gamma: NDArray,
    beta: NDArray,
    num_groups: _int = 1,
    eps: _float = 1e-05,
    output_mean_var: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> Any:
    """γ·(x - μ)/√(σ² + eps) + β, with μ and σ² over each group of channels."""

def LRN(
    data: NDArray,
    alpha: _float = 0.0001,
    beta: _float = 0.75,
    knorm: _float = 2.0,
    nsize: _int = 5,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """x / (knorm + alpha/nsize · Σ x²)^beta, the sum going over nsize neighbouring channels."""

def norm(
    data: NDArray,
    ord: _int = 2,
    axis: _Axis = None,
    out_dtype: _DType | None = None,
    keepdims: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Σ|x| or √Σx² over the axes.  At 0 the gradient is 0."""

def moments(
    data: NDArray,
    axes: Any = None,
    keepdims: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> _list[NDArray]:
    """Mean and variance over the axes, as a list of two arrays."""

def L2Normalization(
    data: NDArray,
    eps: _float = 1e-10,
    mode: _str = 'instance',
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """x / √(Σx² + eps)."""

def argmax(
    data: NDArray,
    axis: _Axis = None,
    keepdims: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The position of the largest element, the first of several, in the dtype of x (int64 for np arrays)."""

def argmin(
    data: NDArray,
    axis: _Axis = None,
    keepdims: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The position of the smallest element, the first of several, in the dtype of x (int64 for np arrays)."""

def argmax_channel(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The position of the largest element along axis 1; see `argmax`."""

def sort(
    data: NDArray,
    axis: _Axis = -1,
    is_ascend: _bool = True,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The elements in order; the gradient of each goes back to where it came from."""

def argsort(
    data: NDArray,
    axis: _Axis = -1,
    is_ascend: _bool = True,
    dtype: _DType = 'float32',
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The positions of the elements in order.  No gradient flows."""

def topk(
    data: NDArray,
    axis: _Axis = -1,
    k: _int = 1,
    ret_typ: _str = 'indices',
    is_ascend: _bool = False,
    dtype: _DType = 'float32',
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> Any:
    """The k largest elements, or where they are."""

def maximum(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The larger of two, element by element.  A tie counts for a."""

def broadcast_maximum(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The larger of two, element by element.  A tie counts for a."""

def minimum(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The smaller of two, element by element.  A tie counts for a."""

def broadcast_minimum(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The smaller of two, element by element.  A tie counts for a."""

def broadcast_hypot(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """√(a² + b²), without overflow.  Its slopes are a/y and b/y, and 0 at the origin."""

def elemwise_add(lhs: NDArray, rhs: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """a + b, for arrays of one shape."""

def elemwise_sub(lhs: NDArray, rhs: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """a - b, for arrays of one shape."""

def elemwise_mul(lhs: NDArray, rhs: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """a · b, for arrays of one shape."""

def elemwise_div(lhs: NDArray, rhs: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """a / b, for arrays of one shape."""

def add_n(*args: NDArray | Sequence[NDArray], out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The sum of any number of arrays of one shape."""

def ElementWiseSum(*args: NDArray | Sequence[NDArray], out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The sum of any number of arrays of one shape."""

def clip(
    data: NDArray,
    a_min: _float | None,
    a_max: _float | None,
    out: NDArray | None = None,
    *,
    name: _str | None = None,
) -> NDArray:
    """x, kept between a_min and a_max.  Gradients pass where a_min <= x <= a_max."""

def Pooling(
    data: NDArray,
    kernel: Any = (),
    pool_type: _str = 'max',
    global_pool: _bool = False,
    cudnn_off: _bool = False,
    pooling_convention: _str = 'valid',
    stride: Any = (),
    pad: Any = (),
    p_value: Any = None,
    count_include_pad: Any = None,
    layout: Any = None,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """One number for each window of an image with one, two or three axes."""

def Pooling_v1(
    data: NDArray,
    kernel: Any = (),
    pool_type: _str = 'max',
    global_pool: _bool = False,
    cudnn_off: _bool = False,
    pooling_convention: _str = 'valid',
    stride: Any = (),
    pad: Any = (),
    p_value: Any = None,
    count_include_pad: Any = None,
    layout: Any = None,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """One number for each window of an image with one, two or three axes."""

def UpSampling(
    *data: NDArray | Sequence[NDArray],
    scale: Any,
    num_filter: _int = 0,
    sample_type: _str = 'nearest',
    multi_input_mode: _str = 'concat',
    num_args: _int = 1,
    workspace: _int = 512,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Images enlarged by a whole number: every element becomes a square."""

def depth_to_space(data: NDArray, block_size: Any, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """(n, c·b², h, w) to (n, c, h·b, w·b): at each place, b² channels become a square of b x b."""

def space_to_depth(data: NDArray, block_size: Any, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """(n, c, h·b, w·b) to (n, c·b², h, w): the inverse of `depth_to_space`."""

def RNN(
    data: NDArray,
    parameters: NDArray,
    state: NDArray,
    state_cell: NDArray | None = None,
    state_size: Any = None,
    num_layers: _int = 1,
    bidirectional: _bool = False,
    mode: _str = 'lstm',
    p: _float = 0.0,
    state_outputs: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> Any:
    """Recurrent layers on top of each other."""

def sum(
    data: NDArray,
    axis: _Axis = None,
    keepdims: _bool = False,
    exclude: _bool = False,
    dtype: _DType | None = None,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Σ x over the axes.  Every summand has the slope 1."""

def sum_axis(
    data: NDArray,
    axis: _Axis = None,
    keepdims: _bool = False,
    exclude: _bool = False,
    dtype: _DType | None = None,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Σ x over the axes.  Every summand has the slope 1."""

def mean(
    data: NDArray,
    axis: _Axis = None,
    keepdims: _bool = False,
    exclude: _bool = False,
    dtype: _DType | None = None,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The arithmetic mean over the axes; float32 for integers.  Every element has the slope 1/n."""

def prod(
    data: NDArray,
    axis: _Axis = None,
    keepdims: _bool = False,
    exclude: _bool = False,
    dtype: _DType | None = None,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The product over the axes.  The slope of a factor is the product of the others, also among zeros."""

def nansum(
    data: NDArray,
    axis: _Axis = None,
    keepdims: _bool = False,
    exclude: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Σ x over the axes, nan counting as 0."""

def nanprod(
    data: NDArray,
    axis: _Axis = None,
    keepdims: _bool = False,
    exclude: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The product over the axes, nan counting as 1."""

def max(
    data: NDArray,
    axis: _Axis = None,
    keepdims: _bool = False,
    exclude: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The largest element over the axes.  Ties each receive the whole gradient."""

def max_axis(
    data: NDArray,
    axis: _Axis = None,
    keepdims: _bool = False,
    exclude: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The largest element over the axes.  Ties each receive the whole gradient."""

def min(
    data: NDArray,
    axis: _Axis = None,
    keepdims: _bool = False,
    exclude: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The smallest element over the axes.  Ties each receive the whole gradient."""

def min_axis(
    data: NDArray,
    axis: _Axis = None,
    keepdims: _bool = False,
    exclude: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The smallest element over the axes.  Ties each receive the whole gradient."""

def GridGenerator(
    data: NDArray,
    transform_type: Any,
    target_shape: Any = (0, 0),
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The places at which `BilinearSampler` reads: an array of shape (batch, 2, height, width), x before y."""

def BilinearSampler(
    data: NDArray,
    grid: NDArray,
    cudnn_off: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The image at the places of a grid, weighted between the four nearest pixels; 0 beyond the edges."""

def SpatialTransformer(
    data: NDArray,
    loc: NDArray,
    target_shape: Any = (0, 0),
    transform_type: _str = 'affine',
    sampler_type: _str = 'bilinear',
    cudnn_off: Any = None,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The image, turned and stretched: `BilinearSampler` at the places of `GridGenerator`."""

def ROIPooling(
    data: NDArray,
    rois: NDArray,
    pooled_size: Any,
    spatial_scale: Any,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The largest elements of the parts of some regions, an image of one size for each region."""

def SequenceMask(
    data: NDArray,
    sequence_length: NDArray | None = None,
    use_sequence_length: _bool = False,
    value: _float = 0.0,
    axis: _Axis = 0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The sequences with a number in place of everything beyond their ends."""

def SequenceLast(
    data: NDArray,
    sequence_length: NDArray | None = None,
    use_sequence_length: _bool = False,
    axis: _Axis = 0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """The last element of each sequence."""

def SequenceReverse(
    data: NDArray,
    sequence_length: NDArray | None = None,
    use_sequence_length: _bool = False,
    axis: _Axis = 0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Each sequence in reverse order, what is beyond its end staying in place."""

def histogram(
    a: NDArray,
    bins: Any = 10,
    range: Any = None,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> _list[NDArray]:
    """How many elements lie in each bin, as int64, and the edges of the bins: a list of two arrays."""

def reshape(data: NDArray, *shape: _Shape, **options: Any) -> NDArray:
    """The same elements in another shape, as a view."""

def Reshape(data: NDArray, *shape: _Shape, **options: Any) -> NDArray:
    """The same elements in another shape, as a view."""

def reshape_like(
    lhs: NDArray,
    rhs: NDArray,
    lhs_begin: Any = None,
    lhs_end: Any = None,
    rhs_begin: Any = None,
    rhs_end: Any = None,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """a in the shape of b."""

def flatten(data: NDArray, inplace: _bool = False, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """Each item of the first axis in one row: shape (n, rest).  inplace is ignored."""

def Flatten(data: NDArray, inplace: _bool = False, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """Each item of the first axis in one row: shape (n, rest).  inplace is ignored."""

def transpose(data: NDArray, *axes: Any, **options: Any) -> NDArray:
    """The axes in another order, reversed if none is given."""

def swapaxes(
    data: NDArray,
    dim1: _int = 0,
    dim2: _int = 0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Two axes exchanged."""

def SwapAxis(
    data: NDArray,
    dim1: _int = 0,
    dim2: _int = 0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Two axes exchanged."""

def moveaxis(
    data: NDArray,
    source: Any,
    destination: Any,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Axes moved to other places, the rest staying in order."""

def expand_dims(
    data: NDArray,
    axis: _Axis,
    inplace: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """A new axis of length 1 at the given place; inplace is ignored."""

def squeeze(
    data: NDArray,
    axis: _Axis = None,
    inplace: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Without its axes of length 1, or without the named ones; inplace is ignored."""

def shape_array(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The lengths of the axes as a vector of int64.  No gradient flows."""

def size_array(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The number of elements, shape (1,), as int64.  No gradient flows."""

def softmax(
    data: NDArray,
    length: Any = None,
    axis: _Axis = -1,
    temperature: _float | None = None,
    dtype: _DType | None = None,
    use_length: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """eˣ / Σ eˣ along an axis: positive, and 1 in sum."""

def softmin(
    data: NDArray,
    axis: _Axis = -1,
    temperature: _float | None = None,
    dtype: _DType | None = None,
    use_length: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """softmax(-x): the smallest element gets the largest share."""

def log_softmax(
    data: NDArray,
    axis: _Axis = -1,
    temperature: _float | None = None,
    dtype: _DType | None = None,
    use_length: _bool = False,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """log(softmax(x)), exact also where the softmax is tiny."""

def SoftmaxActivation(
    data: NDArray,
    mode: _str = 'instance',
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Softmax over the last axis ("instance"), or over axis 1 ("channel")."""

def softmax_cross_entropy(
    data: NDArray,
    label: NDArray,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """-Σ log softmax(x)[label] over all rows, in shape (1,).  Its slope is softmax(x), less 1 at the labels."""

def erf(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """2/√π ∫₀ˣ e^(-t²) dt.  Its slope is 2/√π · e^(-x²)."""

def erfinv(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The y with erf y = x; ±∞ at ±1, nan beyond.  Its slope is √π/2 · e^(y²)."""

def gammaln(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """log |Γ(x)|.  Its slope is ψ(x)."""

def gamma(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """Γ(x) = ∫₀^∞ tˣ⁻¹ e⁻ᵗ dt; ±∞ at ±0, nan at -1, -2, ...  Its slope is y·ψ(x)."""

def digamma(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """ψ(x), the slope of log Γ; see `polygamma`."""

def sign(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """-1, 0 or 1.  No gradient flows."""

def floor(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The next integer downwards.  No gradient flows."""

def ceil(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The next integer upwards.  No gradient flows."""

def trunc(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The next integer towards zero.  No gradient flows."""

def fix(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The next integer towards zero.  No gradient flows."""

def rint(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The nearest integer, halves downwards.  No gradient flows."""

def round(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """The nearest integer, halves away from zero.  No gradient flows."""

def logical_not(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """Where x is 0."""

def logical_and(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Where neither is 0."""

def broadcast_logical_and(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Where neither is 0."""

def logical_or(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Where at least one is not 0."""

def broadcast_logical_or(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Where at least one is not 0."""

def logical_xor(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Where exactly one of the two is 0."""

def broadcast_logical_xor(
    lhs: NDArray | _Number,
    rhs: NDArray | _Number,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Where exactly one of the two is 0."""

def zeros_like(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """Zeros of the shape and dtype of x."""

def ones_like(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
    """Ones of the shape and dtype of x."""

def save(fname: _str | PathLike[_str], data: Any) -> None:
    """Writes arrays to a file, as MXNet does."""

def load(fname: _str | PathLike[_str]) -> _list[NDArray] | _dict[_str, NDArray]:
    """Reads what `save` wrote, here or in MXNet, or `savez`, here or in numpy."""

def load_frombuffer(buf: Any) -> NDArray:
    """The arrays in the content of a file, which somebody else has read; see `load`."""

def from_dlpack(dlpack: Any) -> NDArray:
    """An array over the memory of another library's array, without a copy."""

def to_dlpack_for_read(data: Any) -> Any:
    """A DLPack capsule over the memory of an array, for the function `from_dlpack` of another library."""

def to_dlpack_for_write(data: Any) -> Any:
    """The same as `to_dlpack_for_read`: what the other library writes is seen here."""

def sgd_update(
    weight: NDArray,
    grad: NDArray,
    lr: Any,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    lazy_update: _bool = True,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """weight - lr · g, with g = clip(rescale_grad · grad) + wd · weight."""

def sgd_mom_update(
    weight: NDArray,
    grad: NDArray,
    mom: NDArray,
    lr: Any,
    momentum: _float = 0.0,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    lazy_update: _bool = True,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """weight + mom, with mom = momentum · mom - lr · g, written in place; g as for `sgd_update`."""

def nag_mom_update(
    weight: NDArray,
    grad: NDArray,
    mom: NDArray,
    lr: Any,
    momentum: _float = 0.0,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """weight + momentum · mom - lr · g, with mom = momentum · mom - lr · g, written in place; g as for `sgd_update`."""

def adam_update(
    weight: NDArray,
    grad: NDArray,
    mean: NDArray,
    var: NDArray,
    lr: Any,
    beta1: _float = 0.9,
    beta2: _float = 0.999,
    epsilon: _float = 1e-08,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    lazy_update: _bool = True,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """weight - lr · mean / (√var + epsilon), with running means of g and g², written in place."""

def rmsprop_update(
    weight: NDArray,
    grad: NDArray,
    n: NDArray,
    lr: Any,
    gamma1: _float = 0.95,
    epsilon: _float = 1e-08,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    clip_weights: _float = -1.0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """weight - lr · g / √(n + epsilon), with a running mean n of g², written in place."""

def rmspropalex_update(
    weight: NDArray,
    grad: NDArray,
    n: NDArray,
    g: NDArray,
    delta: NDArray,
    lr: Any,
    gamma1: _float = 0.95,
    gamma2: _float = 0.9,
    epsilon: _float = 1e-08,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    clip_weights: _float = -1.0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """weight + delta, with delta = gamma2 · delta - lr · grad / √(n - g² + epsilon), and running means n of grad² and
    g"""

def lamb_update_phase1(
    weight: NDArray,
    grad: NDArray,
    mean: NDArray,
    var: NDArray,
    t: Any,
    beta1: _float = 0.9,
    beta2: _float = 0.999,
    epsilon: _float = 1e-06,
    bias_correction: _bool = True,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """mean / (√var + epsilon) + wd · weight, the direction of a step; the running means are written in place."""

def lamb_update_phase2(
    weight: NDArray,
    g: NDArray,
    r1: NDArray,
    r2: NDArray,
    lr: Any,
    lower_bound: _float = -1.0,
    upper_bound: _float = -1.0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """weight - lr · (r1 / r2) · g: with r1 the length of the weight and r2 that of g, from `lamb_update_phase1`."""

def mp_sgd_update(
    weight: NDArray,
    grad: NDArray,
    weight32: NDArray,
    lr: Any,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    lazy_update: _bool = True,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """`sgd_update` of weight32, which is written in place; returned in the dtype of the weight."""

def mp_sgd_mom_update(
    weight: NDArray,
    grad: NDArray,
    mom: NDArray,
    weight32: NDArray,
    lr: Any,
    momentum: _float = 0.0,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    lazy_update: _bool = True,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """`sgd_mom_update` of weight32, which is written in place; returned in the dtype of the weight."""

def signsgd_update(
    weight: NDArray,
    grad: NDArray,
    lr: Any,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """(1 - lr · wd) · weight - lr · sign(grad)."""

def signum_update(
    weight: NDArray,
    grad: NDArray,
    mom: NDArray,
    lr: Any,
    momentum: _float = 0.0,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    wd_lh: _float = 0.0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """(1 - lr · wd_lh) · weight + lr · sign(mom), with mom = momentum · mom - (1 - momentum) · g, written in place."""

def ftrl_update(
    weight: NDArray,
    grad: NDArray,
    z: NDArray,
    n: NDArray,
    lr: Any,
    lamda1: _float = 0.01,
    beta: _float = 1.0,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """Follow the regularised leader: the weight that z, the corrected sum of all gradients, asks for."""

def ftml_update(
    weight: NDArray,
    grad: NDArray,
    d: NDArray,
    v: NDArray,
    z: NDArray,
    lr: Any,
    t: Any,
    beta1: _float = 0.6,
    beta2: _float = 0.999,
    epsilon: _float = 1e-08,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_grad: _float = -1.0,
    *,
    out: NDArray | None = None,
    name: _str | None = None,
) -> NDArray:
    """-z / d: the weight that the fading sum z of the gradients asks for; d, v and z are written in place."""

class contrib:
    @staticmethod
    def foreach(
        body: Any,
        data: NDArray | Sequence[NDArray],
        init_states: NDArray | Sequence[NDArray],
        *,
        out: NDArray | None = None,
        name: _str | None = None,
    ) -> Any:
        """A loop over the first axis: outputs, states = body(data[k], states)."""

    @staticmethod
    def while_loop(
        cond: Any,
        func: Any,
        loop_vars: NDArray | Sequence[NDArray],
        max_iterations: Any = None,
        *,
        out: NDArray | None = None,
        name: _str | None = None,
    ) -> Any:
        """A loop while `cond(*loop_vars)` holds: `outputs, loop_vars = func(*loop_vars)`."""

    @staticmethod
    def cond(
        pred: NDArray,
        then_func: Any,
        else_func: Any,
        *,
        out: NDArray | None = None,
        name: _str | None = None,
    ) -> Any:
        """then_func() if pred, an array of one element, is not 0; otherwise else_func()."""

    @staticmethod
    def ctc_loss(
        data: NDArray,
        label: NDArray,
        data_lengths: NDArray | None = None,
        label_lengths: NDArray | None = None,
        use_data_lengths: _bool = False,
        use_label_lengths: _bool = False,
        blank_label: _str = 'first',
        *,
        out: NDArray | None = None,
        name: _str | None = None,
    ) -> NDArray:
        """-log of the probability of the labels, one number for each example."""

    @staticmethod
    def CTCLoss(
        data: NDArray,
        label: NDArray,
        data_lengths: NDArray | None = None,
        label_lengths: NDArray | None = None,
        use_data_lengths: _bool = False,
        use_label_lengths: _bool = False,
        blank_label: _str = 'first',
        *,
        out: NDArray | None = None,
        name: _str | None = None,
    ) -> NDArray:
        """-log of the probability of the labels, one number for each example."""

    @staticmethod
    def index_copy(
        old_tensor: NDArray,
        index_vector: NDArray,
        new_tensor: NDArray,
        *,
        out: NDArray | None = None,
        name: _str | None = None,
    ) -> NDArray:
        """old_tensor with the rows of new_tensor in place of those that index_vector names."""

    @staticmethod
    def boolean_mask(
        data: NDArray,
        index: NDArray,
        axis: _Axis = 0,
        *,
        out: NDArray | None = None,
        name: _str | None = None,
    ) -> NDArray:
        """The slices of data along an axis where the mask is not 0."""

    @staticmethod
    def BilinearResize2D(
        data: NDArray,
        like: Any = None,
        height: _int = 1,
        width: _int = 1,
        scale_height: Any = None,
        scale_width: Any = None,
        mode: _str = 'size',
        align_corners: _bool = True,
        *,
        out: NDArray | None = None,
        name: _str | None = None,
    ) -> NDArray:
        """Images in another size, with values between the pixels."""

    @staticmethod
    def AdaptiveAvgPooling2D(
        data: NDArray,
        output_size: _Shape = 1,
        *,
        out: NDArray | None = None,
        name: _str | None = None,
    ) -> NDArray:
        """Images in another size, each pixel the mean of a part of the image."""

    @staticmethod
    def isnan(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
        """Where x is not a number, as 0 and 1 in the dtype of x."""

    @staticmethod
    def isinf(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
        """Where x is plus or minus infinity, as 0 and 1 in the dtype of x."""

    @staticmethod
    def isfinite(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
        """Where x is neither infinite nor nan, as 0 and 1 in the dtype of x."""

    @staticmethod
    def arange_like(
        data: NDArray,
        start: _float = 0.0,
        step: _float = 1.0,
        repeat: _int = 1,
        ctx: Context | None = None,
        axis: _Axis = None,
        *,
        out: NDArray | None = None,
        name: _str | None = None,
    ) -> NDArray:
        """Numbers from start on, as many as x has elements, and in its shape.  No gradient flows."""

    @staticmethod
    def sign_ste(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
        """-1, 0 or 1, with the gradient of x itself."""

    @staticmethod
    def round_ste(data: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
        """The nearest integer, halves away from zero, with the gradient of x itself."""

    @staticmethod
    def gradientmultiplier(
        data: NDArray,
        scalar: _float = 1.0,
        is_int: _bool = True,
        *,
        out: NDArray | None = None,
        name: _str | None = None,
    ) -> NDArray:
        """The same values, and the gradient times a number."""

    @staticmethod
    def adamw_update(
        weight: NDArray,
        grad: NDArray,
        mean: NDArray,
        var: NDArray,
        rescale_grad: Any,
        lr: Any,
        eta: Any,
        beta1: _float = 0.9,
        beta2: _float = 0.999,
        epsilon: _float = 1e-08,
        wd: _float = 0.0,
        clip_gradient: _float = -1.0,
        *,
        out: NDArray | None = None,
        name: _str | None = None,
    ) -> NDArray:
        """weight - eta · (lr · mean / (√var + epsilon) + wd · weight), with running means as for `adam_update`."""

class linalg:
    @staticmethod
    def inverse(A: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
        """A⁻¹.  dA = -Yᵀ·dy·Yᵀ."""

    @staticmethod
    def det(A: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
        """The determinant.  Its slope is det A · A⁻ᵀ."""

    @staticmethod
    def slogdet(A: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> _list[NDArray]:
        """The sign of the determinant, and log |det A|, whose slope is A⁻ᵀ; a list of two."""

    @staticmethod
    def potrf(A: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
        """The lower triangular L with L Lᵀ = A.  The gradient is symmetric."""

    @staticmethod
    def extractdiag(A: NDArray, offset: _int = 0, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
        """The diagonals of matrices in the last two axes; see `diagonal`."""

    @staticmethod
    def makediag(A: NDArray, offset: _int = 0, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
        """Matrices with the last axis of A on a diagonal."""

    @staticmethod
    def extracttrian(
        A: NDArray,
        offset: _int = 0,
        lower: _bool = True,
        *,
        out: NDArray | None = None,
        name: _str | None = None,
    ) -> NDArray:
        """The elements of a triangle of square matrices, in one axis: row by row, or for upper ones column by
        column."""

    @staticmethod
    def maketrian(
        A: NDArray,
        offset: _int = 0,
        lower: _bool = True,
        *,
        out: NDArray | None = None,
        name: _str | None = None,
    ) -> NDArray:
        """Square matrices with the last axis of A as a triangle, and zeros elsewhere; the inverse of `extracttrian`."""

    @staticmethod
    def gemm(
        A: NDArray,
        B: NDArray,
        C: NDArray,
        transpose_a: _bool = False,
        transpose_b: _bool = False,
        alpha: _float = 1.0,
        beta: _float = 1.0,
        axis: _Axis = -2,
        *,
        out: NDArray | None = None,
        name: _str | None = None,
    ) -> NDArray:
        """alpha · A·B + beta · C."""

    @staticmethod
    def gemm2(
        A: NDArray,
        B: NDArray,
        transpose_a: _bool = False,
        transpose_b: _bool = False,
        alpha: _float = 1.0,
        axis: _Axis = -2,
        *,
        out: NDArray | None = None,
        name: _str | None = None,
    ) -> NDArray:
        """alpha · A·B; see `gemm`."""

    @staticmethod
    def syrk(
        A: NDArray,
        transpose: _bool = False,
        alpha: _float = 1.0,
        *,
        out: NDArray | None = None,
        name: _str | None = None,
    ) -> NDArray:
        """alpha · A·Aᵀ, or alpha · Aᵀ·A."""

    @staticmethod
    def trmm(
        A: NDArray,
        B: NDArray,
        transpose: _bool = False,
        rightside: _bool = False,
        lower: _bool = True,
        alpha: _float = 1.0,
        *,
        out: NDArray | None = None,
        name: _str | None = None,
    ) -> NDArray:
        """alpha · A·B of a triangular A."""

    @staticmethod
    def trsm(
        A: NDArray,
        B: NDArray,
        transpose: _bool = False,
        rightside: _bool = False,
        lower: _bool = True,
        alpha: _float = 1.0,
        *,
        out: NDArray | None = None,
        name: _str | None = None,
    ) -> NDArray:
        """The X with A·X = alpha · B of a triangular A."""

    @staticmethod
    def potri(A: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
        """(A·Aᵀ)⁻¹ of a lower triangular A: the inverse of what `potrf` has factored."""

    @staticmethod
    def sumlogdiag(A: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> NDArray:
        """The sum of the logarithms of the diagonal."""

    @staticmethod
    def syevd(A: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> _list[NDArray]:
        """Eigenvectors, in rows, and eigenvalues, rising, of symmetric matrices: a list of two.  See `eigh`."""

    @staticmethod
    def gelqf(A: NDArray, *, out: NDArray | None = None, name: _str | None = None) -> _list[NDArray]:
        """Q with orthonormal rows and lower triangular L, with A = L·Q: a list of two.  See `qr`."""

class random:
    @staticmethod
    def uniform(
        low: NDArray | _float = 0,
        high: NDArray | _float = 1,
        shape: _Shape | None = None,
        dtype: _DType | None = None,
        ctx: Context | None = None,
        out: NDArray | None = None,
        **ignored: Any,
    ) -> NDArray:
        """Numbers spread evenly over [low, high)."""

    @staticmethod
    def normal(
        loc: NDArray | _float = 0,
        scale: NDArray | _float = 1,
        shape: _Shape | None = None,
        dtype: _DType | None = None,
        ctx: Context | None = None,
        out: NDArray | None = None,
        **ignored: Any,
    ) -> NDArray:
        """Normally distributed numbers."""

    @staticmethod
    def randn(
        *size: _int,
        loc: NDArray | _float = 0.0,
        scale: NDArray | _float = 1.0,
        dtype: _DType | None = None,
        ctx: Context | None = None,
        out: NDArray | None = None,
        **ignored: Any,
    ) -> NDArray:
        """Normally distributed numbers, the shape given as separate numbers."""

    @staticmethod
    def uniform_like(
        data: Any,
        low: NDArray | _float = 0.0,
        high: NDArray | _float = 1.0,
        out: NDArray | None = None,
    ) -> NDArray:
        """Numbers spread evenly over [low, high), in the shape and dtype of data."""

    @staticmethod
    def normal_like(
        data: Any,
        loc: NDArray | _float = 0.0,
        scale: NDArray | _float = 1.0,
        out: NDArray | None = None,
    ) -> NDArray:
        """Normally distributed numbers, in the shape and dtype of data."""

    @staticmethod
    def randint(
        low: Any,
        high: Any = None,
        shape: _Shape | None = None,
        dtype: _DType = 'int32',
        ctx: Context | None = None,
        out: NDArray | None = None,
        **ignored: Any,
    ) -> NDArray:
        """Integers from low up to, not including, high; from 0 up to low if high is left out."""

    @staticmethod
    def shuffle(data: Any, **ignored: Any) -> Any:
        """The rows of an array in random order, as a new array."""

    @staticmethod
    def exponential(
        scale: NDArray | _float = 1,
        shape: _Shape | None = None,
        dtype: _DType | None = None,
        ctx: Context | None = None,
        out: NDArray | None = None,
        **ignored: Any,
    ) -> NDArray:
        """Exponentially distributed numbers of mean `scale`; see `uniform` for the shape."""

    @staticmethod
    def gamma(
        alpha: NDArray | _float = 1,
        beta: NDArray | _float = 1,
        shape: _Shape | None = None,
        dtype: _DType | None = None,
        ctx: Context | None = None,
        out: NDArray | None = None,
        **ignored: Any,
    ) -> NDArray:
        """Numbers of the gamma distribution of shape `alpha` and scale `beta`; see `uniform` for the shape."""

    @staticmethod
    def poisson(
        lam: NDArray | _float = 1,
        shape: _Shape | None = None,
        dtype: _DType | None = None,
        ctx: Context | None = None,
        out: NDArray | None = None,
        **ignored: Any,
    ) -> NDArray:
        """How many of many rare events happen, if lam are expected; float32 by default."""

    @staticmethod
    def negative_binomial(
        k: NDArray | _float = 1,
        p: NDArray | _float = 1,
        shape: _Shape | None = None,
        dtype: _DType | None = None,
        ctx: Context | None = None,
        out: NDArray | None = None,
        **ignored: Any,
    ) -> NDArray:
        """How often something of probability p fails before its k-th success."""

    @staticmethod
    def generalized_negative_binomial(
        mu: NDArray | _float = 1,
        alpha: NDArray | _float = 1,
        shape: _Shape | None = None,
        dtype: _DType | None = None,
        ctx: Context | None = None,
        out: NDArray | None = None,
        **ignored: Any,
    ) -> NDArray:
        """Counts of mean mu and variance mu + alpha · mu²."""

    @staticmethod
    def multinomial(
        data: Any,
        shape: _Shape | None = None,
        get_prob: _bool = False,
        out: NDArray | None = None,
        dtype: _DType = 'int32',
        **ignored: Any,
    ) -> Any:
        """Positions drawn with given probabilities."""

    @staticmethod
    def exponential_like(data: Any, lam: NDArray | _float = 1.0, out: NDArray | None = None) -> NDArray:
        """Exponentially distributed numbers of mean 1/lam, in the shape and dtype of data."""

    @staticmethod
    def gamma_like(
        data: Any,
        alpha: NDArray | _float = 1.0,
        beta: NDArray | _float = 1.0,
        out: NDArray | None = None,
    ) -> NDArray:
        """Numbers of the gamma distribution of shape `alpha` and scale `beta`, in the shape and dtype of data."""

    @staticmethod
    def poisson_like(data: Any, lam: NDArray | _float = 1.0, out: NDArray | None = None) -> NDArray:
        """Counts as of `poisson`, in the shape and dtype of data."""

    @staticmethod
    def negative_binomial_like(
        data: Any,
        k: NDArray | _float = 1,
        p: NDArray | _float = 1.0,
        out: NDArray | None = None,
    ) -> NDArray:
        """Counts as of `negative_binomial`, in the shape and dtype of data."""

    @staticmethod
    def generalized_negative_binomial_like(
        data: Any,
        mu: NDArray | _float = 1.0,
        alpha: NDArray | _float = 1.0,
        out: NDArray | None = None,
    ) -> NDArray:
        """Counts as of `generalized_negative_binomial`, in the shape and dtype of data."""

def waitall() -> None:
    """Does nothing: results are computed at once.  (MXNet computes in the background.)"""
