"""# Reading the tape: what the table and the drawing have in common

An array holds its node, a node holds its parents: from the result one finds everything that led to it.  Here the
nodes are collected without recursion, brought into the order in which they were recorded, and given names.
"""

from inspect import ismethod

from ..engine.array import NDArray
from ..engine.errors import MXNetError, error, operation
from ..engine.registry import TABLE, body
from ..engine.tape import FREED, OWN, Handle, Leaf, Raw, edges, part, passes


class Reading:
    """The part of the tape that leads to one array.

    Attributes:
        nodes: the operations, oldest first.
        leaves: the variables, in the order in which they were marked.
        names: node or leaf -> what to call it: the user's name; otherwise #1, #2, ... and x0, x1, ...
        shapes: node or leaf -> shape of its values, where that is known.
    """

    def __init__(self, y, names, call):
        self.head = checked(y, call)
        self.nodes, self.leaves = collected(self.head)
        self.names = {leaf: f"x{k}" for k, leaf in enumerate(self.leaves)}
        self.names.update((node, f"#{k}") for k, node in enumerate(self.nodes, 1))
        self.given = given_names(self.leaves, names, call)
        self.names.update((entry, name) for entry, name in self.given.items() if entry in self.names)
        self.shapes = known_shapes(self, y)
        self.constants = [(x._data, name) for name, x in names.items()
                          if isinstance(x, NDArray) and x._node is None] if isinstance(names, dict) else []

    def constant_name(self, data):
        """The user's name for an array that is not on the tape, or None."""
        return next((name for known, name in self.constants if known is data), None)

    def inputs(self, node):
        """The names of the inputs that a gradient flows to."""
        return [self.names.get(edge.parent, "(freed)") for edge in inputs(node)]


def checked(y, call):
    """The entry of an array that is on the tape; otherwise the error that says why it is not."""
    if not isinstance(y, NDArray):
        raise TypeError(f"{call}: shows the tape that leads to an array, not to {type(y).__name__}.\n"
                        "  What to do: pass the array that was computed inside `with autograd.record():`.")
    if y._node is None:
        raise error(getattr(y, "_absent", "not-recorded"), call=call)
    if y._node.rule is FREED:
        raise MXNetError(
            f"{call}: the computational graph of {operation(y._node)} was already freed by an earlier backward.\n"
            "  What to do: show it before backward, pass retain_graph=True to that backward, or record again.\n"
            "  Explained in docs/errors.md#already-freed")
    return y._node


def inputs(node):
    """The edges that lead to inputs: not the one to the mark of a retained gradient."""
    kept = getattr(node, "kept", None)
    return [edge for edge in edges(node) if edge.parent is not kept]


def collected(head):
    """All nodes that lead to the head, oldest first, and all leaves, in the order of their marks."""
    seen, waiting = {head}, [head]
    while waiting:
        node = waiting.pop()
        if type(node) is not Leaf:
            new = {edge.parent for edge in inputs(node) if edge.parent.rule is not FREED} - seen
            seen |= new
            waiting += new
    leaves = sorted((node for node in seen if node.order > 0), key=lambda leaf: leaf.order)
    return sorted((node for node in seen if node.order < 0), key=lambda node: -node.order), leaves


# ## Names
def given_names(leaves, names, call):
    """{node or leaf: name} from what the user gave."""
    if isinstance(names, dict):
        given = {}
        for key, value in names.items():
            name, x = (key, value) if isinstance(key, str) else (value, key)
            if not isinstance(x, NDArray):
                raise TypeError(f"{call}: names leads from names to arrays, but {name!r} is {type(x).__name__}.")
            given.setdefault(x._node, str(name))
        return given
    names = names.split() if isinstance(names, str) else list(names or ())
    if len(names) > len(leaves):
        raise ValueError(f"{call}: there are {len(names)} names for {len(leaves)} variables.\n"
                         "  What to do: give one for each variable, in the order of attach_grad(); to name "
                         "intermediate results too, pass a dict: names=dict(x=x, h=h).")
    return dict(zip(leaves, map(str, names)))


# ## Shapes
#
# A node does not know the shape of its result: to keep it would cost every operation.  But much can be read off
# what is there.  The head, the leaves and what was saved have shapes; where a rule keeps a `shape`, it is its
# input's, for that is what it has to return; and a function of single elements has one shape before and after.
# What is still unknown stays unknown.
def known_shapes(reading, y):
    shapes, alike = {}, []
    for node in reading.nodes:
        for edge in inputs(node):
            shapes.update(told_by(node, edge))
            if edge.rule is passes or is_elementwise(node, edge):
                alike.append((node, edge.parent))
    shapes.update((leaf, leaf.shape) for leaf in reading.leaves)
    shapes[reading.head] = y.shape
    for node, parent in (*alike, *reversed(alike)):
        if node in shapes:
            shapes.setdefault(parent, shapes[node])
        elif parent in shapes:
            shapes[node] = shapes[parent]
    return shapes


def told_by(node, edge):
    """(entry, shape) for all that one edge knows."""
    for name, item in saved_items(edge):
        if type(item) is Raw:
            yield node, item.shape
        elif isinstance(item, Handle):
            if item._node is not None:
                yield (node if item._node is OWN else item._node), item._data.shape
        elif name == "shape" and isinstance(item, tuple):
            yield edge.parent, item


def saved_items(edge):
    """(the rule's name for it, what is saved) for everything that an edge saves."""
    if edge.saved is None or edge.rule is part:
        return []
    items = edge.saved if type(edge.saved) is tuple else (edge.saved,)
    code = getattr(edge.rule, "__code__", None)
    if code is None or ismethod(edge.rule):            # a ufunc, or the backward of a user's Function
        return [("", item) for item in items]
    return list(zip(code.co_varnames[1:code.co_argcount], items))


def is_elementwise(node, edge):
    op = TABLE.get(node.op)
    return op is not None and op.kind == "elementwise" and any(body(rule) is edge.rule for rule in op.rules.values())


# ## What is saved
def saved_text(reading, node):
    """Everything that the tape keeps of one operation, each thing once."""
    texts = [saved_as(reading, *item) for edge in edges(node) for item in saved_items(edge)]
    if hasattr(node, "kept") and node.kept.grad is not None:
        texts.append("its gradient")
    return ", ".join(dict.fromkeys(text for text in texts if text))


def saved_as(reading, name, item):
    if type(item) is Raw or isinstance(item, Handle) and item._node is OWN:
        return "its result"
    if isinstance(item, Handle):
        return reading.names.get(item._node) or constant_text(item._data)
    if name in ("index", "key"):
        return f"index {index_text(item)}"
    return f"{name} {item}" if name and not callable(item) and item is not None else ""


def constant_text(data):
    return f"{data.item():g}" if data.ndim == 0 else f"constant {data.shape}"


def index_text(index):
    """An index as it was written.

    >>> index_text((slice(0, 2), slice(None), 1, Ellipsis))
    '[0:2, :, 1]'
    """
    items = list(index) if type(index) is tuple else [index]
    if items[-2:] == [..., None]:                      # what nd appends to keep an axis
        items = items[:-2]
    elif len(items) > 1 and items[-1] is ...:
        items = items[:-1]
    return f"[{', '.join(map(index_item, items))}]"


def index_item(item):
    if isinstance(item, slice):
        ends = ["" if end is None else str(end) for end in (item.start, item.stop)]
        return ":".join(ends + [str(item.step)] * (item.step is not None))
    if item is ...:
        return "..."
    return f"array {item.shape}" if type(item) is Raw else str(item)
