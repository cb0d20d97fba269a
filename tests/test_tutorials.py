"""Programs as tutorials of MXNet write them, and what MXNet 1.9.1 printed: one import changes, and the output stays.

The programs are in `tutorials/`, each beside the output of the original.  Numbers may differ in the last digits: sums
are added up in another order there, and float32 keeps seven digits.  Random numbers are others, so no output depends
on them.

Where MXNet is installed, this writes the outputs anew:

    python tests/test_tutorials.py
"""
import contextlib
import io
import re
import subprocess
import sys
import warnings
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAMS = sorted((ROOT / "tests" / "tutorials").glob("*.py"))
NUMBER = re.compile(r"-?\d+\.?\d*(?:e[-+]?\d+)?")


def pytest_generate_tests(metafunc):
    """Parametrises by name instead of by decorator: this file also runs where only MXNet is installed."""
    if "path" in metafunc.fixturenames:
        metafunc.parametrize("path", PROGRAMS, ids=[path.stem for path in PROGRAMS])


def printed(path):
    """What the program prints with refgrad in the place of mxnet."""
    program = re.sub(r"\bmxnet\b", "refgrad", path.read_text(encoding="utf-8"))
    with contextlib.redirect_stdout(io.StringIO()) as output, warnings.catch_warnings():
        warnings.simplefilter("error")
        exec(compile(program, path.name, "exec"), {"__name__": "a tutorial"})
    return output.getvalue()


def words_and_numbers(text):
    """The text without spaces and with # for its numbers, and these."""
    return re.sub(r"\s+", "", NUMBER.sub("#", text)), [float(number) for number in NUMBER.findall(text)]


def test_prints_what_mxnet_prints(path, monkeypatch):
    from refgrad import npx
    from refgrad.gluon import block

    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(block, "COUNTS", {})              # the first Dense of a program is dense0
    npx.reset_np()
    words, numbers = words_and_numbers(printed(path))
    there, theirs = words_and_numbers(path.with_suffix(".txt").read_text(encoding="utf-8"))
    assert words == there
    assert [(x, y) for x, y in zip(numbers, theirs, strict=True) if abs(x - y) > 1e-5 + 1e-5 * abs(y)] == []


def test_programs_are_compared_and_not_only_run(figure):
    outputs = [words_and_numbers(path.with_suffix(".txt").read_text(encoding="utf-8")) for path in PROGRAMS]
    assert all(len(words) + len(numbers) > 10 for words, numbers in outputs)
    figure(f"tutorials: {len(PROGRAMS)} programs print what MXNet prints, "
           f"with {sum(len(numbers) for words, numbers in outputs)} numbers")


def test_a_number_that_differs_is_noticed():
    assert words_and_numbers("loss 0.5 [1. 2.e-3]") == ("loss#[##]", [0.5, 1.0, 0.002])
    assert words_and_numbers("a 1") != words_and_numbers("b 1")


if __name__ == "__main__":
    for one in PROGRAMS:
        run = subprocess.run([sys.executable, one], capture_output=True, text=True, check=True, cwd=ROOT)
        one.with_suffix(".txt").write_text(run.stdout, encoding="utf-8")
