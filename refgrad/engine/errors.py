"""# Errors: every message of the engine

An error is the place where most people meet an engine for the first time.  So each message has three parts: what
happened, what to do about it, and the section of the page *Errors* that shows a program that fails, and the same one
repaired.  The section has the name of the message.
"""

import linecache
import re
from functools import wraps

from numpy.exceptions import AxisError as NumpyAxisError


# MXNet's engine is written in C++, and whatever goes wrong in there reaches Python as this one
# class.  Programs catch it by name, so it has to exist and it has to be a `RuntimeError`.
class MXNetError(RuntimeError):
    """What MXNet's own engine raises; refgrad raises it in the same situations."""


# An axis too many is MXNet's own error in MXNet and an IndexError in numpy: programs may expect either.
class AxisError(MXNetError, IndexError):
    """The array has no such axis."""


# In MXNet the engine itself looks at most arguments, so its own class says that one is wrong; in numpy it is a
# ValueError or a TypeError.  Here it is both.
class ArgumentValueError(MXNetError, ValueError):
    """An argument is of the right type, and its value is impossible."""


class ArgumentTypeError(MXNetError, TypeError):
    """An argument is of the wrong type."""


# A KeyError shows the *repr* of its text, quotes and all, for mostly the text is a key.  This one is a sentence.
class RequestError(KeyError):
    """There is no such grad_req."""

    __str__ = Exception.__str__


