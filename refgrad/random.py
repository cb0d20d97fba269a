"""# mx.random: random numbers of mx.nd, and the seed of all"""

import sys

from .engine.array import NDArray
from .engine.registry import TABLE
from .faces import publish
from .ops.stream import seed

__all__ = ["seed"]

_PREFIX = "random."
_spelled = {name.removeprefix(_PREFIX): op for op in TABLE.values() for name in op.nd if name.startswith(_PREFIX)}
publish(sys.modules[__name__], "mx.random", _spelled, NDArray)
