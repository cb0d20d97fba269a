"""# mx.test_utils: what programs ask of it

MXNet's module of this name tests MXNet itself; programs use it to learn whether there is a GPU, and to read the
handwritten digits of MNIST.
"""

from os import fspath
from os.path import exists, join

import numpy as np

from .engine.context import num_gpus
from .engine.errors import MXNetError

__all__ = ["get_mnist", "list_gpus"]


def list_gpus():
    """The numbers of the GPUs that refgrad can use: none."""
    return range(num_gpus())


# ## The handwritten digits
#
# MXNet downloads four files.  refgrad opens no connection: it reads them from a folder, packed or unpacked.
SETS = {"train": "train", "test": "t10k"}
PARTS = {"data": "images-idx3-ubyte", "label": "labels-idx1-ubyte"}


def get_mnist(path="data"):
    """The handwritten digits, read from the four files in which MNIST is published.

    Args:
        path: the folder with train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and
            t10k-labels-idx1-ubyte, each of them unpacked, or packed as .gz.

    Returns:
        A dict of numpy arrays: train_data and test_data of shape (n, 1, 28, 28), float32 from 0 to 1; train_label
        and test_label of shape (n,), int8.

    Raises:
        MXNetError: a file is missing, or is not what its name says.
    """
    names = {f"{said}_{part}": f"{begin}-{end}" for said, begin in SETS.items() for part, end in PARTS.items()}
    found = {key: located(fspath(path), name) for key, name in names.items()}
    missing = [names[key] for key, file in found.items() if file is None]
    if missing:
        raise MXNetError(f"get_mnist: files are missing, and refgrad downloads nothing.\n  What to do: put "
                         f"{', '.join(missing)} (each unpacked, or as .gz) into {fspath(path)!r}, or pass path=.")
    read = {key: idx(file) for key, file in found.items()}
    for said in SETS:
        images, labels = read[f"{said}_data"], read[f"{said}_label"]
        if images.ndim != 3 or labels.shape != images.shape[:1]:
            raise MXNetError(f"get_mnist: {found[f'{said}_data']!r} holds shape {images.shape}, and "
                             f"{found[f'{said}_label']!r} shape {labels.shape}; wanted are one image a label.")
        read[f"{said}_data"] = images[:, None].astype(np.float32) / 255
        read[f"{said}_label"] = labels.view(np.int8)
    return read


def located(folder, name):
    return next((file for file in (join(folder, name), join(folder, f"{name}.gz")) if exists(file)), None)


# An idx file begins with two bytes of 0, a byte for the type (8: bytes) and one for the number of axes.  Then comes the
# length of each axis, in four bytes, the most significant first.
def idx(file):
    """The array of bytes in an idx file."""
    import gzip  # only here: few programs read digits, and all import this file

    try:
        with (gzip.open if file.endswith(".gz") else open)(file, "rb") as opened:
            content = opened.read()
        if content[:3] != b"\0\0\x08":
            raise ValueError("it does not begin like an idx file of bytes")
        axes = content[3]
        shape = np.frombuffer(content, ">u4", axes, 4)
        return np.frombuffer(content, np.uint8, offset=4 + 4 * axes).reshape(shape.astype(int))
    except (OSError, EOFError, ValueError, IndexError) as complaint:
        raise MXNetError(f"get_mnist: cannot read {file!r}: {complaint}.") from None
