"""# The tape as a table

One row an operation, in the order in which they were recorded: what was computed, from what, what the tape keeps of
it, and which line of the user's program it was.
"""

import linecache
from collections import Counter
from os.path import basename
from typing import NamedTuple

from ..engine.tape import part
from .reading import Reading, saved_text


class Row(NamedTuple):
    """One operation; all texts, "" where nothing is known."""

    step: str
    operation: str
    inputs: str
    shape: str
    saves: str
    line: str


class Table:
    """The tape that leads to one array; prints as text."""

    def __init__(self, reading, limit):
        self.reading, self.limit = reading, limit

    def __len__(self):
        return len(self.reading.nodes)

    @property
    def rows(self):
        """A list with one Row an operation, oldest first."""
        return [row(self.reading, node) for node in self.reading.nodes]

    def __repr__(self):
        nodes, reading = self.reading.nodes, self.reading
        if not nodes:
            return f"No operations: {reading.names[reading.head]} is a variable."
        if len(nodes) <= self.limit:
            return "\n".join(aligned([row(reading, node) for node in nodes]))
        half = max(self.limit // 2, 1)
        lines = aligned([row(reading, node) for node in (*nodes[:half], *nodes[-half:])])
        return "\n".join([*lines[:half + 1], left_out(nodes[half:-half]), *lines[half + 1:]])


def table(y, names=None, limit=40):
    """The part of the tape that leads to an array, as text.

    The columns: the step (or the user's name for its result), the operation, the inputs that a gradient flows to,
    the shape of the result where the tape knows it, what is saved for the way back, and the line of the program if
    it was recorded inside `autograd.tracing()`.  Columns without any entry are left out.

    Args:
        y: an array that was computed inside `record`.
        names: a dict from names to arrays, variables or intermediate results; or the names of the variables in the
            order of their attach_grad(), as a list or a string "w b"; otherwise they are called x0, x1, ...
        limit: how many rows to print at most; of a longer tape the beginning and the end are shown.

    Returns:
        Table: prints as text; its `rows` are all rows.

    Raises:
        MXNetError: y is not on the tape, or its graph was freed.
        TypeError: y, or something in a dict `names`, is not an array.
        ValueError: there are more names than variables.
    """
    return Table(Reading(y, names, "show.table"), limit)


def row(reading, node):
    shape = reading.shapes.get(node)
    op = f"{node.op}, output {node.saved[0]}" if node.rule is part else node.op
    return Row(reading.names[node], op, ", ".join(reading.inputs(node)), "" if shape is None else str(shape),
               saved_text(reading, node), line_text(node))


# A notebook's cell has a file name that changes with every run; only the number of the line and its text stay.
def line_text(node):
    if node.line is None:
        return ""
    file, number = node.line
    place = f"line {number}" if file.startswith("<") or "ipykernel" in file else f"{basename(file)}:{number}"
    return f"{place}  {linecache.getline(file, number).strip()}".strip()


def aligned(rows):
    """A line of headings and one for each row, in columns."""
    return aligned_columns(Row._fields, rows)


def aligned_columns(headings, rows, empty="-"):
    """Lines of text; columns without any entry are left out."""
    columns = [column for column in zip(headings, *rows) if any(column[1:])]
    widths = [max(map(len, column)) for column in columns]
    return ["  ".join((cell or empty).ljust(width) for cell, width in zip(cells, widths)).rstrip()
            for cells in zip(*columns)]


def left_out(nodes):
    """What stands in place of the rows that are not printed: how many, and of which operations."""
    counts = Counter(node.op for node in nodes).most_common()
    names = ", ".join(f"{count:,} {op}" for op, count in counts[:4]) + ", ..." * (len(counts) > 4)
    return f"... {len(nodes):,} more: {names} ..."
