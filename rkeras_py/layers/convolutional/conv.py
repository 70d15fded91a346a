"""Convolution layers."""

from __future__ import annotations

from typing import Any

from rkeras_py.engine import keras, tf
from rkeras_py.layers.convolutional.base import WeightedLayer
from rkeras_py.ops import arguments, convolve, shapes
from rkeras_py.ops.arguments import Ints
from rkeras_py.ops.shapes import Size, Sizes


class Conv(WeightedLayer):
    """Convolution along `rank` axes; the arguments are those of `layer_conv_2d`."""

    settings: tuple[str, ...] = (
        *WeightedLayer.settings,
        "filters",
        "kernel_size",
        "strides",
        "padding",
        "dilation_rate",
        "groups",
        "kernel_initializer",
        "bias_initializer",
        "kernel_regularizer",
        "bias_regularizer",
        "kernel_constraint",
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
        groups: int = 1,
        activation: Any = None,
        use_bias: bool = True,
        kernel_initializer: Any = "glorot_uniform",
        bias_initializer: Any = "zeros",
        kernel_regularizer: Any = None,
        bias_regularizer: Any = None,
        kernel_constraint: Any = None,
        bias_constraint: Any = None,
        **kwargs: Any,
    ) -> None:
        options = {
            "kernel_initializer": kernel_initializer,
            "bias_initializer": bias_initializer,
            "kernel_regularizer": kernel_regularizer,
            "bias_regularizer": bias_regularizer,
            "kernel_constraint": kernel_constraint,
            "bias_constraint": bias_constraint,
        }
        super().__init__(rank, data_format, activation, use_bias, options, **kwargs)
        self.filters = arguments.integer(filters, "filters")
        self.kernel_size = arguments.integers(kernel_size, rank, "kernel_size")
        self.strides = arguments.integers(strides, rank, "strides")
        self.padding = arguments.padding(padding, rank, causal=True)
        self.dilation_rate = arguments.integers(dilation_rate, rank, "dilation_rate")
        self.groups = arguments.integer(groups, "groups")
        arguments.divisible(self.filters, self.groups, "filters")
        arguments.no_strides_with_dilation(self.strides, self.dilation_rate)
        self._kernel: keras.Variable | None = None

    def build(self, input_shape: Sizes) -> None:
        """Makes the kernel and the bias."""
        self.compute_output_shape(input_shape)
        channels = self.known_channels(input_shape)
        shape = (*self.kernel_size, channels // self.groups, self.filters)
        self._kernel = self.add_complex_weight("kernel", shape)
        if self.use_bias:
            self._bias = self.add_complex_weight("bias", (self.filters,))

    @property
    def kernel(self) -> tf.Tensor | keras.Variable | None:
        """The kernel, `(*kernel_size, channels // groups, filters)`; a complex one is a view."""
        return self._shown(self._kernel)

    def spatial_shape(self, spatial: Sizes) -> Sizes:
        """Spatial sizes of the output."""
        return shapes.convolution_shape(
            spatial, self.kernel_size, self.strides, self.padding, self.dilation_rate
        )

    def out_channels(self, channels: Size) -> Size:
        """Channels of the output."""
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
    """Convolution along one axis; the arguments are those of `layer_conv_1d`."""

    def __init__(self, filters: int, kernel_size: int | Ints, **kwargs: Any) -> None:
        super().__init__(1, filters, kernel_size, **kwargs)


@keras.saving.register_keras_serializable(package="rkeras")
class Conv2D(Conv):
    """Convolution along two axes; the arguments are those of `layer_conv_2d`."""

    def __init__(self, filters: int, kernel_size: int | Ints, **kwargs: Any) -> None:
        super().__init__(2, filters, kernel_size, **kwargs)


@keras.saving.register_keras_serializable(package="rkeras")
class Conv3D(Conv):
    """Convolution along three axes; the arguments are those of `layer_conv_3d`."""

    def __init__(self, filters: int, kernel_size: int | Ints, **kwargs: Any) -> None:
        super().__init__(3, filters, kernel_size, **kwargs)
