"""# Pooling: the largest, or the mean, of each window

There is one slice of the image for each place in the window (`windows.py`), so the maximum of all windows is the
maximum of a few slices, and no window is ever copied.
"""

import numpy as np

from ..engine.array import NDArray, raw
from ..engine.emit import emit
from ..engine.operators import operator
from ..engine.registry import rules
from ..engine.tape import own
from .common import arrays, in_floats, one_of
from .windows import Windows, per_axis


# ## Choosing and spreading
#
# dy goes to the place that won, the first of several.  Which one that was is only asked backward, and answered by a
# mask for each place in the window.  `chosen` reads where the masks are true, `put` writes there: each is the gradient
# of the other.
#
# *Try it*: four equal numbers.  `max` gives each of them all of dy; and pooling?
#     >>> x = nd.ones((1, 1, 2, 2)); x.attach_grad()
#     >>> with autograd.record(): y = nd.Pooling(x, kernel=(2, 2), pool_type="max")
#     >>> y.backward(); x.grad[0, 0].tolist()
#     [[1.0, 0.0], [0.0, 0.0]]
def shown(x, windows):
    """What the windows see at each of their places; beyond the ends, what can never win."""
    padded = windows.padded(x, -np.inf if x.dtype.kind == "f" else np.iinfo(x.dtype).min)
    return [padded[(..., *part)] for part in windows.slices()]


def largest(x, windows):
    """The maximum of each window."""
    y, *parts = shown(x, windows)
    y = y.copy()
    for seen in parts:
        np.maximum(y, seen, out=y)
    return y


def winners(x, y, windows):
    """Where the maximum of each window is found first: a mask for each place."""
    masks, open_still = [], np.ones(y.shape, bool)
    for seen in shown(x, windows):
        masks.append((seen == y) & open_still)
        open_still &= ~masks[-1]
    return masks


def put(dy, masks, windows):
    """Zeros of the shape of the image, with dy added where the masks are true."""
    if isinstance(dy, NDArray):
        return put_at(dy, masks, windows)
    x = windows.blank(dy.dtype, dy.shape[:2])
    for part, mask in zip(windows.slices(), masks):
        place = x[(..., *part)]
        if windows.apart:
            np.multiply(dy, mask, out=place)
        else:
            place += dy * mask
    return windows.cut(x)


def chosen(x, masks, windows):
    """The sum of what each window shows where the masks are true."""
    if isinstance(x, NDArray):
        return chosen_of(x, masks, windows)
    padded = windows.padded(x)
    return sum(padded[(..., *part)] * mask for part, mask in zip(windows.slices(), masks))


@operator()
@rules(x=chosen)
def put_at(x, masks, windows):
    """x, put at one place of each window: the gradient of the largest."""
    return emit(put_at, put(x._data, masks, windows).copy(), (x, (masks, windows)))


@operator()
@rules(x=put)
def chosen_of(x, masks, windows):
    """What each window shows at one place: the gradient of `put_at`."""
    return emit(chosen_of, chosen(x._data, masks, windows), (x, (masks, windows)))


# The sum of each window, and its gradient, which gives every element the sum of its windows.
def total(x, windows):
    if isinstance(x, NDArray):
        return window_sums(x, windows)
    padded = windows.padded(x)
    y = np.zeros((*x.shape[:2], *windows.count), x.dtype)
    for part in windows.slices():
        y += padded[(..., *part)]
    return y


def spread(dy, windows):
    if isinstance(dy, NDArray):
        return spread_sums(dy, windows)
    x = windows.blank(dy.dtype, dy.shape[:2])
    for part in windows.slices():
        x[(..., *part)] += dy
    return windows.cut(x)


@operator()
@rules(x=spread)
def window_sums(x, windows):
    """The sum of each window."""
    return emit(window_sums, total(x._data, windows), (x, (windows,)))


@operator()
@rules(x=total)
def spread_sums(x, windows):
    """x, added to every element of its window: the gradient of the sum."""
    return emit(spread_sums, spread(x._data, windows).copy(), (x, (windows,)))


# ## Pooling
#
# The mean divides by the size of the window, or only by what of it lies on the image.
def sizes(windows, count_include_pad, dtype):
    """The number by which each window's sum is divided."""
    padded = windows.padded(np.ones((1, 1, *windows.image), dtype))
    if count_include_pad:                                          # but not what lies beyond the padding
        image = np.ones([1, 1, *(n + 2 * b for n, b in zip(windows.image, windows.before))], dtype)
        padded = np.pad(image, [(0, max(n - m, 0)) for n, m in zip(padded.shape, image.shape)])
    return sum(padded[(..., *part)] for part in windows.slices())


