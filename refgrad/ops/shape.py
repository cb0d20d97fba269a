"""# Shapes: the same numbers in another form

Nothing is computed here, so nothing has a slope.  The gradient takes the way back.
"""

import numpy as np

from ..engine.emit import emit, no_signal, silent
from ..engine.errors import error
from ..engine.operators import operator
from ..engine.registry import rules
from .common import arrays, into, listed, never_bare, normal_axis


# ## Reshape
#
# A view, in both classes: writing into x.reshape(...) writes into x.
def reshaped_back(dy, shape):
    """The rule of whatever only changes the shape."""
    return dy.reshape(shape)


@operator(nd="reshape", methods="reshape")
@rules(x=reshaped_back)
def reshape(x, *shape, **options):
    """The same elements in another shape, as a view.

    Args:
        x: array.
        shape: ints or one tuple.  -1 stands for what is left over.  In nd also MXNet's codes: 0 keeps a
            length, -2 keeps all that remain, -3 joins two axes, -4 splits one into the next two numbers.
        reverse: nd only: read the codes from the right.

    Raises:
        MXNetError: the shape has another number of elements.
        TypeError: an unknown argument, or an order other than "C".
    """
    shape = options.pop("shape", options.pop("newshape", shape))
    reverse = options.pop("reverse", False)
    if set(options) - {"order"} or options.get("order", "C") != "C":
        raise TypeError(f"reshape: unknown arguments {options}")
    shape = tuple(shape[0] if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape) \
        if isinstance(shape, (tuple, list)) else (shape,)
    wanted = shape
    if not x.numpy_manners:
        turn = slice(None, None, -1 if reverse else 1)
        try:
            wanted = decoded(x.shape[turn], list(shape)[turn])[turn]
        except IndexError:                             # more codes than axes
            raise error("reshape", size=x.size, shape=x.shape, wanted=shape) from None
    return in_shape(x, wanted, shape)


# numpy takes any negative length for -1, which would turn a mistaken code into an answer.
def in_shape(x, wanted, said):
    try:
        if any(n < -1 for n in wanted):
            raise ValueError("a length below -1")
        y = x._data.reshape(wanted)
    except ValueError as complaint:
        raise error("reshape", size=x.size, shape=x.shape, wanted=said) from complaint
    return emit(reshape, y, (x, (x.shape,)))


def decoded(lengths, codes):
    """The shape codes of nd as a plain shape."""
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


@operator(np="reshape", numpy=np.reshape)
@arrays("x")
def reshape_np(x, newshape, order="C", out=None):
    """The same elements in another shape, as a view; -1 stands for what is left over.  See `reshape`."""
    return into(out, reshape(x, newshape, order=order))


# The codes of npx are others, so that 0 can be a length: -2 keeps a length, -3 drops one that is 1, -4 keeps all
# that remain, -5 joins two, -6 splits one.
CODES = {-2: 0, -4: -2, -5: -3, -6: -4}


@operator(npx="reshape")
@arrays("x")
def reshape_npx(x, newshape, reverse=False, order="C"):
    """The same elements in another shape, as a view.

    Args:
        x: array.
        newshape: an int or a tuple.  -1 stands for what is left over, -2 keeps a length, -3 drops an axis of
            length 1, -4 keeps all that remain, -5 joins two axes, -6 splits one into the next two numbers.
        reverse: read the codes from the right.
        order: only "C".

    Raises:
        MXNetError: the shape has another number of elements.
    """
    codes, lengths = list(newshape) if isinstance(newshape, (tuple, list)) else [newshape], x.shape
    turn = slice(None, None, -1 if reverse else 1)
    codes, lengths, shape = codes[turn], list(lengths[turn]), []
    while codes:
        code = codes.pop(0)
        if code == -3:
            if lengths.pop(0) != 1:
                raise error("reshape", size=x.size, shape=x.shape, wanted=newshape)
            continue
        taken = [codes.pop(0), codes.pop(0)] if code == -6 else []
        part = decoded(lengths, [CODES.get(code, code), *taken]) if code in CODES else (code,)
        lengths = lengths[{-5: 2, -4: len(lengths)}.get(code, 1):]
        shape += part
    return in_shape(x, tuple(shape)[turn], newshape)


