"""The source of an exercise: one notebook with solutions, visible tests and hidden tests, in nbgrader's format.

What nbgrader calls the cells, in `metadata.nbgrader`:

| cell | solution | grade | locked | what the student gets |
|---|---|---|---|---|
| given code | no | no | yes | the same |
| solution | yes | no | no | the text with everything between BEGIN SOLUTION and END SOLUTION replaced |
| test | no | yes | yes | the text without what is between BEGIN HIDDEN TESTS and END HIDDEN TESTS |

A test cell holds calls of `check`, and whatever helps to state them.  A call is cut in two: name and probe go to the
student's process; what is expected, and the hints, stay with the judge.
"""
import ast
import copy
import json
import re
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parents[1]

SOLUTION = re.compile(r"^([ \t]*)### BEGIN SOLUTION\n(.*?)^[ \t]*### END SOLUTION\n?", re.DOTALL | re.MULTILINE)
HIDDEN = re.compile(r"^[ \t]*### BEGIN HIDDEN TESTS\n(.*?)^[ \t]*### END HIDDEN TESTS\n?", re.DOTALL | re.MULTILINE)


ASKED_LATER = "# Hidden tests stand here when your work is graded."


# ## Cells
class Cell(NamedTuple):
    """A code cell: its grade_id ("" where there is none), what it is, its text, its points."""

    name: str
    kind: str                                      # "given", "solution", "test" or "own"
    text: str
    points: float


def cells(notebook):
    """The code cells of a notebook, as Cells."""
    found = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            noted = cell.get("metadata", {}).get("nbgrader", {})
            kind = ("own" if not noted else "solution" if noted.get("solution") else
                    "test" if noted.get("grade") else "given")
            text = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
            found.append(Cell(str(noted.get("grade_id", "")), kind, text, float(noted.get("points", 0))))
    return found


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


# ## What the student gets
def for_students(notebook):
    """The notebook without solutions, hidden tests and outputs."""
    made = copy.deepcopy(notebook)
    for cell in made["cells"]:
        if cell["cell_type"] == "code":
            cell["source"] = without_answers("".join(cell["source"])).splitlines(keepends=True)
            cell["outputs"], cell["execution_count"] = [], None
    return made


def without_answers(text):
    """The text of a cell with stubs for solutions, and without hidden tests."""
    def stub(match):
        names = re.findall(r"(?:def|class) (\w+)", text[:match.start()])
        name = names[-1] if names else "your solution"
        return f'{match[1]}# YOUR CODE HERE\n{match[1]}raise NotImplementedError("write {name} here")\n'

    text = SOLUTION.sub(stub, text)
    shown = HIDDEN.sub("", text)
    return shown if shown.strip() or shown == text else ASKED_LATER


# ## What the grader asks
class Question(NamedTuple):
    """One call of `check`, cut in two."""

    cell: str                                      # of which test cell
    name: str
    hidden: bool
    helpers: str                                   # what the probe uses of the test cell, and nothing else of it
    probe: str                                     # an expression, to be called in the student's process
    rest: str                                      # the same call with `came` in the place of the probe


class Test(NamedTuple):
    """A test cell: its points, what helps to state its questions, and the questions."""

    name: str
    points: float
    helpers: str
    questions: list


def tests(notebook):
    """The tests of an exercise, in order."""
    return [test(cell) for cell in cells(notebook) if cell.kind == "test"]


def test(cell):
    hidden = [range(cell.text.count("\n", 0, match.start()), cell.text.count("\n", 0, match.end()) + 1)
              for match in HIDDEN.finditer(cell.text)]
    statements = ast.parse(cell.text).body
    helpers, questions = [statement for statement in statements if not is_check(statement)], []
    for statement in filter(is_check, statements):
        call = statement.value
        name, probe, *rest = call.args
        call.args = [name, ast.Name("came", ast.Load()), *rest]
        questions.append(Question(cell.name, ast.literal_eval(name), any(statement.lineno in part for part in hidden),
                                  text_of(used_by(probe, helpers)), ast.unparse(probe), ast.unparse(call)))
    return Test(cell.name, cell.points, text_of(helpers), questions)


# Some helpers compute what is expected.  They stay with the judge: only what a probe names goes with it, directly or
# through others.
def used_by(probe, helpers):
    """The statements that a probe needs, in their order."""
    names, needed = names_in(probe), set()
    while found := {k for k, helper in enumerate(helpers) if k not in needed and defined_by(helper) & names}:
        needed |= found
        names |= set().union(*[names_in(helpers[k]) for k in found])
    return [helpers[k] for k in sorted(needed)]


def names_in(tree):
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def defined_by(statement):
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        return {statement.name}
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return {(alias.asname or alias.name).partition(".")[0] for alias in statement.names}
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


def text_of(statements):
    return "\n".join(map(ast.unparse, statements))


def is_check(statement):
    return (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)
            and isinstance(statement.value.func, ast.Name) and statement.value.func.id == "check")
