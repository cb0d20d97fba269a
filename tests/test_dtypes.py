"""The dtype of every result, and the numbers that meet arrays; the same on numpy 1 and 2."""
import operator

import numpy
import pytest

from refgrad import MXNetError, autograd, nd, np, npx
from refgrad.engine import factories
from refgrad.engine.registry import TABLE

FLOATS = ["float16", "float32", "float64"]
INTEGERS = ["int8", "uint8", "int32", "int64"]
SIGNS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
         "%": operator.mod, "**": operator.pow}
COMPARISONS = {"<": operator.lt, "<=": operator.le, "==": operator.eq, "!=": operator.ne, ">": operator.gt,
               ">=": operator.ge}


def values(x):
    return x.asnumpy().tolist()


def dtype_of(x):
    return x.asnumpy().dtype.name


def pairs(face, one, other):
    """Arrays of these dtypes with axes, without, and one of each."""
    for a_shape, b_shape in (((2,), (2,)), ((), (2,)), ((2,), ()), ((), ())):
        yield face.full(a_shape, 3, dtype=one), face.full(b_shape, 2, dtype=other)


# ---- two arrays
@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("sign", SIGNS)
def test_floats_of_one_dtype_keep_it(face, dtype, sign):
    for a, b in pairs(face, dtype, dtype):
        y = SIGNS[sign](a, b)
        assert dtype_of(y) == dtype
        assert numpy.allclose(y.asnumpy(), SIGNS[sign](3.0, 2.0), rtol=1e-3)


@pytest.mark.parametrize("dtype", INTEGERS)
@pytest.mark.parametrize("sign", SIGNS)
def test_integers_of_one_dtype_keep_it_but_for_np_division(face, dtype, sign):
    for a, b in pairs(face, dtype, dtype):
        y = SIGNS[sign](a, b)
        floats = sign == "/" and face is np
        assert dtype_of(y) == ("float32" if floats else dtype)
        assert (y.asnumpy() == (1.5 if floats else 1 if sign == "/" else SIGNS[sign](3, 2))).all()


@pytest.mark.parametrize("one", [*FLOATS, *INTEGERS])
@pytest.mark.parametrize("other", [*FLOATS, *INTEGERS])
def test_np_promotes_to_the_wider_float_or_integer(one, other):
    for sign in "+-*":
        for a, b in pairs(np, one, other):
            floats = [dtype for dtype in (one, other) if dtype in FLOATS]
            want = one if len(floats) == 1 and one in FLOATS else other if len(floats) == 1 else \
                numpy.promote_types(one, other).name
            assert dtype_of(SIGNS[sign](a, b)) == want


@pytest.mark.parametrize("one", [*FLOATS, *INTEGERS, "bool"])
@pytest.mark.parametrize("other", [*FLOATS, *INTEGERS, "bool"])
def test_nd_mixes_no_dtypes(one, other):
    for sign in SIGNS:
        for a, b in pairs(nd, one, other):
            if one != other:
                with pytest.raises(MXNetError, match=f"expected {one}, got {other}"):
                    SIGNS[sign](a, b)


def test_float64_without_axes_is_not_narrowed():
    exact = 1 + 2.0 ** -40
    y = np.array(exact, dtype="float64") * np.array([1, 1])
    assert dtype_of(y) == "float64"
    assert values(y) == [exact, exact]


def test_bools_count_in_np():
    yes, no = np.array([True], dtype="bool"), np.array([False], dtype="bool")
    assert (dtype_of(yes + no), values(yes + no)) == ("bool", [True])
    assert (dtype_of(yes * no), values(yes * no)) == ("bool", [False])
    assert (dtype_of(yes * np.array([2.5])), values(yes * np.array([2.5]))) == ("float32", [2.5])


# ---- numbers
@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("number", [2, 2.5, True, numpy.float32(2.5), numpy.float64(2.5), numpy.int64(2)], ids=repr)
def test_a_float_array_keeps_its_dtype_beside_any_number(face, dtype, number):
    for shape in ((), (1,), (2, 0)):
        x = face.full(shape, 4, dtype=dtype)
        for sign in SIGNS.values():
            assert dtype_of(sign(x, number)) == dtype_of(sign(number, x)) == dtype
        assert numpy.array_equal((x + number).asnumpy(), (x + face.full(shape, number, dtype=dtype)).asnumpy())


