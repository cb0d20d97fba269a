"""Cases of `refgrad/ops/cumulative.py`."""
import numpy

from . import at, case, real

CASES = {
    "cumsum": [
        case(real(2, 3)), case(real(2, 3), axis=0), case(real(2, 3), axis=-1), case(real(2, 3, 2), axis=1),
        case(real()), case(real(0, 3), axis=0), case(real(3), axis=0, dtype="float64").gives("float64"),
    ],
    "cumprod": [
        case(real(4)), case(real(2, 3)), case(real(2, 3), axis=1), case(real(3, 2), axis=-2), case(real(0), axis=0),
        case(at([2.0, 0.0, 3.0, 0.0]), axis=0).floats(),
        case(at([2.0, 3.0, 4.0]), axis=0).value(numpy.array([2.0, 6.0, 24.0])),
    ],
    "diff": [
        case(real(4)), case(real(2, 4), 2), case(real(4, 2), axis=0), case(real(2, 3), n=0),
        case(real(2, 3), prepend=real(2, 1), append=real(2, 1)), case(real(2, 1)),
    ],
    "trapz": [
        case(real(4)), case(real(2, 4), dx=0.5), case(real(4, 2), axis=0), case(real(2, 4), real(4)),
        case(real(2, 4), real(2, 4)), case(real(4, 2), real(4), axis=0),
    ],
    "polyval": [case(real(4), real(2, 3)), case(real(1), real(2)), case(real(3), real())],
    "ediff1d": [case(real(4)), case(real(2, 3)), case(real(3), to_end=real(2), to_begin=real(1))],
}
