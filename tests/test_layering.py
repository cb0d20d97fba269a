"""The house: imports point down, numpy is the only guest, and the engine can be read in one sitting."""
import ast
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).parents[1]
sys.path.append(str(ROOT / "docs" / "build"))

from house import FILES, PACKAGE, imports, inner_imports, level, lines  # noqa: E402

# A family of operators knows the engine and not its sisters.  What several need is in these three ...
GROUND_OF_OPS = {"common", "stream", "windows"}
# ... and these two belong together: distributions are drawn in the manner of the uniform one.
SISTERS = {("distributions", "random")}


# ---- who imports whom
def test_every_module_has_a_level():
    assert [name for name in FILES if level(name) is None] == []


@pytest.mark.parametrize("name", FILES)
def test_numpy_is_the_only_import_that_does_not_come_with_python(name):
    roots = {dotted.split(".")[0] for dotted in imports(name)}
    assert roots <= {"refgrad", "numpy", *sys.stdlib_module_names}


@pytest.mark.parametrize("name", FILES)
def test_imports_point_down_or_stay_level(name):
    assert [other for other in inner_imports(name) if level(other) > level(name)] == []


def test_no_imports_go_round_in_a_circle():
    """Takes away what imports nothing that is left, again and again; a circle would stay."""
    left = {name: set(inner_imports(name)) - {name} for name in FILES}
    while free := [name for name, needed in left.items() if not needed & set(left)]:
        for name in free:
            del left[name]
    assert left == {}


@pytest.mark.parametrize("name", [name.removeprefix("ops.") for name in FILES if name.startswith("ops.")])
def test_a_family_of_operators_does_not_know_its_sisters(name):
    known = {other.removeprefix("ops.") for other in inner_imports(f"ops.{name}") if other.startswith("ops.")}
    assert known - GROUND_OF_OPS == {other for one, other in SISTERS if one == name}


def test_the_engine_stands_alone():
    """Nothing of the engine imports from outside of it."""
    outside = {(name, other) for name in FILES if name.startswith("engine") for other in inner_imports(name)
               if not other.startswith("engine")}
    assert outside == set()


def test_importing_the_package_imports_neither_the_proof_nor_the_pictures_nor_the_networks():
    program = "import sys, refgrad; print(*sys.modules)"
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    loaded = run.stdout.split()
    assert "refgrad.engine.tape" in loaded
    on_top = "refgrad.check", "refgrad.show", "refgrad.gluon", "refgrad.optimizer", "refgrad.metric"
    assert [name for name in loaded if name.startswith(on_top)] == []


# ---- how much there is to read
def test_prose_is_told_from_code(tmp_path):
    path = tmp_path / "example.py"
    path.write_text('"""Two\nlines."""\n\n# one\nx = 1  # no\n\n\ndef f():\n    """One."""\n    return """no\ndoc"""\n')
    assert lines(path) == (4, 4)


def test_the_engine_is_explained_and_no_file_of_it_is_long(figure):
    engine = {name: lines(path) for name, path in FILES.items() if name.startswith("engine.")}
    code, prose = (sum(numbers) for numbers in zip(*engine.values()))
    whole = {name: len(FILES[name].read_text(encoding="utf-8").splitlines()) for name in engine}
    longest = max(whole, key=whole.get)
    figure(f"engine: {sum(whole.values())} lines in {len(engine)} files, {code} of code and {prose} of prose "
           f"({prose / (code + prose):.0%}); the longest is {longest} with {whole[longest]}")
    assert prose / (code + prose) > 0.3
    assert whole[longest] <= 400


def test_cases_import_no_pytest():
    """The reference page reads the cases where the documentation is built, and there is no pytest."""
    paths = sorted((PACKAGE.parent / "tests" / "cases").glob("*.py"))
    found = {path.name: path.read_text(encoding="utf-8") for path in paths}
    assert len(found) > 30
    for name, text in found.items():
        for node in ast.walk(ast.parse(text)):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [
                node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not any(module.split(".")[0] == "pytest" for module in modules), name
