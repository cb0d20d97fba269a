"""Random programs: refgrad, with both array classes, and the second engine of `tiny.py` have to agree on everything.

Hypothesis writes a program line by line.  Each line is carried out by mx.nd, by mx.np and by tiny, and after each all
three must have met the same error or none, and hold the same values and the same gradient buffers.  A program that
they disagree on is shortened and printed, to be pasted and run.

There are two places where refgrad may choose, and tiny then only says what is allowed:

* Values that were overwritten after they were recorded: backward gives the gradient of the recorded values, or refuses
  as "overwritten".  It may refuse only if the memory of an operand or of the result of an operation that the heads
  lead to was really written after that operation was recorded.
* A graph that is partly gone: after a backward without retain_graph that failed, and among several results of one
  `grad(create_graph=True)` of which one was used up, backward is right or refuses as "already-freed".

A longer run, with new programs each time:

    REFGRAD_PROGRAMS=10000 python -m pytest tests/test_programs.py
"""
import math
import os
from collections import Counter

import tiny
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from refgrad import autograd

PROGRAMS = int(os.environ.get("REFGRAD_PROGRAMS", 0))

# ## What a program begins with
FACES = {
    "nd": "F, relu, join = mx.nd, mx.nd.relu, lambda a, b: mx.nd.concat(a, b, dim=0)",
    "np": "F, relu, join = mx.np, mx.npx.relu, lambda a, b: mx.np.concatenate([a, b])",
}
IMPORTS = """
import threading
from contextlib import suppress
import refgrad as mx
from refgrad import autograd
"""
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
    return (a.as_np_ndarray() * 1.0).as_nd_ndarray() if F is mx.nd else (a.as_nd_ndarray() * 1.0).as_np_ndarray()
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


# ## Steps
#
# What an operand has to be like, so that nothing overflows and no kink is near.
def any_size(a):
    return True


def several(a):
    return len(a) > 1


def pair(a):
    return len(a) == 2


def far_from_zero(a):
    return min(map(abs, a)) > 0.3


UNARY = {
    "-{a}": any_size, "{a} * 2.0": any_size, "0.5 * {a}": any_size, "{a} + 1.5": any_size, "3.0 - {a}": any_size,
    "{a} / 4.0": any_size, "1.5 / {a}": far_from_zero, "F.sin({a})": any_size, "F.square({a})": any_size,
    "F.exp({a})": lambda a: max(a) < 2, "relu({a})": lambda a: min(map(abs, a)) > 1e-3,
    "{a}.copy()": any_size, "other({a})": any_size, "{a}.sum()": several, "{a}.mean()": several,
    "{a}[[0, 0, 1]]": several, "{a}[[1, -1, 0, 1]]": several, "{a} * {a} * {a}": lambda a: max(map(abs, a)) < 3,
}
VIEWS = {
    "{a}[0]": several, "{a}[-1]": several, "{a}[0:2]": several, "{a}[1:]": several, "{a}[::-1]": several,
    "{a}[::2]": several, "{a}.reshape(-1)": any_size, "{a}.detach()": any_size,
}
CURVED = {
    "F.exp({a} * 0.5) * {b}": lambda a: max(a) < 4, "{a} * {a} * {a} + {b}": lambda a: max(map(abs, a)) < 3,
    "F.sin({a} * {b})": any_size, "F.square({a}[0:2]) * {a}.sum()": several,
    "{a}[[0, 0, 1]] * {a}[[1, 0, 0]]": several,
    "{a} / ({a} * {a} + 1.0)": any_size, "F.dot({a}, F.square({a}))": several,
    "relu({a}) * F.square({a})": far_from_zero,
    "F.exp({b} / 8.0) * {a} * {b}": any_size,
}
BINARY = {
    "{a} + {b}": lambda a, b: fits(a, b), "{a} - {b}": lambda a, b: fits(a, b), "{a} * {b}": lambda a, b: fits(a, b),
    "{a} / {b}": lambda a, b: fits(a, b) and far_from_zero(b),
    "F.dot({a}, {b})": lambda a, b: len(a) == len(b) > 1,
    "outer({a}, {b})": lambda a, b: len(a) * len(b) <= 4,
    "join({a}, {b})": lambda a, b: len(a) == len(b) == 2,
}
WRITES = {
    "{a}[:] = 0.5": any_size, "{a} += 0.25": any_size, "{a} *= -0.5": any_size, "{a} /= 2.0": any_size,
    "{a}[0] = -1.25": several, "{a}[1:] = 0.75": several, "{a}[[0, 1]] = 0.6": several,
    "{a}.grad[:] = 0.0": any_size,
}
WRITES_OF_ARRAYS = {
    "{a}[:] = {b}": lambda a, b: len(a) == len(b) > 1 or len(a) > len(b) == 1,
    "{a}[0:2] = {b}": lambda a, b: len(a) > 1 and len(b) == 2,
    "{a} += {b}": lambda a, b: len(a) == len(b) > 1 or len(a) > len(b) == 1,
    "{a} -= {b}": lambda a, b: len(a) == len(b) > 1,
    "{a} *= {b}": lambda a, b: len(a) == len(b) > 1,
    "F.sin({b}, out={a})": lambda a, b: len(a) == len(b) > 1,
}


