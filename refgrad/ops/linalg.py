"""# Linear algebra

Y = A·B.  What is the rule of a matrix product?  Shapes nearly answer it: dA has A's shape, and the only
product of dY and B that has it is dY·Bᵀ.  In the same way dB = Aᵀ·dY.
"""

import numpy as np

from ..engine.emit import emit, not_broadcast
from ..engine.operators import operator, sum_to
from ..engine.registry import rules


# ## dot
#
# Of two matrices, or of vectors: the two lines above, where a vector on the left is a row and on the right
# a column.
def as_row(a):
    return a.reshape(1, -1) if a.ndim == 1 else a


def as_column(b):
    return b.reshape(-1, 1) if b.ndim == 1 else b


def dot_a(dy, a, b):
    dy = dy.reshape(as_row(a).shape[0], as_column(b).shape[1])
    return np.dot(dy, as_column(b).T).reshape(a.shape)


def dot_b(dy, a, b):
    dy = dy.reshape(as_row(a).shape[0], as_column(b).shape[1])
    return np.dot(as_row(a).T, dy).reshape(b.shape)


@operator(nd="dot", np="dot", methods="dot", numpy=np.dot)
@rules(a=dot_a, b=dot_b)
def dot(a, b, transpose_a=False, transpose_b=False):
    """The matrix product; for two vectors, their inner product.

    Args:
        a, b: arrays; the last axis of a has the length of the first axis of b (in np, for b of more than two
            axes, of its last but one).
        transpose_a, transpose_b: use the transpose instead.
    """
    a, b = a.T if transpose_a else a, b.T if transpose_b else b
    if a.ndim == 0 or b.ndim == 0:
        return a * b
    if a.ndim > 2 or b.ndim > 2:
        return folded_dot(a, b)
    try:
        y = np.dot(a._data, b._data)
    except ValueError as complaint:
        raise not_broadcast(complaint, "dot", a._data, b._data) from None
    if a.ndim == b.ndim == 1:
        y = np.asarray(y) if a.numpy_manners else np.asarray(y).reshape(1)
    return emit(dot, y, (a, (a, b)), (b, (a, b)))


# More axes: fold all but the joined one into rows and columns, and it is a matrix product again.
def folded_dot(a, b):
    joined = b.ndim - 2 if b.numpy_manners and b.ndim > 1 else 0
    order = (joined, *(axis for axis in range(b.ndim) if axis != joined))
    b = b.transpose(order) if joined else b
    shape = a.shape[:-1] + b.shape[1:]
    y = dot(a.reshape((-1, a.shape[-1])), b.reshape((b.shape[0], -1)))
    return y.reshape(shape if shape or a.numpy_manners else (1,))


# ## matmul
#
# A stack of matrix products, one for each index of the leading axes, which broadcast.
def flipped(a):
    return a.swapaxes(-1, -2)


def matmul_a(dy, b, shape):
    return sum_to(np.matmul(dy, flipped(b)), shape)


def matmul_b(dy, a, shape):
    return sum_to(np.matmul(flipped(a), dy), shape)


@operator(np="matmul", methods="__matmul__", numpy=np.matmul)
@rules(a=matmul_a, b=matmul_b)
def matmul(a, b):
    """The matrix product over the last two axes; leading axes broadcast.

    Args:
        a, b: arrays of at least one axis; the last axis of a has the length of the last but one of b.
    """
    if a.ndim < 2 or b.ndim < 2:
        return dot(a, b) if a.ndim < 3 and b.ndim < 3 else matmul_with_vector(a, b)
    try:
        y = np.matmul(a._data, b._data)
    except ValueError as complaint:
        raise not_broadcast(complaint, "matmul", a._data, b._data) from None
    return emit(matmul, y, (a, (b, a.shape)), (b, (a, b.shape)))


def matmul_with_vector(a, b):
    if a.ndim == 1:
        return squeeze_axis(matmul(a.expand_dims(0), b), -2)
    return squeeze_axis(matmul(a, b.expand_dims(1)), -1)


def squeeze_axis(y, axis):
    return y.squeeze(axis)
