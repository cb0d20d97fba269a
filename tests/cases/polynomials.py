"""Cases of `refgrad/ops/polynomials.py`."""
import numpy

from . import at, case, const, real, times

PAIRS = [(real(4), real(2)), (real(2), real(5)), (real(3), real(3)), (real(1), real(3)), (real(3), real(4))]
TWO = [case(a, b) for a, b in PAIRS]


def as_numpy(answer):
    """Vectors of all these lengths, in every mode, and numpy's answers."""
    return TWO[:2] + [case(a, b, mode=mode).value(lambda a, b, mode=mode: answer(a, b, mode))
                      for a, b in PAIRS for mode in ("full", "same", "valid")]


def sums(answer):
    return [c.value(answer) for c in TWO]


PLACES, POINTS = at([0.3, 1.5, 3.2]), const([0.0, 1.0, 2.5, 4.0])

CASES = {
    "convolve": as_numpy(numpy.convolve),
    "correlate": as_numpy(numpy.correlate),
    "polyadd": sums(numpy.polyadd),
    "polysub": sums(numpy.polysub),
    "polymul": sums(numpy.polymul),
    "poly": [case(real(3)).value(numpy.poly), case(real(1)).value(numpy.poly)],
    "polyder": [case(real(4)).value(numpy.polyder), case(real(4), 2), case(real(3), m=0)],
    "polyint": [case(real(3)).value(numpy.polyint), case(real(3), 2), case(real(2), m=1, k=3.0)],
    "vander": [case(real(3)).value(numpy.vander), case(real(2), 4), case(real(3), N=2, increasing=True),
               case(real(3), 0).value(numpy.zeros((3, 0)))],
    "polyfit": [
        case(at([0.0, 1.0, 2.5, 4.0]), real(4), 2).without("float16", "float32"),
        case(at([0.0, 1.0, 2.5]), real(3, 2), deg=1).without("float16"),
    ],
    "interp": [
        case(PLACES, POINTS, real(4)).value(lambda x, xp, fp: numpy.interp(x, xp, fp)),
        case(real(2, 3, low=0.1, high=0.9), const([0.0, 1.0]), real(2)),
        case(at([-1.0, 0.5, 9.0]), POINTS, const([1.0, 3.0, 2.0, 7.0])).floats().edge(times([0.0, 2.0, 0.0])),
        case(at([-1.0, 0.5, 9.0]), POINTS, const([1.0, 3.0, 2.0, 7.0]), left=5.0, right=6.0).floats().value(
            numpy.array([5.0, 2.0, 6.0])).edge(times([0.0, 2.0, 0.0])),
        case(at([0.5, 2.0]), const([1.0]), real(1)).floats(),
    ],
}
