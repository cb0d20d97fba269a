"""# Paper: drawing with SVG alone

Every picture of refgrad is text: SVG elements, the same to the last byte on every Python and numpy, so
that a notebook's stored picture can be compared with a new one.  No library draws it, nothing is random, and no
element has an `id`: ten pictures on one page share one name space.
"""

from html import escape

# ## Colours
#
# The page decides whether its paper is light or dark.  So text is `currentColor`, and every other colour is a middle
# tone, four times as bright as the darkest page and four times as dark as the lightest.  A theme that wants its own
# sets the variables `--rg-blue` and so on.
#
# A picture that is a document of its own (a file, or the `<img>` that JupyterLab makes of it) has no page to follow.
# Only there it is a `:root`, and brings white paper along.
PALETTE = {"blue": "#3b7fc4", "orange": "#c2671f", "green": "#2f8f63", "purple": "#9566c4", "red": "#d0505e",
           "grey": "#7d838a"}

STYLE = (
    "svg:root{background:#fff;color:#23262b}"
    ".rg text{fill:currentColor;stroke:none;font-family:Helvetica,Arial,'Liberation Sans',sans-serif;"
    "font-variant-numeric:lining-nums}"
    ".rg .r-code{font-family:'Source Code Pro Variable',Menlo,Consolas,'DejaVu Sans Mono',monospace}"
    ".rg .r-soft{opacity:.75}.rg .r-bold{font-weight:600}"
    ".rg .r-line{fill:none;stroke:currentColor;stroke-width:1.2;stroke-linejoin:round;stroke-linecap:round}"
    ".rg .r-wide{stroke-width:2}.rg .r-tangent{stroke-width:2.6}.rg .r-dashed{stroke-dasharray:5 4}"
    ".rg .r-grid{opacity:.14}.rg .r-axis{opacity:.6}"
    ".rg .r-solid{fill:currentColor}.rg .r-wash{fill:currentColor;opacity:.13}"
) + "".join(f".rg .r-{name}{{color:var(--rg-{name},{value})}}" for name, value in PALETTE.items())


def checked_ink(ink):
    """A name of the palette, or "" for the colour of the text; ValueError for anything else."""
    if ink and ink not in PALETTE:
        raise ValueError(f"there is no ink {ink!r}.\n  What to do: use one of {', '.join(PALETTE)}.")
    return ink


# ## Numbers
#
# Coordinates are rounded to a tenth of a pixel.  Where a value lies exactly between two tenths, the last bit of
# somebody's sine decides, and that bit is not the same everywhere.  So everything is first moved off that edge.
def num(value):
    """A coordinate as text.

    >>> num(3), num(2.25), num(-0.04)
    ('3', '2.3', '0')
    """
    text = f"{value + 0.0013:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def line(points, closed=False):
    """The `d` of a path along straight pieces."""
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points) + "Z" * closed


# ## How wide is a text?
#
# Boxes have to fit their texts before any browser has seen them.  The widths are Helvetica's, in thousandths of the
# size; Arial and Liberation Sans have the same, and others come close.
WIDTHS = (dict.fromkeys("ijl'|", 222) | dict.fromkeys("ft .,:;!I/\\[]·", 278) | dict.fromkeys("r()-`{}", 333)
          | dict.fromkeys("cksvxyzJ", 500) | dict.fromkeys("FTZ", 611) | dict.fromkeys("ABEKPSVXY&", 667)
          | dict.fromkeys("CDHNRUw", 722) | dict.fromkeys("GOQ", 778) | dict.fromkeys("+<>=~−×÷±", 584)
          | {"m": 833, "M": 833, "W": 944, "%": 889, "@": 1015, '"': 355} | dict.fromkeys("—…→←⇒∂", 1000))
CODE_WIDTH = 602


# `code` stands between backticks.  SVG would make one space of several, so those are replaced by unbreakable ones.
def pieces(text):
    """One line as (text, is code) pieces.

    >>> pieces("the `while` loop")
    [('the ', False), ('while', True), (' loop', False)]
    """
    return [(piece.replace(" " if k % 2 else "  ", "\u00a0" * (2 - k % 2)), bool(k % 2))
            for k, piece in enumerate(text.split("`")) if piece]


