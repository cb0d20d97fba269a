"""# Parts: where the student's code is put in

Everything else stays the working library, so an exercise can be solved without the ones before it, and what is right
in it is right for the real engine.

| part | the student's code takes the place of |
|---|---|
| `rules_of(multiply=f)` | the gradient rules of operators, inside a `with` |
| `broadcasting_by(f)` | the rule of stretching an operand, inside a `with` |
| `gradients_by(order, y, variables)` | the order in which the backward pass visits the steps |
| `Variable`, `run_back(...)` | filling the buffers and freeing the graph |
| `switches` | nothing: the two switches of this thread, to write scopes for |
| `steps_of(y)` | nothing: the tape as plain steps, newest first, to be worked on |
"""

from contextlib import contextmanager

import numpy

from .. import faces, nd, np, npx
from ..engine import factories
from ..engine.array import NDArray, leaf_of, ndarray
from ..engine.errors import error
from ..engine.modes import is_recording, is_training, set_recording, set_training
from ..engine.operators import REFLECTED
from ..engine.registry import TABLE
from ..engine.tape import Handle, Leaf, edges


# ## Rules
#
# A student's rule gets the gradient arriving at the output, the inputs and the output, and returns the parts of all
# inputs at once.  The engine asks for one input at a time, so the student's function is called once for each, and every
# call needs everything saved.  That is slower, and nobody minds here.
@contextmanager
def rules_of(**functions):
    """A scope in which operators of one or two arrays have other gradient rules.

    Args:
        functions: by the operator's name, f(g, a, out) or f(g, a, b, out), which returns a tuple with one gradient
            for each input.  Where the last input is always a number, its gradient may be left out.
    """
    before = []
    try:
        for name, function in functions.items():
            op = TABLE[name]
            before.append((op, op.rules, dict(op.functions), published_of(op)))
            exchange(op, {key: rule_of(op, function, k) for k, key in enumerate(op.rules)})
        yield
    finally:
        for op, rules, made, published in before:
            exchange(op, rules, made, published)


def rule_of(op, function, k):
    """What a student's function gives for input number k, as a rule of the op table."""
    def rule(dy, *saved):
        parts = function(dy, *saved)
        parts = parts if isinstance(parts, (tuple, list)) else (parts,)
        if not k < len(parts) <= len(op.rules):
            raise ValueError(f"{function.__name__} returned {len(parts)} gradients; {op.name} has "
                             f"{len(op.rules)} inputs, and each that is on the tape gets one")
        return numpy.asarray(parts[k], numpy.asarray(dy).dtype)

    return (rule, " ".join([*op.rules, "y"])) if op.kind == "elementwise" else rule


def exchange(op, rules, made=None, published=()):
    """Gives an operator other rules and the functions that are made from them, under all its names."""
    op.rules = rules
    op.functions.update(made or {cls: op.build(cls) for cls in op.functions})
    for cls, function in op.functions.items():
        method, reflected = function if isinstance(function, tuple) else (function, None)
        for name in op.methods:
            setattr(cls, name, reflected if name in REFLECTED else method)
    for place, name, function in published or republished(op):
        setattr(place, name, function)


FACES = {"nd": (nd, NDArray), "np": (np, ndarray), "npx": (npx, ndarray)}


def places_of(op):
    """(face, namespace, name) of every spelling of an operator."""
    for face, (module, _) in FACES.items():
        for spelling in getattr(op, face):
            *inner, name = spelling.split(".")
            yield face, getattr(module, inner[0]) if inner else module, name


def published_of(op):
    """(namespace, name, function) of every spelling, as they are now."""
    return [(place, name, getattr(place, name)) for _, place, name in places_of(op)]


def republished(op):
    """The same, made anew from the operator's functions."""
    return [(place, name, faces.published(op, FACES[face][1], face, name)) for face, place, name in places_of(op)]


# ## Stretching
@contextmanager
def broadcasting_by(function):
    """A scope in which f(g, shape) is the rule of stretching an operand of that shape."""
    before, factories.sum_to = factories.sum_to, lambda dy, shape: numpy.asarray(function(dy, shape), dy.dtype)
    try:
        yield
    finally:
        factories.sum_to = before


# ## Steps
class Step:
    """One recorded operation, or a variable.

    Attributes:
        serial: rises with time; a step is newer than its parents.
        op: the operator's name; "variable" for a variable.
        parents: the steps that it hands gradients on to, one for each use.
    """

    def __init__(self, entry):
        self.entry, self.serial, self.parents = entry, abs(entry.order), []
        self.op = "variable" if type(entry) is Leaf else entry.op

    def parts(self, dy):
        """What each parent receives if dy arrives here: a list of pairs (parent, gradient)."""
        if type(self.entry) is Leaf:
            return []
        return [(parent, edge.rule(dy, *unpacked(edge.saved)))
                for parent, edge in zip(self.parents, edges(self.entry))]

    # Two looks at one tape see the same steps.
    def __eq__(self, other):
        return isinstance(other, Step) and self.entry is other.entry

    def __hash__(self):
        return hash(self.entry)

    def __repr__(self):
        return f"<step {self.serial} {self.op}>"


