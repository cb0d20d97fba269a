"""# Pictures: boxes and arrows on a grid

For ideas rather than numbers.  The vocabulary is four words, each a method of `Picture`:

| word | says |
|---|---|
| `box(name, text, at=(column, row))` | here is a thing |
| `text(text, at=(column, row))` | a remark without a box |
| `arrow(a, b, text)` | one thing leads to another |
| `frame(text, at, to)` | these cells belong together, under a heading |

Columns are as wide and rows as high as what stands in them.  A position may lie between two columns: (0.5, 1).
"""

from math import hypot

from . import curves
from .place import Crowd
from .svg import Drawing, checked_ink, element, label, line_width, lines, num, text_size


class Box:
    """One thing on the grid.

    Attributes:
        x, y: its middle, in pixels, once it has been laid out.
    """

    def __init__(self, text, at, ink, shape, dashed):
        self.text, self.at, self.ink, self.shape, self.dashed = text, at, ink, shape, dashed
        width, height = text_size(text) if text else (0.0, 17.0)
        across, along = {"box": (24, 16), "round": (16, 12), "none": (8, 4)}[shape]
        self.width, self.height = width + across, height + along
        if shape == "round":
            self.width = max(self.width, self.height)
        self.x = self.y = 0.0

    @property
    def radius(self):
        return min(self.width, self.height) / 2 if self.shape == "round" else 5.0

    def holds(self, room):
        """A function that says whether a point lies inside, or less than `room` pixels outside."""
        radius = self.radius

        def inside(x, y):
            u = max(0.0, abs(x - self.x) - self.width / 2 + radius)
            v = max(0.0, abs(y - self.y) - self.height / 2 + radius)
            return hypot(u, v) < radius + room
        return inside

    def elements(self):
        if self.shape != "none":
            size = dict(x=self.x - self.width / 2, y=self.y - self.height / 2, width=self.width, height=self.height,
                        rx=self.radius)
            if self.ink and not self.dashed:
                yield element("rect", **size, class_=f"wash {self.ink}")
            yield element("rect", **size, class_=f"line {self.ink}" + " dashed" * self.dashed)
        if self.text:
            yield from lines(self.x, self.y, self.text, kind=self.ink if self.shape == "none" else "")


class Frame:
    """A tinted area behind cells.

    Attributes:
        before, after: how far it reaches beyond its cells, (left, top) and (right, bottom).
    """

    def __init__(self, text, at, to, ink):
        self.text, self.at, self.to, self.ink = text, at, to, ink
        self.before = self.after = (0.0, 0.0)

    def contains(self, other):
        return self is not other and all(self.at[k] <= other.at[k] and other.to[k] <= self.to[k] for k in (0, 1))

    # A frame around a frame has to reach further, on the sides that they share.
    def make_room(self, frames):
        inner = [frame for frame in frames if self.contains(frame)]
        before = [max((8 + f.before[k] for f in inner if f.at[k] == self.at[k]), default=13) for k in (0, 1)]
        self.before = before[0], before[1] + 20 * bool(self.text)
        self.after = tuple(max((8 + f.after[k] for f in inner if f.to[k] == self.to[k]), default=13) for k in (0, 1))


