"""# autograd: the public package

Scopes, backward, grad, mark_variables, get_symbol, and Function for a gradient of one's own.
"""

from typing import Any

import numpy

from .engine.array import NDArray, leaf_of, mark, ndarray, recall, wrap
from .engine.backward import as_lists, backward, detect_anomaly, head_gradient, head_gradients, sweep
from .engine.emit import emit_parts, live
from .engine.errors import error
from .engine.modes import (
    Scope,
    is_recording,
    is_training,
    modes,
    pause,
    predict_mode,
    record,
    set_recording,
    set_training,
    train_mode,
)
from .engine.tape import Leaf, edges, tracing

__all__ = ["Function", "Symbol", "backward", "detect_anomaly", "get_symbol", "grad", "is_recording", "is_training",
           "mark_variables", "pause", "predict_mode", "record", "set_recording", "set_training", "tracing",
           "train_mode"]


# ## Marking
def mark_variables(variables, gradients, grad_reqs="write"):
    """Marks arrays as variables, with buffers of the caller's for their gradients.

    Args:
        variables: an array or a list of arrays.
        gradients: an array for each variable, of its shape and dtype; they become the buffers.
        grad_reqs: "write", "add" or "null", for all or one for each.

    Raises:
        AssertionError: one variable with a list of gradients.
        ValueError: the lists differ in length, or a variable is its own buffer.
        KeyError: another grad_req.

    Source: `mxnet.autograd.mark_variables` of MXNet 1.9.1.
    """
    if isinstance(variables, NDArray):
        assert isinstance(gradients, NDArray), "mark_variables: one variable takes one gradient array, not a list"
        variables, gradients = [variables], [gradients]
    variables = required_arrays("mark_variables", "variable", variables)
    gradients = required_arrays("mark_variables", "gradient", gradients)
    requests = list(grad_reqs) if isinstance(grad_reqs, (list, tuple)) else [grad_reqs] * len(variables)
    if not len(variables) == len(gradients) == len(requests):
        raise error("buffer-count", variables=len(variables), gradients=len(gradients), requests=len(requests))
    for x, buffer, req in zip(variables, gradients, requests):
        mark(x, buffer, req)


def required_arrays(call, which, arrays):
    """A list of arrays; TypeError for anything else."""
    arrays = arrays if isinstance(arrays, (list, tuple)) else [arrays]
    for k, x in enumerate(arrays, 1):
        if not isinstance(x, NDArray):
            raise error("not-an-array-variable", call=call, k=k, which=which, got=type(x))
    return arrays


# ## Gradients as values
#
# `backward` fills buffers; `grad` returns the gradients and touches nothing.  With `create_graph` the sweep
# is recorded: the gradient is then a result like any other, and can itself be differentiated.
def grad(heads, variables, head_grads=None, retain_graph=None, create_graph=False, train_mode=True):
    """The gradients of the heads with respect to the variables.

    Args:
        heads: an array or a list of arrays.
        variables: a marked array, or a list of them, from which the heads were computed inside `record`.
        head_grads: an array or None (ones) for each head, of the head's shape and dtype.
        retain_graph: keep the graph; as create_graph, if left out.
        create_graph: record the computation of the gradients, so that they can be differentiated.
        train_mode: whether layers behave as in training during the pass.

    Returns:
        A list with one new array for each variable, also if there is only one.

    Raises:
        MXNetError: a variable is not marked, has grad_req "null", or does not lead to the heads.
        AssertionError: no variables.
        ValueError, TypeError: as `backward`, about heads and head gradients.

    Source: `mxnet.autograd.grad` of MXNet 1.9.1, which also returns a list always.
    """
    heads, head_grads = as_lists(heads, head_grads)
    variables = required_arrays("grad", "variable", variables)
    if not variables:
        raise error("no-variable-list")
    leaves = [required(x, k) for k, x in enumerate(variables, 1)]
    start = recorded_head if create_graph else head_gradient
    with Scope(bool(create_graph), bool(train_mode)):
        arrived = head_gradients(heads, head_grads, start)
        sweep(arrived, create_graph if retain_graph is None else retain_graph, recall if create_graph else None)
    return [result(x, arrived, leaf, k) for k, (x, leaf) in enumerate(zip(variables, leaves), 1)]


