"""The errors: every program of the page Errors fails, and is repaired, as it says; and nobody gets lost in numpy."""
import contextlib
import io
import linecache
import pathlib
import pickle
import re
import string
import threading

import numpy as onp
import pytest
from proof import spellings

import refgrad as mx
from refgrad import autograd, nd, np, npx
from refgrad.engine import errors
from refgrad.engine.errors import MESSAGES, MXNetError, error
from refgrad.engine.registry import TABLE

PAGE = (pathlib.Path(__file__).parents[1] / "docs" / "errors.md").read_text(encoding="utf-8")
INTRODUCTION, *SECTIONS = re.split(r"^### ", PAGE, flags=re.MULTILINE)
SECTIONS = {name: text for name, _, text in (section.partition("\n") for section in SECTIONS)}


def blocks(text):
    """The fenced blocks, as (language, content)."""
    return re.findall(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def printed(program):
    """What a program prints, and last the error that ends it, as a notebook shows it."""
    where, names, out = "<a program of the page>", {}, io.StringIO()
    exec(blocks(INTRODUCTION)[0][1], names)
    linecache.cache[where] = (len(program), None, program.splitlines(True), where)
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(program, where, "exec"), names)
    except Exception as complaint:
        return f"{out.getvalue()}{type(complaint).__name__}: {complaint}\n"
    finally:
        del linecache.cache[where]
    return out.getvalue()


# ## The page
def test_page_has_one_section_for_each_message_in_the_order_and_the_groups_of_the_table():
    table = re.findall(r'^    (?:# (### .*)|"([\w-]+)": \(\w+,)$',
                       pathlib.Path(errors.__file__).read_text(encoding="utf-8"), re.MULTILINE)
    table = [key or f"#{group}".removeprefix("##") for group, key in table]
    page = re.findall(r"^(?:(## .*)|### (.*))$", PAGE, re.MULTILINE)
    assert [key or group for group, key in page][1:] == table
    assert list(SECTIONS) == list(MESSAGES)


@pytest.mark.filterwarnings("ignore:divide by zero")
@pytest.mark.parametrize("name", MESSAGES)
def test_program_fails_with_the_message_of_the_page(name):
    (_, program), (kind, message), *_ = blocks(SECTIONS[name])
    assert kind == "text" and f"docs/errors.md#{name}\n" in message
    assert printed(program) == message


@pytest.mark.parametrize("name", MESSAGES)
def test_repaired_program_prints_what_the_page_says(name):
    *_, (_, program), (kind, output) = blocks(SECTIONS[name])
    assert [language for language, _ in blocks(SECTIONS[name])] == ["python", "text"] * 2
    assert printed(program) == output


def test_introduction_shows_how_to_find_the_line():
    _, (_, program), (_, message) = blocks(INTRODUCTION)
    assert printed(program) == message


# ## The table
@pytest.mark.parametrize("name", MESSAGES)
def test_message_has_three_parts(name):
    kind, happened, remedy = MESSAGES[name]
    facts = {field: "FACT" for _, field, *_ in string.Formatter().parse(happened + remedy) if field}
    made = error(name, **facts)
    assert type(made) is kind and made.section == name
    what, todo, where = str(made).split("\n")
    assert len(what) > 20 and what.endswith(".")
    assert todo.startswith("  What to do: ") and len(todo) > 20 and todo.endswith((".", ".)"))
    assert where == f"  Explained in docs/errors.md#{name}"


@pytest.mark.parametrize("name", MESSAGES)
def test_message_is_raised_somewhere(name):
    sources = [path.read_text(encoding="utf-8") for path in pathlib.Path(mx.__file__).parent.rglob("*.py")]
    assert sum(len(re.findall(rf'"{name}"(?!:)', source)) for source in sources) > 0


def test_error_classes():
    assert issubclass(MXNetError, RuntimeError)
    assert MXNetError is mx.MXNetError is mx.base.MXNetError
    assert issubclass(errors.AxisError, MXNetError) and issubclass(errors.AxisError, IndexError)
    assert issubclass(errors.RequestError, KeyError)
    assert isinstance(pickle.loads(pickle.dumps(error("own-buffer"))), ValueError)


# ## As in MXNet
#
# The situations in which MXNet raises, the class that it raises, and words of its message that people search for.
def variable(face, values=(1, 2), req="write"):
    x = face.array(list(values))
    x.attach_grad(req)
    return x


def recorded(compute):
    with autograd.record():
        return compute()


class Half(autograd.Function):
    def forward(self, x):
        return x / 2

    def backward(self, dy):
        return dy / 2, dy / 2


