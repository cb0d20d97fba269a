"""# Solving where there is no solution: least squares, ranks, conditions

A·X = B has one solution for a square matrix that is not singular.  For any other matrix there is a nearest thing to a
solution, A⁺·B with the pseudo-inverse A⁺.  It needs no rule: the pseudo-inverse and the product have theirs.
"""

import numpy as np

from ..engine.array import wrap
from ..engine.emit import emit, no_signal, silent
from ..engine.operators import operator
from ..engine.registry import rules
from .common import arrays, in_floats


# ## How many independent rows?
@operator(np="linalg.matrix_rank", numpy=np.linalg.matrix_rank)
@rules(A=no_signal)
def matrix_rank(A, tol=None, hermitian=False):
    """The rank of matrices in the last two axes, as int64.  No gradient flows.

    Args:
        A: array; one of a single axis has the rank 1, or 0 if there is nothing in it but 0.
        tol: singular values up to this count as 0; by default what may come from rounding.
        hermitian: whether the matrices are symmetric, which is faster.
    """
    y = np.linalg.matrix_rank(A._data, tol, hermitian)
    return emit(matrix_rank, np.asarray(y, "int64"), (A, silent(A)))


# ## How near to singular?
#
# The condition says how many times larger the relative error of a solution may be than that of the numbers it was
# computed from.
@operator(np="linalg.cond", numpy=np.linalg.cond)
@arrays("x")
def cond(x, p=None):
    """The condition ‖x‖ · ‖x⁻¹‖ of matrices.

    Args:
        x: matrices in the last two axes; square ones, unless p is None, 2 or -2.
        p: the norm: that of the singular values if None; others as the ord of `np.linalg.norm`.
    """
    x = in_floats(x)
    if p in (None, 2, -2):
        s = np.linalg.svd(x if x.shape[-2] <= x.shape[-1] else x.swapaxes(-1, -2))[1]
        return s[..., -1] / s[..., 0] if p == -2 else s[..., 0] / s[..., -1]
    axes = (x.ndim - 2, x.ndim - 1)
    return np.linalg.norm(x, p, axes) * np.linalg.norm(np.linalg.inv(x), p, axes)


# ## Least squares
@operator(np="linalg.lstsq", numpy=np.linalg.lstsq)
@arrays("a", "b")
def lstsq(a, b, rcond="warn"):
    """The X for which the squares of B - A·X have the least sum.

    Args:
        a: a matrix.
        b: a vector with as many elements as a has rows, or a matrix with a column for each problem.
        rcond: singular values below this share of the largest count as 0; what may come from rounding if None, and
            the precision of the dtype if left out.

    Returns:
        A tuple: X; for each column the sum of the squares of B - A·X, empty unless a has more rows than columns and
        as high a rank as columns; the rank of a, an int; the singular values of a.
    """
    a, b = in_floats(a), in_floats(b)
    precision = np.finfo(a._data.dtype).eps
    rcond = precision if rcond == "warn" else precision * max(a.shape) if rcond is None else rcond
    x = np.dot(np.linalg.pinv(a, rcond), b)
    s = np.linalg.svd(a if a.shape[0] <= a.shape[1] else a.T)[1]
    rank = int((s._data > rcond * s._data.max(initial=0)).sum())
    if a.shape[0] <= a.shape[1] or rank < a.shape[1]:
        return x, wrap(a.family, np.zeros(0, a._data.dtype)), rank, s
    away = b - np.dot(a, x)
    return x, (away * away).sum(axis=0).reshape(-1), rank, s


# ## Tensors as matrices
@operator(np="linalg.tensorsolve", numpy=np.linalg.tensorsolve)
@arrays("a", "b")
def tensorsolve(a, b, axes=None):
    """The X with tensordot(A, X, X.ndim) = B.

    Args:
        a: array whose leading axes have the shape of b, and whose other axes have as many elements together.
        b: array.
        axes: axes of a to put last first.

    Raises:
        MXNetError: the matrix is singular, or the shapes do not fit.
    """
    if axes is not None:
        last = [k % a.ndim for k in axes]
        a = a.transpose((*(k for k in range(a.ndim) if k not in last), *last))
    shape = a.shape[b.ndim:]
    size = int(np.prod(shape))
    return np.linalg.solve(a.reshape((-1, size)), b.reshape(-1)).reshape(shape)
