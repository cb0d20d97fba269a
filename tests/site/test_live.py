"""The programs of the tutorials, run in the page: each gives what its notebook stores."""
import json
import time

import pytest
from conftest import ROOT, SITE

NOTEBOOKS = [path for path in sorted((ROOT / "notebooks").glob("*.ipynb")) if (SITE / "notebooks" / path.stem).is_dir()]
STARTED = 60_000  # milliseconds: the start of Python, on a busy machine

# (notebook, cell): why the page says something else
EXCEPTIONS = {}

pytestmark = pytest.mark.skipif(not (SITE / "assets/live/payload.json").exists(),
                                reason="the site was built without Python for its pages")


def stored(cell):
    """What nbval compares: what was printed, the value as text or picture, the message of an error."""
    for output in cell["outputs"]:
        if output["output_type"] == "stream":
            yield "".join(output["text"])
        elif output["output_type"] == "error":
            yield f"{output['ename']}: {output['evalue']}" if output["evalue"] else output["ename"]
        else:
            data = output["data"]
            kind = next(kind for kind in ("text/html", "image/svg+xml", "text/plain") if kind in data)
            yield kind if kind != "text/plain" else "".join(data[kind])


SHOWN = """cell => [...cell.querySelectorAll('.jp-OutputArea-output')].map(output => {
    const kind = output.dataset.live;
    return kind === 'text/html' || kind === 'image/svg+xml' ? kind : output.textContent; })"""


def finished(page):
    status = page.locator(".live-bar [role=status]")
    ended = "status => /^(Done|Program|Stopped|Python cannot)/.test(status.textContent)"
    page.wait_for_function(ended, arg=status.element_handle(), timeout=STARTED)
    return status.inner_text()


def write(page, n, text):
    page.locator(".live-field").nth(n).fill(text)


def run(page, n):
    page.locator(".live-run").nth(n).click()
    return finished(page)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_program_gives_what_the_notebook_stores(visit, path, figure):
    code = [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
    with visit(f"notebooks/{path.stem}/") as page:
        began = time.monotonic()
        page.get_by_role("button", name="Run all").click()
        page.wait_for_selector("[data-live=done], [data-live=failed]", timeout=STARTED)
        first = time.monotonic() - began
        assert finished(page).startswith("Done")
        figure(f"{path.stem}: {len(code)} programs, the first done after {first:.1f} s, all after "
               f"{time.monotonic() - began:.1f} s")
        cells = page.locator(".jp-CodeCell[id]")
        assert cells.count() == len(code)
        for n, cell in enumerate(code):
            if (path.stem, cell["id"]) in EXCEPTIONS:
                continue
            shown, wanted = cells.nth(n).evaluate(SHOWN), list(stored(cell))
            if cell["outputs"] and cell["outputs"][-1]["output_type"] == "error":
                assert shown[-1].endswith(wanted[-1]) and shown[-1].startswith("This program, line"), cell["id"]
                shown, wanted = shown[:-1], wanted[:-1]
            assert shown == wanted, cell["id"]


def test_a_program_is_changed_run_stopped_and_brought_back(visit):
    with visit("notebooks/01_first_gradient/") as page:
        page.on("dialog", lambda dialog: dialog.accept())
        before = page.locator(".jp-CodeCell[id]").nth(2).inner_text()
        field = page.locator(".live-field").nth(2)
        field.click()
        page.keyboard.press("Control+End")
        page.keyboard.type("\nfor k in range(2):\nprint(k)")
        assert field.input_value().endswith("for k in range(2):\n    print(k)")
        page.keyboard.press("Control+Enter")
        assert finished(page).startswith("Done")  # the two programs above were run first
        output = page.locator(".jp-CodeCell[id]").nth(2).locator(".jp-OutputArea-output")
        assert output.all_inner_texts() == ["\n[[0. 0.]\n [0. 0.]]\n<NDArray 2x2 @cpu(0)>\n0\n1\n"]
        field.press("Control+z")
        assert not field.input_value().endswith("print(k)")

        write(page, 2, "def f(x):\n    return 1 / x\n\nf(0)")
        assert run(page, 2) == "Program 3 ended with an error."
        assert output.inner_text() == ("This program, line 4\n    f(0)\nThis program, line 2, in f\n    return 1 / x\n"
                                       "ZeroDivisionError: division by zero")
        write(page, 2, "class Page:\n    def _repr_html_(self):\n        return '<b id=made></b><script>"
                       "document.getElementById(\"made\").textContent = \"ran\"</script>'\nPage()")
        assert run(page, 2).startswith("Done") and page.locator("#made").inner_text() == "ran"

        write(page, 2, "print('begun')\nwhile True:\n    pass")
        page.locator(".live-run").nth(2).click()
        page.wait_for_function("document.body.innerText.includes('begun\\n')")
        page.get_by_role("button", name="Stop").click()
        assert "is lost" in finished(page)
        page.get_by_role("button", name="Reset").click()
        assert page.locator(".jp-CodeCell[id]").nth(2).inner_text() == before
        assert run(page, 2).startswith("Done")


@pytest.mark.parametrize("path", ["engine/modes", "engine/backward", "ops/indexing", "ops/random"])
def test_what_one_may_try_is_run_in_its_page_and_comes_out_as_it_says(visit, path):
    with visit(f"source/{path}/") as page:
        box = page.locator(".try")
        said = box.locator("details.outcome .highlight")
        assert not said.is_visible()
        assert run(page, 0).startswith("Done")
        shown = box.locator(".jp-OutputArea").inner_text().strip()
        box.locator("summary").click()
        assert said.inner_text().strip() == shown != ""


def test_the_keyboard_can_leave_a_program(visit):
    with visit("notebooks/01_first_gradient/") as page:
        field = page.locator(".live-field").first
        field.focus()
        page.keyboard.press("Tab")
        assert field.input_value().startswith("    ")
        page.keyboard.press("Shift+Tab")
        assert field.input_value().startswith("import")
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        assert not field.evaluate("field => field === document.activeElement")


def test_without_the_script_the_page_is_whole(visit):
    with visit("notebooks/01_first_gradient/", java_script_enabled=False) as page:
        assert page.locator(".live-field, .live-bar").count() == 0
        assert "NDArray 2x2" in page.locator("article").inner_text()
