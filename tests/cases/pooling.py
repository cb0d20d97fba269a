"""Cases of `refgrad/ops/pooling.py`."""
import numpy

from refgrad.ops.windows import Windows

from . import at, case, real

LINE = Windows((5,), (3,), 2)
MASKS = [numpy.array([[[0, 2]], [[1, 2]]]) == place for place in range(3)]

IMAGES = [
    dict(kernel=(2, 2)), dict(kernel=(2, 3), stride=(2, 1), pad=(1, 1)), dict(global_pool=True, kernel=(1, 1)),
    dict(kernel=(2, 2), stride=(2, 2), pooling_convention="full"),
]


def pools(kind, **more):
    return [case(real(2, 1, 5, 4, low=0.2), pool_type=kind, **options, **more) for options in IMAGES]


CASES = {
    "put_at": [case(real(2, 1, 2), MASKS, LINE)],
    "chosen_of": [case(real(2, 1, 5), MASKS, LINE)],
    "window_sums": [case(real(2, 2, 5), LINE)],
    "spread_sums": [case(real(2, 2, 2), LINE)],
    "Pooling": [
        *pools("max"), *pools("avg"), *pools("avg", count_include_pad=False), *pools("sum"),
        *pools("lp", p_value=2), *pools("lp", p_value=3), *pools("lp", p_value=1),
        case(real(2, 2, 5), kernel=(2,), stride=2),
        case(real(1, 1, 3, 2, 3), kernel=(2, 2, 2), pool_type="avg"),
        case(at([[[2.0, 2.0, 1.0]]]), kernel=(3,)).edge(lambda dy, x: dy * numpy.array([1.0, 0.0, 0.0])),
    ],
    "UpSampling": [
        case(real(1, 2, 2, 3), scale=2, sample_type="nearest"),
        case(real(1, 2, 2, 2), real(1, 1, 4, 4), scale=2, sample_type="nearest", num_args=2),
        case(real(1, 2, 2, 2), real(1, 2, 4, 4), scale=2, sample_type="nearest", multi_input_mode="sum", num_args=2),
    ],
    "depth_to_space": [case(real(1, 4, 2, 3), 2), case(real(2, 8, 1, 2), block_size=2)],
    "space_to_depth": [case(real(1, 1, 4, 6), 2), case(real(2, 2, 2, 4), block_size=2)],
}
