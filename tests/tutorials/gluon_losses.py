"""The losses, and their weights."""

from mxnet import gluon, nd

p = nd.array([[1.0, 2.0, -1.0], [0.0, 0.5, 3.0]])
q = nd.array([[0.5, 1.5, 0.0], [1.0, 0.5, 2.0]])
for L in (
    gluon.loss.L2Loss(),
    gluon.loss.L1Loss(),
    gluon.loss.HuberLoss(),
    gluon.loss.HingeLoss(),
    gluon.loss.SigmoidBinaryCrossEntropyLoss(),
    gluon.loss.SigmoidBCELoss(from_sigmoid=False),
    gluon.loss.LogisticLoss(),
    gluon.loss.SquaredHingeLoss(),
):
    print(type(L).__name__, L(p, q).asnumpy().round(4))
print(
    gluon.loss.SoftmaxCrossEntropyLoss()(p, nd.array([0, 2])),
    gluon.loss.SoftmaxCELoss(sparse_label=False)(p, nd.array([[1, 0, 0], [0, 0.5, 0.5]])),
)
print(gluon.loss.KLDivLoss(from_logits=False)(p, nd.array([[0.2, 0.3, 0.5], [0.1, 0.1, 0.8]])))
print(gluon.loss.L2Loss(weight=2)(p, q), gluon.loss.L2Loss()(p, q, nd.array([[1], [0]])))
print(gluon.loss.L2Loss())
