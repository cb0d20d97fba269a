"""Tables, drawings and plots: what they say is true, what they draw can be read, and they are the same everywhere."""
import ast
import math
import os
import pathlib
import random
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import numpy
import pytest

import refgrad as mx
from refgrad import autograd, nd, np, show
from refgrad.base import MXNetError
from refgrad.engine.registry import TABLE
from refgrad.engine.tape import Handle, Raw, edges
from refgrad.show.axis import Axis, ticks
from refgrad.show.fold import folded, repeats
from refgrad.show.layout import Layout, spread
from refgrad.show.place import Crowd
from refgrad.show.reading import Reading
from refgrad.show.svg import PALETTE

CLASSES = pytest.mark.parametrize("face", [nd, np], ids=["nd", "np"])
SVG = "{http://www.w3.org/2000/svg}"


def variable(face, *values):
    x = face.array(list(values))
    x.attach_grad()
    return x


def parsed(drawing):
    """The picture as a tree; fails unless it is well-formed XML."""
    return ElementTree.fromstring(drawing._repr_svg_())


def texts(drawing):
    return ["".join(node.itertext()) for node in parsed(drawing).iter(SVG + "text")]


def elements(drawing, name, kind=""):
    wanted = {f"r-{word}" for word in kind.split()}
    return [node for node in parsed(drawing).iter(SVG + name) if wanted <= set(node.get("class", "").split())]


def numbers(node):
    """The corners of a path as (x, y) pairs."""
    values = [float(v) for v in re.findall(r"-?\d+(?:\.\d+)?", node.get("d"))]
    return list(zip(values[::2], values[1::2]))


def network():
    x, w = variable(np, 1.0, 2.0), variable(np, 3.0, 4.0)
    with autograd.record():
        h = np.tanh(x * w)
        y = (h * h + 2 * h).sum()
    return y, dict(x=x, w=w, h=h, y=y)


def gallery():
    """One picture of each kind."""
    y, names = network()
    boxes = show.Picture(title="Boxes").box("a").box("b", "`code`", at=(1, 0), ink="blue")
    boxes.box("c", at=(1, 1), shape="round").frame("both", (0, 0), (1, 0))
    boxes.arrow("a", "b", "to").arrow("b", "a", "fro", dashed=True).arrow("c", "c", "again")
    plot = show.plot(([0, 1, 2], [0, 1, 4], "square"), points=[(1, 1, "here")], tangents=[(1, 1, 2)], title="A plot")
    numbers = numpy.arange(-3, 3).reshape(2, 3) / 2
    return [plot, boxes, show.draw(y, names), show.beside(plot, boxes),
            show.images([numbers, -numbers], "ab", title="I"),
            show.heatmap(numbers, ["r", "s"], "abc", "H", marks=[(0, 1)])]


# ## Every picture
#
# Sets have another order in every process, and from Python 3.12 on `sum` has another last bit.
EXACT_SUMS = "import builtins, math; add = sum; builtins.sum = lambda values, *start: exact(list(values), *start); " \
             "exact = lambda v, *s: math.fsum(v) if v and all(type(x) is float for x in v) else add(v, *s); "


def test_pictures_are_the_same_everywhere():
    program = "import test_show; print(*(d._repr_svg_() for d in test_show.gallery()))"
    here, outputs = pathlib.Path(__file__).parent, set()
    for seed, before in ("1", ""), ("2", ""), ("1", EXACT_SUMS):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8",
                       "PYTHONPATH": f"{here}{os.pathsep}{here.parent}"}
        outputs.add(subprocess.run([sys.executable, "-c", before + program], env=environment, check=True,
                                   capture_output=True).stdout)
    assert len(outputs) == 1 and outputs.pop().count(b"<svg") == 6


@pytest.mark.parametrize("k", range(6), ids=["plot", "Picture", "draw", "beside", "images", "heatmap"])
def test_pictures_are_accessible_and_share_a_page(k):
    drawing = gallery()[k]
    root = parsed(drawing)
    assert root.get("role") == "img" and root.get("aria-label") == drawing.alt != ""
    assert not [node for node in root.iter() if node.get("id")]
    width, height = (float(v) for v in root.get("viewBox").split()[2:])
    for node in root.iter(SVG + "text"):
        assert -20 <= float(node.get("x")) <= width + 20 and -20 <= float(node.get("y")) <= height + 20


def test_alternative_text_is_the_one_that_was_given():
    y, names = network()
    for drawing in (show.plot(([1, 2], [1, 2]), alt="A & <b>"), show.draw(y, names, alt="A & <b>"),
                    show.Picture(alt="A & <b>").box("a"), show.beside(show.plot(([1], [2])), alt="A & <b>")):
        assert parsed(drawing).get("aria-label") == "A & <b>"


def test_default_alternative_texts_say_what_is_there():
    y, names = network()
    assert show.plot(([1, 2], [1, 2], "line"), title="T", x="t", y="v").alt == "Plot: T: v against t: line."
    assert show.Picture().box("a", "x `y`\nz").text("note", at=(1, 0)).alt == "x y z; note"
    assert show.draw(y, names).alt == (
        "The tape, 6 operations from 2 variables: #1 multiply of x, w; h tanh of #1; #3 multiply of h, h; "
        "#4 multiply of h; #5 add of #3, #4; y sum of #5.")


def test_text_is_escaped():
    awkward = '<a> & "b"'
    plot = show.plot(([1, 2], [1, 2], awkward), points=[(1, 1, awkward)], title=awkward, x=awkward, y=awkward)
    assert texts(plot).count(awkward) == 5
    x = variable(nd, 1.0)
    with autograd.record():
        y = x * x
    assert awkward in texts(show.draw(y, {awkward: x}))
    picture = show.Picture(title=awkward).box("a", awkward).frame(awkward, (0, 0)).arrow("a", "a", f"`{awkward}`")
    assert [text.replace("\u00a0", " ") for text in texts(picture)].count(awkward) == 4


