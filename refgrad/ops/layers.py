"""# Layers: a linear map, a table of vectors, dropout"""

import numpy as np

from ..engine.emit import emit, no_signal, not_broadcast, silent
from ..engine.errors import error
from ..engine.modes import modes
from ..engine.operators import operator
from ..engine.registry import rules
from ..engine.syntax import add_to_places
from ..engine.tape import scatter
from .common import clipped, in_floats, one_of, positions
from .stream import drawn


# ## A linear map
#
# Y = X·Wᵀ + b, with the inputs of each example in a row of X and the weights of each output in a row of W.  Then
# dX = dY·W, dW = dYᵀ·X, and b, which is added to every row, receives the sum of all rows of dY.  Axes in front
# of the last are taken together: they are only more rows.
def rows_of(x):
    return x if x.ndim == 2 else x.reshape((-1, x.shape[-1]))


def linear_data(dy, weight, shape):
    dx = np.dot(rows_of(dy), weight)
    return dx if len(shape) == 2 else dx.reshape(shape)


def linear_weight(dy, x, inputs):
    return np.dot(rows_of(dy).T, x if x.ndim == 2 else x.reshape((-1, inputs)))


def linear_bias(dy):
    return rows_of(dy).sum(0)


@operator(nd="FullyConnected", npx="fully_connected")
@rules(data=linear_data, weight=linear_weight, bias=linear_bias)
def FullyConnected(data, weight, bias=None, num_hidden=None, no_bias=False, flatten=True):
    """X·Wᵀ + b: every output is a weighted sum of all inputs.

    Args:
        data: array; its first axis counts the examples.
        weight: matrix of shape (outputs, inputs).
        bias: vector with a number for each output; ignored with no_bias.
        num_hidden: the number of outputs; has to agree with the weight.
        no_bias: leave the bias out.
        flatten: all axes but the first are one row of inputs; otherwise, only the last axis is.

    Returns:
        An array of shape (examples, outputs); with flatten=False the shape of the data but for the last axis.

    Raises:
        MXNetError: the shapes do not fit, or there is no bias.
    """
    data, weight = in_floats(data), in_floats(weight)
    x, w = data._data, weight._data
    if flatten and x.ndim != 2:
        x = x.reshape(len(x), -1)
    if num_hidden not in (None, len(w)) or not no_bias and (bias is None or bias._data.shape != w.shape[:1]):
        raise error("shapes", op="FullyConnected", shapes=f"{weight.shape} and {bias is not None and bias.shape} for "
                    f"num_hidden={num_hidden}, no_bias={no_bias}")
    try:
        y = np.dot(x, w.T)
    except ValueError as complaint:
        raise not_broadcast(complaint, "FullyConnected", x, w) from None
    inputs = (data, (weight, data._data.shape)), (weight, (data, w.shape[1]))
    if no_bias:
        return emit(FullyConnected, y, *inputs)
    y += bias._data
    return emit(FullyConnected, y, *inputs, (bias, None))


# ## A table of vectors
#
# An embedding gives each word a vector: a row of the weights.  It is an index, and its gradient that of an index:
# a row that was read twice receives twice.
@operator(nd="Embedding", npx="embedding")
@rules(data=no_signal, weight=scatter)
def Embedding(data, weight, input_dim=None, output_dim=None, dtype="float32", sparse_grad=False):
    """The rows of the weight at the given positions.

    Args:
        data: array of positions, of any shape; beyond the ends the first or last row is taken.
        weight: matrix of shape (input_dim, output_dim).
        input_dim, output_dim: the shape of the weight; have to agree with it.
        dtype, sparse_grad: ignored.

    Returns:
        An array of the shape of the data, with one more axis.

    Raises:
        MXNetError: the weight has another shape.
    """
    want = (weight.shape[0] if input_dim is None else input_dim, weight.shape[1] if output_dim is None else output_dim)
    if weight.shape != want:
        raise error("shapes", op="Embedding", shapes=f"{weight.shape} and {want}")
    places = clipped(positions(data), weight.shape[0])
    saved = (places,), weight.shape, add_to_places
    return emit(Embedding, weight._data[places], (data, silent(data)), (weight, saved))


# ## Dropout
#
# In training every element is dropped with probability p, and what is left is scaled by 1/(1 - p), so that
# the mean stays the same and prediction needs no correction.  Only the *training* switch counts: recording asks
# whether to differentiate, training how to behave.
#
# *Try it*: recording is on, training is not.  What does dropout do?
#     >>> with autograd.record(train_mode=False): y = nd.Dropout(nd.ones(4), p=0.5)
#     >>> y.tolist()
#     [1.0, 1.0, 1.0, 1.0]
@operator(nd="Dropout", npx="dropout")
@rules(data=lambda dy, mask: dy * mask)
def dropout(data, p=0.5, mode="training", axes=(), cudnn_off=False):
    """In training, zeros with probability p and the rest scaled by 1/(1 - p); otherwise the data.

    Args:
        data: array; integers give float32.
        p: the probability of being dropped, from 0 to 1.
        mode: "training", or "always" to drop in prediction too.
        axes: axes along which one decision holds for all elements.
        cudnn_off: ignored.

    Raises:
        MXNetError: p is not between 0 and 1, or another mode.
    """
    if not 0 <= p <= 1:
        raise error("dropout", p=p)
    one_of("dropout", "mode", mode, ("training", "always"))
    x = in_floats(data)
    dtype = x._data.dtype
    shape = tuple(1 if axis in axes else length for axis, length in enumerate(x.shape))
    if not (modes.training or mode == "always") or p == 0:
        mask = np.ones((), dtype)
    elif p == 1:
        mask = np.zeros((), dtype)
    else:
        mask = (drawn(lambda g: g.random(shape)) >= p).astype(dtype) / np.asarray(1 - p, dtype)
    return emit(dropout, x._data * mask, (x, (mask,)))
