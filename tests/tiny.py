"""A second engine, to be believed rather than fast: what `test_programs.py` holds refgrad against.

Why believe it?  Because it has none of the parts in which an engine goes wrong, and of the parts that it has
each is a definition:

* *A gradient is a derivative, not a sweep.*  A number knows what it was computed from, and `derivative` is the
  chain rule from school: dy/dx is 1 if y is x, and otherwise Σ slope · da/dx over the numbers a that y was
  computed from.  It goes from the head down to one variable and comes back with one number.  There is no dy, no
  order of visiting, nothing that arrives, is summed in place, scattered or shared.
* *A slope is a number like any other*, so it knows what it was computed from.  That is all there is to gradients
  of gradients; there is no second set of rules and no second kind of pass.
* *Nothing looks back into memory.*  A number is a Python float that never changes.  Writing in place puts another
  float into a list; what was recorded before still has the old one.
* *An array is a list of such numbers.*  Reading a part, sums and joins are a matrix of zeros and ones, written
  out; the zeros are kept, so that each element leads to all that its array leads to.
* *Which programs are errors is said by sets*: the entries that a head leads to, found by walking everything.

What a program may see of refgrad has the same name here (`array`, `sin`, `backward`, `x.grad` ...), so both run
the same text.  An error has the `section` that refgrad's would have.

    >>> x = array([3.0])
    >>> x.attach_grad()
    >>> with record():
    ...     y = x * x
    >>> y.backward()
    >>> x.grad.numbers()
    [6.0]
"""
import math
from contextlib import contextmanager


class Refused(Exception):
    """An error of refgrad, by the name of its section."""

    def __init__(self, section):
        super().__init__(section)
        self.section = section


class now:
    """The state of things: is this recorded, what time is it, what did refgrad do here, which names are there?"""

    recording, time, answer, names = False, 0, None, {}


# ## Where an engine may choose
#
# Nearly always a program is an error or it is none.  Where refgrad may refuse by design, or go on and then has to be
# right, `may` says so, and its answer decides.
def refuse(section, must, may=False):
    if must or may and now.answer == section:
        raise Refused(section)


# ## Numbers
class Scalar:
    """A number, and what it was computed from: pairs of a scalar and a function that gives the slope."""

    def __init__(self, value, *inputs):
        self.value, self.inputs, self.entry = value, inputs, None


def value(s):
    return s.value if isinstance(s, Scalar) else s


def made(value, *inputs):
    """A Scalar, or a plain float if it was computed from floats only."""
    inputs = [(a, slope) for a, slope in inputs if isinstance(a, Scalar)]
    return Scalar(value, *inputs) if inputs else value


def one():
    return 1.0


def flat():
    return 0.0


def add(a, b):
    return made(value(a) + value(b), (a, one), (b, one))


def mul(a, b):
    return made(value(a) * value(b), (a, lambda: b), (b, lambda: a))


def sub(a, b):
    return add(a, mul(-1.0, b))


def div(a, b):
    return mul(a, reciprocal(b))


def reciprocal(a):
    return made(1 / value(a), (a, lambda: mul(-1.0, mul(reciprocal(a), reciprocal(a)))))


def sine(a):
    return made(math.sin(value(a)), (a, lambda: cosine(a)))


def cosine(a):
    return made(math.cos(value(a)), (a, lambda: mul(-1.0, sine(a))))


def power_of_e(a):
    y = made(math.exp(value(a)), (a, lambda: y))
    return y


def positive_part(a):
    y = made(max(value(a), 0.0), (a, lambda: made(float(y.value > 0), (y, flat))))
    return y


def total(terms):
    return made(sum(map(value, terms)), *[(term, one) for term in terms])


def weighted(rows):
    """The function that multiplies by a matrix."""
    return lambda xs: [total([mul(weight, x) for weight, x in zip(row, xs)]) for row in rows]


