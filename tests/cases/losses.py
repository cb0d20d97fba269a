"""Cases of `refgrad/ops/losses.py`: rules by convention, whatever arrives at them."""
import numpy

from . import at, case, const, real, silent, unary

# ## The conventions in numpy
#
# Of a classifier, with scores x and one label a row.
LABELS = [2, 0]
ONE_HOT = numpy.array([[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]])
IMAGE_LABELS = numpy.array([[0, 1], [2, 2]])                     # (n, places); scores are (n, classes, places)
IMAGE_ONE_HOT = numpy.eye(3)[IMAGE_LABELS].transpose(0, 2, 1)


def softmax(x, axis=-1):
    shares = numpy.exp(x - x.max(axis, keepdims=True))
    return shares / shares.sum(axis, keepdims=True)


def classifier(target=ONE_HOT, scale=1.0, axis=-1):
    return lambda dy, x: (softmax(x, axis) - target) * scale


def hinge(dy, x):
    signs = 2 * ONE_HOT - 1
    return -signs * 2 * numpy.maximum(1 - x * signs, 0)


def linear_hinge(dy, x):
    signs = 2 * ONE_HOT - 1
    return -0.5 * signs * (x * signs < 2)


def sigmoid(x):
    return 1 / (1 + numpy.exp(-x))


LABEL = numpy.array([[0.5, -1.0, 0.2], [1.5, 0.0, -0.3]])


def regression(slope):
    """Three outputs a row, two rows; one output a row; another scale; a label that receives zeros."""
    first = LABEL[:, 0]
    return [
        case(real(2, 3), const(LABEL)).declared(lambda dy, x: slope(x, LABEL) / 3),
        case(real(2), const(first)).declared(lambda dy, x: slope(x, first)),
        case(real(2, 1), const(first)).declared(lambda dy, x: slope(x, first[:, None])),
        case(real(2, 3), const(LABEL), grad_scale=6.0).declared(lambda dy, x: slope(x, LABEL) * 2),
        case(real(2, 3), silent(at(LABEL))).declared(lambda dy, x: slope(x, LABEL) / 3),
    ]


SMOOTHED = 0.9 * ONE_HOT + 0.05 * (1 - ONE_HOT)

CASES = {
    "BlockGrad": [c.declared(lambda dy, x: dy * 0.0) for c in unary()],
    "make_loss": [c.declared(lambda dy, x: numpy.ones_like(x)) for c in unary()],
    "MakeLoss": [
        case(real(2, 3)).declared(lambda dy, x: numpy.ones_like(x)),
        case(real(2, 3), grad_scale=2.5).declared(lambda dy, x: 2.5 + 0 * x),
        case(real(2, 3), grad_scale=3.0, normalization="batch").declared(lambda dy, x: 1.5 + 0 * x),
        case(at([1.0, -1.0, 2.0]), normalization="valid").declared(lambda dy, x: 0.5 + 0 * x),
        case(real()).declared(lambda dy, x: numpy.ones_like(x)),
    ],
    "LinearRegressionOutput": regression(lambda x, label: x - label),
    "LogisticRegressionOutput": regression(lambda x, label: sigmoid(x) - label),
    "MAERegressionOutput": regression(lambda x, label: numpy.sign(x - label)),
    "SoftmaxOutput": [
        case(real(2, 3), const(LABELS)).declared(classifier()),
        case(real(2, 3), const([2.0, 0.0]), grad_scale=2.0).declared(classifier(scale=2.0)),
        case(real(2, 3), const(LABELS), normalization="batch").declared(classifier(scale=0.5)),
        case(real(2, 3), const(LABELS), normalization="valid").declared(classifier(scale=0.5)),
        case(real(2, 3), const(LABELS), use_ignore=True, ignore_label=0).declared(classifier(scale=[[1.0], [0.0]])),
        case(real(2, 3), const(LABELS), smooth_alpha=0.1).declared(classifier(SMOOTHED)),
        case(real(2, 3), const(ONE_HOT * 0.5)).declared(classifier(ONE_HOT * 0.5)),
        case(real(2, 3, 2), const(IMAGE_LABELS), multi_output=True).declared(classifier(IMAGE_ONE_HOT, 0.5, 1)),
        case(real(2, 3), const(LABELS), out_grad=True).declared(lambda dy, x: dy * (softmax(x) - ONE_HOT)),
        case(real(2, 3), silent(at([2.0, 0.0]))).declared(classifier()),
    ],
    "SVMOutput": [
        case(real(2, 3), const(LABELS)).declared(hinge),
        case(real(2, 3), silent(at([2.0, 0.0]))).declared(hinge),
        case(real(2, 3), const(LABELS), margin=2.0, regularization_coefficient=0.5, use_linear=True).declared(
            linear_hinge),
    ],
}
