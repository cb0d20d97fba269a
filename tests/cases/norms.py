"""Cases of `refgrad/ops/norms.py`."""
import numpy

from . import at, case, real, reductions, times

# Where all is equal there is a kink, with the slope 0.
FLAT = case(at([0.0, 0.0])).edge(times(0.0))
SPREADS = reductions(empty=False, exclude=False)
VARIANCES = SPREADS + [case(real(4), ddof=1), case(real(3, 2), axis=0, ddof=1, keepdims=True)]

VECTORS = [
    case(real(4), ord=ord) for ord in (1, 2, 3, 2.5, numpy.inf, -numpy.inf)
] + [case(real(4, low=0.5), ord=-1), case(real(2, 3), ord=3, axis=1), case(real(4), ord=0).floats(),
     case(real(2, 3), ord=numpy.inf, axis=0, keepdims=True)]
MATRICES = [
    case(real(2, 3), ord=ord) for ord in ("fro", 1, -1, numpy.inf, -numpy.inf)
] + [case(real(2, 3), ord=ord).without("float16", "int32") for ord in ("nuc", 2, -2)
] + [case(real(2, 3, 2), ord=1, axis=(0, 2)), case(real(2, 3, 2), ord="fro", axis=(1, 0), keepdims=True),
     case(real(2, 2, 3), ord=2, axis=(1, 2)).without("float16", "int32")]

CASES = {
    "norm": SPREADS + reductions(empty=False, exclude=False, ord=1) + [
        FLAT, case(at([0.0, -2.0]), ord=1).edge(times([0.0, -1.0])),
        case(real(0, 3), axis=1)],
    "norm_np": SPREADS + [FLAT] + VECTORS + MATRICES,
    "var": VARIANCES + [case(at([2.0, 2.0]))],
    "std": [c for c in VARIANCES if c.arguments[0].shape not in ((), (1,))] + [FLAT, case(at([2.0])).edge(times(0.0))],
    "moments": [
        case(real(2, 3), axes=0), case(real(2, 3, 2), axes=(0, 2)), case(real(2, 3), axes=(0, 1), keepdims=True),
        case(real(2, 3))],
    "cov": [case(real(2, 4)).value(numpy.cov), case(real(4)), case(real(2, 4), real(4)).value(numpy.cov),
            case(real(4, 2), rowvar=False, bias=True), case(real(2, 4), ddof=0), case(real(3), real(3))],
    "corrcoef": [case(real(2, 4)).value(numpy.corrcoef), case(real(4), real(4)), case(real(4, 2), rowvar=False),
                 case(real(3)).value(numpy.array(1.0)).edge(times(0.0))],
    "average": [
        case(real(2, 3)), case(real(2, 3), axis=0), case(real(2, 3), axis=1, weights=real(3, low=0.5)),
        case(real(2, 3), weights=real(2, 3, low=0.5)),
        case(real(2, 3), axis=0, weights=real(2, low=0.5), returned=True),
    ],
    "L2Normalization": [c.floats() for c in [
        case(real(2, 3, 2)), case(real(2, 3, 2), mode="channel"), case(real(2, 3, 2, 2), mode="spatial"),
        case(real(2, 3), eps=0.1)]],
}
