"""The exercises in the page: a stub says what it is, a wrong solution gets its hint, and a right one passes."""
import pytest
from conftest import ROOT, SITE
from test_live import finished, run

COLLECT = """def collect(steps, seed):
    totals = dict(seed)
    for step in steps:
        for parent, part in step.parts(totals[step]):
            totals[parent] = {}
    return totals"""

pytestmark = pytest.mark.skipif(not (SITE / "assets/live/payload.json").exists(),
                                reason="the site was built without Python for its pages")


def place(page, text):
    """The number of the program that contains a text."""
    programs = page.locator(".live-field")
    return next(n for n in range(programs.count()) if text in programs.nth(n).input_value())


def said(page, n):
    return page.locator(".jp-CodeCell[id]").nth(n).locator(".jp-OutputArea").inner_text()


def test_an_exercise_answers_in_the_page(visit):
    with visit("notebooks/exercises/e1_chain_rule/") as page:
        collect, square = place(page, "def collect("), place(page, 'check("SQUARE"')
        run(page, square)
        assert "✗ SQUARE: not written yet." in said(page, square) and "write collect here" in said(page, square)
        page.locator(".live-field").nth(collect).fill(COLLECT.format("part"))
        run(page, square)
        assert "where did the first part go?" in said(page, square) and "Traceback" not in said(page, square)
        page.locator(".live-field").nth(collect).fill(COLLECT.format("totals.get(parent, 0) + part"))
        run(page, square)
        assert said(page, square).strip() == "✓ SQUARE"


@pytest.mark.parametrize("name", [path.stem for path in sorted((ROOT / "notebooks/exercises").glob("e*.ipynb"))])
def test_every_stub_says_that_it_is_one(visit, name):
    with visit(f"notebooks/exercises/{name}/") as page:
        text = page.locator("article").inner_text()
        assert "SOLUTION" not in text and "HIDDEN" not in text and "Hidden tests" not in text
        page.get_by_role("button", name="Run all").click()
        assert finished(page).startswith("Done")
        tests = [n for n in range(page.locator(".live-field").count())
                 if "check(\"" in page.locator(".live-field").nth(n).input_value()]
        assert tests and all("not written yet" in said(page, n) for n in tests)
