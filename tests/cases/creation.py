"""Cases of `refgrad/ops/creation.py`: nothing to differentiate, but a result to compare."""
import io

import numpy

from . import case


def reads_a_table(call, cls):
    x = call(io.StringIO("1 2\n3 4"), dtype="float64")
    assert type(x) is cls and x.dtype == "float64" and x.tolist() == [[1, 2], [3, 4]]


def shares_its_memory(call, cls):
    data = numpy.array([1, 2], "int32")
    copy, x = call(data, zero_copy=False), call(data)
    x[0] = 7
    assert type(x) is cls and numpy.dtype(x.dtype) == "int32" and (data.tolist(), copy.tolist()) == ([7, 2], [1, 2])
    assert not data.flags.writeable


CASES = {
    "array": [
        case([[1, 2], [3, 4]]).value(numpy.array([[1, 2], [3, 4]], "float32")),
        case(2.5).value(numpy.array(2.5, "float32")),
        case([1, 2], dtype="int32").value(numpy.array([1, 2], "int32")),
    ],
    "zeros": [
        case((2, 3)).value(numpy.zeros((2, 3), "float32")), case(3, dtype="float64").value(numpy.zeros(3)),
    ],
    "ones": [
        case((2, 3)).value(numpy.ones((2, 3), "float32")),
        case(3, dtype="int32").value(numpy.ones(3, "int32")),
    ],
    "empty": [case((2, 0)).value(numpy.zeros((2, 0), "float32"))],
    "full": [
        case((2, 3), 7).value(numpy.full((2, 3), 7, "float32")),
        case((2,), 0.5, dtype="float64").value(numpy.full(2, 0.5)),
    ],
    "arange": [
        case(3).value(numpy.arange(3, dtype="float32")),
        case(1, 7, 2).value(numpy.arange(1, 7, 2, dtype="float32")),
        case(0, 3, dtype="int32").value(numpy.arange(3, dtype="int32")),
    ],
    "linspace": [case(0, 1, 5).value(numpy.linspace(0, 1, 5, dtype="float32")),
                 case(0, 1, 4, endpoint=False).value(numpy.linspace(0, 1, 4, False, dtype="float32"))],
    "logspace": [
        case(0, 2, 5).value(numpy.logspace(0, 2, 5, dtype="float32")),
        case(0, 2, 4, endpoint=False, base=2.0).value(numpy.logspace(0, 2, 4, False, 2.0, dtype="float32")),
    ],
    "tri": [case(2, 3, 1).value(numpy.tri(2, 3, 1, "float32")), case(2).value(numpy.tri(2, dtype="float32"))],
    "indices": [case((2, 3)).value(numpy.indices((2, 3), "int32"))],
    "hanning": [case(5).value(numpy.hanning(5).astype("float32"))],
    "hamming": [case(5).value(numpy.hamming(5).astype("float32"))],
    "blackman": [case(5).value(numpy.blackman(5).astype("float32"))],
    "genfromtxt": [case().holds(reads_a_table)],
    "from_numpy": [case().holds(shares_its_memory)],
    "eye": [
        case(2).value(numpy.eye(2, dtype="float32")),
        case(2, 3, 1).value(numpy.eye(2, 3, 1, dtype="float32")),
    ],
    "identity": [case(3).value(numpy.eye(3, dtype="float32"))],
    "linspace_nd": [case(0, 1, 5).value(numpy.linspace(0, 1, 5, dtype="float32"))],
    "eye_np": [
        case(2).value(numpy.eye(2, dtype="float32")), case(2, 3, 1, dtype="int32").value(numpy.eye(2, 3, 1, "int32")),
    ],
}
for _name in "array", "zeros", "ones", "empty", "full", "arange", "eye":
    CASES[f"{_name}_np"] = CASES[_name]
CASES["linspace_nd"] = CASES["linspace"]
