"""The grader: submissions are found, judged once and reported, and attacks cost nobody but the attacker."""
import csv
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import time
import zipfile

import numpy
import pytest
from test_exercises import EXERCISES, FOLDER, submission, with_changes

sys.path.insert(0, str(FOLDER))
try:
    from grading import __main__ as command
    from grading import grade, limits, report, sandbox, source, wire, worker
finally:
    sys.path.remove(str(FOLDER))

CHAIN, ORDER = EXERCISES["e1_chain_rule"], EXERCISES["e2_newest_first"]


def solved(exercise):
    return submission(exercise, lambda _, text: text)


def put(folder, name, notebook):
    path = pathlib.Path(folder, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(notebook if isinstance(notebook, str) else json.dumps(notebook), encoding="utf-8")
    return path


@pytest.fixture
def impatient(monkeypatch):
    """Waits two seconds instead of half a minute for what does not end."""
    monkeypatch.setattr(limits, "SECONDS_CELL", 2)
    monkeypatch.setattr(limits, "SECONDS_ANSWER", 2)


def graded(folder, out, exercises=EXERCISES, run=None):
    """The table and the notes of a folder, and how many submissions were judged anew."""
    judged = []

    def counting(folder, waiting, workers):
        judged.extend(waiting)
        return (run or grade.on_this_machine)(folder, waiting, workers)

    found = grade.submissions(folder, exercises)
    judgements = grade.grade(found, grade.Folder(out, exercises), 2, run=counting)
    table, notes = grade.rows(found, judgements, exercises)
    report.write(out, found, judgements, table, notes, exercises)
    return table, notes, len(judged)


# ## A folder of submissions
def test_each_is_judged_once_and_written_down(tmp_path):
    folder, out = tmp_path / "in", tmp_path / "out"
    put(folder, "ada/e1_chain_rule.ipynb", solved(CHAIN))
    put(folder, "ada/e2_newest_first.ipynb", solved(ORDER))
    put(folder, "bob/renamed by the platform.ipynb", solved(CHAIN))
    put(folder, "carl_e1_chain_rule.ipynb", with_changes(CHAIN, [("return g, -g", "return g, g")]))
    put(folder, "dora/e1_chain_rule.ipynb", "{ no notebook")
    put(folder, "emil/holiday.ipynb", {"cells": [], "metadata": {}})
    put(folder, ".ipynb_checkpoints/e1_chain_rule.ipynb", solved(CHAIN))
    table, notes, judged = graded(folder, out)
    full = {name: sum(test.points for test in EXERCISES[name].tests) for name in EXERCISES}
    assert {student: {name: points for name, points in row.items() if points is not None}
            for student, row in table.items()} == {
        "ada": {"e1_chain_rule": full["e1_chain_rule"], "e2_newest_first": full["e2_newest_first"]},
        "bob": {"e1_chain_rule": full["e1_chain_rule"]},
        "carl": {"e1_chain_rule": full["e1_chain_rule"] - 4},          # sub, and the programs that use it
        "dora": {}, "emil": {}}
    assert "cannot be read" in notes["dora"][0] and "none of the exercises" in notes["emil"][0]
    assert judged == 3                                                 # bob's notebook is ada's, to the letter

    rows = list(csv.DictReader(io.StringIO((out / "grades.csv").read_text(encoding="utf-8-sig"))))
    assert [row["student"] for row in rows] == list(table)
    assert rows[0]["sum"] == f"{full['e1_chain_rule'] + full['e2_newest_first']:g}"
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "dora" in page and "cannot be read" in page
    of_carl = (out / "reports" / "003.html").read_text(encoding="utf-8")
    assert "raise b: does a - b rise?" in of_carl and "10 of 14 points" in of_carl and "<svg" in of_carl

    put(folder, "carl_e1_chain_rule.ipynb", solved(CHAIN))             # handed in again
    table, _, judged = graded(folder, out)
    assert table["carl"]["e1_chain_rule"] == full["e1_chain_rule"]
    assert judged == 0                                                 # ada's again
    put(folder, "ada/e1 second try.ipynb", with_changes(CHAIN, [("return g, g", "return g, 2 * g")]))
    table, notes, judged = graded(folder, out)
    assert judged == 1 and table["ada"]["e1_chain_rule"] == full["e1_chain_rule"]
    assert "2 submissions, the best one counts" in notes["ada"][0]


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path):
    folder, out = tmp_path / "in", tmp_path / "out"
    for k in range(4):
        put(folder, f"s{k}/e1_chain_rule.ipynb",
            with_changes(CHAIN, [("return g * b, g * a", f"return g * b, g * a  # {k}")]))

    def interrupted(folder, waiting, workers):
        for k, pair in enumerate(grade.on_this_machine(folder, waiting, 1)):
            if k == 2:
                raise KeyboardInterrupt
            yield pair

    with pytest.raises(KeyboardInterrupt):
        graded(folder, out, run=interrupted)
    table, _, judged = graded(folder, out)
    assert judged == 2 and len({row["e1_chain_rule"] for row in table.values()}) == 1


