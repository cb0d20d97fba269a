"""# Sampling: images between their pixels

What is the colour at (1.3, 2.8)?  A weighted mean of the four pixels around, each weighing the more the nearer it is.
So the result is linear in the pixels, and piecewise linear in the place: a network can learn where to look (spatial
transformers, M. Jaderberg and others, 2015).
"""

import numpy as np

from ..engine.operators import operator
from .common import arrays, in_floats, like, one_of


# ## A grid of places
#
# Places are pairs (x, y), where -1 is the first column or row and 1 the last one.
def evenly(n):
    """n numbers from -1 to 1."""
    return np.linspace(-1, 1, n) if n > 1 else np.array([-1.0])


@operator(nd="GridGenerator", npx="grid_generator")
@arrays("data")
def GridGenerator(data, transform_type, target_shape=(0, 0)):
    """The places at which `BilinearSampler` reads: an array of shape (batch, 2, height, width), x before y.

    Args:
        data: for "affine", six numbers for each image, the rows of a matrix that is applied to (x, y, 1); for "warp",
            an array of shape (batch, 2, height, width): how many pixels to move.
        transform_type: "affine" or "warp".
        target_shape: height and width, for "affine".

    Raises:
        MXNetError: another transform_type.
    """
    one_of("GridGenerator", "transform_type", transform_type, ("affine", "warp"))
    data = in_floats(data)
    height, width = target_shape if transform_type == "affine" else data.shape[2:]
    x, y = np.meshgrid(evenly(width), evenly(height))
    if transform_type == "affine":
        places = like(data, np.stack([x.reshape(-1), y.reshape(-1), np.ones(height * width)]))
        turned = np.matmul(data.reshape((-1, 2, 3)).reshape((-1, 3)), places)
        return turned.reshape((-1, 2, height, width))
    pixel = np.array([max(width - 1, 1) / 2, max(height - 1, 1) / 2]).reshape(1, 2, 1, 1)
    return data / like(data, pixel) + like(data, np.stack([x, y])[None])


# ## Reading there
#
# Beyond the edges all is 0.
def at_pixels(data, rows, columns):
    """data[n, :, rows[n], columns[n]], and 0 beyond the edges."""
    height, width = data.shape[2:]
    inside = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
    images = np.arange(data.shape[0]).reshape(-1, 1, 1)
    read = data[images, :, np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1)]
    return read.transpose((0, 3, 1, 2)) * like(data, inside[:, None])


@operator(nd="BilinearSampler", npx="bilinear_sampler")
@arrays("data", "grid")
def BilinearSampler(data, grid, cudnn_off=False):
    """The image at the places of a grid, weighted between the four nearest pixels; 0 beyond the edges.

    Args:
        data: images of shape (batch, channels, height, width).
        grid: places of shape (batch, 2, new height, new width), x before y, from -1 to 1; see `GridGenerator`.
        cudnn_off: ignored.
    """
    data, grid = in_floats(data), in_floats(grid)
    height, width = data.shape[2:]
    x, y = ((grid[:, k] + 1) * ((n - 1) / 2) for k, n in enumerate((width, height)))
    left, top = np.floor(x._data).astype(int), np.floor(y._data).astype(int)
    right, down = (x - like(x, left)).expand_dims(1), (y - like(y, top)).expand_dims(1)
    above = at_pixels(data, top, left) * (1 - right) + at_pixels(data, top, left + 1) * right
    below = at_pixels(data, top + 1, left) * (1 - right) + at_pixels(data, top + 1, left + 1) * right
    return above * (1 - down) + below * down


@operator(nd="SpatialTransformer", npx="spatial_transformer")
@arrays("data", "loc")
def SpatialTransformer(data, loc, target_shape=(0, 0), transform_type="affine", sampler_type="bilinear",
                       cudnn_off=None):
    """The image, turned and stretched: `BilinearSampler` at the places of `GridGenerator`.

    Args:
        data: images of shape (batch, channels, height, width).
        loc: six numbers for each image, as for `GridGenerator`.
        target_shape: height and width of the result; those of the data if 0.
        transform_type, sampler_type: only "affine" and "bilinear".
        cudnn_off: ignored.

    Raises:
        MXNetError: another type.
    """
    one_of("SpatialTransformer", "transform_type", transform_type, ("affine",))
    one_of("SpatialTransformer", "sampler_type", sampler_type, ("bilinear",))
    shape = tuple(n or known for n, known in zip(target_shape, data.shape[2:]))
    return BilinearSampler(data, GridGenerator(loc, transform_type, shape))


