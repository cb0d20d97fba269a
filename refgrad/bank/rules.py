"""# Rules, and how to get them wrong

A *rule* takes the gradient that arrives at the output, dy, and the input x, and returns the gradient for x.  Here are
functions in plain numpy with a right rule and with wrong ones, for everybody who wants to know what a test of
gradients is worth.

More than half of the wrong ones pass the usual test, which compares with differences of y.sum(): that is, for a dy of
ones.  So the wrong ones are in two groups; what is written above the first says why.
"""

from typing import NamedTuple

import numpy


class Rule(NamedTuple):
    """A function and a rule for its gradient.

    Attributes:
        name: of the function.
        forward: x -> y.
        backward: (dy, x) -> dx.
        shape: of the inputs that it is meant for.
        fault: what is wrong with the rule, or "".
        passes_ones: whether it is right all the same when dy is ones.
    """

    name: str
    forward: object
    backward: object
    shape: tuple = (5,)
    fault: str = ""
    passes_ones: bool = True

    @property
    def is_right(self):
        return not self.fault

    def point(self, random):
        """An input: numbers of size ½ to 2, away from kinks at 0, about half of them negative."""
        size = int(numpy.prod(self.shape))
        signs = random.permutation((-1.0) ** numpy.arange(1, size + 1))
        return (random.uniform(0.5, 2, size) * signs).reshape(self.shape)


# ## Functions
def sigmoid(x):
    return 1 / (1 + numpy.exp(-x))


def softmax(x):
    e = numpy.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def log_softmax(x):
    shifted = x - x.max(axis=-1, keepdims=True)
    return shifted - numpy.log(numpy.exp(shifted).sum(axis=-1, keepdims=True))


def relu(x):
    return numpy.maximum(x, 0)


def column_sums(x):
    return x.sum(axis=0)


def backwards(x):
    return x[::-1]


def shifted(x):
    return numpy.roll(x, 1)


MATRIX = numpy.arange(1.0, 16.0).reshape(5, 3) / 10


def times_matrix(x):
    return x @ MATRIX


def large(x):
    return 1e4 * x


def small(x):
    return 1e-5 * x * x


# ## Right ones
RIGHT = [
    Rule("square", numpy.square, lambda dy, x: dy * 2 * x),
    Rule("exp", numpy.exp, lambda dy, x: dy * numpy.exp(x)),
    Rule("sigmoid", sigmoid, lambda dy, x: dy * sigmoid(x) * (1 - sigmoid(x))),
    Rule("tanh", numpy.tanh, lambda dy, x: dy * (1 - numpy.tanh(x) ** 2)),
    Rule("abs", numpy.abs, lambda dy, x: dy * numpy.sign(x)),
    Rule("relu", relu, lambda dy, x: dy * (x > 0)),
    Rule("softmax", softmax, lambda dy, x: softmax(x) * (dy - (dy * softmax(x)).sum(axis=-1, keepdims=True))),
    Rule("log_softmax", log_softmax, lambda dy, x: dy - softmax(x) * dy.sum(axis=-1, keepdims=True)),
    Rule("backwards", backwards, lambda dy, x: dy[::-1]),
    Rule("shifted", shifted, lambda dy, x: numpy.roll(dy, -1)),
    Rule("sort", numpy.sort, lambda dy, x: dy[numpy.argsort(numpy.argsort(x))]),
    Rule("transpose", numpy.transpose, lambda dy, x: dy.T, (3, 3)),
    Rule("column sums", column_sums, lambda dy, x: dy * numpy.ones_like(x), (3, 3)),
    Rule("times a matrix", times_matrix, lambda dy, x: dy @ MATRIX.T, (2, 5)),
    Rule("10⁴·x", large, lambda dy, x: 1e4 * dy),
    Rule("10⁻⁵·x²", small, lambda dy, x: dy * 2e-5 * x),
]


# ## Wrong, and right for ones
#
# dy of ones asks for the sums of the columns of the Jacobian, one number for each input.  A rule may forget dy,
# square it or take its absolute value, for 1 = 1² = |1|.  It may bring the entries of dy into a wrong order, or
# replace them by their mean, for they are all equal.  And where the outputs add up to a constant, as softmax's do, it
# may return nothing but zeros.
RIGHT_FOR_ONES = [
    Rule("sigmoid", sigmoid, lambda dy, x: sigmoid(x) * (1 - sigmoid(x)), fault="dy is forgotten"),
    Rule("exp", numpy.exp, lambda dy, x: dy * dy * numpy.exp(x), fault="dy comes twice"),
    Rule("tanh", numpy.tanh, lambda dy, x: numpy.abs(dy) * (1 - numpy.tanh(x) ** 2), fault="|dy| for dy"),
    Rule("relu", relu, lambda dy, x: dy * (x > 0) * (dy > 0), fault="a negative dy is switched off too"),
    Rule("softmax", softmax, lambda dy, x: numpy.zeros_like(x), fault="always 0"),
    Rule("log_softmax", log_softmax, lambda dy, x: dy - softmax(x) * x.shape[-1], fault="n for the sum of dy"),
    Rule("backwards", backwards, lambda dy, x: dy, fault="not turned round"),
    Rule("shifted", shifted, lambda dy, x: numpy.roll(dy, 1), fault="shifted on instead of back"),
    Rule("sort", numpy.sort, lambda dy, x: dy, fault="left in the order of y"),
    Rule("transpose", numpy.transpose, lambda dy, x: dy, (3, 3), "not transposed"),
    Rule("column sums", column_sums, lambda dy, x: dy[:, None] * numpy.ones_like(x), (3, 3), "rows for columns"),
    Rule("times a matrix", times_matrix, lambda dy, x: dy.mean() * numpy.ones_like(dy) @ MATRIX.T, (2, 5),
         "the mean of dy for dy"),
]


# ## Wrong for ones too
#
# Each of these is refused by the usual test, but not by every test: the first by none that is content with 5 %, |x|
# by none that stays among positive numbers, the last column by none that looks at the first entry only, the small one
# by none that allows an absolute error, and nan by none that asks whether an error is *greater* than it may be.
WRONG_FOR_ONES = [
    Rule("square", numpy.square, lambda dy, x: 1.01 * dy * 2 * x, fault="one per cent too much", passes_ones=False),
    Rule("abs", numpy.abs, lambda dy, x: dy * numpy.ones_like(x), fault="right for x > 0 only", passes_ones=False),
    Rule("relu", relu, lambda dy, x: dy * (dy > 0), fault="switched by dy, not by x", passes_ones=False),
    Rule("softmax", softmax, lambda dy, x: dy * softmax(x) * (1 - softmax(x)), fault="the diagonal only",
         passes_ones=False),
    Rule("times a matrix", times_matrix, lambda dy, x: dy @ MATRIX.T * [1, 1, 1, 1, 0], (2, 5),
         "the last column is lost", False),
    Rule("10⁻⁵·x²", small, lambda dy, x: numpy.zeros_like(x), fault="always 0", passes_ones=False),
    Rule("exp", numpy.exp, lambda dy, x: dy * numpy.exp(x) * numpy.nan, fault="nan", passes_ones=False),
    Rule("column sums", column_sums, lambda dy, x: dy, (3, 3), "the shape of y", False),
]

RULES = [*RIGHT, *RIGHT_FOR_ONES, *WRONG_FOR_ONES]
