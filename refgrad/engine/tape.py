"""# The tape: what is remembered

While recording, every operation leaves a *node*.  A node has one *edge* for each input that a
gradient may flow to: the input's own entry (its *parent*), the *rule* that turns the gradient
arriving at the output, dy, into the one for this input, dx, and what that rule wants *saved*.
Variables are *leaves*: there the gradients end.

    x       ──▶ Leaf
    x * x   ──▶ Node("multiply"), and x is used twice:
                  parent = x, rule = multiply, saved = x
                  parent = x, rule = multiply, saved = x

Nobody keeps a list of all nodes.  Each result holds its own node, a node holds its parents, and
what no result leads to any more is garbage at once.
"""

import sys
import threading
from itertools import count
from os.path import dirname, sep
from typing import NamedTuple
from weakref import ref

import numpy

Raw = numpy.ndarray


# ## A clock that runs backwards
#
# Every node takes a number when it is made: -1, -2, -3 and so on.  A program cannot use a result before it
# exists, so a node is always made after its parents: creation order *is* a topological order, and
# no search through the graph is needed.  The numbers fall because Python's heap gives out the smallest
# first, and the backward pass wants the newest first.
#
# A leaf takes its number without the sign: to the backward pass it comes after every operation.
next_order = count(-1, -1).__next__                # one C call, so threads never share a number


# ## Handle
#
# To the tape an array is four slots.  The array class with all its methods (`array.py`) is built
# on this; the backward pass needs no more than this.
class Handle:
    """numpy data and one tape entry.

    Attributes:
        _data: a numpy.ndarray; never replaced, every write goes into its memory.
        _node: a Node, a Leaf, or None for an array that is part of no graph.
        _consumer: weak reference to a node that uses this unmarked array as a constant.
        _absent: why a result is not on the tape, as the name of a message in `errors.py`.
    """

    __slots__ = ("_data", "_node", "_consumer", "_absent", "__weakref__")


# ## Node, Edge, Leaf
#
# An edge is four things: parent, rule, saved, and the next edge or None.  A node contains its first edge,
# for most operations have only one; the others are tuples.  A list of edges at every node would be shorter to
# write.  Measured on a tape of 100,000 operations it cost 1.6 times the time, most of it in the garbage collector,
# which walks every container.
class Node:
    """One recorded operation, and its first edge.

    Attributes:
        order: its time by the falling clock.
        op: the operator's name.
        parent, rule, saved: the first edge.
        also: the next edge, a tuple (parent, rule, saved, also), or None.
        kept: the Leaf that retains the gradient here, if attach_grad() was called on the result.
        constants: weak references to the unmarked inputs.
    """

    __slots__ = ("order", "op", "parent", "rule", "saved", "also", "kept", "constants", "__weakref__")
    line = None


class TracedNode(Node):
    """A node that also knows the user's line, as (file, number)."""

    __slots__ = ("line",)


class Edge(NamedTuple):
    """An edge with names, as `edges` tells it.

    Attributes:
        parent: the input's entry, a Node or Leaf.
        rule: turns dy into dx.
        saved: what the rule wants beside dy.
    """

    parent: object
    rule: object
    saved: object


class Leaf:
    """Where gradients end: the mark that attach_grad() makes.

    Attributes:
        order: positive, rising: the time of the mark by the same clock, without its sign.
        grad: handle of the gradient buffer; the same one for the life of the mark.
        alias: the same buffer as a handle of the other array class, once somebody asked for it.
        req: "write", "add" or "null".
        fresh: whether a backward has filled the buffer since this was last set to False.
        shape, dtype: of the variable, which the buffer has to match.
        before: weak references to the leaves that the same array had earlier.
    """

    __slots__ = ("order", "grad", "alias", "req", "fresh", "shape", "dtype", "before", "__weakref__")
    rule = None
    line = None


# Plain stores in a function are faster than `__init__`.  `new_node` is a name of its own because
# `tracing` below replaces it.
new_node = Node


def make_node(op, parent, rule, saved, also=None):
    node = new_node()
    node.order = next_order()
    node.op, node.parent, node.rule, node.saved, node.also = op, parent, rule, saved, also
    return node


def make_leaf(data, buffer, req):
    leaf = Leaf()
    leaf.order, leaf.grad, leaf.alias, leaf.req, leaf.fresh = -next_order(), buffer, None, req, False
    leaf.shape, leaf.dtype, leaf.before = data.shape, data.dtype, ()
    return leaf


def edges(node):
    """The edges of a node, each as an Edge."""
    edge = node.parent, node.rule, node.saved, node.also
    while edge is not None:
        *first, edge = edge
        yield Edge(*first)


