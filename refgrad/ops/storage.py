"""# Files

Arrays are kept in numpy's .npz format: numbers with shape and dtype and nothing else.  A pickle could run
any program when it is opened, so none is ever written or read.
"""

from os import fspath

import numpy as np

from ..engine.array import NDArray, wrap
from ..engine.errors import error
from ..engine.operators import creation


# A list is stored under numbers; names get a mark in front, so that none is taken for a number.
@creation(nd="save")
def save(cls, fname, data):
    """Writes arrays to a file.

    Args:
        fname: path of the file; the name is used as it is.
        data: an array, a list of arrays, or a dict from names to arrays.

    Raises:
        TypeError: data is or contains something else, or a name is no text.
        MXNetError: the file cannot be written, for instance because its folder does not exist.
    """
    data = [data] if isinstance(data, NDArray) else data
    if isinstance(data, (list, tuple)):
        data = {str(k): x for k, x in enumerate(data)}
    elif isinstance(data, dict):
        if not all(isinstance(name, str) for name in data):
            raise TypeError("save: the names in a dict have to be texts.")
        data = {f"={name}": x for name, x in data.items()}
    if not isinstance(data, dict) or not all(isinstance(x, NDArray) for x in data.values()):
        raise TypeError("save: data has to be an array, a list of arrays, or a dict from names to arrays.")
    try:
        with open(fspath(fname), "wb") as file:
            np.savez(file, **{name: x._data for name, x in data.items()})
    except OSError as complaint:
        raise error("file-not-written", file=fname, complaint=complaint.strerror or complaint) from None


@creation(nd="load")
def load(cls, fname):
    """Reads what `save`, or `savez`, wrote.

    Args:
        fname: path of the file.

    Returns:
        A dict for a dict and for `savez`, else a list.

    Raises:
        MXNetError: the file does not exist, or is no such file.
        TypeError: fname is no path.
    """
    fname = fspath(fname)
    from zipfile import BadZipFile  # it brings much along, and few programs get here

    try:
        with np.load(fname, allow_pickle=False) as file:
            data = {name: wrap(cls, numbers(file[name])) for name in file.files}
    except OSError as complaint:
        raise error("file", file=fname, complaint=complaint.strerror or complaint) from None
    except (ValueError, TypeError, AttributeError, EOFError, BadZipFile):
        raise error("file", file=fname, complaint="it was not written by save") from None
    named = {name[1:]: x for name, x in data.items() if name.startswith("=")}
    return named or (list(data.values()) if all(name.isdigit() for name in data) else data)


def numbers(data):
    """What was read, if it is an array of numbers; a zip file may hold anything."""
    if data.dtype.kind not in "fiub":
        raise ValueError
    return data


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
        TypeError: one of them is no array.
    """
    data = {**{f"arr_{k}": x for k, x in enumerate(args)}, **kwds}
    if not all(isinstance(x, NDArray) for x in data.values()):
        raise TypeError("savez: all that is saved has to be arrays.")
    with open(fspath(file), "wb") as opened:
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
        TypeError: it is neither.
        BufferError: it is an array of refgrad in a graph.
    """
    if type(dlpack).__name__ == "PyCapsule":
        dlpack = Capsule(dlpack)
    elif not hasattr(dlpack, "__dlpack__"):
        raise error("not-array-like", op="from_dlpack", got=type(dlpack))
    data = np.from_dlpack(dlpack)
    if data.dtype.kind not in "fiub":
        raise error("dtype", op="from_dlpack", got=data.dtype)
    return wrap(cls, data)


@creation(nd="to_dlpack_for_read", npx="to_dlpack_for_read")
def to_dlpack_for_read(cls, data):
    """A DLPack capsule over the memory of an array, for the function `from_dlpack` of another library.

    Raises:
        BufferError: the array is in a graph.
    """
    if not isinstance(data, NDArray):
        raise error("operands", op="to_dlpack_for_read", got=type(data))
    return data.__dlpack__()


@creation(nd="to_dlpack_for_write", npx="to_dlpack_for_write")
def to_dlpack_for_write(cls, data):
    """The same as `to_dlpack_for_read`: what the other library writes is seen here."""
    return to_dlpack_for_read(cls, data)
