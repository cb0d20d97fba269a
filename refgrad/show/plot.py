"""# Plots: lines in a frame, with numpy alone

For small questions: what does this function look like, and which slope did the tape find there?
"""

from math import hypot, isfinite, nan
from typing import NamedTuple

import numpy

from .axis import Axis, as_numbers
from .place import Crowd
from .svg import Drawing, element, label, line, line_width, num


# ## What is drawn
class Curve(NamedTuple):
    """A line through points; made and checked by `curve`."""

    xs: numpy.ndarray
    ys: numpy.ndarray
    name: str | None = None
    style: str = "line"


STYLES = "line", "dashed", "faint", "dots"
INKS = "blue", "green", "purple", "red", "orange"  # orange last: it is the colour of points and tangents


def curve(xs, ys, name=None, style="line"):
    """A line through the points (xs[i], ys[i]); a nan or an infinite value breaks it.

    Args:
        xs, ys: lists, numpy arrays or refgrad arrays of one length.
        name: for the legend.
        style: "line", "dashed", "faint" (grey, for what is not the point), or "dots" (no line).

    Returns:
        Curve: for `plot`.

    Raises:
        ValueError: the lengths differ, or there is no such style.
    """
    xs, ys = (numpy.asarray(values, dtype="float64").reshape(-1) for values in (xs, ys))
    if len(xs) != len(ys):
        raise ValueError(f"curve: there are {len(xs)} xs and {len(ys)} ys.\n  What to do: give one y for each x.")
    if style not in STYLES:
        raise ValueError(f"curve: there is no style {style!r}.\n  What to do: use one of {', '.join(STYLES)}.")
    return Curve(xs, ys, name, style)


def plot(*curves, points=(), tangents=(), title="", x="", y="", xlim=None, ylim=None, log="",
         width=440, height=290, alt=None):
    """A line plot.

    Args:
        curves: made by `curve`, or tuples of its arguments: (xs, ys) or (xs, ys, name).
        points: tuples (x, y) or (x, y, label).
        tangents: tuples (x, y, slope), all drawn equally long; or (x, y, slope, length) with the extent along x.
        title, x, y: texts above the plot and at its axes.
        xlim, ylim: (low, high) of the axes; by default all that is drawn, and a little more.
        log: which axes are logarithmic: "x", "y" or "xy".
        width, height: of the whole picture, in pixels.
        alt: alternative text, for those who do not see the picture.

    Returns:
        Drawing: shows itself in a notebook.

    Raises:
        ValueError: there is nothing finite to draw, or an argument makes no sense.
    """
    curves = [as_curve(c) for c in curves]
    points = [(*as_numbers("a point", p[:2], 2), str(p[2]) if len(p) > 2 else "") for p in points]
    tangents = [as_numbers("a tangent", t, 3, 4) for t in tangents]
    if log and tangents:
        raise ValueError("plot: a tangent is no straight line on a logarithmic axis; leave log= or tangents= out.")
    xs, ys = everything(curves, points, tangents)
    rows = legend_rows(curves, width)
    frame = Frame(Axis("x", xs, xlim, "x" in log), Axis("y", ys, ylim, "y" in log), width, height,
                  bool(title), len(rows), bool(x), bool(y))
    body = [*headings(frame, rows, title, x, y), *axes(frame), *contents(frame, curves, points, tangents)]
    return Drawing(width, height, body, alt or described(title, x, y, curves))


def as_curve(c):
    if not isinstance(c, (tuple, list)) or not 2 <= len(c) <= 4 or numpy.asarray(c[0]).ndim == 0:
        raise ValueError("plot: a curve has to be a tuple (xs, ys) or (xs, ys, name).\n"
                         "  What to do: write plot((xs, ys)) or plot(curve(xs, ys)), also for a single one.")
    return curve(*c)


