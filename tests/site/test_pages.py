"""Every page in a browser: it asks no other host, complains of nothing, fits the screen, is light, and can be used."""
import base64
import json
import re

import pytest
from conftest import ROOT, SITE, pages

# One page of each kind.
KINDS = ["./", "notebooks/01_first_gradient/", "source/", "source/engine/tape/", "reference/autograd/",
         "reference/operators/reduce/", "coming-from/", "differences/", "errors/"]
TUTORIALS = [path for path in pages() if path.startswith("notebooks/")]
# kB
LIMITS = dict.fromkeys(TUTORIALS, 900)
AXE = ROOT / ".cache" / "assets" / "axe-core" / "axe.min.js"


@pytest.mark.parametrize("path", pages())
def test_page_keeps_to_itself_and_fits_a_narrow_screen(visit, path):
    with visit(path, settle=False, viewport={"width": 390, "height": 844}, color_scheme="dark") as page:
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, f"{path} is {width} pixels wide on a screen of 390"
        assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


@pytest.mark.parametrize("path", sorted({*KINDS, *TUTORIALS}))
def test_page_is_light(visit, path, figure):
    with visit(path) as page:
        search = [url for url in page.loaded if "search_index" in url]
        sizes = {url: len(answer.body()) for url, answer in page.loaded.items() if answer.ok}
        weight = sum(size for url, size in sizes.items() if url not in search) / 1000
        figure(f"{path}: {len(sizes)} requests, {weight:.0f} kB, search index "
               f"{sum(sizes.get(url, 0) for url in search) / 1000:.0f} kB beside it")
        assert weight <= LIMITS.get(path, 700)
        assert not [url for url in sizes if "/live/" in url and not url.endswith("run.js")]


@pytest.mark.parametrize("path", TUTORIALS)
def test_formulas_are_typeset(visit, path):
    source = json.loads((ROOT / path).with_suffix(".ipynb").read_text(encoding="utf-8"))
    written = re.sub(r"`[^`]*`", "", "\n".join("".join(cell["source"]) for cell in source["cells"]
                                              if cell["cell_type"] == "markdown"))
    with visit(path) as page:
        formulas = page.locator(".jp-RenderedMarkdown .katex").count()
        left = page.evaluate("""[...document.querySelectorAll(".jp-RenderedMarkdown :not(code)")].flatMap(
            e => [...e.childNodes].filter(n => n.nodeType === 3 && n.data.includes("$"))).length""")
    assert formulas == len(re.findall(r"\$\$.+?\$\$|\$.+?\$", written, re.DOTALL))
    assert not left


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_nothing_serious(visit, path, scheme, figure):
    with visit(path, color_scheme=scheme) as page:
        page.evaluate(AXE.read_text(encoding="utf-8") + "; 0")
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    serious = [f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}"
               for rule in found if rule["impact"] in ("serious", "critical") for node in rule["nodes"][:3]]
    lesser = sum(rule["impact"] in ("minor", "moderate") for rule in found)
    figure(f"axe, {path} {scheme}: {len(serious)} serious, {lesser} lesser")
    assert not serious, "\n".join(serious)


@pytest.mark.parametrize(("typed", "leads_to"), [
    ("attach_grad", "reference/arrays/#refgrad.engine.array.NDArray.attach_grad"),
    ("np.linalg.svd", "reference/operators/decompositions/#svd"),
    ("SoftmaxOutput", "reference/operators/losses/#SoftmaxOutput"),
    ("sweep", "source/engine/backward/#the-sweep"),
    ("requires_grad", "coming-from/#recording-is-asked-for"),
    ("overwritten after it was recorded", "errors/#overwritten"),
    ("already freed by an earlier backward", "errors/#already-freed"),
])
def test_search_finds(visit, address, typed, leads_to):
    with visit("./") as page:
        page.keyboard.press("/")
        page.keyboard.type(typed)
        # the first page that is found, and the first two sections of it; what the first letters found is still there
        page.wait_for_function(FOUND, arg=address + leads_to)


FOUND = """wanted => [...document.querySelector(".md-search-result__item")?.querySelectorAll("a.md-search-result__link")
    ?? []].slice(0, 3).some(link => link.href.replace(/\\?[^#]*/, "") === wanted)"""


PLAYERS = [path for path in TUTORIALS if "rg-player" in (SITE / path / "index.html").read_text(encoding="utf-8")]


