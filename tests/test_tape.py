"""What is recorded and in which order, how long it lives, and what it costs."""
import copy
import gc
import pickle
import sys
import weakref

import numpy
import pytest

from refgrad import MXNetError, autograd, nd
from refgrad.engine import tape
from refgrad.engine.tape import FREED, Leaf, Node, edges
from refgrad.engine.tape import tracing as tracing_scope

LONG = 100_000


def variable(face, values, req="write"):
    x = face.array(values)
    x.attach_grad(req)
    return x


def nodes(y):
    """All nodes that y leads to, newest first, without recursion."""
    found, waiting = {}, [y._node]
    while waiting:
        node = waiting.pop()
        if type(node) is not Leaf and node not in found:
            found[node] = node.order
            waiting += [edge.parent for edge in edges(node)]
    return sorted(found, key=found.get)


# ---- what is recorded
def test_an_operation_on_a_marked_array_is_recorded_under_its_name(face):
    x = variable(face, [1, 2])
    with autograd.record():
        y = face.exp(x * x)
    assert [node.op for node in nodes(y)] == ["exp", "multiply"]


def test_an_operation_on_unmarked_arrays_makes_no_node(face):
    a = face.array([1, 2])
    with autograd.record():
        y = face.exp(a * a + 1).sum()
    assert y._node is None


KINDS = {
    "two arrays": lambda f, x: x * x,
    "a number": lambda f, x: x * 2,
    "a number on the left": lambda f, x: 2 - x,
    "one array": lambda f, x: f.exp(x),
    "broadcast": lambda f, x: x + f.ones((2, 2)),
    "reduction": lambda f, x: x.sum(),
    "index": lambda f, x: x[0],
    "matrices": lambda f, x: f.dot(x, x),
    "view": lambda f, x: x.reshape((2, 1)),
    "comparison": lambda f, x: x > 1,
    "copy": lambda f, x: x.copy(),
    "several": lambda f, x: stacked(f, x, x),
    "function": lambda f, x: Keeps()(x),
}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_recorded_outside_record_or_under_pause(face, kind):
    x, compute = variable(face, [1, 2]), KINDS[kind]
    outside = compute(face, x)
    with autograd.record(), autograd.pause():
        paused = compute(face, x)
    with autograd.record():
        recorded = compute(face, x)
    assert outside._node is paused._node is None
    assert type(recorded._node) is Node


def test_an_edge_is_made_only_for_an_input_that_needs_a_gradient(face):
    x, a = variable(face, [1, 2]), face.array([3, 4])
    with autograd.record():
        one, two, same = a * x, x * x, face.dot(a, x)
    assert [len(list(edges(y._node))) for y in (one, two, same)] == [1, 2, 1]


def test_a_rule_saves_only_what_it_needs(face):
    x, w = variable(face, [1, 2]), variable(face, [3, 4])
    with autograd.record():
        total, product, exp = x + w, x * w, face.exp(x)
    assert [edge.saved for edge in edges(total._node)] == [None, None]
    assert [edge.saved for edge in edges(product._node)] == [w, x]
    assert exp._node.saved is exp._data


def test_an_unrecorded_step_cuts_the_graph(face):
    x = variable(face, [2])
    with autograd.record():
        h = x * x
    gap = h * 100
    with autograd.record():
        y = gap * x
    y.backward()
    assert x.grad.asnumpy().tolist() == [400]


def test_two_record_scopes_extend_one_graph(face):
    x = variable(face, [2])
    with autograd.record():
        h = x * x
    with autograd.record():
        y = h * x
    y.backward()
    assert x.grad.asnumpy().tolist() == [12]


def test_a_slice_taken_before_recording_does_not_lead_to_its_array(face):
    x = variable(face, [1, 2])
    before = x[0:1]
    with autograd.record():
        y = before * 2
    with pytest.raises(MXNetError):
        y.backward()


# ---- order
def test_orders_fall_so_that_a_node_comes_before_all_that_it_was_made_from(face):
    x = variable(face, [1, 2])
    with autograd.record():
        a = x * x
        b = face.exp(a)
        c = a + b * face.ones((3, 2))
    y = c.sum() if face is nd else c.mean()
    assert y._node is None
    made = nodes(c)
    assert all(node.order < 0 for node in made)
    assert len({node.order for node in made}) == len(made)
    for node in made:
        assert all(node.order < edge.parent.order for edge in edges(node))


def test_leaves_are_ordered_after_all_operations(face):
    x, w = variable(face, [1]), variable(face, [1])
    assert 0 < x._node.order < w._node.order


# ---- depth: nothing may recurse
def chain(x, length=LONG):
    with autograd.record():
        y = x
        for _ in range(length):
            y = y + 1
    return y


def test_a_very_long_chain_can_be_recorded_swept_and_deleted(face):
    assert sys.getrecursionlimit() < LONG
    x = variable(face, [2])
    y = chain(x)
    assert y.asnumpy().tolist() == [LONG + 2]
    y.backward(retain_graph=True)
    y.backward()
    assert x.grad.asnumpy().tolist() == [1]
    alive = weakref.ref(y._node)
    del y
    assert alive() is None


