"""What becomes of an argument that is to be a tensor.

Numbers that have no dtype of their own (one number, a list, a vector of R without dim) are
of the dtype of the tensor that they meet; alone they are floatx, whole ones int32. Arrays keep
theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from rkeras_py.api import memory_order
from rkeras_py.backend.arguments import EAGER, Vector, is_function, is_tensor
from rkeras_py.engine import keras, tf


def dtype_name(value: Any) -> str:
    """The name of the dtype of a tensor."""
    dtype = value.dtype
    name: str = getattr(dtype, "name", dtype)
    return name.removesuffix("_ref")


def own_dtype(value: Any) -> str | None:
    """The dtype that a value has by itself; None where it takes that of what it meets."""
    if is_tensor(value):
        return dtype_name(value)
    if isinstance(value, np.ndarray) and not is_plain(value) and value.dtype.kind != "U":
        return str(value.dtype.name)
    return None


def is_plain(value: Any) -> bool:
    """Whether a value is numbers that have no dtype of their own."""
    if type(value) is np.ndarray or isinstance(value, np.generic):
        return False
    return isinstance(value, Vector | bool | int | float | complex | list | tuple)


def common_dtype(values: Iterable[Any]) -> str | None:
    """The dtype for values that are computed with together; None where nothing follows.

    A tensor decides, then an array. Of plain numbers alone the widest kind does.
    """
    values = list(values)
    for value in values:
        if type(value) is EAGER or is_tensor(value):
            return dtype_name(value)
    for value in values:
        dtype = own_dtype(value)
        if dtype is not None and dtype.startswith(("float", "complex")):
            return dtype
    kinds = {np.asarray(value).dtype.kind for value in values}
    if "c" in kinds:
        return "complex128"
    if "f" in kinds:
        return str(keras.config.floatx())
    return None


# Dtypes, and a bound of numbers, that TensorFlow converts to as numpy does.
_FLOATS = ("float32", "float64")
_LARGE = 1e38


def as_tensor(value: Any, dtype: str | None = None) -> Any:
    """A tensor of a value.

    Args:
        value: A tensor, a variable, an array or numbers.
        dtype: The dtype of the other operand, which numbers and arrays take; None for
            the one that they have.

    Returns:
        A tensor; symbolic, sparse and ragged ones, and functions, as they are.

    Raises:
        TypeError: The dtype does not hold the numbers.
    """
    if type(value) is EAGER:
        return value
    if type(value) is float and dtype in _FLOATS and abs(value) < _LARGE:
        return tf.constant(value, dtype)
    if isinstance(value, keras.KerasTensor) or is_function(value):
        return value
    if isinstance(value, keras.Variable):
        return tf.convert_to_tensor(value.value)
    if tf.is_tensor(value) or isinstance(value, tf.Variable | tf.IndexedSlices):
        if isinstance(value, tf.SparseTensor | tf.RaggedTensor):
            return value
        return tf.convert_to_tensor(value)
    if isinstance(value, list | tuple) and any(map(is_tensor, value)):
        return tf.stack([as_tensor(item, dtype or common_dtype(value)) for item in value])
    if isinstance(value, tf.TensorShape):
        value = value.as_list()
    array = np.asarray(value)
    if array.dtype.kind in "US":
        return tf.constant(value if isinstance(value, str | bytes) else array)
    wanted = _plain_dtype(value, array) if dtype is None else tf.as_dtype(dtype)
    return _constant(array, wanted)


def _plain_dtype(value: Any, array: Any) -> Any:
    """The dtype of an array or of numbers that meet no tensor."""
    plain = is_plain(value)
    if plain and array.dtype == np.float64 and not _holds_arrays(value):
        return tf.as_dtype(keras.config.floatx())
    if plain and array.dtype == np.int64 and not isinstance(value, Vector):
        fits = not array.size or (array.min() >= -(2**31) and array.max() < 2**31)
        return tf.int32 if fits else tf.int64
    return tf.as_dtype(array.dtype)


def _holds_arrays(value: Any) -> bool:
    """Whether a list holds arrays, which have a dtype."""
    return isinstance(value, list | tuple) and any(
        own_dtype(item) is not None or _holds_arrays(item) for item in value
    )


def _constant(array: Any, dtype: Any) -> Any:
    if dtype.is_integer and array.dtype.kind == "f" and not np.array_equal(array, np.floor(array)):
        raise TypeError(f"a tensor of {dtype.name} holds no fractions: cast it to a float first")
    if array.dtype.kind == "c" and not dtype.is_complex:
        raise TypeError(f"a tensor of {dtype.name} holds no complex numbers: cast it first")
    numpy_dtype = dtype.as_numpy_dtype
    if memory_order.is_column_major(array):
        array = memory_order.to_c_order(array, numpy_dtype)
    elif array.dtype != numpy_dtype:
        # R's NA is a signalling NaN, about which numpy warns when it casts.
        with np.errstate(invalid="ignore"):
            array = np.asarray(array).astype(numpy_dtype)
    return tf.constant(array, dtype)


def floating(x: Any) -> Any:
    """A tensor of logicals or whole numbers in floatx; others as they are."""
    if x.dtype.is_floating or x.dtype.is_complex:
        return x
    return tf.cast(x, keras.config.floatx())
