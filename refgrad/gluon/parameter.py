"""# Parameters

A parameter is a variable with a name, and with what others want to know of it: how it is filled at first, and how the
optimiser is to treat it.  Its array may come later.  `Dense(10)` does not say how many inputs there will be, so its
weight has the shape (10, 0), 0 meaning unknown, until the first data arrive.
"""

import re
import warnings

import numpy

from .. import initializer, nd, np, npx
from ..autograd import pause
from ..base import MXNetError
from ..context import cpu

__all__ = ["Constant", "DeferredInitializationError", "Parameter", "ParameterDict"]


class DeferredInitializationError(MXNetError):
    """A parameter's array was asked for, but its shape is not known yet."""


# ## One parameter
class Parameter:
    """A variable with a name.

    Args:
        name: a text.
        grad_req: as for `attach_grad`.
        shape: an int or a tuple; 0 or -1 for a length that is not known yet.
        dtype: of the array.
        lr_mult, wd_mult: factors of the optimiser's learning rate and weight decay, for this parameter.
        init: the initialiser or its name; None leaves it to whoever calls `initialize`.
        allow_deferred_init: whether `initialize` may come before the shape is known.
        differentiable: False is grad_req="null".
        stype, grad_stype: ignored.
    """

    def __init__(self, name="weight", grad_req="write", shape=None, dtype=numpy.float32, lr_mult=1.0, wd_mult=1.0,
                 init=None, allow_deferred_init=False, differentiable=True, stype="default", grad_stype="default"):
        self.name, self.dtype, self.init, self.allow_deferred_init = name, dtype, init, allow_deferred_init
        self.lr_mult, self.wd_mult = lr_mult, wd_mult
        shape = [shape] if isinstance(shape, int) else shape
        self._shape = None if shape is None else tuple(max(n, 0) for n in shape)
        self._req = grad_req if differentiable else "null"
        self._array, self._waiting = None, None

    def __repr__(self):
        return f"Parameter {self.name} (shape={self.shape}, dtype={self.dtype})"

    # ## Shapes come in two steps
    @property
    def shape(self):
        """The shape; an unknown length is 0, and with NumPy semantics, where 0 is a length, -1."""
        if self._shape is None or not npx.is_np_array():
            return self._shape
        return tuple(n or -1 for n in self._shape)

    @shape.setter
    def shape(self, new):
        known = self._shape or new
        if len(known) != len(new) or any(n not in (0, m) for n, m in zip(known, new)):
            raise AssertionError(f"{self.name} has the shape {self.shape}, which does not become {tuple(new)}.")
        self._shape = tuple(new)

    def initialize(self, init=None, ctx=None, default_init=None, force_reinit=False):
        """Makes the array and fills it; or remembers to, until the shape is known.

        Args:
            init: the initialiser or its name; None takes the parameter's own, else default_init.
            ctx: the device.
            default_init: `Uniform(0.07)` if left out.
            force_reinit: fill it again, if it has been filled before.

        Raises:
            ValueError: the shape is not known, and allow_deferred_init is False.
            MXNetError: there is no such device.
        """
        if self._array is not None and not force_reinit:
            warnings.warn(f"{self.name} is initialized already; force_reinit=True fills it again.", stacklevel=2)
            return
        init = init or self.init or default_init or initializer.Uniform()
        self._waiting, self._array = initializer.create(init), None
        nd.zeros(1, ctx=ctx[0] if isinstance(ctx, (list, tuple)) else ctx)     # is there such a device?
        if self._shape is not None and all(self._shape):
            self.finish()
        elif not self.allow_deferred_init:
            raise ValueError(f"{self.name} cannot be initialized: its shape, {self.shape}, is not known.")

    def finish(self):
        """Makes the array that `initialize` asked for, now that the shape is known."""
        if self._waiting is not None:
            with pause():
                x = nd.zeros(self._shape, dtype=self.dtype)
                self._waiting._init_weight(self.name, x)
            self._take(x.as_np_ndarray() if npx.is_np_array() else x)

    def _take(self, x):
        self._array, self._waiting = x.detach(), None
        if self._req != "null":
            self._array.attach_grad(self._req)

    # ## The array
    def data(self, ctx=None):
        """The array.

        Raises:
            DeferredInitializationError: its shape is not known yet.
            RuntimeError: `initialize` has not been called.
        """
        if self._array is not None:
            return self._array
        if self._waiting is not None:
            raise DeferredInitializationError(
                f"the shape of parameter {self.name}, {self.shape}, is not known yet.\n  What to do: give the network "
                f"a batch first, or tell the layer how many inputs it has (in_units=, in_channels=).")
        raise RuntimeError(f"parameter {self.name} has no array yet.\n  What to do: call net.initialize(), or "
                           f"net.collect_params().initialize(), before the network is used.")

    def grad(self, ctx=None):
        """The gradient of the array; RuntimeError if grad_req is "null", otherwise the errors of `data`."""
        if self._req == "null":
            raise RuntimeError(f"parameter {self.name} has no gradient, for its grad_req is 'null'.")
        return self.data().grad

    def set_data(self, data):
        """Fills the array with other values; its shape may have been unknown so far.

        Raises:
            AssertionError: the shape is another one, or `initialize` has not been called.
        """
        self.shape = data.shape
        if self._array is None:
            if self._waiting is None:
                raise AssertionError(f"parameter {self.name} has no array yet; call initialize() first.")
            self.finish()
        with pause():
            self._array[:] = data

    def zero_grad(self):
        """Fills the gradient with zeros, which is needed for grad_req="add" only."""
        if self._req != "null" and self._array is not None:
            self._array.grad[:] = 0

    @property
    def grad_req(self):
        """What backward does with the gradient: "write", "add" or "null"."""
        return self._req

    @grad_req.setter
    def grad_req(self, req):
        if self._array is not None and req != "null":
            self._array.attach_grad(req)                # refuses other words, before anything has changed
        elif self._array is not None:
            self._array = self._array.detach()
        self._req = req

    def cast(self, dtype):
        """The same values in another dtype."""
        self.dtype = dtype
        if self._array is not None:
            self._take(self._array.astype(dtype))

    # ## One device, where MXNet may have several
    def list_data(self):
        """A list with the array."""
        return [self.data()]

    def list_grad(self):
        """A list with the gradient."""
        return [self.grad()]

    def list_ctx(self):
        """A list with the device."""
        return [cpu()]

    def reset_ctx(self, ctx):
        """Nothing changes, for there is one device; MXNetError if it is another one."""
        nd.zeros(1, ctx=ctx[0] if isinstance(ctx, (list, tuple)) else ctx)


