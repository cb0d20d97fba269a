"""The check is checked: every rule of the op table is broken on purpose, in several ways, and the cases notice.

A mutant that survives is either the same rule in other words, and is listed in `EQUIVALENT` with the reason, or it
shows that a case is missing.
"""
import warnings
from contextlib import contextmanager

import numpy
import pytest
from cases import CASES
from proof import cls_name, functions, prove

from refgrad.engine import factories
from refgrad.engine.array import NDArray
from refgrad.engine.emit import no_signal, sum_to
from refgrad.engine.registry import TABLE, body, needs
from refgrad.engine.tape import Parts


# ## Ways to break a rule
#
# Each takes a rule, and what it is called with: dy and the saved things.  All are written in numpy functions that
# refgrad's arrays understand too, so that a mutant survives the second order if it deserves to.
def no_head(rule, dy, *saved):
    """Ones instead of dy."""
    ones = Parts({k: numpy.ones_like(d) for k, d in dy.at.items()}) if isinstance(dy, Parts) else numpy.ones_like(dy)
    return rule(ones, *saved)


def double_head(rule, dy, *saved):
    """dy counted twice: the rule squares it."""
    return rule(dy, *saved) * rule(dy, *saved)


def wrong_sign(rule, dy, *saved):
    return -rule(dy, *saved)


def one_percent(rule, dy, *saved):
    dx = rule(dy, *saved)
    return (dx * 1.01).astype(dx.dtype)


def zero(rule, dy, *saved):
    dx = rule(dy, *saved)
    return (dx * 0.0).astype(dx.dtype)


def one(rule, dy, *saved):
    return numpy.ones_like(rule(dy, *saved))


def positive(rule, dy, *saved):
    return numpy.abs(rule(dy, *saved))


def reversed_order(rule, dy, *saved):
    """All axes backwards."""
    dx = rule(dy, *saved)
    return dx[(slice(None, None, -1),) * dx.ndim] if dx.ndim else dx


def rolled(rule, dy, *saved):
    """The elements in the memory order of the transpose."""
    dx = rule(dy, *saved)
    return dx.T.reshape(dx.shape)


def last_lost(rule, dy, *saved):
    """Nothing for the last element of the last axis."""
    dx = rule(dy, *saved)
    return dx * (numpy.arange(dx.shape[-1]) < dx.shape[-1] - 1) if dx.ndim else dx


def off_the_tape(rule, dy, *saved):
    """The right numbers, computed out of sight of the second order."""
    dx = rule(dy, *saved)
    return dx.detach() if isinstance(dx, NDArray) else dx


def as_it_is(rule, dy, *saved):
    """No break at all: shows that the exchange itself does no harm."""
    return rule(dy, *saved)


WAYS = [no_head, double_head, wrong_sign, one_percent, zero, one, positive, reversed_order, rolled, last_lost,
        off_the_tape]


def swapped(rules, k):
    """The rules of input k and the next one exchanged."""
    names, declared = list(rules), list(rules.values())
    declared[k], declared[k + 1] = declared[k + 1], declared[k]
    return dict(zip(names, declared))


def mutants(op):
    """(label, rules) for every way to break every rule of an operator."""
    for name, declared in op.rules.items():
        for way in WAYS:
            yield f"{name}: {way.__name__}", {**op.rules, name: broken(op, declared, way)}
    for k in range(len(op.rules) - 1):
        yield f"{list(op.rules)[k]}: swapped", swapped(op.rules, k)


def broken(op, declared, way):
    """A declared rule, broken in that way; it asks for the same things to be saved."""
    rule = body(declared)

    def mutant(dy, *saved):
        return way(rule, dy, *saved)

    return (mutant, " ".join(needs(declared))) if op.kind == "elementwise" else mutant


# ## Equivalent mutants
#
# Which mutants are no mistakes, and why.  `test_mutants` sees to it that exactly these survive.
STILL_ZERO = "no_head double_head wrong_sign one_percent zero positive reversed_order rolled last_lost off_the_tape"
EQUIVALENT = [
    # inputs of operators, ways, reason
    ("make_loss.x", "no_head double_head one positive reversed_order rolled off_the_tape",
     "the gradient is 1 whatever arrives"),
    ("MakeLoss.data", "no_head positive reversed_order rolled off_the_tape", "one positive number, whatever arrives"),
    ("LinearRegressionOutput.data LogisticRegressionOutput.data MAERegressionOutput.data SVMOutput.data", "no_head",
     "what arrives is ignored"),
    ("MAERegressionOutput.data", "off_the_tape", "a sign has no slope"),
    ("batch_norm.gamma batch_norm.beta LayerNorm.gamma LayerNorm.beta InstanceNorm.gamma InstanceNorm.beta "
     "GroupNorm.gamma GroupNorm.beta prelu.gamma FullyConnected.bias Convolution.bias Deconvolution.bias "
     "bincount.weights", "rolled",
     "what has one axis is its own transpose"),
]


