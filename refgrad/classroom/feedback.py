"""# Feedback: what was expected, what came, and a hint

A test of an exercise is one question:

    check("SQUARE", lambda: gradient(lambda x: x * x, 3.0), 6.0,
          hint="the gradient of x * x is 2x.",
          hints=[(3.0, "x was used twice; "
                       "where did the first part go?")],
          page="05_heads")

The *probe*, a function without arguments, runs the student's code and returns plain values.  All the rest stays
outside: the grader runs the probe in the student's process and compares in its own.  So a probe never says
itself whether the answer is right.
"""

import traceback
from numbers import Number
from textwrap import wrap

import numpy

from ..engine.tape import Handle

# Float32 keeps seven digits, and a gradient goes through a few operations.
TOLERANCE = 1e-5


class Unsolved(AssertionError):
    """A test is not passed.  A notebook shows the message and spares the reader the traceback."""

    def _render_traceback_(self):
        return [str(self)]


# ## Failing is an answer too
#
# A test may ask for an error, for instance that a second backward is refused.  Then the error is what came.
class Raised:
    """An error as an answer: the name of its class, its text, and the student's line."""

    def __init__(self, kind, text="", line="", bases=()):
        self.kind, self.text, self.line, self.bases = kind, text, line, (kind, *bases)

    def __repr__(self):
        return f"{self.kind}: {self.text}" if self.text else self.kind


def answer(probe):
    """What the probe returns, as plain values, or the Raised that it ended with."""
    try:
        return plain(probe())
    except Exception as caught:
        return raised(caught)


def raised(caught):
    """The answer that an exception is."""
    frames = [frame for frame in traceback.extract_tb(caught.__traceback__)
              if "ipykernel" in frame.filename or frame.filename.startswith("<")]
    line = f"line {frames[-1].lineno} of {frames[-1].name}" if frames else ""
    return Raised(type(caught).__name__, str(caught), line, [base.__name__ for base in type(caught).__mro__[1:]])


# ## Plain values
#
# None, bools, numbers, texts, numpy arrays, and lists and dicts of them: what can be written down, sent to another
# process, and compared there.
def plain(value):
    """The value in plain values; TypeError for what has none."""
    if isinstance(value, Handle):
        return plain(value._data)
    if isinstance(value, (numpy.generic, numpy.ndarray)) and value.ndim == 0:
        return value.item()
    if value is None or isinstance(value, (bool, Number, str, numpy.ndarray, Raised)):
        return value
    if isinstance(value, dict):
        return {plain(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    raise TypeError(f"a {type(value).__name__} came where numbers or arrays were expected: {value!r:.80}")


def same(came, expected, tolerance=TOLERANCE):
    """Whether two plain values agree: numbers within the tolerance, everything else exactly."""
    if isinstance(expected, type) and issubclass(expected, BaseException):
        return isinstance(came, Raised) and expected.__name__ in came.bases
    if isinstance(expected, numpy.ndarray):
        if not isinstance(came, (list, numpy.ndarray)) or ragged(came) or numpy.shape(came) != expected.shape:
            return False
        return bool(numpy.allclose(came, expected, tolerance, tolerance * 1e-3))
    if isinstance(came, numpy.ndarray):
        came = came.tolist()
    if isinstance(expected, list):
        return isinstance(came, list) and len(came) == len(expected) and all(
            same(a, b, tolerance) for a, b in zip(came, expected))
    if isinstance(expected, dict):
        return isinstance(came, dict) and came.keys() == expected.keys() and all(
            same(came[key], expected[key], tolerance) for key in expected)
    if isinstance(expected, bool) or not isinstance(expected, Number):
        return type(came) is type(expected) and came == expected
    if isinstance(came, bool) or not isinstance(came, Number):
        return False
    return came == expected or abs(came - expected) <= tolerance * abs(expected) + tolerance * 1e-3


def ragged(values):
    try:
        return numpy.asarray(values).dtype.kind not in "fiub"
    except ValueError:
        return True


# ## The verdict
#
# Some wrong answers are so common that their number gives the mistake away.  A test may list them, each with the hint
# that names the idea; every other wrong answer gets the general hint.
def verdict(name, came, expected, hint="", hints=(), page="", measure=None):
    """"" if the answer is right, and otherwise the text for the student."""
    expected = expected if isinstance(expected, type) else plain(expected)
    if measure is not None and not isinstance(came, Raised):
        came = measured(came, measure)
    if same(came, expected):
        return ""
    if isinstance(came, Raised) and came.kind == "NotImplementedError":
        return f"✗ {name}: not written yet.\n  to do     {came.text or 'write your solution in the cell above'}"
    for wrong, why in hints:
        if same(came, wrong if isinstance(wrong, type) else plain(wrong)):
            hint = why
            break
    rows = [("expected", f"an error: {expected.__name__}" if isinstance(expected, type) else text(expected)),
            ("came", text(came)), ("hint", hint), ("read", f"the notebook {page}" if page else "")]
    return "\n".join([f"✗ {name}", *(f"  {head:<9} {indented(body)}" for head, body in rows if body)])


# Anybody can claim that the loss falls.  A test that asks for such a thing lets the probe return the numbers,
# and whoever compares *measures* them.  Numbers that cannot be measured, of a wrong shape perhaps, count as an error.
def measured(came, measure):
    try:
        with numpy.errstate(all="ignore"):
            return plain(measure(came))
    except Exception as caught:
        return Raised(type(caught).__name__, str(caught))


def indented(body):
    """A text below its first line, in lines that a page of a notebook has room for."""
    lines = [part for line in body.splitlines() for part in wrap(line, 76, drop_whitespace=False) or [""]]
    return ("\n" + " " * 12).join(lines)


def text(value):
    if isinstance(value, Raised):
        return f"an error, {value!r}{f' ({value.line})' if value.line else ''}"
    if isinstance(value, numpy.ndarray):
        return f"{numpy.array2string(value, precision=6, threshold=40)}, shape {value.shape}"
    if isinstance(value, list):
        return f"[{', '.join(map(text, value))}]"
    return f"{value:.6g}" if type(value) is float else repr(value)


# ## The question
def check(name, probe, expected, hint="", hints=(), page="", measure=None):
    """One question to the student's code.

    Args:
        name: of the test, in capitals.
        probe: a function without arguments that runs the student's code and returns numbers, arrays, texts, or
            lists or dicts of them.
        expected: the right answer; an exception class, if the code has to refuse.
        hint: what to think about if the answer is wrong; names the idea, not the solution.
        hints: pairs (wrong answer, hint) for the wrong answers that give their mistake away.
        page: the notebook to read, by its file name without the ending.
        measure: a function of what the probe returned; its result is then what is compared with `expected`.

    Raises:
        Unsolved: the answer is wrong, with a text that says what was expected and what came.
    """
    problem = verdict(name, answer(probe), expected, hint, hints, page, measure)
    if problem:
        raise Unsolved(problem)
    print(f"✓ {name}")
