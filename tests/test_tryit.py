"""What the pages of the engine ask their readers to try comes out as they say."""
import ast
import doctest
import pathlib
import re
import sys

import pytest

ROOT = pathlib.Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "docs" / "build"))

import house  # noqa: E402
import literate  # noqa: E402

SOURCES = {path.relative_to(house.PACKAGE).as_posix(): path.read_text(encoding="utf-8")
           for path in house.read_aloud()}
BOXES = [(module, *box) for module, source in SOURCES.items() for box in literate.experiments(source)]


def test_every_box_is_found():
    """A box that is written otherwise than `literate.py` reads it would be neither shown as one nor run."""
    for module, source in SOURCES.items():
        assert source.count("*Try it*") == sum(box[0] == module for box in BOXES), module
    assert len({module for module, *_ in BOXES if module.startswith("engine/")}) >= 10
    assert len({module for module, *_ in BOXES if module.startswith("ops/")}) >= 12


def shown_by(program):
    """What a Python shell shows of each statement of a program that it shows something of."""
    shown = []

    class Shell(doctest.DocTestRunner):
        def report_failure(self, out, test, example, got):
            shown.append(got)

        def report_unexpected_exception(self, out, test, example, exc_info):
            shown.append(f"{exc_info[0].__name__}: {exc_info[1]}\n")

    examples = [doctest.Example(ast.unparse(part), "") for part in ast.parse(program).body]
    Shell().run(doctest.DocTest(examples, {}, "box", None, None, None), out=str)
    return shown


@pytest.mark.filterwarnings("ignore:invalid value encountered")                    # of one box, which says so
@pytest.mark.parametrize(("module", "question", "program", "want"), BOXES, ids=[box[0] for box in BOXES])
def test_what_comes_out_is_what_the_box_says(module, question, program, want):
    assert shown_by(program) == [want]                 # a page shows the last value, and what is printed


@pytest.mark.parametrize(("module", "question", "program", "want"), BOXES, ids=[box[0] for box in BOXES])
def test_a_box_is_short_and_asks(module, question, program, want):
    assert "?" in question and "\n\n" not in question
    assert len(program.splitlines()) <= 10 and want.count("\n") == 1


def test_a_wrong_outcome_is_noticed():
    source = '"""A.\n\n*Try it*: what?\n    >>> x = nd.ones(2)\n    >>> 1 + 1\n    3\n"""\n'
    (_, program, want), = literate.experiments(source)
    assert program == "from refgrad import nd\nx = nd.ones(2)\n1 + 1\n"
    assert (shown_by(program), want) == (["2\n"], "3\n")
    assert shown_by("print(1)\n1 / 0\n") == ["1\n", "ZeroDivisionError: division by zero\n"]


# ## The form
SOURCE = '''"""# Title

*Try it*: in the docstring?
    >>> 1 + 1
    2
"""

# Prose.
#
# *Try it*: how many,
# and why?
#
#     >>> for n in range(2):
#     ...     print(n < 5); x = n
#     True
#     True
# More prose, with *Try it* inside a line.
x = 1
'''


def test_a_box_of_the_source_is_a_program_and_an_outcome_of_the_page():
    assert literate.experiments(SOURCE) == [
        ("*Try it*: in the docstring?", "1 + 1\n", "2\n"),
        ("*Try it*: how many,\nand why?", "for n in range(2):\n    print(n < 5)\n    x = n\n", "True\nTrue\n")]
    page = literate.page(SOURCE, "refgrad/f.py", {}.get)
    program, printed = "```{.python .live}\n", "```{.text .outcome}\n"
    assert f"*Try it*: in the docstring?\n\n{program}1 + 1\n```\n\n{printed}2\n```\n" in page
    assert f"and why?\n\n{program}for n in range(2):\n    print(n < 5)\n    x = n\n```\n\n{printed}" in page
    assert f"{printed}True\nTrue\n```\n\nMore prose" in re.sub("\n{3,}", "\n\n", page)
    assert ">>>" not in page and "..." not in page


def test_the_outcome_stands_behind_a_fold_in_the_box():
    program = '<div class="language-python live highlight"><pre><span></span><code>1 + 1\n</code></pre></div>'
    printed = '<div class="language-text outcome highlight"><pre><span></span><code>2\n</code></pre></div>'
    made = literate.row(f"<p>Before.</p>\n<p><em>Try it</em>: what?</p>\n{program}\n{printed}\n<p>After.</p>")
    before, box, after = re.split(r'<div class="try">|</details></div>', made)
    assert "Before." in before and "After." in after
    assert box == (f'<p><em>Try it</em>: what?</p>{program}'
                   f'<details class="outcome"><summary>What comes out</summary>{printed}')
    assert 'class="try"' not in literate.row("<p>One may <em>Try it</em>: here.</p>")
