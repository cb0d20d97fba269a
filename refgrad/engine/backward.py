"""# The backward pass: one sweep, the newest first

y = f(g(x)).  The chain rule says dy/dx = f'(g(x)) · g'(x), and a product can be evaluated from
either end.  From the output's end every intermediate result is a gradient *of one head*, so a
million parameters cost one pass.  That is all of backpropagation; the rest of this file is about
doing it in the right order, without recursion, and without losing or sharing memory.
"""

from heapq import heappop, heappush

import numpy

from . import tape
from .errors import error, operation
from .modes import modes
from .tape import FREED, OWN, Handle, Leaf, Raw, edges, next_order, note_write, passes, scatter


# ## The sweep
#
# A node may pass its gradient on only when the gradient is complete, that is when every operation
# that used its result has been visited.  Those are all newer.  So: always visit the newest node that
# has something waiting.  The heap knows which one that is.
#
#     h = x * x
#     y = h + 3 * h    # h has to wait for both of its uses
#
# Recursion along the parents gets this program wrong (it visits h twice), and with a memo it gets
# the next one wrong, and at depth 1,000 it dies.  Exercise e2 collects the wrong orders.
#
# *Try it*: at x = 1, which gradient has arrived at h when h passes it on, and which one arrives at x?
#     >>> x = nd.ones(1); x.attach_grad()
#     >>> with autograd.record(): h = x * x; h.attach_grad(); y = h + 3 * h
#     >>> y.backward(); h.grad.item(), x.grad.item()
#     (4.0, 8.0)
#
# `arrived` holds what each node has received so far.  The first gradient is kept as it came: it may
# be the very array that a sister received too, so it must not be written.  The first *sum* is
# a new array that nobody else knows, so from then on we add in place.
#
# Everything about one sweep lives in this function: two threads may sweep one retained graph, a
# rule may fail half-way, a Function may start a sweep within the sweep, and nothing is left behind.
def sweep(arrived, retain, recall=None):
    """Turns {head's entry: head gradient} into {leaf: gradient}, in place.

    Args:
        arrived: dict from Node or Leaf to the gradient that starts there.
        retain: whether the graph stays usable.
        recall: for a sweep that is itself recorded, what turns saved things into recorded arrays.
    """
    summed, heap, spent = set(), [], []
    for node in arrived:
        if node.order < 0:
            heappush(heap, (node.order, node))
    now, newest_write, watching = next_order(), tape.newest_write[0], modes.watching
    while heap:
        order, node = heappop(heap)
        dy = arrived.pop(node)
        if order > newest_write:
            check_saved(node)
        edge = node.parent, node.rule, node.saved, node.also
        while edge is not None:
            parent, rule, saved, edge = edge
            if parent.rule is FREED and is_constant(parent, node):
                continue
            if rule is scatter and not recall:
                scatter_into(arrived, summed, heap, parent, dy, *saved)
                continue
            if rule is passes:
                dx = dy
            elif recall:
                dx = rule(dy, *recall(saved, node))
            elif saved is None:
                dx = rule(dy)
            elif type(saved) is Raw:
                dx = rule(dy, saved)
            elif type(saved) is tuple:
                dx = rule(dy, *[s._data if isinstance(s, Handle) else s for s in saved])
            else:
                dx = rule(dy, saved._data)
            if watching:
                check_finite(node, dy, dx)
            total = arrived.get(parent)
            if total is None:
                arrived[parent] = dx
                if parent.order < 0:
                    heappush(heap, (parent.order, parent))
            elif parent in summed and dx.dtype is total.dtype:
                total += dx
                arrived[parent] = total
            else:
                arrived[parent] = total + dx
                if not recall:
                    summed.add(parent)
            dx = total = None                          # what a name holds stays in memory
        if not retain and not recall:
            node.parent = node.also = None
            node.rule, node.saved = FREED, now
        elif not retain:
            spent.append(node)
    if spent:
        free(spent)


# What a recorded sweep has recorded leads back into the graph.  So there it is freed at the end, and by the clock
# later than all that was recorded: to be used before means an error, not a constant.
def free(nodes):
    now = next_order()
    for node in nodes:
        node.parent = node.also = None
        node.rule, node.saved = FREED, now


