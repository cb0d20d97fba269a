"""# Shapes: the same numbers in another order

Nothing is computed here, so nothing has a slope.  The gradient takes the way back.
"""

import numpy as np

from ..engine.emit import emit
from ..engine.errors import error
from ..engine.operators import operator, sum_to
from ..engine.registry import rules


# ## Reshape
#
# A view, in both classes: writing into x.reshape(...) writes into x.
@operator(nd="reshape Reshape", np="reshape", methods="reshape", numpy=np.reshape)
@rules(x=lambda dy, shape: dy.reshape(shape))
def reshape(x, *shape, **options):
    """The same elements in another shape.

    Args:
        shape: ints or one tuple.  -1 stands for what is left over.  In nd also MXNet's codes: 0 keeps a
            length, -2 keeps all that remain, -3 joins two axes, -4 splits one into the next two numbers.
    """
    shape = options.pop("shape", options.pop("newshape", shape))
    if options.pop("reverse", False) or set(options) - {"order"}:
        raise TypeError(f"reshape: unknown arguments {sorted(options) or ['reverse']}")
    if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
        shape = shape[0]
    wanted = tuple(shape) if x.numpy_manners else decoded(x.shape, list(shape))
    try:
        y = x._data.reshape(wanted)
    except ValueError as complaint:
        kind = error("shapes", op="reshape", shapes=f"{x.shape} and {tuple(shape)}")
        raise kind from complaint
    return emit(reshape, y, (x, (x.shape,)))


