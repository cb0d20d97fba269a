"""Cases of `refgrad/ops/softmax.py`."""
import numpy

from . import at, case, const, real, silent, times

AXES = [
    case(real(2, 3)), case(real(2, 3), axis=0), case(real(2, 3, 2), axis=1), case(real(4), temperature=2.0),
    case(real(1)), case(real(0, 3)), case(real(2, 3), dtype="float64").gives("float64"),
]
FAR = at([800.0, -800.0])

CASES = {
    "softmax": AXES + [
        case(FAR).edge(times(0.0)), case(real(2, 3), const([1, 3]), use_length=True),
        case(real(3, 2), const([2, 0]), use_length=True, axis=0),
    ],
    "softmin": AXES + [case(FAR).edge(times(0.0))],
    "log_softmax": AXES + [case(FAR).edge(lambda dy, x: numpy.array([-dy[1], dy[1]]))],
    "SoftmaxActivation": [case(real(2, 3)), case(real(2, 3, 2), mode="channel"), case(real(2, 3, 2))],
    "softmax_cross_entropy": [
        case(real(3, 4), const([0, 3, 3])), case(real(2, 3), const([1.0, 2.0])), case(real(1, 3), const([7])),
        case(real(2, 3), silent(at([0.0, 2.0]))), case(at([[800.0, -800.0]]), const([0])).edge(times(0.0)),
    ],
}
