"""The notebooks are executed as they stand, say what their documents say, and hide nothing from nbval.

nbval runs each notebook again and compares its outputs with the stored ones.  What it cannot see is looked at here:
that there is an output to compare, that no cell is left out without a reason, and that what a reader needs is there.
"""
import ast
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

# The code steps of the four documents that the project implements, in their order, with `refgrad` for `mxnet`;
# beside a step what the document says is printed, or shown as the value, once it has run.
STEPS = {
    "01_first_gradient": [
        ("import refgrad as mx\nfrom refgrad import autograd", None),
        ("x = mx.nd.array([[1, 2], [3, 4]])\nx.attach_grad()", None),
        ("with autograd.record():\n    y = x * 2\n    z = y * x", None),
        ("z.backward()\nprint(x.grad)", "\n[[ 4.  8.]\n [12. 16.]]\n<NDArray 2x2 @cpu(0)>\n"),
        # In its text: both of these are equivalent to z.backward().
        ("z.backward(mx.nd.ones_like(z))\nprint(x.grad)", "\n[[ 4.  8.]\n [12. 16.]]\n<NDArray 2x2 @cpu(0)>\n"),
        ("with autograd.record():\n    y = x * 2\n    z = y * x\n    s = mx.nd.sum(z)\ns.backward()\nprint(x.grad)",
         "\n[[ 4.  8.]\n [12. 16.]]\n<NDArray 2x2 @cpu(0)>\n"),
    ],
    "02_autograd_step_by_step": [
        ("from refgrad import np, npx\nfrom refgrad import autograd\nnpx.set_np()", None),
        ("x = np.array([[1, 2], [3, 4]])\nx", "array([[1., 2.],\n       [3., 4.]])"),
        ("x.attach_grad()", None),
        ("with autograd.record():\n    y = 2 * x * x", None),
        ("y.backward()", None),
        ("x.grad", "array([[ 4.,  8.],\n       [12., 16.]])"),
        # In its text: y.sum().backward() is equivalent.
        ("with autograd.record():\n    total = (2 * x * x).sum()\ntotal.backward()\nx.grad",
         "array([[ 4.,  8.],\n       [12., 16.]])"),
        ("""
def f(a):
    b = a * 2
    while np.abs(b).sum() < 1000:
        b = b * 2
    if b.sum() >= 0:
        c = b[0]
    else:
        c = b[1]
    return c
""", None),
        ("a = np.random.uniform(size=2)\na.attach_grad()\nwith autograd.record():\n    c = f(a)\nc.backward()", None),
        ("a.grad == c/a", "array([ True, False])"),
    ],
    "03_attaching_gradients": [
        ("import refgrad as mx\nfrom refgrad import nd, autograd\nmx.random.seed(1)", None),
        ("x = nd.array([[1,2],[3,4]])", None),
        ("x.attach_grad()", None),
        ("with autograd.record():\n    y = x*2\n    z = y*x", None),
        ("z.backward()", None),
        ("print(x.grad)", "\n[[ 4.  8.]\n [12. 16.]]\n<NDArray 2x2 @cpu(0)>\n"),
        ("mx.nd.sum(x)", "\n[10.]\n<NDArray 1 @cpu(0)>"),
    ],
    "04_the_autograd_package": [
        # The document expects 2, 4, 6, 8 here, and forgets the step that follows.
        ("x = mx.nd.array([1,2,3,4])\nx.attach_grad()\nwith mx.autograd.record():\n    y = x * x\nprint(x.grad)",
         "\n[0. 0. 0. 0.]\n<NDArray 4 @cpu(0)>\n"),
        ("y.backward()\nprint(x.grad)", "\n[2. 4. 6. 8.]\n<NDArray 4 @cpu(0)>\n"),
    ],
}

# Pages that exist in the site only, and what they are made of.
MADE = {"../docs/differences.md": "../docs/build/differences.py"}

# What the fourth document lists, and the scopes that its text shows.
LISTED = ["record()", "record(train_mode=True)", "record(train_mode=False)", "pause()", "train_mode()",
          "predict_mode()", "backward(", "set_training(", "is_training()", "set_recording(", "is_recording()",
          "mark_variables("]


def cells(path, kind="code"):
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == kind]


def source(cell):
    return "".join(cell["source"])


def prose(path):
    return "\n\n".join(source(cell) for cell in cells(path, "markdown"))


def texts(cell):
    """What a cell has printed, shown or raised, each as one text."""
    for output in cell["outputs"]:
        if output["output_type"] == "error":
            yield output["evalue"]
            yield "\n".join(output["traceback"])
        else:
            yield from ("".join(text) for text in [output.get("text", ""), *output.get("data", {}).values()])


def tags(cell):
    return cell["metadata"].get("tags", [])


def statements(text):
    """A program as a list of its statements, written in one way only."""
    return [ast.unparse(node) for node in ast.parse(text).body]


def position(steps, program):
    """Where a list of statements begins in a longer one, or None."""
    return next((k for k in range(len(program)) if program[k:k + len(steps)] == steps), None)


def test_there_is_a_notebook_for_each_document():
    assert set(STEPS) <= {path.stem for path in NOTEBOOKS}


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return request.param


# ## Executed, and all of it compared

def test_every_cell_was_executed_once_from_top_to_bottom(notebook):
    assert [cell["execution_count"] for cell in cells(notebook)] == list(range(1, len(cells(notebook)) + 1))


