"""A loss and a metric of one's own."""

from mxnet import autograd, gluon, metric, nd


class Pinball(gluon.loss.Loss):
    def __init__(self, q, weight=None, batch_axis=0, **kwargs):
        super().__init__(weight, batch_axis, **kwargs)
        self.q = q

    def hybrid_forward(self, F, pred, label):
        d = label - pred
        return F.mean(F.maximum(self.q * d, (self.q - 1) * d), axis=self._batch_axis, exclude=True)


x = nd.array([[1, 2], [3, 4]])
x.attach_grad()
L = Pinball(0.9)
with autograd.record():
    l = L(x, nd.array([[2, 1], [3, 3]]))
l.backward()
print(l, x.grad, L)


class Bias(metric.EvalMetric):
    def __init__(self):
        super().__init__("bias")

    def update(self, labels, preds):
        for a, b in zip(labels, preds):
            self.sum_metric += float((b - a).sum().asscalar())
            self.num_inst += a.size


m = Bias()
m.update([nd.array([1, 2])], [nd.array([2, 4])])
print(m.get())