# ## What a rule may save
#
# | saved | the rule is called as | used for |
# |---|---|---|
# | None | rule(dy) | x + y |
# | a handle | rule(dy, its data) | x * y saves the other factor |
# | a bare numpy array | rule(dy, it) | the node's *own output*: eˣ saves y |
# | a tuple of handles, numbers, shapes, indices | rule(dy, *items) | everything else |
#
# Why is the own output special?  A handle would point to its node and the node to the handle: a
# cycle, which only the garbage collector frees.  So the bare array is saved, and when gradients of
# gradients are wanted the sweep makes a handle again.  Inside a tuple, `own(y)` says the same.
def own(y):
    """The output y of the node that is being made, to be saved inside a tuple."""
    handle = Handle()
    handle._data, handle._node = y, OWN
    return handle


OWN = Leaf()


# ## Three rules that the sweep knows by name
def passes(dy):
    """The rule of a + b: dy goes on unchanged."""
    return dy


# x[0] + x[1] + ... + x[9999]: if each index returned a dense array of zeros with one number in it, the
# backward pass would do 100 million additions.  So the sweep adds dy into one sum at the index.
def scatter(dy, index, shape, add):
    """The rule of x[index]: zeros of the given shape, with dy added at the index."""
    if isinstance(dy, Handle):
        return dy._scattered(index, shape, add)
    total = numpy.zeros(shape, dy.dtype)
    add(total, index, dy)
    return total


# A node that was freed keeps the time of its freeing in `saved`: whoever used it later used a plain
# constant, whoever used it before gets an error instead of half a gradient.
def FREED(*_):
    raise AssertionError("a freed node has no rule")


# ## Several outputs
#
# `split` has many outputs, and so may a Function.  Each output has a node of its own that hands its dy
# on as `Parts` under its number; the common parent adds the parts together and so has them all
# when its turn comes.
class Parts:
    """Gradients of the outputs of one operation, by output number.

    Attributes:
        at: dict, output number -> gradient.
        inputs: what the rule made of them, once computed.
    """

    __slots__ = ("at", "inputs")
    dtype = None

    def __init__(self, at):
        self.at, self.inputs = at, None

    def __add__(self, other):
        return Parts({**self.at, **other.at})

    __iadd__ = __add__


def part(dy, number):
    return Parts({number: dy})


# ## Writes between forward and backward
#
# The tape keeps arrays, not copies of them (copies would double the memory of a model).  So this
# program needs care:
#
#     with record():
#         y = x * x           # saves x
#     x[:] = 10
#     y.backward()            # 2x: of which x?
#
# MXNet answers with the new x, silently.  refgrad refuses.  Whoever writes notes *when*, by the
# same clock that orders the nodes; the backward pass asks, for nodes older than the newest write of
# all, whether what they saved has been written since.  In a training loop no node is older, so no
# question is asked.  A version counter on each array is the usual way; it costs every operation
# 8 to 15 %, this costs 1 %.
#
# *Try it*: not x is written, but a part of another array with its memory.  Is it noticed?
#     >>> from refgrad.engine import tape
#     >>> x = nd.ones(4); x.attach_grad()
#     >>> with autograd.record(): y = x * x
#     >>> x.detach()[1:3][:] = 10
#     >>> tape.overwritten(x._data, y._node.order)
#     True
written = {}                                       # id of the owning memory -> time of its last write
watchers = {}                                      # id of the owning memory -> weak reference to it
newest_write = [0]                                 # orders fall: 0 is before everything


def owner(data):
    """The numpy array that owns the memory: views, views of views and detach() all lead to it."""
    while type(data.base) is Raw:
        data = data.base
    return data


def note_write(data):
    """To be called by whoever is about to write into data."""
    if data.base is not None:
        data = owner(data)
    key = id(data)
    if key not in written:
        watch(data, key)
    written[key] = newest_write[0] = next_order()


# An id is reused once its object is gone, so the note has to go with it.
def watch(data, key):
    def forget(_):
        del written[key], watchers[key]
    watchers[key] = ref(data, forget)


def overwritten(data, order):
    """Whether this memory was written after the node of that order was recorded."""
    return written.get(id(owner(data)), 0) < order


# ## Tracing: the user's lines
#
# Finding the caller's line costs more than a small operation itself, so it is done on request.
# And it costs nothing when not asked for, not even an `if`: the scope exchanges the
# function that makes the nodes.
class tracing:
    """A scope in which the tape keeps the user's file and line of every recorded operation.

    Error messages of `backward` then name the line.  It slows recording down, in all threads.

    Examples:
        >>> import refgrad as mx
        >>> x = mx.nd.array([1.0])
        >>> x.attach_grad()
        >>> with mx.autograd.tracing(), mx.autograd.record():
        ...     y = x * x
        >>> y.backward()
    """

    users = 0
    lock = threading.Lock()

    def __enter__(self):
        self.count(+1)

    def __exit__(self, *exception):
        self.count(-1)

    @classmethod
    def count(cls, change):
        global new_node
        with cls.lock:
            cls.users += change
            new_node = traced_node if cls.users else Node


PACKAGE = dirname(dirname(__file__)) + sep


def traced_node():
    node, frame = TracedNode(), sys._getframe(2)
    while frame.f_back is not None and frame.f_code.co_filename.startswith(PACKAGE):
        frame = frame.f_back
    node.line = (frame.f_code.co_filename, frame.f_lineno)
    return node
