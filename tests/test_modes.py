"""The two switches, recording and training, and the four scopes that set them."""
import threading

import pytest

from refgrad import autograd
from refgrad.autograd import is_recording, is_training, pause, predict_mode, record, train_mode


def modes():
    return is_recording(), is_training()


def in_new_thread(f):
    """What f returns in a thread of its own."""
    answers = []
    thread = threading.Thread(target=lambda: answers.append(f()))
    thread.start()
    thread.join()
    return answers[0]


# name, the scope, what it makes of recording and of training (None: leaves it)
SCOPES = [
    ("record()", record, True, True),
    ("record(train_mode=False)", lambda: record(train_mode=False), True, False),
    ("record(False)", lambda: record(False), True, False),
    ("record(train_mode=1)", lambda: record(train_mode=1), True, True),
    ("record(train_mode=None)", lambda: record(train_mode=None), True, None),
    ("pause()", pause, False, False),
    ("pause(train_mode=True)", lambda: pause(train_mode=True), False, True),
    ("pause(train_mode=None)", lambda: pause(train_mode=None), False, None),
    ("train_mode()", train_mode, None, True),
    ("predict_mode()", predict_mode, None, False),
]
SCOPE = pytest.mark.parametrize("make, recording, training", [pytest.param(*row, id=name) for name, *row in SCOPES])
STATE = pytest.mark.parametrize("before", [(False, False), (False, True), (True, False), (True, True)])


def set_modes(recording, training):
    autograd.set_recording(recording)
    autograd.set_training(training)


def test_both_switches_are_off_at_first():
    assert in_new_thread(modes) == (False, False)


@SCOPE
@STATE
def test_a_scope_sets_its_switches_and_puts_back_what_it_found(make, recording, training, before):
    set_modes(*before)
    with make() as bound:
        assert bound is None
        assert is_recording() is (before[0] if recording is None else recording)
        assert is_training() is (before[1] if training is None else training)
    assert modes() == before


@SCOPE
@STATE
def test_a_scope_puts_back_what_it_found_when_an_exception_passes(make, recording, training, before):
    set_modes(*before)
    with pytest.raises(LookupError):
        with make():
            raise LookupError
    assert modes() == before


@SCOPE
def test_what_is_switched_by_hand_inside_a_scope_ends_with_it(make, recording, training):
    with make():
        set_modes(True, True)
    assert modes() == (False, False)
    set_modes(True, True)
    with make():
        set_modes(False, False)
    assert modes() == (True, True)


@SCOPE
def test_a_scope_that_is_not_entered_changes_nothing(make, recording, training):
    make()
    assert modes() == (False, False)


def test_the_switches_are_set_on_entry_not_when_the_scope_is_made():
    scope = record()
    set_modes(False, True)
    with scope:
        assert modes() == (True, True)
    assert modes() == (False, True)


def test_nested_scopes_end_level_by_level():
    seen = [modes()]
    with record():
        seen.append(modes())
        with pause():
            seen.append(modes())
            with train_mode():
                seen.append(modes())
                with record(train_mode=False):
                    seen.append(modes())
                seen.append(modes())
            seen.append(modes())
        seen.append(modes())
    seen.append(modes())
    assert seen == [(False, False), (True, True), (False, False), (False, True), (True, False), (False, True),
                    (False, False), (True, True), (False, False)]


def test_record_inside_record_leaves_the_outer_one_recording(face):
    x = face.array([3])
    x.attach_grad()
    with record():
        with record():
            x * x
        y = x * x
    y.backward()
    assert x.grad.asnumpy().tolist() == [6]


@SCOPE
def test_one_scope_object_can_be_used_again(make, recording, training):
    scope = make()
    for _ in range(3):
        with scope:
            pass
        assert modes() == (False, False)


def test_one_scope_object_can_be_entered_inside_itself():
    scope = record()
    with scope:
        with pause():
            with scope:
                assert modes() == (True, True)
            assert modes() == (False, False)
        assert modes() == (True, True)
    assert modes() == (False, False)


def test_one_scope_object_in_two_threads_puts_back_what_each_found():
    scope, outside, inside = record(), threading.Event(), threading.Event()

    def other():
        autograd.set_training(True)
        with scope:
            inside.set()
            assert outside.wait(10)
        return modes()

    answers = []
    thread = threading.Thread(target=lambda: answers.append(other()))
    with scope:
        thread.start()
        assert inside.wait(10)
    assert modes() == (False, False)                   # this thread left while the other was still inside
    outside.set()
    thread.join()
    assert answers == [(False, True)]


def test_a_new_thread_does_not_inherit_the_switches():
    with record():
        assert in_new_thread(modes) == (False, False)


