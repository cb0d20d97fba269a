"""Cases of `refgrad/ops/steps.py`: operators that are flat between their steps."""
import numpy

from . import at, binary, case, const, nowhere, real, says, times, unary

# At the step itself no signal passes either.
STEPS = unary(edges={0.0: 0.0, 1.0: 0.0, 0.5: 0.0, -1.5: 0.0})
LIKE = unary() + [case(real(2, 3), dtype="int32").gives("int32")]
# Bits are whole numbers, and so are their results.
WHOLE = at([[1, 2, 3], [4, 5, 6]], "int64"), at([3, 5, 1], "int64")
TRUTHS = const([True, False]), const([True, True])


def bits(answer, inputs=2, truths=True):
    """Whole numbers, and truths where there are any, with the answers of numpy's function."""
    return nowhere([case(*given[:inputs]).floats().value(answer)
                    for given in (WHOLE, TRUTHS)[:1 + truths]])


def halves(*rounded):
    """What becomes of 0.5, 1.5, -0.5 and 2.5."""
    return case(at([0.5, 1.5, -0.5, 2.5])).floats().value(numpy.array(rounded)).edge(times(0.0))


STRANGE = at([1.0, 0.0, numpy.nan, numpy.inf, -numpy.inf])


def strange(question):
    """What numpy answers, in numbers."""
    return unary() + [case(STRANGE).value(lambda x: question(x).astype(x.dtype)).edge(times(0.0))]


CASES = {
    "sign": STEPS,
    "floor": STEPS,
    "ceil": STEPS,
    "trunc": STEPS,
    "rint": STEPS + [halves(0.0, 1.0, -1.0, 2.0)],
    "round_away": STEPS + [halves(1.0, 2.0, -1.0, 3.0)],
    "around": STEPS + [halves(0.0, 2.0, -0.0, 2.0), case(real(2, 3), 1), case(real(2, 3), decimals=1)],
    "isnan": unary(),
    "isinf": unary(),
    "isfinite": unary(),
    "isnan_nd": strange(numpy.isnan),
    "isinf_nd": strange(numpy.isinf),
    "isfinite_nd": strange(numpy.isfinite),
    "isposinf": unary(),
    "isneginf": unary(),
    "logical_not": unary(edges={0.0: 0.0}),
    "logical_and": binary(),
    "logical_or": binary(),
    "logical_xor": binary(),
    "invert": bits(numpy.invert, inputs=1),
    "bitwise_and": bits(numpy.bitwise_and),
    "bitwise_or": bits(numpy.bitwise_or),
    "bitwise_xor": bits(numpy.bitwise_xor),
    "lcm": bits(numpy.lcm, truths=False),
    "gcd": bits(numpy.gcd, truths=False),
    "signbit": unary() + nowhere([case(at([0.0, -0.0, -1.0])).value(numpy.array([False, True, True]))]),
    "zeros_like": unary(),
    "ones_like": unary(),
    "full_like": [
        case(real(2, 3), 7.0), case(real(), 1.5).floats(), case(real(0, 3), 1.0),
        case(real(2), 3, dtype="int32").gives("int32"),
    ],
    "zeros_like_np": LIKE,
    "ones_like_np": LIKE,
    "empty_like": LIKE,
    "arange_like": [
        case(real(2, 3)), case(real(2, 3), start=1.0, step=0.5, repeat=2).floats(), case(real(2, 3), axis=1),
    ],
    "array_equal": [
        says(True, [1.0, 2.0], [1.0, 2.0]), says(False, [1.0, 2.0], [1.0, 3.0]),
        says(False, [1.0, 1.0], [1.0]),
    ],
    "array_equiv": [says(True, [1.0, 1.0], [1.0]), says(False, [1.0, 2.0], [1.0])],
    "isclose": nowhere([case(real(2, 3), real(3)), case(at([1.0, 2.0]), at([1.0, 2.0 + 1e-9]))]),
    "allclose": [says(True, [1.0, 2.0], [1.0, 2.0 + 1e-9]), says(False, [1.0, 2.0], [1.0, 2.1])],
}
