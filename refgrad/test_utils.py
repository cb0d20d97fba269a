"""# mx.test_utils: what programs ask of it

MXNet's module of this name tests MXNet itself; programs use it to learn whether there is a GPU.
"""

from .engine.context import num_gpus

__all__ = ["list_gpus"]


def list_gpus():
    """The numbers of the GPUs that refgrad can use: none."""
    return range(num_gpus())