def everything(curves, points, tangents):
    """All finite points, as xs and ys, for the limits of the axes."""
    pairs = [(c.xs, c.ys) for c in curves] + [((p[0],), (p[1],)) for p in (*points, *tangents)]
    xs, ys = (numpy.concatenate([[], *column]) for column in (zip(*pairs) if pairs else ([], [])))
    finite = numpy.isfinite(xs) & numpy.isfinite(ys)
    if not finite.any():
        raise ValueError("plot: there is no finite point to draw.\n"
                         "  What to do: pass a curve, points or tangents with at least one finite pair of numbers.")
    return xs[finite], ys[finite]


def described(title, x, y, curves):
    names = ", ".join(c.name for c in curves if c.name)
    return ": ".join(part for part in ("Plot", title, f"{y} against {x}" if x and y else y, names) if part) + "."


# ## The frame
class Frame:
    """The rectangle that the curves are drawn in, and the way from (scaled) numbers to pixels."""

    def __init__(self, x, y, width, height, has_title, legend_rows, has_x, has_y):
        self.x, self.y, self.width, self.height = x, y, width, height
        self.top = 10 + 22 * has_title + 20 * legend_rows + 20 * has_y
        self.bottom = height - 24 - 19 * has_x
        self.yticks = y.ticks(max(2, (self.bottom - self.top) / 46))
        self.left = 12 + max((line_width(text, 12) for _, text in self.yticks), default=0)
        self.right = width - 14
        self.xticks = x.ticks(max(2, (self.right - self.left) / 70))
        if self.right - self.left < 40 or self.bottom - self.top < 40:
            raise ValueError(f"plot: {width} by {height} pixels leave no room for the curves.")

    def at(self, x, y):
        return (self.left + (x - self.x.low) / (self.x.high - self.x.low) * (self.right - self.left),
                self.bottom - (y - self.y.low) / (self.y.high - self.y.low) * (self.bottom - self.top))

    def inside(self, x, y):
        return self.x.low <= x <= self.x.high and self.y.low <= y <= self.y.high

    # A line leaves the frame at its edge, not at the last point before: each piece is cut there.
    def cut(self, a, b):
        """The two ends, in pixels, of what is inside of the piece from a to b; None if nothing is."""
        if not all(map(isfinite, (*a, *b))):
            return None
        start, end = 0.0, 1.0
        for p, q, axis in zip(a, b, (self.x, self.y)):
            if p == q:
                if not axis.low <= p <= axis.high:
                    return None
                continue
            enter, leave = sorted(((axis.low - p) / (q - p), (axis.high - p) / (q - p)))
            start, end = max(start, enter), min(end, leave)
        if start > end:
            return None
        return [self.at(*(p + t * (q - p) for p, q in zip(a, b))) for t in (start, end)]

    def runs(self, points):
        """The visible parts of a line, each a list of pixels; a point between two breaks is a part of its own."""
        run, before = [], (nan, nan)
        for point in points:
            piece = self.cut(before, point)
            if run and (piece is None or not same(run[-1], piece[0])):
                yield run
                run = []
            if piece is not None:
                run = run or piece[:1]
                run += [piece[1]] * (not same(run[-1], piece[1]))
            elif all(map(isfinite, point)) and self.inside(*point):
                run = [self.at(*point)]
            before = point
        if run:
            yield run


def same(p, q):
    return [num(v) for v in p] == [num(v) for v in q]


# ## From the outside in
def headings(frame, rows, title, x, y):
    base = 5
    if title:
        base += 18
        yield label(frame.left, base, title, 14, "start", "bold")
    for row in rows:
        base += 20
        for left, c, kind in row:
            start = frame.left + left
            yield element("path", d=line([(start, base - 4), (start + 20, base - 4)]), class_=kind)
            yield label(start + 26, base, c.name, 12, "start")
    if y:
        yield label(frame.left, frame.top - 9, y, 12, "start", "soft")
    if x:
        yield label((frame.left + frame.right) / 2, frame.height - 7, x, 12, kind="soft")


def legend_rows(curves, width):
    """The named curves as rows of (left, curve, kind of its line)."""
    rows, left = [], 0.0
    for c, (kind, _) in zip(curves, kinds(curves)):
        if c.name:
            wide = 26 + line_width(c.name, 12) + 18
            if not rows or left + wide > width - 40:
                rows.append([])
                left = 0.0
            rows[-1].append((left, c, kind))
            left += wide
    return rows


