"""The house: imports point down, numpy is the only guest, and the engine can be read in one sitting."""
import ast
import io
import pathlib
import subprocess
import sys
import tokenize

import pytest

PACKAGE = pathlib.Path(__file__).parents[1] / "refgrad"

# From the ground up.  A module may import from its own level and from below; a folder's name stands for its modules.
LEVELS = {
    0: ["engine.errors", "engine.modes"],
    1: ["engine.registry", "engine.tape", "engine.context"],
    2: ["engine.backward"],
    3: ["engine.array", "engine.text"],
    4: ["engine.emit", "engine.factories", "engine.operators", "engine.syntax"],
    5: ["ops"],
    6: ["faces", "autograd", "nd", "np", "npx", "random", "base", "context", "test_utils"],
    7: ["bank", "check", "show"],
    8: ["gluon", "classroom"],
    9: [""],
}

# A family of operators knows the engine and not its sisters.  What several need is in these three ...
GROUND_OF_OPS = {"common", "stream", "windows"}
# ... and these two belong together: distributions are drawn in the manner of the uniform one.
SISTERS = {("distributions", "random")}


def module_name(path):
    """'engine.tape' for refgrad/engine/tape.py; the package itself is ''."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def level(name):
    for number, rooms in LEVELS.items():
        if name in rooms or any(room and name.startswith(f"{room}.") for room in rooms):
            return number
    return 0 if name == "engine" else None             # the folder itself imports nothing


def imports(name):
    """The dotted names that a module imports, those inside of functions too; relative ones as 'refgrad...'."""
    path = FILES[name]
    package = ["refgrad", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[:len(package) - node.level + 1] if node.level else []
            base = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def inner_imports(name):
    """The modules of refgrad that a module imports: the longest part of each dotted name that is a module."""
    for dotted in imports(name):
        parts = dotted.split(".")
        if parts[0] == "refgrad":
            while parts[1:] and ".".join(parts[1:]) not in FILES:
                parts.pop()
            yield ".".join(parts[1:])


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


def test_importing_the_package_imports_neither_the_proof_nor_the_pictures():
    program = "import sys, refgrad; print(*sys.modules)"
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    loaded = run.stdout.split()
    assert "refgrad.engine.tape" in loaded
    assert [name for name in loaded if name.startswith(("refgrad.check", "refgrad.show"))] == []


# ---- how much there is to read
def lines(path):
    """(lines of code, lines of prose): comments and docstrings are prose, empty lines are neither."""
    text = path.read_text(encoding="utf-8")
    prose, code = set(), set()
    doc = docstrings(ast.parse(text))
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        covered = range(token.start[0], token.end[0] + 1)
        if token.type == tokenize.COMMENT and token.line.lstrip().startswith("#") or token.start[0] in doc:
            prose.update(covered)
        elif token.type not in (tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER):
            code.update(covered)
    return len(code - prose), len(prose)


def docstrings(tree):
    """The first lines of all docstrings."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node) is not None:
            found.add(node.body[0].lineno)
    return found


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