def decoded(lengths, codes):
    """MXNet's shape codes as a plain shape."""
    lengths, shape = list(lengths), []
    if not any(code in (0, -2, -3, -4) for code in codes):
        return tuple(codes)
    while codes:
        code = codes.pop(0)
        if code == 0:
            shape.append(lengths.pop(0))
        elif code == -2:
            shape += lengths
            lengths = []
        elif code == -3:
            shape.append(lengths.pop(0) * lengths.pop(0))
        elif code == -4:
            whole, first, second = lengths.pop(0), codes.pop(0), codes.pop(0)
            shape += [first if first != -1 else whole // second, second if second != -1 else whole // first]
        else:
            shape.append(code)
            if lengths:
                lengths.pop(0)
    return tuple(shape)


@operator(np="ravel", methods="ravel", numpy=np.ravel)
@rules(x=lambda dy, shape: dy.reshape(shape))
def ravel(x):
    """All elements in one row."""
    return emit(ravel, x._data.reshape(-1), (x, (x.shape,)))


@operator(nd="flatten Flatten", npx="batch_flatten", methods="flatten")
@rules(x=lambda dy, shape: dy.reshape(shape))
def flatten(x):
    """In nd each item of the first axis in one row, shape (n, rest); in np all elements in one row."""
    wanted = (-1,) if x.numpy_manners else (x.shape[0], -1)
    return emit(flatten, x._data.reshape(wanted), (x, (x.shape,)))


# ## Transpose
def transposed_back(dy, axes):
    return dy.transpose(tuple(np.argsort(axes)) if axes else None)


@operator(nd="transpose", np="transpose", methods="transpose", numpy=np.transpose)
@rules(x=transposed_back)
def transpose(x, *axes, **options):
    """The axes in another order, reversed if none is given.

    Args:
        axes: ints or one tuple, a permutation of the axes.
    """
    axes = options.get("axes", axes)
    if len(axes or ()) == 1 and isinstance(axes[0], (tuple, list, type(None))):
        axes = axes[0]
    axes = tuple(a % x.ndim for a in axes) if axes else None
    return emit(transpose, x._data.transpose(axes), (x, (axes,)))


for _cls in transpose.functions:
    _cls.T = property(lambda x: transpose.forward(x), doc="The array with its axes reversed.")


@operator(nd="swapaxes SwapAxis", np="swapaxes", methods="swapaxes", numpy=np.swapaxes)
@rules(x=lambda dy, dim1, dim2: dy.swapaxes(dim1, dim2))
def swapaxes(x, dim1=0, dim2=0):
    """Two axes exchanged."""
    return emit(swapaxes, x._data.swapaxes(dim1, dim2), (x, (dim1, dim2)))


# ## Axes of length 1
@operator(nd="expand_dims", np="expand_dims", methods="expand_dims", numpy=np.expand_dims)
@rules(x=lambda dy, shape: dy.reshape(shape))
def expand_dims(x, axis):
    """A new axis of length 1 at the given place."""
    return emit(expand_dims, np.expand_dims(x._data, axis), (x, (x.shape,)))


@operator(nd="squeeze", np="squeeze", methods="squeeze", numpy=np.squeeze)
@rules(x=lambda dy, shape: dy.reshape(shape))
def squeeze(x, axis=None):
    """Without its axes of length 1, or without the named ones."""
    y = np.squeeze(x._data, axis)
    return emit(squeeze, y.reshape(1) if y.ndim == 0 and not x.numpy_manners else y, (x, (x.shape,)))


# ## Broadcasting by name
@operator(nd="broadcast_to", np="broadcast_to", methods="broadcast_to", numpy=np.broadcast_to)
@rules(x=sum_to)
def broadcast_to(x, shape):
    """The array repeated along axes of length 1, or along new ones in front, to the given shape."""
    if not x.numpy_manners and len(shape) == x.ndim:               # 0 keeps a length
        shape = tuple(n or kept for n, kept in zip(shape, x.shape))
    try:
        y = np.array(np.broadcast_to(x._data, shape))
    except ValueError:
        raise error("shapes", op="broadcast_to", shapes=f"{x.shape} and {tuple(shape)}") from None
    return emit(broadcast_to, y, (x, (x.shape,)))


@operator(nd="broadcast_like", npx="broadcast_like", methods="broadcast_like")
@rules(x=sum_to)
def broadcast_like(x, like):
    """The array repeated to the shape of another."""
    return emit(broadcast_like, np.array(np.broadcast_to(x._data, like.shape)), (x, (x.shape,)))


# ## Joining
#
# Every input receives the part of dy that it became.
def part_of_joined(dy, index):
    return dy[index]


@operator(nd="concat Concat concatenate")
@rules(arrays=part_of_joined)
def concat(*arrays, dim=1):
    """Arrays joined along an existing axis.

    Args:
        arrays: of equal shapes but for that axis.
        dim: the axis.
    """
    arrays = listed(arrays)
    y = joined(concat, np.concatenate, arrays, dim)
    inputs, start = [], 0
    for x in arrays:
        stop = start + x.shape[dim]
        inputs.append((x, ((slice(None),) * (dim % y.ndim) + (slice(start, stop),),)))
        start = stop
    return emit(concat, y, *inputs)


@operator(np="concatenate", numpy=np.concatenate)
@rules(seq=part_of_joined)
def concatenate(seq, axis=0):
    """Arrays joined along an existing axis; flattened first if axis is None."""
    return concat(*(listed(seq) if axis is not None else [ravel(x) for x in listed(seq)]), dim=axis or 0)


@operator(nd="stack", np="stack", numpy=np.stack)
@rules(arrays=part_of_joined)
def stack(*arrays, axis=0):
    """Arrays of one shape, joined along a new axis."""
    arrays = listed(arrays)
    y = joined(stack, np.stack, arrays, axis)
    before = (slice(None),) * (axis % y.ndim)
    return emit(stack, y, *((x, ((*before, k),)) for k, x in enumerate(arrays)))


def listed(arrays):
    """f(a, b) and f([a, b]) alike."""
    return list(arrays[0]) if len(arrays) == 1 and isinstance(arrays[0], (list, tuple)) else list(arrays)


def joined(op, join, arrays, axis):
    try:
        return join([x._data for x in arrays], axis)
    except ValueError:
        shapes = " and ".join(str(x.shape) for x in arrays)
        raise error("shapes", op=op.name, shapes=shapes) from None


# ## Splitting
#
# A split is several slices, and slices have a gradient already.
@operator(nd="split SliceChannel slice_channel", methods="split")
@rules()
def split_channel(x, num_outputs, axis=1, squeeze_axis=False):
    """A list of equal parts.

    Args:
        num_outputs: how many; the length of the axis has to be a multiple.
        axis: along which axis.
        squeeze_axis: drop the axis, if each part has length 1 there.
    """
    length, rest = divmod(x.shape[axis], num_outputs)
    if rest:
        raise error("shapes", op="split", shapes=f"{x.shape} and {num_outputs} equal parts along axis {axis}")
    before = (slice(None),) * (axis % x.ndim)
    parts = [x[(*before, k if squeeze_axis and length == 1 else slice(k * length, (k + 1) * length))]
             for k in range(num_outputs)]
    return parts if num_outputs > 1 else parts[0]


@operator(np="split", methods="split")
@rules()
def split(ary, indices_or_sections, axis=0):
    """A list of parts: equal ones for a number, or cut at the given positions."""
    length = ary.shape[axis]
    if isinstance(indices_or_sections, int):
        if length % indices_or_sections:
            raise ValueError(f"split: axis {axis} of length {length} has no {indices_or_sections} equal parts")
        step = length // indices_or_sections
        cuts = list(range(step, length, step))
    else:
        cuts = list(indices_or_sections)
    before = (slice(None),) * (axis % ary.ndim)
    return [ary[(*before, slice(a, b))] for a, b in zip([0, *cuts], [*cuts, length])]