AS_IN_MXNET = {
    "head not in a graph": (lambda f: f.ones(2).backward(), MXNetError,
                            "computational graph", "record", "retain_graph=True"),
    "head freed": (lambda f: (lambda y: (y.backward(), y.backward()))(recorded(lambda: variable(f) * 2)), MXNetError,
                   "computational graph", "record", "retain_graph=True"),
    "no variable to serve": (lambda f: recorded(lambda: variable(f, req="null") * 2).backward(), MXNetError,
                             "no inputs in the computational graph that require gradients"),
    "grad: unmarked": (lambda f: (lambda x: autograd.grad(recorded(lambda: x * 2), [x, f.ones(2)]))(variable(f)),
                       MXNetError, "2-th variable", "does not require gradient"),
    "grad: null": (lambda f: (lambda x: autograd.grad(recorded(lambda: x * 2), x))(variable(f, req="null")),
                   MXNetError, "1-th variable", "does not require gradient"),
    "grad: not reached": (lambda f: (lambda x: autograd.grad(recorded(lambda: x * 2), [x, variable(f)]))(variable(f)),
                          MXNetError, "2-th variable", "unreachable"),
    "in place while recording": (lambda f: recorded(lambda: variable(f).__iadd__(1)), MXNetError,
                                 "already in a computational graph", "record section"),
    "partial write": (lambda f: recorded(lambda: f.zeros(2).__setitem__(0, variable(f)[0] * 2)), MXNetError,
                      "Inplace operations", "not supported", "when recording"),
    "get_symbol": (lambda f: autograd.get_symbol(f.ones(2)), MXNetError, "computational graph"),
    "Function backward": (lambda f: recorded(lambda: Half()(variable(f))).backward(), MXNetError,
                          "CustomFunctionBackward"),
    "Function twice": (lambda f: (lambda half: (half(f.ones(2)), half(f.ones(2))))(Half()), AssertionError,
                       "can only be called once"),
    "head_grads length": (lambda f: autograd.backward([f.ones(2)], [None, None]), AssertionError,
                          "lists of the same length"),
    "no variables": (lambda f: autograd.grad(recorded(lambda: variable(f) * 2), []), AssertionError,
                     "cannot be an empty list"),
    "bad grad_req": (lambda f: variable(f, req="accumulate"), KeyError, "'accumulate'"),
    "broadcasting": (lambda f: f.ones((2, 3)) + f.ones(2), MXNetError, "could not be broadcast together"),
    "buffer shape": (lambda f: (lambda x: (autograd.mark_variables([x], [f.zeros(3)]),
                                           recorded(lambda: x * 2).backward()))(f.ones(2)),
                     MXNetError, "Incompatible attr in node"),
    "head gradient dtype": (lambda f: recorded(lambda: variable(f) * 2).backward(f.ones(2, dtype="float64")),
                            MXNetError, "data type do not match specified type"),
    "unsupported operand": (lambda f: f.ones(2) + "a", TypeError, "type <class 'str'> not supported"),
    "truth of many": (lambda f: bool(f.ones(2)), ValueError, "truth value", "ambiguous"),
    "item of many": (lambda f: f.ones(2).item(), ValueError, "not a scalar", "array of size 1"),
    "index range": (lambda f: f.ones(2)[5], IndexError, "out of bounds"),
    "index rank": (lambda f: f.ones(2)[0, 0], IndexError, "too many indices"),
    "array of nonsense": (lambda f: f.array("abc"), TypeError, "array like object"),
    "set grad": (lambda f: setattr(variable(f), "grad", None), AttributeError, "no setter"),
    "heads not arrays": (lambda f: autograd.backward(3.0), TypeError, "has no len()"),
}


@pytest.mark.parametrize("case", AS_IN_MXNET)
def test_class_and_words_as_in_mxnet(face, case):
    program, kind, *words = AS_IN_MXNET[case]
    with pytest.raises(kind) as caught:
        program(face)
    assert all(word in str(caught.value) for word in words), str(caught.value)


@pytest.mark.parametrize("program, kind, words", [
    (lambda: nd.ones(2) + nd.ones(2, dtype="float64"), MXNetError, "Incompatible attr: expected float32, got float64"),
    (lambda: nd.exp(np.ones(2)), TypeError, "can only accept legacy ndarrays"),
    (lambda: np.exp(nd.ones(2)), TypeError, "MXNet numpy ndarrays"),
    (lambda: nd.exp([1.0]), AssertionError, "nd"),
    (lambda: nd.ones(2).asscalar(), ValueError, "not a scalar")])
def test_what_only_one_face_refuses(program, kind, words):
    with pytest.raises(kind, match=words):
        program()


