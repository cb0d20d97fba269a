"""A room for code that one does not trust.

The student's process gets what it needs and nothing else: Python, numpy, refgrad and `worker.py`, all read-only, and an
empty folder for its own files.  The sources with the hidden tests, the other submissions and the results are not in
its file system.  What builds the room, from the best to the least:

| | processes | files | network |
|---|---|---|---|
| bubblewrap | cannot see others, all end with the first | only those above | none |
| `unshare` and another user, as root | of a user that owns nothing | what everybody may read | none |
| limits alone | of the teacher's own user | what the teacher may read | open |
"""
import atexit
import contextlib
import functools
import itertools
import json
import os
import secrets
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy

import refgrad
from refgrad.classroom.feedback import Raised

from . import limits, wire

HERE = Path(__file__).resolve().parent
PYTHON = os.path.abspath(sys.executable)           # `../v/bin/python` leads nowhere in a room that has no `..`
START = """import os, sys
sys.path[:0] = [{0!r}]
os.chdir({0!r} + "/exercises")
from grading.worker import main
main()"""

# Users that own nothing.  Each process in turn gets another one: two that share a user share the limit on processes,
# and one of them could use it up.
STRANGERS = itertools.cycle(range(61_000, 62_000))


# ## The walls
def wall():
    """The best wall that works on this machine: "bubblewrap", "unshare" or "limits"."""
    return next(name for name in ("bubblewrap", "unshare", "limits") if works(name))


@functools.cache
def works(name):
    """Whether a wall holds and Python runs behind it."""
    if name == "limits" or name == "unshare" and not is_root():
        return name == "limits"
    command = unshare() if name == "unshare" else bubblewrap(Path("/nowhere"), bare=True)
    if not all(shutil.which(program) for program in command if program in ("bwrap", "unshare", "setpriv")):
        return False
    return subprocess.run([*command, PYTHON, "-I", "-c", "import numpy"], capture_output=True).returncode == 0


def is_root():
    return hasattr(os, "geteuid") and os.geteuid() == 0


# There is no limit on root's processes.
def as_stranger():
    """The command that gives root's rights away; nothing for those who have none."""
    if not is_root():
        return []
    user = next(STRANGERS)
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", "--no-new-privs", "--"]


def unshare():
    return ["unshare", "--net", "--ipc", "--pid", "--fork", "--kill-child", "--", *as_stranger()]


# The system's own folders, where they exist, and the Python that runs this.
def readable():
    places = [Path(p) for p in ("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/etc/alternatives")]
    places += [Path(os.path.abspath(p)) for p in (sys.prefix, sys.base_prefix, os.path.realpath(sys.base_prefix))]
    places.append(Path(os.path.abspath(numpy.__file__)).parents[1])
    return [place for place in dict.fromkeys(places) if place.exists()]


def bubblewrap(library, bare=False):
    """The command that runs another one in a room of its own."""
    walls = [f"--unshare-{what}" for what in ("pid", "net", "ipc", "uts", "cgroup-try")]
    if is_root():
        walls += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        walls += ["--unshare-user", "--uid", "65534", "--gid", "65534"]
    command = ["bwrap", *walls, "--die-with-parent", "--new-session", "--clearenv", "--proc", "/proc", "--dev", "/dev",
               "--perms", "1777", "--size", str(limits.SCRATCH), "--tmpfs", "/tmp", "--chdir", "/tmp"]
    places = readable() + ([] if bare else [library])
    for folder in dict.fromkeys(parent for place in places for parent in reversed(place.parents)):
        command += ["--perms", "0755", "--dir", str(folder)]       # else they would be root's alone
    for place in places:
        command += ["--ro-bind", str(place), str(place)]
    # Outside of /tmp nothing can be written: what lies in these folders is memory, without a limit of its own.
    command += ["--remount-ro", "/dev", "--remount-ro", "/"]
    for name, value in environment().items():
        command += ["--setenv", name, value]
    return [*command, "--", *as_stranger()]