@operator(nd="reshape_like", npx="reshape_like", methods="reshape_like")
@arrays("a", "b")
def reshape_like(a, b, lhs_begin=None, lhs_end=None, rhs_begin=None, rhs_end=None):
    """a in the shape of b.

    Args:
        a, b: arrays.
        lhs_begin, lhs_end: only the axes of a from lhs_begin up to, not including, lhs_end are reshaped.
        rhs_begin, rhs_end: the axes of b, likewise, whose lengths they get.

    Raises:
        MXNetError: the shape has another number of elements.
    """
    first, last = a.shape[:lhs_begin or 0], a.shape[lhs_end:] if lhs_end is not None else ()
    return in_shape(a, first + b.shape[rhs_begin:rhs_end] + last, b.shape)


@operator(np="ravel", methods="ravel flatten", numpy=np.ravel)
@rules(x=reshaped_back)
def ravel(x, order="C"):
    """All elements in one row, in memory of their own; order is ignored."""
    return emit(ravel, x._data.reshape(-1).copy(), (x, (x.shape,)))


@operator(nd="flatten", methods="flatten")
@rules(x=reshaped_back)
def flatten(x, inplace=False):
    """Each item of the first axis in one row: shape (n, rest).  inplace is ignored."""
    rest = int(np.prod(x.shape[1:]))                   # -1 would not do for an array without elements
    return emit(flatten, x._data.reshape(x.shape[0], rest).copy(), (x, (x.shape,)))


@operator(npx="batch_flatten")
@arrays("x")
def batch_flatten(x):
    """Each item of the first axis in one row, as `flatten` of nd."""
    return flatten(x)


# ## Transpose
#
# Moving the axes back is one more permutation, the inverse one: argsort finds it.
#
# *Try it*: `reshape` gives a view and `T` a copy.  Which of the two writes reaches x?
#     >>> x = nd.zeros(4)
#     >>> x.reshape((2, 2))[0, 1] = 5
#     >>> x.reshape((2, 2)).T[0, 0] = 7
#     >>> x.tolist()
#     [0.0, 5.0, 0.0, 0.0]
def transposed_back(dy, axes):
    return dy.transpose(tuple(np.argsort(axes)) if axes else None)


@operator(nd="transpose", np="transpose", methods="transpose", numpy=np.transpose)
@rules(x=transposed_back)
def transpose(x, *axes, **options):
    """The axes in another order, reversed if none is given.

    Args:
        x: array.
        axes: ints or one tuple, a permutation of the axes.

    Raises:
        ValueError: the axes are no permutation.
    """
    axes = options.pop("axes", axes)
    if options:
        raise TypeError(f"got an unexpected keyword argument '{next(iter(options))}'")
    if len(axes or ()) == 1 and isinstance(axes[0], (tuple, list, type(None))):
        axes = axes[0]
    axes = tuple(normal_axis(x, a) for a in axes) if axes else None
    if axes and sorted(axes) != list(range(x.ndim)):
        raise error("transpose", axes=axes, ndim=x.ndim)
    return emit(transpose, x._data.transpose(axes).copy(), (x, (axes,)))


for _cls in transpose.functions:
    _cls.T = property(lambda x: transpose.forward(x), doc="The array with its axes reversed.")


@operator(nd="swapaxes", methods="swapaxes")
@rules(x=lambda dy, dim1, dim2: dy.swapaxes(dim1, dim2))
def swapaxes(x, dim1=0, dim2=0):
    """Two axes exchanged."""
    return emit(swapaxes, x._data.swapaxes(dim1, dim2).copy(), (x, (dim1, dim2)))


@operator(np="swapaxes", methods="swapaxes", numpy=np.swapaxes)
@arrays("x")
def swapaxes_np(x, axis1, axis2):
    """Two axes exchanged."""
    return swapaxes(x, axis1, axis2)


