"""Random programs: refgrad, with both array classes, and the second engine of `tiny.py` have to agree on everything.

Hypothesis writes a program line by line.  Each line is carried out by mx.nd, by mx.np and by tiny.  After each, all
three have met the same error or none, and hold the same values, marks and gradient buffers.  A program on which they
disagree is shortened and printed; it can be pasted and run.

In three places refgrad may choose.  There tiny says what is allowed, and goes on with what refgrad did:

* Values that were overwritten after they were recorded: backward gives the gradient of the recorded values, or
  refuses as "overwritten".  It may refuse only if the memory of an operand or of the result of an operation that the
  heads lead to was written after that operation was recorded.
* A graph of which a part is gone, nobody knows which: backward is right, or refuses as "already-freed".  Such are
  what a backward without retain_graph walked before it failed; what was recorded by `grad(create_graph=True)`, once
  one of its results was used up; and the results of `grad(create_graph=True, retain_graph=False)`.
* While recording, a constant of several graphs may not be written as long as the newest of them is alive.  If only
  an older one is, a write may be refused or not.

Left out: attach_grad() on an array that a Function has saved, or on one of several results of one `grad`; and the
graph of the second derivative of relu.

A longer run, with new programs each time:

    REFGRAD_PROGRAMS=10000 python -m pytest tests/test_programs.py
"""
import math
import os
from collections import Counter

import tiny
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from refgrad import autograd

LONG_RUN = int(os.environ.get("REFGRAD_PROGRAMS", 0))

# ## What a program begins with
IMPORTS = """
import threading
from contextlib import suppress
import refgrad as mx
from refgrad import autograd
"""
FACES = {
    "nd": "F, relu, join = mx.nd, mx.nd.relu, lambda a, b: mx.nd.concat(a, b, dim=0)",
    "np": "F, relu, join = mx.np, mx.npx.relu, lambda a, b: mx.np.concatenate([a, b])",
}
HELPERS = {
    "array": """
def array(numbers):
    return F.array(numbers, dtype="float64")
""",
    "outer": """
def outer(a, b):
    return (a.reshape((-1, 1)) * b.reshape((1, -1))).reshape(-1)
""",
    "other": """
def other(a):
    if F is mx.nd:
        return (a.as_np_ndarray() * 1.0).as_nd_ndarray()
    return (a.as_nd_ndarray() * 1.0).as_np_ndarray()
""",
    "polar": """
class Polar(autograd.Function):
    def forward(self, a):
        self.save_for_backward(a)
        return F.sin(a), F.cos(a)

    def backward(self, d_sin, d_cos):
        a, = self.saved_tensors
        return d_sin * F.cos(a) - d_cos * F.sin(a)

def polar(a):
    return Polar()(a)
""",
    "thread": """
def thread(*texts):
    def run(text):
        try:
            exec(text, globals())
        except Exception as caught:
            errors.append(caught)
    errors, threads = [], [threading.Thread(target=run, args=[text]) for text in texts]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    if errors:
        raise errors.pop()
""",
}


# ## What a line may be
#
# Each form with what its operands have to be like, so that nothing overflows, and no kink is near.
def any_size(a):
    return True


def several(a):
    return len(a) > 1


def below(bound):
    return lambda a: max(map(abs, a)) < bound


def above(bound):
    return lambda a: min(map(abs, a)) > bound


def fits(a, b):
    return len(a) == len(b) or 1 in (len(a), len(b))


def alike(a, b):
    return len(a) == len(b) > 1


def fills(a, b):
    return alike(a, b) or len(a) > len(b) == 1