@pytest.mark.parametrize("dtype", INTEGERS)
def test_an_integer_array_keeps_its_dtype_beside_integers(face, dtype):
    for x in (face.array([7], dtype=dtype), face.full((), 7, dtype=dtype)):
        for sign in ("+", "-", "*", "//", "%"):
            assert dtype_of(SIGNS[sign](x, 2)) == dtype_of(SIGNS[sign](2, x)) == dtype
        assert dtype_of(x ** 2) == dtype
        assert dtype_of(x / 2) == ("float32" if face is np else dtype)
        assert (x / 2).item() == (3.5 if face is np else 3)
        assert (15 / x).item() == pytest.approx(15 / 7 if face is np else 2)


@pytest.mark.parametrize("dtype", INTEGERS)
@pytest.mark.parametrize("number", [0.5, numpy.float32(0.5), numpy.float64(0.5)], ids=repr)
def test_an_integer_array_beside_a_fraction_becomes_float32(face, dtype, number):
    x = face.array([3], dtype=dtype)
    for y, want in ((x * number, 1.5), (x + number, 3.5), (number - x, -2.5), (x / number, 6), (number / x, 1 / 6)):
        assert dtype_of(y) == "float32"
        assert y.item() == pytest.approx(want)


def test_a_bool_array_beside_a_number():
    x = np.array([True, False], dtype="bool")
    assert (dtype_of(x * 2), values(x * 2)) == ("int64", [2, 0])
    assert (dtype_of(x * 2.5), values(x * 2.5)) == ("float32", [2.5, 0])


# ---- the kept numbers
def test_numbers_that_are_equal_but_of_other_types_do_not_take_each_others_place(face):
    """1, 1.0 and True have one hash: an integer array that met True first must not get a float."""
    x, whole = face.array([2.5]), face.array([2], dtype="int32")
    for order in ([1, 1.0, True], [True, 1.0, 1], [1.0, 1, True], [numpy.float64(1), 1, numpy.int8(1)]):
        factories.CACHE.clear()
        for number in order:
            assert (dtype_of(x + number), values(x + number)) == ("float32", [3.5])
            assert dtype_of(whole + number) == ("float32" if isinstance(number, float) else "int32")
            assert values(whole + number) == [3]


def test_zero_keeps_its_sign(face):
    x = face.array([1.0, -1.0])
    for order in ([0.0, -0.0], [-0.0, 0.0], [0, -0.0, False]):
        factories.CACHE.clear()
        for zero in order:
            negative = numpy.signbit(zero)
            with numpy.errstate(divide="ignore"):
                assert values(x / zero) == ([-numpy.inf, numpy.inf] if negative else [numpy.inf, -numpy.inf])
            assert numpy.signbit((x * zero).asnumpy()).tolist() == ([True, False] if negative else [False, True])


def test_nan_and_infinity_are_numbers_like_any_other(face):
    x = face.array([1, 2])
    for _ in range(2):
        assert numpy.isnan((x * float("nan")).asnumpy()).all()
        assert numpy.isnan((x + numpy.nan).asnumpy()).all()
        assert values(x * float("inf")) == [numpy.inf, numpy.inf]
        assert values(x - float("inf")) == [-numpy.inf, -numpy.inf]


def test_a_kept_number_cannot_be_written_through_a_result(face):
    x = face.array([1])
    y = x * 7
    y[:] = 99
    x += 7
    assert values(face.array([1]) * 7) == [7]
    assert values(x) == [8]


def test_a_kept_number_is_no_member_of_any_graph(face):
    x = face.array([1])
    x.attach_grad()
    with autograd.record():
        y = x * 11
        z = face.array([1]) * 11
    assert z._node is None
    y.backward()
    assert values(x.grad) == [11]


def test_the_numbers_kept_are_few(face):
    x = face.array([1])
    for number in range(3000):
        x * (number + 0.5)
    assert len(factories.CACHE) <= 600


# ---- comparisons
@pytest.mark.parametrize("sign", COMPARISONS)
@pytest.mark.parametrize("dtype", [*FLOATS, *INTEGERS])
def test_a_comparison_is_bool_in_np_and_of_the_operands_dtype_in_nd(face, sign, dtype):
    a, b = face.array([1, 2, 3], dtype=dtype), face.array([2, 2, 2], dtype=dtype)
    want = [COMPARISONS[sign](k, 2) for k in (1, 2, 3)]
    for y in (COMPARISONS[sign](a, b), COMPARISONS[sign](a, 2)):
        assert dtype_of(y) == ("bool" if face is np else dtype)
        assert values(y) == want