def equivalent(op):
    """{label: reason} of the mutants of an operator that are no mistakes."""
    found = {}
    for name, declared in op.rules.items():
        if body(declared) is no_signal:
            found.update({f"{name}: {way}": "any multiple of zero is zero" for way in STILL_ZERO.split()})
        for inputs, ways, reason in EQUIVALENT:
            if f"{op.name}.{name}" in inputs.split():
                found.update({f"{name}: {way}": reason for way in ways.split()})
    declared = list(op.rules.values())
    for k, name in enumerate(list(op.rules)[:-1]):
        if declared[k] is declared[k + 1]:
            found[f"{name}: swapped"] = "both inputs have the same rule"
    return found


# ## The test
def exchange(op, rules, made=None):
    """Gives an operator other rules, and functions made from them."""
    op.rules = rules
    op.functions.update(made or {cls: op.build(cls) for cls in op.functions})


@contextmanager
def restored(op):
    """Puts the rules and functions of an operator back, whatever happens to them inside."""
    rules, made = op.rules, dict(op.functions)
    try:
        yield
    finally:
        exchange(op, rules, made)


def noticed(op, cases):
    """Whether a case fails; the np class first, and the other one only if need be."""
    for cls, call in reversed(functions(op).items()):
        for case in cases:
            if cls_name(cls) in case.face:
                try:
                    prove(case, call, cls)
                except Exception:
                    return True
    return False


def survivors(op, cases):
    """The labels of the mutants that no case notices; for those that are listed as equivalent, a few cases will do."""
    known, found = equivalent(op), set()
    for label, changed in list(mutants(op)):
        with restored(op):
            exchange(op, changed)
            if not noticed(op, cases[:3] if label in known else cases):
                found.add(label)
    return found


with_rules = [name for name, op in TABLE.items() if op.rules]


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("name", with_rules)
def test_mutants(name):
    op, cases = TABLE[name], CASES[name]
    with restored(op):
        exchange(op, {name: broken(op, declared, as_it_is) for name, declared in op.rules.items()})
        assert not noticed(op, cases), "a rule that was not broken fails"
    surviving, known = survivors(op, cases), set(equivalent(op))
    assert surviving - known == set(), "survivors: a case is missing"
    assert known - surviving == set(), "listed as equivalent, but noticed"


# ## Broadcasting
#
# Its rule belongs to no operator: it is put before the operands of all of them.
def first_for_all(dy, shape):
    return sum_to(dy, shape) * 0 + dy.ravel()[0]


def mean_for_sum(dy, shape):
    return sum_to(dy, shape) * (numpy.prod(shape) / dy.size)


def not_at_all(dy, shape):
    return dy


def by_copying(dy, shape):
    """The right sum, out of sight of the second order."""
    dx = sum_to(dy, shape)
    return dx.detach() if isinstance(dx, NDArray) else dx


@pytest.mark.parametrize("wrong", [first_for_all, mean_for_sum, not_at_all, by_copying])
@pytest.mark.parametrize("name", ["add", "multiply", "maximum"])
def test_wrong_broadcasting_is_noticed(name, wrong, monkeypatch):
    assert not noticed(TABLE[name], CASES[name])
    monkeypatch.setattr(factories, "sum_to", wrong)
    assert noticed(TABLE[name], CASES[name])


# ## The tally: python tests/test_mutants.py
def tally():
    """Makes all mutants, and prints how many were noticed, how many are equivalent, and the names of the others."""
    made = equal = 0
    for name in with_rules:
        op, surviving = TABLE[name], survivors(TABLE[name], CASES[name])
        made, equal = made + len(list(mutants(op))), equal + len(surviving & set(equivalent(op)))
        for label in sorted(surviving - set(equivalent(op))):
            print("not noticed:", name, label)
    print(f"{made} mutants of {len(with_rules)} operators: {equal} equivalent ones, of the other {made - equal} "
          "all were noticed that are not listed above")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    tally()