@pytest.fixture
def player(visit):
    """A page with a replay, and the replay."""
    assert PLAYERS, "no tutorial has a replay"
    with visit(PLAYERS[0]) as page:
        yield page, page.locator(".rg-player").first


def state(player):
    """What a reader sees: the number of the step, its heading, the rows of the table, the numbers in the drawing."""
    return (int(player.locator("input").input_value()), player.locator("output").inner_text(),
            [row.inner_text() for row in player.locator("tbody tr").all() if row.is_visible()],
            [text.text_content() for text in player.locator("svg [data-s] text").all() if text.is_visible()])


def test_replay_is_played_by_its_buttons(player):
    page, player = player
    first, back, on, last = (player.get_by_role("button", name=name).click
                             for name in ("to the start", "previous step", "next step", "to the end"))
    count = int(player.locator("input").get_attribute("max"))
    seen = [state(player)]
    back()                                                   # before the start is nothing
    assert state(player) == seen[0]
    for n in range(1, count + 1):
        on()
        seen.append(state(player))
        number, heading, rows, drawn = seen[-1]
        assert number == n and heading.startswith(f"Step {n} of {count}:") and drawn
        assert rows and all(row.startswith("d") for row in rows)
    assert len({str(told[1:]) for told in seen}) == count + 1, "two steps look the same"
    assert len(seen[-1][3]) > len(seen[0][3])                # gradients have arrived at more places
    on()                                                     # behind the end neither
    assert state(player) == seen[-1]
    back()
    assert state(player) == seen[-2]
    first()
    assert state(player) == seen[0]
    last()
    assert state(player) == seen[-1]


@pytest.mark.parametrize("where", ["input", "button[value='1']"])
def test_replay_is_played_by_keyboard(player, where):
    page, player = player
    start = state(player)
    player.locator(where).focus()
    keys = {}
    for key in "ArrowRight", "ArrowRight", "ArrowLeft", "End", "ArrowRight", "Home":
        page.keyboard.press(key)
        keys[key] = state(player)
    count = int(player.locator("input").get_attribute("max"))
    assert keys["ArrowLeft"][0] == 1 and keys["ArrowLeft"][1].startswith("Step 1 of")
    assert keys["End"][0] == count and keys["ArrowRight"] == keys["End"] and keys["Home"] == start
    assert player.locator("input").get_attribute("aria-valuetext") == start[1]


def test_slider_of_a_replay_does_not_shine_in_the_dark(visit):
    """The track's pixels, beside the thumb, against the page around them."""
    with visit(PLAYERS[0], color_scheme="dark") as page:
        slider = page.locator(".rg-player input").first
        box, near = slider.bounding_box(), page.locator(".rg-player").first
        near.scroll_into_view_if_needed()
        brightness = page.evaluate(BRIGHTNESS, base64.b64encode(slider.screenshot()).decode())
    assert box["width"] > 100 and 40 < brightness < 140


# The brightest pixel of the right half of a picture, where the thumb is not, from 0 to 255.
BRIGHTNESS = """async data => {
  const picture = new Image();
  picture.src = "data:image/png;base64," + data;
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  canvas.drawImage(picture, 0, 0);
  const half = Math.ceil(picture.width / 2), pixels = canvas.getImageData(half, 0, half - 8, picture.height).data;
  let brightest = 0;
  for (let k = 0; k < pixels.length; k += 4)
    brightest = Math.max(brightest, (pixels[k] + pixels[k + 1] + pixels[k + 2]) / 3);
  return brightest;
}"""


# ## On narrow screens
@pytest.mark.parametrize("path", TUTORIALS)
def test_letters_of_pictures_can_be_read_on_a_narrow_screen(visit, path):
    with visit(path, settle=False, viewport={"width": 390, "height": 844}) as page:
        small = page.evaluate("""() => [...document.querySelectorAll(".md-content svg.rg")].flatMap(svg => {
            const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
            return [...svg.querySelectorAll("text")].filter(text => text.checkVisibility())
                .map(text => [parseFloat(getComputedStyle(text).fontSize) * scale, text.textContent])
                .filter(([size]) => size < 8); })""")
    assert not small, f"letters of less than 8 pixels: {small[:5]}"


def test_programs_of_the_home_page_fit_a_narrow_screen(visit):
    with visit("./", viewport={"width": 390, "height": 844}) as page:
        wide = page.evaluate("""() => [...document.querySelectorAll("pre, pre > code")]
            .filter(block => block.scrollWidth > block.clientWidth).map(block => block.innerText)""")
    assert not wide, "\n".join(wide)


