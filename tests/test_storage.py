"""Saving to and loading from files: numbers, shapes and dtypes, and nothing that could run."""
import gzip
import pathlib
import pickle
import zipfile

import numpy
import pytest

from refgrad import MXNetError, nd, np, npx
from refgrad.test_utils import get_mnist

DTYPES = ["float16", "float32", "float64", "int8", "uint8", "int32", "int64", "bool"]


def same(x, y):
    return x.shape == y.shape and x.asnumpy().dtype == y.asnumpy().dtype and numpy.array_equal(x.asnumpy(), y.asnumpy())


@pytest.fixture
def file(tmp_path):
    return str(tmp_path / "arrays")


@pytest.mark.parametrize("dtype", DTYPES)
def test_dtype_shape_and_values_come_back(file, dtype):
    for shape in ((2, 3), (), (0, 2), (1,)):
        x = nd.array(numpy.arange(6)[:numpy.prod(shape, dtype=int)].reshape(shape), dtype=dtype)
        nd.save(file, x)
        y, = nd.load(file)
        assert same(x, y)


def test_an_array_comes_back_as_a_list_of_one(file):
    nd.save(file, nd.array([1, 2]))
    assert type(nd.load(file)) is list
    assert len(nd.load(file)) == 1


def test_a_list_comes_back_in_order(file):
    xs = [nd.array([k]) for k in range(25)]
    nd.save(file, xs)
    assert [y.item() for y in nd.load(file)] == list(range(25))


@pytest.mark.parametrize("module", [nd, npx])
def test_a_dict_comes_back_as_a_dict(file, module):
    make = nd if module is nd else np
    data = {"w": make.array([[1, 2]]), "b": make.array([3])}
    module.save(file, data)
    back = module.load(file)
    assert type(back) is dict
    assert list(back) == ["w", "b"]
    assert all(same(back[name], x) and type(back[name]) is type(x) for name, x in data.items())


ODD = ["", "0", "1", "=", "file", "a b", "a/b", "../up", "/root", "a.npy", "x" * 100, "ünïcödé ∇", "new\nline", "arr_0",
       "args", "kwds"]


@pytest.mark.parametrize("name", ODD, ids=repr)
def test_any_name_comes_back(file, name):
    nd.save(file, {name: nd.array([7]), name + "'": nd.array([8])})
    back = nd.load(file)
    assert {key: x.item() for key, x in back.items()} == {name: 7, name + "'": 8}


def test_names_like_numbers_stay_names(file):
    nd.save(file, {"0": nd.array([1]), "1": nd.array([2])})
    assert list(nd.load(file)) == ["0", "1"]


def test_nothing_may_be_saved_too(file):
    nd.save(file, [])
    assert nd.load(file) == []


def test_the_mark_stays_behind(file):
    x = nd.array([1])
    x.attach_grad()
    nd.save(file, [x])
    assert nd.load(file)[0].grad is None


def test_the_file_has_the_name_that_was_given(tmp_path):
    for name in ("arrays", "arrays.params", "arrays.npz", pathlib.Path("path")):
        nd.save(tmp_path / name, nd.array([1]))
        assert (tmp_path / name).is_file()
        assert nd.load(tmp_path / name)[0].item() == 1


def test_saving_again_replaces_the_file(file):
    nd.save(file, [nd.array([1]), nd.array([2])])
    nd.save(file, [nd.array([3])])
    assert [x.item() for x in nd.load(file)] == [3]


WRONG = [3, "abc", None, [1], [nd.array([1]), numpy.ones(1)], {"x": 1}, numpy.ones(1), {1, 2}]


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_other_things_are_refused_and_leave_no_file(file, wrong):
    with pytest.raises(TypeError):
        nd.save(file, wrong)
    assert not pathlib.Path(file).exists()


# ---- reading what is not ours
class Bomb:
    def __reduce__(self):
        return pathlib.Path.touch, (pathlib.Path("exploded"),)


