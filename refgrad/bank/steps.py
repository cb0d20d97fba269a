"""# A tape of single numbers

Just enough of a tape to walk through it in any order.  A *step* is one calculation that has been done: its value, the
steps that it was computed from, and for each of these the *slope*: how much the result rises when that one rises.

    >>> x, = variables(3.0)
    >>> h = x * x
    >>> h.value, h.slopes, h.serial
    (9.0, (3.0, 3.0), 1)

There are no arrays, and no rules either: for a single number a slope says it all.
"""

from math import inf, sqrt


class Step:
    """One calculation with numbers.

    Attributes:
        value: its result.
        parents: the steps that it used, in the order in which they were used; one that was used twice is here twice.
        slopes: one for each parent.
        tape: the list of all steps of the program, oldest first.
        serial: its place in that list.  The engine's clock falls, this one rises: the newest has the largest.
    """

    __slots__ = ("value", "parents", "slopes", "tape", "serial")

    def __init__(self, tape, value, *edges):
        self.value, self.tape, self.serial = value, tape, len(tape)
        self.parents, self.slopes = tuple(parent for parent, _ in edges), tuple(slope for _, slope in edges)
        tape.append(self)

    def __add__(self, other):
        return self.step(self.value + number(other), (self, 1.0), (other, 1.0))

    def __mul__(self, other):
        return self.step(self.value * number(other), (self, number(other)), (other, self.value))

    __radd__, __rmul__ = __add__, __mul__

    def sqrt(self):
        root = sqrt(self.value)
        return self.step(root, (self, 0.5 / root if root else inf))

    # Nobody asks for the gradient of a plain number, so it is no parent.
    def step(self, value, *edges):
        return Step(self.tape, value, *[edge for edge in edges if isinstance(edge[0], Step)])


def number(x):
    return x.value if isinstance(x, Step) else float(x)


def variables(*values):
    """Steps without parents, on one new tape."""
    tape = []
    return [Step(tape, value) for value in values]


# ## The walk
#
# Every step of the order hands its share to its parents: what has arrived at it so far, times the slope.  *So far*:
# that is where the order comes in.  Nothing here checks whether more would have arrived later.
#
# What becomes of two shares that meet?  They are added.  `receive` is there for those who want to see what happens
# otherwise; the functions at the end are mistakes, and the first of them is what many an engine begins with.
def gather(head, order, receive=None):
    """The sums that gather at the steps: {step: sum}.

    Args:
        head: where to begin, with 1.
        order: a function that takes the head and returns, or yields, steps.
        receive: what to make of (the sum so far, a new share); by default they are added.
    """
    receive, sums = receive or added, {head: 1.0}
    for step in order(head):
        for parent, slope in zip(step.parents, step.slopes):
            share = sums.get(step, 0.0) * slope
            sums[parent] = receive(sums[parent], share) if parent in sums else share
    return sums


def added(before, share):
    return before + share


def replaced(before, share):
    """The mistake `=` for `+=`: of several shares only the last is kept."""
    return share


def multiplied(before, share):
    """Slopes along one way are multiplied; shares that come by two ways are not."""
    return before * share


def larger(before, share):
    """As if one of two ways were closed."""
    return max(before, share)
