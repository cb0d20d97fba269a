"""# Diagonals and triangles: parts of a matrix, taken and filled"""

import numpy as np

from ..engine.array import wrap
from ..engine.emit import emit
from ..engine.operators import creation, operator
from ..engine.registry import rules
from ..engine.syntax import add_to_places
from ..engine.tape import scatter
from .common import arrays, into, normal_axis


# ## A diagonal is an index
#
# Its elements stand at the places (0, k), (1, k + 1), ...: it is read like any `x[rows, columns]`, and its gradient
# goes to these places.
def places(rows, columns, k):
    """Rows and columns of the k-th diagonal of a matrix of that size."""
    length = max(0, min(rows + min(k, 0), columns - max(k, 0)))
    steps = np.arange(length)
    return steps + max(-k, 0), steps + max(k, 0)


@operator(np="diagonal", methods="diagonal", numpy=np.diagonal)
@rules(a=scatter)
def diagonal(a, offset=0, axis1=0, axis2=1):
    """The elements of a diagonal of two axes, as the last axis of the result.

    Args:
        a: array of at least two axes.
        offset: which diagonal; positive ones lie above the main one.
        axis1, axis2: the axes of rows and columns.

    Raises:
        IndexError: a has no such axes.
    """
    first, second = normal_axis(a, axis1), normal_axis(a, axis2)
    rows, columns = places(a.shape[first], a.shape[second], offset)
    others = [k for k in range(a.ndim) if k not in (first, second)]
    key = [None] * a.ndim
    for place, k in enumerate(others):
        key[k] = np.arange(a.shape[k]).reshape((-1,) + (1,) * (len(others) - place))
    key[first], key[second] = rows, columns
    key = tuple(key)
    return emit(diagonal, a._data[key], (a, (key, a.shape, add_to_places)))


@operator(np="trace", methods="trace", numpy=np.trace)
@arrays("a")
def trace(a, offset=0, axis1=0, axis2=1, out=None):
    """The sum of a diagonal; see `diagonal`."""
    return into(out, diagonal(a, offset, axis1, axis2).sum(axis=-1))


# ## A diagonal matrix
@operator()
@rules(x=lambda dy, rows, columns: dy[..., rows, columns])
def on_diagonal(x, k):
    """Zeros with the last axis of x on the k-th diagonal of the last two axes."""
    n = x.shape[-1] + abs(k)
    rows, columns = places(n, n, k)
    y = np.zeros((*x.shape[:-1], n, n), x._data.dtype)
    y[..., rows, columns] = x._data
    return emit(on_diagonal, y, (x, (rows, columns)))


@operator(nd="diag", methods="diag")
@arrays("x")
def diag(x, k=0, axis1=0, axis2=1):
    """Of a vector the matrix with this k-th diagonal; of other arrays their diagonal, see `diagonal`."""
    return on_diagonal(x, k) if x.ndim == 1 else diagonal(x, k, axis1, axis2)


@operator(np="diag", numpy=np.diag)
@arrays("x")
def diag_np(x, k=0):
    """Of a vector the matrix with this k-th diagonal; of a matrix its k-th diagonal."""
    return diag(x, k)


@operator(np="diagflat", numpy=np.diagflat)
@arrays("x")
def diagflat(x, k=0):
    """The matrix whose k-th diagonal is the flattened array."""
    return on_diagonal(x.reshape(-1), k)


# ## Triangles
def masked(dy, mask):
    return np.where(mask, dy, np.zeros_like(dy))


@operator(np="tril", numpy=np.tril)
@rules(x=masked)
def tril(x, k=0):
    """x with zeros above the k-th diagonal of its last two axes."""
    mask = np.tri(*x.shape[-2:], k, dtype=bool)
    return emit(tril, np.where(mask, x._data, np.zeros((), x._data.dtype)), (x, (np.broadcast_to(mask, x.shape),)))


