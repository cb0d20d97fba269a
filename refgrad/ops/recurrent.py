"""# Recurrence: one layer after another, one step after another

A recurrent layer reads a sequence and keeps a state: hₜ = f(x·Wᵀ + b + hₜ₋₁·Uᵀ + c).  There is no rule here.  The loop
over the steps is recorded like any other, and the sweep walks it backwards: that is *backpropagation through time*.  It
also shows where trouble comes from: dy passes through U once for every step.

Gates keep the way open.  A long short-term memory ("lstm") has a second state, called c like that bias.  It is
added to, and a gate between 0 and 1 decides how much of it is forgotten.  A gated recurrent unit ("gru") mixes the old
state and a new one.
"""

import numpy as np

from ..engine.array import wrap
from ..engine.errors import error
from ..engine.modes import modes
from ..engine.operators import operator
from .common import arrays, like, one_of
from .stream import drawn

GATES = {"rnn_relu": 1, "rnn_tanh": 1, "lstm": 4, "gru": 3}


# ## One step
#
# A step takes what the input gives to each gate, what the state before gives, and that state itself; it returns the new
# state.
def simple(activation):
    def step(given, kept, h):
        return (getattr(given + kept, activation)(),)
    return step


def lstm(given, kept, h, c):
    i, f, g, o = (part(given + kept, k, 4) for k in range(4))
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c


def gru(given, kept, h):
    (r, z, n), (r2, z2, n2) = ([part(x, k, 3) for k in range(3)] for x in (given, kept))
    z = (z + z2).sigmoid()
    n = (n + (r + r2).sigmoid() * n2).tanh()
    return ((1 - z) * n + z * h,)


STEPS = {"rnn_relu": simple("relu"), "rnn_tanh": simple("tanh"), "lstm": lstm, "gru": gru}


def part(x, k, count):
    """Gate k of `count` that lie side by side."""
    size = x.shape[1] // count
    return x[:, k * size:(k + 1) * size]


# ## One layer in one direction
def line(step, xs, states, weights, backwards):
    """The states h of all steps, in the order of the sequence, and the states after the step that was made last."""
    W, U, b, c = weights
    outputs = []
    for x in xs[::-1] if backwards else xs:
        states = step(product(x, W) + b, product(states[0], U) + c, *states)
        outputs.append(states[0])
    return outputs[::-1] if backwards else outputs, states


def product(x, W):
    return x.dot(W.T)


def joined(xs, axis):
    return xs[0] if len(xs) == 1 else in_class_of(xs[0], np.concatenate(xs, axis))


def in_class_of(x, y):
    """numpy's functions give arrays of np; y as the class of x."""
    return y if x.numpy_manners else y.as_nd_ndarray()


# ## Where the weights lie
#
# One vector holds them all: for each layer and direction W and then U; and behind all of these, in the same order,
# their biases b and c.
def unpacked(parameters, inputs, size, layers, directions, gates):
    shapes, rows = [], gates * size
    for layer in range(layers):
        shapes += [(rows, size * directions if layer else inputs), (rows, size)] * directions
    shapes += [(rows,), (rows,)] * (layers * directions)
    wanted = sum(map(np.prod, shapes))
    if parameters.size != wanted:
        raise error("shapes", op="RNN", shapes=f"{wanted} parameters and {parameters.size}")
    parts, at = [], 0
    for shape in shapes:
        end = at + int(np.prod(shape))
        parts.append(parameters[at:end].reshape(shape))
        at = end
    half = len(parts) // 2
    return [(*parts[k:k + 2], *parts[half + k:half + k + 2]) for k in range(0, half, 2)]


# ## All of it
@operator(nd="RNN", npx="rnn")
@arrays("data", "parameters", "state", "state_cell")
def RNN(data, parameters, state, state_cell=None, state_size=None, num_layers=1, bidirectional=False, mode="lstm",
        p=0.0, state_outputs=False):
    """Recurrent layers on top of each other.

    Args:
        data: the sequences, of shape (steps, batch, inputs).
        parameters: a vector of all weights and biases.
        state: the first h of each layer (and direction), of shape (layers · directions, batch, state_size).
        state_cell: the first c, in the same form, for "lstm".
        state_size: how many numbers a state has; as many as `state` has on its last axis if left out.
        num_layers: how many layers.
        bidirectional: read the sequences from both ends; the results lie side by side.
        mode: "rnn_relu", "rnn_tanh", "lstm" or "gru".
        p: between the layers, in training, the share of the numbers that is dropped (set to 0).
        state_outputs: also return the last states.

    Returns:
        The h of the last layer for all steps, of shape (steps, batch, state_size · directions); with state_outputs a
        list of it, the last states h and, for "lstm", the last c.

    Raises:
        MXNetError: another mode, or another number of parameters.
    """
    one_of("RNN", "mode", mode, tuple(GATES))
    size, directions = state_size or state.shape[-1], 2 if bidirectional else 1
    weights = unpacked(parameters, data.shape[2], size, num_layers, directions, GATES[mode])
    first = [state, state_cell] if mode == "lstm" else [state]
    xs, last = [data[t] for t in range(len(data))], []
    for layer in range(num_layers):
        xs = [dropped(x, p) for x in xs] if layer else xs
        found = []
        for direction in range(directions):
            k = layer * directions + direction
            outputs, states = line(STEPS[mode], xs, tuple(s[k] for s in first), weights[k], direction == 1)
            found.append(outputs)
            last.append(states)
        xs = [joined(step, 1) for step in zip(*found)]
    y = in_class_of(data, np.stack(xs))
    return [y, *(in_class_of(data, np.stack(s)) for s in zip(*last))] if state_outputs else y


def dropped(x, p):
    if not modes.training or p == 0:
        return x
    mask = drawn(lambda g: g.random(x.shape)) >= p
    return x * like(x, mask / (1 - p)) if p < 1 else x * wrap(x.family, np.zeros(x.shape, x._data.dtype))
