"""# Softmax and cross entropy: scores to probabilities, probabilities to a loss

yᵢ = e^xᵢ / Σ e^x.  Raising one input lowers all other outputs, so the slope is a full matrix, diag(y) - y yᵀ;
times dy it is y · (dy - Σ dy·y).  Subtracting the maximum first changes nothing in the result and keeps e^x
from overflowing.
"""

import numpy as np

from ..engine.array import NDArray, raw
from ..engine.emit import emit, no_signal, silent
from ..engine.operators import operator
from ..engine.registry import rules
from ..engine.tape import own
from .common import arrays, clipped, in_floats, one_of, positions


# ## Softmax
#
# *Try it*: shares add up to 1, whatever the scores are.  So what is the gradient of their sum?
#     >>> x = nd.array([1, 2, 3]); x.attach_grad()
#     >>> with autograd.record(): y = x.softmax().sum()
#     >>> y.backward(); x.grad.tolist()
#     [0.0, 0.0, 0.0]
def softmax_rule(dy, y, axis, temperature):
    dx = y * (dy - (dy * y).sum(axis, keepdims=True))
    return dx if temperature is None else dx / temperature


# Sequences in a batch differ in length.  With `length`, what lies beyond the end of each gets probability 0.
def scores(x, length, axis, temperature):
    """x / temperature, -∞ beyond the lengths, less its maximum."""
    data = x._data if temperature is None else x._data / np.asarray(temperature, x._data.dtype)
    if length is not None:
        ends = np.expand_dims(positions(length), axis)
        place = np.arange(x.shape[axis]).reshape([-1 if k == axis % x.ndim else 1 for k in range(x.ndim)])
        data = np.where(place < ends, data, -np.inf).astype(data.dtype)
    top = data.max(axis, keepdims=True, initial=np.finfo(data.dtype).min)
    return data - top


@operator(nd="softmax", npx="softmax", methods="softmax")
@rules(data=softmax_rule)
def softmax(data, length=None, axis=-1, temperature=None, dtype=None, use_length=False):
    """eˣ / Σ eˣ along an axis: positive, and 1 in sum.

    Args:
        data: array; integers give float32.
        length: how many of the elements count, for each line along the axis; the others give 0.
        axis: an int.
        temperature: divides x first; large values make the result more even.
        dtype: of the result; that of the data if left out.
        use_length: whether `length` is used.
    """
    x = in_floats(data)
    y = np.exp(scores(x, length if use_length else None, axis, temperature))
    total = y.sum(axis, keepdims=True)
    y /= total if not use_length else np.where(total == 0, np.ones_like(total), total)
    return in_dtype(emit(softmax, y, (x, (own(y), axis, temperature))), dtype)


def in_dtype(y, dtype):
    return y if dtype is None else y.astype(dtype)


@operator(nd="softmin", npx="softmin", methods="softmin")
@arrays("data")
def softmin(data, axis=-1, temperature=None, dtype=None, use_length=False):
    """softmax(-x): the smallest element gets the largest share.

    Args:
        data, axis, temperature, dtype: as for `softmax`.
        use_length: ignored.
    """
    return softmax(-data, None, axis, temperature, dtype)


# log softmax = x - max - log Σ e^(x - max): the logarithm of a tiny softmax would be -∞, this is exact.  In float32
# log₂ Σ · log 2 is as near to log Σ as numpy's own logarithm, and rounds to the side on which MXNet's results lie.
LOG_2 = np.log(2)


def log_softmax_rule(dy, y, axis, temperature):
    dx = dy - np.exp(y) * dy.sum(axis, keepdims=True)
    return dx if temperature is None else dx / temperature


@operator(nd="log_softmax", npx="log_softmax", methods="log_softmax")
@rules(data=log_softmax_rule)
def log_softmax(data, axis=-1, temperature=None, dtype=None, use_length=False):
    """log(softmax(x)), exact also where the softmax is tiny.

    Args:
        data, axis, temperature, dtype: as for `softmax`.
        use_length: ignored.
    """
    x = in_floats(data)
    y = scores(x, None, axis, temperature)
    y -= np.log2(np.exp(y).sum(axis, keepdims=True)) * y.dtype.type(LOG_2)
    return in_dtype(emit(log_softmax, y, (x, (own(y), axis, temperature))), dtype)


@operator(nd="SoftmaxActivation")
@arrays("data")
def SoftmaxActivation(data, mode="instance"):
    """Softmax over the last axis ("instance"), or over axis 1 ("channel").

    Args:
        data: array.
        mode: "instance" or "channel".

    Raises:
        MXNetError: another mode.
    """
    one_of("SoftmaxActivation", "mode", mode, ("instance", "channel"))
    return softmax(data, axis=1 if mode == "channel" else -1)


# ## Cross entropy
#
# The loss of a classifier: minus the logarithm of the probability p that it gave to the right class.  The slope of
# -log p is -1/p, and the softmax's slope contains p: together they are p - 1 for the right class, and for any other
# class its probability.  That is what was said, less what was asked for.
def probabilities(x):
    shares = np.exp(x - raw(x).max(-1, keepdims=True))
    return shares / shares.sum(-1, keepdims=True)


# The shares are known from the loss.  Only a gradient that is itself recorded has to compute them anew, from x.
def cross_entropy_rule(dy, x, shares, places):
    hit = np.zeros(shares.shape, shares.dtype)
    hit[np.arange(len(places)), places] = 1
    return dy.reshape(1, 1) * ((probabilities(x) if isinstance(x, NDArray) else shares) - hit)


@operator(nd="softmax_cross_entropy", npx="softmax_cross_entropy")
@rules(data=cross_entropy_rule, label=no_signal)
def softmax_cross_entropy(data, label):
    """-Σ log softmax(x)[label] over all rows, in shape (1,).  Its slope is softmax(x), less 1 at the labels.

    Args:
        data: scores, a matrix with a row for each example.
        label: the right class of each row, a vector of positions; beyond the ends the last, or first, is taken.
    """
    x = in_floats(data)
    places = clipped(positions(label), x.shape[1])
    above = x._data - x._data.max(-1, keepdims=True)
    shares = np.exp(above)
    total = shares.sum(-1, keepdims=True)
    shares /= total
    loss = np.log(total[:, 0]) - above[np.arange(len(places)), places]
    y = np.asarray(loss.sum(dtype=loss.dtype)).reshape(1)
    return emit(softmax_cross_entropy, y, (x, (x, shares, places)), (label, silent(label)))