def environment():
    return {"PATH": "/usr/bin:/bin", "HOME": "/tmp", "LANG": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1",
            **{name: os.environ[name] for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE") if name in os.environ}}


# What the student's process may import.  A copy: in the folder of the sources it could read on.
@functools.cache
def library():
    """A folder with refgrad, the worker and the data, and nothing else of the project; removed at the end."""
    sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(Path(refgrad.__file__).parent, folder / "refgrad",
                    ignore=shutil.ignore_patterns("__pycache__", "*.pyi"))
    if (HERE.parents[1] / "data").exists():
        shutil.copytree(HERE.parents[1] / "data", folder / "data", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "exercises").mkdir()                 # where a notebook runs: it finds its data in ../data
    (folder / "grading").mkdir()
    (folder / "grading" / "__init__.py").touch()
    for name in ("worker.py", "wire.py", "limits.py"):
        shutil.copy(HERE / name, folder / "grading" / name)
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(folder)], check=True)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


PREFIX = "refgrad-grading-"


def sweep():
    """Removes what a run left that was killed before it could."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            mine = not folder.is_symlink() and folder.is_dir() and folder.stat().st_uid == os.geteuid()
            if mine and not alive(int(folder.name.split("-")[2])):
                shutil.rmtree(folder, ignore_errors=True)
        except (OSError, ValueError, AttributeError):
            continue


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def command():
    """How the worker is started."""
    start = [PYTHON, "-I", "-c", START.format(str(library()))]
    walls = {"bubblewrap": bubblewrap(library()), "unshare": unshare(), "limits": []}
    return walls[wall()] + start


# ## One process
class Stopped(Exception):
    """The process gave no answer, and is no more."""


class Late(Exception):
    """The process did not even begin: the machine is busy, and no cell is to blame."""


class Room:
    """A student's process, from outside."""

    open, over = set(), False                      # all that are open, and whether no more may be opened

    def __init__(self):
        if Room.over:
            raise Stopped("grading was interrupted")
        self.process = subprocess.Popen(command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, env=environment(), cwd="/",
                                        start_new_session=True)
        os.set_blocking(self.process.stdin.fileno(), False)
        self.unread = b""
        Room.open.add(self)

    def begin(self, seconds):
        """Waits until Python, numpy and refgrad are there, so no cell has to pay for it; Late if they never are."""
        try:
            self.ask(seconds, cell=["", ""])
        except Stopped as reason:
            raise Late(str(reason)) from None

    def ask(self, seconds, **task):
        """The plain value that a task gives; Stopped if none came."""
        token, deadline = secrets.token_hex(8), time.monotonic() + seconds
        self.tell(json.dumps({"token": token, **task}).encode() + b"\n", deadline)
        claimed, _, text = self.line(deadline).partition(" ")
        if claimed != token:
            raise Stopped("it wrote something of its own where its answers are read")
        try:
            return wire.read(text)
        except ValueError as caught:
            raise Stopped(str(caught)) from None

    # A process that has given the answer of a task itself need not read the next one, and a pipe holds little.
    def tell(self, task, deadline):
        way = self.process.stdin.fileno()
        while task:
            rest = deadline - time.monotonic()
            if not (rest > 0 and select.select([], [way], [], rest)[1]):
                raise Stopped("it did not read its task in time")
            try:
                task = task[os.write(way, task[:select.PIPE_BUF]):]
            except OSError:
                raise Stopped(self.how_it_ended()) from None

    def line(self, deadline):
        while b"\n" not in self.unread:
            if held(self.process.pid) > limits.MEMORY_ALL:
                raise Stopped(f"all its processes together hold more than {limits.MEMORY_ALL >> 20} MB of memory")
            rest = deadline - time.monotonic()
            if rest <= 0:
                raise Stopped("it did not answer in time: is there a loop that does not end?")
            if not select.select([self.process.stdout], [], [], min(rest, 0.1))[0]:
                continue
            chunk = os.read(self.process.stdout.fileno(), 1 << 16)
            if not chunk:
                raise Stopped(self.how_it_ended())
            self.unread += chunk
            if len(self.unread) > 2 * limits.ANSWER:
                raise Stopped("it wrote without end where its answers are read")
        line, self.unread = self.unread.split(b"\n", 1)
        return line.decode(errors="replace")

    def how_it_ended(self):
        try:
            code = self.process.wait(2)
        except subprocess.TimeoutExpired:
            return "it closed the way back"
        if code in (-signal.SIGXCPU, 128 + signal.SIGXCPU, -signal.SIGKILL, 128 + signal.SIGKILL):
            return f"it used more than {limits.SECONDS_CPU} seconds of computing, or too much memory"
        return f"it ended itself (exit code {code})"

    # The group takes the children along, if they stayed in it.  The rooms of bubblewrap and of `unshare` end with their
    # first process, whoever left the group.
    def close(self):
        Room.open.discard(self)
        first = first_inside(self.process.pid) if wall() == "unshare" else []
        for stream in (self.process.stdin, self.process.stdout):
            try:
                stream.close()
            except OSError:
                pass
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass
        for pid in first:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.kill()
        self.process.wait()