def test_another_version_of_an_exercise_is_judged_anew(tmp_path):
    put(tmp_path / "in", "ada/e1_chain_rule.ipynb", solved(CHAIN))
    assert graded(tmp_path / "in", tmp_path / "out")[2] == 1
    changed = object.__new__(type(CHAIN))
    changed.__dict__ = CHAIN.__dict__ | {"notebook": {**CHAIN.notebook, "nbformat_minor": 4}}
    assert graded(tmp_path / "in", tmp_path / "out", {"e1_chain_rule": changed})[2] == 1


def test_strange_files_have_a_line_in_the_table(tmp_path):
    folder, out = tmp_path / ".in", tmp_path / "out"                   # a dot above the folder hides nothing
    right = solved(CHAIN)
    put(folder, "Zoë Müller/deep/er/e1_chain_rule.ipynb", right)
    put(folder, "=1+1_e1_chain_rule.ipynb", right)
    put(folder, "<b>_e1_chain_rule.ipynb", right)
    put(folder, "empty_e1_chain_rule.ipynb", "")
    put(folder, "listed_e1_chain_rule.ipynb", {**right, "metadata": {"refgrad": {"exercise": []}}})
    put(folder, "old_e1_chain_rule.ipynb", {"worksheets": [{"cells": right["cells"]}], "nbformat": 3})
    put(folder, "one text_e1_chain_rule.ipynb", {**right, "cells": [
        {**cell, "source": "".join(cell["source"])} for cell in right["cells"]]})
    (folder / "wide_e1_chain_rule.ipynb").write_bytes(json.dumps(right).encode("utf-16"))
    put(folder, "large_e1_chain_rule.ipynb", " " * (limits.NOTEBOOK + 1))
    (folder / "folder_e1_chain_rule.ipynb").mkdir()
    os.mkfifo(folder / "pipe_e1_chain_rule.ipynb")
    (folder / "link_e1_chain_rule.ipynb").symlink_to(CHAIN.path)
    table, notes, _ = graded(folder, out)
    assert {name for name, row in table.items() if row["e1_chain_rule"] == 14} == {
        "Zoë Müller", "=1+1", "<b>", "listed", "one text", "wide"}
    for name, words in {"empty": "cannot be read", "old": "cannot be read", "large": "larger than", "folder": "no file",
                        "pipe": "no file", "link": "out of the folder"}.items():
        assert words in notes[name][0]
    rows = list(csv.DictReader(io.StringIO((out / "grades.csv").read_text(encoding="utf-8-sig"))))
    assert "'=1+1" in {row["student"] for row in rows} and "=1+1" not in {row["student"] for row in rows}
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;" in page and "<b>" not in page