# ## Four causes of one sentence
CAUSES = {
    "not-recorded": lambda f, x: x.detach(),
    "recording-was-off": lambda f, x: x * x,
    "nothing-was-marked": lambda f, x: recorded(lambda: f.ones(2) * 2),
    "already-freed": lambda f, x: used(recorded(lambda: x * x)),
}


def used(y):
    y.backward()
    return y


@pytest.mark.parametrize("cause", CAUSES)
def test_four_causes_are_told_apart(face, cause):
    head = CAUSES[cause](face, variable(face))
    for start in (head.backward, lambda: autograd.backward([head]), lambda: autograd.grad(head, variable(face))):
        with pytest.raises(MXNetError) as caught:
            start()
        assert caught.value.section == cause
        assert "computational graph" in str(caught.value) and "retain_graph=True" in str(caught.value)


@pytest.mark.parametrize("compute", [
    lambda f, x: x + 1, lambda f, x: 1 - x, lambda f, x: x * x, lambda f, x: f.exp(x), lambda f, x: x > 1,
    lambda f, x: x.sum(), lambda f, x: x[0], lambda f, x: x.reshape((2, 1)), lambda f, x: f.dot(x, x)], ids=range(9))
def test_every_way_to_make_a_result_remembers_why_it_is_not_on_the_tape(face, compute):
    marked, plain = variable(face), face.array([1, 2])
    for result, cause in [(compute(face, plain), "not-recorded"),
                          (compute(face, marked), "recording-was-off"),
                          (recorded(lambda: paused(lambda: compute(face, marked))), "recording-was-off"),
                          (recorded(lambda: compute(face, plain)), "nothing-was-marked")]:
        with pytest.raises(MXNetError) as caught:
            result.backward()
        assert caught.value.section == cause


def paused(compute):
    with autograd.pause():
        return compute()


def test_first_cause_counts_for_what_is_computed_from_it(face):
    x = variable(face)
    y = x * x
    with autograd.record():
        z = y + 1
    with pytest.raises(MXNetError, match="not marked at that time"):
        z.backward()


# ## Tracing
SOURCE = """\
x = F.array([1, 2])
x.attach_grad()
with autograd.record():
    h = x + 1
    y = h * h
y.backward()
y.backward()
"""


def freed(face, where="<a cell>", source=SOURCE):
    """The message of the program above."""
    linecache.cache[where] = (len(source), None, source.splitlines(True), where)
    try:
        exec(compile(source, where, "exec"), {"F": face, "autograd": autograd})
    except MXNetError as complaint:
        return str(complaint).partition("\n")[0]
    finally:
        del linecache.cache[where]
    raise AssertionError("the graph was not freed")


def is_traced(face):
    return "line 5" in freed(face)


def test_without_tracing_the_message_says_how_to_find_the_line(face):
    assert "operation 'multiply' (record inside `with autograd.tracing():` to see its line)" in freed(face)


@pytest.mark.parametrize("where, place", [
    ("<ipython-input-3-abc>", "this cell"), ("/tmp/ipykernel_12/34.py", "this cell"), ("/home/me/train.py",) * 2])
def test_tracing_names_file_line_and_source(face, where, place):
    with autograd.tracing():
        assert f"operation 'multiply' in {place}, line 5: `y = h * h` was already freed" in freed(face, where)


def test_tracing_without_the_source_names_the_line_alone(face, monkeypatch):
    monkeypatch.setattr(linecache, "getline", lambda file, number: "")
    with autograd.tracing():
        assert "operation 'multiply' in this cell, line 5 was already freed" in freed(face)


def test_tracing_sees_through_the_methods_of_refgrad(face):
    source = SOURCE.replace("h * h", "h.mean()")
    with autograd.tracing():
        assert "operation 'mean' in this cell, line 5: `y = h.mean()`" in freed(face, source=source)


def test_a_file_beside_the_package_is_the_users():
    where = str(pathlib.Path(mx.__file__).parent) + "_of_mine.py"
    with autograd.tracing():
        assert f"in {where}, line 5: `y = h * h`" in freed(nd, where)


def test_tracing_names_the_line_of_an_overwritten_array(face):
    x = variable(face)
    with autograd.tracing(), autograd.record():
        y = x * x
    x[:] = 0
    with pytest.raises(MXNetError) as caught:
        y.backward()
    line = test_tracing_names_the_line_of_an_overwritten_array.__code__.co_firstlineno + 3
    assert f"operation 'multiply' in {__file__}, line {line}: `y = x * x`" in str(caught.value)


def test_tracing_ends_with_its_scope_also_after_an_error(face):
    assert not is_traced(face)
    with autograd.tracing():
        with autograd.tracing():
            assert is_traced(face)
        assert is_traced(face)
        with contextlib.suppress(KeyError), autograd.tracing():
            raise KeyError
        assert is_traced(face)
    assert not is_traced(face)


