"""# Surrogates: a gradient that somebody has chosen

A step is flat, and its true gradient, 0, teaches nothing.  Networks with weights of one bit are trained all the same:
the step is taken forward, and backward one acts as if there had been none.  This is called a *straight-through*
estimator (Y. Bengio and others, 2013).  It is not a derivative, and no check by differences will confirm it.
"""

import numpy as np

from ..engine.emit import emit
from ..engine.operators import elementwise, operator
from ..engine.registry import rules
from ..engine.tape import passes


# ## Straight through
#
# *Try it*: near 2.6 a step is flat.  What is the slope of its square?
#     >>> x = nd.array([2.6]); x.attach_grad()
#     >>> with autograd.record(): y = nd.contrib.round_ste(x) ** 2
#     >>> y.backward(); y.item(), x.grad.item()
#     (9.0, 6.0)
@elementwise(nd="contrib.sign_ste")
@rules(x=passes)
def sign_ste(x):
    """-1, 0 or 1, with the gradient of x itself."""
    return np.sign(x)


@elementwise(nd="contrib.round_ste")
@rules(x=passes)
def round_ste(x):
    """The nearest integer, halves away from zero, with the gradient of x itself."""
    return np.trunc(x + np.copysign(0.5, x)).astype(x.dtype)


# ## Turned up, down or around
#
# With a negative number the layers before learn the opposite of what the loss asks for, as in adversarial training.
@operator(nd="contrib.gradientmultiplier")
@rules(data=lambda dy, scalar: dy * scalar)
def gradientmultiplier(data, scalar=1.0, is_int=True):
    """The same values, and the gradient times a number.

    Args:
        data: array.
        scalar: a number.
        is_int: ignored.
    """
    return emit(gradientmultiplier, data._data.copy(), (data, (scalar,)))
