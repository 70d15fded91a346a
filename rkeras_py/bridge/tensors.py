"""Tensors as R users handle them: subsets, arithmetic, functions, sums."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import numpy as np

from rkeras_py.api.kinds import NA
from rkeras_py.engine import keras, tf
from rkeras_py.layers.compose import is_tensor


def subset(tensor: Any, indices: Any, drop: bool) -> Any:
    """`x[i, j, ...]` as R means it.

    Args:
        tensor: A tensor.
        indices: For each axis None (all of it), positions from 1, negative positions to
            leave out, or logicals; the string ".." stands for all axes in between.
        drop: Whether axes with one position are dropped.

    Returns:
        A tensor.

    Raises:
        IndexError: There are too many indices, or a position is not there.
    """
    rank = len(tensor.shape)
    indices = list(indices)
    if ".." in [i for i in indices if isinstance(i, str)]:
        at = next(k for k, i in enumerate(indices) if isinstance(i, str) and i == "..")
        indices[at : at + 1] = [None] * (rank - len(indices) + 1)
    if len(indices) != rank:
        raise IndexError(
            f"the tensor has {rank} axes, but {len(indices)} indices were given (`..` stands for "
            "all axes in between)"
        )
    dropped = []
    for axis, index in enumerate(indices):
        if index is None:
            continue
        size = tensor.shape[axis]
        positions = _positions(index, size, axis)
        first, n = positions[0] if positions else 0, len(positions)
        if positions == list(range(first, first + n)):
            tensor = tensor[(slice(None),) * axis + (slice(first, first + n),)]
        else:
            tensor = keras.ops.take(tensor, np.asarray(positions, "int32"), axis=axis)
        if n == 1 and drop:
            dropped.append(axis)
    return keras.ops.squeeze(tensor, axis=tuple(dropped)) if dropped else tensor


def _positions(index: Any, size: int | None, axis: int) -> list[int]:
    """Positions from 0 of an index of R."""
    values = np.atleast_1d(np.asarray(index)).ravel()
    if index is NA or (values.dtype == object and any(v is NA for v in values)):
        raise IndexError(f"NA as a position along axis {axis + 1}")
    if values.dtype == bool:
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


_OPERATORS: dict[str, Callable[..., Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": operator.pow,
    "%%": operator.mod,
    "%/%": operator.floordiv,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": keras.ops.equal,
    "!=": keras.ops.not_equal,
    "&": keras.ops.logical_and,
    "|": keras.ops.logical_or,
}


def operate(sign: str, left: Any, right: Any) -> Any:
    """Arithmetic and comparison, element by element.

    Args:
        sign: The operator as R writes it.
        left: A tensor, a number or an array.
        right: The same; one of the two is a tensor.

    Returns:
        A tensor; for `==` and `!=` of other objects, whether they are the same.
    """
    if not is_tensor(left) and not is_tensor(right):
        if sign in ("==", "!="):
            return (left is right or bool(left == right)) is (sign == "==")
        return _OPERATORS[sign](left, right)
    return _OPERATORS[sign](_alike(left, right), _alike(right, left))


def _alike(value: Any, other: Any) -> Any:
    """A plain number or array takes the dtype of the tensor that it meets."""
    if not isinstance(value, bool | int | float | complex | np.ndarray):
        return value
    dtype = getattr(other, "dtype", None)
    if dtype is None or isinstance(other, np.ndarray):
        return value
    dtype = tf.as_dtype(getattr(dtype, "name", dtype))
    given = np.asarray(value)
    if dtype.is_integer and given.dtype.kind == "f" and (given != np.floor(given)).any():
        raise TypeError(
            f"a tensor of {dtype.name} and {value!r}: cast the tensor first, tf$cast(x, 'float32')"
        )
    if given.dtype.kind == "c" and not dtype.is_complex:
        raise TypeError(f"a tensor of {dtype.name} and a complex number: cast the tensor first")
    return tf.constant(given, dtype=dtype)


def unary(sign: str, tensor: Any) -> Any:
    """`-x`, `!x`, `+x`."""
    if sign == "-":
        return keras.ops.negative(tensor)
    return keras.ops.logical_not(tensor) if sign == "!" else tensor


_MATH: dict[str, Callable[..., Any]] = {
    name: getattr(keras.ops, name)
    for name in (
        "abs", "sign", "sqrt", "floor", "exp", "expm1", "log1p", "cos", "sin", "tan", "cosh",
        "sinh", "tanh", "cumsum", "cumprod",
    )
}  # fmt: skip
_MATH |= {
    "ceiling": keras.ops.ceil,
    "acos": keras.ops.arccos,
    "asin": keras.ops.arcsin,
    "atan": keras.ops.arctan,
    "acosh": keras.ops.arccosh,
    "asinh": keras.ops.arcsinh,
    "atanh": keras.ops.arctanh,
    "log2": keras.ops.log2,
    "log10": keras.ops.log10,
    "lgamma": tf.math.lgamma,
    "digamma": tf.math.digamma,
    "trunc": lambda x: keras.ops.sign(x) * keras.ops.floor(keras.ops.abs(x)),
}

_SUMS: dict[str, Callable[..., Any]] = {
    "sum": keras.ops.sum,
    "prod": keras.ops.prod,
    "max": keras.ops.max,
    "min": keras.ops.min,
    "any": keras.ops.any,
    "all": keras.ops.all,
    "mean": keras.ops.mean,
}


def mathematics(name: str, tensor: Any, arguments: Any) -> Any:
    """A function of R's group Math, element by element.

    Args:
        name: The function as R names it.
        tensor: A tensor.
        arguments: `digits` of round, `base` of log.

    Returns:
        A tensor.

    Raises:
        TypeError: There is no such function of tensors.
    """
    given = list(arguments.values()) if isinstance(arguments, dict) else list(arguments or [])
    if name == "round":
        return keras.ops.round(tensor, int(given[0]) if given else 0)
    if name == "log":
        logarithm = keras.ops.log(tensor)
        return logarithm / float(np.log(given[0])) if given else logarithm
    if name not in _MATH:
        raise TypeError(f"{name}() has no meaning for a tensor")
    if name in ("cumsum", "cumprod"):
        # R goes down the columns.
        return _MATH[name](keras.ops.reshape(permute(tensor, None), (-1,)))
    return _MATH[name](tensor)


def summarise(name: str, tensor: Any) -> Any:
    """A function of R's group Summary, or the mean: over all elements."""
    if name == "range":
        return keras.ops.stack([keras.ops.min(tensor), keras.ops.max(tensor)])
    return _SUMS[name](tensor)


def permute(tensor: Any, axes: Any) -> Any:
    """`aperm(x, perm)`, `t(x)`: the axes in another order, reversed if not given."""
    rank = len(tensor.shape)
    if axes is None:
        order = list(reversed(range(rank)))
    else:
        order = [int(axis) - 1 for axis in np.atleast_1d(np.asarray(axes))]
        if sorted(order) != list(range(rank)):
            raise ValueError(f"`perm` must name each of the axes 1 to {rank} once")
    return keras.ops.transpose(tensor, order)
