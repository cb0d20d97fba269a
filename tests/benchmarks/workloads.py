"""Workloads: each thing that is timed, stated once.

A workload says what is computed (`program`, for every framework the same text), from which numbers (`inputs`), and
how one would write it without any framework: `by_hand` computes the value and keeps what is needed for the gradients,
`gradients_by_hand` computes them.  The latter two are the reference twice: each framework's gradients are compared
with theirs, and its time is divided by their time.  So they are written as well as numpy allows: nothing is computed
twice or kept in vain, and what can be written in place is.

In a program `F` stands for the framework: `F.tanh`, `F.dot` and so on, see `adapters.py`.
"""

from dataclasses import dataclass

import numpy as np


class Workload:
    """What is timed.

    Attributes:
        title: one line for the tables.
        phases: what is timed of it: "step" (from the first recorded operation to the gradients, and the update of the
            parameters if there is a learning rate), or "forward" (nothing recorded), "record" and "backward".
        count: by how many operations the time is divided.
        rate: learning rate.
        goals: phase -> {framework, or another workload: ratio that the time of refgrad shall not exceed}.
        small: sizes for a quick test of its correctness.
    """

    phases = ("step",)
    count = 1
    rate = None
    small: dict = {}

    def forward_by_hand(self, *arrays):
        return self.by_hand(*arrays)[0]


def normal(seed, *shapes, scale=1.0):
    """Random float32 arrays of these shapes."""
    generator = np.random.default_rng(seed)
    return [generator.standard_normal(shape, "float32") * np.float32(scale) for shape in shapes]


# ## One operation on four numbers
#
# The price of an engine where numpy does almost nothing.  A thousand operations one after the other, so that the
# clock itself does not count.  By hand the number is made an array beforehand, which is numpy's fastest way.
@dataclass
class Product(Workload):
    ops: int = 1000
    length: int = 4

    title = "one product, with an array"
    phases = "forward", "record", "backward"
    goals = {"forward": dict(bare=2.4, torch=0.6), "record": dict(bare=3.8, torch=0.75, mxnet=0.1),
             "backward": dict(bare=2.4, torch=0.4)}
    small = dict(ops=7)

    @property
    def count(self):
        return self.ops

    def inputs(self):
        return normal(1, self.length) + [np.linspace(0.999, 1.001, self.length).astype("float32")], []

    def program(self, F, x, w):
        y = x
        for _ in range(self.ops):
            y = y * w
        return y

    def forward_by_hand(self, x, w):
        y = x
        for _ in range(self.ops):
            y = y * w
        return y

    def by_hand(self, x, w):
        y, ys = x, []
        for _ in range(self.ops):
            ys.append(y)
            y = y * w
        return y, (ys, w)

    def gradients_by_hand(self, saved):
        ys, w = saved
        dy, dw = np.ones_like(w), np.zeros_like(w)
        for y in reversed(ys):
            dw += dy * y
            dy *= w
        return dy, dw


NUMBER = 1 + 2 ** -14           # the same in float32 and float64, and its millionth power is a float32 too


@dataclass
class Multiple(Product):
    title = "one product, with a number"
    goals = {"forward": dict(bare=2.6, torch=0.6), "record": dict(bare=3.9, torch=0.75, mxnet=0.1),
             "backward": dict(bare=3.3, torch=0.4)}

    def inputs(self):
        return normal(2, self.length), []

    def program(self, F, x):
        y = x
        for _ in range(self.ops):
            y = y * NUMBER
        return y

    def forward_by_hand(self, x):
        y, c = x, np.array(NUMBER, x.dtype)
        for _ in range(self.ops):
            y = y * c
        return y

    def by_hand(self, x):
        return self.forward_by_hand(x), x

    def gradients_by_hand(self, x):
        dy, c = np.ones_like(x), np.array(NUMBER, x.dtype)
        for _ in range(self.ops):
            dy *= c
        return dy,


@dataclass
class LongChain(Multiple):
    ops: int = 100_000
    title = "a chain of 100,000 products, to the gradient"
    phases = ("step",)
    goals = {"step": dict(torch=1.0)}
    small = dict(ops=2000)


