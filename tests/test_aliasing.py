"""Who shares memory with whom: views with their array, and gradients with nobody."""
import itertools
import operator

import numpy
import pytest
from cases import CASES
from proof import cls_name, functions, numbers, question

from refgrad import autograd, nd, np
from refgrad.engine.registry import TABLE


def variable(face, values, req="write"):
    x = face.array(values)
    x.attach_grad(req)
    return x


def record(f, *inputs):
    with autograd.record():
        return f(*inputs)


def values(x):
    return x.asnumpy().tolist()


def share(a, b):
    return numpy.shares_memory(a._data, b._data)


# Programs of a and b, arrays of shape (2, 2), in which a gradient can arrive in the memory of something else.
PROGRAMS = {
    "a + b": lambda f, a, b: a + b,
    "a - b": lambda f, a, b: a - b,
    "a * b": lambda f, a, b: a * b,
    "a + a + b": lambda f, a, b: a + a + b,
    "(a + b) + (a + b)": lambda f, a, b: (s := a + b) + s,
    "a alone beside b": lambda f, a, b: a + b * 0,
    "copies": lambda f, a, b: a.copy() + b.copy(),
    "views": lambda f, a, b: a.reshape(4).reshape((2, 2)) + b.T.T,
    "slices": lambda f, a, b: a[0:2] + b[:, :],
    "rows": lambda f, a, b: a[0] + b[1],
    "lists of rows": lambda f, a, b: a[[0, 1]] + b[[1, 0]],
    "sums": lambda f, a, b: a.sum() + b.sum(),
    "sums of axes": lambda f, a, b: a.sum(axis=0) + b.sum(axis=1),
    "stack": lambda f, a, b: stacked(f, a, b, a),
    "broadcast": lambda f, a, b: f.broadcast_to(a.reshape((1, 2, 2)), (2, 2, 2)) + b,
    "where": lambda f, a, b: f.where(f.array([[1, 0], [0, 1]]), a, b),
    "maximum": lambda f, a, b: f.maximum(a, b),
    "dot": lambda f, a, b: f.dot(a, b) + a,
    "exp": lambda f, a, b: f.exp(a) + b,
    "a is also a head": lambda f, a, b: [a, a + b],
    "several heads": lambda f, a, b: [a + b, a + b, a * b],
    "other dtype": lambda f, a, b: a.astype("float64") + b.astype("float64"),
    "same dtype": lambda f, a, b: a.astype("float32") + b.astype("float32"),
    "other class": lambda f, a, b: a.as_nd_ndarray() + b.as_nd_ndarray(),
    "function": lambda f, a, b: Careless()(a, b),
    "written into": lambda f, a, b: into(f.zeros((2, 2)), a + b),
    "retained": lambda f, a, b: retained(a + b),
}


class Careless(autograd.Function):
    """Hands out what it was given, and what it saved."""

    def forward(self, a, b):
        self.save_for_backward(a)
        return a + b

    def backward(self, dy):
        return dy, dy


def stacked(f, *arrays):
    return f.stack(*arrays) if f is nd else f.stack(arrays)


def into(out, value):
    out[:] = value
    return out


def retained(h):
    h.attach_grad()
    return h


def listed(heads):
    return heads if isinstance(heads, list) else [heads]


def run(face, name, req="write"):
    """The arrays of one program: variables, heads, head gradients."""
    a, b = variable(face, [[1, 2], [3, 4]], req), variable(face, [[5, 6], [7, 8]], req)
    heads = listed(record(PROGRAMS[name], face, a, b))
    return a, b, heads, [h.detach() * 0 + 2 for h in heads]


def assert_apart(arrays):
    for (one, x), (other, y) in itertools.combinations(arrays.items(), 2):
        assert not share(x, y), f"{one} shares memory with {other}"


@pytest.mark.parametrize("name", PROGRAMS)
@pytest.mark.parametrize("req", ["write", "add"])
def test_gradients_after_backward_share_memory_with_nothing(face, name, req):
    a, b, heads, dys = run(face, name, req)
    autograd.backward(heads, dys)
    assert_apart({"a": a, "b": b, "a.grad": a.grad, "b.grad": b.grad, "dy": dys[-1]})
    for y, dy in zip(heads, dys):
        assert not any(share(g, y) or share(g, dy) for g in (a.grad, b.grad))


