"""Depthwise convolution layers."""

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
    Tail,
    Weights,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras, tf
from rkeras_py.layers.compose import composing
from rkeras_py.layers.convolutional.base import WeightedLayer, options_of
from rkeras_py.layers.convolutional.docs import FAMILY, SHARED
from rkeras_py.ops import arguments, depthwise_convolve, shapes
from rkeras_py.ops.arguments import Ints
from rkeras_py.ops.shapes import Size, Sizes


class DepthwiseConv(WeightedLayer):
    """Depthwise convolution over `rank` axes; arguments as for `layer_depthwise_conv_2d`."""

    weight_options = options_of(depthwise="glorot_uniform", bias="zeros")
    settings: tuple[str, ...] = (
        *WeightedLayer.settings,
        "kernel_size",
        "strides",
        "padding",
        "depth_multiplier",
        "dilation_rate",
        *weight_options,
    )

    def __init__(
        self,
        kernel_size: int | Ints,
        strides: int | Ints = 1,
        padding: str = "valid",
        depth_multiplier: int = 1,
        data_format: str | None = None,
        dilation_rate: int | Ints = 1,
        activation: Any = None,
        use_bias: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(data_format, activation, use_bias, **kwargs)
        self.kernel_size = arguments.integers(kernel_size, self.rank, "kernel_size")
        self.strides = arguments.integers(strides, self.rank, "strides")
        self.padding = arguments.padding(padding, self.rank, causal=True)
        self.depth_multiplier = arguments.integer(depth_multiplier, "depth_multiplier")
        self.dilation_rate = arguments.integers(dilation_rate, self.rank, "dilation_rate")
        arguments.no_strides_with_dilation(self.strides, self.dilation_rate)
        self._kernel: keras.Variable | None = None

    def build(self, input_shape: Sizes) -> None:
        """Creates the kernel and the bias."""
        self.compute_output_shape(input_shape)
        channels = self.known_channels(input_shape)
        shape = (*self.kernel_size, channels, self.depth_multiplier)
        self._kernel = self.add_complex_weight("depthwise_kernel", shape)
        if self.use_bias:
            self._bias = self.add_complex_weight("bias", (channels * self.depth_multiplier,))

    @property
    def kernel(self) -> tf.Tensor | keras.Variable | None:
        """The kernel, `(*kernel_size, channels, depth_multiplier)`; a complex one is a view."""
        return self._shown(self._kernel)

    depthwise_kernel = kernel

    def spatial_shape(self, spatial: Sizes) -> Sizes:
        """Spatial shape of the output."""
        return shapes.convolution_shape(
            spatial, self.kernel_size, self.strides, self.padding, self.dilation_rate
        )

    def out_channels(self, channels: Size) -> Size:
        """Number of output channels."""
        if channels is None:
            return None
        self.check_channels(channels, self._kernel)
        return channels * self.depth_multiplier

    def apply(self, inputs: tf.Tensor) -> tf.Tensor:
        """The depthwise convolution, plus bias, activated."""
        outputs = depthwise_convolve(
            inputs,
            self.view(self._kernel),
            self.strides,
            self.padding,
            self.dilation_rate,
            self.data_format,
            self.bias_view(),
        )
        return self.activate(outputs)


@keras.saving.register_keras_serializable(package="rkeras")
class DepthwiseConv1D(DepthwiseConv):
    """1D depthwise convolution; takes the arguments of `layer_depthwise_conv_1d`."""

    rank = 1


@keras.saving.register_keras_serializable(package="rkeras")
class DepthwiseConv2D(DepthwiseConv):
    """2D depthwise convolution; takes the arguments of `layer_depthwise_conv_2d`."""

    rank = 2


@public(family=FAMILY, by=composing(DepthwiseConv1D), shared=SHARED)
def layer_depthwise_conv_1d(
    object: Composable = None,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = 1,
    padding: Str = "valid",
    depth_multiplier: PositiveInt = 1,
    data_format: Str | None = None,
    dilation_rate: PositiveInts = 1,
    activation: Activation | None = None,
    use_bias: Bool = True,
    depthwise_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    depthwise_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    depthwise_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    **kwargs: Tail,
) -> Composed:
    """1D depthwise convolution.

    Convolves each channel separately, into `depth_multiplier` output channels. The weights
    are a kernel of shape `(kernel_size, channels, depth_multiplier)` and a bias of shape
    `(channels * depth_multiplier)`.

    Any number of batch axes may come before the spatial ones, and values may be complex.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_steps, channels * depth_multiplier)`, or with the channels first.

    Raises:
        ValueError: An argument is invalid; the input has too few axes or
            an unexpected number of channels; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1.
        TypeError: The layer can't be composed with `object`.

    Source:
        Chollet (2017), Xception: deep learning with depthwise separable convolutions.
        <https://arxiv.org/abs/1610.02357>

    Example:
        >>> from rkeras_py import layer_depthwise_conv_1d, layer_input
        >>> x = layer_input(shape=(10, 3))
        >>> layer_depthwise_conv_1d(x, kernel_size=3, depth_multiplier=2).shape
        (None, 8, 6)
    """


@public(family=FAMILY, by=composing(DepthwiseConv2D), shared=SHARED)
def layer_depthwise_conv_2d(
    object: Composable = None,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = (1, 1),
    padding: Str = "valid",
    depth_multiplier: PositiveInt = 1,
    data_format: Str | None = None,
    dilation_rate: PositiveInts = (1, 1),
    activation: Activation | None = None,
    use_bias: Bool = True,
    depthwise_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    depthwise_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    depthwise_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """2D depthwise convolution.

    Convolves each channel separately, into `depth_multiplier` output channels. The weights
    are a kernel of shape `(*kernel_size, channels, depth_multiplier)` and a bias of shape
    `(channels * depth_multiplier)`.

    Any number of batch axes may come before the spatial ones, and values may be complex.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_rows, new_columns, channels * depth_multiplier)`, or with the channels first.

    Raises:
        ValueError: An argument is invalid; the input has too few axes or
            an unexpected number of channels; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1.
        TypeError: The layer can't be composed with `object`.

    Source:
        Chollet (2017), Xception: deep learning with depthwise separable convolutions.
        <https://arxiv.org/abs/1610.02357>

    Example:
        >>> from rkeras_py import layer_depthwise_conv_2d, layer_input
        >>> x = layer_input(shape=(10, 10, 3))
        >>> layer_depthwise_conv_2d(x, kernel_size=3, depth_multiplier=2).shape
        (None, 8, 8, 6)
    """
