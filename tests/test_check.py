"""`check_gradient` refuses wrong rules and accepts right ones; with a head gradient of ones it would not."""
import doctest
import re
from pathlib import Path
from types import SimpleNamespace

import numpy
import pytest

import refgrad as mx
from refgrad import autograd, check, nd, np, npx
from refgrad.check import GradientError, check_gradient
from refgrad.engine.array import NDArray
from refgrad.engine.emit import emit
from refgrad.engine.registry import TABLE


# ## A bank of rules
#
# Each is a pair (forward, backward) of numpy functions: y = forward(x), dx = backward(dy, x, y).
def softmax(x):
    e = numpy.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def sigmoid(x):
    return 1 / (1 + numpy.exp(-x))


def relu(x):
    return numpy.maximum(x, 0)


def layer(x):
    """A linear layer with fixed weights."""
    return x @ WEIGHTS


WEIGHTS = numpy.array([[1.0, 2.0, 0.5], [-1.0, 0.3, 2.0], [0.2, -0.7, 1.1]])
SQUARE = (3, 3)

RIGHT = {
    "square": (lambda x: x * x, lambda dy, x, y: 2 * x * dy),
    "exp": (numpy.exp, lambda dy, x, y: dy * y),
    "softmax": (softmax, lambda dy, x, y: y * (dy - (dy * y).sum(-1, keepdims=True))),
    "backwards": (lambda x: x[::-1], lambda dy, x, y: dy[::-1]),
    "transpose": (lambda x: x.T, lambda dy, x, y: dy.T),
    "relu": (relu, lambda dy, x, y: dy * (x > 0)),
    "sum": (lambda x: x.sum(0), lambda dy, x, y: numpy.broadcast_to(dy, x.shape).copy()),
    "layer": (layer, lambda dy, x, y: dy @ WEIGHTS.T),
    "large": (lambda x: 1e4 * x, lambda dy, x, y: 1e4 * dy),
    "small": (lambda x: 1e-5 * x * x, lambda dy, x, y: 2e-5 * x * dy),
    "steep": (lambda x: numpy.exp(6 * x), lambda dy, x, y: 6 * dy * y),
    "constant": (lambda x: numpy.full_like(x, 3), lambda dy, x, y: numpy.zeros_like(x)),
    "power by tape": (lambda x: x ** 3, lambda dy, x, y: 3 * x ** 2 * dy),
}

# Wrong, and right for a head gradient of ones.
UNSEEN_BY_ONES = {
    "sigmoid without dy": (sigmoid, lambda dy, x, y: y * (1 - y)),
    "dy twice": (numpy.exp, lambda dy, x, y: dy * dy * y),
    "|dy| for dy": (numpy.exp, lambda dy, x, y: abs(dy) * y),
    "dy clipped": (numpy.exp, lambda dy, x, y: numpy.clip(dy, -1, 1) * y),
    "relu, masked by dy as well": (relu, lambda dy, x, y: dy * (x > 0) * (dy > 0)),
    "the mean of dy for dy": (lambda x: 3 * x, lambda dy, x, y: numpy.full_like(x, 3 * dy.mean())),
    "softmax: zero": (softmax, lambda dy, x, y: numpy.zeros_like(x)),
    "x minus its mean: zero": (lambda x: x - x.mean(), lambda dy, x, y: numpy.zeros_like(x)),
    "backwards, not turned back": (lambda x: x[::-1], lambda dy, x, y: dy),
    "backwards, along the wrong axis": (lambda x: x[::-1], lambda dy, x, y: dy[:, ::-1]),
    "transpose, not transposed back": (lambda x: x.T, lambda dy, x, y: dy),
    "rolled on instead of back": (lambda x: numpy.roll(x, 1, -1), lambda dy, x, y: numpy.roll(dy, 1, -1)),
    "picked again instead of put back": (lambda x: x[[2, 0, 1]], lambda dy, x, y: dy[[2, 0, 1]]),
    "sorted, not sorted back": (lambda x: numpy.sort(x, -1), lambda dy, x, y: dy),
    "raveled in the other order": (lambda x: x.reshape(9), lambda dy, x, y: dy.reshape(SQUARE).T),
    "sum, spread along the wrong axis": (lambda x: x.sum(0), lambda dy, x, y: numpy.outer(dy, numpy.ones(3))),
    "broadcast: the first row for all": (lambda x: numpy.stack([x, x]), lambda dy, x, y: 2 * dy[0]),
    "layer with dy transposed": (layer, lambda dy, x, y: dy.T @ WEIGHTS.T),
}

