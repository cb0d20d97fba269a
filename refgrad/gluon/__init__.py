"""# mx.gluon: networks of blocks, and what trains them

Nothing here knows how a gradient is computed.  A layer calls operators, a loss is arithmetic, a trainer reads `x.grad`:
nearly all of it could be written by a user, with the public interface alone.

Where to read: `parameter`, `block`, `nn`, `loss`, `trainer`, `data`, `utils`.
"""

import sys

from ..faces import explain_missing
from . import data, loss, nn, utils
from .block import Block, HybridBlock
from .parameter import Constant, DeferredInitializationError, Parameter, ParameterDict
from .trainer import Trainer

__all__ = ["Block", "Constant", "DeferredInitializationError", "HybridBlock", "Parameter", "ParameterDict", "Trainer",
           "data", "loss", "nn", "utils"]

explain_missing(sys.modules[__name__], "mx.gluon")
for _module in (data, loss, nn, utils):
    explain_missing(_module, _module.__name__.replace("refgrad", "mx"))
