"""The backward pass: heads and head gradients, the order of the sweep, buffers, and freed graphs."""
import threading

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


def slopes(face, f, *inputs):
    """The gradients of f at the inputs, as lists."""
    marked = [variable(face, v) for v in inputs]
    record(f, *marked).backward()
    return [values(x.grad) for x in marked]


# ---- heads
def test_backward_returns_nothing(face):
    x = variable(face, [1])
    assert record(lambda: x * x).backward() is None
    assert autograd.backward(record(lambda: x * x)) is None


def test_the_gradient_of_a_vector_head_is_that_of_its_sum(face):
    assert slopes(face, lambda x: x * x, [1, 2, 3]) == [[2, 4, 6]]


def test_the_head_gradient_weighs_each_element(face):
    x = variable(face, [1, 2])
    record(lambda: x * x).backward(face.array([10, 100]))
    assert values(x.grad) == [20, 400]


def test_heads_of_different_shapes_add_their_contributions(face):
    x = variable(face, [1, 2])
    y, total = record(lambda: (x * x, x.sum() * 10))
    autograd.backward([y, total])
    assert values(x.grad) == [12, 14]


@pytest.mark.parametrize("gather", [list, tuple])
def test_heads_come_in_a_list_or_a_tuple_or_alone(face, gather):
    x = variable(face, [3])
    autograd.backward(gather(record(lambda: (x * 2, x * 3))))
    assert values(x.grad) == [5]
    autograd.backward(record(lambda: x * 2))
    assert values(x.grad) == [2]


def test_none_among_the_head_gradients_stands_for_ones(face):
    x = variable(face, [1, 2])
    y, z = record(lambda: (x * x, x * 3))
    autograd.backward([y, z], [face.array([10, 0]), None])
    assert values(x.grad) == [23, 3]


def test_a_head_that_leads_to_another_head_contributes_as_well(face):
    x = variable(face, [2])
    h, y = record(lambda: (h := x * x, h * h))
    autograd.backward([h, y])
    assert values(x.grad) == [4 + 32]


def test_the_same_head_twice_counts_twice(face):
    x = variable(face, [2])
    y = record(lambda: x * x)
    autograd.backward([y, y], [face.array([1]), face.array([10])])
    assert values(x.grad) == [44]


def test_a_marked_array_may_be_the_head_again_and_again(face):
    x = variable(face, [2])
    x.backward()
    assert values(x.grad) == [1]
    x.backward(face.array([5]))
    assert values(x.grad) == [5]


def test_an_integer_head_starts_with_ones_of_its_dtype(face):
    x = variable(face, [1, 2], dtype="int32")
    record(lambda: x * x).backward()
    assert values(x.grad) == [2, 4]
    assert x.grad.asnumpy().dtype == "int32"


# ---- head gradients
def test_a_single_head_takes_a_list_of_one_head_gradient(face):
    x = variable(face, [1, 2])
    autograd.backward(record(lambda: x * x), [face.array([1, 0])])
    assert values(x.grad) == [2, 0]


def test_the_head_gradient_has_the_shape_of_its_head(face):
    x = variable(face, [1, 2, 3, 4])
    y = record(lambda: x * x)
    for wrong in ([1], [1, 1, 1], [1] * 5, [[1, 1], [1, 1]]):
        with pytest.raises(ValueError, match="shape"):
            y.backward(face.array(wrong))
    y.backward(face.array([1, 1, 1, 1]))
    assert values(x.grad) == [2, 4, 6, 8]


def test_shapes_of_one_element_are_all_alike_for_a_head_gradient(face):
    x = variable(face, [3])
    record(lambda: x * x).backward(face.array([[10]]))
    assert values(x.grad) == [60]


def test_the_head_gradient_has_the_dtype_of_its_head(face):
    x = variable(face, [1, 2])
    y = record(lambda: x * x)
    with pytest.raises(MXNetError, match="float64"):
        y.backward(face.array([1, 1], dtype="float64"))


@pytest.mark.parametrize("wrong", [2.0, 1, numpy.ones(2, "float32"), [1.0, 1.0], "ones"], ids=repr)
def test_a_head_gradient_that_is_no_array_is_refused(face, wrong):
    x = variable(face, [1, 2])
    y = record(lambda: x * x)
    with pytest.raises((TypeError, AssertionError)):
        y.backward(wrong)
    y.backward()
    assert values(x.grad) == [2, 4]


def test_heads_and_head_gradients_are_lists_of_one_length(face):
    x = variable(face, [1])
    y, z = record(lambda: (x * 2, x * 3))
    for wrong in ([face.ones(1)], [None] * 3, face.ones(1)):
        with pytest.raises(AssertionError, match="same length"):
            autograd.backward([y, z], wrong)


