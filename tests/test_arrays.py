"""Arrays: how they are made, what they tell, and what they become."""
import copy
import importlib
import pickle

import numpy
import pytest

import refgrad as mx
from refgrad import MXNetError, autograd, nd, np, npx

FLOATS = ["float16", "float32", "float64"]
DTYPES = [*FLOATS, "int8", "uint8", "int32", "int64", "bool"]


def values(x):
    return x.asnumpy().tolist()


def dtype_of(x):
    return x.asnumpy().dtype.name


# ---- making them
@pytest.mark.parametrize("source", [[1, 2], (1, 2), [1.0, 2.0], [True, 2], [numpy.int64(1), numpy.float64(2)]], ids=str)
def test_lists_of_numbers_make_float32(face, source):
    x = face.array(source)
    assert values(x) == [1, 2]
    assert dtype_of(x) == "float32"


@pytest.mark.parametrize("source", [3, 3.0, numpy.float32(3)], ids=repr)
def test_a_number_makes_an_array_without_axes(face, source):
    x = face.array(source)
    assert x.shape == ()
    assert dtype_of(x) == "float32"
    assert values(x) == 3


def test_nested_lists_with_arrays_in_them(face):
    x = face.array([face.array([1, 2]), face.array([3, 4])])
    assert values(x) == [[1, 2], [3, 4]]
    assert values(face.array([[1, 2], numpy.array([3, 4])])) == [[1, 2], [3, 4]]


@pytest.mark.parametrize("dtype", DTYPES)
def test_of_a_numpy_array_nd_makes_float32_and_np_keeps_the_dtype(dtype):
    source = numpy.array([0, 1], dtype)
    assert dtype_of(nd.array(source)) == "float32"
    assert dtype_of(np.array(source)) == dtype


@pytest.mark.parametrize("dtype", DTYPES)
def test_of_an_array_the_dtype_is_kept(face, dtype):
    assert dtype_of(face.array(face.array([0, 1], dtype=dtype))) == dtype


@pytest.mark.parametrize("dtype", DTYPES)
def test_the_dtype_can_be_named_or_given_as_numpys(face, dtype):
    for given in (dtype, numpy.dtype(dtype), numpy.dtype(dtype).type):
        assert dtype_of(face.array([0, 1], dtype=given)) == dtype
        assert dtype_of(face.zeros((2,), dtype=given)) == dtype
        assert dtype_of(face.ones((2,), dtype=given)) == dtype


@pytest.mark.parametrize("nonsense", [[[1, 2], [3]], "abc", None, {"a": 1}, ["a"], object()], ids=str)
def test_nonsense_makes_a_type_error(face, nonsense):
    with pytest.raises(TypeError, match="array like object|dtype"):
        face.array(nonsense)


@pytest.mark.parametrize("dtype", ["complex64", "datetime64[s]", "S1", "object"])
def test_other_dtypes_do_not_exist(face, dtype):
    with pytest.raises(TypeError):
        face.array([1, 2], dtype=dtype)


@pytest.mark.parametrize("make, want", [
    (lambda f: f.zeros(2), [0, 0]), (lambda f: f.zeros((1, 2)), [[0, 0]]), (lambda f: f.ones(2), [1, 1]),
    (lambda f: f.full((2,), 7), [7, 7]), (lambda f: f.arange(3), [0, 1, 2]), (lambda f: f.arange(1, 7, 2), [1, 3, 5]),
    (lambda f: f.arange(3, 0, -1), [3, 2, 1]), (lambda f: f.linspace(0, 1, 3), [0, 0.5, 1]),
    (lambda f: f.linspace(0, 1, 2, endpoint=False), [0, 0.5]), (lambda f: f.eye(2), [[1, 0], [0, 1]]),
    (lambda f: f.eye(2, 3, 1), [[0, 1, 0], [0, 0, 1]])], ids=range(11))
def test_filled_arrays_are_float32(face, make, want):
    assert values(make(face)) == want
    assert dtype_of(make(face)) == "float32"


def test_what_only_one_face_makes():
    assert values(nd.arange(0, 2, repeat=2)) == [0, 0, 1, 1]
    assert values(np.identity(2)) == [[1, 0], [0, 1]]
    assert dtype_of(np.full((2,), True)) == "bool"
    assert dtype_of(nd.full((2,), True)) == "float32"


