"""Tensors from numbers and from other tensors."""

from __future__ import annotations

from typing import Any

import numpy as np

from rkeras_py.api.argument_types import Float, Str
from rkeras_py.api.registry import REQUIRED, MisfitError, Page, public
from rkeras_py.api.results import PythonArray
from rkeras_py.backend.arguments import DtypeName, DynamicShape, Tensor, is_tensor
from rkeras_py.backend.dispatch import operation
from rkeras_py.engine import keras, tf

_FAMILY = "backend"
_PAGE = Page(
    "backend_creation",
    "Tensors from numbers and tensors",
    "Make constant tensors, change the dtype of tensors.",
)
_SHARED = {
    "x": "A tensor, variable, vector or array.",
    "dtype": 'The dtype of the result, such as "float32".',
    "name": "The name of the operation in graphs.",
}


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("value", "shape")
def k_constant(
    value: Tensor = REQUIRED,
    dtype: DtypeName | None = None,
    shape: DynamicShape | None = None,
    name: Str | None = None,
) -> Any:
    """Creates a constant tensor.

    Args:
        value: A number, vector, array, or strings.
        dtype: The dtype of the result; None for `k_floatx()`, for strings "string".
        shape: The shape of the result; None for that of `value`. One number fills it.

    Returns:
        A tensor.

    Raises:
        ValueError: The numbers don't fill the shape.

    Example:
        >>> from rkeras_py import k_constant, k_get_value
        >>> k_get_value(k_constant([1.0, 2.0], dtype="float64"))
        array([1., 2.])
    """
    if dtype is None:
        dtype = "string" if value.dtype == tf.string else keras.config.floatx()
    value = tf.cast(value, dtype)
    if shape is not None:
        one = value.shape.num_elements() == 1
        value = tf.fill(shape, tf.reshape(value, [])) if one else tf.reshape(value, shape)
    return value if name is None else tf.identity(value, name)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
def k_arange(
    start: Float = REQUIRED,
    stop: Float | None = None,
    step: Float = 1.0,
    dtype: DtypeName = "int32",
) -> Any:
    """Evenly spaced values in an interval.

    Args:
        start: The first number; with `stop` missing the end, and 0 is the first.
        stop: The end, which is not among the numbers.
        step: The distance.

    Returns:
        A tensor of one axis.

    Raises:
        ValueError: `step` is 0, or no whole number while `dtype` is one of whole numbers.

    Example:
        >>> from rkeras_py import k_arange, k_get_value
        >>> k_get_value(k_arange(4, 10, 2))
        array([4, 6, 8], dtype=int32)
    """
    kind = tf.as_dtype(dtype)
    if kind.is_integer and step != int(step):
        raise MisfitError("step", f'a whole number for the dtype "{dtype}"')
    if step == 0:
        raise MisfitError("step", "another number than 0")
    first, last = (0.0, start) if stop is None else (start, stop)
    if kind.is_integer:
        # As keras 2.9: fractions are cut off.
        first, last = int(first), int(last)
    numbers = np.arange(first, last, step)
    return tf.constant(numbers.astype(kind.as_numpy_dtype))


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_zeros_like(
    x: Tensor = REQUIRED, dtype: DtypeName | None = None, name: Str | None = None
) -> Any:
    """Zeros with the shape of a tensor.

    Args:
        dtype: The dtype of the result; None for that of `x`.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_get_value, k_zeros_like
        >>> k_get_value(k_zeros_like([1.0, 2.0]))
        array([0., 0.], dtype=float32)
    """
    return tf.zeros_like(x, dtype, name)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_ones_like(
    x: Tensor = REQUIRED, dtype: DtypeName | None = None, name: Str | None = None
) -> Any:
    """Ones with the shape of a tensor.

    Args:
        dtype: The dtype of the result; None for that of `x`.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_get_value, k_ones_like
        >>> k_get_value(k_ones_like([1.0, 2.0]))
        array([1., 1.], dtype=float32)
    """
    return tf.ones_like(x, dtype, name)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_identity(x: Tensor = REQUIRED, name: Str | None = None) -> Any:
    """A tensor with the same values.

    Returns:
        A tensor of the shape and dtype of `x`.

    Example:
        >>> from rkeras_py import k_get_value, k_identity
        >>> k_get_value(k_identity([1.0, 2.0]))
        array([1., 2.], dtype=float32)
    """
    return tf.identity(x, name)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_cast(x: Tensor = REQUIRED, dtype: DtypeName = REQUIRED) -> Any:
    """Casts to another dtype; integers lose the fractional part.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_cast, k_get_value
        >>> k_get_value(k_cast([1.7, 2.0], "int32"))
        array([1, 2], dtype=int32)
    """
    return tf.cast(x, dtype)


@operation("x")
def k_cast_tensor_to_floatx(x: Any) -> Any:
    """Casts a tensor to floatx."""
    return tf.cast(x, keras.config.floatx())


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
def k_cast_to_floatx(x: Tensor = REQUIRED) -> Any:
    """Casts values to the dtype `k_floatx()`.

    Returns:
        A tensor for a tensor or variable, else an array; in R that is an object of Python, as
        in keras 2.9.

    Example:
        >>> from rkeras_py import k_cast_to_floatx
        >>> x = k_cast_to_floatx([1.0, 2.0])
    """
    if is_tensor(x):
        return k_cast_tensor_to_floatx(x)
    array = np.asarray(x, tf.as_dtype(keras.config.floatx()).as_numpy_dtype)
    return array.view(PythonArray)


@public(family=_FAMILY, page=_PAGE)
@operation("tensor")
def k_to_dense(tensor: Tensor = REQUIRED) -> Any:
    """Converts a sparse tensor to a dense one.

    Args:
        tensor: A tensor, sparse or not.

    Returns:
        A tensor that is not sparse.

    Example:
        >>> from rkeras_py import k_constant, k_get_value, k_to_dense
        >>> k_get_value(k_to_dense(k_constant([1.0, 2.0])))
        array([1., 2.], dtype=float32)
    """
    return dense(tensor)


def dense(tensor: Any) -> Any:
    """A sparse tensor with its zeros; others as they are."""
    if isinstance(tensor, tf.SparseTensor):
        return tf.sparse.to_dense(tf.sparse.reorder(tensor))
    return tensor
