"""Cases of `refgrad/ops/layers.py`."""
from . import at, case, const, real

CASES = {
    "FullyConnected": [
        case(real(2, 3), real(4, 3), real(4), num_hidden=4),
        case(real(2, 3), real(4, 3), num_hidden=4, no_bias=True),
        case(real(2, 3, 2), real(4, 6), real(4), num_hidden=4),
        case(real(3, 3), real(3, 3), real(3), num_hidden=3),
        case(real(2, 3, 2), real(4, 2), real(4), num_hidden=4, flatten=False),
        case(real(0, 3), real(2, 3), real(2)), case(real(2, 3), real(4, 3), real(4), no_bias=True),
    ],
    "Embedding": [
        case(const([0, 2, 2]), real(4, 3), input_dim=4, output_dim=3),
        case(const([[0.0, 1.0], [1.0, 3.0]]), real(4, 2)), case(const([-1, 9]), real(4, 2)),
        case(at([0.2, 2.7]), real(4, 2)),
    ],
    "dropout": [c.seeded() for c in [
        case(real(4, 5)), case(real(4, 5), p=0.3), case(real(4, 5), p=0.5, axes=(1,)), case(real(4, 5), p=0),
        case(real(4, 5), p=1), case(real(4, 5)).predicting(), case(real(4, 5), mode="always").predicting(),
        case(real()), case(real(0, 3)),
    ]],
}