def test_switching_in_one_thread_is_not_seen_in_another():
    in_new_thread(lambda: set_modes(True, True))
    assert modes() == (False, False)


def test_a_thread_that_ended_while_recording_leaves_other_threads_alone(face):
    in_new_thread(lambda: autograd.set_recording(True))
    x = face.array([3])
    x.attach_grad()
    assert not is_recording()
    with record():
        y = x * x
    y.backward()
    assert x.grad.asnumpy().tolist() == [6]


def test_a_graph_of_one_thread_can_be_swept_in_another(face):
    x = face.array([3])
    x.attach_grad()

    def recorded():
        with record():
            return x * x

    in_new_thread(recorded).backward()
    assert x.grad.asnumpy().tolist() == [6]


# ---- as decorators
@SCOPE
def test_a_scope_decorates_a_function(make, recording, training):
    @make()
    def inside(a, b=2):
        """What it does."""
        return a, b, modes()

    want = (bool(recording), bool(training))
    assert inside(1) == (1, 2, want)
    assert inside(1, b=3) == (1, 3, want)
    assert modes() == (False, False)
    assert (inside.__name__, inside.__doc__) == ("inside", "What it does.")


def test_a_decorated_function_may_call_itself_and_may_fail():
    @record()
    def count(n):
        with pause():
            if n == 0:
                raise LookupError
            count(n - 1)

    with pytest.raises(LookupError):
        count(5)
    assert modes() == (False, False)


def test_a_decorated_function_may_run_in_two_threads():
    decorated = record()(modes)
    assert in_new_thread(decorated) == (True, True)
    assert decorated() == (True, True)
    assert modes() == (False, False)


def generate():
    yield modes()


async def wait():
    return modes()


async def generate_later():
    yield modes()


@pytest.mark.parametrize("function", [generate, wait, generate_later], ids=lambda f: f.__name__)
def test_a_function_that_would_run_after_the_scope_has_ended_is_refused(function):
    with pytest.raises(TypeError, match=rf"{function.__name__}\(\).*`with`"):
        record()(function)


# ---- by hand
def test_set_recording_and_set_training_return_the_value_before():
    assert autograd.set_recording(True) is False
    assert autograd.set_recording(True) is True
    assert autograd.set_recording(False) is True
    assert autograd.set_training(True) is False
    assert autograd.set_training(False) is True


def test_the_switches_take_ints_and_tell_bools():
    set_modes(1, 1)
    assert modes() == (True, True)
    set_modes(0, 0)
    assert modes() == (False, False)
    assert type(is_recording()) is type(is_training()) is bool


@pytest.mark.parametrize("switch", [autograd.set_recording, autograd.set_training])
@pytest.mark.parametrize("value", [None, "yes", 1.0, []])
def test_the_switches_refuse_what_is_neither_bool_nor_int(switch, value):
    with pytest.raises(TypeError, match=switch.__name__):
        switch(value)
    assert modes() == (False, False)


# ---- backward and grad
def cubed(face):
    x = face.array([3])
    x.attach_grad()
    with record():
        return x, x * x * x


@STATE
def test_backward_and_grad_leave_the_switches_as_they_were(face, before):
    x, y = cubed(face)
    set_modes(*before)
    y.backward(retain_graph=True, train_mode=not before[1])
    assert modes() == before
    autograd.grad(y, [x], retain_graph=True, train_mode=not before[1])
    assert modes() == before
    autograd.grad(y, [x], create_graph=True)
    assert modes() == before


@STATE
def test_a_failing_backward_or_grad_leaves_the_switches_as_they_were(face, before):
    class Fails(autograd.Function):
        def forward(self, x):
            return x * 1

        def backward(self, dy):
            raise LookupError

    x, _ = cubed(face)
    with record():
        y = Fails()(x)
    set_modes(*before)
    for sweep in (lambda: y.backward(retain_graph=True), lambda: autograd.grad(y, [x], retain_graph=True),
                  lambda: autograd.grad(y, [x], create_graph=True)):
        with pytest.raises(LookupError):
            sweep()
        assert modes() == before


@pytest.mark.parametrize("training", [True, False])
def test_rules_run_with_recording_off_and_training_as_train_mode_says(face, training):
    seen = []

    class Spy(autograd.Function):
        def forward(self, x):
            seen.append(modes())
            return x * 1

        def backward(self, dy):
            seen.append(modes())
            return dy

    x, _ = cubed(face)
    with record(train_mode=False):
        y = Spy()(x)
        y.backward(train_mode=training)
    assert seen == [(False, False), (False, training)]


def test_recording_goes_on_after_a_backward_inside_record(face):
    x = face.array([3])
    x.attach_grad()
    with record():
        (x * x).backward()
        y = x * 5
    y.backward()
    assert x.grad.asnumpy().tolist() == [5]
