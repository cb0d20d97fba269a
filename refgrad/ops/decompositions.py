"""# Inverses, determinants and factors of matrices

All work on the last two axes; axes in front of these count stacks of matrices.  The rules come from one idea: write
down what the result is defined by, let everything in it change a little, and solve for what was asked.  The inverse:

    Y·A = 1   →   dY·A + Y·dA = 0   →   dY = -Y·dA·Y

These are small changes.  Turned around, as a rule for gradients: dA = -Yᵀ·dy·Yᵀ.  M. Giles' report NA-08/01
(Oxford, 2008) has the others.
"""

import numpy as np

from ..engine.array import NDArray
from ..engine.emit import emit, emit_parts
from ..engine.errors import error
from ..engine.operators import operator
from ..engine.registry import rules
from ..engine.tape import own
from .common import arrays, in_floats, never_bare, one_of


def flipped(a):
    return a.swapaxes(-1, -2)


def solved(op, compute, *data):
    """What numpy computes, or an error that says what was wrong with the matrix."""
    try:
        return compute(*data)
    except np.linalg.LinAlgError as complaint:
        shapes = " and ".join(str(x.shape) for x in data if hasattr(x, "shape"))
        raise error("matrix", op=op, complaint=complaint, shapes=shapes) from None


# ## Inverse
def inverse_rule(dy, y):
    return -np.matmul(flipped(y), np.matmul(dy, flipped(y)))


@operator(nd="linalg.inverse", np="linalg.inv", numpy=np.linalg.inv)
@rules(A=inverse_rule)
def inverse(A):
    """A⁻¹.  dA = -Yᵀ·dy·Yᵀ.

    Args:
        A: square matrices, in the last two axes.

    Raises:
        MXNetError: a matrix is singular, or not square.
    """
    A = in_floats(A)
    y = solved("inverse", np.linalg.inv, A._data)
    return emit(inverse, y, (A, (own(y),)))


# ## A·X = B
#
# Solving is more exact than multiplying by the inverse, backward as well: dB = A⁻ᵀ·dy, and dA = -dB·Xᵀ.
def solve_a(dy, a, y):
    return -np.matmul(np.linalg.solve(flipped(a), dy), flipped(y))


def solve_b(dy, a):
    return np.linalg.solve(flipped(a), dy)


@operator()
@rules(a=solve_a, b=solve_b)
def solve_matrix(a, b):
    """The X with A·X = B, for stacks of equal length; see `solve`."""
    y = solved("solve", np.linalg.solve, a._data, b._data)
    return emit(solve_matrix, y, (a, (a, own(y))), (b, (a,)))


@operator(np="linalg.solve", numpy=np.linalg.solve)
@arrays("a", "b")
def solve(a, b):
    """The X with A·X = B.

    Args:
        a: square matrices, in the last two axes.
        b: a vector, or matrices in the last two axes.

    Raises:
        MXNetError: a matrix is singular, or the shapes do not fit.
    """
    a, b = in_floats(a), in_floats(b)
    if b.ndim == 1:
        return solve(a, b.reshape((-1, 1))).squeeze(axis=-1)
    if a.shape[:-2] != b.shape[:-2]:
        front = np.broadcast_shapes(a.shape[:-2], b.shape[:-2])
        a, b = a.broadcast_to(front + a.shape[-2:]), b.broadcast_to(front + b.shape[-2:])
    return solve_matrix(a, b)


# ## Determinant
#
# The slope of det A in an element is its cofactor; for a regular matrix these are det A · A⁻ᵀ.  A singular matrix has
# cofactors too, but no inverse, and is refused in the rule.
def upright(dy, kept):
    return dy.reshape((*kept, 1, 1))


def det_rule(dy, A, y):
    front = A.shape[:-2]
    return upright(dy, front) * upright(y, front) * flipped(np.linalg.inv(A))


@operator(nd="linalg.det", np="linalg.det", numpy=np.linalg.det)
@rules(A=det_rule)
def det(A):
    """The determinant.  Its slope is det A · A⁻ᵀ.

    Args:
        A: square matrices, in the last two axes.

    Raises:
        MXNetError: a matrix is not square.
        LinAlgError: numpy's own, in the gradient: a matrix is singular.
    """
    A = in_floats(A)
    y = never_bare(A, np.asarray(solved("det", np.linalg.det, A._data)))
    return emit(det, y, (A, (A, own(y))))


def slogdet_rule(parts, A):
    dy = parts.at.get(1)
    return np.zeros_like(A) if dy is None else upright(dy, A.shape[:-2]) * flipped(np.linalg.inv(A))


