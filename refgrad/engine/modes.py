"""# Modes: two switches and four scopes

*Recording* asks: shall what I compute be differentiable?  *Training* asks: how shall layers such
as Dropout behave?  They are two questions, so they are two switches, and all four combinations
occur: an adversarial example, for one, is recorded but not trained.

A third switch, NumPy semantics, belongs to MXNet's history: after `npx.set_np()` an element `x[0]` of
an older `nd` array has the shape `()`, without it `(1,)`.
"""

import threading
from functools import wraps
from inspect import isasyncgenfunction, iscoroutinefunction, isgeneratorfunction

from .errors import error


# ## One set of switches for each thread
#
# Two threads may share a model: one trains it while the other predicts.  A switch that is global
# would make the second record what it never meant to.  A `threading.local` gives each thread its
# own attributes, which start from these.
class Modes(threading.local):
    numpy_semantics = False
    watching = 0                                   # scopes of detect_anomaly, see backward.py

    def __init__(self):                            # once in each thread, at its first look
        self.recording = self.training = False
        self.found = []


modes = Modes()

# One entry for each thread that records.  Looking into `modes` costs 46 ns, looking whether this
# list is empty costs 5.  An operation that finds no marked input looks here first, and so learns
# for almost nothing whether it has to remember *why* its result is not on the tape.
recorders = []


def switch_recording(own, on):
    """Sets the switch of the thread that owns these attributes."""
    if on is not own["recording"]:
        own["recording"] = on
        if on:
            recorders.append(None)
        else:
            recorders.pop()


# ## The switches by hand
def is_recording():
    """Whether this thread records, as a bool."""
    return modes.recording


def is_training():
    """Whether layers such as Dropout behave as in training, as a bool."""
    return modes.training


def set_recording(is_recording):
    """Turns recording on or off in this thread.

    Prefer the scope `record()`, which also turns it off again when an exception passes.

    Args:
        is_recording: bool or int.

    Returns:
        bool: the value before the call.

    Raises:
        TypeError: for anything that is not a bool or int.
    """
    before = modes.recording
    switch_recording(modes.__dict__, truth("set_recording", is_recording))
    return before


def set_training(train_mode):
    """Turns training behaviour on or off in this thread; see `set_recording`.

    Args:
        train_mode: bool or int.

    Returns:
        bool: the value before the call.

    Raises:
        TypeError: for anything that is not a bool or int.
    """
    before = modes.training
    modes.training = truth("set_training", train_mode)
    return before


def truth(name, value):
    if not isinstance(value, int):
        raise error("switch", call=name, got=type(value))
    return bool(value)


def choice(name, value):
    return None if value is None else truth(name, value)


# ## Scopes
#
# A scope sets the switches at `__enter__`, not when it is built: a bare `autograd.pause()` changes
# nothing.  It puts back *what it found*.  Putting back False instead looks equivalent and breaks
# the nested case:
#
#     with record():
#         with record(): ...
#         y = x * x    # lost, if the inner exit had set False
#
# What was found is kept on a stack, one for each thread: the same scope object may be entered again inside
# itself, or by another thread at the same time.  MXNet keeps one value in the object and loses the outer one.
#
# *Try it*: is recording still on between the two ends?
#     >>> with (scope := autograd.record()):
#     ...     with scope: pass
#     ...     print(autograd.is_recording())
#     True
class Scope:
    """A setting of the two switches: True, False, or None for "leave it as it is"."""

    __slots__ = ("recording", "training")

    def __init__(self, recording, training):
        self.recording, self.training = recording, training

    # To find the dictionary of a thread's attributes takes as long as to find one of them, and here four are wanted.
    def __enter__(self):
        own, recording, training = modes.__dict__, self.recording, self.training
        own["found"].append((own["recording"], own["training"]))
        if recording is not None:
            switch_recording(own, recording)
        if training is not None:
            own["training"] = training

    def __exit__(self, *exception):
        own = modes.__dict__
        recording, own["training"] = own["found"].pop()
        switch_recording(own, recording)

    # A generator or async function would leave the scope before its first line runs, so it is refused: silence
    # would be worse.
    def __call__(self, function):
        if isgeneratorfunction(function) or iscoroutinefunction(function) or isasyncgenfunction(function):
            raise TypeError(f"a scope cannot decorate the generator or async function {function.__name__}(); "
                            "write `with` inside it.")

        @wraps(function)
        def inside(*args, **kwargs):
            with self:
                return function(*args, **kwargs)
        return inside


# | scope | recording | training |
# |---|---|---|
# | `record()` | on | on, or as `train_mode` says |
# | `pause()` | off | off, or as `train_mode` says |
# | `train_mode()` | as it is | on |
# | `predict_mode()` | as it is | off |
#
# The scope object itself never changes, so the one that nearly all programs open is made only once.
RECORDED = Scope(True, True)


def record(train_mode=True):
    """A scope in which operations are recorded, so that `backward` can differentiate them.

    Also usable as a decorator.

    Args:
        train_mode: bool, how layers such as Dropout behave inside; None leaves that as it is.

    Examples:
        >>> import refgrad as mx
        >>> x = mx.nd.array([1, 2, 3])
        >>> x.attach_grad()
        >>> with mx.autograd.record():
        ...     y = x * x
        >>> y.backward()
        >>> print(x.grad)
        <BLANKLINE>
        [2. 4. 6.]
        <NDArray 3 @cpu(0)>
    """
    return RECORDED if train_mode is True else Scope(True, choice("record", train_mode))


def pause(train_mode=False):
    """A scope in which nothing is recorded, for instance to compute a number to print.

    Args:
        train_mode: bool, how layers such as Dropout behave inside; None leaves that as it is.
    """
    return Scope(False, choice("pause", train_mode))


def train_mode():
    """A scope in which layers behave as in training; recording stays as it is."""
    return Scope(None, True)


def predict_mode():
    """A scope in which layers behave as in prediction; recording stays as it is."""
    return Scope(None, False)
