"""Depthwise convolution layers."""

from __future__ import annotations

from typing import Any

from rkeras_py.engine import keras, tf
from rkeras_py.layers.convolutional.base import WeightedLayer
from rkeras_py.ops import arguments, depthwise_convolve, shapes
from rkeras_py.ops.arguments import Ints
from rkeras_py.ops.shapes import Size, Sizes


class DepthwiseConv(WeightedLayer):
    """Depthwise convolution along `rank` axes; arguments as of `layer_depthwise_conv_2d`."""

    settings: tuple[str, ...] = (
        *WeightedLayer.settings,
        "kernel_size",
        "strides",
        "padding",
        "depth_multiplier",
        "dilation_rate",
        "depthwise_initializer",
        "bias_initializer",
        "depthwise_regularizer",
        "bias_regularizer",
        "depthwise_constraint",
        "bias_constraint",
    )

    def __init__(
        self,
        rank: int,
        kernel_size: int | Ints,
        strides: int | Ints = 1,
        padding: str = "valid",
        depth_multiplier: int = 1,
        data_format: str | None = None,
        dilation_rate: int | Ints = 1,
        activation: Any = None,
        use_bias: bool = True,
        depthwise_initializer: Any = "glorot_uniform",
        bias_initializer: Any = "zeros",
        depthwise_regularizer: Any = None,
        bias_regularizer: Any = None,
        depthwise_constraint: Any = None,
        bias_constraint: Any = None,
        **kwargs: Any,
    ) -> None:
        options = {
            "depthwise_initializer": depthwise_initializer,
            "bias_initializer": bias_initializer,
            "depthwise_regularizer": depthwise_regularizer,
            "bias_regularizer": bias_regularizer,
            "depthwise_constraint": depthwise_constraint,
            "bias_constraint": bias_constraint,
        }
        super().__init__(rank, data_format, activation, use_bias, options, **kwargs)
        self.kernel_size = arguments.integers(kernel_size, rank, "kernel_size")
        self.strides = arguments.integers(strides, rank, "strides")
        self.padding = arguments.padding(padding, rank, causal=True)
        self.depth_multiplier = arguments.integer(depth_multiplier, "depth_multiplier")
        self.dilation_rate = arguments.integers(dilation_rate, rank, "dilation_rate")
        arguments.no_strides_with_dilation(self.strides, self.dilation_rate)
        self._kernel: keras.Variable | None = None

    def build(self, input_shape: Sizes) -> None:
        """Makes the kernel and the bias."""
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
        """Spatial sizes of the output."""
        return shapes.convolution_shape(
            spatial, self.kernel_size, self.strides, self.padding, self.dilation_rate
        )

    def out_channels(self, channels: Size) -> Size:
        """Channels of the output."""
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
    """Depthwise convolution along one axis; arguments as of `layer_depthwise_conv_1d`."""

    def __init__(self, kernel_size: int | Ints, **kwargs: Any) -> None:
        super().__init__(1, kernel_size, **kwargs)


@keras.saving.register_keras_serializable(package="rkeras")
class DepthwiseConv2D(DepthwiseConv):
    """Depthwise convolution along two axes; arguments as of `layer_depthwise_conv_2d`."""

    def __init__(self, kernel_size: int | Ints, **kwargs: Any) -> None:
        super().__init__(2, kernel_size, **kwargs)