@pytest.mark.parametrize("name", PROGRAMS)
@pytest.mark.parametrize("options", [{}, {"retain_graph": True}, {"create_graph": True}], ids=str)
def test_gradients_of_grad_share_memory_with_nothing(face, name, options):
    a, b, heads, dys = run(face, name)
    da, db = autograd.grad(heads, [a, b], dys, **options)
    assert_apart({"a": a, "b": b, "a.grad": a.grad, "b.grad": b.grad, "da": da, "db": db, "dy": dys[-1]})
    for y, dy in zip(heads, dys):
        assert not any(share(g, y) or share(g, dy) for g in (da, db))


@pytest.mark.parametrize("name", PROGRAMS)
def test_changing_one_gradient_changes_no_other(face, name):
    a, b, heads, _ = run(face, name)
    autograd.backward(heads)
    before = values(b.grad)
    a.grad[:] = 99
    assert values(b.grad) == before


@pytest.mark.parametrize("name", PROGRAMS)
def test_backward_changes_neither_data_nor_head_gradients(face, name):
    a, b, heads, dys = run(face, name, "add")
    arrays = [a, b, *heads, *dys]
    before = [values(x) for x in arrays]
    autograd.backward(heads, dys, retain_graph=True)
    autograd.backward(heads, dys)
    assert [values(x) for x in arrays] == before


# ---- head gradients that are buffers
def test_the_head_gradient_may_be_the_buffer_that_is_added_to(face):
    x = variable(face, [2], "add")
    x.grad[:] = 5
    record(lambda: x * 3 + x).backward(x.grad)
    assert values(x.grad) == [25]


def test_the_head_gradient_may_be_the_buffer_of_another_variable(face):
    x, w = variable(face, [2]), variable(face, [3])
    x.grad[:] = 10
    record(lambda: x * w).backward(x.grad)
    assert values(x.grad) == [30]
    assert values(w.grad) == [20]


@pytest.mark.parametrize("add", [lambda x, w: x + w, lambda x, w: w + x], ids=["x + w", "w + x"])
def test_a_buffer_that_is_head_gradient_and_target_at_once(face, add):
    """Of a sum the head gradient itself arrives at x and at w: filling x.grad must not change what w gets."""
    x, w = variable(face, [2], "add"), variable(face, [3], "add")
    x.grad[:] = 5
    record(add, x, w).backward(x.grad)
    assert values(x.grad) == [10]
    assert values(w.grad) == [5]


def test_a_variable_that_is_its_own_head_copies_the_head_gradient(face):
    x, dy = variable(face, [2, 3]), face.array([1, 10])
    x.backward(dy)
    assert values(x.grad) == [1, 10]
    dx, = autograd.grad(x, [x], dy)
    dy[:] = 0
    assert values(x.grad) == values(dx) == [1, 10]


def test_a_recorded_head_gradient_is_not_handed_out_either(face):
    x = variable(face, [2])
    y, dy = record(lambda: (x * 1 + 0 * x, x * x))
    dx, = autograd.grad(record(lambda: x + 0 * x), [x], dy, create_graph=True)
    assert not share(dx, dy)


# ---- buffers stay in place
def test_a_view_of_the_gradient_stays_a_view_of_it(face):
    x = variable(face, [[1, 2], [3, 4]])
    row, flat, twin = x.grad[1], x.grad.reshape(4), x.grad.detach()
    for _ in range(2):
        record(lambda: x * x).backward()
        assert values(row) == [6, 8]
        assert values(flat) == [2, 4, 6, 8]
        assert values(twin) == [[2, 4], [6, 8]]
        x.grad[:] = 0


def test_a_saved_result_is_not_the_gradient(face):
    """exp saves its output, and its gradient is that output times dy."""
    x = variable(face, [0.0])
    y = record(lambda: face.exp(x))
    y.backward(retain_graph=True)
    x.grad[:] = 5
    assert values(y) == [1]


# ---- what shares memory
VIEWING = "index", "reshape", "reshape_np", "reshape_npx", "reshape_like"
VIEWS = {
    "detach": lambda x: x.detach(),
    "reshape": lambda x: x.reshape((4, 3)),
    "one row": lambda x: x[1],
    "rows": lambda x: x[1:3],
    "columns": lambda x: x[:, 1:3],
    "every second": lambda x: x[::2],
    "backwards": lambda x: x[::-1],
    "one element": lambda x: x[1, 2],
    "everything": lambda x: x[:],
    "ellipsis": lambda x: x[..., 0],
    "new axis": lambda x: x[None],
    "as_np_ndarray": lambda x: x.as_np_ndarray(),
    "as_nd_ndarray": lambda x: x.as_nd_ndarray(),
}