def test_tracing_lasts_until_the_last_thread_leaves_it(face):
    inside, leave = threading.Event(), threading.Event()

    def other():
        with autograd.tracing():
            inside.set()
            assert leave.wait(10)

    thread = threading.Thread(target=other)
    thread.start()
    assert inside.wait(10)
    with autograd.tracing():
        pass
    assert is_traced(face)
    leave.set()
    thread.join()
    assert not is_traced(face)


# ## Mistakes
#
# What beginners write, and what each is told: class, section of the page, words.  x and a are marked vectors of three,
# of nd and np; X and A are 2x3 matrices; y and b are recorded sums.
MISTAKES = """
# the wrong class
x + a                                       | TypeError       | array-classes       | mx.np
nd.dot(x, a)                                | TypeError       | array-classes       | mx.nd
np.concatenate([a, x])                      | TypeError       | array-classes       | mx.np
x += a                                      | TypeError       | array-classes       | mx.nd
nd.sum([1.0, 2.0])                          | AssertionError  | nd-operands         | sum: expects an array of mx.nd, not <class 'list'>
nd.exp(onp.ones(3))                         | AssertionError  | nd-operands         | <class 'numpy.ndarray'>
nd.exp(2.0)                                 | AssertionError  | nd-operands         | <class 'float'>
nd.concat(X, 1)                             | AssertionError  | nd-operands         | concat
np.exp([1.0, 2.0])                          | TypeError       | operands            | exp: type <class 'list'> not supported
np.sum([1.0, 2.0])                          | TypeError       | operands            | sum: type <class 'list'> not supported
np.exp(onp.ones(3))                         | TypeError       | operands            | <class 'numpy.ndarray'>
x + [1, 2, 3]                               | TypeError       | operands            | <class 'list'>
[1, 2, 3] + x                               | TypeError       | operands            | <class 'list'>
x + "a"                                     | TypeError       | operands            | <class 'str'>
x * None                                    | TypeError       | operands            | NoneType
a * 1j                                      | TypeError       | operands            | complex
x ** "2"                                    | TypeError       | operands            | power
x < None                                    | TypeError       | operands            | less
x == [1, 2, 3]                              | TypeError       | operands            | equal
x += [1, 2, 3]                              | TypeError       | operands            | add
x[0] = "a"                                  | TypeError       | operands            | assignment
x[:] = None                                 | TypeError       | operands            | assignment
A @ 2                                       | TypeError       | operands            | <class 'int'>
np.matmul(A, 2)                             | MXNetError      | matrix-shapes       | (2, 3) and ()
x.dot(a)                                    | TypeError       | array-classes       | mx.nd
a.dot([1, 2, 3])                            | TypeError       | operands            | <class 'list'>
x.copyto([1, 2, 3])                         | TypeError       | operands            | copyto
nd.random.shuffle([1, 2, 3])                | TypeError       | operands            | shuffle
nd.exp(x, out=[])                           | TypeError       | out                 | <class 'list'>
nd.exp(x, out=onp.ones(3))                  | TypeError       | out                 | numpy.ndarray
nd.exp(x, out=a)                            | TypeError       | out                 | mx.nd

# shapes
nd.ones((2, 3)) + nd.ones(2)                | MXNetError      | shapes              | (2, 3) and (2,)
x += nd.ones(2)                             | MXNetError      | shapes              | (3,) and (2,)
x == nd.ones(2)                             | MXNetError      | shapes              | equal
x.broadcast_to((2, 2))                      | MXNetError      | shapes              | broadcast_to
nd.where(x, X, nd.ones((4, 4)))             | MXNetError      | shapes              | where
nd.dot(X, X)                                | MXNetError      | matrix-shapes       | dot
np.dot(A, A)                                | MXNetError      | matrix-shapes       | dot
A @ A                                       | MXNetError      | matrix-shapes       | (2, 3) and (2, 3)
x.reshape(2, 2)                             | ArgumentValueError | reshape             | 3 elements
x.reshape((-1, -1))                         | ArgumentValueError | reshape             | (-1, -1)
x.reshape(0, 0, 0)                          | ArgumentValueError | reshape             | (0, 0, 0)
np.reshape(a, (2, 2))                       | ArgumentValueError | reshape             | (2, 2)
x[:] = [1, 2]                               | ArgumentValueError | shape-of-value      | (2,)
x[0:2] = nd.ones(3)                         | ArgumentValueError | shape-of-value      | (3,)
nd.exp(x, out=nd.ones(2))                   | ArgumentValueError | shape-of-value      | (3,)
nd.concat(X, X.T, dim=0)                    | MXNetError      | join                | (2, 3) and (3, 2)
nd.stack(x, X)                              | MXNetError      | join                | stack
nd.split(X, 2)                              | MXNetError      | split               | axis 1 of length 3
nd.split(X, 0)                              | MXNetError      | split               | no 0 equal parts
np.split(A, 2, axis=1)                      | ArgumentValueError | argument-value      | no 2 equal parts
X.transpose(0, 0)                           | ArgumentValueError | transpose           | (0, 0)
X.transpose(0)                              | ArgumentValueError | transpose           | (0,)
np.concatenate([])                          | ArgumentValueError | argument-value      | at least one array

# axes
x.sum(axis=1)                               | AxisError       | axis                | sum: axis 1
x.mean(axis=-2)                             | AxisError       | axis                | axis -2
a.max(axis=5)                               | AxisError       | axis                | ndim 1
nd.softmax(x, axis=4)                       | AxisError       | axis                | softmax
npx.log_softmax(a, axis=3)                  | AxisError       | axis                | log_softmax
x.expand_dims(5)                            | AxisError       | axis                | expand_dims
X.swapaxes(0, 5)                            | AxisError       | axis                | swapaxes
nd.concat(X, X, dim=3)                      | AxisError       | axis                | axis 3
X.transpose(0, 5)                           | AxisError       | axis                | axis 5
nd.split(X, 3, axis=4)                      | AxisError       | axis                | axis 4
x.sum(axis="0")                             | ArgumentTypeError | argument-type       | axis='0'
x.sum(axis=0.0)                             | ArgumentTypeError | argument-type       | axis=0.0

# words and signatures
x.sum(axes=0)                               | ArgumentTypeError | argument-type       | unexpected keyword argument 'axes'
nd.sum(x, dim=0)                            | ArgumentTypeError | argument-type       | call it as sum(
nd.concat(X, X, axis=0)                     | ArgumentTypeError | argument-type       | dim=1
X.transpose(axis=1)                         | ArgumentTypeError | argument-type       | unexpected keyword argument 'axis'
x.expand_dims()                             | ArgumentTypeError | argument-type       | missing 1 required positional argument: 'axis'
nd.array([1, 2], type="float32")            | ArgumentTypeError | argument-type       | 'type'
np.array([1, 2], dtyp="float32")            | ArgumentTypeError | argument-type       | array: got an unexpected keyword argument 'dtyp'
nd.where(x > 1, x)                          | ArgumentTypeError | argument-type       | both, or neither
nd.take(x, nd.array([0]), axis=4)           | ArgumentValueError | argument-value      | the array has no such axis
nd.array()                                  | ArgumentTypeError | argument-type       | missing
x.reshape("a")                              | ArgumentTypeError | argument-type       | reshape
nd.zeros(2.5)                               | ArgumentTypeError | argument-type       | zeros
nd.zeros("a")                               | ArgumentTypeError | argument-type       | zeros
nd.random.uniform(shape=(2.5,))             | ArgumentTypeError | argument-type       | uniform
np.random.rand((2, 3))                      | ArgumentTypeError | argument-type       | rand
nd.zeros((2, -1))                           | ArgumentValueError | argument-value      | negative dimensions
nd.arange(0, 3, 0)                          | ArgumentValueError | argument-value      | arange
nd.random.normal(scale=-1)                  | ArgumentValueError | argument-value      | normal: scale < 0
nd.random.randint(5, 3)                     | ArgumentValueError | argument-value      | randint
nd.Dropout(x, p=2)                          | MXNetError      | dropout             | got 2
nd.take(x, nd.array([0]), mode="rise")      | MXNetError      | choice              | 'rise'
nd.save("/tmp/f", 3)                        | ArgumentTypeError | argument-type       | save
np.take(a, np.array([5]))                   | MXNetError      | positions           | length 3
nd.load("/no/such/file")                    | MXNetError      | file                | No such file
nd.load(__file__)                           | MXNetError      | file                | was not written by save

# dtypes and data
nd.array([1, 2], dtype="flaot32")           | TypeError       | dtype               | flaot32
np.zeros((2, 3), "flaot")                   | TypeError       | dtype               | flaot
np.zeros(2, 3)                              | TypeError       | dtype               | there is no dtype 3
x.astype("flaot")                           | TypeError       | dtype               | astype
x.astype("complex64")                       | TypeError       | dtype               | complex64
x.astype(str)                               | TypeError       | dtype               | astype
nd.array([1, 2], dtype=str)                 | TypeError       | dtype               | array
x.sum(dtype="flaot")                        | TypeError       | dtype               | flaot
x += nd.ones(3, dtype="float64")            | MXNetError      | dtypes              | float64
nd.array("abc")                             | TypeError       | not-array-like      | str
nd.array([[1, 2], [3]])                     | TypeError       | not-array-like      | [[1, 2], [3]]
nd.array(None)                              | TypeError       | not-array-like      | NoneType
nd.array({1, 2})                            | TypeError       | not-array-like      | set
np.array([1 + 2j])                          | TypeError       | not-array-like      | array
x[:] = [[1], [2, 3]]                        | TypeError       | not-array-like      | assignment
np.arange(3, dtype="int32").__iadd__(0.5)   | TypeError       | float-into-int      | int32
np.arange(3, dtype="int32").__itruediv__(2) | TypeError       | float-into-int      | divide

x.tostype("csr")                            | MXNetError      | no-sparse           | csr
nd.contrib.index_copy(x, nd.array([0]), x)  | MXNetError      | shapes              | (3,), (1,), (3,)
nd.load_frombuffer(b"abc")                  | MXNetError      | file                | was not written by save
nd.load_frombuffer("abc")                   | ArgumentTypeError | argument-type     | bytes

# devices
nd.zeros(2, 3)                              | TypeError       | context             | a shape is one argument
nd.zeros((2, 3), "float32")                 | TypeError       | context             | a dtype goes by name
x.as_in_context("gpu")                      | TypeError       | context             | 'gpu'
nd.ones(2, ctx=mx.gpu())                    | MXNetError      | no-gpu              | gpu(0)

# one number, truth
x.asscalar()                                | ValueError      | one-element         | (3,)
float(x)                                    | ValueError      | one-element         | (3,)
f"{x:.2f}"                                  | ValueError      | one-element         | (3,)
not x                                       | ValueError      | truth-value         | (3,)
x in [1]                                    | ValueError      | truth-value         | `and`

# names
x.numpy()                                   | AttributeError  | no-such-name        | asnumpy
x.backwards()                               | AttributeError  | no-such-name        | did you mean backward()?
x.requires_grad                             | AttributeError  | no-such-name        | did you mean attach_grad()?
x.std()                                     | AttributeError  | no-such-name        | did you mean as_np_ndarray().std?
a.to("cpu")                                 | AttributeError  | no-such-name        | class ndarray
nd.summ(x)                                  | AttributeError  | no-such-name        | mx.nd has no 'summ' (did you mean sum
np.random.unifrom()                         | AttributeError  | no-such-name        | mx.np.random has no 'unifrom' (did you mean uniform?)
autograd.recrod()                           | AttributeError  | no-such-name        | record
autograd.no_grad()                          | AttributeError  | no-such-name        | mx.autograd
mx.symbol                                   | AttributeError  | no-such-name        | mx has no 'symbol'
mx.random.unifrom()                         | AttributeError  | no-such-name        | mx.random
onp.gradient(a)                             | TypeError       | numpy-function      | numpy.gradient
onp.fft.fft(a)                              | TypeError       | numpy-function      | numpy.fft.fft
onp.add(x, x, out=onp.ones(3))              | TypeError       | numpy-function      | numpy.add

# autograd
autograd.backward(3.0)                      | TypeError       | not-an-array-head   | 'float' has no len()
autograd.backward([y, 3.0])                 | TypeError       | not-an-array-head   | 'float'
autograd.backward("y")                      | TypeError       | not-an-array-head   | 'str' is neither
autograd.backward([[y]])                    | TypeError       | not-an-array-head   | 'list' is neither
autograd.backward(x.asnumpy())              | TypeError       | not-an-array-head   | 'ndarray' is neither
autograd.grad(lambda x: x * x, x)           | TypeError       | not-an-array-head   | 'function' has no len()
y.backward(1.0)                             | TypeError       | head-gradient-type  | <class 'float'>
y.backward(True)                            | TypeError       | head-gradient-type  | retain_graph=True
y.backward(onp.ones(1))                     | TypeError       | head-gradient-type  | numpy.ndarray
y.backward(nd.ones(2))                      | ValueError      | head-gradient-shape | (2,)
autograd.backward(y, [None, None])          | AssertionError  | head-gradient-count | 1 and 2
autograd.backward([])                       | MXNetError      | no-variables        | attach_grad()
x.grad.backward()                           | MXNetError      | not-recorded        | record
autograd.grad(y, 3.0)                       | TypeError       | not-an-array-variable | grad: the 1-th variable
autograd.grad(y, [x, None])                 | TypeError       | not-an-array-variable | 2-th variable
autograd.grad(y, "x")                       | TypeError       | not-an-array-variable | str
autograd.grad(y, {"x": x})                  | TypeError       | not-an-array-variable | dict
autograd.grad(y, x.asnumpy())               | TypeError       | not-an-array-variable | numpy.ndarray
autograd.grad(x, y)                         | MXNetError      | unmarked-variable   | attach_grad()
autograd.grad(y, a)                         | MXNetError      | unreachable-variable | 1-th
autograd.mark_variables([3.0], [x])         | TypeError       | not-an-array-variable | mark_variables: the 1-th variable
autograd.mark_variables([x], [onp.ones(3)]) | TypeError       | not-an-array-variable | 1-th gradient
autograd.mark_variables([x], [None])        | TypeError       | not-an-array-variable | NoneType
autograd.mark_variables([x], [x])           | ValueError      | own-buffer          | attach_grad()
autograd.mark_variables([x], [a, a])        | ValueError      | buffer-count        | 2 gradients
x.attach_grad("wirte")                      | RequestError    | grad-req            | 'wirte'
x.attach_grad(None)                         | RequestError    | grad-req            | None
x.attach_grad(x)                            | RequestError    | grad-req            | 'add'
x.grad = None                               | AttributeError  | grad-has-no-setter  | x.grad[:]
autograd.record("yes")                      | TypeError       | switch              | record
autograd.set_recording(None)                | TypeError       | switch              | NoneType
autograd.set_training("no")                 | TypeError       | switch              | set_training
"""  # noqa: E501