def first_inside(pid):
    """The first process of a room that `unshare` made: its only child."""
    return children(pid)


def children(pid):
    found = []
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(child) for child in thread.read_text().split()]
        except OSError:                            # it has ended meanwhile
            pass
    return found


# The kernel limits each process for itself, and eight of them hold eight times as much.  A limit for all at once (a
# control group) not everybody may set, so the judge adds up, ten times a second.
def held(pid):
    """The bytes of memory that a process and all below it hold, without the files that they only read."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        lines = []
    own = sum(int(line.split()[1]) << 10 for line in lines if line.startswith(("RssAnon:", "RssShmem:")))
    return own + sum(map(held, children(pid)))


@contextlib.contextmanager
def closing():
    """A scope in which all rooms are ended, and no more are opened."""
    Room.over = True
    for room in list(Room.open):
        room.close()
    try:
        yield
    finally:
        Room.over = False


# ## One submission
#
# A cell or a probe that stops the process costs its own points.  The others are asked again in a new process, which
# is spared that cell.
def answers(cells, probes):
    """What the probes give, and what the cells raised: as `judge.here`, but in a room of its own."""
    asked = Asked(cells, probes)
    for _ in range(limits.RESTARTS):
        if asked.attempt():
            break
    stopped = Raised("Stopped", "not asked any more: the process had to be stopped too often")
    return [asked.came.get(k, stopped) for k in range(len(probes))], asked.problems


class Asked:
    """How far the questions to one submission have got."""

    def __init__(self, cells, probes):
        self.cells, self.probes = list(cells), probes
        self.came, self.problems, self.spared = {}, {}, set()
        self.end = time.monotonic() + limits.SECONDS_ALL

    def seconds(self, most):
        """How long the next answer may take."""
        rest = self.end - time.monotonic()
        if rest <= 0:
            raise Stopped(f"all its cells and answers together took more than {limits.SECONDS_ALL} seconds")
        return min(most, rest)

    def attempt(self):
        """Goes on in a new process; whether all was answered."""
        room, k = Room(), 0
        try:
            room.begin(self.seconds(limits.SECONDS_START))
            for k, (name, text) in enumerate(self.cells):
                if k not in self.spared:
                    problem = room.ask(self.seconds(limits.SECONDS_CELL), cell=[name, text])
                    if problem:
                        self.problems[name] = str(problem)[:2000]
            for k, (helpers, probe) in enumerate(self.probes, len(self.cells)):
                if k - len(self.cells) not in self.came:
                    came = room.ask(self.seconds(limits.SECONDS_ANSWER), helpers=helpers, probe=probe)
                    self.came[k - len(self.cells)] = came
            return True
        except Late:
            return False
        except Stopped as reason:
            self.note(k, str(reason))
            return False
        finally:
            room.close()

    def note(self, k, reason):
        if k < len(self.cells):
            self.spared.add(k)
            self.problems[self.cells[k][0]] = f"the process of this cell had to be stopped: {reason}"
        else:
            self.came[k - len(self.cells)] = Raised("Stopped", reason)
