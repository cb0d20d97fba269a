"""Random numbers: repeatable from a seed, of the right shape, dtype and spread; the streams themselves are numpy's."""
import threading

import numpy
import pytest

import refgrad as mx
from refgrad import MXNetError, autograd, nd, np, npx

SIZE = "shape", "size"
DRAWS = {
    "uniform": lambda f, n: f.random.uniform(0, 1, n),
    "normal": lambda f, n: f.random.normal(0, 1, n),
    "randint": lambda f, n: f.random.randint(0, 1000, n),
    "randn": lambda f, n: f.random.randn(n),
    "shuffle": lambda f, n: shuffled(f, f.arange(n)),
}


def shuffled(f, x):
    """nd gives a shuffled copy, np shuffles in place."""
    y = f.random.shuffle(x)
    return x if y is None else y


def values(x):
    return x.asnumpy().tolist()


def dropped(face):
    with autograd.train_mode():
        return (nd.Dropout if face is nd else npx.dropout)(face.ones(50), 0.5)


# ---- the seed
@pytest.mark.parametrize("name", DRAWS)
def test_a_seed_makes_what_follows_repeatable(face, name):
    draws = []
    for seed in (7, 7, 8):
        mx.random.seed(seed)
        draws.append([values(DRAWS[name](face, 20)) for _ in range(3)])
    assert draws[0] == draws[1] != draws[2]
    assert draws[0][0] != draws[0][1] != draws[0][2]


def test_the_seed_counts_for_dropout_and_both_faces(face):
    draws = []
    for _ in range(2):
        mx.random.seed(3)
        draws.append((values(nd.random.uniform(0, 1, 4)), values(dropped(face)), values(np.random.normal(0, 1, 4))))
    assert draws[0] == draws[1]


def test_drawing_leaves_numpys_own_stream_alone(face):
    numpy.random.seed(1)
    want = numpy.random.random()
    numpy.random.seed(1)
    face.random.uniform(0, 1, 5)
    mx.random.seed(9)
    assert numpy.random.random() == want


@pytest.mark.parametrize("seed", [0, 1, -1, 2 ** 40, numpy.int64(5)], ids=repr)
def test_seeds_are_ints(seed):
    mx.random.seed(seed)
    assert nd.random.uniform(0, 1, 1).shape == (1,)


@pytest.mark.parametrize("wrong", ["a", None, 1.5], ids=repr)
def test_other_seeds_are_refused(wrong):
    with pytest.raises((ValueError, TypeError)):
        mx.random.seed(wrong)


def test_threads_draw_from_one_stream_without_repeating_each_other(face):
    drawn = []
    threads = [threading.Thread(target=lambda: drawn.extend(values(face.random.uniform(0, 1, 500)))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(drawn) == 4000
    assert len(set(drawn)) > 3990                      # float32 has 2²⁴ values between ½ and 1


# ---- shape and dtype
@pytest.mark.parametrize("shape", [3, (3,), (2, 3), (1, 1), (0, 2)], ids=str)
@pytest.mark.parametrize("name", ["uniform", "normal", "randint"])
def test_the_shape_is_the_one_asked_for(face, name, shape):
    x = DRAWS[name](face, shape)
    assert x.shape == (shape if isinstance(shape, tuple) else (shape,))
    assert type(x) is type(face.array([1]))


def test_without_a_shape_one_number_is_drawn():
    assert nd.random.uniform().shape == nd.random.normal().shape == (1,)
    assert np.random.uniform().shape == np.random.normal().shape == ()


def test_shape_goes_by_its_name_in_each_face():
    assert nd.random.uniform(shape=(2, 3)).shape == nd.random.normal(shape=(2, 3)).shape == (2, 3)
    assert np.random.uniform(size=(2, 3)).shape == np.random.normal(size=(2, 3)).shape == (2, 3)
    assert nd.random.randn(2, 3).shape == np.random.randn(2, 3).shape == np.random.rand(2, 3).shape == (2, 3)
    assert mx.random.uniform(shape=(2, 3)).shape == (2, 3)
    assert type(mx.random.uniform(shape=2)) is nd.NDArray


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
def test_the_dtype_is_float32_unless_named(face, dtype):
    for draw in (face.random.uniform, face.random.normal):
        assert draw(0, 1, (2,)).asnumpy().dtype == "float32"
        assert draw(0, 1, (2,), dtype=dtype).asnumpy().dtype == dtype


def test_whole_numbers_are_whole():
    assert nd.random.randint(0, 5, (3,)).asnumpy().dtype == "int32"
    assert np.random.randint(0, 5, (3,)).asnumpy().dtype.kind == "i"


def test_a_place_has_to_be_the_cpu(face):
    assert face.random.uniform(0, 1, (2,), ctx=mx.cpu()).shape == (2,)
    with pytest.raises(MXNetError):
        face.random.uniform(0, 1, (2,), ctx=mx.gpu())


def test_out_takes_the_numbers(face):
    y = face.zeros(3)
    face.random.uniform(1, 2, (3,), out=y)
    assert (y.asnumpy() >= 1).all()


def test_out_takes_numbers_whose_parameters_are_arrays():
    for draw in np.random.uniform, np.random.normal:
        y = np.zeros(3)
        mean = np.array([100.0, 200.0, 300.0])
        mean.attach_grad()
        with mx.autograd.record():
            result = draw(mean, 1.0 if draw is np.random.normal else mean + 1, out=y)
        result.backward()
        assert result is y and (abs(y.asnumpy() - mean.asnumpy()) < 20).all()
        assert (mean.grad.asnumpy() == 1).all()


# ---- spread
MANY = 20_000


def test_uniform_numbers_spread_evenly_between_their_ends(face):
    x = face.random.uniform(-2, 4, MANY).asnumpy()
    assert x.min() >= -2 and x.max() <= 4
    assert abs(x.mean() - 1) < 0.06
    assert abs(x.std() - 6 / 12 ** 0.5) < 0.05
    counts, _ = numpy.histogram(x, 6, (-2, 4))
    assert abs(counts - MANY / 6).max() < 0.06 * MANY / 6


def test_normal_numbers_have_mean_and_deviation(face):
    x = face.random.normal(3, 2, MANY).asnumpy()
    assert abs(x.mean() - 3) < 0.06
    assert abs(x.std() - 2) < 0.05
    assert abs((abs(x - 3) < 2).mean() - 0.683) < 0.02


def test_integers_fall_from_low_up_to_but_not_including_high(face):
    x = face.random.randint(-2, 3, MANY).asnumpy()
    assert sorted(set(x.tolist())) == [-2, -1, 0, 1, 2]
    assert abs(x.astype(float).mean()) < 0.06


def test_a_shuffle_has_the_same_rows_in_another_order(face):
    x = face.arange(40).reshape((20, 2))
    rows = values(x)
    y = values(shuffled(face, x))
    assert sorted(y) == rows != y


def test_dropout_drops_its_share_and_scales_the_rest(face):
    with autograd.train_mode():
        y = (nd.Dropout if face is nd else npx.dropout)(face.ones(MANY), 0.25).asnumpy()
    assert sorted(set(y.tolist())) == pytest.approx([0, 1 / 0.75])
    assert abs((y == 0).mean() - 0.25) < 0.02


def test_drawn_numbers_are_constants_until_marked(face):
    with autograd.record():
        x = face.random.uniform(0, 1, (2,))
    with pytest.raises(MXNetError):
        x.backward()
    x.attach_grad()
    with autograd.record():
        y = x * x
    y.backward()
    assert numpy.allclose(x.grad.asnumpy(), 2 * x.asnumpy())