def mistakes():
    lines = [line for line in MISTAKES.splitlines() if line and not line.startswith("#")]
    return [pytest.param(*(part.strip() for part in line.split("|")), id=line.partition(" |")[0].strip())
            for line in lines]


@pytest.fixture
def names():
    x, a = variable(nd, [1, 2, 3]), variable(np, [1, 2, 3])
    with autograd.record():
        y, b = (x * x).sum(), (a * a).sum()
    return dict(mx=mx, nd=nd, np=np, npx=npx, onp=onp, autograd=autograd, x=x, a=a, y=y, b=b, X=nd.ones((2, 3)),
                A=np.ones((2, 3)), __file__=__file__)


@pytest.mark.parametrize("program, kind, section, words", mistakes())
def test_mistake_is_explained(names, program, kind, section, words):
    with pytest.raises(Exception) as caught:
        exec(program, names)
    assert type(caught.value).__name__ == kind, caught.value
    assert getattr(caught.value, "section", None) == section, caught.value
    assert words in str(caught.value)
    assert not re.search(r"object has no attribute|\b_\w+|index out of range|<locals>", str(caught.value))


# Python's and numpy's own words, where they are clear.
@pytest.mark.parametrize("program, kind, words", [
    ("x[5]", IndexError, "index 5 is out of bounds for axis 0 with size 3"),
    ("x[5] = 1", IndexError, "out of bounds"),
    ("x[0, 0]", IndexError, "too many indices"),
    ("x[1.5]", IndexError, "not 1.5"),
    ("x['a']", IndexError, "only integers"),
    ("x[::0]", ValueError, "slice step cannot be zero"),
    ("x @ x", TypeError, "unsupported operand type(s) for @: 'NDArray' and 'NDArray'"),
    ("(x, y).backward()", AttributeError, "'tuple' object has no attribute 'backward'"),
    ("y.backward(retain=True)", TypeError, "unexpected keyword argument 'retain'"),
    ("nd.exp()", TypeError, "exp() missing 1 required positional argument"),
    ("nd.exp(x, foo=1)", TypeError, "exp() got an unexpected keyword argument 'foo'"),
    ("x.exp(foo=1)", TypeError, "exp() got an unexpected keyword argument 'foo'"),
    ("nd.add(x)", TypeError, "add takes two operands"),
    ("len(np.array(3))", TypeError, "len() of unsized object"),
    ("mx.cpu('a')", TypeError, "'str' object cannot be interpreted as an integer"),
    ("mx.Context('tpu')", ValueError, "unknown device type 'tpu'"),
    ("mx.random.seed(1.5)", ValueError, "seed_state has to be an int, not 1.5"),
    ("npx.set_np(shape=False)", ValueError, "only set_np() is supported"),
    ("autograd.get_symbol(3)", AssertionError, "expects an array, not int"),
    ("autograd.mark_variables(x, [x])", AssertionError, "one variable takes one gradient array"),
])
def test_mistake_is_clear_in_python_s_own_words(names, program, kind, words):
    with pytest.raises(kind) as caught:
        exec(program, names)
    assert words in str(caught.value)


