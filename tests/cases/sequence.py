"""Cases of `refgrad/ops/sequence.py`: time on axis 0, the batch on axis 1."""
from . import case, const, real

LENGTHS = dict(sequence_length=const([1.0, 3.0]), use_sequence_length=True)

CASES = {
    "SequenceMask": [
        case(real(3, 2)), case(real(3, 2), **LENGTHS), case(real(3, 2, 2), **LENGTHS, value=-1.0),
        case(real(2, 3), **LENGTHS, axis=1),
    ],
    "SequenceLast": [case(real(3, 2)), case(real(3, 2, 2), **LENGTHS), case(real(2, 3), **LENGTHS, axis=1)],
    "SequenceReverse": [case(real(3, 2)), case(real(3, 2), **LENGTHS), case(real(3, 2, 2), **LENGTHS)],
}
