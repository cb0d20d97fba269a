"""# Numerical proof

A gradient is a claim: *if this input moves a little, the result moves by so much*.  Whether it is true does not
depend on how it was found, so it can be tested without a look at the rule: move the input, and see.

    >>> from refgrad import autograd, np
    >>> from refgrad.check import check_gradient
    >>> check_gradient(lambda a, b: a * np.sin(b), [1.0, 2.0], 0.5)

Silence means yes.  And here is a rule that forgets the gradient arriving at it, as an example in MXNet's own
documentation once did:

    >>> class Sigmoid(autograd.Function):
    ...     def forward(self, x):
    ...         self.y = 1 / (1 + np.exp(-x))
    ...         return self.y
    ...     def backward(self, dy):
    ...         return self.y * (1 - self.y)
    >>> check_gradient(lambda x: Sigmoid()(x), [0.0, 1.0])
    ... # doctest: +ELLIPSIS
    Traceback (most recent call last):
    refgrad.check.GradientError: wrong gradient of input 0, ...
"""

import sys
from functools import partial
from importlib import import_module
from pathlib import Path

import numpy

from .autograd import record, recorded_head
from .engine.array import NDArray, leaf_of, ndarray, recall, wrap
from .engine.backward import head_gradient, head_gradients, sweep
from .engine.registry import TABLE

__all__ = ["GradientError", "check_gradient"]

FLOAT64 = numpy.dtype("float64")


class GradientError(AssertionError):
    """A gradient is not what the differences of its function say."""


# ## How far to move
#
# (f(x + h) - f(x - h)) / 2h differs from the slope by about h²: the shorter the step, the better.  But f is known to
# sixteen digits only, and the division by h enlarges its rounding error: the longer the step, the better.  For the
# sine at 1 the quotient is wrong by 9·10⁻⁴ with h = 0.1, by 10⁻¹¹ with 10⁻⁵, and by 10⁻² with 10⁻¹⁵.  The two errors
# meet near h = ∛ε, where ε = 2·10⁻¹⁶ is the rounding error of a number near 1, and leave ε^⅔: ten digits, of which
# six are asked for.  In float32 the same reasoning leaves four or five, so everything here is float64.
#
# Numbers larger than 1 move in proportion: their own rounding errors are larger.
EPSILON = numpy.finfo(FLOAT64).eps
STEP = EPSILON ** (1 / 3)
AGREEMENT = 1e-6


# ## Why ones prove nothing
#
# backward multiplies the head gradient with the Jacobian.  With ones it shows the sum of all rows, and many wrong
# Jacobians have the right sum: that of a transpose that does not transpose, that of a rule without dy.  Softmax is the
# worst: its outputs sum to 1 whatever the input is, so with ones the rule "zero" is *right*.  So dy is random.
#
# The input moves in a random direction too, all its elements at once: one number from the differences, one from
# the rule, and yet every entry of the Jacobian has its say in both.  A number near 0 would silence its entry, and
# without a negative one |dy| would pass for dy; so chance decides about less than it could.
def weights(random, x):
    """Random numbers of size 1 to 2 in the shape of x, half of them negative."""
    signs = random.permutation((-1.0) ** numpy.arange(1, x.size + 1))
    return random.uniform(1, 2, x.shape) * signs.reshape(x.shape)


def check_gradient(f, *inputs, order=2, seed=0, train_mode=True):
    """Compares the gradients of a function with central differences; returns nothing if they agree.

    If f draws random numbers, let it call `mx.random.seed` first.

    Args:
        f: takes refgrad arrays, returns an array or a list of them.
        inputs: one for each parameter of f: an array, or numbers, which make an array of `mx.np`.  Arrays of integers
            or bools are handed over as they are; all others become float64 and are checked.
        order: 1 checks the gradient, 2 also the gradient of the gradient, and so on.
        seed: of the random numbers.
        train_mode: whether layers behave as in training.

    Raises:
        GradientError: a gradient is wrong, missing, not finite, or has another shape or dtype than its input.
        TypeError: f returns something else than arrays.
        ValueError: no judgement is possible: f is not finite here, has a kink or a jump, does not compute in
            float64, gives different results for the same inputs, or has no inputs of floats.
    """
    random, point, claims = numpy.random.default_rng(seed), [as_point(x) for x in inputs], None
    if not any(map(is_float, point)):
        raise ValueError("check_gradient cannot judge: none of the inputs is an array of floats.")
    names = [f"input {k}" for k in range(len(point))]
    for level in range(1, order + 1):
        f = record(train_mode)(f)
        heads, claims = prove(f, point, [f"{name}, order {level}" for name in names], random, claims)
        f, point, names = gradient_of(f, len(point)), point + heads, names + [
            f"head gradient {k}" for k in range(len(heads))]