def not_ours():
    yield "a pickle", lambda path: path.write_bytes(pickle.dumps(Bomb()))
    yield "text", lambda path: path.write_text("hello")
    yield "nothing", lambda path: path.write_bytes(b"")
    yield "numpy's single array", lambda path: numpy.save(path.open("wb"), numpy.ones(2))
    yield "a pickle in numpy's clothes", lambda path: numpy.save(path.open("wb"), numpy.array([Bomb()], object))
    yield "pickles in a zip", lambda path: numpy.savez(path.open("wb"), **{"0": numpy.array([Bomb()], object)})
    yield "strings in a zip", lambda path: numpy.savez(path.open("wb"), **{"0": numpy.array(["a"])})
    yield "a broken zip", lambda path: path.write_bytes(b"PK\x03\x04 and then nothing")
    yield "a zip of something else", lambda path: zipfile.ZipFile(path, "w").writestr("a.txt", "hello")


@pytest.mark.parametrize("write", [pytest.param(write, id=name) for name, write in not_ours()])
def test_another_file_is_refused_and_never_run(tmp_path, monkeypatch, write):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "foreign"
    write(path)
    with pytest.raises(MXNetError, match="load"):
        nd.load(str(path))
    assert not (tmp_path / "exploded").exists()


def test_a_missing_file_is_an_error_that_names_it(tmp_path):
    with pytest.raises(MXNetError, match="nowhere"):
        nd.load(str(tmp_path / "nowhere"))


# ## The files of MXNet
#
# What MXNet 1.9.1 wrote: two arrays in a list, two with names, and with `npx.set_np()` arrays without axes or elements.
HEADER = "1201000000000000 0000000000000000"
LIST = f"""{HEADER} 0200000000000000
    c9fa93f9 00000000 01000000 0200000000000000 01000000 00000000 00000000 0000803f 00000040
    c9fa93f9 00000000 02000000 0100000000000000 0300000000000000 01000000 00000000 06000000
    0100000000000000 0200000000000000 0300000000000000
    0000000000000000"""
NAMED = f"""{HEADER} 0200000000000000
    c9fa93f9 00000000 02000000 0100000000000000 0200000000000000 01000000 00000000 00000000 0000803f 00000040
    c9fa93f9 00000000 01000000 0100000000000000 01000000 00000000 01000000 0000000000000840
    0200000000000000 0100000000000000 77 0300000000000000 62c3bc"""
NUMPY = f"""{HEADER} 0200000000000000
    cafa93f9 00000000 00000000 01000000 00000000 00000000 0000a040
    cafa93f9 00000000 02000000 0000000000000000 0300000000000000 01000000 00000000 00000000
    0200000000000000 0100000000000000 73 0100000000000000 7a"""
ONES = {
    "float16": (2, "003c"), "float32": (0, "0000803f"), "float64": (1, "000000000000f03f"), "int8": (5, "01"),
    "uint8": (3, "01"), "int32": (4, "01000000"), "int64": (6, "0100000000000000"),
}


def one(number, element):
    """The file of an array of one element."""
    return f"""{HEADER} 0100000000000000 c9fa93f9 00000000 01000000 0100000000000000 01000000 00000000
        {number:02x}000000 {element} 0000000000000000"""


def theirs():
    yield LIST, nd, [nd.array([1, 2]), nd.array([[1, 2, 3]], dtype="int64")]
    yield NAMED, nd, {"w": nd.array([[1, 2]]), "b\u00fc": nd.array([3], dtype="float64")}
    yield NUMPY, npx, {"s": np.array(5), "z": np.zeros((0, 3))}
    yield f"{HEADER} 0000000000000000 0000000000000000", nd, []
    for dtype, (number, element) in ONES.items():
        yield one(number, element), nd, [nd.ones(1, dtype=dtype)]


@pytest.mark.parametrize(("content", "module", "data"), list(theirs()))
def test_files_are_those_of_mxnet(file, content, module, data):
    content = bytes.fromhex(content)
    npx.set_np() if module is npx else npx.reset_np()
    module.save(file, data)
    assert pathlib.Path(file).read_bytes() == content
    for back in (module.load(file), nd.load_frombuffer(content)):
        assert type(back) is type(data)
        got, want = (list(some.items()) if type(some) is dict else list(enumerate(some)) for some in (back, data))
        assert [key for key, x in got] == [key for key, x in want]
        assert all(same(x, y) for (_, x), (_, y) in zip(got, want, strict=True))