# ## The engine, read aloud
def test_who_reads_the_engine_knows_the_way(visit):
    """On a wide page, where no columns stand at the sides: in the middle of the text the bar is in sight."""
    with visit("source/engine/backward/") as page:
        bar = page.get_by_role("navigation", name="Place in the house")
        headings = [heading.text_content() for heading in page.locator("article h2").all()]
        assert bar.locator(".sections a").all_text_contents() == [text.removesuffix("¶") for text in headings]
        bar.get_by_text("Heads", exact=True).click()
        page.wait_for_function("document.activeElement && scrollY > 1000")
        heading, below = page.locator("#heads").bounding_box(), bar.bounding_box()
        assert 0 < below["y"] and below["y"] + below["height"] < heading["y"] < 400
        bar.get_by_text("Context →").click()
        page.wait_for_url("**/engine/context/")
        page.get_by_text("← Backward").click()
        page.wait_for_url("**/engine/backward/")
        page.get_by_text("The map", exact=True).click()
        page.wait_for_url("**/source/")


@pytest.mark.parametrize("width", [390, 800, 1280])
def test_sketches_in_the_prose_of_the_engine_fit(visit, width):
    with visit("source/engine/tape/", viewport={"width": width, "height": 900}) as page:
        sketches = page.evaluate("""() => [...document.querySelectorAll(".words pre > code")].map(code =>
            [code.scrollWidth - code.clientWidth, parseFloat(getComputedStyle(code).fontSize)])""")
    assert sketches and all(over <= 1 and letters > 8 for over, letters in sketches), sketches


# ## On paper
@pytest.mark.parametrize("path", [*PLAYERS, "notebooks/10_adversarial_examples/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_has_dark_ink_and_all_of_the_text(visit, scheme, path):
    """Whatever the screen shows: the ink is dark, no line is cut off, all steps of a replay stand there."""
    with visit(path, color_scheme=scheme) as page:
        page.add_style_tag(content="* { transition: none !important }")      # or the ink is asked on its way
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 640, "height": 1000})
        inks = page.evaluate("""() => ["p", "h1", "pre code", "svg text", "p a", "pre code .k"].map(kind =>
            getComputedStyle(document.querySelector(".md-content " + kind)).color)""")
        cut = page.evaluate("""() => [...document.querySelectorAll(".md-content :is(pre, code, div)")]
            .filter(e => e.clientWidth > 20 && e.scrollWidth > e.clientWidth + 1
                         && getComputedStyle(e).overflowX != "visible" && e.checkVisibility())
            .map(e => e.className + ": " + e.innerText.slice(0, 80))""")
        told = [[heading.inner_text() for heading in player.locator("tbody th").all() if heading.is_visible()]
                for player in page.locator(".rg-player").all()]
    for ink in inks:
        assert sum(map(float, re.findall(r"[\d.]+", ink)[:3])) / 3 < 140, f"pale ink on paper: {inks}"
    assert not cut, cut
    assert bool(told) == (path in PLAYERS)
    for headings in told:
        assert headings[0].startswith("Start") and headings[-1].startswith(f"Step {len(headings) - 1} of")


@pytest.mark.parametrize("path", ["changelog/", "reference/operators/syntax/"])
def test_paper_ends_where_the_text_ends(visit, path):
    """A body as high as a sheet, with a margin above it, would print an empty one after a short text."""
    with visit(path) as page:
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 640, "height": 1000})
        end, text = page.evaluate("""() => ["body", ".md-content__inner"].map(kind =>
            document.querySelector(kind).getBoundingClientRect().bottom)""")
    assert text < 900 and end - text < 20


def test_paper_has_the_map_that_fits_one_sheet(visit):
    with visit("source/") as page:
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 640, "height": 1000})
        wide, narrow = page.locator("svg.house.wide"), page.locator("svg.house.narrow")
        assert wide.is_visible() and not narrow.is_visible() and wide.bounding_box()["height"] < 900
        assert not page.get_by_text("Point at a room").is_visible()


def test_an_unknown_address_leads_back(visit):
    with visit("404.html") as page:
        links = page.locator(".md-content a").all()
        addresses = [link.get_attribute("href") for link in links]
    assert "/" in addresses
    for address in addresses:
        assert (SITE / address.lstrip("/") / "index.html").is_file(), address
