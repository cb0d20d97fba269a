"""# Convolution: one small linear map, applied at every place

A filter is a weight for each place in a window.  Its output at one place is the sum of what the window shows there,
weighted; with the windows written as columns (`windows.py`), all outputs of all filters are one matrix product,

    Y = W·C,   C = columns of X

and the rules are those of the matrix product: dW = dY·Cᵀ, and dX is Wᵀ·dY, its columns added up into an image.
"""

import numpy as np

from ..engine.emit import emit
from ..engine.errors import error
from ..engine.operators import operator
from ..engine.registry import rules
from .common import in_floats, one_of
from .windows import Windows, batch_first, batch_last, fold, per_axis, unfold


# ## The product
#
# Channels may be divided into groups that do not see each other: then there is a stack of products, one a group.
def in_groups(matrix, groups):
    """Rows as (groups, rows of a group, columns)."""
    return matrix.reshape((groups, -1, matrix.shape[-1]))


def filters(weight, groups):
    """(groups, outputs of a group, places of a group)."""
    return weight.reshape((groups, weight.shape[0] // groups, -1))


def times_columns(weight, cols, groups):
    """W·C: (outputs, windows · n)."""
    return np.matmul(filters(weight, groups), in_groups(cols, groups)).reshape((-1, cols.shape[-1]))


def times_outputs(weight, dy, groups):
    """Wᵀ·dY: (places, windows · n)."""
    return np.matmul(filters(weight, groups).swapaxes(1, 2), in_groups(dy, groups)).reshape((-1, dy.shape[-1]))


def outputs_times_columns(dy, cols, groups):
    """dY·Cᵀ: (groups, outputs of a group, places of a group)."""
    return np.matmul(in_groups(dy, groups), in_groups(cols, groups).swapaxes(1, 2))


def laid(y):
    """(n, outputs, ...) to (outputs, windows · n)."""
    return batch_last(y).reshape((y.shape[1], -1))


# ## Convolution
#
# The columns are made again for the gradient: kept, they would be as many images as the window has places.
#
# *Try it*: with a filter of ones, a gradient counts the windows that an element is in.  How many, in 4 x 4?
#     >>> x, ones = nd.ones((1, 1, 4, 4)), nd.ones((1, 1, 3, 3)); x.attach_grad()
#     >>> with autograd.record(): y = nd.Convolution(x, ones, kernel=(3, 3), num_filter=1, no_bias=True)
#     >>> y.backward(); x.grad[0, 0].tolist()
#     [[1.0, 2.0, 2.0, 1.0], [2.0, 4.0, 4.0, 2.0], [2.0, 4.0, 4.0, 2.0], [1.0, 2.0, 2.0, 1.0]]
def convolution_data(dy, weight, windows, groups, shape):
    return fold(times_outputs(weight, laid(dy), groups), windows, shape)


def convolution_weight(dy, x, windows, groups, shape):
    return outputs_times_columns(laid(dy), unfold(x, windows), groups).reshape(shape)


def bias_rule(dy):
    return dy.reshape((*dy.shape[:2], -1)).sum((0, 2))


@operator(nd="Convolution", npx="convolution")
@rules(data=convolution_data, weight=convolution_weight, bias=bias_rule)
def Convolution(data, weight, bias=None, kernel=None, stride=(), dilate=(), pad=(), num_filter=None, num_group=1,
                workspace=1024, no_bias=False, cudnn_tune=None, cudnn_off=False, layout=None):
    """Filters, applied at every place of an image with one, two or three axes.

    Args:
        data: array of shape (batch, channels, ...).
        weight: array of shape `(filters, channels of a group, *kernel)`.
        bias: vector with a number for each filter; ignored with no_bias.
        kernel: size of the filters; has to agree with the weight.
        stride: distance of two places; 1 if left out.
        dilate: distance of two elements of a filter; 1 if left out.
        pad: zeros added at each end; 0 if left out.
        num_filter: the number of filters; has to agree with the weight.
        num_group: how many groups of channels.
        no_bias: leave the bias out.
        workspace, cudnn_tune, cudnn_off: ignored.
        layout: only channels in front: "NCW", "NCHW", "NCDHW".

    Returns:
        An array of shape (batch, filters, ...), each length ⌊(n + 2·pad - dilate·(kernel - 1) - 1)/stride⌋ + 1.

    Raises:
        MXNetError: the shapes do not fit, the bias is missing, or another layout.
    """
    one_of("Convolution", "layout", layout, (None, "NCW", "NCHW", "NCDHW"))
    check(data, weight, bias, kernel, num_filter, no_bias, (weight.shape[0], data.shape[1] // num_group))
    data, weight = in_floats(data), in_floats(weight)
    windows = Windows(data.shape[2:], weight.shape[2:], stride, dilate, pad)
    y = times_columns(weight._data, unfold(data._data, windows), num_group)
    y = batch_first(y.reshape(weight.shape[0], *windows.count, data.shape[0]))
    inputs = [(data, (weight, windows, num_group, data.shape)), (weight, (data, windows, num_group, weight.shape))]
    return with_bias(Convolution, y, inputs, bias, no_bias)


def check(data, weight, bias, kernel, count, no_bias, want):
    """Refuses weights that do not fit the data, or what was said about them."""
    fits = weight.ndim == data.ndim and weight.shape[:2] == want and count in (None, want[0])
    said = per_axis(kernel, data.ndim - 2, 1) if kernel is not None else weight.shape[2:]
    if not fits or said != weight.shape[2:] or not no_bias and bias is None:
        raise error("shapes", op="convolution", shapes=f"{data.shape} and {weight.shape} (kernel={kernel}, "
                    f"num_filter={count}, {'no bias' if bias is None else f'bias {bias.shape}'})")


def with_bias(op, y, inputs, bias, no_bias):
    """The result in memory of its own, with the bias of each channel."""
    if no_bias:
        return emit(op, np.array(y, order="C"), *inputs)
    y = np.add(y, bias._data.reshape((-1,) + (1,) * (y.ndim - 2)), order="C")
    return emit(op, y, *inputs, (bias, None))


# ## Deconvolution
#
# The other way round: every input element adds its filter, times itself, to the output.  That is the gradient of a
# convolution, taken as a layer of its own, and its own gradient is the convolution.
def deconvolution_data(dy, weight, windows, groups, shape):
    y = times_columns(weight, unfold(dy, windows), groups)
    return batch_first(y.reshape((*shape[1:], shape[0])))


def deconvolution_weight(dy, x, windows, groups, shape):
    return outputs_times_columns(laid(x), unfold(dy, windows), groups).reshape(shape)


@operator(nd="Deconvolution", npx="deconvolution")
@rules(data=deconvolution_data, weight=deconvolution_weight, bias=bias_rule)
def Deconvolution(data, weight, bias=None, kernel=None, stride=(), dilate=(), pad=(), adj=(), target_shape=(),
                  num_filter=None, num_group=1, workspace=512, no_bias=True, cudnn_tune=None, cudnn_off=False,
                  layout=None):
    """The transpose of `Convolution`: with a stride, it enlarges.

    Args:
        data: array of shape (batch, channels, ...).
        weight: array of shape `(channels, filters of a group, *kernel)`.
        bias, kernel, stride, dilate, num_filter, num_group, no_bias: as for `Convolution`.
        pad: elements cut off at each end.
        adj: elements added at the far ends.
        target_shape: the lengths of the result; decides pad and adj.
        workspace, cudnn_tune, cudnn_off: ignored.
        layout: only channels in front.

    Returns:
        An array of shape (batch, filters, ...), each length stride·(n - 1) + dilate·(kernel - 1) + 1 - 2·pad + adj.

    Raises:
        MXNetError: the shapes do not fit, the bias is missing, or another layout.
    """
    one_of("Deconvolution", "layout", layout, (None, "NCW", "NCHW", "NCDHW"))
    count = None if num_filter is None else num_filter // num_group
    want = data.shape[1], weight.shape[1] if count is None else count
    check(data, weight, bias, kernel, None, no_bias, want)
    data, weight = in_floats(data), in_floats(weight)
    image, pad = enlarged(data.shape[2:], weight.shape[2:], stride, dilate, pad, adj, target_shape)
    windows = Windows(image, weight.shape[2:], stride, dilate, pad)
    shape = (data.shape[0], weight.shape[1] * num_group, *image)
    y = fold(times_outputs(weight._data, laid(data._data), num_group), windows, shape)
    inputs = [(data, (weight, windows, num_group, data.shape)), (weight, (data, windows, num_group, weight.shape))]
    return with_bias(Deconvolution, y, inputs, bias, no_bias)


def enlarged(lengths, kernel, stride, dilate, pad, adj, target):
    """The lengths of the result, and what is cut off."""
    axes = len(kernel)
    stride, dilate = per_axis(stride, axes, 1), per_axis(dilate, axes, 1)
    whole = [s * (n - 1) + d * (k - 1) + 1 for n, k, s, d in zip(lengths, kernel, stride, dilate)]
    if target:
        return tuple(target), tuple((w - t + 1) // 2 for w, t in zip(whole, per_axis(target, axes, 0)))
    pad, adj = per_axis(pad, axes, 0), per_axis(adj, axes, 0)
    return tuple(w - 2 * p + a for w, p, a in zip(whole, pad, adj)), pad
