"""Cases of `refgrad/ops/pairs.py`: functions of two arrays, and limits."""
import numpy

from . import at, binary, case, const, real, times

# Of two equal numbers all goes to the first operand; of an array and a number, to the array.
EXTREMES = binary() + [
    case(at([1.0]), at([1.0])).edge(lambda dy, a, b: (dy, dy * 0.0)),
    case(at([1.0]), 1.0).edge(times(1.0)), case(1.0, at([1.0])).edge(times(1.0)),
]
AT_ORIGIN = case(at([0.0]), at([0.0])).edge(lambda dy, a, b: (dy * 0.0, dy * 0.0))
AT_ZERO = case(at([0.0, 0.0]), at([-1.0, 1.0])).edge(lambda dy, a, b: (dy * [-1.0, 1.0], dy * 0.0))
# Of a nan and a number, the number.
KNOWN = [case(at([numpy.nan, 1.0, 2.0]), at([3.0, numpy.nan, 2.0])).edge(
    lambda dy, a, b: (dy * numpy.array([0.0, 1.0, 1.0]), dy * numpy.array([1.0, 0.0, 0.0])))]
AT_LIMITS = case(at([-1.0, 1.0, 2.0]), -1.0, 1.0).edge(times([1.0, 1.0, 0.0]))
LIMITS = [
    case(real(2, 3), -0.7, 1.1).floats(), case(real(2, 3), a_min=-1, a_max=1), case(real(), -1.0, 1.0),
    case(real(0, 3), -1.0, 1.0), case(real(2, 3), None, 0.3).floats(), case(real(2, 3), 1, None), AT_LIMITS,
]
SPECIAL = at([1.0, numpy.nan, numpy.inf, -numpy.inf])

SAME = [case(real(2, 3), real(2, 3)), case(real(), real()), case(real(0, 3), real(0, 3))]

CASES = {
    "maximum": EXTREMES,
    "minimum": EXTREMES,
    "hypot": [c.floats() for c in binary() + [AT_ORIGIN]],
    "arctan2": [c.floats() for c in binary() + [AT_ORIGIN]],
    "copysign": [c.floats() for c in binary() + [AT_ZERO]],
    "ldexp": binary(),
    "logaddexp": binary() + [
        case(at([900.0]), at([900.0])).without("float16").edge(lambda dy, a, b: (dy / 2, dy / 2))],
    "heaviside": binary() + [case(at([0.0, 1.0, -1.0]), real(3)).edge(
        lambda dy, a, b: (dy * 0.0, dy * numpy.array([1.0, 0.0, 0.0]))),
        case(const([[0.0, 1.0, 0.0], [0.0, 0.0, -1.0]]), real(2, 3))],
    "fmax": binary() + KNOWN,
    "fmin": binary() + KNOWN,
    "fmod": [c.floats() for c in binary(b=(0.6, 2.0), numbers=(0.7, 1.9))],
    "divmod": [case(real(2, 3), real(3, low=0.6)).floats(), case(real(3), 0.75).floats()],
    "modf": [case(real(2, 3)), case(real()).floats()],
    "float_power": [case(real(2, 3, low=0.3), real(3)).gives("float64"), case(real(3, low=1.0), 2.5).gives("float64")],
    "elemwise_add": SAME, "elemwise_sub": SAME, "elemwise_mul": SAME,
    "elemwise_div": [case(real(2, 3), real(2, 3, low=0.3)).floats(), case(real(), real(low=0.3)).floats()],
    "add_n": [
        case(real(2, 3)), case(real(2, 3), real(2, 3)), case(real(2), real(2), real(2)),
        case([real(2), real(2)]),
    ],
    "clip": LIMITS,
    "clip_method": LIMITS + [case(real(2, 3), min=-1, max=1).only("np")],
    "nan_to_num": [case(real(2, 3)), case(real())] + [
        case(SPECIAL, nan=2.0, posinf=3.0, neginf=-3.0).edge(times([1.0, 0.0, 0.0, 0.0]))],
}
