"""Tensors as R users handle them: subsets, arithmetic, functions, sums."""

from __future__ import annotations

from typing import Any

import numpy as np

from rkeras_py.api.sentinels import NA
from rkeras_py.backend import host_arithmetic
from rkeras_py.backend.creation import dense
from rkeras_py.bridge.vectors import RSequence
from rkeras_py.data import tensor_memory
from rkeras_py.engine import keras, tf
from rkeras_py.layers.compose import is_tensor

# What makes a tensor of an array and a dtype, in that order.
_MAKERS = (tf.constant, tf.cast, tf.convert_to_tensor, keras.ops.convert_to_tensor, keras.ops.cast)


def made_by(maker: Any, array: Any, dtype: Any = None) -> Any:
    """A tensor of a large array of R, laid out and cast in its own memory, in one go.

    TensorFlow would copy the array as it is, and cast the copy.

    Args:
        maker: The function that was called.
        array: An array whose rows do not lie together.
        dtype: The dtype that is asked for.

    Returns:
        A tensor, or None where `maker` is another function, or the dtype is not a plain one.
    """
    if not any(maker is known for known in _MAKERS) or not tf.executing_eagerly():
        return None
    wanted = tf.as_dtype(array.dtype if dtype is None else dtype)
    if array.dtype.kind not in "fi" or not tensor_memory.fits(wanted.as_numpy_dtype):
        return None
    return tensor_memory.filled(array, wanted).tensor


def input_of(layer: Any, value: Any) -> Any:
    """What a layer is called on: numbers and vectors of R become tensors of the layer's dtype.

    Args:
        layer: The layer or model.
        value: Numbers, vectors, arrays, tensors, or lists and dicts of them.

    Returns:
        The same with tensors for numbers and vectors.
    """
    if isinstance(value, bool | int | float | complex) or type(value) is RSequence:
        dtype = tf.as_dtype(layer.compute_dtype or "string")
        computes = dtype.is_floating or dtype.is_complex
        return tf.cast(np.asarray(value), dtype) if computes else tf.constant(np.asarray(value))
    if type(value) is list:
        return [input_of(layer, item) for item in value]
    if type(value) is dict:
        return {name: input_of(layer, item) for name, item in value.items()}
    return value


def subset(tensor: Any, indices: Any, drop: bool) -> Any:
    """`x[i, j, ...]` as R means it.

    Args:
        tensor: A tensor.
        indices: For each axis "" (all of it), positions from 1, negative positions to leave
            out, or logicals; ".." stands for all axes in between, None for a new axis.
        drop: Whether axes with one position are dropped.

    Returns:
        A tensor.

    Raises:
        IndexError: There are too many indices, or a position is not there.
    """
    if isinstance(tensor, tf.TensorShape):
        return tf.TensorShape([tensor[k] for k in _positions(indices[0], len(tensor), 0)])
    tensor = dense(tensor)
    rank = len(tensor.shape)
    indices = list(indices)
    given = sum(index is not None for index in indices)
    at = next((k for k, i in enumerate(indices) if isinstance(i, str) and i == ".."), None)
    if at is not None:
        indices[at : at + 1] = [""] * (rank - given + 1)
    elif given != rank:
        raise IndexError(
            f"the tensor has {rank} axes, but {given} indices were given (`..` stands for "
            "all axes in between)"
        )
    parts: list[Any] = []
    axis = 0
    for index in indices:
        if index is None:
            parts.append(None)
            continue
        if isinstance(index, str) and not index:
            parts.append(slice(None))
        else:
            positions = _positions(index, tensor.shape[axis], axis)
            first, n = positions[0] if positions else 0, len(positions)
            if n == 1 and drop:
                parts.append(first)
            elif positions == list(range(first, first + n)):
                parts.append(slice(first, first + n))
            else:
                tensor = host_arithmetic.take(tensor, positions, axis)
                parts.append(slice(None))
        axis += 1
    if isinstance(tensor, keras.KerasTensor):
        encoded = [[part.start, part.stop] if isinstance(part, slice) else part for part in parts]
        return host_arithmetic.k_host_item(tensor, encoded)
    return tensor[tuple(parts)]


def _positions(index: Any, size: int | None, axis: int) -> list[int]:
    """Positions from 0 of an index of R."""
    values = np.atleast_1d(np.asarray(index)).ravel()
    if index is NA or (values.dtype == object and any(v is NA for v in values)):
        raise IndexError(f"NA as a position along axis {axis + 1}")
    if values.dtype == bool:
        if size is not None and len(values) == 1:
            values = np.repeat(values, size)
        if size is None or len(values) != size:
            raise IndexError(
                f"axis {axis + 1} has {size} positions, but {len(values)} logicals were given"
            )
        return [int(k) for k in np.nonzero(values)[0]]
    if values.dtype.kind == "f" and not np.array_equal(values, np.floor(values)):
        raise IndexError(f"positions along axis {axis + 1} must be whole numbers")
    whole = [int(v) for v in values if v != 0]
    if any(v < 0 for v in whole):
        if any(v > 0 for v in whole):
            raise IndexError("positions to take and to leave out can't be mixed")
        if size is None:
            raise IndexError(
                f"positions can't be left out along axis {axis + 1}, whose size is not known"
            )
        out = {-v - 1 for v in whole}
        return [k for k in range(size) if k not in out]
    if size is not None and any(v > size for v in whole):
        raise IndexError(f"axis {axis + 1} has {size} positions, but {max(whole)} was given")
    return [v - 1 for v in whole]


