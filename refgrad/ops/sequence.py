"""# Sequences of different lengths

A batch of sequences is one array, as long as the longest of them; a vector of lengths says where each ends.  MXNet
puts time on axis 0 and the batch on axis 1, or the other way round for axis=1.
"""

import numpy as np

from ..engine.array import wrap
from ..engine.operators import operator
from .common import arrays, one_of, positions


def lengths_of(data, sequence_length, use_sequence_length, axis):
    """The length of each sequence of the batch; all of them full if they are not to be used."""
    if not use_sequence_length or sequence_length is None:
        return np.full(data.shape[1 - axis], data.shape[axis])
    return positions(sequence_length)


def outer(time, batch, axis):
    """Vectors over time and batch, laid along their axes."""
    return (time[:, None], batch) if axis == 0 else (time, batch[:, None])


@operator(nd="SequenceMask", npx="sequence_mask")
@arrays("data", "sequence_length")
def SequenceMask(data, sequence_length=None, use_sequence_length=False, value=0.0, axis=0):
    """The sequences with a number in place of everything beyond their ends.

    Args:
        data: array of at least two axes, time and batch.
        sequence_length: the length of each sequence, a vector.
        use_sequence_length: False returns the data as they are.
        value: what to put there; no gradient passes.
        axis: the axis of time, 0 or 1.

    Raises:
        MXNetError: another axis.
    """
    one_of("SequenceMask", "axis", axis, (0, 1))
    if not use_sequence_length:
        return data.copy()
    lengths = lengths_of(data, sequence_length, True, axis)
    time, ends = outer(np.arange(data.shape[axis]), lengths, axis)
    inside = (time < ends).reshape((*data.shape[:2], *(1,) * (data.ndim - 2)))
    inside = wrap(data.family, np.broadcast_to(inside, data.shape).astype(data._data.dtype))
    return np.where(inside, data, np.full_like(data._data, value))


@operator(nd="SequenceLast", npx="sequence_last")
@arrays("data", "sequence_length")
def SequenceLast(data, sequence_length=None, use_sequence_length=False, axis=0):
    """The last element of each sequence.

    Args:
        data, sequence_length, use_sequence_length, axis: as for `SequenceMask`.

    Raises:
        MXNetError: an axis other than 0 and 1.
    """
    one_of("SequenceLast", "axis", axis, (0, 1))
    last = lengths_of(data, sequence_length, use_sequence_length, axis) - 1
    batch = np.arange(data.shape[1 - axis])
    return data[(last, batch) if axis == 0 else (batch, last)]


@operator(nd="SequenceReverse", npx="sequence_reverse")
@arrays("data", "sequence_length")
def SequenceReverse(data, sequence_length=None, use_sequence_length=False, axis=0):
    """Each sequence in reverse order, what is beyond its end staying in place.

    Args:
        data, sequence_length, use_sequence_length: as for `SequenceMask`.
        axis: the axis of time; only 0.

    Raises:
        MXNetError: another axis.
    """
    one_of("SequenceReverse", "axis", axis, (0,))
    ends = lengths_of(data, sequence_length, use_sequence_length, axis)
    time = np.arange(data.shape[0])[:, None]
    return data[np.where(time < ends, ends - 1 - time, time), np.arange(data.shape[1])]
