"""Cases of `refgrad/ops/sets.py`: the answers are numpy's, and no gradient flows but to weights."""
import numpy

from . import at, case, const, nowhere, real

ONE, OTHER = [3.0, 1.0, 2.0, 1.0], [2.0, 5.0, 3.0]
TABLE, EDGES = [[3.0, 1.0], [2.0, 1.0]], [0.0, 1.5, 3.0]


def asked(question, *given, **options):
    """A question that is answered as numpy answers it."""
    answer = question(*map(numpy.array, given), **options)
    answer = [numpy.asarray(y) for y in answer] if isinstance(answer, tuple) else numpy.asarray(answer)
    return nowhere([case(*map(at, given), **options).value(answer)])


def sets(question, **options):
    return asked(question, ONE, OTHER, **options) + asked(question, TABLE, OTHER, **options)


def counted(**options):
    return [c for more in (dict(bins=4), dict(bins=3, range=(0, 3)), dict(bins=[0.0, 2.0, 3.0]))
            for given in (ONE, TABLE) for c in asked(numpy.histogram, given, **more, **options)]


CASES = {
    "isin": sets(numpy.isin) + sets(numpy.isin, invert=True),
    "in1d": nowhere([case(at(ONE), at(OTHER)).value(numpy.array([True, False, True, False])),
                     case(at(TABLE), at(OTHER), invert=True).value(numpy.array([False, True, False, True]))]),
    "intersect1d": sets(numpy.intersect1d),
    "union1d": sets(numpy.union1d),
    "setdiff1d": sets(numpy.setdiff1d),
    "setxor1d": sets(numpy.setxor1d),
    "histogram": counted() + nowhere([case(at(ONE), bins=const([0.0, 1.0, 3.0]))]),
    "histogram_np": counted() + [
        case(const(ONE), 2, weights=real(4)), case(const(TABLE), const(EDGES), weights=real(2, 2)),
        case(const(ONE), bins=2, weights=real(4, low=0.5), density=True),
        case(const([0.5, 2.0, 9.0]), 2, (0, 3), weights=real(3)),
        *nowhere([case(at(ONE), 3, density=True)]),
    ],
    "histogram_bin_edges": nowhere([case(const(ONE), 3), case(const(ONE), bins=2, range=(0, 3))]),
    "digitize": asked(numpy.digitize, ONE, EDGES) + asked(numpy.digitize, TABLE, EDGES, right=True),
    "lexsort": nowhere([case([at(ONE), at([1.0, 0.0, 1.0, 0.0])]).value(numpy.array([1, 3, 2, 0])),
                        case([at(ONE)]).value(numpy.array([1, 3, 2, 0]))]),
}
