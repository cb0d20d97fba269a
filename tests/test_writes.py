"""Writing in place: what is allowed when, and that a gradient is never silently one of overwritten values."""
import numpy
import pytest
from cases import CASES
from hypothesis import event, given, settings
from hypothesis import strategies as st
from proof import arrays_of, cls_name, filled, functions, numbers

import refgrad as mx
from refgrad import MXNetError, autograd, nd, np
from refgrad.engine.array import wrap
from refgrad.engine.registry import TABLE


def variable(face, values, dtype=None):
    x = face.array(values, dtype=dtype)
    x.attach_grad()
    return x


def record(f, *inputs):
    with autograd.record():
        return f(*inputs)


def values(x):
    return x.asnumpy().tolist()


# ---- outside record
@pytest.mark.parametrize("index, value, want", [
    (slice(None), 7, [[7, 7, 7], [7, 7, 7]]),
    (slice(None), [10, 20, 30], [[10, 20, 30], [10, 20, 30]]),
    (slice(None), [[10], [20]], [[10, 10, 10], [20, 20, 20]]),
    (..., 7, [[7, 7, 7], [7, 7, 7]]),
    (0, 7, [[7, 7, 7], [3, 4, 5]]),
    (-1, [7, 8, 9], [[0, 1, 2], [7, 8, 9]]),
    ((1, 2), 7, [[0, 1, 2], [3, 4, 7]]),
    ((slice(None), 1), 7, [[0, 7, 2], [3, 7, 5]]),
    ((slice(None), slice(None, None, 2)), 7, [[7, 1, 7], [7, 4, 7]]),
    ((0, slice(None, None, -1)), [7, 8, 9], [[9, 8, 7], [3, 4, 5]]),
    ([1, 0], [[7], [8]], [[8, 8, 8], [7, 7, 7]]),
    (([0, 1], [2, 0]), [7, 8], [[0, 1, 7], [8, 4, 5]]),
    ((0, None), 7, [[7, 7, 7], [3, 4, 5]]),
])
def test_assignment_writes_and_broadcasts(face, index, value, want):
    for of in (lambda v: v, numpy.array, face.array):
        x = face.array([[0, 1, 2], [3, 4, 5]])
        x[index] = of(value)
        assert values(x) == want


def test_assignment_through_a_mask():
    x = np.array([[0, 1], [2, 3]])
    x[x > 1] = -1
    assert values(x) == [[0, 1], [-1, -1]]


def test_assigned_values_are_cast_to_the_dtype_of_the_array(face):
    x = face.zeros(2, dtype="int32")
    x[:] = face.array([1.9, -1.9])
    assert values(x) == [1, -1]
    assert x.asnumpy().dtype == "int32"


@pytest.mark.parametrize("index, value, kind", [
    (5, 1, IndexError), (-4, 1, IndexError), ((0, 0), 1, IndexError), ([0, 9], 1, IndexError), (0.5, 1, IndexError),
    (slice(None), [1, 2], ValueError), (slice(0, 2), [1, 2, 3], ValueError), (slice(None), "abc", TypeError),
    (0, None, TypeError)])
def test_a_wrong_assignment_is_refused_and_writes_nothing(face, index, value, kind):
    x = face.array([1, 2, 3])
    with pytest.raises(kind):
        x[index] = value
    assert values(x) == [1, 2, 3]


@pytest.mark.parametrize("sign, want", [("+=", [9, 11]), ("-=", [3, 5]), ("*=", [18, 24]), ("/=", [2, 8 / 3]),
                                        ("**=", [216, 512]), ("%=", [0, 2]), ("//=", [2, 2])])
def test_in_place_signs(face, sign, want):
    for other in (3, 3.0, numpy.float32(3), [3, 3], [3]):
        x = face.array([6, 8])
        names = {"x": x, "v": face.array(other) if isinstance(other, list) else other}
        exec(f"x {sign} v", names)
        assert names["x"] is x
        assert numpy.allclose(x.asnumpy(), want)
        assert x.asnumpy().dtype == "float32"


