# Written by docs/build/stubs.py from the op table.
# mypy: disable-error-code="override"
# The names of Python's types have a line in front, for np has a bool of its own, and methods called sum and slice.
from builtins import bool as _bool
from builtins import float as _float
from builtins import int as _int
from builtins import str as _str
from collections.abc import Sequence
from typing import Any, TypeVar

import numpy

from .engine.context import Context
from .engine.context import cpu as cpu
from .engine.context import cpu_pinned as cpu_pinned
from .engine.context import current_context as current_context
from .engine.context import current_device as current_device
from .engine.context import gpu as gpu
from .engine.context import num_gpus as num_gpus
from .nd import waitall as waitall
from .np import ndarray as ndarray

__all__ = ["cpu", "cpu_pinned", "current_context", "current_device", "gpu", "is_np_array", "is_np_shape", "num_gpus",
           "reset_np", "set_np", "waitall"]

_Axis = _int | Sequence[_int] | None
_Shape = _int | Sequence[_int]
_DType = _str | type | numpy.dtype[Any]
_Number = _float | numpy.number[Any] | numpy.ndarray[Any, Any]

_X = TypeVar("_X", ndarray, _float)

def relu(data: _X, *, out: ndarray | None = None, name: _str | None = None) -> _X:
    """max(x, 0).  The slope at 0 is 0."""

def sigmoid(data: _X, *, out: ndarray | None = None, name: _str | None = None) -> _X:
    """1/(1 + e⁻ˣ), between 0 and 1.  Its slope is y·(1 - y)."""

def softrelu(data: _X, *, out: ndarray | None = None, name: _str | None = None) -> _X:
    """log(1 + eˣ), also called softplus.  Its slope is eˣ⁻ʸ, the sigmoid."""

def log_sigmoid(data: _X, *, out: ndarray | None = None, name: _str | None = None) -> _X:
    """log(1/(1 + e⁻ˣ)), exact also where the sigmoid is tiny.  Its slope is eʸ⁻ˣ."""

def softsign(data: _X, *, out: ndarray | None = None, name: _str | None = None) -> _X:
    """x / (1 + |x|), between -1 and 1.  Its slope is 1/(1 + |x|)²."""

def mish(data: ndarray | _Number, *, out: ndarray | None = None, name: _str | None = None) -> ndarray:
    """x · tanh(softrelu(x))."""

