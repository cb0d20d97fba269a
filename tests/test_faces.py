"""What the namespaces publish, and when: a function is made at the first look at its name, and stays."""
import pathlib
import re
import subprocess
import sys
import threading

import pytest

import refgrad as mx
from refgrad import faces
from refgrad.engine.array import NDArray, ndarray
from refgrad.engine.registry import TABLE

FACES = {"nd": (mx.nd, NDArray), "np": (mx.np, ndarray), "npx": (mx.npx, ndarray)}


def spellings(face):
    """(namespace, name, operator) of everything that is spelled in a face."""
    for op in TABLE.values():
        for spelling in getattr(op, face):
            *inner, name = spelling.split(".")
            yield getattr(FACES[face][0], inner[0]) if inner else FACES[face][0], name, op


@pytest.fixture
def operators():
    """A few operators by name, as `faces.publish` takes them, of each kind."""
    return {name: TABLE[name] for name in ("exp", "add", "less", "concat", "zeros")}


@pytest.fixture
def module(operators):
    """A new module with these operators, of which none was asked for yet."""
    made = type(sys)("made")
    faces.publish(made, "mx.made", operators, ndarray, "np")
    return made


@pytest.mark.parametrize("face", FACES)
def test_every_spelling_is_listed_and_found(face):
    found = list(spellings(face))
    assert len(found) > 50
    for place, name, op in found:
        function = getattr(place, name)
        assert name in dir(place)
        assert function.__name__ == name and function.__doc__ == op.doc


def test_the_list_of_names_is_whole_before_any_was_asked_for(module, operators):
    assert set(operators) < set(dir(module))
    assert not set(operators) & set(vars(module))


def test_what_was_looked_up_stays(module, operators):
    for name in operators:
        first = getattr(module, name)
        assert vars(module)[name] is first is getattr(module, name)


def test_what_a_user_puts_in_its_place_counts(module):
    module.exp = abs
    assert module.exp is abs


def test_threads_that_ask_at_once_get_one_function(module, monkeypatch):
    both, published = threading.Barrier(2, timeout=30), faces.published

    def slowly(*args):
        both.wait()                                        # until the other thread makes it as well
        return published(*args)

    monkeypatch.setattr(faces, "published", slowly)
    found = []
    threads = [threading.Thread(target=lambda: found.append(module.exp)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 2 and found[0] is found[1] is module.exp


# Another function may have asked in this process, so a new one is needed.
PROGRAM = """
import refgrad as mx
from refgrad.engine.registry import TABLE
names = {name for op in TABLE.values() for name in op.nd if "." not in name}
assert len(names) > 200 and names <= set(dir(mx.nd))
print(*sorted(names & set(vars(mx.nd))))
from refgrad.nd import exp
from refgrad.np.random import uniform
from refgrad.numpy_extension import relu
print(exp is mx.nd.exp, uniform is mx.np.random.uniform, relu is mx.npx.relu)
print(*sorted(names & set(vars(mx.nd))))
"""


def test_an_import_makes_no_function_and_from_import_the_one_it_names():
    root = pathlib.Path(__file__).parents[1]
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, cwd=root)
    assert (run.stderr, run.stdout) == ("", "\nTrue True True\nexp\n")


def test_words_of_other_libraries_are_explained_and_shown_nowhere():
    x, a = mx.nd.array([1.0]), mx.np.array([1.0])
    for name in faces.BROUGHT:
        assert type(vars(mx.nd.NDArray)[name]) is faces.Brought, f"{name} is a method of nd by now"
        with pytest.raises(AttributeError, match=re.escape(f"has no '{name}' (did you mean {faces.BROUGHT[name]}?)")):
            getattr(x, name)
        assert name not in dir(x) and not hasattr(mx.nd.NDArray, name)
    assert "std" in dir(a) and a.std() == 0


def test_a_subclass_may_have_such_words_for_itself():
    class Own(mx.nd.NDArray):
        def view(self):
            return "mine"

    x = Own()
    x._data, x._node, x.data = mx.nd.ones(1)._data, None, 3
    assert (x.view(), x.data) == ("mine", 3)


# What a class explains by `__getattr__` it pays for with every attribute, see faces.py.
@pytest.mark.parametrize("cls", [mx.nd.NDArray, mx.np.ndarray])
def test_attributes_of_arrays_are_read_the_quick_way(cls):
    assert not hasattr(cls, "__getattr__") and cls.__getattribute__ is object.__getattribute__