# What would be silent nonsense is refused, and what looks like a mistake but is none goes on working.
@pytest.mark.parametrize("program, answer", [
    ("nd.array(range(3)).tolist()", [0, 1, 2]),
    ("nd.full((2,), nd.array([5])).tolist()", [5, 5]),
    ("np.full_like(a, np.array(2)).tolist()", [2, 2, 2]),
    ("f'{y:.2f}'", "14.00"),
    ("f'{b:.2f} {b}'", "14.00 14.0"),
    ("[npx.relu(-3), np.rint(2.5), float(np.exp(0))]", [0, 2, 1]),
    ("hasattr(x, 'asnumpy') and not hasattr(x, 'numpy')", True),
    ("hasattr(mx, 'nd') and not hasattr(mx, 'symbol')", True),
    ("getattr(x, 'norm_of_nobody', 'nothing')", "nothing"),
    ("x.sum(axis=(0,)).tolist()", [6]),
    ("X.transpose(-1, -2).shape", (3, 2)),
    ("np.split(A, 2)[1].tolist()", [[1, 1, 1]]),
    ("x[nd.array([0, 2])].tolist()", [1, 3]),
])
def test_this_is_no_mistake(names, program, answer):
    assert eval(program, names) == answer


def test_complaint_of_numpy_is_kept_as_the_cause():
    with pytest.raises(TypeError) as caught:
        nd.zeros("a")
    assert type(caught.value.__cause__) is TypeError
    assert str(caught.value) == (
        "zeros: 'str' object cannot be interpreted as an integer; called with ('a').\n"
        f"  What to do: call it as zeros{nd.zeros.__signature__}.\n"
        "  Explained in docs/errors.md#argument-type")


