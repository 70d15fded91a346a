"""Convolution layers."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Activation,
    Bool,
    Composable,
    Composed,
    Constraint,
    Dtype,
    Initializer,
    Int,
    PositiveInt,
    PositiveInts,
    Regularizer,
    Shape,
    Str,
    Weights,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras, tf
from rkeras_py.layers.compose import composing
from rkeras_py.layers.convolutional.base import WeightedLayer, options_of
from rkeras_py.layers.convolutional.docs import FAMILY, SHARED
from rkeras_py.ops import arguments, convolve, shapes
from rkeras_py.ops.arguments import Ints
from rkeras_py.ops.shapes import Size, Sizes


class Conv(WeightedLayer):
    """Convolution over `rank` spatial axes; takes the arguments of `layer_conv_2d`."""

    weight_options = options_of(kernel="glorot_uniform", bias="zeros")
    settings: tuple[str, ...] = (
        *WeightedLayer.settings,
        "filters",
        "kernel_size",
        "strides",
        "padding",
        "dilation_rate",
        "groups",
        *weight_options,
    )

    def __init__(
        self,
        filters: int,
        kernel_size: int | Ints,
        strides: int | Ints = 1,
        padding: str = "valid",
        data_format: str | None = None,
        dilation_rate: int | Ints = 1,
        groups: int = 1,
        activation: Any = None,
        use_bias: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(data_format, activation, use_bias, **kwargs)
        self.filters = arguments.integer(filters, "filters")
        self.kernel_size = arguments.integers(kernel_size, self.rank, "kernel_size")
        self.strides = arguments.integers(strides, self.rank, "strides")
        self.padding = arguments.padding(padding, self.rank, causal=True)
        self.dilation_rate = arguments.integers(dilation_rate, self.rank, "dilation_rate")
        self.groups = arguments.integer(groups, "groups")
        arguments.divisible(self.filters, self.groups, "filters")
        arguments.no_strides_with_dilation(self.strides, self.dilation_rate)
        self._kernel: keras.Variable | None = None

    def build(self, input_shape: Sizes) -> None:
        """Creates the kernel and the bias."""
        self.compute_output_shape(input_shape)
        channels = self.known_channels(input_shape)
        shape = (*self.kernel_size, channels // self.groups, self.filters)
        self._kernel = self.add_complex_weight("kernel", shape)
        if self.use_bias:
            self._bias = self.add_complex_weight("bias", (self.filters,))

    @property
    def kernel(self) -> tf.Tensor | keras.Variable | None:
        """The kernel, `(*kernel_size, channels // groups, filters)`; a view if complex."""
        return self._shown(self._kernel)

    def spatial_shape(self, spatial: Sizes) -> Sizes:
        """Spatial shape of the output."""
        return shapes.convolution_shape(
            spatial, self.kernel_size, self.strides, self.padding, self.dilation_rate
        )

    def out_channels(self, channels: Size) -> Size:
        """Number of output channels."""
        if channels is not None:
            if channels % self.groups:
                raise ValueError(
                    f"{self.name}: the input's channels must be divisible by `groups`, but the "
                    f"input has {channels} channels and groups={self.groups}"
                )
            self.check_channels(channels, self._kernel, self.groups)
        return self.filters

    def apply(self, inputs: tf.Tensor) -> tf.Tensor:
        """The convolution, plus bias, activated."""
        outputs = convolve(
            inputs,
            self.view(self._kernel),
            self.strides,
            self.padding,
            self.dilation_rate,
            self.groups,
            self.data_format,
            self.bias_view(),
        )
        return self.activate(outputs)


@keras.saving.register_keras_serializable(package="rkeras")
class Conv1D(Conv):
    """1D convolution; takes the arguments of `layer_conv_1d`."""

    rank = 1


@keras.saving.register_keras_serializable(package="rkeras")
class Conv2D(Conv):
    """2D convolution; takes the arguments of `layer_conv_2d`."""

    rank = 2


@keras.saving.register_keras_serializable(package="rkeras")
class Conv3D(Conv):
    """3D convolution; takes the arguments of `layer_conv_3d`."""

    rank = 3


@public(family=FAMILY, by=composing(Conv1D), shared=SHARED)
def layer_conv_1d(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = 1,
    padding: Str = "valid",
    data_format: Str = "channels_last",
    dilation_rate: PositiveInts = 1,
    groups: PositiveInt = 1,
    activation: Activation | None = None,
    use_bias: Bool = True,
    kernel_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    kernel_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """1D convolution.

    Slides `filters` kernels along the spatial axes of its input and computes
    `activation(convolution(input, kernel) + bias)`. With `padding = "causal"` each output
    depends only on the current and earlier inputs. The weights are a kernel
    of shape `(kernel_size, channels / groups, filters)` and a bias of shape `(filters)`.

    Any number of batch axes may come before the spatial ones, and values may be complex
    (`dtype = "complex64"` or "complex128").

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_steps, filters)`, or with the channels first.

    Raises:
        ValueError: An argument is invalid; the input has too few axes or
            an unexpected number of channels; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1;
            `filters` or the input's channels are not divisible by `groups`.
        TypeError: The layer can't be composed with `object`.

    Source:
        Complex weights and their initializers: Trabelsi et al. (2018), Deep complex networks.
        <https://arxiv.org/abs/1705.09792>

    Example:
        >>> from rkeras_py import layer_conv_1d, layer_input
        >>> x = layer_input(shape=(10, 3))
        >>> layer_conv_1d(x, filters=4, kernel_size=3, activation="relu").shape
        (None, 8, 4)
    """


@public(family=FAMILY, by=composing(Conv2D), shared=SHARED)
def layer_conv_2d(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = (1, 1),
    padding: Str = "valid",
    data_format: Str | None = None,
    dilation_rate: PositiveInts = (1, 1),
    groups: PositiveInt = 1,
    activation: Activation | None = None,
    use_bias: Bool = True,
    kernel_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    kernel_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """2D convolution.

    Slides `filters` kernels along the spatial axes of its input and computes
    `activation(convolution(input, kernel) + bias)`. The weights are a kernel of shape
    `(*kernel_size, channels / groups, filters)` and a bias of shape `(filters)`.

    Any number of batch axes may come before the spatial ones, and values may be complex
    (`dtype = "complex64"` or "complex128").

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_rows, new_columns, filters)`, or with the channels first.

    Raises:
        ValueError: An argument is invalid; the input has too few axes or
            an unexpected number of channels; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1;
            `filters` or the input's channels are not divisible by `groups`. `padding` is
            "causal", which is for 1D convolutions only.
        TypeError: The layer can't be composed with `object`.

    Source:
        Complex weights and their initializers: Trabelsi et al. (2018), Deep complex networks.
        <https://arxiv.org/abs/1705.09792>

    Example:
        >>> from rkeras_py import layer_conv_2d, layer_input
        >>> x = layer_input(shape=(10, 10, 3))
        >>> layer_conv_2d(x, filters=4, kernel_size=3, activation="relu").shape
        (None, 8, 8, 4)
    """


@public(family=FAMILY, by=composing(Conv3D), shared=SHARED)
def layer_conv_3d(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = (1, 1, 1),
    padding: Str = "valid",
    data_format: Str | None = None,
    dilation_rate: PositiveInts = (1, 1, 1),
    groups: PositiveInt = 1,
    activation: Activation | None = None,
    use_bias: Bool = True,
    kernel_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    kernel_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """3D convolution.

    Slides `filters` kernels along the spatial axes of its input and computes
    `activation(convolution(input, kernel) + bias)`. The weights are a kernel of shape
    `(*kernel_size, channels / groups, filters)` and a bias of shape `(filters)`.

    Any number of batch axes may come before the spatial ones, and values may be complex
    (`dtype = "complex64"` or "complex128").

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_depth, new_rows, new_columns, filters)`, or with the channels first.

    Raises:
        ValueError: An argument is invalid; the input has too few axes or
            an unexpected number of channels; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1;
            `filters` or the input's channels are not divisible by `groups`. `padding` is
            "causal", which is for 1D convolutions only.
        TypeError: The layer can't be composed with `object`.

    Source:
        Complex weights and their initializers: Trabelsi et al. (2018), Deep complex networks.
        <https://arxiv.org/abs/1705.09792>

    Example:
        >>> from rkeras_py import layer_conv_3d, layer_input
        >>> x = layer_input(shape=(8, 8, 8, 3))
        >>> layer_conv_3d(x, filters=4, kernel_size=3, activation="relu").shape
        (None, 6, 6, 6, 4)
    """
