"""x[i]: what it reads, and where its gradient goes."""
import itertools

import numpy
import pytest

from refgrad import autograd, nd, np, npx

DATA = numpy.arange(24.0).reshape(2, 3, 4)

BASIC = {
    "int": 1,
    "negative int": -1,
    "ints": (1, -1, 2),
    "numpy int": numpy.int64(1),
    "slice": slice(0, 1),
    "slice to the end": (slice(None), slice(1, None)),
    "negative ends": (slice(None), slice(-2, -1)),
    "clipped slice": (slice(None), slice(1, 99)),
    "empty slice": (slice(None), slice(2, 1)),
    "step": (slice(None), slice(None, None, 2)),
    "negative step": (0, slice(None), slice(None, None, -1)),
    "large negative step": (slice(None), slice(None), slice(3, 0, -2)),
    "ellipsis": (..., 1),
    "ellipsis in the middle": (0, ..., 1),
    "ellipsis alone": ...,
    "ellipsis for nothing": (0, 1, 2, ...),
    "new axis": (None, 0),
    "new axis in the middle": (0, None, slice(1, 3)),
    "new axis alone": None,
    "nothing": (),
}
ADVANCED = {
    "list": [1, 0, 1],
    "negative list": [-1, -2, -1],
    "two lists": ([0, 1, 0], [2, 0, 2]),
    "three lists": ([0, 1], [2, 0], [3, 3]),
    "list and slice": ([0, 0], slice(0, 2)),
    "slice and list": (slice(None), [2, 0, 2]),
    "lists apart": ([0, 1], slice(None), [3, 3]),
    "list and int": ([1, 1], -1),
    "int and list": (1, slice(None), [0, 0, -1]),
    "list and ellipsis": (..., [0, 0, 1]),
    "list and new axis": (None, [1, 1]),
    "nested list": [[0, 1], [1, 1]],
    "broadcast lists": ([[0], [1]], [[1, 2]]),
    "tuples in a tuple": ((0, 1, 1), (2, 2, 2)),
    "empty list": [],
    "numpy array": numpy.array([1, 0, 0]),
    "numpy array of bytes": numpy.array([1, 0, 0], "uint8"),
    "numpy array without axes": numpy.array(1),
    "boolean mask": DATA % 5 == 0,
    "mask of the first axis": numpy.array([True, False]),
    "mask of a later axis": (slice(None), numpy.array([True, False, True])),
    "mask of nothing": DATA > 99,
    "list of bools": [True, False],
}
ALL = {**BASIC, **ADVANCED}
every_index = pytest.mark.parametrize("name", ALL)


def variable(face, values, dtype="float32"):
    x = face.array(values, dtype=dtype)
    x.attach_grad()
    return x


def record(f, *inputs):
    with autograd.record():
        return f(*inputs)


def values(x):
    return x.asnumpy().tolist()


def plain(index):
    """The index as numpy takes it: tuples inside a tuple as lists."""
    if isinstance(index, tuple):
        return tuple(list(part) if isinstance(part, tuple) else part for part in index)
    return numpy.array(index, int) if isinstance(index, list) and not index else index


def expected(face, index):
    """What numpy reads; in nd a single element keeps an axis."""
    want = DATA[plain(index)]
    return want.reshape(1) if want.ndim == 0 and face is nd else want


# ---- reading
@every_index
def test_reads_what_numpy_reads(face, name):
    y = face.array(DATA)[ALL[name]]
    want = expected(face, ALL[name])
    assert y.shape == want.shape
    assert values(y) == want.tolist()
    assert type(y) is type(face.array([1]))


@every_index
def test_under_numpy_semantics_nd_reads_the_same_shapes(name):
    npx.set_np()
    assert nd.array(DATA)[ALL[name]].shape == DATA[plain(ALL[name])].shape


@pytest.mark.parametrize("kind", ["float32", "float64", "int32", "int64"])
def test_arrays_of_any_dtype_are_positions(face, kind):
    i = face.array([2, 0, 2], dtype=kind)
    x = face.array([10, 20, 30])
    assert values(x[i]) == [30, 10, 30]
    assert values(face.array(DATA)[:, i]) == DATA[:, [2, 0, 2]].tolist()


def test_fractions_of_positions_are_cut_off(face):
    assert values(face.array([10, 20, 30])[face.array([2.9, 0.5])]) == [30, 10]


def test_a_comparison_is_a_mask_in_np_and_positions_in_nd():
    a, x = np.array([1, 2, 3]), nd.array([1, 2, 3])
    assert values(a[a > 1]) == [2, 3]
    assert values(x[x > 1]) == [1, 2, 2]
    assert a[a > 9].shape == (0,)


def test_indices_can_be_chained(face):
    x = face.array(DATA)
    assert values(x[1][:, 1:3][[0, 2]]) == DATA[1][:, 1:3][[0, 2]].tolist()


OUTSIDE = [2, -3, (0, 3), (0, 0, 4), (0, 0, 0, 0), [0, 2], [-3], (0, [3]), numpy.array([2])]


@pytest.mark.parametrize("index", OUTSIDE, ids=str)
def test_out_of_range_or_too_many_is_an_index_error(face, index):
    x = variable(face, DATA)
    with pytest.raises(IndexError):
        x[index]
    with pytest.raises(IndexError):
        record(lambda: x[index])


