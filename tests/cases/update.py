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

ALEX_N, ALEX_G = RUNNING, 0.95 * M + 0.05 * CLIPPED_LAST
ALEX = 0.9 * V - 0.1 * CLIPPED_LAST / numpy.sqrt(ALEX_N - ALEX_G ** 2 + 1e-8)
PULL = (1 - 0.6 ** 2) / 0.1 * (numpy.sqrt(SQUARES / (1 - 0.999 ** 2)) + 1e-8)
MOVING = 0.6 * W + 0.4 * CLIPPED_LAST - (PULL - 0.6 * M) * W
APART, APART_SQUARES = 0.9 * M + 0.1 * PLAIN, 0.999 * V + 0.001 * PLAIN ** 2
ADAMW = W - 0.5 * (0.1 * APART / (numpy.sqrt(APART_SQUARES) + 1e-8) + 0.01 * W)
LAMB = APART / 0.19 / (numpy.sqrt(APART_SQUARES / (1 - 0.999 ** 2)) + 1e-6) + 0.01 * W


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


def short(call, cls):
    """Steps that float16 would lose are kept in float32."""
    face = mx.np if cls.numpy_manners else mx.nd
    w, g, wide = (face.array([v], dtype=d) for v, d in ((1.0, "float16"), (1.0, "float16"), (1.0, "float32")))
    for _ in range(10):
        w = call(w, g, wide, lr=1e-4)
    assert w.asnumpy().dtype == "float16" and w.item() == numpy.float16(0.999)
    assert (numpy.ones(1, "float16") - numpy.float16(1e-4)).item() == 1


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
    "rmspropalex_update": [
        step(W + ALEX, [V, M, V], [ALEX_N, ALEX_G, ALEX], **MORE),
        step(numpy.clip(W + ALEX, -0.9, 0.9), [V, M, V], [ALEX_N, ALEX_G, ALEX], clip_weights=0.9, **MORE),
    ],
    "ftml_update": [step(-MOVING / PULL, [M, V, W], [PULL, SQUARES, MOVING], lr=0.1, t=2, wd=0.01, rescale_grad=2.0,
                         clip_grad=1.0)],
    "adamw_update": [
        step(ADAMW, [M, V], [APART, APART_SQUARES], eta=0.5, **MORE),
        step(W, [M, V], [M, V], eta=0.5, lr=0.1, rescale_grad=numpy.inf),
        step(W, [M, V], [M, V], eta=0.5, lr=0.1, rescale_grad=mx.nd.array([0.0])),
    ],
    "lamb_update_phase1": [
        step(LAMB, [M, V], [APART, APART_SQUARES], t=2, wd=0.01, rescale_grad=2.0, clip_gradient=1.0),
        step((0.9 * M + 0.1 * G) / (numpy.sqrt(0.999 * V + 0.001 * G ** 2) + 1e-6), [M, V],
             [0.9 * M + 0.1 * G, 0.999 * V + 0.001 * G ** 2], t=2, bias_correction=False),
    ],
    "lamb_update_phase2": [
        case(const(W), const(G), const([2.0]), const([4.0]), lr=0.1).value(W - 0.05 * G),
        case(const(W), const(G), const([0.0]), const([4.0]), lr=0.1).value(W - 0.1 * G),
        case(const(W), const(G), const([2.0]), const([4.0]), lr=0.1, lower_bound=3.0).value(W - 0.075 * G),
        case(const(W), const(G), const([2.0]), const([4.0]), lr=0.1, upper_bound=1.0).value(W - 0.025 * G),
    ],
    "mp_sgd_update": [step(W - 0.1 * (PLAIN + 0.01 * W), [W], [W - 0.1 * (PLAIN + 0.01 * W)], **MORE),
                      case().holds(short)],
    "mp_sgd_mom_update": [step(W + MOMENTUM, [M, W], [MOMENTUM, W + MOMENTUM], momentum=0.5, **MORE)],
    "ftrl_update": [step(FTRL, [M, V], [LEADER, V + PLAIN ** 2], **MORE)],
    "signsgd_update": [step((1 - 0.001) * W - 0.1 * numpy.sign(G), lr=0.1, wd=0.01)],
}