# ## Cells of a submission
def test_given_cells_are_ours_and_own_cells_are_run():
    notebook = solved(CHAIN)
    for cell in notebook["cells"]:
        noted = cell.get("metadata", {}).get("nbgrader", {})
        if noted.get("grade_id") == "slopes":
            cell["source"] = "def slopes(*_, **__):\n    return [5.0, 2.0]\n"
        if noted.get("grade_id") == "rules":
            cell["source"] = cell["source"].replace("return g * b, g * a", "return helper(g, a, b)")
        if noted.get("grade_id") == "mul":
            cell["source"] = "raise SystemExit"
    notebook["cells"].insert(2, {"cell_type": "code", "metadata": {}, "source": [
        "def helper(g, a, b):\n", "    return g * a, g * b\n"]})
    texts = dict(CHAIN.cells(notebook))
    assert "return [5.0, 2.0]" not in texts["slopes"] and "mul" not in texts
    results, problems = CHAIN.judge(notebook, sandbox.answers)
    assert {r.name for r in results if r.problem} == {"MUL", "CHAIN", "MIX", "RANDOM"} and problems == {}


def test_a_deleted_cell_costs_its_own_points():
    notebook = solved(CHAIN)
    notebook["cells"] = [cell for cell in notebook["cells"]
                         if cell.get("metadata", {}).get("nbgrader", {}).get("grade_id") not in ("setup", "rules")]
    results, _ = CHAIN.judge(notebook, sandbox.answers)
    assert [r.name for r in results if not r.problem] == ["SQUARE", "SEED in the walk"]


# ## Attacks
#
# Each stands in the cell of `collect`, so whoever tries it loses the tests of `collect`, and keeps the others.
ATTACKS = {
    "a loop in a cell": ("while True:\n    pass", "in time"),
    "a loop in a function": ("def collect(steps, seed):\n    while True:\n        pass", "in time"),
    "a sleep": ("import time\ntime.sleep(1000)", "in time"),
    "a fork bomb": ("import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass",
                    "stopped"),
    "threads without end": ("import threading, time\nwhile True:\n"
                            "    threading.Thread(target=time.sleep, args=[9]).start()", "RuntimeError|in time"),
    "memory": ("hoard = []\nwhile True:\n    hoard.append(bytearray(10 ** 7))", "MemoryError|in time"),
    "output without end": ("import os\nwhile True:\n    os.write(1, b'6.0' * 10 ** 6)", "without end"),
    "print without end": ("while True:\n    print('6.0' * 10 ** 6)", "MemoryError|in time"),
    "a huge answer": ("def collect(steps, seed):\n    return dict.fromkeys(steps, 'x' * 10 ** 7)", "characters long"),
    "a deep answer": ("def collect(steps, seed):\n    nest = []\n    for _ in range(10 ** 5):\n"
                      "        nest = [nest]\n    return dict.fromkeys(steps, nest)", "Recursion"),
    "a large file": ("import os\nwith open(f'/tmp/big-{os.getpid()}', 'wb') as f:\n    os.unlink(f.name)\n"
                     "    for _ in range(10 ** 4):\n"
                     "        f.write(bytes(10 ** 6))", "Error|in time"),
    "many files": ("kept = [open('/dev/null', 'w') for k in range(10 ** 5)]", "OSError"),
    "the end of the process": ("import os\nos._exit(0)", "ended itself"),
    "a crash": ("import ctypes\nctypes.string_at(0)", "ended itself"),
    "exit": ("import sys\nsys.exit(0)", "SystemExit"),
    "an answer of its own": ("import os\nos.write(1, b'0123456789abcdef 36.0\\n')", "something of its own"),
    "the way back is closed": ("import os\nos.close(1)", "stopped"),
    "a patched checker": ("import refgrad.classroom.feedback as f\nf.verdict = lambda *a, **k: ''\n"
                          "f.same = lambda *a, **k: True\nf.check = lambda *a, **k: None\n"
                          "def collect(steps, seed):\n    return dict.fromkeys(steps, 0.0)", "came"),
    "a value equal to all": ("class Equal(float):\n    def __eq__(self, other):\n        return True\n"
                             "    __hash__ = float.__hash__\ndef collect(steps, seed):\n"
                             "    return dict.fromkeys(steps, Equal(0.5))", "came"),
    "a patched numpy": ("import numpy\nnumpy.allclose = numpy.array_equal = lambda *a, **k: True\n"
                        "def collect(steps, seed):\n    return dict.fromkeys(steps, 0.0)", "came"),
    "the network": ("import socket\nsocket.create_connection(('127.0.0.1', 9), 1)", "Error"),
    "an answer, and then deaf": (
        "import os, sys, time\nframe = sys._getframe()\nwhile 'task' not in frame.f_locals:\n"
        "    frame = frame.f_back\nos.write(1, (frame.f_locals['task']['token'] + ' \"\"\\n').encode())\n"
        "time.sleep(1000)", "in time"),
    "half a character": ("def collect(steps, seed):\n    raise ValueError('\\ud800')", "ValueError"),
    "an enormous number": ("def collect(steps, seed):\n    return dict.fromkeys(steps, 10 ** 4000)", "came"),
    "everybody else's processes": ("import os\nos.kill(-1, 9)\nraise ValueError('alive')", "collect"),
}
NEEDS_BUBBLEWRAP = {
    "the hidden tests": ("import pathlib\n"
                         f"assert not pathlib.Path({str(FOLDER)!r}).exists(), 'read'\n"
                         "for folder in map(pathlib.Path, ('..', '.', '/tmp')):\n"
                         "    assert not list(folder.rglob('*.ipynb')), 'read'\nraise ValueError('nothing there')",
                         "nothing there"),
    "deleting everything": ("import shutil\nfor folder in '/usr', '/lib', '/tmp', '..':\n"
                            "    shutil.rmtree(folder, ignore_errors=True)\n"
                            "import refgrad.show\nraise ValueError('still there')", "still there|in time"),
    "the way of the results": ("import pathlib\nfor place in pathlib.Path('/').rglob('judged'):\n"
                               "    raise SystemExit('found')\nraise ValueError('no results')", "no results|in time"),
}


