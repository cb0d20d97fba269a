"""Cases of `refgrad/ops/joining.py`: arrays joined and split."""
from . import case, const, real

ALONG_AXES = [
    case([real(2, 3), real(1, 3)]), case([real(2, 3), real(2, 1)], axis=1), case([real(2), real(3), real(1)]),
    case([real(0, 3), real(2, 3)], axis=0), case([real(2, 3)]), case([real(2, 1, 3), real(2, 2, 3)], axis=-2),
]
ON_NEW_AXES = [
    case([real(2, 3), real(2, 3)]), case([real(2, 3), real(2, 3)], axis=-1), case([real(2)], axis=1),
    case([real(), real(), real()]), case([real(2, 3), real(2, 3)], axis=1),
]
IN_ROWS = [case([real(2, 3), real(1, 3)]), case([real(3), real(3)]), case([real(), real()])]

CASES = {
    "concat": [
        case(real(2, 3), real(2, 1)), case(real(2, 3), real(1, 3), dim=0),
        case(real(2), real(3), real(1), dim=0), case(real(2, 3), dim=0),
        case(real(2, 0), real(2, 3), dim=-1), case([real(2, 1), real(2, 2)]),
    ],
    "concatenate_nd": ALONG_AXES,
    "concatenate": ALONG_AXES + [case([real(2, 2), real(3)], axis=None)],
    "stack": [
        case(real(2, 3), real(2, 3)), case(real(2, 3), real(2, 3), axis=-1), case(real(2), axis=1),
        case(real(), real(), real()), case([real(2, 3), real(2, 3)], axis=1),
    ],
    "stack_np": ON_NEW_AXES,
    "vstack": IN_ROWS,
    "hstack": [case([real(2, 3), real(2, 1)]), case([real(3), real(2)]), case([real(), real()])],
    "dstack": [
        case([real(2, 3), real(2, 3)]), case([real(3), real(3)]), case([real(2, 3, 1), real(2, 3, 2)]),
    ],
    "column_stack": [case([real(3), real(3)]), case([real(3, 2), real(3)]), case([real(2, 2), real(2, 1)])],
    "append": [
        case(real(2, 3), real(2)), case(real(2, 3), real(1, 3), axis=0), case(real(2, 3), real(2, 1), axis=1),
    ],
    "delete": [
        case(real(4), 1), case(real(3, 2), [0, 2], axis=0), case(real(2, 3), -1, axis=1), case(real(2, 3), 4),
        case(real(4), const([0, 0, 3])),
    ],
    "insert": [
        case(real(4), 1, real()), case(real(2, 3), 1, real(3), axis=0), case(real(2, 3), -1, real(2), axis=1),
        case(real(2, 3), 0, 5.0, axis=1), case(real(2, 2), 3, real(2)),
    ],
    "split_nd": [
        case(real(2, 4), 2), case(real(2, 3), 3, squeeze_axis=True), case(real(4, 1), num_outputs=2, axis=0),
        case(real(2, 3), 1),
    ],
    "split_v2": [
        case(real(4, 2), 2), case(real(2, 5), (1, 3), axis=1), case(real(3, 2), 3, squeeze_axis=True),
        case(real(2, 6), indices_or_sections=3, axis=-1),
    ],
    "split": [case(real(4, 2), 2), case(real(2, 5), [1, 3], axis=1), case(real(3), 3), case(real(5), (2, 2))],
    "array_split": [case(real(5, 2), 2), case(real(2, 5), 3, axis=1), case(real(5), [1, 3])],
    "hsplit": [case(real(2, 4), 2), case(real(2, 5), (1, 3)), case(real(4), 2)],
    "vsplit": [case(real(4, 2), 2), case(real(5, 2), (1, 3))],
    "dsplit": [case(real(2, 1, 4), 2), case(real(1, 2, 5), (1, 3))],
}