ONE_ARRAY = {
    "-{a}": any_size, "{a} * 2.0": any_size, "0.5 * {a}": any_size, "{a} + 1.5": any_size,
    "3.0 - {a}": any_size, "{a} / 4.0": any_size, "1.5 / {a}": above(0.3), "F.sin({a})": any_size,
    "F.square({a})": any_size, "F.exp({a})": below(2), "relu({a})": above(1e-3), "{a}.copy()": any_size,
    "other({a})": any_size, "{a}.sum()": several, "{a}.mean()": several, "{a}[[0, 0, 1]]": several,
    "{a}[[1, -1, 0, 1]]": several, "{a} * {a} * {a}": below(3),
}
OFTEN = ["{a}.mean()", "{a}.sum()", "{a}[[0, 0, 1]]", "F.exp({a})", "1.5 / {a}"]
VIEWS = {
    "{a}[0]": several, "{a}[-1]": several, "{a}[0:2]": several, "{a}[1:]": several, "{a}[::-1]": several,
    "{a}[::2]": several, "{a}.reshape(-1)": any_size, "{a}.detach()": any_size,
}
TWO_ARRAYS = {
    "{a} + {b}": fits, "{a} - {b}": fits, "{a} * {b}": fits, "F.dot({a}, {b})": alike,
    "{a} / {b}": lambda a, b: fits(a, b) and above(0.3)(b),
    "outer({a}, {b})": lambda a, b: len(a) * len(b) <= 4,
    "join({a}, {b})": lambda a, b: len(a) == len(b) == 2,
}
WRITES = {
    "{a}[:] = 0.5": any_size, "{a} += 0.25": any_size, "{a} *= -0.5": any_size, "{a} /= 2.0": any_size,
    "{a}[0] = -1.25": several, "{a}[1:] = 0.75": several, "{a}[[0, 1]] = 0.6": several,
    "{a}.grad[:] = 0.0": any_size,
}
WRITES_OF_ARRAYS = {
    "{a}[:] = {b}": fills, "{a} += {b}": fills, "{a} -= {b}": alike, "{a} *= {b}": alike,
    "F.sin({b}, out={a})": alike, "{a}[0:2] = {b}": lambda a, b: len(a) > 1 and len(b) == 2,
}
CURVED = {
    "F.exp({a} * 0.5) * {b}": below(4), "{a} * {a} * {a} + {b}": below(3), "F.sin({a} * {b})": any_size,
    "F.exp({b} / 8.0) * {a} * {b}": any_size, "{a} / ({a} * {a} + 1.0)": any_size, "{a} * {b}": any_size,
    "F.square({a}[0:2]) * {a}.sum()": several, "{a}[[0, 0, 1]] * {a}[[1, 0, 0]]": several,
    "F.dot({a}, F.square({a}))": several, "relu({a}) * F.square({a})": above(0.3),
}
ERRORS = {
    "not-recorded", "recording-was-off", "nothing-was-marked", "already-freed", "no-variables", "overwritten",
    "in-place-write", "partial-write", "unmarked-variable", "unreachable-variable", "gradient-buffer",
    "dropped-twice",
}
LINES, FAILED, PROGRAMS = Counter(), Counter(), Counter()


def any_of(forms):
    return st.sampled_from(sorted(forms))


# An index counts backwards from the newest array that will do: so a program builds on what it has.
index = st.sampled_from([0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5, 6, 8])
seldom = st.sampled_from([False, False, False, True])
often = st.sampled_from([True, True, True, False])


