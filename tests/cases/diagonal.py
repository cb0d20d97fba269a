"""Cases of `refgrad/ops/diagonal.py`."""
from . import case, real

OF_MATRICES = [case(real(3, 3)), case(real(2, 4), 1), case(real(4, 2), -1), case(real(2, 3), 5), case(real(0, 3))]
OF_AXES = OF_MATRICES + [case(real(2, 3, 4), axis1=1, axis2=2), case(real(2, 3, 4), offset=1, axis1=-1, axis2=0)]
TRIANGLES = [case(real(3, 4)), case(real(3, 4), 1), case(real(4, 3), k=-1), case(real(2, 3, 3)), case(real(0, 3))]

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
    "tril": TRIANGLES,
    "triu": TRIANGLES,
}