def line_width(text, size):
    """Pixels that one line takes."""
    return size / 1000 * sum(CODE_WIDTH * len(piece) if code else sum(WIDTHS.get(c, 556) for c in piece)
                             for piece, code in pieces(text))


def text_size(text, size=13):
    """Width and height of lines of text, in pixels."""
    lines = text.split("\n")
    return max(line_width(one, size) for one in lines), 1.3 * size * len(lines)


# ## Elements
#
# The classes get a prefix, for a page has classes called `grid` and `code` of its own.
def element(name, text=None, class_="", **attributes):
    """One SVG element; `_` in an attribute's name stands for `-`, and what is "" is left out."""
    attributes["class"] = " ".join(f"r-{kind}" for kind in class_.split())
    inside = "".join(f' {key.replace("_", "-")}="{escape(value) if isinstance(value, str) else num(value)}"'
                     for key, value in attributes.items() if value != "")
    return f"<{name}{inside}/>" if text is None else f"<{name}{inside}>{text}</{name}>"


def label(x, y, text, size=13, anchor="middle", kind=""):
    """One line of text; y is its base line."""
    parts = [escape(piece, quote=False) if not code else element("tspan", escape(piece, quote=False), class_="code")
             for piece, code in pieces(text)]
    return element("text", "".join(parts), x=x, y=y, font_size=size, class_=kind,
                   text_anchor="" if anchor == "start" else anchor)


def lines(x, y, text, size=13, anchor="middle", kind=""):
    """Several lines of text around the middle height y; those of nothing but code are aligned on the left."""
    rows = text.split("\n")
    longest = max((len(row) for row in rows if is_code(row)), default=0)
    top = y - text_size(text, size)[1] / 2
    for k, row in enumerate(rows):
        if is_code(row):
            row = row[:-1].ljust(longest - 1) + "`"
        yield label(x, top + 1.3 * size * (k + 0.5) + 0.35 * size, row, size, anchor, kind)


def is_code(row):
    return len(row) > 2 and row[0] == row[-1] == "`" and row.count("`") == 2


# ## A finished picture
class Drawing:
    """A picture: shows itself in notebooks and pages, and is SVG text for everything else.

    Attributes:
        alt: what it shows, in words, for those who do not see it.
    """

    def __init__(self, width, height, body, alt):
        self.finished, self.alt = (width, height, "".join(body)), alt

    def parts(self):
        """Width and height in pixels, and the SVG elements."""
        return self.finished

    def _repr_svg_(self):
        return self.markup(f"<style>{STYLE}</style>")

    def markup(self, style=""):
        """The SVG element; on a page that has the style already it needs none of its own."""
        width, height, body = self.parts()
        width, height = num(width), num(height)
        return (f'<svg xmlns="http://www.w3.org/2000/svg" class="rg" viewBox="0 0 {width} {height}" width="{width}" '
                f'height="{height}" style="max-width:100%;height:auto" role="img" aria-label="{escape(self.alt)}">'
                f"{style}{body}</svg>")

    def __repr__(self):
        return f"<drawing: {self.alt}>"

    def save(self, file):
        """Writes the picture into a file, as SVG."""
        with open(file, "w", encoding="utf-8") as stream:
            stream.write(self._repr_svg_())


def beside(*drawings, gap=28, alt=None):
    """Pictures side by side, as one; each stands at middle height.

    A page's column is some 750 pixels wide; what is wider is shown smaller.

    Args:
        drawings: plots, pictures, drawn tapes.
        gap: pixels between them.
        alt: alternative text; by default those of the drawings, one after the other.

    Returns:
        Drawing: shows itself in a notebook.

    Raises:
        ValueError: there are no drawings.
    """
    if not drawings:
        raise ValueError("beside: there is nothing to show.\n  What to do: pass at least one picture.")
    parts = [d.parts() for d in drawings]
    tallest, x, body = max(height for _, height, _ in parts), 0, []
    for width, height, inside in parts:
        body.append(f'<g transform="translate({num(x)} {num((tallest - height) / 2)})">{inside}</g>')
        x += width + gap
    return Drawing(x - gap, tallest, body, alt or " ".join(d.alt for d in drawings))