def pooling_rule(dy, x, y, size, windows):
    return put(dy, winners(raw(x), raw(y), windows), windows) if size is None else spread(dy / size, windows)


POOLS = "max", "avg", "sum", "lp"


@operator(nd="Pooling", npx="pooling")
@rules(data=pooling_rule)
def Pooling(data, kernel=(), pool_type="max", global_pool=False, cudnn_off=False, pooling_convention="valid",
            stride=(), pad=(), p_value=None, count_include_pad=None, layout=None):
    """One number for each window of an image with one, two or three axes.

    Args:
        data: array of shape (batch, channels, ...).
        kernel: size of the window.
        pool_type: "max" (the gradient goes to the first of several), "avg", "sum", or "lp": (Σxᵖ)^(1/p).
        global_pool: one window as large as the image; kernel, stride and pad are ignored.
        cudnn_off: ignored.
        pooling_convention: whether windows that stand out at the far end count: "valid" no, "full" yes.
        stride: distance of two windows; 1 if left out.
        pad: elements added at each end: -∞ for "max", otherwise 0.
        p_value: the p of "lp": 1, 2 or 3.
        count_include_pad: whether "avg" counts what was added; True if left out.
        layout: "NCW", "NCHW" or "NCDHW", which all say that the channels are in front.

    Raises:
        MXNetError: the window is larger than the image, or a word that is not listed here.
    """
    one_of("Pooling", "pool_type", pool_type, POOLS)
    one_of("Pooling", "pooling_convention", pooling_convention, ("valid", "full"))
    one_of("Pooling", "layout", layout, (None, "NCW", "NCHW", "NCDHW"))
    image = data.shape[2:]
    if global_pool:
        kernel, stride, pad = image, (), ()
    windows = Windows(image, per_axis(kernel, len(image), 1), stride, (), pad, pooling_convention == "full")
    if pool_type == "max":
        y = largest(data._data, windows)
        return emit(Pooling, y, (data, (data, own(y), None, windows)))
    x = in_floats(data)
    if pool_type == "lp":
        return power_mean(x, p_value, windows)
    y = total(x._data, windows)
    size = np.ones((), y.dtype)
    if pool_type == "avg":
        size = sizes(windows, count_include_pad in (None, True), y.dtype)
        y /= size
    return emit(Pooling, y, (x, (None, None, size, windows)))


def power_mean(x, p, windows):
    one_of("Pooling", "p_value", p, (1, 2, 3))
    sums = window_sums(x if p == 1 else x * x if p == 2 else x * x * x, windows)
    return sums if p == 1 else sums.sqrt() if p == 2 else sums.cbrt()


# ## Larger images
@operator(nd="UpSampling", npx="upsampling")
@arrays("data")
def UpSampling(*data, scale, num_filter=0, sample_type="nearest", multi_input_mode="concat", num_args=1, workspace=512):
    """Images enlarged by a whole number: every element becomes a square.

    Args:
        data: one or several arrays of shape (batch, channels, height, width); the first is enlarged by scale, and
            the others to the same size.
        scale: an int.
        sample_type: "nearest".
        multi_input_mode: "concat" joins the channels of several arrays, "sum" adds them.
        num_filter, num_args, workspace: ignored.

    Raises:
        MXNetError: another sample_type or multi_input_mode.
    """
    one_of("UpSampling", "sample_type", sample_type, ("nearest",))
    one_of("UpSampling", "multi_input_mode", multi_input_mode, ("concat", "sum"))
    height = data[0].shape[2] * scale
    ys = [x.repeat(height // x.shape[2], axis=2).repeat(height // x.shape[2], axis=3) for x in data]
    if len(ys) == 1:
        return ys[0]
    return np.concatenate(ys, 1) if multi_input_mode == "concat" else sum(ys[1:], ys[0])


# Channels into squares, and back.
@operator(nd="depth_to_space", npx="depth_to_space", methods="depth_to_space")
@arrays("data")
def depth_to_space(data, block_size):
    """(n, c·b², h, w) to (n, c, h·b, w·b): at each place, b² channels become a square of b x b."""
    n, c, h, w = data.shape
    b = block_size
    parts = data.reshape((n, b, b, c // (b * b), h, w)).transpose((0, 3, 4, 1, 5, 2))
    return parts.reshape((n, c // (b * b), h * b, w * b))


@operator(nd="space_to_depth", npx="space_to_depth", methods="space_to_depth")
@arrays("data")
def space_to_depth(data, block_size):
    """(n, c, h·b, w·b) to (n, c·b², h, w): the inverse of `depth_to_space`."""
    n, c, h, w = data.shape
    b = block_size
    parts = data.reshape((n, c, h // b, b, w // b, b)).transpose((0, 3, 5, 1, 2, 4))
    return parts.reshape((n, c * b * b, h // b, w // b))
