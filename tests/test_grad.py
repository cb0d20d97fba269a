"""autograd.grad: gradients as values, of any order."""
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


# ---- what comes back
def test_a_list_with_one_gradient_for_each_variable_in_their_order(face):
    x, w = variable(face, [3]), variable(face, [4])
    got = autograd.grad(record(lambda: x * w * w), [w, x])
    assert type(got) is list
    assert [values(dx) for dx in got] == [[24], [16]]


@pytest.mark.parametrize("gather", [list, tuple])
def test_variables_come_in_a_list_or_a_tuple(face, gather):
    x = variable(face, [3])
    assert values(autograd.grad(record(lambda: x * x), gather([x]))[0]) == [6]


def test_a_single_variable_gives_a_list_of_one(face):
    x = variable(face, [3])
    got = autograd.grad(record(lambda: x * x), x)
    assert type(got) is list
    assert len(got) == 1


def test_gradients_have_the_class_dtype_and_shape_of_their_variables(face):
    x, w = variable(face, [[1, 2]], dtype="float64"), variable(face, [3])
    for dx, variable_ in zip(autograd.grad(record(lambda: x * w.astype("float64")), [x, w]), (x, w)):
        assert type(dx) is type(variable_)
        assert dx.asnumpy().dtype == variable_.asnumpy().dtype
        assert dx.shape == variable_.shape


def test_the_same_variable_twice_gives_its_gradient_twice(face):
    x = variable(face, [3])
    one, two = autograd.grad(record(lambda: x * x), [x, x])
    assert values(one) == values(two) == [6]
    assert not numpy.shares_memory(one._data, two._data)


def test_a_variable_may_be_the_head(face):
    x = variable(face, [3, 4])
    assert values(autograd.grad(x, [x])[0]) == [1, 1]


def test_a_head_without_signal_gives_zeros(face):
    x = variable(face, [3])
    assert values(autograd.grad(record(lambda: face.sign(x)), [x])[0]) == [0]


def test_several_heads_with_head_gradients(face):
    x = variable(face, [1, 2])
    y, z = record(lambda: (x * x, x * 3))
    dx, = autograd.grad([y, z], [x], head_grads=[face.array([10, 0]), None])
    assert values(dx) == [23, 3]


def test_a_single_head_takes_its_head_gradient_alone(face):
    x = variable(face, [3])
    assert values(autograd.grad(record(lambda: x * x), [x], face.array([10]))[0]) == [60]


# ---- what is left alone
def test_buffers_requests_and_freshness_are_not_touched(face):
    x, w = variable(face, [3]), variable(face, [4], "add")
    x.grad[:] = w.grad[:] = 7
    autograd.grad(record(lambda: x * w), [x, w])
    autograd.grad(record(lambda: x * w * w), [x], create_graph=True)
    assert values(x.grad) == values(w.grad) == [7]
    assert (x.grad_req, w.grad_req) == ("write", "add")
    assert not x._fresh_grad and not w._fresh_grad


def test_the_graph_is_freed_by_default(face):
    x = variable(face, [3])
    y = record(lambda: x * x)
    autograd.grad(y, [x])
    for again in (lambda: autograd.grad(y, [x]), y.backward):
        with pytest.raises(MXNetError, match="retain_graph"):
            again()


def test_create_graph_retains_the_graph_by_default(face):
    x = variable(face, [3])
    y = record(lambda: x * x)
    autograd.grad(y, [x], create_graph=True)
    y.backward()
    assert values(x.grad) == [6]


def test_retain_graph_says_otherwise(face):
    x = variable(face, [3])
    y = record(lambda: x * x)
    autograd.grad(y, [x], retain_graph=True)
    autograd.grad(y, [x], retain_graph=False)
    with pytest.raises(MXNetError):
        autograd.grad(y, [x])
    y = record(lambda: x * x)
    autograd.grad(y, [x], create_graph=True, retain_graph=False)
    with pytest.raises(MXNetError):
        autograd.grad(y, [x])


def test_a_gradient_without_create_graph_is_a_plain_array(face):
    x = variable(face, [3])
    dx, = record(lambda: autograd.grad(x * x * x, [x]))
    with pytest.raises(MXNetError):
        dx.backward()


# ---- refused
def test_an_unmarked_variable_is_named_by_its_place(face):
    x, w = variable(face, [3]), face.array([4])
    y = record(lambda: x * w)
    with pytest.raises(MXNetError, match="2-th variable does not require gradient"):
        autograd.grad(y, [x, w])
    assert values(autograd.grad(y, [x])[0]) == [4]


def test_a_null_variable_is_refused(face):
    x = variable(face, [3], "null")
    with pytest.raises(MXNetError, match="1-th variable does not require gradient"):
        autograd.grad(record(lambda: x * x), [x])


def test_an_unmarked_intermediate_is_refused(face):
    x = variable(face, [3])
    h, y = record(lambda: (h := x * x, h * 2))
    with pytest.raises(MXNetError, match="1-th variable does not require gradient"):
        autograd.grad(y, [h])


