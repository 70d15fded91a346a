"""Utilities for arrays of data."""

from __future__ import annotations

from typing import Any

import numpy as np

from rkeras_py.api.argument_types import Anything, ArrayLike, Axis, Dtype, Float, PositiveInt
from rkeras_py.api.registry import REQUIRED, MisfitError, public
from rkeras_py.api.results import Frame, PythonArray
from rkeras_py.backend.arguments import is_tensor
from rkeras_py.engine import keras

_FAMILY = "data utilities"


@public(family=_FAMILY)
def to_categorical(
    y: ArrayLike = REQUIRED, num_classes: PositiveInt | None = None, dtype: Dtype = "float32"
) -> Any:
    """One-hot encodes class indices: rows with a 1 in the column of the class.

    Args:
        y: Class indices, counted from 0.
        num_classes: Number of columns; one more than the largest index if not given.
        dtype: The dtype of the result.

    Returns:
        An array of the shape of `y` with one more axis, of size `num_classes`.

    Raises:
        ValueError: An index is negative, not a whole number, or not below `num_classes`.

    Example:
        >>> from rkeras_py import to_categorical
        >>> table = to_categorical((0, 2, 1))
    """
    classes = np.asarray(y)
    whole = classes.dtype.kind in "biu" or (
        classes.dtype.kind == "f"
        and np.isfinite(classes).all()
        and np.array_equal(classes, np.floor(classes))
    )
    if not whole:
        raise ValueError(
            "to_categorical(): `y` must be class indices: whole numbers, counted from 0"
        )
    if classes.size and classes.min() < 0:
        raise ValueError(
            "to_categorical(): `y` must be class indices, counted from 0, but contains "
            f"{classes.min():g}"
        )
    most = int(classes.max()) + 1 if classes.size else 1
    columns = most if num_classes is None else num_classes
    if most > columns:
        raise ValueError(
            f"to_categorical(): `num_classes` is {columns}, but `y` contains class {most - 1}; "
            "classes are counted from 0"
        )
    if classes.ndim > 1 and classes.shape[-1] == 1:
        classes = classes[..., 0]
    return np.eye(columns, dtype=dtype)[classes.astype("int64")]


@public(family=_FAMILY)
def normalize(x: ArrayLike = REQUIRED, axis: Axis = -1, order: Float = 2.0) -> Any:
    """Divides an array by its norm along an axis.

    Args:
        x: An array.
        axis: The axis along which the norm is taken.
        order: The order of the norm: 2 for the Euclidean norm.

    Returns:
        An array of the shape of `x`; where the norm is 0, the values stay 0.

    Raises:
        ValueError: `x` is not a numeric array.

    Example:
        >>> from rkeras_py import normalize
        >>> unit = normalize((3, 4))
        >>> unit = normalize([(3, 4), (6, 8)], axis=0)
    """
    numbers = np.asarray(x, dtype="float64")
    # R's NA is a signalling NaN: arithmetic with it raises a floating-point warning.
    with np.errstate(invalid="ignore"):
        norm = np.linalg.norm(numbers, ord=order, axis=axis, keepdims=True)
        return numbers / np.where(norm == 0, 1, norm)


@public(family=_FAMILY)
def keras_array(x: Anything | None = REQUIRED, dtype: Dtype | None = None) -> Any:
    """Data as arrays of Python, as Keras takes them: by rows, numbers in floatx.

    Args:
        x: A vector, matrix, array or data frame, or a list of them.
        dtype: The dtype; None for `k_floatx()` for doubles, and for that of integers and
            logicals. For lists and data frames it has no effect, as in keras 2.9.

    Returns:
        An array; in R that is an object of Python. A list for a list, a dict of arrays for a
        data frame. Tensors, lists of tensors and None as they are.

    Raises:
        ValueError: `x` is not data.

    Example:
        >>> from rkeras_py import keras_array
        >>> x = keras_array([1.0, 2.0])
    """
    if x is None or is_tensor(x):
        return x
    if isinstance(x, Frame):
        return {name: keras_array(column) for name, column in x.columns().items()}
    if isinstance(x, dict):
        return {name: keras_array(item) for name, item in x.items()}
    if isinstance(x, list | tuple) and not _is_vector(x):
        return [keras_array(item) for item in x]
    array = np.asarray(x)
    if array.dtype.kind == "O":
        raise MisfitError("x", "a vector, matrix, array or data frame, or a list of them")
    if dtype is None:
        dtype = keras.config.floatx() if array.dtype.kind == "f" else array.dtype
        dtype = "int32" if isinstance(x, list) and array.dtype == np.int64 else dtype
    # R's NA is a NaN that processors signal when they cast it.
    with np.errstate(invalid="ignore"):
        return np.ascontiguousarray(array, dtype).reshape(array.shape).view(PythonArray)


def _is_vector(x: Any) -> bool:
    """Whether a list is numbers, logicals or strings, and not one of arrays."""
    return bool(x) and all(isinstance(item, bool | int | float | complex | str) for item in x)
