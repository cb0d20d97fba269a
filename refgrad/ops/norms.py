"""# Norms and moments: how large, how far apart"""

import numpy as np

from ..engine.emit import emit
from ..engine.operators import operator
from ..engine.registry import rules
from ..engine.tape import own
from .common import arrays, float_dtype, in_floats, into, kept_shape, never_bare, normal_axes, normal_axis, one_of


# ## The Euclidean norm
#
# y = √Σx², with the slope x/y.  At x = 0 the norm has a kink like that of |x|, and the slope there is taken as
# 0, the middle of all directions; the formula would say 0/0.
def norm_rule(dy, x, y, kept):
    y = y.reshape(kept)
    return dy.reshape(kept) * x / np.where(y == 0, np.ones_like(y), y)


@operator(nd="norm", npx="norm", methods="norm")
@rules(data=norm_rule)
def norm(data, ord=2, axis=None, out_dtype=None, keepdims=False):
    """Σ|x| or √Σx² over the axes.  At 0 the gradient is 0.

    Args:
        data: array; integers give float32.
        ord: 1 or 2.
        axis: an int, a tuple, or None for all axes.
        out_dtype: of the result; otherwise that of the data.
        keepdims: leave the reduced axes in place, with length 1.

    Raises:
        MXNetError: another ord; np.linalg.norm has more of them.
    """
    one_of("norm", "ord", ord, (1, 2))
    x, axes = data, normal_axes(data, axis)
    dtype = np.dtype(out_dtype or float_dtype(x._data))
    if x._data.dtype != dtype:
        x = x.astype(dtype)
    if ord == 1:
        return abs(x).sum(axis=axes, keepdims=keepdims)
    y = never_bare(x, np.sqrt(np.add.reduce(x._data * x._data, axes, keepdims=keepdims)))
    return emit(norm, y, (x, (x, own(y), kept_shape(x.shape, axes))))


# ## Norms of numpy
#
# Of vectors, (Σ|x|ᵖ)^(1/p).  Of matrices, "fro" is √Σx².  Three are made of the singular values, which are √ of the
# eigenvalues of A·Aᵀ: their sum ("nuc"), the largest (2) and the smallest (-2).  The other four are the largest or the
# smallest sum of |x| over a row or a column.
@operator(np="linalg.norm", numpy=np.linalg.norm)
@arrays("x")
def norm_np(x, ord=None, axis=None, keepdims=False):
    """The norm of vectors or matrices.

    Args:
        x: array; all elements count as one vector if neither ord nor axis is given.
        ord: of vectors any number, inf or -inf, 2 if left out; of matrices 1, 2, their negatives, inf, -inf,
            "nuc" or "fro", which is what is taken if left out.
        axis: an int for vectors, two ints for matrices; all axes if left out.
        keepdims: leave the reduced axes in place, with length 1.

    Raises:
        ValueError: an ord that does not exist; or ord or axis is given, and the axes are not one or two.
    """
    if axis is None and ord is None:
        return norm(x, keepdims=keepdims)
    axes = tuple(range(x.ndim)) if axis is None else axis if isinstance(axis, (tuple, list)) else (axis,)
    axes = tuple(normal_axis(x, a) for a in axes)
    if len(axes) == 1:
        return vector_norm(x, ord, axes, keepdims)
    if len(axes) != 2:
        raise ValueError("norm: a norm with an ord is one of vectors or of matrices: one or two axes.")
    return matrix_norm(x, ord, axes, keepdims)


def vector_norm(x, ord, axes, keepdims):
    if ord in (None, 1, 2):
        return norm(x, 2 if ord is None else ord, axes, keepdims=keepdims)
    if ord in (np.inf, -np.inf):
        return extreme_of(abs(x), ord, axes, keepdims)
    if ord == 0:
        return (x != 0).astype(float_dtype(x._data)).sum(axis=axes, keepdims=keepdims)
    if isinstance(ord, str):
        raise ValueError(f"norm: {ord!r} is a norm of matrices, not of vectors.")
    return (abs(in_floats(x)) ** ord).sum(axis=axes, keepdims=keepdims) ** (1 / ord)


