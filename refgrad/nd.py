"""# mx.nd: the older array interface of MXNet

Every operator that is spelled in `nd`, for arrays of class `NDArray`; their list is in the page *Operators*.
"""

import sys

from .engine.array import NDArray
from .faces import fill

__all__ = ["NDArray", "waitall"]


def waitall():
    """Does nothing: results are computed at once.  (MXNet computes in the background.)"""


fill(sys.modules[__name__], "nd", NDArray)
