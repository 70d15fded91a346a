"""Locally connected layers: convolutions with a different kernel at each position.

Keras 3 dropped them.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from rkeras_py.api.argument_types import (
    Activation,
    Bool,
    Composable,
    Composed,
    Constraint,
    Initializer,
    Int,
    PoolPadding,
    PositiveInt,
    PositiveInts,
    Regularizer,
    Str,
    Weights,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras, tf
from rkeras_py.layers.compose import composing
from rkeras_py.ops import locally_connected as ops

_FAMILY = "locally connected layers"

_SHARED = {
    "filters": "Number of output channels.",
    "padding": (
        '"valid" for windows that lie within the input, "same" for an output of size '
        "`ceil(size / strides)`, with zeros beyond the edge."
    ),
    "data_format": (
        'Position of the channels: "channels_last" or "channels_first". None takes '
        "the default of the session."
    ),
    "activation": "Function applied to the result. None leaves it linear.",
    "use_bias": "Whether to add a bias, a different one at each position.",
    "kernel_initializer": "Initializer of the kernels.",
    "implementation": (
        "How the kernels are stored and applied, with equal results: 1, a matrix for each "
        "position, which takes little memory; 2, a dense, mostly masked matrix between all "
        "inputs and outputs, fast for small inputs; 3, a sparse matrix, for large inputs "
        "with small windows."
    ),
    "weights": (
        "Initial weights: a list of kernel and, with a bias, bias. The kernel's shape "
        "depends on `implementation`."
    ),
}


class _LocallyConnected(keras.layers.Layer):
    """What locally connected layers of any rank share."""

    rank: int

    def __init__(
        self,
        filters: int,
        kernel_size: int | tuple[int, ...],
        strides: int | tuple[int, ...] = 1,
        padding: str = "valid",
        data_format: str | None = None,
        activation: Any = None,
        use_bias: bool = True,
        kernel_initializer: Any = "glorot_uniform",
        bias_initializer: Any = "zeros",
        kernel_regularizer: Any = None,
        bias_regularizer: Any = None,
        kernel_constraint: Any = None,
        bias_constraint: Any = None,
        implementation: int = 1,
        **config: Any,
    ) -> None:
        super().__init__(**config)
        if implementation not in (1, 2, 3):
            raise ValueError(f"`implementation` must be 1, 2 or 3, but {implementation} was given")
        data_format = data_format or keras.config.image_data_format()
        if data_format not in ("channels_last", "channels_first"):
            raise ValueError(
                '`data_format` must be "channels_last" or "channels_first", '
                f"but {data_format!r} was given"
            )
        self.filters = filters
        self.kernel_size = self._for_each_axis(kernel_size, "kernel_size")
        self.strides = self._for_each_axis(strides, "strides")
        self.padding = padding
        self.data_format = data_format
        self.activation = keras.activations.get(activation)
        self.use_bias = use_bias
        self.kernel_initializer = keras.initializers.get(kernel_initializer)
        self.bias_initializer = keras.initializers.get(bias_initializer)
        self.kernel_regularizer = keras.regularizers.get(kernel_regularizer)
        self.bias_regularizer = keras.regularizers.get(bias_regularizer)
        self.kernel_constraint = keras.constraints.get(kernel_constraint)
        self.bias_constraint = keras.constraints.get(bias_constraint)
        self.implementation = implementation
        self.input_spec = keras.layers.InputSpec(ndim=self.rank + 2)

    def _for_each_axis(self, value: Any, argument: str) -> tuple[int, ...]:
        sizes = (value,) * self.rank if isinstance(value, int) else tuple(value)
        if len(sizes) != self.rank:
            raise ValueError(
                f"`{argument}` must be one number or {self.rank}, but {value} was given"
            )
        return sizes

    @property
    def _channels_first(self) -> bool:
        return self.data_format == "channels_first"

    def _with_channels(self, sizes: Any, channels: Any) -> tuple[Any, ...]:
        return (channels, *sizes) if self._channels_first else (*sizes, channels)

    def _without_channels(self, shape: Any) -> tuple[tuple[Any, ...], Any]:
        """The sizes of the spatial axes, and the number of channels."""
        if self._channels_first:
            return tuple(shape[2:]), shape[1]
        return tuple(shape[1:-1]), shape[-1]

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Creates the variables for an input shape."""
        sizes, channels = self._without_channels(input_shape)
        if None in sizes or channels is None:
            raise ValueError(
                f"{self.name}: all axes of the input but the batch must be known, because each "
                f"position has weights of its own, but its shape is {tuple(input_shape)}"
            )
        window = (sizes, self.kernel_size, self.strides, self.padding)
        outputs = ops.output_sizes(*window)
        if 0 in outputs:
            raise ValueError(
                f"{self.name}: the window {self.kernel_size} is larger than the input, whose "
                f"shape is {tuple(input_shape)}"
            )
        self._result_shape = self._with_channels(outputs, self.filters)
        if self.implementation == 1:
            depth = math.prod(self.kernel_size) * channels
            kernel_shape: tuple[int, ...] = (math.prod(outputs), depth, self.filters)
        elif self.implementation == 2:
            mask = ops.connections(*window)
            for sized, at in ((channels, 0), (self.filters, self.rank + 1)):
                axis = at if self._channels_first else at + self.rank
                mask = np.repeat(np.expand_dims(mask, axis), sized, axis)
            self._mask = mask
            kernel_shape = mask.shape
        else:
            self._index = ops.connection_index(
                ops.connections(*window), channels, self.filters, self._channels_first
            )
            kernel_shape = (len(self._index),)
        self.kernel = self.add_weight(
            name="kernel",
            shape=kernel_shape,
            initializer=self.kernel_initializer,
            regularizer=self.kernel_regularizer,
            constraint=self.kernel_constraint,
        )
        if self.use_bias:
            self.bias = self.add_weight(
                name="bias",
                shape=(*outputs, self.filters),
                initializer=self.bias_initializer,
                regularizer=self.bias_regularizer,
                constraint=self.bias_constraint,
            )
        axis = 1 if self._channels_first else -1
        self.input_spec = keras.layers.InputSpec(ndim=self.rank + 2, axes={axis: channels})

    def call(self, inputs: Any) -> Any:
        """Applies the layer."""
        x = tf.convert_to_tensor(inputs)
        kernel = tf.convert_to_tensor(self.kernel)
        if self.implementation == 1:
            y = ops.by_position(
                x, kernel, self.kernel_size, self.strides, self.padding, self._channels_first
            )
        elif self.implementation == 2:
            y = ops.by_masked_matrix(x, kernel, tf.cast(self._mask, kernel.dtype))
        else:
            y = ops.by_sparse_matrix(x, kernel, self._index, self._result_shape)
        if self.use_bias:
            # With channels first, Keras 2 read the bias in that order, without transposing it.
            y += tf.reshape(tf.convert_to_tensor(self.bias), self._result_shape)
        return self.activation(y)

    def compute_output_shape(self, input_shape: tuple[int | None, ...]) -> tuple[int | None, ...]:
        """The output shape for an input shape."""
        sizes, _ = self._without_channels(input_shape)
        outputs = [
            None if size is None else ops.output_sizes([size], [kernel], [stride], self.padding)[0]
            for size, kernel, stride in zip(sizes, self.kernel_size, self.strides, strict=True)
        ]
        return (input_shape[0], *self._with_channels(outputs, self.filters))

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        return {
            **super().get_config(),
            "filters": self.filters,
            "kernel_size": self.kernel_size,
            "strides": self.strides,
            "padding": self.padding,
            "data_format": self.data_format,
            "activation": keras.activations.serialize(self.activation),
            "use_bias": self.use_bias,
            "kernel_initializer": keras.initializers.serialize(self.kernel_initializer),
            "bias_initializer": keras.initializers.serialize(self.bias_initializer),
            "kernel_regularizer": keras.regularizers.serialize(self.kernel_regularizer),
            "bias_regularizer": keras.regularizers.serialize(self.bias_regularizer),
            "activity_regularizer": keras.regularizers.serialize(self.activity_regularizer),
            "kernel_constraint": keras.constraints.serialize(self.kernel_constraint),
            "bias_constraint": keras.constraints.serialize(self.bias_constraint),
            "implementation": self.implementation,
        }


