"""Random augmentation of images, for training."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Composable,
    Composed,
    Float,
    Int,
    Numbers,
    Str,
    Tail,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras, tf
from rkeras_py.layers.compose import composing
from rkeras_py.layers.image_preprocessing import FAMILY, SHARED
from rkeras_py.layers.noise import or_without


@keras.saving.register_keras_serializable(package="rkeras")
class RandomFlip(keras.layers.RandomFlip):
    """Flips both ways independently; Keras 3 flips both ways or neither."""

    def call(self, data: Any, training: bool = True) -> Any:
        """Applies the layer."""
        x = tf.cast(data, self.compute_dtype)
        if not training:
            return x
        first = self.data_format == "channels_first"
        for axis in (-2, -1) if first else (-3, -2):
            count = (tf.shape(x)[0], 1, 1, 1) if len(x.shape) == 4 else ()
            chance = keras.random.uniform(count, dtype="float32", seed=self.generator)
            x = tf.where(chance < 0.5, tf.reverse(x, [axis % len(x.shape)]), x)
        return x


def _random_flip(mode: str = "horizontal_and_vertical", **config: Any) -> keras.layers.Layer:
    cls = RandomFlip if mode == "horizontal_and_vertical" else keras.layers.RandomFlip
    return cls(mode=mode, **config)


@public(family=FAMILY, by=composing(keras.layers.RandomFlip, _random_flip), shared=SHARED)
def layer_random_flip(
    object: Composable = None,
    mode: Str = "horizontal_and_vertical",
    seed: Int | None = None,
    **kwargs: Tail,
) -> Composed:
    """Flips images at random.

    Active in training only; otherwise images pass through unchanged.

    Args:
        mode: "horizontal" (left and right are swapped), "vertical" (top and bottom), or
            "horizontal_and_vertical".

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: An argument is invalid.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_random_flip
        >>> layer_random_flip(layer_input(shape=(8, 8, 3)), mode="horizontal").shape
        (None, 8, 8, 3)
    """


@public(
    family=FAMILY,
    by=composing(
        keras.layers.RandomTranslation, or_without(keras.layers.RandomTranslation, "fill_value")
    ),
    shared=SHARED,
)
def layer_random_translation(
    object: Composable = None,
    height_factor: Numbers = REQUIRED,
    width_factor: Numbers = REQUIRED,
    fill_mode: Str = "reflect",
    interpolation: Str = "bilinear",
    seed: Int | None = None,
    fill_value: Float | None = 0.0,
    **kwargs: Tail,
) -> Composed:
    """Shifts images at random.

    Active in training only; otherwise images pass through unchanged.

    Args:
        height_factor: How far to shift down, as a fraction of the height: the lower and the
            upper bound; one number `a` stands for `(-a, a)`.
        width_factor: How far to shift right, as a fraction of the width, likewise.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: An argument is invalid.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_random_translation
        >>> x = layer_input(shape=(8, 8, 3))
        >>> layer_random_translation(x, height_factor=0.1, width_factor=0.2).shape
        (None, 8, 8, 3)
    """


@public(
    family=FAMILY,
    by=composing(
        keras.layers.RandomRotation, or_without(keras.layers.RandomRotation, "fill_value")
    ),
    shared=SHARED,
)
def layer_random_rotation(
    object: Composable = None,
    factor: Numbers = REQUIRED,
    fill_mode: Str = "reflect",
    interpolation: Str = "bilinear",
    seed: Int | None = None,
    fill_value: Float | None = 0.0,
    **kwargs: Tail,
) -> Composed:
    """Rotates images at random.

    Active in training only; otherwise images pass through unchanged.

    Args:
        factor: How far to rotate counter-clockwise, as a fraction of a full turn: the lower
            and the upper bound; one number `a` stands for `(-a, a)`.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: An argument is invalid.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_random_rotation
        >>> layer_random_rotation(layer_input(shape=(8, 8, 3)), factor=0.1).shape
        (None, 8, 8, 3)
    """


@public(
    family=FAMILY,
    by=composing(keras.layers.RandomZoom, or_without(keras.layers.RandomZoom, "fill_value")),
    shared=SHARED,
)
def layer_random_zoom(
    object: Composable = None,
    height_factor: Numbers = REQUIRED,
    width_factor: Numbers | None = None,
    fill_mode: Str = "reflect",
    interpolation: Str = "bilinear",
    seed: Int | None = None,
    fill_value: Float | None = 0.0,
    **kwargs: Tail,
) -> Composed:
    """Zooms images at random.

    Active in training only; otherwise images pass through unchanged.

    Args:
        height_factor: Relative change of the visible height: the lower and the upper bound,
            where positive values zoom out and negative values zoom in; one number `a`
            stands for `(-a, a)`.
        width_factor: Relative change of the visible width, likewise. None keeps the aspect
            ratio.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: An argument is invalid.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_random_zoom
        >>> layer_random_zoom(layer_input(shape=(8, 8, 3)), height_factor=0.2).shape
        (None, 8, 8, 3)
    """


@keras.saving.register_keras_serializable(package="rkeras")
class RandomContrast(keras.layers.RandomContrast):
    """One random contrast for a batch, with the bounds as given, as in Keras 2.

    Keras 3 draws one for each image, and takes the smaller bound as the lower one.
    """

    def __init__(self, factor: tuple[float, float], **config: Any) -> None:
        super().__init__(0.0, **config)
        less, more = factor
        if not 0 <= less <= 1 or more < 0:
            raise ValueError(
                "`factor` must be how far the contrast may fall, from 0 to 1, and how far it "
                f"may rise, at least 0, but {factor} was given"
            )
        self.factor = (less, more)

    def call(self, data: Any, training: bool = True) -> Any:
        """Applies the layer."""
        x = tf.cast(data, self.compute_dtype)
        if not training:
            return x
        less, more = self.factor
        factor = keras.random.uniform((), 1 - less, 1 + more, "float32", self.generator)
        return tf.clip_by_value(tf.image.adjust_contrast(x, factor), 0, 255)


def _random_contrast(factor: float | list[Any], **config: Any) -> keras.layers.Layer:
    pair = tuple(factor) if isinstance(factor, list) else (factor, factor)
    return RandomContrast(factor=pair, **config)


@public(family=FAMILY, by=composing(keras.layers.RandomContrast, _random_contrast), shared=SHARED)
def layer_random_contrast(
    object: Composable = None,
    factor: Numbers = REQUIRED,
    seed: Int | None = None,
    **kwargs: Tail,
) -> Composed:
    """Changes the contrast of images at random.

    For each image and channel, `(x - mean) * f + mean`, with one random factor `f` for the whole
    batch, then clipped to the range from 0 to 255. Active in training only; otherwise images pass
    through unchanged.

    Args:
        factor: How far `f` may be below 1 and how far above: two numbers, or one for both.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: An argument is invalid.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_random_contrast
        >>> layer_random_contrast(layer_input(shape=(8, 8, 3)), factor=0.5).shape
        (None, 8, 8, 3)
    """


def _random_brightness(**config: Any) -> keras.layers.Layer:
    layer = keras.layers.RandomBrightness(**config)
    # Keras turns it into a tracked list, which it can't write to an HDF5 file.
    layer.value_range = tuple(layer.value_range)
    return layer


@public(
    family=FAMILY, by=composing(keras.layers.RandomBrightness, _random_brightness), shared=SHARED
)
def layer_random_brightness(
    object: Composable = None,
    factor: Numbers = REQUIRED,
    value_range: Numbers = (0.0, 255.0),  # type: ignore[assignment]
    seed: Int | None = None,
    **kwargs: Tail,
) -> Composed:
    """Changes the brightness of images at random.

    The same random number is added to all pixels of an image. In training only; outside
    of it images pass unchanged.

    Args:
        factor: What to add, as a fraction of the range of values: the lower and the upper
            bound, from -1 to 1; one number `a` stands for `(-a, a)`.
        value_range: Smallest and largest pixel value; the result is clipped to this range.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: An argument is invalid.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_random_brightness
        >>> layer_random_brightness(layer_input(shape=(8, 8, 3)), factor=0.2).shape
        (None, 8, 8, 3)
    """
