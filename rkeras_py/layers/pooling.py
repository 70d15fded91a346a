"""Pooling layers."""

from __future__ import annotations

from rkeras_py.api.argument_types import (
    Bool,
    Composable,
    Composed,
    Int,
    PoolPadding,
    PositiveInts,
    Str,
    Tail,
    Weights,
)
from rkeras_py.api.registry import public
from rkeras_py.engine import keras
from rkeras_py.layers.compose import composing

_FAMILY = "pooling layers"

_WINDOW = {
    "strides": "How far the window moves from one output to the next. None for `pool_size`.",
    "padding": (
        '"valid" for windows that lie within the input, "same" for an output of size '
        "`ceil(size / strides)`, where windows may extend beyond the edge; values beyond it "
        "are not counted."
    ),
    "data_format": (
        'Position of the channels: "channels_last" or "channels_first". None takes '
        "the default of the session."
    ),
    "trainable": "Whether the layer's weights are updated in training; this layer has none.",
    "weights": "Initial weights; this layer has none, so only an empty list fits.",
}

_GLOBAL = {
    "data_format": _WINDOW["data_format"],
    "keepdims": "Whether to keep the axes that were pooled, with size 1.",
}


@public(family=_FAMILY, by=composing(keras.layers.AveragePooling1D), shared=_WINDOW)
def layer_average_pooling_1d(
    object: Composable = None,
    pool_size: PositiveInts = 2,
    strides: PositiveInts | None = None,
    padding: PoolPadding = "valid",
    data_format: Str | None = "channels_last",
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Mean over windows of a sequence.

    A window moves over each channel, and its mean becomes one element of the output.
    With "valid" padding, each axis of the output has size
    `floor((steps - pool_size) / strides) + 1`.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, steps, channels)`, or
            `(batch, channels, steps)` where channels come first.
        pool_size: Size of the window, in steps.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, pooled_steps, channels)`.

    Raises:
        ValueError: An argument is invalid, or the input is smaller than
            the window.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_average_pooling_1d
        >>> layer_average_pooling_1d(layer_input(shape=(8, 3))).shape
        (None, 4, 3)
    """


@public(family=_FAMILY, by=composing(keras.layers.AveragePooling2D), shared=_WINDOW)
def layer_average_pooling_2d(
    object: Composable = None,
    pool_size: PositiveInts = (2, 2),
    strides: PositiveInts | None = None,
    padding: PoolPadding = "valid",
    data_format: Str | None = None,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Mean over windows of an image.

    A window moves over each channel, and its mean becomes one element of the output.
    With "valid" padding, each axis of the output has size
    `floor((size - pool_size) / strides) + 1`.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, rows, cols, channels)`, or
            `(batch, channels, rows, cols)` where channels come first.
        pool_size: Size of the window: `(rows, cols)`, or one size for both.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, pooled_rows, pooled_cols, channels)`.

    Raises:
        ValueError: An argument is invalid, or the input is smaller than
            the window.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_average_pooling_2d
        >>> layer_average_pooling_2d(layer_input(shape=(8, 8, 3))).shape
        (None, 4, 4, 3)
    """


