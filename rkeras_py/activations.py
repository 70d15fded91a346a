"""Activation functions: tensors or arrays in, tensors out."""

from __future__ import annotations

from typing import Any

import numpy as np

from rkeras_py.api.argument_types import ArrayLike, AxisFromZero, Bool, Float
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras, tf
from rkeras_py.layers.hard_sigmoid import hard_sigmoid

_FAMILY = "activations"
_SHARED = {"x": "A tensor, vector, matrix or array."}


def floating(x: Any) -> Any:
    """Values as a tensor, integers as floating point; symbolic tensors stay unchanged.

    Args:
        x: A tensor, or an array or anything that can be converted to one.

    Returns:
        A tensor, with the dtype of `x` if that is floating-point or complex.
    """
    if isinstance(x, keras.KerasTensor | tf.RaggedTensor | tf.SparseTensor):
        return x
    if not tf.is_tensor(x) and not isinstance(x, keras.Variable):
        x = np.asarray(x)
    tensor = tf.convert_to_tensor(x)
    if tensor.dtype.is_floating or tensor.dtype.is_complex:
        return tensor
    return tf.cast(tensor, keras.config.floatx())


@public(family=_FAMILY, shared=_SHARED)
def activation_elu(x: ArrayLike = REQUIRED, alpha: Float = 1.0) -> Any:
    """Exponential linear unit.

    Computes `x` where it is positive, `alpha * (exp(x) - 1)` elsewhere. Unlike relu it has
    negative outputs, which push their mean closer to 0.

    Args:
        alpha: Scale of the negative part: the output approaches `-alpha` for large negative
            inputs.

    Returns:
        A tensor of the shape of `x`.

    Source:
        Clevert et al. (2016), "Fast and Accurate Deep Network Learning by Exponential
        Linear Units", https://arxiv.org/abs/1511.07289

    Example:
        >>> from rkeras_py import activation_elu
        >>> y = activation_elu([-1.0, 0.0, 2.0], alpha=0.5)
    """
    return keras.activations.elu(floating(x), alpha=alpha)


@public(family=_FAMILY, shared=_SHARED)
def activation_exponential(x: ArrayLike = REQUIRED) -> Any:
    """Exponential activation: `exp(x)`.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import activation_exponential
        >>> y = activation_exponential([-1.0, 0.0, 2.0])
    """
    return keras.activations.exponential(floating(x))


@public(family=_FAMILY, shared=_SHARED)
def activation_gelu(x: ArrayLike = REQUIRED, approximate: Bool = False) -> Any:
    """Gaussian error linear unit.

    Computes `x * P(X <= x)`, where `X` is standard normal: inputs are weighted by their
    value instead of gated by their sign.

    Args:
        approximate: Whether to use the approximation
            `0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))` instead of the exact
            formula.

    Returns:
        A tensor of the shape of `x`.

    Source:
        Hendrycks and Gimpel (2016), "Gaussian Error Linear Units",
        https://arxiv.org/abs/1606.08415

    Example:
        >>> from rkeras_py import activation_gelu
        >>> y = activation_gelu([-1.0, 0.0, 2.0], approximate=True)
    """
    return keras.activations.gelu(floating(x), approximate=approximate)


@public(family=_FAMILY, shared=_SHARED)
def activation_hard_sigmoid(x: ArrayLike = REQUIRED) -> Any:
    """Hard sigmoid: a piecewise linear approximation of the sigmoid, faster to compute.

    Computes `0.2 * x + 0.5`, clipped to the range from 0 to 1.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import activation_hard_sigmoid
        >>> y = activation_hard_sigmoid([-3.0, 0.0, 2.0])
    """
    return hard_sigmoid(floating(x))


@public(family=_FAMILY, shared=_SHARED)
def activation_linear(x: ArrayLike = REQUIRED) -> Any:
    """Linear activation: returns `x` unchanged.

    Returns:
        A tensor with the values of `x`.

    Example:
        >>> from rkeras_py import activation_linear
        >>> y = activation_linear([-1.0, 0.0, 2.0])
    """
    return keras.activations.linear(floating(x))


@public(family=_FAMILY, shared=_SHARED)
def activation_relu(
    x: ArrayLike = REQUIRED,
    alpha: Float | None = 0.0,
    max_value: Float | None = None,
    threshold: Float = 0.0,
) -> Any:
    """Rectified linear unit.

    With the defaults, computes `max(x, 0)`. In general: `max_value` where `x >= max_value`,
    `x` between `threshold` and `max_value`, and `alpha * (x - threshold)` below
    `threshold`.

    Args:
        alpha: Slope below the threshold. None counts as 0.2 where neither `max_value` nor
            `threshold` is given.
        max_value: Largest value of the result; None for no bound.
        threshold: The input above which values pass through.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import activation_relu
        >>> y = activation_relu([-1.0, 0.5, 8.0], alpha=0.1, max_value=6.0)
    """
    if alpha is None:
        if max_value is not None or threshold != 0:
            raise ValueError(
                "activation_relu(): `alpha` must be a number with `max_value` or `threshold`, but "
                "it is None"
            )
        alpha = 0.2  # the default of TensorFlow's kernel, which Keras 2 called
    return keras.activations.relu(
        floating(x), negative_slope=alpha, max_value=max_value, threshold=threshold
    )


