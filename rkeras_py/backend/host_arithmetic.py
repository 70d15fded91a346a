"""Arithmetic, functions and subsets of tensors as a host writes them: `x + 1`, `log(x)`, `x[1, ]`.

They follow the rules of Keras for dtypes. Of symbolic tensors they are layers, as all functions
of the backend are, so that a model is saved and loaded with them in any format.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import numpy as np

from rkeras_py.backend.creation import dense
from rkeras_py.backend.dispatch import operation
from rkeras_py.engine import keras, tf

# R's operators and functions, and the backend functions that compute them.
SIGNS = {
    "+": "add", "-": "subtract", "*": "multiply", "/": "divide", "^": "power", "%%": "modulo",
    "%/%": "floor_divide", "<": "less", "<=": "less_equal", ">": "greater",
    ">=": "greater_equal", "==": "equal", "!=": "not_equal", "&": "logical_and",
    "|": "logical_or", "max": "maximum", "min": "minimum",
}  # fmt: skip
_OPERATORS: dict[str, Callable[..., Any]] = {
    "add": operator.add,
    "subtract": operator.sub,
    "multiply": operator.mul,
    "divide": operator.truediv,
    "power": operator.pow,
    "modulo": operator.mod,
    "floor_divide": operator.floordiv,
    "less": operator.lt,
    "less_equal": operator.le,
    "greater": operator.gt,
    "greater_equal": operator.ge,
    "equal": keras.ops.equal,
    "not_equal": keras.ops.not_equal,
    "logical_and": keras.ops.logical_and,
    "logical_or": keras.ops.logical_or,
    "maximum": keras.ops.maximum,
    "minimum": keras.ops.minimum,
}


def operate(name: str, x: Any, y: Any) -> Any:
    """Arithmetic or a comparison of two, element by element.

    Args:
        name: The function, of the values of `SIGNS`.
        x: A tensor, or what goes with one.
        y: The same.

    Returns:
        A tensor.
    """
    return _OPERATORS[name](x, y)


@operation("x", "y", named_by="name")
def k_host_operate(name: str, x: Any, y: Any) -> Any:
    """`operate()` of symbolic tensors; those of two dtypes meet in the wider one, as in Keras."""
    if x.dtype != y.dtype:
        together = keras.backend.result_type(x.dtype.name, y.dtype.name)
        x, y = tf.cast(x, together), tf.cast(y, together)
    return operate(name, x, y)


def unary(name: str, tensor: Any) -> Any:
    """The negative, or the logical negation."""
    if isinstance(tensor, keras.KerasTensor):
        return k_host_unary(name, tensor)
    return keras.ops.negative(tensor) if name == "negative" else keras.ops.logical_not(tensor)


@operation("tensor", named_by="name")
def k_host_unary(name: str, tensor: Any) -> Any:
    """`unary()` of a symbolic tensor."""
    return unary(name, tensor)


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
    "gamma": lambda x: _sign_of_gamma(x) * keras.ops.exp(tf.math.lgamma(x)),
    "trigamma": lambda x: tf.math.polygamma(keras.ops.ones_like(x), x),
    "cospi": lambda x: keras.ops.cos(np.pi * x),
    "sinpi": lambda x: keras.ops.sin(np.pi * x),
    "tanpi": lambda x: keras.ops.tan(np.pi * x),
    "cummax": lambda x: keras.ops.associative_scan(keras.ops.maximum, x),
    "cummin": lambda x: keras.ops.associative_scan(keras.ops.minimum, x),
    "is.nan": keras.ops.isnan,
    "is.finite": keras.ops.isfinite,
    "is.infinite": keras.ops.isinf,
    "Re": keras.ops.real,
    "Im": keras.ops.imag,
    "Mod": keras.ops.abs,
    "Arg": tf.math.angle,
    "Conj": keras.ops.conj,
    "trunc": lambda x: keras.ops.sign(x) * keras.ops.floor(keras.ops.abs(x)),
}


def _sign_of_gamma(x: Any) -> Any:
    """Below 0 it changes from one whole number to the next."""
    same = (x > 0) | (keras.ops.floor(x) % 2 == 0)
    return keras.ops.where(same, keras.ops.ones_like(x), -keras.ops.ones_like(x))


def _rounded(tensor: Any, digits: int) -> Any:
    if digits == 0:
        return keras.ops.round(tensor)
    scale = 10.0 ** abs(digits)
    if digits > 0:
        return keras.ops.round(tensor * scale) / scale
    return keras.ops.round(tensor / scale) * scale


def _significant(tensor: Any, digits: int) -> Any:
    size = keras.ops.where(tensor == 0, keras.ops.ones_like(tensor), keras.ops.abs(tensor))
    scale = 10.0 ** (digits - 1 - keras.ops.floor(keras.ops.log10(size)))
    return keras.ops.round(tensor * scale) / scale


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
    """A function of R's groups Math and Complex, element by element.

    Args:
        name: The function as R names it.
        tensor: A tensor.
        arguments: `digits` of round and signif, `base` of log.

    Returns:
        A tensor.

    Raises:
        TypeError: There is no such function of tensors.
    """
    given = list(arguments.values()) if isinstance(arguments, dict) else list(arguments or [])
    if name == "round":
        return _rounded(tensor, int(given[0]) if given else 0)
    if name == "signif":
        return _significant(tensor, int(given[0]) if given else 6)
    if name == "log":
        logarithm = keras.ops.log(tensor)
        if not given:
            return logarithm
        if isinstance(given[0], tf.Tensor | tf.Variable | keras.KerasTensor | keras.Variable):
            return logarithm / keras.ops.log(keras.ops.cast(given[0], logarithm.dtype))
        return logarithm / float(np.log(given[0]))
    if name not in _MATH:
        raise TypeError(f"{name}() has no meaning for a tensor")
    if name.startswith("cum"):
        # R goes down the columns.
        return _MATH[name](keras.ops.reshape(keras.ops.transpose(tensor), (-1,)))
    return _MATH[name](tensor)


def summarise(name: str, tensor: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """A function of R's group Summary, or the mean: over all elements, or along axes from 0."""
    tensor = dense(tensor)
    if name == "range":
        ends = [_SUMS[end](tensor, axis=axis, keepdims=keepdims) for end in ("min", "max")]
        return keras.ops.stack(ends)
    return _SUMS[name](tensor, axis=axis, keepdims=keepdims)


