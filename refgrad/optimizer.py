"""# Optimisers: how a gradient becomes a step

Each is a rule for one parameter at a time, and keeps what it remembers of it, its state, outside of the parameter.  The
steps themselves are operators (`nd.sgd_update` and its like); here is what they are called with.
"""

import math
import sys

from . import nd
from .faces import by_name, explain_missing

__all__ = ["NAG", "SGD", "AdaGrad", "Adam", "Optimizer", "RMSProp", "create", "register"]

NAMES = {}


def register(kind):
    """Decorator: makes an optimiser known to `create` and `Trainer` by the name of its class, in small letters."""
    NAMES[kind.__name__.lower()] = kind
    return kind


def create(name, **options):
    """An optimiser as it is, or the one of that name.

    Raises:
        ValueError: there is none of that name.
    """
    return name if isinstance(name, Optimizer) else by_name("optimizer", name, NAMES, options)


class Optimizer:
    """What the optimisers share.  Your own has `create_state(index, weight)` and `update(index, weight, grad, state)`.

    Args:
        learning_rate: the length of a step.
        wd: weight decay: wd · weight is added to the gradient, so that weights which nothing needs shrink.
        rescale_grad: a factor of the gradient; `Trainer.step` sets it to 1 / batch_size.
        clip_gradient: elements of the gradient are kept in ± this, or None.
        lr_scheduler: a function from the number of steps to the learning rate, or None.
        param_dict: index -> Parameter, whose `lr_mult` and `wd_mult` count.
    """

    def __init__(self, learning_rate=None, wd=0.0, rescale_grad=1.0, clip_gradient=None, lr_scheduler=None,
                 param_dict=None):
        self.lr = 0.01 if learning_rate is None else learning_rate
        self.wd, self.rescale_grad, self.clip_gradient = wd, rescale_grad, clip_gradient
        self.lr_scheduler, self.param_dict, self.counts = lr_scheduler, param_dict or {}, {}
        if lr_scheduler is not None and learning_rate is not None:
            lr_scheduler.base_lr = learning_rate

    @property
    def num_update(self):
        """How many steps there were, of the parameter with the most."""
        return max(self.counts.values(), default=0)

    @property
    def learning_rate(self):
        """The length of a step, as the scheduler has it."""
        return self.lr if self.lr_scheduler is None else self.lr_scheduler(self.num_update)

    def set_learning_rate(self, lr):
        """Sets the length of a step; UserWarning if a scheduler decides."""
        if self.lr_scheduler is not None:
            raise UserWarning("the learning rate is decided by lr_scheduler, and cannot be set.")
        self.lr = lr

    def create_state(self, index, weight):
        """What is remembered of a parameter, at first."""
        return None

    def update(self, index, weight, grad, state):
        """One step: writes into the weight, and into the state."""
        raise NotImplementedError(f"{type(self).__name__} has no method update(self, index, weight, grad, state)")

    def step(self, index):
        """Counts a step of a parameter; returns the words for its operator."""
        self.counts[index] = self.counts.get(index, 0) + 1
        p = self.param_dict.get(index)
        return dict(lr=self.learning_rate * getattr(p, "lr_mult", 1), wd=self.wd * getattr(p, "wd_mult", 1),
                    rescale_grad=self.rescale_grad, clip_gradient=self.clip_gradient or -1.0)


# Steps are operators of nd; an array of np is seen as one of nd, with the same memory.
def legacy(*arrays):
    return [x.as_nd_ndarray().detach() for x in arrays]


@register
class SGD(Optimizer):
    """weight - lr · g; with momentum the steps add up, each counting a little less: v = momentum · v - lr · g."""

    def __init__(self, momentum=0.0, **kwargs):
        super().__init__(**kwargs)
        self.momentum = momentum

    def create_state(self, index, weight):
        return nd.zeros(weight.shape, dtype=weight.dtype) if self.momentum else None

    def update(self, index, weight, grad, state):
        weight, grad = legacy(weight, grad)
        if state is None:
            nd.sgd_update(weight, grad, out=weight, **self.step(index))
        else:
            self.with_momentum(weight, grad, state, momentum=self.momentum, out=weight, **self.step(index))

    with_momentum = staticmethod(lambda *args, **kwargs: nd.sgd_mom_update(*args, **kwargs))


@register
class NAG(SGD):
    """Momentum after Y. Nesterov, which looks ahead: the gradient counts where the momentum leads to."""

    with_momentum = staticmethod(lambda *args, **kwargs: nd.nag_mom_update(*args, **kwargs))


# The running means begin with zeros, and after t steps hold only 1 - βᵗ of what they should.  D. Kingma and J. Ba
# (2015) divide by that; here the learning rate does it.
@register
class Adam(Optimizer):
    """weight - lr · mean / √var, with running means of the gradient and of its square: steps of about lr, whatever the
    size of the gradient."""

    def __init__(self, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, **kwargs):
        super().__init__(learning_rate=learning_rate, **kwargs)
        self.beta1, self.beta2, self.epsilon = beta1, beta2, epsilon

    def create_state(self, index, weight):
        return tuple(nd.zeros(weight.shape, dtype=weight.dtype) for _ in range(2))

    def update(self, index, weight, grad, state):
        words = self.step(index)
        t = self.counts[index]
        words["lr"] *= math.sqrt(1 - self.beta2 ** t) / (1 - self.beta1 ** t)
        weight, grad = legacy(weight, grad)
        nd.adam_update(weight, grad, *state, beta1=self.beta1, beta2=self.beta2, epsilon=self.epsilon, out=weight,
                       **words)


@register
class RMSProp(Optimizer):
    """weight - lr · g / √n, with a running mean n of g²."""

    def __init__(self, learning_rate=0.001, gamma1=0.9, epsilon=1e-8, **kwargs):
        super().__init__(learning_rate=learning_rate, **kwargs)
        self.gamma1, self.epsilon = gamma1, epsilon

    def create_state(self, index, weight):
        return nd.zeros(weight.shape, dtype=weight.dtype)

    def update(self, index, weight, grad, state):
        weight, grad = legacy(weight, grad)
        nd.rmsprop_update(weight, grad, state, gamma1=self.gamma1, epsilon=self.epsilon, out=weight, **self.step(index))


@register
class AdaGrad(Optimizer):
    """weight - lr · g / √(Σ g²), with the sum over all steps: what has moved much moves less."""

    def __init__(self, eps=1e-7, **kwargs):
        super().__init__(**kwargs)
        self.eps = eps

    def create_state(self, index, weight):
        return nd.zeros(weight.shape, dtype=weight.dtype)

    def update(self, index, weight, grad, state):
        words = self.step(index)
        weight, grad = legacy(weight, grad)
        g = grad * words["rescale_grad"]
        if self.clip_gradient is not None:
            g = g.clip(-self.clip_gradient, self.clip_gradient)
        state += g * g
        weight -= words["lr"] * (g / (state + self.eps).sqrt() + words["wd"] * weight)


explain_missing(sys.modules[__name__], "mx.optimizer")
