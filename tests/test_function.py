"""autograd.Function: an operator with a backward of the user's own."""
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


class Scale(autograd.Function):
    """3x, with the wrong slope 10: so it is seen whether the rule is the user's."""

    def forward(self, x):
        return x * 3

    def backward(self, dy):
        return dy * 10


class Both(autograd.Function):
    def forward(self, a, b):
        return a + b, a * b

    def backward(self, ds, dp):
        self.seen = values(ds), values(dp)
        return ds + 10 * dp, ds + 100 * dp


def returning(result):
    """A Function of one input whose backward returns what `result` makes of dy."""
    class Returns(autograd.Function):
        def forward(self, x):
            return x * 1

        def backward(self, dy):
            return result(dy)
    return Returns()


# ---- one input, one output
def test_its_backward_is_taken_as_the_rule_whatever_it_says(face):
    x = variable(face, [2])
    y = record(lambda: Scale()(x * x) * 5)
    y.backward()
    assert values(y) == [60]
    assert values(x.grad) == [5 * 10 * 4]


def test_outside_record_the_result_of_forward_is_returned_as_it_is(face):
    class Says(autograd.Function):
        def forward(self, x):
            return "anything"

    x = variable(face, [2])
    assert values(Scale()(x)) == [6]
    assert Says()(x) == "anything"
    with pytest.raises(MXNetError):
        Scale()(x).backward()


def test_with_unmarked_inputs_nothing_is_recorded(face):
    y = record(Scale(), face.array([2]))
    assert values(y) == [6]
    with pytest.raises(MXNetError):
        y.backward()


def test_it_can_be_called_once_recording_or_not(face):
    x = variable(face, [2])
    for call in (lambda f: record(f, x), lambda f: f(x)):
        f = Scale()
        call(f)
        with pytest.raises(AssertionError, match="can only be called once"):
            f(x)
        with pytest.raises(AssertionError, match="can only be called once"):
            record(f, x)


def test_its_backward_may_run_again_and_again(face):
    x = variable(face, [2], "add")
    y = record(Scale(), x)
    for _ in range(3):
        y.backward(retain_graph=True)
    assert values(x.grad) == [30]


def test_several_instances_in_one_expression(face):
    x = variable(face, [2])
    record(lambda: Scale()(x) * Scale()(x)).backward()
    assert values(x.grad) == [120]


def test_inside_other_functions(face):
    class Outer(autograd.Function):
        def forward(self, x):
            return Scale()(x) + 1

        def backward(self, dy):
            return dy * 7

    x = variable(face, [2])
    record(Outer(), x).backward()
    assert values(x.grad) == [7]


@pytest.mark.parametrize("req, want", [("write", [10]), ("add", [110]), ("null", [100])])
def test_the_requests_of_its_inputs_are_the_plain_ones(face, req, want):
    x, w = variable(face, [2], req), variable(face, [1])
    x.grad[:] = 100
    record(lambda: Scale()(x) + w).backward()
    assert values(x.grad) == want


def test_an_input_without_a_mark_does_not_disturb_the_others(face):
    c, x = face.array([5]), variable(face, [2])
    record(lambda: Both()(c, x)[1]).backward()
    assert values(x.grad) == [100]


# ---- several inputs and outputs
def test_outputs_keep_the_kind_of_sequence(face):
    class Pair(Both):
        def forward(self, a, b):
            return [a + b, a * b]

    a, b = variable(face, [2]), variable(face, [3])
    assert type(record(Both(), a, b)) is tuple
    assert type(record(Pair(), a, b)) is list


def test_each_input_gets_its_gradient(face):
    a, b = variable(face, [2]), variable(face, [3])
    autograd.backward(list(record(Both(), a, b)), [face.array([1]), face.array([1000])])
    assert values(a.grad) == [1 + 10 * 1000]
    assert values(b.grad) == [1 + 100 * 1000]


def test_an_output_that_is_not_used_sends_zeros(face):
    a, b, f = variable(face, [2]), variable(face, [3]), Both()
    record(lambda: f(a, b)[1] * 5).backward()
    assert f.seen == ([0], [5])
    assert values(a.grad) == [50]


def test_backward_runs_once_however_many_inputs_and_outputs(face):
    calls = []

    class Counts(Both):
        def backward(self, ds, dp):
            calls.append(1)
            return ds, dp

    a, b = variable(face, [2]), variable(face, [3])
    autograd.backward(list(record(Counts(), a, b)))
    assert len(calls) == 1


def test_one_array_in_two_places_gets_both_gradients(face):
    x = variable(face, [2])
    record(lambda: Both()(x, x)[0]).backward()
    assert values(x.grad) == [2]