def unpacked(saved):
    """What the tape saved for a rule, as numpy arrays; see `tape.py`."""
    if saved is None:
        return ()
    return [item._data if isinstance(item, Handle) else item
            for item in (saved if type(saved) is tuple else (saved,))]


def step_of(y):
    """The step that made y, with all its parents, and theirs."""
    found, waiting = {}, [y._node]
    while waiting:
        entry = waiting.pop()
        if entry not in found:
            found[entry] = Step(entry)
            waiting += [edge.parent for edge in edges(entry)] if type(entry) is not Leaf else []
    for entry, step in found.items():
        if type(entry) is not Leaf:
            step.parents = [found[edge.parent] for edge in edges(entry)]
    return found[y._node]


def steps_of(y):
    """The steps that led to y, newest first; the first one is y's own."""
    found, waiting = set(), [step_of(y)]
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting += step.parents
    return sorted(found, key=lambda step: step.serial, reverse=True)


# ## Order
#
# A step sends on what has arrived when it is visited.  Visited too early it sends too little, and visited twice it
# sends the first part again.
def gradients_by(order, y, variables):
    """The gradients of y with respect to variables, its steps being visited in the given order.

    Args:
        order: function from y's step to a list of steps.
        y: an array computed inside `record`.
        variables: a list of marked arrays.

    Returns:
        A list of numpy arrays; a variable that nothing arrived at has zeros.
    """
    head = step_of(y)
    arrived = {head: numpy.ones_like(y._data)}
    for step in order(head):
        if step in arrived:
            for parent, part in step.parts(arrived[step]):
                arrived[parent] = arrived[parent] + part if parent in arrived else part
    by_entry = {step.entry: dx for step, dx in arrived.items()}
    return [numpy.asarray(by_entry.get(leaf_of(x), numpy.zeros_like(x._data))) for x in variables]


# ## Filling and freeing
#
# What a walk brings to a variable are parts, one for each use of it.  To add them, to write the sum where the variable
# wants it, and to free the graph are the student's tasks.
class Variable:
    """A marked array, seen from the backward pass.

    Attributes:
        array: the refgrad array, to compute with.
        req: "write", "add" or "null".
        grad: the buffer, a numpy array of zeros at first; None for "null".
    """

    def __init__(self, value, req="write"):
        self.array, self.req = np.array(value, dtype="float64"), req
        self.array.attach_grad()
        self.grad = None if req == "null" else numpy.zeros(self.array.shape)


class Graph:
    """What was recorded for one result.

    Attributes:
        steps: the list of its steps, newest first; one that was freed has none.
        freed: whether it was freed; another way to say so.
    """

    def __init__(self, y):
        self.head, self.steps, self.freed = numpy.ones_like(y._data), steps_of(y), False

    def parts(self):
        """What arrives at the leaves: {entry: list of parts}."""
        if self.freed or not self.steps:
            raise error("already-freed", operation="this result")
        arrived, at_leaves = {self.steps[0]: [self.head]}, {}
        for step in self.steps:
            for parent, part in step.parts(sum(arrived[step])):
                arrived.setdefault(parent, []).append(part)
                if parent.op == "variable":
                    at_leaves.setdefault(parent.entry, []).append(part)
        return at_leaves


def run_back(graph, variables, deliver, free, retain_graph=False):
    """One backward pass with the student's two functions: `deliver(arrived, variables)`, `free(graph, retain_graph)`.

    Args:
        graph: a Graph.
        variables: all Variables of the program.
        deliver: gets a list of pairs (Variable, list of parts), for those that the graph leads to, and all Variables.
        free: gets the graph and the flag.

    Raises:
        MXNetError: the graph was freed.
    """
    at_leaves = graph.parts()
    deliver([(x, at_leaves[leaf_of(x.array)]) for x in variables if leaf_of(x.array) in at_leaves], variables)
    free(graph, retain_graph)


# ## Switches
class Switches:
    """The two switches of this thread: `switches.recording` and `switches.training`, bools to read and to set.

    They are refgrad's own: while `switches.recording` is on, operations go on the tape.
    """

    recording = property(lambda self: is_recording(), lambda self, on: set_recording(on))
    training = property(lambda self: is_training(), lambda self, on: set_training(on))

    def __repr__(self):
        return f"<recording {self.recording}, training {self.training}>"


switches = Switches()
