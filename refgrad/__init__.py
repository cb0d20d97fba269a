"""refgrad: a readable automatic differentiation, in the words of MXNet.

    import refgrad as mx
    from refgrad import nd, np, npx, autograd

Where to read: `engine/` is the whole idea, in the order errors, modes, registry, tape, backward, context, text,
array, emit, factories, operators, syntax.  `ops/` are the operators, one family a file.  `autograd.py` is the
public package, `check.py` proves gradients, and `show` draws tapes.
"""

import sys
import warnings
from importlib import import_module
from typing import TYPE_CHECKING

from . import autograd, base, context, nd, np, npx, random, test_utils
from .base import MXNetError
from .context import Context, cpu, cpu_pinned, current_context, gpu, num_gpus
from .faces import explain_missing, missing

__version__ = "0.1.0"

__all__ = ["Context", "MXNetError", "autograd", "base", "context", "cpu", "cpu_pinned", "current_context",
           "gluon", "gpu", "init", "initializer", "metric", "nd", "ndarray", "np", "npx", "num_gpus", "numpy",
           "numpy_extension", "optimizer", "random", "test_utils"]

# log(0) is minus infinity and 0/0 is nan, in MXNet without a word; numpy warns, and would name a line of ours.
warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"refgrad\.(engine|ops)\.")

# MXNet's own module paths, for programs that import from them: `from refgrad.ndarray import NDArray`.
ndarray, numpy, numpy_extension = nd, np, npx
for _path, _module in dict(ndarray=nd, numpy=np, numpy_extension=npx).items():
    sys.modules[f"{__name__}.{_path}"] = _module


# Graphs are printed and drawn by `show`, once there is one to look at; `autograd.Symbol` says why it cannot ask itself.
def _show():
    from . import show
    return show


autograd.Symbol.shown_by = staticmethod(_show)

explain_missing(autograd, "mx.autograd")

# Networks are built on top of all this, and are imported when a program first names them.
if TYPE_CHECKING:
    from . import gluon, initializer, metric, optimizer
    from . import initializer as init

LATER = {"init": "initializer", **{name: name for name in ("gluon", "initializer", "metric", "optimizer")}}


def _later(name):
    if name not in LATER:
        raise missing("mx", name, {**globals(), **LATER})
    module = globals()[name] = import_module(f"{__name__}.{LATER[name]}")
    return module


globals()["__getattr__"] = _later                      # seeing a def of that name, type checkers believe in any name
