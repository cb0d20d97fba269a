# Written by docs/build/stubs.py from the op table.
# mypy: disable-error-code="override"
# The names of Python's types have a line in front, for np has a bool of its own, and methods called sum and slice.
from builtins import bool as _bool
from builtins import float as _float
from builtins import int as _int
from builtins import str as _str
from collections.abc import Sequence
from typing import Any

import numpy

from .engine.context import Context
from .nd import NDArray as NDArray
from .ops.stream import seed as seed

__all__ = ["seed"]

_Axis = _int | Sequence[_int] | None
_Shape = _int | Sequence[_int]
_DType = _str | type | numpy.dtype[Any]
_Number = _float | numpy.number[Any] | numpy.ndarray[Any, Any]

def uniform(
    low: NDArray | _float = 0,
    high: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """Numbers spread evenly over [low, high)."""

def normal(
    loc: NDArray | _float = 0,
    scale: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """Normally distributed numbers."""

def randn(
    *size: _int,
    loc: NDArray | _float = 0.0,
    scale: NDArray | _float = 1.0,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """Normally distributed numbers, the shape given as separate numbers."""

def uniform_like(
    data: Any,
    low: NDArray | _float = 0.0,
    high: NDArray | _float = 1.0,
    out: NDArray | None = None,
) -> NDArray:
    """Numbers spread evenly over [low, high), in the shape and dtype of data."""

def normal_like(
    data: Any,
    loc: NDArray | _float = 0.0,
    scale: NDArray | _float = 1.0,
    out: NDArray | None = None,
) -> NDArray:
    """Normally distributed numbers, in the shape and dtype of data."""

def randint(
    low: Any,
    high: Any = None,
    shape: _Shape | None = None,
    dtype: _DType = 'int32',
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """Integers from low up to, not including, high; from 0 up to low if high is left out."""

def shuffle(data: Any, **ignored: Any) -> Any:
    """The rows of an array in random order, as a new array."""

def exponential(
    scale: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """Exponentially distributed numbers of mean `scale`; see `uniform` for the shape."""

def gamma(
    alpha: NDArray | _float = 1,
    beta: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """Numbers of the gamma distribution of shape `alpha` and scale `beta`; see `uniform` for the shape."""

def poisson(
    lam: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """How many of many rare events happen, if lam are expected; float32 by default."""

def negative_binomial(
    k: NDArray | _float = 1,
    p: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """How often something of probability p fails before its k-th success."""

def generalized_negative_binomial(
    mu: NDArray | _float = 1,
    alpha: NDArray | _float = 1,
    shape: _Shape | None = None,
    dtype: _DType | None = None,
    ctx: Context | None = None,
    out: NDArray | None = None,
    **ignored: Any,
) -> NDArray:
    """Counts of mean mu and variance mu + alpha · mu²."""

def multinomial(
    data: Any,
    shape: _Shape | None = None,
    get_prob: _bool = False,
    out: NDArray | None = None,
    dtype: _DType = 'int32',
    **ignored: Any,
) -> Any:
    """Positions drawn with given probabilities."""

def exponential_like(data: Any, lam: NDArray | _float = 1.0, out: NDArray | None = None) -> NDArray:
    """Exponentially distributed numbers of mean 1/lam, in the shape and dtype of data."""

def gamma_like(
    data: Any,
    alpha: NDArray | _float = 1.0,
    beta: NDArray | _float = 1.0,
    out: NDArray | None = None,
) -> NDArray:
    """Numbers of the gamma distribution of shape `alpha` and scale `beta`, in the shape and dtype of data."""

def poisson_like(data: Any, lam: NDArray | _float = 1.0, out: NDArray | None = None) -> NDArray:
    """Counts as of `poisson`, in the shape and dtype of data."""

def negative_binomial_like(
    data: Any,
    k: NDArray | _float = 1,
    p: NDArray | _float = 1.0,
    out: NDArray | None = None,
) -> NDArray:
    """Counts as of `negative_binomial`, in the shape and dtype of data."""

def generalized_negative_binomial_like(
    data: Any,
    mu: NDArray | _float = 1.0,
    alpha: NDArray | _float = 1.0,
    out: NDArray | None = None,
) -> NDArray:
    """Counts as of `generalized_negative_binomial`, in the shape and dtype of data."""
