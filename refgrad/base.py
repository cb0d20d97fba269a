"""# mx.base: the error class, where MXNet keeps it"""

from .engine.errors import MXNetError

__all__ = ["MXNetError"]