@pytest.mark.parametrize("dtype", FLOATS)
def test_a_number_is_compared_in_the_dtype_of_the_array(face, dtype):
    for x in (face.array([0.1], dtype=dtype), face.full((), 0.1, dtype=dtype)):
        for number in (0.1, numpy.float64(0.1)):
            assert bool(x == number) and bool(x >= number) and bool(number >= x)
            assert not bool(x > number) and not bool(x != number) and not bool(number < x)


@pytest.mark.parametrize("dtype", INTEGERS)
def test_integers_are_compared_with_fractions_exactly(face, dtype):
    x = face.array([2], dtype=dtype)
    assert bool(x < 2.5) and bool(x > 1.5) and not bool(x == 2.5) and bool(2.5 > x)
    assert bool(x > -1) and bool(x < 1000) and not bool(x == 258)


# ---- functions of one array
@pytest.mark.parametrize("name", ["exp", "log", "sqrt", "sin", "tanh", "square", "abs", "sign", "negative", "floor"])
@pytest.mark.parametrize("dtype", FLOATS)
def test_a_function_of_floats_keeps_their_dtype(face, name, dtype):
    for shape in ((), (2,), (0,)):
        x = face.full(shape, 2, dtype=dtype)
        assert dtype_of(getattr(face, name)(x)) == dtype


@pytest.mark.parametrize("name", ["exp", "log", "sqrt", "sin", "tanh", "arctan", "log2"])
@pytest.mark.parametrize("dtype", INTEGERS)
def test_a_transcendental_function_of_integers_is_float32(face, name, dtype):
    y = getattr(face, name)(face.array([2], dtype=dtype))
    assert dtype_of(y) == "float32"
    assert y.item() == pytest.approx(getattr(numpy, name)(2.0), rel=1e-6)


@pytest.mark.parametrize("name", ["abs", "sign", "square", "negative"])
@pytest.mark.parametrize("dtype", ["int8", "int32", "int64"])
def test_a_whole_function_of_integers_keeps_their_dtype(face, name, dtype):
    assert dtype_of(getattr(face, name)(face.array([-2], dtype=dtype))) == dtype


# ---- reductions
@pytest.mark.parametrize("dtype", [*FLOATS, *INTEGERS])
def test_sums_and_extremes_keep_the_dtype(face, dtype):
    x = face.array([1, 2], dtype=dtype)
    for y, want in ((x.sum(), 3), (x.max(), 2), (x.min(), 1), (x.sum(axis=0), 3)):
        assert dtype_of(y) == dtype
        assert y.item() == want


@pytest.mark.parametrize("dtype", [*FLOATS, *INTEGERS])
def test_a_mean_of_integers_is_float32(face, dtype):
    y = face.array([1, 2], dtype=dtype).mean()
    assert dtype_of(y) == (dtype if dtype in FLOATS else "float32")
    assert y.item() == 1.5


def test_a_sum_of_bools_counts_them():
    y = np.array([True, True, False], dtype="bool").sum()
    assert (dtype_of(y), y.item()) == ("int64", 2)


def test_positions_are_int64_in_np_and_float32_in_nd(face):
    for find in (face.argmax, face.argmin):
        assert dtype_of(find(face.array([1, 3, 2]), axis=0)) == ("int64" if face is np else "float32")


def test_a_long_sum_of_float16_does_not_leave_float16(face):
    x = face.ones(1000, dtype="float16")
    assert (dtype_of(x.sum()), x.sum().item()) == ("float16", 1000)


# ---- gradients
PROGRAMS = {
    "product": lambda f, x: x * x,
    "numbers": lambda f, x: x * 3 + 1,
    "fractions": lambda f, x: x * 0.5 - 0.25,
    "number on the left": lambda f, x: 2 / (x + 1),
    "power": lambda f, x: x ** 3,
    "function": lambda f, x: f.exp(x * 0) * f.tanh(x),
    "sum": lambda f, x: x.sum() * 2,
    "mean": lambda f, x: x.mean() * 2,
    "new axis": lambda f, x: x[None] * 2,
    "where": lambda f, x: f.where(x > 1, x, x * 2),
    "dot": lambda f, x: f.dot(x, x),
}


@pytest.mark.parametrize("dtype", [*FLOATS, "int32"])
@pytest.mark.parametrize("name", PROGRAMS)
def test_a_gradient_has_the_dtype_of_its_variable(face, dtype, name):
    for shape in ((2,), ()):
        x = face.full(shape, 2, dtype=dtype)
        x.attach_grad()
        with autograd.record():
            y = PROGRAMS[name](face, x)
        y.backward(retain_graph=True)
        assert dtype_of(x.grad) == dtype
        for create_graph in (False, True):
            assert dtype_of(autograd.grad(y, [x], retain_graph=True, create_graph=create_graph)[0]) == dtype