# ## The canvas
class Picture(Drawing):
    """A canvas for boxes and arrows; `box`, `text`, `arrow` and `frame` return the picture, so they can be chained.

    Args:
        title: text above.
        alt: alternative text, for those who do not see the picture; by default the title and all texts but the arrows'.
        gap: pixels between columns and between rows, at least.

    Examples:
        >>> p = Picture(alt="y is computed from x")
        >>> p.box("x", at=(0, 0)).box("y", "y = x²", at=(1, 0)).arrow("x", "y", "square")
        <drawing: y is computed from x>
    """

    def __init__(self, title="", alt=None, gap=(36, 30)):
        self.title, self.given_alt, self.gap = title, alt, gap
        self.boxes, self.arrows, self.frames = {}, [], []

    @property
    def alt(self):
        words = [self.title, *(frame.text for frame in self.frames), *(box.text for box in self.boxes.values())]
        return self.given_alt or "; ".join(" ".join(text.replace("`", "").split()) for text in words if text)

    def box(self, name, text=None, at=(0, 0), ink="", shape="box", dashed=False):
        """Puts a box on the grid.

        Args:
            name: what arrows call it.
            text: what stands in it, lines separated by newlines, `code` between backticks; by default the name.
            at: (column, row) of its middle.
            ink: a colour of the palette: blue, orange, green, purple, red or grey; otherwise that of the text.
            shape: "box", "round" (a bead), or "none".
            dashed: draw the outline dashed.

        Raises:
            ValueError: there is a box of that name already, or no such shape or colour.
        """
        if name in self.boxes:
            raise ValueError(f"Picture: there are two boxes called {name!r}.")
        if shape not in ("box", "round", "none"):
            raise ValueError(f"Picture: a shape is 'box', 'round' or 'none', not {shape!r}.")
        self.boxes[name] = Box(str(name) if text is None else str(text), tuple(at), checked_ink(ink), shape, dashed)
        return self

    def text(self, text, at=(0, 0), ink="", name=None):
        """Puts text on the grid, without an outline; arrows may lead to it if it has a name."""
        return self.box(name or f"text {len(self.boxes)}", text, at, ink, "none")

    def arrow(self, a, b, text="", dashed=False, ink="", bend=None):
        """Draws an arrow from box a to box b.

        Args:
            a, b: names of boxes; the same one twice makes a loop.
            text: what stands beside it.
            dashed: draw it dashed.
            ink: a colour of the palette.
            bend: pixels by which its middle is pushed to the left of its way; by default none, or as many as keep
                two arrows between the same boxes apart.

        Raises:
            ValueError: there is no box of that name yet, or no such colour.
        """
        for name in (a, b):
            if name not in self.boxes:
                raise ValueError(f"Picture: there is no box called {name!r} yet; there are: "
                                 f"{', '.join(str(name) for name in self.boxes)}.")
        self.arrows.append((self.boxes[a], self.boxes[b], str(text), dashed, checked_ink(ink), bend))
        return self

    def frame(self, text, at, to=None, ink="grey"):
        """Tints the cells from `at` to `to`, both (column, row) in whole numbers, under a heading."""
        self.frames.append(Frame(str(text), tuple(at), tuple(to or at), checked_ink(ink)))
        return self

    def parts(self):
        if not self.boxes:
            raise ValueError("Picture: there is nothing to show.\n  What to do: add at least one box.")
        for frame in sorted(self.frames, key=lambda f: (f.to[0] - f.at[0] + 1) * (f.to[1] - f.at[1] + 1)):
            frame.make_room(self.frames)
        columns, rows = Tracks(self, 0), Tracks(self, 1)
        for box in self.boxes.values():
            box.x, box.y = columns.middle(box.at[0]), rows.middle(box.at[1])
            if box.shape == "box":
                box.width, box.height = columns.cell(box), rows.cell(box)
        scene = Scene()
        for frame in self.frames:
            scene.frame(frame, columns, rows)
        scene.arrows(self.arrows)
        for box in self.boxes.values():
            scene.box(box)
        scene.texts()
        return scene.finished(self.title)


# ## Columns and rows
#
# Boxes fill their cell, so that a grid of them looks like one; beads and bare texts keep their size.  A *track* is a
# column or a row.  A column may be wider than its cells, where an arrow along it has a text at its side, or where a
# frame has a long heading.
class Tracks:
    """The columns (axis 0) or rows (axis 1) of a picture: where they are, and how wide."""

    def __init__(self, picture, axis):
        self.axis, self.cells, wide = axis, {}, {}
        for box in picture.boxes.values():
            if box.at[axis] == int(box.at[axis]):
                self.widen(self.cells, int(box.at[axis]), (box.width, box.height)[axis])
        for start, end, text, *_ in picture.arrows:
            if text and start.at[axis] == end.at[axis] and axis == 0:
                self.widen(wide, start.at[0], 2 * text_size(text, 12)[0] + 20)
        for frame in picture.frames:
            self.widen(self.cells, frame.at[axis], 0)
            self.widen(self.cells, frame.to[axis], 0)
            if axis == 0 and frame.at[0] == frame.to[0]:
                self.widen(wide, frame.at[0], line_width(frame.text, 13) - 10)
        self.sizes = {at: max(cell, wide.get(at, 0)) for at, cell in self.cells.items()}
        self.middles, end, before = {}, 0.0, None
        for at in sorted(self.sizes):
            end += self.gap(picture, before, at) if before is not None else 0.0
            self.middles[at], before = end + self.sizes[at] / 2, at
            end += self.sizes[at]

    @staticmethod
    def widen(sizes, at, size):
        sizes[at] = max(sizes.get(at, 0.0), size)

    def gap(self, picture, before, at):
        """Pixels between two tracks: for the frames that end and begin there, and for the texts of the arrows."""
        axis, gap = self.axis, picture.gap[self.axis]
        gap += max((frame.after[axis] for frame in picture.frames if frame.to[axis] == before), default=0)
        gap += max((frame.before[axis] for frame in picture.frames if frame.at[axis] == at), default=0)
        for start, end, text, *_ in picture.arrows:
            if text and {start.at[axis], end.at[axis]} == {before, at} and start.at[1 - axis] == end.at[1 - axis]:
                gap = max(gap, text_size(text, 12)[axis] + 30)
        return gap

    def middle(self, at):
        """The middle of a track; of a place between two, the point between in proportion."""
        known = self.middles
        if not known:
            return at * 100.0
        low = max((t for t in known if t <= at), default=min(known))
        high = min((t for t in known if t >= at), default=max(known))
        if low >= high:
            return known[low] + (at - low) * 100.0
        return known[low] + (at - low) / (high - low) * (known[high] - known[low])

    def cell(self, box):
        own = (box.width, box.height)[self.axis]
        return max(own, self.cells.get(box.at[self.axis], 0.0))

    def edges(self, first, last):
        """The outer edges of a range of tracks."""
        return self.middles[first] - self.sizes[first] / 2, self.middles[last] + self.sizes[last] / 2


