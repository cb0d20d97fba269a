"""# Products of matrices: rows times columns

Y = A·B.  What is the rule of a matrix product?  Shapes nearly answer it: dA has A's shape, and the only
product of dY and B that has it is dY·Bᵀ.  In the same way dB = Aᵀ·dY.
"""

import numpy as np

from ..engine.emit import emit, not_broadcast, sum_to
from ..engine.errors import error
from ..engine.factories import of_class
from ..engine.operators import operator
from ..engine.registry import rules
from .common import arrays, listed, never_bare, normal_axis


# ## dot
#
# Of two matrices: the two rules above.  A vector on the left is a row, one on the right a column, and numpy reads them
# so by itself except where a matrix stands beside a vector and receives a column times a row: dA is `dy[i]·b[j]` in
# y = A·b, and dB is `a[i]·dy[j]` in y = a·B.  Two vectors make one number, and the slope of each is the other.
#
# *Try it*: y = x·A·x has x in it twice.  Is the slope A·x, 2·A·x, or neither?
#     >>> A, x = nd.array([[0, 2], [0, 0]]), nd.array([1, 3]); x.attach_grad()
#     >>> with autograd.record(): y = nd.dot(x, nd.dot(A, x))
#     >>> y.backward(); nd.dot(A, x).tolist(), x.grad.tolist()
#     ([6.0, 0.0], [6.0, 2.0])
def dot_a(dy, b, vectors=False):
    if vectors:
        return dy * b
    return np.dot(dy, b.T) if b.ndim == 2 else dy[:, None] * b


def dot_b(dy, a, vectors=False):
    if vectors:
        return dy * a
    return np.dot(a.T, dy) if a.ndim == 2 else a[:, None] * dy