def test_an_in_place_sign_may_not_change_the_shape(face):
    x = face.array([1, 2])
    for other in (face.ones((2, 2)), face.ones(3)):
        with pytest.raises(MXNetError, match="broadcast"):
            x += other
    assert values(x) == [1, 2]


def test_an_integer_array_takes_whole_numbers_only(face):
    x = face.array([1, 2], dtype="int32")
    x += 1.0
    x *= 2
    assert values(x) == [4, 6]
    for fraction in (0.5, face.array([0.5, 0.5]) if face is np else 1.5):
        with pytest.raises(TypeError, match="int32"):
            x += fraction
    assert values(x) == [4, 6]


def test_a_write_outside_record_keeps_mark_and_gradient(face):
    x = variable(face, [1, 2])
    g = x.grad
    x += 1
    x[:] = 3
    x[0] = 4
    assert x.grad is g
    record(lambda: x * x).backward()
    assert values(g) == [8, 6]


# ---- while recording
WRITES = {
    "x += 1": lambda x: x.__iadd__(1),
    "x -= 1": lambda x: x.__isub__(1),
    "x *= 2": lambda x: x.__imul__(2),
    "x /= 2": lambda x: x.__itruediv__(2),
    "x[:] = 0": lambda x: x.__setitem__(slice(None), 0),
    "x[0] = 0": lambda x: x.__setitem__(0, 0),
    "x[[0]] = 0": lambda x: x.__setitem__([0], 0),
    "out=x": lambda x: (nd if type(x) is nd.NDArray else np).exp(x.detach(), out=x),
    "copyto(x)": lambda x: x.detach().copy().copyto(x),
}
MEMBERS = {
    "a marked variable": lambda f: variable(f, [1, 2]),
    "a recorded result": lambda f: variable(f, [1, 2]) * 2,
    "a retained result": lambda f: marked(variable(f, [1, 2]) * 2),
    "a view of a variable": lambda f: variable(f, [1, 2])[0:2],
}


def marked(h):
    h.attach_grad()
    return h


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("member", MEMBERS)
def test_no_member_of_a_graph_may_be_written_while_recording(face, member, write):
    with autograd.record():
        x = MEMBERS[member](face)
        before = values(x)
        with pytest.raises(MXNetError, match="already in a computational graph.*record section"):
            WRITES[write](x)
    assert values(x) == before


@pytest.mark.parametrize("write", WRITES)
def test_a_constant_that_was_used_may_not_be_written_until_its_graph_is_gone(face, write):
    x, c = variable(face, [1, 2]), face.array([3, 4])
    with autograd.record():
        y = x * c
        with pytest.raises(MXNetError, match="a constant that 'multiply' has used"):
            WRITES[write](c)
        y.backward()
        WRITES[write](c)
        z = x + c
        del z
        WRITES[write](c)


@pytest.mark.parametrize("write", WRITES)
def test_what_is_in_no_graph_may_be_written_while_recording(face, write):
    with autograd.record():
        WRITES[write](face.array([3, 4]))
        x = face.array([3, 4]) * 2
        WRITES[write](x)


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("member", MEMBERS)
def test_under_pause_everything_may_be_written(face, member, write):
    with autograd.record():
        x = MEMBERS[member](face)
        with autograd.pause():
            WRITES[write](x)


def test_results_of_a_freed_graph_may_be_written_and_variables_may_not(face):
    x = variable(face, [1])
    with autograd.record():
        y = x * 2
        y.backward()
        y += 1
        with pytest.raises(MXNetError):
            x += 1
    assert values(y) == [3]