@pytest.mark.parametrize("index", [0.5, "a", (0, 1.5), {0}, 1j], ids=str)
def test_what_is_no_index_is_refused(face, index):
    with pytest.raises((IndexError, TypeError, ValueError)):
        face.array(DATA)[index]


def test_an_array_without_axes_has_nothing_to_index(face):
    with pytest.raises(IndexError):
        face.array(3)[0]
    assert values(np.array(3)[()]) == 3
    assert values(np.array(3)[None]) == [3]


# ---- gradients
def scattered(index, dy):
    total = numpy.zeros_like(DATA)
    numpy.add.at(total, plain(index), dy)
    return total


@every_index
def test_the_gradient_is_added_at_the_places_that_were_read(face, name):
    x, index = variable(face, DATA), ALL[name]
    y = record(lambda: x[index])
    dy = numpy.cos(numpy.arange(y.size)).reshape(y.shape).astype("float32")
    y.backward(face.array(dy, dtype="float32"))
    want = scattered(index, dy.reshape(DATA[plain(index)].shape))
    assert numpy.allclose(x.grad.asnumpy(), want, atol=1e-6)


@every_index
def test_the_gradient_of_the_gradient(face, name):
    """d/dx Σ x[i]³ = 3x² at the places read, once for each reading; its slope along ones is 6x there."""
    x, index = variable(face, DATA, "float64"), ALL[name]
    y = record(lambda: x[index] * x[index] * x[index])
    dx, = autograd.grad(y, [x], create_graph=True)
    assert numpy.allclose(dx.asnumpy(), scattered(index, 3 * DATA[plain(index)] ** 2))
    dx.backward()
    assert numpy.allclose(x.grad.asnumpy(), scattered(index, 6 * DATA[plain(index)]))


def test_places_that_are_read_twice_receive_twice(face):
    x = variable(face, [1, 2, 3])
    record(lambda: x[[0, 0, 2]] * face.array([1, 10, 100])).backward()
    assert values(x.grad) == [11, 0, 100]


ORDERS = list(itertools.permutations(["index", "list", "dense"]))


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_indices_and_whole_uses_are_summed_whichever_comes_first(face, order):
    x, read = variable(face, [1, 2, 3]), {"index": lambda x: x[0:2].sum(), "list": lambda x: x[[1, 1]].sum(),
                                          "dense": lambda x: (x * 10).sum()}
    autograd.backward(record(lambda: [read[kind](x) for kind in order]))
    assert values(x.grad) == [11, 13, 10]


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_the_same_of_an_intermediate_result(face, order):
    x, read = variable(face, [1, 2, 3]), {"index": lambda h: h[0:2].sum(), "list": lambda h: h[[1, 1]].sum(),
                                          "dense": lambda h: (h * 10).sum()}
    autograd.backward(record(lambda: [read[kind](h) for h in [x * 2] for kind in order]))
    assert values(x.grad) == [22, 26, 20]


@pytest.mark.parametrize("order", list(itertools.permutations(["whole", "new axis", "once", "twice"])), ids="-".join)
def test_the_same_of_an_array_without_axes(order):
    x = variable(np, 3)
    read = {"whole": lambda: x[...], "new axis": lambda: x[None].sum(), "once": lambda: x * 10, "twice": lambda: x * x}
    autograd.backward(record(lambda: [read[kind]() for kind in order]))
    assert values(x.grad) == 1 + 1 + 10 + 6


def test_many_indices_of_one_array_cost_one_sum(face):
    x = variable(face, numpy.arange(2000))
    y = record(lambda: sum(x[k] * k for k in range(2000)))
    y.backward()
    assert values(x.grad) == list(range(2000))


def test_the_head_gradient_is_not_written_by_a_later_scatter(face):
    x, dy = variable(face, [1, 2]), face.array([5, 6])
    h, part = record(lambda: (h := x * 1, h[0:1]))
    autograd.backward([h, part], [dy, None])
    assert values(x.grad) == [6, 6]
    assert values(dy) == [5, 6]


def test_gradients_flow_through_chained_indices(face):
    x = variable(face, DATA)
    record(lambda: x[1][1:][[0, 0]][:, ::-1] * face.array([1, 2, 3, 4])).backward()
    want = numpy.zeros_like(DATA)
    want[1, 1] = [8, 6, 4, 2]
    assert values(x.grad) == want.tolist()


def test_a_part_is_recorded_only_while_recording(face):
    x = variable(face, [1, 2])
    before = x[0:1]
    with autograd.record():
        assert before._node is None
        assert x[0:1]._node is not None


def test_the_index_is_no_part_of_the_graph(face):
    x, i = variable(face, [1, 2]), variable(face, [0, 0])
    record(lambda: x[i]).backward()
    assert values(x.grad) == [2, 0]
    assert values(i.grad) == [0, 0]


# ---- take
@pytest.mark.parametrize("mode, want, slope", [("clip", [10, 30, 10], [2, 0, 1]), ("wrap", [10, 20, 30], [1, 1, 1])])
def test_take_clips_or_wraps(face, mode, want, slope):
    x = variable(face, [10, 20, 30])
    y = record(lambda: face.take(x, face.array([0, 4, -1]), axis=0, mode=mode))
    y.backward()
    assert values(y) == want
    assert values(x.grad) == slope


def test_index_copy_writes_no_row_that_does_not_exist():
    with pytest.raises(IndexError, match="out of bounds"):
        nd.contrib.index_copy(nd.zeros((3, 2)), nd.array([3]), nd.ones((1, 2)))