@operator(nd="dot", np="dot", methods="dot", numpy=np.dot)
@rules(a=dot_a, b=dot_b)
def dot(a, b, transpose_a=False, transpose_b=False, forward_stype=None):
    """The matrix product; for two vectors, their inner product.

    Args:
        a, b: arrays; the last axis of a has the length of the first axis of b (in np, for b of more than two
            axes, of its last but one).
        transpose_a, transpose_b: join the first axis of a, or the last of b, instead.
        forward_stype: ignored; there are no sparse arrays.

    Raises:
        MXNetError: the joined axes differ in length.
    """
    b = b if type(b) is a.family else of_class("dot", a.family, b)
    of_a, of_b = a._data.ndim, b._data.ndim
    if not of_a or not of_b:
        return a * b
    a = a.transpose((*range(1, of_a), 0)) if transpose_a else a
    b = b.transpose((of_b - 1, *range(of_b - 1))) if transpose_b else b
    if of_a > 2 or of_b > 2:
        return folded_dot(a, b)
    try:
        y = np.dot(a._data, b._data)
    except ValueError as complaint:
        raise not_broadcast(complaint, "dot", a._data, b._data) from None
    if of_a == of_b == 1:
        return emit(dot, never_bare(a, y), (a, (b, True)), (b, (a, True)))
    return emit(dot, y, (a, b), (b, a))


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

    Raises:
        MXNetError: the shapes do not fit.
    """
    b = b if type(b) is a.family else of_class("matmul", a.family, b)
    if a.ndim == 0 or b.ndim == 0:
        raise error("matrix-shapes", op="matmul", shapes=f"{a.shape} and {b.shape}")
    if a.ndim < 2 or b.ndim < 2:
        return dot(a, b) if a.ndim < 3 and b.ndim < 3 else matmul_with_vector(a, b)
    try:
        y = np.matmul(a._data, b._data)
    except ValueError as complaint:
        raise not_broadcast(complaint, "matmul", a._data, b._data) from None
    return emit(matmul, y, (a, (b, a.shape)), (b, (a, b.shape)))


def matmul_with_vector(a, b):
    if a.ndim == 1:
        return matmul(a.reshape((1, -1)), b).squeeze(axis=-2)
    return matmul(a, b.reshape((-1, 1))).squeeze(axis=-1)


@operator(nd="batch_dot", npx="batch_dot")
@arrays("a", "b")
def batch_dot(a, b, transpose_a=False, transpose_b=False, forward_stype=None):
    """The matrix products of two stacks of matrices; see `matmul`.

    Args:
        a, b: arrays of at least three axes.
        transpose_a, transpose_b: transpose each matrix first.
        forward_stype: ignored.
    """
    return matmul(flipped(a) if transpose_a else a, flipped(b) if transpose_b else b)


# ## tensordot
#
# Bring the joined axes to the end of a and to the front of b, fold each side, and it is one matrix product.
@operator(np="tensordot", numpy=np.tensordot)
@arrays("a", "b")
def tensordot(a, b, axes=2):
    """The sum of products over pairs of axes.

    Args:
        a, b: arrays.
        axes: an int: that many, the last of a with the first of b; or two tuples of axes.

    Raises:
        MXNetError: a pair of axes differs in length.
    """
    if isinstance(axes, (int, np.integer)):
        axes = tuple(range(a.ndim - axes, a.ndim)), tuple(range(axes))
    of_a, of_b = (tuple(v) if isinstance(v, (tuple, list)) else (v,) for v in axes)
    of_a, of_b = tuple(normal_axis(a, k) for k in of_a), tuple(normal_axis(b, k) for k in of_b)
    free_a = tuple(k for k in range(a.ndim) if k not in of_a)
    free_b = tuple(k for k in range(b.ndim) if k not in of_b)
    shape = tuple(a.shape[k] for k in free_a) + tuple(b.shape[k] for k in free_b)
    rows = int(np.prod([a.shape[k] for k in free_a]))
    columns = int(np.prod([b.shape[k] for k in free_b]))
    joined = int(np.prod([a.shape[k] for k in of_a]))
    if [a.shape[k] for k in of_a] != [b.shape[k] for k in of_b]:
        raise not_broadcast(ValueError("mismatch"), "tensordot", a._data, b._data)
    y = dot(a.transpose(free_a + of_a).reshape((rows, joined)), b.transpose(of_b + free_b).reshape((joined, columns)))
    return y.reshape(shape)


# ## Smaller words
@operator(np="inner", numpy=np.inner)
@arrays("a", "b")
def inner(a, b):
    """The sum of products over the last axes of both."""
    return a * b if a.ndim == 0 or b.ndim == 0 else tensordot(a, b, ((-1,), (-1,)))


@operator(np="outer", numpy=np.outer)
@arrays("a", "b")
def outer(a, b):
    """Every element of a times every element of b, as a matrix."""
    return a.reshape((-1, 1)) * b.reshape((1, -1))


@operator(np="vdot", numpy=np.vdot)
@arrays("a", "b")
def vdot(a, b):
    """The inner product of both arrays, flattened."""
    return dot(a.reshape(-1), b.reshape(-1))


@operator(np="kron", numpy=np.kron)
@arrays("a", "b")
def kron(a, b):
    """Every element of a times the whole of b, laid out in blocks."""
    axes = max(a.ndim, b.ndim)
    a, b = (v.reshape((1,) * (axes - v.ndim) + v.shape) for v in (a, b))
    wide = a.reshape(tuple(n for pair in zip(a.shape, (1,) * axes) for n in pair))
    y = wide * b.reshape(tuple(n for pair in zip((1,) * axes, b.shape) for n in pair))
    return y.reshape(tuple(m * n for m, n in zip(a.shape, b.shape)))


@operator(np="cross", numpy=np.cross)
@arrays("a", "b")
def cross(a, b, axis=-1):
    """The vector product of vectors of length 3 along an axis."""
    place = (slice(None),) * normal_axis(a, axis)
    (a1, a2, a3), (b1, b2, b3) = ([v[(..., k)] if axis == -1 else v[(*place, k)] for k in range(3)] for v in (a, b))
    return np.stack([a2 * b3 - a3 * b2, a3 * b1 - a1 * b3, a1 * b2 - a2 * b1], axis)


@operator(nd="khatri_rao")
@arrays("args")
def khatri_rao(*args):
    """The Kronecker product of matrices, column by column."""
    y, *rest = listed(args)
    for x in rest:
        y = (y.expand_dims(1) * x.expand_dims(0)).reshape((-1, y.shape[1]))
    return y


# ## einsum
#
# "ij,jk->ik": every index that is missing on the right is summed.  The gradient is an einsum too.  Of y = Σ a·b·c,
# the slope of an element of b is the sum of all that it was multiplied with, so dy takes the place of b:
# "ij,jk->ik" has the rules "ik,jk->ij" and "ik,ij->jk".
#
# Two cases need care.  An index that only b has is not on the right of its rule: every element of b receives the same,
# as in a sum.  And an index that b has twice means its diagonal, which is taken first.
def einsum_rule(dy, place, subscripts, *operands):
    sources, result = subscripts
    mine, shape = sources[place], operands[place].shape
    others = [k for k in range(len(operands)) if k != place]
    known = set(result).union(*(sources[k] for k in others))
    wanted = "".join(letter for letter in mine if letter in known)
    equation = ",".join([result, *(sources[k] for k in others)]) + "->" + wanted
    dx = np.einsum(equation, dy, *(operands[k] for k in others))
    laid = tuple(n if letter in known else 1 for letter, n in zip(mine, shape))
    return np.broadcast_to(sum_to(dx.reshape(widened(dx, mine, known)), laid), shape)


def widened(dx, mine, known):
    lengths = iter(dx.shape)
    return tuple(next(lengths) if letter in known else 1 for letter in mine)


@operator(np="einsum", numpy=np.einsum)
@rules(operands=einsum_rule)
def einsum(subscripts, *operands, out=None, optimize=False):
    """A sum of products, told by letters for the axes.

    Args:
        subscripts: such as "ij,jk->ik": letters for the axes of each operand, and of the result; "..." stands for
            all other axes, which broadcast.  Without "->", the result has every letter that occurs once, sorted.
        operands: arrays.
        optimize: let numpy choose the order of the products.

    Raises:
        MXNetError: the subscripts do not fit the operands.
    """
    sources, result = spelled_out(subscripts.replace(" ", ""), operands)
    pairs = [without_diagonals(x, source) for x, source in zip(operands, sources)]
    operands, sources = [x for x, _ in pairs], [source for _, source in pairs]
    try:
        y = np.einsum(",".join(sources) + "->" + result, *(x._data for x in operands), optimize=optimize)
    except ValueError as complaint:
        raise not_broadcast(ValueError(f"mismatch: {complaint}"), "einsum", *(x._data for x in operands)) from None
    saved = (sources, result), *operands
    return emit(einsum, np.array(y), *((x, (k, *saved)) for k, x in enumerate(operands)))


def spelled_out(subscripts, operands):
    """The letters of each operand and of the result, with letters for the axes of "..." too."""
    left, arrow, result = subscripts.partition("->")
    sources = left.split(",")
    if not arrow:
        once = sorted(letter for letter in set(left) - set(",.") if left.count(letter) == 1)
        result = ("..." if "..." in left else "") + "".join(once)
    free = [letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if letter not in subscripts]
    hidden = [x.ndim - len(source.replace("...", "")) for x, source in zip(operands, sources)]
    letters = "".join(free[:max([n for n, source in zip(hidden, sources) if "..." in source], default=0)])
    sources = [source.replace("...", letters[len(letters) - n:] if n else "") for source, n in zip(sources, hidden)]
    return sources, result.replace("...", letters)


def without_diagonals(x, source):
    """An operand and its letters, none of them twice."""
    for letter in source:
        if source.count(letter) > 1:
            first, second = source.index(letter), source.rindex(letter)
            x = x.diagonal(0, first, second)
            rest = "".join(other for k, other in enumerate(source) if k not in (first, second))
            return without_diagonals(x, rest + letter)
    return x, source
