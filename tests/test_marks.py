"""Marks: attach_grad, drop_grad, mark_variables, and the gradient buffer."""
import copy
import pickle

import numpy
import pytest

from refgrad import MXNetError, autograd, nd, np


def variable(face, values, req="write", dtype=None):
    x = face.array(values, dtype=dtype)
    x.attach_grad(req)
    return x


def record(f, *inputs):
    with autograd.record():
        return f(*inputs)


def values(x):
    return x.asnumpy().tolist()


# ---- attach_grad
def test_without_a_mark_there_is_no_gradient(face):
    x = face.array([1])
    assert x.grad is None
    assert x.grad_req == "null"


def test_attach_grad_makes_a_buffer_of_zeros(face):
    for dtype in ("float32", "float64", "float16", "int32"):
        x = face.array([[1, 2]], dtype=dtype)
        assert x.attach_grad() is None
        assert values(x.grad) == [[0, 0]]
        assert type(x.grad) is type(x)
        assert x.grad.asnumpy().dtype == dtype


@pytest.mark.parametrize("req", ["write", "add", "null"])
def test_grad_req_is_given_by_place_or_name_and_told_again(face, req):
    x, w = face.array([1]), face.array([1])
    x.attach_grad(req)
    w.attach_grad(grad_req=req)
    assert x.grad_req == w.grad_req == req


@pytest.mark.parametrize("req", ["more", "", "Write", None, 1])
def test_any_other_grad_req_is_refused_and_marks_nothing(face, req):
    x = face.array([1])
    with pytest.raises(KeyError):
        x.attach_grad(req)
    assert x.grad is None


def test_stype_is_accepted_and_keeps_the_dtype():
    x = nd.array([1], dtype="float64")
    x.attach_grad(stype="default")
    assert x.grad.dtype == numpy.float64


def test_grad_has_no_setter(face):
    x = variable(face, [1])
    with pytest.raises(AttributeError):
        x.grad = face.array([1])


def test_grad_is_the_same_object_for_the_life_of_the_mark(face):
    x = variable(face, [2])
    g = x.grad
    record(lambda: x * x).backward()
    assert x.grad is g
    g[:] = 9
    assert values(x.grad) == [9]


def test_attach_grad_works_inside_record(face):
    x = face.array([3])
    with autograd.record():
        x.attach_grad()
        y = x * x
    y.backward()
    assert values(x.grad) == [6]


def test_attach_grad_comes_too_late_after_the_use(face):
    x = face.array([3])
    y = record(lambda: x * x)
    x.attach_grad()
    with pytest.raises(MXNetError, match="not marked at that time"):
        y.backward()
    assert values(x.grad) == [0]


def test_a_late_mark_counts_for_later_uses_only(face):
    x, w = face.array([3]), variable(face, [1])
    with autograd.record():
        early = x * w
        x.attach_grad()
        y = early + x
    y.backward()
    assert values(x.grad) == [1]
    assert values(w.grad) == [3]


def test_copies_slices_results_and_detached_arrays_have_no_mark(face):
    x = variable(face, [1, 2])
    for other in (x.copy(), x[0:1], x * 1, x.detach(), x.reshape((2, 1)), x.astype("float32"), copy.copy(x),
                  copy.deepcopy(x), pickle.loads(pickle.dumps(x)), face.array(x)):
        assert other.grad is None
        assert other.grad_req == "null"


def test_binding_the_name_again_loses_the_mark_and_writing_in_place_keeps_it(face):
    x = variable(face, [1])
    x -= 0.5
    assert x.grad is not None
    x[:] = 3
    assert x.grad is not None
    x = x - 0.5
    assert x.grad is None


# ---- attaching again
def test_attaching_again_makes_a_new_buffer(face):
    x = variable(face, [2])
    old = x.grad
    old[:] = 7
    x.attach_grad("add")
    assert x.grad is not old
    assert values(x.grad) == [0]
    assert x.grad_req == "add"


def test_a_graph_recorded_before_writes_into_the_old_buffer(face):
    x = variable(face, [2], "add")
    old = x.grad
    y = record(lambda: x * x)
    x.attach_grad()
    z = record(lambda: x * 10)
    autograd.backward([y, z])
    assert values(old) == [4]
    assert values(x.grad) == [10]


def test_a_graph_over_both_marks_serves_both(face):
    x = variable(face, [2])
    old = x.grad
    with autograd.record():
        h = x * x
        x.attach_grad()
        y = h * x
    y.backward()
    assert values(old) == [8]
    assert values(x.grad) == [4]


# ---- intermediates
def test_attach_grad_on_a_result_retains_its_gradient_and_the_graph_goes_on(face):
    x = variable(face, [2])
    with autograd.record():
        h = x * x
        h.attach_grad()
        y = h * h
    assert values(h.grad) == [0]
    y.backward()
    assert values(h.grad) == [8]
    assert values(x.grad) == [32]


