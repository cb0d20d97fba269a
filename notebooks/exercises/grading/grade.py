"""A folder of submissions: found, judged once each, and written down.

What has been judged is kept in `judged/`, one file a submission, named after its content: a run that was interrupted
goes on where it stopped, and a submission that was exchanged is judged anew.
"""
import hashlib
import json
import os
import sys
import unicodedata
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

from . import judge, limits, sandbox, source

VERSION = 2                                        # of what a judgement says; another one makes old ones void


class Submission(NamedTuple):
    """One file: whose, and for which exercise ("" if nobody can tell)."""

    path: Path
    student: str
    exercise: str
    key: str                                       # of its content
    problem: str = ""                              # why it cannot be read


# ## Finding them
#
# Two layouts are common: a folder for each student, as nbgrader has it, and one folder of files that begin with the
# student's name, as learning platforms hand them out.  The exercise is written in the notebook.
def submissions(folder, exercises):
    """All notebooks below a folder, in order."""
    folder = Path(folder)
    paths = sorted(p for p in folder.rglob("*.ipynb")
                   if not any(part.startswith(".") for part in p.relative_to(folder).parts))
    return [submission(folder, path, exercises) for path in paths]


def submission(folder, path, exercises):
    student, exercise, problem, content = "", "", "", b""
    try:
        content = contents(folder, path)
        notebook = json.loads(content)
        source.cells(notebook)
        exercise = str(notebook.get("metadata", {}).get("refgrad", {}).get("exercise", ""))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as caught:
        problem = f"cannot be read as a notebook: {type(caught).__name__}: {caught}"[:200]
    if exercise not in exercises:
        exercise = next((name for name in exercises if name in path.as_posix()), "")
    if not exercise and not problem:
        problem = f"is for none of the exercises {', '.join(exercises)}"
    inner = path.relative_to(folder).parts[:-1]
    student = inner[0] if inner else path.stem.replace(exercise or path.stem, "").strip(" _-.") or path.stem
    # One ü is one character on one system and two on another; a name that is no text at all is made one.
    student = unicodedata.normalize("NFC", student.encode(errors="surrogateescape").decode(errors="replace"))
    return Submission(path, student, exercise, hashlib.sha256(content).hexdigest()[:24], problem)


# What students hand in may be a link to the solutions, or a pipe that nobody ever writes to.
def contents(folder, path):
    """The bytes of a submission; ValueError if it is no file of this folder."""
    if not path.resolve().is_relative_to(folder.resolve()):
        raise ValueError("it is a link that leads out of the folder")
    if not path.is_file():
        raise ValueError("it is no file")
    if path.stat().st_size > limits.NOTEBOOK:
        raise ValueError(f"it is larger than {limits.NOTEBOOK >> 20} MB")
    return path.read_bytes()


# ## Judging
class Folder:
    """The results of one folder of submissions."""

    def __init__(self, folder, exercises):
        self.folder, self.exercises = Path(folder), exercises
        self.kept = self.folder / "judged"
        self.kept.mkdir(parents=True, exist_ok=True)

    def place(self, submission):
        stamp = hashlib.sha256(json.dumps(self.exercises[submission.exercise].notebook, sort_keys=True).encode())
        return self.kept / f"{submission.exercise}-{stamp.hexdigest()[:8]}-{submission.key}-{VERSION}.json"

    def known(self, submission):
        """The judgement that was kept, or None."""
        try:
            return json.loads(self.place(submission).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    # First under another name: a file that is there is whole, whenever the run was interrupted.
    def keep(self, submission, judgement):
        place = self.place(submission)
        part = place.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps(judgement), encoding="utf-8")
        part.replace(place)


def judged(exercise, content):
    """What a submission is worth, as plain JSON; content is its notebook, as bytes."""
    try:
        results, problems = exercise.judge(json.loads(content), sandbox.answers)
    except Exception as caught:                    # one submission must not end the run for the others
        return {"error": f"could not be judged: {type(caught).__name__}: {caught}"}
    return {"points": exercise.points(results), "problems": problems,
            "results": [result._asdict() for result in results]}