class Programs(RuleBasedStateMachine):
    """Writes a program, and has it carried out by three engines line by line."""

    def __init__(self):
        super().__init__()
        self.spaces = {face: {} for face in FACES}
        for face, text in FACES.items():
            exec("\n".join([IMPORTS, text, *HELPERS.values()]), self.spaces[face])
        self.mine = {name: getattr(tiny, name) for name in ("relu", "join", *HELPERS)}
        self.mine.update(F=tiny, autograd=tiny)
        tiny.now.recording, tiny.now.names = False, self.mine
        self.lines, self.scopes, self.names_made, self.agreed = [], [], 0, True
        self.saved_by_a_function = []

    # ## One line
    def line(self, kind, text):
        """Adds a line; returns whether it was carried out, and not an error."""
        LINES[kind] += 1
        code = compile(text, text, "exec")
        outcomes = {face: attempt(code, space) for face, space in self.spaces.items()}
        outcome = tiny.now.answer = outcomes["nd"]
        outcomes["tiny"] = attempt(code, self.mine)
        self.write_down(text if outcome is None else f"with suppress(Exception): {text}   # {outcome}")
        self.demand(len(set(outcomes.values())) == 1, lambda: f"they differ: {outcomes}")
        if outcome is not None:
            FAILED[outcome] += 1
        self.compare()
        return outcome is None

    def compare(self):
        self.demand(autograd.is_recording() == tiny.now.recording, lambda: "recording is not what it was")
        for name, mine in self.arrays():
            for face, space in self.spaces.items():
                x = space[name]
                self.demand(same(x, mine), lambda: f"{face}: {name} is {x}, not {mine.numbers()}")
                self.demand((x.grad is None) == (mine.grad is None), lambda: f"{face}: {name}.grad is {x.grad}")
                if mine.grad is not None:
                    self.demand(same(x.grad, mine.grad),
                                lambda: f"{face}: {name}.grad is {x.grad}, not {mine.grad.numbers()}")
                    self.demand(x.grad_req == mine.entry.req, lambda: f"{face}: {name} has req {x.grad_req}")

    def demand(self, holds, complaint):
        if not holds:
            self.agreed = False
            program = "\n".join(self.lines)
            helpers = [text for name, text in HELPERS.items() if name in program]
            raise AssertionError("\n".join([complaint(), IMPORTS, *FACES.values(), *helpers, program]))

    def write_down(self, text):
        self.lines.append("    " * len(self.scopes) + text)

    def recorded(self, kind, text):
        return self.line(kind, text if tiny.now.recording else f"with autograd.record(): {text}")

    # ## Names
    def arrays(self):
        return [(name, a) for name, a in self.mine.items() if isinstance(a, tiny.Array)]

    def pick(self, i, fit=any_size):
        """The name of the i-th newest array that is fit, or None."""
        names = [name for name, a in reversed(self.arrays()) if fit(a)]
        return names[i % len(names)] if names else None

    def operand(self, i, fit=any_size):
        """Mostly an array that is on the tape."""
        on_tape = i < 5 and self.pick(i, lambda a: tiny.live(a.entry) and sound(a) and fit(a.numbers()))
        return on_tape or self.pick(i, lambda a: sound(a) and fit(a.numbers()))

    def operands(self, i, j, fit):
        a = self.operand(i)
        return a, a and self.operand(j, lambda b: fit(self.mine[a].numbers(), b))

    def marked(self, i, fit=any_size):
        return self.pick(i, lambda a: sound(a) and a.grad and len(a.grad.places) == len(a.places) and fit(a))

    def markable(self, i, fit=any_size):
        def is_markable(a):
            one_of_several = a.entry and len(a.entry.sisters) > 1
            return sound(a) and not one_of_several and all(a is not x for x in self.saved_by_a_function)
        return self.pick(i, lambda a: is_markable(a) and fit(a))

    def head(self, i, likely=True):
        return self.pick(i, lambda a: not likely or tiny.live(a.entry) and not a.entry.leaf)

    def reached(self, y, i, likely=True):
        """An array from which the head y was computed and which has a buffer, or just any."""
        return self.pick(i, lambda a: not likely or a.grad and a.entry in self.past(y))

    def past(self, y):
        entry = self.mine[y].entry if y else None
        return tiny.entries(entry.scalars) if entry else set()

    def size(self, a):
        return len(self.mine[a].places)

    def new(self, reuse=False, i=0):
        """A new name, or that of an array that is there."""
        if reuse:
            return self.pick(i)
        self.names_made += 1
        return letters(self.names_made)

    # ## Arrays and operations
    @initialize()
    def start(self):
        a, b = self.new(), self.new()
        self.line("new array", f"{a} = array([0.5, -1.25])")
        self.attach(a, "write")
        self.line("new array", f"{b} = array([1.5, 0.75])")
        self.attach(b, "add")
        self.enter("record")

    @rule(size=st.sampled_from([2, 1, 4]), first=st.sampled_from([0.5, -0.8, 1.3]), mark=st.booleans())
    def create(self, size, first, mark):
        a = self.new()
        self.line("new array", f"{a} = array({[first, -1.1, 0.4, 0.9][:size]})")
        if mark:
            self.attach(a, "write")

    @rule(form=any_of(ONE_ARRAY), i=index, reuse=seldom)
    def compute(self, form, i, reuse):
        a = self.operand(i, ONE_ARRAY[form])
        if a:
            self.line("operation of one array", f"{self.new(reuse, i)} = {form.format(a=a)}")

    @rule(form=any_of(OFTEN), i=index)
    def compute_more(self, form, i):
        self.compute(form, i, False)

    @rule(form=any_of(VIEWS), i=index)
    def view(self, form, i):
        a = self.operand(i, VIEWS[form])
        if a:
            self.line("detach" if "detach" in form else "view", f"{self.new()} = {form.format(a=a)}")

    @rule(form=any_of(TWO_ARRAYS), i=index, j=index, reuse=seldom)
    def combine(self, form, i, j, reuse):
        a, b = self.operands(i, j, TWO_ARRAYS[form])
        if a and b:
            self.line("operation of two arrays", f"{self.new(reuse, i)} = {form.format(a=a, b=b)}")

    @rule(form=st.sampled_from(["{a} * {b}", "{a} + {b}"]), i=index, j=index)
    def combine_more(self, form, i, j):
        self.combine(form, i, j, False)

    @rule(i=index, multiply=st.booleans())
    def compute_two_results(self, i, multiply):
        a = self.operand(i)
        if a:
            b, c = self.new(), self.new()
            self.saved_by_a_function.append(self.mine[a])
            self.line("Function of two results", f"{b}, {c} = polar({a})")
            if multiply:
                self.line("operation of two arrays", f"{self.new()} = {b} * {c}")

    # ## Writing in place
    @rule(form=any_of(WRITES), i=index)
    def write(self, form, i):
        a = self.marked(i) if "grad" in form else self.operand(i, WRITES[form])
        if a:
            self.line("write", form.format(a=a))

    @rule(form=any_of(WRITES_OF_ARRAYS), i=index, j=index)
    def write_array(self, form, i, j):
        a, b = self.operands(i, j, WRITES_OF_ARRAYS[form])
        if a and b:
            self.line("write of an array", form.format(a=a, b=b))

    # ## Marks and names
    #
    # A buffer that is replaced gets a name: graphs that are there already still fill it, or do not.
    def attach(self, a, req):
        if self.mine[a].grad:
            self.line("name for a buffer", f"{self.new()} = {a}.grad")
        entry = self.mine[a].entry
        kind = "attach_grad" if entry is None else "attach_grad again" if entry.leaf else "attach_grad on a result"
        self.line(kind, f"{a}.attach_grad({req!r})")

    @rule(i=index, req=st.sampled_from(["write", "write", "add", "add", "null"]), twice=seldom)
    def attach_grad(self, i, req, twice):
        a = self.markable(i)
        if a:
            self.attach(a, req)
        if a and twice:
            self.attach(a, "add")

    @rule(what=st.sampled_from(["name", "name", "del", "drop", "drop", "common buffer"]), i=index, j=index)
    def keep_house(self, what, i, j):
        a = self.marked(i) if what == "name" or what == "drop" and j < 4 else self.pick(i, sound)
        if what == "common buffer":
            self.common_buffer(i, j)
        elif a and what == "name":
            form = ["{a}.grad", "{a}.grad.detach()", "{a}.grad.reshape(-1)"][j % 3]
            self.line("name for a buffer", f"{self.new()} = {form.format(a=a)}")
        elif a and what == "drop":
            self.line("drop_grad", f"{a}.drop_grad()")
        elif a and len(self.arrays()) > 2:
            self.line("del", f"del {a}")

    def common_buffer(self, i, j):
        a = self.markable(i, lambda a: len(a.places) > 1)
        b = a and self.markable(j, lambda b: len(b.places) == self.size(a) and b is not self.mine[a])
        if b:
            buffer, wrong = self.new(), j in (1, 2)
            self.line("new array", f"{buffer} = array({[0.0] * (self.size(a) + wrong)})")
            self.line("mark_variables", f"autograd.mark_variables([{a}, {b}], [{buffer}, {buffer}], 'add')")

    # ## Scopes
    def enter(self, name):
        LINES[name] += 1
        self.write_down(f"with autograd.{name}():")
        self.scopes.append([getattr(engine, name)() for engine in (autograd, tiny)])
        for scope in self.scopes[-1]:
            scope.__enter__()

    def leave(self):
        if self.lines[-1].endswith("():"):
            self.write_down("pass")
        for scope in self.scopes.pop():
            scope.__exit__(None, None, None)

    @precondition(lambda self: len(self.scopes) < 3)
    @rule(name=st.sampled_from(["record", "record", "pause"]))
    def enter_a_scope(self, name):
        self.enter(name)

    @precondition(lambda self: self.scopes)
    @rule()
    def leave_a_scope(self):
        self.leave()

    # ## Gradients
    def head_gradient(self, i, y, wanted):
        """An array of the size of y, or a gradient buffer; None if not wanted."""
        if wanted and i % 2:
            return self.operand(i, lambda a: len(a) == self.size(y))
        x = wanted and self.pick(i, lambda a: a.grad and len(a.grad.places) == self.size(y))
        return f"{x}.grad" if x else None

    @rule(i=index, j=index, weighted=st.booleans(), retain=often, likely=often)
    def backward(self, i, j, weighted, retain, likely):
        y = self.head(i, likely)
        if y:
            options = [self.head_gradient(j, y, weighted), "retain_graph=True" if retain else None]
            self.line("backward", f"{y}.backward({', '.join(filter(None, options))})")

    @rule(i=index, j=index, k=index, weighted=st.booleans(), retain=st.booleans(), likely=often)
    def backward_of_two(self, i, j, k, weighted, retain, likely):
        y = self.head(i)
        z = self.pick(j, lambda a: not likely or a.entry in self.past(y) and not a.entry.leaf)
        if y and z:
            dys = f", [{self.head_gradient(k, y, weighted)}, {self.head_gradient(k, z, weighted)}]"
            self.line("backward of two heads", f"autograd.backward([{y}, {z}]{dys if weighted else ''}"
                                               f"{', retain_graph=True' if retain else ''})")

    @rule(i=index, j=index, k=index, weighted=seldom, create=st.booleans(), likely=often,
          retain=st.sampled_from(["", "", ", retain_graph=True", ", retain_graph=False"]))
    def grad(self, i, j, k, weighted, create, likely, retain):
        y = self.head(i, likely)
        x = y and self.reached(y, j, likely)
        if x and not (create and self.has_kink(y)):
            dy = self.head_gradient(k, y, weighted)
            self.line("grad with create_graph" if create else "grad",
                      f"{self.new()} = autograd.grad([{y}], [{x}]{f', [{dy}]' if dy else ''}{retain}"
                      f"{', create_graph=True' if create else ''})[0]")

    @rule(i=index, j=index, k=index, create=st.booleans(), likely=often, write=st.booleans())
    def grad_of_two(self, i, j, k, create, likely, write):
        y = self.head(i, likely)
        x, w = y and self.reached(y, j, likely), y and self.reached(y, k, likely)
        if x and w and not (create and self.has_kink(y)):
            a, b = self.new(), self.new()
            done = self.line("grad of two variables", f"{a}, {b} = autograd.grad([{y}], [{x}, {w}]"
                                                      f"{', create_graph=True' if create else ''})")
            if done and write:
                self.line("write", f"{a} *= -0.5")

    def has_kink(self, y):
        past = tiny.past(self.mine[y].entry.scalars) if self.mine[y].entry else ()
        return any(slope is tiny.flat for s in past for _, slope in s.inputs)

    # ## Idioms
    #
    # What belongs together, and would rarely come together by chance.
    @rule(form=any_of(CURVED), i=index, j=index, order=st.sampled_from([2, 2, 3]), mark=st.booleans(),
          weighted=seldom, retain=st.sampled_from(["", "", ", retain_graph=False"]))
    def gradient_of_gradient(self, form, i, j, order, mark, weighted, retain):
        x = self.marked(i, lambda a: a.entry.req != "null" and CURVED[form](a.numbers()))
        x_numbers = self.mine[x].numbers() if x else []
        b = x and (self.marked if mark else self.pick)(j, lambda b: sound(b) and fits(x_numbers, b.numbers()))
        if not b:
            return
        y = self.new()
        self.recorded("operations", f"{y} = {form.format(a=x, b=b)}")
        if mark and self.markable(0, lambda a: a is self.mine[b]):
            self.attach(b, "write")
        for _ in range(order - 1):
            if self.has_kink(y):
                return
            head, y = y, self.new()
            dy = f", [{b}]" if weighted and self.size(b) == self.size(head) and sound(self.mine[b]) else ""
            if not self.line("grad with create_graph",
                             f"{y} = autograd.grad([{head}], [{x}]{dy}{retain}, create_graph=True)[0]"):
                return
        self.line("backward of a gradient", f"{y}.backward()")

    @rule(i=index, j=index, form=st.sampled_from(["", "F.exp({a})", "F.sin({a})", "{a} * {b}", "{a} / {b}"]),
          way=st.sampled_from(["{a}", "{a}.detach()", "{a}.reshape(-1)", "{a}[0:2]", "{a}[::-1]"]),
          change=st.sampled_from(["[:] = 0.4", ".__imul__(0.5)"]))
    def write_between(self, i, j, form, way, change):
        """Writes into memory that the graph of a head has used, perhaps that of its last operation."""
        if form:
            a, b = self.operands(i, j, lambda a, b: fits(a, b) and below(2)(a) and above(0.3)(b))
            if not b:
                return
            self.recorded("operations", f"{self.new()} = {form.format(a=a, b=b)}")
        y = self.head(0 if form else i)
        used = set().union(*[entry.memories for entry in self.past(y)])
        a = self.pick(j, lambda a: a.memory in used and ("[" not in way or len(a.places) > 1))
        if a:
            self.line("write between", f"with autograd.pause(): {way.format(a=a)}{change}")
            self.line("backward after a write", f"{y}.backward(retain_graph=True)")

    @rule(i=index, idiom=st.sampled_from(["fill", "scale", "part", "constant", "released constant"]))
    def unmarked_array(self, i, idiom):
        """A new array takes in a recorded value, or is a constant of a graph that may be gone."""
        x = self.operand(i, lambda a: len(a) == 1 + (idiom != "fill"))
        if x:
            c, y = self.new(), self.new()
            self.line("new array", f"{c} = array([0.8, -0.7])")
            forms = {"fill": "{c}[:] = {x}", "scale": "{c} *= {x}", "part": "{c}[0:2] = {x}"}
            if idiom in forms:
                self.recorded("write of an array", forms[idiom].format(c=c, x=x))
                self.line("backward", f"{c}.backward()")
            else:
                self.recorded("operation of two arrays", f"{y} = {c} * {x}")
                if idiom == "released constant":
                    self.line("del", f"del {y}")
                self.recorded("write", f"{c} += 0.25")

    @rule(i=index, j=index, form=st.sampled_from(["{a}[::-1]", "{a}[0]", "{a}[[0, 0]]", "{a}.sum()"]))
    def part_and_whole(self, i, j, form):
        """A sum gives one and the same dy to two arrays, and to a part of one of them more arrives."""
        a, b = self.operands(i, j, alike)
        if b and self.size(a) == 2:
            part, whole, y = self.new(), self.new(), self.new()
            self.recorded("view", f"{part} = {form.format(a=a)}")
            self.recorded("operation of two arrays", f"{whole} = {a} + {b}")
            self.recorded("operation of two arrays", f"{y} = {whole} * {part}")
            self.line("backward", f"{y}.backward()")

    @rule(i=index, j=index, multiply=st.booleans())
    def use_a_gradient(self, i, j, multiply):
        """A buffer as an operand, or as the head gradient of the very sweep that fills it."""
        x = self.marked(i, lambda a: sound(a.grad) and (multiply or a.entry.req == "add"))
        w = x and self.marked(j, lambda a: len(a.places) == self.size(x))
        if w:
            y = self.new()
            self.recorded("operations", f"{y} = {x} * {x}.grad + {w}" if multiply else f"{y} = {x} + {w}")
            self.line("backward", f"{y}.backward(retain_graph=True)")
            self.line("backward", f"{y}.backward({'' if multiply else f'{x}.grad, '}retain_graph=True)")

    # ## Threads
    @rule(what=st.sampled_from(["operation", "recorded operation", "backward", "two at once"]), i=index, j=index)
    def in_a_thread(self, what, i, j):
        if "operation" in what:
            a, b = self.operands(i, j, fits)
            if a and b:
                scope = "with autograd.record(): " if "recorded" in what else ""
                self.line("thread", f"thread('{scope}{self.new()} = {a} * {b}')")
            return
        y = self.head(i)
        x = y and self.reached(y, j)
        if x and what == "backward":
            self.line("thread", f"thread('{y}.backward()')")
        elif x:
            sweep = f"{{}} = autograd.grad([{y}], [{x}], retain_graph=True)[0]"
            self.line("two threads at once", f"thread('{sweep.format(self.new())}', '{sweep.format(self.new())}')")

    # ## The end
    #
    # At last a backward from every array, so that no line was written in vain.
    def teardown(self):
        PROGRAMS["run"] += 1
        while self.scopes:
            self.leave()
        for y, why in reversed([(name, array.why) for name, array in self.arrays()]):
            known = not any(entry.doubtful for entry in self.past(y)) and (self.past(y) or why != "not-recorded")
            if self.agreed and known:
                dy = [0.7, -1.2, 0.4, 0.9][:self.size(y)]
                self.line("backward at the end", f"{y}.backward(array({dy}), retain_graph=True)")
        tiny.now.answer, tiny.now.names = None, {}


