"""# The backward pass in slow motion

`engine.backward.sweep` visits the same nodes in the same order with the same rules, but forgets on its way what a
reader wants to see.  Here every step is kept, and nothing else is touched: no node is freed, no buffer is filled.
The tests compare the two, to the last bit.
"""

from typing import Any, NamedTuple

import numpy

from ..engine.backward import check_saved, head_gradient, is_constant
from ..engine.modes import Scope, modes
from ..engine.tape import FREED, OWN, Handle, Leaf, Parts, Raw, edges, overwritten, scatter
from .reading import inputs


class Flow(NamedTuple):
    """What one edge hands on."""

    edge: Any
    dx: Any
    total: Any                                     # the sum at its parent, with this one


class Visit(NamedTuple):
    """One step: a node, what has arrived there, and what it hands on."""

    node: Any
    dy: Any
    flows: list


def visits(reading, y, head_grad=None):
    """The whole backward pass from y, newest node first, as a list of Visits."""
    total = {reading.head: head_gradient(y, head_grad)}
    with Scope(modes.recording, True):
        return [visit(node, total) for node in reversed(reading.nodes) if node in total]


# The nodes are sorted already, so no heap is needed.  A sum is a new array each time: the earlier ones are shown too.
def visit(node, total):
    check_saved(node)
    flows = []
    for edge in inputs(node):
        parent = edge.parent
        if parent.rule is FREED and is_constant(parent, node):
            continue
        dx = through(edge, total[node])
        if parent not in total:
            total[parent] = dx
        elif edge.rule is scatter:
            index, _, add = edge.saved
            total[parent] = numpy.array(total[parent])
            add(total[parent], index, total[node])
        else:
            total[parent] = total[parent] + dx
        flows.append(Flow(edge, dx, total[parent]))
    return Visit(node, total[node], flows)


def through(edge, dy):
    """The rule of one edge, applied to what arrived."""
    if edge.saved is None:
        return edge.rule(dy)
    items = edge.saved if type(edge.saved) is tuple else (edge.saved,)
    return edge.rule(dy, *[item._data if isinstance(item, Handle) else item for item in items])


def gradients(reading, y, head_grad=None):
    """{node or leaf: the gradient that arrives there}"""
    found = {reading.head: head_gradient(y, head_grad)}
    for step in visits(reading, y, head_grad):
        found.update((flow.edge.parent, flow.total) for flow in step.flows)
    return found


# ## Values
#
# A node does not keep its result.  But the rules keep what they need, and that is often a result: what is saved, the
# head, and the arrays that the reader names are values that are known.  One that was overwritten since is not what
# was recorded, so it is not shown.
def known_values(reading, y, names):
    """{node or leaf: numpy array}"""
    found = {}
    for node in reading.nodes:
        for edge in edges(node):
            for entry, data in values_saved(node, edge):
                if entry in reading.names and not overwritten(data, node.order):
                    found.setdefault(entry, data)
    arrays = [y, *([x for pair in names.items() for x in pair] if isinstance(names, dict) else [])]
    for x in arrays:
        if isinstance(x, Handle) and x._node in reading.names and not overwritten(x._data, used_first(reading, x)):
            found.setdefault(x._node, x._data)
    return found


def values_saved(node, edge):
    """(entry, array) for the values that one edge keeps."""
    if type(edge.saved) is Raw:
        yield node, edge.saved
        return
    for item in edge.saved if type(edge.saved) is tuple else (edge.saved,):
        if isinstance(item, Handle) and item._node is not None:
            yield (node if item._node is OWN else item._node), item._data


# Orders fall: of the operations that use a result, the first has the greatest.
def used_first(reading, x):
    entry = x._node
    return max([node.order for node in reading.nodes if any(edge.parent is entry for edge in inputs(node))],
               default=0 if type(entry) is Leaf else entry.order)


# ## Arrays in a few characters
FEW = 6                                            # elements that are all shown


def short(x, few=FEW):
    """
    >>> short(numpy.array([1.0, -0.25])), short(numpy.float32(3)), short(numpy.arange(100.0))
    ('[1, −0.25]', '3', '(100,) from 0 to 99')
    """
    if isinstance(x, Parts):
        return ", ".join(f"output {k}: {short(dy, few)}" for k, dy in sorted(x.at.items()))
    x = numpy.asarray(x)
    if x.ndim == 0:
        return number(x.item())
    if x.size == 0:
        return f"empty {x.shape}"
    if x.size <= few:
        return nested(x.tolist())
    if not numpy.isfinite(x).all():
        return f"{x.shape} with nan or ∞"
    low, high = number(x.min().item()), number(x.max().item())
    return f"{x.shape} all {low}" if low == high else f"{x.shape} from {low} to {high}"


def nested(values):
    return f"[{', '.join(map(nested, values))}]" if isinstance(values, list) else number(values)


def number(value):
    text = f"{value + 0.0:.4g}" if isinstance(value, float) else str(value)
    return text.replace("-", "−").replace("inf", "∞")
