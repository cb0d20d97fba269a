"""# Arrays: numbers with an entry on the tape

An array is a `Handle` of the tape with everything that people expect of an array around it: numpy data, one entry on
the tape, conversion, the mark.  It is not a subclass of `numpy.ndarray`: that would make every operation 1.5 times
slower, and every numpy function we forgot would silently drop the gradient.

MXNet has two array classes, and a tutorial uses one or the other.  They differ in manners only.

| | `nd.NDArray` | `np.ndarray` |
|---|---|---|
| a sum, `x[0]` of a vector | shape (1,) | shape () |
| a comparison | 0 and 1 in the operands' dtype | bool |
| float32 with float64 | an error | float64 |
"""

from weakref import ref

import numpy

from . import context, text
from .backward import fill_buffers, head_gradient, recall_as
from .errors import error
from .tape import FREED, Handle, Leaf, Node, make_leaf, passes

FLOAT32 = numpy.dtype("float32")


class NDArray(Handle):
    """The array of `mx.nd`: legacy manners, never without an axis, dtypes are not mixed.

    Make one with `nd.array`, `nd.zeros` and their like.
    """

    # No `__init__`: `cls()` and plain stores are twice as fast, and users have nd.array.
    __slots__ = ()
    __hash__ = object.__hash__
    numpy_manners = False
    __array_priority__ = 1000.0
    stype = "default"

    # ## What an array tells
    @property
    def shape(self):
        """Lengths of the axes, a tuple of ints."""
        return self._data.shape

    @property
    def size(self):
        """Number of elements."""
        return self._data.size

    @property
    def ndim(self):
        """Number of axes."""
        return self._data.ndim

    @property
    def itemsize(self):
        """Bytes of one element."""
        return self._data.itemsize

    @property
    def dtype(self):
        """In `nd` numpy's scalar class, in `np` a numpy.dtype."""
        return self._data.dtype.type

    @property
    def context(self):
        """Where the data are: always cpu(0)."""
        return context.CPU

    ctx = device = context

    def __len__(self):
        if self._data.ndim == 0:
            raise IndexError("len() of an array without axes")
        return len(self._data)

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    # ## Out of the library: numbers, lists, numpy arrays
    #
    # All of these are copies or Python numbers; what is computed from them is not recorded.
    def asnumpy(self):
        """A numpy.ndarray with a copy of the values."""
        return self._data.copy()

    def tolist(self):
        """The values as nested Python lists."""
        return self._data.tolist()

    def item(self, *position):
        """One element as a Python number.

        Args:
            position: which; may be left out if there is only one.

        Raises:
            ValueError: no position, and not exactly one element.
        """
        if not position and self._data.size != 1:
            raise error("one-element", call="item", shape=self.shape)
        return self._data.item(*position)

    def asscalar(self):
        """The only element as a numpy scalar; ValueError if there is not exactly one."""
        if self._data.size != 1:
            raise error("one-element", call="asscalar", shape=self.shape)
        return self._data.flat[0]

    def __bool__(self):
        data = self._data
        if data.size > 1:
            raise error("truth-value", shape=self.shape)
        return data.size == 1 and bool(data)

    def __float__(self):
        return float(self.item())

    def __int__(self):
        return int(self.item())

    def __index__(self):
        if self._data.dtype.kind not in "iu":
            raise TypeError("only an integer array of one element can be used as an index")
        return int(self.item())

    def wait_to_read(self):
        """Does nothing: results are computed at once.  (MXNet computes in the background.)"""

    wait_to_write = wait_to_read

    # ## Text
    def __repr__(self):
        return text.legacy(self._data)

    __str__ = __repr__

    def __format__(self, spec):
        return format(self.item(), spec) if spec else str(self)

    # ## Copies and views
    #
    # A pickle and a deep copy keep the values and drop the entry: a graph lives in one process.
    def __reduce__(self):
        return wrap, (type(self), self._data.copy())

    def __copy__(self, memo=None):
        return wrap(type(self), self._data.copy())

    __deepcopy__ = __copy__

    def copyto(self, other):
        """Writes the values into another array, or copies to a context.

        Args:
            other: an array, or a context.

        Returns:
            The written array, or a new one.
        """
        if not isinstance(other, (NDArray, context.Context)):
            raise error("operands", op="copyto", got=type(other))
        if not isinstance(other, NDArray):
            context.checked(other)
            return self.copy()
        other[:] = self
        return other

    def as_in_ctx(self, ctx):
        """This array: there is only one place."""
        context.checked(ctx)
        return self

    def as_in_context(self, context):
        """The same as `as_in_ctx`."""
        return self.as_in_ctx(context)

    to_device = as_in_ctx

    def detach(self):
        """The same memory without an entry on the tape: no gradient flows through it."""
        return wrap(self.family, self._data)

    # The two classes can be two views of one array, with the same entry: a gradient may travel from nd to np and back.
    def as_np_ndarray(self):
        """This array as `np.ndarray`: the same memory, the same entry on the tape."""
        return self if isinstance(self, ndarray) else wrap(ndarray, self._data, self._node)

    def as_nd_ndarray(self):
        """This array as `nd.NDArray`: the same memory, the same entry on the tape."""
        return wrap(NDArray, self._data, self._node) if isinstance(self, ndarray) else self

    # ## The mark
    def attach_grad(self, grad_req="write", stype=None):
        """Marks this array: backward shall compute its gradient, into `grad`.

        On a recorded result the graph stays, and the gradient is retained there on its way through.
        Called again, it makes a new buffer of zeros.

        Args:
            grad_req: "write" replaces what is in the buffer, "add" adds to it, "null" leaves it.
            stype: ignored; MXNet's sparse storage does not exist here.

        Raises:
            KeyError: for any other grad_req.
        """
        mark(self, wrap(self.family, numpy.zeros_like(self._data)), grad_req)

    def drop_grad(self):
        """Takes the mark away: `grad` becomes None.  (A method of MXNet 2.)

        Raises:
            MXNetError: the array is on the tape, but has no buffer.
        """
        leaf = leaf_of(self)
        if leaf is None and self._node is None:
            return
        if leaf is None or leaf.grad is None:
            raise error("dropped-twice")
        leaf.grad, leaf.alias, leaf.req = None, None, "null"

    @property
    def grad(self):
        """The gradient buffer, an array of the same shape and dtype; None without a mark.

        It is always the same object, and backward writes into it: `g = x.grad` is no snapshot.
        """
        leaf = leaf_of(self)
        if leaf is None or leaf.grad is None or leaf.grad.family is self.family:
            return leaf and leaf.grad
        if leaf.alias is None:
            leaf.alias = wrap(self.family, leaf.grad._data)
        return leaf.alias

    @grad.setter
    def grad(self, value):
        raise error("grad-has-no-setter")

    @property
    def grad_req(self):
        """What backward does with the buffer: "write", "add", or "null" (also without a mark)."""
        leaf = leaf_of(self)
        return "null" if leaf is None else leaf.req

    # Training loops of MXNet use this to notice a parameter that the loss no longer reaches.
    @property
    def _fresh_grad(self):
        leaf = leaf_of(self)
        return leaf is not None and leaf.fresh

    @_fresh_grad.setter
    def _fresh_grad(self, value):
        leaf = leaf_of(self)
        if leaf is not None:
            leaf.fresh = bool(value)

    def backward(self, out_grad=None, retain_graph=False, train_mode=True):
        """Computes the gradients of the marked variables that this array was computed from.

        Args:
            out_grad: the head gradient, of this array's shape and dtype; None means ones.
            retain_graph: keep the graph, so that backward may run through it again.
            train_mode: whether layers behave as in training during the pass.

        Raises:
            MXNetError, ValueError, TypeError: as `autograd.backward`.
        """
        fill_buffers({self._node: head_gradient(self, out_grad)}, retain_graph, train_mode)


