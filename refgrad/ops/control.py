"""# Control flow: loops and branches as operators

MXNet compiled programs, and a compiled program has no `for`.  So loops and branches became operators.  A tape needs
none of that: it remembers what a Python loop did.  Here each of them is the loop or branch that it stands for, and
needs no rule, because the operators inside have theirs.
"""

import numpy as np

from ..engine.array import NDArray
from ..engine.operators import operator
from .common import arrays


# ## What the functions take and give
#
# One array, or a list of arrays; what comes back has the form of what went in.
def as_list(x):
    return [x] if isinstance(x, NDArray) else list(x)


def stacked(steps):
    """The outputs of all steps: an array with the steps on its first axis, or a list of such arrays."""
    if not steps or isinstance(steps[0], NDArray):
        return np.stack(steps) if steps else []
    return [np.stack(column) for column in zip(*steps)]


def holds(x):
    return bool(x) if not isinstance(x, NDArray) else bool(x._data.reshape(-1)[0])


# ## The three
@operator(nd="contrib.foreach")
@arrays("data", "init_states")
def foreach(body, data, init_states):
    """A loop over the first axis: outputs, states = body(data[k], states).

    Args:
        body: a function of one slice and of the states; it returns an output, or a list of them, and new states.
        data: an array, or a list of arrays of equal length.
        init_states: the first states, an array or a list of arrays.

    Returns:
        (outputs of all steps on a new first axis, last states).
    """
    states, steps = init_states, []
    single = isinstance(data, NDArray)
    for k in range(len(as_list(data)[0])):
        out, states = body(data[k] if single else [x[k] for x in data], states)
        steps.append(out)
    return stacked(steps), states


@operator(nd="contrib.while_loop")
@arrays("loop_vars")
def while_loop(cond, func, loop_vars, max_iterations=None):
    """A loop while `cond(*loop_vars)` holds: `outputs, loop_vars = func(*loop_vars)`.

    Args:
        cond: a function of the variables; it returns an array of one element, or a bool.
        func: a function of the variables; it returns an output, or a list of them, and new variables.
        loop_vars: an array, or a list of arrays.
        max_iterations: how many steps there may be; the outputs are filled up with zeros to this length.

    Returns:
        (outputs of all steps on a new first axis, last variables).  Without any step the outputs are an empty list.

    Raises:
        ValueError: max_iterations is missing.
    """
    if max_iterations is None:
        raise ValueError("while_loop: max_iterations has to be given")
    single, now, steps = isinstance(loop_vars, NDArray), as_list(loop_vars), []
    while len(steps) < max_iterations and holds(cond(*now)):
        out, now = func(*now)
        now = as_list(now)
        steps.append(out)
    if steps:
        blank = steps[0]
        blank = np.zeros_like(blank) if isinstance(blank, NDArray) else [np.zeros_like(x) for x in blank]
        steps += [blank] * (max_iterations - len(steps))
    return stacked(steps), now[0] if single else now


@operator(nd="contrib.cond")
@arrays("pred")
def cond_nd(pred, then_func, else_func):
    """then_func() if pred, an array of one element, is not 0; otherwise else_func()."""
    return then_func() if holds(pred) else else_func()