# ## Other sizes
#
# Rows and columns are resized alike, but apart from each other.  Either is linear, so it is a matrix: Y = R·X·Cᵀ.
def along_both(data, rows, columns):
    return np.matmul(np.matmul(like(data, rows), data), like(data, columns.T))


def between(n, new, align_corners):
    """The matrix that reads n numbers at `new` places, between two of them if need be."""
    if align_corners:
        at = np.arange(new) * ((n - 1) / (new - 1) if new > 1 else 0)
    else:
        at = np.clip((np.arange(new) + 0.5) * (n / new) - 0.5, 0, n - 1)
    low = np.minimum(np.floor(at + 1e-9).astype(int), n - 1)
    matrix = np.zeros((new, n))
    np.add.at(matrix, (np.arange(new), low), 1 - np.maximum(at - low, 0))
    np.add.at(matrix, (np.arange(new), np.minimum(low + 1, n - 1)), np.maximum(at - low, 0))
    return matrix


@operator(nd="contrib.BilinearResize2D")
@arrays("data")
def BilinearResize2D(data, like=None, height=1, width=1, scale_height=None, scale_width=None, mode="size",
                     align_corners=True):
    """Images in another size, with values between the pixels.

    Args:
        data: images of shape (batch, channels, height, width).
        like: an image whose size is taken, for the mode "like".
        height, width: of the result.
        scale_height, scale_width: instead, numbers by which height and width of the data are multiplied.
        mode: "size" or "like".
        align_corners: whether the middles of the corner pixels are what stays in place; otherwise, the edges of the
            image.

    Raises:
        MXNetError: another mode.
    """
    one_of("BilinearResize2D", "mode", mode, ("size", "like"))
    data = in_floats(data)
    new = (height, width) if mode == "size" else like.shape[2:]
    scales = zip(data.shape[2:], new, (scale_height, scale_width))
    new = [n if scale is None else int(old * scale) for old, n, scale in scales]
    return along_both(data, *(between(n, k, align_corners) for n, k in zip(data.shape[2:], new)))


def parts(n, count):
    """The matrix of the means of n numbers in `count` parts, which overlap where they do not come out even."""
    matrix = np.zeros((count, n))
    for k in range(count):
        first, last = k * n // count, -(-(k + 1) * n // count)
        matrix[k, first:last] = 1 / (last - first)
    return matrix


@operator(nd="contrib.AdaptiveAvgPooling2D")
@arrays("data")
def AdaptiveAvgPooling2D(data, output_size=1):
    """Images in another size, each pixel the mean of a part of the image.

    Args:
        data: images of shape (batch, channels, height, width).
        output_size: an int, or height and width.
    """
    size = (output_size,) * 2 if isinstance(output_size, int) else tuple(output_size) or (1, 1)
    size = size * 2 if len(size) == 1 else size
    data = in_floats(data)
    return along_both(data, *(parts(n, k) for n, k in zip(data.shape[2:], size)))


# ## Regions of interest
@operator(nd="ROIPooling", npx="roi_pooling")
@arrays("data", "rois")
def ROIPooling(data, rois, pooled_size, spatial_scale):
    """The largest elements of the parts of some regions, an image of one size for each region.

    Args:
        data: images of shape (batch, channels, height, width).
        rois: a row (image, left, top, right, bottom) for each region, right and bottom included; no gradient.
        pooled_size: height and width of the result.
        spatial_scale: the corners times this number are columns and rows of the data.
    """
    pooled = []
    for image, *corners in rois._data.tolist():
        left, top, right, bottom = (int(np.floor(corner * spatial_scale + 0.5)) for corner in corners)
        rows = [cut(top, bottom, k, pooled_size[0], data.shape[2]) for k in range(pooled_size[0])]
        columns = [cut(left, right, k, pooled_size[1], data.shape[3]) for k in range(pooled_size[1])]
        lines = [largest(data, int(image), row, column) for row in rows for column in columns]
        pooled.append(np.stack(lines, -1).reshape((data.shape[1], *pooled_size)))
    return np.stack(pooled)


def cut(first, last, k, count, length):
    """Part k of a region from first to last, within the image."""
    size = max(last - first + 1, 1) / count
    bounds = int(np.floor(k * size)) + first, int(np.ceil((k + 1) * size)) + first
    return slice(*(min(max(bound, 0), length) for bound in bounds))


def largest(data, image, rows, columns):
    part = data[image, :, rows, columns]
    return part.reshape((data.shape[1], -1)).max(axis=1) if part.size else like(data, np.zeros(data.shape[1]))
