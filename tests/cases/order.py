"""Cases of `refgrad/ops/order.py`: positions have no slope, and sorted elements go back to where they came from."""
import numpy

from . import at, case, const, nowhere, real, reductions, times

POSITIONS = nowhere(reductions(empty=False, exclude=False, tuples=False) + [case(real(0, 3), axis=1)])

# Equal elements keep their order.
SORTS = [
    case(real(5)), case(real(3, 4)), case(real(4, 2), axis=0), case(real(2, 3), axis=None), case(real(2, 3, 2), axis=1),
    case(real(0, 3)), case(real(1)), case(at([2.0, 1.0, 2.0, 1.0])).edge(lambda dy, x: dy[[2, 0, 3, 1]]),
]
DOWN = [
    case(real(5), is_ascend=False), case(real(4, 2), axis=0, is_ascend=False),
    case(at([2.0, 1.0, 2.0, 1.0]), is_ascend=False).edge(lambda dy, x: dy[[0, 2, 1, 3]]),
]

WORDS = "linear", "lower", "higher", "midpoint", "nearest"
QUANTILES = [
    case(real(5), 0.3), case(real(3, 4), 0.5, axis=0), case(real(3, 4), 0.8, axis=1, keepdims=True),
    case(real(2, 3), 0.25),
    case(real(3, 4), const([0.2, 0.9]), axis=1), case(real(5), 1.0),
]
# A line with a nan in it has no quantile, unless the nan is left out.
GAP = at([[1.0, numpy.nan, 3.0], [4.0, 2.0, 0.0]])
UNKNOWN = case(GAP, axis=1).edge(lambda dy, x: numpy.outer(dy, [0, 1, 0])).value(numpy.array([numpy.nan, 2.0]))
KNOWN = case(GAP, axis=1).edge(lambda dy, x: dy[:, None] * numpy.array([[0.5, 0.0, 0.5], [0.0, 1.0, 0.0]])).value(
    numpy.array([2.0, 2.0]))
NONE = case(at([numpy.nan, numpy.nan])).value(numpy.array(numpy.nan)).edge(lambda dy, x: dy * numpy.array([1.0, 0.0]))

CASES = {
    "argmax": POSITIONS,
    "argmin": POSITIONS,
    "argmax_np": POSITIONS,
    "argmin_np": POSITIONS,
    "argmax_channel": nowhere([case(real(2, 3)), case(real(3, 1))]),
    "sort": SORTS + DOWN + [case(real())],
    "sort_np": SORTS,
    "argsort": nowhere(SORTS + DOWN),
    "argsort_np": nowhere(SORTS),
    "topk": nowhere([case(real(5)), case(real(3, 4), k=2), case(real(3, 4), axis=0, k=2, is_ascend=True),
                     case(real(2, 3), axis=None, k=4), case(real(2, 3), k=0)]) + [
        case(real(3, 4), k=2, ret_typ="value"), case(real(3, 4), k=2, axis=0, ret_typ="value", is_ascend=True),
        case(real(2, 3), axis=None, k=4, ret_typ="value"), case(real(3, 4), k=2, ret_typ="mask"),
        case(real(2, 3), axis=0, k=1, ret_typ="mask"), case(real(3, 4), k=2, ret_typ="both", dtype="int32"),
        case(at([2.0, 1.0, 2.0]), ret_typ="value").edge(times([1.0, 0.0, 0.0])),
    ],
    "unique": nowhere([case(real(4)), case(at([2.0, 1.0, 2.0])), case(real(2, 3), axis=0),
                       case(at([2.0, 1.0, 2.0]), return_index=True, return_inverse=True, return_counts=True)]),
    "searchsorted": nowhere([
        case(at([1.0, 2.0, 3.0]), real(2, 3)), case(at([-1.0, 0.0, 1.0]), at([0.0]), side="right"),
    ]),
    "bincount": [
        case(const([0, 2, 2]), real(3)), case(const([1, 1]), real(2), minlength=4),
        *nowhere([case(at([0, 2, 2], "int64")).floats(), case(at([0, 2, 2], "int64"), minlength=5).floats()]),
    ],
    "quantile": QUANTILES + [case(real(5), q=0.3, interpolation=word) for word in WORDS],
    "percentile": [case(*c.arguments[:1], 100 * c.arguments[1], **c.options) for c in QUANTILES[:4]] + [
        case(real(5), q=30, interpolation=word) for word in WORDS],
    "median": [
        case(real(5)), case(real(2, 4), axis=1), case(real(3, 2), axis=0, keepdims=True), case(real(2, 3)), UNKNOWN,
    ],
    "nanquantile": QUANTILES + [case(GAP, 0.5, axis=1).edge(KNOWN.rule).value(KNOWN.expected)],
    "nanpercentile": [case(real(3, 4), 50, axis=0), case(GAP, 50, axis=1).edge(KNOWN.rule).value(KNOWN.expected)],
    "nanmedian": [case(real(5)), case(real(2, 4), axis=1), KNOWN, NONE],
}