# Only where the manners differ does the second class differ; those of results are a matter of `factories.py`.
class ndarray(NDArray):
    """The array of `mx.np`: numpy's manners, with float32 as the default dtype.

    Make one with `np.array`, `np.zeros` and their like.
    """

    __slots__ = ()
    __hash__ = object.__hash__
    numpy_manners = True

    @property
    def dtype(self):
        """A numpy.dtype."""
        return self._data.dtype

    def __len__(self):
        if self._data.ndim == 0:
            raise TypeError("len() of unsized object")
        return len(self._data)

    def __repr__(self):
        return text.numpy_like(self._data)

    def __str__(self):
        return str(self._data)


# The class that results get, also those of a user's own subclass.
NDArray.family, ndarray.family = NDArray, ndarray


# ## Making handles
def wrap(cls, data, node=None):
    """A handle of the given class on numpy data."""
    handle = cls()
    handle._data, handle._node = data, node
    return handle


recall = recall_as(lambda data, node: wrap(ndarray, data, node))


def raw(x):
    """The numpy data of an array; anything else as it is."""
    return x._data if isinstance(x, Handle) else x


# ## Marks
#
# A variable's entry is its Leaf.  A recorded result keeps the entry that it has, its node, and the leaf becomes one
# more parent of that, to which dy simply passes.  The sweep needs no special case, and every use of the result counts.
# *Try it*: h was used before the mark was made.  Does that use count?
#     >>> x = nd.ones(1); x.attach_grad()
#     >>> with autograd.record(): h = x * 2; y = h * 3; h.attach_grad()
#     >>> y.backward(); h.grad.item()
#     3.0
def mark(x, buffer, req):
    if not isinstance(req, str) or req not in ("write", "add", "null"):
        raise error("grad-req", got=req)
    if buffer is x or numpy.shares_memory(buffer._data, x._data):
        raise error("own-buffer")
    node = x._node
    if not isinstance(node, Node) or node.rule is FREED:
        x._node = make_leaf(x._data, buffer, req)
        if type(node) is Leaf:
            x._node.before = (*[leaf for leaf in node.before if leaf() is not None], ref(node))
    elif hasattr(node, "kept"):
        node.kept.grad, node.kept.alias, node.kept.req = buffer, None, req
    else:
        node.kept = make_leaf(x._data, buffer, req)
        node.also = node.kept, passes, None, node.also


def leaf_of(x):
    """The mark of x, or None."""
    node = x._node
    return node if type(node) is Leaf else getattr(node, "kept", None)
