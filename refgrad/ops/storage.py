"""# Files

`save` writes the files that MXNet itself writes, so trained numbers travel in both directions.  `load` also reads
numpy's .npz.  Either file holds numbers with shape and dtype and nothing else.  A file of Python's `pickle` could run
any program when it is opened, so none is ever written or read.
"""

import struct
from contextlib import contextmanager
from io import BytesIO
from math import prod
from os import fspath

import numpy as np

from ..engine.array import NDArray, wrap
from ..engine.errors import error
from ..engine.modes import modes
from ..engine.operators import creation
from .common import known_dtype, one_of

# ## The file of MXNet
#
# The lowest byte of a number comes first, and nothing is compressed.
#
# | bytes | what |
# |---|---|
# | 8 + 8 | `MAGIC`, by which the file is known, and 0 |
# | 8 | how many arrays; they follow |
# | 8 | how many names; none, if a list was saved |
# | 8 + n | for each name, how many bytes it has in UTF-8, and these bytes |
#
# Of each array:
#
# | bytes | what |
# |---|---|
# | 4 | `LEGACY` or `NUMPY`, a version; below |
# | 4 | how it is stored: 0 is dense, 1 and 2 are sparse |
# | 4 + 8 · n | the number of axes, and their lengths |
# | 4 + 4 | the type of the device and its number; 1 and 0 are cpu(0) |
# | 4 | the dtype, as its place in `DTYPES` |
# | size · itemsize | the elements, the last axis running fastest |
#
# Why two versions?  Before NumPy semantics an array without axes meant that there was none, and its entry ended
# there.  MXNet reads a file of the old kind while NumPy semantics are off, and one of the new kind while they are on.
MAGIC, LEGACY, NUMPY = 0x112, 0xF993FAC9, 0xF993FACA
DTYPES = ["float32", "float64", "float16", "uint8", "int32", "int8", "int64", "bool", "int16", "uint16", "uint32",
          "uint64"]


def packed(arrays, names):
    """The pieces of a file, in order."""
    plain = all(x.ndim and x.size for x in arrays) and not modes.numpy_semantics
    yield struct.pack("<3Q", MAGIC, 0, len(arrays))
    for x in arrays:
        yield struct.pack("<3I", LEGACY if plain else NUMPY, 0, x.ndim)
        yield struct.pack(f"<{x.ndim}q2iI", *x.shape, 1, 0, DTYPES.index(x.dtype.name))
        yield x.astype(x.dtype.newbyteorder("<"), "C").tobytes()
    yield struct.pack("<Q", len(names))
    for name in map(str.encode, names):
        yield struct.pack("<Q", len(name)) + name


class Foreign(ValueError):
    """A file that may be sound, but that refgrad does not read."""


# What is read may be anybody's, so nothing is believed: what would lie behind the end of the file is an error of
# `struct` or of numpy, and no memory is asked for before.
class Reader:
    """Takes one thing after the other from the bytes of a file."""

    def __init__(self, content):
        self.content, self.at = content, 0

    def numbers(self, form):
        form = f"<{form}"
        self.at += struct.calcsize(form)
        return struct.unpack_from(form, self.content, self.at - struct.calcsize(form))

    def elements(self, shape, dtype):
        if any(n < 0 for n in shape):
            raise ValueError("a negative length")           # -1 elements would mean all that are left
        data = np.frombuffer(self.content, np.dtype(dtype).newbyteorder("<"), prod(shape), self.at)
        self.at += data.nbytes
        return data.astype(dtype).reshape(shape)

    def array(self):
        version, storage, axes = self.numbers("3I")
        if version not in (LEGACY, NUMPY):
            raise Foreign("it holds an array of another version of MXNet")
        if storage != 0:
            raise Foreign("it holds a sparse array; in MXNet, save x.tostype('default') instead")
        if axes == 0 and version == LEGACY:
            raise Foreign("it holds an array of unknown shape")
        *shape, _, _, dtype = self.numbers(f"{axes}q2iI")
        return self.elements(shape, DTYPES[dtype])

    def text(self):
        length, = self.numbers("Q")
        return self.elements((length,), "uint8").tobytes().decode()


def unpacked(content):
    """The arrays in the bytes of a file of MXNet: a list, or a dict if they have names."""
    reader = Reader(content)
    _, _, count = reader.numbers("3Q")
    arrays = [reader.array() for _ in range(count)]
    names = [reader.text() for _ in range(reader.numbers("Q")[0])]
    return dict(zip(names, arrays, strict=True)) if names else arrays


# ## The file of numpy
#
# A zip archive with a file for each array, which is called by its name.
def unzipped(content):
    with np.load(BytesIO(content), allow_pickle=False) as file:
        return {name: numbers(file[name]) for name in file.files}


def numbers(data):
    """What was read, if it is an array of numbers; a zip file may hold anything."""
    if data.dtype.kind not in "fiub":
        raise Foreign("it holds something else than numbers")
    return data


# ## Writing and reading
@contextmanager
def written_file(op, path):
    """The file, open to be written; or the complaint that it cannot be."""
    try:
        with open(fspath(path), "wb") as file:
            yield file
    except OSError as complaint:
        raise error("file-not-written", op=op, file=path, complaint=complaint.strerror or complaint) from None


