"""Cases of `refgrad/ops/nans.py`: what is not a number receives no gradient, and the rest is as without it."""
import numpy

from . import at, case, nowhere, real, reductions, times

REDUCED = reductions(empty=False, exclude=False)
GAP = at([[1.0, numpy.nan, 3.0], [numpy.nan, numpy.nan, -2.0]])
NONE = at([[1.0, 3.0], [numpy.nan, numpy.nan]])
DRAWN = [case(real(2, 3)), case(real(3, 2), axis=0), case(real(2, 3), axis=1, keepdims=True)]


def gaps(slope, answer, **options):
    """The array with gaps has this gradient and, as numpy has it, this result."""
    return case(GAP, **options).edge(times(slope)).value(lambda x: numpy.asarray(answer(x, **options)))


def rows(slope):
    """The rule of a reduction over axis 1 with this slope."""
    return lambda dy, x: dy.reshape(-1, 1) * numpy.asarray(slope)


CASES = {
    "nanmax": REDUCED + [
        gaps([[0.0, 0.0, 1.0], [0.0, 0.0, 0.0]], numpy.nanmax),
        case(NONE, axis=1).edge(rows([[0.0, 1.0], [0.0, 0.0]])).value(numpy.array([3.0, numpy.nan])),
    ],
    "nanmin": REDUCED + [
        gaps([[0.0, 0.0, 0.0], [0.0, 0.0, 1.0]], numpy.nanmin),
        case(NONE, axis=1).edge(rows([[1.0, 0.0], [0.0, 0.0]])).value(numpy.array([1.0, numpy.nan])),
    ],
    "nanargmax": nowhere(DRAWN[:2] + [case(GAP).value(numpy.array(2)), case(GAP, axis=1).value(numpy.array([2, 2]))]),
    "nanargmin": nowhere(DRAWN[:2] + [case(GAP).value(numpy.array(5)), case(GAP, axis=1).value(numpy.array([0, 2]))]),
    "nanmean": REDUCED + [
        gaps([[1 / 3, 0.0, 1 / 3], [0.0, 0.0, 1 / 3]], numpy.nanmean),
        case(real(2, 3), dtype="float64").gives("float64"),
        case(GAP, axis=1).edge(rows([[0.5, 0.0, 0.5], [0.0, 0.0, 1.0]])).value(numpy.array([2.0, -2.0])),
    ],
    "nanvar": REDUCED + [
        case(real(2, 3), ddof=1), case(real(2, 3), dtype="float64").gives("float64"),
        gaps([[2 / 9, 0.0, 14 / 9], [0.0, 0.0, -16 / 9]], numpy.nanvar),
        gaps([[1 / 3, 0.0, 7 / 3], [0.0, 0.0, -8 / 3]], numpy.nanvar, ddof=1),
    ],
    "nanstd": DRAWN + [
        case(real(2, 3), ddof=1), case(at([2.0, 2.0])).edge(times(0.0)),
        case(GAP, axis=1).edge(rows([[-0.5, 0.0, 0.5], [0.0, 0.0, 0.0]])).value(numpy.array([1.0, 0.0])),
    ],
    "nancumsum": [
        case(real(2, 3), axis=1), case(real(2, 3)), case(real(0), axis=0),
        case(at([1.0, numpy.nan, 3.0])).edge(lambda dy, x: numpy.array([dy.sum(), 0.0, dy[2]])).value(numpy.nancumsum),
    ],
    "nancumprod": [
        case(real(2, 3), axis=1), case(real(2, 3)),
        case(at([2.0, numpy.nan, 3.0])).edge(
            lambda dy, x: numpy.array([dy[0] + dy[1] + 3 * dy[2], 0.0, 2 * dy[2]])).value(numpy.nancumprod),
    ],
}
