"""Cases of `refgrad/ops/arrange.py`: broadcast, mirrored, repeated, padded."""
from . import case, const, real

SQUARE = const([[1.0, 2.0], [3.0, 4.0]])

CASES = {
    "broadcast_to": [
        case(real(3), (2, 3)), case(real(2, 1), (2, 3)), case(real(1, 3, 1), shape=(2, 3, 2)),
        case(real(), (2,)), case(real(1, 3), (0, 3)).only("np"), case(real(2, 3), (2, 3)),
        case(real(2, 1), (0, 3)).only("nd"),
    ],
    "broadcast_like": [
        case(real(2, 1), SQUARE), case(real(2), SQUARE),
        case(real(1, 3), SQUARE, lhs_axes=(0,), rhs_axes=(1,)),
    ],
    "broadcast_like_method": [case(real(2, 1), other=SQUARE), case(real(1, 3), SQUARE, (0,), (1,))],
    "broadcast_axis": [
        case(real(2, 1), axis=1, size=3), case(real(1, 3, 1), axis=(0, 2), size=(2, 2)), case(real(2, 3)),
    ],
    "broadcast_arrays": [
        case(real(2, 3), real(3)), case(real(2, 1), real(1, 3)), case(real(2), real(), real(3, 1)),
        case(real(2)),
    ],
    "flip": [
        case(real(2, 3)), case(real(2, 3), 1), case(real(2, 3), axis=0), case(real(2, 3, 2), axis=(0, 2)),
        case(real(0, 3), 1), case(real(3), axis=-1),
    ],
    "fliplr": [case(real(2, 3)), case(real(2, 3, 2)), case(real(3, 0))],
    "flipud": [case(real(3)), case(real(3, 2)), case(real(0, 2))],
    "roll": [
        case(real(2, 3), 1), case(real(2, 3), -2, axis=1), case(real(3, 4), shift=(1, -1), axis=(0, 1)),
        case(real(4), 5), case(real(0, 3), 1, axis=0),
    ],
    "rot90": [
        case(real(2, 3)), case(real(2, 3), 2), case(real(2, 3), k=3), case(real(2, 3), k=-1),
        case(real(2, 3), 4), case(real(2, 3, 4), axes=(1, 2)), case(real(2, 3, 4), k=3, axes=(2, 0)),
    ],
    "repeat": [
        case(real(2, 3), 2), case(real(2, 3), 2, axis=0), case(real(2, 3), repeats=3, axis=-1),
        case(real(), 2), case(real(3), [2, 0, 1], axis=0), case(real(2, 3), [1, 3, 2], axis=1),
        case(real(0, 3), 2, axis=1), case(real(2, 2), 1, axis=0),
    ],
    "tile": [
        case(real(2, 3), 2), case(real(2, 3), (2, 1)), case(real(2, 3), reps=(3, 1, 2)),
        case(real(2, 3), (2, 2)), case(real(3), (2,)), case(real(), (2, 2)), case(real(2), (0,)),
    ],
    "pad": [
        case(real(2, 3), ((1, 0), (0, 2))),
        case(real(2, 3), ((1, 1), (0, 2)), mode="constant", constant_values=5), case(real(3), 1),
        case(real(2, 3), ((1, 0), (2, 1)), mode="edge"), case(real(2, 4), ((1, 0), (2, 1)), mode="reflect"),
        case(real(2, 3), ((1, 0), (2, 1)), mode="symmetric"),
        case(real(2, 3), ((1, 0), (2, 1)), mode="maximum"),
        case(real(2, 3), ((1, 0), (2, 1)), mode="minimum"),
    ],
    "meshgrid": [
        case(real(2), real(3)), case(real(2), real(3), indexing="ij"), case(real(2), real(3), real(2)),
        case(real(2), real(3), sparse=True), case(real(2)),
    ],
    "resize": [case(real(2, 3), (4, 2)), case(real(2, 3), 4), case(real(2, 3), (3, 3)), case(real(), (2,))],
    "pad_nd": [
        case(real(2, 1, 2, 3), mode="constant", pad_width=(0, 0, 0, 0, 1, 0, 0, 2), constant_value=3),
        case(real(1, 2, 2, 3), mode="edge", pad_width=(0, 0, 0, 0, 1, 1, 2, 1)),
        case(real(1, 1, 3, 4), mode="reflect", pad_width=(0, 0, 0, 0, 1, 2, 2, 1)),
    ],
}
