"""The home page: its program is run while the site is built, for the picture of its tape; and its figures are counted.

docs/index.md says `{{ name }}` where one of `parts` belongs.
"""
import ast
import contextlib
import io
import re
from collections import Counter
from pathlib import Path

import differences
import reference
from refgrad import show

TESTS = Path(__file__).resolve().parents[2] / "tests"


def page(text):
    return re.sub(r"\{\{ (\w+) \}\}", lambda found: str(parts(text)[found[1]]), text)


def parts(text):
    """What stands in the place of each name."""
    operators = [op for family in reference.families().values() for op in family]
    verdicts = Counter(point.verdict for point in differences.load().ALL)
    return {
        "tape": tape(text),
        "operators": len(operators),
        "rules": sum(len(op.rules) for op in operators),
        "ways": len(assigned("test_mutants.py", "WAYS").elts),
        "facts": ast.literal_eval(assigned("test_facts.py", "FACTS")).count("\n>>> "),
        "points": sum(verdicts.values()),
        **verdicts,
    }


def tape(text):
    """The drawing of what the first program of the page recorded, up to its y."""
    names = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(re.search(r"```{\.python \.live}\n(.*?)```", text, re.DOTALL)[1].partition("y.backward()")[0], names)
    named = {name: names[name] for name in "xy"}
    return show.draw(named["y"], named, values=True, gradients=True)._repr_svg_()


def assigned(module, name):
    """The expression that a test module gives to a name.  Building the site lacks what running the tests needs."""
    tree = ast.parse((TESTS / module).read_text(encoding="utf-8"))
    return next(node.value for node in tree.body if isinstance(node, ast.Assign) and node.targets[0].id == name)
