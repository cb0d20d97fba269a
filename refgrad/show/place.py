"""# Where a text has room

A label that lies on a line is hard to read.  So every text that may stand in several places is tried in all of them,
and goes where it covers least.
"""

from math import ceil, hypot


class Crowd:
    """What is on the paper already: lines, as points a few pixels apart, and rectangles.

    Attributes:
        bounds: (left, top, right, bottom) that texts should stay within, or None.
    """

    def __init__(self, bounds=None):
        self.points, self.rectangles, self.bounds = [], [], bounds

    def line(self, points):
        """Notes a line through points."""
        points = list(points)
        self.points += points[:1]
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            count = ceil(hypot(x1 - x0, y1 - y0) / 4)
            self.points += [(x0 + (x1 - x0) * k / count, y0 + (y1 - y0) * k / count) for k in range(1, count + 1)]

    def rectangle(self, x, y, width, height):
        """Notes a rectangle around the middle (x, y)."""
        self.rectangles.append((x - width / 2, y - height / 2, x + width / 2, y + height / 2))

    def place(self, middles, width, height):
        """The best of several middles for a text of that size, the earlier the better; it is noted."""
        x, y = min(middles, key=lambda middle: round(self.cost(*middle, width, height), 6))
        self.rectangle(x, y, width, height)
        return x, y

    def cost(self, x, y, width, height):
        left, top, right, bottom = x - width / 2, y - height / 2, x + width / 2, y + height / 2
        hidden = sum(left - 1 < u < right + 1 and top < v < bottom for u, v in self.points)
        for x0, y0, x1, y1 in self.rectangles:
            hidden += 0.1 * max(0, min(right, x1) - max(left, x0)) * max(0, min(bottom, y1) - max(top, y0))
        if self.bounds:
            x0, y0, x1, y1 = self.bounds
            hidden += 5 * (max(0, x0 - left) + max(0, y0 - top) + max(0, right - x1) + max(0, bottom - y1))
        return hidden