@operator(nd="linalg.slogdet", np="linalg.slogdet", numpy=np.linalg.slogdet)
@rules(A=slogdet_rule)
def slogdet(A):
    """The sign of the determinant, and log |det A|, whose slope is A⁻ᵀ; a list of two.

    Args:
        A: square matrices, in the last two axes.

    Raises:
        MXNetError: a matrix is not square.
        LinAlgError: numpy's own, in the gradient: a matrix is singular.
    """
    A = in_floats(A)
    sign, logarithm = solved("slogdet", np.linalg.slogdet, A._data)
    return emit_parts(slogdet, [never_bare(A, np.asarray(v, A._data.dtype)) for v in (sign, logarithm)], (A, (A,)))


# ## A = L Lᵀ
#
# Only symmetric matrices have such a factor, and the gradient is the symmetric one: each element of a pair receives
# half.  With Φ, which keeps the lower triangle and halves the diagonal,
#
#     dA = ½ · L⁻ᵀ · (Φ(Lᵀ·dy) + Φ(Lᵀ·dy)ᵀ) · L⁻¹
def half_lower(n, dtype):
    return (np.tril(np.ones((n, n))) - np.eye(n) / 2).astype(dtype)


def cholesky_rule(dy, y):
    inner = np.matmul(flipped(y), dy) * np.broadcast_to(half_lower(y.shape[-1], y.dtype), y.shape)
    root = np.linalg.inv(y)
    return np.matmul(flipped(root), np.matmul((inner + flipped(inner)) * 0.5, root))


@operator(nd="linalg.potrf", np="linalg.cholesky", numpy=np.linalg.cholesky)
@rules(A=cholesky_rule)
def cholesky(A):
    """The lower triangular L with L Lᵀ = A.  The gradient is symmetric.

    Args:
        A: symmetric positive definite matrices, in the last two axes; only the lower triangles are read.

    Raises:
        MXNetError: a matrix is not square, or not positive definite.
    """
    A = in_floats(A)
    y = solved("cholesky", np.linalg.cholesky, A._data)
    return emit(cholesky, y, (A, (own(y),)))


# ## Eigenvalues of symmetric matrices
#
# A·V = V·diag(w).  An eigenvalue's slope is v·vᵀ.  A vector turns towards the others, the faster the closer their
# eigenvalues are: where two are equal it has no slope, and the rule gives nan.
#
# The rule computes w and v again, from A: in a recorded sweep they are then part of the graph.
def eigen(A, UPLO):
    if isinstance(A, NDArray):
        return eigh(A, UPLO)
    w, v = solved("eigh", np.linalg.eigh, A, UPLO)
    return w, v * signs(v, -2)


# A vector may point either way.  As in MXNet, its component of largest magnitude is positive.
def signs(vectors, axis):
    largest = np.take_along_axis(vectors, np.abs(vectors).argmax(axis, keepdims=True), axis)
    return np.where(largest < 0, -1, 1).astype(vectors.dtype)


def eigh_rule(parts, A, UPLO):
    w, v = eigen(A, UPLO)
    dw, dv = parts.at.get(0), parts.at.get(1)
    n, eye = w.shape[-1], np.broadcast_to(np.eye(w.shape[-1], dtype=w.dtype), v.shape)
    inner = np.zeros_like(v)
    if dw is not None:
        inner = inner + dw.reshape((*w.shape, 1)) * eye
    if dv is not None:
        gaps = w.reshape((*w.shape[:-1], 1, n)) - w.reshape((*w.shape, 1)) + eye
        inner = inner + np.matmul(flipped(v), dv) * (1 - eye) / gaps
    dA = np.matmul(v, np.matmul(inner, flipped(v)))
    return (dA + flipped(dA)) * 0.5


@operator(np="linalg.eigh", numpy=np.linalg.eigh)
@rules(A=eigh_rule)
def eigh(A, UPLO="L"):
    """Eigenvalues, rising, and eigenvectors, in columns, of symmetric matrices: a tuple of two.

    Args:
        A: symmetric matrices, in the last two axes.
        UPLO: which triangle is read, "L" or "U".

    Raises:
        MXNetError: a matrix is not square.
    """
    A = in_floats(A)
    return tuple(emit_parts(eigh, list(eigen(A._data, UPLO)), (A, (A, UPLO))))


@operator(np="linalg.eigvalsh", numpy=np.linalg.eigvalsh)
@arrays("A")
def eigvalsh(A, UPLO="L"):
    """The eigenvalues of symmetric matrices, rising; see `eigh`."""
    return eigh(A, UPLO)[0]