def as_point(x):
    """An input as an unmarked array of its own memory."""
    if not isinstance(x, (NDArray, numpy.ndarray)):
        return wrap(ndarray, numpy.array(x, FLOAT64))
    data, cls = (x._data, x.family) if isinstance(x, NDArray) else (x, ndarray)
    return wrap(cls, data.astype(FLOAT64 if data.dtype.kind == "f" else data.dtype))


def random_head(random, y):
    """A head gradient for y."""
    return wrap(y.family, weights(random, y).astype(y._data.dtype))


# ## One order
#
# The gradients are looked at as the rules left them, before they go into buffers: a buffer would stretch a gradient
# of the wrong shape, and convert one of the wrong dtype.
def prove(f, point, names, random, claims):
    """Compares f's gradients at a point with its differences; returns the head gradients used, and the gradients."""
    xs, ys = run(f, point)
    if claims is not None:
        same(ys, claims)
    judge(ys, run(f, point)[1])
    heads = [random_head(random, y) for y in ys]
    gradients, here = [], weighed(ys, heads)
    for k, (x, dx, name) in enumerate(zip(xs, pull(ys, heads, xs), names)):
        if is_float(x):
            gradients.append(sound(dx, x, name))
            compare(partial(along, f, point, heads, k), here, x._data, gradients[-1], name, weights(random, x))
    return heads, gradients


def run(f, point):
    """Marked copies of the inputs, and the results of f."""
    xs = [wrap(x.family, x._data.copy()) for x in point]
    for x in xs:
        x.attach_grad()
    return xs, listed(f(*xs))


def listed(ys):
    return list(ys) if isinstance(ys, (list, tuple)) else [ys]


def pull(ys, heads, xs, again=False):
    """What arrives at each x from the head gradients, as the rules left it; None if nothing does."""
    reached = [(y, dy) for y, dy in zip(ys, heads) if y._node is not None]
    arrived = head_gradients(*zip(*reached), recorded_head if again else head_gradient) if reached else {}
    sweep(arrived, again, recall if again else None)
    return [arrived.get(leaf_of(x)) for x in xs]


def is_float(x):
    return x._data.dtype.kind == "f"


def weighed(ys, heads):
    """Σ dy·y, and the size of the numbers that it is the sum of."""
    terms = numpy.concatenate([(dy._data * y._data.astype(FLOAT64)).ravel() for y, dy in zip(ys, heads)])
    return terms.sum(), abs(terms).sum()


def along(f, point, heads, k, step):
    """Σ dy·y after a step of input k."""
    moved = [wrap(x.family, x._data + step) if j == k else x for j, x in enumerate(point)]
    return weighed(run(f, moved)[1], heads)[0]


@numpy.errstate(invalid="ignore")
def compare(phi, here, x, dx, name, direction):
    h, direction, (middle, size) = STEP, direction * numpy.maximum(1, abs(x)), here
    up, down = phi(h * direction), phi(-h * direction)
    if not numpy.isfinite(up - down):
        raise ValueError(f"check_gradient cannot judge {name}: f is finite there, but not {h:.0e} beside it.")
    want, got, left, right = (up - down) / (2 * h), (dx * direction).sum(), (middle - down) / h, (up - middle) / h
    rounding = 10 * EPSILON * (size + abs(right - left)) / h
    tolerance = AGREEMENT * (abs(want) + abs(dx * direction).sum()) + rounding
    if numpy.isfinite(dx).all():
        if abs(want - got) <= tolerance:
            return
        nearer = (phi(h / 2 * direction) - phi(-h / 2 * direction)) / h
        if rough(left, right, want, nearer, got, tolerance):
            raise ValueError(f"check_gradient cannot judge {name}: f has a kink or a jump there.")
    raise wrong(name, f"central differences along a random direction give {want:.8g}, the gradient gives {got:.8g}")


# ## What a disagreement means
#
# Nearly always the rule is wrong, and the two numbers say how.
#
# | the gradient gives | ask |
# |---|---|
# | a plausible number | is dy in it?  are the rules of two inputs exchanged?  is the result laid out as the input is? |
# | minus the expected | which way does the result go? |
# | a multiple of it | a mean that should be a sum, a constant factor, a summand that is counted twice |
# | 0, or nothing arrives | is there a path at all: a detach(), a pause(), a result that was computed by numpy? |
# | the right one at order 1 only | does the rule compute with raw data, and so lose the tape? |
def wrong(name, complaint):
    return GradientError(f"wrong gradient of {name}: {complaint}; explained in refgrad/check.py, section "
                         "'What a disagreement means'.")


