"""# Losses: where a gradient starts

In MXNet's first interface the last layer of a network is an *output*: it returns the prediction, and its rule is
not the slope of that but the gradient of a loss that is never computed.  Whatever arrives from above is ignored.
That is a convention, not a derivative; it is kept here because programs count on it.
"""

import numpy as np

from ..engine.emit import emit, no_signal, silent
from ..engine.operators import elementwise, operator
from ..engine.registry import rules
from .common import in_floats, one_of, positions


# ## Stopping a gradient, starting one
#
# *Try it*: the loss is taken a thousand times.  Is the gradient?
#     >>> x = nd.array([3]); x.attach_grad()
#     >>> with autograd.record(): y = 1000 * nd.make_loss(x * x)
#     >>> y.backward(); y.item(), x.grad.item()
#     (9000.0, 6.0)
@elementwise(nd="BlockGrad stop_gradient", npx="stop_gradient")
@rules(x=no_signal)
def BlockGrad(x):
    """The same values; no gradient flows.  As a head it is no error: the gradients are zeros."""
    return x.copy()


@elementwise(nd="make_loss")
@rules(x=lambda dy, x: np.ones_like(x))
def make_loss(x):
    """The same values, as a loss: the gradient is 1 whatever arrives."""
    return x.copy()


def constant_rule(dy, x, scale):
    return np.full_like(x, scale)


@operator(nd="MakeLoss")
@rules(data=constant_rule)
def MakeLoss(data, grad_scale=1.0, valid_thresh=0.0, normalization="null"):
    """The same values, as a loss: the gradient is grad_scale whatever arrives.

    Args:
        data: array.
        grad_scale: a number.
        valid_thresh: with "valid", elements above it count.
        normalization: what divides the gradient: "null" nothing, "batch" the length of the first axis,
            "valid" the number of elements that count.

    Raises:
        MXNetError: another normalization.
    """
    one_of("MakeLoss", "normalization", normalization, ("null", "batch", "valid"))
    count = dict(null=1, batch=data.shape[0] if data.ndim else 1,
                 valid=max(int((data._data > valid_thresh).sum()), 1))[normalization]
    return emit(MakeLoss, data._data.copy(), (data, (data, grad_scale / count)))


# ## Regression
#
# Prediction less label is the gradient of half the squared error and, behind a sigmoid, of the cross entropy; for the
# absolute error it is the sign of that.  Each is divided by the number of outputs of one example.
@operator(nd="LinearRegressionOutput")
@rules(data=lambda dy, x, label, scale: (x - label) * scale, label=no_signal)
def LinearRegressionOutput(data, label, grad_scale=1.0):
    """The data as predictions; the gradient is (data - label) · grad_scale / outputs per example.

    Args:
        data: array with an example for each index of the first axis.
        label: array of as many elements.
        grad_scale: a number.
    """
    return regression_output(LinearRegressionOutput, data, label, grad_scale, np.copy)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


@operator(nd="LogisticRegressionOutput")
@rules(data=lambda dy, x, label, scale: (sigmoid(x) - label) * scale, label=no_signal)
def LogisticRegressionOutput(data, label, grad_scale=1.0):
    """The sigmoid of the data; the gradient is (sigmoid - label) · grad_scale / outputs per example.

    Args:
        data, label, grad_scale: as for `LinearRegressionOutput`.
    """
    return regression_output(LogisticRegressionOutput, data, label, grad_scale, sigmoid)


@operator(nd="MAERegressionOutput")
@rules(data=lambda dy, x, label, scale: np.sign(x - label) * scale, label=no_signal)
def MAERegressionOutput(data, label, grad_scale=1.0):
    """The data as predictions; the gradient is sign(data - label) · grad_scale / outputs per example.

    Args:
        data, label, grad_scale: as for `LinearRegressionOutput`.
    """
    return regression_output(MAERegressionOutput, data, label, grad_scale, np.copy)


def regression_output(op, data, label, grad_scale, predict):
    x = in_floats(data)
    with np.errstate(over="ignore"):
        y = predict(x._data)
    outputs = y.size // y.shape[0] if y.ndim and y.shape[0] else 1
    saved = x, label._data.reshape(y.shape), grad_scale / max(outputs, 1)
    return emit(op, y, (x, saved), (label, silent(label)))


