"""Cases of `refgrad/ops/solving.py`."""
import numpy

from refgrad.engine.array import wrap

from . import at, case, nowhere, real

TALL = at([[2.0, -1.0], [0.5, 1.5], [-0.4, 0.2], [1.0, 0.3]])
SQUARE = at([[2.0, -1.0, 0.3], [0.5, 1.5, -0.7], [-0.4, 0.2, -1.8]])
NEAR = 3 * numpy.eye(6) + numpy.random.default_rng(3).uniform(-1, 1, (6, 6))
BLOCKS, TURNED = at(NEAR.reshape(2, 3, 2, 3)), at(NEAR.reshape(2, 3, 2, 3).transpose(2, 0, 3, 1))
SHORT = "float16", "int32"


def first(call, cls):
    """Alone, the rank is an int, and the rest is as numpy has it."""
    given = TALL.draw(None), numpy.array([1.0, 2.0, 3.0, 5.0])
    got = call(*(wrap(cls, x) for x in given), rcond=None)
    want = numpy.linalg.lstsq(*given, rcond=None)
    assert type(got[2]) is int and got[2] == want[2] == 2
    for k in (0, 1, 3):
        numpy.testing.assert_allclose(got[k].asnumpy(), want[k], 1e-10)
    flat = numpy.array([[1.0, 2.0], [2.0, 4.0], [3.0, 6.0]])
    x, missed, rank, _ = call(wrap(cls, flat), wrap(cls, numpy.array([1.0, 0.0, 2.0])), None)
    assert rank == 1 and missed.shape == (0,)
    numpy.testing.assert_allclose(
        x.asnumpy(), numpy.linalg.lstsq(flat, numpy.array([1.0, 0.0, 2.0]), rcond=None)[0], 1e-10)


CASES = {
    "matrix_rank": [c.without(*SHORT) for c in nowhere([
        case(SQUARE).value(numpy.array(3)), case(at([[1.0, 2.0], [2.0, 4.0]])).value(numpy.array(1)),
        case(at([[[1.0, 0.0], [0.0, 0.1]], [[0.0, 0.0], [0.0, 0.0]]]), 0.5).value(numpy.array([1, 0]))])],
    "cond": [case(SQUARE, p=p).without(*SHORT) for p in (None, 2, -2, 1, -1, "fro", numpy.inf)] + [
        case(TALL).value(numpy.linalg.cond).without(*SHORT)],
    "lstsq": [
        case(TALL, real(4)).without(*SHORT), case(TALL, real(4, 2), rcond=None).without(*SHORT),
        case(SQUARE, real(3)).without(*SHORT), case().holds(first),
    ],
    "tensorsolve": [case(BLOCKS, real(2, 3)).without(*SHORT),
                    case(TURNED, real(2, 3), axes=(0, 2)).without(*SHORT).value(
                        lambda a, b: numpy.linalg.tensorsolve(a, b, (0, 2)))],
}
