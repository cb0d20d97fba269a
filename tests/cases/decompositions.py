"""Cases of `refgrad/ops/decompositions.py`."""
import numpy

import refgrad as mx
from refgrad.engine.array import wrap

from . import at, case, real

# ## Matrices that have what is asked of them
#
# numpy's linear algebra has no float16.  Factors are smooth where no two eigenvalues meet, and a factor of a symmetric
# matrix is a function of symmetric matrices only.
REGULAR = at([[2.0, -1.0, 0.3], [0.5, 1.5, -0.7], [-0.4, 0.2, -1.8]])
STACK = at([[[2.0, -1.0], [0.5, 1.5]], [[-1.2, 0.3], [0.4, 1.1]]])
TALL = at([[2.0, -1.0], [0.5, 1.5], [-0.4, 0.2]])
WIDE = at([[2.0, -1.0, 0.3], [0.5, 1.5, -0.7]])


def symmetric(A):
    return [A + numpy.swapaxes(A, -1, -2)]


def positive_definite(A):
    return [numpy.matmul(A, numpy.swapaxes(A, -1, -2))]


def matrices(*shapes, **options):
    return [case(x, **options).without("float16", "int32") for x in shapes]



def symmetric_gradient(call, cls):
    """Both elements of a pair receive the same, though only one is read."""
    x = wrap(cls, numpy.array([[2.0, 0.5], [0.5, 1.5]]))
    x.attach_grad()
    with mx.autograd.record():
        y = call(x)
    y.backward(wrap(cls, numpy.array([[1.0, 7.0], [-2.0, 3.0]])))
    dx = x.grad.asnumpy()
    assert (dx == dx.T).all() and (dx != 0).all()


CASES = {
    "inverse": matrices(REGULAR, STACK),
    "solve_matrix": [
        case(REGULAR, real(3, 2)).without("float16", "int32"),
        case(STACK, real(2, 2, 3)).without("float16", "int32"),
    ],
    "solve": [case(a, b).without("float16", "int32") for a, b in (
        (REGULAR, real(3)), (REGULAR, real(3, 2)), (STACK, real(2, 2, 1)), (STACK, real(1, 2, 3)),
        (REGULAR, real(2, 3, 1)))],
    "det": matrices(REGULAR, STACK, at([[3.0]])),
    "slogdet": matrices(REGULAR, STACK, at([[3.0]])),
    "cholesky": [case().holds(symmetric_gradient)] + [c.through(positive_definite) for c in matrices(REGULAR, STACK)],
    "eigh": [c.through(symmetric) for c in matrices(REGULAR, STACK)] + [
        c.through(symmetric) for c in matrices(REGULAR, UPLO="U")],
    "eigvalsh": [c.through(symmetric) for c in matrices(REGULAR, STACK)],
    "svd": matrices(REGULAR, STACK, TALL, WIDE),
    "qr": matrices(REGULAR, STACK, TALL, WIDE),
    "pinv": matrices(REGULAR, TALL, WIDE, STACK),
}
