"""Activation functions."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import Axis, Float
from rkeras_py.api.registry import REQUIRED, Page, public
from rkeras_py.backend import axes
from rkeras_py.backend.arguments import Tensor
from rkeras_py.backend.dispatch import operation
from rkeras_py.engine import keras, tf

_FAMILY = "backend"
_PAGE = Page(
    "backend_activations",
    "Activations of tensors",
    "What layers put their outputs through, as functions of tensors.",
)
_SHARED = {"x": "A tensor, variable, vector or array."}


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_relu(x: Tensor = REQUIRED, alpha: Float = 0.0, max_value: Float | None = None) -> Any:
    """Rectified linear unit: `x` where it is positive, else `alpha * x`.

    Args:
        alpha: The slope below 0.
        max_value: The largest value; None for none.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_get_value, k_relu
        >>> k_get_value(k_relu([-10.0, 1.0, 5.0], alpha=0.5, max_value=2.0))
        array([-5.,  1.,  2.], dtype=float32)
    """
    positive = tf.nn.relu(x)
    if max_value is not None:
        positive = tf.minimum(positive, tf.constant(max_value, x.dtype))
    return positive if alpha == 0 else positive - tf.constant(alpha, x.dtype) * tf.nn.relu(-x)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_elu(x: Tensor = REQUIRED, alpha: Float = 1.0) -> Any:
    """Exponential linear unit: `x` where it is positive, else `alpha * (exp(x) - 1)`.

    Args:
        alpha: The value that large negative numbers approach, with a minus sign.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_elu, k_get_value
        >>> k_get_value(k_elu([0.0, 1.0]))
        array([0., 1.], dtype=float32)
    """
    values = tf.nn.elu(x)
    return values if alpha == 1 else tf.where(x > 0, values, tf.constant(alpha, x.dtype) * values)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_sigmoid(x: Tensor = REQUIRED) -> Any:
    """Sigmoid: `1 / (1 + exp(-x))`.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_get_value, k_sigmoid
        >>> k_get_value(k_sigmoid([0.0]))
        array([0.5], dtype=float32)
    """
    # Keras' own remembers the logits, for crossentropies.
    return keras.ops.sigmoid(x)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_hard_sigmoid(x: Tensor = REQUIRED) -> Any:
    """Hard sigmoid: `0.2 * x + 0.5`, limited to the range from 0 to 1.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_get_value, k_hard_sigmoid
        >>> k_get_value(k_hard_sigmoid([-3.0, 0.0, 3.0]))
        array([0. , 0.5, 1. ], dtype=float32)
    """
    line = tf.constant(0.2, x.dtype) * x + tf.constant(0.5, x.dtype)
    return tf.clip_by_value(line, tf.constant(0.0, x.dtype), tf.constant(1.0, x.dtype))


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_tanh(x: Tensor = REQUIRED) -> Any:
    """Hyperbolic tangent.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_get_value, k_tanh
        >>> k_get_value(k_tanh([0.0]))
        array([0.], dtype=float32)
    """
    return tf.tanh(x)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_softmax(x: Tensor = REQUIRED, axis: Axis = -1) -> Any:
    """Softmax: exponentials, divided by their sum along an axis.

    Args:
        axis: The axis of the sum.

    Returns:
        A tensor of the shape of `x`, whose sums along the axis are 1.

    Example:
        >>> from rkeras_py import k_get_value, k_softmax
        >>> k_get_value(k_softmax([1.0, 1.0]))
        array([0.5, 0.5], dtype=float32)
    """
    axes.check(x, axis)
    return tf.nn.softmax(x, axis)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_softplus(x: Tensor = REQUIRED) -> Any:
    """Softplus: `log(1 + exp(x))`.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_get_value, k_softplus
        >>> k_get_value(k_softplus([0.0]))
        array([0.6931472], dtype=float32)
    """
    return tf.math.softplus(x)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_softsign(x: Tensor = REQUIRED) -> Any:
    """Softsign: `x / (1 + abs(x))`.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_get_value, k_softsign
        >>> k_get_value(k_softsign([-1.0, 1.0]))
        array([-0.5,  0.5], dtype=float32)
    """
    return tf.nn.softsign(x)
