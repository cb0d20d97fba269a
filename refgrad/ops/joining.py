"""# Joining and splitting

Every input of a joined array receives the part of dy that it became.
"""

import numpy as np
from numpy.exceptions import AxisError

from ..engine.array import NDArray
from ..engine.emit import emit
from ..engine.errors import error
from ..engine.operators import operator
from ..engine.registry import rules
from .common import arrays, into, listed, normal_axis, positions


# ## Joining
def part_of_joined(dy, index):
    return dy[index]


@operator(nd="concat")
@rules(data=part_of_joined)
def concat(*data, dim=1):
    """Arrays joined along an existing axis.

    Args:
        data: arrays of equal shapes but for that axis, or one list of them.
        dim: the axis.

    Raises:
        MXNetError: the shapes differ elsewhere; in nd, the dtypes differ.
    """
    data = listed(data)
    y = joined(concat, np.concatenate, data, dim)
    inputs, start = [], 0
    for x in data:
        stop = start + x.shape[dim]
        inputs.append((x, ((slice(None),) * (dim % y.ndim) + (slice(start, stop),),)))
        start = stop
    return emit(concat, y, *inputs)


@operator(nd="concatenate")
@arrays("arrays")
def concatenate_nd(arrays, axis=0, always_copy=True):
    """A list of arrays joined along an existing axis, as `concat`; always_copy is ignored."""
    return concat(*arrays, dim=axis)


@operator(np="concatenate", numpy=np.concatenate)
@arrays("seq")
def concatenate(seq, axis=0, out=None):
    """A list of arrays joined along an existing axis, as `concat`; flattened first if axis is None."""
    return into(out, concat(*(seq if axis is not None else [x.reshape(-1) for x in seq]), dim=axis or 0))


@operator(nd="stack")
@rules(data=part_of_joined)
def stack(*data, axis=0):
    """Arrays of one shape joined along a new axis.

    Args:
        data: arrays, or one list of them.
        axis: where the new axis stands in the result.

    Raises:
        MXNetError: the shapes differ; in nd, the dtypes differ.
    """
    data = listed(data)
    y = joined(stack, np.stack, data, axis)
    before = (slice(None),) * (axis % y.ndim)
    return emit(stack, y, *((x, ((*before, k),)) for k, x in enumerate(data)))


@operator(np="stack", numpy=np.stack)
@arrays("arrays")
def stack_np(arrays, axis=0, out=None):
    """A list of arrays of one shape joined along a new axis, as `stack`."""
    return into(out, stack(*arrays, axis=axis))


def joined(op, join, data, axis):
    """The joined numpy arrays; nd does not mix dtypes, np takes that of the floats among them."""
    dtypes = {x._data.dtype for x in data}
    if not dtypes:
        raise ValueError("at least one array is needed")
    if len(dtypes) > 1 and not data[0].numpy_manners:
        want, got, *_ = dtypes
        raise error("dtypes", op=op.name, want=want, got=got)
    dtype = np.result_type(*([d for d in dtypes if d.kind == "f"] or dtypes))
    try:
        return join([x._data for x in data], axis).astype(dtype, copy=False)
    except ValueError as complaint:
        if isinstance(complaint, AxisError):
            raise
        raise error("join", op=op.name, axis=axis, shapes=" and ".join(str(x.shape) for x in data)) from None


# numpy's other words for it differ in where vectors go.
@operator(np="vstack", numpy=np.vstack)
@arrays("arrays")
def vstack(arrays, out=None):
    """Arrays joined along the first axis; vectors are rows."""
    return into(out, concat(*(x.reshape(1, -1) if x.ndim < 2 else x for x in arrays), dim=0))


@operator(np="hstack", numpy=np.hstack)
@arrays("arrays")
def hstack(arrays):
    """Arrays joined along the second axis; vectors along their only one."""
    parts = [x.reshape(-1) if x.ndim == 0 else x for x in arrays]
    return concat(*parts, dim=0 if parts[0].ndim == 1 else 1)


@operator(np="dstack", numpy=np.dstack)
@arrays("arrays")
def dstack(arrays):
    """Arrays joined along the third axis; vectors are rows of a matrix first."""
    parts = [x.reshape(1, -1) if x.ndim < 2 else x for x in arrays]
    return concat(*(x.reshape((*x.shape, 1)) if x.ndim == 2 else x for x in parts), dim=2)


@operator(np="column_stack", numpy=np.column_stack)
@arrays("tup")
def column_stack(tup):
    """Arrays joined along the second axis; vectors are columns."""
    return concat(*(x.reshape(-1, 1) if x.ndim < 2 else x for x in tup), dim=1)


@operator(np="append", numpy=np.append)
@arrays("a", "values")
def append(a, values, axis=None):
    """Two arrays joined along the axis; flattened first if it is None."""
    return concatenate([a, values], axis)


