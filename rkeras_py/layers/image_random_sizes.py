"""Random image sizes, for training: crops, heights and widths."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Composable,
    Composed,
    Int,
    Numbers,
    PositiveInt,
    Str,
    Tail,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras, tf
from rkeras_py.layers.compose import composing
from rkeras_py.layers.image_preprocessing import FAMILY, SHARED, check_resizer, middle_part


@keras.saving.register_keras_serializable(package="rkeras")
class RandomCrop(keras.layers.Layer):
    """Random crop. Keras 3 does not crop outside of training."""

    def __init__(self, height: int, width: int, seed: int | None = None, **config: Any) -> None:
        super().__init__(**config)
        self.height = height
        self.width = width
        self.seed = seed
        self._seeds = keras.random.SeedGenerator(seed)
        self.built = True

    def call(self, inputs: Any, training: bool = True) -> Any:
        """Applies the layer."""
        x = tf.cast(inputs, self.compute_dtype)
        size = (self.height, self.width)

        def resized() -> Any:
            return tf.cast(tf.image.resize(middle_part(x, *size), size), x.dtype)

        if training:
            room = tf.shape(x)[-3:-1] - size
            fraction = keras.random.uniform((2,), dtype="float32", seed=self._seeds)

            def cropped() -> Any:
                start = tf.cast(fraction * tf.cast(room + 1, "float32"), "int32")
                top, left = tf.unstack(tf.minimum(start, room))
                return x[..., top : top + self.height, left : left + self.width, :]

            y = tf.cond(tf.reduce_all(room >= 0), cropped, resized)
        else:
            y = resized()
        return tf.ensure_shape(y, self.compute_output_shape(x.shape))

    def compute_output_shape(self, input_shape: Any) -> tuple[int | None, ...]:
        """The output shape for an input shape."""
        return (*input_shape[:-3], self.height, self.width, input_shape[-1])

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        return {
            **super().get_config(),
            "height": self.height,
            "width": self.width,
            "seed": self.seed,
        }


@public(family=FAMILY, by=composing(RandomCrop), shared=SHARED)
def layer_random_crop(
    object: Composable = None,
    height: PositiveInt = REQUIRED,
    width: PositiveInt = REQUIRED,
    seed: Int | None = None,
    **kwargs: Tail,
) -> Composed:
    """Crops images to a random part, the same for all images of a batch.

    Outside of training, or if an image is smaller, its largest central part with the target
    aspect ratio is resized instead.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, height, width, channels)`.

    Raises:
        ValueError: An argument is invalid.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_random_crop
        >>> layer_random_crop(layer_input(shape=(8, 8, 3)), height=4, width=6).shape
        (None, 4, 6, 3)
    """


class _RandomSide(keras.layers.Layer):
    """What random heights and widths share. Keras 3 dropped them."""

    side: int

    def __init__(
        self,
        factor: float | list[float],
        interpolation: str = "bilinear",
        seed: int | None = None,
        **config: Any,
    ) -> None:
        super().__init__(**config)
        check_resizer(interpolation)
        bounds = factor if isinstance(factor, list | tuple) else (-factor, factor)
        lower, upper = bounds if len(bounds) == 2 else (1, 0)
        if lower > upper or lower < -1:
            raise ValueError(
                f"`factor` must be a lower and an upper bound, at least -1, but {factor} was given"
            )
        self.factor = tuple(factor) if isinstance(factor, list) else factor
        self.interpolation = interpolation
        self.seed = seed
        self._range = (lower, upper)
        self._seeds = keras.random.SeedGenerator(seed)
        self.built = True

    def call(self, inputs: Any, training: bool = True) -> Any:
        """Applies the layer."""
        x = tf.cast(inputs, self.compute_dtype)
        if not training:
            return x
        lower, upper = self._range
        fraction = keras.random.uniform((), 1 + lower, 1 + upper, dtype="float32", seed=self._seeds)
        sizes = tf.unstack(tf.shape(x)[-3:-1])
        sizes[self.side] = tf.cast(fraction * tf.cast(sizes[self.side], "float32"), "int32")
        y = tf.cast(tf.image.resize(x, sizes, self.interpolation), self.compute_dtype)
        y.set_shape(self.compute_output_shape(x.shape))
        return y

    def compute_output_shape(self, input_shape: Any) -> tuple[int | None, ...]:
        """The output shape for an input shape."""
        shape = list(input_shape)
        shape[self.side - 3] = None
        return tuple(shape)

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        return {
            **super().get_config(),
            "factor": self.factor,
            "interpolation": self.interpolation,
            "seed": self.seed,
        }


@keras.saving.register_keras_serializable(package="rkeras")
class RandomHeight(_RandomSide):
    """Resizes images to a random height."""

    side = 0


@keras.saving.register_keras_serializable(package="rkeras")
class RandomWidth(_RandomSide):
    """Resizes images to a random width."""

    side = 1


@public(family=FAMILY, by=composing(RandomHeight), shared=SHARED)
def layer_random_height(
    object: Composable = None,
    factor: Numbers = REQUIRED,
    interpolation: Str = "bilinear",
    seed: Int | None = None,
    **kwargs: Tail,
) -> Composed:
    """Resizes images to a random height.

    All images of a batch get the same number of rows. In training only; outside of it
    images pass unchanged.

    Args:
        factor: Relative change of the height: the lower and the upper bound, where negative
            values make it smaller; one number `a` stands for `(-a, a)`.
        interpolation: Interpolation method: "bilinear", "nearest",
            "bicubic", "area", "lanczos3", "lanczos5", "gaussian" or "mitchellcubic".

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, new_rows, cols, channels)`.

    Raises:
        ValueError: An argument is invalid.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_random_height
        >>> layer_random_height(layer_input(shape=(8, 8, 3)), factor=0.2).shape
        (None, None, 8, 3)
    """


@public(family=FAMILY, by=composing(RandomWidth), shared=SHARED)
def layer_random_width(
    object: Composable = None,
    factor: Numbers = REQUIRED,
    interpolation: Str = "bilinear",
    seed: Int | None = None,
    **kwargs: Tail,
) -> Composed:
    """Resizes images to a random width.

    All images of a batch get the same number of columns. In training only; outside of it
    images pass unchanged.

    Args:
        factor: Relative change of the width: the lower and the upper bound, where negative
            values make it smaller; one number `a` stands for `(-a, a)`.
        interpolation: Interpolation method: "bilinear", "nearest",
            "bicubic", "area", "lanczos3", "lanczos5", "gaussian" or "mitchellcubic".

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, rows, new_cols, channels)`.

    Raises:
        ValueError: An argument is invalid.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_random_width
        >>> layer_random_width(layer_input(shape=(8, 8, 3)), factor=0.2).shape
        (None, 8, None, 3)
    """
