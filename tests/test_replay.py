"""Replays, and gradients in drawings: they tell what backward does, and change nothing."""
import html.parser
import os
import pathlib
import random
import re
import subprocess
import sys

import numpy
import pytest

from refgrad import autograd, nd, np, show
from refgrad.base import MXNetError
from refgrad.engine import tape
from refgrad.engine.registry import TABLE, body
from refgrad.engine.tape import Handle, Leaf, edges
from refgrad.show.equations import applied, equation
from refgrad.show.reading import Reading
from refgrad.show.walk import known_values, short, visits

CLASSES = pytest.mark.parametrize("face", [nd, np], ids=["nd", "np"])
SEEDS = pytest.mark.parametrize("seed", range(20))


def variable(face, values):
    x = face.array(values)
    x.attach_grad()
    return x


class Swap(autograd.Function):
    """Two outputs, of which one may be left unused."""

    def forward(self, a, b):
        self.save_for_backward(a)
        return b * 2, a * 3

    def backward(self, da, db):
        return db * 3, da * 2


def random_program(face, seed):
    """An array that was computed by some twenty operations, its variables, and all results on the way."""
    chance, numbers = random.Random(seed), numpy.random.RandomState(seed)
    variables = [variable(face, numbers.uniform(0.5, 2, shape)) for shape in ((3,), (2, 3), (2, 1))]
    results = list(variables)
    with autograd.record():
        for _ in range(20):
            a, b = chance.choice(results), chance.choice(results)
            kind = chance.randrange(9)
            if kind < 3:
                new = [lambda a, b: a * b, lambda a, b: a + b, lambda a, b: a - b / 3][kind](a, b)
            elif kind < 6:
                new = [face.tanh, face.sin, lambda a: a * 0.5][kind - 3](a)
            elif kind == 6:
                new = a[:1] + a[-1]
            elif kind == 7:
                new = Swap()(a, b)[chance.randrange(2)]
            else:
                new = a.sum(axis=0)
                new = new.reshape((1,)) if new.ndim == 0 else new
            results.append(new)
            if chance.random() < 0.1:
                new.attach_grad()
        y = sum((r * (k + 1)).sum() for k, r in enumerate(results))
    return y, variables, results


def picture_of_the_tape(y):
    """Everything that a sweep could change, in a form that can be compared."""
    reading = Reading(y, None, "test")
    nodes = [(node, node.order, [(e.parent, e.rule, e.saved) for e in edges(node)]) for node in reading.nodes]
    saved = [item._data.tobytes() for _, _, all_edges in nodes for _, _, items in all_edges
             for item in (items if type(items) is tuple else (items,)) if isinstance(item, Handle)]
    leaves = [*reading.leaves, *(node.kept for node in reading.nodes if hasattr(node, "kept"))]
    buffers = [(leaf, leaf.fresh, leaf.req, leaf.grad, leaf.grad._data.tobytes()) for leaf in leaves]
    return nodes, saved, buffers, tape.newest_write[0], y._data.tobytes()


# ## It tells what backward does
@CLASSES
@SEEDS
def test_gradients_are_those_that_backward_delivers_to_the_last_bit(face, seed):
    y, variables, _ = random_program(face, seed)
    dy = face.array(numpy.random.RandomState(seed).randn(*y.shape), dtype=y.dtype)
    names = [f"v{k}" for k in range(3)]
    gradients = show.replay(y, names, head_grad=dy).gradients
    y.backward(dy)
    for name, x in zip(names, variables):
        assert gradients[name].dtype == x.dtype and gradients[name].tobytes() == x.grad.asnumpy().tobytes()


@CLASSES
@SEEDS
def test_what_arrives_inside_is_what_a_retained_gradient_holds(face, seed):
    y, _, results = random_program(face, seed)
    inner = [r for r in results[3:] if r._node is not None and type(r._node) is not Leaf]
    for r in inner:
        if getattr(r._node, "kept", None) is None:
            r.attach_grad()
    arrived = {step.node: step.dy for step in visits(Reading(y, None, "test"), y)}
    y.backward(retain_graph=True)
    compared = 0
    for r in inner:
        if r._node in arrived and hasattr(r._node, "kept"):
            assert numpy.array_equal(arrived[r._node], r.grad.asnumpy())
            compared += 1
    assert compared > 5


