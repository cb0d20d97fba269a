"""What was expected and what came, side by side, where a picture says more than two lists of numbers."""
import numpy

from refgrad import show
from refgrad.classroom.feedback import plain, ragged

FEWEST, MOST = 4, 64                               # numbers in a picture


def picture(expected, came):
    """An SVG text, or "" where a picture would not help."""
    if isinstance(expected, type):
        return ""
    expected, came = as_numbers(plain(expected)), as_numbers(came)
    if expected is None or came is None or expected.size < FEWEST or max(expected.size, came.size) > MOST:
        return ""
    if expected.ndim == came.ndim == 2:
        return two_tables(expected, came)
    return against(expected, came) if expected.size == came.size else ""


# Where each element stands: the wrong ones are framed, if they have a counterpart.
def two_tables(expected, came):
    alike = expected.shape == came.shape
    wrong = numpy.argwhere(~numpy.isclose(expected, came, 1e-5, 1e-8)).tolist() if alike else []
    finite = numpy.concatenate([values[numpy.isfinite(values)] for values in (expected, came)])
    if not finite.size or not numpy.isfinite(came).all():
        return ""
    scale = dict(low=float(finite.min()), high=float(finite.max()))
    return show.beside(show.heatmap(expected, title="expected", **scale),
                       show.heatmap(came, title="came", marks={tuple(place): "red" for place in wrong},
                                    **scale))._repr_svg_()


# Right answers lie on the diagonal.  A wrong sign, a factor, one term that is missing: each has a shape of its own.
def against(expected, came):
    xs, ys = expected.ravel(), came.ravel()
    if not numpy.isfinite(ys).all():
        return ""
    ends = [float(min(xs.min(), ys.min())), float(max(xs.max(), ys.max()))]
    return show.plot(show.curve(ends, ends, style="faint"), show.curve(xs, ys, style="dots"), x="expected", y="came",
                     width=340, height=260, alt="What came against what was expected")._repr_svg_()


def as_numbers(value):
    """A float array, or None for anything else; lists of arrays are put behind each other."""
    if isinstance(value, numpy.ndarray):
        return value.astype(float)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return numpy.array([value], float)
    if not isinstance(value, list) or not value:
        return None
    if not ragged(value):
        return numpy.asarray(value, float)
    parts = [as_numbers(item) for item in value]
    return None if any(part is None for part in parts) else numpy.concatenate([part.ravel() for part in parts])
