"""Small helpers around data."""

from __future__ import annotations

from typing import Any

import numpy as np

from rkeras_py.api.argument_types import ArrayLike, Axis, Dtype, Float, PositiveInt
from rkeras_py.api.registry import REQUIRED, public

_FAMILY = "data utilities"


@public(family=_FAMILY)
def to_categorical(
    y: ArrayLike = REQUIRED, num_classes: PositiveInt | None = None, dtype: Dtype = "float32"
) -> Any:
    """Numbers of classes as rows with a 1 in the column of the class.

    Args:
        y: Numbers of classes, from 0.
        num_classes: Number of columns; one more than the largest number if not given.
        dtype: The dtype of the result.

    Returns:
        An array of the shape of `y` with one more axis, of size `num_classes`.

    Raises:
        ValueError: A number is negative, not whole, or beyond `num_classes`.

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
        raise ValueError("to_categorical(): `y` must be numbers of classes, whole and from 0")
    if classes.size and classes.min() < 0:
        raise ValueError(
            f"to_categorical(): `y` must be numbers of classes from 0, but {classes.min():g} is "
            "among them"
        )
    most = int(classes.max()) + 1 if classes.size else 1
    columns = most if num_classes is None else num_classes
    if most > columns:
        raise ValueError(
            f"to_categorical(): `num_classes` is {columns}, but `y` has the class {most - 1}; "
            "classes count from 0"
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
        order: The order of the norm: 2 for Euclid's.

    Returns:
        An array of the shape of `x`; where the norm is 0, the numbers stay 0.

    Raises:
        ValueError: `x` is no array of numbers.

    Example:
        >>> from rkeras_py import normalize
        >>> unit = normalize((3, 4))
        >>> unit = normalize([(3, 4), (6, 8)], axis=0)
    """
    numbers = np.asarray(x, dtype="float64")
    # R's NA is a NaN that processors signal when they compute with it.
    with np.errstate(invalid="ignore"):
        norm = np.linalg.norm(numbers, ord=order, axis=axis, keepdims=True)
        return numbers / np.where(norm == 0, 1, norm)
