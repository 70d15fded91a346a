"""Separable convolution layers."""

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
from rkeras_py.ops import arguments, separable_convolve, shapes
from rkeras_py.ops.arguments import Ints
from rkeras_py.ops.shapes import Size, Sizes


class SeparableConv(WeightedLayer):
    """Separable convolution over `rank` axes; arguments as for `layer_separable_conv_2d`."""

    weight_options = options_of(
        depthwise="glorot_uniform", pointwise="glorot_uniform", bias="zeros"
    )
    settings: tuple[str, ...] = (
        *WeightedLayer.settings,
        "filters",
        "kernel_size",
        "strides",
        "padding",
        "dilation_rate",
        "depth_multiplier",
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
        depth_multiplier: int = 1,
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
        self.depth_multiplier = arguments.integer(depth_multiplier, "depth_multiplier")
        arguments.no_strides_with_dilation(self.strides, self.dilation_rate)
        self._depthwise: keras.Variable | None = None
        self._pointwise: keras.Variable | None = None

    def build(self, input_shape: Sizes) -> None:
        """Creates the two kernels and the bias."""
        self.compute_output_shape(input_shape)
        channels = self.known_channels(input_shape)
        depthwise = (*self.kernel_size, channels, self.depth_multiplier)
        pointwise = (*(1,) * self.rank, channels * self.depth_multiplier, self.filters)
        self._depthwise = self.add_complex_weight("depthwise_kernel", depthwise)
        self._pointwise = self.add_complex_weight("pointwise_kernel", pointwise)
        if self.use_bias:
            self._bias = self.add_complex_weight("bias", (self.filters,))

    @property
    def depthwise_kernel(self) -> tf.Tensor | keras.Variable | None:
        """The first kernel, `(*kernel_size, channels, depth_multiplier)`."""
        return self._shown(self._depthwise)

    @property
    def pointwise_kernel(self) -> tf.Tensor | keras.Variable | None:
        """The second kernel, `(*ones, channels * depth_multiplier, filters)`."""
        return self._shown(self._pointwise)

    def spatial_shape(self, spatial: Sizes) -> Sizes:
        """Spatial shape of the output."""
        return shapes.convolution_shape(
            spatial, self.kernel_size, self.strides, self.padding, self.dilation_rate
        )

    def out_channels(self, channels: Size) -> Size:
        """Number of output channels."""
        if channels is not None:
            self.check_channels(channels, self._depthwise)
        return self.filters

    def apply(self, inputs: tf.Tensor) -> tf.Tensor:
        """The two convolutions, plus bias, activated."""
        outputs = separable_convolve(
            inputs,
            self.view(self._depthwise),
            self.view(self._pointwise),
            self.strides,
            self.padding,
            self.dilation_rate,
            self.data_format,
            self.bias_view(),
        )
        return self.activate(outputs)


@keras.saving.register_keras_serializable(package="rkeras")
class SeparableConv1D(SeparableConv):
    """1D depthwise separable convolution; takes the arguments of `layer_separable_conv_1d`."""

    rank = 1


@keras.saving.register_keras_serializable(package="rkeras")
class SeparableConv2D(SeparableConv):
    """2D depthwise separable convolution; takes the arguments of `layer_separable_conv_2d`."""

    rank = 2


@public(family=FAMILY, by=composing(SeparableConv1D), shared=SHARED)
def layer_separable_conv_1d(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = 1,
    padding: Str = "valid",
    data_format: Str = "channels_last",
    dilation_rate: PositiveInts = 1,
    depth_multiplier: PositiveInt = 1,
    activation: Activation | None = None,
    use_bias: Bool = True,
    depthwise_initializer: Initializer = "glorot_uniform",
    pointwise_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    depthwise_regularizer: Regularizer | None = None,
    pointwise_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    depthwise_constraint: Constraint | None = None,
    pointwise_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """1D depthwise separable convolution.

    A depthwise convolution, which treats each channel separately, followed by a pointwise
    convolution of size 1, which mixes the channels. The weights are a kernel of
    shape `(kernel_size,
    channels, depth_multiplier)`, one of shape `(1, channels * depth_multiplier,
    filters)`, and a bias of shape `(filters)`.

    Any number of batch axes may come before the spatial ones, and values may be complex.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_steps, filters)`, or with the channels first.

    Raises:
        ValueError: An argument is invalid; the input has too few axes or
            an unexpected number of channels; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1.
        TypeError: The layer can't be composed with `object`.

    Source:
        Chollet (2017), Xception: deep learning with depthwise separable convolutions.
        <https://arxiv.org/abs/1610.02357>

    Example:
        >>> from rkeras_py import layer_input, layer_separable_conv_1d
        >>> x = layer_input(shape=(10, 3))
        >>> layer_separable_conv_1d(x, filters=4, kernel_size=3).shape
        (None, 8, 4)
    """


@public(family=FAMILY, by=composing(SeparableConv2D), shared=SHARED)
def layer_separable_conv_2d(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = (1, 1),
    padding: Str = "valid",
    data_format: Str | None = None,
    dilation_rate: PositiveInts = 1,
    depth_multiplier: PositiveInt = 1,
    activation: Activation | None = None,
    use_bias: Bool = True,
    depthwise_initializer: Initializer = "glorot_uniform",
    pointwise_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    depthwise_regularizer: Regularizer | None = None,
    pointwise_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    depthwise_constraint: Constraint | None = None,
    pointwise_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """2D depthwise separable convolution.

    A depthwise convolution, which treats each channel separately, followed by a pointwise
    convolution of size 1, which mixes the channels. The weights are a kernel of
    shape `(*kernel_size,
    channels, depth_multiplier)`, one of shape `(1, 1, channels * depth_multiplier,
    filters)`, and a bias of shape `(filters)`.

    Any number of batch axes may come before the spatial ones, and values may be complex.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_rows, new_columns, filters)`, or with the channels first.

    Raises:
        ValueError: An argument is invalid; the input has too few axes or
            an unexpected number of channels; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1.
        TypeError: The layer can't be composed with `object`.

    Source:
        Chollet (2017), Xception: deep learning with depthwise separable convolutions.
        <https://arxiv.org/abs/1610.02357>

    Example:
        >>> from rkeras_py import layer_input, layer_separable_conv_2d
        >>> x = layer_input(shape=(10, 10, 3))
        >>> layer_separable_conv_2d(x, filters=4, kernel_size=3).shape
        (None, 8, 8, 4)
    """
