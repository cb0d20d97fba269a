"""What the README and the site say is true: their programs run, and their references lead somewhere."""
import doctest
import pathlib
import re
import sys

import pytest

from refgrad import autograd, show
from refgrad.engine.errors import MESSAGES

ROOT = pathlib.Path(__file__).parents[1]
MODULES = sorted((ROOT / "refgrad").rglob("*.py"))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


class FirstLines(doctest.OutputChecker):
    """The pages show the first line of a message, and name its class as a program would."""

    def check_output(self, want, got, optionflags):
        got = re.sub(r"^refgrad\.engine\.errors\.", "", got)
        got = re.sub(r"(\\n|\n)  What to do:.*", "\n", got, flags=re.DOTALL)
        return super().check_output(want, got, optionflags)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_programs_print_what_the_page_says(page):
    text = page.read_text(encoding="utf-8")
    program = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    runner = doctest.DocTestRunner(FirstLines(), optionflags=doctest.ELLIPSIS)
    report = []
    runner.run(program, out=report.append)
    assert not runner.failures, "".join(report)


def test_home_page_program_prints_what_it_says(capsys):
    text = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    program, output = re.search(r"```python\n(.*?)```\n\n```text\n(.*?)```", text, re.DOTALL).groups()
    exec(program, {})
    assert capsys.readouterr().out == output


def test_every_message_has_its_section():
    sections = re.findall(r"^### (\S+)$", (ROOT / "docs" / "errors.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(sections) == sorted(MESSAGES)


@pytest.mark.parametrize(("package", "page"), [(autograd, "autograd.md"), (show, "tools.md")])
def test_reference_names_all_that_is_public(package, page):
    text = (ROOT / "docs" / "reference" / page).read_text(encoding="utf-8")
    assert sorted(re.findall(rf"^::: {package.__name__}\.(\w+)$", text, re.MULTILINE)) == sorted(package.__all__)


@pytest.fixture(scope="module")
def literate():
    sys.path.insert(0, str(ROOT / "docs" / "build"))
    try:
        import literate
        return literate
    finally:
        sys.path.pop(0)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_literate_page_keeps_every_line_of_code_at_its_number(literate, module):
    source = module.read_text(encoding="utf-8")
    lines = source.splitlines()
    for kind, first, block in literate.blocks(source):
        if kind == "code":
            assert lines[first - 1:first - 1 + len(block)] == block
            lines[first - 1:first - 1 + len(block)] = [""] * len(block)
    without_docstring = re.sub(r'\A""".*?"""', "", "\n".join(lines), flags=re.DOTALL)
    assert all(re.match(r" *#|$", line) for line in without_docstring.splitlines())


def test_literate_page_of_a_small_module(literate):
    source = '"""# Title\n\nAbout `tape.py`.\n"""\n\n# ## One\n#\n# Prose.\ndef f():\n# inside\n    return 1\n'
    page = literate.page(source, "refgrad/f.py", {"tape.py": "tape.md"}.get)
    assert page == ('# Title\n\n`refgrad/f.py`{ .path }\n\n\nAbout [`tape.py`](tape.md).\n\n## One\n\nProse.\n\n'
                    '<span id="def-f"></span>\n\n```python linenums="9"\ndef f():\n# inside\n    return 1\n```\n')


def test_reading_order_of_the_engine_follows_its_imports():
    order = re.findall(r"source/engine/(\w+)\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert sorted(order) == sorted(path.stem for path in (ROOT / "refgrad/engine").glob("[a-z]*.py"))
    for n, name in enumerate(order):
        source = (ROOT / "refgrad" / "engine" / f"{name}.py").read_text(encoding="utf-8")
        imported = re.findall(r"^from \.(\w+) import", source, re.MULTILINE)
        imported += ", ".join(re.findall(r"^from \. import (.*)$", source, re.MULTILINE)).split(", ")
        assert set(filter(None, imported)) <= set(order[:n]), name
