"""Cases of `refgrad/ops/special.py`."""
import numpy

from . import at, case, const, real, times, unary

INF, NAN = numpy.inf, numpy.nan

# The steps to the right of ψ have to end, wherever they begin.
FAR = case(const([-numpy.inf, -1e9, numpy.nan, numpy.inf])).value(numpy.array([*[numpy.nan] * 3, numpy.inf]))

# Every piece of a piecewise formula has to be visited.
CASES = {
    "erf": unary(low=-3) + [case(real(5, low=-6, high=6)), case(at([0.0, 1e-3, -1e-3]))],
    "erfinv": unary(low=-0.9, high=0.9) + [case(at([0.0, 0.95, -0.97]))],
    "gammaln": unary(low=0.3, high=4) + [case(at([0.1, 7.5, 20.0, 150.0])), case(at([-0.5, -2.3])),
        case(const([0.0, -0.0, -1.0, -INF, INF])).without("int32").value(numpy.full(5, INF))],
    "gamma": unary(low=0.3, high=4) + [case(at([0.1, 7.5])), case(at([-0.5, -2.3])),
        case(const([0.0, -0.0, -1.0, -INF, INF])).without("int32").value(numpy.array([INF, -INF, NAN, NAN, INF])),
        case(at([0.0, -0.0])).edge(times(-INF))],
    "polygamma": [case(real(2, 3, low=0.3, high=4), n) for n in (0, 1, 2, 3)] + [case(at([7.5, 20.0]), 1)],
    "digamma": unary(low=0.3, high=4) + [case(at([0.1, 7.5, 20.0])), case(at([-0.5, -2.3])), FAR],
}
