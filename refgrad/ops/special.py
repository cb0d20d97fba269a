"""# Special functions: erf, Γ and their relatives

numpy has none of them.  They are computed here from series, in float64, with a relative error below 10⁻¹²; near their
zeros, the absolute error is that small.
"""

import numpy as np

from ..engine.array import NDArray
from ..engine.emit import emit
from ..engine.operators import elementwise, operator
from ..engine.registry import rules
from .common import arrays


def in_float64(f):
    """Lets f compute in float64, and gives its result the dtype of the argument."""
    def function(x):
        y = f(np.asarray(x, "float64"))
        return y.astype(x.dtype) if x.dtype.kind == "f" else y
    return function


# ## The error function
#
# erf x = 2/√π ∫₀ˣ e^(-t²) dt.  Its Taylor series alternates, and at x = 5 terms of 10⁹ cancel to 1.  With e^(-x²)
# taken out all terms are positive, and nothing cancels:
#
#     erf x = 2/√π · e^(-x²) · Σₙ 2ⁿ x²ⁿ⁺¹ / (1·3·5···(2n+1))
#
# From 6 on erf differs from 1 by less than a float64 can tell.
def erf_series(x):
    x = np.clip(x, -6, 6)
    term = total = x
    n = 0
    while np.any(np.abs(term) > 1e-17 * np.abs(total)):
        n += 1
        term = term * (2 * x * x / (2 * n + 1))
        total = total + term
    return 2 / np.sqrt(np.pi) * np.exp(-x * x) * total


# 1 - erf x is tiny for large x, and has to be computed as such.  It is e^(-x²)/(x√π) over a continued fraction,
# 1 + a/(1 + 2a/(1 + 3a/...)) with a = 1/(2x²), which 60 steps settle for x >= 2.
def erfc_tail(x):
    a, fraction = 1 / (2 * x * x), np.ones_like(x)
    for k in range(60, 0, -1):
        fraction = 1 + k * a / fraction
    return np.exp(-x * x) / (x * np.sqrt(np.pi) * fraction)


@elementwise(in_float64(erf_series), nd="erf", npx="erf", methods="erf")
@rules(x=lambda dy, x: dy * np.exp(-x * x) * float(2 / np.sqrt(np.pi)))
def erf(x):
    """2/√π ∫₀ˣ e^(-t²) dt.  Its slope is 2/√π · e^(-x²)."""


# ## Its inverse
#
# A rough start (S. Winitzki's approximation of 2008, good to 0.2 %), and three steps of Halley's method, each of
# which triples the number of right digits.  Near 1 the distance q = 1 - |x| is what counts: it is exact, so the
# equation solved there is erfc y = q.
def inverse_erf(x):
    size = np.abs(x)
    q = 1 - size
    with np.errstate(divide="ignore", invalid="ignore"):
        logarithm = np.log(q * (1 + size))
        half = 2 / (np.pi * 0.147) + logarithm / 2
        y = np.sqrt(np.sqrt(half * half - logarithm / 0.147) - half)
        for _ in range(3):
            far = y > 2
            off = np.where(far, q - erfc_tail(np.where(far, y, 2)), erf_series(y) - size)
            step = off * np.sqrt(np.pi) / 2 * np.exp(y * y)
            y = y - step / (1 + y * step)
    y = np.where(size < 1e-8, size * np.sqrt(np.pi) / 2, y)
    return np.copysign(np.where(size == 1, np.inf, y), x)


@elementwise(in_float64(inverse_erf), nd="erfinv", npx="erfinv", methods="erfinv")
@rules(x=lambda dy, y: dy * np.exp(y * y) * float(np.sqrt(np.pi) / 2))
def erfinv(x):
    """The y with erf y = x; ±∞ at ±1, nan beyond.  Its slope is √π/2 · e^(y²)."""


# ## The logarithm of Γ
#
# Γ(n) = (n-1)! for whole numbers, and Γ(x + 1) = x·Γ(x) for all.  So it is enough to know it in one unit
# interval.  Around 2,
#
#     log Γ(2 + z) = (1 - γ)·z + Σₖ₌₂ (-1)ᵏ (ζ(k) - 1)/k · zᵏ
#
# which for |z| <= 1/2 settles fast, and is small where log Γ is: a difference of logarithms would have lost those
# digits.  Above 12 stands Stirling's series; the coefficients of both are computed here, not copied.
def zeta_minus_1(k):
    """Σₙ₌₂ n⁻ᵏ: the terms up to 19⁻ᵏ, and the rest by the formula of Euler and Maclaurin."""
    n = 20.0
    third = k * (k + 1) * (k + 2)
    return sum(m ** -k for m in range(2, 20)) + n ** (1 - k) / (k - 1) + n ** -k / 2 + k * n ** (-k - 1) / 12 \
        - third * n ** (-k - 3) / 720 + third * (k + 3) * (k + 4) * n ** (-k - 5) / 30240


NEAR_2 = [0.0, 1 - float(np.euler_gamma)] + [(-1) ** k * zeta_minus_1(float(k)) / k for k in range(2, 36)]
BERNOULLI = 1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510


def polynomial(coefficients, z):
    """Horner's rule, the lowest coefficient first."""
    y = np.zeros_like(z)
    for c in reversed(coefficients):
        y = y * z + c
    return y


def stirling(x):
    """log Γ for x >= 12."""
    tail = polynomial([b / (2 * k * (2 * k - 1)) for k, b in enumerate(BERNOULLI, 1)], 1 / (x * x)) / x
    return (x - 0.5) * (np.log(x) - 1) - 0.5 + np.log(2 * np.pi) / 2 + tail


