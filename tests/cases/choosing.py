"""Cases of `refgrad/ops/choosing.py`: the gradient goes to what was chosen, and to nothing else."""
import numpy

from refgrad.engine.array import wrap

from . import at, case, const, nowhere, real

LINE = [0.0, 3.0, 0.0, 2.0, 0.0]
ODD = const([[True, False, True], [False, False, True]])


def trimmed(first, last, *trim):
    """The elements from first to last remain, and receive dy."""
    return case(at(LINE), *trim).value(lambda x: x[first:last]).edge(lambda dy, x: numpy.pad(dy, (first, 5 - last)))


def partitioned(call, cls):
    """Element kth is where a sort puts it, no larger one is before it, and no smaller one behind."""
    data = numpy.random.default_rng(3).permutation(20).reshape(2, 10).astype("float64")
    x = wrap(cls, data)
    for kth, axis in (2, -1), (1, 0), (7, None):
        places = call(x, kth, axis=axis).asnumpy()
        lines = data.reshape(-1) if axis is None else data
        y = numpy.take_along_axis(lines, places, -1 if axis is None else axis)
        y = numpy.moveaxis(y, -1 if axis is None else axis, -1)
        assert (y[..., :kth] < y[..., kth:kth + 1]).all() and (y[..., kth + 1:] > y[..., kth:kth + 1]).all()


def total(line):
    return (line * line).sum()


def twice(line, factor=2.0):
    return line[:2] * factor


CASES = {
    "choose": [
        case(const([[0, 1, 1], [1, 0, 0]]), [real(2, 3), real(3)]), case(const([1, 0]), real(2, 2)),
        case(const([0, 5, -1]), [real(3), real(3)], mode="clip"),
        case(const([0, 5, -1]), [real(3), real(3)], mode="wrap"),
    ],
    "select": [
        case([ODD], [real(2, 3)]), case([ODD, const([True, True, False])], [real(2, 3), real(3)], default=7.0),
        case([const([True, False]), const([True, True])], [real(2), real(2)]),
    ],
    "compress": [
        case(const([True, False, True]), real(4)), case(const([0, 1]), real(2, 3), axis=0), case([1, 0, 1], real(2, 3)),
        case(const([True, False, True]), real(2, 3), axis=-1),
    ],
    "extract": [case(ODD, real(2, 3)), case(const([1.0, 0.0]), real(2))],
    "flatnonzero": nowhere([case(at(LINE)).value(numpy.array([1, 3])), case(at([[1.0, 0.0], [0.0, 2.0]]))]),
    "trim_zeros": [
        trimmed(1, 4), trimmed(1, 5, "f"), trimmed(0, 4, "b"),
        case(at([0.0, 0.0])).value(numpy.zeros(0)).edge(lambda dy, x: None),
    ],
    "argpartition": nowhere([case(real(5), 2), case(real(3, 4), 1, axis=0)]) + [case().holds(partitioned)],
    "partition": [
        case(real(5), 2), case(real(3, 4), kth=1, axis=0), case(real(2, 3), 4, axis=None), case(real(2, 5), [1, 3]),
    ],
    "apply_along_axis": [
        case(total, 0, real(3, 2)), case(total, -1, real(2, 3, 2)), case(twice, 1, real(2, 3, 2)),
        case(twice, 0, real(3, 2), factor=0.5).floats(),
        case(len, 0, real(3, 2)).edge(lambda dy, x: None).value(numpy.array([3.0, 3.0])),
    ],
}
