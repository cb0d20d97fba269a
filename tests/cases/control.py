"""Cases of `refgrad/ops/control.py`: loops and branches, whose gradients are those of what happens inside."""
import numpy

import refgrad as mx

from . import at, case, real


def running(x, s):
    """The sum so far, as output and as state."""
    return x * s, x + s


def in_lists(call, cls):
    """Lists come back as lists, and the gradient is that of the loop written out."""
    def body(x, states):
        return [x[0] * states[0], x[1]], [states[0] + x[1]]

    xs = [mx.nd.array(v) for v in ([[1.0], [2.0], [3.0]], [[4.0], [5.0], [6.0]])]
    for x in xs:
        x.attach_grad()
    with mx.autograd.record():
        (y, z), (s,) = call(body, xs, [mx.nd.array([7.0])])
    assert y.asnumpy().ravel().tolist() == [7.0, 22.0, 48.0] and z.asnumpy().tolist() == xs[1].asnumpy().tolist()
    assert s.asscalar() == 22.0
    mx.autograd.backward([y, s])
    assert xs[0].grad.asnumpy().ravel().tolist() == [7.0, 11.0, 16.0]
    assert xs[1].grad.asnumpy().ravel().tolist() == [6.0, 4.0, 1.0]


def in_lists_while(call, cls):
    """The outputs are filled up to the number of steps there may be."""
    x, s = mx.nd.array([0.5]), mx.nd.array([2.0])
    s.attach_grad()
    with mx.autograd.record():
        (y,), (x, last) = call(below, doubled, [x, s], max_iterations=5)
    assert y.asnumpy().ravel().tolist() == [1.0, 6.0, 40.0, 0.0, 0.0]
    assert x.asscalar() == 3.5 and last.asscalar() == 256.0
    y.backward()
    assert s.grad.asscalar() == 0.5 + 1.5 * 4.0 + 2.5 * 32.0


def never(call, cls):
    x = mx.nd.array([2.0])
    outputs, last = call(lambda x: False, root, x, max_iterations=2)
    assert outputs == [] and last is x


def needs_an_end(call, cls):
    try:
        call(below, doubled, [mx.nd.array([0.5]), mx.nd.array([2.0])])
    except ValueError as complaint:
        assert "max_iterations" in str(complaint)
    else:
        raise AssertionError("a loop without an end was accepted")


def below(x, s):
    return x < 3.0


def doubled(x, s):
    return [x * s], [x + 1.0, s * s]


def branches(call, cls):
    """The branch that is taken is recorded, and the other one is not even computed."""
    x = mx.nd.array([3.0])
    x.attach_grad()
    for truth, want in (1.0, 6.0), (0.0, 3.0):
        with mx.autograd.record():
            y = call(mx.nd.array([truth]), lambda: x * x, lambda: x * 3.0)
        y.backward()
        assert x.grad.asscalar() == want
    assert call(mx.nd.array([1.0]), lambda: "then", lambda: 1 / 0) == "then"


def root(x):
    return x * x, x * 0.5


CASES = {
    "foreach": [
        case(running, real(3, 2), real(2)), case().holds(in_lists),
        case(running, at([[1.0], [2.0], [3.0]]), at([1.0])).value(
            [numpy.array([[1.0], [4.0], [12.0]]), numpy.array([7.0])]),
    ],
    "while_loop": [
        case().holds(in_lists_while), case().holds(needs_an_end),
        case(lambda x: x > 0.5, root, real(1, low=3.0, high=3.5), max_iterations=5).floats(),
        case(lambda x: x > 0.5, root, at([1.5]), 4).floats().value(
            [numpy.array([[2.25], [0.5625], [0.0], [0.0]]), numpy.array([0.375])]),
        case().holds(never),
    ],
    "cond_nd": [case().holds(branches)],
}