@pytest.mark.parametrize("dtype", DTYPES)
def test_like_another_means_its_shape_and_dtype(face, dtype):
    x = face.array([[0, 1]], dtype=dtype)
    for like, want in ((face.zeros_like, 0), (face.ones_like, 1)):
        assert values(like(x)) == [[want, want]]
        assert dtype_of(like(x)) == dtype


# ---- what they tell
def test_shape_size_ndim_and_length(face):
    x = face.array([[1, 2, 3], [4, 5, 6]])
    assert (x.shape, x.size, x.ndim, len(x)) == ((2, 3), 6, 2, 2)
    assert type(x.shape) is tuple
    assert values(x.T) == [[1, 4], [2, 5], [3, 6]]


def test_the_dtype_of_nd_is_a_class_and_that_of_np_a_dtype():
    assert nd.array([1]).dtype is numpy.float32
    assert type(np.array([1]).dtype) is type(numpy.dtype("float32"))
    assert str(np.array([1]).dtype) == "float32"
    assert nd.array([1]).dtype == np.array([1]).dtype == numpy.float32


def test_the_classes_and_their_names():
    assert issubclass(np.ndarray, nd.NDArray)
    assert nd.NDArray.__name__ == "NDArray"
    assert np.ndarray.__name__ == "ndarray"
    assert nd.array([1]).stype == "default"


def test_length_of_an_array_without_axes():
    with pytest.raises(IndexError):
        len(nd.array(3))
    with pytest.raises(TypeError):
        len(np.array(3))


# ---- out of the library
def test_asnumpy_is_a_writable_copy(face):
    x = face.array([1, 2])
    out = x.asnumpy()
    assert type(out) is numpy.ndarray
    out[:] = 9
    assert values(x) == [1, 2]


@pytest.mark.parametrize("dtype, kind", [("float32", float), ("float16", float), ("int32", int), ("bool", bool)])
def test_one_element_becomes_a_number(face, dtype, kind):
    for shape in ((), (1,), (1, 1)):
        x = face.ones(shape, dtype=dtype)
        assert type(x.item()) is kind
        assert x.item() == 1
        assert (float(x), int(x)) == (1.0, 1)
        assert nd.array(x.asnumpy(), dtype=dtype).asscalar().dtype == dtype


def test_several_elements_do_not_become_a_number(face):
    for x in (face.array([1, 2]), face.zeros((0,))):
        for become in (x.item, x.asscalar, lambda x=x: float(x), lambda x=x: int(x)):
            with pytest.raises((ValueError, TypeError)):
                become()


def test_item_takes_a_position(face):
    x = face.array([[1, 2], [3, 4]])
    assert x.item(2) == 3
    assert x.item(1, 0) == 3
    assert x.item((0, 1)) == 2
    with pytest.raises(IndexError):
        x.item(9)


def test_tolist_is_nested_numbers(face):
    assert face.array([[1, 2]]).tolist() == [[1.0, 2.0]]
    assert face.array(3).tolist() == 3.0
    assert face.zeros((0, 2)).tolist() == []


def test_truth_is_that_of_the_only_element(face):
    assert [bool(face.array([v])) for v in (0, 1, -2, 0.5)] == [False, True, True, True]
    assert bool(face.array(0)) is False
    assert bool(face.zeros((0,))) is False
    with pytest.raises(ValueError, match="ambiguous"):
        bool(face.array([1, 1]))


def test_python_control_flow_works_on_one_element(face):
    x, steps = face.array([1]), 0
    while x < 100:
        x, steps = x * 2, steps + 1
    assert steps == 7


def test_an_integer_array_can_be_an_index_of_python(face):
    i = face.array([1], dtype="int64")
    assert [10, 20, 30][i] == 20
    assert list(range(i)) == [0]
    with pytest.raises(TypeError):
        [10, 20, 30][face.array([1])]


def test_iteration_goes_over_the_first_axis(face):
    assert [values(row) for row in face.array([[1, 2], [3, 4]])] == [[1, 2], [3, 4]]
    a, b = face.array([1, 2])
    assert a.shape == b.shape == ((1,) if face is nd else ())
    assert [row.shape for row in face.zeros((2, 0))] == [(0,), (0,)]


def test_iteration_is_recorded(face):
    x = face.array([1, 2, 3])
    x.attach_grad()
    with autograd.record():
        total = sum(k * part for k, part in enumerate(x))
    total.backward()
    assert values(x.grad) == [0, 1, 2]


def test_hash_is_by_identity(face):
    x, y = face.array([1]), face.array([1])
    assert hash(x) == hash(x)
    assert len({x, y, x}) == 2
    assert {x: "a"}[x] == "a"


