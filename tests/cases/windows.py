"""Cases of `refgrad/ops/windows.py`."""
from refgrad.ops.windows import Windows

from . import case, real

LINE, IMAGE = Windows((5,), (3,), 2, (), 1), Windows((4, 3), (2, 2), (), (2, 1), (1, 0))

CASES = {
    "columns": [case(real(1, 2, 5), LINE), case(real(2, 1, 4, 3), IMAGE)],
    "images": [case(real(6, 3), LINE, (1, 2, 5)), case(real(4, 16), IMAGE, (2, 1, 4, 3))],
    "im2col": [
        case(real(2, 2, 5), kernel=(3,)), case(real(1, 2, 4, 3), kernel=(2, 2), stride=(2, 1), pad=(1, 0)),
        case(real(1, 1, 5, 4), kernel=(2, 2), dilate=(2, 1)),
    ],
    "col2im": [
        case(real(2, 6, 3), output_size=(5,), kernel=(3,)),
        case(real(1, 4, 6), output_size=(4, 3), kernel=(2, 2), stride=(2, 1), pad=(1, 0)),
    ],
}