def test_a_very_long_chain_can_be_deleted_without_being_swept(face, no_gc):
    x = variable(face, [2])
    y = chain(x)
    alive = weakref.ref(y._node)
    last = weakref.ref(nodes(y)[-1])
    del y
    assert alive() is last() is None


def test_the_end_of_a_very_long_chain_can_be_pickled_and_copied(face):
    y = chain(variable(face, [2]))
    for twin in pickle.loads(pickle.dumps(y)), copy.deepcopy(y), copy.copy(y), copy.deepcopy([y])[0]:
        assert twin.asnumpy().tolist() == [LONG + 2]
        assert type(twin) is type(y)
        assert twin._node is None


def test_a_very_long_chain_has_a_symbol_and_a_recorded_gradient(face):
    x = variable(face, [2])
    y = chain(x, LONG // 10)
    assert len(autograd.get_symbol(y).list_arguments()) == 1
    dx, = autograd.grad(y, [x], create_graph=True)
    assert dx.asnumpy().tolist() == [1]


def test_twenty_doublings_are_swept_once_per_node_and_not_once_per_path(face):
    x = variable(face, [1])
    with autograd.record():
        y = x
        for _ in range(60):                            # 2⁶⁰ paths
            y = y + y
    y.backward()
    assert x.grad.asnumpy().tolist() == [2.0 ** 60]


# ---- life time
def programs():
    """name -> what is recorded from x, a constant and the face: each leaves a result."""
    return {
        "multiply": lambda f, x, c: x * x,
        "output saved": lambda f, x, c: f.exp(x),
        "output saved in a tuple": lambda f, x, c: f.max(x, axis=0),
        "constant": lambda f, x, c: (x * c + c) / c,
        "broadcast": lambda f, x, c: x * f.ones((3, 3)),
        "index": lambda f, x, c: x[0:2] + x[[0, 1]],
        "several": lambda f, x, c: stacked(f, x, c, x),
        "parts": lambda f, x, c: Halves()(x)[1],
        "function": lambda f, x, c: Keeps()(x),
        "copy into": lambda f, x, c: copied_into(f.zeros(3), x * x),
        "retained": lambda f, x, c: retained(x * x) * 2,
        "comparison": lambda f, x, c: (x > c) * x,
        "softmax": lambda f, x, c: (f.softmax if f is nd else x.__class__.softmax)(x),
    }


class Halves(autograd.Function):
    def forward(self, x):
        return x / 2, x / 2

    def backward(self, a, b):
        return (a + b) / 2


class Keeps(autograd.Function):
    def forward(self, x):
        self.save_for_backward(x)
        return x * x

    def backward(self, dy):
        return dy * 2 * self.saved_tensors[0]


def stacked(f, *arrays):
    return f.stack(*arrays) if f is nd else f.stack(arrays)


def copied_into(out, value):
    out[:] = value
    return out


def retained(h):
    h.attach_grad()
    return h


@pytest.mark.parametrize("name", programs())
@pytest.mark.parametrize("use", ["only recorded", "swept", "swept and retained", "create_graph"])
def test_nothing_outlives_its_last_name(face, no_gc, name, use):
    x, c = variable(face, [1, 2, 3]), face.array([4, 5, 6])
    with autograd.record():
        y = programs()[name](face, x, c)
    alive = [weakref.ref(y._node), weakref.ref(x), weakref.ref(x._node), weakref.ref(x.grad), weakref.ref(c),
             weakref.ref(y)]
    if use.startswith("swept"):
        y.backward(retain_graph="retained" in use)
    if use == "create_graph":
        dx, = autograd.grad(y, [x], create_graph=True)
        alive.append(weakref.ref(dx))
        del dx
    del x, c, y
    assert [thing() for thing in alive] == [None] * len(alive)


def test_a_function_that_saves_its_output_is_freed_by_the_sweep(face, no_gc):
    class Exp(autograd.Function):
        def forward(self, x):
            y = face.exp(x)
            self.save_for_backward(y)
            return y

        def backward(self, dy):
            return dy * self.saved_tensors[0]

    x = variable(face, [1])
    with autograd.record():
        y = Exp()(x)
    node = weakref.ref(y._node)
    y.backward()
    del y
    assert node() is None


def test_a_constant_does_not_keep_the_graph_alive(face, no_gc):
    x, c = variable(face, [1]), face.array([2])
    with autograd.record():
        y = x * c
    node = weakref.ref(y._node)
    del y, x
    assert node() is None


def test_the_graph_does_not_keep_a_constant_alive_that_no_rule_needs(face, no_gc):
    x, c = variable(face, [1]), face.array([2])
    with autograd.record():
        y = x + c
    constant = weakref.ref(c)
    del c
    assert constant() is None
    y.backward()
    assert x.grad.asnumpy().tolist() == [1]


def test_freeing_lets_go_of_what_was_saved(face, no_gc):
    x, c = variable(face, [1]), face.array([2])
    with autograd.record():
        h = x * 3
        y = h * c
    saved, inner = weakref.ref(c), weakref.ref(h._node)
    del c, h
    assert saved() is not None
    y.backward(retain_graph=True)
    assert saved() is not None
    y.backward()
    assert saved() is inner() is None
    assert y._node.rule is FREED


def test_intermediate_results_are_freed_during_a_sweep(face, no_gc):
    x = variable(face, [1])
    alive, newest = [], []

    class Looks(autograd.Function):
        def forward(self, x):
            return x * 1

        def backward(self, dy):
            newest.append(alive[1]() is None)
            return dy

    with autograd.record():
        y = face.exp(face.exp(Looks()(x)))
    alive += [weakref.ref(node.saved) for node in nodes(y)[:2]]
    y.backward()
    assert newest == [True]


def test_a_written_note_is_forgotten_with_its_memory(face, no_gc):
    from refgrad.engine import tape
    before = len(tape.written)
    arrays = [face.zeros(3) for _ in range(5)]
    for x in arrays:
        x[:] = 1
        x.detach()[0] = 2
    assert len(tape.written) == before + 5
    del arrays, x
    assert len(tape.written) == before == len(tape.watchers)


def test_a_failed_backward_keeps_nothing_alive(face, no_gc):
    class Fails(autograd.Function):
        def forward(self, x):
            return x * 1

        def backward(self, dy):
            raise LookupError

    x = variable(face, [1])
    with autograd.record():
        y = face.exp(Fails()(x))
    node = weakref.ref(y._node)
    with pytest.raises(LookupError):
        y.backward()
    del y
    assert node() is None


# ---- tracing
def test_nodes_know_their_line_only_inside_tracing(face):
    x = variable(face, [1])
    with autograd.record():
        plain = x * x
        with tracing_scope(), tracing_scope():
            traced = x * x
        after = x * x
    assert plain._node.line is after._node.line is None
    file, line = traced._node.line
    assert file == __file__
    assert "traced = x * x" in open(file, encoding="utf-8").read().splitlines()[line - 1]


# ---- many steps
def training_step(face, variables, x, labels):
    w, b, v = variables
    with autograd.record():
        h = face.dot(x, w) + b
        z = face.dot(abs(h) * (h > 0), v)[:, :2]
        loss = ((z - labels) ** 2).sum(axis=1).mean()
    loss.backward()
    return loss


def train(face, variables, x, labels, steps):
    for _ in range(steps):
        training_step(face, variables, x, labels)
        for p in variables:
            p -= 1e-4 * p.grad


# Python's objects are counted with and without references to others; the latter come from stocks of blocks that fill up
# in the first steps, and by a few blocks later.
def test_ten_thousand_steps_of_training_leave_nothing_behind(face, no_gc):
    variables = [variable(face, numpy.ones(shape)) for shape in ((3, 4), (4,), (4, 3))]
    x, labels = face.array(numpy.ones((2, 3))), face.array(numpy.zeros((2, 2)))
    train(face, variables, x, labels, 1000)
    objects, blocks, notes = len(gc.get_objects()), sys.getallocatedblocks(), len(tape.written)
    train(face, variables, x, labels, 9000)
    assert len(gc.get_objects()) <= objects
    assert sys.getallocatedblocks() < blocks + 1000
    assert len(tape.written) == notes


def test_a_step_that_leaves_one_object_behind_is_noticed(face, no_gc):
    variables = [variable(face, numpy.ones(shape)) for shape in ((3, 4), (4,), (4, 3))]
    x, labels = face.array(numpy.ones((2, 3))), face.array(numpy.zeros((2, 2)))
    train(face, variables, x, labels, 100)
    objects, kept = len(gc.get_objects()), []
    for _ in range(100):
        kept.append(training_step(face, variables, x, labels))
    assert len(gc.get_objects()) >= objects + 100


# ---- size
def test_the_tape_is_small(face, figure):
    x = variable(face, [1])
    with autograd.record():
        y = chain(x, 1000)
    made = nodes(y)
    assert len(made) == 1000

    def size(node):                                    # with the integer of its order
        return sys.getsizeof(node) + sys.getsizeof(node.order)

    one = sum(map(size, made)) / len(made)
    edge = sys.getsizeof(variable_product(face)._node.also)
    handle = sys.getsizeof(x)
    array = sys.getsizeof(numpy.zeros(1, "float32"))
    if face is nd:
        figure(f"tape: {one:.0f} bytes a node (one edge included), {edge} a further edge; "
               f"beside a result's handle of {handle} and its numpy array of {array} or more")
    assert one + edge < 2 * array + handle


def variable_product(face):
    x, w = variable(face, [1]), variable(face, [1])
    with autograd.record():
        return x * w