def fits(a, b):
    return len(a) == len(b) or 1 in (len(a), len(b))


# An index counts backwards from the newest array that will do, so short programs build on what they have.
index = st.sampled_from([0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5, 6, 8])
one_in_four = st.sampled_from([False, False, False, True])
MET = Counter()


class Programs(RuleBasedStateMachine):
    """Writes a program, and has it carried out by three engines line by line."""

    def __init__(self):
        super().__init__()
        self.lines, self.scopes, self.made, self.saved = [], [], 0, []
        self.spaces = {face: {} for face in FACES}
        for face, text in FACES.items():
            exec("\n".join([IMPORTS, text, *HELPERS.values()]), self.spaces[face])
        self.names = {name: getattr(tiny, name) for name in ("relu", "join", *HELPERS)}
        self.names.update(F=tiny, autograd=tiny)
        tiny.now.recording, tiny.now.names = False, self.names

    # ## One step
    def step(self, kind, text):
        MET["steps"] += 1
        MET[kind] += 1
        code = compile(text, text, "exec")
        outcomes = {face: attempt(code, space) for face, space in self.spaces.items()}
        tiny.now.answer = outcomes["nd"]
        outcomes["tiny"] = attempt(code, self.names)
        outcome = outcomes["nd"]
        self.lines.append("    " * len(self.scopes) + (text if outcome is None else
                                                       f"with suppress(Exception): {text}   # {outcome}"))
        if outcome:
            MET[f"error {outcome}"] += 1
        self.demand(len(set(outcomes.values())) == 1, lambda: f"outcomes differ: {outcomes}")
        self.compare()

    def compare(self):
        """Names, values, buffers and grad_reqs are the same in all three."""
        for name, mine in self.arrays():
            for face, space in self.spaces.items():
                x = space[name]
                self.demand(same(x, mine), lambda: f"{face}: {name} is {x}, and should be {mine.numbers()}")
                self.demand((x.grad is None) == (mine.grad is None), lambda: f"{face}: {name}.grad is {x.grad}")
                if mine.grad is not None:
                    self.demand(x.grad_req == mine.entry.req, lambda: f"{face}: {name}.grad_req is {x.grad_req}")
                    self.demand(same(x.grad, mine.grad),
                                lambda: f"{face}: {name}.grad is {x.grad}, and should be {mine.grad.numbers()}")

    def demand(self, holds, complaint):
        if not holds:
            program = "\n".join(self.lines)
            helpers = [text for name, text in HELPERS.items() if name in program]
            raise AssertionError("\n".join([complaint(), IMPORTS, *FACES.values(), *helpers, program]))

    # ## Choosing
    def arrays(self):
        return [(name, a) for name, a in self.names.items() if isinstance(a, tiny.Array)]

    def pick(self, i, fit=any_size):
        """The name of the i-th newest array that is fit, or None."""
        names = [name for name, a in reversed(self.arrays()) if fit(a)]
        return names[i % len(names)] if names else None

    def operand(self, i, fit=any_size):
        return self.pick(i, lambda a: sound(a) and fit(a.numbers()))

    def head(self, i, anything):
        return self.pick(i, any_size if anything else lambda a: tiny.live(a.entry) and not a.entry.leaf)

    def variable(self, i):
        return self.pick(i, lambda a: a.entry is not None and a.entry.req != "null")

    def size(self, name):
        return len(self.names[name].places)

    def new(self, reuse=False, i=0):
        """A new name, or one to be used again."""
        if reuse:
            return self.pick(i)
        self.made += 1
        return letters(self.made)

    # ## Arrays and operations
    @initialize()
    def start(self):
        for text in ("a = array([0.5, -1.25])", "a.attach_grad()", "b = array([1.5, 0.75])", "b.attach_grad()"):
            self.step("start", text)
        self.made = 2
        self.enter("record")

    @rule(size=st.sampled_from([2, 1, 4]), first=st.sampled_from([0.5, -0.8, 1.3]), mark=st.booleans())
    def create(self, size, first, mark):
        name, numbers = self.new(), [first, -1.1, 0.4, 0.9][:size]
        self.step("new array", f"{name} = array({numbers})")
        if mark:
            self.step("attach_grad", f"{name}.attach_grad()")

    @rule(form=st.sampled_from(sorted(UNARY)), i=index, reuse=one_in_four)
    def unary(self, form, i, reuse):
        self.unary_step(form, i, reuse)

    @rule(form=st.sampled_from(["{a}.mean()", "{a}.sum()", "{a}[[0, 0, 1]]", "F.exp({a})"]), i=index, reuse=one_in_four)
    def unary_again(self, form, i, reuse):
        self.unary_step(form, i, reuse)

    def unary_step(self, form, i, reuse):
        a = self.operand(i, UNARY[form])
        if a:
            self.step("operation of one array", f"{self.new(reuse, i)} = {form.format(a=a)}")

    @rule(form=st.sampled_from(sorted(VIEWS)), i=index)
    def view(self, form, i):
        a = self.operand(i, VIEWS[form])
        if a:
            self.step("detach" if "detach" in form else "view", f"{self.new()} = {form.format(a=a)}")

    def two(self, forms, form, i, j):
        a = self.operand(i)
        return a, a and self.operand(j, lambda b: forms[form](self.names[a].numbers(), b))

    def binary_step(self, form, i, j, reuse):
        a, b = self.two(BINARY, form, i, j)
        if a and b:
            self.step("operation of two arrays", f"{self.new(reuse, i)} = {form.format(a=a, b=b)}")

    @rule(form=st.sampled_from(sorted(BINARY)), i=index, j=index, reuse=one_in_four)
    def binary(self, form, i, j, reuse):
        self.binary_step(form, i, j, reuse)

    @rule(form=st.sampled_from(["{a} * {b}", "{a} + {b}"]), i=index, j=index, reuse=one_in_four)
    def join_paths(self, form, i, j, reuse):
        self.binary_step(form, i, j, reuse)

    @rule(i=index)
    def two_results(self, i):
        a = self.operand(i)
        self.saved.append(self.names[a])
        self.step("Function with two results", f"{self.new()}, {self.new()} = polar({a})")

    # ## Writing in place
    @rule(form=st.sampled_from(sorted(WRITES)), i=index)
    def write(self, form, i):
        a = self.operand(i, WRITES[form])
        if a and "grad" in form:
            a = self.variable(i)
        if a:
            self.step("write", form.format(a=a))

    @rule(form=st.sampled_from(sorted(WRITES_OF_ARRAYS)), i=index, j=index)
    def write_array(self, form, i, j):
        a, b = self.two(WRITES_OF_ARRAYS, form, i, j)
        if a and b:
            self.step("write of an array", form.format(a=a, b=b))

    # ## Marks
    @rule(i=index, req=st.sampled_from(["write", "write", "add", "add", "null"]))
    def attach(self, i, req):
        a = self.pick(i, self.markable)
        if a:
            if self.names[a].grad:
                self.step("name for a buffer", f"{self.new()} = {a}.grad")
            kind = "attach_grad" if self.names[a].entry is None else "attach_grad again, or on a result"
            self.step(kind, f"{a}.attach_grad({req!r})")

    # Of several results of one `grad`, two may have one and the same place on the tape.  And a Function uses what it
    # saved as that is when its backward runs.
    def markable(self, a):
        return sound(a) and not (a.entry and len(a.entry.sisters) > 1) and all(a is not b for b in self.saved)

    @rule(which=st.sampled_from(["drop", "common buffer", "name a buffer", "name a buffer", "del"]), i=index, j=index)
    def keep_house(self, which, i, j):
        a = self.pick(i, {"drop": sound, "common buffer": self.markable, "name a buffer": lambda a: a.grad is not None,
                          "del": lambda a: len(self.arrays()) > 2}[which])
        if not a:
            return
        if which == "drop":
            self.step("drop_grad", f"{a}.drop_grad()")
        elif which == "name a buffer":
            self.step("name for a buffer", f"{self.new()} = {a}.grad{['', '.detach()', '.reshape(-1)'][j % 3]}")
        elif which == "del":
            self.step("del", f"del {a}")
        else:
            self.common_buffer(a, j)

    def common_buffer(self, a, j):
        b = self.pick(j, lambda b: self.markable(b) and len(b.places) == self.size(a) > 1 and b is not self.names[a])
        if b:
            buffer, wrong = self.new(), j == 8
            self.step("new array", f"{buffer} = array({[0.0] * (self.size(a) + wrong)})")
            self.step("common buffer", f"autograd.mark_variables([{a}, {b}], [{buffer}, {buffer}], 'add')")

    # ## Scopes
    def enter(self, name):
        self.lines.append("    " * len(self.scopes) + f"with autograd.{name}():")
        self.scopes.append([getattr(engine, name)() for engine in (autograd, tiny)])
        for scope in self.scopes[-1]:
            scope.__enter__()
        MET[name] += 1

    @precondition(lambda self: len(self.scopes) < 3)
    @rule(name=st.sampled_from(["record", "record", "pause"]))
    def enter_scope(self, name):
        self.enter(name)

    @precondition(lambda self: self.scopes)
    @rule()
    def leave_scope(self):
        self.leave()

    def leave(self):
        if self.lines[-1].endswith("():"):
            self.lines.append("    " * len(self.scopes) + "pass")
        for scope in self.scopes.pop():
            scope.__exit__(None, None, None)

    # ## Gradients
    def weight(self, head, i, wanted):
        """A head gradient for this head, as text."""
        if wanted and i % 2:
            return self.operand(i, lambda a: len(a) == self.size(head))
        x = wanted and self.pick(i, lambda a: a.grad and len(a.grad.places) == self.size(head))
        return f"{x}.grad" if x else None

    @rule(i=index, j=index, weighted=st.booleans(), freeing=one_in_four, anything=one_in_four)
    def backward(self, i, j, weighted, freeing, anything):
        y = self.head(i, anything)
        if y:
            arguments = [self.weight(y, j, weighted), None if freeing else "retain_graph=True"]
            self.step("backward", f"{y}.backward({', '.join(filter(None, arguments))})")

    @rule(i=index, j=index, k=index, weighted=st.booleans(), freeing=one_in_four, anything=one_in_four)
    def backward_of_two(self, i, j, k, weighted, freeing, anything):
        y, z = self.head(i, False), self.head(j, anything)
        if y and z:
            weights = f", [{self.weight(y, k, weighted)}, {self.weight(z, k, weighted)}]" if weighted else ""
            self.step("backward of two heads",
                      f"autograd.backward([{y}, {z}]{weights}{'' if freeing else ', retain_graph=True'})")

    @rule(i=index, j=index, k=index, weighted=one_in_four, create=st.booleans(), anything=one_in_four,
          retain=st.sampled_from(["", "", ", retain_graph=True", ", retain_graph=False"]))
    def grad(self, i, j, k, weighted, create, anything, retain):
        y = self.head(i, anything)
        x = y and self.reached(y, j, anything)
        if not x or create and not self.may_record(y):
            return
        weight = self.weight(y, k, weighted)
        self.step("grad with create_graph" if create else "grad",
                  f"{self.new()} = autograd.grad([{y}], [{x}]{f', [{weight}]' if weight else ''}{retain}"
                  f"{', create_graph=True' if create else ''})[0]")

    @rule(i=index, j=index, k=index, create=st.booleans(), anything=one_in_four, written=st.booleans())
    def grad_of_two(self, i, j, k, create, anything, written):
        y = self.head(i, anything)
        x, w = y and self.reached(y, j, anything), y and self.reached(y, k, anything)
        if x and w and x != w and (not create or self.may_record(y)):
            self.step("grad of two variables", f"{self.new()}, {self.new()} = autograd.grad([{y}], [{x}, {w}]"
                                               f"{', create_graph=True' if create else ''})")
            if written and self.lines[-1][-1] in ")":
                self.step("write", f"{self.pick(0)} *= -0.5")

    def reached(self, y, i, anything=False):
        entry = self.names[y].entry
        if anything or entry is None:
            return self.pick(i)
        reached = tiny.entries(entry.scalars)
        return self.pick(i, lambda a: a.entry in reached and a.entry.req != "null")

    # What the third derivative of relu, which is 0, was computed from is not specified.
    def may_record(self, y):
        """Whether the graph of a gradient of y is the same for all engines."""
        return not self.names[y].entry or not any(
            slope is tiny.flat for s in tiny.past(self.names[y].entry.scalars) for _, slope in s.inputs)

    # ## Idioms
    #
    # What chance alone would rarely put together.
    def recorded(self, kind, text):
        self.step(kind, text if tiny.now.recording else f"with autograd.record(): {text}")

    @rule(form=st.sampled_from(sorted(CURVED)), i=index, j=index, order=st.sampled_from([2, 2, 3]), mark=one_in_four,
          retain=st.sampled_from(["", "", ", retain_graph=False"]))
    def gradient_of_gradient(self, form, i, j, order, mark, retain):
        x = self.pick(i, lambda a: sound(a) and a.entry and a.entry.req != "null" and CURVED[form](a.numbers()))
        b = x and self.operand(j, lambda b: fits(self.names[x].numbers(), b))
        if not x or not b:
            return
        y = self.new()
        self.recorded("curved operation", f"{y} = {form.format(a=x, b=b)}")
        if mark and self.markable(self.names[b]):
            self.step("attach_grad again, or on a result", f"{b}.attach_grad()")
        for _ in range(order - 1):
            if self.names[y].entry is None or not self.may_record(y):
                return
            y, head = self.new(), y
            self.step("grad with create_graph", f"{y} = autograd.grad([{head}], [{x}]{retain}, create_graph=True)[0]")
            if y not in self.names:
                return
        self.step("backward of a gradient", f"{y}.backward()")

    @rule(idiom=st.sampled_from(["write_between", "write_between", "gradient_as_operand"]), i=index, j=index)
    def write_and_backward(self, idiom, i, j):
        getattr(self, idiom)(i, j)

    @rule(idiom=st.sampled_from(["accumulate", "release_a_constant", "part_and_whole"]), i=index, j=index)
    def build(self, idiom, i, j):
        getattr(self, idiom)(i, j)

    def write_between(self, i, j):
        form = ["{a}", "{a}.detach()", "{a}.reshape(-1)", "{a}[0:2]", "{a}[::-1]"][(3 * i + j) % 5]
        y = self.head(i, False)
        needed = set().union(*[e.memories for e in tiny.entries(self.names[y].entry.scalars)]) if y else ()
        a = self.pick(j, lambda a: a.memory in needed and ("[" not in form or len(a.places) > 1))
        if a:
            change = "[:] = 0.4" if i % 2 else ".__imul__(0.5)"
            self.step("write between", f"with autograd.pause(): {form.format(a=a)}{change}")
            self.step("backward after a write", f"{y}.backward(retain_graph=True)")

    def accumulate(self, i, j):
        form = ["{s}[:] = {v}", "{s} *= {v}", "{s} -= {v}", "F.sin({v}, out={s})"][j % 4]
        v, s = self.operand(i, lambda v: len(v) > 1 or "F" not in form), self.new()
        if v:
            self.step("new array", f"{s} = array({[0.7, -0.6, 1.1, 0.9][:max(self.size(v), 2)]})")
            self.recorded("accumulate", form.format(s=s, v=v))
            if self.names[s].entry:
                self.step("backward", f"{s}.backward()")

    def release_a_constant(self, i, j):
        x = self.operand(i, lambda a: len(a) == 2)
        if x:
            c, y = self.new(), self.new()
            self.step("new array", f"{c} = array([0.8, -0.7])")
            self.recorded("operation of two arrays", f"{y} = {c} * {x}")
            self.step("del", f"del {y}")
            self.recorded("write", f"{c} += 0.25")

    def part_and_whole(self, i, j):
        form = ["{a}[::-1]", "{a}[0]", "{a}[[0, 0]]", "{a}.sum()"][(i + j) % 4]
        a = self.operand(i, pair)
        b = a and self.operand(j, pair)
        if a:
            part, whole, y = self.new(), self.new(), self.new()
            self.recorded("view", f"{part} = {form.format(a=a)}")
            self.recorded("operation of two arrays", f"{whole} = {a} + {b}")
            self.recorded("operation of two arrays", f"{y} = {whole} * {part}")
            self.step("backward", f"{y}.backward()")

    def gradient_as_operand(self, i, j):
        x = self.pick(i, lambda a: sound(a) and a.grad and sound(a.grad) and len(a.grad.places) == len(a.places))
        if x:
            y = self.new()
            self.recorded("gradient as operand", f"{y} = {x} * {x}.grad")
            if self.names[y].entry:
                self.step("backward", f"{y}.backward(retain_graph=True)")
                self.step("backward", f"{y}.backward(retain_graph=True)")

    # ## Threads
    @rule(which=st.sampled_from(["operation", "recorded", "backward", "two"]), i=index, j=index)
    def thread(self, which, i, j):
        if which in ("operation", "recorded"):
            a, b = self.two(BINARY, "{a} * {b}", i, j)
            if a and b:
                scope = "with autograd.record(): " if which == "recorded" else ""
                self.step("thread", f"thread('{scope}{self.new()} = {a} * {b}')")
            return
        y = self.head(i, False)
        x = y and self.reached(y, j, False)
        if x and which == "backward":
            self.step("thread", f"thread('{y}.backward()')")
        elif x:
            text = f"{{}} = autograd.grad([{y}], [{x}], retain_graph=True)[0]"
            self.step("two threads at once", f"thread('{text.format(self.new())}', '{text.format(self.new())}')")

    # ## The end
    #
    # Everything that is still on the tape is differentiated once more, so that no line was written in vain.
    def teardown(self):
        MET["programs"] += 1
        while self.scopes:
            self.leave()
        for name, y in reversed(self.arrays()):
            if tiny.live(y.entry) and not any(e.freed or e.doubtful for e in tiny.entries(y.entry.scalars)):
                weights = [0.7, -1.2, 0.4, 0.9][:self.size(name)]
                self.step("backward at the end", f"{name}.backward(array({weights}), retain_graph=True)")


