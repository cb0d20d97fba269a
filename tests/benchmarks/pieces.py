"""What a step consists of: the time of each operator and each rule, where it runs.

    PYTHONPATH=. python tests/benchmarks/pieces.py mlp64 np
    PYTHONPATH=. python tests/benchmarks/pieces.py mlp64 np --small      # of so few numbers that bookkeeping is left
    PYTHONPATH=. python tests/benchmarks/pieces.py operation             # the nanoseconds of one product

The smallest times of some hundred steps, in microseconds.  A clock around each piece costs something too, so the sums
are taken from steps without it.
"""

import os
import sys
from collections import defaultdict
from dataclasses import replace
from time import perf_counter
from timeit import Timer

import numpy
from adapters import ADAPTERS, ONE_CORE, Bare
from catalogue import WORKLOADS
from worker import settle_memory

import refgrad as mx
from refgrad.engine.modes import modes
from refgrad.engine.tape import Leaf, edges, make_node, passes, scatter

STEPS = 300


class Clock:
    """The smallest time of each piece, by its name and by which of its kind it is in a step."""

    def __init__(self):
        self.best, self.seen = defaultdict(lambda: float("inf")), defaultdict(int)

    def around(self, name, function):
        def timed(*args, **options):
            start = perf_counter()
            result = function(*args, **options)
            seconds = perf_counter() - start
            key = name, self.seen[name]
            self.seen[name] += 1
            self.best[key] = min(self.best[key], seconds)
            return result
        return timed

    def sums(self):
        """{name: (how many, seconds of all of them)}."""
        found = defaultdict(list)
        for (name, _), seconds in self.best.items():
            found[name].append(seconds)
        return {name: (len(some), sum(some)) for name, some in found.items()}


def phases(adapter, clock=None):
    """The smallest seconds of record, backward and update; each piece into the clock, if there is one."""
    best = [float("inf")] * 3
    for _ in range(STEPS):
        recorded, record = duration(adapter.record)
        if clock is not None:
            exchange_rules(recorded._node, clock)
            clock.seen.clear()
        _, backward = duration(adapter.backward, recorded)
        _, update = duration(adapter.update) if adapter.workload.rate is not None else (None, 0)
        best = list(map(min, best, (record, backward, update)))
    return best


def duration(function, *args):
    start = perf_counter()
    return function(*args), perf_counter() - start


def exchange_rules(node, clock):
    """Puts the clock around every rule of a graph."""
    waiting, known = [node], set()
    while waiting:
        node = waiting.pop()
        if type(node) is Leaf or node in known:
            continue
        known.add(node)
        waiting += [edge.parent for edge in edges(node)]
        node.rule = exchanged(node.rule, node.op, clock)
        node.also = with_exchanged(node.also, node.op, clock)


def with_exchanged(edge, op, clock):
    if edge is None:
        return None
    parent, rule, saved, also = edge
    return parent, exchanged(rule, op, clock), saved, with_exchanged(also, op, clock)


def exchanged(rule, op, clock):
    return rule if rule in (passes, scatter) else clock.around(f"rule of {op}", rule)


def prepared(adapter, workload):
    adapter.prepare(workload)
    return adapter


def show(title, seconds, remark=""):
    print(f"{title:44}{1e6 * seconds:10.2f}{remark}")


def main(name, face="nd", small=""):
    settle_memory()
    workload = WORKLOADS[name]
    if small:
        workload = replace(workload, **workload.small)
    own, bare = prepared(ADAPTERS[face](), workload), prepared(Bare(), workload)
    for title, ours, theirs in zip(("record", "backward", "update"), phases(own), phases(bare)):
        show(f"{title}, by hand", theirs)
        show(f"{title}, {face}", ours, f"   {1e6 * (ours - theirs):+.2f}")
    pairs = [(x.grad._data, x.grad._data.copy()) for x in own.variables]
    copies = Clock()
    for _ in range(STEPS):
        for buffer, dx in pairs:
            copies.around("copy", buffer.__setitem__)(..., dx)
        copies.seen.clear()
    show("copies into the buffers", copies.sums()["copy"][1])

    clock = Clock()
    for spelling, function in vars(own.F).items():
        setattr(own.F, spelling, clock.around(spelling, function))
    phases(own, clock)
    for piece, (count, seconds) in clock.sums().items():
        show(f"{count:5} x {piece}", seconds)


# ## One operation
#
# What x * w consists of, each piece alone.  They do not add up to the whole, but nearly: the rest is what Python takes
# to read the function's own lines.
class Sign:
    """An object whose product does nothing: Python's way from a sign to a function and back."""

    __slots__ = ()

    def __mul__(self, other):
        return self


def operation():
    a, sign = numpy.ones(4, "float32"), Sign()
    x, w = mx.nd.array(a), mx.nd.array(a)
    known = dict(a=a, sign=sign, x=x, w=w, modes=modes, Handle=type(x), make_node=make_node, leaf=Leaf())
    pieces = {"numpy's product": "a * a", "x * w": "x * w", "from the sign to the function": "sign * sign",
              "an object for the result, and its end": "y = Handle(); y._data = a; y._node = None",
              "dtypes of the operands": "a.dtype is a.dtype", "shapes of the operands": "a.shape == a.shape",
              "the switch": "modes.recording", "a node": "make_node('multiply', leaf, None, w)",
              "an edge": "leaf, None, w, None"}
    for title, text in pieces.items():
        show_nanoseconds(title, text, known)
    x.attach_grad()
    w.attach_grad()
    with mx.autograd.record():
        show_nanoseconds("x * w, recorded", "x * w", known)


def show_nanoseconds(title, text, known, count=100_000):
    empty, whole = (min(Timer(some, globals=known).repeat(15, count)) for some in ("pass", text))
    print(f"{title:44}{1e9 * (whole - empty) / count:10.0f}")


# One core is said before Python starts: numpy looks for it once.
if __name__ == "__main__":
    if not ONE_CORE.items() <= os.environ.items():
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | ONE_CORE)
    operation() if sys.argv[1:] == ["operation"] else main(*sys.argv[1:])