# Wrong, and for ones as well.
WRONG_ANYHOW = {
    "softmax: only the diagonal": (softmax, lambda dy, x, y: dy * y * (1 - y)),
    "layer without the transpose": (layer, lambda dy, x, y: dy @ WEIGHTS),
    "last column dropped": (lambda x: x * x, lambda dy, x, y: 2 * x * dy * [1, 1, 0]),
    "relu without its mask": (relu, lambda dy, x, y: dy),
    "relu, masked by dy": (relu, lambda dy, x, y: dy * (dy > 0)),
    "small, zero instead": (lambda x: 1e-5 * x * x, lambda dy, x, y: numpy.zeros_like(x)),
    "a factor of 1.01": (lambda x: x * x, lambda dy, x, y: 2.02 * x * dy),
    "wrong sign": (numpy.cos, lambda dy, x, y: dy * numpy.sin(x)),
    "|x| for positive x only": (numpy.abs, lambda dy, x, y: dy),
    "exp of y": (numpy.exp, lambda dy, x, y: dy * numpy.exp(y)),
    "mean as a sum": (lambda x: x.mean(0), lambda dy, x, y: numpy.outer(numpy.ones(3), dy)),
    "nan in one place": (lambda x: x * x, lambda dy, x, y: numpy.where(x == x.max(), numpy.nan, 2 * x * dy)),
    "infinite": (lambda x: x * x, lambda dy, x, y: numpy.full_like(x, numpy.inf)),
}

WRONG = {**UNSEEN_BY_ONES, **WRONG_ANYHOW}


class Rule(autograd.Function):
    """A pair of the bank as a function of refgrad; its backward is out of sight of the tape."""

    def __init__(self, forward, backward):
        super().__init__()
        self.pair = forward, backward

    def forward(self, x):
        self.x, self.y = x.asnumpy(), self.pair[0](x.asnumpy())
        return np.array(self.y)

    def backward(self, dy):
        return np.array(self.pair[1](dy.asnumpy(), self.x, self.y))


def function(pair):
    return lambda x: Rule(*pair)(x)


def point(seed=5):
    """Random numbers of both signs, none of them near 0 or near another."""
    return numpy.random.default_rng(seed).permutation(numpy.linspace(-2, 2.2, 9)).reshape(SQUARE)


@pytest.mark.parametrize("name", RIGHT)
def test_accepts_right_rules(name):
    check_gradient(function(RIGHT[name]), point(), order=1)


@pytest.mark.parametrize("name", WRONG)
def test_refuses_wrong_rules(name):
    for seed in range(4):
        with pytest.raises(GradientError, match="wrong gradient of input 0, order 1"):
            check_gradient(function(WRONG[name]), point(seed), order=1, seed=seed)


def test_ones_let_more_than_half_of_the_wrong_rules_pass(monkeypatch):
    monkeypatch.setattr(check, "random_head", lambda random, y: np.ones(y.shape, dtype="float64"))
    passed = set()
    for name, pair in WRONG.items():
        try:
            check_gradient(function(pair), point(), order=1)
            passed.add(name)
        except GradientError:
            pass
    assert passed == set(UNSEEN_BY_ONES)
    assert (len(passed), len(WRONG)) == (18, 31)


# ## The second order
def test_refuses_a_rule_that_the_tape_cannot_see():
    f = function(RIGHT["square"])
    check_gradient(f, point(), order=1)
    with pytest.raises(GradientError, match="order 2"):
        check_gradient(f, point())


def test_refuses_a_rule_that_is_another_one_when_recorded():
    def rule(dy, x):
        return dy * x if isinstance(dy, NDArray) else dy * 2 * x

    with pytest.raises(GradientError, match="once recorded"):
        check_gradient(operation(lambda x: x * x, rule), point())


