"""Cases of `refgrad/ops/surrogates.py`: the gradient is what was declared, and so is its own."""
import numpy

from . import at, case, real


def straight(*expected):
    """The gradient passes as it is, at the steps too."""
    through = [case(real(*shape)).declared(lambda dy, x: dy) for shape in ((2, 3), (), (0, 3), (3,))]
    return through + [case(at([0.5, 1.5, -0.5, 0.0])).floats().declared(lambda dy, x: dy).value(numpy.array(expected))]


CASES = {
    "sign_ste": straight(1.0, 1.0, -1.0, 0.0),
    "round_ste": straight(1.0, 2.0, -1.0, 0.0),
    "gradientmultiplier": [
        case(real(2, 3), scalar=-0.5).floats().declared(lambda dy, x: dy * -0.5).value(lambda x: x),
        case(real(3), 2.0).declared(lambda dy, x: dy * 2.0), case(real(2)),
    ],
}
