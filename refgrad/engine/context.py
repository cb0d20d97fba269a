"""# Contexts: where an array lives

MXNet places arrays on devices and every tutorial names one.  refgrad computes on the CPU.  A GPU
can be named, so that `mx.gpu() if mx.context.num_gpus() else mx.cpu()` works as it stands; data
cannot be put there.
"""

import threading
from operator import index

from .errors import error


class UnknownDevice(KeyError, ValueError):
    """There is no such type of device."""

    __str__ = Exception.__str__


# *Try it*: CPU 1 is a name too.  Where is an array that was made there?
#     >>> with cpu(1): print(nd.ones(1).context)
#     cpu(0)
class Context:
    """A device: its type, "cpu" or "gpu", and its number.

    Usable as a scope (`with mx.cpu(1): ...`) that sets the default device, as in MXNet.
    """

    default = threading.local()
    devtype2str = {1: "cpu", 2: "gpu", 3: "cpu_pinned", 5: "cpu_shared"}

    def __init__(self, device_type, device_id=0):
        if isinstance(device_type, Context):
            device_type, device_id = device_type.device_type, device_type.device_id
        if device_type not in self.devtype2str.values():
            raise UnknownDevice(f"unknown device type {device_type!r}; mx.cpu() and mx.gpu() are known.")
        self.device_type, self.device_id, self.outer = device_type, index(device_id), []

    @property
    def device_typeid(self):
        """The number that MXNet's engine has for the type."""
        return next(number for number, name in self.devtype2str.items() if name == self.device_type)

    def __repr__(self):
        return f"{self.device_type}({self.device_id})"

    def __eq__(self, other):
        return isinstance(other, Context) and repr(self) == repr(other)

    def __hash__(self):
        return hash(repr(self))

    def __enter__(self):
        self.outer.append(current_context())
        Context.default.value = self
        return self

    def __exit__(self, *exception):
        Context.default.value = self.outer.pop()

    def empty_cache(self):
        """Does nothing: there is no pool of device memory."""


Device = Context


def cpu(device_id=0):
    """The CPU; the number is only kept for printing."""
    return Context("cpu", device_id)


def cpu_pinned(device_id=0):
    """In MXNet, CPU memory that a GPU reads quickly; here the same as the CPU."""
    return Context("cpu_pinned", device_id)


def gpu(device_id=0):
    """A GPU's name.  Placing data there raises MXNetError."""
    return Context("gpu", device_id)


def num_gpus():
    """The number of GPUs that refgrad can use: 0."""
    return 0


def current_context():
    """The device that new arrays are placed on: the innermost `with` scope's, else cpu(0)."""
    return getattr(Context.default, "value", None) or CPU


current_device = current_context


def checked(place):
    """A context that data can be placed on; None means the current one.

    Raises:
        MXNetError: for a GPU.
        TypeError: for anything that is not a context.
    """
    place = current_context() if place is None else place
    if not isinstance(place, Context):
        raise error("context", got=place)
    if place.device_type == "gpu":
        raise error("no-gpu", place=place)
    return place


CPU = Context("cpu", 0)