def test_outputs_of_different_shapes(face):
    class Parts(autograd.Function):
        def forward(self, x):
            return x[0:1], x.reshape((3, 1))

        def backward(self, first, column):
            dx = column.reshape(3)
            dx[0:1] += first * 100
            return dx

    x = variable(face, [1, 2, 3])
    first, column = record(Parts(), x)
    autograd.backward([first, column], [face.array([5]), face.array([[1], [2], [3]])])
    assert values(x.grad) == [501, 2, 3]


# ---- what forward and backward see
def test_forward_and_backward_run_without_recording(face):
    seen = []

    class Spy(autograd.Function):
        def forward(self, x):
            seen.append((autograd.is_recording(), autograd.is_training()))
            return x * 1

        def backward(self, dy):
            seen.append((autograd.is_recording(), autograd.is_training()))
            return dy

    x = variable(face, [1])
    with autograd.record(train_mode=False):
        y, z = Spy()(x), Spy()(x)
    y.backward()
    z.backward(train_mode=False)
    assert seen == [(False, False), (False, False), (False, True), (False, False)]


def test_gradients_arrive_in_the_class_and_dtype_of_the_outputs(face):
    seen = []
    x = variable(face, [1], dtype="float64")
    record(returning(lambda dy: seen.append((type(dy), dy.asnumpy().dtype)) or dy), x).backward()
    assert seen == [(type(x), numpy.dtype("float64"))]


def test_nd_and_np_may_meet_in_one_graph():
    x = variable(nd, [2])
    record(lambda: Scale()((x * x).as_np_ndarray())).backward()
    assert values(x.grad) == [40]


def test_the_gradient_that_arrives_may_be_written(face):
    def writes(dy):
        dy[:] = 7
        return dy

    x, head = variable(face, [2]), face.array([3])
    record(lambda: returning(writes)(x) + x).backward(head)
    assert values(head) == [3]
    assert values(x.grad) == [10]


def test_attributes_set_in_init_reach_forward_and_backward(face):
    class Times(autograd.Function):
        def __init__(self, factor):
            super().__init__()
            self.factor = factor

        def forward(self, x):
            return x * self.factor

        def backward(self, dy):
            return dy * self.factor

    x = variable(face, [2])
    record(Times(4), x).backward()
    assert values(x.grad) == [4]


# ---- saved tensors
def test_saved_tensors_are_what_was_saved(face):
    f = Scale()
    assert f.saved_tensors == ()
    a, b = face.array([1]), face.array([2])
    f.save_for_backward(a, b)
    assert f.saved_tensors == (a, b)
    f.save_for_backward(b)
    assert f.saved_tensors == (b,)


def test_saved_tensors_stay_after_backward(face):
    class Square(autograd.Function):
        def forward(self, x):
            self.save_for_backward(x)
            return x * x

        def backward(self, dy):
            x, = self.saved_tensors
            return 2 * x * dy

    x, f = variable(face, [3]), Square()
    record(f, x).backward()
    assert values(x.grad) == [6]
    assert f.saved_tensors == (x,)


# ---- what may be returned
def test_none_stands_for_zeros(face):
    class First(Both):
        def backward(self, ds, dp):
            return ds, None

    a, b = variable(face, [2]), variable(face, [3])
    b.grad[:] = 7
    record(lambda: First()(a, b)[0]).backward()
    assert values(a.grad) == [1]
    assert values(b.grad) == [0]


@pytest.mark.parametrize("gather", [tuple, list])
def test_a_single_gradient_may_come_in_a_sequence(face, gather):
    x = variable(face, [2])
    record(returning(lambda dy: gather([dy * 4])), x).backward()
    assert values(x.grad) == [4]


def test_a_gradient_is_cast_to_the_dtype_of_its_input(face):
    x = variable(face, [2], dtype="float64")
    record(returning(lambda dy: (dy * 4).astype("float32")), x).backward()
    assert values(x.grad) == [4]
    assert x.grad.asnumpy().dtype == "float64"


def test_forward_may_return_its_input(face):
    class Identity(Scale):
        def forward(self, x):
            return x

    x = variable(face, [2])
    y = record(Identity(), x)
    assert not numpy.shares_memory(y._data, x._data)
    y.backward()
    assert values(x.grad) == [10]
    assert x.grad is not None


def test_forward_may_return_an_attribute_that_is_not_new(face):
    class Keeps(autograd.Function):
        def forward(self, x):
            self.y = x * 2
            return self.y

        def backward(self, dy):
            return dy * self.y

    x = variable(face, [2])
    record(Keeps(), x).backward()
    assert values(x.grad) == [4]


