"""# Of use to training programs: batches are split, gradients kept short"""

import math
import warnings

__all__ = ["clip_global_norm", "split_and_load", "split_data"]


def split_data(data, num_slice, batch_axis=0, even_split=True):
    """An array in num_slice parts, along one axis.

    Raises:
        ValueError: the parts would differ in length, and even_split is True; or there are too few examples.
    """
    size = data.shape[batch_axis]
    if size < num_slice or even_split and size % num_slice:
        raise ValueError(f"{size} examples do not make {num_slice} parts"
                         f"{' of one length; even_split=False allows it' if size >= num_slice else ''}.")
    short, longer = divmod(size, num_slice)                  # the first ones get one more
    ends = [k * short + min(k, longer) for k in range(num_slice + 1)]
    before = (slice(None),) * batch_axis
    return [data[(*before, slice(*pair))] for pair in zip(ends, ends[1:])]


def split_and_load(data, ctx_list, batch_axis=0, even_split=True):
    """The parts of an array, each on its device; see `split_data`."""
    parts = split_data(data, len(ctx_list), batch_axis, even_split)
    return [part.as_in_context(ctx) for part, ctx in zip(parts, ctx_list)]


def clip_global_norm(arrays, max_norm, check_isfinite=True):
    """Shrinks arrays, in place, if all their elements together have a norm above max_norm; returns the norm before.

    It warns of a norm that is nan or infinite, for then shrinking is of no use; check_isfinite=False silences it.
    """
    norm = sum(float(x.square().sum().item()) for x in arrays) ** 0.5
    if check_isfinite and not math.isfinite(norm):
        warnings.warn(f"clip_global_norm: the norm is {norm}, so there is nan or infinity in the arrays.", stacklevel=2)
    if norm > max_norm:
        for x in arrays:
            x *= max_norm / (norm + 1e-8)
    return norm