def test_an_error_in_a_users_program_is_left_alone(face):
    class Broken(autograd.Function):
        def forward(self, x):
            return {}["missing"]

    with pytest.raises(KeyError, match="missing"):
        Broken()(face.ones(2))


def test_an_array_of_a_third_library_may_answer_numpy_itself():
    class Third:
        __array_priority__ = 2000

        def __array_ufunc__(self, ufunc, method, *inputs, **options):
            return f"third {ufunc.__name__}"

    assert onp.nextafter(nd.ones(2), Third()) == "third nextafter"


def test_an_array_made_by_its_class_alone_is_of_no_use():
    for program in (lambda: str(nd.NDArray()), lambda: nd.NDArray() + 1, lambda: np.ndarray().shape):
        with pytest.raises(AttributeError, match="_data"):
            program()
    with pytest.raises(TypeError, match="takes no arguments"):
        nd.NDArray([1, 2])


# ## No error of the engine changes the state of the program
def test_failed_write_changes_nothing(face):
    x = face.array([1, 2, 3])
    for index, value in [(slice(None), [1, 2]), (0, "a"), (7, 1), (slice(None), None)]:
        with pytest.raises((ValueError, TypeError, IndexError)):
            x[index] = value
    assert x.tolist() == [1, 2, 3]


