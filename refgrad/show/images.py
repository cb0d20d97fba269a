"""# Images and matrices: numbers as ink

The greater a number, the more ink its pixel has; without ink the paper of the page is seen.  So a picture reads the
same way on a light page and on a dark one.  Where numbers below zero occur, they have an ink of their own: red, as in a
bookkeeper's account; those above zero are blue.
"""

from math import isfinite, isnan

import numpy

from .svg import Drawing, checked_ink, element, label, line, line_width, num

LEVELS = 16                                        # of ink; the digits of the UCI set have just as many


# ## How much ink?
class Scale:
    """From numbers to ink.

    Attributes:
        low, high: what has no ink, and what has all; of a signed scale `low` is -high, and 0 has none.
    """

    def __init__(self, call, values, low, high, signed):
        values = values[numpy.isfinite(values)]
        least, most = (float(values.min()), float(values.max())) if values.size else (0.0, 0.0)
        self.signed = least < 0 and (low is None or low < 0) if signed is None else bool(signed)
        self.low, self.high = least if low is None else float(low), most if high is None else float(high)
        if not (isfinite(self.low) and isfinite(self.high) and (self.low <= self.high or low is None or high is None)):
            raise ValueError(f"{call}: low and high have to be two finite numbers, the lower first; not {low}, {high}.")
        if self.signed:
            self.high = max(abs(self.low), abs(self.high))
            self.low = -self.high

    # A value that lies exactly between two levels is moved off that edge, as coordinates are.
    def level(self, value):
        """-LEVELS to LEVELS, below zero for red; None for a nan."""
        if isnan(value):
            return None
        start = 0.0 if self.signed else self.low
        share = (value - start) / (self.high - start) if self.high > start else float(value > start)
        return round(LEVELS * min(max(share, -1.0 if self.signed else 0.0), 1.0) + 0.0013)

    def in_words(self):
        low, high = number_text(self.low, ".3g"), number_text(self.high, ".3g")
        return f"red is {low}, blue is {high}" if self.signed else f"no ink is {low}, all ink is {high}"


def number_text(value, form):
    """
    >>> number_text(-0.25, ".3g"), number_text(-0.0001, ".2f"), number_text(float("nan"), ".3g")
    ('−0.25', '0.00', 'nan')
    """
    text = format(value, form)
    return text.lstrip("-") if not text.strip("-0.") else text.replace("-", "−").replace("inf", "∞")


def as_values(call, x, *dimensions):
    values = numpy.asarray(x)
    if values.ndim not in dimensions or values.dtype.kind not in "biuf" or not values.size:
        raise ValueError(f"{call}: an array of shape {values.shape} and type {values.dtype} is no picture.\n"
                         f"  What to do: pass numbers in {' or '.join(map(str, dimensions))} dimensions.")
    return values.astype("float64")


