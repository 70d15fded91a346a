"""Noise layers: random changes of the input while a model learns."""

from __future__ import annotations

from rkeras_py.api.argument_types import (
    Bool,
    Composable,
    Composed,
    Dtype,
    Float,
    Int,
    NoiseShape,
    Shape,
    Str,
    Tail,
    Weights,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras
from rkeras_py.layers.compose import composing

_FAMILY = "noise layers"

_SHARED = {
    "trainable": "Whether training changes the layer's weights; this layer has none.",
    "weights": "Initial weights; this layer has none, so only an empty list fits.",
}


@public(family=_FAMILY, by=composing(keras.layers.GaussianNoise), shared=_SHARED)
def layer_gaussian_noise(
    object: Composable = None,
    stddev: Float = REQUIRED,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Adds normal noise of mean 0 in training.

    Outside of training the input passes unchanged.

    Args:
        stddev: Standard deviation of the noise, from 0 to 1.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: `stddev` is not between 0 and 1.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_gaussian_noise, layer_input
        >>> layer_gaussian_noise(layer_input(shape=4), stddev=0.1).shape
        (None, 4)
    """


@public(family=_FAMILY, by=composing(keras.layers.GaussianDropout), shared=_SHARED)
def layer_gaussian_dropout(
    object: Composable = None,
    rate: Float = REQUIRED,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Multiplies its input by normal noise of mean 1 in training.

    The noise has the standard deviation `sqrt(rate / (1 - rate))`, that of the factors
    of `layer_dropout()`. Outside of training the input passes unchanged.

    Args:
        rate: The rate of the dropout that it stands for, from 0 to less than 1.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: `rate` is not between 0 and 1.
        TypeError: `object` can't be composed with.

    Source:
        Srivastava et al. (2014), Dropout: a simple way to prevent neural networks from
        overfitting. Journal of Machine Learning Research 15, 1929-1958.

    Example:
        >>> from rkeras_py import layer_gaussian_dropout, layer_input
        >>> layer_gaussian_dropout(layer_input(shape=4), rate=0.5).shape
        (None, 4)
    """


@public(family=_FAMILY, by=composing(keras.layers.AlphaDropout), shared=_SHARED)
def layer_alpha_dropout(
    object: Composable = None,
    rate: Float = REQUIRED,
    noise_shape: NoiseShape | None = None,
    seed: Int | None = None,
    **kwargs: Tail,
) -> Composed:
    """Dropout that keeps mean and variance, for networks of `layer_activation_selu()`.

    In training an element takes, with probability `rate`, the value to which "selu"
    tends for small inputs; a scale and an offset then restore mean 0 and variance 1.
    Outside of training the input passes unchanged.

    Args:
        rate: Share of the input to drop, from 0 to 1.
        noise_shape: Shape of the mask, the batch axis included, where elements are to be
            dropped together: the mask is spread over axes of size 1. None stands for the
            input's size.
        seed: Seed of the random numbers, for runs that can be repeated.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: `rate` is not between 0 and 1.
        TypeError: `object` can't be composed with.

    Source:
        Klambauer et al. (2017), Self-normalizing neural networks.
        <https://arxiv.org/abs/1706.02515>

    Example:
        >>> from rkeras_py import layer_alpha_dropout, layer_input
        >>> layer_alpha_dropout(layer_input(shape=4), rate=0.1).shape
        (None, 4)
    """
