"""# Windows: the patches that convolution and pooling look at

A window of a few elements slides over an image.  For each place *in the window* there is one slice of the image that
holds what all windows see there: for the top left corner of 3 x 3 windows, all but the last two rows and columns.
So a few slices say it all, and no window has to be copied.  What n windows see at their place i is

    x[..., i : i + stride·n : stride]

Only a convolution copies them: it wants them as columns of a matrix.
"""

from itertools import product
from math import prod

import numpy as np

from ..engine.array import NDArray
from ..engine.emit import emit
from ..engine.errors import error
from ..engine.operators import operator
from ..engine.registry import rules


def per_axis(value, axes, default):
    """A number, a tuple, or () for the default, as a tuple with one number for each axis."""
    value = (value,) * axes if isinstance(value, (int, np.integer)) else tuple(value) or (default,) * axes
    if len(value) != axes:
        raise error("shapes", op="window", shapes=f"{value} and {axes} axes")
    return value


class Windows:
    """Where windows lie on the last axes of an image.

    Attributes:
        image: lengths of these axes.
        kernel, stride, dilate: size of a window, distance of two windows, distance of two elements in one.
        before, after: how many elements are added at the two ends of each axis.
        count: how many windows there are along each axis.
        places: how many elements a window has.
        apart: whether each window ends before the next begins, so that no two show the same element.
    """

    def __init__(self, image, kernel, stride=(), dilate=(), pad=(), full=False):
        axes = len(kernel)
        self.image, self.kernel = tuple(image), tuple(kernel)
        self.stride, self.dilate = per_axis(stride, axes, 1), per_axis(dilate, axes, 1)
        self.before = per_axis(pad, axes, 0)
        self.count, self.after = (), ()
        for n, k, s, d, p in zip(self.image, self.kernel, self.stride, self.dilate, self.before):
            room = n + 2 * p - d * (k - 1) - 1
            if room < 0:
                raise error("shapes", op="window", shapes=f"{self.image} and a window of {self.kernel}")
            steps = -(-room // s) if full else room // s
            self.count += (steps + 1,)
            self.after += (max(p, steps * s + d * (k - 1) + 1 - n - p),)
        self.places = prod(self.kernel)
        self.apart = all(s > d * (k - 1) for k, s, d in zip(self.kernel, self.stride, self.dilate))

    def padded(self, x, value=0):
        """The image with its ends."""
        widths = [(0, 0)] * (x.ndim - len(self.image)) + list(zip(self.before, self.after))
        return np.pad(x, widths, constant_values=value) if any(map(any, widths)) else x

    def blank(self, dtype, front=(), back=()):
        """Zeros for images with their ends, and with other axes in front and at the back."""
        image = [b + n + a for b, n, a in zip(self.before, self.image, self.after)]
        return np.zeros((*front, *image, *back), dtype)

    def cut(self, x):
        """The image without its ends."""
        return x[(..., *(slice(b, b + n) for b, n in zip(self.before, self.image)))]

    def slices(self):
        """For each place in a window, the slices of the image's axes that all windows see there."""
        return product(*([slice(i * d, i * d + (n - 1) * s + 1, s) for i in range(k)]
                         for k, n, s, d in zip(self.kernel, self.count, self.stride, self.dilate)))


# ## Columns
#
# Written out, window by window, images become a matrix: a row for each place in the window (of each channel), a
# column for each window (of each image).  Then a convolution is one matrix product.  The way back adds up what belongs
# to one element; it is the gradient of the way there, and the other way round.
#
# In which order do the columns stand?  Any will do, as long as all agree.  But numpy copies long runs of neighbours
# fastest, and a row of windows is short: 8 of them fit in a row of a 12 x 12 image under 5 x 5.  So the same window of
# all images stands side by side, and a batch of 64 makes runs of 8 · 64 numbers.  That gains far more than it costs to
# turn the images.
def batch_last(x):
    """(n, c, ...) to (c, ..., n)."""
    return x.transpose((*range(1, x.ndim), 0))


def batch_first(x):
    """(c, ..., n) to (n, c, ...)."""
    return x.transpose((x.ndim - 1, *range(x.ndim - 1)))


def unfold(x, windows):
    """(n, c, *image) to (c · places, windows · n)."""
    if isinstance(x, NDArray):
        return columns(x, windows)
    x = np.ascontiguousarray(batch_last(windows.padded(x)))
    cols = np.empty((x.shape[0], windows.places, *windows.count, x.shape[-1]), x.dtype)
    for k, part in enumerate(windows.slices()):
        cols[:, k] = x[(slice(None), *part)]
    return cols.reshape(x.shape[0] * windows.places, -1)


def fold(cols, windows, shape):
    """(c · places, windows · n) to (n, c, *image); shape is that of the result."""
    if isinstance(cols, NDArray):
        return images(cols, windows, shape)
    n, c = shape[:2]
    x = windows.blank(cols.dtype, (c,), (n,))
    cols = cols.reshape(c, windows.places, *windows.count, n)
    for k, part in enumerate(windows.slices()):
        x[(slice(None), *part)] += cols[:, k]
    return np.ascontiguousarray(windows.cut(batch_first(x)))


@operator()
@rules(x=fold)
def columns(x, windows):
    """The windows of images as columns: (n, c, *image) to (c · places, windows · n)."""
    return emit(columns, unfold(x._data, windows), (x, (windows, x.shape)))


@operator()
@rules(x=unfold)
def images(x, windows, shape):
    """The sum of columns into images: the gradient of `columns`."""
    return emit(images, fold(x._data, windows, shape), (x, (windows,)))


# The same for users, with the images in front.
def in_front(cols, count):
    """(rows, windows · n) to (n, rows, windows)."""
    return batch_first(cols.reshape((cols.shape[0], -1, count)))


def behind(cols):
    """(n, rows, windows) to (rows, windows · n)."""
    return batch_last(cols).reshape((cols.shape[1], -1))


@operator(nd="im2col", npx="im2col")
@rules(data=lambda dy, windows, shape: fold(behind(dy), windows, shape))
def im2col(data, kernel, stride=(), dilate=(), pad=()):
    """The windows of images as columns of a matrix.

    Args:
        data: array of shape (batch, channels, ...).
        kernel: size of the window, a tuple with a number for each axis after the first two.
        stride, dilate, pad: distance of two windows, distance of two elements in one, zeros added at each end;
            1, 1 and 0 if left out.

    Returns:
        An array of shape (batch, channels · elements of a window, windows).

    Raises:
        MXNetError: the window is larger than the image.
    """
    windows = Windows(data.shape[2:], kernel, stride, dilate, pad)
    y = in_front(unfold(data._data, windows), data.shape[0])
    return emit(im2col, np.ascontiguousarray(y), (data, (windows, data.shape)))


@operator(nd="col2im", npx="col2im")
@rules(data=lambda dy, windows, count: in_front(unfold(dy, windows), count))
def col2im(data, output_size, kernel, stride=(), dilate=(), pad=()):
    """Columns back to where `im2col` took them from; what belongs to one element is added up.

    Args:
        data: array of shape (batch, channels · elements of a window, windows).
        output_size: lengths of the axes of the images.
        kernel, stride, dilate, pad: as for `im2col`.

    Returns:
        An array of shape (batch, channels, ...).

    Raises:
        MXNetError: the window is larger than the image.
    """
    windows = Windows(output_size, kernel, stride, dilate, pad)
    shape = (data.shape[0], data.shape[1] // windows.places, *windows.image)
    return emit(col2im, fold(behind(data._data), windows, shape), (data, (windows, data.shape[0])))
