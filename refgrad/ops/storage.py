"""# Files

Arrays are kept in numpy's .npz format: numbers with shape and dtype and nothing else.  A pickle could run
any program when it is opened, so none is ever written or read.
"""

import numpy as np

from ..engine.array import NDArray, wrap
from ..engine.errors import error
from ..engine.operators import creation


# A list is stored under numbers; names get a mark in front, so that none is taken for a number.
@creation(nd="save", npx="save")
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
    with open(fname, "wb") as file:
        np.savez(file, **{name: x._data for name, x in data.items()})


@creation(nd="load", npx="load")
def load(cls, fname):
    """Reads what `save` wrote.

    Returns:
        A dict for a dict, else a list.

    Raises:
        MXNetError: the file does not exist, or is no such file.
    """
    try:
        with np.load(fname, allow_pickle=False) as file:
            data = {name: wrap(cls, file[name]) for name in file.files}
    except (OSError, ValueError, AttributeError) as complaint:
        raise error("file", file=fname, complaint=complaint) from None
    named = {name[1:]: x for name, x in data.items() if name.startswith("=")}
    return named or list(data.values())