# Behind each wall that this machine has.  Root may not be let loose without one: there is no limit on his processes.
@pytest.fixture(params=["bubblewrap", "unshare", "limits"])
def behind(request, monkeypatch):
    if sys.platform != "linux" or not sandbox.works(request.param):
        pytest.skip(f"{request.param} does not work here")
    if request.param == "limits" and sandbox.is_root():
        pytest.skip("limits alone are for those who are not root")
    monkeypatch.setattr(sandbox, "wall", lambda: request.param)


def test_attacks_cost_the_attacker_his_points_and_nobody_else(tmp_path, behind, impatient, figure):
    tried = ATTACKS | (NEEDS_BUBBLEWRAP if sandbox.wall() == "bubblewrap" else {})
    if sandbox.wall() == "limits":
        tried.pop("the network")
        tried.pop("everybody else's processes")
    for name, (text, _) in tried.items():
        notebook = submission(CHAIN, lambda cell, solution, text=text: text if cell == "collect" else solution)
        put(tmp_path / "in", f"{name}/e1_chain_rule.ipynb", notebook)
    put(tmp_path / "in", "an honest student/e1_chain_rule.ipynb", solved(CHAIN))
    put(tmp_path / "in", "zoe/e1_chain_rule.ipynb", with_changes(CHAIN, [("return g, g", "return g, g  # zoe")]))
    table, _, _ = graded(tmp_path / "in", tmp_path / "out")
    assert len(table) == len(tried) + 2
    pages = {student: (tmp_path / "out" / "reports" / f"{k:03}.html").read_text(encoding="utf-8")
             for k, student in enumerate(table, 1)}
    for name, (_, words) in tried.items():
        # Square, seed and mix are gone; whoever forges an answer is taken for stuck in what comes next, and loses all.
        assert table[name]["e1_chain_rule"] == (0 if name == "an answer, and then deaf" else 14 - 7), name
        assert any(word in pages[name] for word in words.split("|")), name
    assert table["an honest student"]["e1_chain_rule"] == table["zoe"]["e1_chain_rule"] == 14
    figure(f"attacks on the grader: {len(tried)} tried, {len(tried)} survived, behind {sandbox.wall()}")


