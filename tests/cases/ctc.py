"""Cases of `refgrad/ops/ctc.py`: the loss is that of all ways to say the labels, counted one by one."""
from itertools import product

import numpy

from . import case, const, real


def said(path, blank):
    """What is read from a path of classes: without repetitions, then without blanks."""
    return [c for k, c in enumerate(path) if c != blank and (k == 0 or path[k - 1] != c)]


def by_counting(labels, steps=None, blank=0):
    """The loss by its definition, with all paths written out."""
    def loss(x, *_):
        shares = numpy.exp(x) / numpy.exp(x).sum(-1, keepdims=True)
        return -numpy.log([
            sum(numpy.prod(shares[range(n), k, path]) for path in product(range(x.shape[2]), repeat=n)
                if said(path, blank % x.shape[2]) == want)
            for k, (want, n) in enumerate(zip(labels, steps or [len(x)] * len(labels)))])
    return loss


LABELS = const([[1, 2], [2, 2], [1, 0]])

CASES = {
    "ctc_loss": [c.without("float16") for c in [
        case(real(4, 3, 3), LABELS).value(by_counting([[1, 2], [2, 2], [1]])),
        case(real(3, 2, 3), const([[0, 1], [1, -1]]), blank_label="last").value(by_counting([[0, 1], [1]], blank=-1)),
        case(real(4, 3, 3), LABELS, const([4, 3, 2]), const([2, 2, 1]), use_data_lengths=True,
             use_label_lengths=True).value(by_counting([[1, 2], [2, 2], [1]], [4, 3, 2])),
        case(real(3, 1, 3), const([[0, 0]])).value(by_counting([[]])),
        case(real(1, 2, 3), const([[1], [2]])).value(by_counting([[1], [2]])),
    ]],
}
