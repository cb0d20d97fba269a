"""# Emit: from a result to a record

However an operator computes its result, in the end there is a numpy array, and the question which
inputs a gradient may flow to.  This file answers it for the written operators; the two factories of
`factories.py` do the same with their loops unrolled.
"""

from weakref import ref

import numpy

from .array import NDArray, wrap
from .errors import error
from .modes import modes
from .tape import FREED, Leaf, Raw, make_node, part


# ## One result
#
# An operator names for each input what its rule saves, in the order in which the rules are declared:
#
#     # the rule of a saves b, that of b saves a
#     return emit(dot, a._data @ b._data, (a, b), (b, a))
#
# Only inputs that are on the tape get an edge.  In the first layer of a network that saves half of the way
# back: nobody wants the gradient of the images.
def emit(op, y, *inputs, cls=None):
    """The result y of an operator, recorded if one of its inputs is.

    Args:
        op: the Operator.
        y: its result, a numpy array.
        inputs: (array, saved) for each rule of the operator, in order.
        cls: the array class of the result; that of the first input if left out.
    """
    x, saved = inputs[0]
    out = (cls or x.family)()
    out._data, out._node = y if type(y) is Raw else numpy.array(y), None
    if not modes.recording:
        for x, _ in inputs:
            if x._node is not None:
                out._absent = "recording-was-off"
    elif len(inputs) > 1:
        link(op, out, inputs)
    elif x._node is None:
        out._absent = "nothing-was-marked"
    else:
        out._node = make_node(op.name, x._node, next(iter(op.rules.values())), saved)
    return out


# An operator of any number of inputs, such as concat, declares one rule for all of them; and inputs at the end may be
# missing, such as a bias.  The edges are made from the last to the first, for each leads to the next.
def link(op, out, inputs):
    rules, edge = list(op.rules.values()), None
    if len(rules) != len(inputs):
        rules = (rules * len(inputs))[:len(inputs)]
    for (x, saved), rule in zip(reversed(inputs), reversed(rules)):
        if x._node is not None:
            edge = x._node, rule, saved, edge
    if edge is None:
        out._absent = "nothing-was-marked"
        return
    out._node = make_node(op.name, *edge)
    for x, _ in inputs:
        if x._node is None:
            consume(x, out._node)


# ## Several results
#
# Each output passes its gradient on as a part; the rules of the operator receive all `Parts` at once.
def emit_parts(op, ys, *inputs, cls=None):
    """The results of an operator with several outputs, as a list; see `emit`."""
    trunk = emit(op, ys[0], *inputs, cls=cls)
    outs = [wrap(type(trunk), y) for y in ys]
    for number, out in enumerate(outs):
        if trunk._node is not None:
            out._node = make_node(op.name, trunk._node, part, (number,))
        elif hasattr(trunk, "_absent"):
            out._absent = trunk._absent
    return outs


# ## Constants
#
# An unmarked input becomes a constant of the graph.  Both know each other weakly: no array is kept alive
# because it was once added to something, and no graph because one of its constants is still there.
def consume(x, node):
    x._consumer = ref(node)
    node.constants = (*getattr(node, "constants", ()), ref(x))


# ## Operations without a slope
#
# sign, floor, comparisons: the slope is 0 wherever there is one.  That is not the same as no gradient: a
# variable that is reached only through them gets zeros, as in MXNet.
def no_signal(dy, shape, dtype):
    """The rule of an operation without a slope: zeros of the input's shape."""
    return numpy.zeros(shape, dtype)


def silent(x):
    """What `no_signal` saves of an input."""
    return x._data.shape, x._data.dtype


# ## Broadcasting
#
# (2, 3) + (3,) uses the second operand twice, so its gradient is a sum of two rows.  Every rule of
# every operator would have to know that.  Instead, broadcasting is an operation of its own: where an
# operand was stretched, a node is put before it that sums dy back to its shape, and the rules see
# equal shapes only.
#
# *Try it*: b is added to two rows.  Which node stands between it and the sum, and what is its gradient?
#     >>> b = nd.zeros(3); b.attach_grad()
#     >>> with autograd.record(): y = nd.ones((2, 3)) + b
#     >>> between = y._node.parent.op; y.backward(); between, b.grad.tolist()
#     ('broadcast', [2.0, 2.0, 2.0])
def sum_to(dy, shape):
    """The rule of broadcasting from `shape`: sums over every axis that was stretched."""
    new = dy.ndim - len(shape)
    axes = tuple(range(new)) + tuple(
        axis + new for axis, length in enumerate(shape) if length == 1 != dy.shape[axis + new])
    if axes:
        dy = dy.sum(axes)
    return dy if dy.shape == shape else dy.reshape(shape)


# ## May this array be written?
#
# While recording, no member of a graph may be written, as in MXNet: neither a variable, nor a result, nor
# a constant that an operation has used.  A write is a step that the tape cannot play back.
def live(node):
    """Whether an entry still leads somewhere."""
    return node is not None and node.rule is not FREED


def check_writable(x):
    if not modes.recording:
        return
    if live(x._node):
        is_leaf = type(x._node) is Leaf
        raise error("in-place-write", what="a marked variable" if is_leaf else f"the result of '{x._node.op}'")
    consumer = getattr(x, "_consumer", None)
    node = consumer and consumer()
    if live(node):
        raise error("in-place-write", what=f"a constant that '{node.op}' has used")


# ## Into a given array
def assign(out, result):
    """`op(..., out=y)`: y takes over the result, and its place on the tape."""
    if not isinstance(out, NDArray) or out.numpy_manners != result.numpy_manners:
        raise error("out", want=f"an array of mx.{'np' if result.numpy_manners else 'nd'}", got=type(out))
    check_writable(out)
    out[:] = result
    return out


# numpy's complaint about shapes, in our words; any other complaint as it is.
def not_broadcast(complaint, op, *operands):
    shapes = " and ".join(str(data.shape) for data in operands)
    if "aligned" in str(complaint) or "mismatch" in str(complaint):
        return error("matrix-shapes", op=op, shapes=shapes)
    return error("shapes", op=op, shapes=shapes) if "broadcast" in str(complaint) else complaint