def test_failed_backward_changes_no_buffer(face):
    x = variable(face)
    y = recorded(lambda: x * x)
    x.grad[:] = 7
    with pytest.raises(ValueError):
        y.backward(face.ones(3))
    assert x.grad.tolist() == [7, 7]
    y.backward()
    assert x.grad.tolist() == [2, 4]


# ## Every function, given nonsense
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("nonsense", ["a", None, {}, [None], object()], ids=lambda value: type(value).__name__)
def test_no_function_gets_lost_in_its_own_code(nonsense, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)                                # save takes "a" for the name of a file
    for label, cls, function in every_function():
        array = nd.ones((2, 2)) if cls is nd.NDArray else np.ones((2, 2))
        for arguments in (nonsense,), (array, nonsense):
            try:
                function(*arguments)
            except Exception as complaint:
                said = f"{type(complaint).__name__}: {complaint}"
                assert not re.search(r"AttributeError|<locals>|\._|'_\w+'", said), f"{label}{arguments}: {said}"


def every_function():
    for op in TABLE.values():
        for label, cls, function in spellings(op):
            if label.partition(".")[0] in ("nd", "np", "npx"):
                yield label, cls, function


@pytest.mark.parametrize(("call", "shape"), [(np.linalg.eigh, (2, 3)), (np.linalg.eigvalsh, (2, 3)),
                                             (np.linalg.pinv, (3,)), (np.linalg.inv, (2, 3))])
def test_a_matrix_that_does_not_fit_is_told_by_its_shape(call, shape):
    with pytest.raises(MXNetError, match=f"of shapes {re.escape(str(shape))}"):
        call(np.ones(shape))


@pytest.mark.parametrize("name, known", [("SequenceMask", "0, 1"), ("SequenceLast", "0, 1"), ("SequenceReverse", "0")])
def test_sequences_say_where_time_may_be(name, known):
    with pytest.raises(MXNetError, match=f"^{name}: axis has to be one of {known}, not 2"):
        getattr(nd, name)(nd.ones((2, 3)), nd.ones(3), True, axis=2)