@pytest.mark.parametrize("heads", [3, None, "y", [1], [None]], ids=repr)
def test_heads_that_are_no_arrays_are_refused(heads):
    with pytest.raises(TypeError):
        autograd.backward(heads)


def test_no_heads_are_refused():
    with pytest.raises(MXNetError, match="no inputs .* require gradients"):
        autograd.backward([])


def test_a_refused_call_frees_nothing_and_writes_nothing(face):
    x = variable(face, [3])
    x.grad[:] = 7
    y = record(lambda: x * x)
    for refused in (lambda: y.backward(face.ones(5)), lambda: autograd.backward([y, face.ones(1)]),
                    lambda: autograd.backward([y, y], [None])):
        with pytest.raises((ValueError, MXNetError, AssertionError)):
            refused()
    assert values(x.grad) == [7]
    y.backward()
    assert values(x.grad) == [6]


# ---- the order of the sweep
def test_every_use_of_a_variable_counts(face):
    assert slopes(face, lambda x: x + x + x, [5]) == [[3]]
    assert slopes(face, lambda x: x * x * x, [2]) == [[12]]


def test_a_diamond_is_summed_before_it_is_passed_on(face):
    """(x·x)·(x·x) at 3: with one of the two uses lost it would be 27."""
    assert slopes(face, lambda x: (h := x * x) * h, [3]) == [[108]]


def test_a_short_way_waits_for_the_long_one(face):
    """h + 3·(2·h) at 3.  Recursion gives 48 or 84, each node once depth-first or breadth-first 6."""
    assert slopes(face, lambda x: (h := x * x) + 3 * (2 * h), [3]) == [[42]]
    assert slopes(face, lambda x: 3 * (2 * (h := x * x)) + h, [3]) == [[42]]


def test_shared_results_in_a_sum_and_in_a_product(face):
    """d = a·b, e = a + b; d·e + d + e at (2, 3).  Recursion gives more, one visit too early gives less."""
    assert slopes(face, lambda a, b: (d := a * b) * (e := a + b) + d + e, [2], [3]) == [[25], [19]]
    assert slopes(face, lambda a, b: (e := a + b) + (d := a * b) + e * d, [2], [3]) == [[25], [19]]


def test_a_sum_of_sums(face):
    assert slopes(face, lambda a: (b := a + a) + b, [3]) == [[4]]


def test_the_sweep_goes_by_age_and_not_by_place(face):
    """Of (a + b)·(b + 1) at a=2, b=1: 2 and 5."""
    assert slopes(face, lambda a, b: (a + b) * (b + 1), [2], [1]) == [[2], [5]]


def test_the_order_in_which_heads_are_given_does_not_matter(face):
    x = variable(face, [3])
    for arrange in (lambda a, b, c: [a, b, c], lambda a, b, c: [c, a, b], lambda a, b, c: [b, c, a]):
        h, y, z = record(lambda: (h := x * x, y := h * 2, y * h))
        autograd.backward(arrange(h, y, z))
        assert values(x.grad) == [6 + 12 + 216]


@pytest.mark.parametrize("seed", range(10))
def test_random_graphs_have_the_slope_of_their_finite_difference(face, seed):
    numbers = numpy.random.default_rng(seed)

    def compute(x, plan):
        results = [x, x * 0.5]
        for a, b, kind in plan:
            a, b = results[a % len(results)], results[b % len(results)]
            results.append((a + b, a * b, a - b, a * 0.3 + b)[kind])
        return sum(results[1:], results[0])

    plan = numbers.integers(0, [100, 100, 4], (12, 3)).tolist()
    x = variable(face, [0.4, -0.3], dtype="float64")
    y = record(compute, x, plan)
    y.backward()
    step, at = 1e-6, x.asnumpy()
    slope = (compute(at + step, plan) - compute(at - step, plan)) / (2 * step)
    assert numpy.allclose(x.grad.asnumpy(), slope, rtol=1e-6)


# ---- what happens to the buffers
def test_write_replaces_and_add_adds(face):
    x, w = variable(face, [2]), variable(face, [3], "add")
    for _ in range(3):
        record(lambda: x * w).backward()
    assert values(x.grad) == [3]
    assert values(w.grad) == [6]
    w.grad[:] = 0
    record(lambda: x * w).backward()
    assert values(w.grad) == [2]


def test_add_adds_to_what_was_put_into_the_buffer(face):
    x = variable(face, [2], "add")
    x.grad[:] = 100
    record(lambda: x * x).backward()
    assert values(x.grad) == [104]


def test_null_is_never_written(face):
    x, w = variable(face, [2], "null"), variable(face, [3])
    x.grad[:] = 7
    record(lambda: x * w).backward()
    assert values(x.grad) == [7]
    assert values(w.grad) == [2]


def test_if_all_that_is_reached_is_null_there_is_nothing_to_do(face):
    x = variable(face, [2], "null")
    with pytest.raises(MXNetError, match="no inputs .* require gradients"):
        record(lambda: x * x).backward()