def test_refuses_the_slope_of_the_slope_only():
    def rule(dy, x):
        return dy * 3 * x * (x.detach() if isinstance(x, NDArray) else x)

    f = operation(lambda x: x ** 3, rule)
    check_gradient(f, point(), order=1)
    with pytest.raises(GradientError, match="input 0, order 2"):
        check_gradient(f, point())


def test_goes_to_any_order():
    check_gradient(lambda x: np.exp(x) * np.sin(x), [0.3, -0.4], order=4)


# ## Rules of the engine itself, which no Function stands before
def operation(forward, rule):
    """An operation of the tape with any rule, called as rule(dy, x)."""
    op = SimpleNamespace(name="operation", rules={"x": rule})
    return lambda x: emit(op, forward(x._data), (x, x))


@pytest.mark.parametrize("rule, complaint", [
    (lambda dy, x: dy.sum(0), r"expected the shape \(3, 3\) of the input, got \(3,\)"),
    (lambda dy, x: dy[None], r"expected the shape \(3, 3\) of the input, got \(1, 3, 3\)"),
    (lambda dy, x: (2 * x * dy).astype("float32"), "expected the dtype float64 of the input, got float32"),
    (lambda dy, x: numpy.where(x > 2, numpy.nan, 2 * x * dy), "the gradient gives (nan|inf|-inf);"),
    (lambda dy, x: numpy.where(x > 2, numpy.inf, 2 * x * dy), "the gradient gives (nan|inf|-inf);"),
])
def test_refuses_what_is_no_gradient(rule, complaint):
    with pytest.raises(GradientError, match=complaint):
        check_gradient(operation(lambda x: x * x, rule), point())


# ## What the sentence says
def test_names_input_order_numbers_and_page():
    wrong = operation(lambda x: x * x, lambda dy, x: dy * x)
    with pytest.raises(GradientError) as caught:
        check_gradient(lambda a, b: [np.exp(a), a * wrong(b)], 1.5, [1.0, 2.0])
    text = str(caught.value)
    assert text.startswith("wrong gradient of input 1, order 1: central differences along a random direction give ")
    want, got = map(float, re.findall(r"give ([-.\d]+), the gradient gives ([-.\d]+);", text)[0])
    assert want == pytest.approx(2 * got)
    assert text.endswith("explained in refgrad/check.py, section 'What a disagreement means'.")
    assert "\n# ## What a disagreement means\n" in Path(check.__file__).read_text(encoding="utf-8")


def test_names_the_head_gradient_at_order_2():
    def rule(dy, x):
        return 2 * x * (dy.detach() if isinstance(dy, NDArray) else dy)

    with pytest.raises(GradientError, match="wrong gradient of head gradient 0, order 2"):
        check_gradient(operation(lambda x: x * x, rule), point())


@pytest.mark.parametrize("f", [lambda x: np.array(x.asnumpy() ** 2), lambda x: x.detach() * 2,
                               lambda x: np.zeros_like(x) + np.array(numpy.sin(x.asnumpy()))])
def test_notices_a_missing_gradient(f):
    with pytest.raises(GradientError, match="the gradient gives 0;"):
        check_gradient(f, point())


# ## What is handed over
def test_inputs_of_every_kind():
    seen = []

    def f(a, b, c, k):
        seen.append((type(a), type(b), a.dtype.name, b.dtype, k.dtype.name))
        return a * b.as_np_ndarray() + c[k]

    x = nd.array([1, 2])
    check_gradient(f, [1.0, 2.0], x, np.array([1.0, 2.0, 3.0]), numpy.array([2, 0]))
    assert set(seen) == {(np.ndarray, nd.NDArray, "float64", numpy.float64, "int64")}
    assert x.grad is None and x.dtype == numpy.float32


def test_train_mode():
    def f(x):
        mx.random.seed(1)
        return npx.dropout(x) * x if autograd.is_training() else x

    check_gradient(f, point())
    check_gradient(f, point(), train_mode=False)


def test_leaves_the_modes_alone():
    with autograd.predict_mode():
        check_gradient(np.exp, 1.0)
        assert not autograd.is_recording() and not autograd.is_training()


