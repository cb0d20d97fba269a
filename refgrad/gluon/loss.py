"""# Losses

What a network is to make small.  Every one returns a number for each example of the batch, nearly always the mean over
what belongs to the example: `backward` sums over the batch, and `Trainer.step(batch_size)` divides by it.
"""

from .. import nd, np, npx
from .block import HybridBlock

__all__ = ["HingeLoss", "HuberLoss", "KLDivLoss", "L1Loss", "L2Loss", "LogisticLoss", "Loss", "SigmoidBCELoss",
           "SigmoidBinaryCrossEntropyLoss", "SoftmaxCELoss", "SoftmaxCrossEntropyLoss", "SquaredHingeLoss"]


def face_of(x):
    """The namespace with the layers for arrays of the class of x."""
    return npx if isinstance(x, np.ndarray) else nd


class Loss(HybridBlock):
    """What the losses share: weights, and the mean over each example.  A loss of your own defines `of_elements`;
    or it defines `hybrid_forward`, and does all by itself.

    Args:
        weight: a factor for all examples, or None.
        batch_axis: which axis counts the examples.
    """

    def __init__(self, weight=None, batch_axis=0, **kwargs):
        super().__init__(**kwargs)
        self._weight, self._batch_axis = weight, batch_axis

    def hybrid_forward(self, F, pred, label, sample_weight=None):
        """The loss of each example.

        Args:
            pred: what the network says.
            label: what it should say, with as many elements as pred; or numbers of classes, as the loss has it.
            sample_weight: how much each example counts: an array that broadcasts against the losses of the elements,
                so of shape (batch_size, 1) where these have two axes.

        Raises:
            ValueError: the weights have more axes or greater lengths than the losses, such as a vector beside a column.
                Each example would then be weighted with the mean of all weights.
        """
        loss = self.of_elements(pred, label)
        if sample_weight is not None:
            weighted = loss * sample_weight
            if weighted.shape != loss.shape:
                raise ValueError(f"{type(self).__name__}: sample_weight has the shape {sample_weight.shape}, and the "
                                 f"losses of the elements {loss.shape}.\n  What to do: give it their axes, with one "
                                 "weight for each example: sample_weight.reshape(-1, 1) beside two axes.")
            loss = weighted
        if self._weight is not None:
            loss = loss * self._weight
        axes = tuple(k for k in range(loss.ndim) if k != self._batch_axis % loss.ndim)
        return getattr(loss, self.together)(axis=axes) if axes else loss

    together = "mean"

    def of_elements(self, pred, label):
        """The loss of each element."""
        raise NotImplementedError(f"{type(self).__name__} has no method of_elements(self, pred, label)")

    def __repr__(self):
        return f"{type(self).__name__}(batch_axis={self._batch_axis}, w={self._weight})"


# ## Numbers
class L2Loss(Loss):
    """(pred - label)² / 2, whose slope is the difference; `weight` is a factor of the square over 2."""

    def __init__(self, weight=1.0, batch_axis=0, **kwargs):
        super().__init__(weight, batch_axis, **kwargs)

    def of_elements(self, pred, label):
        return (pred - label.reshape(pred.shape)).square() / 2


class L1Loss(Loss):
    """|pred - label|."""

    def of_elements(self, pred, label):
        return (pred - label.reshape(pred.shape)).abs()


class HuberLoss(Loss):
    """A square near 0 and a line from ±rho on: (pred - label)² / (2 rho) meets |pred - label| - rho / 2 there."""

    def __init__(self, rho=1, weight=None, batch_axis=0, **kwargs):
        super().__init__(weight, batch_axis, **kwargs)
        self._rho = rho

    def of_elements(self, pred, label):
        away = (pred - label.reshape(pred.shape)).abs()
        inside = away.clip(0, self._rho)
        return inside.square() / (2 * self._rho) + (away - inside)