def operate(sign: str, left: Any, right: Any) -> Any:
    """Arithmetic and comparison, element by element.

    Args:
        sign: The operator as R writes it; "max" and "min" for the larger and the smaller.
        left: A tensor, a number or an array.
        right: The same; one of the two is a tensor.

    Returns:
        A tensor; for `==` and `!=` of other objects, whether they are the same.
    """
    if not is_tensor(left) and not is_tensor(right):
        if sign in ("==", "!="):
            return (left is right or bool(left == right)) is (sign == "==")
        return host_arithmetic.operate(host_arithmetic.SIGNS[sign], left, right)
    if sign not in ("&", "|"):
        left, right = _counted(left, right), _counted(right, left)
    left, right = _alike(left, right), _alike(right, left)
    name = host_arithmetic.SIGNS[sign]
    if isinstance(left, keras.KerasTensor) or isinstance(right, keras.KerasTensor):
        return host_arithmetic.k_host_operate(name, left, right)
    return host_arithmetic.operate(name, left, right)


def _dtype_of(value: Any) -> Any:
    """The dtype of a tensor, None of anything else."""
    dtype = getattr(value, "dtype", None)
    if dtype is None or isinstance(value, np.ndarray | np.generic):
        return None
    return tf.as_dtype(getattr(dtype, "name", dtype))


def _counted(value: Any, other: Any) -> Any:
    """A tensor of logicals as numbers, as R counts with them: in the dtype of what it meets."""
    if _dtype_of(value) != tf.bool:
        return value
    dtype = _dtype_of(other)
    if dtype is None:
        dtype = tf.as_dtype("int32" if np.asarray(other).dtype.kind in "bi" else "float32")
    return keras.ops.cast(value, "int32" if dtype == tf.bool else dtype.name)


def _alike(value: Any, other: Any) -> Any:
    """A plain number or array takes the dtype of the tensor that it meets."""
    dtype = _dtype_of(other)
    if dtype is not None and value is NA:
        value = float("nan")
    if dtype is None or not isinstance(value, bool | int | float | complex | np.ndarray):
        return value
    given = np.asarray(value)
    if dtype.is_integer and given.dtype.kind in "iuf" and given.size:
        if np.isnan(given).any():
            raise TypeError(f"a tensor of {dtype.name} has no NA")
        if (given != np.floor(given)).any() or given.min() < dtype.min or given.max() > dtype.max:
            raise TypeError(
                f"a tensor of {dtype.name} and {_shown(value)}: cast the tensor first, "
                "tf$cast(x, 'float32')"
            )
    if given.dtype.kind == "c" and not dtype.is_complex:
        raise TypeError(f"a tensor of {dtype.name} and a complex number: cast the tensor first")
    # R's NA is a signalling NaN, of which processors complain when they cast it.
    with np.errstate(invalid="ignore"):
        return tf.constant(given.astype(dtype.as_numpy_dtype))


def _shown(value: Any) -> str:
    return f"an array of shape {value.shape}" if isinstance(value, np.ndarray) else repr(value)


def unary(sign: str, tensor: Any) -> Any:
    """`-x`, `!x`, `+x`."""
    if sign == "-":
        return host_arithmetic.unary("negative", _counted(tensor, 0))
    return host_arithmetic.unary("logical_not", tensor) if sign == "!" else tensor


def mathematics(name: str, tensor: Any, arguments: Any) -> Any:
    """A function of R's groups Math and Complex, applied elementwise.

    Args:
        name: The function as R names it.
        tensor: A tensor.
        arguments: `digits` of round and signif, `base` of log.

    Returns:
        A tensor.

    Raises:
        TypeError: There is no such function of tensors.
    """
    if isinstance(tensor, keras.KerasTensor):
        return host_arithmetic.k_host_mathematics(name, tensor, arguments)
    return host_arithmetic.mathematics(name, tensor, arguments)


def summarise(name: str, tensor: Any) -> Any:
    """A function of R's group Summary, or the mean: over all elements."""
    if isinstance(tensor, keras.KerasTensor):
        return host_arithmetic.k_host_summarise(name, tensor)
    return host_arithmetic.summarise(name, tensor)


def permute(tensor: Any, axes: Any) -> Any:
    """`aperm(x, perm)`, `t(x)`: the axes in another order, reversed if not given."""
    rank = len(tensor.shape)
    if axes is None:
        order = list(reversed(range(rank)))
    else:
        order = [int(axis) - 1 for axis in np.atleast_1d(np.asarray(axes))]
        if sorted(order) != list(range(rank)):
            raise ValueError(f"`perm` must name each of the axes 1 to {rank} once")
    if isinstance(tensor, keras.KerasTensor):
        return host_arithmetic.k_host_transpose(tensor, order)
    return keras.ops.transpose(tensor, order)
