"""# The tape as a drawing

Variables are boxes, operations are beads, and every arrow is an edge of the tape, drawn the way the values went.
The gradient goes the same ways back.
"""

import math
from collections import Counter

from ..engine.tape import Handle, Leaf
from . import curves
from .fold import folded
from .layout import Layout, spread
from .reading import Reading, constant_text, inputs
from .svg import Drawing, element, label, line_width
from .walk import gradients as all_gradients
from .walk import known_values, short

WIDEST = 750                                       # pixels of a page's column; what is wider is drawn downwards
SIGNS = {"add": "+", "subtract": "−", "multiply": "×", "divide": "÷", "negative": "−"}


def draw(y, names=None, limit=60, alt=None, values=False, gradients=False):
    """The part of the tape that leads to an array, as a drawing.

    Args:
        y: an array that was computed inside `record`.
        names: as for `table`.
        limit: how many variables and operations to draw singly; of a longer tape repeated blocks become one box,
            and if that is not enough, all but the beginning and the end.
        alt: alternative text; by default the operations in words.
        values: whether to show values too, as far as they are known: the tape keeps only those that a rule needs.
            A dict `names` adds those of the arrays in it.
        gradients: whether to show what arrives at each place if backward starts at y.  No buffer is changed.

    Returns:
        Drawing: shows itself in a notebook.

    Raises:
        MXNetError: y is not on the tape, its graph was freed, or, for gradients, a value that a rule needs
            was overwritten.
        TypeError: y, or something in a dict `names`, is not an array.
        ValueError: there are more names than variables.
    """
    reading = Reading(y, names, "show.draw")
    leaves, nodes = folded(reading, limit)
    known = {entry: [short(x, FEW)] for entry, x in known_values(reading, y, names).items()} if values else {}
    arrived = {entry: short(x, FEW) for entry, x in all_gradients(reading, y).items()} if gradients else {}
    vertices = [Vertex(reading, group, notes(reading, group, known, arrived)) for group in (*leaves, *nodes)]
    scene = Scene(vertices, edges_between(leaves, nodes))
    return Drawing(scene.width, scene.height, scene.elements(), alt or in_words(reading, known, arrived))


FEW = 4                                            # elements of an array that a box has room for


def notes(reading, group, known, arrived):
    """Further lines of a box: its value, and the gradient that arrives."""
    if not group.is_single:
        return []
    entry = group.nodes[0]
    found = [(f"= {text}", "") for text in known.get(entry, ())]
    if entry in arrived:
        found.append((f"d{reading.names[entry]} = {arrived[entry]}", "bold"))
    return [(part, 11, kind) for text, kind in found for part in in_two(text)]


def in_two(text):
    """What is said of a large array takes two lines, its shape and its range: so its box stays narrow.

    >>> in_two("dx = (8,) from -1 to 2"), in_two("dx = [1, 2]")
    (['dx = (8,)', 'from -1 to 2'], ['dx = [1, 2]'])
    """
    shape, found, numbers = text.partition(" from ")
    return [shape, f"from {numbers}"] if found and "output" not in text else [text]


def edges_between(leaves, nodes):
    """(from, to) for every edge, the groups being numbered; each pair once where one of them is folded."""
    groups = [*leaves, *nodes]
    number = {entry: k for k, group in enumerate(groups) for entry in group.nodes}
    found = []
    for k, group in enumerate(nodes, len(leaves)):
        new = [(number[edge.parent], k) for node in group.nodes for edge in inputs(node) if edge.parent in number]
        new = [pair for pair in new if pair[0] != k]
        singles = [pair for pair in new if group.is_single and groups[pair[0]].is_single]
        found += singles + list(dict.fromkeys(pair for pair in new if pair not in singles))
    return found


# ## Boxes and beads
class Vertex:
    """One box of the drawing.

    Attributes:
        lines: (text, size, kind) from top to bottom.
        ink: blue for variables, orange for the head.
        radius: of its corners.
    """

    def __init__(self, reading, group, further=()):
        entry = group.nodes[-1]
        is_leaf = type(entry) is Leaf
        self.ink = "blue" if is_leaf else "orange" if entry is reading.head else ""
        self.radius, self.is_stack = 5 if is_leaf else 13, not group.is_single
        self.lines = list((many if self.is_stack else variable if is_leaf else single)(reading, group))
        self.lines += further
        self.width = max(max(line_width(text, size) for text, size, _ in self.lines) + 22, 38)
        self.height = 1.3 * sum(size for _, size, _ in self.lines) + 9

    def elements(self, x, y):
        """The box around the middle (x, y)."""
        left, top = x - self.width / 2, y - self.height / 2
        size = dict(width=self.width, height=self.height, rx=self.radius)
        if self.is_stack:
            yield element("rect", x=left + 4, y=top + 4, **size, class_=f"wash {self.ink or 'grey'}")
        yield element("rect", x=left, y=top, **size, class_=f"wash {self.ink or 'grey'}")
        yield element("rect", x=left, y=top, **size, class_=f"line {self.ink}")
        base = top + 4.5
        for text, size, kind in self.lines:
            yield label(x, base + size, text, size, kind=kind)
            base += 1.3 * size


def variable(reading, group):
    leaf, = group.nodes
    yield reading.names[leaf], 13, "bold"
    yield str(leaf.shape), 11, "soft"


def single(reading, group):
    node, = group.nodes
    yield sign(node), 14, ""
    yield reading.names[node], 11, "bold" if node in reading.given else "soft"