# ## The derivative
def derivative(y, x, known, keep):
    """dy/dx, or None where y was not computed from x; `keep` is `value` where the slopes' own past does not matter."""
    if y is x:
        return 1.0
    if y not in known:
        terms = [mul(keep(slope()), dx) for a, slope in y.inputs
                 if (dx := derivative(a, x, known, keep)) is not None]
        known[y] = total(terms) if terms else None
    return known[y]


def past(scalars):
    """All that these were computed from."""
    seen, waiting = set(), list(scalars)
    while waiting:
        s = waiting.pop()
        if isinstance(s, Scalar) and s not in seen:
            seen.add(s)
            waiting += [a for a, _ in s.inputs]
    return seen


def entries(scalars):
    return {s.entry for s in past(scalars)} - {None}


# ## Entries
class Entry:
    """One recorded operation, or one variable: the numbers of one array, under a common fate."""

    def __init__(self, scalars, memories=(), leaf=False):
        self.scalars = [s if isinstance(s, Scalar) else Scalar(s) for s in scalars]
        for s in self.scalars:
            assert s.entry is None
            s.entry = self
        self.memories, self.leaf, self.time = set(memories), leaf, tick()
        self.freed, self.doubtful, self.sisters = False, False, set()
        self.buffer, self.req = None, "null"


def tick():
    now.time += 1
    return now.time


def live(entry):
    return entry is not None and not entry.freed


# A freed entry forgets where its numbers came from.
#
# What one `grad` recorded is one graph, of which each result uses a part, and so does what a further `grad` made of
# one of them.  Which part is nobody's business, so if one of these sisters was freed the others are in doubt.
def free(reached):
    for entry in reached:
        if not entry.leaf:
            entry.freed = True
            for s in entry.scalars:
                s.inputs = ()
        for sister in entry.sisters - reached:
            sister.doubtful = True


# ## Arrays
class Memory:
    def __init__(self, numbers):
        self.numbers, self.written = numbers, 0


class Array:
    """Places in a memory, and perhaps an entry."""

    def __init__(self, memory, places=None):
        self.memory, self.places = memory, range(len(memory.numbers)) if places is None else places
        self.entry, self.why, self.users = None, "not-recorded", []

    def numbers(self):
        return [self.memory.numbers[k] for k in self.places]

    # The value is what is in memory *now*; where it came from is what was recorded.
    def read(self):
        if not now.recording or not live(self.entry):
            return self.numbers()
        return [Scalar(number, (s, one)) for number, s in zip(self.numbers(), self.entry.scalars)]

    @property
    def grad(self):
        return self.entry and self.entry.buffer

    def detach(self):
        return Array(self.memory, self.places)

    # A recorded result stays what it is; anything else becomes a variable, a new one each time.
    def attach_grad(self, req="write", buffer=None):
        if not live(self.entry) or self.entry.leaf:
            self.entry = Entry(self.numbers(), leaf=True)
        self.entry.buffer, self.entry.req = buffer or array([0.0] * len(self.places)), req

    def drop_grad(self):
        if self.entry:
            refuse("dropped-twice", self.entry.buffer is None)
            self.entry.buffer, self.entry.req = None, "null"

    def backward(self, out_grad=None, retain_graph=False):
        backward([self], [out_grad], retain_graph)

    def __getitem__(self, key):
        numbers = range(len(self.places))
        return operation(weighted([[float(k == j) for j in numbers] for k in chosen(numbers, key)]), self,
                         view=None if isinstance(key, list) else Array(self.memory, chosen(self.places, key)))

    def reshape(self, _):
        return self[:]

    def copy(self):
        return self[list(range(len(self.places)))]

    def sum(self):
        return operation(weighted([[1.0] * len(self.places)]), self)

    def mean(self):
        return operation(weighted([[1 / len(self.places)] * len(self.places)]), self)

    def __setitem__(self, key, new):
        check_writable(self)
        recorded = now.recording and isinstance(new, Array) and live(new.entry)
        refuse("partial-write", recorded and key != slice(None))
        places = chosen(self.places, key)
        scalars = (new.read() if isinstance(new, Array) else [new]) * len(places)
        write(self.memory, places, scalars)
        if recorded:
            self.entry = Entry([total([s]) for s in scalars[:len(places)]], [self.memory])


