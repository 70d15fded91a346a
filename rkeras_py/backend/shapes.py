"""Tensors of another shape with the same numbers."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import Axes, Axis, Int, PositiveInt, Str
from rkeras_py.api.registry import REQUIRED, MisfitError, Page, public
from rkeras_py.backend import axes as of_tensor
from rkeras_py.backend.arguments import DynamicShape, Tensor, Tensors
from rkeras_py.backend.dispatch import operation
from rkeras_py.engine import tf

_FAMILY = "backend"
_PAGE = Page(
    "backend_shapes",
    "Shapes of tensors",
    "Reshape, flatten, repeat, reverse, join and split tensors.",
)
_SHARED = {"x": "A tensor, variable, vector or array."}


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "shape")
def k_reshape(x: Tensor = REQUIRED, shape: DynamicShape = REQUIRED) -> Any:
    """Reshapes a tensor in row-major order.

    Args:
        shape: The sizes of the axes. One of them may be -1, which stands for what remains;
            sizes may be tensors, as those of `k_shape()`.

    Returns:
        A tensor of that shape.

    Example:
        >>> from rkeras_py import k_get_value, k_reshape
        >>> k_get_value(k_reshape([1.0, 2.0, 3.0, 4.0], (2, -1)))
        array([[1., 2.],
               [3., 4.]], dtype=float32)
    """
    return tf.reshape(x, shape)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_flatten(x: Tensor = REQUIRED) -> Any:
    """Flattens a tensor in row-major order.

    Returns:
        A tensor of one axis.

    Example:
        >>> from rkeras_py import k_flatten, k_get_value
        >>> k_get_value(k_flatten([[1.0, 2.0], [3.0, 4.0]]))
        array([1., 2., 3., 4.], dtype=float32)
    """
    return tf.reshape(x, [-1])


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_batch_flatten(x: Tensor = REQUIRED) -> Any:
    """Flattens each sample of a batch.

    Returns:
        A tensor of two axes, the first of which is that of `x`.

    Example:
        >>> from rkeras_py import k_batch_flatten, k_int_shape, k_zeros
        >>> k_int_shape(k_batch_flatten(k_zeros((2, 3, 4))))
        (2, 12)
    """
    sizes = x.shape[1:]
    if sizes.is_fully_defined():
        return tf.reshape(x, [-1 if x.shape[0] is None else x.shape[0], sizes.num_elements()])
    return tf.reshape(x, tf.stack([tf.shape(x)[0], tf.reduce_prod(tf.shape(x)[1:])]))


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_expand_dims(x: Tensor = REQUIRED, axis: Axis = -1) -> Any:
    """Adds an axis of size 1.

    Args:
        axis: The place of the new axis in the result.

    Returns:
        A tensor with one axis more.

    Example:
        >>> from rkeras_py import k_expand_dims, k_int_shape, k_zeros
        >>> k_int_shape(k_expand_dims(k_zeros((2, 3)), 1))
        (2, 1, 3)
    """
    of_tensor.check(x, axis, more=1)
    return tf.expand_dims(x, axis)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_squeeze(x: Tensor = REQUIRED, axis: Axes | None = None) -> Any:
    """Removes axes of size 1.

    Args:
        axis: The axis or axes to drop; None for all of size 1.

    Returns:
        A tensor with fewer axes.

    Example:
        >>> from rkeras_py import k_int_shape, k_squeeze, k_zeros
        >>> k_int_shape(k_squeeze(k_zeros((1, 2, 1)), 0))
        (2, 1)
    """
    of_tensor.check(x, axis)
    dropped = () if axis is None else axis if isinstance(axis, tuple) else (axis,)
    if any(x.shape[one] not in (1, None) for one in dropped):
        raise MisfitError("axis", f"an axis of size 1 of `x`, whose shape is {tuple(x.shape)}")
    return tf.squeeze(x, axis)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_permute_dimensions(x: Tensor = REQUIRED, pattern: Axes = REQUIRED) -> Any:
    """Permutes the axes.

    Args:
        pattern: For each axis of the result, the axis of `x` that it is.

    Returns:
        A tensor with as many axes.

    Example:
        >>> from rkeras_py import k_int_shape, k_permute_dimensions, k_zeros
        >>> k_int_shape(k_permute_dimensions(k_zeros((2, 3, 4)), (0, 2, 1)))
        (2, 4, 3)
    """
    pattern = pattern if isinstance(pattern, tuple) else (pattern,)
    of_tensor.check(x, pattern, "pattern")
    if x.shape.rank not in (None, len(pattern)):
        raise MisfitError("pattern", f"one axis for each of the {x.shape.rank} of `x`")
    rank = len(pattern)
    return tf.transpose(x, [axis % rank for axis in pattern])


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_repeat(x: Tensor = REQUIRED, n: Int = REQUIRED) -> Any:
    """Repeats each sample along a new second axis.

    Args:
        x: A tensor of shape `(samples, features)`.
        n: How many times.

    Returns:
        A tensor of shape `(samples, n, features)`.

    Raises:
        ValueError: `x` has not two axes.

    Example:
        >>> from rkeras_py import k_int_shape, k_repeat, k_zeros
        >>> k_int_shape(k_repeat(k_zeros((2, 3)), 4))
        (2, 4, 3)
    """
    if x.shape.rank not in (2, None):
        raise MisfitError("x", "a tensor of two axes, (samples, features)")
    return tf.repeat(tf.expand_dims(x, 1), n, axis=1)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_repeat_elements(x: Tensor = REQUIRED, rep: Int = REQUIRED, axis: Axis = REQUIRED) -> Any:
    """Repeats each element along an axis.

    Args:
        rep: How many times.
        axis: The axis.

    Returns:
        A tensor whose axis is `rep` times as long.

    Example:
        >>> from rkeras_py import k_get_value, k_repeat_elements
        >>> k_get_value(k_repeat_elements([1.0, 2.0], 2, axis=0))
        array([1., 1., 2., 2.], dtype=float32)
    """
    of_tensor.check(x, axis)
    shape = x.shape.as_list()
    repeated = tf.repeat(x, rep, axis=axis)
    shape[axis] = None if shape[axis] is None else shape[axis] * rep
    return tf.ensure_shape(repeated, shape)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_reverse(x: Tensor = REQUIRED, axes: Axes = REQUIRED) -> Any:
    """Reverses a tensor along axes.

    Args:
        axes: The axis or axes.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_get_value, k_reverse
        >>> k_get_value(k_reverse([1.0, 2.0], 0))
        array([2., 1.], dtype=float32)
    """
    of_tensor.check(x, axes, "axes")
    return tf.reverse(x, axes if isinstance(axes, tuple) else (axes,))


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "n")
def k_tile(x: Tensor = REQUIRED, n: DynamicShape = REQUIRED) -> Any:
    """Tiles a tensor: repeats it as a whole along each axis.

    Args:
        n: How many times along each axis: one number for each (one alone for the last), or a
            tensor of them.

    Returns:
        A tensor with as many axes.

    Example:
        >>> from rkeras_py import k_get_value, k_tile
        >>> k_get_value(k_tile([1.0, 2.0], 2))
        array([1., 2., 1., 2.], dtype=float32)
    """
    rank, given = x.shape.rank, n.shape[0] if n.shape.rank else 1
    if rank is not None and given is not None and given != rank:
        if given != 1:
            raise MisfitError("n", f"one number, or one for each of the {rank} axes of `x`")
        n = tf.concat([tf.ones([rank - 1], n.dtype), tf.reshape(n, [1])], 0)
    return tf.tile(x, tf.reshape(n, [-1]))


@public(family=_FAMILY, page=_PAGE)
@operation(lists=("tensors",))
def k_concatenate(tensors: Tensors = REQUIRED, axis: Axis = -1) -> Any:
    """Concatenates tensors along an axis.

    Args:
        tensors: A list of tensors of one shape but for the axis.
        axis: The axis.

    Returns:
        A tensor whose axis is as long as theirs together.

    Example:
        >>> from rkeras_py import k_concatenate, k_get_value
        >>> k_get_value(k_concatenate([(1.0, 2.0), (3.0, 4.0)]))
        array([1., 2., 3., 4.], dtype=float32)
    """
    of_tensor.check(tensors[0], axis, of="tensors")
    if all(isinstance(tensor, tf.SparseTensor) for tensor in tensors):
        return tf.sparse.concat(axis % len(tensors[0].shape), tensors)
    return tf.concat([_dense(tensor) for tensor in tensors], axis)


def _dense(tensor: Any) -> Any:
    return tf.sparse.to_dense(tensor) if isinstance(tensor, tf.SparseTensor) else tensor


@public(family=_FAMILY, page=_PAGE)
@operation(lists=("x",))
def k_stack(x: Tensors = REQUIRED, axis: Axis = 0) -> Any:
    """Stacks tensors along a new axis.

    Args:
        x: A list of tensors of one shape.
        axis: The place of the new axis in the result.

    Returns:
        A tensor with one axis more.

    Example:
        >>> from rkeras_py import k_get_value, k_stack
        >>> k_get_value(k_stack([(1.0, 2.0), (3.0, 4.0)]))
        array([[1., 2.],
               [3., 4.]], dtype=float32)
    """
    of_tensor.check(x[0], axis, more=1)
    return tf.stack(x, axis)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_unstack(
    x: Tensor = REQUIRED,
    axis: Axis = 0,
    num: PositiveInt | None = None,
    name: Str | None = None,
) -> Any:
    """Splits a tensor into its slices along an axis.

    Args:
        axis: The axis.
        num: How many slices there are, where the size of the axis is not known.
        name: The name of the operation in graphs.

    Returns:
        A list of tensors with one axis less.

    Example:
        >>> from rkeras_py import k_unstack
        >>> len(k_unstack([[1.0, 2.0], [3.0, 4.0]]))
        2
    """
    of_tensor.check(x, axis)
    if num is not None and x.shape[axis] not in (None, num):
        raise MisfitError("num", f"the size of the axis, which is {x.shape[axis]}")
    if num is None and x.shape[axis] is None:
        raise MisfitError("axis", "an axis of known size, or `num` be given")
    return tf.unstack(x, num, axis, name or "unstack")