@pytest.mark.parametrize("inputs", [(), (numpy.array([1, 2]),), (nd.array([1], dtype="int32"),)])
def test_refuses_to_check_nothing(inputs):
    with pytest.raises(ValueError, match="none of the inputs is an array of floats"):
        check_gradient(lambda *xs: np.ones(2, dtype="float64"), *inputs)


def test_lists_and_numbers_are_floats():
    with pytest.raises(GradientError):
        check_gradient(function(WRONG["wrong sign"]), [1, 2], order=1)


# ## When there is nothing to say
@pytest.mark.parametrize("f, x, complaint", [
    (np.log, [1.0, -1.0], "not finite at these inputs"),
    (np.sqrt, [1.0, 0.0], "finite there, but not 6e-06 beside it"),
    (npx.relu, [1.0, 0.0], "a kink or a jump there"),
    (np.abs, [0.0], "a kink or a jump there"),
    (np.floor, [0.5, 2.0], "a kink or a jump there"),
    (lambda x: x.astype("float32"), [1.0], "f computes in float32"),
    (lambda x: np.random.uniform(size=(1,)).astype("float64") * x, [1.0], "called twice, f gives two results"),
])
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_refuses_to_judge(f, x, complaint):
    with pytest.raises(ValueError, match=complaint):
        check_gradient(f, x)


def test_says_that_the_result_has_to_be_an_array():
    with pytest.raises(TypeError, match="f has to return refgrad arrays, not float"):
        check_gradient(lambda x: float(x.sum()), [1.0])


# ## What the page says in numbers
def test_numbers_of_the_prose():
    def error(h, dtype="float64"):
        x, h = numpy.array([1], dtype), numpy.array(h, dtype)
        return abs((numpy.sin(x + h) - numpy.sin(x - h)) / (2 * h) - numpy.cos(1.0)).item()

    assert error(0.1) == pytest.approx(9e-4, rel=0.01)
    assert error(1e-5) == pytest.approx(1.1e-11, rel=0.1)
    assert error(1e-15) == pytest.approx(1.5e-2, rel=0.1)
    assert check.EPSILON == pytest.approx(2.2e-16, rel=0.1) and 1e-11 < check.EPSILON ** (2 / 3) < 1e-10
    assert 1e-5 < numpy.finfo("float32").eps ** (2 / 3) < 1e-4
    assert (numpy.maximum(check.STEP, 0) - numpy.maximum(-check.STEP, 0)) / (2 * check.STEP) == 0.5


def test_the_limit_of_looking_at_f():
    zero = function((lambda x: 1e6 + 1e-6 * x, lambda dy, x, y: 0 * x))
    check_gradient(zero, point(), order=1)
    zero = function((lambda x: 1e-6 * x, lambda dy, x, y: 0 * x))
    with pytest.raises(GradientError):
        check_gradient(zero, point(), order=1)


def test_examples_of_the_page_run():
    report = doctest.testmod(check)
    assert report.attempted >= 4 and not report.failed


# ## The command
def test_command_says_that_cases_are_missing(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(check, "__file__", str(tmp_path / "refgrad" / "check.py"))
    assert check.main() == 2
    assert "run this in a checkout of refgrad" in capsys.readouterr().out


def test_command_prints_a_row_for_every_operator(monkeypatch, capsys):
    few = {name: TABLE[name] for name in ("exp", "multiply", "make_loss", "eye")}
    monkeypatch.setattr(check, "TABLE", few)
    assert check.main() == 0
    header, *rows, total = capsys.readouterr().out.splitlines()
    assert header.split() == ["operator", "inputs", "orders", "cases", "verdict"]
    assert [row.split()[0] for row in rows] == list(few) and all(row.endswith("proven") for row in rows)
    assert re.fullmatch(r"4 operators, \d+ cases, 0 not proven", total)


def test_command_fails_for_a_wrong_rule(monkeypatch, capsys):
    right = TABLE["sum"].rules["x"]
    monkeypatch.setattr(check, "TABLE", {"sum": TABLE["sum"]})
    monkeypatch.setattr(TABLE["sum"], "rules", {"x": lambda dy, *saved: right(dy, *saved) * 2})
    assert check.main() == 1
    assert "wrong gradient of input 0, order 1" in capsys.readouterr().out