def sign(node):
    """What stands for an operation; a number that it saved is shown with it."""
    text, saved = SIGNS.get(node.op, node.op), node.saved
    if node.also is None and isinstance(saved, Handle) and saved._node is None and saved._data.ndim == 0:
        return f"{text} {constant_text(saved._data)}"
    return text


def many(reading, group):
    """A folded box: how many, of what, and from where to where."""
    nodes = group.nodes
    if type(nodes[0]) is Leaf:
        yield f"{len(nodes):,} variables", 13, "bold"
    else:
        block = nodes[:len(nodes) // group.times] if group.times else nodes
        counts = Counter(SIGNS.get(node.op, node.op) for node in block).most_common()
        yield (f"{group.times:,} times" if group.times else f"{len(nodes):,} operations"), 13, "bold"
        words = [f"{count:,} {op}" if count > 1 else op for op, count in counts[:4]]
        yield ", ".join(words) + ", …" * (len(counts) > 4), 13, ""
    yield f"{reading.names[nodes[0]]} … {reading.names[nodes[-1]]}", 11, "soft"


# ## Arrows
#
# From left to right if the page is wide enough, otherwise downwards.  What follows thinks in along and across;
# `place` turns that into x and y.
class Scene:
    """Where everything stands.

    Attributes:
        ways: for each edge its curves, from one box to the other.
    """

    def __init__(self, vertices, edges):
        self.vertices, self.downwards = vertices, False
        self.layout = Layout([(v.width, v.height) for v in vertices], edges, 40)
        if self.layout.along[-1][1] > WIDEST:
            self.layout, self.downwards = Layout([(v.height, v.width) for v in vertices], edges, 34), True
        self.ways = [[[self.place(*p) for p in control] for control in way] for way in ways(self.layout)]
        across = max(x + size[1] / 2 for x, size in zip(self.layout.across, self.layout.sizes))
        self.width, self.height = (length + 6 for length in self.place(self.layout.along[-1][1], across))

    def place(self, along, across):
        return (across + 6, along + 6) if self.downwards else (along + 6, across + 6)

    def middle(self, k):
        """Of the box number k."""
        return self.place(sum(self.layout.along[self.layout.layer[k]]) / 2, self.layout.across[k])

    def elements(self):
        for way in self.ways:
            yield from curves.arrow(way)
        for k, vertex in enumerate(self.vertices):
            yield from vertex.elements(*self.middle(k))


def ways(layout):
    """For each edge its curves, from the side of one box through the dummies to the side of another."""
    starts = parallel(layout)
    ends = meeting(layout, starts)
    for chain, start, end in zip(layout.chains, starts, ends):
        points = [(side(layout, chain[0], +1), layout.across[chain[0]] + start)]
        for dummy in chain[1:-1]:
            points += [(along, layout.across[dummy]) for along in layout.along[layout.layer[dummy]]]
        points.append((side(layout, chain[-1], -1), layout.across[chain[-1]] + end))
        yield [[(a, x), ((a + b) / 2, x), ((a + b) / 2, y), (b, y)] for (a, x), (b, y) in zip(points, points[1:])]


def side(layout, vertex, sign):
    return sum(layout.along[layout.layer[vertex]]) / 2 + sign * layout.sizes[vertex][0] / 2


# Edges leave a box from one point, unless two go to the same box.  They arrive side by side, each as straight as
# the others let it.
def parallel(layout):
    """How far across from the middle of its box each edge begins."""
    pairs = [(chain[0], chain[-1]) for chain in layout.chains]
    return [12.0 * (pairs[:k].count(pair) - (pairs.count(pair) - 1) / 2) for k, pair in enumerate(pairs)]


def meeting(layout, starts):
    """How far across from the middle of its box each edge ends."""
    result, arriving = [0.0] * len(starts), {}
    for k, chain in enumerate(layout.chains):
        arriving.setdefault(chain[-1], []).append(k)
    for vertex, edges in arriving.items():
        come = {k: layout.across[layout.chains[k][-2]] + starts[k] * (len(layout.chains[k]) == 2) for k in edges}
        edges.sort(key=lambda k: round(come[k], 3))
        half, last = layout.sizes[vertex][1] / 2 - 7, len(edges) - 1
        room = min(12.0, 2 * half / max(last, 1))
        wanted = [come[k] - layout.across[vertex] for k in edges]
        weights = [100.0 if abs(offset) < half else 1.0 for offset in wanted]
        wanted = [offset if abs(offset) < half else math.copysign(room * last / 2, offset) for offset in wanted]
        for rank, (k, offset) in enumerate(zip(edges, spread(wanted, weights, [room] * last))):
            result[k] = min(max(offset, rank * room - half), half - (last - rank) * room)
    return result


def in_words(reading, known=None, arrived=None):
    """The drawing for those who do not see it."""
    def numbers(entry):
        found = [*(known or {}).get(entry, ())]
        if arrived and entry in arrived:
            found.append(f"gradient {arrived[entry]}")
        return f" ({', '.join(found)})" * bool(found)

    steps = [f"{reading.names[node]} {node.op} of {', '.join(reading.inputs(node))}{numbers(node)}"
             for node in reading.nodes[:12]]
    more = len(reading.nodes) - len(steps)
    counts = f"{len(reading.nodes):,} operations from {len(reading.leaves):,} variables"
    leaves = [reading.names[leaf] + numbers(leaf) for leaf in reading.leaves[:12]] if known or arrived else []
    counts += f", {', '.join(leaves)}" * bool(leaves)
    return f"The tape, {counts}: {'; '.join(steps)}{f'; and {more:,} more' * (more > 0)}."