class Constant(Parameter):
    """A parameter that is never changed: it has no gradient, and the optimiser leaves it alone."""

    def __init__(self, name, value):
        value = value if isinstance(value, nd.NDArray) else (np if npx.is_np_array() else nd).array(value)
        super().__init__(name, "null", value.shape, numpy.dtype(value.dtype).name, init=initializer.Constant(value))


# ## Many parameters
class ParameterDict(dict):
    """Parameters by name, and what can be done with all of them.

    Args:
        prefix: what all names begin with.
        shared: another ParameterDict; what it has under a name is used instead of being made.
    """

    def __init__(self, prefix="", shared=None):
        super().__init__()
        self.prefix, self.shared = prefix, shared if shared is not None else {}

    def __repr__(self):
        title = f"{self.prefix} " if self.prefix else ""
        return f"{title}(\n" + "".join(f"  {p}\n" for p in self.values()) + ")"

    def __hash__(self):
        return id(self)

    def get(self, name, **options):
        """The parameter of that name, with the prefix in front; made with the options if there is none."""
        return self._found(self.prefix + name) or self._made(Parameter(self.prefix + name, **options))

    def get_constant(self, name, value=None):
        """The constant of that name, made with the value if there is none."""
        return self._found(self.prefix + name) or self._made(Constant(self.prefix + name, value))

    def _found(self, name):
        if name not in self and name in self.shared:
            self[name] = self.shared[name]
        return self[name] if name in self else None

    def _made(self, parameter):
        self[parameter.name] = parameter
        return parameter

    def chosen(self, pattern):
        """Those whose name the regular expression matches from the beginning."""
        some = ParameterDict(self.prefix)
        some.update({name: p for name, p in self.items() if re.match(pattern, name)})
        return some

    def initialize(self, init=None, ctx=None, verbose=False, force_reinit=False):
        """Initialises all; `init` is for those that have none of their own."""
        for p in self.values():
            p.initialize(None, ctx, init, force_reinit)

    def zero_grad(self):
        """Fills all gradients with zeros."""
        for p in self.values():
            p.zero_grad()

    def setattr(self, name, value):
        """Sets an attribute of all: `net.collect_params(".*bias").setattr("wd_mult", 0)`."""
        for p in self.values():
            setattr(p, name, value)

    def reset_ctx(self, ctx):
        """As `Parameter.reset_ctx`."""
        for p in self.values():
            p.reset_ctx(ctx)