def attempt(code, names):
    """None, or what went wrong: the section of the error, or any other error as text."""
    try:
        exec(code, names)
    except Exception as caught:
        return getattr(caught, "section", repr(caught))


def same(x, mine):
    got, want = x.asnumpy().reshape(-1).tolist(), mine.numbers()
    scale = 1 + max(map(abs, want))
    return len(got) == len(want) and all(math.isclose(p, q, rel_tol=0, abs_tol=1e-8 * scale) for p, q in zip(got, want))


def sound(a):
    """Whether an array can be used on: its values are small, and its entry is not in doubt."""
    return max(map(abs, a.numbers())) <= 10 and not (a.entry and a.entry.doubtful)


def letters(k):
    """a, b, ... z, a1, b1, ..."""
    turn, letter = divmod(k - 1, 26)
    return "abcdefghijklmnopqrstuvwxyz"[letter] + str(turn or "")


def test_random_programs_agree_with_the_second_engine(figure):
    MET.clear()
    many = settings(max_examples=PROGRAMS or 400, derandomize=not PROGRAMS, stateful_step_count=30, deadline=None,
                    database=None, report_multiple_bugs=False, phases=[Phase.generate, Phase.shrink],
                    suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Programs, settings=many)
    figure(f"{MET['programs']} random programs, {MET['steps']} lines: {dict(MET)}")
