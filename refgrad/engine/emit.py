"""# Emit: from a result to a record

However an operator computes its result, in the end there is a numpy array, and the question which
inputs a gradient may flow to.  This file answers it for the written operators; the two factories of
`operators.py` do the same with their loops unrolled.
"""

from weakref import ref

import numpy

from .array import check_writable, wrap
from .errors import error
from .modes import modes
from .registry import body
from .tape import Raw, make_edge, make_node, part


# ## One result
#
# An operator names for each input what its rule saves, in the order in which the rules are declared:
#
#     return emit(dot, a._data @ b._data, (a, b), (b, a))      # the rule of a saves b, that of b saves a
#
# Only inputs that are on the tape get an edge.  In a network that is half the work saved: nobody
# wants the gradient of the images.
def emit(op, y, *inputs, cls=None):
    """The result y of an operator, recorded if one of its inputs is.

    Args:
        op: the Operator.
        y: its result, a numpy array.
        inputs: (array, saved) for each rule of the operator, in order.
        cls: the array class of the result; that of the first input if left out.
    """
    out = (cls or inputs[0][0].family)()
    out._data, out._node = y if type(y) is Raw else numpy.array(y), None
    if modes.recording:
        link(op, out, inputs)
    elif any(x._node is not None for x, _ in inputs):
        out._absent = "recording-was-off"
    return out


def link(op, out, inputs):
    edge = None
    for (x, saved), rule in zip(reversed(inputs), reversed_rules(op, len(inputs))):
        if x._node is not None:
            edge = make_edge(x._node, rule, saved, edge)
    if edge is None:
        out._absent = "nothing-was-marked"
        return
    out._node = make_node(op.name, edge.parent, edge.rule, edge.saved, edge.also)
    for x, _ in inputs:
        if x._node is None:
            consume(x, out._node)


# An operator of any number of inputs, such as concat, declares one rule for all of them.
def reversed_rules(op, count):
    declared = [body(rule) for rule in op.rules.values()]
    return declared[::-1] if len(declared) == count else declared * count


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


# ## Into a given array
def assign(out, result):
    """`op(..., out=y)`: y takes over the result, and its place on the tape."""
    check_writable(out)
    out[:] = result
    return out


# numpy's complaint about shapes, in our words; any other complaint as it is.
def not_broadcast(complaint, op, *operands):
    if "broadcast" not in str(complaint) and "aligned" not in str(complaint) and "mismatch" not in str(complaint):
        return complaint
    return error("shapes", op=op, shapes=" and ".join(str(data.shape) for data in operands))
