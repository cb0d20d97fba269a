"""Cases of `refgrad/ops/arithmetic.py`: + - * / // % ** and comparisons."""
import numpy

from . import at, binary, case, times, unary

# ## Remainders
#
# b keeps its sign, and a/b stays clear of the whole numbers at which the remainder jumps.
REMAINDERS = binary(b=(0.6, 2.0), numbers=(0.7, 1.7)) + [case(at([-1.5, 2.2]), at([0.4, -0.9]))]

# x/0 is infinite, and so are its slopes, 1/b and -a/b².
BY_ZERO = case(at([2.0, -2.0]), at([0.0, 0.0])).edge(lambda dy, a, b: (dy / b, dy * numpy.array([-1.0, 1.0]) / b))

# ## Powers of zero
#
# x² and x¹ are smooth at 0, for the second derivative too; x⁰ is 1, its slope 0; 0ᵇ is 0 for b > 0, and so is its
# slope in b.  Integers have no negative powers.
POWERS = [c.floats() for c in binary(a=(0.3, 2.0), numbers=(2.5, 1.7))] + binary(b=(0.5, 3.0), a=(0.5, 3.0))[:3] + [
    case(at([0.0, -1.5, 2.0]), 2.0), case(at([0.0, -1.5]), 3), case(at([0.0, 1.0]), 1.0), case(at([-1.2, 0.7]), -2.0),
    case(at([0.0, 2.0]), 0.0).edge(times(0.0)),
    case(at([0.0, 4.0]), 0.5).edge(times([numpy.inf, 0.25])),
    case(at([0.0, 2.0]), -1.0).floats().edge(times([-numpy.inf, -0.25])),
    case(at([0.0, 0.0]), at([2.0, 1.0])).edge(lambda dy, a, b: (dy * [0.0, 1.0], dy * 0.0)),
    case(at([-2.0]), at([3.0])).edge(lambda dy, a, b: (dy * 12.0, dy * numpy.nan)),
]

# ## Comparisons
#
# No signal passes, at a tie neither.
COMPARISONS = binary() + [case(at([1.0, 2.0]), at([1.0, 1.0])).edge(lambda dy, a, b: (dy * 0.0, dy * 0.0)),
                          case(at([1.0, 2.0]), 1.0).edge(times(0.0))]


CASES = {
    "add": binary(),
    "subtract": binary(),
    "multiply": binary(),
    "divide": [c.floats() for c in [*binary(b=(0.3, 2.0)), BY_ZERO]],
    "floor_divide": [c.floats() for c in REMAINDERS],
    "mod": REMAINDERS,
    "power": POWERS,
    "negative": unary(),
    "abs": unary(edges={0.0: 0.0}),
    "equal": COMPARISONS,
    "not_equal": COMPARISONS,
    "less": COMPARISONS,
    "less_equal": COMPARISONS,
    "greater": COMPARISONS,
    "greater_equal": COMPARISONS,
}