def matrix(face):
    return face.array(numpy.arange(12.0).reshape(3, 4), dtype="float32")


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("recording", [False, True])
def test_a_view_shares_memory_both_ways(face, name, recording):
    x = matrix(face)
    view = record(VIEWS[name], x) if recording else VIEWS[name](x)
    assert share(view, x)
    view[:] = -1
    assert -1 in x.asnumpy()
    x[:] = 7
    assert set(view.asnumpy().ravel().tolist()) == {7}


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_of_a_marked_array_is_a_view_also_on_the_tape(face, name):
    x = matrix(face)
    x.attach_grad()
    assert share(record(VIEWS[name], x), x)


# The operators of the table follow below; these are the other ways to a copy.
COPIES = {
    "copy": lambda f, x: x.copy(),
    "array": lambda f, x: f.array(x),
    "asnumpy": lambda f, x: f.array(x.asnumpy()),
    "astype": lambda f, x: x.astype("float32"),
    "copyto": lambda f, x: x.copyto(f.zeros(x.shape)),
    "list of rows": lambda f, x: x[[0, 1, 2]],
    "mask": lambda f, x: x[x.asnumpy() > -1],
    "+ 0": lambda f, x: x + 0,
    "* 1": lambda f, x: x * 1,
    "abs": lambda f, x: f.abs(x),
    "maximum of itself": lambda f, x: f.maximum(x, x),
    "clip": lambda f, x: f.clip(x, -99, 99),
    "relu": lambda f, x: x.relu() if hasattr(x, "relu") else x.copy(),
    "take": lambda f, x: f.take(x, f.array([0, 1, 2]), axis=0),
    "where": lambda f, x: f.where(x > -1, x, x),
    "stack": lambda f, x: stacked(f, x),
    "sum of nothing": lambda f, x: x.reshape((3, 4, 1)).sum(axis=2),
    "broadcast_to": lambda f, x: f.broadcast_to(x, x.shape),
    "zeros_like": lambda f, x: f.zeros_like(x),
}


@pytest.mark.parametrize("name", COPIES)
def test_everything_else_has_memory_of_its_own(face, name):
    x = matrix(face)
    before = values(x)
    y = COPIES[name](face, x)
    assert not share(x, y)
    y[:] = -1
    assert values(x) == before


def results(name):
    """(result, inputs) of every case of an operator."""
    for case in CASES.get(name, ()):
        for cls, call in functions(TABLE[name]).items():
            if case.check is None and cls_name(cls) in case.face:
                f, inputs = question(case, call, cls, numbers(case))
                for y in f(*inputs):
                    yield y, inputs


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("name", TABLE)
def test_an_operator_has_memory_of_its_own_unless_it_is_a_view(name):
    may_share = TABLE[name].forward.__name__ in VIEWING
    for y, inputs in results(name):
        assert may_share or not any(y is not x and share(y, x) for x in inputs)


def test_sources_are_copied(face):
    source = numpy.ones(3, "float32")
    x = face.array(source)
    source[:] = 5
    assert values(x) == [1, 1, 1]
    out = x.asnumpy()
    out[:] = 7
    assert values(x) == [1, 1, 1]


def test_numpy_may_look_but_not_touch(face):
    x = face.array([1, 2])
    look = numpy.asarray(x)
    assert numpy.shares_memory(look, x._data)
    with pytest.raises(ValueError, match="read-only"):
        look[0] = 5
    assert numpy.array(x).flags.writeable


@pytest.mark.parametrize("sign", [operator.iadd, operator.isub, operator.imul, operator.itruediv])
def test_in_place_signs_keep_identity_and_memory(face, sign):
    x = face.array([6, 8])
    y, memory = x, x._data
    x = sign(x, 2)
    assert x is y
    assert x._data is memory


def test_one_array_in_two_classes_is_one_memory():
    x = nd.array([1, 2])
    a = x.as_np_ndarray()
    a[0] = 9
    assert values(x) == [9, 2]
    assert a.as_np_ndarray() is a
    assert x.as_nd_ndarray() is x
    assert share(np.array([1]).as_nd_ndarray(), x) is False