def to_interval(x):
    """For x in (0, 12): z in [-1/2, 1/2], and p, q with Γ(x) = p/q · Γ(2 + z)."""
    whole = np.round(x)
    z, p, q = x - whole, np.ones_like(x), np.ones_like(x)          # exact: no digit of a small z is lost
    for j in range(2, 12):
        p = np.where(j < whole, p * (z + j), p)
    for j in range(2):
        q = np.where(j >= whole, q * (z + j), q)
    return z, p, q


def positive_gammaln(x):
    small = np.where(x < 12, x, 1.0)
    z, p, q = to_interval(small)
    return np.where(x < 12, polynomial(NEAR_2, z) + np.log(p) - np.log(q), stirling(np.maximum(x, 12)))


# Left of 0: Γ(x)·Γ(1 - x) = π / sin πx.  At 0, -1, -2, ... there are poles, and Γ has another sign on either side.
# At 0 the sign of the zero tells the side, as in 1/x.  log |Γ| grows to ∞ at each pole.  Left of -2⁵² every float is
# a whole number and thus a pole; so at -∞ it is called ∞, as in MXNet and C.
def sine_of_pi(x):
    whole = np.round(x)
    return np.sin(np.pi * (x - whole)) * np.where(whole % 2 == 0, 1, -1)


def all_gammaln(x):
    left = x <= 0
    with np.errstate(divide="ignore", invalid="ignore"):
        y = positive_gammaln(np.where(left, 1 - x, x))
        y = np.where(left, np.log(np.pi / np.abs(sine_of_pi(x))) - y, y)
    return np.where(np.isinf(x), np.inf, y)


def all_gamma(x):
    left = x <= 0
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        right = np.where(left, 1 - x, x)
        z, p, q = to_interval(np.where(right < 12, right, 1.0))
        y = np.where(right < 12, p / q * np.exp(polynomial(NEAR_2, z)), np.exp(stirling(np.maximum(right, 12))))
        y = np.where(left, np.pi / (sine_of_pi(x) * y), y)
    y = np.where(left & (x == np.round(x)), np.nan, y)
    return np.where(x == 0, np.copysign(np.inf, x), y)


# The slope of log Γ is called ψ, the digamma function, and the slopes of that have names as well.  One operator,
# `polygamma`, is all of them.  Rules call it by way of `psi`, which takes numpy's arrays as well as recorded ones.
#
# *Try it*: the slope of log Γ at 1 is a constant that has a name.  Do you know it?
#     >>> x = nd.ones(1, dtype="float64"); x.attach_grad()
#     >>> with autograd.record(): y = x.gammaln()
#     >>> y.backward(); round(x.grad.item(), 10)
#     -0.5772156649
def psi(n, x):
    return polygamma(x, n) if isinstance(x, NDArray) else in_float64(lambda v: polygammas(n, v))(x)


@elementwise(in_float64(all_gammaln), nd="gammaln", npx="gammaln", methods="gammaln")
@rules(x=lambda dy, x: dy * psi(0, x))
def gammaln(x):
    """log |Γ(x)|.  Its slope is ψ(x)."""


@elementwise(in_float64(all_gamma), nd="gamma", npx="gamma", methods="gamma")
@rules(x=lambda dy, x, y: dy * y * psi(0, x))
def gamma(x):
    """Γ(x) = ∫₀^∞ tˣ⁻¹ e⁻ᵗ dt; ±∞ at ±0, nan at -1, -2, ...  Its slope is y·ψ(x)."""


# ## ψ and its derivatives
#
# From Γ(x + 1) = x·Γ(x) follows ψ⁽ⁿ⁾(x) = ψ⁽ⁿ⁾(x + 1) - (-1)ⁿ n! / xⁿ⁺¹: steps to the right until the asymptotic
# series holds, which is Stirling's, differentiated n + 1 times.  From far left that would take too many steps (from -∞
# there is no end of them), so there the answer is nan.
FAR_LEFT = -1e5


def polygammas(n, x):
    sign, factorial = (-1) ** n, float(np.prod(np.arange(1.0, n + 1)))
    y, x = np.zeros_like(x), np.where(x < FAR_LEFT, np.nan, x)
    with np.errstate(divide="ignore", invalid="ignore"):
        while np.any(low := x < 16 + n):
            y = np.where(low, y - sign * factorial / x ** (n + 1), y)
            x = np.where(low, x + 1, x)
    y = y + (np.log(x) if n == 0 else -sign * factorial / n / x ** n)
    y = y - sign * factorial / (2 * x ** (n + 1))
    rising = float(np.prod(np.arange(2.0, n + 2)))               # (2k)(2k+1)...(2k+n-1) for k = 1
    for k, b in enumerate(BERNOULLI, 1):
        y = y - sign * b / (2 * k) * rising / x ** (2 * k + n)
        rising *= (2 * k + n) * (2 * k + n + 1) / (2 * k * (2 * k + 1))
    return y


@operator(npx="polygamma")
@rules(x=lambda dy, x, n: dy * psi(n + 1, x))
def polygamma(x, n):
    """ψ⁽ⁿ⁾(x), the (n+1)-th derivative of log Γ; nan below -100,000.  Its slope is ψ⁽ⁿ⁺¹⁾(x).

    Args:
        x: array of floats, no whole number below 1.
        n: an int from 0 on; 0 is the digamma function.
    """
    return emit(polygamma, np.asarray(psi(n, x._data)), (x, (x, n)))


@operator(nd="digamma", npx="digamma")
@arrays("x")
def digamma(x):
    """ψ(x), the slope of log Γ; see `polygamma`."""
    return polygamma(x, 0)
