"""# The words of BLAS and LAPACK: mx.nd.linalg

MXNet's first interface has the products and solvers of those libraries under their names.  Each is made of
operators that are there already.  It calls numpy's functions, and for our arrays these call the recorded ones.
"""

import numpy as np

from ..engine.operators import operator
from .common import arrays


def turned(A, transpose=True):
    return A.swapaxes(-1, -2) if transpose else A


def triangular(A, lower):
    return np.tril(A) if lower else np.triu(A)


# ## Products
@operator(nd="linalg.gemm")
@arrays("A", "B", "C")
def gemm(A, B, C, transpose_a=False, transpose_b=False, alpha=1.0, beta=1.0, axis=-2):
    """alpha · A·B + beta · C.

    Args:
        A, B, C: matrices, in the last two axes.
        transpose_a, transpose_b: transpose first.
        alpha, beta: numbers.
        axis: only -2.

    Raises:
        ValueError: another axis.
    """
    return gemm2(A, B, transpose_a, transpose_b, alpha, axis) + C * beta


@operator(nd="linalg.gemm2")
@arrays("A", "B")
def gemm2(A, B, transpose_a=False, transpose_b=False, alpha=1.0, axis=-2):
    """alpha · A·B; see `gemm`."""
    if axis != -2:
        raise ValueError("gemm: the matrices have to be in the last two axes, axis=-2")
    return np.matmul(turned(A, transpose_a), turned(B, transpose_b)) * alpha


@operator(nd="linalg.syrk")
@arrays("A")
def syrk(A, transpose=False, alpha=1.0):
    """alpha · A·Aᵀ, or alpha · Aᵀ·A."""
    return np.matmul(turned(A), A) * alpha if transpose else np.matmul(A, turned(A)) * alpha


@operator(nd="linalg.trmm")
@arrays("A", "B")
def trmm(A, B, transpose=False, rightside=False, lower=True, alpha=1.0):
    """alpha · A·B of a triangular A.

    Args:
        A: square matrices, of which only a triangle is read.
        B: matrices.
        transpose: use Aᵀ.
        rightside: B·A instead.
        lower: whether A is lower triangular.
        alpha: a number.
    """
    A = turned(triangular(A, lower), transpose)
    return np.matmul(B, A) * alpha if rightside else np.matmul(A, B) * alpha


# ## Solvers
@operator(nd="linalg.trsm")
@arrays("A", "B")
def trsm(A, B, transpose=False, rightside=False, lower=True, alpha=1.0):
    """The X with A·X = alpha · B of a triangular A.

    Args:
        A, B, transpose, lower, alpha: as for `trmm`.
        rightside: X·A = alpha · B instead.

    Raises:
        MXNetError: a zero on the diagonal of A.
    """
    A = turned(triangular(A, lower), transpose)
    return turned(np.linalg.solve(turned(A), turned(B))) * alpha if rightside else np.linalg.solve(A, B) * alpha


@operator(nd="linalg.potri")
@arrays("A")
def potri(A):
    """(A·Aᵀ)⁻¹ of a lower triangular A: the inverse of what `potrf` has factored."""
    root = np.linalg.inv(np.tril(A))
    return np.matmul(turned(root), root)


@operator(nd="linalg.sumlogdiag")
@arrays("A")
def sumlogdiag(A):
    """The sum of the logarithms of the diagonal."""
    return np.diagonal(A, 0, -2, -1).log().sum(axis=-1)


# ## Factors
@operator(nd="linalg.syevd")
@arrays("A")
def syevd(A):
    """Eigenvectors, in rows, and eigenvalues, rising, of symmetric matrices: a list of two.  See `eigh`."""
    w, v = np.linalg.eigh(A)
    return [turned(v), w]


@operator(nd="linalg.gelqf")
@arrays("A")
def gelqf(A):
    """Q with orthonormal rows and lower triangular L, with A = L·Q: a list of two.  See `qr`."""
    q, r = np.linalg.qr(turned(A))
    return [turned(q), turned(r)]


# ## Several products
@operator(np="linalg.multi_dot", numpy=np.linalg.multi_dot)
@arrays("arrs")
def multi_dot(arrs, out=None):
    """The product of a list of matrices, from left to right."""
    y, *rest = arrs
    for x in rest:
        y = y.dot(x)
    return y


@operator(np="linalg.matrix_power", numpy=np.linalg.matrix_power)
@arrays("A")
def matrix_power(A, n):
    """A·A···A, n times; the inverse first for negative n."""
    if n < 0:
        A, n = np.linalg.inv(A), -n
    y = A - A + np.broadcast_to(np.eye(A.shape[-1], dtype=A.dtype), A.shape)
    while n:
        y = np.matmul(y, A) if n % 2 else y
        A, n = np.matmul(A, A) if n > 1 else A, n // 2
    return y


@operator(np="linalg.tensorinv", numpy=np.linalg.tensorinv)
@arrays("A")
def tensorinv(A, ind=2):
    """The inverse of A as a matrix whose rows are its first `ind` axes."""
    rows = int(np.prod(A.shape[:ind]))
    return np.linalg.inv(A.reshape((rows, -1))).reshape(A.shape[ind:] + A.shape[:ind])
