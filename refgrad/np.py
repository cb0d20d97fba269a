"""# mx.np: MXNet's interface in the manner of numpy

Every operator that is spelled in `np`, for arrays of class `ndarray`; their list is in the page *Operators*.
"""

import sys

from numpy import bool_, e, euler_gamma, float16, float32, float64, inf, int8, int32, int64, nan, newaxis, pi, uint8

from .engine.array import ndarray
from .faces import fill

__all__ = ["bool_", "e", "euler_gamma", "float16", "float32", "float64", "inf", "int8", "int32", "int64", "nan",
           "ndarray", "newaxis", "pi", "uint8"]

bool = bool_

fill(sys.modules[__name__], "np", ndarray)
