"""get_symbol: the graph that leads to an array, as an object."""
import pytest

from refgrad import MXNetError, autograd, show


def variable(face, values):
    x = face.array(values)
    x.attach_grad()
    return x


def record(f):
    with autograd.record():
        return f()


def test_it_has_the_class_that_programs_look_for(face):
    x = variable(face, [1])
    assert type(autograd.get_symbol(record(lambda: x * x))).__name__ == "Symbol"


def test_every_leaf_and_constant_is_an_argument_once(face):
    x, w, c = variable(face, [1]), variable(face, [2]), face.array([3])
    for program, count in [(lambda: x * x, 1), (lambda: x * w + x, 2), (lambda: x * c, 2), (lambda: (x * c + c) * c, 2),
                           (lambda: face.exp(x), 1), (lambda: x * w * c, 3)]:
        names = autograd.get_symbol(record(program)).list_arguments()
        assert len(names) == len(set(names)) == count


def test_only_what_leads_to_the_array_counts(face):
    x, w = variable(face, [1]), variable(face, [2])
    y, _ = record(lambda: (x * 2, w * x))
    assert len(autograd.get_symbol(y).list_arguments()) == 1


def test_it_has_one_output(face):
    x = variable(face, [1])
    name, = autograd.get_symbol(record(lambda: face.exp(x))).list_outputs()
    assert name == "exp_output"


def test_of_a_marked_variable(face):
    symbol = autograd.get_symbol(variable(face, [1]))
    assert len(symbol.list_arguments()) == len(symbol.list_outputs()) == 1


def test_the_lists_are_the_callers(face):
    symbol = autograd.get_symbol(variable(face, [1]))
    symbol.list_arguments().clear()
    assert len(symbol.list_arguments()) == 1


def test_the_graph_stays_usable_and_is_not_swept(face):
    x = variable(face, [3])
    y = record(lambda: x * x)
    autograd.get_symbol(y)
    y.backward()
    assert x.grad.asnumpy().tolist() == [6]


def test_a_wide_graph_is_walked_once_per_node(face):
    x = variable(face, [1])

    def doubled():
        y = x
        for _ in range(60):
            y = y + y
        return y

    assert len(autograd.get_symbol(record(doubled)).list_arguments()) == 1


@pytest.mark.parametrize("wrong", [3, None, "y", [1]], ids=repr)
def test_what_is_no_array_is_refused(wrong):
    with pytest.raises(AssertionError):
        autograd.get_symbol(wrong)


def test_what_is_in_no_graph_is_refused(face):
    x = variable(face, [1])
    freed = record(lambda: x * x)
    freed.backward()
    for y in (face.array([1]), x * x, record(lambda: face.array([1]) * 2), x.detach(), freed):
        with pytest.raises(MXNetError, match="computational? graph"):
            autograd.get_symbol(y)


def test_it_prints_and_draws_as_show_does(face):
    x, w = variable(face, [1]), variable(face, [2])
    y = record(lambda: face.exp(x * w))
    symbol = autograd.get_symbol(y)
    assert repr(symbol) == "<Symbol exp>"
    assert str(symbol) == f"<Symbol exp>\n{show.table(y)}" and "multiply" in str(symbol)
    assert symbol._repr_svg_() == show.draw(y)._repr_svg_()


def test_it_shows_the_graph_that_it_was_asked_for(face):
    x = variable(face, [1])
    symbol, before = autograd.get_symbol(x), show.draw(x)._repr_svg_()
    x.attach_grad()
    assert str(symbol) == "<Symbol variable>\nNo operations: x0 is a variable." and symbol._repr_svg_() == before


def test_of_a_freed_graph_the_lists_are_left(face):
    x = variable(face, [1])
    y = record(lambda: face.exp(x))
    symbol = autograd.get_symbol(y)
    y.backward()
    assert str(symbol) == "<Symbol exp>, whose graph was freed by backward" and symbol._repr_svg_() is None
    assert symbol.list_outputs() == ["exp_output"] and len(symbol.list_arguments()) == 1