def test_colours_can_be_seen_on_white_and_on_dark_paper():
    def luminance(colour):
        channels = [int(colour[k:k + 2], 16) / 255 for k in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear))

    for colour in PALETTE.values():
        for paper in "#ffffff", "#15181c", "#1e2129":
            light, dark = sorted((luminance(colour), luminance(paper)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) > 3                # what WCAG asks of graphics


def test_beside_puts_the_second_picture_behind_the_first():
    a, b = show.plot(([1], [2]), width=200), show.plot(([1], [2]), width=300, height=100)
    both = show.beside(a, b, gap=10)
    assert both.parts()[:2] == (510, 290) and both.alt == f"{a.alt} {b.alt}"
    assert [g.get("transform") for g in parsed(both)[1:]] == ["translate(0 0)", "translate(210 95)"]
    with pytest.raises(ValueError, match="nothing to show"):
        show.beside()


def test_save_writes_what_is_shown(tmp_path):
    drawing = show.plot(([1, 2], [1, 2], "π"))
    drawing.save(tmp_path / "plot.svg")
    assert (tmp_path / "plot.svg").read_text(encoding="utf-8") == drawing._repr_svg_()


# ## Plots
def curve_paths(drawing):
    return elements(drawing, "path", "wide")


@CLASSES
def test_arrays_of_refgrad_are_plotted_like_lists(face):
    xs = variable(face, 0.0, 1.0, 2.0)
    with autograd.record():
        ys = xs * xs
    assert show.plot((xs, ys))._repr_svg_() == show.plot(([0, 1, 2], [0, 1, 4]))._repr_svg_()


def test_a_curve_goes_through_its_points_in_proportion():
    path, = curve_paths(show.plot(([0, 1, 2, 4], [0, 1, 2, 4]), xlim=(0, 4), ylim=(0, 4)))
    (x0, y0), (x1, y1), (x2, y2), (x4, y4) = numbers(path)
    assert abs((x1 - x0) - (x2 - x1)) < 0.2 and abs((x4 - x2) - 2 * (x2 - x1)) < 0.2
    assert abs((y0 - y1) - (y1 - y2)) < 0.2 and abs((y2 - y4) - 2 * (y1 - y2)) < 0.2
    assert x4 > x0 and y4 < y0                                       # upwards is smaller in SVG


@pytest.mark.parametrize("gap", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_breaks_the_line(gap):
    drawing = show.plot(([0, 1, 2, 3, 4], [0, 1, gap, 1, 0]))
    path, = curve_paths(drawing)
    assert path.get("d").count("M") == 2 and "nan" not in drawing._repr_svg_() and "inf" not in drawing._repr_svg_()


def test_a_point_alone_between_two_breaks_is_drawn():
    drawing = show.plot(([0, 1, 2, 3, 4], [0, 1, math.nan, 1, math.nan]))
    assert len(elements(drawing, "circle")) == 1


def test_a_line_is_cut_at_the_edge_of_the_frame():
    inside, = curve_paths(show.plot(([0, 10], [0, 10]), xlim=(0, 10), ylim=(0, 10)))
    (left, bottom), (right, top) = numbers(inside)
    beyond, = curve_paths(show.plot(([-90, 110], [-90, 110]), xlim=(0, 10), ylim=(0, 10)))
    assert numbers(beyond) == [(left, bottom), (right, top)]
    twice, = curve_paths(show.plot(([-5, 5, 15, 5, -5], [5, 5, 5, 6, 6]), xlim=(0, 10), ylim=(0, 10)))
    assert twice.get("d").count("M") == 2 and {x for x, _ in numbers(twice)} >= {left, right}
    assert not curve_paths(show.plot(([20, 30], [1, 2]), xlim=(0, 10), ylim=(0, 10)))


def test_one_point_is_enough():
    assert len(elements(show.plot(([3], [7])), "circle")) == 1
    assert len(elements(show.plot(points=[(3, 7)]), "circle")) == 1
    assert len(elements(show.plot(tangents=[(3, 7, 1)]), "path", "tangent")) == 1


@pytest.mark.parametrize("arguments", [(), (([], []),), (([math.nan], [1.0]),), (([1.0, 2.0], [math.nan, math.inf]),)])
def test_nothing_to_plot_is_an_error(arguments):
    with pytest.raises(ValueError, match="no finite point to draw.\n  What to do: "):
        show.plot(*arguments)


@pytest.mark.parametrize("call, complaint", [
    (lambda: show.curve([1, 2], [1]), "2 xs and 1 ys"),
    (lambda: show.curve([1], [1], style="wavy"), "no style 'wavy'"),
    (lambda: show.plot([1, 2, 3], [1, 4, 9]), r"tuple \(xs, ys\)"),
    (lambda: show.plot(([1, 2], [1, 2]), xlim=(2, 1)), "xlim"),
    (lambda: show.plot(([1, 2], [1, 2]), ylim=(0, math.nan)), "ylim"),
    (lambda: show.plot(([1, 2], [1, 2]), points=[(1,)]), "a point has 2 numbers"),
    (lambda: show.plot(([1, 2], [1, 2]), tangents=[(1, 2)]), "a tangent has 3 or 4 numbers"),
    (lambda: show.plot(([1, 2], [1, 2]), tangents=[(1, 2, 3)], log="y"), "logarithmic"),
    (lambda: show.plot(([1, 2], [-1, -2]), log="y"), "no positive y"),
    (lambda: show.plot(([1, 2], [1, 2]), width=60), "no room"),
])
def test_arguments_that_make_no_sense(call, complaint):
    with pytest.raises(ValueError, match=complaint):
        call()


def test_a_tangent_has_the_slope_and_the_extent_that_were_asked_for():
    options = dict(xlim=(0, 10), ylim=(0, 20))
    (x0, y0), (x1, y1) = numbers(curve_paths(show.plot(([0, 10], [0, 20]), **options))[0])
    tangent, = elements(show.plot(tangents=[(5, 10, 2, 4)], **options), "path", "tangent")
    (u0, v0), (u1, v1) = numbers(tangent)
    assert abs((u1 - u0) / (x1 - x0) - 0.4) < 0.01 and abs((v1 - v0) / (y1 - y0) - 0.4) < 0.01
    lengths = []
    for slope in 0, 1, 50:
        node, = elements(show.plot(tangents=[(5, 10, slope)], **options), "path", "tangent")
        (u0, v0), (u1, v1) = numbers(node)
        lengths.append(math.hypot(u1 - u0, v1 - v0))
    assert max(lengths) - min(lengths) < 0.5


def test_a_logarithmic_axis_has_powers_of_ten_at_equal_distances():
    drawing = show.plot(([1, 2, 3], [1e-3, 1e-1, 1e1]), log="y", xlim=(1, 3))
    (_, a), (_, b), (_, c) = numbers(curve_paths(drawing)[0])
    assert abs((a - b) - (b - c)) < 0.2 and {"10⁻³", "10⁻²", "10⁻¹", "10⁰", "10¹"} <= set(texts(drawing))


@pytest.mark.parametrize(("values", "said"), [
    ([0.6, 4.1], "1 2"), ([3, 40], "5 10 20"), ([2.1, 4.9], "2.5 3 3.5 4 4.5 5"),
    ([0.01, 0.2], "0.01 0.02 0.05 0.1 0.2")])
def test_a_short_logarithmic_axis_has_numbers_between_the_powers(values, said):
    marks = Axis("y", values, None, True).ticks(5)
    assert " ".join(text for _, text in marks) == said
    assert all(abs(10 ** at - float(text)) < 1e-9 * float(text) for at, text in marks)


def test_ticks_are_few_round_numbers_between_the_limits():
    chance = random.Random(3)
    for _ in range(500):
        low = chance.uniform(-1, 1) * 10 ** chance.randint(-6, 6)
        high = low + chance.uniform(0.1, 9) * 10 ** chance.randint(-6, 6)
        wanted = chance.randint(2, 9)
        marks = ticks(low, high, wanted)
        slack = 1e-6 * (high - low)
        assert all(low - slack <= mark <= high + slack for mark in marks)
        assert wanted / 3 <= len(marks) <= 2 * wanted + 1
        step = f"{(marks[-1] - marks[0]) / (len(marks) - 1):.3e}" if len(marks) > 1 else "1.000e0"
        assert step[:5] in ("1.000", "2.000", "5.000")


def test_the_legend_names_the_named_curves_and_wraps():
    drawing = show.plot(*[([0, 1], [0, k], f"a rather long name {k}" if k != 2 else None) for k in range(6)])
    names = [node for node in elements(drawing, "text") if "rather long" in node.text]
    assert len(names) == 5 and len({node.get("y") for node in names}) > 1
    assert all(float(node.get("x")) < 300 for node in names)


def test_labels_avoid_lines_points_and_each_other():
    marks = [(k, 2 * k * k, f"slope {4 * k}") for k in (1, 2, 3, 4)]
    xs = [k / 20 for k in range(90)]
    drawing = show.plot((xs, [2 * x * x for x in xs]), points=marks, tangents=[(x, y, 4 * x) for x, y, _ in marks])
    labels = [node for node in elements(drawing, "text") if node.text.startswith("slope")]
    areas = [(float(node.get("x")) - 20, float(node.get("y")) - 9, float(node.get("x")) + 20, float(node.get("y")))
             for node in labels]
    lines = [numbers(path) for kind in ("wide", "tangent") for path in elements(drawing, "path", kind)]
    for k, (left, top, right, bottom) in enumerate(areas):
        for line in lines:
            for (x0, y0), (x1, y1) in zip(line, line[1:]):
                assert not any(left < x0 + t * (x1 - x0) < right and top < y0 + t * (y1 - y0) < bottom
                               for t in (0, 0.25, 0.5, 0.75, 1))
        assert not any(left < r and le < right and top < b and t < bottom for le, t, r, b in areas[k + 1:])


def test_a_crowd_finds_the_free_place():
    crowd = Crowd()
    crowd.line([(0, 0), (100, 0)])
    crowd.rectangle(50, 20, 30, 10)
    assert crowd.place([(50, 0), (50, 20), (50, -20)], 20, 10) == (50, -20)
    assert crowd.place([(50, -20), (50, 40)], 20, 10) == (50, 40)    # the first text stands there already


# ## Pictures
def corners(node):
    x, y, width, height = (float(node.get(name)) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def test_an_arrow_ends_at_the_boxes():
    for at in (1, 0), (0, 1), (2, 1), (-1, 1):
        picture = show.Picture().box("a", at=(0, 0)).box("b", "two\nlines", at=at, shape="round").arrow("a", "b")
        a, b = (corners(node) for node in elements(picture, "rect", "line"))
        head, = elements(picture, "path", "solid")
        shaft, = elements(picture, "path", "line")
        for (x, y), (left, top, right, bottom) in ((numbers(head)[0], b), (numbers(shaft)[0], a)):
            assert left - 5 < x < right + 5 and top - 5 < y < bottom + 5          # near
            assert not (left + 4 < x < right - 4 and top + 4 < y < bottom - 4)    # and not inside


def test_between_boxes_that_overlap_there_is_no_arrow():
    picture = show.Picture().box("a").box("b", at=(1, 0)).box("c", "across both of them", at=(0.5, 0), shape="none")
    assert not elements(picture.arrow("a", "c"), "path", "solid")


def test_arrows_there_and_back_do_not_lie_on_each_other():
    picture = show.Picture(gap=(80, 30)).box("a").box("b", at=(1, 0)).arrow("a", "b").arrow("b", "a")
    there, back = (numbers(path) for path in elements(picture, "path", "line"))
    assert abs(there[1][1] - back[1][1]) > 20


def test_boxes_fill_their_column_and_row():
    picture = show.Picture().box("a", "a long text").box("b", at=(0, 1)).box("c", "x\ny\nz", at=(1, 1))
    a, b, c = (corners(node) for node in elements(picture, "rect", "line"))
    assert (a[0], a[2]) == (b[0], b[2]) and (b[1], b[3]) == (c[1], c[3]) and a[3] < b[1] and b[2] < c[0]


def test_frames_reach_around_what_is_inside():
    picture = show.Picture().box("a").box("b", at=(1, 0)).box("c", at=(1, 1))
    picture.frame("outer", (0, 0), (1, 1)).frame("inner", (1, 0), (1, 1))
    outer, inner = (corners(node) for node in elements(picture, "rect", "wash"))
    assert all(outer[k] < inner[k] for k in (0, 1)) and all(inner[k] < outer[k] for k in (2, 3))
    for node in elements(picture, "rect", "line")[1:]:
        box = corners(node)
        assert all(inner[k] < box[k] for k in (0, 1)) and all(box[k] < inner[k] for k in (2, 3))


def test_texts_of_arrows_avoid_boxes_and_each_other():
    picture = show.Picture(gap=(200, 90))
    for name, at in dict(a=(0, 0), b=(1, 0), c=(0, 1), d=(1, 1)).items():
        picture.box(name, "two words\nand more", at=at)
    for k, way in enumerate(["ad", "da", "ab", "ac", "db", "bd", "dc", "dd"]):
        picture.arrow(way[0], way[1], f"arrow {k}")
    boxes = [corners(node) for node in elements(picture, "rect", "line")]
    places = [(float(node.get("x")), float(node.get("y"))) for node in elements(picture, "text", "soft")]
    assert len(places) == 8
    for k, (x, y) in enumerate(places):
        assert not any(left < x < right and top < y < bottom for left, top, right, bottom in boxes)
        assert not any(abs(x - u) < 38 and abs(y - v) < 10 for u, v in places[k + 1:])


def test_code_keeps_its_spaces_and_its_columns():
    picture = show.Picture().box("a", "`[[ 4  8]`\n` [12 16]]`")
    assert texts(picture) == ["[[\u00a04\u00a0\u00a08]\u00a0", "\u00a0[12\u00a016]]"]


@pytest.mark.parametrize("call, complaint", [
    (lambda p: p.box("a"), "two boxes called 'a'"),
    (lambda p: p.arrow("a", "z"), "no box called 'z' yet; there are: a"),
    (lambda p: p.box("b", ink="pink"), "no ink 'pink'"),
    (lambda p: p.box("b", shape="star"), "not 'star'"),
])
def test_pictures_refuse_what_they_do_not_know(call, complaint):
    with pytest.raises(ValueError, match=complaint):
        call(show.Picture().box("a"))


def test_an_empty_picture_is_an_error():
    with pytest.raises(ValueError, match="nothing to show"):
        show.Picture()._repr_svg_()


# ## Images and matrices
def ink(drawing):
    """Each image as a dict from (row, column) to (class, opacity) of its pixels."""
    found = []
    for g in parsed(drawing).iter(SVG + "g"):
        found.append({})
        for path in g:
            for x, y, count in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", path.get("d")):
                for k in range(int(count)):
                    place = int(y), int(x) + k
                    assert place not in found[-1]                    # no pixel is painted twice
                    found[-1][place] = path.get("class"), float(path.get("style").removeprefix("opacity:"))
    return found


def test_pixels_have_ink_in_proportion_and_all_images_the_same_scale():
    chance = numpy.random.RandomState(4)
    stack = chance.randint(0, 17, (5, 3, 4))
    stack[0, 0, :2] = 0, 16
    drawn = ink(show.images(stack))
    for picture, found in zip(stack, drawn):
        assert found == {place: ("r-solid", pytest.approx(value / 16, abs=1e-3))
                         for place, value in numpy.ndenumerate(picture) if value}
    assert len(drawn) == 5 and ink(show.images(list(stack))) == ink(show.images(nd.array(stack))) == drawn
    for one in stack[1], stack[1].tolist():
        assert ink(show.images(one, low=0, high=16)) == drawn[1:2]
    assert ink(show.images([[5, 50]], low=10, high=20)) == [{(0, 1): ("r-solid", 1.0)}]      # what is beyond is cut


def test_negative_numbers_are_red_and_zero_is_paper():
    found, = ink(show.images([[-4, 0, 2], [1, -1, 4]]))
    assert found == {(0, 0): ("r-solid r-red", 1.0), (0, 2): ("r-solid r-blue", 0.5), (1, 0): ("r-solid r-blue", 0.25),
                     (1, 1): ("r-solid r-red", 0.25), (1, 2): ("r-solid r-blue", 1.0)}
    assert show.images([[-1, 4]]).alt == "An image of 1 by 2 pixels; red is −4, blue is 4."
    found, = ink(show.images([[0, 1], [2, 4]], signed=True))
    assert {kind for kind, _ in found.values()} == {"r-solid r-blue"}
    found, = ink(show.images([[-4, 0]], signed=False))
    assert found == {(0, 1): ("r-solid", 1.0)}


def test_constant_images_and_pixels_that_are_no_number():
    assert ink(show.images([[0, 0]])) == [{}] and ink(show.images([[7, 7]])) == [{}]
    assert ink(show.images([[7, 7]], low=0)) == [{(0, 0): ("r-solid", 1.0), (0, 1): ("r-solid", 1.0)}]
    drawing = show.images([[0.0, math.nan], [math.inf, 1.0]])
    assert len(elements(drawing, "path", "orange")) == 1 and "nan" not in drawing._repr_svg_()
    assert ink(drawing) == [{(1, 0): ("r-solid", 1.0), (1, 1): ("r-solid", 1.0)}]


def test_images_stand_in_rows_under_their_titles():
    drawing = show.images([[[1, 2]]] * 5, titles=["a", ("b", "red"), "c", "a long title, very long", "e"], columns=2)
    frames = [corners(node) for node in elements(drawing, "rect")]
    names = elements(drawing, "text")
    assert [len({frame[k] for frame in frames}) for k in (0, 1)] == [2, 3]
    for (left, top, right, _), name in zip(frames, names):
        assert abs(float(name.get("x")) - (left + right) / 2) < 0.2 and 0 < top - float(name.get("y")) < 12
    assert [node.get("class") for node in names][:2] == ["r-soft", "r-red"]
    assert "5 images of 1 by 2 pixels: a, b, c, a long title, very long, e; no ink is 1" in drawing.alt


def test_an_image_is_small():
    digits = numpy.random.RandomState(0).randint(0, 17, (12, 8, 8))
    length = len(show.images(digits)._repr_svg_()) - len(show.images([[0]])._repr_svg_())
    assert length / 12 < 2000                                        # noise, the worst that there is


@CLASSES
def test_cells_show_their_numbers_and_colours(face):
    matrix = face.array([[1.0, -2.0], [0.0, 0.5]])
    drawing = show.heatmap(matrix, rows=["r", "s"], columns=["a", "b"], title="T", x="x", y="y", marks=[(1, 0)])
    assert sorted(texts(drawing)) == sorted(["T", "x", "y", "r", "s", "a", "b", "1", "−2", "0", "0.5"])
    cells = {name.text: name for name in elements(drawing, "text")}
    washed = {(node.get("class"), node.get("style")): corners(node) for node in elements(drawing, "rect", "solid")}
    for text, key in {"1": ("r-solid r-blue", "opacity:0.25"), "−2": ("r-solid r-red", "opacity:0.5"),
                      "0.5": ("r-solid r-blue", "opacity:0.125")}.items():
        left, top, right, bottom = washed.pop(key)
        assert left < float(cells[text].get("x")) < right and top < float(cells[text].get("y")) < bottom
    assert not washed                                                # zero has none
    (left, top, right, bottom), = map(corners, elements(drawing, "rect", "wide orange"))
    assert left < float(cells["0"].get("x")) < right and top < float(cells["0"].get("y")) < bottom
    assert drawing.alt == "Table: T. Columns a, b. r: 1, −2; s: 0, 0.5. Here red is −2, blue is 2."


def test_cells_may_be_texts():
    cells = [[("right", "green"), "?"], [("3 & 4", "red"), 5]]
    drawing = show.heatmap(cells, rows=["`a`", "b"], marks={(0, 0): "blue"})
    assert texts(drawing) == ["a", "b", "right", "?", "3 & 4", "5"]
    assert [node.get("class") for node in elements(drawing, "rect")] == ["r-solid r-green", "r-solid r-red",
                                                                         "r-line r-wide r-blue"]
    assert "a: right (green), ?; b: 3 & 4 (red), 5." in drawing.alt
    assert texts(show.heatmap([[0.25, -1e-9]], values=".1f")) == ["0.2", "0.0"]
    plain = show.heatmap([[1, 2], [3, 4]], values=False)
    assert not texts(plain) and plain.alt == "Matrix: 2 by 2 cells; no ink is 1, all ink is 4."


@pytest.mark.parametrize("call, complaint", [
    (lambda: show.images([]), "nothing to show"),
    (lambda: show.images([1.0, 2.0]), r"shape \(\)"),
    (lambda: show.images(numpy.zeros((0, 8, 8))), r"shape \(0, 8, 8\)"),
    (lambda: show.images([["a", "b"]]), "no picture"),
    (lambda: show.images([[1, 2]], titles="ab"), "2 titles for 1 images"),
    (lambda: show.images([[1, 2]], titles=[("a", "pink")]), "no ink 'pink'"),
    (lambda: show.images([[1, 2]], columns=0), "0 columns"),
    (lambda: show.images([[1, 2]], low=2, high=1), "the lower first"),
    (lambda: show.images([[1, 2]], high=math.nan), "finite"),
    (lambda: show.heatmap([1, 2]), "heatmap"),
    (lambda: show.heatmap([[1, 2], [3]]), "equally long"),
    (lambda: show.heatmap([]), "equally long"),
    (lambda: show.heatmap([[1, 2]], columns="abc"), "3 names for 2 columns"),
    (lambda: show.heatmap([[1, 2]], marks=[(1, 0)]), r"no cell \(1, 0\)"),
    (lambda: show.heatmap([[("a", "pink")]]), "no ink 'pink'"),
])
def test_images_and_matrices_that_make_no_sense(call, complaint):
    with pytest.raises(ValueError, match=complaint):
        call()


# ## The table
@CLASSES
def test_rows_of_a_small_program(face):
    x, w = variable(face, 1.0, 2.0), variable(face, 3.0, 4.0)
    with autograd.record():
        y = face.exp(x) * w + 2 * w
    rows = show.table(y, names=dict(w=w, x=x)).rows
    assert [row[:5] for row in rows] == [
        ("#1", "exp", "x", "(2,)", "its result"),
        ("#2", "multiply", "#1, w", "(2,)", "w, #1"),
        ("#3", "multiply", "w", "(2,)", "2"),
        ("#4", "add", "#2, #3", "(2,)", "")]
    assert {row.line for row in rows} == {""}


def test_the_text_of_a_table():
    x = variable(nd, 1.0, 2.0)
    with autograd.record():
        y = (x * x + x[0]).sum()
    assert repr(show.table(y)) == """\
step  operation  inputs  shape  saves
#1    multiply   x0, x0  (2,)   x0
#2    index      x0      (1,)   index [0], shape (2,)
#3    broadcast  #2      (2,)   shape (1,)
#4    add        #1, #3  (2,)   -
#5    sum        #4      (1,)   shape (2,), kept (1,)"""


def test_names_in_order_of_marking_as_a_dict_and_for_results():
    a, b = variable(nd, 1.0), variable(nd, 2.0)
    with autograd.record():
        h = b * a
        y = h * h
    assert [row.inputs for row in show.table(y).rows] == ["x1, x0", "#1, #1"]
    assert [row.inputs for row in show.table(y, "left right").rows] == ["right, left", "#1, #1"]
    assert [row.inputs for row in show.table(y, ["left"]).rows] == ["x1, left", "#1, #1"]
    table = show.table(y, {"h": h, "y": y, "a": a})
    assert [(row.step, row.inputs, row.saves) for row in table.rows] == [("h", "x1, a", "a, x1"), ("y", "h, h", "h")]
    assert show.table(y, {h: "h"}).rows[0].step == "h"
    with pytest.raises(ValueError, match="3 names for 2 variables"):
        show.table(y, "a b c")
    with pytest.raises(TypeError, match="'a' is float"):
        show.table(y, dict(a=1.0))


def test_what_is_saved_is_said_in_words():
    x, c = variable(np, 1.0, 2.0, 3.0), np.array([1.0, 0.0, 1.0])
    with autograd.record():
        first = (x * c)[1:]
        second = np.where(c > 0, x, x * x)[::2].reshape(2, 1)
        y = first * second + mx.np.mean(x, axis=0)
    saves = {row.operation: row.saves for row in show.table(y, dict(x=x)).rows if row.step not in ("#1",)}
    assert show.table(y).rows[0].saves == "constant (3,)"
    assert saves["index"] == "index [::2], shape (3,)"
    assert saves["reshape"] == "shape (2,)"
    assert saves["mean"] == "shape (3,), kept (1,), count 3, dtype float32"
    assert "0x" not in repr(show.table(y))                           # no address of anything


def test_retained_gradients_and_several_outputs():
    class Swap(autograd.Function):
        def forward(self, a, b):
            self.save_for_backward(a)
            return b, a

        def backward(self, da, db):
            return db, da

    x, w = variable(nd, 1.0), variable(nd, 2.0)
    with autograd.record():
        h = x * w
        h.attach_grad()
        p, q = Swap()(h, w)
        y = p + q
    rows = show.table(y, dict(x=x, w=w, h=h)).rows
    assert [row[:3] for row in rows] == [
        ("h", "multiply", "x, w"), ("#2", "Swap", "h, w"), ("#3", "Swap, output 0", "#2"),
        ("#4", "Swap, output 1", "#2"), ("#5", "add", "#3, #4")]
    assert rows[0].saves == "w, x, its gradient" and rows[1].saves == "h"


def test_lines_of_the_program_where_it_was_traced():
    x = variable(nd, 1.0)
    with autograd.tracing(), autograd.record():
        y = x * x + 1
    row = show.table(y).rows[0]
    assert re.fullmatch(r"test_show\.py:\d+  y = x \* x \+ 1", row.line)
    cell = {"x": x}
    with autograd.tracing(), autograd.record():
        exec(compile("\n\ny = x * 2", "<cell 7>", "exec"), cell)
    assert show.table(cell["y"]).rows[0].line == "line 3"
    assert repr(show.table(cell["y"])).split("\n")[0].endswith("line")


def test_a_variable_has_no_operations():
    x = variable(nd, 1.0)
    assert len(show.table(x)) == 0 and repr(show.table(x, "w")) == "No operations: w is a variable."
    assert "w" in texts(show.draw(x, "w"))


@CLASSES
@pytest.mark.parametrize("call", [show.table, show.draw])
def test_what_is_not_on_the_tape_is_an_error_that_says_why(call, face):
    x = variable(face, 1.0)
    with pytest.raises(MXNetError, match=rf"(?s)^show.{call.__name__}: .*errors.md#not-recorded"):
        call(face.array([1.0]))
    with pytest.raises(MXNetError, match=rf"(?s)^show.{call.__name__}: .*errors.md#recording-was-off"):
        call(x * x)
    with pytest.raises(TypeError, match="not to list"):
        call([x])
    with autograd.record():
        y = x * x
    y.backward()
    with pytest.raises(MXNetError, match="'multiply'.*already freed.*\n  What to do: .*retain_graph"):
        call(y)


def test_a_part_that_was_freed_is_a_constant():
    x = variable(nd, 2.0)
    with autograd.record():
        h = x * x
        h.backward()
        y = h * x
    assert [row[:3] for row in show.table(y, "x").rows] == [("#1", "multiply", "(freed), x")]
    assert "#1" in texts(show.draw(y, "x"))


def test_long_tapes_are_told_from_both_ends_without_recursion():
    x = variable(nd, 1.0)
    with autograd.record():
        y = x
        for _ in range(5000):
            y = y * 0.5
        y = nd.exp(y)
    table = show.table(y, limit=6)
    lines = repr(table).split("\n")
    assert len(table) == len(table.rows) == 5001
    assert [line.split()[0] for line in lines] == ["step", "#1", "#2", "#3", "...", "#4999", "#5000", "#5001"]
    assert lines[4] == "... 4,995 more: 4,995 multiply ..."
    assert "5,000 times" in texts(show.draw(y))


# ## Shapes
#
# What the tape says about a shape is compared with the gradient that arrives there, which has that shape.
def programs(face):
    x, y, m = (face.array(numpy.arange(1, 1 + math.prod(shape)).reshape(shape) / 7) for shape in ((3,), (3,), (2, 3)))
    for v in x, y, m:
        v.attach_grad()
    return [lambda f=f: f(x, y, m) for f in (
        lambda x, y, m: (x * y + m).sum(),
        lambda x, y, m: face.dot(m, x) * 3,
        lambda x, y, m: (m[0] + x)[1:] / y[:2],
        lambda x, y, m: m.sum(axis=0) * m.mean() - m.max(axis=0),
        lambda x, y, m: (m.reshape((3, 2)) ** 2).sum(axis=1) * x,
        lambda x, y, m: face.transpose(m)[2] * face.expand_dims(x, 1),
        lambda x, y, m: face.where(x > 1, x, y) * face.maximum(x, y),
        lambda x, y, m: face.stack(x, y).sum() if face is nd else face.stack([x, y]).sum(),
        lambda x, y, m: face.clip(m, 0, 1) * face.sqrt(m) + face.sign(x),
        lambda x, y, m: face.prod(m, axis=1) * face.var(m) if face is np else face.prod(m, axis=1),
        lambda x, y, m: x.astype("float64").sum() + y.astype("float64").sum(),
        lambda x, y, m: mx.nd.log_softmax(m.as_nd_ndarray()).sum() + mx.nd.relu(x.as_nd_ndarray()).sum(),
    )]


def gradient_shapes(reading):
    """{node or leaf: shape of the gradient that arrives}, by the slowest sweep there is."""
    arrived = {reading.head: numpy.ones(reading.shapes[reading.head])}
    for node in reversed(reading.nodes):
        for edge in edges(node):
            saved = () if edge.saved is None else edge.saved if type(edge.saved) is tuple else (edge.saved,)
            values = [s if type(s) is Raw or not isinstance(s, Handle) else s._data for s in saved]
            dx = edge.rule(arrived[node], *values)
            arrived[edge.parent] = arrived[edge.parent] + dx if edge.parent in arrived else dx
    return {entry: gradient.shape for entry, gradient in arrived.items()}


@CLASSES
@pytest.mark.parametrize("k", range(12))
def test_shapes_are_true(face, k):
    with autograd.record():
        z = programs(face)[k]()
    reading = Reading(z, None, "test")
    true = gradient_shapes(reading)
    assert reading.shapes == {entry: true[entry] for entry in reading.shapes}
    assert len(reading.shapes) > len(reading.leaves)


def test_a_function_that_is_called_like_an_operator_is_none():
    exp = type("exp", (autograd.Function,), dict(forward=lambda self, x: x.sum(), backward=lambda self, dy: dy))
    x = variable(np, 1.0, 2.0)
    with autograd.record():
        y = exp()(x) * 1
    assert TABLE["exp"].kind == "elementwise"
    assert [row[:4] for row in show.table(y).rows] == [
        ("#1", "exp", "x0", ""), ("#2", "exp, output 0", "#1", "()"), ("#3", "multiply", "#2", "()")]


# ## The drawing
def random_graph(seed):
    """A graph of up to 40 vertices with boxes of several sizes."""
    chance = random.Random(seed)
    count = chance.randint(2, 40)
    sizes = [(chance.choice([30, 38]), chance.choice([34, 60, 90])) for _ in range(count)]
    found = []
    for b in range(1, count):
        for _ in range(chance.choice([0, 1, 1, 2, 2, 3])):
            found.append((max(0, b - chance.randint(1, 9)), b))
    return sizes, found


@pytest.mark.parametrize("seed", range(25))
def test_boxes_do_not_overlap_and_edges_go_forward_around_them(seed):
    sizes, links = random_graph(seed)
    layout = Layout(sizes, links, 40)
    for row in layout.rows:
        for a, b in zip(row, row[1:]):
            room = layout.across[b] - layout.across[a] - (layout.sizes[a][1] + layout.sizes[b][1]) / 2
            assert room > 11.9                                       # dummies included: no line runs through a box
    assert all(layout.layer[a] < layout.layer[b] for a, b in links)
    for (a, b), chain in zip(links, layout.chains):
        assert [layout.layer[v] for v in chain] == list(range(layout.layer[a], layout.layer[b] + 1))
    assert all(end < start for (_, end), (start, _) in zip(layout.along, layout.along[1:]))


def test_a_simple_chain_is_straight_and_a_tree_has_no_crossings():
    chain = Layout([(30, 30)] * 6, [(k, k + 1) for k in range(5)], 40)
    assert len({round(x, 6) for x in chain.across}) == 1
    tree = Layout([(30, 30)] * 15, sorted(((14 - k), 14 - (k - 1) // 2) for k in range(1, 15)), 40)
    assert tree.crossings() == 0


def test_spread_is_the_nearest_sequence_that_keeps_its_distances():
    chance = random.Random(5)
    for _ in range(50):
        n = chance.randint(1, 7)
        wanted, weights = [chance.uniform(0, 50) for _ in range(n)], [chance.choice([1.0, 8.0]) for _ in range(n)]
        gaps = [chance.uniform(1, 15) for _ in range(n - 1)]

        def cost(xs, wanted=wanted, weights=weights):
            return sum(w * (x - y) ** 2 for w, x, y in zip(weights, xs, wanted))

        best = spread(wanted, weights, gaps)
        assert all(b - a >= gap - 1e-9 for a, b, gap in zip(best, best[1:], gaps))
        for _ in range(60):
            other = [x + chance.gauss(0, 1) for x in best]
            for k, gap in enumerate(gaps):
                other[k + 1] = max(other[k + 1], other[k] + gap)
            assert cost(best) <= cost(other) + 1e-9


def test_a_drawing_has_a_box_for_each_thing_and_an_arrow_for_each_edge():
    y, names = network()
    drawing = show.draw(y, names)
    assert sorted(texts(drawing)) == sorted(
        ["x", "(2,)", "w", "(2,)", "×", "#1", "tanh", "h", "×", "#3", "× 2", "#4", "+", "#5", "sum", "y"])
    assert len(elements(drawing, "rect", "line")) == 8
    assert len(elements(drawing, "path", "solid")) == 9              # h * h has two
    assert len(elements(drawing, "rect", "line blue")) == 2 and len(elements(drawing, "rect", "line orange")) == 1


def test_two_edges_between_the_same_boxes_are_two_lines():
    x = variable(nd, 1.0)
    with autograd.record():
        y = x * x
    first, second = (numbers(path) for path in elements(show.draw(y), "path", "line"))
    assert all(abs(a[1] - b[1]) > 8 for a, b in zip(first, second))


def test_what_is_too_wide_for_a_page_is_drawn_downwards():
    x = variable(nd, 1.0)
    with autograd.record():
        short = nd.exp(nd.exp(x))
        long = x
        for _ in range(20):
            long = nd.sin(long)
    width, height, _ = show.draw(short).parts()
    assert width > height
    width, height, _ = show.draw(long).parts()
    assert width < height


def test_a_loop_is_one_box_that_says_so():
    x = variable(nd, 1.0)
    with autograd.record():
        y = x
        for _ in range(1000):
            y = nd.sin(y * x) + 1
        y = nd.exp(y)
    for gradients in False, True:
        drawing = show.draw(y, "x", gradients=gradients)
        assert {"1,000 times", "×, sin, +", "#1 … #3000", "exp", "#3001"} <= set(texts(drawing))
        assert len(elements(drawing, "rect", "line")) == 3
        arrived = [text for text in texts(drawing) if text.startswith("d")]       # none inside of the folded box
        assert [text.split(" = ")[0] for text in arrived] == ["dx", "d#3001"] * gradients
    assert drawing.alt.startswith("The tape, 3,001 operations from 1 variables, x (gradient ")


def test_a_deep_network_is_one_straight_line_with_its_weights_beside_it():
    """Nearly sixty boxes with a gradient in each; it has to stand in a column of a page without being made smaller."""
    weights = [np.array(numpy.random.RandomState(k).normal(size=(4, 4))) for k in range(13)]
    for w in weights:
        w.attach_grad()
    with autograd.record():
        h = np.ones((2, 4))
        for w in weights:
            h = np.tanh(np.dot(h, w) + 0.1)
        y = (h * h).sum()
    drawing = show.draw(y, gradients=True)
    boxes = elements(drawing, "rect", "line")
    middles = [float(box.get("x")) + float(box.get("width")) / 2 for box in boxes]
    operations = middles[len(weights):]
    assert 50 < len(boxes) <= 60 and len(operations) == 3 * len(weights) + 2
    assert max(operations) - min(operations) < 0.3 and drawing.parts()[0] < 700
    right = [float(box.get("x")) + float(box.get("width")) for box in boxes[1:len(weights)]]
    assert all(10 < min(operations) - x < 150 for x in right)


def test_biases_that_are_broadcast_leave_a_deep_network_straight_and_gradients_leave_it_narrow():
    """Eight layers: before, each stood further to the right than the one above it."""
    chance = numpy.random.RandomState(1)
    weights = [(nd.array(chance.normal(size=(8, 8))), nd.array(chance.normal(size=8))) for _ in range(8)]
    for w, b in weights:
        w.attach_grad()
        b.attach_grad()
    with autograd.record():
        h = nd.array(chance.normal(size=(4, 8)))
        for w, b in weights:
            h = nd.relu(nd.dot(h, w) + b)
        y = (h * h).mean()
    for gradients, widest in (False, 300), (True, 600):
        drawing = show.draw(y, gradients=gradients)
        boxes = elements(drawing, "rect", "line")
        named = [text for text in texts(drawing) if text in ("relu", "dot", "+", "broadcast")]
        operations = boxes[2 * len(weights):]
        middles = [float(box.get("x")) + float(box.get("width")) / 2 for box in operations]
        line = [x for x, op in zip(middles, named) if op != "broadcast"][2:]       # below the first layer
        assert len(line) == 3 * len(weights) - 2 and max(line) - min(line) < (120 if gradients else 30)
        assert drawing.parts()[0] < widest
    assert sum(text.startswith("from −") for text in texts(drawing)) > 20          # a range stands below its shape


def test_the_first_step_of_a_loop_may_enter_it_from_outside_but_not_otherwise():
    later = [("sin", 2), ("add", 1)] * 4
    assert repeats([("sin", None), ("add", 1), *later])[0] == (2, 5)
    assert repeats([("sin", 9), ("add", 1), *later])[0] == (2, 5)
    assert repeats([("sin", None), ("add", None), *later])[0] == (1, 1)
    assert repeats([("cos", None), ("add", 1), *later])[0] == (1, 1)


def test_what_is_wired_differently_is_not_a_loop():
    x = variable(nd, 1.0)
    with autograd.record():
        results = [x, x + 1]
        for k in range(70):
            results.append(results[-1] + results[-1 - (k * k % 7 + 1) % len(results)])
    groups = folded(Reading(results[-1], None, "test"), 60)[1]
    blocks = [group for group in groups if group.times > 1]
    for group in blocks:                                             # squares modulo 7 come round every seven
        assert len(group.nodes) == 7 * group.times
    assert blocks


def test_a_long_tape_without_a_pattern_is_folded_in_the_middle():
    chance, x = random.Random(4), variable(nd, 1.0)
    with autograd.record():
        results = [x]
        for _ in range(500):
            f = chance.choice([nd.sin, nd.cos, nd.tanh])
            results.append(f(results[-1]) + chance.choice(results[-3:]))
    reading = Reading(results[-1], None, "test")
    leaves, groups = folded(reading, 60)
    assert [node for group in groups for node in group.nodes] == reading.nodes
    assert len(leaves) + len(groups) <= 60 and sum(group.times == 0 for group in groups) == 1
    hidden = next(group for group in groups if group.times == 0)
    assert f"{len(hidden.nodes):,} operations" in texts(show.draw(results[-1]))


def test_many_variables_of_one_operation_are_one_box():
    xs = [variable(nd, 1.0) for _ in range(100)]
    with autograd.record():
        y = nd.concat(*xs, dim=0).sum()
    assert {"100 variables", "x0 … x99", "concat"} <= set(texts(show.draw(y)))


def test_up_to_the_limit_nothing_is_folded():
    x = variable(nd, 1.0)
    with autograd.record():
        y = x
        for _ in range(59):
            y = y * x
    assert len(elements(show.draw(y), "rect", "line")) == 60
    assert len(elements(show.draw(y, limit=59), "rect", "line")) < 10


# ## The house
def test_show_stands_on_the_engine_alone():
    package = pathlib.Path(show.__file__).parent
    found = set()
    for file in sorted(package.glob("*.py")):
        assert file.read_text(encoding="utf-8").count("\n") <= 350
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level == 2:
                found.add(node.module.split(".")[0])
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                found.add(node.module.split(".")[0])
            elif isinstance(node, ast.Import):
                found.update(name.name.split(".")[0] for name in node.names)
    assert found <= {"engine", "numpy", *sys.stdlib_module_names}
