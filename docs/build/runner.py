"""Run the programs of a page, one after the other, as Jupyter would: in one namespace, the last expression shown.

`worker.js` calls `run` in the page's own Python; what is to be shown goes, piece by piece, to its function `send`.
"""
import ast
import io
import linecache
import sys
import time
import traceback

from IPython.lib.pretty import pretty

import __main__

LIMIT = 200_000  # characters that one program may print: more would only freeze the page
RICH = {"text/html": "_repr_html_", "image/svg+xml": "_repr_svg_"}  # the best first

PLACES = {}  # file name of a program that ran: its number on the page


class Output:
    """Hands on what is printed: the first pieces at once, then what comes in quick succession as one.

    So what a program says before it begins something long is seen, and a loop of prints is not a loop of messages.
    """

    def __init__(self, send):
        self.send, self.kind, self.parts, self.sent_at, self.left = send, None, [], 0, LIMIT
        self.early = 200

    def put(self, kind, text):
        if self.left <= 0:
            return
        if kind != self.kind:
            self.flush()
        if len(text) >= self.left:
            text = text[:self.left] + "\n... and more, which is not shown"
        self.left -= len(text)
        self.kind = kind
        self.parts.append(text)
        self.early -= 1
        if self.early >= 0 or time.monotonic() - self.sent_at > 0.05:
            self.flush()

    def flush(self):
        if self.parts:
            self.send(self.kind, "".join(self.parts))
        self.parts, self.sent_at = [], time.monotonic()


class Stream(io.TextIOBase):
    def __init__(self, kind, output):
        self.kind, self.output = kind, output

    def writable(self):
        return True

    def write(self, text):
        self.output.put(self.kind, text)
        return len(text)

    def flush(self):
        self.output.flush()


def run(source, number, send):
    """Runs program `number` of the page; true if it came to its end without an error."""
    file = f"<cell {len(PLACES) + 1}>"
    PLACES[file] = number
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    output = Output(send)
    streams = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = Stream("stdout", output), Stream("stderr", output)
    try:
        tree = ast.parse(source, file)
        shown = None
        if tree.body and isinstance(tree.body[-1], ast.Expr) and not source.rstrip().endswith(";"):
            shown = ast.Expression(tree.body.pop().value)
        exec(compile(tree, file, "exec"), __main__.__dict__)
        value = None if shown is None else eval(compile(shown, file, "eval"), __main__.__dict__)
        if value is not None:
            kind, text = form(value)
            output.flush()
            send(kind, text)
    except BaseException as error:
        output.flush()
        send("error", explain(error, file))
        return False
    finally:
        output.flush()
        sys.stdout, sys.stderr = streams
    return True


def form(value):
    """A value as Jupyter shows it in a page: the best form that it offers, else text."""
    for kind, method in RICH.items():
        text = getattr(value, method, lambda: None)() if not isinstance(value, type) else None
        if text:
            return kind, text
    return "text/plain", pretty(value)


def explain(error, here):
    """The lines of the reader's own programs that led to an error, outermost first, and its message.

    An error may say itself what is to be shown, as IPython lets it: so do the tests of the exercises.
    """
    if hasattr(error, "_render_traceback_"):
        return "\n".join(error._render_traceback_())
    lines = []
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and any(frame.filename in PLACES for frame in traceback.extract_tb(cause.__traceback__)):
        lines += [explain(cause, here), "", "and from there:", ""]
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in PLACES]
    for n, frame in enumerate(frames):
        if 4 <= n < len(frames) - 4:
            if n == 4:
                lines.append(f"... {len(frames) - 8} more calls ...")
            continue
        lines += [place(frame.filename, frame.lineno, frame.name, here), f"    {frame.line}"]
    if isinstance(error, SyntaxError) and error.filename in PLACES:
        lines.append(place(error.filename, error.lineno, "<module>", here))
        lines += [line.rstrip("\n") for line in traceback.format_exception_only(error)[1:]]
    else:
        message = str(error)
        lines.append(f"{type(error).__name__}: {message}" if message else type(error).__name__)
    return "\n".join(lines)


def place(file, line, function, here):
    program = "This program" if file == here else f"Program {PLACES[file]}"
    return f"{program}, line {line}" + ("" if function == "<module>" else f", in {function}")