def test_uses_before_the_attach_count_as_well(face):
    x = variable(face, [2])
    with autograd.record():
        h = x * x
        early = h * 5
        h.attach_grad()
        y = early + h
    y.backward()
    assert values(h.grad) == [6]
    assert values(x.grad) == [24]


def test_a_retained_gradient_survives_the_freeing(face):
    x = variable(face, [2])
    with autograd.record():
        h = x * x
        h.attach_grad()
    record(lambda: h * 5).backward()
    assert values(h.grad) == [5]


def test_a_retained_result_may_itself_be_the_head(face):
    x = variable(face, [2])
    with autograd.record():
        y = x * x
        y.attach_grad()
    y.backward(face.array([10]))
    assert values(y.grad) == [10]
    assert values(x.grad) == [40]


def test_write_add_and_null_on_a_result(face):
    x, kept = variable(face, [2]), {}
    with autograd.record():
        for req in ("write", "add", "null"):
            h = kept[req] = x * 1
            h.attach_grad(req)
            h.grad[:] = 100
        y = kept["write"] + kept["add"] + kept["null"]
    y.backward()
    assert [values(kept[req].grad) for req in ("write", "add", "null")] == [[1], [101], [100]]
    assert values(x.grad) == [3]


def test_attaching_a_result_again_replaces_buffer_and_request(face):
    x = variable(face, [2])
    with autograd.record():
        h = x * x
        h.attach_grad()
        old = h.grad
        h.attach_grad("add")
        h.grad[:] = 100
        y = h * 5
    y.backward()
    assert values(old) == [0]
    assert values(h.grad) == [105]
    assert values(x.grad) == [20]


def test_a_graph_whose_only_mark_is_on_a_result_has_a_variable(face):
    x = variable(face, [2], "null")
    with autograd.record():
        h = x * x
        h.attach_grad()
        y = h * 5
    y.backward()
    assert values(h.grad) == [5]


def test_a_result_marked_after_its_graph_was_freed_is_a_new_variable(face):
    x = variable(face, [2])
    h = record(lambda: x * x)
    h.backward()
    h.attach_grad()
    record(lambda: h * h).backward()
    assert values(h.grad) == [8]
    assert values(x.grad) == [4]


# ---- drop_grad
def test_drop_grad_takes_the_mark_away(face):
    x, w = variable(face, [2]), variable(face, [3])
    x.drop_grad()
    assert x.grad is None
    assert x.grad_req == "null"
    record(lambda: x * w).backward()
    assert x.grad is None
    assert values(w.grad) == [2]


def test_drop_grad_on_a_plain_array_does_nothing(face):
    x = face.array([1])
    x.drop_grad()
    x.drop_grad()
    assert x.grad is None


def test_drop_grad_twice_is_refused(face):
    x = variable(face, [1])
    x.drop_grad()
    with pytest.raises(MXNetError, match="drop_grad"):
        x.drop_grad()


def test_drop_grad_between_forward_and_backward(face):
    x, w = variable(face, [2]), variable(face, [3])
    g, y = x.grad, record(lambda: x * w)
    x.drop_grad()
    y.backward()
    assert values(g) == [0]
    assert values(w.grad) == [2]


def test_drop_grad_on_a_retained_result(face):
    x = variable(face, [2])
    with autograd.record():
        h = x * x
        h.attach_grad()
        h.drop_grad()
        y = h * 5
    y.backward()
    assert h.grad is None
    assert values(x.grad) == [20]


def test_a_dropped_array_can_be_marked_again(face):
    x = variable(face, [2])
    x.drop_grad()
    x.attach_grad()
    record(lambda: x * x).backward()
    assert values(x.grad) == [4]


# ---- one array in two classes
def test_the_two_classes_share_mark_and_buffer():
    x = variable(nd, [2, 3])
    a = x.as_np_ndarray()
    record(lambda: x * x).backward()
    assert type(a.grad) is np.ndarray
    assert values(a.grad) == [4, 6]
    a.grad[:] = 9
    assert values(x.grad) == [9, 9]
    assert a.grad is a.grad
    assert type(x.grad) is nd.NDArray
    assert numpy.shares_memory(a.grad._data, x.grad._data)
    assert a.grad_req == x.grad_req == "write"


def test_either_class_leads_to_the_one_variable():
    x = variable(nd, [2])
    a = x.as_np_ndarray()
    y, z = record(lambda: (x * x, a * 10))
    autograd.backward([y, z])
    assert values(x.grad) == values(a.grad) == [14]


