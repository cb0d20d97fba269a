"""Cases of `refgrad/ops/convolution.py`."""
from . import case, real


def filtered(x, weight, filters, **options):
    """With and without a bias."""
    kernel = weight.shape[2:]
    return [case(x, weight, real(filters), kernel=kernel, num_filter=filters, no_bias=False, **options),
            case(x, weight, kernel=kernel, num_filter=filters, no_bias=True, **options)]


CASES = {
    "Convolution": [
        *filtered(real(2, 2, 5), real(3, 2, 3), 3),
        *filtered(real(1, 2, 4, 3), real(3, 2, 2, 2), 3, stride=(2, 1), pad=(1, 0)),
        *filtered(real(1, 1, 5, 4), real(2, 1, 2, 2), 2, dilate=(2, 1)),
        *filtered(real(2, 4, 3), real(4, 2, 2), 4, num_group=2),
        *filtered(real(1, 1, 3, 2, 3), real(2, 1, 2, 2, 2), 2),
    ],
    "Deconvolution": [
        *filtered(real(2, 2, 3), real(2, 3, 3), 3),
        *filtered(real(1, 2, 2, 3), real(2, 3, 2, 2), 3, stride=(2, 1), pad=(1, 0)),
        *filtered(real(1, 1, 3, 2), real(1, 2, 2, 2), 2, dilate=(2, 1)),
        *filtered(real(2, 4, 3), real(4, 2, 2), 4, num_group=2),
        *filtered(real(1, 2, 3), real(2, 1, 2), 1, stride=(2,), adj=(1,)),
        *filtered(real(1, 2, 3), real(2, 1, 3), 1, stride=(2,), target_shape=(6,)),
    ],
}
