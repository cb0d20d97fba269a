"""# Polynomials and convolution in one dimension

A polynomial is the vector of its coefficients, the highest power first.  To multiply two of them is to convolve the
vectors: the coefficient of each power collects all products whose powers add up to it.
"""

import numpy as np

from ..engine.array import wrap
from ..engine.operators import operator
from .common import arrays, in_floats, like, one_of


# ## Convolution
#
# yₖ = Σ aᵢ · vₖ₋ᵢ.  With zeros at both ends of a, every y is the product of one stretch of a with the reversed v; the
# stretches are an index, and so the rest is a product of matrices.
def stretches(a, length):
    """All stretches of that length of a, with zeros around it, as rows."""
    a = np.pad(a, (length - 1, length - 1))
    return a[np.arange(len(a) - length + 1)[:, None] + np.arange(length)]


@operator(np="convolve", numpy=np.convolve)
@arrays("a", "v")
def convolve(a, v, mode="full"):
    """The convolution of two vectors, which is the product of two polynomials.

    Args:
        a, v: vectors of at least one element; the result does not depend on their order.
        mode: "full" for every overlap; "same" for as many in the middle as the longer vector has elements; "valid"
            for those where the vectors overlap completely.

    Raises:
        MXNetError: another mode.
    """
    one_of("convolve", "mode", mode, ("full", "same", "valid"))
    if len(a) < len(v):
        a, v = v, a
    y = np.dot(stretches(a, len(v)), v[::-1])
    first = dict(full=0, same=(len(v) - 1) // 2, valid=len(v) - 1)[mode]
    return y[first:first + dict(full=len(y), same=len(a), valid=len(a) - len(v) + 1)[mode]]


# Without the reversal it is a correlation: how alike the two are, when one is moved along the other.
@operator(np="correlate", numpy=np.correlate)
@arrays("a", "v")
def correlate(a, v, mode="valid"):
    """The correlation of two vectors, yₖ = Σ aₙ₊ₖ · vₙ.

    Args:
        a, v: vectors of at least one element.
        mode: as for `convolve`; "valid" by default.

    Raises:
        MXNetError: another mode.
    """
    if len(a) < len(v):
        return convolve(v, a[::-1], mode)[::-1]
    return convolve(a, v[::-1], mode)


# ## Arithmetic
def as_long(p, length):
    """The coefficients with zeros for the higher powers."""
    return np.pad(p, (length - len(p), 0)) if len(p) < length else p


@operator(np="polyadd", numpy=np.polyadd)
@arrays("a1", "a2")
def polyadd(a1, a2):
    """The sum of two polynomials."""
    length = max(len(a1), len(a2))
    return as_long(a1, length) + as_long(a2, length)


@operator(np="polysub", numpy=np.polysub)
@arrays("a1", "a2")
def polysub(a1, a2):
    """The difference of two polynomials."""
    length = max(len(a1), len(a2))
    return as_long(a1, length) - as_long(a2, length)


@operator(np="polymul", numpy=np.polymul)
@arrays("a1", "a2")
def polymul(a1, a2):
    """The product of two polynomials; leading zeros are kept."""
    return convolve(a1, a2)


@operator(np="poly", numpy=np.poly)
@arrays("seq_of_zeros")
def poly(seq_of_zeros):
    """The polynomial with these zeros, (x - z₀)·(x - z₁)·..., its first coefficient 1."""
    z = in_floats(seq_of_zeros)
    one = like(z, [1])
    p = one
    for k in range(len(z)):
        p = convolve(p, np.concatenate([one, -z[k:k + 1]]))
    return p


@operator(np="polyder", numpy=np.polyder)
@arrays("p")
def polyder(p, m=1):
    """The m-th derivative of a polynomial.

    Raises:
        ValueError: m is negative.
    """
    if m < 0:
        raise ValueError(f"polyder: m has to be at least 0, not {m}")
    for _ in range(m):
        p = p[:-1] * like(p, np.arange(len(p) - 1, 0, -1))
    return p


@operator(np="polyint", numpy=np.polyint)
@arrays("p")
def polyint(p, m=1, k=0.0):
    """The m-th integral of a polynomial; k is the constant of each integration.

    Raises:
        ValueError: m is negative.
    """
    if m < 0:
        raise ValueError(f"polyint: m has to be at least 0, not {m}")
    p = in_floats(p)
    for _ in range(m):
        p = np.concatenate([p / like(p, np.arange(len(p), 0, -1)), like(p, [k])])
    return p


# ## Through points
@operator(np="vander", numpy=np.vander)
@arrays("x")
def vander(x, N=None, increasing=False):
    """The powers of the elements of a vector, a row for each element: the highest power first.

    Args:
        x: vector.
        N: how many powers; as many as x has elements if left out.
        increasing: the lowest power first.
    """
    N = len(x) if N is None else N
    columns = [np.ones_like(x)] if N else []
    for _ in range(N - 1):
        columns.append(columns[-1] * x)
    columns = columns if increasing else columns[::-1]
    return np.stack(columns, 1) if columns else wrap(x.family, np.zeros((len(x), 0), x._data.dtype))


# V·p = y may have no solution.  The coefficients are the p for which the squares of V·p - y have the least sum.
@operator(np="polyfit", numpy=np.polyfit)
@arrays("x", "y")
def polyfit(x, y, deg):
    """The polynomial of that degree that fits the points best, by least squares.

    Args:
        x: vector of places.
        y: vector of heights, or a matrix with a column for each curve.
        deg: an int.
    """
    return np.dot(np.linalg.pinv(vander(in_floats(x), deg + 1)), in_floats(y))


# ## Between points
#
# A line from each point to the next.  The slope in x is that of the line; the two heights share dy by how near x is.
@operator(np="interp", numpy=np.interp)
@arrays("x", "fp")
def interp(x, xp, fp, left=None, right=None):
    """The height at x of the line from point to point.

    Args:
        x: array of places.
        xp: where the points are, a vector in rising order; no gradient flows to it.
        fp: the heights of the points, a vector.
        left, right: numbers for the places before the first and behind the last point; the height of that point if
            left out.
    """
    x, fp = in_floats(x), in_floats(fp)
    data, xp = x._data, np.asarray(getattr(xp, "_data", xp)).astype(x._data.dtype)
    before = np.clip(np.searchsorted(xp, data, "right") - 1, 0, max(len(xp) - 2, 0))
    behind = np.minimum(before + 1, len(xp) - 1)
    width = np.where(behind > before, xp[behind] - xp[before], 1).astype(data.dtype)
    share = np.clip((x - like(x, xp[before])) / like(x, width), 0, 1)
    y = fp[before] * (1 - share) + fp[behind] * share
    for number, there in (left, data < xp[0]), (right, data > xp[-1]):
        y = y if number is None else np.where(there, like(x, number), y)
    return y