# ## The messages
#
# MXNet has one sentence for the first four, and its forum is full of people asking which it was.
# All four keep the words that people search for: computational graph, record, retain_graph.
# *Try it*: x is marked, and y cannot be differentiated.  Which of the messages will `backward` give?
#     >>> x = nd.ones(2); x.attach_grad(); y = x * x
#     >>> y._absent
#     'recording-was-off'
MESSAGES = {
    # ### Heads
    "not-recorded": (MXNetError,
        "{call}: this array is not in a computational graph: no recorded operation made it.",
        "compute it inside `with autograd.record():`, from arrays that had attach_grad() before; what comes from "
        "detach(), asnumpy() or nd.array() is cut off. (retain_graph=True is for graphs that were used already.)"),
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
        "backward: there are no inputs in the computational graph that require gradients: every variable that "
        "the heads lead to has grad_req='null', or is constant by now.",
        "call attach_grad() on a variable before recording, with grad_req 'write' or 'add'."),
    "not-an-array-head": (TypeError,
        "backward: heads have to be arrays, or a list of arrays; {got}.",
        "pass the array that you want to differentiate; numbers such as y.asscalar() do not know their history."),
    "head-gradient-count": (AssertionError,
        "backward: heads and head_grads have to be lists of the same length, but have {heads} and {head_grads} "
        "entries.",
        "give one head gradient, or None, for each head."),
    "head-gradient-type": (TypeError,
        "backward: a head gradient has to be an array like its head, not {got}.",
        "make an array of the head's shape: y.backward(nd.array([...])) or np.array. Flags go by name: "
        "y.backward(retain_graph=True)."),
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
    "not-an-array-variable": (TypeError,
        "{call}: the {k}-th {which} has to be an array, not {got}.",
        "pass the array itself, such as x after x.attach_grad(); numbers and numpy arrays cannot be marked."),
    "grad-req": (RequestError,
        "attach_grad: grad_req has to be 'write', 'add' or 'null', not {got!r}.",
        "choose 'write' to replace the old gradient, 'add' to add to it, 'null' to keep none."),
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
    "grad-has-no-setter": (AttributeError,
        "grad: this property of an array has no setter.",
        "write into the buffer, x.grad[:] = 0, or give it another one: autograd.mark_variables(x, buffer)."),
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
    "not-finite": (MXNetError,
        "backward: the rule of {operation} made nan or infinity of a finite gradient.",
        "keep the inputs of this operation away from the point where its slope is not finite, for instance with "
        "clip or maximum before it."),
    "dlpack": (BufferError,
        "__dlpack__: this array is in a computational graph, and another library could write into it unseen.",
        "export x.detach(), which shares the memory, or x.copy().detach(), which does not."),
    "float-into-int": (TypeError,
        "{op}: an array of {dtype} would cut off the fraction of what is written into it.",
        "use a new array (x = x + v), or x = x.astype('float32') first."),
    "out": (TypeError,
        "out has to be {want}, not {got}.",
        "make one of the result's shape with nd.zeros or np.zeros, or leave out= away."),
    # ### Operands
    "shapes": (MXNetError,
        "{op}: operands could not be broadcast together with shapes {shapes}.",
        "compare the shapes from the right: each pair of lengths has to be equal, or one of them 1."),
    "matrix-shapes": (MXNetError,
        "{op}: a matrix product does not exist for the shapes {shapes}.",
        "the last axis of the first operand has to be as long as the first axis of the second (from three axes on, "
        "the last but one); perhaps one of them is to be transposed: a.T."),
    "matrix": (MXNetError,
        "{op}: {complaint}; of shapes {shapes}.",
        "see whether the matrix is square, and regular; for cholesky symmetric and positive definite."),
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
    "shape-of-value": (ArgumentValueError,
        "assignment: cannot write a value of shape {got} into a place of shape {want}.",
        "the value has to have the shape of the place, or one that broadcasts to it."),
    "truth-value": (ValueError,
        "the truth value of an array with more than one element is ambiguous; this one has shape {shape}.",
        "say which you mean: (x > 0).asnumpy().all() or .any(). `if`, `while`, `and`, `or`, `not` ask for a truth "
        "value."),
    "one-element": (ValueError,
        "{call}: the array is not a scalar: only an array of size 1 is a number, and this one has shape {shape}.",
        "take one element, x[0], or all values: x.asnumpy(), x.tolist()."),
    # ### Shapes, axes and other arguments
    "axis": (AxisError,
        "{op}: axis {axis} is out of bounds for an array with ndim {ndim}.",
        "count the axes from 0, or from the end with -1; x.ndim says how many there are, x.shape how long."),
    "positions": (MXNetError,
        "take: the indices contain positions out of bounds for an axis of length {length}.",
        "count from 0 to the length less 1, or pass mode='clip' (the nearest end) or mode='wrap' (round and round)."),
    "reshape": (ArgumentValueError,
        "reshape: the {size} elements of shape {shape} do not fill the shape {wanted}.",
        "the lengths have to multiply to the same number; one of them may be -1, for what is left over."),
    "transpose": (ArgumentValueError,
        "transpose: {axes} does not name each of {ndim} axes once.",
        "give all axes in their new order, such as (1, 0), or none to reverse them."),
    "join": (MXNetError,
        "{op}: the shapes {shapes} do not fit together along axis {axis}.",
        "concat wants equal lengths on all other axes, stack wants equal shapes."),
    "split": (MXNetError,
        "split: axis {axis} of length {length} has no {parts} equal parts.",
        "choose a number that divides the length; axis= names another axis."),
    "dropout": (MXNetError,
        "dropout: p is the probability of dropping an element, so it lies between 0 and 1; got {p!r}.",
        "pass for instance p=0.5."),
    "choice": (MXNetError,
        "{op}: {name} has to be one of {known}, not {got}.",
        "choose one of them."),
    "not-array-like": (TypeError,
        "{op}: the source has to be an array like object, a number or a list with rows of equal lengths; got {got}.",
        "compare the rows, [len(row) for row in rows]; text has to be turned into numbers first."),
    "dtype": (TypeError,
        "{op}: there is no dtype {got}.",
        "the dtypes are float16, float32, float64, int8, int32, int64, uint8 and bool: dtype='float32'."),
    "context": (TypeError,
        "{got!r} is no context.",
        "leave ctx and device out, or pass mx.cpu(). Perhaps it was meant otherwise: a shape is one argument, "
        "zeros((2, 3)), and a dtype goes by name, dtype='float32'."),
    "no-gpu": (MXNetError,
        "{place} cannot hold data: refgrad computes on the CPU.",
        "use mx.cpu(), or leave ctx and device out."),
    "switch": (TypeError,
        "{call}: takes True or False, not {got}.",
        "pass a bool. A scope as a decorator has parentheses: @autograd.record()."),
    "argument-type": (ArgumentTypeError,
        "{op}: {complaint}; called with {given}.",
        "call it as {call}."),
    "argument-value": (ArgumentValueError,
        "{op}: {complaint}; called with {given}.",
        "call it as {call}."),
    "file": (MXNetError,
        "load: cannot read {file!r}: {complaint}.",
        "check the path; what save and numpy.savez write is read, here and in MXNet."),
    "file-not-written": (MXNetError,
        "{op}: cannot write {file!r}: {complaint}.",
        "make the folder first, or choose one that may be written."),
    "no-sparse": (MXNetError,
        "{op}: there is no sparse storage here, so no {got!r}.",
        "leave it out; 'default' holds the same values, and all gradients are the same."),
    # ### Names
    "no-such-name": (AttributeError,
        "{owner} has no {name!r}{near}.",
        "look it up in the reference, docs/reference/index.md; it lists everything that exists."),
    "numpy-function": (TypeError,
        "{name}: refgrad has no counterpart of this function for these arguments.",
        "use a function of nd, np or npx; or give numpy the bare values, x.asnumpy(), which no gradient passes."),
    # ### A Function of the user's own
    "function-used-twice": (AssertionError,
        "{name}: Each Function instance can only be called once.",
        "make a new instance for every call: {name}()(x)."),
    "function-without-init": (AttributeError,
        "{name}: its __init__ does not call that of Function.",
        "begin it with super().__init__()."),
    "function-values": (TypeError,
        "{name}: {which} have to be arrays, and at least one; got {got}.",
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
    if "op" in facts:                                  # np's variant of an operator, for whoever reads the name
        facts["op"] = facts["op"].removesuffix("_np")
    text = f"{happened}\n  What to do: {remedy}".format(**facts)
    made = kind(f"{text}\n  Explained in docs/errors.md#{section}")
    made.section = section
    return made


# ## What numpy complains about
#
# Inside an operator numpy meets whatever the caller passed, and complains in its own words: "'str' object cannot be
# interpreted as an integer".  The caller wants to know of which operator, and what it takes.
COMPLAINTS = TypeError, ValueError, IndexError, AttributeError, ArithmeticError


def guarded(function, name, call):
    """The function of an operator, with complaints from inside it explained.

    Args:
        function: the function.
        name: what its caller knows it as.
        call: a function that tells how it is to be called, such as "sum(x, axis=None)".
    """
    @wraps(function)
    def explaining(*args, **options):
        try:
            return function(*args, **options)
        except COMPLAINTS as complaint:
            explain(complaint, name, call, args, options)
            raise
    return explaining


OF_ARRAYS = "_data", "_node", "family", "numpy_manners", "shape", "ndim", "size", "dtype"


# "index 5 is out of bounds for axis 0 with size 3" needs no explanation; Python's "tuple index out of range" does.
def is_about_index(complaint):
    return type(complaint) is IndexError and "out of range" not in str(complaint)


def explain(complaint, name, call, args, options):
    """Raises a complaint from inside an operator as one about its call, unless it is clear enough."""
    if not hasattr(complaint, "section") and not is_about_index(complaint):
        raise in_our_words(complaint, name, call, args, options) from complaint


def in_our_words(complaint, name, call, args, options):
    text = re.sub(rf"^[\w.]+\(\) |^{name}: ", "", str(complaint)).rstrip(".")
    text = text.replace("tuple index out of range", "the array has no such axis")
    if isinstance(complaint, NumpyAxisError) and complaint.ndim is not None:
        return error("axis", op=name, axis=complaint.axis, ndim=complaint.ndim)
    if "data type" in text:
        return error("dtype", op=name, got=text.partition("'")[2].partition("'")[0])
    if isinstance(complaint, AttributeError) and complaint.name in OF_ARRAYS:
        return error("operands", op=name, got=type(complaint.obj))
    given = [brief(x) for x in args] + [f"{key}={brief(x)}" for key, x in options.items()]
    is_type = isinstance(complaint, (TypeError, AttributeError))
    return error("argument-type" if is_type else "argument-value", op=name, complaint=text,
                 given=f"({', '.join(given)})", call=call())


def brief(x):
    """An argument in a few words: of an array, class and shape."""
    if hasattr(x, "shape"):
        return f"{type(x).__name__} of shape {x.shape}"
    text = repr(x)
    return text if len(text) <= 40 else f"{text[:37]}..."


# ## Which operation, on which line
#
# The tape knows operations by name, and inside `autograd.tracing()` the user's line, which costs too much for always.
def operation(node):
    """'multiply' with the line that called it, or with the way to find that line."""
    if node.line is None:
        return f"operation '{node.op}' (record inside `with autograd.tracing():` to see its line)"
    file, number = node.line
    place = "this cell" if file.startswith("<") or "ipykernel" in file else file
    source = linecache.getline(file, number).strip()
    return f"operation '{node.op}' in {place}, line {number}" + (f": `{source}`" if source else "")