@public(family=_FAMILY, by=composing(keras.layers.AveragePooling3D), shared=_WINDOW)
def layer_average_pooling_3d(
    object: Composable = None,
    pool_size: PositiveInts = (2, 2, 2),
    strides: PositiveInts | None = None,
    padding: PoolPadding = "valid",
    data_format: Str | None = None,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Mean over windows of a volume.

    A window moves over each channel, and its mean becomes one element of the output.
    With "valid" padding, each axis of the output has size
    `floor((size - pool_size) / strides) + 1`.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, depth, rows, cols, channels)`, or
            `(batch, channels, depth, rows, cols)` where channels come first.
        pool_size: Size of the window: `(depth, rows, cols)`, or one size for all.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, pooled_depth, pooled_rows, pooled_cols, channels)`.

    Raises:
        ValueError: An argument is invalid, or the input is smaller than
            the window.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_average_pooling_3d
        >>> layer_average_pooling_3d(layer_input(shape=(8, 8, 8, 3))).shape
        (None, 4, 4, 4, 3)
    """


@public(family=_FAMILY, by=composing(keras.layers.MaxPooling1D), shared=_WINDOW)
def layer_max_pooling_1d(
    object: Composable = None,
    pool_size: PositiveInts = 2,
    strides: PositiveInts | None = None,
    padding: PoolPadding = "valid",
    data_format: Str | None = "channels_last",
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Maximum over windows of a sequence.

    A window moves over each channel, and its largest value becomes one element of the output.
    With "valid" padding, each axis of the output has size
    `floor((steps - pool_size) / strides) + 1`.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, steps, channels)`, or
            `(batch, channels, steps)` where channels come first.
        pool_size: Size of the window, in steps.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, pooled_steps, channels)`.

    Raises:
        ValueError: An argument is invalid, or the input is smaller than
            the window.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_max_pooling_1d
        >>> layer_max_pooling_1d(layer_input(shape=(8, 3))).shape
        (None, 4, 3)
    """


@public(family=_FAMILY, by=composing(keras.layers.MaxPooling2D), shared=_WINDOW)
def layer_max_pooling_2d(
    object: Composable = None,
    pool_size: PositiveInts = (2, 2),
    strides: PositiveInts | None = None,
    padding: PoolPadding = "valid",
    data_format: Str | None = None,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Maximum over windows of an image.

    A window moves over each channel, and its largest value becomes one element of the output.
    With "valid" padding, each axis of the output has size
    `floor((size - pool_size) / strides) + 1`.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, rows, cols, channels)`, or
            `(batch, channels, rows, cols)` where channels come first.
        pool_size: Size of the window: `(rows, cols)`, or one size for both.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, pooled_rows, pooled_cols, channels)`.

    Raises:
        ValueError: An argument is invalid, or the input is smaller than
            the window.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_max_pooling_2d
        >>> layer_max_pooling_2d(layer_input(shape=(8, 8, 3))).shape
        (None, 4, 4, 3)
    """


@public(family=_FAMILY, by=composing(keras.layers.MaxPooling3D), shared=_WINDOW)
def layer_max_pooling_3d(
    object: Composable = None,
    pool_size: PositiveInts = (2, 2, 2),
    strides: PositiveInts | None = None,
    padding: PoolPadding = "valid",
    data_format: Str | None = None,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Maximum over windows of a volume.

    A window moves over each channel, and its largest value becomes one element of the output.
    With "valid" padding, each axis of the output has size
    `floor((size - pool_size) / strides) + 1`.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, depth, rows, cols, channels)`, or
            `(batch, channels, depth, rows, cols)` where channels come first.
        pool_size: Size of the window: `(depth, rows, cols)`, or one size for all.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, pooled_depth, pooled_rows, pooled_cols, channels)`.

    Raises:
        ValueError: An argument is invalid, or the input is smaller than
            the window.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_max_pooling_3d
        >>> layer_max_pooling_3d(layer_input(shape=(8, 8, 8, 3))).shape
        (None, 4, 4, 4, 3)
    """


@public(family=_FAMILY, by=composing(keras.layers.GlobalAveragePooling1D), shared=_GLOBAL)
def layer_global_average_pooling_1d(
    object: Composable = None,
    data_format: Str | None = "channels_last",
    keepdims: Bool = False,
    **kwargs: Tail,
) -> Composed:
    """Mean of each channel over all steps of a sequence.

    Masked steps are not counted.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, steps, channels)`, or
            `(batch, channels, steps)` where channels come first.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, channels)`, or `(batch, 1, channels)` with `keepdims`.

    Raises:
        ValueError: `data_format` is unknown.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_global_average_pooling_1d, layer_input
        >>> layer_global_average_pooling_1d(layer_input(shape=(8, 3))).shape
        (None, 3)
    """


