"""# mx.random: random numbers of mx.nd, and the seed of all"""

import sys

from .engine.array import NDArray
from .engine.registry import TABLE
from .faces import published
from .ops.stream import seed

__all__ = ["seed"]

for _op in TABLE.values():
    for _spelling in _op.nd:
        if _spelling.startswith("random."):
            setattr(sys.modules[__name__], _spelling.removeprefix("random."), published(_op, NDArray))