def kinds(curves):
    """How each curve is drawn, and in which colour: after the last colour the first one again, dashed."""
    count = 0
    for c in curves:
        if c.style == "faint":
            yield "line grey", "grey"
        else:
            dashed = (c.style == "dashed") != (count // len(INKS) % 2 == 1)
            ink = INKS[count % len(INKS)]
            yield f"line wide {ink}" + " dashed" * dashed, ink
            count += 1


def axes(frame):
    for value, text in frame.yticks:
        _, v = frame.at(frame.x.low, value)
        zero = value == 0 and not frame.y.log and value > frame.y.low
        yield element("path", d=line([(frame.left, v), (frame.right, v)]), class_="line axis" if zero else "line grid")
        yield label(frame.left - 7, v + 4, text, 12, "end", "soft")
    for value, text in frame.xticks:
        u, _ = frame.at(value, frame.y.low)
        yield element("path", d=line([(u, frame.bottom), (u, frame.bottom + 4)]), class_="line axis")
        yield label(u, frame.bottom + 18, text, 12, kind="soft")
    yield element("path", d=line([(frame.left, frame.bottom), (frame.right, frame.bottom)]), class_="line axis")


def contents(frame, curves, points, tangents):
    crowd = Crowd((frame.left, frame.top - 6, frame.width, frame.bottom))
    for c, stroke in zip(curves, kinds(curves)):
        yield from drawn(frame, c, *stroke, crowd)
    for x, y, slope, *length in tangents:
        half = length[0] / 2 if length else reach(frame, slope)
        piece = frame.cut((x - half, y - slope * half), (x + half, y + slope * half))
        if piece is not None:
            crowd.line(piece)
            yield element("path", d=line(piece), class_="line tangent orange")
    yield from marks(frame, points, crowd)


def drawn(frame, c, kind, ink, crowd):
    """The elements of one curve."""
    values = list(zip(frame.x.scaled(c.xs).tolist(), frame.y.scaled(c.ys).tolist()))
    if c.style == "dots":
        runs = [[frame.at(*value)] for value in values if frame.inside(*value)]
    else:
        runs = list(frame.runs(values))
    long = [run for run in runs if len(run) > 1]
    if long:
        yield element("path", d="".join(map(line, long)), class_=kind)
    for run in runs:
        crowd.line(run)
        if len(run) == 1:
            (u, v), = run
            yield element("circle", cx=u, cy=v, r=2.6, class_=f"solid {ink}")


def reach(frame, slope):
    """Half the extent along x of a tangent that is 84 pixels long."""
    (u0, v0), (u1, v1) = frame.at(0, 0), frame.at(1, slope)
    return 42 / hypot(u1 - u0, v1 - v0)


def marks(frame, points, crowd):
    """The points, and then their texts, each where it covers least."""
    places = [(*frame.at(*(float(axis.scaled(v)) for axis, v in zip((frame.x, frame.y), p))), p[2]) for p in points]
    places = [(u, v, text) for u, v, text in places
              if frame.left <= u <= frame.right and frame.top <= v <= frame.bottom]
    for u, v, _ in places:
        crowd.rectangle(u, v, 9, 9)
        yield element("circle", cx=u, cy=v, r=4, class_="solid orange")
    for u, v, text in places:
        if text:
            width, height = line_width(text, 12) + 2, 13
            x, y = crowd.place(around(u, v, width, height), width, height)
            yield label(x, y + 4, text, 12)


def around(u, v, width, height):
    """Middles for a text beside a point, the better ones first."""
    for far in (5, 10, 18):
        across, up = width / 2 + far, height / 2 + far
        yield from [(u + across, v - up), (u - across, v - up), (u + across, v + up), (u - across, v + up),
                    (u, v - up - 3), (u, v + up + 3), (u + across + 4, v), (u - across - 4, v)]