# ## The scene
class Scene:
    """SVG elements, the area that they take, and the texts that still look for a place."""

    def __init__(self):
        self.elements, self.waiting, self.crowd = [], [], Crowd()
        self.xs, self.ys = [], []

    def covers(self, x, y, width, height):
        self.xs += [x - width / 2, x + width / 2]
        self.ys += [y - height / 2, y + height / 2]

    def box(self, box):
        self.covers(box.x, box.y, box.width, box.height)
        self.crowd.rectangle(box.x, box.y, box.width, box.height)
        self.elements += box.elements()

    def frame(self, frame, columns, rows):
        left, right = columns.edges(frame.at[0], frame.to[0])
        top, bottom = rows.edges(frame.at[1], frame.to[1])
        left, top, right, bottom = (left - frame.before[0], top - frame.before[1],
                                    right + frame.after[0], bottom + frame.after[1])
        self.covers((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)
        self.elements.append(element("rect", x=left, y=top, width=right - left, height=bottom - top, rx=8,
                                     class_=f"wash {frame.ink}"))
        if frame.text:
            self.elements += lines((left + right) / 2, top + 17, frame.text, kind="bold")
            self.crowd.rectangle((left + right) / 2, top + 17, line_width(frame.text, 13), 14)

    def arrows(self, arrows):
        for arrow, bend in zip(arrows, bends(arrows)):
            start, end, text, dashed, ink, _ = arrow
            if start is end:
                control = loop(start, arrows)
            else:
                control = curves.outside(curves.bow(start.x, start.y, end.x, end.y, bend), start.holds(1), end.holds(3))
            if control is None:
                continue
            self.elements += curves.arrow([control], ink, dashed)
            points = [curves.point(control, k / 24) for k in range(25)]
            self.crowd.line(points)
            for x, y in points:
                self.covers(x, y, 4, 4)
            if text:
                self.waiting.append((text, control, bend))

    def texts(self):
        for text, control, bend in self.waiting:
            width, height = text_size(text, 12)
            x, y = self.crowd.place(beside_curve(control, bend, width, height), width, height)
            self.elements += lines(x, y, text, 12, kind="soft")
            self.covers(x, y, width, height)

    def finished(self, title):
        left, top, head = min(self.xs) - 3, min(self.ys) - 3, 28 * bool(title)
        width, height = max(self.xs) + 3 - left, max(self.ys) + 3 - top + head
        body = [label(3, 17, title, 14, "start", "bold")] if title else []
        body += [f'<g transform="translate({num(-left)} {num(head - top)})">', *self.elements, "</g>"]
        return max(width, line_width(title, 14) + 6), height, "".join(body)


# Two arrows between the same boxes would lie on each other, so each is pushed to its own left.
def bends(arrows):
    before = []
    for start, end, *_, bend in arrows:
        parallel = sum({start, end} == {a, b} for a, b, *_ in arrows) > 1
        rank = before.count((start, end))
        before.append((start, end))
        yield float(bend) if bend is not None else (14.0 + 26.0 * rank) * parallel


# A loop stands on the side of its box that no other arrow uses.
def loop(box, arrows):
    others = [b if a is box else a for a, b, *_ in arrows if box in (a, b) and a is not b]
    sides = (0, -1), (1, 0), (0, 1), (-1, 0)
    dx, dy = min(sides, key=lambda s: max((s[0] * (o.x - box.x) + s[1] * (o.y - box.y) for o in others), default=0) > 1)
    x, y = box.x + dx * (box.width / 2 + 2), box.y + dy * (box.height / 2 + 2)
    near, far = 11, 26
    return [(x - near * dy, y + near * dx), (x - far * dy + 42 * dx, y + far * dx + 42 * dy),
            (x + far * dy + 42 * dx, y - far * dx + 42 * dy), (x + near * dy, y - near * dx)]


def beside_curve(control, bend, width, height):
    """Middles for a text beside a curve, the better ones first: in the middle, above or to the right, or outside."""
    for far in (5, 9):
        for t in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74):
            x, y = curves.point(control, t)
            (x0, y0), (x1, y1) = curves.point(control, t - 0.02), curves.point(control, t + 0.02)
            length = hypot(x1 - x0, y1 - y0) or 1.0
            nx, ny = (y1 - y0) / length, (x0 - x1) / length
            if bend == 0 and nx - 2 * ny < 0:
                nx, ny = -nx, -ny
            room = far + abs(nx) * width / 2 + abs(ny) * height / 2
            yield from [(x + nx * room, y + ny * room), (x - nx * room, y - ny * room)]
