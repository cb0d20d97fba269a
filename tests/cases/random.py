"""Cases of `refgrad/ops/random.py`: draws lie where they may, have the mean they should, and repeat with the seed."""
import numpy

import refgrad as mx

from . import case, real

INFINITY, MANY = numpy.inf, (40, 50)


def draws(low, high, mean, *arguments, gives="float32", **options):
    """Draws between low and high, with that mean, in the shape MANY; equal seeds, equal numbers."""
    def check(call, cls):
        mx.random.seed(3)
        x = call(*arguments, **options)
        following = call(*arguments, **options).asnumpy()
        mx.random.seed(3)
        again = call(*arguments, **options).asnumpy()
        data = x.asnumpy()
        assert type(x) is cls and (data.dtype, data.shape) == (gives, MANY)
        assert (data == again).all() and (data != following).any()
        assert data.min() >= low and data.max() <= high
        # The mean of so many numbers is this near to the expected one for all but one seed in 10,000.
        assert abs(data.mean() - mean) < 4 * data.std() / data.size ** 0.5
    return case().holds(check)


def shuffled(call, cls):
    """The same rows in another order, in place or as a new array."""
    mx.random.seed(3)
    x = mx.nd.arange(50) if cls is mx.nd.NDArray else mx.np.arange(50)
    y = call(x)
    y = x if y is None else y
    assert (numpy.sort(y.asnumpy()) == numpy.arange(50)).all() and (y.asnumpy() != numpy.arange(50)).any()


def repeats(call, cls):
    call(5)
    first = mx.np.random.uniform(size=(3,)).tolist()
    call(5)
    assert mx.np.random.uniform(size=(3,)).tolist() == first != mx.np.random.uniform(size=(3,)).tolist()


def permuted(call, cls):
    shuffled(call, cls)
    assert sorted(call(20).tolist()) == list(range(20))


def chosen(call, cls):
    mx.random.seed(3)
    x = mx.np.array([2.0, 3.0, 5.0])
    assert set(call(x, 500).tolist()) == {2.0, 3.0, 5.0}
    assert sorted(call(7, (7,), replace=False).tolist()) == list(range(7))
    counts = numpy.bincount(call(3, (3000,), p=mx.np.array([0.5, 0.0, 0.5])).asnumpy(), minlength=3)
    assert counts[1] == 0 and abs(counts[0] - 1500) < 4 * 750 ** 0.5



def like(least, most, mean, **options):
    """Draws in the shape and dtype of an array."""
    def check(call, cls):
        mx.random.seed(3)
        data = call(mx.nd.zeros(MANY, dtype="float64"), **options).asnumpy()
        assert data.dtype == "float64" and data.shape == MANY and least <= data.min() and data.max() <= most
        assert abs(data.mean() - mean) < 4 * data.std() / data.size ** 0.5
    return case().holds(check)


# A draw of np is a function of its arrays: of the limits, of mean and deviation.
MOVED = [case(real(2, 3), real(2, 3), dtype="float64"), case(real(2, 3), real(3), dtype="float64"),
         case(real(3), 2.0, dtype="float64"), case(0.5, real(3), (2, 3), dtype="float64")]
MOVED = [c.seeded().without("float16", "float32", "int32") for c in MOVED]

CASES = {
    "uniform": [draws(-1, 3, 1, -1, 3, shape=MANY), draws(0, 1, 0.5, shape=MANY)],
    "uniform_np": [draws(-1, 3, 1, -1, 3, MANY), draws(0, 1, 0.5, size=MANY)] + MOVED,
    "normal": [draws(-INFINITY, INFINITY, 2, 2, 3, MANY)],
    "normal_np": [draws(-INFINITY, INFINITY, 2, 2, 3, MANY)] + MOVED,
    "randn": [draws(-INFINITY, INFINITY, 0, *MANY), draws(-INFINITY, INFINITY, 2, *MANY, loc=2.0, scale=3.0)],
    "rand": [draws(0, 1, 0.5, *MANY)],
    "uniform_like": [like(-1, 3, 1, low=-1, high=3)],
    "normal_like": [like(-INFINITY, INFINITY, 2, loc=2, scale=3)],
    "uniform_n": [draws(-1, 3, 1, -1, 3, MANY)] + [c for c in MOVED if len(c.arguments) == 2],
    "normal_n": [draws(-INFINITY, INFINITY, 2, 2, 3, MANY)] + [c for c in MOVED if len(c.arguments) == 2],
    "randint": [draws(2, 8, 5, 2, 9, MANY, gives="int32"), draws(0, 8, 4, 9, None, MANY, gives="int32")],
    "randint_np": [draws(2, 8, 5, 2, 9, MANY, gives="int64"), draws(0, 8, 4, 9, size=MANY, gives="int64")],
    "seed_np": [case().holds(repeats)],
    "shuffle": [case().holds(shuffled)],
    "shuffle_np": [case().holds(shuffled)],
    "permutation": [case().holds(permuted)],
    "choice": [case().holds(chosen)],
}