@operation("tensor", named_by="name")
def k_host_mathematics(name: str, tensor: Any, arguments: Any) -> Any:
    """`mathematics()` of a symbolic tensor."""
    return mathematics(name, tensor, arguments)


@operation("tensor", named_by="name")
def k_host_summarise(name: str, tensor: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """`summarise()` of a symbolic tensor."""
    return summarise(name, tensor, axis, keepdims)


@operation("tensor")
def k_host_transpose(tensor: Any, order: list[int]) -> Any:
    """Permutes the axes."""
    return keras.ops.transpose(tensor, order)


def take(tensor: Any, positions: list[int], axis: int) -> Any:
    """The slices at positions from 0 along an axis."""
    if isinstance(tensor, keras.KerasTensor):
        return k_host_take(tensor, positions, axis)
    return keras.ops.take(tensor, np.asarray(positions, "int32"), axis=axis)


@operation("tensor")
def k_host_take(tensor: Any, positions: list[int], axis: int) -> Any:
    """`take()` of a symbolic tensor."""
    return take(tensor, positions, axis)


@operation("tensor")
def k_host_item(tensor: Any, parts: list[Any]) -> Any:
    """A subset: for each axis a position, or the range (first, end) of them; None is a new axis."""
    index = [slice(*part) if isinstance(part, list) else part for part in parts]
    return tensor[tuple(index)]
