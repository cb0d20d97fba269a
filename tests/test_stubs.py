"""The stubs: current, the same as the functions they describe, and what a type checker makes of a user's program."""
import ast
import importlib
import inspect
import os
import pathlib
import subprocess
import sys
import warnings

import numpy
import pytest
from cases import CASES
from proof import numbers, question, spellings

import refgrad as mx
from refgrad.engine.operators import belongs
from refgrad.engine.registry import TABLE

ROOT = pathlib.Path(__file__).parents[1]
SCRIPT = ROOT / "docs" / "build" / "stubs.py"
MODULES = {"nd": mx.nd, "np": mx.np, "npx": mx.npx, "random": mx.random}


@pytest.fixture(scope="module")
def stubs():
    sys.path.insert(0, str(SCRIPT.parent))
    try:
        return importlib.import_module("stubs")
    finally:
        sys.path.pop(0)


def tree(name):
    return ast.parse((ROOT / "refgrad" / f"{name}.pyi").read_text(encoding="utf-8"))


def defined(body):
    """Name -> node of what a body defines, the last one if there are several."""
    names = {}
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names[node.name] = node
        elif isinstance(node, ast.Assign):
            names[node.targets[0].id] = node
        elif isinstance(node, ast.AnnAssign):
            names[node.target.id] = node
        elif isinstance(node, ast.ImportFrom):
            names.update((alias.asname, node) for alias in node.names if alias.asname == alias.name)
    return {name: node for name, node in names.items() if not name.startswith("_") or name.startswith("__")}


# ## Current
@pytest.mark.parametrize("seed", ["1", "2"])
def test_stubs_are_current_whatever_the_order_of_sets(seed):
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, SCRIPT, "--check"], capture_output=True, text=True, env=environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_stale_stub_is_named_and_written(stubs, tmp_path, monkeypatch):
    monkeypatch.setattr(stubs, "ROOT", tmp_path)
    (tmp_path / "refgrad").mkdir()
    stubs.main(check=False)
    stubs.main(check=True)
    for name in MODULES:
        written = (tmp_path / "refgrad" / f"{name}.pyi").read_text(encoding="utf-8")
        assert written == (ROOT / "refgrad" / f"{name}.pyi").read_text(encoding="utf-8")
        assert written.endswith("\n") and not written.endswith("\n\n")
    (tmp_path / "refgrad" / "np.pyi").write_text("# old\n", encoding="utf-8")
    (tmp_path / "refgrad" / "npx.pyi").unlink()
    with pytest.raises(SystemExit) as caught:
        stubs.main(check=True)
    assert caught.value.code == "not current: refgrad/np.pyi, refgrad/npx.pyi; write them with " \
                                "python docs/build/stubs.py"


def test_a_handwritten_member_without_a_type_is_named(stubs, monkeypatch):
    monkeypatch.delitem(stubs.MEMBERS, "asnumpy")
    with pytest.raises(SystemExit, match="MEMBERS has no type for NDArray.asnumpy"):
        stubs.stub(mx.nd)


# ## Complete
def public(module):
    """Every name of a module that its users are meant to find there."""
    face = module.__name__.rpartition(".")[2]
    spellings = {spelling for op in TABLE.values() for spelling in getattr(op, "nd" if face == "random" else face)}
    if face == "random":
        spellings = {spelling.partition(".")[2] for spelling in spellings if spelling.startswith("random.")}
    return {spelling.partition(".")[0] for spelling in spellings} | set(module.__all__)


@pytest.mark.parametrize("name", MODULES)
def test_stub_has_every_public_name_and_no_other(name):
    names = set(defined(tree(name).body)) - {"__all__"}
    assert names - {"NDArray", "ndarray", "bool"} == public(MODULES[name]) - {"NDArray", "ndarray"}


@pytest.mark.parametrize("cls", [mx.nd.NDArray, mx.np.ndarray], ids=lambda cls: cls.__name__)
def test_stub_has_every_member_of_the_array_class(cls):
    known = set()
    for name, base in ("nd", "NDArray"), ("np", "ndarray"):
        known |= set(defined(defined(tree(name).body)[base].body))
        if base == cls.__name__:
            break
    internal = {"family", "numpy_manners"}
    assert {name for name in dir(cls) if not name.startswith("_") and hasattr(cls, name)} - internal == {
        name for name in known if not name.startswith("_")}
    signs = {name for op in TABLE.values() for name in op.methods if name.startswith("__") and belongs(op, cls)}
    assert signs <= known