def test_a_variable_that_does_not_lead_to_the_heads_is_refused(face):
    x, w = variable(face, [3]), variable(face, [4])
    with pytest.raises(MXNetError, match="2-th variable is unreachable"):
        autograd.grad(record(lambda: x * x), [x, w])


def test_no_variables_are_refused(face):
    x = variable(face, [3])
    with pytest.raises(AssertionError, match="cannot be an empty list"):
        autograd.grad(record(lambda: x * x), [])


def test_an_unrecorded_head_is_refused(face):
    x = variable(face, [3])
    with pytest.raises(MXNetError, match="computational graph"):
        autograd.grad(x * x, [x])


# ---- retained intermediates
def test_the_gradient_of_a_retained_intermediate(face):
    x = variable(face, [3])
    with autograd.record():
        h = x * x
        h.attach_grad()
        y = h * h
    dh, dx = autograd.grad(y, [h, x])
    assert values(dh) == [18]
    assert values(dx) == [108]
    assert values(h.grad) == [0]


def test_second_order_through_a_retained_intermediate(face):
    x = variable(face, [2])
    with autograd.record():
        h = x * x
        h.attach_grad()
        y = h * h * h
    dh, = autograd.grad(y, [h], create_graph=True)     # 3h²
    dx, = autograd.grad(dh, [x])                       # 6h · 2x
    assert values(dx) == [96]


# ---- higher orders
def derivatives(face, f, at, order, dtype="float64"):
    """f's derivatives of the orders 1, 2, ... at a point, each from a recorded gradient."""
    x = variable(face, [at], dtype=dtype)
    y, found = record(f, x), []
    for k in range(order):
        y, = autograd.grad(y, [x], create_graph=k + 1 < order)
        found.append(y.asnumpy().item())
    return found


@pytest.mark.parametrize("name, f, at, want", [
    ("x³", lambda x: x * x * x, 2, [12, 12, 6]),
    ("x**4", lambda x: x ** 4, 2, [32, 48, 48]),
    ("1/x", lambda x: 1 / x, 2, [-1 / 4, 2 / 8, -6 / 16]),
    ("exp", lambda x: x.exp(), 1, [numpy.e] * 3),
    ("log", lambda x: x.log(), 2, [1 / 2, -1 / 4, 2 / 8]),
    ("sin", lambda x: x.sin(), 1, [numpy.cos(1), -numpy.sin(1), -numpy.cos(1)]),
    ("sqrt", lambda x: x.sqrt(), 4, [1 / 4, -1 / 32, 3 / 256]),
    ("x·eˣ", lambda x: x * x.exp(), 1, [2 * numpy.e, 3 * numpy.e, 4 * numpy.e]),
    ("sum of squares, indexed", lambda x: (x[0:1] * x[[0, 0]]).sum(), 3, [12, 4]),
])
def test_derivatives_of_higher_orders(face, name, f, at, want):
    assert numpy.allclose(derivatives(face, f, at, len(want)), want, rtol=1e-12)


def test_a_recorded_gradient_can_be_swept_into_the_buffer(face):
    x = variable(face, [2])
    dx, = autograd.grad(record(lambda: x * x * x), [x], create_graph=True)
    dx.backward()
    assert values(x.grad) == [12]


def test_a_recorded_gradient_can_be_part_of_a_larger_program(face):
    """The slope of the squared gradient norm of Σ x³: d/dx Σ (3x²)² = 36 x³."""
    x = variable(face, [1, 2])
    with autograd.record():
        dx, = autograd.grad((x * x * x).sum(), [x], create_graph=True)
        norm = (dx * dx).sum()
    norm.backward()
    assert values(x.grad) == [36, 288]


def test_a_gradient_penalty_reaches_the_weights(face):
    """loss = w·x + (d(w·x·x)/dx)² = wx + 4w²x²; in w: x + 8wx²."""
    x, w = variable(face, [3]), variable(face, [2])
    with autograd.record():
        dx, = autograd.grad(w * x * x, [x], create_graph=True)
        loss = w * x + dx * dx
    loss.backward()
    assert values(w.grad) == [3 + 8 * 2 * 9]
    assert values(x.grad) == [2 + 8 * 4 * 3]


def test_mixed_second_derivatives_agree(face):
    x, w = variable(face, [2]), variable(face, [3])
    y = record(lambda: x * x * w * w * w)
    dx, dw = autograd.grad(y, [x, w], create_graph=True)
    assert values(autograd.grad(dx, [w], retain_graph=True)[0]) == values(autograd.grad(dw, [x])[0]) == [108]


def test_a_hessian_vector_product(face):
    """y = x₀²·x₁ at (2, 3): H = [[6, 4], [4, 0]], v = (1, 10)."""
    x = variable(face, [2, 3])
    y = record(lambda: x[0] * x[0] * x[1])
    dx, = autograd.grad(y, [x], create_graph=True)
    hv, = autograd.grad(dx, [x], head_grads=face.array([1, 10]))
    assert values(hv) == [46, 4]


