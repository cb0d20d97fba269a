"""# Curves between boxes

An arrow runs from the middle of one box to the middle of another, and only the part outside both is drawn.  For that
one needs a part of a Bézier curve, and *blossoming* gives it.  The point of a cubic curve at t is found in three
steps: each replaces the control points, four at first, by the points that divide the lines between neighbours at t.
With different t's, the same three steps give the control points of a part.
"""

from math import hypot

from .svg import element, line, num


def blossom(control, *ts):
    """The curve's polar form; with three equal t's the point at t.

    >>> blossom([(0, 0), (1, 0), (2, 0), (3, 0)], 0.5, 0.5, 0.5)
    (1.5, 0.0)
    """
    for t in ts:
        control = [((1 - t) * x0 + t * x1, (1 - t) * y0 + t * y1) for (x0, y0), (x1, y1) in zip(control, control[1:])]
    return control[0]


def point(control, t):
    return blossom(control, t, t, t)


def part(control, start, end):
    """The control points of the part from t = start to t = end."""
    return [blossom(control, *[end] * k, *[start] * (3 - k)) for k in range(4)]


def bow(x0, y0, x1, y1, bend=0.0):
    """A curve between two points, its middle pushed by `bend` pixels to the left of its way."""
    far = hypot(x1 - x0, y1 - y0) or 1.0
    dx, dy = 4 / 3 * bend * (y1 - y0) / far, -4 / 3 * bend * (x1 - x0) / far
    return [(x0, y0), (x0 + (x1 - x0) / 3 + dx, y0 + (y1 - y0) / 3 + dy),
            (x1 - (x1 - x0) / 3 + dx, y1 - (y1 - y0) / 3 + dy), (x1, y1)]


def outside(control, start_holds, end_holds, steps=64):
    """The part between two shapes, or None; each shape is a function that says whether it holds a point."""
    inside = [k for k in range(steps) if start_holds(*point(control, k / steps))]
    start = inside[-1] if inside else 0
    end = next((k for k in range(start + 1, steps + 1) if end_holds(*point(control, k / steps))), steps)
    low = edge(lambda t: not start_holds(*point(control, t)), start / steps, (start + 1) / steps)
    high = edge(lambda t: end_holds(*point(control, t)), (end - 1) / steps, end / steps)
    return part(control, low, high) if low < high else None


def edge(reached, low, high):
    """Where between low and high something begins to be true, by bisection."""
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (low, middle) if reached(middle) else (middle, high)
    return (low + high) / 2


def arrow(controls, ink="", dashed=False):
    """The elements of an arrow along one curve or several joined ones; the head is at the very end."""
    (x0, y0), (x1, y1) = point(controls[-1], 0.9), controls[-1][-1]
    far = hypot(x1 - x0, y1 - y0) or 1.0
    dx, dy = (x1 - x0) / far, (y1 - y0) / far
    head = [(x1, y1), (x1 - 9 * dx + 3.6 * dy, y1 - 9 * dy - 3.6 * dx),
            (x1 - 9 * dx - 3.6 * dy, y1 - 9 * dy + 3.6 * dx)]
    shaft = [*controls[:-1], shortened(controls[-1], dx, dy)]
    yield element("path", d=path(shaft), class_=f"line {ink}" + " dashed" * dashed)
    yield element("path", d=line(head, closed=True), class_=f"solid {ink}")


def shortened(control, dx, dy):
    """The last curve without its last pixels, which lie under the head."""
    x, y = control[3]
    return [*control[:2], (control[2][0] - 6 * dx, control[2][1] - 6 * dy), (x - 6 * dx, y - 6 * dy)]


def path(controls):
    """The `d` of joined curves; straight ones as lines."""
    text = f"M{num(controls[0][0][0])} {num(controls[0][0][1])}"
    for control in controls:
        corners = control[3:] if is_straight(control) else control[1:]
        text += "CL"[len(corners) == 1] + " ".join(f"{num(x)} {num(y)}" for x, y in corners)
    return text


def is_straight(control):
    (x0, y0), *between, (x1, y1) = control
    far = hypot(x1 - x0, y1 - y0) or 1.0
    return all(abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / far < 0.1 for x, y in between)
