"""Every page in a browser: it asks no other host, complains of nothing, fits the screen, is light, and can be used."""
import json
import re

import pytest
from conftest import ROOT, SITE, pages

# One page of each kind.
KINDS = ["./", "notebooks/01_first_gradient/", "source/engine/tape/", "reference/autograd/",
         "reference/operators/reduce/", "differences/", "errors/"]
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


def test_search_finds_a_function(visit):
    with visit("./") as page:
        page.keyboard.press("/")
        page.keyboard.type("attach_grad")
        first = page.locator(".md-search-result__item a").first
        first.wait_for()
        assert "attach_grad" in page.locator(".md-search-result__list").inner_text()


def test_replay_is_played_by_keyboard(visit):
    players = [path for path in TUTORIALS if 'type="range"' in (SITE / path / "index.html").read_text(encoding="utf-8")]
    if not players:
        pytest.skip("no page has a replay yet")
    with visit(players[0]) as page:
        slider = page.locator("input[type=range]").first
        slider.focus()
        before = slider.input_value()
        page.keyboard.press("ArrowRight")
        assert float(slider.input_value()) > float(before)
        page.keyboard.press("Home")
        assert slider.input_value() == slider.get_attribute("min")