def test_the_second_derivative_of_a_line_is_zero(face):
    x = variable(face, [2])
    dx, = autograd.grad(record(lambda: x * 3 + 0 * x * x), [x], create_graph=True)
    assert values(dx) == [3]
    assert values(autograd.grad(dx, [x])[0]) == [0]


def test_a_head_gradient_may_itself_depend_on_a_variable(face):
    """d(x²)/dx weighed with x² is 2x·x²; its slope is 6x²."""
    x = variable(face, [3])
    y, weight = record(lambda: (x * x, x * x))
    dx, = autograd.grad(y, [x], head_grads=weight, create_graph=True)
    assert values(dx) == [54]
    assert values(autograd.grad(dx, [x])[0]) == [54]


def test_head_gradients_that_are_variables(face):
    """The derivative in the head gradient of a vector-Jacobian product: the way to forward mode."""
    x, v = variable(face, [3, 4]), variable(face, [1, 1])
    y = record(lambda: x * x)
    dx, = autograd.grad(y, [x], head_grads=v, create_graph=True)
    jv, = autograd.grad(dx, [v], head_grads=face.array([1, 10]))
    assert values(jv) == [6, 80]


def test_the_modes_do_not_matter_for_create_graph(face):
    x = variable(face, [2])
    y = record(lambda: x * x * x)
    with autograd.pause():
        dx, = autograd.grad(y, [x], create_graph=True)
    assert values(autograd.grad(dx, [x])[0]) == [12]


def test_gradients_of_a_function_are_recorded_too(face):
    class Cube(autograd.Function):
        def forward(self, x):
            self.save_for_backward(x)
            return x * x * x

        def backward(self, dy):
            x, = self.saved_tensors
            return dy * 3 * x * x

    assert derivatives(face, lambda x: Cube()(x), 2, 3) == [12, 12, 6]


def test_a_function_that_saved_its_output_has_a_second_order(face):
    class Exp(autograd.Function):
        def forward(self, x):
            y = x.exp()
            self.save_for_backward(y)
            return y

        def backward(self, dy):
            return dy * self.saved_tensors[0]

    assert numpy.allclose(derivatives(face, lambda x: Exp()(x * 2), 0.5, 3), [2 * numpy.e, 4 * numpy.e, 8 * numpy.e])


def test_a_graph_through_both_classes_can_be_differentiated_twice():
    x = variable(nd, [2, 3])
    y = record(lambda: ((x * x).as_np_ndarray() * np.array([1, 10])).as_nd_ndarray() * x)
    dx, = autograd.grad(y, [x], create_graph=True)     # 3x² · (1, 10)
    assert type(dx) is nd.NDArray
    assert values(dx) == [12, 270]
    assert values(autograd.grad(dx, [x])[0]) == [12, 180]


def test_legacy_sums_and_comparisons_do_not_disturb_the_second_order():
    x = variable(nd, [2, -3])
    y = record(lambda: ((x * x * x) * (x > 0)).sum())
    dx, = autograd.grad(y, [x], create_graph=True)
    assert values(dx) == [12, 0]
    assert values(autograd.grad(dx, [x])[0]) == [12, 0]


def test_second_order_over_several_outputs(face):
    class Powers(autograd.Function):
        def forward(self, x):
            self.save_for_backward(x)
            return x * x, x * x * x

        def backward(self, d2, d3):
            x, = self.saved_tensors
            return d2 * 2 * x + d3 * 3 * x * x

    x = variable(face, [2])
    y = record(lambda: (p := Powers()(x))[0] + 10 * p[1])
    dx, = autograd.grad(y, [x], create_graph=True)
    assert values(dx) == [124]
    assert values(autograd.grad(dx, [x])[0]) == [122]


@pytest.mark.parametrize("seed", range(8))
def test_random_programs_have_the_second_derivative_of_their_finite_difference(face, seed):
    numbers = numpy.random.default_rng(seed)
    plan = numbers.integers(0, [100, 100, 6], (8, 3)).tolist()

    def compute(x):
        results = [x]
        for a, b, kind in plan:
            a, b = results[a % len(results)], results[b % len(results)]
            results.append((a + b, a * b, a - b, a * 0.5, face.sin(a), a / (b * b + 1))[kind])
        return results[-1] * x

    def first(at):
        x = variable(face, at, dtype="float64")
        return autograd.grad(record(compute, x), [x])[0].asnumpy()

    at, step = numpy.array([0.4, -0.7]), 1e-6
    x = variable(face, at, dtype="float64")
    dx, = autograd.grad(record(compute, x), [x], create_graph=True)
    dx.backward()
    assert numpy.allclose(x.grad.asnumpy(), (first(at + step) - first(at - step)) / (2 * step), rtol=1e-6, atol=1e-8)
