"""Cases of `refgrad/ops/diagonal.py`."""
import numpy

from . import case, const, real

SOME = numpy.ones((2, 3))

OF_MATRICES = [case(real(3, 3)), case(real(2, 4), 1), case(real(4, 2), -1), case(real(2, 3), 5), case(real(0, 3))]
OF_AXES = OF_MATRICES + [case(real(2, 3, 4), axis1=1, axis2=2), case(real(2, 3, 4), offset=1, axis1=-1, axis2=0)]
TRIANGLES = [case(real(3, 4)), case(real(3, 4), 1), case(real(4, 3), k=-1), case(real(2, 3, 3)), case(real(0, 3))]


def whole(positions):
    return [part.astype("int64") for part in positions]


CASES = {
    "diagonal": OF_AXES,
    "trace": OF_AXES,
    "on_diagonal": [
        case(real(3), 0), case(real(2), 1), case(real(2), -2), case(real(2, 3), 1), case(real(1), 0),
    ],
    "diag": OF_MATRICES[:4] + [case(real(3)), case(real(2), k=-1), case(real(2, 3, 4), 1, axis1=1, axis2=2)],
    "diag_np": OF_MATRICES[:4] + [case(real(3)), case(real(2), k=-1)],
    "diagflat": [case(real(3)), case(real(2, 2), 1), case(real(2), k=-1), case(real())],
    "extractdiag": [case(real(3, 3)), case(real(3, 3), 1), case(real(2, 3, 3), offset=-1)],
    "makediag": [case(real(3)), case(real(2), 1), case(real(2, 3), offset=-1)],
    "extracttrian": [case(real(3, 3)), case(real(3, 3), -1), case(real(2, 3, 3), offset=1, lower=False)],
    "maketrian": [case(real(6)), case(real(3), -1), case(real(2, 3), offset=1, lower=False)],
    "tril_indices": [case(3).value(whole(numpy.tril_indices(3))), case(2, 1, m=4).value(
        whole(numpy.tril_indices(2, 1, 4)))],
    "triu_indices": [case(3).value(whole(numpy.triu_indices(3))), case(2, k=-1).value(
        whole(numpy.triu_indices(2, -1)))],
    "diag_indices": [case(3).value(whole(numpy.diag_indices(3))), case(2, ndim=3).value(
        whole(numpy.diag_indices(2, 3)))],
    "tril_indices_from": [case(const(SOME), k=1).value(whole(numpy.tril_indices_from(SOME, 1)))],
    "triu_indices_from": [case(const(SOME), -1).value(whole(numpy.triu_indices_from(SOME, -1)))],
    "diag_indices_from": [case(const(SOME[:2, :2])).value(whole(numpy.diag_indices(2)))],
    "tril": TRIANGLES,
    "triu": TRIANGLES,
}