def test_a_subclass_of_the_users_is_an_array_like_any_other(face):
    class Mine(type(face.array([1]))):
        pass

    x = Mine()
    x._data, x._node = numpy.array([3], "float32"), None
    x.attach_grad()
    record(lambda: x * x + 2 * x).backward()
    assert values(x.grad) == [8]


# ---- _fresh_grad
def test_fresh_grad_tells_whether_backward_reached_the_variable(face):
    x, w = variable(face, [2]), variable(face, [3])
    assert not x._fresh_grad
    record(lambda: x * x).backward()
    assert x._fresh_grad and not w._fresh_grad
    x._fresh_grad = False
    assert not x._fresh_grad
    record(lambda: x * w).backward()
    assert x._fresh_grad and w._fresh_grad
    x.attach_grad()
    assert not x._fresh_grad


def test_fresh_grad_is_false_without_a_mark_and_with_null(face):
    a, x, w = face.array([1]), variable(face, [2], "null"), variable(face, [3])
    a._fresh_grad = True
    record(lambda: x * w).backward()
    assert not a._fresh_grad and not x._fresh_grad


# ---- mark_variables
def test_mark_variables_takes_an_array_and_its_buffer(face):
    x, g = face.array([2]), face.array([7])
    assert autograd.mark_variables(x, g) is None
    assert x.grad is g
    assert values(g) == [7]
    record(lambda: x * x).backward()
    assert values(g) == [4]


def test_mark_variables_takes_lists_and_one_request_or_a_list(face):
    xs, gs = [face.array([2]), face.array([3])], [face.array([100]), face.array([100])]
    autograd.mark_variables(xs, gs, "add")
    record(lambda: xs[0] * xs[1]).backward()
    assert [values(g) for g in gs] == [[103], [102]]
    autograd.mark_variables(xs, gs, ["write", "null"])
    record(lambda: xs[0] * xs[1]).backward()
    assert [values(g) for g in gs] == [[3], [102]]


def test_one_flat_buffer_may_serve_a_whole_model(face):
    flat = face.zeros(6)
    w, b = face.array([[1, 2], [3, 4]]), face.array([5, 6])
    autograd.mark_variables([w, b], [flat[0:4].reshape((2, 2)), flat[4:6]])
    record(lambda: w * w + b).backward()
    assert values(flat) == [2, 4, 6, 8, 2, 2]


def test_one_buffer_may_serve_two_add_variables(face):
    x, w, g = face.array([2]), face.array([3]), face.zeros(1)
    autograd.mark_variables([x, w], [g, g], "add")
    record(lambda: x * x + w * w).backward()
    assert values(g) == [10]


def test_marking_again_replaces_the_buffer(face):
    x, old, new = face.array([2]), face.zeros(1), face.zeros(1)
    autograd.mark_variables(x, old)
    autograd.mark_variables(x, new)
    record(lambda: x * x).backward()
    assert values(old) == [0]
    assert values(new) == [4]


@pytest.mark.parametrize("shape, dtype", [((2, 2), "float32"), ((1,), "float64")])
def test_a_buffer_that_does_not_fit_is_noticed_at_backward(face, shape, dtype):
    x, g = face.array([2]), face.zeros(shape, dtype=dtype)
    autograd.mark_variables(x, g)
    with pytest.raises(MXNetError, match="Incompatible attr"):
        record(lambda: x * x).backward()
    assert not g.asnumpy().any()


def test_mark_variables_refuses_what_cannot_be(face):
    x, g = face.array([2]), face.zeros(1)
    for refused, kind in [
        (lambda: autograd.mark_variables(x, [g]), AssertionError),
        (lambda: autograd.mark_variables([x], [g], "more"), KeyError),
        (lambda: autograd.mark_variables([x, x], [g]), ValueError),
        (lambda: autograd.mark_variables([x], [g], ["write", "add"]), ValueError),
        (lambda: autograd.mark_variables(x, x), ValueError),
        (lambda: autograd.mark_variables([x], [x]), ValueError),
    ]:
        with pytest.raises(kind):
            refused()
        assert x.grad is None


@pytest.mark.parametrize("view", [lambda x: x.detach(), lambda x: x[:], lambda x: x.reshape((2, 1)).reshape(2)])
def test_a_view_of_the_variable_is_refused_as_its_buffer(face, view):
    x = face.array([1, 2])
    with pytest.raises(ValueError, match="own gradient buffer"):
        autograd.mark_variables(x, view(x))
    assert x.grad is None


def test_variables_and_buffers_may_be_neighbours_in_one_memory(face):
    both = face.array([[1, 0], [2, 0]])
    x = both[:, 0]
    autograd.mark_variables(x, both[:, 1])
    record(lambda: x * x).backward()
    assert values(both) == [[1, 2], [2, 4]]


def test_no_variables_are_nothing_to_mark():
    autograd.mark_variables([], [])
