"""Cases of `refgrad/ops/normalise.py`."""
from . import case, real, silent


def batch(x, axis=1, **options):
    """A batch with its γ, β and moving statistics, which receive nothing."""
    n = x.shape[axis]
    return case(x, real(n), real(n), silent(real(n)), silent(real(n, low=0.3)), axis=axis, **options)


def scaled(x, n, **options):
    """Data with γ and β."""
    return case(x, real(n), real(n), **options)


CASES = {
    "batch_norm": [
        batch(real(4, 2), fix_gamma=False), batch(real(4, 2)), batch(real(2, 2, 3), fix_gamma=False),
        batch(real(2, 3, 2), axis=-1, fix_gamma=False),
        batch(real(4, 2), fix_gamma=False, use_global_stats=True),
        batch(real(4, 2), fix_gamma=False).predicting(), batch(real(4, 2), eps=0.1).predicting(),
        batch(real(4, 2), fix_gamma=False, output_mean_var=True),
    ],
    "LRN": [
        case(real(2, 4), nsize=3).floats(),
        case(real(1, 3, 2), alpha=0.5, beta=0.6, knorm=1.0, nsize=3).floats(),
    ],
    "LayerNorm": [
        scaled(real(2, 4), 4), scaled(real(3, 2), 3, axis=0), scaled(real(2, 3, 2), 3, axis=1, eps=0.1),
        scaled(real(2, 4), 4, output_mean_var=True).floats(),
    ],
    "InstanceNorm": [scaled(real(2, 3, 4), 3), scaled(real(1, 2, 2, 3), 2, eps=0.1)],
    "GroupNorm": [
        scaled(real(2, 4, 3), 4, num_groups=2), scaled(real(2, 4, 3), 4),
        scaled(real(2, 4, 3), 2, num_groups=2),
        scaled(real(1, 2, 2, 3), 2, num_groups=1, output_mean_var=True, eps=0.1).floats(),
    ],
}