# ---- recorded values written into an array
@pytest.mark.parametrize("write", ["y[:] = v", "y[...] = v", "v.copyto(y)", "F.multiply(x, x, out=y)"])
def test_a_recorded_value_written_into_a_whole_array_puts_that_on_the_tape(face, write):
    x, y = variable(face, [2, 3]), face.zeros(2)
    with autograd.record():
        exec(write, {"x": x, "y": y, "v": x * x, "F": face})
        z = y * 10
    assert values(y) == [4, 9]
    z.backward()
    assert values(x.grad) == [40, 60]


def test_a_recorded_value_may_be_stretched_into_the_array(face):
    x, y = variable(face, [2, 3]), face.zeros((2, 2))
    with autograd.record():
        y[:] = x * x
    y.backward(face.array([[1, 2], [10, 20]]))
    assert values(y) == [[4, 9], [4, 9]]
    assert values(x.grad) == [44, 132]


def test_out_returns_the_very_array(face):
    x, y = variable(face, [0]), face.zeros(1)
    assert record(lambda: face.exp(x, out=y)) is y


def test_a_second_recorded_write_is_refused(face):
    x, y = variable(face, [2]), face.zeros(1)
    with autograd.record():
        y[:] = x * x
        with pytest.raises(MXNetError, match="already in a computational graph"):
            y[:] = x * 3
    y.backward()
    assert values(x.grad) == [4]


def test_a_recorded_value_is_cast_and_its_gradient_cast_back(face):
    x, y = variable(face, [2]), face.zeros(1, dtype="float64")
    with autograd.record():
        y[:] = x * x
    y.backward()
    assert y.asnumpy().dtype == "float64"
    assert values(x.grad) == [4]


@pytest.mark.parametrize("index", [0, slice(0, 1), [0], (0,)], ids=str)
def test_a_part_of_an_array_cannot_take_a_recorded_value(face, index):
    x, y = variable(face, [2]), face.zeros(2)
    with autograd.record():
        with pytest.raises(MXNetError, match="not supported when recording"):
            y[index] = x * x
    assert values(y) == [0, 0]


@pytest.mark.parametrize("sign, want", [("+=", 1), ("-=", -1), ("*=", 5), ("/=", -5 / 9)])
def test_an_in_place_sign_with_a_recorded_value_uses_the_old_array(face, sign, want):
    """y = 5, y ∘= v with v = 3: the rule of v needs the old y."""
    x, y = variable(face, [3]), face.array([5])
    with autograd.record():
        names = {"y": y, "v": x * 1}
        exec(f"y {sign} v", names)
        assert names["y"] is y
    y.backward()
    assert numpy.allclose(x.grad.asnumpy(), [want])


def test_a_part_that_is_in_no_graph_takes_plain_values_while_recording(face):
    x, y = variable(face, [2]), face.zeros(2)
    with autograd.record():
        y[0] = 5
        y += 1
        z = y * x
    z.backward()
    assert values(x.grad) == [7]


