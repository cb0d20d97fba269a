"""# Text: how arrays print

People compare what they see with what a tutorial shows, letter by letter.  So an array prints as
MXNet 1.9.1 printed it, on every numpy: newer ones write `np.float32(3.0)` for a scalar, and add
`shape=` to a summary, and those are taken out again.
"""

import re

import numpy

FLOAT32 = numpy.dtype("float32")


# ## mx.nd
#
# A newline, the values as numpy shows them, and one line with shape and place.  The dtype is never shown.
def legacy(data):
    """
    >>> legacy(numpy.ones((2, 3), "float32"))
    '\\n[[1. 1. 1.]\\n [1. 1. 1.]]\\n<NDArray 2x3 @cpu(0)>'
    """
    return f"\n{data!s}\n<NDArray {'x'.join(map(str, data.shape))} @cpu(0)>"


# ## mx.np
#
# numpy's own `array(...)` with float32 as the silent default instead of float64 and int64.
#
# *Try it*: numpy names float32, and leaves out float64.  And here?
#     >>> np.ones(2), np.ones(2, dtype="float64")
#     (array([1., 1.]), array([1., 1.], dtype=float64))
SHAPE = re.compile(r",\s+shape=\([^)]*\)")
DTYPE = re.compile(r",\s+dtype=\w+")


def numpy_like(data):
    """
    >>> numpy_like(numpy.array([1, 2], "float32"))
    'array([1., 2.])'
    >>> numpy_like(numpy.array([1, 2], "int64"))
    'array([1, 2], dtype=int64)'
    """
    text = DTYPE.sub("", repr(data))
    if data.size:
        text = SHAPE.sub("", text)
    if data.dtype in (FLOAT32, numpy.dtype(bool)):
        return text
    text, dtype = f"{text[:-1]},", f"dtype={data.dtype.name})"
    return text + gap(data, len(text) - text.rfind("\n") + len(dtype)) + dtype


# numpy begins a new line where the dtype does not fit.  float64 and int64 it would not name at all; MXNet appends them
# without looking at the width.
def gap(data, width):
    named_by_numpy = data.dtype.name not in ("float64", "int64")
    return "\n      " if named_by_numpy and width > numpy.get_printoptions()["linewidth"] else " "
