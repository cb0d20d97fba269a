"""Cases of `refgrad/ops/activations.py`."""
from . import at, case, real, times, unary

WIDE = [case(real(2, 3, low=-6, high=6)), case(at([-30.0, 30.0]))]

CASES = {
    "relu": unary(edges={0.0: 0.0}),
    "sigmoid": unary() + [case(at([-800.0, 800.0])).edge(times(0.0))],
    "softrelu": unary() + WIDE + [case(at([-800.0, 800.0])).edge(times([0.0, 1.0]))],
    "log_sigmoid": unary() + WIDE + [case(at([-800.0, 800.0])).edge(times([1.0, 0.0]))],
    "softsign": unary() + WIDE + [case(at([0.0])).edge(times(1.0))],
    "mish": [c.floats() for c in unary() + WIDE],
    "hard_sigmoid": unary(edges={-2.5: 0.0, 2.5: 0.0}) + [
        case(real(5, low=-6, high=6)), case(real(2, 3), alpha=0.5, beta=0.1)],
    "Activation": [case(real(2, 3), act_type=act).floats() for act in (
        "relu", "sigmoid", "softrelu", "softsign", "tanh", "log_sigmoid", "mish")],
    "leaky_relu": [case(real(2, 3), 0.25), case(real(), -0.5), case(at([0.0]), 0.25).edge(times(0.25))],
    "elu": [case(real(2, 3), 0.5), case(real(2, 3), 1.7, scale=1.1), case(at([0.0]), 0.5).edge(times(0.5))],
    "prelu": [
        case(real(2, 3), real(1)), case(real(2, 3), real(3)), case(real(2, 3, 2), real(3)),
        case(real(3), real(1)),
    ],
    "LeakyReLU": [case(real(2, 3), act_type=act).floats() for act in ("leaky", "elu", "selu", "gelu")] + [
        case(real(2, 3), act_type="rrelu").floats().seeded(),
        case(real(2, 3), act_type="rrelu").floats().predicting(), case(real(2, 3), slope=0.1),
        case(real(2, 3), real(3), act_type="prelu"), case(real(2, 3), act_type="elu", slope=0.7),
        case(at([0.0])).edge(times(0.25))],
    "smooth_l1": unary(edges={0.0: 0.0, 1.0: 1.0, -1.0: -1.0}) + [
        case(real(5, low=-1, high=1), scalar=2.0), case(at([0.25]), scalar=2.0).edge(times(1.0))],
}
