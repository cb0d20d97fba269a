"""refgrad: a readable automatic differentiation, in the words of MXNet.

    import refgrad as mx
    from refgrad import nd, np, npx, autograd

Where to read: `engine/` is the whole idea, in the order errors, modes, registry, tape, backward, array, text,
emit, operators, syntax.  `ops/` are the operators, one family a file.  `autograd.py` is the public package.
"""

import sys

from . import autograd, base, check, context, nd, np, npx, random
from .base import MXNetError
from .context import Context, cpu, cpu_pinned, current_context, gpu, num_gpus

__version__ = "0.1.0"

__all__ = ["Context", "MXNetError", "autograd", "base", "check", "context", "cpu", "cpu_pinned", "current_context",
           "gpu", "nd", "ndarray", "np", "npx", "num_gpus", "numpy", "numpy_extension", "random"]

# MXNet's own module paths, for programs that import from them: `from refgrad.ndarray import NDArray`.
ndarray, numpy, numpy_extension = nd, np, npx
for _path, _module in dict(ndarray=nd, numpy=np, numpy_extension=npx).items():
    sys.modules[f"{__name__}.{_path}"] = _module
