"""Every rule of the op table is proven, at the cases in `cases/`; an operator without cases fails."""
from decimal import Decimal, localcontext

import numpy
import pytest
from cases import CASES, FAMILY
from proof import cls_name, equal, functions, numbers, prove, question, spellings

import refgrad as mx
from refgrad.check import is_float, pull, random_head
from refgrad.engine.array import wrap
from refgrad.engine.registry import TABLE

every_operator = pytest.mark.parametrize("name", TABLE)


def calls(name, cases=None):
    """(case, array class, function) for every case of an operator in every class that it is made for."""
    for cls, call in functions(TABLE[name]).items():
        for case in cases or CASES.get(name, ()):
            if cls_name(cls) in case.face:
                yield case, cls, call


class Naming:
    """Puts the operator and the case before any complaint."""

    def __init__(self, *what):
        self.what = " ".join(map(str, what))

    def __enter__(self):
        pass

    def __exit__(self, kind, complaint, traceback):
        if complaint is not None:
            raise AssertionError(f"{self.what}: {kind.__name__}: {complaint}") from complaint


@every_operator
def test_has_cases_in_every_class(name):
    assert CASES.get(name), f"{name} has no cases: add some to the table of its family in tests/cases"
    missing = {cls_name(cls) for cls in functions(TABLE[name])} - {cls_name(cls) for _, cls, _ in calls(name)}
    assert not missing, f"{name} has no cases for arrays of {missing}"


def test_every_table_of_cases_stands_beside_its_operators():
    assert FAMILY == {name: op.forward.__module__.rpartition(".")[2] for name, op in TABLE.items() if name in CASES}


# ## Orders 1 and 2, conventions, values
@every_operator
def test_gradient(name):
    for case, cls, call in calls(name):
        with Naming(name, case, cls_name(cls)):
            prove(case, call, cls)


# ## The same result and gradient, however it is called
class Outcome:
    """Results and gradients of one call, with head gradients that depend on the seed only."""

    def __init__(self, case, call, cls, data, layout=numpy.array, heads=None):
        f, inputs = question(case, call, cls, data, layout)
        with numpy.errstate(all="ignore"), mx.autograd.record(case.training):
            self.xs, self.ys = run_in(f, inputs)
            if self.ys is NotImplemented:
                return
            if heads is None:
                heads = [random_head(numpy.random.default_rng(2), y) for y in self.ys]
            self.heads = [wrap(y.family, dy._data.astype(y._data.dtype)) for y, dy in zip(self.ys, heads)]
            self.dxs = pull(self.ys, self.heads, self.xs)


def run_in(f, inputs):
    """As check.run, but the arrays keep their memory."""
    for x in inputs:
        x.attach_grad()
    return inputs, f(*inputs)


def agree(one, other, rtol=1e-10):
    for a, b in zip(one.ys, other.ys, strict=True):
        equal(a._data, b._data, rtol)
    for a, b in zip(one.dxs, other.dxs, strict=True):
        assert (a is None) == (b is None)
        if a is not None:
            equal(a, b, rtol)


@every_operator
def test_spellings(name):
    """nd, np, npx and methods are one function; each is called at least once."""
    own = functions(TABLE[name])
    for label, cls, spelled in spellings(TABLE[name]):
        tried = 0
        for case in CASES.get(name, ()):
            if cls_name(cls) not in case.face or cls not in own:
                continue
            if case.check is not None:
                case.check(spelled, cls)
                tried += 1
                continue
            with Naming(label, case):
                data = numbers(case)
                outcome = Outcome(case, spelled, cls, data)
                if outcome.ys is not NotImplemented:
                    agree(outcome, Outcome(case, own[cls], cls, data), 0)
                    tried += 1
        assert tried, f"no case calls {label}"


# ## The same in other memory
def column_order(data):
    return numpy.asarray(data, order="F")


def every_second(data):
    wide = numpy.full((*data.shape, 2), 77, data.dtype)
    wide[..., 0] = data
    return wide[..., 0]


def backwards(data):
    return data[(slice(None, None, -1),) * data.ndim].copy()[(slice(None, None, -1),) * data.ndim]


@every_operator
def test_other_memory(name):
    for case, cls, call in calls(name):
        data = numbers(case)
        if case.check is None and data:
            with Naming(name, case, cls_name(cls)):
                usual = Outcome(case, call, cls, data)
                for layout in column_order, every_second, backwards:
                    agree(usual, Outcome(case, call, cls, data, layout))