# ---- between forward and backward
#
# What a rule may have saved, as (program of a marked x and an unmarked c, name of the operation).
SAVED = {
    "input": (lambda f, x, c: f.sin(x), "sin", "x"),
    "both inputs": (lambda f, x, c: x * x, "multiply", "x"),
    "other operand": (lambda f, x, c: x * c, "multiply", "c"),
    "other operand on the left": (lambda f, x, c: c / x, "divide", "x"),
    "own output": (lambda f, x, c: f.exp(x), "exp", "y"),
    "own output in a tuple": (lambda f, x, c: f.max(x, axis=1), "max", "y"),
    "input in a tuple": (lambda f, x, c: f.max(x, axis=1), "max", "x"),
    "matrices": (lambda f, x, c: f.dot(x, c), "dot", "c"),
    "condition": (lambda f, x, c: f.where(c, x, x * 2), "where", "c"),
    "saved tensor of a Function": (lambda f, x, c: Square()(x), "Square", "x"),
    "gradient buffer": (lambda f, x, c: x * x.grad, "multiply", "grad"),
}
WAYS = {
    "x[:] = v": lambda x: x.__setitem__(slice(None), 0.25),
    "x[0] = v": lambda x: x.__setitem__(0, 0.25),
    "x[0, 0] = v": lambda x: x.__setitem__((0, 0), 0.25),
    "x[[1]] = v": lambda x: x.__setitem__([1], 0.25),
    "x += v": lambda x: x.__iadd__(0.25),
    "x *= v": lambda x: x.__imul__(3),
    "detach": lambda x: x.detach().__setitem__(slice(None), 0.25),
    "row": lambda x: x[0].__setitem__(slice(None), 0.25),
    "column of a row": lambda x: x[0:2][:, 1].__iadd__(1),
    "every second": lambda x: x[::2].__imul__(3),
    "reshape": lambda x: x.reshape(4)[0:3].__setitem__(slice(None), 0.25),
    "reshape of reshape": lambda x: x.reshape(4).reshape((4, 1)).detach().__isub__(1),
    "as_np_ndarray": lambda x: x.as_np_ndarray().__setitem__(slice(None), 0.25),
    "as_nd_ndarray": lambda x: x.as_nd_ndarray()[1].__iadd__(1),
    "out=": lambda x: (nd if type(x) is nd.NDArray else np).negative(x.detach(), out=x),
    "copyto": lambda x: (x * 3).copyto(x),
    "under pause": lambda x: record(lambda: paused(lambda: x.__iadd__(1))),
}


class Square(autograd.Function):
    def forward(self, x):
        self.save_for_backward(x)
        return x * x

    def backward(self, dy):
        return dy * 2 * self.saved_tensors[0]


def paused(f):
    with autograd.pause():
        return f()


def prepared(face, saved):
    """x, c and the recorded y of a row of SAVED, and the array that its rule needs."""
    program, op, which = SAVED[saved]
    x, c = variable(face, [[1, 2], [3, 4]]), face.array([[5, 6], [7, 8]])
    x.grad[:] = 9
    y = record(program, face, x, c)
    return x, y, op, {"x": x, "c": c, "y": y, "grad": x.grad}[which]


@pytest.mark.parametrize("saved", SAVED)
@pytest.mark.parametrize("way", WAYS)
def test_overwriting_what_a_rule_needs_is_an_error_that_names_the_operation(face, saved, way):
    x, y, op, needed = prepared(face, saved)
    if needed.ndim < 2 and way in ("x[0, 0] = v", "column of a row", "reshape", "reshape of reshape"):
        way = "x[:] = v"
    before = values(needed)
    WAYS[way](needed)
    assert values(needed) != before
    for sweep in (lambda: y.backward(retain_graph=True), lambda: autograd.grad(y, [x], create_graph=True)):
        with pytest.raises(MXNetError, match=f"'{op}'.*overwritten"):
            sweep()


@pytest.mark.parametrize("saved", SAVED)
def test_a_write_before_recording_is_none_of_its_business(face, saved):
    x, c = variable(face, [[1, 2], [3, 4]]), face.array([[5, 6], [7, 8]])
    for array in (x, c, x.grad):
        array += 1
    record(SAVED[saved][0], face, x, c).backward()
    assert x.grad.asnumpy().any()


def test_another_backward_that_fills_a_saved_gradient_buffer_is_a_write_too(face):
    x, w = variable(face, [2]), variable(face, [3])
    y = record(lambda: x.grad * w)
    record(lambda: x * x).backward()
    with pytest.raises(MXNetError, match="'multiply'.*overwritten"):
        y.backward()


def test_a_moving_average_that_is_updated_is_a_write_too():
    x, w, mean, var = variable(nd, [[1, 2], [3, 5]]), variable(nd, [2, 2]), nd.zeros(2), nd.ones(2)
    y = record(lambda: w * mean)
    record(lambda: nd.BatchNorm(x, nd.ones(2), nd.zeros(2), mean, var))
    with pytest.raises(MXNetError, match="'multiply'.*overwritten"):
        y.backward()


