"""# Errors: every message of the engine

An error is the place where most people meet an engine for the first time.  So each message has
three parts: what happened, what to do about it, and the section of the page *Errors* that shows a
program that fails, and the same program repaired.  The section has the name of the message.
"""

import linecache


# MXNet's engine is written in C++, and whatever goes wrong in there reaches Python as this one
# class.  Programs catch it by name, so it has to exist and it has to be a `RuntimeError`.
class MXNetError(RuntimeError):
    """What MXNet's own engine raises; refgrad raises it in the same situations."""


# ## The messages
#
# MXNet has one sentence for the first four, and its forum is full of people asking which it was.
# All four keep the words that people search for: computational graph, record, retain_graph.
MESSAGES = {
    # ### Heads
    "not-recorded": (MXNetError,
        "{call}: this array is not in a computational graph, for it was not made while recording.",
        "compute it inside `with autograd.record():`, from arrays that had attach_grad() before. "
        "(retain_graph=True is for graphs that were used once already.)"),
    "recording-was-off": (MXNetError,
        "{call}: this array is not in a computational graph: its inputs are, but recording was off when "
        "it was computed (outside `record`, or under `pause`).",
        "move the computation inside `with autograd.record():`; retain_graph=True does not help here."),
    "nothing-was-marked": (MXNetError,
        "{call}: this array is not in a computational graph: it was computed inside `record`, but from "
        "arrays that were not marked at that time.",
        "call attach_grad() before the computation and record again; retain_graph=True does not help here."),
    "already-freed": (MXNetError,
        "backward: the computational graph of {operation} was already freed by an earlier backward.",
        "pass retain_graph=True to the earlier backward, use autograd.backward([a, b]) for several heads, "
        "or record again."),
    "no-variables": (MXNetError,
        "backward: there are no inputs in the computational graph that require gradients: all that it reaches "
        "has grad_req='null' or is constant.",
        "call attach_grad() on a variable before recording, with grad_req 'write' or 'add'."),
    "not-an-array-head": (TypeError,
        "backward: heads have to be arrays or a list of arrays; object of type '{got}' has no len() or is none.",
        "pass the array that you want to differentiate, or a list of such arrays."),
    "head-gradient-count": (AssertionError,
        "heads and head_grads have to be lists of the same length, but there are {heads} and {head_grads}.",
        "give one head gradient, or None, for each head."),
    "head-gradient-type": (TypeError,
        "backward: a head gradient has to be an array like its head, not {got}.",
        "wrap it: y.backward(nd.array([...])) or y.backward(np.array([...]))."),
    "head-gradient-shape": (ValueError,
        "backward: the head has shape {want}, its head gradient has shape {got}.",
        "give one weight for each element of the head."),
    "head-gradient-dtype": (MXNetError,
        "backward: data type do not match specified type: the head is {want}, its head gradient {got}.",
        "convert it: head_gradient.astype('{want}')."),
    # ### Variables and their buffers
    "unmarked-variable": (MXNetError,
        "grad: the {k}-th variable does not require gradient.",
        "call attach_grad() on it, with grad_req 'write' or 'add', before recording."),
    "unreachable-variable": (MXNetError,
        "grad: the {k}-th variable is unreachable: nothing recorded leads from it to the heads.",
        "compute the heads from this very array inside `record`; a copy or a detach() is another array."),
    "no-variable-list": (AssertionError,
        "grad: variables cannot be an empty list.",
        "name the arrays with respect to which to differentiate."),
    "grad-req": (KeyError,
        "attach_grad: grad_req has to be 'write', 'add' or 'null', not {got!r}.",
        "choose one of the three."),
    "gradient-buffer": (MXNetError,
        "backward: Incompatible attr in node: the variable is {want}, its gradient buffer {got}.",
        "give mark_variables a buffer of the variable's shape and dtype, or use attach_grad()."),
    "own-buffer": (ValueError,
        "mark_variables: a variable cannot be its own gradient buffer.",
        "give it another array of the same shape, or use attach_grad()."),
    "buffer-count": (ValueError,
        "mark_variables: {variables} variables, but {gradients} gradients and {requests} grad_reqs.",
        "give one gradient buffer for each variable, and one grad_req for all or one for each."),
    "dropped-twice": (MXNetError,
        "drop_grad: this array has no gradient buffer to drop.",
        "call drop_grad() once, after attach_grad()."),
    # ### Writing in place
    "in-place-write": (MXNetError,
        "in-place write: this array is already in a computational graph ({what}) and cannot be written "
        "inside a record section.",
        "write outside `record` or under `autograd.pause()`, or put the result into a new array."),
    "partial-write": (MXNetError,
        "in-place write: Inplace operations of a recorded value into a part of an array are not supported "
        "when recording.",
        "join the parts to a whole with stack or concat, or write all of it: y[:] = value."),
    "overwritten": (MXNetError,
        "backward: the gradient of {operation} needs an array that was overwritten after it was recorded.",
        "call backward before the write, or write into a copy()."),
    "float-into-int": (TypeError,
        "{op}: an array of {dtype} would cut off the fraction of what is written into it.",
        "use a new array (x = x + v), or x = x.astype('float32') first."),
    # ### Operands
    "shapes": (MXNetError,
        "{op}: operands could not be broadcast together with shapes {shapes}.",
        "compare the shapes from the right: each pair of lengths has to be equal, or one of them 1."),
    "dtypes": (MXNetError,
        "{op}: Incompatible attr: expected {want}, got {got}. Arrays of mx.nd are not converted silently.",
        "convert one of them: y.astype('{want}')."),
    "array-classes": (TypeError,
        "{op}: can only accept {want}, got an array of class {got}.",
        "convert with x.as_np_ndarray() or x.as_nd_ndarray(); both share the memory and the gradient."),
    "operands": (TypeError,
        "{op}: type {got} not supported.",
        "operands are arrays of one class, and numbers; make an array with nd.array(...) or np.array(...)."),
    "nd-operands": (AssertionError,
        "{op}: expects an array of mx.nd, not {got}.",
        "make one with nd.array(...)."),
    "shape-of-value": (ValueError,
        "assignment: cannot write a value of shape {got} into a place of shape {want}.",
        "the value has to have the shape of the place, or one that broadcasts to it."),
    "no-gpu": (MXNetError,
        "{place} cannot hold data: refgrad computes on the CPU.",
        "use mx.cpu(), or leave ctx and device out."),
    "file": (MXNetError,
        "load: cannot read {file!r}: {complaint}.",
        "check the path; only files written by save are read, MXNet's own format is another."),
    "dropout": (MXNetError,
        "dropout: p is the probability of dropping an element, so it lies between 0 and 1; got {p}.",
        "pass for instance p=0.5."),
    # ### A Function of the user's own
    "function-used-twice": (AssertionError,
        "{name}: Each Function instance can only be called once.",
        "make a new instance for every call: {name}()(x)."),
    "function-values": (TypeError,
        "{name}: {which} have to be arrays, not {got}.",
        "hand over arrays only; keep numbers and flags in attributes of self, set in __init__."),
    "function-gradient-count": (MXNetError,
        "{name}.backward returned {got} gradients for {want} inputs (CustomFunctionBackward).",
        "return one gradient for each input of forward, in their order; None stands for zeros."),
    "function-gradient-shape": (MXNetError,
        "{name}.backward returned shape {got} for input {k}, which has shape {want} (CustomFunctionBackward).",
        "a gradient has the shape of its input: sum over what forward broadcast."),
}


def error(section, **facts):
    """The exception of that name, with the facts filled in; to be raised by the caller.

    >>> print(error("dropout", p=2))
    dropout: p is the probability of dropping an element, so it lies between 0 and 1; got 2.
      What to do: pass for instance p=0.5.
      Explained in docs/errors.md#dropout
    """
    kind, happened, remedy = MESSAGES[section]
    text = f"{happened}\n  What to do: {remedy}".format(**facts)
    return kind(f"{text}\n  Explained in docs/errors.md#{section}")


# ## Which operation, on which line
#
# The tape knows operations by name.  Inside `autograd.tracing()` it also keeps the user's file
# and line, which costs too much to do always.
def operation(node):
    """'multiply' with the line that called it, or with the way to find that line."""
    if node.line is None:
        return f"operation '{node.op}' (record inside `with autograd.tracing():` to see its line)"
    file, number = node.line
    place = "this cell" if file.startswith("<") or "ipykernel" in file else file
    source = linecache.getline(file, number).strip()
    return f"operation '{node.op}' in {place}, line {number}" + (f": `{source}`" if source else "")