@keras.saving.register_keras_serializable(package="rkeras")
class LocallyConnected1D(_LocallyConnected):
    """Convolution over a sequence with a different kernel at each step."""

    rank = 1


@keras.saving.register_keras_serializable(package="rkeras")
class LocallyConnected2D(_LocallyConnected):
    """Convolution over an image with a different kernel at each pixel."""

    rank = 2


@public(family=_FAMILY, by=composing(LocallyConnected1D), shared=_SHARED)
def layer_locally_connected_1d(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = 1,
    padding: PoolPadding = "valid",
    data_format: Str | None = None,
    activation: Activation | None = None,
    use_bias: Bool = True,
    kernel_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    kernel_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    implementation: Int = 1,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """1D convolution with a different kernel at each position.

    Like a convolution over a sequence, but the kernel is not shared: each position of the
    output has weights of its own. The input's steps must be known.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, steps, channels)`, or
            `(batch, channels, steps)` where channels come first.
        kernel_size: Length of the window.
        strides: How far the window moves from one output to the next.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, new_steps, filters)`.

    Raises:
        ValueError: The input's size is unknown or smaller than the window, or
            `implementation` is not 1, 2 or 3.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_locally_connected_1d
        >>> x = layer_input(shape=(10, 3))
        >>> layer_locally_connected_1d(x, filters=16, kernel_size=3).shape
        (None, 8, 16)
    """


@public(family=_FAMILY, by=composing(LocallyConnected2D), shared=_SHARED)
def layer_locally_connected_2d(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = (1, 1),
    padding: PoolPadding = "valid",
    data_format: Str | None = None,
    activation: Activation | None = None,
    use_bias: Bool = True,
    kernel_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    kernel_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    implementation: Int = 1,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """2D convolution with a different kernel at each position.

    Like a convolution over an image, but the kernel is not shared: each position of the
    output has weights of its own. The input's rows and columns must be known.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, rows, cols, channels)`, or
            `(batch, channels, rows, cols)` where channels come first.
        kernel_size: Size of the window: `(rows, cols)`, or one size for both.
        strides: How far the window moves from one output to the next: `(rows, cols)`, or
            one step for both.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, new_rows, new_cols, filters)`.

    Raises:
        ValueError: The input's size is unknown or smaller than the window, or
            `implementation` is not 1, 2 or 3.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_locally_connected_2d
        >>> x = layer_input(shape=(8, 8, 3))
        >>> layer_locally_connected_2d(x, filters=16, kernel_size=3).shape
        (None, 6, 6, 16)
    """