# ## Other dtypes, compared with float64
@every_operator
@pytest.mark.parametrize("dtype", ["float16", "float32"])
def test_short_floats(name, dtype):
    for case, cls, call in calls(name):
        if case.check is not None or dtype in case.excluded or not numbers(case):
            continue
        with Naming(name, case, cls_name(cls), dtype):
            short = numbers(case, dtype)
            outcome = Outcome(case, call, cls, short)
            exact = Outcome(case, call, cls, [wide(x) for x in short], heads=outcome.heads)
            near(outcome, exact, dtype, case.dtype)


def wide(data):
    return data.astype("float64") if data.dtype.kind == "f" else data


# numpy 1 computes 0-d float32 with a Python number in float64; the gradient buffer makes float32 of it again.
NUMPY_1 = numpy.lib.NumpyVersion(numpy.__version__) < "2.0.0"


def near(outcome, exact, dtype, result):
    """Equal but for rounding, and dtypes as they should be: float64 nowhere, the input's for the gradient."""
    tolerance = 64 * numpy.finfo(dtype).eps
    for y, want in zip(outcome.ys, exact.ys, strict=True):
        assert y._data.dtype == (result or (dtype if want._data.dtype == "float64" else want._data.dtype))
        close(y._data, want._data, tolerance)
    for x, dx, want in zip(outcome.xs, outcome.dxs, exact.dxs, strict=True):
        assert (dx is None) == (want is None)
        if dx is not None:
            assert dx.shape == x.shape and (dx.dtype == x._data.dtype or NUMPY_1 and dx.dtype == "float64")
            close(dx, want, tolerance)


def close(got, want, tolerance):
    """Within a tolerance of the largest finite number, or of 1; infinite or nan together."""
    want = want.astype("float64")
    size = abs(want[numpy.isfinite(want)]).max(initial=1)
    numpy.testing.assert_allclose(got.astype("float64"), want, tolerance, tolerance * size)


@every_operator
def test_integers(name):
    """Integer arrays give what their float64 twins give, and a gradient cut to integers."""
    for case, cls, call in calls(name):
        if case.check is not None or "int32" in case.excluded or not numbers(case, "int32"):
            continue
        with Naming(name, case, cls_name(cls), "int32"):
            whole = numbers(case, "int32")
            outcome = Outcome(case, call, cls, whole)
            twins = [wide(x) if x.dtype != "int32" else x.astype("float64") for x in whole]
            exact = Outcome(case, call, cls, twins, heads=outcome.heads)
            for y, want in zip(outcome.ys, exact.ys, strict=True):
                close(y._data, want._data, 1e-5 if is_float(y) else 0)
            for dx, want in zip(outcome.dxs, exact.dxs, strict=True):
                assert (dx is None) == (want is None)
                if dx is not None and dx.dtype.kind == "f":
                    close(dx, want, 1e-5)
                elif dx is not None:
                    assert (abs(dx - want) < 1).all()


# ## A slope that is tiny, or at infinity
#
# The sigmoid in 50 digits.  Exponents of 30 cost a few roundings; a formula that loses a tiny slope loses all of it.
@pytest.mark.parametrize("dtype, far", [("float16", 9), ("float32", 80), ("float64", 700)])
@pytest.mark.parametrize("name, sign", [("softrelu", 1), ("log_sigmoid", -1)])
def test_the_slope_of_a_softened_kink_keeps_its_digits(name, sign, dtype, far):
    values = numpy.linspace(-far, far, 1001).astype(dtype)
    slopes = slopes_of(name, mx.nd.array(values, dtype=dtype)).astype("float64")
    with localcontext(prec=50):
        want = numpy.array([float(1 / (1 + (-sign * Decimal(float(x))).exp())) for x in values])
    assert (abs(slopes - want) <= 20 * numpy.finfo(dtype).eps * want).all()


def test_the_slope_of_a_softened_kink_at_infinity_is_that_of_its_branch():
    ends = mx.nd.array([-numpy.inf, numpy.inf])
    assert slopes_of("softrelu", ends).tolist() == [0, 1]
    assert slopes_of("log_sigmoid", ends).tolist() == [1, 0]


def slopes_of(name, x):
    x.attach_grad()
    with mx.autograd.record():
        y = getattr(mx.nd, name)(x)
    y.backward()
    return x.grad.asnumpy()