# ## Splitting
#
# A split is several slices, and slices have a gradient already.
@operator(nd="split", methods="split")
@arrays("data")
def split_nd(data, num_outputs, axis=1, squeeze_axis=False):
    """A list of equal parts; the part itself, if there is only one.

    Args:
        data: array.
        num_outputs: how many; the length of the axis has to be a multiple.
        axis: along which axis.
        squeeze_axis: drop the axis, if each part has length 1 there.

    Raises:
        MXNetError: the length of the axis is no multiple.
    """
    parts = split_v2(data, num_outputs, axis, squeeze_axis)
    return parts if num_outputs > 1 else parts[0]


@operator(nd="split_v2", methods="split_v2")
@arrays("ary")
def split_v2(ary, indices_or_sections, axis=0, squeeze_axis=False):
    """A list of parts: equal ones for a number, or cut at the given positions.

    Args:
        ary: array.
        indices_or_sections: an int, or a tuple of positions.
        axis: along which axis.
        squeeze_axis: drop the axis, if each part has length 1 there.

    Raises:
        MXNetError: a number of parts that does not divide the length of the axis.
    """
    cuts, length = indices_or_sections, ary.shape[normal_axis(ary, axis)]
    if isinstance(cuts, int):
        if cuts < 1 or length % cuts:
            raise error("split", axis=axis, length=length, parts=cuts)
        cuts = [k * (length // cuts) for k in range(1, cuts)]
    parts = cut(ary, cuts, axis)
    return [part.squeeze(axis=axis) for part in parts] if squeeze_axis else parts


def cut(ary, cuts, axis):
    before = (slice(None),) * (axis % ary.ndim)
    return [ary[(*before, slice(a, b))].copy() for a, b in zip([0, *cuts], [*cuts, None])]


@operator(np="split", methods="split", numpy=np.split)
@arrays("ary")
def split(ary, indices_or_sections, axis=0):
    """A list of parts: equal ones for a number, or cut at the given positions.

    Raises:
        ValueError: a number of parts that does not divide the length of the axis.
    """
    parts, length = indices_or_sections, ary.shape[normal_axis(ary, axis)]
    if isinstance(parts, int) and (parts < 1 or length % parts):
        raise ValueError(f"split: axis {axis} of length {length} has no {parts} equal parts")
    return array_split(ary, parts, axis)


@operator(np="array_split", numpy=np.array_split)
@arrays("ary")
def array_split(ary, indices_or_sections, axis=0):
    """A list of parts as equal as possible, the longer ones first; or cut at the given positions."""
    cuts = indices_or_sections
    if isinstance(cuts, int):
        length, longer = divmod(ary.shape[axis], cuts)
        cuts = [k * length + min(k, longer) for k in range(1, cuts)]
    return cut(ary, list(cuts), axis)


@operator(np="hsplit", numpy=np.hsplit)
@arrays("ary")
def hsplit(ary, indices_or_sections):
    """`split` along the second axis; of vectors along their only one."""
    return split(ary, indices_or_sections, min(1, ary.ndim - 1))


@operator(np="vsplit", numpy=np.vsplit)
@arrays("ary")
def vsplit(ary, indices_or_sections):
    """`split` along the first axis."""
    return split(ary, indices_or_sections, 0)


@operator(np="dsplit", numpy=np.dsplit)
@arrays("ary")
def dsplit(ary, indices_or_sections):
    """`split` along the third axis."""
    return split(ary, indices_or_sections, 2)


# ## Taking out and putting in
@operator(np="delete", numpy=np.delete)
@arrays("arr")
def delete(arr, obj, axis=None):
    """The array without the slices at the given positions of an axis; flattened first if axis is None."""
    if axis is None:
        arr, axis = arr.reshape(-1), 0
    kept = np.delete(np.arange(arr.shape[axis]), positions(obj) if isinstance(obj, NDArray) else obj)
    return arr[(slice(None),) * (axis % arr.ndim) + (kept,)]


@operator(np="insert", numpy=np.insert)
@arrays("arr", "values")
def insert(arr, obj, values, axis=None):
    """The array with values put in before one position of an axis; flattened first if axis is None.

    Args:
        arr: array.
        obj: the position, an int.
        values: a number or an array that broadcasts to one slice.
        axis: an int.
    """
    if axis is None:
        arr, axis = arr.reshape(-1), 0
    axis %= arr.ndim
    obj = obj + arr.shape[axis] if obj < 0 else obj
    shape = tuple(1 if k == axis else n for k, n in enumerate(arr.shape))
    values = values.astype(arr.dtype)
    if values.ndim == arr.ndim - 1 > 0:
        values = values.expand_dims(axis)
    values = values.broadcast_to(np.broadcast_shapes(values.shape, shape))
    before, after = cut(arr, [obj], axis)
    return concat(before, values, after, dim=axis)