@operator(np="triu", numpy=np.triu)
@rules(x=masked)
def triu(x, k=0):
    """x with zeros below the k-th diagonal of its last two axes."""
    mask = ~np.tri(*x.shape[-2:], k - 1, dtype=bool)
    return emit(triu, np.where(mask, x._data, np.zeros((), x._data.dtype)), (x, (np.broadcast_to(mask, x.shape),)))


# ## Where they are
#
# Rows and columns as an index: `x[np.tril_indices(3)]` reads the triangle.  Positions have no gradient.
def as_arrays(cls, positions):
    return tuple(wrap(cls, part.astype("int64")) for part in positions)


@creation(np="tril_indices")
def tril_indices(cls, n, k=0, m=None):
    """Rows and columns of all places on and below the k-th diagonal of a matrix of n rows and m (or n) columns."""
    return as_arrays(cls, np.tril_indices(n, k, m))


@creation(np="triu_indices")
def triu_indices(cls, n, k=0, m=None):
    """Rows and columns of all places on and above the k-th diagonal of a matrix of n rows and m (or n) columns."""
    return as_arrays(cls, np.triu_indices(n, k, m))


@creation(np="diag_indices")
def diag_indices(cls, n, ndim=2):
    """The places of the main diagonal of an array with ndim axes of length n, a vector of int64 for each axis."""
    return as_arrays(cls, np.diag_indices(n, ndim))


@creation(np="tril_indices_from")
def tril_indices_from(cls, arr, k=0):
    """`tril_indices` of the shape of a matrix."""
    return as_arrays(cls, np.tril_indices(arr.shape[0], k, arr.shape[1]))


@creation(np="triu_indices_from")
def triu_indices_from(cls, arr, k=0):
    """`triu_indices` of the shape of a matrix."""
    return as_arrays(cls, np.triu_indices(arr.shape[0], k, arr.shape[1]))


@creation(np="diag_indices_from")
def diag_indices_from(cls, arr):
    """`diag_indices` of the shape of an array.

    Raises:
        ValueError: the axes differ in length, or there is only one.
    """
    return as_arrays(cls, np.diag_indices_from(arr._data))


# ## MXNet's own words
@operator(nd="linalg.extractdiag")
@arrays("A")
def extractdiag(A, offset=0):
    """The diagonals of matrices in the last two axes; see `diagonal`."""
    return diagonal(A, offset, -2, -1)


@operator(nd="linalg.makediag")
@arrays("A")
def makediag(A, offset=0):
    """Matrices with the last axis of A on a diagonal."""
    return on_diagonal(A, offset)


def triangle(n, offset, lower):
    """Rows and columns of a triangle of a square matrix: row by row below the diagonal, column by column above."""
    if offset < 0 or offset == 0 and lower:
        return np.tril_indices(n, offset)
    columns, rows = np.tril_indices(n, -offset)
    return rows, columns


@operator(nd="linalg.extracttrian")
@arrays("A")
def extracttrian(A, offset=0, lower=True):
    """The elements of a triangle of square matrices, in one axis: row by row, or for upper ones column by column.

    Args:
        A: square matrices, in the last two axes.
        offset: the diagonal where the triangle ends; below it for negative ones, above it for positive ones.
        lower: which of the triangles, for offset 0.
    """
    return A[(Ellipsis, *triangle(A.shape[-1], offset, lower))]


@operator(nd="linalg.maketrian")
@rules(A=lambda dy, rows, columns: dy[..., rows, columns])
def maketrian(A, offset=0, lower=True):
    """Square matrices with the last axis of A as a triangle, and zeros elsewhere; the inverse of `extracttrian`."""
    n = int((np.sqrt(8 * A.shape[-1] + 1) - 1) / 2) + abs(offset)
    rows, columns = triangle(n, offset, lower)
    y = np.zeros((*A.shape[:-1], n, n), A._data.dtype)
    y[..., rows, columns] = A._data
    return emit(maketrian, y, (A, (rows, columns)))
