"""# CTC: a loss for sequences whose labels have no places

A recording of speech has many more steps than words, and nobody has written down where each word begins.  Connectionist
temporal classification (A. Graves and others, 2006) lets a network name one class at every step, one of them *blank*,
and reads the result by dropping repetitions and then blanks: `-aa-b-` and `a-bbbb` both say `ab`.  The probability of
`ab` is the sum over all ways to say it, and the loss is minus its logarithm.

There are exponentially many ways, but they share their beginnings.  Put a blank before, between and behind the labels,

    - a - b -

and call α[s] the probability of standing at place s of these, counted from 0, after the steps so far.  At each step one
stays at s, goes on by one, or leaves out a blank between two labels that differ.  So a step is a sum of three, and
the rule of the loss is nothing but the rules of its steps.
"""

import numpy as np

from ..engine.array import raw
from ..engine.operators import operator
from .common import arrays, in_floats, like, one_of, positions


# ## In logarithms
#
# Products of many probabilities underflow, so all is in logarithms, and what cannot be is not -∞, whose slope would be
# nan, but a number so low that nothing of it is left.
def lowest(dtype):
    return np.finfo(dtype).min / 8


def log_sum(*terms):
    """log Σ eˣ of several arrays, element by element; the largest is taken out first."""
    top = raw(terms[0])
    for x in terms[1:]:
        top = np.maximum(top, raw(x))
    return np.log(sum(np.exp(x - like(x, top)) for x in terms)) + like(terms[0], top)


def log_shares(x):
    """log softmax along the last axis."""
    x = x - like(x, raw(x).max(-1, keepdims=True))
    return x - np.log(np.exp(x).sum(axis=-1, keepdims=True))


# ## The labels
def with_blanks(labels, blank):
    """A blank before, between and behind the labels of each example; and where a blank may be left out."""
    spread = np.full((labels.shape[0], 2 * labels.shape[1] + 1), blank)
    spread[:, 1::2] = labels
    may_skip = np.zeros(spread.shape, bool)
    may_skip[:, 3::2] = labels[:, 1:] != labels[:, :-1]
    return spread, may_skip


def moved(alpha, by, dtype):
    """α of the place that lies `by` places before."""
    nothing = like(alpha, np.full((alpha.shape[0], by), lowest(dtype)))
    return np.concatenate([nothing, alpha[:, :alpha.shape[1] - by]], 1)


# ## The loss
@operator(nd="ctc_loss CTCLoss contrib.ctc_loss contrib.CTCLoss", npx="ctc_loss")
@arrays("data", "label", "data_lengths", "label_lengths")
def ctc_loss(data, label, data_lengths=None, label_lengths=None, use_data_lengths=False, use_label_lengths=False,
             blank_label="first"):
    """-log of the probability of the labels, one number for each example.

    Args:
        data: scores of shape (steps, examples, classes), before the softmax.
        label: the labels in order, of shape (examples, most labels); padded at the end by 0, or by -1 where the blank
            is the last class.
        data_lengths: how many steps each example has, a vector, if use_data_lengths; otherwise all.
        label_lengths: how many labels each example has, a vector, if use_label_lengths; otherwise as many as come
            before the padding.
        use_data_lengths, use_label_lengths: whether these are used.
        blank_label: which class is the blank, "first" or "last".

    Returns:
        A vector.  Where an example has too few steps for its labels, a very large number.

    Raises:
        MXNetError: another blank_label.
    """
    one_of("ctc_loss", "blank_label", blank_label, ("first", "last"))
    nd = not data.numpy_manners
    x = in_floats(data.as_np_ndarray() if nd else data)
    steps, examples, classes = x.shape
    labels, padding = positions(label), 0 if blank_label == "first" else -1
    counts = positions(label_lengths) if use_label_lengths else np.cumprod(labels != padding, 1).sum(1)
    ends = positions(data_lengths) if use_data_lengths else np.full(examples, steps)
    spread, may_skip = with_blanks(np.maximum(labels, 0), 0 if blank_label == "first" else classes - 1)
    y = -forward(log_shares(x), spread, may_skip, ends, counts)
    return y.as_nd_ndarray() if nd else y


def forward(shares, spread, may_skip, ends, counts):
    """The logarithm of the probability of each example's labels: α at the end."""
    rows, dtype = np.arange(len(spread)), shares._data.dtype
    said = shares[:, rows[:, None], spread]
    never = like(said, np.full(spread.shape, lowest(dtype)))
    alpha = np.where(np.arange(spread.shape[1]) < 2, said[0], never)
    for t in range(1, len(shares)):
        skipping = np.where(may_skip, moved(alpha, 2, dtype), never) if spread.shape[1] > 2 else never
        step = log_sum(alpha, moved(alpha, 1, dtype), skipping) + said[t]
        alpha = np.where((t < ends)[:, None], step, alpha)
    last = alpha[rows, 2 * counts]
    return log_sum(last, np.where(counts > 0, alpha[rows, np.maximum(2 * counts - 1, 0)], never[:, 0]))