# ## One of several classes
#
# The cross entropy -log p of the class that it is.  Taking the logarithm of softmax in one step never meets log 0.
class SoftmaxCrossEntropyLoss(Loss):
    """-log softmax(pred), of the right class.

    Args:
        axis: along which the classes are.
        sparse_label: labels are numbers of classes; otherwise, probabilities of all.
        from_logits: pred are logarithms of probabilities already.
        weight, batch_axis: as for `Loss`.
    """

    def __init__(self, axis=-1, sparse_label=True, from_logits=False, weight=None, batch_axis=0, **kwargs):
        super().__init__(weight, batch_axis, **kwargs)
        self._axis, self._sparse_label, self._from_logits = axis, sparse_label, from_logits

    def of_elements(self, pred, label):
        logs = pred if self._from_logits else face_of(pred).log_softmax(pred, axis=self._axis)
        if self._sparse_label:
            return -face_of(pred).pick(logs, label, axis=self._axis, keepdims=True)
        return -(logs * label.reshape(logs.shape)).sum(axis=self._axis, keepdims=True)


class KLDivLoss(Loss):
    """Σ label · (log label - log p), a sum: how far the probabilities p are from those in label."""

    together = "sum"

    def __init__(self, from_logits=True, axis=-1, weight=None, batch_axis=0, **kwargs):
        super().__init__(weight, batch_axis, **kwargs)
        self._from_logits, self._axis = from_logits, axis

    def of_elements(self, pred, label):
        logs = pred if self._from_logits else face_of(pred).log_softmax(pred, axis=self._axis)
        return label * ((label + 1e-12).log() - logs)


# ## Yes or no
#
# With p = sigmoid(x) the loss is -log p for yes and -log(1 - p) for no.  It is written so that nothing overflows:
# log(1 + eˣ) = max(x, 0) + log(1 + e^(-|x|)).
def softplus(x):
    return x.relu() + (1 + (-x.abs()).exp()).log()


class SigmoidBinaryCrossEntropyLoss(Loss):
    """-label · log p - (1 - label) · log(1 - p), with p = sigmoid(pred), or p = pred if from_sigmoid."""

    def __init__(self, from_sigmoid=False, weight=None, batch_axis=0, **kwargs):
        super().__init__(weight, batch_axis, **kwargs)
        self._from_sigmoid = from_sigmoid

    def of_elements(self, pred, label):
        label = label.reshape(pred.shape)
        if self._from_sigmoid:
            return -(label * (pred + 1e-12).log() + (1 - label) * (1 - pred + 1e-12).log())
        return softplus(pred) - pred * label


class LogisticLoss(Loss):
    """As `SigmoidBinaryCrossEntropyLoss`, for labels ±1 (label_format="signed") or 0 and 1 ("binary").

    Raises:
        ValueError: label_format is another word.
    """

    def __init__(self, weight=None, batch_axis=0, label_format="signed", **kwargs):
        super().__init__(weight, batch_axis, **kwargs)
        if label_format not in ("signed", "binary"):
            raise ValueError(f"LogisticLoss: label_format is 'signed' or 'binary', not {label_format!r}.")
        self._signed = label_format == "signed"

    def of_elements(self, pred, label):
        label = label.reshape(pred.shape)
        return softplus(pred) - pred * ((label + 1) / 2 if self._signed else label)


class HingeLoss(Loss):
    """max(0, margin - pred · label), for labels ±1: right is not enough, it has to be so by a margin."""

    def __init__(self, margin=1, weight=None, batch_axis=0, **kwargs):
        super().__init__(weight, batch_axis, **kwargs)
        self._margin = margin

    def of_elements(self, pred, label):
        return (self._margin - pred * label.reshape(pred.shape)).relu()


class SquaredHingeLoss(HingeLoss):
    """The square of `HingeLoss`."""

    def of_elements(self, pred, label):
        return super().of_elements(pred, label).square()


SoftmaxCELoss, SigmoidBCELoss = SoftmaxCrossEntropyLoss, SigmoidBinaryCrossEntropyLoss
