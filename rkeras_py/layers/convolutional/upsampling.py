"""Upsampling layers."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Bool,
    Composable,
    Composed,
    Int,
    PositiveInts,
    Str,
    Weights,
)
from rkeras_py.api.registry import public
from rkeras_py.engine import keras, tf
from rkeras_py.layers.compose import composing
from rkeras_py.layers.convolutional.base import RearrangingLayer
from rkeras_py.layers.convolutional.docs import FAMILY, SHARED
from rkeras_py.ops import arguments, resize, upsample
from rkeras_py.ops.arguments import Ints
from rkeras_py.ops.shapes import Sizes


class UpSampling(RearrangingLayer):
    """Upsampling over `rank` spatial axes; takes the arguments of `layer_upsampling_2d`."""

    settings = ("data_format", "size", "interpolation")

    def __init__(
        self,
        size: int | Ints = 2,
        data_format: str | None = None,
        interpolation: str = "nearest",
        **kwargs: Any,
    ) -> None:
        super().__init__(data_format, **kwargs)
        self.size = arguments.integers(size, self.rank, "size")
        self.interpolation = arguments.choice(interpolation, resize.INTERPOLATIONS, "interpolation")

    def spatial_shape(self, spatial: Sizes) -> Sizes:
        """Spatial shape of the output."""
        return tuple(
            None if n is None else n * factor for n, factor in zip(spatial, self.size, strict=True)
        )

    def working_dtype(self, inputs: Any) -> str:
        """The dtype to compute in: a float type, to interpolate between integers."""
        dtype = super().working_dtype(inputs)
        between = self.interpolation not in ("nearest", "area")
        whole = not dtype.startswith(("float", "bfloat", "complex"))
        return str(keras.config.floatx()) if between and whole else dtype

    def apply(self, inputs: tf.Tensor) -> tf.Tensor:
        """The upsampled tensor."""
        return upsample(inputs, self.size, self.interpolation, self.data_format)


@keras.saving.register_keras_serializable(package="rkeras")
class UpSampling1D(UpSampling):
    """1D upsampling; takes the arguments of `layer_upsampling_1d`."""

    rank = 1


@keras.saving.register_keras_serializable(package="rkeras")
class UpSampling2D(UpSampling):
    """2D upsampling; takes the arguments of `layer_upsampling_2d`."""

    rank = 2


@keras.saving.register_keras_serializable(package="rkeras")
class UpSampling3D(UpSampling):
    """3D upsampling; takes the arguments of `layer_upsampling_3d`."""

    rank = 3


@public(family=FAMILY, by=composing(UpSampling1D), shared=SHARED)
def layer_upsampling_1d(
    object: Composable = None,
    size: PositiveInts = 2,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """1D upsampling.

    Makes the spatial axis `size` times longer by repeating values. Any number of batch
    axes may come before, and values may be complex.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_steps, channels)`, or with the channels first.

    Raises:
        ValueError: An argument is invalid, or the input has too few axes.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_upsampling_1d
        >>> x = layer_input(shape=(10, 3))
        >>> layer_upsampling_1d(x, size=2).shape
        (None, 20, 3)
    """


@public(family=FAMILY, by=composing(UpSampling2D), shared=SHARED)
def layer_upsampling_2d(
    object: Composable = None,
    size: PositiveInts = (2, 2),
    data_format: Str | None = None,
    interpolation: Str = "nearest",
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """2D upsampling.

    Makes the spatial axes `size` times longer. Any number of batch axes may come before,
    and values may be complex.

    Args:
        interpolation: Interpolation method: "nearest" repeats values, "area" averages over
            areas (the same result here), "bilinear", "bicubic", "mitchellcubic",
            "lanczos3", "lanczos5" and "gaussian" weight neighbouring values.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_rows, new_columns, channels)`, or with the channels first.

    Raises:
        ValueError: An argument is invalid, or the input has too few axes.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_upsampling_2d
        >>> x = layer_input(shape=(10, 10, 3))
        >>> layer_upsampling_2d(x, size=2).shape
        (None, 20, 20, 3)
    """


@public(family=FAMILY, by=composing(UpSampling3D), shared=SHARED)
def layer_upsampling_3d(
    object: Composable = None,
    size: PositiveInts = (2, 2, 2),
    data_format: Str | None = None,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """3D upsampling.

    Makes the spatial axes `size` times longer by repeating values. Any number of batch
    axes may come before, and values may be complex.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_depth, new_rows, new_columns, channels)`, or with the channels first.

    Raises:
        ValueError: An argument is invalid, or the input has too few axes.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_upsampling_3d
        >>> x = layer_input(shape=(8, 8, 8, 3))
        >>> layer_upsampling_3d(x, size=2).shape
        (None, 16, 16, 16, 3)
    """