NEEDS_NOTHING = {
    "x + c": lambda x, c: x + c,
    "x - c": lambda x, c: x - c,
    "-x": lambda x, c: -x,
    "sum": lambda x, c: x.sum(),
    "index": lambda x, c: x[0],
    "reshape": lambda x, c: x.reshape(4),
}


@pytest.mark.parametrize("name", NEEDS_NOTHING)
def test_what_no_rule_needs_may_be_overwritten(face, name):
    grads = []
    for write in (False, True):
        x, c = variable(face, [[1, 2], [3, 4]]), face.array([[5, 6], [7, 8]])
        y = record(NEEDS_NOTHING[name], x, c)
        if write:
            for array in (x, c, y):
                array[:] = 99
        y.backward()
        grads.append(values(x.grad))
    assert grads[0] == grads[1]


def test_a_failed_write_is_no_write(face):
    x = variable(face, [1, 2])
    y = record(lambda: x * x)
    for index, value in ((9, 1), (slice(None), [1, 2, 3]), (0, "a"), ([0, 5], 1)):
        with pytest.raises((IndexError, ValueError, TypeError)):
            x[index] = value
    for value in (face.ones(3), face.ones((2, 2)), "a"):
        with pytest.raises((MXNetError, TypeError)):
            x += value
    y.backward()
    assert values(x.grad) == [2, 4]


def test_a_training_loop_writes_its_parameters_after_each_backward(face):
    w = variable(face, [4.0])
    for _ in range(60):
        with autograd.record():
            loss = (w - 1) * (w - 1)
        loss.backward()
        w -= 0.1 * w.grad
    assert abs(w.asnumpy() - 1).max() < 1e-4


INDICES = {
    "float array": lambda f: f.array([2, 0, 0]),
    "int array": lambda f: f.array([2, 0, 0], dtype="int64"),
    "numpy": lambda f: numpy.array([2, 0, 0]),
    "list": lambda f: [2, 0, 0],
}


@pytest.mark.parametrize("kind", INDICES)
def test_an_index_that_is_changed_after_its_use_does_not_matter(face, kind):
    def taken(x, i):
        return face.take(x, i, axis=0) if isinstance(i, nd.NDArray) else x[i]

    for read in (lambda x, i: x[i], lambda x, i: x[i, 0], lambda x, i: x[0:3][i], lambda x, i: x[(i, None)], taken):
        x, i = variable(face, [[1], [2], [3]]), INDICES[kind](face)
        y = record(read, x, i)
        i[0] = 1
        i[1] = 1
        y.backward()
        assert values(x.grad) == [[2], [0], [1]]


# ---- every operator
def run(case, call, cls):
    """The arrays of a case, its results, and how they were marked, freshly recorded."""
    marks = [array.marked for array in arrays_of((case.arguments, case.options))]
    handles = [wrap(cls, numpy.array(data)) for data in numbers(case)]
    marked = [x for x, mark in zip(handles, marks) if mark]
    for x in marked:
        x.attach_grad()
    mx.random.seed(0)
    with autograd.record(case.training):
        prepared = iter(case.prepare(*marked) if case.prepare else marked)
        given = iter([next(prepared) if mark else x for x, mark in zip(handles, marks)])
        ys = call(*filled(case.arguments, given), **filled(case.options, given))
    return handles, [y for y in (ys if isinstance(ys, (list, tuple)) else [ys]) if isinstance(y, nd.NDArray)], marked


def gradients(ys, marked):
    heads = [y for y in ys if y._node is not None]
    dys = [numpy.cos(numpy.arange(1.0, y.size + 1)).reshape(y.shape).astype(y._data.dtype) for y in heads]
    autograd.backward(heads, [wrap(y.family, dy) for y, dy in zip(heads, dys)])
    return [x.grad.asnumpy() for x in marked]


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("name", TABLE)
def test_no_operator_gives_the_gradient_of_overwritten_values(name):
    for case in CASES.get(name, ()):
        for cls, call in functions(TABLE[name]).items():
            if case.check is None and cls_name(cls) in case.face:
                overwrite_each(case, call, cls)