def test_every_cell_with_a_value_shows_it(notebook):
    # what returns nothing, so that as a last line it has no value to show
    quiet = {"print", "attach_grad", "backward", "mark_variables", "seed", "set_np"}
    for node in ast.walk(ast.parse("\n".join(source(cell) for cell in cells(notebook)))):
        if isinstance(node, ast.FunctionDef) and not any(isinstance(inner, ast.Return) for inner in ast.walk(node)):
            quiet.add(node.name)
    for cell in cells(notebook):
        kinds = {output["output_type"] for output in cell["outputs"]}
        assert kinds <= {"stream", "execute_result", "error"}, cell["id"]
        program = ast.parse(source(cell))
        if any(getattr(node, "id", "") == "print" for node in ast.walk(program)):
            assert kinds & {"stream", "error"}, f"{cell['id']} prints, but has no output"
        last = program.body[-1]
        if isinstance(last, ast.Expr) and called(last.value) not in quiet:
            assert kinds & {"execute_result", "error"}, f"{cell['id']}: {ast.unparse(last)} has no output"


def called(expression):
    """The name of the function that an expression calls, if it is a call."""
    function = getattr(expression, "func", None)
    return getattr(function, "attr", getattr(function, "id", None))


def test_an_error_is_shown_exactly_where_one_is_meant(notebook):
    for cell in cells(notebook):
        raised = any(output["output_type"] == "error" for output in cell["outputs"])
        assert raised == ("raises-exception" in tags(cell)), cell["id"]


def test_no_output_is_skipped_without_a_reason(notebook):
    for cell in cells(notebook):
        skips = re.search(r"#\s*(NBVAL_|PYTEST_VALIDATE_)", source(cell), re.IGNORECASE) or \
            any(tag.startswith("nbval-") for tag in tags(cell))
        assert not skips or re.search(r"# reason: \w+", source(cell)), cell["id"]
    assert not [cell["id"] for cell in cells(notebook, "raw")]


def test_outputs_are_the_same_on_every_machine(notebook):
    traces = {"a path": r"(?<![\w.:/])/(?:tmp|home|root|work|usr|opt|Users|var|mnt)/|[A-Z]:\\|site-packages|\.venv",
              "a memory address": r"0x[0-9a-fA-F]{6,}", "a number of this run": r"ipykernel_\d+|In\s?\["}
    for cell in cells(notebook):
        for text in texts(cell):
            for what, pattern in traces.items():
                assert not re.search(pattern, text), f"{cell['id']} shows {what}: {re.search(pattern, text)}"


def test_the_file_holds_nothing_but_the_notebook(notebook):
    whole = json.loads(notebook.read_text(encoding="utf-8"))
    assert (whole["nbformat"], whole["nbformat_minor"]) == (4, 5)
    assert set(whole["metadata"]) == {"kernelspec", "language_info"}
    assert whole["metadata"]["kernelspec"]["name"] == "python3"
    ids = [cell["id"] for cell in whole["cells"]]
    assert len(set(ids)) == len(ids)
    assert all(set(cell["metadata"]) <= {"tags"} for cell in whole["cells"])


# ## What a reader needs

def test_it_has_title_question_remember_and_three_tries(notebook):
    text = prose(notebook)
    assert re.match(r"# \w.*\n\n\*A question before we begin\.\* .*\?", text, re.DOTALL)
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1
    assert len(re.findall(r"^## Remember\n\n> \*\*[^*]+\*\*$", text, re.MULTILINE)) == 1
    tries = text.split("\n## Three things to try\n")[1].split("\n### Answers\n")
    for number in "123":
        assert re.search(rf"^{number}\. .*\?", tries[0], re.MULTILINE | re.DOTALL)
        assert re.search(rf"^\*\*{number}\.\*\* ", tries[1], re.MULTILINE)


def test_every_answer_is_run(notebook):
    answers = {cell["id"]: cell for cell in cells(notebook) if cell["id"].startswith("answer-")}
    for number in "123":
        assert any(key.startswith(f"answer-{number}") and list(texts(cell)) for key, cell in answers.items())


def test_it_shows_a_picture_and_says_what_is_in_it(notebook):
    pictures = [output["data"]["image/svg+xml"] for cell in cells(notebook) for output in cell["outputs"]
                if "image/svg+xml" in output.get("data", {})]
    assert pictures
    assert all(re.search(r'aria-label="[^"]{20,}"', "".join(picture)) for picture in pictures)


def test_its_links_lead_somewhere(notebook):
    links = re.findall(r"\]\(([^)#]*)(?:#([^)]*))?\)", prose(notebook))
    assert sum(path.endswith(".ipynb") for path, _ in links) >= 2
    for path, anchor in links:
        target = notebook.parent / MADE.get(path, path)
        assert target.is_file(), path
        if anchor:
            assert f"### {anchor}\n" in target.read_text(encoding="utf-8"), f"{path}#{anchor}"


# ## What the documents show

@pytest.mark.parametrize("name", STEPS)
def test_every_step_of_the_document_is_there_in_order(name):
    path, begin = ROOT / "notebooks" / f"{name}.ipynb", 0
    code = cells(path)
    for step, shown in STEPS[name]:
        found = next((k for k in range(begin, len(code))
                      if position(statements(step), statements(source(code[k]))) is not None), None)
        assert found is not None, f"{name} lacks, or has in another order: {step}"
        assert shown is None or shown in texts(code[found]), f"{name} does not show what the document says of: {step}"
        begin = found


def test_everything_that_the_package_document_lists_is_used():
    program = "\n".join(source(cell) for cell in cells(ROOT / "notebooks" / "04_the_autograd_package.ipynb"))
    for call in LISTED:
        assert f"autograd.{call}" in program, call