def chosen(items, key):
    if isinstance(key, list):
        return [items[k] for k in key]
    return [items[key]] if isinstance(key, int) else items[key]


def array(numbers, dtype=None):
    return Array(Memory(list(numbers)))


def write(memory, places, scalars):
    memory.written = tick()
    for place, s in zip(places, scalars):
        memory.numbers[place] = value(s)


# While recording, no member of a graph may be written: no variable, no result, no constant that an operation has
# used.  Of several that used it, refgrad need not remember all.
def check_writable(x):
    if now.recording:
        graphs = [entries(a.entry.scalars) for a in now.names.values() if isinstance(a, Array) and a.entry]
        alive = set().union(*graphs)
        certain = set().union(*[graph for graph in graphs if not any(entry.doubtful for entry in graph)])
        used = [user for user in x.users if live(user)]
        refuse("in-place-write", live(x.entry) or x.users[-1:] == used[-1:] and certain.intersection(used[-1:]),
               alive.intersection(used))


# ## Operations
def operation(f, *arrays, view=None):
    scalars = f(*[a.read() for a in arrays])
    out = view or array(map(value, scalars))
    if not any(a.entry for a in arrays):
        out.why = "nothing-was-marked" if now.recording else "not-recorded"
    elif not now.recording:
        out.why = "recording-was-off"
    else:
        out.entry = Entry(scalars, [a.memory for a in (*arrays, out)])
        for a in arrays:
            if a.entry is None:
                a.users.append(out.entry)
    return out


def unary(f):
    def function(x, out=None):
        y = operation(lambda xs: [f(x) for x in xs], x)
        if out is not None:
            out[:] = y
        return y if out is None else out
    return function


sin, exp, relu, square = unary(sine), unary(power_of_e), unary(positive_part), unary(lambda x: mul(x, x))


# The shorter operand is used several times.
def binary(f):
    def method(a, b):
        if not isinstance(b, Array):
            return operation(lambda xs: [f(x, b) for x in xs], a)
        size = max(len(a.places), len(b.places))
        return operation(lambda xs, ys: [f(x, y) for x, y in zip((xs * size)[:size], (ys * size)[:size])], a, b)
    return method


# `x += v` writes x + v into x; a recorded v makes x a recorded sum.
def in_place(f):
    def method(x, v):
        check_writable(x)
        with recording(now.recording and isinstance(v, Array) and live(v.entry)):
            x[:] = binary(f)(x.detach().copy(), v)
        return x
    return method


for name, f in dict(add=add, sub=sub, mul=mul, truediv=div).items():
    setattr(Array, f"__{name}__", binary(f))
    setattr(Array, f"__r{name}__", binary(lambda x, c, f=f: f(c, x)))
    setattr(Array, f"__i{name}__", in_place(f))
Array.__neg__ = unary(lambda x: mul(-1.0, x))


def dot(a, b):
    return operation(lambda xs, ys: [total([mul(x, y) for x, y in zip(xs, ys)])], a, b)


def outer(a, b):
    return operation(lambda xs, ys: [mul(x, y) for x in xs for y in ys], a.reshape(-1), b.reshape(-1))


def join(a, b):
    rows = [[float(j == k) for j in range(len(a.places) + len(b.places))]
            for k in range(len(a.places) + len(b.places))]
    return operation(lambda xs, ys: weighted(rows)(xs + ys), a, b)


def polar(a):
    """sin and cos by one operation with two results."""
    both, n = operation(lambda xs: [f(x) for f in (sine, cosine) for x in xs], a), len(a.places)
    parts = both[list(range(n))], both[list(range(n, 2 * n))]
    for part in parts:
        part.why = both.why
    return parts


