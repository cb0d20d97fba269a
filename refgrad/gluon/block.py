"""# Blocks

A block is a function with parameters, made of other blocks.  All it has to do is to know what it is made of: whatever
is stored in an attribute, `self.hidden = Dense(8)`, is found again by whoever asks for all parameters.
"""

import re
from types import SimpleNamespace

from .. import autograd, nd, np, npx
from .parameter import DeferredInitializationError, Parameter, ParameterDict

__all__ = ["Block", "HybridBlock"]

# ## Names
#
# The third Dense of a program is dense2, and its weight dense2_weight.  Inside of `with net.name_scope():` the counting
# begins anew, and the name of the net is put in front.
COUNTS, SCOPES = {}, []


def counted(hint, counts):
    number = counts[hint] = counts.get(hint, -1) + 1
    return f"{hint}{number}_"


class NameScope:
    """What `name_scope` returns."""

    def __init__(self, block):
        self.block = block

    def __enter__(self):
        SCOPES.append(self.block)
        return self

    def __exit__(self, *exception):
        SCOPES.pop()


# ## A block
class Block:
    """A function of arrays with parameters: derive a class, make the parts in `__init__`, use them in `forward`.

        class Net(Block):
            def __init__(self, **kwargs):
                super().__init__(**kwargs)
                self.hidden, self.out = nn.Dense(8, activation="relu"), nn.Dense(1)

            def forward(self, x):
                return self.out(self.hidden(x))

    Args:
        prefix: what the names of its parameters begin with; the name of the class and a count, if left out.
        params: the ParameterDict of another block, whose parameters are shared.
    """

    def __init__(self, prefix=None, params=None):
        outer = SCOPES[-1] if SCOPES else None
        if prefix is None:
            prefix = counted(self._alias(), COUNTS if outer is None else outer._counts)
        self._prefix = ("" if outer is None else outer.prefix) + prefix
        self._params = ParameterDict(self._prefix if params is None else params.prefix, params)
        self._children, self._registered, self._counts = {}, {}, {}

    def _alias(self):
        """What the block is counted as."""
        return type(self).__name__.lower()

    def __setattr__(self, name, value):
        if isinstance(value, Block):
            self.register_child(value, name)
        elif isinstance(value, Parameter):
            self._registered[name] = value
        super().__setattr__(name, value)

    def __repr__(self):
        return f"{type(self).__name__}(\n" + "\n".join(
            f"  ({name}): " + str(child).replace("\n", "\n  ") for name, child in self._children.items()) + "\n)"

    @property
    def prefix(self):
        """What the names of its parameters begin with."""
        return self._prefix

    @property
    def name(self):
        """The prefix without the underscore at its end."""
        return self._prefix.removesuffix("_")

    @property
    def params(self):
        """Its own parameters, without those of its parts; see `collect_params`."""
        return self._params

    def name_scope(self):
        """A scope: blocks that are made inside have names that begin with that of this block."""
        return NameScope(self)

    def register_child(self, block, name=None):
        """Makes another block a part of this one."""
        self._children[str(len(self._children)) if name is None else name] = block

    def apply(self, function):
        """Calls function(block) for all parts, and then for this block; returns it."""
        for child in self._children.values():
            child.apply(function)
        function(self)
        return self

    # ## The parameters of all parts
    def collect_params(self, select=None):
        """All parameters, of its parts too, as a ParameterDict.

        Args:
            select: a regular expression that the names have to match from the beginning; `".*weight"` for instance.
        """
        found = ParameterDict(self.params.prefix)
        found.update(self.params)
        for child in self._children.values():
            found.update(child.collect_params())
        return found if select is None else found.chosen(re.compile(select))

    def initialize(self, init=None, ctx=None, verbose=False, force_reinit=False):
        """Fills all parameters; see `Parameter.initialize`.

        Args:
            init: the initialiser of those that have none of their own; `Uniform(0.07)` if left out.
            ctx: the device.
            verbose: ignored.
            force_reinit: also those that were filled before.
        """
        self.collect_params().initialize(init, ctx, verbose, force_reinit)

    def zero_grad(self):
        """Fills all gradients with zeros."""
        self.collect_params().zero_grad()

    def cast(self, dtype):
        """Gives all parameters another dtype."""
        for p in self.collect_params().values():
            p.cast(dtype)

    def hybridize(self, active=True, **kwargs):
        """Does nothing.  In MXNet it translates the blocks into a symbol, which is faster and computes the same."""

    # ## Files
    #
    # Names in a file tell the way to a parameter, "hidden.weight", and not what it happens to be called.
    def _by_way(self, way=""):
        found = {way + name: p for name, p in self._registered.items()}
        for name, child in self._children.items():
            found.update(child._by_way(f"{way}{name}."))
        return found

    def save_parameters(self, filename):
        """Writes the values of all parameters into a file, which MXNet reads as well."""
        nd.save(filename, {way: p.data() for way, p in self._by_way().items()})

    def load_parameters(self, filename, ctx=None, allow_missing=False, ignore_extra=False):
        """Reads the values of all parameters from a file that `save_parameters` wrote, here or in MXNet.

        Args:
            filename: path of the file.
            ctx: the device.
            allow_missing: leave the parameters alone that the file does not have.
            ignore_extra: leave out what has no parameter here.

        Raises:
            AssertionError: the file lacks a parameter, or has one of another shape.
            ValueError: the file has one too many.
        """
        values, parameters = nd.load(filename), self._by_way()
        missing, extra = parameters.keys() - values, values.keys() - parameters
        if missing and not allow_missing:
            raise AssertionError(f"{filename!r} has no {sorted(missing)}, only {sorted(values)}; "
                                 "allow_missing=True leaves them as they are.")
        if extra and not ignore_extra:
            raise ValueError(f"{filename!r} has {sorted(extra)}, which are no parameters here; "
                             "ignore_extra=True leaves them out.")
        for way in parameters.keys() & values.keys():
            p, x = parameters[way], values[way]
            if p._array is None and p._waiting is None:
                p.shape = x.shape
                p.initialize("zeros", ctx)
            p.set_data(x.as_np_ndarray() if npx.is_np_array() else x)

    # ## The function itself
    def __call__(self, *args):
        return self.forward(*args)

    def forward(self, *args):
        """The function; every class defines its own."""
        raise NotImplementedError(f"{type(self).__name__} has no method forward(self, x)")


