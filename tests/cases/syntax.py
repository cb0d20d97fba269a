"""Cases of `refgrad/engine/syntax.py`: x[i]."""
import numpy

from . import case, const, real

READS = [case(real(4), 1), case(real(4), -1), case(real(3, 2), 1), case(real(3, 2), (1, 0)), case(real(4), slice(1, 3)),
         case(real(5), slice(None, None, -2)), case(real(2, 3), (slice(None), 1)), case(real(2, 3), (..., None, 1)),
         case(real(2, 3, 2), (1, ..., slice(0, 1))), case(real(2, 3), None),
         case(real(4), [0, 2, 2]), case(real(3, 2), ([0, 2, 0], [1, 1, 1])), case(real(3, 2), (slice(None), [1, 1])),
         case(real(2, 3), const([[True, False, True], [False, True, False]])).only("np"),
         case(real(4), const([3, 3, 0])), case(real(4), const([[0, 1], [1, 1]])),
         case(real(), ()).only("np"), case(real(0, 3), slice(None)), case(real(3), slice(0, 0)), case(real(3), [])]


def add_at(total, places, dy):
    numpy.add.at(total, places, dy)


CASES = {
    "index": READS,
    "scatter": [case(real(3, 2), ([0, 2, 2],), (4, 2), add_at), case(real(2), (slice(1, 3),), (4,), add_at)],
}