# ## Images
def images(arrays, titles=None, columns=6, size=72, low=None, high=None, signed=None, title="", alt=None):
    """Small images, in rows; all with the same scale, so that they can be compared.

    Args:
        arrays: a list of matrices, one array of shape (count, height, width), or a single matrix.
        titles: for each image a text, or a tuple (text, ink).
        columns: how many images stand in a row.
        size: pixels of the longer side of the largest image.
        low, high: the numbers without ink and with all of it; by default the least and the greatest of all images.
        signed: whether 0 has no ink, numbers above it are blue and those below red; by default if any is negative, and
            `low` too where it is given.
        title: text above all images.
        alt: alternative text; by default the titles and the scale.

    Returns:
        Drawing: shows itself in a notebook.

    Raises:
        ValueError: there is nothing to show, or an argument makes no sense.
    """
    pictures = as_pictures(arrays)
    titles = [inked(text) for text in titles or ()]
    if titles and len(titles) != len(pictures):
        raise ValueError(f"images: there are {len(titles)} titles for {len(pictures)} images.\n"
                         "  What to do: give one for each.")
    if columns < 1:
        raise ValueError(f"images: {columns} columns have no room for an image.")
    scale = Scale("images", numpy.concatenate([p.ravel() for p in pictures]), low, high, signed)
    dot = size / max(max(p.shape) for p in pictures)
    wide = max([dot * p.shape[1] for p in pictures] + [line_width(text, 12) for text, _ in titles])
    tall = dot * max(p.shape[0] for p in pictures)
    step, row, top = wide + 12, tall + 12 + 18 * bool(titles), 6 + 24 * bool(title)
    body = [label(6, 20, title, 14, "start", "bold")] if title else []
    for k, picture in enumerate(pictures):
        left, base = 6 + k % columns * step, top + k // columns * row
        if titles:
            body.append(label(left + wide / 2, base + 12, titles[k][0], 12, kind=titles[k][1] or "soft"))
            base += 18
        body += pixels(picture, scale, left + (wide - dot * picture.shape[1]) / 2, base, dot)
    width = max(min(len(pictures), columns) * step, line_width(title, 14) * 1.1 + 12 if title else 0)
    height = top + -(-len(pictures) // columns) * row - 6
    return Drawing(width, height, body, alt or described(pictures, titles, title, scale))


def as_pictures(arrays):
    if not isinstance(arrays, (list, tuple)):
        values = as_values("images", arrays, 2, 3)
        return list(values) if values.ndim == 3 else [values]
    if not arrays:
        raise ValueError("images: there is nothing to show.\n  What to do: pass at least one matrix.")
    if numpy.ndim(arrays[0]) == 1:                     # a matrix written as lists
        return [as_values("images", arrays, 2)]
    return [as_values("images", picture, 2) for picture in arrays]


def described(pictures, titles, title, scale):
    shapes = list(dict.fromkeys(f"{p.shape[0]} by {p.shape[1]}" for p in pictures))
    count = "An image" if len(pictures) == 1 else f"{len(pictures)} images"
    said = ": ".join(part for part in (title, f"{count} of {' or '.join(shapes)} pixels",
                                       ", ".join(text for text, _ in titles)) if part)
    return f"{said}; {scale.in_words()}."


# One path for each amount of ink, of runs of equal pixels: an image of 8 by 8 takes about a kilobyte.  In the picture's
# own coordinates a pixel is one unit, so there is nothing to round.  `crispEdges` because smoothed edges let the
# paper shine through between neighbours.
def pixels(picture, scale, left, top, dot):
    """The elements of one image, its frame last."""
    runs = {}
    for y, row in enumerate(picture.tolist()):
        levels = [scale.level(value) for value in row]
        start = 0
        for x in range(1, len(levels) + 1):
            if x == len(levels) or levels[x] != levels[start]:
                runs.setdefault(levels[start], []).append((start, y, x - start))
                start = x
    inside = [ink_of(level, runs[level], "blue" if scale.signed else "")
              for level in sorted(runs, key=lambda v: (v is None, v or 0)) if level != 0]
    yield (f'<g transform="translate({num(left)} {num(top)}) scale({dot:.4g})" shape-rendering="crispEdges">'
           f"{''.join(inside)}</g>")
    yield element("rect", x=left, y=top, width=dot * picture.shape[1], height=dot * picture.shape[0],
                  class_="line grid")


def ink_of(level, runs, positive):
    if level is None:                                  # a nan is crossed out
        crosses = "".join(f"M{x + k} {y}l1 1m-1 0l1-1" for x, y, count in runs for k in range(count))
        return element("path", d=crosses, class_="line orange", style="stroke-width:.12")
    area = "".join(f"M{x} {y}h{count}v1h-{count}z" for x, y, count in runs)
    return element("path", d=area, class_=f"solid {'red' if level < 0 else positive}", style=opacity(level, 1.0))


def opacity(level, full):
    return f"opacity:{full * abs(level) / LEVELS:.3g}"


def inked(text):
    """A text, or a tuple of a text and an ink, as such a tuple."""
    text, ink = text if isinstance(text, tuple) else (text, "")
    return str(text), checked_ink(ink)


# ## Matrices with their numbers
#
# A number has to be read through the colour of its cell, so a cell has at most half of the ink.
FULL = 0.5


def heatmap(matrix, rows=None, columns=None, title="", values=True, marks=(), low=None, high=None, signed=None,
            x="", y="", alt=None):
    """A matrix as a table of coloured cells: Jacobians, weights, confusion matrices, and tables of right and wrong.

    Args:
        matrix: numbers in two dimensions; or a list of rows whose cells may also be a text, or a tuple (text, ink).
        rows, columns: names of the rows and of the columns; texts between backticks are code.
        title, x, y: texts above the table, above the names of its columns, and above those of its rows.
        values: whether the numbers are written into the cells; or how, such as ".1f".
        marks: cells to be framed, as (row, column); or a dict from such pairs to an ink.
        low, high, signed: as for `images`.
        alt: alternative text; by default the title, the names and what is written into the cells, row by row.

    Returns:
        Drawing: shows itself in a notebook.

    Raises:
        ValueError: the rows differ in length, or an argument makes no sense.
    """
    cells = as_cells(matrix, values)
    shape = len(cells), len(cells[0])
    rows, columns = names_of("rows", rows, shape[0]), names_of("columns", columns, shape[1])
    scale = Scale("heatmap", numpy.array([v for row in cells for v, _, _ in row if v is not None] or [0.0]),
                  low, high, signed)
    marks = marks if isinstance(marks, dict) else dict.fromkeys(marks, "orange")
    for i, j in marks:
        if not (0 <= i < shape[0] and 0 <= j < shape[1]):
            raise ValueError(f"heatmap: there is no cell ({i}, {j}) to mark in a table of {shape[0]} by {shape[1]}.")
    table = Grid(cells, rows, columns, title, x, y)
    body = [*table.headings(), *table.contents(scale), *table.frames(marks)]
    return Drawing(table.width, table.height, body, alt or table.in_words(scale))


def as_cells(matrix, values):
    """Each cell as (number or None, text, ink)."""
    form = values if isinstance(values, str) else ".3g"
    if not isinstance(matrix, (list, tuple)):
        matrix = as_values("heatmap", matrix, 2).tolist()
    if not all(isinstance(row, (list, tuple)) or numpy.ndim(row) for row in matrix):
        as_values("heatmap", matrix, 2)
    cells = [[as_cell(item, form if values else None) for item in row] for row in matrix]
    if not cells or not cells[0] or len({len(row) for row in cells}) > 1:
        raise ValueError("heatmap: the rows have to be equally long, and to have a cell at least.")
    return cells


def as_cell(item, form):
    if isinstance(item, (str, tuple)):
        return (None, *inked(item))
    value = float(item)
    return value, "" if form is None else number_text(value, form), ""


def names_of(which, names, count):
    names = [str(name) for name in names] if names is not None else []
    if names and len(names) != count:
        raise ValueError(f"heatmap: there are {len(names)} names for {count} {which}.\n"
                         "  What to do: give one for each.")
    return names


class Grid:
    """The cells of a table, and where they stand."""

    def __init__(self, cells, rows, columns, title, x, y):
        self.cells, self.rows, self.columns, self.title, self.x, self.y = cells, rows, columns, title, x, y
        longest = max(line_width(text, 12) for row in cells for _, text, _ in row)
        plain = not any(text for row in cells for _, text, _ in row)
        self.wide = max([18.0 if plain else 34.0, longest + 14] + [line_width(name, 12) + 10 for name in columns])
        self.tall = 18.0 if plain else 26.0
        self.left = 6 + max([line_width(text, 12) + 9 for text in (*rows, y) if text], default=0)
        self.top = 6 + 24 * bool(title) + 18 * bool(x) + 20 * bool(columns or y)
        self.width = max(self.left + self.wide * len(cells[0]) + 6, 12 + 1.1 * line_width(title, 14))
        self.height = self.top + self.tall * len(cells) + 6

    def headings(self):
        if self.title:
            yield label(6, 20, self.title, 14, "start", "bold")
        if self.x:
            middle = self.left + self.wide * len(self.cells[0]) / 2
            yield label(middle, self.top - 20 * bool(self.columns or self.y) - 4, self.x, 12, kind="soft")
        if self.y:
            yield label(self.left - 8, self.top - 7, self.y, 12, "end", "soft")
        for j, name in enumerate(self.columns):
            yield label(self.left + self.wide * (j + 0.5), self.top - 7, name, 12)
        for i, name in enumerate(self.rows):
            yield label(self.left - 8, self.top + self.tall * (i + 0.5) + 4, name, 12, "end")

    def box(self, i, j):
        return dict(x=self.left + self.wide * j, y=self.top + self.tall * i, width=self.wide, height=self.tall)

    def contents(self, scale):
        for i, row in enumerate(self.cells):
            for j, (value, text, ink) in enumerate(row):
                level = None if value is None else scale.level(value)
                if level:
                    yield element("rect", **self.box(i, j), class_=f"solid {'red' if level < 0 else 'blue'}",
                                  style=opacity(level, FULL))
                elif ink:
                    yield element("rect", **self.box(i, j), class_=f"solid {ink}", style="opacity:.3")
                if text:
                    yield label(self.left + self.wide * (j + 0.5), self.top + self.tall * (i + 0.5) + 4, text, 12)

    def frames(self, marks):
        """The lines between the cells, and the frames around marked ones."""
        across, down = self.wide * len(self.cells[0]), self.tall * len(self.cells)
        grid = [line([(self.left, self.top + self.tall * i), (self.left + across, self.top + self.tall * i)])
                for i in range(len(self.cells) + 1)]
        grid += [line([(self.left + self.wide * j, self.top), (self.left + self.wide * j, self.top + down)])
                 for j in range(len(self.cells[0]) + 1)]
        yield element("path", d="".join(grid), class_="line grid")
        for (i, j), ink in marks.items():
            yield element("rect", **self.box(i, j), class_=f"line wide {checked_ink(ink)}")

    def in_words(self, scale):
        plain = all(value is None for row in self.cells for value, _, _ in row)
        names = self.rows or [f"row {i}" for i in range(len(self.cells))]
        if not any(text for row in self.cells for _, text, _ in row):
            size = f"{len(self.cells)} by {len(self.cells[0])} cells"
            return f"{self.title or 'Matrix'}: {size}; {scale.in_words()}."
        rows = [", ".join(f"{text} ({ink})" if ink else text for _, text, ink in row) for row in self.cells]
        said = "; ".join(f"{name}: {row}" for name, row in zip(names, rows))
        heading = f"Table{': ' * bool(self.title)}{self.title}"
        across = f" Columns {', '.join(self.columns)}." if self.columns else ""
        return f"{heading}.{across} {said}.".replace("`", "") + ("" if plain else f" Here {scale.in_words()}.")
