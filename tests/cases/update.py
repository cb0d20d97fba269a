"""Cases of `refgrad/ops/update.py`: steps of an optimiser, compared with their formulas; nothing is recorded."""
import numpy

import refgrad as mx

from . import case, const

W, G, M, V = (numpy.array(v) for v in ([1.0, -2.0, 0.5], [0.5, 0.25, -3.0], [0.1, -0.2, 0.3], [0.5, 0.2, 0.1]))
MORE = dict(lr=0.1, wd=0.01, rescale_grad=2.0, clip_gradient=1.0)

# The gradient with all of MORE: scaled, clipped and decayed, in one order or the other.
CLIPPED = numpy.clip(2 * G, -1, 1) + 0.01 * W
CLIPPED_LAST = numpy.clip(2 * G + 0.01 * W, -1, 1)

# What is remembered, and the step that follows.
MOMENTUM = 0.5 * M - 0.1 * CLIPPED
MEAN, SQUARES = 0.9 * M + 0.1 * CLIPPED_LAST, 0.999 * V + 0.001 * CLIPPED_LAST ** 2
ADAM = W - 0.1 * MEAN / (numpy.sqrt(SQUARES) + 1e-8)
RUNNING = 0.95 * V + 0.05 * CLIPPED_LAST ** 2
RMSPROP = W - 0.1 * CLIPPED_LAST / numpy.sqrt(RUNNING + 1e-8)
SIGNUM = 0.5 * M - 0.5 * CLIPPED_LAST
PLAIN = numpy.clip(2 * G, -1, 1)
LEADER = M + PLAIN - (numpy.sqrt(V + PLAIN ** 2) - numpy.sqrt(V)) / 0.1 * W
FTRL = -numpy.sign(LEADER) * numpy.maximum(abs(LEADER) - 0.01, 0) / ((1 + numpy.sqrt(V + PLAIN ** 2)) / 0.1 + 0.01)


def step(result, states=(), remembered=(), **options):
    """A step from W and G gives this result, and writes this into the states."""
    def check(call, cls):
        arrays = [mx.nd.array(data, dtype="float64") for data in (W, G, *states)]
        arrays = [x.as_np_ndarray() if cls.numpy_manners else x for x in arrays]
        got = call(*arrays, **options)
        assert type(got) is cls
        for x, want in zip([got, *arrays[2:]], [result, *remembered], strict=True):
            numpy.testing.assert_allclose(x.asnumpy(), want, 1e-12)
        assert (arrays[0].asnumpy() == W).all()
    return case().holds(check)


CASES = {
    "sgd_update": [
        case(const(W), const(G), lr=0.1).value(W - 0.1 * G),
        case(const(W), const(G), **MORE).value(W - 0.1 * CLIPPED),
    ],
    "sgd_mom_update": [
        step(W + MOMENTUM, [M], [MOMENTUM], momentum=0.5, **MORE),
        step(W - 0.1 * G, [0 * M], [-0.1 * G], lr=0.1),
    ],
    "nag_mom_update": [step(W + 0.5 * MOMENTUM - 0.1 * CLIPPED, [M], [MOMENTUM], momentum=0.5, **MORE)],
    "adam_update": [step(ADAM, [M, V], [MEAN, SQUARES], **MORE)],
    "rmsprop_update": [
        step(RMSPROP, [V], [RUNNING], **MORE),
        step(numpy.clip(RMSPROP, -0.9, 0.9), [V], [RUNNING], clip_weights=0.9, **MORE),
    ],
    "signum_update": [
        step(0.99 * W + 0.1 * numpy.sign(SIGNUM), [M], [SIGNUM], momentum=0.5, wd_lh=0.1, **MORE),
    ],
    "ftrl_update": [step(FTRL, [M, V], [LEADER, V + PLAIN ** 2], **MORE)],
    "signsgd_update": [step((1 - 0.001) * W - 0.1 * numpy.sign(G), lr=0.1, wd=0.01)],
}
