"""What a submission is worth.

The judge has the source: it knows what is expected, and runs no line of a student's.  Who runs them is its argument
`answers`: a function from the cells and the questions to the answers, such as `here` below, for solutions that one
trusts, or the sandbox.
"""
import contextlib
import io
from typing import NamedTuple

from refgrad.classroom import feedback

from . import source, worker
from .picture import picture


class Result(NamedTuple):
    """What came of one question: no problem where the answer is right, and a picture where one helps."""

    test: str
    name: str
    hidden: bool
    problem: str
    picture: str = ""


class Exercise:
    """The source of one exercise, ready to judge."""

    def __init__(self, path):
        self.path, self.notebook = path, source.load(path)
        self.tests = source.tests(self.notebook)
        # Expected values may be computed, with the solutions at hand.
        with contextlib.chdir(source.FOLDER), contextlib.redirect_stdout(io.StringIO()):
            self.solved, problems = worker.run_cells([(c.name, c.text) for c in source.cells(self.notebook)
                                                      if c.kind != "test"])
        if problems:
            raise ValueError(f"the source {path} does not run: {problems}")
        for test in self.tests:
            exec(compile(test.helpers, "<test>", "exec"), self.solved)

    def cells(self, submission):
        """The cells to run: the given ones as they were given, the student's as they are, no tests.

        A given cell that the student deleted comes first.
        """
        given = {c.name: c.text for c in source.cells(self.notebook) if c.kind == "given"}
        tests = {test.name for test in self.tests}
        theirs = [(c.name, given.get(c.name, c.text)) for c in source.cells(submission)
                  if c.kind != "test" and c.name not in tests]
        present = {name for name, _ in theirs}
        return [(name, text) for name, text in given.items() if name not in present] + theirs

    def judge(self, submission, answers):
        """The Results of a student's notebook, and what his cells raised."""
        questions = [(test, question) for test in self.tests for question in test.questions]
        came, problems = answers(self.cells(submission), [(question.helpers, question.probe)
                                                          for test, question in questions])
        return [Result(test.name, question.name, question.hidden, *self.verdict(question, answer))
                for (test, question), answer in zip(questions, came)], problems

    def verdict(self, question, came):
        """The problem with an answer, "" if there is none, and a picture of it."""
        def compared(name, came, expected, *rest, **named):
            problem = feedback.verdict(name, came, expected, *rest, **named)
            return problem, picture(expected, came) if problem and "measure" not in named else ""

        # An integer of a thousand digits, a list in a list in a list: what cannot even be compared is wrong, and costs
        # its own points.
        try:
            return eval(question.rest, {**self.solved, "check": compared, "came": came})
        except (ArithmeticError, ValueError, TypeError, RecursionError, MemoryError) as caught:
            return f"✗ {question.name}\n  came      something that cannot be compared ({type(caught).__name__})", ""

    @property
    def title(self):
        """The heading of the notebook."""
        first = next(cell for cell in self.notebook["cells"] if cell["cell_type"] == "markdown")
        return "".join(first["source"]).partition("\n")[0].removeprefix("# ")

    def points(self, results):
        """{test: points}: all points of a test if each of its questions is answered, and none otherwise."""
        wrong = {result.test for result in results if result.problem}
        return {test.name: 0.0 if test.name in wrong else test.points for test in self.tests}


def here(cells, probes):
    """Answers from this very process, for code that one trusts."""
    with contextlib.chdir(source.FOLDER), contextlib.redirect_stdout(io.StringIO()):
        namespace, problems = worker.run_cells(cells)
        return [worker.ask(namespace, helpers, probe) for helpers, probe in probes], problems