def required(x, k):
    leaf = leaf_of(x)
    if leaf is None or leaf.req == "null":
        raise error("unmarked-variable", k=k)
    return leaf


def recorded_head(y, dy):
    """A head gradient that stays on the tape: it may itself depend on a variable."""
    checked = head_gradient(y, dy)
    if dy is None or not live(dy._node):
        return wrap(ndarray, checked)
    return dy.as_np_ndarray().reshape(y.shape)


def result(x, arrived, leaf, k):
    if leaf not in arrived:
        raise error("unreachable-variable", k=k)
    dx = arrived[leaf]
    if isinstance(dx, NDArray):
        if dx._data.dtype != x._data.dtype:
            dx = dx.astype(x._data.dtype)
        return wrap(x.family, dx._data.copy(), dx._node)
    return wrap(x.family, numpy.array(dx, x._data.dtype).reshape(x.shape))


# ## The graph as an object
#
# What a graph looks like is known to `show`, and `show` is built on this file: an import of it here would point up.
# So the class only says that somebody shows it, and the package, which knows both, says who.  There `show` is loaded
# when the first graph is looked at; a program that only trains never loads it.
class Symbol:
    """The graph that leads to an array, as `get_symbol` gives it.

    `print` shows it as `show.table` does, and a notebook as `show.draw` does.  It keeps the graph alive, and a backward
    that frees the graph leaves its lists.
    """

    shown_by: Any = None                               # a function that returns refgrad.show

    def __init__(self, name, arguments, head):
        self.name, self.arguments, self.head = name, arguments, head

    def list_arguments(self):
        """A name for each leaf and constant that is reached."""
        return list(self.arguments)

    def list_outputs(self):
        """A name for each output."""
        return [f"{self.name}_output"]

    def __repr__(self):
        return f"<Symbol {self.name}>"

    def __str__(self):
        if not live(self.head._node):
            return f"{self!r}, whose graph was freed by backward"
        return f"{self!r}\n{self.shown_by().table(self.head)}"

    def _repr_svg_(self):
        return self.shown_by().draw(self.head)._repr_svg_() if live(self.head._node) else None


def get_symbol(x):
    """The graph that leads to x.

    Raises:
        AssertionError: x is not an array.
        MXNetError: x is in no graph.
    """
    assert isinstance(x, NDArray), f"get_symbol: expects an array, not {type(x).__name__}"
    if not live(x._node):
        raise error(getattr(x, "_absent", "not-recorded"), call="get_symbol")
    seen, waiting, leaves = set(), [x._node], {}
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        if type(node) is Leaf:
            leaves[node] = None
            continue
        leaves.update((constant, None) for constant in getattr(node, "constants", ()))
        waiting += [edge.parent for edge in edges(node) if edge.parent is not None]
    name = "variable" if type(x._node) is Leaf else x._node.op
    # A handle of its own, for x may be marked anew, and is then the head of another graph.
    return Symbol(name, [f"var{k}" for k in range(len(leaves))], wrap(x.family, x._data, x._node))