# ## The programs of the documents
@dataclass
class FirstDocument(Workload):
    title = "first document: z = (x * 2) * x"
    goals = {"step": dict(bare=2.1, torch=0.22, mxnet=0.05)}

    def inputs(self):
        return [np.array([[1, 2], [3, 4]], "float32")], []

    def program(self, F, x):
        y = x * 2
        return y * x

    def by_hand(self, x):
        y = x * TWO
        return y * x, (x, y)

    def gradients_by_hand(self, saved):
        x, y = saved
        dz = np.ones_like(x)
        dx = dz * y
        dz *= x
        dz *= TWO
        dx += dz
        return dx,


TWO = np.array(2, "float32")


@dataclass
class ControlFlow(Workload):
    title = "control flow of the second document"
    goals = {"step": dict(bare=2.6, torch=0.4)}

    def inputs(self):
        return [np.array([0.55, 0.72], "float32")], []

    def program(self, F, a):
        b = a * 2
        while F.abs(b).sum() < 1000:
            b = b * 2
        return b[0] if b.sum() >= 0 else b[1]

    def by_hand(self, a):
        b, doubled = a * 2, 1
        while np.abs(b).sum() < 1000:
            b = b * 2
            doubled += 1
        place = 0 if b.sum() >= 0 else 1
        return b[place], (a, doubled, place)

    def gradients_by_hand(self, saved):
        a, doubled, place = saved
        da = np.zeros_like(a)
        da[place] = 1
        for _ in range(doubled):
            da *= 2
        return da,


# ## One variable, very often
@dataclass
class FanOut(Workload):
    ops: int = 10_000
    title = "one variable used 10,000 times: x * x * ..."
    goals = {"step": dict(bare=2.6, torch=0.5)}
    small = dict(ops=100)

    def inputs(self):
        return [np.linspace(0.9999, 1.0001, 4).astype("float32")], []

    def program(self, F, x):
        y = x
        for _ in range(self.ops - 1):
            y = y * x
        return y

    def by_hand(self, x):
        y, ys = x, []
        for _ in range(self.ops - 1):
            ys.append(y)
            y = y * x
        return y, (ys, x)

    def gradients_by_hand(self, saved):
        ys, x = saved
        dy, dx = np.ones_like(x), np.zeros_like(x)
        for y in reversed(ys):
            dx += dy * y
            dy *= x
        dx += dy
        return dx,


@dataclass
class Elements(Workload):
    length: int = 10_000
    small = dict(length=100)

    @property
    def title(self):
        return f"x[0] + x[1] + ... over {self.length:,}"

    @property
    def goals(self):
        return {"step": dict(bare=2.9) if self.length == 10_000 else dict(elements=2.3)}

    def inputs(self):
        return normal(4, self.length), []

    def program(self, F, x):
        y = x[0]
        for k in range(1, self.length):
            y = y + x[k]
        return y

    # As in the program, each element is an array without axes: a numpy scalar is no array that one could write into.
    def by_hand(self, x):
        y = x[0, ...].copy()
        for k in range(1, self.length):
            y += x[k, ...]
        return y, x

    def gradients_by_hand(self, x):
        dy, dx = np.ones((), x.dtype), np.zeros_like(x)
        for k in range(self.length - 1, -1, -1):
            place = dx[k, ...]
            place += dy
        return dx,


# ## Large arrays
@dataclass
class LargeArrays(Workload):
    length: int = 10_000_000
    title = "elementwise chain on 10 million numbers"
    goals = {"step": dict(bare=2.0)}
    small = dict(length=1000)

    def inputs(self):
        return normal(5, self.length), []

    def program(self, F, x):
        return F.tanh(x * x + 1) * x

    def by_hand(self, x):
        t = x * x
        t += 1
        np.tanh(t, t)
        return t * x, (t, x)

    def gradients_by_hand(self, saved):
        t, x = saved
        dx = t * t                              # d(t x) = t dx + x (1 - t²) 2x dx
        np.subtract(1, dx, dx)
        dx *= x
        dx *= x
        dx += dx
        dx += t
        return dx,
