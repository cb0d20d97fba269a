"""The house: which modules there are, on which floor each stands, who imports whom, and how much there is to read.

tests/test_layering.py proves that imports point down; the map of the source (plan.py) draws what is proven there.
"""
import ast
import io
import tokenize
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "refgrad"

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
    8: ["classroom", "gluon", "initializer", "metric", "optimizer"],
    9: [""],
}

# The modules that are written to be read from beginning to end; the rest of the package spells names.
READ_ALOUD = ["engine/*.py", "ops/*.py", "faces.py", "autograd.py", "check.py", "show/*.py", "bank/*.py",
              "initializer.py", "optimizer.py", "metric.py", "gluon/*.py", "classroom/*.py"]


def module_name(path):
    """'engine.tape' for refgrad/engine/tape.py; the package itself is ''."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def read_aloud():
    """The paths of the modules that have a page."""
    return [path for pattern in READ_ALOUD for path in sorted(PACKAGE.glob(pattern)) if path.name != "__init__.py"]


@cache
def tree(name):
    return ast.parse(FILES[name].read_text(encoding="utf-8"))


def level(name):
    for number, rooms in LEVELS.items():
        if name in rooms or any(room and name.startswith(f"{room}.") for room in rooms):
            return number
    return 0 if name == "engine" else None             # the folder itself imports nothing


def origin(name, node):
    """The absolute dotted name of what an `import from` reads, relative ones as 'refgrad...'."""
    package = ["refgrad", *FILES[name].relative_to(PACKAGE).parts[:-1]]
    base = package[:len(package) - node.level + 1] if node.level else []
    return ".".join([*base, *([node.module] if node.module else [])])


def imports(name):
    """The dotted names that a module imports, those inside of functions too."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{origin(name, node)}.{alias.name}" for alias in node.names)


def inner_imports(name):
    """The modules of refgrad that a module imports: the longest part of each dotted name that is a module."""
    for dotted in imports(name):
        parts = dotted.split(".")
        if parts[0] == "refgrad":
            while parts[1:] and ".".join(parts[1:]) not in FILES:
                parts.pop()
            yield ".".join(parts[1:])


# ## What a module defines
@cache
def definitions(name):
    """The definitions of a module."""
    return defined(tree(name))


def defined(parsed):
    """Name -> the line of its first definition: functions, classes, values, and methods as 'Class.method'."""
    found = {}
    for node in parsed.body:
        for target in targets(node):
            found.setdefault(target, node.lineno)
        if isinstance(node, ast.ClassDef):
            for member in node.body:
                if isinstance(member, ast.FunctionDef):
                    found.setdefault(f"{node.name}.{member.name}", member.lineno)
    return found


def targets(node):
    """The names that a statement of a module defines."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return [node.name]
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        return [part.id for target in getattr(node, "targets", None) or [node.target] for part in ast.walk(target)
                if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)]
    return []


# ## How much there is to read
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


def docstrings(parsed):
    """The first lines of all docstrings."""
    found = set()
    for node in ast.walk(parsed):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node) is not None:
            found.add(node.body[0].lineno)
    return found
