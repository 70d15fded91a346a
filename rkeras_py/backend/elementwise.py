"""Functions of one element at a time."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.registry import REQUIRED, Page, public
from rkeras_py.backend.arguments import Tensor
from rkeras_py.backend.dispatch import operation
from rkeras_py.engine import tf

_FAMILY = "backend"
_PAGE = Page(
    "backend_elementwise",
    "Elementwise functions of tensors",
    "Absolute values, powers, roots, exponentials, signs, bounds. Numbers and arrays take the "
    "dtype of the tensor that they meet.",
)
_SHARED = {
    "x": "A tensor, variable, vector or array.",
    "y": "A tensor, variable, vector, array or number of a shape that goes with that of `x`.",
}


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_abs(x: Tensor = REQUIRED) -> Any:
    """Absolute values.

    Returns:
        A tensor of the shape of `x`; of complex numbers the moduli, which are real.

    Example:
        >>> from rkeras_py import k_abs, k_get_value
        >>> k_get_value(k_abs([-1.0, 2.0]))
        array([1., 2.], dtype=float32)
    """
    return tf.abs(x)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_exp(x: Tensor = REQUIRED) -> Any:
    """Exponentials.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_exp, k_get_value
        >>> k_get_value(k_exp([0.0]))
        array([1.], dtype=float32)
    """
    return tf.exp(x)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_log(x: Tensor = REQUIRED) -> Any:
    """Natural logarithms.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_get_value, k_log
        >>> k_get_value(k_log([1.0]))
        array([0.], dtype=float32)
    """
    return tf.math.log(x)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_sqrt(x: Tensor = REQUIRED) -> Any:
    """Square roots; those of negative numbers are 0, not NaN.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_get_value, k_sqrt
        >>> k_get_value(k_sqrt([-4.0, 9.0]))
        array([0., 3.], dtype=float32)
    """
    if x.dtype.is_complex:
        return tf.sqrt(x)
    return tf.sqrt(tf.maximum(x, tf.zeros((), x.dtype)))


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_square(x: Tensor = REQUIRED) -> Any:
    """Squares.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_get_value, k_square
        >>> k_get_value(k_square([-3.0, 2.0]))
        array([9., 4.], dtype=float32)
    """
    return tf.square(x)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "a", alike=True)
def k_pow(x: Tensor = REQUIRED, a: Tensor = REQUIRED) -> Any:
    """Powers.

    Args:
        a: The exponent, a number or a tensor of a shape that goes with that of `x`. It is
            taken as it is; keras 2.9 cut off its fraction.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_get_value, k_pow
        >>> k_get_value(k_pow([4.0, 9.0], 0.5))
        array([2., 3.], dtype=float32)
    """
    return tf.pow(x, a)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_round(x: Tensor = REQUIRED) -> Any:
    """Rounds to the nearest whole number, halves to the even one.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_get_value, k_round
        >>> k_get_value(k_round([0.5, 1.5, 2.6]))
        array([0., 2., 3.], dtype=float32)
    """
    return tf.round(x)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_sign(x: Tensor = REQUIRED) -> Any:
    """Signs: -1, 0 or 1; of complex numbers those divided by their moduli.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_get_value, k_sign
        >>> k_get_value(k_sign([-0.5, 0.0, 3.0]))
        array([-1.,  0.,  1.], dtype=float32)
    """
    return tf.sign(x)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_sin(x: Tensor = REQUIRED) -> Any:
    """Sines of angles in radians.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_get_value, k_sin
        >>> k_get_value(k_sin([0.0]))
        array([0.], dtype=float32)
    """
    return tf.sin(x)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_cos(x: Tensor = REQUIRED) -> Any:
    """Cosines of angles in radians.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_cos, k_get_value
        >>> k_get_value(k_cos([0.0]))
        array([1.], dtype=float32)
    """
    return tf.cos(x)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "min_value", "max_value", alike=True)
def k_clip(
    x: Tensor = REQUIRED, min_value: Tensor | None = None, max_value: Tensor | None = None
) -> Any:
    """Limits values to a range.

    Args:
        min_value: The least value, a number or a tensor; None for none. Where it is larger
            than `max_value`, all become `min_value`.
        max_value: The largest value; None for none.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_clip, k_get_value
        >>> k_get_value(k_clip([1.0, 7.0, 9.0], max_value=5.0))
        array([1., 5., 5.], dtype=float32)
    """
    if max_value is not None:
        x = tf.minimum(x, max_value)
    return x if min_value is None else tf.maximum(x, min_value)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "y", alike=True)
def k_maximum(x: Tensor = REQUIRED, y: Tensor = REQUIRED) -> Any:
    """Element-wise maximum.

    Returns:
        A tensor of the shape that `x` and `y` have together.

    Example:
        >>> from rkeras_py import k_get_value, k_maximum
        >>> k_get_value(k_maximum([1.0, 5.0], 2.0))
        array([2., 5.], dtype=float32)
    """
    return tf.maximum(x, y)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "y", alike=True)
def k_minimum(x: Tensor = REQUIRED, y: Tensor = REQUIRED) -> Any:
    """Element-wise minimum.

    Returns:
        A tensor of the shape that `x` and `y` have together.

    Example:
        >>> from rkeras_py import k_get_value, k_minimum
        >>> k_get_value(k_minimum([1.0, 5.0], 2.0))
        array([1., 2.], dtype=float32)
    """
    return tf.minimum(x, y)
