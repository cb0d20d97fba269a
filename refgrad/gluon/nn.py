"""# Layers

Each is an operator with its parameters, and knows their shapes once it has seen the data.
"""

import math

from .. import nd, np, npx
from .block import Block, HybridBlock

__all__ = ["Activation", "AvgPool2D", "BatchNorm", "Block", "Conv2D", "Dense", "Dropout", "Embedding", "Flatten",
           "HybridBlock", "HybridLambda", "HybridSequential", "Lambda", "MaxPool2D", "Sequential"]


# ## One after the other
class Sequential(Block):
    """Blocks in a row: each is given what the one before returns."""

    def __init__(self, *blocks, **kwargs):
        super().__init__(**kwargs)
        self.add(*blocks)

    def add(self, *blocks):
        """Puts blocks at the end."""
        for block in blocks:
            self.register_child(block)

    def forward(self, x):
        for block in self._children.values():
            x = block(x)
        return x

    def __getitem__(self, key):
        chosen = list(self._children.values())[key]
        return type(self)(*chosen, prefix=self.prefix) if isinstance(key, slice) else chosen

    def __len__(self):
        return len(self._children)


class HybridSequential(Sequential, HybridBlock):
    """The same as `Sequential`."""


# ## The layers
#
# The same operator has two names, in nd and in npx.
def named(F, legacy, current):
    return getattr(F, legacy) if F is nd else getattr(F.npx, current)


class Dense(HybridBlock):
    """x·Wᵀ + b, and an activation: every output is a weighted sum of all inputs.

    Args:
        units: the number of outputs.
        activation: None, or a word for `nd.Activation`.
        use_bias: whether there is b.
        flatten: all axes but the first are one row of inputs; otherwise only the last axis is.
        dtype: of the parameters.
        weight_initializer, bias_initializer: initialisers or their names.
        in_units: the number of inputs; 0 waits for the data.
    """

    def __init__(self, units, activation=None, use_bias=True, flatten=True, dtype="float32", weight_initializer=None,
                 bias_initializer="zeros", in_units=0, **kwargs):
        super().__init__(**kwargs)
        self._units, self._flatten, self._activation, self.bias = units, flatten, activation, None
        self.weight = self.params.get("weight", shape=(units, in_units), dtype=dtype, init=weight_initializer,
                                      allow_deferred_init=True)
        if use_bias:
            self.bias = self.params.get("bias", shape=(units,), dtype=dtype, init=bias_initializer,
                                        allow_deferred_init=True)

    def infer_shape(self, x):
        self.weight.shape = self._units, math.prod(x.shape[1:]) if self._flatten else x.shape[-1]

    def hybrid_forward(self, F, x, weight, bias=None):
        y = named(F, "FullyConnected", "fully_connected")(
            x, weight, bias, num_hidden=self._units, no_bias=bias is None, flatten=self._flatten)
        return activated(F, y, self._activation)

    def __repr__(self):
        units, inputs = self.weight._shape
        return f"Dense({inputs or None} -> {units}, {described(self._activation) or 'linear'})"


def activated(F, y, activation):
    return y if activation is None else named(F, "Activation", "activation")(y, act_type=activation)


def described(activation):
    return activation and f"Activation({activation})"


class Activation(HybridBlock):
    """A function of every element: "relu", "sigmoid", "tanh", "softrelu", "softsign", "log_sigmoid" or "mish"."""

    def __init__(self, activation, **kwargs):
        super().__init__(**kwargs)
        self._activation = activation

    def hybrid_forward(self, F, x):
        return activated(F, x, self._activation)

    def __repr__(self):
        return described(self._activation)


class Dropout(HybridBlock):
    """In training, each element is set to zero with probability `rate`; see `nd.Dropout`."""

    def __init__(self, rate, axes=(), **kwargs):
        super().__init__(**kwargs)
        self._rate, self._axes = rate, axes

    def hybrid_forward(self, F, x):
        return named(F, "Dropout", "dropout")(x, p=self._rate, axes=self._axes)

    def __repr__(self):
        return f"Dropout(p = {self._rate}, axes={self._axes})"


class Flatten(HybridBlock):
    """All axes but the first made into one."""

    def hybrid_forward(self, F, x):
        return x.reshape((x.shape[0], math.prod(x.shape[1:])))

    def __repr__(self):
        return "Flatten"


class Lambda(Block):
    """A function as a block: the function itself, or the name of one of `nd`, with NumPy semantics of `np` or `npx`."""

    def __init__(self, function, prefix=None):
        super().__init__(prefix=prefix)
        self._function = function

    def forward(self, *args):
        if not isinstance(self._function, str):
            return self._function(*args)
        faces = (np, npx) if isinstance(args[0], np.ndarray) else (nd,)
        face = next((face for face in faces if hasattr(face, self._function)), faces[-1])
        return getattr(face, self._function)(*args)

    def __repr__(self):
        function = self._function
        return f"{type(self).__name__}({function if isinstance(function, str) else function.__name__})"


class HybridLambda(HybridBlock):
    """The same, of a function that is given F first."""

    def __init__(self, function, prefix=None):
        super().__init__(prefix=prefix)
        self._function = function

    def forward(self, x, *args):
        if isinstance(self._function, str):
            return Lambda.forward(self, x, *args)
        return super().forward(x, *args)

    def hybrid_forward(self, F, x, *args):
        return self._function(F, x, *args)

    __repr__ = Lambda.__repr__