def hard_sigmoid(
    data: ndarray | _Number,
    alpha: _float = 0.2,
    beta: _float = 0.5,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """alpha·x + beta, kept between 0 and 1.  The slope is 0 at and beyond these limits."""

def activation(
    data: ndarray | _Number,
    act_type: Any,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """The activation of that name."""

def leaky_relu(
    data: ndarray | _Number,
    gamma: ndarray | _Number | None = None,
    act_type: _str = 'leaky',
    slope: _float = 0.25,
    lower_bound: _float = 0.125,
    upper_bound: _float = 0.334,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """x where x is positive, and a little elsewhere."""

def smooth_l1(
    data: ndarray | _Number,
    scalar: _float = 1.0,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """0.5·(s·x)² where |x| < 1/s², |x| - 0.5/s² elsewhere."""

def broadcast_like(
    lhs: ndarray | _Number,
    rhs: ndarray | _Number,
    lhs_axes: Any = None,
    rhs_axes: Any = None,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """a repeated to the shape of b; or only its lhs_axes, to the lengths of b's rhs_axes."""

def broadcast_axis(
    data: ndarray | _Number,
    axis: Any = (),
    size: _Shape = (),
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """Axes of length 1 repeated: `axis` names them, `size` their new lengths; ints or tuples."""

def pad(
    data: ndarray | _Number,
    mode: _str = 'constant',
    pad_width: Any = (),
    constant_value: _float = 0,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """The array with a border."""

def im2col(
    data: ndarray | _Number,
    kernel: Any,
    stride: Any = (),
    dilate: Any = (),
    pad: Any = (),
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """The windows of images as columns of a matrix."""

def col2im(
    data: ndarray | _Number,
    output_size: _Shape,
    kernel: Any,
    stride: Any = (),
    dilate: Any = (),
    pad: Any = (),
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """Columns back to where `im2col` took them from; what belongs to one element is added up."""

def convolution(
    data: ndarray | _Number,
    weight: ndarray | _Number,
    bias: ndarray | _Number | None = None,
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
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """Filters, applied at every place of an image with one, two or three axes."""

def deconvolution(
    data: ndarray | _Number,
    weight: ndarray | _Number,
    bias: ndarray | _Number | None = None,
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
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """The transpose of `Convolution`: with a stride, it enlarges."""

def ctc_loss(
    data: ndarray | _Number,
    label: ndarray | _Number,
    data_lengths: ndarray | _Number | None = None,
    label_lengths: ndarray | _Number | None = None,
    use_data_lengths: _bool = False,
    use_label_lengths: _bool = False,
    blank_label: _str = 'first',
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """-log of the probability of the labels, one number for each example."""

def identity(data: _X, *, out: ndarray | None = None, name: _str | None = None) -> _X:
    """The same values in memory of their own."""

def cast(
    data: ndarray | _Number,
    dtype: _DType,
    copy: _bool = True,
    order: _str = 'K',
    casting: _str = 'unsafe',
    subok: _bool = True,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """The values in another dtype; the gradient goes back in the dtype of x."""

def rsqrt(data: _X, *, out: ndarray | None = None, name: _str | None = None) -> _X:
    """1/√x.  Its slope is -y³/2."""

def rcbrt(data: _X, *, out: ndarray | None = None, name: _str | None = None) -> _X:
    """1/∛x.  Its slope is -y⁴/3."""

def pick(
    data: ndarray | _Number,
    index: ndarray | _Number,
    axis: _Axis = -1,
    keepdims: _bool = False,
    mode: _str = 'clip',
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """One element of each line along an axis: for each label its score."""

def gather_nd(
    data: ndarray | _Number,
    indices: ndarray | _Number,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """`data[indices[0], indices[1], ...]`: elements, or slices, at positions in the leading axes."""

def one_hot(
    indices: ndarray | _Number,
    depth: Any,
    on_value: _float = 1.0,
    off_value: _float = 0.0,
    dtype: _DType = 'float32',
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """A row of `depth` numbers for each position, `on_value` there and `off_value` elsewhere.  No gradient flows."""

def boolean_mask(
    data: ndarray | _Number,
    index: ndarray | _Number,
    axis: _Axis = 0,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """The slices of data along an axis where the mask is not 0."""

def nonzero(data: ndarray | _Number, *, out: ndarray | None = None, name: _str | None = None) -> ndarray:
    """The positions of the elements other than 0, a row for each, as int64.  No gradient flows."""

def slice(
    data: ndarray | _Number,
    begin: Any,
    end: Any,
    step: Any = (),
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """A part of the array, as `data[begin[0]:end[0]:step[0], begin[1]:end[1]:step[1], ...]`, but a copy."""

def slice_axis(
    data: ndarray | _Number,
    axis: _Axis,
    begin: Any,
    end: Any,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """The part of the array from begin up to end (None: to the last) along one axis; see `slice`."""

def slice_like(
    data: ndarray | _Number,
    shape_like: ndarray | _Number,
    axes: Any = (),
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """The first part of the array, as long as shape_like in the given axes, all of them if there are none given."""

def fully_connected(
    data: ndarray | _Number,
    weight: ndarray | _Number,
    bias: ndarray | _Number | None = None,
    num_hidden: Any = None,
    no_bias: _bool = False,
    flatten: _bool = True,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """X·Wᵀ + b: every output is a weighted sum of all inputs."""

def embedding(
    data: ndarray | _Number,
    weight: ndarray | _Number,
    input_dim: Any = None,
    output_dim: Any = None,
    dtype: _DType = 'float32',
    sparse_grad: _bool = False,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """The rows of the weight at the given positions."""

def dropout(
    data: ndarray | _Number,
    p: _float = 0.5,
    mode: _str = 'training',
    axes: Any = (),
    cudnn_off: _bool = False,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """In training, zeros with probability p and the rest scaled by 1/(1 - p); otherwise the data."""

def batch_dot(
    lhs: ndarray | _Number,
    rhs: ndarray | _Number,
    transpose_a: _bool = False,
    transpose_b: _bool = False,
    forward_stype: Any = None,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """The matrix products of two stacks of matrices; see `matmul`."""

def stop_gradient(data: _X, *, out: ndarray | None = None, name: _str | None = None) -> _X:
    """The same values; no gradient flows.  As a head it is no error: the gradients are zeros."""

def batch_norm(
    data: ndarray | _Number,
    gamma: ndarray | _Number,
    beta: ndarray | _Number,
    moving_mean: ndarray | _Number,
    moving_var: ndarray | _Number,
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
    out: ndarray | None = None,
    name: _str | None = None,
) -> Any:
    """γ·(x - μ)/√(σ² + eps) + β for each channel."""

def layer_norm(
    data: ndarray | _Number,
    gamma: ndarray | _Number,
    beta: ndarray | _Number,
    axis: _Axis = -1,
    eps: _float = 1e-05,
    output_mean_var: _bool = False,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> Any:
    """γ·(x - μ)/√(σ² + eps) + β, with μ and σ² over one axis."""

def instance_norm(
    data: ndarray | _Number,
    gamma: ndarray | _Number,
    beta: ndarray | _Number,
    eps: _float = 0.001,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """γ·(x - μ)/√(σ² + eps) + β, with μ and σ² over all axes but the first two."""

def group_norm(
    data: ndarray | _Number,
    gamma: ndarray | _Number,
    beta: ndarray | _Number,
    num_groups: _int = 1,
    eps: _float = 1e-05,
    output_mean_var: _bool = False,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> Any:
    """γ·(x - μ)/√(σ² + eps) + β, with μ and σ² over each group of channels."""

def norm(
    data: ndarray | _Number,
    ord: _int = 2,
    axis: _Axis = None,
    out_dtype: _DType | None = None,
    keepdims: _bool = False,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """Σ|x| or √Σx² over the axes.  At 0 the gradient is 0."""

def topk(
    data: ndarray | _Number,
    axis: _Axis = -1,
    k: _int = 1,
    ret_typ: _str = 'indices',
    is_ascend: _bool = False,
    dtype: _DType = 'float32',
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> Any:
    """The k largest elements, or where they are."""

def pooling(
    data: ndarray | _Number,
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
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """One number for each window of an image with one, two or three axes."""

def upsampling(
    *data: ndarray | Sequence[ndarray],
    scale: Any,
    num_filter: _int = 0,
    sample_type: _str = 'nearest',
    multi_input_mode: _str = 'concat',
    num_args: _int = 1,
    workspace: _int = 512,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """Images enlarged by a whole number: every element becomes a square."""

def depth_to_space(
    data: ndarray | _Number,
    block_size: Any,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """(n, c·b², h, w) to (n, c, h·b, w·b): at each place, b² channels become a square of b x b."""

def space_to_depth(
    data: ndarray | _Number,
    block_size: Any,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """(n, c, h·b, w·b) to (n, c·b², h, w): the inverse of `depth_to_space`."""

def rnn(
    data: ndarray | _Number,
    parameters: ndarray | _Number,
    state: ndarray | _Number,
    state_cell: ndarray | _Number | None = None,
    state_size: Any = None,
    num_layers: _int = 1,
    bidirectional: _bool = False,
    mode: _str = 'lstm',
    p: _float = 0.0,
    state_outputs: _bool = False,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> Any:
    """Recurrent layers on top of each other."""

def grid_generator(
    data: ndarray | _Number,
    transform_type: Any,
    target_shape: Any = (0, 0),
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """The places at which `BilinearSampler` reads: an array of shape (batch, 2, height, width), x before y."""

def bilinear_sampler(
    data: ndarray | _Number,
    grid: ndarray | _Number,
    cudnn_off: _bool = False,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """The image at the places of a grid, weighted between the four nearest pixels; 0 beyond the edges."""

def spatial_transformer(
    data: ndarray | _Number,
    loc: ndarray | _Number,
    target_shape: Any = (0, 0),
    transform_type: _str = 'affine',
    sampler_type: _str = 'bilinear',
    cudnn_off: Any = None,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """The image, turned and stretched: `BilinearSampler` at the places of `GridGenerator`."""

def roi_pooling(
    data: ndarray | _Number,
    rois: ndarray | _Number,
    pooled_size: Any,
    spatial_scale: Any,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """The largest elements of the parts of some regions, an image of one size for each region."""

def sequence_mask(
    data: ndarray | _Number,
    sequence_length: ndarray | _Number | None = None,
    use_sequence_length: _bool = False,
    value: _float = 0.0,
    axis: _Axis = 0,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """The sequences with a number in place of everything beyond their ends."""

def sequence_last(
    data: ndarray | _Number,
    sequence_length: ndarray | _Number | None = None,
    use_sequence_length: _bool = False,
    axis: _Axis = 0,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """The last element of each sequence."""

def sequence_reverse(
    data: ndarray | _Number,
    sequence_length: ndarray | _Number | None = None,
    use_sequence_length: _bool = False,
    axis: _Axis = 0,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """Each sequence in reverse order, what is beyond its end staying in place."""

def reshape(
    data: ndarray | _Number,
    newshape: _Shape,
    reverse: _bool = False,
    order: _str = 'C',
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """The same elements in another shape, as a view."""

def reshape_like(
    lhs: ndarray | _Number,
    rhs: ndarray | _Number,
    lhs_begin: Any = None,
    lhs_end: Any = None,
    rhs_begin: Any = None,
    rhs_end: Any = None,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """a in the shape of b."""

def batch_flatten(data: ndarray | _Number, *, out: ndarray | None = None, name: _str | None = None) -> ndarray:
    """Each item of the first axis in one row, as `flatten` of nd."""

def shape_array(data: ndarray | _Number, *, out: ndarray | None = None, name: _str | None = None) -> ndarray:
    """The lengths of the axes as a vector of int64.  No gradient flows."""

def softmax(
    data: ndarray | _Number,
    length: Any = None,
    axis: _Axis = -1,
    temperature: _float | None = None,
    dtype: _DType | None = None,
    use_length: _bool = False,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """eˣ / Σ eˣ along an axis: positive, and 1 in sum."""

def softmin(
    data: ndarray | _Number,
    axis: _Axis = -1,
    temperature: _float | None = None,
    dtype: _DType | None = None,
    use_length: _bool = False,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """softmax(-x): the smallest element gets the largest share."""

def log_softmax(
    data: ndarray | _Number,
    axis: _Axis = -1,
    temperature: _float | None = None,
    dtype: _DType | None = None,
    use_length: _bool = False,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """log(softmax(x)), exact also where the softmax is tiny."""

def softmax_cross_entropy(
    data: ndarray | _Number,
    label: ndarray | _Number,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """-Σ log softmax(x)[label] over all rows, in shape (1,).  Its slope is softmax(x), less 1 at the labels."""

def erf(data: _X, *, out: ndarray | None = None, name: _str | None = None) -> _X:
    """2/√π ∫₀ˣ e^(-t²) dt.  Its slope is 2/√π · e^(-x²)."""

def erfinv(data: _X, *, out: ndarray | None = None, name: _str | None = None) -> _X:
    """The y with erf y = x; ±∞ at ±1, nan beyond.  Its slope is √π/2 · e^(y²)."""

def gammaln(data: _X, *, out: ndarray | None = None, name: _str | None = None) -> _X:
    """log |Γ(x)|.  Its slope is ψ(x)."""

def gamma(data: _X, *, out: ndarray | None = None, name: _str | None = None) -> _X:
    """Γ(x) = ∫₀^∞ tˣ⁻¹ e⁻ᵗ dt; ±∞ at ±0, nan at -1, -2, ...  Its slope is y·ψ(x)."""

def polygamma(data: ndarray | _Number, n: Any, *, out: ndarray | None = None, name: _str | None = None) -> ndarray:
    """ψ⁽ⁿ⁾(x), the (n+1)-th derivative of log Γ; nan below -100,000.  Its slope is ψ⁽ⁿ⁺¹⁾(x)."""

def digamma(data: ndarray | _Number, *, out: ndarray | None = None, name: _str | None = None) -> ndarray:
    """ψ(x), the slope of log Γ; see `polygamma`."""

def arange_like(
    data: ndarray | _Number,
    start: _float = 0.0,
    step: _float = 1.0,
    repeat: _int = 1,
    ctx: Context | None = None,
    axis: _Axis = None,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """Numbers from start on, as many as x has elements, and in its shape.  No gradient flows."""

def save(file: Any, arr: Any) -> ndarray:
    """Writes an array, a list of arrays, or a dict from names to arrays to a file; see `save`."""

def load(file: Any) -> ndarray:
    """Reads what `save`, or `savez`, wrote; see `load`."""

def savez(file: Any, *args: Any, **kwds: Any) -> ndarray:
    """Writes several arrays to a file that numpy reads as well."""

def from_dlpack(dlpack: Any) -> ndarray:
    """An array over the memory of another library's array, without a copy."""

def to_dlpack_for_read(data: Any) -> Any:
    """A DLPack capsule over the memory of an array, for the function `from_dlpack` of another library."""

def to_dlpack_for_write(data: Any) -> Any:
    """The same as `to_dlpack_for_read`: what the other library writes is seen here."""

def sgd_update(
    weight: ndarray | _Number,
    grad: ndarray | _Number,
    lr: Any,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    lazy_update: _bool = True,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """weight - lr · g, with g = clip(rescale_grad · grad) + wd · weight."""

def sgd_mom_update(
    weight: ndarray | _Number,
    grad: ndarray | _Number,
    mom: ndarray | _Number,
    lr: Any,
    momentum: _float = 0.0,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    lazy_update: _bool = True,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """weight + mom, with mom = momentum · mom - lr · g, written in place; g as for `sgd_update`."""

def nag_mom_update(
    weight: ndarray | _Number,
    grad: ndarray | _Number,
    mom: ndarray | _Number,
    lr: Any,
    momentum: _float = 0.0,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """weight + momentum · mom - lr · g, with mom = momentum · mom - lr · g, written in place; g as for `sgd_update`."""

def adam_update(
    weight: ndarray | _Number,
    grad: ndarray | _Number,
    mean: ndarray | _Number,
    var: ndarray | _Number,
    lr: Any,
    beta1: _float = 0.9,
    beta2: _float = 0.999,
    epsilon: _float = 1e-08,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    lazy_update: _bool = True,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """weight - lr · mean / (√var + epsilon), with running means of g and g², written in place."""

def rmsprop_update(
    weight: ndarray | _Number,
    grad: ndarray | _Number,
    n: ndarray | _Number,
    lr: Any,
    gamma1: _float = 0.95,
    epsilon: _float = 1e-08,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    clip_weights: _float = -1.0,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """weight - lr · g / √(n + epsilon), with a running mean n of g², written in place."""

def rmspropalex_update(
    weight: ndarray | _Number,
    grad: ndarray | _Number,
    n: ndarray | _Number,
    g: ndarray | _Number,
    delta: ndarray | _Number,
    lr: Any,
    gamma1: _float = 0.95,
    gamma2: _float = 0.9,
    epsilon: _float = 1e-08,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    clip_weights: _float = -1.0,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """weight + delta, with delta = gamma2 · delta - lr · grad / √(n - g² + epsilon), and running means n of grad² and
    g"""

def lamb_update_phase1(
    weight: ndarray | _Number,
    grad: ndarray | _Number,
    mean: ndarray | _Number,
    var: ndarray | _Number,
    t: Any,
    beta1: _float = 0.9,
    beta2: _float = 0.999,
    epsilon: _float = 1e-06,
    bias_correction: _bool = True,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """mean / (√var + epsilon) + wd · weight, the direction of a step; the running means are written in place."""

def lamb_update_phase2(
    weight: ndarray | _Number,
    g: ndarray | _Number,
    r1: ndarray | _Number,
    r2: ndarray | _Number,
    lr: Any,
    lower_bound: _float = -1.0,
    upper_bound: _float = -1.0,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """weight - lr · (r1 / r2) · g: with r1 the length of the weight and r2 that of g, from `lamb_update_phase1`."""

def mp_sgd_update(
    weight: ndarray | _Number,
    grad: ndarray | _Number,
    weight32: ndarray | _Number,
    lr: Any,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    lazy_update: _bool = True,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """`sgd_update` of weight32, which is written in place; returned in the dtype of the weight."""

def mp_sgd_mom_update(
    weight: ndarray | _Number,
    grad: ndarray | _Number,
    mom: ndarray | _Number,
    weight32: ndarray | _Number,
    lr: Any,
    momentum: _float = 0.0,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    lazy_update: _bool = True,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """`sgd_mom_update` of weight32, which is written in place; returned in the dtype of the weight."""

def signsgd_update(
    weight: ndarray | _Number,
    grad: ndarray | _Number,
    lr: Any,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """(1 - lr · wd) · weight - lr · sign(grad)."""

def signum_update(
    weight: ndarray | _Number,
    grad: ndarray | _Number,
    mom: ndarray | _Number,
    lr: Any,
    momentum: _float = 0.0,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    wd_lh: _float = 0.0,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """(1 - lr · wd_lh) · weight + lr · sign(mom), with mom = momentum · mom - (1 - momentum) · g, written in place."""

def ftrl_update(
    weight: ndarray | _Number,
    grad: ndarray | _Number,
    z: ndarray | _Number,
    n: ndarray | _Number,
    lr: Any,
    lamda1: _float = 0.01,
    beta: _float = 1.0,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_gradient: _float = -1.0,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """Follow the regularised leader: the weight that z, the corrected sum of all gradients, asks for."""

def ftml_update(
    weight: ndarray | _Number,
    grad: ndarray | _Number,
    d: ndarray | _Number,
    v: ndarray | _Number,
    z: ndarray | _Number,
    lr: Any,
    t: Any,
    beta1: _float = 0.6,
    beta2: _float = 0.999,
    epsilon: _float = 1e-08,
    wd: _float = 0.0,
    rescale_grad: _float = 1.0,
    clip_grad: _float = -1.0,
    *,
    out: ndarray | None = None,
    name: _str | None = None,
) -> ndarray:
    """-z / d: the weight that the fading sum z of the gradients asks for; d, v and z are written in place."""

class random:
    @staticmethod
    def seed(seed: Any, ctx: Any = 'all') -> ndarray:
        """Makes all later random numbers repeatable; see `mx.random.seed`."""

    @staticmethod
    def uniform_n(
        low: ndarray | _float = 0.0,
        high: ndarray | _float = 1.0,
        batch_shape: Any = None,
        dtype: _DType | None = None,
        ctx: Context | None = None,
    ) -> ndarray:
        """Numbers spread evenly over [low, high): batch_shape of them for each element of low and high."""

    @staticmethod
    def normal_n(
        loc: ndarray | _float = 0.0,
        scale: ndarray | _float = 1.0,
        batch_shape: Any = None,
        dtype: _DType | None = None,
        ctx: Context | None = None,
    ) -> ndarray:
        """Normally distributed numbers: batch_shape of them for each element of loc and scale."""

    @staticmethod
    def bernoulli(
        prob: Any = None,
        logit: Any = None,
        size: _Shape | None = None,
        dtype: _DType | None = None,
        ctx: Context | None = None,
        out: ndarray | None = None,
    ) -> ndarray:
        """1 with a given probability, else 0; float32 by default."""

def set_np(shape: _bool = True, array: _bool = True, dtype: _bool = False) -> None:
    """Turns NumPy semantics on in this thread."""

def reset_np() -> None:
    """Turns NumPy semantics off in this thread."""

def is_np_array() -> _bool:
    """Whether NumPy semantics are on in this thread."""

is_np_shape = is_np_array