# ## Classification
#
# softmax less the label, as a row with one 1: the gradient of the cross entropy, see `softmax_cross_entropy`.
def softmax(x, axis):
    shares = np.exp(x - np.max(x, axis, keepdims=True))
    return shares / shares.sum(axis, keepdims=True)


def output_rule(dy, x, target, weight, axis, times_head):
    dx = (softmax(x, axis) - target) * weight
    return dx * dy if times_head else dx


@operator(nd="SoftmaxOutput")
@rules(data=output_rule, label=no_signal)
def SoftmaxOutput(data, label, grad_scale=1.0, ignore_label=-1.0, multi_output=False, use_ignore=False,
                  preserve_shape=False, normalization="null", out_grad=False, smooth_alpha=0.0):
    """The softmax of the data; the gradient is (softmax - onehot(label)) · grad_scale.

    Args:
        data: scores: a row for each example; with multi_output, axis 1 is that of the classes.
        label: the right classes, without the axis of the classes; or probabilities, in the shape of the data.
        grad_scale: a number.
        ignore_label, use_ignore: examples of that label receive no gradient.
        multi_output: many labels for each example; the gradient is divided by their number.
        preserve_shape: the softmax goes over the last axis, as it does if label has one axis less than data; otherwise,
            over all but the first.
        normalization: what else divides the gradient: "null" nothing, "batch" the number of examples, "valid"
            the number of labels that are not ignored (instead of the division for multi_output).
        out_grad: multiply the gradient by what arrives.
        smooth_alpha: label smoothing: the share of the right class that is spread over the others.

    Raises:
        MXNetError: another normalization.
    """
    one_of("SoftmaxOutput", "normalization", normalization, ("null", "batch", "valid"))
    x = in_floats(data)
    rows = x if multi_output or preserve_shape or label.ndim == x.ndim - 1 else x.reshape((x.shape[0], -1))
    axis = 1 if multi_output else rows.ndim - 1
    if label.size == x.size:
        target, counted = label._data.reshape(rows.shape), np.ones(x.shape[0], bool)
        kept = np.ones((), rows._data.dtype)
    else:
        places = positions(label).reshape(tuple(n for k, n in enumerate(rows.shape) if k != axis))
        target = smoothed(places, rows, axis, smooth_alpha)
        counted = places != ignore_label if use_ignore else np.ones(places.shape, bool)
        kept = np.expand_dims(counted, axis).astype(rows._data.dtype)
    divisor = dict(null=1, batch=x.shape[0], valid=max(int(counted.sum()), 1))[normalization]
    if multi_output and normalization != "valid":
        divisor *= x.size // x.shape[0] // x.shape[1]
    weight = kept * np.asarray(grad_scale / divisor, rows._data.dtype)
    y = softmax(rows._data, axis)
    y = emit(SoftmaxOutput, y, (rows, (rows, target, weight, axis, out_grad)), (label, silent(label)))
    return y if rows is x else y.reshape(data.shape)


def smoothed(places, x, axis, alpha):
    """Rows with one 1; or 1 - alpha, and the rest spread evenly."""
    classes = x.shape[axis]
    hit = np.expand_dims(places, axis) == np.arange(classes).reshape([-1 if k == axis else 1 for k in range(x.ndim)])
    return np.where(hit, 1 - alpha, alpha / max(classes - 1, 1)).astype(x._data.dtype)


# ## Margins
#
# A hinge: the right class should have a score above the margin, and the others one below minus the margin.  Only a
# violation pulls: by its sign, or by twice its size.
def hinge_rule(dy, x, signs, margin, scale, linear):
    violation = margin - x * signs
    pull = (violation > 0) * (np.ones_like(x) if linear else 2 * violation)
    return -signs * pull * scale


@operator(nd="SVMOutput")
@rules(data=hinge_rule, label=no_signal)
def SVMOutput(data, label, margin=1.0, regularization_coefficient=1.0, use_linear=False):
    """The data as scores; the gradient is that of the squared hinge loss, or of the linear one.

    Args:
        data: scores, a matrix with a row for each example.
        label: the right class of each row.
        margin: a number.
        regularization_coefficient: multiplies the gradient.
        use_linear: the linear hinge loss.
    """
    x = in_floats(data)
    signs = np.where(positions(label)[:, None] == np.arange(x.shape[1]), 1, -1).astype(x._data.dtype)
    saved = x, signs, float(margin), float(regularization_coefficient), use_linear
    return emit(SVMOutput, x._data.copy(), (x, saved), (label, silent(label)))