def other(a):
    """By way of the other array class, which does not remember why an array has no entry."""
    y = a * 1.0
    y.why = "not-recorded"
    return y


# ## Gradients
#
# A head gradient weighs the head's elements, and the gradient is the weighted sum of their derivatives.
#
# An error on the way leaves the graph in doubt: refgrad may have freed a part of it by then.
def head_of(heads, head_grads, retain, exact=False):
    """Pairs of a weight and a number of a head, and the entries that the heads lead to."""
    reached = entries(s for y in heads if y.entry for s in y.entry.scalars)
    begun = doubtful = any(entry.doubtful for entry in reached)
    try:
        for y, dy in zip(heads, head_grads):
            refuse(y.why, y.entry is None)
            refuse("already-freed", y.entry.freed, y.entry.doubtful)
            refuse("head-gradient-shape", dy and len(dy.places) != len(y.places))
        begun = True
        refuse("overwritten", False, any(m.written > entry.time for entry in reached for m in entry.memories))
        refuse("already-freed", any(entry.freed for entry in reached), doubtful)
    except Refused:
        for entry in reached.union(*[entry.sisters for entry in reached]):
            entry.doubtful = entry.doubtful or begun and not retain and not entry.leaf
        raise
    with recording(exact):
        weights = [w for y, dy in zip(heads, head_grads) for w in (dy.read() if dy else [1.0] * len(y.places))]
    return list(zip(weights, [s for y in heads for s in y.entry.scalars])), reached


def gradient(head, entry, keep=value):
    def with_respect_to(x):
        known = {}
        slopes = [(w, derivative(y, x, known, keep)) for w, y in head]
        return total([mul(w, slope) for w, slope in slopes if slope is not None])
    return [with_respect_to(x) for x in entry.scalars]


def backward(heads, head_grads=None, retain_graph=False):
    head, reached = head_of(heads, head_grads or [None] * len(heads), retain_graph)
    filled = [(entry, gradient(head, entry)) for entry in reached if entry.req != "null"]
    if not retain_graph:
        free(reached)
    refuse("no-variables", not filled)
    refuse("gradient-buffer", any(len(entry.buffer.places) != len(dx) for entry, dx in filled))
    for entry, dx in filled:
        old = entry.buffer.numbers() if entry.req == "add" else [0.0] * len(dx)
        write(entry.buffer.memory, entry.buffer.places, map(add, old, dx))


def grad(heads, variables, head_grads=None, retain_graph=None, create_graph=False):
    for x in variables:
        refuse("unmarked-variable", not x.entry or x.entry.req == "null")
    retain = create_graph if retain_graph is None else retain_graph
    head, reached = head_of(heads, head_grads or [None] * len(heads), retain, create_graph)
    wanted = [x.entry for x in variables]
    dxs = [gradient(head, entry, (lambda s: s) if create_graph else value) for entry in wanted if entry in reached]
    if not retain:
        free(reached)
    refuse("unreachable-variable", len(dxs) < len(wanted))
    results = [array(map(value, dx)) for dx in dxs]
    for out, dx in zip(results, dxs):
        if entries(dx):
            out.entry = Entry([total([s]) for s in dx], set().union(*[entry.memories for entry in reached]))
            out.entry.doubtful = not retain
    sisters = {out.entry for out in results}.union(*[entry.sisters for entry in reached]) - {None}
    for entry in sisters if create_graph else ():
        entry.sisters = sisters
    return results


def mark_variables(variables, buffers, req):
    for x, buffer in zip(variables, buffers):
        x.attach_grad(req, buffer)


# ## Scopes and threads
@contextmanager
def recording(on):
    before, now.recording = now.recording, on
    try:
        yield
    finally:
        now.recording = before


def record():
    return recording(True)


def pause():
    return recording(False)


# A thread starts with recording off.
def thread(*texts):
    for text in texts:
        with recording(False):
            exec(text, now.names)
