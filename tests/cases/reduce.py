"""Cases of `refgrad/ops/reduce.py`."""
import numpy

from . import at, case, real, reductions, times

# Every element that shares the maximum receives all of dy; nothing can be reduced from nothing.
TIES = [case(at([2.0, 1.0, 2.0])).edge(times([1.0, 0.0, 1.0])),
        case(at([[2.0, 2.0], [2.0, 2.0]]), axis=0, keepdims=True).edge(times(1.0))]
LOW_TIES = [case(at([1.0, 2.0, 1.0])).edge(times([1.0, 0.0, 1.0]))]
EXTREMES = reductions(empty=False) + [case(real(0, 3), axis=1)]
EXTREMES_NP = reductions(empty=False, exclude=False) + [case(real(0, 3), axis=1)]

# A product with zeros: the slope of each factor is the product of the others.
PRODUCTS = reductions() + [case(at([0.0, 2.0, 3.0])), case(at([[0.0, 0.0], [2.0, 0.0]]), axis=1), case(at([0.0]))]
# nan counts for nothing, and receives nothing.
HOLES = [case(at([1.0, numpy.nan, 3.0])).edge(times([1.0, 0.0, 1.0]))]
HOLES_IN_PRODUCTS = [case(at([2.0, numpy.nan, 3.0])).edge(times([3.0, 0.0, 2.0]))]


def without_exclude(cases):
    """The cases that np has words for as well."""
    return [c for c in cases if "exclude" not in c.options]


CASES = {
    "sum": reductions(),
    "sum_np": reductions(exclude=False) + [case(real(2, 3), axis=0, initial=2)],
    "mean": reductions(empty=False) + [case(real(0, 3), axis=1)],
    "mean_np": reductions(empty=False, exclude=False) + [case(real(0, 3), axis=1)],
    "prod": PRODUCTS,
    "prod_np": without_exclude(PRODUCTS),
    "nansum": reductions() + HOLES,
    "nanprod": PRODUCTS + HOLES_IN_PRODUCTS,
    "nansum_np": reductions(exclude=False) + HOLES,
    "nanprod_np": without_exclude(PRODUCTS) + HOLES_IN_PRODUCTS + [case(real(2, 3), axis=1, initial=1.5).floats()],
    "max": EXTREMES + TIES,
    "min": EXTREMES + LOW_TIES,
    "max_np": EXTREMES_NP + TIES,
    "min_np": EXTREMES_NP + LOW_TIES,
    "ptp": EXTREMES_NP,
    "all": reductions(exclude=False),
    "any": reductions(exclude=False),
    "count_nonzero": reductions(exclude=False),
}
