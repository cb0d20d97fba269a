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
    helpers, questions = [], []
    for statement in ast.parse(cell.text).body:
        if not is_check(statement):
            helpers.append(ast.unparse(statement))
            continue
        call = statement.value
        name, probe, *rest = call.args
        call.args = [name, ast.Name("came", ast.Load()), *rest]
        questions.append(Question(cell.name, ast.literal_eval(name), any(statement.lineno in part for part in hidden),
                                  ast.unparse(probe), ast.unparse(call)))
    return Test(cell.name, cell.points, "\n".join(helpers), questions)


def is_check(statement):
    return (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)
            and isinstance(statement.value.func, ast.Name) and statement.value.func.id == "check")