def test_what_was_read_may_be_written_into():
    x, _ = nd.load_frombuffer(bytes.fromhex(LIST))
    x += 1
    assert x.asnumpy().tolist() == [2, 3]


# The two kinds of entries do not mix: MXNet reads a file with one or with the other setting of its switch.
def test_an_array_without_axes_makes_the_file_one_of_numpy_semantics(file):
    nd.save(file, [nd.array([1]), nd.array(2)])
    content = pathlib.Path(file).read_bytes()
    assert content.count(bytes.fromhex("cafa93f9")) == 2
    assert [x.shape for x in nd.load(file)] == [(1,), ()]


def test_a_file_that_was_cut_off_anywhere_is_damaged():
    whole = bytes.fromhex(NAMED)
    for length in range(8, len(whole)):
        with pytest.raises(MXNetError, match="damaged"):
            nd.load_frombuffer(whole[:length])


CSR = f"{HEADER} 0100000000000000 c9fa93f9 02000000 01000000"
SPOILT = [
    (NAMED.replace("0200000000000000 0100000000000000 77", "0100000000000000 0100000000000000 77"), "damaged"),
    (one(12, "01"), "damaged"),
    (one(0, "0000803f").replace("01000000 0100000000000000", "01000000 ffffffffffffffff"), "damaged"),
    (one(0, "0000803f").replace("01000000 0100000000000000", "01000000 ffffffffffffff7f"), "damaged"),
    (one(0, "0000803f").replace("01000000 0100000000000000", "ffffffff 0100000000000000"), "damaged"),
    (one(0, "0000803f").replace("c9fa93f9", "c8fa93f9"), "another version"),
    (one(0, "0000803f").replace("01000000 0100000000000000", "00000000"), "unknown shape"),
    (CSR, "sparse"),
]


@pytest.mark.parametrize(("content", "reason"), SPOILT)
def test_what_cannot_be_read_is_said(content, reason):
    with pytest.raises(MXNetError, match=reason):
        nd.load_frombuffer(bytes.fromhex(content))


def test_load_frombuffer_takes_bytes():
    for wrong in ("abc", None, 5):
        with pytest.raises(TypeError, match="bytes"):
            nd.load_frombuffer(wrong)


@pytest.mark.skipif(numpy.dtype(numpy.longdouble).name == "float64", reason="this platform has no wider float")
def test_dtypes_that_no_file_can_have_are_named(file):
    with pytest.raises(MXNetError, match="dtype"):
        nd.save(file, nd.ones(1).astype(numpy.longdouble))
    assert not pathlib.Path(file).exists()


def test_a_folder_that_does_not_exist_is_named_whoever_writes(file):
    path = str(pathlib.Path(file).parent / "nowhere" / "x")
    for name, write in ("save", nd.save), ("save", npx.save), ("savez", npx.savez):
        with pytest.raises(MXNetError, match=f"{name}: cannot write .*nowhere"):
            write(path, np.ones(1) if write is not nd.save else nd.ones(1))


def test_archives_of_numpy_are_read(file):
    with open(file, "wb") as opened:
        numpy.savez(opened, a=numpy.float32([1, 2]), b=numpy.int64([3]))
    back = nd.load(file)
    assert list(back) == ["a", "b"]
    assert same(back["a"], nd.array([1, 2])) and same(back["b"], nd.array([3], dtype="int64"))


# ## Other libraries
@pytest.mark.parametrize("face", [nd, np])
@pytest.mark.parametrize("dtype", ["float16", "float32", "float64", "int8", "uint8", "int64"])
def test_memory_is_shared_with_numpy_both_ways(face, dtype):
    theirs = numpy.arange(6).astype(dtype).reshape(2, 3)
    ours = face.from_dlpack(theirs)
    assert type(ours) is type(face.zeros(1)) and same(ours, face.array(theirs, dtype=dtype))
    theirs[0, 0] = 9
    assert ours[0, 0].asnumpy() == 9
    mine = face.ones((2, 2), dtype=dtype)
    seen = numpy.from_dlpack(mine)
    mine[:] = 3
    assert (seen == 3).all()


