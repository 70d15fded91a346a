"""Separable convolution layers."""

from __future__ import annotations

from typing import Any

from rkeras_py.engine import keras, tf
from rkeras_py.layers.convolutional.base import WeightedLayer
from rkeras_py.ops import arguments, separable_convolve, shapes
from rkeras_py.ops.arguments import Ints
from rkeras_py.ops.shapes import Size, Sizes


class SeparableConv(WeightedLayer):
    """Separable convolution along `rank` axes; arguments as of `layer_separable_conv_2d`."""

    settings: tuple[str, ...] = (
        *WeightedLayer.settings,
        "filters",
        "kernel_size",
        "strides",
        "padding",
        "dilation_rate",
        "depth_multiplier",
        "depthwise_initializer",
        "pointwise_initializer",
        "bias_initializer",
        "depthwise_regularizer",
        "pointwise_regularizer",
        "bias_regularizer",
        "depthwise_constraint",
        "pointwise_constraint",
        "bias_constraint",
    )

    def __init__(
        self,
        rank: int,
        filters: int,
        kernel_size: int | Ints,
        strides: int | Ints = 1,
        padding: str = "valid",
        data_format: str | None = None,
        dilation_rate: int | Ints = 1,
        depth_multiplier: int = 1,
        activation: Any = None,
        use_bias: bool = True,
        depthwise_initializer: Any = "glorot_uniform",
        pointwise_initializer: Any = "glorot_uniform",
        bias_initializer: Any = "zeros",
        depthwise_regularizer: Any = None,
        pointwise_regularizer: Any = None,
        bias_regularizer: Any = None,
        depthwise_constraint: Any = None,
        pointwise_constraint: Any = None,
        bias_constraint: Any = None,
        **kwargs: Any,
    ) -> None:
        options = {
            "depthwise_initializer": depthwise_initializer,
            "pointwise_initializer": pointwise_initializer,
            "bias_initializer": bias_initializer,
            "depthwise_regularizer": depthwise_regularizer,
            "pointwise_regularizer": pointwise_regularizer,
            "bias_regularizer": bias_regularizer,
            "depthwise_constraint": depthwise_constraint,
            "pointwise_constraint": pointwise_constraint,
            "bias_constraint": bias_constraint,
        }
        super().__init__(rank, data_format, activation, use_bias, options, **kwargs)
        self.filters = arguments.integer(filters, "filters")
        self.kernel_size = arguments.integers(kernel_size, rank, "kernel_size")
        self.strides = arguments.integers(strides, rank, "strides")
        self.padding = arguments.padding(padding, rank, causal=True)
        self.dilation_rate = arguments.integers(dilation_rate, rank, "dilation_rate")
        self.depth_multiplier = arguments.integer(depth_multiplier, "depth_multiplier")
        arguments.no_strides_with_dilation(self.strides, self.dilation_rate)
        self._depthwise: keras.Variable | None = None
        self._pointwise: keras.Variable | None = None

    def build(self, input_shape: Sizes) -> None:
        """Makes the two kernels and the bias."""
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
        """Spatial sizes of the output."""
        return shapes.convolution_shape(
            spatial, self.kernel_size, self.strides, self.padding, self.dilation_rate
        )

    def out_channels(self, channels: Size) -> Size:
        """Channels of the output."""
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
    """Separable convolution along one axis; arguments as of `layer_separable_conv_1d`."""

    def __init__(self, filters: int, kernel_size: int | Ints, **kwargs: Any) -> None:
        super().__init__(1, filters, kernel_size, **kwargs)


@keras.saving.register_keras_serializable(package="rkeras")
class SeparableConv2D(SeparableConv):
    """Separable convolution along two axes; arguments as of `layer_separable_conv_2d`."""

    def __init__(self, filters: int, kernel_size: int | Ints, **kwargs: Any) -> None:
        super().__init__(2, filters, kernel_size, **kwargs)