# ## Singular values
#
# A = U·diag(s)·V: to any matrix, s is what eigenvalues are to a symmetric one; there are two sets of vectors, the
# columns of U and the rows of V.  (J. Townsend, "Differentiating the Singular Value Decomposition", 2016.)
def singular(A):
    if isinstance(A, NDArray):
        return svd(A)
    u, s, v = solved("svd", lambda data: np.linalg.svd(data, full_matrices=False), A)
    turn = signs(v, -1)
    return u * turn.swapaxes(-1, -2), s, v * turn


def svd_rule(parts, A):
    u, s, v = singular(A)
    du, ds, dv = (parts.at.get(k) for k in range(3))
    k, eye = s.shape[-1], np.broadcast_to(np.eye(s.shape[-1], dtype=s.dtype), (*s.shape, s.shape[-1]))
    row, column = s.reshape((*s.shape[:-1], 1, k)), s.reshape((*s.shape, 1))
    gaps = (1 - eye) / (row * row - column * column + eye)
    inner = np.zeros_like(gaps) * row
    outside = np.zeros_like(A)
    if ds is not None:
        inner = inner + ds.reshape((*s.shape, 1)) * eye
    if du is not None:
        turn = np.matmul(flipped(u), du)
        inner = inner + (turn - flipped(turn)) * gaps * row
        outside = outside + np.matmul((du - np.matmul(u, turn)) / row, v)
    if dv is not None:
        turn = np.matmul(v, flipped(dv))
        inner = inner + (turn - flipped(turn)) * gaps * column
        outside = outside + np.matmul(u, (dv - np.matmul(flipped(turn), v)) / column)
    return np.matmul(u, np.matmul(inner, v)) + outside


@operator(np="linalg.svd", numpy=np.linalg.svd)
@rules(A=svd_rule)
def svd(A):
    """U, s and V with A = U·diag(s)·V, s falling: a tuple of three.

    Args:
        A: matrices of m rows and n columns, in the last two axes.

    Returns:
        Arrays of shape (m, k), (k,) and (k, n), k the smaller of m and n.
    """
    A = in_floats(A)
    return tuple(emit_parts(svd, list(singular(A._data)), (A, (A,))))


# ## A = Q·R
#
# Q has orthonormal columns, R is upper triangular.
def qr_rule(parts, A):
    q, r = np.linalg.qr(A)
    dq, dr = parts.at.get(0), parts.at.get(1)
    dq = np.zeros_like(q) if dq is None else dq
    inner = -np.matmul(flipped(dq), q)
    if dr is not None:
        inner = inner + np.matmul(r, flipped(dr))
    low = np.tril(inner, -1)
    inner = low + flipped(low) + inner * np.broadcast_to(np.eye(r.shape[-1], dtype=r.dtype), r.shape)
    return flipped(np.linalg.solve(r, flipped(dq + np.matmul(q, inner))))


@operator(np="linalg.qr", numpy=np.linalg.qr)
@rules(A=qr_rule)
def qr(A, mode="reduced"):
    """Q with orthonormal columns and upper triangular R, with A = Q·R: a tuple of two.

    Args:
        A: matrices in the last two axes.
        mode: only "reduced".

    Raises:
        MXNetError: another mode.
    """
    one_of("qr", "mode", mode, ("reduced",))
    A = in_floats(A)
    rows = A.shape[-2]
    if rows < A.shape[-1]:                             # Q belongs to the first columns; R has the others too
        q, r = qr(A[..., :rows])
        return q, np.concatenate([r, np.matmul(flipped(q), A[..., rows:])], -1)
    return tuple(emit_parts(qr, list(np.linalg.qr(A._data)), (A, (A,))))


# ## The pseudo-inverse
#
# For a matrix of full rank, the least squares solution of A·X = B is A⁺·B.
def pinv_rule(dy, A, y):
    turned = flipped(dy)
    left = turned - np.matmul(A, np.matmul(y, turned))
    right = turned - np.matmul(np.matmul(turned, y), A)
    yt = flipped(y)
    return np.matmul(np.matmul(left, y), yt) + np.matmul(yt, np.matmul(y, right)) - np.matmul(yt, np.matmul(dy, yt))


@operator(np="linalg.pinv", numpy=np.linalg.pinv)
@rules(A=pinv_rule)
def pinv(A, rcond=1e-15, hermitian=False):
    """The pseudo-inverse A⁺; its gradient is right where the rank does not change.

    Args:
        A: matrices in the last two axes.
        rcond: singular values below this share of the largest count as 0.
        hermitian: ignored.
    """
    A = in_floats(A)
    y = solved("pinv", np.linalg.pinv, A._data, rcond)
    return emit(pinv, y, (A, (A, own(y))))
