"""# Showing: tables, drawings, replays and plots

Nothing is computed here that `backward` needs; this is the part of refgrad that is for the eye.

| call | shows |
|---|---|
| `show.table(y)` | the tape that leads to y, one row an operation |
| `show.draw(y)` | the same tape as boxes and arrows |
| `show.replay(y)` | the backward pass from y, one step at a time |
| `show.plot((xs, ys))` | a function, with points and tangents |
| `show.images(arrays)` | small images, such as digits or weights |
| `show.heatmap(matrix)` | a matrix with its numbers, or a table of coloured cells |
| `show.Picture()` | an idea: boxes, arrows and frames on a grid |
| `show.beside(a, b)` | several of them in a row |

Where to read: `reading`, `table`, `fold`, `layout`, `draw`, `walk`, `equations` and `replay` are about the tape;
`axis`, `plot`, `images`, `curves` and `picture` about figures; all of them draw with `svg`, and look for a free place
for a text with `place`.
"""

from .draw import draw
from .images import heatmap, images
from .picture import Picture
from .plot import curve, plot
from .replay import Replay, replay
from .svg import Drawing, beside
from .table import Table, table

__all__ = ["Drawing", "Picture", "Replay", "Table", "beside", "curve", "draw", "heatmap", "images", "plot", "replay",
           "table"]
