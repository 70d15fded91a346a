"""Zero-padding layers."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Bool,
    Composable,
    Composed,
    Int,
    NestedInts,
    Sides,
    Str,
    Weights,
)
from rkeras_py.api.registry import public
from rkeras_py.engine import keras, tf
from rkeras_py.layers.compose import composing
from rkeras_py.layers.convolutional.base import RearrangingLayer
from rkeras_py.layers.convolutional.docs import FAMILY, SHARED
from rkeras_py.ops import arguments, zero_pad
from rkeras_py.ops.shapes import Sizes


class ZeroPadding(RearrangingLayer):
    """Zero padding of `rank` spatial axes; takes the arguments of `layer_zero_padding_2d`."""

    settings = ("data_format", "padding")

    def __init__(self, padding: Any = 1, data_format: str | None = None, **kwargs: Any) -> None:
        super().__init__(data_format, **kwargs)
        self.padding = arguments.pairs(padding, self.rank, "padding")

    def spatial_shape(self, spatial: Sizes) -> Sizes:
        """Spatial shape of the output."""
        return tuple(
            None if n is None else n + sum(pair)
            for n, pair in zip(spatial, self.padding, strict=True)
        )

    def apply(self, inputs: tf.Tensor) -> tf.Tensor:
        """The padded tensor."""
        return zero_pad(inputs, self.padding, self.data_format)


@keras.saving.register_keras_serializable(package="rkeras")
class ZeroPadding1D(ZeroPadding):
    """1D zero padding; takes the arguments of `layer_zero_padding_1d`."""

    rank = 1


@keras.saving.register_keras_serializable(package="rkeras")
class ZeroPadding2D(ZeroPadding):
    """2D zero padding; takes the arguments of `layer_zero_padding_2d`."""

    rank = 2


@keras.saving.register_keras_serializable(package="rkeras")
class ZeroPadding3D(ZeroPadding):
    """3D zero padding; takes the arguments of `layer_zero_padding_3d`."""

    rank = 3


@public(family=FAMILY, by=composing(ZeroPadding1D), shared=SHARED)
def layer_zero_padding_1d(
    object: Composable = None,
    padding: Sides = 1,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """1D zero padding.

    Adds zeros before and after each spatial axis. Any number of batch axes may come
    before, and values may be complex.

    Args:
        padding: How many zeros: a whole number for both sides, or two (before, after); a dict (in R
            a named list) of `left_pad` and `right_pad` says the same.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_steps, channels)`, or with the channels first.

    Raises:
        ValueError: An argument is invalid or negative, or the input has
            too few axes.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_zero_padding_1d
        >>> x = layer_input(shape=(10, 3))
        >>> layer_zero_padding_1d(x, padding=2).shape
        (None, 14, 3)
    """


@public(family=FAMILY, by=composing(ZeroPadding2D), shared=SHARED)
def layer_zero_padding_2d(
    object: Composable = None,
    padding: NestedInts = (1, 1),
    data_format: Str | None = None,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """2D zero padding.

    Adds zeros before and after each spatial axis. Any number of batch axes may come
    before, and values may be complex.

    Args:
        padding: How many zeros: a whole number for all sides, 2 numbers for both sides
            of each axis, or 2 pairs (before, after).

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_rows, new_columns, channels)`, or with the channels first.

    Raises:
        ValueError: An argument is invalid or negative, or the input has
            too few axes.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_zero_padding_2d
        >>> x = layer_input(shape=(10, 10, 3))
        >>> layer_zero_padding_2d(x, padding=2).shape
        (None, 14, 14, 3)
    """


@public(family=FAMILY, by=composing(ZeroPadding3D), shared=SHARED)
def layer_zero_padding_3d(
    object: Composable = None,
    padding: NestedInts = (1, 1, 1),
    data_format: Str | None = None,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """3D zero padding.

    Adds zeros before and after each spatial axis. Any number of batch axes may come
    before, and values may be complex.

    Args:
        padding: How many zeros: a whole number for all sides, 3 numbers for both sides
            of each axis, or 3 pairs (before, after).

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_depth, new_rows, new_columns, channels)`, or with the channels first.

    Raises:
        ValueError: An argument is invalid or negative, or the input has
            too few axes.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_zero_padding_3d
        >>> x = layer_input(shape=(8, 8, 8, 3))
        >>> layer_zero_padding_3d(x, padding=2).shape
        (None, 12, 12, 12, 3)
    """
