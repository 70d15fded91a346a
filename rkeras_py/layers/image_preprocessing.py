"""Preprocessing of images: sizes, scales, and random changes for training."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Bool,
    Composable,
    Composed,
    Float,
    Int,
    Numbers,
    PositiveInt,
    Str,
    Tail,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras, tf
from rkeras_py.layers.compose import composing

_FAMILY = "image preprocessing layers"

_RESIZERS = (
    "bilinear",
    "nearest",
    "bicubic",
    "area",
    "lanczos3",
    "lanczos5",
    "gaussian",
    "mitchellcubic",
)

_SHARED = {
    "object": (
        "What to compose the layer with: missing or None, a Sequential model, or a tensor "
        "of images, of shape `(batch, rows, cols, channels)` or `(rows, cols, channels)`."
    ),
    "height": "Number of rows of the output.",
    "width": "Number of columns of the output.",
    "seed": "Seed of the random numbers, for runs that can be repeated.",
    "fill_mode": (
        'What stands where the image does not reach: "reflect" (mirrored, the edge pixel '
        'twice), "wrap", "constant" (`fill_value`) or "nearest" (the edge pixel).'
    ),
    "interpolation": 'How pixels between pixels are found: "bilinear" or "nearest".',
    "fill_value": 'The value beyond the edges with `fill_mode` "constant".',
}


def _resizing(interpolation: str = "bilinear", **config: Any) -> keras.layers.Layer:
    native = interpolation in ("bilinear", "nearest", "bicubic", "lanczos3", "lanczos5")
    cls = keras.layers.Resizing if native else Resizing
    return cls(interpolation=interpolation, **config)


@public(family=_FAMILY, by=composing(keras.layers.Resizing, _resizing), shared=_SHARED)
def layer_resizing(
    object: Composable = None,
    height: PositiveInt = REQUIRED,
    width: PositiveInt = REQUIRED,
    interpolation: Str = "bilinear",
    crop_to_aspect_ratio: Bool = False,
    **kwargs: Tail,
) -> Composed:
    """Resizes images.

    Args:
        interpolation: How pixels between pixels are found: "bilinear", "nearest",
            "bicubic", "area", "lanczos3", "lanczos5", "gaussian" or "mitchellcubic".
        crop_to_aspect_ratio: Whether to cut what sticks out, instead of distorting the
            image where its sides are in another ratio.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, height, width, channels)`.

    Raises:
        ValueError: An argument is not of the kind stated.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_resizing
        >>> layer_resizing(layer_input(shape=(8, 8, 3)), height=4, width=6).shape
        (None, 4, 6, 3)
    """


def _middle(x: Any, height: int, width: int) -> Any:
    """The largest middle part of images whose sides are in the ratio of height and width."""
    sizes = tf.shape(x)
    rows, cols = sizes[-3], sizes[-2]
    new_rows = tf.minimum(rows, tf.maximum(1, cols * height // width))
    new_cols = tf.minimum(cols, tf.maximum(1, rows * width // height))
    top, left = (rows - new_rows) // 2, (cols - new_cols) // 2
    return x[..., top : top + new_rows, left : left + new_cols, :]


def _check_resizer(interpolation: str) -> None:
    if interpolation not in _RESIZERS:
        raise ValueError(
            f"`interpolation` must be one of {', '.join(_RESIZERS)}, "
            f"but {interpolation!r} was given"
        )


@keras.saving.register_keras_serializable(package="rkeras")
class Resizing(keras.layers.Layer):
    """Resizing by the interpolations that Keras 3 dropped."""

    def __init__(
        self,
        height: int,
        width: int,
        interpolation: str = "bilinear",
        crop_to_aspect_ratio: bool = False,
        **config: Any,
    ) -> None:
        super().__init__(**config)
        _check_resizer(interpolation)
        self.height = height
        self.width = width
        self.interpolation = interpolation
        self.crop_to_aspect_ratio = crop_to_aspect_ratio
        self.built = True

    def call(self, inputs: Any) -> Any:
        """Applies the layer."""
        x = tf.cast(inputs, self.compute_dtype)
        if self.crop_to_aspect_ratio:
            x = _middle(x, self.height, self.width)
        y = tf.image.resize(x, (self.height, self.width), self.interpolation)
        return tf.cast(y, self.compute_dtype)

    def compute_output_shape(self, input_shape: tuple[int | None, ...]) -> tuple[int | None, ...]:
        """The shape of the output, for that of the input."""
        return (*input_shape[:-3], self.height, self.width, input_shape[-1])

    def get_config(self) -> dict[str, Any]:
        """The arguments with which the layer can be made again."""
        return {
            **super().get_config(),
            "height": self.height,
            "width": self.width,
            "interpolation": self.interpolation,
            "crop_to_aspect_ratio": self.crop_to_aspect_ratio,
        }


@public(family=_FAMILY, by=composing(keras.layers.CenterCrop), shared=_SHARED)
def layer_center_crop(
    object: Composable = None,
    height: PositiveInt = REQUIRED,
    width: PositiveInt = REQUIRED,
    **kwargs: Tail,
) -> Composed:
    """Cuts the middle out of images.

    Where an image is smaller, the largest middle part of the right ratio of sides is
    resized instead.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, height, width, channels)`.

    Raises:
        ValueError: An argument is not of the kind stated.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_center_crop, layer_input
        >>> layer_center_crop(layer_input(shape=(8, 8, 3)), height=4, width=6).shape
        (None, 4, 6, 3)
    """


@public(family=_FAMILY, by=composing(keras.layers.Rescaling), shared=_SHARED)
def layer_rescaling(
    object: Composable = None,
    scale: Numbers = REQUIRED,
    offset: Numbers = 0.0,
    **kwargs: Tail,
) -> Composed:
    """Multiplies its input by a factor and adds an offset.

    The output is `x * scale + offset`: `scale = 1/255` takes pixels from 0 to 255 to
    values from 0 to 1, and `scale = 1/127.5, offset = -1` to values from -1 to 1.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor.
        scale: The factor, or one for each channel.
        offset: The offset, or one for each channel.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: An argument is not of the kind stated.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_rescaling
        >>> layer_rescaling(layer_input(shape=(8, 8, 3)), scale=0.5).shape
        (None, 8, 8, 3)
    """


@keras.saving.register_keras_serializable(package="rkeras")
class RandomCrop(keras.layers.Layer):
    """Random crop. That of Keras 3 does not crop outside of training."""

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
            return tf.cast(tf.image.resize(_middle(x, *size), size), x.dtype)

        if training:
            room = tf.shape(x)[-3:-1] - size
            share = keras.random.uniform((2,), dtype="float32", seed=self._seeds)

            def cropped() -> Any:
                start = tf.cast(share * tf.cast(room + 1, "float32"), "int32")
                top, left = tf.unstack(tf.minimum(start, room))
                return x[..., top : top + self.height, left : left + self.width, :]

            y = tf.cond(tf.reduce_all(room >= 0), cropped, resized)
        else:
            y = resized()
        return tf.ensure_shape(y, self.compute_output_shape(x.shape))

    def compute_output_shape(self, input_shape: Any) -> tuple[int | None, ...]:
        """The shape of the output, for that of the input."""
        return (*input_shape[:-3], self.height, self.width, input_shape[-1])

    def get_config(self) -> dict[str, Any]:
        """The arguments with which the layer can be made again."""
        return {
            **super().get_config(),
            "height": self.height,
            "width": self.width,
            "seed": self.seed,
        }


@public(family=_FAMILY, by=composing(RandomCrop), shared=_SHARED)
def layer_random_crop(
    object: Composable = None,
    height: PositiveInt = REQUIRED,
    width: PositiveInt = REQUIRED,
    seed: Int | None = None,
    **kwargs: Tail,
) -> Composed:
    """Cuts a random part out of images, the same part out of all images of a batch.

    Outside of training, and where an image is smaller, the largest middle part of the right
    ratio of sides is resized instead.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, height, width, channels)`.

    Raises:
        ValueError: An argument is not of the kind stated.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_random_crop
        >>> layer_random_crop(layer_input(shape=(8, 8, 3)), height=4, width=6).shape
        (None, 4, 6, 3)
    """


def _random_flip(mode: str = "horizontal_and_vertical", **config: Any) -> keras.layers.Layer:
    cls = RandomFlip if mode == "horizontal_and_vertical" else keras.layers.RandomFlip
    return cls(mode=mode, **config)


@public(family=_FAMILY, by=composing(keras.layers.RandomFlip, _random_flip), shared=_SHARED)
def layer_random_flip(
    object: Composable = None,
    mode: Str = "horizontal_and_vertical",
    seed: Int | None = None,
    **kwargs: Tail,
) -> Composed:
    """Flips images at random.

    In training only; outside of it images pass unchanged.

    Args:
        mode: "horizontal" (left and right are swapped), "vertical" (top and bottom), or
            "horizontal_and_vertical".

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: An argument is not of the kind stated.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_random_flip
        >>> layer_random_flip(layer_input(shape=(8, 8, 3)), mode="horizontal").shape
        (None, 8, 8, 3)
    """


@keras.saving.register_keras_serializable(package="rkeras")
class RandomFlip(keras.layers.RandomFlip):
    """Flips both ways, independently; that of Keras 3 flips both ways or none."""

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


@public(family=_FAMILY, by=composing(keras.layers.RandomTranslation), shared=_SHARED)
def layer_random_translation(
    object: Composable = None,
    height_factor: Numbers = REQUIRED,
    width_factor: Numbers = REQUIRED,
    fill_mode: Str = "reflect",
    interpolation: Str = "bilinear",
    seed: Int | None = None,
    fill_value: Float = 0.0,
    **kwargs: Tail,
) -> Composed:
    """Moves images at random.

    In training only; outside of it images pass unchanged.

    Args:
        height_factor: How far to move down, as a share of the height: the smallest and
            the largest; one number `a` stands for `(-a, a)`.
        width_factor: How far to move to the right, as a share of the width, likewise.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: An argument is not of the kind stated.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_random_translation
        >>> x = layer_input(shape=(8, 8, 3))
        >>> layer_random_translation(x, height_factor=0.1, width_factor=0.2).shape
        (None, 8, 8, 3)
    """


@public(family=_FAMILY, by=composing(keras.layers.RandomRotation), shared=_SHARED)
def layer_random_rotation(
    object: Composable = None,
    factor: Numbers = REQUIRED,
    fill_mode: Str = "reflect",
    interpolation: Str = "bilinear",
    seed: Int | None = None,
    fill_value: Float = 0.0,
    **kwargs: Tail,
) -> Composed:
    """Turns images at random.

    In training only; outside of it images pass unchanged.

    Args:
        factor: How far to turn counter-clockwise, as a share of the full circle: the
            smallest and the largest; one number `a` stands for `(-a, a)`.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: An argument is not of the kind stated.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_random_rotation
        >>> layer_random_rotation(layer_input(shape=(8, 8, 3)), factor=0.1).shape
        (None, 8, 8, 3)
    """


@public(family=_FAMILY, by=composing(keras.layers.RandomZoom), shared=_SHARED)
def layer_random_zoom(
    object: Composable = None,
    height_factor: Numbers = REQUIRED,
    width_factor: Numbers | None = None,
    fill_mode: Str = "reflect",
    interpolation: Str = "bilinear",
    seed: Int | None = None,
    fill_value: Float = 0.0,
    **kwargs: Tail,
) -> Composed:
    """Zooms images at random.

    In training only; outside of it images pass unchanged.

    Args:
        height_factor: How much more of the height to see: the smallest and the largest
            share, where positive numbers zoom out and negative ones in; one number `a`
            stands for `(-a, a)`.
        width_factor: How much more of the width to see, likewise. None keeps the ratio
            of the sides.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: An argument is not of the kind stated.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_random_zoom
        >>> layer_random_zoom(layer_input(shape=(8, 8, 3)), height_factor=0.2).shape
        (None, 8, 8, 3)
    """


def _random_contrast(factor: float | list[Any], **config: Any) -> keras.layers.Layer:
    pair = tuple(factor) if isinstance(factor, list) else (factor, factor)
    sorts = len(pair) == 2 and (pair[0] > pair[1] or pair[1] > 1)
    return (RandomContrast if sorts else keras.layers.RandomContrast)(factor=pair, **config)


@public(family=_FAMILY, by=composing(keras.layers.RandomContrast, _random_contrast), shared=_SHARED)
def layer_random_contrast(
    object: Composable = None,
    factor: Numbers = REQUIRED,
    seed: Int | None = None,
    **kwargs: Tail,
) -> Composed:
    """Changes the contrast of images at random.

    For each image and channel, `(x - mean) * f + mean`, with a random factor `f`, then
    cut to 0 to 255. In training only; outside of it images pass unchanged.

    Args:
        factor: How much `f` may be less than 1, and how much more: two numbers, or one
            for both.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: An argument is not of the kind stated.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_random_contrast
        >>> layer_random_contrast(layer_input(shape=(8, 8, 3)), factor=0.5).shape
        (None, 8, 8, 3)
    """


@keras.saving.register_keras_serializable(package="rkeras")
class RandomContrast(keras.layers.RandomContrast):
    """Random contrast by less and more; that of Keras 3 takes the smaller one for less."""

    def __init__(self, factor: tuple[float, float], **config: Any) -> None:
        super().__init__(0.0, **config)
        less, more = factor
        if not 0 <= less <= 1 or more < 0:
            raise ValueError(
                "`factor` must be a number from 0 to 1 by which the contrast may be less, and "
                f"one from 0 by which it may be more, but {factor} was given"
            )
        self.factor = (less, more)


def _random_brightness(**config: Any) -> keras.layers.Layer:
    layer = keras.layers.RandomBrightness(**config)
    # Keras makes a list of it, and can't write lists that it tracks to an HDF5 file.
    layer.value_range = tuple(layer.value_range)
    return layer


@public(
    family=_FAMILY, by=composing(keras.layers.RandomBrightness, _random_brightness), shared=_SHARED
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
        factor: What to add, as a share of the range of values: the smallest and the
            largest, from -1 to 1; one number `a` stands for `(-a, a)`.
        value_range: Smallest and largest value of the pixels; the result is cut to them.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: An argument is not of the kind stated.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_random_brightness
        >>> layer_random_brightness(layer_input(shape=(8, 8, 3)), factor=0.2).shape
        (None, 8, 8, 3)
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
        _check_resizer(interpolation)
        bounds = factor if isinstance(factor, list | tuple) else (-factor, factor)
        lower, upper = bounds if len(bounds) == 2 else (1, 0)
        if lower > upper or lower < -1:
            raise ValueError(
                f"`factor` must be a smallest and a largest number, at least -1, but {factor} "
                "was given"
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
        share = keras.random.uniform((), 1 + lower, 1 + upper, dtype="float32", seed=self._seeds)
        sizes = tf.unstack(tf.shape(x)[-3:-1])
        sizes[self.side] = tf.cast(share * tf.cast(sizes[self.side], "float32"), "int32")
        y = tf.cast(tf.image.resize(x, sizes, self.interpolation), self.compute_dtype)
        y.set_shape(self.compute_output_shape(x.shape))
        return y

    def compute_output_shape(self, input_shape: Any) -> tuple[int | None, ...]:
        """The shape of the output, for that of the input."""
        shape = list(input_shape)
        shape[self.side - 3] = None
        return tuple(shape)

    def get_config(self) -> dict[str, Any]:
        """The arguments with which the layer can be made again."""
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


@public(family=_FAMILY, by=composing(RandomHeight), shared=_SHARED)
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
        factor: How much to add to the height, as a share of it: the smallest and the
            largest, where negative numbers make it smaller; one number `a` stands for
            `(-a, a)`.
        interpolation: How pixels between pixels are found: "bilinear", "nearest",
            "bicubic", "area", "lanczos3", "lanczos5", "gaussian" or "mitchellcubic".

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, new_rows, cols, channels)`.

    Raises:
        ValueError: An argument is not of the kind stated.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_random_height
        >>> layer_random_height(layer_input(shape=(8, 8, 3)), factor=0.2).shape
        (None, None, 8, 3)
    """


@public(family=_FAMILY, by=composing(RandomWidth), shared=_SHARED)
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
        factor: How much to add to the width, as a share of it: the smallest and the
            largest, where negative numbers make it smaller; one number `a` stands for
            `(-a, a)`.
        interpolation: How pixels between pixels are found: "bilinear", "nearest",
            "bicubic", "area", "lanczos3", "lanczos5", "gaussian" or "mitchellcubic".

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, rows, new_cols, channels)`.

    Raises:
        ValueError: An argument is not of the kind stated.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_random_width
        >>> layer_random_width(layer_input(shape=(8, 8, 3)), factor=0.2).shape
        (None, 8, None, 3)
    """