def test_a_variable_that_is_not_reached_keeps_its_old_gradient(face):
    x, w = variable(face, [2]), variable(face, [5])
    record(lambda: x * w).backward()
    record(lambda: x * x).backward()
    assert values(x.grad) == [4]
    assert values(w.grad) == [2]


@pytest.mark.parametrize("name", ["times zero", "sign", "comparison", "floor", "zeros_like"])
def test_a_variable_that_is_reached_without_a_signal_gets_zeros(face, name):
    x = variable(face, [2, -2])
    x.grad[:] = 7
    record({"times zero": lambda: x * 0, "sign": lambda: face.sign(x), "comparison": lambda: x > 1,
            "floor": lambda: face.floor(x), "zeros_like": lambda: face.zeros_like(x)}[name]).backward()
    assert values(x.grad) == [0, 0]


def test_zeros_from_one_side_do_not_hide_the_other(face):
    assert slopes(face, lambda x: face.sign(x) * x + x * 2, [3]) == [[3]]


def test_backward_writes_into_the_buffer_that_was_there(face):
    x = variable(face, [2])
    before, memory = x.grad, x.grad._data
    record(lambda: x * x).backward()
    assert x.grad is before
    assert x.grad._data is memory
    assert values(before) == [4]


def test_the_gradient_of_a_used_gradient_is_constant(face):
    x = variable(face, [2])
    record(lambda: x * x).backward()
    record(lambda: x.grad * x).backward()
    assert values(x.grad) == [4]


def test_broadcast_inputs_get_the_sum_over_what_was_stretched(face):
    assert slopes(face, lambda a, b: a * b, [[1, 2], [3, 4]], [10, 20]) == [[[10, 20], [10, 20]], [4, 6]]
    assert slopes(face, lambda a, b: a + b, [[1], [2]], [[10, 20, 30]]) == [[[3], [3]], [[2, 2, 2]]]
    assert slopes(face, lambda a, b: a - b, [1], [[1, 2], [3, 4]]) == [[4], [[-1, -1], [-1, -1]]]


# ---- freeing
def test_a_graph_is_used_up_by_backward(face):
    x = variable(face, [2])
    y = record(lambda: x * x)
    y.backward()
    with pytest.raises(MXNetError, match="retain_graph=True"):
        y.backward()
    assert values(x.grad) == [4]


def test_retain_graph_keeps_it(face):
    x = variable(face, [2], "add")
    y = record(lambda: face.exp(x * 0) * x * x)
    for _ in range(3):
        y.backward(retain_graph=True)
    y.backward()
    assert values(x.grad) == [16]
    with pytest.raises(MXNetError):
        y.backward()


def test_a_freed_result_is_a_number_to_what_is_recorded_afterwards(face):
    x = variable(face, [2])
    y = record(lambda: x * x)
    y.backward()
    record(lambda: y * x).backward()
    assert values(x.grad) == [4]


def test_a_freed_result_with_nothing_else_has_no_variables(face):
    x = variable(face, [2])
    y = record(lambda: x * x)
    y.backward()
    with pytest.raises(MXNetError, match="computational graph|require gradients"):
        record(lambda: y * 2).backward()


def test_a_freed_part_is_noticed_by_what_was_recorded_before(face):
    x = variable(face, [2])
    a, b = record(lambda: ((h := x * x) * 2, h * 3))
    a.backward()
    with pytest.raises(MXNetError, match="'multiply'.*already freed"):
        b.backward()
    assert values(x.grad) == [8]


def test_a_freed_part_is_noticed_also_beside_another_variable(face):
    x, w = variable(face, [2]), variable(face, [5])
    a, b = record(lambda: ((h := x * x) * 2, h * w))
    a.backward()
    w.grad[:] = 7
    with pytest.raises(MXNetError, match="already freed"):
        b.backward()
    assert values(w.grad) == [7]


def test_a_shared_part_survives_retain_graph_or_a_joint_backward(face):
    x = variable(face, [3])
    a, b = record(lambda: ((h := x * x) * 2, h * 3))
    a.backward(retain_graph=True)
    assert values(x.grad) == [12]
    b.backward()
    assert values(x.grad) == [18]
    autograd.backward(list(record(lambda: ((h := x * x) * 2, h * 3))))
    assert values(x.grad) == [30]


def test_graphs_that_share_only_variables_are_independent(face):
    x = variable(face, [2])
    a, b = record(lambda: (x * 2, x * 3))
    a.backward()
    b.backward()
    assert values(x.grad) == [3]


def test_only_what_the_heads_lead_to_is_freed(face):
    x = variable(face, [2])
    h, y, z = record(lambda: (h := x * x, h * 2, x * 3))
    h.backward(retain_graph=True)
    z.backward()
    y.backward()
    assert values(x.grad) == [8]