class Embedding(HybridBlock):
    """A vector for each of the numbers 0 ... input_dim - 1; see `nd.Embedding`."""

    def __init__(self, input_dim, output_dim, dtype="float32", weight_initializer=None, sparse_grad=False, **kwargs):
        super().__init__(**kwargs)
        self.weight = self.params.get("weight", shape=(input_dim, output_dim), dtype=dtype, init=weight_initializer)

    def hybrid_forward(self, F, x, weight):
        return named(F, "Embedding", "embedding")(x, weight)

    def __repr__(self):
        inputs, outputs = self.weight._shape
        return f"Embedding({inputs} -> {outputs}, {self.weight.dtype})"


class BatchNorm(HybridBlock):
    """Each channel with mean 0 and variance 1 (in training), and then scaled and shifted; see `nd.BatchNorm`."""

    def __init__(self, axis=1, momentum=0.9, epsilon=1e-5, center=True, scale=True, use_global_stats=False,
                 beta_initializer="zeros", gamma_initializer="ones", running_mean_initializer="zeros",
                 running_variance_initializer="ones", in_channels=0, **kwargs):
        super().__init__(**kwargs)
        self._options = dict(axis=axis, eps=epsilon, momentum=momentum, fix_gamma=not scale,
                             use_global_stats=use_global_stats)
        for name, learnt, init in (("gamma", scale, gamma_initializer), ("beta", center, beta_initializer),
                                   ("running_mean", False, running_mean_initializer),
                                   ("running_var", False, running_variance_initializer)):
            setattr(self, name, self.params.get(name, shape=(in_channels,), init=init, allow_deferred_init=True,
                                                grad_req="write" if learnt else "null"))

    def infer_shape(self, x):
        for p in self.params.values():
            p.shape = x.shape[self._options["axis"]],

    def hybrid_forward(self, F, x, gamma, beta, running_mean, running_var):
        return named(F, "BatchNorm", "batch_norm")(x, gamma, beta, running_mean, running_var, **self._options)

    def __repr__(self):
        said = dict(self._options, in_channels=self.gamma._shape[0] or None)
        return f"BatchNorm({', '.join(f'{name}={value}' for name, value in said.items())})"


# ## Pictures
def both(n):
    return (n, n) if isinstance(n, int) else tuple(n)


class Conv2D(HybridBlock):
    """The same weighted sum at every place of a picture; see `nd.Convolution`.

    Args:
        channels: the number of outputs at each place.
        kernel_size, strides, padding, dilation: an int, or a tuple of two.
        groups: as for `nd.Convolution`.
        layout: "NCHW", nothing else.
        activation, use_bias, weight_initializer, bias_initializer: as for `Dense`.
        in_channels: the number of inputs at each place; 0 waits for the data.

    Raises:
        ValueError: another layout.
    """

    def __init__(self, channels, kernel_size, strides=(1, 1), padding=(0, 0), dilation=(1, 1), groups=1, layout="NCHW",
                 activation=None, use_bias=True, weight_initializer=None, bias_initializer="zeros", in_channels=0,
                 **kwargs):
        super().__init__(**kwargs)
        if layout != "NCHW":
            raise ValueError(f"Conv2D: the only layout is 'NCHW', not {layout!r}.")
        self._options = dict(kernel=both(kernel_size), stride=both(strides), pad=both(padding), dilate=both(dilation),
                             num_filter=channels, num_group=groups, no_bias=not use_bias)
        self._activation, self.bias = activation, None
        self.weight = self.params.get("weight", shape=(channels, in_channels // groups, *both(kernel_size)),
                                      init=weight_initializer, allow_deferred_init=True)
        if use_bias:
            self.bias = self.params.get("bias", shape=(channels,), init=bias_initializer, allow_deferred_init=True)

    def _alias(self):
        return "conv"

    def infer_shape(self, x):
        channels, _, *kernel = self.weight._shape
        self.weight.shape = channels, x.shape[1] // self._options["num_group"], *kernel

    def hybrid_forward(self, F, x, weight, bias=None):
        y = named(F, "Convolution", "convolution")(x, weight, bias, **self._options)
        return activated(F, y, self._activation)

    def __repr__(self):
        channels, inputs, *_ = self.weight._shape
        said = "".join(f", {name}={self._options[short]}" for name, short, usual in (
            ("padding", "pad", (0, 0)), ("dilation", "dilate", (1, 1))) if self._options[short] != usual)
        said += "" if self._options["num_group"] == 1 else f", groups={self._options['num_group']}"
        said += ("" if self.bias else ", bias=False") + (f", {described(self._activation)}" if self._activation else "")
        return f"Conv2D({inputs or None} -> {channels}, kernel_size={self._options['kernel']}, " \
               f"stride={self._options['stride']}{said})"


class Pool2D(HybridBlock):
    """What the pooling layers share."""

    kind = ""

    def __init__(self, pool_size=(2, 2), strides=None, padding=0, **kwargs):
        super().__init__(**kwargs)
        self._options = dict(kernel=both(pool_size), stride=both(pool_size if strides is None else strides),
                             pad=both(padding), pool_type=self.kind)

    def _alias(self):
        return "pool"

    def hybrid_forward(self, F, x):
        return named(F, "Pooling", "pooling")(x, **self._options)

    def __repr__(self):
        return f"{type(self).__name__}(size={self._options['kernel']}, stride={self._options['stride']}, padding=" \
               f"{self._options['pad']}, ceil_mode=False, global_pool=False, pool_type={self.kind}, layout=NCHW)"


class MaxPool2D(Pool2D):
    """The largest number of each window."""

    kind = "max"


class AvgPool2D(Pool2D):
    """The mean of each window."""

    kind = "avg"
