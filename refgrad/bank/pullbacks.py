"""# Pull-backs of single numbers

Blame on a result becomes blame on its inputs.  A *pull-back* takes the gradient g that arrives at the result, the
inputs, and the result itself, and returns one gradient for each variable among the inputs:

    back(g, a, b, out) -> (g for a, g for b)

The exponent of a power is a plain number, so it gets none.  Beside every wrong one stands a small place that shows it,
and what is due there.
"""

from math import exp, isclose, log
from typing import NamedTuple


class Pullback(NamedTuple):
    """An operation and a pull-back.

    Attributes:
        name: of the operation.
        forward: takes the inputs, returns the result.
        back: takes g, the inputs and the result, returns a tuple.
        fault: what is wrong with it, or "".
        g, inputs: a place that shows the fault.
        due: what is right there.
    """

    name: str
    forward: object
    back: object
    g: float
    inputs: tuple
    due: tuple
    fault: str = ""

    @property
    def is_right(self):
        return not self.fault

    def answer(self):
        """What it returns at its place."""
        return self.back(self.g, *self.inputs, self.forward(*self.inputs))

    def agrees(self):
        """Whether that is what is due."""
        got = self.answer()
        return len(got) == len(self.due) and all(map(isclose, got, self.due))


# ## Operations
def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def mul(a, b):
    return a * b


def div(a, b):
    return a / b


def power(a, n):
    return a ** n


# ## Right ones
RIGHT = [
    Pullback("add", add, lambda g, a, b, out: (g, g), 10.0, (2.0, 5.0), (10.0, 10.0)),
    Pullback("sub", sub, lambda g, a, b, out: (g, -g), 10.0, (2.0, 5.0), (10.0, -10.0)),
    Pullback("mul", mul, lambda g, a, b, out: (g * b, g * a), 10.0, (2.0, 5.0), (50.0, 20.0)),
    Pullback("div", div, lambda g, a, b, out: (g / b, -g * a / b ** 2), 1.0, (6.0, 3.0), (1 / 3, -2 / 3)),
    Pullback("pow", power, lambda g, a, n, out: (g * n * a ** (n - 1),), 1.0, (2.0, 3), (12.0,)),
    Pullback("exp", exp, lambda g, a, out: (g * out,), 2.0, (log(3.0),), (6.0,)),
]


# ## Wrong ones
WRONG = [
    Pullback("add", add, lambda g, a, b, out: (1.0, 1.0), 10.0, (2.0, 5.0), (10.0, 10.0), "g is forgotten"),
    Pullback("sub", sub, lambda g, a, b, out: (g, g), 1.0, (2.0, 5.0), (1.0, -1.0), "the minus is forgotten"),
    Pullback("mul", mul, lambda g, a, b, out: (g * a, g * b), 1.0, (2.0, 5.0), (5.0, 2.0), "each gets its own value"),
    Pullback("mul", mul, lambda g, a, b, out: (b, a), 6.0, (3.0, 2.0), (12.0, 18.0), "g is forgotten"),
    Pullback("div", div, lambda g, a, b, out: (g / b, -g / b ** 2), 1.0, (6.0, 3.0), (1 / 3, -2 / 3), "a is missing"),
    Pullback("pow", power, lambda g, a, n, out: (g * n * out,), 1.0, (2.0, 3), (12.0,), "n is not reduced"),
    Pullback("pow", power, lambda g, a, n, out: (g * a ** (n - 1),), 1.0, (2.0, 3), (12.0,), "n is forgotten"),
    Pullback("exp", exp, lambda g, a, out: (g * a,), 1.0, (log(3.0),), (3.0,), "the input for the result"),
    Pullback("exp", exp, lambda g, a, out: (g * exp(out),), 1.0, (log(3.0),), (3.0,), "exp of the result"),
]

PULLBACKS = [*RIGHT, *WRONG]