# ## Blocks that might become symbols
#
# A HybridBlock does not write `nd.relu` but `F.relu`, so that MXNet can call it with symbols too, and it is handed its
# own parameters.  With NumPy semantics F has two parts, `F.np` and `F.npx`.
NUMPY = SimpleNamespace(np=np, npx=npx)


class HybridBlock(Block):
    """A block whose function is `hybrid_forward(self, F, x, ...)`: F stands for `nd`, own parameters come by name."""

    def forward(self, x, *args):
        try:
            own = {name: p.data() for name, p in self._registered.items()}
        except DeferredInitializationError:
            with autograd.pause():
                self.infer_shape(x, *args)
            for p in self._registered.values():
                p.finish()
            own = {name: p.data() for name, p in self._registered.items()}
        return self.hybrid_forward(NUMPY if isinstance(x, np.ndarray) else nd, x, *args, **own)

    def infer_shape(self, *args):
        """Sets the shapes of own parameters that are not known, when the first data are here.

        (A method of MXNet 2; the original 1.9.1 finds them through a symbol.)
        """
        unknown = [p for p in self._registered.values() if p._waiting is not None]
        raise DeferredInitializationError(f"the shapes of {unknown} are not known.\n  What to do: give them shapes, or "
                                          f"define infer_shape(self, x) in {type(self).__name__}, which sets them.")

    def hybrid_forward(self, F, x, *args, **kwargs):
        """The function; every class defines its own."""
        raise NotImplementedError(f"{type(self).__name__} has no method hybrid_forward(self, F, x)")