# Each process keeps within its own limit, and each stays alive.
def test_all_processes_together_have_a_limit(behind, monkeypatch):
    if sandbox.wall() == "limits":
        pytest.skip("the processes of whoever runs this count too, so there may be none left to start")
    monkeypatch.setattr(limits, "MEMORY_ALL", 400 << 20)
    hoard = ("import os, time\n"
             "for _ in range({}):\n"
             "    if os.fork() == 0:\n"
             "        kept = bytearray(b'x' * (150 << 20))\n"
             "        time.sleep(20)\n"
             "        os._exit(0)\n"
             "time.sleep({})\n")
    cells = [("one", hoard.format(1, 1)), ("four", hoard.format(4, 20))]
    answers, problems = sandbox.answers(cells, [("", "lambda: 1")])
    assert answers == [1]
    assert list(problems) == ["four"] and "all its processes together hold more than 400 MB" in problems["four"]


def test_a_slow_start_costs_no_cell(behind, monkeypatch):
    monkeypatch.setattr(limits, "SECONDS_START", 0.001)
    cells = [("mine", "x = 1")]
    answers, problems = sandbox.answers(cells, [("", "lambda: x")])
    assert answers[0].kind == "Stopped" and problems == {}
    monkeypatch.setattr(limits, "SECONDS_START", 60)
    assert sandbox.answers(cells, [("", "lambda: x")]) == ([1], {})


def test_nothing_goes_on_after_a_room_is_closed(behind):
    if sandbox.wall() == "limits":
        pytest.skip("limits alone do not end what left its group")
    stays = "import subprocess\nsubprocess.Popen(['sleep', '4711.5'], start_new_session=True)"
    answers, problems = sandbox.answers([("stays", stays)], [("", "lambda: 1")])
    assert answers == [1] and problems == {}
    for _ in range(50):                                                # the kernel takes a moment to end a room
        seen = [readable(path) for path in pathlib.Path("/proc").glob("[0-9]*/cmdline")]
        if not any(b"4711.5" in line for line in seen):
            break
        time.sleep(0.1)
    assert seen and not any(b"4711.5" in line for line in seen)


def readable(path):
    try:
        return path.read_bytes()
    except OSError:
        return b""


@pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's")
def test_a_submission_has_one_clock(monkeypatch):
    monkeypatch.setattr(limits, "SECONDS_ALL", 2)
    cells = [(f"nap {k}", "import time\ntime.sleep(0.7)") for k in range(30)]
    answers, _ = sandbox.answers(cells, [("", "lambda: 1")])
    assert answers[0].kind == "Stopped"


@pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's")
def test_outside_of_tmp_nothing_can_be_written():
    if sandbox.wall() != "bubblewrap":
        pytest.skip("needs bubblewrap")
    probe = "lambda: [place for place in ('/', '/dev', '/dev/shm', '/usr', '..') if not refused(place)]"
    helper = ("def refused(place):\n    try:\n        open(place + '/mine', 'w').close()\n"
              "    except OSError:\n        return True")
    assert sandbox.answers([], [(helper, probe)])[0] == [[]]