@operator(nd="moveaxis", np="moveaxis", numpy=np.moveaxis)
@arrays("x")
def moveaxis(x, source, destination):
    """Axes moved to other places, the rest staying in order.

    Args:
        x: array.
        source, destination: ints, or tuples of one length.
    """
    source, destination = ([normal_axis(x, a) for a in (axes if isinstance(axes, (tuple, list)) else [axes])]
                           for axes in (source, destination))
    order = [k for k in range(x.ndim) if k not in source]
    for place, axis in sorted(zip(destination, source)):
        order.insert(place, axis)
    return transpose(x, order)


@operator(np="rollaxis", numpy=np.rollaxis)
@arrays("x")
def rollaxis(x, axis, start=0):
    """One axis moved to stand before axis `start`."""
    axis = normal_axis(x, axis)
    start = start + x.ndim if start < 0 else start
    return moveaxis(x, axis, start - (axis < start))


# ## Axes of length 1
@operator(nd="expand_dims", np="expand_dims", methods="expand_dims", numpy=np.expand_dims)
@rules(x=reshaped_back)
def expand_dims(x, axis, inplace=False):
    """A new axis of length 1 at the given place; inplace is ignored."""
    return emit(expand_dims, np.expand_dims(x._data, axis).copy(), (x, (x.shape,)))


@operator(nd="squeeze", np="squeeze", methods="squeeze", numpy=np.squeeze)
@rules(x=reshaped_back)
def squeeze(x, axis=None, inplace=False):
    """Without its axes of length 1, or without the named ones; inplace is ignored.

    Raises:
        ValueError: a named axis has another length.
    """
    axis = tuple(axis) if isinstance(axis, list) else axis
    return emit(squeeze, never_bare(x, np.squeeze(x._data, axis).copy()), (x, (x.shape,)))


def at_least(made, arys):
    """Arrays reshaped as `made`, a function of numpy, does it; one array, or a list."""
    ys = [reshape(x, made(x._data).shape).copy() if x.ndim < 3 else x for x in listed(arys)]
    return ys[0] if len(ys) == 1 else ys


@operator(np="atleast_1d", numpy=np.atleast_1d)
@arrays("arys")
def atleast_1d(*arys):
    """Arrays with axes of length 1 added, so that each has one or more; one array, or a list."""
    return at_least(np.atleast_1d, arys)


@operator(np="atleast_2d", numpy=np.atleast_2d)
@arrays("arys")
def atleast_2d(*arys):
    """Arrays with axes of length 1 added, so that each has two or more; one array, or a list."""
    return at_least(np.atleast_2d, arys)


@operator(np="atleast_3d", numpy=np.atleast_3d)
@arrays("arys")
def atleast_3d(*arys):
    """Arrays with axes of length 1 added, so that each has three or more; one array, or a list."""
    return at_least(np.atleast_3d, arys)


# ## The shape as an array
#
# It does not depend on the elements, but it belongs to the graph of x, as in MXNet.
@operator(nd="shape_array", npx="shape_array", methods="shape_array")
@rules(x=no_signal)
def shape_array(x):
    """The lengths of the axes as a vector of int64.  No gradient flows."""
    return emit(shape_array, np.array(x.shape, "int64"), (x, silent(x)))


@operator(nd="size_array", methods="size_array")
@rules(x=no_signal)
def size_array(x):
    """The number of elements, shape (1,), as int64.  No gradient flows."""
    return emit(size_array, np.array([x.size], "int64"), (x, silent(x)))


# ## Questions that Python answers
@operator(np="shape", numpy=np.shape)
@arrays("x")
def shape(x):
    """The lengths of the axes, a tuple of ints."""
    return x.shape


@operator(np="ndim", numpy=np.ndim)
@arrays("x")
def ndim(x):
    """The number of axes, an int."""
    return x.ndim


@operator(np="size", numpy=np.size)
@arrays("x")
def size(x, axis=None):
    """The number of elements, or the length of one axis, an int."""
    return x.size if axis is None else x.shape[axis]


@operator(np="may_share_memory shares_memory", numpy=(np.may_share_memory, np.shares_memory))
@arrays("a", "b")
def shares_memory(a, b, max_work=None):
    """Whether a write into one array can be seen in the other."""
    return bool(np.shares_memory(a._data, b._data))
