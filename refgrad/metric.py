"""# Metrics: how good a network is, counted over batches

`update` counts a batch, `get` tells the result so far, and `reset` begins anew.  Nothing here is differentiated.
"""

import math
import sys

import numpy

from .faces import by_name, explain_missing
from .nd import NDArray

__all__ = ["MAE", "MSE", "RMSE", "Accuracy", "CrossEntropy", "EvalMetric", "Loss", "TopKAccuracy", "create"]


def listed(some):
    """One array, or a list of them, as a list of numpy's arrays."""
    some = some if isinstance(some, (list, tuple)) else [some]
    return [x.asnumpy() if isinstance(x, NDArray) else numpy.asarray(x) for x in some]


class EvalMetric:
    """The mean of what `of_batch` counts; your own has that method, or an `update` that changes `sum_metric` and
    `num_inst`.
    """

    def __init__(self, name, output_names=None, label_names=None):
        self.name = name
        self.reset()

    def __repr__(self):
        return f"EvalMetric: {dict(self.get_name_value())}"

    def reset(self):
        """Begins anew."""
        self.sum_metric, self.num_inst = 0.0, 0

    def update(self, labels, preds):
        """Counts a batch.

        Args:
            labels: what is right, an array or a list of them.
            preds: what the network says, as many arrays.

        Raises:
            ValueError: there are more of one than of the other, arrays or examples.
        """
        labels, preds = listed(labels), listed(preds)
        if len(labels) != len(preds):
            raise ValueError(f"{self.name}: {len(labels)} arrays of labels and {len(preds)} of predictions")
        for label, pred in zip(labels, preds):
            if len(label) != len(pred):
                raise ValueError(f"{self.name}: labels of {len(label)} examples and predictions of {len(pred)}")
            total, count = self.of_batch(label, pred)
            self.sum_metric, self.num_inst = self.sum_metric + float(total), self.num_inst + int(count)

    def of_batch(self, label, pred):
        """(the sum, the number of what is summed) of one array of labels and one of predictions."""
        raise NotImplementedError(f"{type(self).__name__} has no method of_batch(self, label, pred)")

    def get(self):
        """(name, the mean so far); nan if nothing was counted."""
        return self.name, self.sum_metric / self.num_inst if self.num_inst else math.nan

    def get_name_value(self):
        """The same as a list of pairs."""
        return [self.get()]


class Accuracy(EvalMetric):
    """The share of right classes; predictions are classes, or numbers for each class along `axis`."""

    def __init__(self, axis=1, name="accuracy", **kwargs):
        self.axis = axis
        super().__init__(name, **kwargs)

    def of_batch(self, label, pred):
        if pred.shape != label.shape:
            pred = pred.argmax(self.axis)
        right = pred.astype("int64").reshape(-1) == label.astype("int64").reshape(-1)
        return right.sum(), right.size


class TopKAccuracy(EvalMetric):
    """The share of examples whose right class is among the top_k largest numbers."""

    def __init__(self, top_k=1, name="top_k_accuracy", **kwargs):
        self.top_k = top_k
        super().__init__(f"{name}_{top_k}", **kwargs)

    def of_batch(self, label, pred):
        best = numpy.argsort(-pred, axis=1, kind="stable")[:, :self.top_k]
        return (best == label.astype("int64").reshape(-1, 1)).sum(), len(label)


# A mean over elements for each batch, and the mean of these over batches, as in MXNet.
class MSE(EvalMetric):
    """The mean of the squared differences."""

    def __init__(self, name="mse", **kwargs):
        super().__init__(name, **kwargs)

    def of_batch(self, label, pred):
        return ((label.reshape(len(label), -1) - pred.reshape(len(pred), -1)) ** 2).mean(), 1


class RMSE(MSE):
    """The root of the mean of the squared differences."""

    def __init__(self, name="rmse", **kwargs):
        super().__init__(name, **kwargs)

    def of_batch(self, label, pred):
        return math.sqrt(super().of_batch(label, pred)[0]), 1


class MAE(EvalMetric):
    """The mean of the absolute differences."""

    def __init__(self, name="mae", **kwargs):
        super().__init__(name, **kwargs)

    def of_batch(self, label, pred):
        return numpy.abs(label.reshape(len(label), -1) - pred.reshape(len(pred), -1)).mean(), 1


class CrossEntropy(EvalMetric):
    """The mean of -log p, with p the predicted probability of the right class."""

    def __init__(self, eps=1e-12, name="cross-entropy", **kwargs):
        self.eps = eps
        super().__init__(name, **kwargs)

    def of_batch(self, label, pred):
        p = pred[numpy.arange(len(pred)), label.astype("int64").reshape(-1)]
        return -numpy.log(p + self.eps).sum(), len(pred)


class Loss(EvalMetric):
    """The mean of losses, which stand in place of predictions; labels are ignored."""

    def __init__(self, name="loss", **kwargs):
        super().__init__(name, **kwargs)

    def update(self, labels, preds):
        for loss in listed(preds):
            self.sum_metric, self.num_inst = self.sum_metric + float(loss.sum()), self.num_inst + loss.size


NAMES = {"acc": Accuracy, "accuracy": Accuracy, "top_k_accuracy": TopKAccuracy, "mse": MSE, "rmse": RMSE, "mae": MAE,
         "ce": CrossEntropy, "cross-entropy": CrossEntropy, "loss": Loss}


def create(metric, **options):
    """A metric as it is, or the one of that name.

    Raises:
        ValueError: there is none of that name.
    """
    return metric if isinstance(metric, EvalMetric) else by_name("metric", metric, NAMES, options)


explain_missing(sys.modules[__name__], "mx.metric")
