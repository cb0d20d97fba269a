"""Cases of `refgrad/ops/densities.py`: in the sample and in each parameter; and what lies below a density is 1."""
import numpy

import refgrad as mx

from . import at, case, const, real, silent

PLACES = numpy.linspace(0.0005, 79.9995, 80000)


def of(*parameters, sample=(0.2, 2.0)):
    """Samples of the shape of the parameters, and with axes of their own; as a logarithm too."""
    low, high = sample
    limits = [dict(low=a, high=b) for a, b in parameters]
    return [c.without("float16", "int32") for c in (
        case(real(2, low=low, high=high), *(real(2, **limit) for limit in limits)),
        case(real(2, 3, low=low, high=high), *(real(2, **limit) for limit in limits), is_log=True),
        case(real(1, 4, low=low, high=high), *(real(1, **limit) for limit in limits)))]


def of_counts(*parameters):
    """Samples that are counts; they receive zeros."""
    limits = [dict(low=a, high=b) for a, b in parameters]
    return [c.without("float16", "int32") for c in (
        case(silent(at([1.0, 0.0])), *(real(2, **limit) for limit in limits)),
        case(silent(at([[1.0, 2.0, 3.0], [0.0, 1.0, 4.0]])), *(real(2, **limit) for limit in limits), is_log=True))]


def sums_to_one(*parameters, places=PLACES, width=0.001):
    def check(call, cls):
        given = [mx.nd.array([p], dtype="float64") for p in parameters]
        y = call(mx.nd.array(places[None], dtype="float64"), *given).asnumpy()
        assert abs(y.sum() * width - 1) < 1e-4
    return [case().holds(check)]


def counts_to_one(*parameters):
    return sums_to_one(*parameters, places=numpy.arange(400.0), width=1)


CASES = {
    "random_pdf_normal": of((-1, 1), (0.5, 2)) + sums_to_one(40.0, 3.0),
    "random_pdf_uniform": of((-1, 0), (2, 3)) + [
        case(const([[5.0, 0.5]]), const([0.0]), const([2.0])).value(numpy.array([[0.5, 0.5]]))],
    "random_pdf_exponential": of((0.5, 2)) + sums_to_one(0.7),
    "random_pdf_gamma": of((0.5, 3), (0.5, 2)) + sums_to_one(2.5, 0.7),
    "random_pdf_dirichlet": [c.without("float16", "int32") for c in (
        case(real(2, 3, low=0.2, high=0.6), real(2, 3, low=0.5, high=2)),
        case(real(2, 4, 3, low=0.2, high=0.6), real(2, 3, low=0.5, high=2), is_log=True),
        case(const([0.4, 0.6]), real(2, low=0.5, high=2)), case(const([0.4, 0.6]), const([2.0, 3.0])).value(
            numpy.array([1.728])))],
    "random_pdf_poisson": of_counts((0.5, 3)) + counts_to_one(4.5),
    "random_pdf_negative_binomial": of_counts((1, 4), (0.3, 0.8)) + counts_to_one(3.0, 0.4),
    "random_pdf_generalized_negative_binomial": of_counts((1, 4), (0.3, 0.8)) + counts_to_one(3.0, 0.4),
}
