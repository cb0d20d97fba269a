"""# mx.np: MXNet's interface in the manner of numpy

Every operator that is spelled in `np`, for arrays of class `ndarray`; their list is in the page *Operators*.
"""

import sys

from numpy import (
    bool_,
    e,
    euler_gamma,
    finfo,
    float16,
    float32,
    float64,
    inf,
    int8,
    int32,
    int64,
    nan,
    newaxis,
    pi,
    uint8,
)

from .engine.array import ndarray
from .faces import fill

__all__ = ["NAN", "NINF", "NZERO", "NaN", "PINF", "PZERO", "bool_", "e", "euler_gamma", "finfo", "float16", "float32",
           "float64", "inf", "int8", "int32", "int64", "nan", "ndarray", "newaxis", "pi", "uint8"]

bool = bool_
# Names that numpy itself gave up in version 2.
NAN = NaN = nan
PINF, NINF, PZERO, NZERO = inf, -inf, 0.0, -0.0

fill(sys.modules[__name__], "np", ndarray)
