"""The page Differences from MXNet, written from the points that tests/test_differences.py proves."""
import importlib.util
import re
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2] / "tests" / "test_differences.py"

MEANING = {
    "same": "both answer alike",
    "fixed": "MXNet 1.9.1 is wrong: by mathematics, by its documentation, or by what a Python program may expect",
    "differs": "refgrad is made otherwise, for the reason that is given",
}

INTRODUCTION = """
# Differences from MXNet

refgrad does what MXNet 1.9.1 does, except where that is wrong, or where there is a reason.  Here are {count} points at
which one may wonder, each with a program that was run in both.

{filter}

**To read a point:** the answer is the value of the last line, or the class of the error that ends the program, with the
name of refgrad's message.  An array is shown by its elements, to four digits, and by its dtype if that is not float32.
Programs with `np` run after `npx.set_np()`.

**How it was measured:** with {measured}.  Each point is a test of the same name.  It runs the program, and fails if
refgrad answers anything else, or if the verdict does not fit the two answers:

```sh
pytest tests/test_differences.py -k head-twice    # one point, in refgrad
python tests/test_differences.py --measure        # all points, in an installed MXNet
```

<details class="quiet" markdown>
<summary>What the programs begin with</summary>

For refgrad, with `refgrad` instead of `mxnet`:

```python
{preamble}
```

</details>
"""

POINT = """
<div class="point {verdict}" markdown>

#### {title} <span class="verdict">{verdict}</span> {{ #{name} }}

```python
{program}
```

<div markdown>

{answers}

{reason}

<p class="held">held by <a href="#{name}">test_differences.py: {name}</a></p>

</div>
</div>
"""


def load():
    """The module of the tests, which imports nothing that building the site lacks."""
    spec = importlib.util.spec_from_file_location(TESTS.stem, TESTS)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def page():
    tests = load()
    out = [INTRODUCTION.format(count=len(tests.ALL), filter=choice(tests.ALL), measured=tests.MEASURED,
                               preamble=tests.PREAMBLE.strip())]
    for group in tests.GROUPS:
        out += [f"\n## {group.title}\n\n{group.about}\n", *map(point, group.points)]
    return "".join(out).lstrip()


def choice(points):
    """A switch for each verdict; refgrad.css hides the points whose switch is off."""
    count = Counter(one.verdict for one in points)
    switches = [f'<label><input type="checkbox" id="show-{verdict}" autocomplete="off" checked>'
                f'<span class="verdict {verdict}">{verdict}</span> {count[verdict]} points: {meaning}</label>'
                for verdict, meaning in MEANING.items()]
    return '<div class="choice">\n{}\n</div>'.format("\n".join(switches))


def point(one):
    answers = {"tutorial, rightly": one.rightly, "tutorial, wrongly": one.wrongly}
    answers |= {"both": one.refgrad} if one.verdict == "same" else {"MXNet 1.9.1": one.mxnet, "refgrad": one.refgrad}
    answers = "\n\n".join(f"{who}\n:   {told(what)}" for who, what in answers.items() if what)
    return POINT.format(**{**one._asdict(), "program": one.program.strip(), "answers": answers})


def told(answer):
    """An answer as Markdown: words as they are, an error with a link to its explanation, and values as code."""
    if answer.startswith("{"):
        return f"*{answer[1:-1]}*"
    error = re.fullmatch(r"raises (\w+)(?: \(([\w-]+)\))?", answer)
    if error is None:
        return f"`{answer}`"
    kind, section = error.groups()
    return f"`{kind}`" + (f", [{section}](errors.md#{section})" if section else "")