def extreme_of(x, sign, axes, keepdims):
    return (x.max if sign > 0 else x.min)(axis=axes, keepdims=keepdims)


def matrix_norm(x, ord, axes, keepdims):
    if ord in (None, "fro"):
        return norm(x, 2, axes, keepdims=keepdims)
    rows, columns = axes
    if ord in (1, -1):
        y = extreme_of(abs(x).sum(axis=rows, keepdims=True), ord, (columns,), True)
    elif ord in (np.inf, -np.inf):
        y = extreme_of(abs(x).sum(axis=columns, keepdims=True), ord, (rows,), True)
    elif ord in (2, -2, "nuc"):
        last = tuple(k for k in range(x.ndim) if k not in axes) + axes
        s = np.linalg.svd(x.transpose(last))[1]
        y = s.sum(axis=-1) if ord == "nuc" else extreme_of(s, ord, (s.ndim - 1,), False)
        y = y.reshape(kept_shape(x.shape, axes))
    else:
        raise ValueError(f"norm: there is no norm {ord!r} of matrices.")
    return y if keepdims else y.squeeze(axis=axes)


# ## Variance
#
# Σ(x - μ)²/(n - ddof).  That μ moves with x needs no account: the deviations add up to 0, so its part of the
# slope does too, and 2(x - μ)/(n - ddof) remains.  (MXNet 1.9.1 gives no gradient here.)
def deviations(x, axes):
    return x - x.mean(axes, keepdims=True)


def var_rule(dy, x, axes, kept, n):
    return dy.reshape(kept) * deviations(x, axes) * float(2 / n)


