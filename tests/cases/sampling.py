"""Cases of `refgrad/ops/sampling.py`."""
import numpy

from . import at, case, const, real

IMAGE = numpy.arange(12.0).reshape(1, 1, 3, 4)
ENLARGED = numpy.array([[2.0, 0, 0, 0, 2.0, 0]])
GRID = real(2, 2, 2, 3, low=0.1, high=0.3)
# Places in the middle of four pixels: some inside, some beyond an edge.
BETWEEN = at(numpy.array([[[[-0.5, 0.2], [0.6, 1.1]], [[-0.3, 0.4], [1.2, -1.1]]]]))


def shifted(x, grid):
    return numpy.pad(x[..., 1:], ((0, 0), (0, 0), (0, 0), (0, 1)))


CASES = {
    "GridGenerator": [
        case(real(2, 6), "affine", (2, 3)), case(real(1, 6), transform_type="affine", target_shape=(1, 1)),
        case(const(ENLARGED), "affine", (2, 3)).value(numpy.array(
            [[[[-2.0, 0, 2], [-2, 0, 2]], [[-2, -2, -2], [2, 2, 2]]]])),
        case(real(2, 2, 2, 3), "warp"),
        case(const(numpy.ones((1, 2, 2, 2))), "warp").value(numpy.array([[[[1.0, 3], [1, 3]], [[1, 1], [3, 3]]]])),
    ],
    "BilinearSampler": [
        case(real(2, 2, 3, 4), GRID).without("float16", "int32"), case(real(1, 2, 3, 4), BETWEEN).without("float16"),
        case(const(IMAGE), const(numpy.stack(numpy.meshgrid(
            [-1 / 3, 1 / 3, 1, 5 / 3], [-1.0, 0, 1]))[None])).value(shifted),
    ],
    "SpatialTransformer": [
        case(real(1, 2, 3, 4), at([[0.7, 0.1, 0.05, -0.1, 0.6, 0.1]]), (2, 2), "affine", "bilinear").without("float16"),
        case(const(IMAGE), const([[1.0, 0, 0, 0, 1, 0]])).value(lambda x, loc: x),
    ],
    "BilinearResize2D": [
        case(real(2, 2, 3, 4), height=5, width=2), case(real(1, 1, 3, 4), height=2, width=7, align_corners=False),
        case(real(1, 1, 2, 2), const(IMAGE), mode="like"), case(real(1, 1, 3, 4), scale_height=2, scale_width=1.5),
        case(const(IMAGE), height=2, width=2, align_corners=False).value(numpy.array([[[[1.5, 3.5], [7.5, 9.5]]]])),
        case(const(IMAGE), height=2, width=2).value(numpy.array([[[[0.0, 3.0], [8.0, 11.0]]]])),
    ],
    "AdaptiveAvgPooling2D": [
        case(real(2, 2, 3, 4), output_size=2), case(real(1, 2, 3, 4), (5, 3)), case(real(1, 1, 3, 4)),
        case(const(IMAGE), output_size=(2, 3)).value(numpy.array([[[[2.5, 3.5, 4.5], [6.5, 7.5, 8.5]]]])),
    ],
    "ROIPooling": [
        case(real(2, 2, 4, 5), const([[0, 0, 0, 3, 3], [1, 1, 1, 4, 2], [0, 3, 3, 9, 9]], "float64"), (2, 2), 1.0),
        case(real(1, 1, 4, 4), const([[0, 0, 2, 6, 6]], "float64"), pooled_size=(2, 3), spatial_scale=0.5),
        case(const(IMAGE), const([[0, 0, 0, 2, 2]], "float64"), (2, 2), 1.0).value(
            numpy.array([[[[5.0, 6.0], [9.0, 10.0]]]])),
    ],
}
