"""The workloads by name, in the order of the tables"""

from networks import Convolutions, GradientNorm, LogisticRegression, Perceptron, Recurrent
from workloads import ControlFlow, Elements, FanOut, FirstDocument, LargeArrays, LongChain, Multiple, Product

WORKLOADS = {
    "array": Product(),
    "number": Multiple(),
    "document": FirstDocument(),
    "control": ControlFlow(),
    "mlp64": Perceptron(),
    "mlp256": Perceptron(batch=256),
    "norm": GradientNorm(),
    "logistic": LogisticRegression(),
    "recurrent": Recurrent(),
    "convolution": Convolutions(),
    "fanout": FanOut(),
    "elements": Elements(),
    "elements2": Elements(length=20_000),
    "long": LongChain(),
    "large": LargeArrays(),
}
