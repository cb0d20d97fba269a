"""# Programs that tell orders apart

A wrong order is not wrong everywhere: on a program in which every result is used once, nearly any order will do.
These are the smallest programs known on which one or another of them fails.  They are written for a `Step`, and run
with refgrad's own arrays just as well.
"""

from typing import NamedTuple

from .steps import gather, variables


class Program(NamedTuple):
    """A function, and its gradient at one place.

    Attributes:
        name, text: what it is called, and how it is written on paper.
        function: takes the variables, returns the result.
        at: the values of the variables.
        gradients: what is right there.
    """

    name: str
    text: str
    function: object
    at: tuple
    gradients: tuple

    def answers(self, order, receive=None):
        """The gradients that a walk in some order finds; see `gather`."""
        xs = variables(*self.at)
        sums = gather(self.function(*xs), order, receive)
        return tuple(sums.get(x, 0.0) for x in xs)


# ## A tree
#
# Every result is used once.  There is one way from the head to x, and only a walk in the wrong direction gets lost.
def tree(x):
    return 4 * x + 5


# ## A short way and a long way
#
# h is used early, in the long way, and late, in the sum.  Whoever takes the short way down is at h too early.
def skip(x):
    h = x * x
    return h + 3 * (2 * h)


# The same sum, the other way round.  Some walks go by the order of the operands: wrong above, and right here, or the
# other way round.
def swap(x):
    h = x * x
    return 3 * (2 * h) + h


# ## One result, twice in one operation
def double(a):
    b = a + a
    return b + b


# ## Two results, woven together
#
# c and d are both used twice, by a sum and by a product.  No operation uses the same thing twice, as `double` does: a
# walk that forgets duplicates among the parents is not saved by that here.
def weave(a, b):
    c, d = a + b, a * b
    e, f = c + d, c * d
    return e + f


# ## A dead end
#
# The root is computed and never used.  At 0 its slope is infinite, and zero times infinity is nan: nobody should ask.
def dead_end(x):
    x.sqrt()
    return 3 * x


# ## Many ways
#
# Twenty doublings are twenty steps, and 2²⁰ ways from the head to x.
def ladder(x):
    for _ in range(20):
        x = x + x
    return x


# ## A long way
#
# Longer than Python lets a function call itself.
def chain(x):
    for _ in range(5000):
        x = x + 1
    return x


PROGRAMS = {function.__name__: Program(function.__name__, text, function, at, gradients)
            for function, text, at, gradients in [
    (tree, "4x + 5", (3.0,), (4.0,)),
    (skip, "h = x·x,  h + 3·(2·h)", (3.0,), (42.0,)),
    (swap, "h = x·x,  3·(2·h) + h", (3.0,), (42.0,)),
    (double, "b = a + a,  b + b", (1.0,), (4.0,)),
    (weave, "c = a + b,  d = a·b,  (c + d) + c·d", (2.0, 3.0), (25.0, 19.0)),
    (dead_end, "√x unused,  3x", (0.0,), (3.0,)),
    (ladder, "x + x, twenty times", (1.0,), (2.0 ** 20,)),
    (chain, "x + 1, five thousand times", (3.0,), (1.0,)),
]}