def grade(found, folder, workers, progress=lambda done, all: None, run=None):
    """{submission: judgement} of all that can be read, each judged at most once."""
    readable = [submission for submission in found if not submission.problem]
    known = {submission: folder.known(submission) for submission in readable}
    known = {submission: judgement for submission, judgement in known.items() if judgement is not None}
    waiting = {}                                   # copies of one file are one piece of work
    for submission in readable:
        if submission not in known:
            waiting.setdefault((submission.exercise, submission.key), []).append(submission)
    done = len(known)
    progress(done, len(readable))
    for first, judgement in (run or on_this_machine)(folder, [same[0] for same in waiting.values()], workers):
        if "error" not in judgement:
            folder.keep(first, judgement)
        for submission in waiting[first.exercise, first.key]:
            known[submission] = judgement
            done += 1
        progress(done, len(readable))
    return known


def on_this_machine(folder, waiting, workers):
    """Yields (submission, judgement), with some processes at a time."""
    sandbox.library()
    pool = ThreadPoolExecutor(workers)
    try:
        running = {pool.submit(judged_file, folder.exercises[s.exercise], s.path): s for s in waiting}
        for future in as_completed(running):
            yield running[future], future.result()
    except BaseException:                          # Ctrl-C: those that wait are not begun, and rooms are closed
        pool.shutdown(wait=False, cancel_futures=True)
        with sandbox.closing():
            pool.shutdown()
        raise
    pool.shutdown()


def judged_file(exercise, path):
    try:
        content = path.read_bytes()
    except OSError as caught:
        return {"error": f"could not be judged: {caught}"}
    return judged(exercise, content)


# ## On many machines
#
# Each machine of the cluster needs refgrad's environment, and this folder of exercises at the same path.
def on_cluster(address):
    """A `run` for `grade` that hands the submissions to a dask.distributed cluster."""
    def run(folder, waiting, _):
        from dask import distributed

        with distributed.Client(address) as client:
            running = {client.submit(judged_there, str(folder.exercises[s.exercise].path),
                                     s.path.read_bytes(), pure=False): s for s in waiting}
            for future in distributed.as_completed(running):
                yield running[future], future.result()
    return run


def judged_there(path, content):
    """What a machine of the cluster runs; it reads each source once."""
    if path not in LOADED:
        LOADED[path] = judge.Exercise(Path(path))
    return judged(LOADED[path], content)


LOADED = {}


# ## What the teacher sees meanwhile
def bar(done, all, width=30, file=sys.stderr):
    """Shows how far the work is: a bar on a terminal, and in a file a line now and then."""
    full = width * done // max(all, 1)
    if file.isatty():
        print(f"\r[{'█' * full}{'·' * (width - full)}] {done} of {all}", end="\n" * (done == all), file=file, flush=True)
    elif done == all or done * 10 // all != (done - 1) * 10 // all:
        print(f"{done} of {all}", file=file, flush=True)


# ## One row a student
def rows(found, judgements, exercises):
    """The table of points: a dict for each student, in order, and the notes that belong to it.

    Of several submissions of one student for one exercise the best counts, and a note says so.
    """
    table, notes = {}, {}
    for submission in found:
        row = table.setdefault(submission.student, dict.fromkeys(exercises))
        judgement = judgements.get(submission, {"error": submission.problem})
        if "error" in judgement:
            notes.setdefault(submission.student, []).append(f"{submission.path.name}: {judgement['error']}")
            continue
        points = sum(judgement["points"].values())
        row[submission.exercise] = points if row[submission.exercise] is None else max(points, row[submission.exercise])
    handed = Counter((s.student, s.exercise) for s in found if s.exercise)
    for (student, exercise), count in handed.items():
        if count > 1:
            notes.setdefault(student, []).append(f"{exercise}: {count} submissions, the best one counts")
    return table, notes
