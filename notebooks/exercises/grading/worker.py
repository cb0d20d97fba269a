"""The student's process: runs his cells, then answers our probes.

What is expected never comes here, so there is nothing to read and nothing to forge but the answers themselves.
"""
import contextlib
import io
import json
import sys

from refgrad.classroom import feedback

from . import wire


def run_cells(texts):
    """Runs cells (name, text) in one namespace; returns it, and {name: what the cell raised}."""
    namespace, problems = {"__name__": "__main__"}, {}
    for name, text in texts:
        try:
            exec(compile(text, f"<{name or 'a cell of your own'}>", "exec"), namespace)
        except Exception as caught:
            problems[name] = repr(feedback.raised(caught))
    return namespace, problems


def ask(namespace, helpers, probe):
    """The answer to one probe, as plain values."""
    try:
        if helpers:
            exec(compile(helpers, "<test>", "exec"), namespace)
        question = eval(compile(probe, "<test>", "eval"), namespace)
    except Exception as caught:
        return feedback.raised(caught)
    return feedback.answer(question)


def main():
    """Reads one task a line from the standard input, writes one answer a line to file number 3."""
    answers = open(3, "w", encoding="utf-8", closefd=False)
    first = json.loads(sys.stdin.readline())
    with contextlib.redirect_stdout(io.StringIO()):
        namespace, problems = run_cells(first["cells"])
        print(json.dumps(problems), file=answers, flush=True)
        for line in sys.stdin:
            task = json.loads(line)
            try:
                text = wire.written(ask(namespace, task["helpers"], task["probe"]))
            except (TypeError, ValueError) as caught:
                text = wire.written(feedback.raised(caught))
            print(text, file=answers, flush=True)


if __name__ == "__main__":
    main()
