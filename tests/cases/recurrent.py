"""Cases of `refgrad/ops/recurrent.py`."""
import numpy

import refgrad as mx

from . import case, real

H, INPUTS, STEPS, BATCH = 2, 3, 3, 2
GATES = {"rnn_relu": 1, "rnn_tanh": 1, "lstm": 4, "gru": 3}


def count(mode, layers=1, directions=1):
    """How many parameters there are."""
    inputs = [H * directions if layer else INPUTS for layer in range(layers)]
    return sum(GATES[mode] * H * directions * (n + H + 2) for n in inputs)


def network(mode, layers=1, directions=1, **options):
    """A case of that many layers and directions."""
    states = [real(layers * directions, BATCH, H)] * (2 if mode == "lstm" else 1)
    return case(real(STEPS, BATCH, INPUTS), real(count(mode, layers, directions), low=-0.9, high=0.9), *states,
                state_size=H, num_layers=layers, mode=mode, **options).without("float16", "int32")


def sigmoid(x):
    return 1 / (1 + numpy.exp(-x))


def written_out(x, parameters, h, c):
    """An LSTM of one layer, gate by gate."""
    rows = 4 * H
    W, U, b, d = numpy.split(parameters, numpy.cumsum([rows * INPUTS, rows * H, rows]))
    h, c, outputs = h[0], c[0], []
    for step in x:
        i, f, g, o = numpy.split(step @ W.reshape(rows, -1).T + b + h @ U.reshape(rows, -1).T + d, 4, 1)
        c = sigmoid(f) * c + sigmoid(i) * numpy.tanh(g)
        h = sigmoid(o) * numpy.tanh(c)
        outputs.append(h)
    return [numpy.stack(outputs), h[None], c[None]]


def drops(call, cls):
    """Between the layers, in training only."""
    face = mx.np if cls.numpy_manners else mx.nd
    given = face.ones((2, 1, INPUTS)), face.ones(count("rnn_tanh", 2)) * 0.1, face.zeros((2, 1, H))
    options = dict(state_size=H, num_layers=2, mode="rnn_tanh", p=0.5)
    plain = call(*given, **options).asnumpy()
    mx.random.seed(3)
    with mx.autograd.train_mode():
        assert (call(*given, **options).asnumpy() != plain).any()
        alone = call(given[0], face.ones(count("rnn_tanh")) * 0.1, given[2][:1], state_size=H, mode="rnn_tanh", p=0.5)
        all_lost = call(*given, **{**options, "p": 1.0})
    assert alone.shape == (2, 1, H) and type(all_lost) is cls
    assert (call(*given, **options).asnumpy() == plain).all()


CASES = {
    "RNN": [
        network("lstm", state_outputs=True).value(written_out), network("gru"), network("rnn_tanh"),
        network("rnn_relu"),
        network("gru", 2), network("lstm", 1, 2, bidirectional=True, state_outputs=True),
        network("rnn_tanh", 2, 2, bidirectional=True, state_outputs=True), case().holds(drops),
    ],
}