def test_comparing_with_none_is_false(face):
    x = face.array([1, 2])
    assert (x == None) is False  # noqa: E711
    assert (x != None) is True  # noqa: E711


# ---- copies
TWINS = {
    "copy()": lambda x: x.copy(),
    "copy.copy": copy.copy,
    "copy.deepcopy": copy.deepcopy,
    "pickle": lambda x: pickle.loads(pickle.dumps(x)),
}


@pytest.mark.parametrize("twin", TWINS)
@pytest.mark.parametrize("dtype", DTYPES)
def test_copies_keep_class_dtype_and_values_and_drop_the_mark(face, twin, dtype):
    x = face.array([[0, 1]], dtype=dtype)
    x.attach_grad()
    y = TWINS[twin](x)
    assert type(y) is type(x)
    assert dtype_of(y) == dtype
    assert values(y) == values(x)
    assert y.grad is None
    y[:] = 1
    assert values(x) == values(face.array([[0, 1]], dtype=dtype))


def test_a_model_can_be_pickled_and_copied_deeply(face):
    model = {"w": face.array([1, 2]), "b": face.array([3])}
    model["tied"] = model["w"]
    for twin in (pickle.loads(pickle.dumps(model)), copy.deepcopy(model)):
        assert twin["tied"] is twin["w"]
        assert values(twin["b"]) == [3]


def test_copyto_writes_into_another_array_and_returns_it(face):
    x, y = face.array([1, 2]), face.zeros(2, dtype="int32")
    assert x.copyto(y) is y
    assert values(y) == [1, 2]
    assert dtype_of(y) == "int32"
    z = x.copyto(mx.cpu())
    assert z is not x
    assert values(z) == [1, 2]


@pytest.mark.parametrize("dtype, want", [("int32", [-1, 1, 0]), ("uint8", None), ("bool", [True, True, False]),
                                         ("float64", [-1.75, 1.75, 0]), ("float16", [-1.75, 1.75, 0])])
def test_astype_cuts_off_towards_zero(face, dtype, want):
    x = face.array([-1.75, 1.75, 0])
    y = x.astype(dtype)
    assert dtype_of(y) == dtype
    assert want is None or values(y) == want


def test_astype_copies_unless_told_otherwise(face):
    x = face.array([1, 2])
    assert x.astype("float32") is not x
    assert values(x.astype("float32", copy=False)) == [1, 2]


# ---- the two classes
def test_converting_to_the_class_that_it_has_returns_the_array_itself():
    x, a = nd.array([1]), np.array([1])
    assert x.as_nd_ndarray() is x
    assert a.as_np_ndarray() is a
    assert type(x.as_np_ndarray()) is np.ndarray
    assert type(a.as_nd_ndarray()) is nd.NDArray


def test_operations_keep_to_one_class():
    x, a = nd.array([1]), np.array([1])
    for mixed in (lambda: x + a, lambda: a + x, lambda: x * a, lambda: x > a, lambda: nd.exp(a), lambda: np.exp(x),
                  lambda: nd.dot(x, a), lambda: np.dot(x, a)):
        with pytest.raises(TypeError, match="ndarray"):
            mixed()


def test_numpy_arrays_are_operands_of_signs_but_not_arguments_of_functions(face):
    x, a = face.array([1, 2]), numpy.array([10, 20], "float32")
    x.attach_grad()
    for compute, want, slope in ((lambda: x + a, [11, 22], [1, 1]), (lambda: a - x, [9, 18], [-1, -1]),
                                 (lambda: x * a, [10, 40], [10, 20]), (lambda: a * x, [10, 40], [10, 20])):
        with autograd.record():
            y = compute()
        y.backward()
        assert type(y) is type(x)
        assert values(y) == want
        assert values(x.grad) == slope
    with pytest.raises((TypeError, AssertionError)):
        face.exp(a)


@pytest.mark.parametrize("wrong", ["a", [1, 2], {}, object()], ids=str)
def test_other_operands_are_refused(face, wrong):
    x = face.array([1, 2])
    for compute in (lambda: x + wrong, lambda: wrong * x, lambda: x - wrong, lambda: x > wrong):
        with pytest.raises(TypeError):
            compute()


# ---- numpy and other libraries
def test_numpy_reads_an_array_in_its_own_dtype_or_another(face):
    x = face.array([1, 2])
    assert numpy.asarray(x).dtype == "float32"
    assert numpy.asarray(x, "int64").tolist() == [1, 2]
    assert numpy.array([x.asnumpy(), x.asnumpy()]).shape == (2, 2)


