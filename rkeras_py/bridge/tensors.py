"""Tensors as R users handle them: subsets, arithmetic, functions, sums."""

from __future__ import annotations

from typing import Any

import numpy as np

from rkeras_py.api.scalar_types import ArgumentError
from rkeras_py.api.sentinels import NA
from rkeras_py.api.shape_types import AxesType
from rkeras_py.backend import host_arithmetic
from rkeras_py.backend.arguments import EAGER
from rkeras_py.backend.creation import dense
from rkeras_py.bridge.references import RObject
from rkeras_py.bridge.vectors import RSequence
from rkeras_py.data import tensor_memory
from rkeras_py.engine import keras, tf
from rkeras_py.layers.compose import is_tensor

_AXES = AxesType()

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

    Raises:
        TypeError: There is an object of R that has no form in Python.
    """
    if isinstance(value, bool | int | float | complex) or type(value) is RSequence:
        dtype = tf.as_dtype(layer.compute_dtype or "string")
        computes = dtype.is_floating or dtype.is_complex
        return tf.cast(np.asarray(value), dtype) if computes else tf.constant(np.asarray(value))
    if type(value) is list:
        return [input_of(layer, item) for item in value]
    if type(value) is dict:
        return {name: input_of(layer, item) for name, item in value.items()}
    if isinstance(value, RObject):
        raise TypeError(
            f'"{layer.name}" must be called on tensors or arrays, but {value.shown_in_r} was given'
        )
    return value


def subset(tensor: Any, indices: Any, drop: bool, from_zero: bool = False) -> Any:
    """`x[i, j, ...]` as the R package tensorflow means it.

    Args:
        tensor: A tensor.
        indices: For each axis "" (all of it), positions from 1, or negative ones from the end,
            logicals, or a range: `{"range": [first, last, step]}`, whose parts may be None;
            ".." stands for all axes in between, None for a new axis.
        drop: Whether axes with one position are dropped.
        from_zero: Whether positions count from 0, and the end of a range is left out.

    Returns:
        A tensor.

    Raises:
        IndexError: There are too many indices, or a position is not there.
        TypeError: It is no tensor.
    """
    if not hasattr(tensor, "shape") and not isinstance(tensor, tf.TensorShape):
        raise TypeError(
            f"x[i]: `x` must be a tensor or an array, but is an object of class "
            f"{type(tensor).__name__}"
        )
    if isinstance(tensor, tf.TensorShape):
        if isinstance(indices[0], dict):
            return tensor[_range(indices[0]["range"], from_zero, 0)]
        return tf.TensorShape([tensor[k] for k in _kept(indices[0], len(tensor))])
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
        elif isinstance(index, dict):
            parts.append(_range(index["range"], from_zero, axis))
        else:
            positions = _positions(index, tensor.shape[axis], axis, from_zero)
            first, n = positions[0] if positions else 0, len(positions)
            if n == 1 and drop:
                parts.append(first)
            elif n == 1 and first == -1:
                parts.append(slice(-1, None))
            elif positions == list(range(first, first + n)):
                parts.append(slice(first, first + n))
            else:
                tensor = host_arithmetic.take(tensor, positions, axis)
                parts.append(slice(None))
        axis += 1
    if isinstance(tensor, keras.KerasTensor):
        encoded = [_encoded(part) for part in parts]
        return host_arithmetic.k_host_item(tensor, encoded)
    return _sliced(tensor, parts) if type(tensor) is EAGER else tensor[tuple(parts)]


def _sliced(tensor: Any, parts: list[Any]) -> Any:
    """`tensor[parts]`, which in TensorFlow stacks the positions, and takes three times as long.

    Args:
        tensor: A tensor.
        parts: For each axis a position or a slice; None for a new axis.
    """
    begin, end, steps = [], [], []
    no_begin = no_end = new = single = 0
    for i, part in enumerate(parts):
        first, last, step = 0, 0, 1
        if part is None:
            new |= 1 << i
        elif isinstance(part, slice):
            if part.start is None:
                no_begin |= 1 << i
            if part.stop is None:
                no_end |= 1 << i
            first, last, step = part.start or 0, part.stop or 0, part.step or 1
        else:
            single |= 1 << i
            first, last = part, part + 1
        begin.append(first)
        end.append(last)
        steps.append(step)
    ends = [np.array(numbers, np.int32) for numbers in (begin, end, steps)]
    return tf.strided_slice(
        tensor, *ends, begin_mask=no_begin, end_mask=no_end, new_axis_mask=new,
        shrink_axis_mask=single,
    )  # fmt: skip


def _encoded(part: Any) -> Any:
    """A part of an index as it stands in a configuration."""
    if not isinstance(part, slice):
        return part
    ends = [part.start, part.stop]
    return ends if part.step is None else [*ends, part.step]


def _range(parts: Any, from_zero: bool, axis: int) -> slice:
    """A range of R, whose end belongs to it, or of Python."""
    for part in parts:
        if part is not None and not (isinstance(part, int | float) and part == int(part)):
            raise IndexError(f"the range along axis {axis + 1} must have whole numbers or NULL")
    first, last, step = [None if part is None else int(part) for part in [*parts, None][:3]]
    if step is not None and step < 1:
        raise IndexError(f"the step along axis {axis + 1} must be at least 1, but is {step}")
    if not from_zero:
        if first == 0 or last == 0:
            raise IndexError(f"positions along axis {axis + 1} count from 1")
        first = first - 1 if first is not None and first > 0 else first
        last = last + 1 or None if last is not None and last < 0 else last
    return slice(first, last, step)


def _positions(index: Any, size: int | None, axis: int, from_zero: bool) -> list[int]:
    """Positions from 0 of an index of R; from the end, below 0, where the size is not known."""
    whole = _whole(index, size, axis)
    if not from_zero:
        whole = [v - 1 if v > 0 else v for v in whole if v != 0]
    for position, given in zip(whole, whole if from_zero else _given(whole), strict=True):
        if size is not None and not -size <= position < size:
            raise IndexError(f"axis {axis + 1} has {size} positions, but {given} was given")
    if size is None and len(whole) > 1 and min(whole) < 0:
        raise IndexError(
            f"positions from the end of axis {axis + 1}, whose size is not known, can't be joined"
        )
    return [v if v >= 0 or size is None else v + size for v in whole]


def _given(positions: list[int]) -> list[int]:
    """Positions as they were given in R."""
    return [v + 1 if v >= 0 else v for v in positions]


def _kept(index: Any, size: int) -> list[int]:
    """Positions from 0 of an index of R into a vector, where negative ones are left out."""
    whole = _whole(index, size, 0)
    if any(v < 0 for v in whole):
        if any(v > 0 for v in whole):
            raise IndexError("positions to take and to leave out can't be mixed")
        return [k for k in range(size) if -k - 1 not in whole]
    return _positions(whole, size, 0, from_zero=False)


def _whole(index: Any, size: int | None, axis: int) -> list[int]:
    """The positions of an index as given; those of TRUE, from 1."""
    if type(index) is int or (type(index) is float and index.is_integer()):
        return [int(index)]
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
        return [int(k) + 1 for k in np.nonzero(values)[0]]
    if values.dtype.kind == "f" and not (
        np.isfinite(values).all() and np.array_equal(values, np.floor(values))
    ):
        raise IndexError(f"positions along axis {axis + 1} must be whole numbers")
    return [int(v) for v in values]


def operate(sign: str, left: Any, right: Any) -> Any:
    """Arithmetic and comparison, element by element.

    Args:
        sign: The operator as R writes it; "max" and "min" for the larger and the smaller.
        left: A tensor, a number or an array.
        right: The same; one of the two is a tensor.

    Returns:
        A tensor; for `==` and `!=` of other objects, whether they are the same.
    """
    direct = _DIRECT.get(sign)
    if direct is not None and _are_plain(left, right):
        # A whole number on the left would give its own dtype.
        return direct(float(left) if type(left) is int else left, right)
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


# For what is most common, and needs no more than one operation.
_DIRECT = {
    "+": tf.add, "-": tf.subtract, "*": tf.multiply, "/": tf.realdiv, "^": tf.pow, "<": tf.less,
    "<=": tf.less_equal, ">": tf.greater, ">=": tf.greater_equal,
}  # fmt: skip
_FLOATS = (tf.float32, tf.float64)
_LARGE = 1e30  # below what float32 holds


def _are_plain(left: Any, right: Any) -> bool:
    """Whether both are eager tensors of one floating dtype, or one is and the other a number."""
    kind, other = type(left), type(right)
    if kind is EAGER:
        if left.dtype not in _FLOATS:
            return False
        if other is EAGER:
            return bool(left.dtype == right.dtype)
        return other in (float, int) and abs(right) < _LARGE
    # A number on the left is float32 to TensorFlow.
    return (
        other is EAGER and right.dtype == tf.float32 and kind in (float, int) and abs(left) < _LARGE
    )


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


def summarise(name: str, tensor: Any, axis: Any = None, keepdims: Any = False) -> Any:
    """A function of R's group Summary, or the mean.

    Args:
        name: The function as R names it.
        tensor: A tensor.
        axis: The axes along which it is taken, from 1, or from -1 backwards; NULL for all.
        keepdims: Whether these axes stay, with size 1.

    Returns:
        A tensor.

    Raises:
        ValueError: There is no such axis.
    """
    axes = None
    if axis is not None:
        try:
            axes = _AXES.from_r(axis)
        except ArgumentError:
            raise ValueError(f"{name}(): `axis` must be {_AXES.wanted(from_r=True)}") from None
        if isinstance(axes, tuple):
            axes = list(axes)
        rank = len(tensor.shape)
        if any(not -rank <= one < rank for one in np.atleast_1d(axes)):
            raise ValueError(f"{name}(): `axis` must be one of the {rank} axes of the tensor")
    if isinstance(tensor, keras.KerasTensor):
        return host_arithmetic.k_host_summarise(name, tensor, axes, bool(keepdims))
    return host_arithmetic.summarise(name, tensor, axes, bool(keepdims))


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