# ## A gradient of one's own
#
# A Function is an operator that the user writes: the forward pass computes with recording off, and the
# backward pass is taken as its rule, unseen.  That is the place for a stable formula, for a gradient that is
# deliberately not the derivative, and for code that the tape cannot see into.
class Function:
    """A differentiable function with a backward pass of its own.

    Examples:
        >>> import refgrad as mx
        >>> class Sigmoid(mx.autograd.Function):
        ...     def forward(self, x):
        ...         y = 1 / (1 + mx.nd.exp(-x))
        ...         self.save_for_backward(y)
        ...         return y
        ...     def backward(self, dy):
        ...         y, = self.saved_tensors
        ...         return dy * y * (1 - y)
        >>> x = mx.nd.array([0.0])
        >>> x.attach_grad()
        >>> with mx.autograd.record():
        ...     y = Sigmoid()(x)
        >>> y.backward()
        >>> x.grad.asscalar().item()
        0.25
    """

    def __init__(self):
        self._used = False
        self.saved_tensors = ()

    def save_for_backward(self, *args):
        """Keeps arrays for `backward`, as `self.saved_tensors`; one that is overwritten later is an error there.

        What is kept in other attributes is not watched.
        """
        self.saved_tensors = args

    def forward(self, *inputs):
        """The value, computed from arrays; to be overridden."""
        raise NotImplementedError("Function: override forward(self, *inputs)")

    def backward(self, *output_grads):
        """One gradient for each input, from one for each output; to be overridden.  None stands for zeros."""
        raise NotImplementedError("Function: override backward(self, *output_grads)")

    def __call__(self, *inputs):
        name = type(self).__name__
        if not hasattr(self, "_used"):
            raise error("function-without-init", name=name)
        if self._used:
            raise error("function-used-twice", name=name)
        self._used = True
        with Scope(False, None):
            outputs = self.forward(*inputs)
        if not modes.recording or not inputs:          # without inputs, no gradient could go anywhere
            return outputs
        for which, values in ("inputs", inputs), ("outputs of forward", listed(outputs)):
            for x in values or [None]:
                if not isinstance(x, NDArray):
                    raise error("function-values", name=name, which=which, got=type(x))
        return self.recorded(inputs, outputs)

    # The rule of every input is the same call of `backward`, of which each takes its own part.  The saved arrays
    # are listed as saved by each edge, though the call finds them by itself: so the sweep watches over them.
    #
    # The very arrays that forward returned go on the tape, not copies: where `backward` uses a saved output, a
    # gradient of the gradient has to find its way through it.
    def recorded(self, inputs, outputs):
        ys = listed(outputs)
        pullback = Pullback(self, inputs, ys)
        watched = tuple(x for x in self.saved_tensors if isinstance(x, NDArray))
        ys = [y.copy() if y._node is not None or any(y is x for x in inputs) else y for y in ys]
        made = emit_parts(pullback, [y._data for y in ys], *((x, (k, *watched)) for k, x in enumerate(inputs)))
        for y, new in zip(ys, made):
            y._node = new._node
            if new._node is None:
                y._absent = new._absent
        return ys[0] if isinstance(outputs, NDArray) else type(outputs)(ys)


def listed(outputs):
    return outputs if isinstance(outputs, (list, tuple)) else [outputs]


class Pullback:
    """The operator that a Function is for one call: its name, and one rule for each input."""

    def __init__(self, function, inputs, outputs):
        self.function, self.name = function, type(function).__name__
        self.cls = outputs[0].family
        self.inputs = [(x.shape, x._data.dtype) for x in inputs]
        self.outputs = [(y.shape, y._data.dtype) for y in outputs]

    # Made when asked for: kept in an attribute, the method would hold the object that holds it.
    @property
    def rules(self):
        return dict.fromkeys(range(len(self.inputs)), self.rule)

    def rule(self, parts, k, *watched):
        if parts.inputs is None:
            parts.inputs = self.run(parts.at)
        return parts.inputs[k]

    def run(self, at):
        recorded = any(isinstance(dy, NDArray) for dy in at.values())
        dys = [self.head(at.get(k), *output) for k, output in enumerate(self.outputs)]
        with Scope(recorded, None):
            dxs = self.function.backward(*dys)
        dxs = list(dxs) if isinstance(dxs, (list, tuple)) else [dxs]
        if len(dxs) != len(self.inputs):
            raise error("function-gradient-count", name=self.name, want=len(self.inputs), got=len(dxs))
        return [self.checked(dx, k, recorded) for k, dx in enumerate(dxs)]

    def head(self, dy, shape, dtype):
        """What arrived at an output, as an array of the user's class; zeros for an output nobody used."""
        if dy is None:
            return wrap(self.cls, numpy.zeros(shape, dtype))
        if isinstance(dy, NDArray):
            return wrap(self.cls, dy._data, dy._node)
        return wrap(self.cls, numpy.array(dy, dtype).reshape(shape))

    def checked(self, dx, k, recorded):
        shape, dtype = self.inputs[k]
        if dx is None:
            dx = wrap(self.cls, numpy.zeros(shape, dtype))
        if not isinstance(dx, NDArray):
            raise error("function-values", name=self.name, which="the gradients that backward returns",
                        got=type(dx))
        if dx.shape != shape:
            raise error("function-gradient-shape", name=self.name, k=k, want=shape, got=dx.shape)
        return dx.as_np_ndarray() if recorded else dx._data.astype(dtype)