# ---- nothing half done
class Fails(autograd.Function):
    def forward(self, x):
        return x * 1

    def backward(self, dy):
        raise LookupError("of the user")


def test_a_failing_rule_leaves_every_buffer_as_it_was(face):
    early, late = variable(face, [2], "add"), variable(face, [3])
    early.grad[:] = late.grad[:] = 7
    y = record(lambda: late * 5 + Fails()(early) * late)
    with pytest.raises(LookupError, match="of the user"):
        y.backward()
    assert values(early.grad) == values(late.grad) == [7]


def test_a_wrong_buffer_leaves_every_buffer_as_it_was(face):
    x, w, wrong = variable(face, [2]), face.array([3]), face.zeros((2, 2))
    autograd.mark_variables([w], [wrong])
    x.grad[:] = 7
    with pytest.raises(MXNetError, match="Incompatible attr"):
        record(lambda: x * w).backward()
    assert values(x.grad) == [7]
    assert values(wrong) == [[0, 0], [0, 0]]


def test_a_retained_graph_can_be_used_after_a_failure(face):
    class FailsOnce(autograd.Function):
        calls = 0

        def forward(self, x):
            return x * 1

        def backward(self, dy):
            self.calls += 1
            if self.calls == 1:
                raise LookupError
            return dy

    x = variable(face, [2])
    y = record(lambda: FailsOnce()(x) * x)
    with pytest.raises(LookupError):
        y.backward(retain_graph=True)
    y.backward()
    assert values(x.grad) == [4]


# ---- sweeps at the same time, sweeps within sweeps
def test_threads_that_sweep_one_retained_graph_do_not_mix_their_sums(face):
    x = variable(face, numpy.arange(1, 6))
    y = record(lambda: (h := x * x) * h + face.exp(x * 0) * h)
    want = (4 * x * x * x + 2 * x).asnumpy()
    wrong, start = [], threading.Barrier(4)

    def sweep(weight):
        start.wait(10)
        for _ in range(50):
            got, = autograd.grad(y, [x], head_grads=face.full(5, weight), retain_graph=True)
            if not numpy.allclose(got.asnumpy(), weight * want):
                wrong.append(got)

    threads = [threading.Thread(target=sweep, args=(weight,)) for weight in (1, 10, 100, 1000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_a_function_may_sweep_the_very_graph_that_is_being_swept(face):
    x = variable(face, [3])
    inner = []

    class Looks(autograd.Function):
        def forward(self, x):
            return x * 1

        def backward(self, dy):
            inner.extend(autograd.grad(self.head, [x], retain_graph=True))
            return dy

    look = Looks()
    h, y = record(lambda: (h := x * x, look(h) * h + h))
    look.head = h
    y.backward(retain_graph=True)
    assert values(inner[0]) == [6]
    assert values(x.grad) == [2 * 2 * 27 + 6]


# ---- dtypes
def test_each_variable_gets_its_gradient_in_its_own_dtype():
    a, b = variable(np, [1, 2], dtype="int32"), variable(np, [0.5, 1.5])
    record(lambda: a * b).backward()
    assert str(a.grad.dtype) == "int32"
    assert str(b.grad.dtype) == "float32"
    assert values(b.grad) == [1, 2]
    assert values(a.grad) == [0, 1]


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
def test_gradients_of_mixed_paths_are_summed_in_the_dtype_of_the_variable(face, dtype):
    x = variable(face, [3], dtype=dtype)
    record(lambda: (x * x).astype("float64") * 2 + x.astype("float64")).backward()
    assert values(x.grad) == [13]
    assert x.grad.asnumpy().dtype == dtype


def test_a_chain_of_precisions_is_not_narrowed_in_between():
    x = variable(np, [1.0], dtype="float64")
    tiny = 2.0 ** -40
    record(lambda: x * np.array([1 + tiny], dtype="float64")).backward()
    assert values(x.grad) == [1 + tiny]


def test_zero_sized_and_axisless_arrays_have_gradients():
    x = variable(np, numpy.zeros((0, 3), "float32"))
    record(lambda: x * x).backward()
    assert x.grad.shape == (0, 3)
    w = variable(np, 3)
    record(lambda: w * w + w).backward()
    assert values(w.grad) == 7
    assert w.grad.shape == ()


def test_the_name_of_a_variable_may_be_gone_before_backward(face):
    x = variable(face, [3])
    grad, y = x.grad, record(lambda v: v * v, x)
    del x
    y.backward()
    assert values(grad) == [6]


def test_nd_and_np_arrays_can_be_heads_of_one_call():
    x = variable(nd, [3])
    y, z = record(lambda: (x * x, x.as_np_ndarray() * 10))
    autograd.backward([y, z])
    assert values(x.grad) == [16]
