"""The bank of mistakes: what it calls wrong is wrong, just where it says so, and what it calls right is right."""
import numpy
import pytest

from refgrad import autograd, np
from refgrad.bank import ORDERS, PROGRAMS, PULLBACKS, RULES, along_all_paths, gather, variables
from refgrad.bank.steps import larger, multiplied, replaced
from refgrad.base import MXNetError
from refgrad.check import GradientError, check_gradient

programs = pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)


# ## Programs and orders
@programs
def test_gradients_of_a_program_are_those_that_refgrad_finds(program):
    xs = [np.array(value, dtype="float64") for value in program.at]
    for x in xs:
        x.attach_grad()
    with autograd.record():
        y = program.function(*xs)
    y.backward()
    assert tuple(x.grad.item() for x in xs) == program.gradients
    assert program.function(*variables(*program.at)).value == y.item()


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_an_order_fails_on_the_programs_that_it_names_and_on_no_other(order):
    failed = []
    for name, program in PROGRAMS.items():
        try:
            right = program.answers(order.walk) == program.gradients
        except RecursionError:
            right = False
        failed += [name] * (not right)
    assert failed == list(order.fails)
    assert order.is_right == (failed == [])


def test_only_a_program_that_is_too_long_stops_a_recursion():
    stopped = set()
    for name, order in ORDERS.items():
        for program in PROGRAMS.values():
            try:
                program.answers(order.walk)
            except RecursionError:
                stopped.add((name, program.name))
    recursive = "recursion", "recursion over sets", "depth first", "recursive sort"
    assert stopped == {(name, "chain") for name in recursive}


@pytest.mark.parametrize("order", [order for order in ORDERS.values() if order.is_right], ids=lambda order: order.name)
@programs
def test_a_right_order_has_every_step_once_and_after_all_that_used_it(order, program):
    head = program.function(*variables(*program.at))
    steps = list(order.walk(head))
    assert len(set(steps)) == len(steps)
    place = {step: k for k, step in enumerate(steps)}
    assert all(place[parent] > place[step] for step in steps for parent in step.parents)
    assert list(order.walk(head)) == steps


@programs
def test_the_sum_over_all_paths_is_the_gradient(program):
    xs = variables(*program.at)
    sums, visits = along_all_paths(program.function(*xs))
    assert tuple(sums[x] for x in xs) == program.gradients
    assert program.name != "ladder" or visits == 2 ** 21 - 1


def test_shares_that_are_not_added_give_another_gradient():
    x, = variables(3.0)
    h = x * x
    y = h * h
    received = [gather(y, ORDERS["newest first"].walk, way)[x] for way in (None, replaced, multiplied, larger)]
    assert received == [108.0, 27.0, 81.0 * 3 * 81.0 * 3, 27.0]


# ## Pull-backs of single numbers
@pytest.mark.parametrize("pullback", PULLBACKS, ids=lambda p: f"{p.name}-{p.fault or 'right'}")
def test_a_pullback_is_right_or_wrong_as_it_says(pullback):
    right = next(p for p in PULLBACKS if p.name == pullback.name and p.is_right)
    assert right._replace(g=pullback.g, inputs=pullback.inputs, due=pullback.due).agrees()
    assert pullback.agrees() == pullback.is_right

    h, slopes = 1e-6, []
    for k in range(len(pullback.due)):
        up, down = ([x + sign * h * (j == k) for j, x in enumerate(pullback.inputs)] for sign in (1, -1))
        slopes.append(pullback.g * (pullback.forward(*up) - pullback.forward(*down)) / (2 * h))
    assert slopes == pytest.approx(pullback.due, rel=1e-7)


# ## Rules
#
# Judged twice: by central differences in every entry, written down here once more, and by refgrad's own check.
def differences(rule, x, dy, h):
    dx = numpy.empty_like(x)
    for place in numpy.ndindex(x.shape):
        step = numpy.zeros_like(x)
        step[place] = h
        dx[place] = (dy * (rule.forward(x + step) - rule.forward(x - step))).sum() / (2 * h)
    return dx


def agrees(rule, x, dy, h=1e-5):
    got, want = rule.backward(dy, x), differences(rule, x, dy, h)
    rounding = 10 * numpy.finfo(float).eps * abs(dy * rule.forward(x)).sum() / h
    return got.shape == want.shape and bool((abs(got - want) <= 1e-6 * abs(want).max() + rounding).all())


@pytest.fixture(params=RULES, ids=lambda rule: f"{rule.name}-{rule.fault or 'right'}")
def rule(request):
    return request.param


@pytest.mark.parametrize("seed", range(5))
def test_every_wrong_rule_is_refused_with_random_heads_and_some_pass_with_ones(rule, seed):
    random = numpy.random.default_rng(seed)
    x = rule.point(random)
    y = rule.forward(x)
    assert agrees(rule, x, numpy.ones_like(y)) == rule.passes_ones
    # Of one draw chance may make nothing: a rule that is wrong for x > 0 and dy < 0 needs such a pair of numbers.
    heads = random.normal(size=(10, *y.shape))
    assert all(agrees(rule, x, dy) for dy in heads) == rule.is_right


def test_check_gradient_judges_every_rule_rightly(rule):
    class AsFunction(autograd.Function):
        def forward(self, x):
            self.x = x.asnumpy()
            return np.array(rule.forward(self.x))

        def backward(self, dy):
            return np.array(rule.backward(dy.asnumpy(), self.x))

    refused = []
    for seed in range(5):
        x = rule.point(numpy.random.default_rng(100 + seed))   # of one seed x and dy would get the same signs
        try:
            check_gradient(lambda x: AsFunction()(x), x, order=1, seed=seed)
        except (GradientError, MXNetError, ValueError) as refusal:
            assert "cannot judge" not in str(refusal)
            refused.append(seed)
    assert (refused == []) == rule.is_right


def test_every_wrong_rule_has_a_right_one_beside_it():
    right = {rule.name: rule for rule in RULES if rule.is_right}
    assert all(right[rule.name].forward is rule.forward and right[rule.name].shape == rule.shape for rule in RULES)
    assert sum(not rule.is_right for rule in RULES) == 20
    assert sum(not rule.is_right and rule.passes_ones for rule in RULES) == 12