@CLASSES
@SEEDS
def test_steps_are_newest_first_and_sums_are_partial_sums(face, seed):
    y, _, _ = random_program(face, seed)
    reading = Reading(y, None, "test")
    steps = visits(reading, y)
    assert [step.node for step in steps] == reading.nodes[::-1]
    orders = [step.node.order for step in steps]
    assert orders == sorted(orders)                                  # orders fall: the newest has the smallest
    sums = {}
    for step in steps:
        if step.node is not reading.head:
            assert step.dy is sums[step.node][-1]                    # the sum was complete when its turn came
        for edge, dx, total in step.flows:
            before = sums.setdefault(edge.parent, [])
            if isinstance(dx, (numpy.ndarray, numpy.generic)):
                expected = dx if not before else before[-1] + dx
                numpy.testing.assert_allclose(total, expected, rtol=1e-6)
            before.append(total)


@CLASSES
@SEEDS
def test_nothing_is_changed(face, seed):
    y, variables, _ = random_program(face, seed)
    for k, x in enumerate(variables):
        x.grad[:] = k
    before = picture_of_the_tape(y)
    replay = show.replay(y)
    repr(replay), replay._repr_html_(), replay.rows
    show.draw(y, values=True, gradients=True)
    after = picture_of_the_tape(y)
    for one, other in zip(before, after):
        assert one == other
    y.backward()                                                     # and the graph can still be used


@CLASSES
def test_kept_arrays_are_not_shared_with_the_caller(face):
    x, head = variable(face, [1.0, 2.0]), face.array([3.0, 4.0])
    with autograd.record():
        y = x + 1
    replay = show.replay(y, "x", head_grad=head)
    head[:] = 0
    assert replay.gradients["x"].tolist() == [3, 4]


# ## As text
def example():
    x, w = variable(np, [1.0, 2.0]), variable(np, [3.0, 4.0])
    with autograd.record():
        h = x * w
        y = (h * h + h).sum()
    return y, dict(x=x, w=w, h=h, y=y)


def test_the_text_of_a_replay():
    y, names = example()
    assert repr(show.replay(y, names)) == """\
step  operation  dy       rule                                   dx        sum
y     sum        1        d#3 = stretch(dy.reshape((1,)), (2,))  [1, 1]    [1, 1]
#3    add        [1, 1]   d#2 = d#3                              [1, 1]    [1, 1]
                          dh = d#3                               [1, 1]    [1, 1]
#2    multiply   [1, 1]   dh = d#2 · h                           [3, 8]    [4, 9]
                          dh = d#2 · h                           [3, 8]    [7, 17]
h     multiply   [7, 17]  dx = dh · w                            [21, 68]  [21, 68]
                          dw = dh · x                            [7, 34]   [7, 34]"""


def test_a_long_pass_is_told_from_both_ends():
    x = variable(nd, [1.0])
    with autograd.record():
        y = x
        for _ in range(3000):
            y = y * 0.5
    replay = show.replay(y, limit=6)
    lines = repr(replay).split("\n")
    assert len(replay) == len(replay.rows) == 3000
    assert [line.split()[0] for line in lines] == ["step", "#3000", "#2999", "#2998", "...", "#3", "#2", "#1"]
    assert lines[4] == "... 2,994 more: 2,994 multiply ..."
    text = replay._repr_html_()
    assert "2,994 more: 2,994 multiply, not told one by one" in text and text.count("<tbody") == 8
    assert [int(n.replace(",", "")) for n in re.findall(r"Step ([\d,]+) of 3,000", text)] == [1, 2, 3, 2998, 2999, 3000]


def test_a_variable_alone_has_no_steps():
    x = variable(nd, [1.0])
    replay = show.replay(x, "w")
    assert len(replay) == 0 and repr(replay) == "No operations: w is a variable."
    assert "w is a variable" in replay._repr_html_()


@CLASSES
def test_what_cannot_be_replayed_is_an_error_that_says_why(face):
    x = variable(face, [1.0, 2.0])
    with pytest.raises(MXNetError, match="(?s)show.replay: .*recording-was-off"):
        show.replay(x * x)
    with autograd.record():
        y = x * x
    with pytest.raises(ValueError, match="head gradient"):
        show.replay(y, head_grad=face.array([1.0, 2.0, 3.0]))
    x[:] = 5
    for call in show.replay, lambda y: show.draw(y, gradients=True):
        with pytest.raises(MXNetError, match="overwritten"):
            call(y)
    show.draw(y, values=True)
    with autograd.record():
        y = x * x
    y.backward()
    with pytest.raises(MXNetError, match="already freed"):
        show.replay(y)


def test_a_freed_part_is_a_constant_as_in_backward():
    x = variable(nd, [2.0])
    with autograd.record():
        h = x * x
        h.backward()
        y = h * x
    replay = show.replay(y, "x")
    assert replay.gradients["x"].tolist() == [4.0]
    assert [row.rule for row in replay.rows] == ["dx = d#1 · c"] and replay._repr_html_().count("Step ") == 1