@public(family=_FAMILY, shared=_SHARED)
def activation_selu(x: ArrayLike = REQUIRED) -> Any:
    """Scaled exponential linear unit.

    Computes `scale * x` where `x` is positive, `scale * alpha * (exp(x) - 1)` elsewhere,
    with `scale = 1.05070098` and `alpha = 1.67326324`. With these, and weights from
    `initializer_lecun_normal()`, the outputs of deep dense networks keep mean 0 and
    variance 1. Combine it with `layer_alpha_dropout()`.

    Returns:
        A tensor of the shape of `x`.

    Source:
        Klambauer et al. (2017), "Self-Normalizing Neural Networks",
        https://arxiv.org/abs/1706.02515

    Example:
        >>> from rkeras_py import activation_selu
        >>> y = activation_selu([-1.0, 0.0, 2.0])
    """
    return keras.activations.selu(floating(x))


@public(family=_FAMILY, shared=_SHARED)
def activation_sigmoid(x: ArrayLike = REQUIRED) -> Any:
    """Sigmoid: `1 / (1 + exp(-x))`.

    Returns:
        A tensor of the shape of `x`, with values between 0 and 1.

    Example:
        >>> from rkeras_py import activation_sigmoid
        >>> y = activation_sigmoid([-1.0, 0.0, 2.0])
    """
    return keras.activations.sigmoid(floating(x))


@public(family=_FAMILY, shared=_SHARED)
def activation_softmax(x: ArrayLike = REQUIRED, axis: AxisFromZero | None = -1) -> Any:
    """Softmax: `exp(x) / sum(exp(x))`, with the sum along an axis.

    Args:
        axis: The axis along which the results sum to 1. 0 is the first axis, None all axes
            together.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import activation_softmax
        >>> y = activation_softmax([[1.0, 2.0, 3.0], [1.0, 1.0, 1.0]])
        >>> columns = activation_softmax([[1.0, 2.0, 3.0], [1.0, 1.0, 1.0]], axis=0)
    """
    return keras.activations.softmax(floating(x), axis=axis)


@public(family=_FAMILY, shared=_SHARED)
def activation_softplus(x: ArrayLike = REQUIRED) -> Any:
    """Softplus, a smooth relu: `log(exp(x) + 1)`.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import activation_softplus
        >>> y = activation_softplus([-1.0, 0.0, 2.0])
    """
    return keras.activations.softplus(floating(x))


@public(family=_FAMILY, shared=_SHARED)
def activation_softsign(x: ArrayLike = REQUIRED) -> Any:
    """Softsign: `x / (abs(x) + 1)`.

    Returns:
        A tensor of the shape of `x`, with values between -1 and 1.

    Example:
        >>> from rkeras_py import activation_softsign
        >>> y = activation_softsign([-1.0, 0.0, 2.0])
    """
    return keras.activations.softsign(floating(x))


@public(family=_FAMILY, shared=_SHARED)
def activation_swish(x: ArrayLike = REQUIRED) -> Any:
    """Swish, also called SiLU: `x * sigmoid(x)`.

    Returns:
        A tensor of the shape of `x`.

    Source:
        Ramachandran et al. (2017), "Searching for Activation Functions",
        https://arxiv.org/abs/1710.05941

    Example:
        >>> from rkeras_py import activation_swish
        >>> y = activation_swish([-1.0, 0.0, 2.0])
    """
    return keras.activations.silu(floating(x))


@public(family=_FAMILY, shared=_SHARED)
def activation_tanh(x: ArrayLike = REQUIRED) -> Any:
    """Hyperbolic tangent: `(exp(x) - exp(-x)) / (exp(x) + exp(-x))`.

    Returns:
        A tensor of the shape of `x`, with values between -1 and 1.

    Example:
        >>> from rkeras_py import activation_tanh
        >>> y = activation_tanh([-1.0, 0.0, 2.0])
    """
    tensor = floating(x)
    if tf.is_tensor(tensor) and tensor.dtype.is_complex:
        return tf.tanh(tensor)  # Keras would halve the precision
    return keras.activations.tanh(tensor)


# Registered so that a model with `activation=activation_relu` can be saved and loaded.
for _function in (
    activation_elu,
    activation_exponential,
    activation_gelu,
    activation_hard_sigmoid,
    activation_linear,
    activation_relu,
    activation_selu,
    activation_sigmoid,
    activation_softmax,
    activation_softplus,
    activation_softsign,
    activation_swish,
    activation_tanh,
):
    keras.saving.register_keras_serializable(package="rkeras")(_function)
