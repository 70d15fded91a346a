"""Dropout layers: parts of the input are set to 0 in training."""

from __future__ import annotations

from rkeras_py.api.argument_types import (
    Bool,
    Composable,
    Composed,
    Float,
    Int,
    NoiseShape,
    Shape,
    Str,
    Weights,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras
from rkeras_py.layers.compose import composing
from rkeras_py.layers.noise import or_without

_FAMILY = "dropout layers"

_SHARED = {
    "rate": (
        "Fraction of the input to drop, from 0 to 1. With None the layer passes its input on, and "
        "fails in training."
    ),
    "data_format": (
        'Position of the channels: "channels_last" or "channels_first". None takes '
        "the default of the session."
    ),
    "trainable": "Whether the layer's weights are updated in training; this layer has none.",
    "weights": "Initial weights; this layer has none, so only an empty list fits.",
}


@public(
    family=_FAMILY,
    by=composing(keras.layers.Dropout, or_without(keras.layers.Dropout, "rate")),
    shared=_SHARED,
)
def layer_dropout(
    object: Composable = None,
    rate: Float | None = REQUIRED,
    noise_shape: NoiseShape | None = None,
    seed: Int | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Drops random elements of its input.

    In training each element is set to 0 with probability `rate`, and the others are
    multiplied by `1 / (1 - rate)`, so the expected sum is unchanged. Outside of training
    the input passes unchanged.

    Args:
        noise_shape: Shape of the mask, including the batch axis, to drop elements together:
            the mask is broadcast along axes of size 1. None stands for the input's size, so
            `(None, 1, None)` drops a feature at all time steps.
        seed: Random seed, for reproducible results.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: `rate` is not between 0 and 1.
        TypeError: The layer can't be composed with `object`.

    Source:
        Srivastava et al. (2014), Dropout: a simple way to prevent neural networks from
        overfitting. Journal of Machine Learning Research 15, 1929-1958.

    Example:
        >>> from rkeras_py import layer_dropout, layer_input
        >>> layer_dropout(layer_input(shape=4), rate=0.5).shape
        (None, 4)
    """


@public(
    family=_FAMILY,
    by=composing(keras.layers.SpatialDropout1D, or_without(keras.layers.SpatialDropout1D, "rate")),
    shared=_SHARED,
)
def layer_spatial_dropout_1d(
    object: Composable = None,
    rate: Float | None = REQUIRED,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Drops whole channels of a sequence.

    Like `layer_dropout()`, but a channel is dropped at all time steps or at none:
    neighbouring steps are strongly correlated, so dropping single elements would not
    regularize.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, steps, channels)`.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: `rate` is not between 0 and 1.
        TypeError: The layer can't be composed with `object`.

    Source:
        Tompson et al. (2014), Efficient object localization using convolutional
        networks. <https://arxiv.org/abs/1411.4280>

    Example:
        >>> from rkeras_py import layer_input, layer_spatial_dropout_1d
        >>> layer_spatial_dropout_1d(layer_input(shape=(5, 3)), rate=0.5).shape
        (None, 5, 3)
    """


@public(
    family=_FAMILY,
    by=composing(keras.layers.SpatialDropout2D, or_without(keras.layers.SpatialDropout2D, "rate")),
    shared=_SHARED,
)
def layer_spatial_dropout_2d(
    object: Composable = None,
    rate: Float | None = REQUIRED,
    data_format: Str | None = None,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Drops whole channels of an image.

    Like `layer_dropout()`, but a channel is dropped at all pixels or at none.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, rows, cols, channels)`, or
            `(batch, channels, rows, cols)` where channels come first.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: `rate` is not between 0 and 1, or `data_format` is unknown.
        TypeError: The layer can't be composed with `object`.

    Source:
        Tompson et al. (2014), Efficient object localization using convolutional
        networks. <https://arxiv.org/abs/1411.4280>

    Example:
        >>> from rkeras_py import layer_input, layer_spatial_dropout_2d
        >>> layer_spatial_dropout_2d(layer_input(shape=(8, 8, 3)), rate=0.5).shape
        (None, 8, 8, 3)
    """


@public(
    family=_FAMILY,
    by=composing(keras.layers.SpatialDropout3D, or_without(keras.layers.SpatialDropout3D, "rate")),
    shared=_SHARED,
)
def layer_spatial_dropout_3d(
    object: Composable = None,
    rate: Float | None = REQUIRED,
    data_format: Str | None = None,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Drops whole channels of a volume.

    Like `layer_dropout()`, but a channel is dropped at all voxels or at none.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, depth, rows, cols, channels)`, or
            `(batch, channels, depth, rows, cols)` where channels come first.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: `rate` is not between 0 and 1, or `data_format` is unknown.
        TypeError: The layer can't be composed with `object`.

    Source:
        Tompson et al. (2014), Efficient object localization using convolutional
        networks. <https://arxiv.org/abs/1411.4280>

    Example:
        >>> from rkeras_py import layer_input, layer_spatial_dropout_3d
        >>> layer_spatial_dropout_3d(layer_input(shape=(4, 8, 8, 3)), rate=0.5).shape
        (None, 4, 8, 8, 3)
    """