def attempt(code, names):
    """None, or what went wrong: the section of an error of refgrad, any other as text."""
    try:
        exec(code, names)
    except Exception as caught:
        return getattr(caught, "section", repr(caught))


def same(x, mine):
    got, want = x.asnumpy().reshape(-1).tolist(), mine.numbers()
    scale = 1 + max(map(abs, want))
    return len(got) == len(want) and all(math.isclose(p, q, rel_tol=0, abs_tol=1e-8 * scale)
                                         for p, q in zip(got, want))


def sound(a):
    """Whether to compute with an array: its values are small, and its entry is not in doubt."""
    return max(map(abs, a.numbers())) <= 10 and not (a.entry and a.entry.doubtful)


def letters(k):
    """a, b, ... z, a1, b1, ..."""
    turn, letter = divmod(k - 1, 26)
    return "abcdefghijklmnopqrstuvwxyz"[letter] + str(turn or "")


def test_random_programs_agree_with_the_second_engine(figure):
    for counter in LINES, FAILED, PROGRAMS:
        counter.clear()
    run_state_machine_as_test(Programs, settings=settings(
        max_examples=LONG_RUN or 400, derandomize=not LONG_RUN, database=None, stateful_step_count=30, deadline=None,
        report_multiple_bugs=False, phases=[Phase.generate, Phase.shrink], suppress_health_check=list(HealthCheck)))
    figure(f"random programs: {PROGRAMS['run']}, of {LINES.total()} lines: {counted(LINES)}")
    figure(f"errors met in them, by all engines alike: {FAILED.total()}: {counted(FAILED)}")
    assert ERRORS <= set(FAILED)


def counted(counter):
    return ", ".join(f"{what} {number}" for what, number in counter.most_common())
