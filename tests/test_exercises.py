"""The exercises: solutions pass, stubs speak, and each wrong solution meets the test that names its idea."""
import importlib
import pathlib
import sys

import pytest

ROOT = pathlib.Path(__file__).parents[1]
FOLDER = ROOT / "notebooks" / "exercises"
sys.path.insert(0, str(FOLDER))
try:
    from grading import judge, source
finally:
    sys.path.remove(str(FOLDER))

SOURCES = sorted(FOLDER.glob("e*.ipynb"))
EXERCISES = {path.stem: judge.Exercise(path) for path in SOURCES}
SOLUTIONS = {name: importlib.import_module(f"solutions.{name}") for name in EXERCISES}


def submission(exercise, change):
    """The source as a student hands it in, with change(text) for the text of each solution."""
    notebook = source.for_students(exercise.notebook)
    solved = {c.name: c.text for c in source.cells(exercise.notebook)}
    for cell in notebook["cells"]:
        noted = cell.get("metadata", {}).get("nbgrader", {})
        if noted.get("solution"):
            cell["source"] = change(noted["grade_id"], solved[noted["grade_id"]])
    return notebook


def failed(exercise, notebook):
    """The tests that are not passed, in order, as {name: what they say}, without line ends."""
    results, _ = exercise.judge(notebook, judge.here)
    return {result.name: " ".join(result.problem.split()) for result in results if result.problem}


def cases(kind):
    return [pytest.param(name, *case[1:], id=f"{name}: {case[0]}")
            for name, module in SOLUTIONS.items() for case in getattr(module, kind)]


@pytest.mark.parametrize("name", EXERCISES)
def test_the_source_is_what_nbgrader_expects(name):
    notebook = EXERCISES[name].notebook
    cells = source.cells(notebook)
    assert notebook["metadata"]["refgrad"] == {"exercise": name}
    assert len({c.name for c in cells}) == len(cells) and all(c.kind != "own" for c in cells)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            noted = cell["metadata"]["nbgrader"]
            assert noted["schema_version"] == 3 and noted["locked"] is not noted["solution"]
            assert ("points" in noted) is noted["grade"]


@pytest.mark.parametrize("name", EXERCISES)
def test_the_source_stores_that_its_tests_are_passed(name):
    exercise = EXERCISES[name]
    stored = {cell["metadata"]["nbgrader"]["grade_id"]: "".join(
        text for output in cell["outputs"] for text in output.get("text", ""))
        for cell in exercise.notebook["cells"] if cell["cell_type"] == "code"}
    for test in exercise.tests:
        assert stored[test.name] == "".join(f"✓ {question.name}\n" for question in test.questions)


@pytest.mark.parametrize("name", EXERCISES)
def test_the_solution_passes(name):
    exercise = EXERCISES[name]
    assert failed(exercise, submission(exercise, lambda _, text: text)) == {}


@pytest.mark.parametrize("name", EXERCISES)
def test_a_stub_says_what_is_to_be_written(name):
    exercise = EXERCISES[name]
    problems = failed(exercise, source.for_students(exercise.notebook))
    questions = [question.name for test in exercise.tests for question in test.questions]
    assert list(problems) == questions
    for text in problems.values():
        assert "not written yet" in text and "write " in text


@pytest.mark.parametrize("name", EXERCISES)
def test_students_get_no_answers(name):
    exercise = EXERCISES[name]
    text = "\n".join(c.text for c in source.cells(source.for_students(exercise.notebook)))
    assert "SOLUTION" not in text and "HIDDEN" not in text
    for test in exercise.tests:
        for question in test.questions:
            assert (f'"{question.name}"' in text) is not question.hidden


def with_changes(exercise, changes):
    """The submission with every old text of the changes replaced by the new one; each has to fit somewhere."""
    def change(_, text):
        for old, new in changes:
            applied.update({old} if old in text else ())
            text = text.replace(old, new)
        return text

    applied = set()
    notebook = submission(exercise, change)
    assert applied == {old for old, _ in changes}, "the change fits nowhere"
    return notebook


def test_what_is_expected_stays_with_the_judge():
    sent = "\n".join(question.helpers for test in EXERCISES["e8_digits"].tests for question in test.questions)
    assert "def along(" in sent and "def directions(" in sent          # what a probe uses, and what that uses
    assert not any(word in sent for word in (
        "expected_along", "loss_of(", "scores_of", "NEVER", "RELU", "kept_together", "untouched", "missed"))
    sent = "\n".join(question.helpers for test in EXERCISES["e1_chain_rule"].tests for question in test.questions)
    assert "random_program" in sent and "by_differences" not in sent


@pytest.mark.parametrize(("name", "changes", "test", "hint"), cases("WRONG"))
def test_a_wrong_solution_meets_its_test(name, changes, test, hint):
    exercise = EXERCISES[name]
    problems = failed(exercise, with_changes(exercise, changes))
    assert test in problems, f"not noticed by {test}; only by {list(problems)}"
    assert hint in problems[test]


@pytest.mark.parametrize(("name", "solution"), cases("RIGHT"))
def test_another_right_solution_passes(name, solution):
    exercise = EXERCISES[name]
    if isinstance(solution, list):
        notebook = with_changes(exercise, solution)
    else:
        assert solution.keys() <= {c.name for c in source.cells(exercise.notebook) if c.kind == "solution"}
        notebook = submission(exercise, lambda cell, text: solution.get(cell, text))
    assert failed(exercise, notebook) == {}


@pytest.mark.parametrize("name", EXERCISES)
def test_enough_solutions_were_tried(name, figure):
    wrong, right = SOLUTIONS[name].WRONG, SOLUTIONS[name].RIGHT
    assert len(wrong) >= 20 and len(right) >= 3
    assert len({label for label, *_ in wrong}) == len(wrong)
    figure(f"exercise {name}: {len(wrong)} wrong solutions caught, {len(right)} other right ones passed")
