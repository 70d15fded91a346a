"""Image preprocessing: resizing and rescaling, and what the whole family shares."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Bool,
    Composable,
    Composed,
    Numbers,
    PositiveInt,
    Str,
    Tail,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras, tf
from rkeras_py.layers.compose import composing

FAMILY = "image preprocessing layers"

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

SHARED = {
    "object": (
        "What to compose the layer with: missing or None, a Sequential model, or a tensor "
        "of images, of shape `(batch, rows, cols, channels)` or `(rows, cols, channels)`."
    ),
    "height": "Number of rows of the output.",
    "width": "Number of columns of the output.",
    "seed": "Random seed, for reproducible results.",
    "fill_mode": (
        'How points outside the image are filled: "reflect" (mirrored, the edge pixel '
        'twice), "wrap", "constant" (`fill_value`) or "nearest" (the edge pixel).'
    ),
    "interpolation": 'Interpolation method: "bilinear" or "nearest".',
    "fill_value": (
        'The value outside the image with `fill_mode` "constant". With None the layer passes its '
        "input on, and fails in training."
    ),
}


def _resizing(interpolation: str = "bilinear", **config: Any) -> keras.layers.Layer:
    native = interpolation in ("bilinear", "nearest", "bicubic", "lanczos3", "lanczos5")
    cls = keras.layers.Resizing if native else Resizing
    return cls(interpolation=interpolation, **config)


@public(family=FAMILY, by=composing(keras.layers.Resizing, _resizing), shared=SHARED)
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
        interpolation: Interpolation method: "bilinear", "nearest",
            "bicubic", "area", "lanczos3", "lanczos5", "gaussian" or "mitchellcubic".
        crop_to_aspect_ratio: Whether to crop an image with a different aspect ratio instead
            of distorting it.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, height, width, channels)`.

    Raises:
        ValueError: An argument is invalid.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_resizing
        >>> layer_resizing(layer_input(shape=(8, 8, 3)), height=4, width=6).shape
        (None, 4, 6, 3)
    """


def middle_part(x: Any, height: int, width: int) -> Any:
    """The largest central part of images with the aspect ratio of height and width."""
    sizes = tf.shape(x)
    rows, cols = sizes[-3], sizes[-2]
    new_rows = tf.minimum(rows, tf.maximum(1, cols * height // width))
    new_cols = tf.minimum(cols, tf.maximum(1, rows * width // height))
    top, left = (rows - new_rows) // 2, (cols - new_cols) // 2
    return x[..., top : top + new_rows, left : left + new_cols, :]


def check_resizer(interpolation: str) -> None:
    """Rejects an interpolation that TensorFlow does not have."""
    if interpolation not in _RESIZERS:
        raise ValueError(
            f"`interpolation` must be one of {', '.join(_RESIZERS)}, "
            f"but {interpolation!r} was given"
        )


@keras.saving.register_keras_serializable(package="rkeras")
class Resizing(keras.layers.Layer):
    """Resizing with the interpolations that Keras 3 dropped."""

    def __init__(
        self,
        height: int,
        width: int,
        interpolation: str = "bilinear",
        crop_to_aspect_ratio: bool = False,
        **config: Any,
    ) -> None:
        super().__init__(**config)
        check_resizer(interpolation)
        self.height = height
        self.width = width
        self.interpolation = interpolation
        self.crop_to_aspect_ratio = crop_to_aspect_ratio
        self.built = True

    def call(self, inputs: Any) -> Any:
        """Applies the layer."""
        x = tf.cast(inputs, self.compute_dtype)
        if self.crop_to_aspect_ratio:
            x = middle_part(x, self.height, self.width)
        y = tf.image.resize(x, (self.height, self.width), self.interpolation)
        return tf.cast(y, self.compute_dtype)

    def compute_output_shape(self, input_shape: tuple[int | None, ...]) -> tuple[int | None, ...]:
        """The output shape for an input shape."""
        return (*input_shape[:-3], self.height, self.width, input_shape[-1])

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        return {
            **super().get_config(),
            "height": self.height,
            "width": self.width,
            "interpolation": self.interpolation,
            "crop_to_aspect_ratio": self.crop_to_aspect_ratio,
        }


@public(family=FAMILY, by=composing(keras.layers.CenterCrop), shared=SHARED)
def layer_center_crop(
    object: Composable = None,
    height: PositiveInt = REQUIRED,
    width: PositiveInt = REQUIRED,
    **kwargs: Tail,
) -> Composed:
    """Crops images to their center.

    If an image is smaller, its largest central part with the target aspect ratio is resized
    instead.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, height, width, channels)`.

    Raises:
        ValueError: An argument is invalid.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_center_crop, layer_input
        >>> layer_center_crop(layer_input(shape=(8, 8, 3)), height=4, width=6).shape
        (None, 4, 6, 3)
    """


@public(family=FAMILY, by=composing(keras.layers.Rescaling), shared=SHARED)
def layer_rescaling(
    object: Composable = None,
    scale: Numbers = REQUIRED,
    offset: Numbers = 0.0,
    **kwargs: Tail,
) -> Composed:
    """Multiplies its input by a factor and adds an offset.

    The output is `x * scale + offset`: `scale = 1/255` maps pixel values from 0..255 to
    0..1, and `scale = 1/127.5, offset = -1` maps them to -1..1.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor.
        scale: The factor, or one for each channel.
        offset: The offset, or one for each channel.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: An argument is invalid.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_rescaling
        >>> layer_rescaling(layer_input(shape=(8, 8, 3)), scale=0.5).shape
        (None, 8, 8, 3)
    """