def test_what_was_freed_after_its_use_is_an_error_as_in_backward():
    x = variable(nd, [2.0])
    with autograd.record():
        h = x * x
        y = h * x
    h.backward()
    for call in show.replay, lambda y: show.draw(y, gradients=True), lambda y: y.backward():
        with pytest.raises(MXNetError, match="already freed"):
            call(y)


# ## Equations
#
# An equation is read off the source.  That it says what the rule does is proven by doing what it says.
@pytest.mark.parametrize("name, f", [
    ("tanh", np.tanh), ("exp", np.exp), ("sin", np.sin), ("square", np.square), ("log", np.log), ("sqrt", np.sqrt),
    ("multiply", lambda x: x * 3), ("divide", lambda x: x / 4), ("negative", lambda x: -x), ("sigmoid", None)])
def test_an_equation_computes_what_the_rule_gives(name, f):
    f = f or (lambda x: nd.sigmoid(x.as_nd_ndarray()).as_np_ndarray())
    x = variable(np, [0.5, 1.25])
    with autograd.record():
        y = f(x)
    names = dict(x=x, y=y)
    row, = [r for r in show.replay(y, names, head_grad=np.array([2.0, -3.0])).rows if r.rule.startswith("dx = ")]
    known = {n: getattr(numpy, n) for n in ("sin", "cos", "exp", "sqrt", "log", "tanh")}
    values = dict(known, x=x.asnumpy(), y=y.asnumpy(), dy=numpy.array([2.0, -3.0]))
    value = eval(row.rule.removeprefix("dx = ").replace("·", "*"), values)
    y.backward(np.array([2.0, -3.0]))
    numpy.testing.assert_allclose(value, x.grad.asnumpy(), rtol=1e-5)


def test_every_rule_of_the_table_can_be_written():
    count = 0
    for op in TABLE.values():
        for name in op.rules:
            lines = equation(op, name, "dx")
            assert lines is None or lines[-1].startswith(("dx = ", "dx[index] += "))
            count += lines is not None
    assert count > 150


def test_equations_use_the_names_of_the_program():
    x, w = variable(nd, [[1.0, 2.0]]), variable(nd, [3.0, 4.0])
    c = nd.array([5.0, 6.0])
    with autograd.record():
        p, q = Swap()(x[0], w)
        y = (p * q + x * c)[0] / w - x[0, 1:]
    reading = Reading(y, dict(x=x, w=w, p=p, q=q), "test")
    rules = [applied(reading, node, edge) for node in reading.nodes for edge in edges(node)]
    assert "dx[0] += d#1" in rules and "dw = Swap.backward(d#2)" in rules and "d#2[0] = dp" in rules
    assert "dp = d#5 · q" in rules and "dq = d#5 · p" in rules
    assert body(TABLE["multiply"].rules["a"]) is numpy.multiply
    with autograd.record():
        y = x[0] * c
    assert show.replay(y, dict(x=x, y=y)).rows[0].rule == "d#1 = dy · c"
    assert show.replay(y, dict(x=x, y=y, scale=c)).rows[0].rule == "d#1 = dy · scale"


# ## Values
@CLASSES
@SEEDS
def test_values_that_are_shown_are_those_that_were_computed(face, seed):
    y, variables, results = random_program(face, seed)
    known = known_values(Reading(y, None, "test"), y, None)
    named = known_values(Reading(y, {f"r{k}": r for k, r in enumerate(results)}, "test"), y,
                         {f"r{k}": r for k, r in enumerate(results)})
    assert known[y._node].tobytes() == y.asnumpy().tobytes() and len(named) > len(known) > 3
    for r in results:
        for found in known, named:
            if r._node in found:
                assert numpy.array_equal(found[r._node], r.asnumpy())
        assert r._node in named


def test_what_was_overwritten_is_not_shown():
    x, w = variable(nd, [1.0]), variable(nd, [2.0])
    with autograd.record():
        h = x + w
        y = h + w
    names = dict(x=x, w=w, h=h)
    assert len(known_values(Reading(y, names, "test"), y, names)) == 4
    w[:] = 7
    h[:] = 8
    assert set(known_values(Reading(y, names, "test"), y, names)) == {x._node, y._node}
    with autograd.record():
        y = x * w                                                    # saves both
    assert len(known_values(Reading(y, None, "test"), y, None)) == 3
    w[:] = 9
    assert set(known_values(Reading(y, names, "test"), y, names)) == {x._node, y._node}