# ## True
def functions():
    """(label, function, its stub) for every function of a namespace."""
    for name, module in MODULES.items():
        for spelling, node in defined(tree(name).body).items():
            if isinstance(node, ast.FunctionDef):
                yield pytest.param(getattr(module, spelling), node, id=f"{name}.{spelling}")
            elif isinstance(node, ast.ClassDef) and node.name not in ("NDArray", "ndarray"):
                for inner in node.body:
                    yield pytest.param(getattr(getattr(module, spelling), inner.name), inner,
                                       id=f"{name}.{spelling}.{inner.name}")


def parameters(node):
    """(name, star, default) of each parameter of a stub; the default as a value, or None if there is none."""
    spec = node.args
    named = [*spec.posonlyargs, *spec.args]
    defaults = [None] * (len(named) - len(spec.defaults)) + spec.defaults
    out = [(a.arg, "", d) for a, d in zip(named, defaults)]
    out += [(spec.vararg.arg, "*", None)] if spec.vararg else []
    out += [(a.arg, "keyword", d) for a, d in zip(spec.kwonlyargs, spec.kw_defaults)]
    out += [(spec.kwarg.arg, "**", None)] if spec.kwarg else []
    return [(name, star, "required" if d is None else ast.literal_eval(d)) for name, star, d in out]


STARS = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**",
         inspect.Parameter.KEYWORD_ONLY: "keyword"}


@pytest.mark.parametrize("function, node", list(functions()))
def test_stub_has_the_parameters_of_the_function(function, node):
    signature = inspect.signature(function)
    assert parameters(node) == [(p.name, STARS.get(p.kind, ""), "required" if p.default is p.empty else p.default)
                                for p in signature.parameters.values()]
    assert (ast.get_docstring(node) or "").split() == (inspect.getdoc(function) or "").partition("\n")[0].split()


# What a case hands over, and what comes back, has to be of the types that the stub promises.
BUILTIN = {"_int": (int, numpy.integer), "_float": (int, float, numpy.number), "_str": str, "_bool": bool,
           "NDArray": mx.nd.NDArray, "ndarray": mx.np.ndarray, "_Number": (int, float, numpy.number, numpy.ndarray),
           "Context": mx.Context, "_DType": (str, type, numpy.dtype), "None": type(None)}


def admits(annotation, value, own):
    """Whether a value is of the type that an annotation names."""
    if isinstance(annotation, ast.BinOp):
        return admits(annotation.left, value, own) or admits(annotation.right, value, own)
    text = ast.unparse(annotation)
    if text in ("Any", "_X", "object"):
        return True
    if text in ("_Axis", "_Shape"):
        return value is None and text == "_Axis" or all(
            isinstance(n, (int, numpy.integer)) for n in (value if isinstance(value, (tuple, list)) else [value]))
    if isinstance(annotation, ast.Subscript):
        kind = {"_list": list, "_tuple": tuple, "Sequence": (list, tuple)}[annotation.value.id]
        item = annotation.slice.elts[0] if isinstance(annotation.slice, ast.Tuple) else annotation.slice
        return isinstance(value, kind) and all(admits(item, one, own) for one in value)
    return isinstance(value, own if text == "Self" else BUILTIN[text])


def calls():
    """(label, array class, stub, arguments, options, result) of every case, through every spelling in a namespace."""
    trees = {name: defined(tree(name).body) for name in MODULES}
    for op in TABLE.values():
        for label, cls, function in spellings(op):
            face, *path = label.split(".")
            if face not in trees:
                continue
            node = trees[face][path[0]]
            for name in path[1:]:
                node = {inner.name: inner for inner in node.body}[name]
            for case in CASES.get(op.name, ()):
                if case.check is None and ("nd" if face == "nd" else "np") in case.face:
                    yield label, cls, node, *called(case, function, cls)


def called(case, function, cls):
    """What a case hands over, and what comes back."""
    seen = []

    def spy(*arguments, **options):
        seen.extend((arguments, options, function(*arguments, **options)))
        return seen[-1]

    ask, inputs = question(case, spy, cls, numbers(case))
    with mx.autograd.train_mode():
        ask(*inputs)
    return seen


def annotations(node, arguments, options):
    """(annotation, value) for each argument of a call."""
    spec, words = node.args, {}
    named = [*spec.posonlyargs, *spec.args]
    for a, value in zip(named, arguments):
        yield a.annotation, value
    for value in arguments[len(named):]:
        yield spec.vararg.annotation, value
    words = {a.arg: a.annotation for a in [*named, *spec.kwonlyargs]}
    for name, value in options.items():
        if name in words:
            yield words[name], value


