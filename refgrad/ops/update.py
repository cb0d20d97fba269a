"""# Updates: one step of an optimiser

Programs that do without a Trainer call these with `out=weight`.  They are arithmetic on numbers that are in no graph,
and their results are in none.  What an optimiser remembers (momentum, means) is written in place.
"""

import numpy as np

from ..engine.array import raw, wrap
from ..engine.emit import check_writable
from ..engine.operators import operator
from ..engine.tape import note_write
from .common import arrays


# ## What all steps begin with
#
# The gradient is scaled and clipped, and wd · weight is added, which makes weights smaller; the order is MXNet's.
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
        clip_gradient: rescale_grad · grad is kept between -clip_gradient and clip_gradient; not at all if negative.
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
    """weight + momentum · mom - lr · g, with mom = momentum · mom - lr · g, written in place; g as for `sgd_update`."""
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
        wd, rescale_grad, clip_gradient, lazy_update: as for `sgd_update`, but the decay is added before clipping.
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
        clip_weights: the result is kept between -clip_weights and clip_weights; not at all if negative.
    """
    g = prepared(weight, grad, wd, rescale_grad, clip_gradient, True)
    n = remember(n, gamma1 * n._data + (1 - gamma1) * g * g)
    w = weight._data - lr * g / np.sqrt(n + epsilon)
    return stepped(weight, np.clip(w, -clip_weights, clip_weights) if clip_weights >= 0 else w)


# The root of the running variance instead of that of the mean square, and a momentum on top (A. Graves, 2013).
@operator(nd="rmspropalex_update", npx="rmspropalex_update")
@arrays("weight", "grad", "n", "g", "delta")
def rmspropalex_update(weight, grad, n, g, delta, lr, gamma1=0.95, gamma2=0.9, epsilon=1e-8, wd=0.0, rescale_grad=1.0,
                       clip_gradient=-1.0, clip_weights=-1.0):
    """weight + delta, with delta = gamma2 · delta - lr · grad / √(n - g² + epsilon), and running means n of grad² and g
    of grad; all three are written in place, and the other arguments are as for `rmsprop_update`.
    """
    new = prepared(weight, grad, wd, rescale_grad, clip_gradient, True)
    squares = remember(n, gamma1 * n._data + (1 - gamma1) * new * new)
    mean = remember(g, gamma1 * g._data + (1 - gamma1) * new)
    w = weight._data + remember(delta, gamma2 * delta._data - lr * new / np.sqrt(squares - mean * mean + epsilon))
    return stepped(weight, np.clip(w, -clip_weights, clip_weights) if clip_weights >= 0 else w)


# Adam with the decay apart from the gradient, where no √var divides it (I. Loshchilov and F. Hutter, 2017).
@operator(nd="contrib.adamw_update")
@arrays("weight", "grad", "mean", "var")
def adamw_update(weight, grad, mean, var, rescale_grad, lr, eta, beta1=0.9, beta2=0.999, epsilon=1e-8, wd=0.0,
                 clip_gradient=-1.0):
    """weight - eta · (lr · mean / (√var + epsilon) + wd · weight), with running means as for `adam_update`.

    Args:
        weight, grad, mean, var, lr, beta1, beta2, epsilon, clip_gradient: as for `adam_update`.
        rescale_grad: a number, or an array of one element; the step is left out if it is 0 or no finite number.
        eta: multiplies the whole step.
        wd: weight decay; it is no part of g.
    """
    scale = float(np.asarray(raw(rescale_grad)).reshape(-1)[0])
    if not np.isfinite(scale) or scale == 0:
        return stepped(weight, weight._data.copy())
    g = prepared(weight, grad, 0.0, scale, clip_gradient)
    m = remember(mean, beta1 * mean._data + (1 - beta1) * g)
    v = remember(var, beta2 * var._data + (1 - beta2) * g * g)
    return stepped(weight, weight._data - eta * (lr * m / (np.sqrt(v) + epsilon) + wd * weight._data))


# LAMB: Adam's step, scaled to the length of the weights (Y. You and others, 2019).  The first phase gives the
# direction.  The caller computes its length and that of the weights; with these the second phase decides how far to go.
@operator(nd="lamb_update_phase1", npx="lamb_update_phase1")
@arrays("weight", "grad", "mean", "var")
def lamb_update_phase1(weight, grad, mean, var, t, beta1=0.9, beta2=0.999, epsilon=1e-6, bias_correction=True, wd=0.0,
                       rescale_grad=1.0, clip_gradient=-1.0):
    """mean / (√var + epsilon) + wd · weight, the direction of a step; the running means are written in place.

    Args:
        weight, grad, mean, var, beta1, beta2, epsilon, rescale_grad, clip_gradient: as for `adam_update`.
        t: the number of the step, from 1.
        bias_correction: whether the running means are corrected for the first steps.
        wd: weight decay; it is no part of g.
    """
    g = prepared(weight, grad, 0.0, rescale_grad, clip_gradient)
    m = remember(mean, beta1 * mean._data + (1 - beta1) * g)
    v = remember(var, beta2 * var._data + (1 - beta2) * g * g)
    if bias_correction:
        m, v = m / (1 - beta1 ** t), v / (1 - beta2 ** t)
    return stepped(weight, m / (np.sqrt(v) + epsilon) + wd * weight._data)


@operator(nd="lamb_update_phase2", npx="lamb_update_phase2")
@arrays("weight", "g", "r1", "r2")
def lamb_update_phase2(weight, g, r1, r2, lr, lower_bound=-1.0, upper_bound=-1.0):
    """weight - lr · (r1 / r2) · g: with r1 the length of the weight and r2 that of g, from `lamb_update_phase1`.

    Args:
        weight, g: arrays of one shape.
        r1, r2: arrays of one element; if one is 0, their quotient counts as 1.
        lr: the learning rate.
        lower_bound, upper_bound: r1 is kept between these; a negative one is no bound.
    """
    length, step = (float(x._data.reshape(-1)[0]) for x in (r1, r2))
    length = max(length, lower_bound) if lower_bound >= 0 else length
    length = min(length, upper_bound) if upper_bound >= 0 else length
    return stepped(weight, weight._data - lr * (length / step if length and step else 1.0) * g._data)


# ## With short floats
#
# A step may be too small for a weight of float16.  It is made on a copy in float32, which is written in place.
@operator(nd="mp_sgd_update", npx="mp_sgd_update")
@arrays("weight", "grad", "weight32")
def mp_sgd_update(weight, grad, weight32, lr, wd=0.0, rescale_grad=1.0, clip_gradient=-1.0, lazy_update=True):
    """`sgd_update` of weight32, which is written in place; returned in the dtype of the weight."""
    wide = grad.astype(weight32._data.dtype)
    new = sgd_update(weight32, wide, lr, wd, rescale_grad, clip_gradient)
    return stepped(weight, remember(weight32, new._data).astype(weight._data.dtype))


@operator(nd="mp_sgd_mom_update", npx="mp_sgd_mom_update")
@arrays("weight", "grad", "mom", "weight32")
def mp_sgd_mom_update(weight, grad, mom, weight32, lr, momentum=0.0, wd=0.0, rescale_grad=1.0, clip_gradient=-1.0,
                      lazy_update=True):
    """`sgd_mom_update` of weight32, which is written in place; returned in the dtype of the weight."""
    wide = grad.astype(weight32._data.dtype)
    new = sgd_mom_update(weight32, wide, mom, lr, momentum, wd, rescale_grad, clip_gradient)
    return stepped(weight, remember(weight32, new._data).astype(weight._data.dtype))


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
    """Follow the regularised leader: the weight that z, the corrected sum of all gradients, asks for.

    z is first pulled towards 0 by lamda1; if |z| is not larger than that, the weight is 0.  n is the sum of all g²; z
    and n are written in place.  (H. B. McMahan and others, 2013.)
    """
    g = prepared(weight, grad, 0.0, rescale_grad, clip_gradient)
    before = np.sqrt(n._data)
    after = np.sqrt(remember(n, n._data + g * g))
    total = remember(z, z._data + g - (after - before) / lr * weight._data)
    pull = np.maximum(np.abs(total) - lamda1, 0)
    return stepped(weight, -np.sign(total) * pull / ((beta + after) / lr + wd))


# Follow the moving leader: the same, but old gradients fade (S. Zheng and J. Kwok, 2017).
@operator(nd="ftml_update", npx="ftml_update")
@arrays("weight", "grad", "d", "v", "z")
def ftml_update(weight, grad, d, v, z, lr, t, beta1=0.6, beta2=0.999, epsilon=1e-8, wd=0.0, rescale_grad=1.0,
                clip_grad=-1.0):
    """-z / d: the weight that the fading sum z of the gradients asks for; d, v and z are written in place.

    Args:
        weight, grad, d, v, z: arrays of one shape.
        lr: the learning rate.
        t: the number of the step, from 1.
        beta1, beta2: how much of the sums, and of the running mean v of squares, stays.
        epsilon, wd, rescale_grad, clip_grad: as for `adam_update`.
    """
    g = prepared(weight, grad, wd, rescale_grad, clip_grad, True)
    squares = remember(v, beta2 * v._data + (1 - beta2) * g * g)
    pull = (1 - beta1 ** t) / lr * (np.sqrt(squares / (1 - beta2 ** t)) + epsilon)
    total = beta1 * z._data + (1 - beta1) * g - (pull - beta1 * d._data) * weight._data
    return stepped(weight, -remember(z, total) / remember(d, pull))
