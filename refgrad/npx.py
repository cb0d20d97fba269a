"""# mx.npx: what MXNet adds to the manner of numpy

Layers and the switch for NumPy semantics; arrays are of class `np.ndarray`.
"""

import sys

from .context import cpu, cpu_pinned, current_context, current_device, gpu, num_gpus
from .engine.array import ndarray
from .engine.modes import modes
from .faces import fill
from .nd import waitall

__all__ = ["cpu", "cpu_pinned", "current_context", "current_device", "gpu", "is_np_array", "is_np_shape", "num_gpus",
           "reset_np", "set_np", "waitall"]


# ## NumPy semantics
#
# In MXNet a length of 0 once meant "unknown", so arrays without axes or elements had to be switched on.  Here they
# always work; the switch decides whether `x[0]` of an nd vector has shape () or (1,), and how `save` writes a file.
def set_np(shape=True, array=True, dtype=False):
    """Turns NumPy semantics on in this thread.

    Args:
        shape, array: both have to be True, as they are in practice.
        dtype: whether float64 is the default; not supported.

    Raises:
        ValueError: for any other combination.
    """
    if not (shape and array) or dtype:
        raise ValueError("set_np: only set_np() is supported, with shape=True, array=True, dtype=False.")
    modes.numpy_semantics = True


def reset_np():
    """Turns NumPy semantics off in this thread."""
    modes.numpy_semantics = False


def is_np_array():
    """Whether NumPy semantics are on in this thread."""
    return modes.numpy_semantics


is_np_shape = is_np_array

fill(sys.modules[__name__], "npx", ndarray)
