"""Activations as layers."""

from __future__ import annotations

import functools
from typing import Any

from rkeras_py.api.argument_types import (
    Activation,
    AxesFromZero,
    Bool,
    Composable,
    Composed,
    Constraint,
    Dtype,
    Float,
    Initializer,
    Int,
    Regularizer,
    Shape,
    Str,
    Weights,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras
from rkeras_py.layers.compose import composing

_FAMILY = "activation layers"

_SHARED = {
    "trainable": "Whether the layer's weights are updated in training; this layer has none.",
    "weights": "Initial weights; this layer has none, so only an empty list fits.",
}


@public(family=_FAMILY, by=composing(keras.layers.Activation), shared=_SHARED)
def layer_activation(
    object: Composable = None,
    activation: Activation | None = REQUIRED,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Applies an activation function to its input.

    Args:
        activation: The activation: a name ("relu", "softmax", ...) or a function of one
            tensor.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: No activation has that name.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_activation, layer_input
        >>> layer_activation(layer_input(shape=4), activation="relu").shape
        (None, 4)
    """


@public(family=_FAMILY, by=composing(keras.layers.ReLU), shared=_SHARED)
def layer_activation_relu(
    object: Composable = None,
    max_value: Float | None = None,
    negative_slope: Float = 0.0,
    threshold: Float = 0.0,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Rectified linear unit.

    `x` where `threshold <= x < max_value`, `max_value` where `x >= max_value`, and
    `negative_slope * (x - threshold)` below the threshold.

    Args:
        max_value: Largest value of the result; None for no bound.
        negative_slope: Slope below the threshold.
        threshold: The input above which values pass through.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: An argument is negative.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_activation_relu, layer_input
        >>> layer_activation_relu(layer_input(shape=4), max_value=6).shape
        (None, 4)
    """


def _leaky_relu(alpha: float, **config: Any) -> keras.layers.Layer:
    if alpha < 0:
        raise ValueError(
            f"layer_activation_leaky_relu(): `alpha` must be at least 0, but {alpha} was given"
        )
    return keras.layers.LeakyReLU(alpha, **config)


@public(family=_FAMILY, by=composing(keras.layers.LeakyReLU, _leaky_relu), shared=_SHARED)
def layer_activation_leaky_relu(
    object: Composable = None,
    alpha: Float = 0.3,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Leaky rectified linear unit.

    `x` where it is positive, `alpha * x` elsewhere, so that a unit always has a gradient.

    Args:
        alpha: Slope for negative values, at least 0.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: `alpha` is negative.
        TypeError: The layer can't be composed with `object`.

    Source:
        Maas, Hannun and Ng (2013), Rectifier nonlinearities improve neural network
        acoustic models.

    Example:
        >>> from rkeras_py import layer_activation_leaky_relu, layer_input
        >>> layer_activation_leaky_relu(layer_input(shape=4), alpha=0.1).shape
        (None, 4)
    """


def _parametric_relu(
    shared_axes: int | tuple[int, ...] | None = None, **config: Any
) -> keras.layers.Layer:
    axes = (shared_axes,) if isinstance(shared_axes, int) else shared_axes
    if axes is not None and 0 in axes:
        raise ValueError(
            "layer_activation_parametric_relu(): the batch axis, the first one, can't be "
            "in `shared_axes`: slopes are shared by all samples anyway"
        )
    if axes is not None and any(axis < 0 for axis in axes):
        return PReLU(shared_axes=axes, **config)
    return keras.layers.PReLU(shared_axes=axes, **config)


@public(family=_FAMILY, by=composing(keras.layers.PReLU, _parametric_relu))
def layer_activation_parametric_relu(
    object: Composable = None,
    alpha_initializer: Initializer = "zeros",
    alpha_regularizer: Regularizer | None = None,
    alpha_constraint: Constraint | None = None,
    shared_axes: AxesFromZero | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Parametric rectified linear unit, with a learned slope for negative values.

    `x` where it is positive, `alpha * x` elsewhere, with an `alpha` for each element of
    a sample.

    Args:
        alpha_initializer: Initializer of the slopes.
        alpha_regularizer: Penalty on the slopes, added to the loss.
        alpha_constraint: Constraint applied to the slopes after each update.
        shared_axes: Axes of the input along which the slopes are shared, where 0 is the
            batch axis: 1 and 2, the rows and columns of images, for one slope per channel.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: `shared_axes` contains the batch axis or an axis that the input does not
            have.
        TypeError: The layer can't be composed with `object`.

    Source:
        He et al. (2015), Delving deep into rectifiers. <https://arxiv.org/abs/1502.01852>

    Example:
        >>> from rkeras_py import layer_activation_parametric_relu, layer_input
        >>> layer_activation_parametric_relu(layer_input(shape=4)).shape
        (None, 4)
        >>> layer = layer_activation_parametric_relu(shared_axes=(1, 2))
        >>> layer(layer_input(shape=(28, 28, 3))).shape
        (None, 28, 28, 3)
    """


@keras.saving.register_keras_serializable(package="rkeras")
class PReLU(keras.layers.PReLU):
    """Parametric ReLU whose shared axes may count from the end."""

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Creates the variables for an input shape."""
        rank = len(input_shape)
        self.shared_axes: list[int] = [axis % rank for axis in self.shared_axes or ()]
        super().build(input_shape)


@keras.saving.register_keras_serializable(package="rkeras")
class ThresholdedReLU(keras.layers.Layer):
    """Passes values greater than `theta` and sets the rest to 0. Keras 3 dropped it."""

    def __init__(self, theta: float = 1.0, **config: Any) -> None:
        super().__init__(**config)
        if theta < 0:
            raise ValueError(f"`theta` must be at least 0, but {theta} was given")
        self.theta = theta
        self.supports_masking = True
        self.built = True

    def call(self, inputs: Any) -> Any:
        """Applies the layer."""
        return inputs * keras.ops.cast(inputs > self.theta, inputs.dtype)

    def compute_output_shape(self, input_shape: tuple[int | None, ...]) -> Any:
        """The output shape for an input shape."""
        return input_shape

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        return {**super().get_config(), "theta": self.theta}


@public(family=_FAMILY, by=composing(ThresholdedReLU), shared=_SHARED)
def layer_activation_thresholded_relu(
    object: Composable = None,
    theta: Float = 1.0,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Thresholded rectified linear unit.

    `x` where it is greater than `theta`, 0 elsewhere.

    Args:
        theta: The threshold, at least 0.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: `theta` is negative.
        TypeError: The layer can't be composed with `object`.

    Source:
        Konda, Memisevic and Krueger (2014), Zero-bias autoencoders and the benefits of
        co-adapting features. <https://arxiv.org/abs/1402.3337>

    Example:
        >>> from rkeras_py import layer_activation_thresholded_relu, layer_input
        >>> layer_activation_thresholded_relu(layer_input(shape=4), theta=0.5).shape
        (None, 4)
    """


@public(family=_FAMILY, by=composing(keras.layers.ELU), shared=_SHARED)
def layer_activation_elu(
    object: Composable = None,
    alpha: Float = 1.0,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Exponential linear unit.

    `x` where it is positive, `alpha * (exp(x) - 1)` elsewhere.

    Args:
        alpha: Scale of the negative part, which tends to `-alpha`.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        TypeError: The layer can't be composed with `object`.

    Source:
        Clevert, Unterthiner and Hochreiter (2016), Fast and accurate deep network
        learning by exponential linear units. <https://arxiv.org/abs/1511.07289>

    Example:
        >>> from rkeras_py import layer_activation_elu, layer_input
        >>> layer_activation_elu(layer_input(shape=4)).shape
        (None, 4)
    """


@public(
    family=_FAMILY,
    by=composing(keras.layers.Activation, functools.partial(keras.layers.Activation, "selu")),
    shared=_SHARED,
)
def layer_activation_selu(
    object: Composable = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Scaled exponential linear unit.

    `scale * x` where it is positive, `scale * alpha * (exp(x) - 1)` elsewhere, with
    `scale` about 1.0507 and `alpha` about 1.6733: in a deep network of dense layers with
    the initializer "lecun_normal", activations keep mean 0 and variance 1 from layer to
    layer.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        TypeError: The layer can't be composed with `object`.

    Source:
        Klambauer et al. (2017), Self-normalizing neural networks.
        <https://arxiv.org/abs/1706.02515>

    Example:
        >>> from rkeras_py import layer_activation_selu, layer_input
        >>> layer_activation_selu(layer_input(shape=4)).shape
        (None, 4)
    """


@public(family=_FAMILY, by=composing(keras.layers.Softmax), shared=_SHARED)
def layer_activation_softmax(
    object: Composable = None,
    axis: AxesFromZero | None = -1,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Softmax: positive values that sum to 1.

    `exp(x) / sum(exp(x))`. Called with a mask of the input's shape, the layer returns 0 for
    masked elements.

    Args:
        axis: The axis along which the values sum to 1, or several axes. 0 is the batch
            axis. None is all axes, so that a whole batch sums to 1.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_activation_softmax, layer_input
        >>> layer_activation_softmax(layer_input(shape=4)).shape
        (None, 4)
        >>> layer_activation_softmax(layer_input(shape=(4, 3)), axis=1).shape
        (None, 4, 3)
    """
