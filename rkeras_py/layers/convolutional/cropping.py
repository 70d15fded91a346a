"""Cropping layers."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Bool,
    Composable,
    Composed,
    Int,
    NestedInts,
    Str,
    Weights,
)
from rkeras_py.api.registry import public
from rkeras_py.engine import keras, tf
from rkeras_py.layers.compose import composing
from rkeras_py.layers.convolutional.base import RearrangingLayer
from rkeras_py.layers.convolutional.docs import FAMILY, SHARED
from rkeras_py.ops import arguments, crop, shapes
from rkeras_py.ops.shapes import Sizes


class Cropping(RearrangingLayer):
    """Cropping of `rank` spatial axes; takes the arguments of `layer_cropping_2d`."""

    settings = ("data_format", "cropping")

    def __init__(self, cropping: Any, data_format: str | None = None, **kwargs: Any) -> None:
        super().__init__(data_format, **kwargs)
        self.cropping = arguments.pairs(cropping, self.rank, "cropping")

    def spatial_shape(self, spatial: Sizes) -> Sizes:
        """Spatial shape of the output."""
        return shapes.mapped(
            spatial, lambda i, n: n - sum(self.cropping[i]), "cropping", str(self.cropping)
        )

    def apply(self, inputs: tf.Tensor) -> tf.Tensor:
        """The cropped tensor."""
        return crop(inputs, self.cropping, self.data_format)


@keras.saving.register_keras_serializable(package="rkeras")
class Cropping1D(Cropping):
    """1D cropping; takes the arguments of `layer_cropping_1d`."""

    rank = 1


@keras.saving.register_keras_serializable(package="rkeras")
class Cropping2D(Cropping):
    """2D cropping; takes the arguments of `layer_cropping_2d`."""

    rank = 2


@keras.saving.register_keras_serializable(package="rkeras")
class Cropping3D(Cropping):
    """3D cropping; takes the arguments of `layer_cropping_3d`."""

    rank = 3


@public(family=FAMILY, by=composing(Cropping1D), shared=SHARED)
def layer_cropping_1d(
    object: Composable = None,
    cropping: NestedInts = (1, 1),
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """1D cropping.

    Removes the beginning and the end of each spatial axis. Any number of batch axes may
    come before, and values may be complex.

    Args:
        cropping: How much to remove: a whole number for both sides, or two (before, after).

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_steps, channels)`, or with the channels first.

    Raises:
        ValueError: An argument is invalid or negative, nothing would be
            left, or the input has too few axes.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_cropping_1d, layer_input
        >>> x = layer_input(shape=(10, 3))
        >>> layer_cropping_1d(x, cropping=2).shape
        (None, 6, 3)
    """


@public(family=FAMILY, by=composing(Cropping2D), shared=SHARED)
def layer_cropping_2d(
    object: Composable = None,
    cropping: NestedInts = ((0, 0), (0, 0)),
    data_format: Str | None = None,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """2D cropping.

    Removes the beginning and the end of each spatial axis. Any number of batch axes may
    come before, and values may be complex.

    Args:
        cropping: How much to remove: a whole number for all sides, 2 numbers for both
            sides of each axis, or 2 pairs (before, after).

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_rows, new_columns, channels)`, or with the channels first.

    Raises:
        ValueError: An argument is invalid or negative, nothing would be
            left, or the input has too few axes.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_cropping_2d, layer_input
        >>> x = layer_input(shape=(10, 10, 3))
        >>> layer_cropping_2d(x, cropping=2).shape
        (None, 6, 6, 3)
    """


@public(family=FAMILY, by=composing(Cropping3D), shared=SHARED)
def layer_cropping_3d(
    object: Composable = None,
    cropping: NestedInts = ((1, 1), (1, 1), (1, 1)),
    data_format: Str | None = None,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """3D cropping.

    Removes the beginning and the end of each spatial axis. Any number of batch axes may
    come before, and values may be complex.

    Args:
        cropping: How much to remove: a whole number for all sides, 3 numbers for both
            sides of each axis, or 3 pairs (before, after).

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_depth, new_rows, new_columns, channels)`, or with the channels first.

    Raises:
        ValueError: An argument is invalid or negative, nothing would be
            left, or the input has too few axes.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_cropping_3d, layer_input
        >>> x = layer_input(shape=(8, 8, 8, 3))
        >>> layer_cropping_3d(x, cropping=2).shape
        (None, 4, 4, 4, 3)
    """
