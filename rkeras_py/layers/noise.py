"""Noise layers: random changes of the input in training."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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
    "trainable": "Whether the layer's weights are updated in training; this layer has none.",
    "weights": "Initial weights; this layer has none, so only an empty list fits.",
}


@keras.saving.register_keras_serializable(package="rkeras")
class WithoutAmount(keras.layers.Layer):
    """A layer of noise whose amount is None, as Keras 2 had it: no layer until it trains.

    Args:
        argument: The argument that says how much: `rate`, `stddev` or `fill_value`.
        **config: The other arguments of the layer that it stands for.
    """

    def __init__(self, argument: str = "rate", **config: Any) -> None:
        own = {
            key: config.pop(key) for key in [*config] if key not in ("name", "trainable", "dtype")
        }
        own.pop(argument, None)
        super().__init__(**config)
        self.supports_masking = True
        self._argument = argument
        self._own = {key: value for key, value in own.items() if value is not None}
        setattr(self, argument, None)

    def call(self, inputs: Any, training: Any = None) -> Any:
        """Its input; fails in training."""
        if training:
            raise ValueError(
                f"layer {self.name!r}: training needs a number for `{self._argument}`, but it was "
                "made with None"
            )
        return inputs

    def compute_output_shape(self, input_shape: Any) -> Any:
        """The shape of the input."""
        return input_shape

    def get_config(self) -> dict[str, Any]:
        """The arguments that it was made with."""
        own = {**self._own, self._argument: None, "argument": self._argument}
        return {**super().get_config(), **own}


def _standing_for(cls: type) -> type[WithoutAmount]:
    """A class that is called as another one in summaries, plots and messages."""
    # In files and pickles it has a name of its own, by which it is found again.
    own = f"{cls.__name__}WithoutAmount"
    described = {
        "__doc__": f"`{cls.__name__}` without an amount.",
        "__module__": __name__,
        "__qualname__": own,
    }
    made = type(cls.__name__, (WithoutAmount,), described)
    registered: type[WithoutAmount]
    registered = keras.saving.register_keras_serializable("rkeras", own)(made)
    globals()[own] = registered
    return registered


def or_without(cls: type, argument: str) -> Callable[..., keras.layers.Layer]:
    """Makes a layer, or one that passes its input on where the amount is None.

    Args:
        cls: The class of the layer.
        argument: The argument that is the amount.
    """
    without = _standing_for(cls)

    def make(**given: Any) -> keras.layers.Layer:
        if given.get(argument, 0.0) is not None:
            return cls(**given)
        # The name and the other arguments are those of a layer with some amount.
        config = cls(**{**given, argument: 0.5}).get_config()
        return without.from_config({**config, "argument": argument})

    return make


@public(
    family=_FAMILY,
    by=composing(keras.layers.GaussianNoise, or_without(keras.layers.GaussianNoise, "stddev")),
    shared=_SHARED,
)
def layer_gaussian_noise(
    object: Composable = None,
    stddev: Float | None = REQUIRED,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Adds Gaussian noise with mean 0 in training.

    Outside of training the input passes through unchanged.

    Args:
        stddev: Standard deviation of the noise, from 0 to 1. With None the layer passes its input
            on, and fails in training.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: `stddev` is not between 0 and 1.
        TypeError: The layer can't be composed with `object`.

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
    """Multiplies its input by Gaussian noise with mean 1 in training.

    The standard deviation of the noise is `sqrt(rate / (1 - rate))`, as for the factors of
    `layer_dropout()`. Outside of training the input passes through unchanged.

    Args:
        rate: The equivalent dropout rate, from 0 to less than 1.

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
    """Dropout that preserves mean and variance, for networks with `layer_activation_selu()`.

    In training an element is set, with probability `rate`, to the limit of "selu" for large
    negative inputs; a scale and an offset then restore mean 0 and variance 1. Outside of
    training the input passes through unchanged.

    Args:
        rate: Fraction of the input to drop, from 0 to 1.
        noise_shape: Shape of the mask, including the batch axis, to drop elements together:
            the mask is broadcast along axes of size 1. None stands for the input's size.
        seed: Random seed, for reproducible results.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: `rate` is not between 0 and 1.
        TypeError: The layer can't be composed with `object`.

    Source:
        Klambauer et al. (2017), Self-normalizing neural networks.
        <https://arxiv.org/abs/1706.02515>

    Example:
        >>> from rkeras_py import layer_alpha_dropout, layer_input
        >>> layer_alpha_dropout(layer_input(shape=4), rate=0.1).shape
        (None, 4)
    """