@operator(np="var", methods="var", numpy=np.var)
@rules(x=var_rule)
def var(x, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    """The variance over the axes: the mean of the squared distances from the mean.

    Args:
        x: array; integers give float32.
        axis: an int, a tuple of ints, or None for all axes.
        dtype: of the result.
        out: an array to write into.
        ddof: what is subtracted from the number of elements; 1 for an unbiased estimate.
        keepdims: leave the reduced axes in place, with length 1.
    """
    x, axes, kept, n = deviating(x, axis, dtype, ddof)
    y = never_bare(x, np.var(x._data, axes, ddof=ddof, keepdims=keepdims))
    return into(out, emit(var, y.astype(x._data.dtype), (x, (x, axes, kept, n))))


def deviating(x, axis, dtype, ddof):
    axes = normal_axes(x, axis)
    dtype, kept = np.dtype(dtype or float_dtype(x._data)), kept_shape(x.shape, axes)
    return x if x._data.dtype == dtype else x.astype(dtype), axes, kept, x.size / max(np.prod(kept), 1) - ddof


# The root of the variance.  Where all elements are equal it has a kink; the slope there is taken as 0.
def std_rule(dy, x, y, axes, kept, n):
    y = y.reshape(kept)
    return dy.reshape(kept) * deviations(x, axes) / (np.where(y == 0, np.ones_like(y), y) * float(n))


@operator(np="std", methods="std", numpy=np.std)
@rules(x=std_rule)
def std(x, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    """The standard deviation over the axes, √var.  Where it is 0, so is its gradient.

    Args:
        x, axis, dtype, out, ddof, keepdims: as for `var`.
    """
    x, axes, kept, n = deviating(x, axis, dtype, ddof)
    y = never_bare(x, np.std(x._data, axes, ddof=ddof, keepdims=keepdims)).astype(x._data.dtype)
    return into(out, emit(std, y, (x, (x, own(y), axes, kept, n))))


@operator(nd="moments")
@arrays("data")
def moments(data, axes=None, keepdims=False):
    """Mean and variance over the axes, as a list of two arrays.

    Args:
        data: array; integers give float32.
        axes: an int, a tuple of ints, or None for all axes.
        keepdims: leave the reduced axes in place, with length 1.
    """
    data = in_floats(data)
    away = data - data.mean(axis=axes, keepdims=True)
    return [data.mean(axis=axes, keepdims=keepdims), (away * away).mean(axis=axes, keepdims=keepdims)]


@operator(np="average", numpy=np.average)
@arrays("x", "weights")
def average(x, axis=None, weights=None, returned=False, out=None):
    """The weighted mean Σwx / Σw over the axes.

    Args:
        x: array.
        axis: an int, a tuple of ints, or None for all axes.
        weights: array of the shape of x, or of one axis for a single `axis`; None for equal weights.
        returned: also return the sums of the weights.
        out: an array to write into.

    Raises:
        ValueError: the weights fit neither x nor the axis.
    """
    if weights is None:
        y = x.mean(axis)
        total = np.full_like(y, x.size / max(y.size, 1))
    else:
        if weights.shape != x.shape:
            weights = weights.reshape(along(x, axis, weights))
        w = weights + np.zeros_like(x)
        total = w.sum(axis)
        y = (x * w).sum(axis) / total
    y = into(out, y)
    return [y, total] if returned else y


def along(x, axis, weights):
    """The shape that lays weights of one axis along that axis of x."""
    if not isinstance(axis, int) or weights.shape != (x.shape[axis],):
        raise ValueError(f"average: weights of shape {weights.shape} fit neither {x.shape} nor axis {axis}")
    return tuple(n if k == axis % x.ndim else 1 for k, n in enumerate(x.shape))


# ## How two things vary together
@operator(np="cov", numpy=np.cov)
@arrays("m", "y")
def cov(m, y=None, rowvar=True, bias=False, ddof=None):
    """The covariances of variables, Σ(x - mean x)·(z - mean z) / (n - 1), as a matrix; of one variable, shape ().

    Args:
        m: matrix with a variable in each row and an observation in each column, or a vector for one variable.
        y: more variables, in the same form.
        rowvar: False if the variables are in the columns.
        bias: divide by n.
        ddof: what is taken off n, instead of 1 or, with bias, 0.
    """
    x = variables(m, rowvar) if y is None else np.concatenate([variables(m, rowvar), variables(y, rowvar)], 0)
    away = x - x.mean(axis=1, keepdims=True)
    ddof = (0 if bias else 1) if ddof is None else ddof
    y = np.matmul(away, away.T) / (x.shape[1] - ddof)
    return y.reshape(()) if y.shape == (1, 1) else y


def variables(x, rowvar):
    """An array with a variable in each row."""
    x = in_floats(x)
    return x.reshape((1, -1)) if x.ndim < 2 else x if rowvar else x.T


@operator(np="corrcoef", numpy=np.corrcoef)
@arrays("x", "y")
def corrcoef(x, y=None, rowvar=True):
    """The correlations of variables, from -1 to 1: their covariances, divided by both standard deviations.

    Args:
        x, y, rowvar: as m, y and rowvar of `cov`.
    """
    c = cov(x, y, rowvar)
    if c.ndim == 0:
        return c / c
    deviation = np.sqrt(np.diag(c))
    return c / deviation.reshape((-1, 1)) / deviation


# ## Scaled to length 1
@operator(nd="L2Normalization")
@arrays("data")
def L2Normalization(data, eps=1e-10, mode="instance"):
    """x / √(Σx² + eps).

    Args:
        data: array of at least two axes.
        eps: keeps the root away from 0.
        mode: what the sum goes over: "instance" all axes but the first, "channel" axis 1, "spatial" all axes but
            the first two.

    Raises:
        MXNetError: another mode.
    """
    modes = dict(instance=tuple(range(1, data.ndim)), channel=(1,), spatial=tuple(range(2, data.ndim)))
    one_of("L2Normalization", "mode", mode, tuple(modes))
    return data / ((data * data).sum(axis=modes[mode], keepdims=True) + eps) ** 0.5
