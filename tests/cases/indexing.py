"""Cases of `refgrad/ops/indexing.py`: positions are constants, or arrays that receive zeros."""
import numpy

from refgrad.engine.array import wrap

from . import at, case, const, nowhere, real

MASK = const([[1.0, 0.0, 1.0], [0.0, 0.0, 2.0]])
TAKES = [
    case(real(4, 3), const([2, 2]), axis=1), case(real(4, 3), const([1, 0]), axis=-1),
    case(real(4), const([-3, 9]), mode="clip"), case(real(4), const([-3, 9]), mode="wrap"),
    case(real(2, 3), const([5, 5, 0]), axis=None), case(real(4), const([1.0, 3.0]), axis=0),
    case(real(3, 2), const(1), axis=0), case(real(3), const([], "int64")), case(real(4), real(2, low=0.2, high=2.8)),
]
PICKS = [
    case(real(3, 4), const([0, 3, 3])), case(real(3, 2), const([2.0, 0.0]), axis=0),
    case(real(3, 4), const([0, 1, 2]), keepdims=True), case(real(2, 3, 2), const([[0, 1], [2, 2]]), axis=1),
    case(real(3, 4), const([-1, 9, 2])), case(real(3, 4), const([-1, 9, 2]), mode="wrap"),
    case(real(3, 4), real(3, low=0.2, high=2.8)),
]


def encoded(call, cls):
    """What was in `out` is replaced, a position that it has no place for leaves its row empty, and `out` returns."""
    positions, out = wrap(cls, numpy.array([2.0, 0.0, 5.0])), wrap(cls, numpy.full((3, 3), 7, "int32"))
    assert call(positions, out) is out
    assert out.tolist() == [[0, 0, 1], [1, 0, 0], [0, 0, 0]]


CASES = {
    "take": [case(real(4), const([0, 2, 2])), case(real(4, 3), const([[0, 3], [3, 3]]))] + TAKES,
    "take_np": [case(real(4), const([0, 2, 2])), case(real(4, 3), const([[0, 3], [3, 3]]), axis=0)] + TAKES,
    "batch_take": [case(real(3, 4), const([0, 3, 3])), case(real(2, 3), const([1.0, 1.0]))],
    "take_along_axis": [
        case(real(3, 4), const([[0, 3], [1, 1], [2, 0]]), axis=1), case(real(3, 2), const([[2, 0]]), 0),
        case(real(2, 3), const([5, 5, 0]), axis=None), case(real(3, 4), const([[1, 1]]), axis=-1),
        case(real(3, 4), at([[0.2, 3.7]]), axis=1),
    ],
    "pick": PICKS,
    "gather_nd": [
        case(real(3, 2), const([[0, 2, 2], [1, 0, 0]])),
        case(real(3, 2), const([[0, 2, 2]])), case(real(2, 3, 2), const([[0, 1], [2, 2]])),
        case(real(3, 2), const([[0.0, 2.0], [1.0, 1.0]])), case(real(4), real(1, 2, low=0.2, high=2.8)),
    ],
    "scatter_nd": [
        case(real(3), const([[0, 2, 1], [1, 0, 0]]), (3, 2)), case(real(2, 3), const([[0, 2]]), shape=(3, 3)),
        case(real(2), at([[0.2, 2.7]]), (4,)),
    ],
    "index_copy": [
        case(real(4, 2), const([2, 0]), real(2, 2)), case(real(3), const([1.0, -1.0]), real(2)),
        case(real(2, 1, 2), const([0, 1, 0, 0]), real(4, 1, 2)), case(real(3, 2), const([], "int64"), real(0, 2)),
    ],
    "onehot_encode": [case().holds(encoded)],
    "one_hot": nowhere([case(const([0, 2, 1]), 3), case(const([[0.0, 5.0]]), 3, on_value=2.0, off_value=-1.0),
                        case(real(3, low=0.2, high=2.8), 4), case(const([1, 0]), 2, dtype="int32")]),
    "boolean_mask": [
        case(real(3), const([1.0, 0.0, 1.0])), case(real(3, 2), const([0, 1, 1])),
        case(real(2, 3), const([1, 0, 1]), axis=1), case(real(3), const([0.0, 0.0, 0.0])),
        case(real(3, 2), real(3)),
    ],
    "nonzero": nowhere([case(real(2, 3)), case(at([0.0, 1.0])), case(at([0.0]))]),
    "argwhere": nowhere([case(real(2, 3)), case(at([0.0, 1.0])), case(at([0.0]))]),
    "where": [
        case(MASK, real(2, 3), real(2, 3)), case(MASK, real(2, 3), 0.5).only("np"),
        case(MASK, 0.5, real(2, 3)).only("np"), case(MASK, real(3), real(2, 1)),
        case(MASK, real(), real(3)), case(const([1.0, 0.0]), real(3, 1), real()),
        case(real(2, 3), real(2, 3), real(2, 3)),
        case(const([1.0, 0.0]), real(2, 3), real(2, 3)).only("nd"),
        case(const([[True, False, True]]), real(2, 3), real(3)).only("np"),
        case(at([0.0, 1.0]), at([3.0, 4.0]), at([5.0, 6.0])).edge(
            lambda dy, c, x, y: (dy * 0.0, dy * [0.0, 1.0], dy * [1.0, 0.0])),
    ],
    "slice": [
        case(real(3, 4), (1, 0), (3, 2)), case(real(3, 4), begin=(0, 3), end=(3, 0), step=(2, -1)),
        case(real(3, 4), (None, 1), (None, None)), case(real(5), 1, 4), case(real(3), (1,), (1,)),
    ],
    "slice_axis": [
        case(real(3, 4), 1, 1, 3), case(real(3, 4), axis=0, begin=1, end=None),
        case(real(3, 4), axis=-1, begin=-3, end=-1),
    ],
    "slice_like": [
        case(real(3, 4), const([[1.0, 2.0]])), case(real(3, 4), const([[1.0, 2.0]]), axes=(1,)),
        case(real(3, 4), const([[1.0, 2.0]]), axes=(0,)),
    ],
    "unravel_index": nowhere([case(const([3, 5]), (2, 3)), case(real(3, low=0.1, high=4.9), shape=(2, 3))]),
    "unravel_index_np": nowhere([case(const([3, 5]), (2, 3)), case(real(3, low=0.1, high=4.9), shape=(2, 3))]),
    "ravel_multi_index": nowhere([
        case(const([[0, 1], [2, 0]]), (2, 3)), case(real(2, 2, low=0.1, high=1.9), shape=(2, 3)),
    ]),
}