def overwrite_each(case, call, cls):
    """Writes into one array after the other between forward and backward, inputs and results."""
    handles, ys, marked = run(case, call, cls)
    if not any(y._node is not None for y in ys) or not marked:
        return
    want = gradients(ys, marked)
    for k in range(len(handles) + len(ys)):
        handles, ys, marked = run(case, call, cls)
        target = [*handles, *ys][k]
        target[:] = 1 - target.asnumpy().astype("float64")
        try:
            got = gradients(ys, marked)
        except MXNetError as refusal:
            assert "overwritten" in str(refusal)
            continue
        for dx, expected in zip(got, want):
            numpy.testing.assert_array_equal(dx, expected)


# ---- random programs with random writes
#
# The right answer comes from a second, naive tape: for every array its Jacobian with respect to each variable,
# multiplied out at once from the values that the operation saw.
SIZE = 3
UNARY = {
    "sin": lambda f, a: (f.sin(a), numpy.diag(numpy.cos(a.asnumpy()))),
    "exp": lambda f, a: (y := f.exp(a), numpy.diag(y.asnumpy())),
    "tanh": lambda f, a: (y := f.tanh(a), numpy.diag(1 - y.asnumpy() ** 2)),
    "a + a": lambda f, a: (a + a, 2 * numpy.eye(SIZE)),
    "half": lambda f, a: (a * 0.5, numpy.eye(SIZE) / 2),
    "square": lambda f, a: (a * a, numpy.diag(2 * a.asnumpy())),
    "negative": lambda f, a: (-a, -numpy.eye(SIZE)),
    "copy": lambda f, a: (a.copy(), numpy.eye(SIZE)),
    "view": lambda f, a: (a[0:SIZE], numpy.eye(SIZE)),
    "reshaped": lambda f, a: (a.reshape((SIZE, 1)).reshape(SIZE), numpy.eye(SIZE)),
    "backwards": lambda f, a: (a[::-1], numpy.eye(SIZE)[::-1]),
    "chosen": lambda f, a: (a[[0, 0, 2]], numpy.eye(SIZE)[[0, 0, 2]]),
    "total": lambda f, a: (a.sum() + a * 0, numpy.ones((SIZE, SIZE))),
    "other class": lambda f, a: (other_class(a), numpy.eye(SIZE)),
    "detached": lambda f, a: (a.detach(), numpy.zeros((SIZE, SIZE))),
    "softmax": lambda f, a: (y := a.softmax() if hasattr(a, "softmax") else f.softmax(a),
                             numpy.diag(y.asnumpy()) - numpy.outer(y.asnumpy(), y.asnumpy())),
}
BINARY = {
    "add": lambda f, a, b: (a + b, numpy.eye(SIZE), numpy.eye(SIZE)),
    "subtract": lambda f, a, b: (a - b, numpy.eye(SIZE), -numpy.eye(SIZE)),
    "multiply": lambda f, a, b: (a * b, numpy.diag(b.asnumpy()), numpy.diag(a.asnumpy())),
    "maximum": lambda f, a, b: (f.maximum(a, b), *(numpy.diag(where) * 1.0 for where in (a_wins(a, b), ~a_wins(a, b)))),
}
CHANGES = {
    "[:]": lambda x: x.__setitem__(slice(None), 0.3),
    "[1]": lambda x: x.__setitem__(1, -0.4),
    "*=": lambda x: x.__imul__(0.5),
    "[0:2] +=": lambda x: x[0:2].__iadd__(0.1),
    "detach": lambda x: x.detach().__setitem__(2, 0.7),
    "reshape": lambda x: x.reshape((SIZE, 1)).__setitem__(0, 0.6),
    "out": lambda x: (nd if type(x) is nd.NDArray else np).sin(x.detach(), out=x),
}


