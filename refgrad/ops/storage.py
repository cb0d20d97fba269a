"""# Files

Arrays are kept in numpy's .npz format: numbers with shape and dtype and nothing else.  A pickle could run
any program when it is opened, so none is ever written or read.
"""

from os import fspath
from zipfile import BadZipFile

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
        TypeError: data is or contains something else.
    """
    data = [data] if isinstance(data, NDArray) else data
    if isinstance(data, (list, tuple)):
        data = {str(k): x for k, x in enumerate(data)}
    elif isinstance(data, dict):
        data = {f"={name}": x for name, x in data.items()}
    if not isinstance(data, dict) or not all(isinstance(x, NDArray) for x in data.values()):
        raise TypeError("save: data has to be an array, a list of arrays, or a dict from names to arrays.")
    with open(fspath(fname), "wb") as file:
        np.savez(file, **{name: x._data for name, x in data.items()})


@creation(nd="load")
def load(cls, fname):
    """Reads what `save`, or `savez`, wrote.

    Args:
        fname: path of the file.

    Returns:
        A dict for a dict and for `savez`, else a list.

    Raises:
        MXNetError: the file does not exist, or is no such file.
    """
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
