"""# Initialisers: what parameters begin with

Two neurons that begin alike receive the same gradient and stay alike: a network of equal weights learns as if every
layer had one neuron.  So weights begin at random.  How widely they are spread decides whether the signal grows or fades
from layer to layer, which is what `Xavier` counts out.
"""

import math
import sys

from . import nd
from .faces import by_name, explain_missing
from .nd import NDArray

__all__ = ["Constant", "Initializer", "Normal", "One", "Uniform", "Xavier", "Zero", "create"]


class Initializer:
    """What the initialisers share; make your own with a method `_init_weight(self, name, array)` that fills the array.

    An object of it can be called, with the name and the array of a parameter.  Names that end in bias, beta or mean are
    filled with 0 and those in gamma or var with 1, all others by `_init_weight`.
    """

    def __call__(self, name, array):
        if str(name).endswith(("bias", "beta", "mean")):
            array[:] = 0
        elif str(name).endswith(("gamma", "var")):
            array[:] = 1
        else:
            self._init_weight(name, array)

    def _init_weight(self, name, array):
        raise NotImplementedError(f"{type(self).__name__} has no method _init_weight(self, name, array)")


class Constant(Initializer):
    """Every element gets the value, a number or an array of the same shape."""

    def __init__(self, value=0.0):
        self.value = value

    def _init_weight(self, name, array):
        array[:] = self.value.as_nd_ndarray() if isinstance(self.value, NDArray) else self.value


class Zero(Constant):
    """Every element is 0: right for a bias, useless for the weights of a hidden layer."""

    def __init__(self):
        super().__init__(0.0)


class One(Constant):
    """Every element is 1."""

    def __init__(self):
        super().__init__(1.0)


class Uniform(Initializer):
    """Evenly between -scale and scale.  It is the default of all networks."""

    def __init__(self, scale=0.07):
        self.scale = scale

    def _init_weight(self, name, array):
        array[:] = nd.random.uniform(-self.scale, self.scale, array.shape)


class Normal(Initializer):
    """Normally distributed around 0, with the standard deviation sigma."""

    def __init__(self, sigma=0.01):
        self.sigma = sigma

    def _init_weight(self, name, array):
        array[:] = nd.random.normal(0, self.sigma, array.shape)


# ## A spread that keeps the signal
#
# An output of a layer sums fan_in products, so its variance is that of an input times fan_in · σ².  On the way back a
# gradient sums fan_out of them.  Neither would grow or fade for σ² = 1/fan_in and σ² = 1/fan_out, and X. Glorot and
# Y. Bengio (2010) take the mean of both fans.  With magnitude m it is σ² = m / (3 · fan), since numbers that lie evenly
# in ±√(m / fan) have that variance.
class Xavier(Initializer):
    """In ±√(magnitude / fan), where fan counts the connections of a neuron.

    Args:
        rnd_type: "uniform", or "gaussian" with √(magnitude / fan) as standard deviation.
        factor_type: fan is the number of inputs ("in"), of outputs ("out"), or their mean ("avg").
        magnitude: a number.

    Raises:
        ValueError: another word, or a parameter with fewer than two axes.
    """

    def __init__(self, rnd_type="uniform", factor_type="avg", magnitude=3):
        if rnd_type not in ("uniform", "gaussian") or factor_type not in ("in", "out", "avg"):
            raise ValueError(f"Xavier: rnd_type is 'uniform' or 'gaussian' and factor_type 'in', 'out' or 'avg', "
                             f"not {rnd_type!r} and {factor_type!r}.")
        self.rnd_type, self.factor_type, self.magnitude = rnd_type, factor_type, magnitude

    def _init_weight(self, name, array):
        if array.ndim < 2:
            raise ValueError(f"Xavier: {name} has the shape {array.shape}, and a fan is counted along two axes.\n"
                             f"  What to do: give this parameter an init of its own, for instance init='zeros'.")
        outputs, inputs = array.shape[:2]
        window = math.prod(array.shape[2:])
        fan = {"in": inputs, "out": outputs, "avg": (inputs + outputs) / 2}[self.factor_type] * window
        scale = math.sqrt(self.magnitude / fan)
        array[:] = nd.random.uniform(-scale, scale, array.shape) if self.rnd_type == "uniform" \
            else nd.random.normal(0, scale, array.shape)


# ## By name
NAMES = {"zeros": Zero, "zero": Zero, "ones": One, "one": One, "constant": Constant, "uniform": Uniform,
         "normal": Normal, "xavier": Xavier}


def create(init, **options):
    """An initialiser as it is, or the one of that name.

    Raises:
        ValueError: there is none of that name.
    """
    return by_name("initializer", init, NAMES, options) if isinstance(init, str) else init


explain_missing(sys.modules[__name__], "mx.init")