def a_wins(a, b):
    return a.asnumpy() >= b.asnumpy()


def other_class(a):
    if type(a) is nd.NDArray:
        return (a.as_np_ndarray() * 1).as_nd_ndarray()
    return (a.as_nd_ndarray() * 1).as_np_ndarray()


class Machine:
    """Carries out a random program on refgrad and on the naive tape."""

    def __init__(self, face):
        self.face, self.writes = face, 0
        self.variables = [variable(face, [0.5, -0.3, 0.8], "float64"), variable(face, [-0.6, 0.2, 0.4], "float64")]
        constants = [face.array([0.7, 0.1, -0.9], dtype="float64"), self.variables[0].grad]
        self.pool = [(x, self.jacobians(k)) for k, x in enumerate(self.variables)]
        self.pool += [(c, self.jacobians(None)) for c in constants]

    def jacobians(self, which):
        return [numpy.eye(SIZE) if k == which else numpy.zeros((SIZE, SIZE)) for k in range(2)]

    def pick(self, i):
        """The i-th newest array, so that short programs build on what they have."""
        return self.pool[-1 - i % len(self.pool)]

    def unary(self, name, i, j):
        a, of_a = self.pick(i)
        y, slope = record(UNARY[name], self.face, a)
        self.pool.append((y, [slope @ d for d in of_a]))

    def binary(self, name, i, j):
        (a, of_a), (b, of_b) = self.pick(i), self.pick(j)
        y, by_a, by_b = record(BINARY[name], self.face, a, b)
        self.pool.append((y, [by_a @ d + by_b @ e for d, e in zip(of_a, of_b)]))

    def change(self, name, i, j):
        self.writes += 1
        CHANGES[name](self.pick(i)[0])

    def backward(self, name, i, j):
        """Sweeps from an array and compares; a refusal is right only if something was written."""
        y, of_y = self.pick(i)
        head = numpy.array([1.0, -2.0, 0.5])
        if y._node is None:
            return "no graph"
        try:
            y.backward(self.face.array(head, dtype="float64"), retain_graph=True)
        except MXNetError as refusal:
            assert self.writes and "overwritten" in str(refusal)
            return "refused"
        for x, jacobian in zip(self.variables, of_y):
            if x._fresh_grad:
                numpy.testing.assert_allclose(x.grad.asnumpy(), head @ jacobian, rtol=1e-9, atol=1e-12)
            else:
                assert not jacobian.any()
            x._fresh_grad = False
        self.writes += 1                               # the buffers were written, and one of them may be on the tape
        return "right"


def steps(kind, names):
    return st.tuples(st.just(kind), st.sampled_from(sorted(names)), st.integers(0, 7), st.integers(0, 7))


OPERATIONS = steps("unary", UNARY), steps("binary", BINARY)
PROGRAMS = st.lists(st.one_of(*OPERATIONS, *OPERATIONS, steps("change", CHANGES), steps("backward", ["y"])),
                    min_size=3, max_size=14)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.sampled_from(["nd", "np"]), PROGRAMS)
def test_the_gradient_of_a_random_program_is_that_of_the_recorded_values_or_refused(face, program):
    machine = Machine(getattr(mx, face))
    for kind, name, i, j in program:
        getattr(machine, kind)(name, i, j)
    for i in range(len(machine.pool)):
        event(machine.backward("y", i, 0))


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.sampled_from(["nd", "np"]), PROGRAMS)
def test_without_a_write_no_random_program_is_refused(face, program):
    machine = Machine(getattr(mx, face))
    for kind, name, i, j in program:
        if kind in ("unary", "binary"):
            getattr(machine, kind)(name, i, j)
    assert machine.backward("y", 0, 0) in ("right", "no graph")