def test_capsules_hand_the_memory_over():
    for export in (nd.to_dlpack_for_read, nd.to_dlpack_for_write):
        x = nd.ones((2,))
        y = nd.from_dlpack(export(x))
        x[:] = 4
        assert y.asnumpy().tolist() == [4, 4]
    a = np.ones((2,))
    assert npx.from_dlpack(npx.to_dlpack_for_read(a)).asnumpy().tolist() == [1, 1]


def test_arrays_in_a_graph_and_other_things_are_not_handed_over():
    x = nd.ones((2,))
    x.attach_grad()
    for refused in (lambda: nd.from_dlpack(x), lambda: nd.to_dlpack_for_read(x), lambda: nd.to_dlpack_for_write(x)):
        with pytest.raises(BufferError, match="detach"):
            refused()
    assert nd.from_dlpack(x.detach()).asnumpy().tolist() == [1, 1]
    with pytest.raises(TypeError):
        nd.from_dlpack([1.0])
    with pytest.raises(TypeError):
        nd.from_dlpack(numpy.ones(2, complex))


# ## MNIST
def write_idx(path, array, zipped):
    head = bytes([0, 0, 8, array.ndim]) + numpy.array(array.shape, ">u4").tobytes()
    opened = gzip.open(f"{path}.gz", "wb") if zipped else open(path, "wb")
    with opened as file:
        file.write(head + array.astype("uint8").tobytes())


def write_mnist(folder, zipped):
    generator = numpy.random.default_rng(1)
    made = {}
    for name, count in (("train", 3), ("t10k", 2)):
        images = generator.integers(0, 256, (count, 28, 28))
        labels = generator.integers(0, 10, count)
        write_idx(folder / f"{name}-images-idx3-ubyte", images, zipped)
        write_idx(folder / f"{name}-labels-idx1-ubyte", labels, zipped)
        made[name] = images, labels
    return made


@pytest.mark.parametrize("zipped", [True, False])
def test_mnist_is_read_from_its_files(tmp_path, zipped):
    made = write_mnist(tmp_path, zipped)
    read = get_mnist(path=tmp_path)
    assert sorted(read) == ["test_data", "test_label", "train_data", "train_label"]
    for key, name in (("train", "train"), ("test", "t10k")):
        data, label = read[f"{key}_data"], read[f"{key}_label"]
        images, labels = made[name]
        assert data.shape == (len(images), 1, 28, 28) and data.dtype == "float32" and label.dtype == "int8"
        assert numpy.array_equal(data[:, 0], images.astype("float32") / 255) and label.tolist() == labels.tolist()


def test_missing_and_spoilt_files_of_mnist_are_named(tmp_path):
    write_mnist(tmp_path, False)
    (tmp_path / "t10k-labels-idx1-ubyte").unlink()
    with pytest.raises(MXNetError, match=r"put t10k-labels-idx1-ubyte \(.*gz\) into") as caught:
        get_mnist(tmp_path)
    assert "train" not in str(caught.value)
    write_idx(tmp_path / "t10k-labels-idx1-ubyte", numpy.zeros(5), False)
    with pytest.raises(MXNetError, match="one image a label"):
        get_mnist(tmp_path)
    for content in (b"", b"\0\0\x08\1\0\0\0\2\1", b"\0\0\x0d\1\0\0\0\0"):
        (tmp_path / "t10k-labels-idx1-ubyte").write_bytes(content)
        with pytest.raises(MXNetError, match="cannot read"):
            get_mnist(tmp_path)


def test_what_cannot_be_saved_or_loaded_is_said(tmp_path):
    with pytest.raises(TypeError, match="names in a dict"):
        nd.save(str(tmp_path / "file"), {1: nd.array([1])})
    with pytest.raises(MXNetError, match="cannot write"):
        nd.save(str(tmp_path / "none" / "file"), nd.array([1]))
    with pytest.raises(TypeError):
        nd.load(3)
    assert list(tmp_path.iterdir()) == []
