"""# Updates: one step of an optimiser

Programs that do without a Trainer call these with `out=weight`.  They are arithmetic on numbers that are in no graph,
and their results are in none.  What an optimiser remembers (momentum, means) is written in place.
"""

import numpy as np

from ..engine.array import wrap
from ..engine.emit import check_writable
from ..engine.operators import operator
from ..engine.tape import note_write
from .common import arrays


# ## What all steps begin with
#
# The gradient is scaled, clipped, and pulled towards smaller weights; the order is MXNet's.
def prepared(weight, grad, wd, rescale_grad, clip_gradient, decay_before_clip=False):
    g, w = grad._data * np.asarray(rescale_grad, grad._data.dtype), weight._data
    if decay_before_clip:
        g = g + wd * w
    if clip_gradient >= 0:
        g = np.clip(g, -clip_gradient, clip_gradient)
    return g if decay_before_clip else g + wd * w


def remember(state, values):
    """Writes the optimiser's state, and returns it."""
    check_writable(state)
    note_write(state._data)
    state._data[...] = values
    return state._data


def stepped(weight, data):
    return wrap(weight.family, np.asarray(data, weight._data.dtype))


# ## Plain and with momentum
@operator(nd="sgd_update", npx="sgd_update")
@arrays("weight", "grad")
def sgd_update(weight, grad, lr, wd=0.0, rescale_grad=1.0, clip_gradient=-1.0, lazy_update=True):
    """weight - lr · g, with g = clip(rescale_grad · grad) + wd · weight.

    Args:
        weight, grad: arrays of one shape.
        lr: the learning rate.
        wd: weight decay.
        rescale_grad: multiplies the gradient, for instance by 1/batch size.
        clip_gradient: g is kept between -clip_gradient and this; not at all if negative.
        lazy_update: ignored.
    """
    return stepped(weight, weight._data - lr * prepared(weight, grad, wd, rescale_grad, clip_gradient))


@operator(nd="sgd_mom_update", npx="sgd_mom_update")
@arrays("weight", "grad", "mom")
def sgd_mom_update(weight, grad, mom, lr, momentum=0.0, wd=0.0, rescale_grad=1.0, clip_gradient=-1.0, lazy_update=True):
    """weight + mom, with mom = momentum · mom - lr · g, written in place; g as for `sgd_update`."""
    g = prepared(weight, grad, wd, rescale_grad, clip_gradient)
    return stepped(weight, weight._data + remember(mom, momentum * mom._data - lr * g))


# Nesterov: the gradient's own share of the next step is taken at once.
@operator(nd="nag_mom_update", npx="nag_mom_update")
@arrays("weight", "grad", "mom")
def nag_mom_update(weight, grad, mom, lr, momentum=0.0, wd=0.0, rescale_grad=1.0, clip_gradient=-1.0):
    """weight - lr · (g + momentum · mom), with mom = momentum · mom + g, written in place; g as for `sgd_update`."""
    g = prepared(weight, grad, wd, rescale_grad, clip_gradient)
    m = remember(mom, momentum * mom._data - lr * g)
    return stepped(weight, weight._data + momentum * m - lr * g)


# ## Steps of a size of their own for each weight
@operator(nd="adam_update", npx="adam_update")
@arrays("weight", "grad", "mean", "var")
def adam_update(weight, grad, mean, var, lr, beta1=0.9, beta2=0.999, epsilon=1e-8, wd=0.0, rescale_grad=1.0,
                clip_gradient=-1.0, lazy_update=True):
    """weight - lr · mean / (√var + epsilon), with running means of g and g², written in place.

    Args:
        weight, grad, mean, var: arrays of one shape.
        lr: the learning rate; the correction for the first steps is the caller's, who multiplies it in.
        beta1, beta2: how much of the running means stays.
        epsilon: keeps the divisor away from 0.
        wd, rescale_grad, clip_gradient, lazy_update: as for `sgd_update`; the decay is added before clipping.
    """
    g = prepared(weight, grad, wd, rescale_grad, clip_gradient, True)
    m = remember(mean, beta1 * mean._data + (1 - beta1) * g)
    v = remember(var, beta2 * var._data + (1 - beta2) * g * g)
    return stepped(weight, weight._data - lr * m / (np.sqrt(v) + epsilon))


@operator(nd="rmsprop_update", npx="rmsprop_update")
@arrays("weight", "grad", "n")
def rmsprop_update(weight, grad, n, lr, gamma1=0.95, epsilon=1e-8, wd=0.0, rescale_grad=1.0, clip_gradient=-1.0,
                   clip_weights=-1.0):
    """weight - lr · g / √(n + epsilon), with a running mean n of g², written in place.

    Args:
        weight, grad, n: arrays of one shape.
        lr: the learning rate.
        gamma1: how much of the running mean stays.
        epsilon: keeps the root away from 0.
        wd, rescale_grad, clip_gradient: as for `adam_update`.
        clip_weights: the result is kept between -clip_weights and this; not at all if negative.
    """
    g = prepared(weight, grad, wd, rescale_grad, clip_gradient, True)
    n = remember(n, gamma1 * n._data + (1 - gamma1) * g * g)
    w = weight._data - lr * g / np.sqrt(n + epsilon)
    return stepped(weight, np.clip(w, -clip_weights, clip_weights) if clip_weights >= 0 else w)


# ## Steps of one size
@operator(nd="signsgd_update", npx="signsgd_update")
@arrays("weight", "grad")
def signsgd_update(weight, grad, lr, wd=0.0, rescale_grad=1.0, clip_gradient=-1.0):
    """(1 - lr · wd) · weight - lr · sign(grad)."""
    return stepped(weight, (1 - lr * wd) * weight._data - lr * np.sign(grad._data))


@operator(nd="signum_update", npx="signum_update")
@arrays("weight", "grad", "mom")
def signum_update(weight, grad, mom, lr, momentum=0.0, wd=0.0, rescale_grad=1.0, clip_gradient=-1.0, wd_lh=0.0):
    """(1 - lr · wd_lh) · weight + lr · sign(mom), with mom = momentum · mom - (1 - momentum) · g, written in place."""
    g = prepared(weight, grad, wd, rescale_grad, clip_gradient, True)
    m = remember(mom, momentum * mom._data - (1 - momentum) * g)
    return stepped(weight, (1 - lr * wd_lh) * weight._data + lr * np.sign(m))


# ## Weights that may be exactly 0
@operator(nd="ftrl_update", npx="ftrl_update")
@arrays("weight", "grad", "z", "n")
def ftrl_update(weight, grad, z, n, lr, lamda1=0.01, beta=1.0, wd=0.0, rescale_grad=1.0, clip_gradient=-1.0):
    """Follow the regularised leader: the weight that the sum of all gradients z, pulled to 0 by lamda1, asks for.

    n is the sum of all g²; z and n are written in place.  (H. B. McMahan and others, 2013.)
    """
    g = prepared(weight, grad, 0.0, rescale_grad, clip_gradient)
    before = np.sqrt(n._data)
    after = np.sqrt(remember(n, n._data + g * g))
    total = remember(z, z._data + g - (after - before) / lr * weight._data)
    pull = np.maximum(np.abs(total) - lamda1, 0)
    return stepped(weight, -np.sign(total) * pull / ((beta + after) / lr + wd))
