"""The student's process: runs his cells, then answers our probes.

What is expected never comes here, so there is nothing to read and nothing to forge but the answers themselves.  Each
task is a line with a token of its own, and its answer has to carry it: what a cell writes on its own account is not
taken for an answer.
"""
import contextlib
import io
import json
import sys

from refgrad.classroom import feedback

from . import limits, wire


def run(namespace, name, text):
    """Runs a cell; returns what it raised, as a text, or ""."""
    try:
        exec(compile(text, f"<{name or 'a cell of your own'}>", "exec"), namespace)
    except (Exception, SystemExit) as caught:
        return repr(feedback.raised(caught))
    return ""


def run_cells(cells):
    """Runs cells (name, text) in one new namespace; returns it, and {name: what the cell raised}."""
    namespace = {"__name__": "__main__"}
    problems = {name: run(namespace, name, text) for name, text in cells}
    return namespace, {name: problem for name, problem in problems.items() if problem}


def ask(namespace, helpers, probe):
    """The answer to one probe, as plain values."""
    try:
        if helpers:
            exec(compile(helpers, "<test>", "exec"), namespace)
        question = eval(compile(probe, "<test>", "eval"), namespace)
    except Exception as caught:
        return feedback.raised(caught)
    return feedback.answer(question)


def reply(namespace, task):
    """What one task gives, as the text of a plain value."""
    try:
        if "cell" in task:
            return wire.written(run(namespace, *task["cell"]))
        return wire.written(ask(namespace, task["helpers"], task["probe"]))
    except (Exception, SystemExit) as caught:
        return wire.written(feedback.raised(caught))


def main():
    """Reads one task a line from the standard input, writes one answer a line to the standard output."""
    limits.apply()
    tasks, answers, namespace = sys.stdin, sys.stdout, {"__name__": "__main__"}
    for line in tasks:
        task = json.loads(line)
        with contextlib.redirect_stdout(io.StringIO()):
            text = reply(namespace, task)
        print(task["token"], text, file=answers, flush=True)