@public(family=_FAMILY, by=composing(keras.layers.GlobalAveragePooling2D), shared=_GLOBAL)
def layer_global_average_pooling_2d(
    object: Composable = None,
    data_format: Str | None = None,
    keepdims: Bool = False,
    **kwargs: Tail,
) -> Composed:
    """Mean of each channel over all pixels of an image.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, rows, cols, channels)`, or
            `(batch, channels, rows, cols)` where channels come first.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, channels)`, or `(batch, 1, 1, channels)` with `keepdims`.

    Raises:
        ValueError: `data_format` is unknown.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_global_average_pooling_2d, layer_input
        >>> layer_global_average_pooling_2d(layer_input(shape=(8, 8, 3))).shape
        (None, 3)
    """


@public(family=_FAMILY, by=composing(keras.layers.GlobalAveragePooling3D), shared=_GLOBAL)
def layer_global_average_pooling_3d(
    object: Composable = None,
    data_format: Str | None = None,
    keepdims: Bool = False,
    **kwargs: Tail,
) -> Composed:
    """Mean of each channel over all voxels of a volume.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, depth, rows, cols, channels)`, or
            `(batch, channels, depth, rows, cols)` where channels come first.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, channels)`, or `(batch, 1, 1, 1, channels)` with `keepdims`.

    Raises:
        ValueError: `data_format` is unknown.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_global_average_pooling_3d, layer_input
        >>> layer_global_average_pooling_3d(layer_input(shape=(8, 8, 8, 3))).shape
        (None, 3)
    """


@public(family=_FAMILY, by=composing(keras.layers.GlobalMaxPooling1D), shared=_GLOBAL)
def layer_global_max_pooling_1d(
    object: Composable = None,
    data_format: Str | None = "channels_last",
    keepdims: Bool = False,
    **kwargs: Tail,
) -> Composed:
    """Maximum of each channel over all steps of a sequence.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, steps, channels)`, or
            `(batch, channels, steps)` where channels come first.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, channels)`, or `(batch, 1, channels)` with `keepdims`.

    Raises:
        ValueError: `data_format` is unknown.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_global_max_pooling_1d, layer_input
        >>> layer_global_max_pooling_1d(layer_input(shape=(8, 3))).shape
        (None, 3)
    """


@public(family=_FAMILY, by=composing(keras.layers.GlobalMaxPooling2D), shared=_GLOBAL)
def layer_global_max_pooling_2d(
    object: Composable = None,
    data_format: Str | None = None,
    keepdims: Bool = False,
    **kwargs: Tail,
) -> Composed:
    """Maximum of each channel over all pixels of an image.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, rows, cols, channels)`, or
            `(batch, channels, rows, cols)` where channels come first.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, channels)`, or `(batch, 1, 1, channels)` with `keepdims`.

    Raises:
        ValueError: `data_format` is unknown.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_global_max_pooling_2d, layer_input
        >>> layer_global_max_pooling_2d(layer_input(shape=(8, 8, 3))).shape
        (None, 3)
    """


@public(family=_FAMILY, by=composing(keras.layers.GlobalMaxPooling3D), shared=_GLOBAL)
def layer_global_max_pooling_3d(
    object: Composable = None,
    data_format: Str | None = None,
    keepdims: Bool = False,
    **kwargs: Tail,
) -> Composed:
    """Maximum of each channel over all voxels of a volume.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, depth, rows, cols, channels)`, or
            `(batch, channels, depth, rows, cols)` where channels come first.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, channels)`, or `(batch, 1, 1, 1, channels)` with `keepdims`.

    Raises:
        ValueError: `data_format` is unknown.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_global_max_pooling_3d, layer_input
        >>> layer_global_max_pooling_3d(layer_input(shape=(8, 8, 8, 3))).shape
        (None, 3)
    """