# A result whose graph was freed is an ordinary number to what is computed from it afterwards.  To
# what was computed from it before, it is half a graph.  The times tell the two apart.
def is_constant(parent, consumer):
    if consumer.order < parent.saved:
        return True
    raise error("already-freed", operation=operation(parent))


# The gradient of x[index] is added into the sum that waits at x; `tape.scatter` says why.
def scatter_into(arrived, summed, heap, parent, dy, index, shape, add):
    if parent not in summed or type(arrived[parent]) is not Raw:       # numpy's sums without axes are scalars
        if parent in arrived:
            arrived[parent] = numpy.array(arrived[parent])
        else:
            arrived[parent] = numpy.zeros(shape, dy.dtype)
            if parent.order < 0:
                heappush(heap, (parent.order, parent))
        summed.add(parent)
    add(arrived[parent], index, dy)


# Is everything that this node saved still what it was?  Asked only of nodes older than some write.
def check_saved(node):
    for edge in edges(node):
        saved = edge.saved
        for item in saved if type(saved) is tuple else (saved,):
            data = item._data if isinstance(item, Handle) else item
            if type(data) is Raw and tape.overwritten(data, node.order):
                raise error("overwritten", operation=operation(node))


# ## Where does the nan come from?
#
# A nan spreads: once it is there, every gradient below it is nan, and the one that shows says nothing about
# the one that began.  It began at the operation where dy was finite and dx is not.
class detect_anomaly(tape.tracing):
    """A scope in which backward raises an error where nan or infinity first appears in a gradient.

    The error names the operation, and its line if it was recorded inside the scope too.  It costs a look at
    every gradient.

    Examples:
        >>> import refgrad as mx
        >>> x = mx.nd.array([0.0, 1.0])
        >>> x.attach_grad()
        >>> with mx.autograd.detect_anomaly():
        ...     with mx.autograd.record():
        ...         y = x.sqrt() * 2
        ...     y.backward()              # doctest: +ELLIPSIS, +IGNORE_EXCEPTION_DETAIL
        Traceback (most recent call last):
        MXNetError: backward: the rule of operation 'sqrt' ... made nan or infinity of a finite gradient.
    """

    def __enter__(self):
        super().__enter__()
        modes.watching += 1

    def __exit__(self, *exception):
        modes.watching -= 1
        super().__exit__(*exception)


def check_finite(node, dy, dx):
    if is_finite(dy) and not is_finite(dx):
        raise error("not-finite", operation=operation(node))


def is_finite(gradient):
    several = gradient.at.values() if isinstance(gradient, tape.Parts) else (gradient,)
    return all(numpy.isfinite(g._data if isinstance(g, Handle) else g).all() for g in several)


# ## Heads
#
# backward computes one row of numbers times the Jacobian, and the head gradient is that row.  Left
# out, it is all ones, so `y.backward()` differentiates `y.sum()`.
def head_gradient(y, dy=None):
    """The gradient that starts at head y: dy, checked and copied, or ones."""
    node, data = y._node, y._data
    if node is None:
        raise error(getattr(y, "_absent", "not-recorded"), call="backward")
    if node.rule is FREED:
        raise error("already-freed", operation=operation(node))
    if dy is None:
        if data.size > 100_000:                        # one number, seen from everywhere, spares the memory
            return numpy.broadcast_to(numpy.ones((), data.dtype), data.shape)
        ones = numpy.empty(data.shape, data.dtype)
        ones.fill(1)
        return ones
    if not isinstance(dy, Handle):
        raise error("head-gradient-type", got=type(dy))
    if dy._data.shape != data.shape and not dy._data.size == data.size == 1:
        raise error("head-gradient-shape", want=data.shape, got=dy._data.shape)
    if dy._data.dtype != data.dtype:
        raise error("head-gradient-dtype", want=data.dtype, got=dy._data.dtype)
    # A copy: y.backward(x.grad) is allowed, and x.grad is about to be written.
    return numpy.array(dy._data).reshape(data.shape)


def head_gradients(heads, head_grads, start=head_gradient):
    """{entry: what arrives there from outside}; a head that is listed twice receives both."""
    arrived = {}
    for y, dy in zip(heads, head_grads):
        dy, node = start(y, dy), y._node
        arrived[node] = arrived[node] + dy if node in arrived else dy
    return arrived