def sound(dx, x, name):
    """A gradient that can be compared with numbers: zeros if nothing arrived, or an error."""
    if dx is None:
        return numpy.zeros_like(x._data)
    if dx.shape != x.shape:
        raise wrong(name, f"expected the shape {x.shape} of the input, got {dx.shape}")
    if dx.dtype != x._data.dtype:
        raise wrong(name, f"expected the dtype {x._data.dtype} of the input, got {dx.dtype}")
    return dx


# ## When to say nothing
#
# At a kink there is no slope to compare with: relu has 0 on one side and 1 on the other, the difference quotient
# says ½, and a rule may choose.  At a jump half the step doubles the quotient.  Where f is not finite, there is
# nothing at all.  A verdict would be an accident.
#
# And one limit remains that no care removes: a slope that is smaller than f's rounding error, as that of
# 10⁶ + 10⁻⁶·x, cannot be seen by looking at f.
def rough(left, right, want, nearer, got, tolerance):
    """Whether the slopes on both sides, or those for two steps, tell of a kink or a jump."""
    between = min(left, right) - tolerance <= got <= max(left, right) + tolerance
    return between and abs(right - left) > 1e-2 * abs(want) or abs(nearer - want) > 1e-2 * abs(want) + 4 * tolerance


def judge(ys, again):
    """Whether the results can be differentiated numerically at all; an error if not."""
    for y, same in zip(ys, again):
        if not isinstance(y, NDArray):
            raise TypeError(f"check_gradient: f has to return refgrad arrays, not {type(y).__name__}.")
        if not numpy.isfinite(y._data).all():
            raise ValueError("check_gradient cannot judge: f is not finite at these inputs.")
        if y._data.dtype.kind == "f" and y._data.dtype != FLOAT64:
            raise ValueError(f"check_gradient cannot judge: f computes in {y._data.dtype}, which has too few digits; "
                             "let it keep the float64 of its inputs.")
        if not numpy.array_equal(y._data, same._data):
            raise ValueError("check_gradient cannot judge: called twice, f gives two results; let it call "
                             "mx.random.seed first.")


# ## The next order
#
# A gradient is a function as well: of the inputs *and* of the head gradient.  Recorded, it can be asked the same
# question.  So the second order is the first order of another function, and the third is no more work.
#
# One question is new.  A recorded rule computes with refgrad's arrays instead of numpy's, so it could come to another
# result, and be differentiated quite correctly.
def gradient_of(f, count):
    """The function (inputs, head gradients) -> gradients of the inputs; f has `count` inputs."""
    def gradients(*arrays):
        xs, heads = arrays[:count], arrays[count:]
        dxs = pull(listed(f(*xs)), heads, xs, again=True)
        return [as_result(dx, x) for x, dx in zip(xs, dxs) if is_float(x)]
    return gradients


def as_result(dx, x):
    """A gradient as an array of x's class; zeros if nothing arrived."""
    if isinstance(dx, NDArray):
        return wrap(x.family, dx._data, dx._node)
    return wrap(x.family, numpy.zeros_like(x._data) if dx is None else numpy.array(dx))


def same(recorded, plain):
    for y, dx in zip(recorded, plain):
        if y.shape != dx.shape or y._data.dtype != dx.dtype or \
                not abs(y._data - dx).max(initial=0) <= AGREEMENT * abs(dx).max(initial=0):
            raise wrong("an input, once recorded", f"expected what the sweep without a record gives, {dx}, got {y}")


# ## The whole table
#
# `python -m refgrad.check` proves every operator of the op table.  Where an operator is defined, and which points
# deserve a closer look, is written in the folder `tests/cases` of a checkout.
def main():
    """Prints a table of all operators; returns 1 if a rule is wrong or an operator has no cases, else 0."""
    tests = Path(__file__).parents[1] / "tests"
    if not (tests / "cases").is_dir():
        print("refgrad.check: the cases are not part of the installed package; run this in a checkout of refgrad.")
        return 2
    sys.path.insert(0, str(tests))
    proof = import_module("proof")
    rows = [proof.proven(op) for op in TABLE.values()]
    table = [("operator", "inputs", "orders", "cases", "verdict"), *rows]
    widths = [max(len(str(row[k])) for row in table) for k in range(4)] + [0]
    for row in table:
        print("  ".join(str(item).ljust(width) for item, width in zip(row, widths)))
    failed = sum(row[-1] != "proven" for row in rows)
    print(f"{len(rows)} operators, {sum(row[3] for row in rows)} cases, {failed} not proven")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
