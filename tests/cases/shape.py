"""Cases of `refgrad/ops/shape.py`: the same numbers under another shape."""
import refgrad as mx

from . import case, const, nowhere, real, says


def sees_views(call, cls):
    x = mx.np.arange(4)
    assert call(x, x[1:]) is True and call(x, x.copy()) is False


CASES = {
    "reshape": [
        case(real(2, 3), (3, 2)), case(real(2, 3), shape=(6,)), case(real(2, 3), (-1, 2)),
        case(real(), (1, 1)), case(real(0, 3), (3, 0)).only("np"), case(real(2, 3, 2), (0, -1)).only("nd"),
        case(real(2, 3, 2), (-3, 2)).only("nd"), case(real(2, 6), (0, -4, 2, 3)).only("nd"),
        case(real(2, 3, 2), (2, -2)).only("nd"),
    ],
    "reshape_np": [
        case(real(2, 3), (3, 2)), case(real(2, 3), -1), case(real(), (1, 1)), case(real(0, 3), (3, 0)),
    ],
    "reshape_npx": [case(real(2, 3), (3, 2)), case(real(2, 3, 2), (-2, -1)), case(real(2, 3, 2), (-5, 2))],
    "reshape_like": [case(real(2, 3), const([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]))],
    "ravel": [case(real(2, 3)), case(real()), case(real(0, 3))],
    "flatten": [case(real(0, 3, 2)), case(real(2, 0)), case(real(2, 3, 2)), case(real(3, 2)), case(real(2))],
    "batch_flatten": [case(real(2, 3, 2)), case(real(3, 2)), case(real(2))],
    "transpose": [
        case(real(2, 3)), case(real(2, 3, 4)), case(real(2, 3, 4), (2, 0, 1)),
        case(real(2, 3, 4), axes=(1, 2, 0)), case(real(2, 3, 4), axes=(-1, 0, 1)), case(real(3)),
        case(real()), case(real(0, 3)),
    ],
    "swapaxes": [case(real(2, 3, 2), 0, 1), case(real(2, 3, 4), dim1=0, dim2=-1), case(real(0, 3), 1, 0)],
    "swapaxes_np": [
        case(real(2, 3, 2), 0, 1), case(real(2, 3, 4), axis1=0, axis2=-1), case(real(0, 3), 1, 0),
    ],
    "moveaxis": [
        case(real(2, 3, 4), 0, -1), case(real(2, 3, 4), source=(0, 1), destination=(2, 0)),
        case(real(2, 3), 1, 1),
    ],
    "rollaxis": [case(real(2, 3, 4), 2), case(real(2, 3, 4), axis=0, start=2), case(real(2, 3), 1, 2)],
    "expand_dims": [
        case(real(2, 3), 0), case(real(2, 3), axis=-1), case(real(2, 3), 1), case(real(), 0),
        case(real(0, 3), 1),
    ],
    "squeeze": [
        case(real(1, 3, 1)), case(real(2, 1, 3)), case(real(1, 3, 1), axis=0),
        case(real(1, 3, 1), axis=(0, -1)), case(real(1)), case(real(1, 0)),
    ],
    "atleast_1d": [case(real()), case(real(2, 3)), case(real(), real(2))],
    "atleast_2d": [case(real()), case(real(3)), case(real(2, 3)), case(real(), real(2))],
    "atleast_3d": [case(real()), case(real(3)), case(real(2, 3)), case(real(2, 3, 2)), case(real(), real(2))],
    "shape": [says((2, 1), [[1.0], [2.0]])],
    "ndim": [says(2, [[1.0], [2.0]])],
    "size": [says(2, [[1.0], [2.0]]), says(1, [[1.0], [2.0]], axis=1)],
    "shares_memory": [says(False, [1.0], [1.0]), case().holds(sees_views)],
    "shape_array": nowhere([case(real(2, 3)), case(real(0, 3))]),
    "size_array": nowhere([case(real(2, 3)), case(real(0, 3))]),
}