def test_a_drawing_with_values_and_gradients():
    y, names = example()
    from test_show import texts
    drawing = show.draw(y, names, values=True, gradients=True)
    assert {"= [3, 8]", "dh = [7, 17]", "dx = [21, 68]", "dw = [7, 34]", "dy = 1", "= [1, 2]"} <= set(texts(drawing))
    for said in "h multiply of x, w ([3, 8], gradient [7, 17])", "x ([1, 2], gradient [21, 68])":
        assert said in drawing.alt
    assert not any("=" in text for text in texts(show.draw(y, names)))


@pytest.mark.parametrize("x, text", [
    (numpy.array(2), "2"), (numpy.array([True]), "[True]"), (numpy.float32(-0.0), "0"),
    (numpy.zeros((0, 3)), "empty (0, 3)"), (numpy.full(9, 2.0), "(9,) all 2"),
    (numpy.array([1.0] * 9 + [numpy.nan]), "(10,) with nan or ∞"),
    (numpy.array([-numpy.inf]), "[−∞]"), (numpy.arange(8.0) - 1, "(8,) from −1 to 6")])
def test_arrays_in_a_few_characters(x, text):
    assert short(x) == text


# ## The player
class Page(html.parser.HTMLParser):
    """Elements of a piece of HTML; fails where tags are not closed in order."""

    def __init__(self, text):
        super().__init__()
        self.open, self.found = [], []
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))
        self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def all(self, tag):
        return [attributes for name, attributes in self.found if name == tag]


def players():
    y, names = example()
    long, _, _ = random_program(nd, 3)
    return [replay._repr_html_() for replay in (show.replay(y, names), show.replay(long), show.replay(long, limit=5))]


@pytest.mark.parametrize("k", range(3))
def test_a_player_is_well_formed_and_asks_nobody(k):
    text = players()[k]
    page = Page(text)
    assert not [attributes for _, attributes in page.found if {"id", "href", "src"} & set(attributes)]
    assert set(re.findall(r"https?://[^\"' ]*", text)) == {"http://www.w3.org/2000/svg"} and "url(" not in text
    assert not page.all("script") and page.found[0][1].keys() >= {"oninput", "onclick", "onkeydown"}
    for button in page.all("button"):
        assert button["type"] == "button" and button["aria-label"]
    slider, = page.all("input")
    assert slider["type"] == "range" and slider["aria-label"] and slider["aria-valuetext"]
    assert page.all("output")[0]["aria-live"] == "polite"


@pytest.mark.parametrize("k", range(3))
def test_each_step_of_a_player_shows_one_part_of_the_table(k):
    page = Page(players()[k])
    last = int(page.all("input")[0]["max"])
    assert [body["data-s"] for body in page.all("tbody")] == [f"{n} {n + 1}" for n in range(last + 1)]
    for _, attributes in page.found:
        if "data-s" in attributes:
            start, end = map(int, attributes["data-s"].split())
            assert 0 <= start < end <= last + 1
            assert ("r-on" in attributes.get("class", "")) == (start == 0)       # what is seen before any click


def test_the_sums_in_the_drawing_are_those_of_the_steps():
    y, names = example()
    text = show.replay(y, names)._repr_html_()
    found = re.findall(r'data-s="(\d+) (\d+)"><text[^>]*>(d\S+ = [^<]*)</text>', text)
    assert sorted((t, int(a), int(b)) for a, b, t in found if t.startswith(("dh", "dy"))) == [
        ("dh = [1, 1]", 2, 3), ("dh = [7, 17]", 3, 5), ("dy = 1", 0, 5)]
    assert text.count("Step ") == 4 and "Step 3 of 4: multiply, with d#2 = [1, 1]" in text


def test_edges_of_a_step_are_marked_against_the_arrows():
    x = variable(nd, [1.0])
    with autograd.record():
        y = nd.exp(x)
    text = show.replay(y)._repr_html_()
    (x0, y0, x1, y1), (u0, v0, u1, v1) = (
        [float(n) for n in numbers] for numbers in re.findall(r'd="M(\S+) (\S+)L(\S+) (\S+)" class="r-line\b', text))
    assert x0 < x1 and u0 > u1 and y0 == y1 == v0 == v1
    assert re.search(r'<g data-s="1 2"><path d="[^"]*" class="r-line r-orange"/>', text)


def test_players_are_the_same_everywhere():
    program = "import test_replay; print(*test_replay.players())"
    here, outputs = pathlib.Path(__file__).parent, set()
    for seed in "1", "2":
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8",
                       "PYTHONPATH": f"{here}{os.pathsep}{here.parent}"}
        outputs.add(subprocess.run([sys.executable, "-c", program], env=environment, check=True,
                                   capture_output=True).stdout)
    assert len(outputs) == 1