class Spy(autograd.Function):
    """Passes everything on, and notes the dtype of the gradients that come by."""

    def __init__(self, seen):
        super().__init__()
        self.seen = seen

    def forward(self, x):
        return x * 1

    def backward(self, dy):
        self.seen.append(dtype_of(dy))
        return dy


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("name", PROGRAMS)
def test_no_rule_leaves_the_dtype_on_the_way(face, dtype, name):
    """Without axes numpy 1 would make float64 of float32 and a number."""
    seen, x = [], face.full((), 0.5, dtype=dtype)
    x.attach_grad()
    with autograd.record():
        y = Spy(seen)(PROGRAMS[name](face, Spy(seen)(x)))
        dx, = autograd.grad(y, [x], create_graph=True)
        z = dx * 1 + x * 0
    z.backward()
    assert len(seen) >= 2
    assert set(seen) == {dtype}


# ---- numpy arrays
@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("dtype", ["float32", "float64", "int32"])
def test_a_numpy_array_becomes_an_array_of_the_partners_class(face, sign, dtype):
    x, other = face.array([3.0, 5.0]), numpy.array([2, 3], dtype)
    x.attach_grad()
    with autograd.record():
        y, z = SIGNS[sign](x, other), SIGNS[sign](other, x)
    assert type(y) is type(z) is type(x)
    assert numpy.allclose(y.asnumpy(), SIGNS[sign](numpy.array([3.0, 5.0]), other))
    assert numpy.allclose(z.asnumpy(), SIGNS[sign](other, numpy.array([3.0, 5.0])))
    autograd.backward([y, z])


def test_nd_takes_a_numpy_array_in_its_own_dtype():
    assert dtype_of(nd.array([1.0]) + numpy.array([1.0])) == "float32"
    assert dtype_of(numpy.array([1]) * nd.array([1.0], dtype="float16")) == "float16"
    assert values(nd.array([1], dtype="int32") + numpy.array([2])) == [3]
    with pytest.raises(MXNetError, match="add: Incompatible attr"):
        nd.array([1], dtype="int32") + numpy.array([0.5])
    x = nd.array([1.0])
    x += numpy.array([0.5])
    assert values(x) == [1.5]


# ---- dtypes that do not exist
# What a call needs beside the dtype: of operators on an array, by their name; of functions that make arrays, by theirs.
OPERANDS = {"one_hot": (3,), "full_like": (1,)}
ARGUMENTS = {"array": ([1.0],), "full": ((2,), 1), "linspace": (0, 1, 3), "logspace": (0, 1, 3), "indices": ((2, 2),),
             "zeros": (2,), "ones": (2,), "empty": (2,), "arange": (3,), "eye": (3,), "tri": (3,), "identity": (3,),
             "hanning": (3,), "hamming": (3,), "blackman": (3,), "randint": (0, 5), "gamma": (2.0,), "beta": (1.0, 2.0),
             "chisquare": (2.0,), "bernoulli": (0.5,), "multinomial": ("shares",), "randn": (2,), "rand": (2,)}


def calls_with_dtype():
    """A function of the dtype for every function that takes one and heeds it (Embedding does not)."""
    for op in TABLE.values():
        word = next((p for p in op.signature.parameters if p in ("dtype", "out_dtype")), None)
        if word and op.name != "Embedding":
            for module, spellings in (nd, op.nd), (np, op.np), (npx, op.npx):
                for spelling in spellings:
                    yield pytest.param(call_with_dtype(op, module, spelling, word), id=f"{module.__name__}.{spelling}")


def call_with_dtype(op, module, spelling, word):
    face = nd if module is nd else np
    if op.kind == "creation":
        given = ARGUMENTS.get(spelling.rpartition(".")[2].rpartition("_")[2], ())      # random.gamma, random_gamma
    else:
        given = face.ones(2), *OPERANDS.get(op.name, ())
    given = [face.array([0.5, 0.5]) if type(x) is str else x for x in given]
    return lambda dtype: operator.attrgetter(spelling)(module)(*given, **{word: dtype})


@pytest.mark.parametrize("call", list(calls_with_dtype()))
def test_no_array_has_a_dtype_that_no_rule_knows(call):
    for wrong in "complex64", "U3", object, "flaot32":
        with pytest.raises(TypeError, match="there is no dtype"):
            call(wrong)
    made = call("float64")                                 # so it was the dtype that was wrong with the call
    assert dtype_of(made) == "float64"