# ---- refused
WRONG_GRADIENTS = {
    "too many": (lambda dy: (dy, dy), MXNetError),
    "too few": (lambda dy: (), MXNetError),
    "another shape": (lambda dy: dy.reshape((1, 1)), MXNetError),
    "a number": (lambda dy: 3, TypeError),
    "a string": (lambda dy: "dy", TypeError),
    "a numpy array": (lambda dy: dy.asnumpy(), TypeError),
}


@pytest.mark.parametrize("wrong", WRONG_GRADIENTS)
def test_a_wrong_gradient_is_refused_and_nothing_is_written(face, wrong):
    result, kind = WRONG_GRADIENTS[wrong]
    x, f = variable(face, [2]), returning(result)
    x.grad[:] = 7
    with pytest.raises(kind, match=type(f).__name__):
        record(f, x).backward()
    assert values(x.grad) == [7]


def test_an_error_in_backward_reaches_the_caller_with_its_traceback(face):
    def fails(dy):
        raise LookupError("in the user's rule")

    x = variable(face, [2])
    with pytest.raises(LookupError, match="in the user's rule") as caught:
        record(returning(fails), x).backward()
    assert caught.traceback[-1].name == "fails"


def test_an_error_in_forward_reaches_the_caller_and_recording_goes_on(face):
    class Fails(autograd.Function):
        def forward(self, x):
            raise LookupError

    x = variable(face, [2])
    with autograd.record():
        with pytest.raises(LookupError):
            Fails()(x)
        assert autograd.is_recording()
        y = x * x
    y.backward()
    assert values(x.grad) == [4]


@pytest.mark.parametrize("wrong", [3, "y", None, (), [3]], ids=repr)
def test_recorded_outputs_have_to_be_arrays(face, wrong):
    class Wrong(autograd.Function):
        def forward(self, x):
            return wrong

    with pytest.raises((TypeError, AttributeError), match="Wrong"):
        record(Wrong(), variable(face, [2]))


@pytest.mark.parametrize("wrong", [3, "y", None, numpy.ones(1)], ids=repr)
def test_recorded_inputs_have_to_be_arrays(face, wrong):
    class First(autograd.Function):
        def forward(self, x, other):
            return x * 1

    with pytest.raises((TypeError, AttributeError), match="First"):
        record(First(), variable(face, [2]), wrong)


def test_forward_and_backward_have_to_be_written(face):
    class NoBackward(autograd.Function):
        def forward(self, x):
            return x * 1

    x = variable(face, [2])
    with pytest.raises(NotImplementedError, match="forward"):
        record(autograd.Function(), x)
    with pytest.raises(NotImplementedError, match="backward"):
        record(NoBackward(), x).backward()


def test_without_the_init_of_the_base_class_it_is_an_attribute_error(face):
    class Forgets(Scale):
        def __init__(self):
            self.flag = True

    with pytest.raises(AttributeError):
        record(Forgets(), variable(face, [2]))


# ---- uses
def test_straight_through(face):
    class Round(autograd.Function):
        def forward(self, x):
            return face.floor(x + 0.5)

        def backward(self, dy):
            return dy

    x = variable(face, [0.2, 0.7, 1.4])
    y = record(lambda: Round()(x) * face.array([1, 2, 3]))
    y.backward()
    assert values(y) == [0, 2, 3]
    assert values(x.grad) == [1, 2, 3]


def test_gradient_reversal(face):
    x = variable(face, [3])
    record(lambda: returning(lambda dy: -dy)(x * x) * 2).backward()
    assert values(x.grad) == [-12]


def test_a_function_in_numpy(face):
    """The tape cannot look into numpy; a Function tells it what it needs to know."""
    class Sinc(autograd.Function):
        def forward(self, x):
            self.x = x.asnumpy()
            return face.array(numpy.sinc(self.x), dtype="float64")

        def backward(self, dy):
            x = self.x
            return dy * face.array((numpy.cos(numpy.pi * x) - numpy.sinc(x)) / x, dtype="float64")

    x = variable(face, [0.5, 1.5], dtype="float64")
    record(Sinc(), x).backward()
    step = 1e-6
    slope = (numpy.sinc(x.asnumpy() + step) - numpy.sinc(x.asnumpy() - step)) / (2 * step)
    assert numpy.allclose(x.grad.asnumpy(), slope)


def test_np_functions_get_np_gradients():
    x = variable(np, [[1, 2]])
    seen = []
    record(returning(lambda dy: seen.append(type(dy)) or dy @ np.eye(2)), x).backward()
    assert seen == [np.ndarray]
    assert values(x.grad) == [[1, 1]]


def test_without_inputs_the_values_of_forward_are_constants(face):
    class Constant(autograd.Function):
        def forward(self):
            return face.array([1.0, 2.0])

    with autograd.record():
        y = Constant()()
    assert y.asnumpy().tolist() == [1.0, 2.0]
    with pytest.raises(MXNetError, match="computational graph"):
        y.backward()