def test_dlpack_hands_out_what_is_in_no_graph(face):
    x = face.array([1, 2])
    assert numpy.from_dlpack(x).tolist() == [1, 2]
    x.attach_grad()
    with autograd.record():
        y = x * x
    for member in (x, y):
        with pytest.raises(BufferError, match="detach"):
            numpy.from_dlpack(member)
    assert numpy.from_dlpack(y.detach()).tolist() == [1, 4]


# ---- places
def test_everything_is_on_the_cpu(face):
    x = face.array([1])
    assert x.context == x.ctx == x.device == mx.cpu() == mx.cpu(0)
    assert x.as_in_context(mx.cpu()) is x.as_in_context(context=mx.cpu()) is x
    assert x.as_in_ctx(mx.cpu()) is x.as_in_ctx(ctx=mx.cpu()) is x.to_device(mx.cpu()) is x
    assert mx.current_context() == mx.cpu()
    assert mx.context.num_gpus() == mx.num_gpus() == npx.num_gpus() == 0
    assert mx.cpu(1).device_id == 1
    assert mx.cpu().device_type == "cpu"
    assert len({mx.cpu(), mx.cpu(0), mx.cpu(1)}) == 2


def test_a_gpu_can_be_named_but_holds_no_data(face):
    gpu = mx.gpu(1)
    assert repr(gpu) == "gpu(1)"
    x = face.array([1])
    for place in (lambda: face.array([1], ctx=gpu), lambda: face.zeros((2,), ctx=gpu), lambda: x.copyto(gpu),
                  lambda: x.as_in_context(gpu), lambda: face.random.uniform(0, 1, (2,), ctx=gpu)):
        with pytest.raises(MXNetError, match="refgrad computes on the CPU"):
            place()
    assert values(face.array([1], ctx=mx.gpu() if mx.context.num_gpus() else mx.cpu())) == [1]


def test_a_context_is_a_scope(face):
    with mx.cpu(1):
        assert mx.current_context() == mx.cpu(1)
        with mx.cpu(2):
            assert mx.current_context() == mx.cpu(2)
        assert mx.current_context() == mx.cpu(1)
    assert mx.current_context() == mx.cpu()
    with mx.gpu(), pytest.raises(MXNetError):
        face.array([1])
    assert values(face.array([1])) == [1]


def test_waiting_returns_nothing(face):
    assert face.array([1]).wait_to_read() is None
    assert nd.waitall() is npx.waitall() is None


# ---- numpy semantics
def test_set_np_is_a_switch_of_the_thread():
    assert not npx.is_np_array()
    npx.set_np()
    assert npx.is_np_array()
    npx.reset_np()
    assert not npx.is_np_array()


def test_nd_shapes_under_both_semantics():
    x = nd.array([1, 2])
    assert (x[0].shape, x.sum().shape, x.mean().shape, nd.dot(x, x).shape) == ((1,), (1,), (1,), (1,))
    npx.set_np()
    assert (x[0].shape, x.sum().shape) == ((), (1,))
    a = np.array([1, 2])
    assert (a[0].shape, a.sum().shape, a.mean().shape, np.dot(a, a).shape) == ((), (), (), ())


def test_nd_arrays_without_axes_can_be_computed_with():
    x = nd.array(3)
    x.attach_grad()
    with autograd.record():
        y = x * x + 1
    y.backward()
    assert (y.item(), x.grad.item()) == (10, 6)


# ---- the package
@pytest.mark.parametrize("path, name, want", [
    ("ndarray", "NDArray", nd.NDArray), ("numpy", "ndarray", np.ndarray), ("numpy_extension", "set_np", npx.set_np),
    ("context", "cpu", mx.cpu), ("base", "MXNetError", MXNetError), ("autograd", "record", autograd.record)])
def test_the_module_paths_of_the_original(path, name, want):
    assert getattr(importlib.import_module(f"refgrad.{path}"), name) is want
    assert getattr(getattr(mx, path), name) is want


def test_the_error_class_is_a_runtime_error():
    assert issubclass(mx.MXNetError, RuntimeError)
    assert mx.MXNetError.__name__ == "MXNetError"


def test_an_unknown_name_is_an_attribute_error_that_names_its_neighbours(face):
    with pytest.raises(AttributeError, match="zeros"):
        face.zeross  # noqa: B018
    assert not hasattr(face, "no_such_operator_at_all")