@creation(nd="save")
def save(cls, fname, data):
    """Writes arrays to a file, as MXNet does.

    Args:
        fname: path of the file; the name is used as it is.
        data: an array, a list of arrays, or a dict from names to arrays.

    Raises:
        TypeError: data is or contains something else, a name is no text, or fname is no path.
        MXNetError: the file cannot be written, for instance because its folder does not exist.
    """
    data = [data] if isinstance(data, NDArray) else data
    names, arrays = list(data) if isinstance(data, dict) else [], data.values() if isinstance(data, dict) else data
    if not all(isinstance(name, str) for name in names):
        raise TypeError("save: the names in a dict have to be texts.")
    if not isinstance(data, (list, tuple, dict)) or not all(isinstance(x, NDArray) for x in arrays):
        raise TypeError("save: data has to be an array, a list of arrays, or a dict from names to arrays.")
    for x in arrays:
        one_of("save", "dtype", x._data.dtype.name, DTYPES)
    with written_file("save", fname) as file:
        file.writelines(packed([x._data for x in arrays], names))


@creation(nd="load")
def load(cls, fname):
    """Reads what `save` wrote, here or in MXNet, or `savez`, here or in numpy.

    Args:
        fname: path of the file.

    Returns:
        A dict for a dict and for `savez`, else a list.

    Raises:
        MXNetError: the file does not exist, or is no such file.
        TypeError: fname is no path.
    """
    try:
        with open(fspath(fname), "rb") as file:
            content = file.read()
    except OSError as complaint:
        raise error("file", file=fname, complaint=complaint.strerror or complaint) from None
    return recognised(cls, content, fname)


@creation(nd="load_frombuffer")
def load_frombuffer(cls, buf):
    """The arrays in the content of a file, which somebody else has read; see `load`.

    Args:
        buf: the content, as bytes.

    Raises:
        MXNetError: it is not the content of such a file.
        TypeError: buf is no bytes.
    """
    if not isinstance(buf, bytes):
        raise TypeError(f"load_frombuffer: buf has to be bytes, got {type(buf).__name__}.")
    return recognised(cls, buf, "buf")


def recognised(cls, content, name):
    """The arrays in a file of either kind."""
    from zipfile import BadZipFile  # it brings much along, and few programs get here

    try:
        if content.startswith(struct.pack("<Q", MAGIC)):
            data = unpacked(content)
        elif content.startswith(b"PK"):
            data = unzipped(content)
        else:
            raise Foreign("it was not written by save")
    except Foreign as complaint:
        raise error("file", file=name, complaint=complaint) from None
    except (ValueError, TypeError, AttributeError, EOFError, IndexError, OverflowError, struct.error, BadZipFile):
        raise error("file", file=name, complaint="it is damaged") from None
    if isinstance(data, list):
        return [wrap(cls, x) for x in data]
    return {name: wrap(cls, x) for name, x in data.items()}


# ## In npx
@creation(npx="save")
def save_npx(cls, file, arr):
    """Writes an array, a list of arrays, or a dict from names to arrays to a file; see `save`."""
    save(cls, file, arr)


@creation(npx="load")
def load_npx(cls, file):
    """Reads what `save`, or `savez`, wrote; see `load`."""
    return load(cls, file)


@creation(npx="savez")
def savez(cls, file, *args, **kwds):
    """Writes several arrays to a file that numpy reads as well.

    Args:
        file: path of the file; the name is used as it is.
        args: arrays, which are called arr_0, arr_1 and so on.
        kwds: arrays under names of their own.

    Raises:
        TypeError: one of them is no array, or file is no path.
        MXNetError: the file cannot be written, for instance because its folder does not exist.
    """
    data = {**{f"arr_{k}": x for k, x in enumerate(args)}, **kwds}
    if not all(isinstance(x, NDArray) for x in data.values()):
        raise TypeError("savez: all that is saved has to be arrays.")
    with written_file("savez", file) as opened:
        np.savez(opened, **{name: x._data for name, x in data.items()})


# ## Other libraries
#
# DLPack hands an array from one library to another without a copy.  The way out is `x.__dlpack__`, in the engine.
class Capsule:
    """What numpy asks for around a bare DLPack capsule: an object that hands it out, and says that it is on the CPU."""

    def __init__(self, capsule):
        self.capsule = capsule

    def __dlpack__(self, **options):
        return self.capsule

    def __dlpack_device__(self):
        return 1, 0


@creation(nd="from_dlpack", np="from_dlpack", npx="from_dlpack")
def from_dlpack(cls, dlpack):
    """An array over the memory of another library's array, without a copy.

    Where numpy cannot know that writing is allowed, with a bare capsule for instance, it makes the memory read-only.

    Args:
        dlpack: an array with the method `__dlpack__`, or the capsule that this method returns, which can be used once.

    Raises:
        TypeError: it is neither, or its dtype is not one of refgrad's.
        BufferError: it is an array of refgrad in a graph.
    """
    if type(dlpack).__name__ == "PyCapsule":
        dlpack = Capsule(dlpack)
    elif not hasattr(dlpack, "__dlpack__"):
        raise error("not-array-like", op="from_dlpack", got=type(dlpack))
    data = np.from_dlpack(dlpack)
    known_dtype("from_dlpack", data.dtype)
    return wrap(cls, data)


@creation(nd="to_dlpack_for_read", npx="to_dlpack_for_read")
def to_dlpack_for_read(cls, data):
    """A DLPack capsule over the memory of an array, for the function `from_dlpack` of another library.

    Raises:
        TypeError: data is no array.
        BufferError: the array is in a graph.
    """
    if not isinstance(data, NDArray):
        raise error("operands", op="to_dlpack_for_read", got=type(data))
    return data.__dlpack__()


@creation(nd="to_dlpack_for_write", npx="to_dlpack_for_write")
def to_dlpack_for_write(cls, data):
    """The same as `to_dlpack_for_read`: what the other library writes is seen here."""
    return to_dlpack_for_read(cls, data)