def test_what_a_killed_run_left_is_removed(tmp_path, monkeypatch):
    monkeypatch.setattr(sandbox.tempfile, "gettempdir", lambda: str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for pid in (ended.pid, os.getpid()):
        (tmp_path / f"{sandbox.PREFIX}{pid}-x").mkdir()
    (tmp_path / "another").mkdir()
    sandbox.sweep()
    assert {path.name for path in tmp_path.iterdir()} == {"another", f"{sandbox.PREFIX}{os.getpid()}-x"}


# ## What crosses the wall
@pytest.mark.parametrize("text", [
    '["array", "<f8,(9,)f8", [1], [1]]',
    "", "nonsense", "[]", '["array"]', '["array", "|O", [1], [1]]', '["array", "<f8", [5], [1]]', '["pickle", "x"]',
    '["list", 5]', '["dict", [[["list", []], 1]]]', '["raised", 1]', "[" * 100_000,
])
def test_what_is_no_answer_is_refused(text):
    with pytest.raises(ValueError, match="no answer"):
        wire.read(text)


def test_answers_survive_the_way():
    values = [None, True, 3, 2.5, "text", [1, [2.0]], {"a": [1], 2: None}, float("inf")]
    assert wire.read(wire.written(values)) == values
    assert wire.read(wire.written({"k": {"l": []}})) == {"k": {"l": []}}


# What is measured came from a stranger: it may have any shape, and broadcasting makes much out of little.
@pytest.mark.parametrize("came", [
    None, 5, "falls", [], [[], []], [1, 2], [[1.0] * 5, "x"], {"a": 1}, [[None] * 4] * 3, float("nan"),
    [numpy.zeros((5000, 1, 1)), numpy.zeros((5000, 1)), numpy.zeros(5000)],
    [[True] * 4, [numpy.zeros((5000, 1, 1))] * 4], [[numpy.zeros((5000, 1, 1))] * 4, [numpy.zeros((5000, 1))] * 4] * 2,
    [[numpy.zeros(s) for s in ((64, 32), (3000, 1, 32), (32, 10), (10,))], numpy.zeros(360)],
    [[1.0] * 5, [[numpy.full(s, 10 ** 400) for s in ((64, 32), (32,), (32, 10), (10,))]] * 6],
], ids=range(15))
def test_nothing_that_comes_stops_the_judge(came):
    exercise = EXERCISES["e8_digits"]
    for test in exercise.tests:
        for question in test.questions:
            assert exercise.verdict(question, came)[0].startswith(f"✗ {question.name}")


def test_the_worker_answers_by_token(monkeypatch):
    tasks = [{"token": "a", "cell": ["mine", "x = 3"]}, {"token": "b", "cell": ["mine", "1 / 0"]},
             {"token": "c", "helpers": "y = x + 1", "probe": "lambda: y * 2"},
             {"token": "d", "helpers": "", "probe": "z"}]
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(map(json.dumps, tasks))))
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(limits, "apply", lambda: None)
    worker.main()
    tokens, texts = zip(*[line.split(" ", 1) for line in out.getvalue().splitlines()])
    assert tokens == ("a", "b", "c", "d") and texts[0] == '""' and texts[2] == "8"
    assert "ZeroDivisionError" in texts[1] and "NameError" in texts[3]


# ## The commands
def test_make_writes_notebooks_and_one_zip(tmp_path, capsys):
    command.make(tmp_path)
    names = {path.name for path in tmp_path.glob("*.ipynb")}
    assert names == {f"{name}.ipynb" for name in EXERCISES}
    assert "SOLUTION" not in "".join(path.read_text(encoding="utf-8") for path in tmp_path.glob("*.ipynb"))
    with zipfile.ZipFile(tmp_path / "exercises.zip") as archive:
        assert {f"exercises/{name}" for name in names} <= set(archive.namelist())
        assert "data/digits.npz" in archive.namelist()
        # Where a text says "read on there", there is something.
        for name in names:
            for link in re.findall(r"\]\(\.\./(\w+\.ipynb)", archive.read(f"exercises/{name}").decode()):
                assert link in archive.namelist(), (name, link)
            for page in re.findall(r"page=\\\"(\w+)\\\"", archive.read(f"exercises/{name}").decode()):
                assert f"{page}.ipynb" in archive.namelist(), (name, page)


def test_an_empty_folder_is_said_to_be_empty(tmp_path):
    with pytest.raises(SystemExit, match="no notebooks below"):
        command.grade_folder(tmp_path, tmp_path / "out", 1, None)
    assert source.load(CHAIN.path)["metadata"]["refgrad"]["exercise"] == "e1_chain_rule"