def as_lists(heads, head_grads):
    """Heads and head gradients as two lists of one length."""
    if isinstance(heads, Handle):
        heads = [heads]
    elif not isinstance(heads, (list, tuple)):
        raise no_head(heads)
    if head_grads is None:
        head_grads = [None] * len(heads)
    elif not isinstance(head_grads, (list, tuple)):
        head_grads = [head_grads]
    for y in heads:
        if not isinstance(y, Handle):
            raise no_head(y)
    if len(heads) != len(head_grads):
        raise error("head-gradient-count", heads=len(heads), head_grads=len(head_grads))
    return heads, head_grads


def no_head(y):
    name = type(y).__name__
    return error("not-an-array-head",
                 got=f"'{name}' is neither" if hasattr(y, "__len__") else f"object of type '{name}' has no len()")


# ## Filling the buffers
#
# The buffers are filled when the sweep has ended, all of them or none: a rule that fails leaves
# every x.grad as it was.  They are filled *in place*.  To exchange the array would be a little
# quicker, and it would break whoever holds x.grad, a view of it, or one flat buffer for a whole model.
def fill_buffers(arrived, retain_graph=False, train_mode=True):
    """Sweeps from the given start and writes, or adds, each leaf's gradient into its buffer."""
    own = modes.__dict__                               # found once, as in modes.Scope
    training, own["training"] = own["training"], bool(train_mode)
    try:
        sweep(arrived, retain_graph)
    finally:
        own["training"] = training
    reached = []
    for leaf in arrived:                               # nothing but leaves is left
        if leaf.req != "null":
            check_buffer(leaf, leaf.grad._data)
            reached.append(leaf)
    if not reached:
        raise error("no-variables")
    for leaf in reached:
        deposit(leaf, leaf.grad._data, arrived[leaf])


def deposit(leaf, buffer, dx):
    note_write(buffer)
    if leaf.req == "write":
        buffer[...] = dx
    else:
        numpy.add(buffer, dx, buffer, casting="unsafe")
    leaf.fresh = True


def check_buffer(leaf, buffer):
    if buffer.shape != leaf.shape or buffer.dtype is not leaf.dtype and buffer.dtype != leaf.dtype:
        raise error("gradient-buffer", want=f"{leaf.dtype} {leaf.shape}", got=f"{buffer.dtype} {buffer.shape}")


def backward(heads, head_grads=None, retain_graph=False, train_mode=True):
    """Computes the gradients of all marked variables that the heads were computed from.

    Each gradient is written, or added, into the variable's buffer `x.grad`, as its grad_req says.

    Args:
        heads: an array, or a list of arrays of any shapes; their contributions add up.
        head_grads: an array or None (ones) for each head, of the head's shape and dtype.
        retain_graph: keep the graph, so that backward may run through it again.
        train_mode: whether layers behave as in training during the pass.

    Raises:
        MXNetError: a head is in no graph, the graph was freed, no variable wants a gradient, or a value
            that a rule needs was overwritten.
        ValueError: a head gradient has another shape than its head.
        TypeError: a head or head gradient is not an array.
        AssertionError: the lists differ in length.

    Source: `mxnet.autograd.backward` of MXNet 1.9.1.
    """
    fill_buffers(head_gradients(*as_lists(heads, head_grads)), retain_graph, train_mode)


# ## A sweep that is itself recorded
#
# For gradients of gradients the rules run on recorded arrays instead of numpy's: the very same rules,
# for they are written in plain numpy, and numpy hands over to the operator of the same name.
# What was saved has to come back as what it was, with its place on the tape.
def recall_as(wrap):
    """How a recorded sweep turns saved things into recorded arrays; wrap(data, node) makes one."""
    def recall(saved, node):
        if saved is None:
            return ()
        if type(saved) is Raw:
            return (wrap(saved, node),)
        return [again(item, node) for item in (saved if type(saved) is tuple else (saved,))]

    def again(item, node):
        if not isinstance(item, Handle):
            return item
        return wrap(item._data, node if item._node is OWN else entry_at(item._node, node.order))
    return recall


# x may have been marked since it was saved.  To what was recorded before, it still is what it was.  And a freed result
# that was used is a constant.
def entry_at(entry, order):
    """What an array with this entry had for an entry at that time."""
    if type(entry) is not Leaf or -entry.order > order:
        return None if entry is None or entry.rule is FREED else entry
    earlier = [leaf for leaf in entry.before if leaf() is not None and -leaf().order > order]
    return earlier[-1]() if earlier else None