def test_types_admit_what_the_cases_hand_over_and_get_back(figure):
    tried, wrong = 0, []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for label, cls, node, arguments, options, result in calls():
            for annotation, value in [*annotations(node, arguments, options), (node.returns, result)]:
                tried += 1
                if not admits(annotation, value, cls):
                    wrong.append(f"{label}: {ast.unparse(annotation)} does not admit {type(value)}")
    assert tried > 1000 and not wrong, "\n".join(sorted(set(wrong)))
    figure(f"stubs: {tried} arguments and results of the cases have the types that are written there")


# ## Useful
RIGHT = """
import refgrad as mx
from refgrad import autograd, nd, np, npx

x = mx.nd.array([1.0])
x.attach_grad()
with mx.autograd.record():
    y = (2 * x * x + x ** 2 - 1 / x).sum(axis=0)
    z = nd.concat(y, x, dim=0)
y.backward(retain_graph=True)
z.backward(nd.ones(2))
print(x.grad, x.grad.asnumpy().mean(), x.shape[0], float(y), f"{y:.2f}")
x[:] = x - 0.1 * x.grad
x -= 0.1 * x.grad
for row in nd.zeros((2, 3), ctx=mx.cpu(), dtype="float32"):
    print(row.norm(), row[0] > 0, {row: 1})

npx.set_np()
a = np.array([[1, 2], [3, 4]], dtype=np.float64)
a.attach_grad("add")
with autograd.record():
    b = np.exp(np.dot(a, a.T)).mean() + np.exp(1.0)
    c = npx.softmax(np.concatenate([a, a], axis=1), axis=-1)
gradients = autograd.grad(b, [a])
noise: mx.np.ndarray = np.random.normal(0, 1, size=(2, 2)) @ a
rows: list[mx.np.ndarray] = np.split(noise, 2)
more = mx.random.uniform(low=0, high=1, shape=(2, 3)) + mx.nd.random.normal(shape=(2, 3))
length: mx.np.ndarray = np.linalg.norm(noise.reshape(-1, 1).astype("float32"))
"""

WRONG = {
    "x.attach_gard()": "attr-defined",
    "x.sum(dims=0)": "call-arg",
    "x.sum(axis='rows')": "arg-type",
    "x.attach_grad(grad_reg='add')": "call-arg",
    "x.backward(1.0)": "arg-type",
    "x.grad = x": "misc",
    "x.shape.sum()": "attr-defined",
    "x + 'one'": "operator",
    "mx.nd.summ(x)": "attr-defined",
    "mx.nd.exp([1.0])": "arg-type",
    "mx.nd.exp(x, out=3)": "arg-type",
    "mx.nd.zeros('many')": "arg-type",
    "mx.np.exp(x)": "type-var",
    "mx.np.concatenate(3)": "arg-type",
    "mx.nd.random.unifrom()": "attr-defined",
    "mx.random.seed()": "call-arg",
    "mx.autograd.recrod()": "attr-defined",
    "mx.symbol": "attr-defined",
}


@pytest.fixture(scope="module")
def check(tmp_path_factory):
    """check(program) -> what mypy says of it, with the settings of this project."""
    api = pytest.importorskip("mypy.api", reason="mypy is not installed")
    folder = tmp_path_factory.mktemp("mypy")

    def run(program):
        path = folder / "program.py"
        path.write_text(program, encoding="utf-8")
        out, complaint, _ = api.run(["--config-file", str(ROOT / "pyproject.toml"), "--follow-imports", "silent",
                                     "--cache-dir", str(folder / "cache"), "--strict", str(path)])
        assert not complaint, complaint
        return [line for line in out.splitlines() if "program.py" in line and ": error: " in line]

    return run


def test_mypy_accepts_a_users_program(check, monkeypatch):
    monkeypatch.setenv("MYPYPATH", str(ROOT))
    allowed = "Call to untyped function"                    # autograd is written without types
    assert [line for line in check(RIGHT) if allowed not in line] == []
    exec(RIGHT, {})


def test_mypy_finds_what_is_wrong(check, monkeypatch):
    monkeypatch.setenv("MYPYPATH", str(ROOT))
    program = "import refgrad as mx\nx = mx.nd.array([1.0])\n" + "\n".join(WRONG)
    found = {int(line.split(":")[1]): line for line in check(program) if "untyped" not in line}
    assert sorted(found) == list(range(3, 3 + len(WRONG))), "\n".join(found.values())
    for number, code in enumerate(WRONG.values(), 3):
        assert found[number].endswith(f"[{code}]"), found[number]


def test_mypy_accepts_the_package():
    pytest.importorskip("mypy", reason="mypy is not installed")
    done = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
