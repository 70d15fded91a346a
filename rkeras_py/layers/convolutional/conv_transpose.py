"""Transposed convolution layers."""

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
    IntTuple,
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
from rkeras_py.ops import arguments, shapes, transposed_convolve
from rkeras_py.ops.arguments import Ints
from rkeras_py.ops.shapes import Size, Sizes


class ConvTranspose(WeightedLayer):
    """Transposed convolution over `rank` axes; arguments as for `layer_conv_2d_transpose`."""

    weight_options = options_of(kernel="glorot_uniform", bias="zeros")
    settings: tuple[str, ...] = (
        *WeightedLayer.settings,
        "filters",
        "kernel_size",
        "strides",
        "padding",
        "output_padding",
        "dilation_rate",
        *weight_options,
    )

    def __init__(
        self,
        filters: int,
        kernel_size: int | Ints,
        strides: int | Ints = 1,
        padding: str = "valid",
        output_padding: int | Ints | None = None,
        data_format: str | None = None,
        dilation_rate: int | Ints = 1,
        activation: Any = None,
        use_bias: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(data_format, activation, use_bias, **kwargs)
        self.filters = arguments.integer(filters, "filters")
        self.kernel_size = arguments.integers(kernel_size, self.rank, "kernel_size")
        self.strides = arguments.integers(strides, self.rank, "strides")
        self.padding = arguments.padding(padding, self.rank)
        self.dilation_rate = arguments.integers(dilation_rate, self.rank, "dilation_rate")
        arguments.no_strides_with_dilation(self.strides, self.dilation_rate)
        self.output_padding = None
        if output_padding is not None:
            self.output_padding = arguments.integers(output_padding, self.rank, "output_padding", 0)
            if any(more >= s for more, s in zip(self.output_padding, self.strides, strict=True)):
                raise arguments.invalid(
                    "output_padding", f"less than strides={self.strides}", output_padding
                )
        self._kernel: keras.Variable | None = None

    def build(self, input_shape: Sizes) -> None:
        """Creates the kernel and the bias."""
        self.compute_output_shape(input_shape)
        shape = (*self.kernel_size, self.filters, self.known_channels(input_shape))
        self._kernel = self.add_complex_weight("kernel", shape)
        if self.use_bias:
            self._bias = self.add_complex_weight("bias", (self.filters,))

    @property
    def kernel(self) -> tf.Tensor | keras.Variable | None:
        """The kernel, `(*kernel_size, filters, channels)`; a complex one is a view."""
        return self._shown(self._kernel)

    def spatial_shape(self, spatial: Sizes) -> Sizes:
        """Spatial shape of the output."""
        more = self.output_padding or (None,) * self.rank

        def size(i: int, n: int) -> int:
            out: int = shapes.transposed(
                n,
                self.kernel_size[i],
                self.strides[i],
                self.padding,
                more[i],
                self.dilation_rate[i],
            )
            return out

        return shapes.mapped(
            spatial, size, "output_padding", f'{self.output_padding} with padding="{self.padding}"'
        )

    def out_channels(self, channels: Size) -> Size:
        """Number of output channels."""
        if channels is not None:
            self.check_channels(channels, self._kernel, axis=-1)
        return self.filters

    def apply(self, inputs: tf.Tensor) -> tf.Tensor:
        """The transposed convolution, plus bias, activated."""
        outputs = transposed_convolve(
            inputs,
            self.view(self._kernel),
            self.strides,
            self.padding,
            self.output_padding,
            self.dilation_rate,
            self.data_format,
            self.bias_view(),
        )
        return self.activate(outputs)


@keras.saving.register_keras_serializable(package="rkeras")
class Conv1DTranspose(ConvTranspose):
    """1D transposed convolution; takes the arguments of `layer_conv_1d_transpose`."""

    rank = 1


@keras.saving.register_keras_serializable(package="rkeras")
class Conv2DTranspose(ConvTranspose):
    """2D transposed convolution; takes the arguments of `layer_conv_2d_transpose`."""

    rank = 2


@keras.saving.register_keras_serializable(package="rkeras")
class Conv3DTranspose(ConvTranspose):
    """3D transposed convolution; takes the arguments of `layer_conv_3d_transpose`."""

    rank = 3


@public(family=FAMILY, by=composing(Conv1DTranspose), shared=SHARED)
def layer_conv_1d_transpose(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = 1,
    padding: Str = "valid",
    output_padding: IntTuple | None = None,
    data_format: Str | None = None,
    dilation_rate: PositiveInts = 1,
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
    """1D transposed convolution.

    The reverse of a convolution: it maps the shape of a convolution's output to that of its
    input, with the same connectivity. Strides enlarge the output. The weights are
    a kernel of shape `(kernel_size, filters, channels)` and a bias of shape `(filters)`.

    Any number of batch axes may come before the spatial ones, and values may be complex.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_steps, filters)`, or with the channels first.

    Raises:
        ValueError: An argument is invalid; the input has too few axes or
            an unexpected number of channels; `output_padding` is not less than `strides`;
            `strides` and `dilation_rate` are both greater than 1.
        TypeError: The layer can't be composed with `object`.

    Source:
        Zeiler et al. (2010), Deconvolutional networks. <https://doi.org/10.1109/CVPR.2010.5539957>

    Example:
        >>> from rkeras_py import layer_conv_1d_transpose, layer_input
        >>> x = layer_input(shape=(10, 3))
        >>> layer_conv_1d_transpose(x, filters=4, kernel_size=3, strides=2, padding="same").shape
        (None, 20, 4)
    """


@public(family=FAMILY, by=composing(Conv2DTranspose), shared=SHARED)
def layer_conv_2d_transpose(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = (1, 1),
    padding: Str = "valid",
    output_padding: IntTuple | None = None,
    data_format: Str | None = None,
    dilation_rate: PositiveInts = (1, 1),
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
    """2D transposed convolution.

    The reverse of a convolution: it maps the shape of a convolution's output to that of its
    input, with the same connectivity. Strides enlarge the output. The weights are
    a kernel of shape `(*kernel_size, filters, channels)` and a bias of shape `(filters)`.

    Any number of batch axes may come before the spatial ones, and values may be complex.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_rows, new_columns, filters)`, or with the channels first.

    Raises:
        ValueError: An argument is invalid; the input has too few axes or
            an unexpected number of channels; `output_padding` is not less than `strides`;
            `strides` and `dilation_rate` are both greater than 1.
        TypeError: The layer can't be composed with `object`.

    Source:
        Zeiler et al. (2010), Deconvolutional networks. <https://doi.org/10.1109/CVPR.2010.5539957>

    Example:
        >>> from rkeras_py import layer_conv_2d_transpose, layer_input
        >>> x = layer_input(shape=(10, 10, 3))
        >>> layer_conv_2d_transpose(x, filters=4, kernel_size=3, strides=2, padding="same").shape
        (None, 20, 20, 4)
    """


@public(family=FAMILY, by=composing(Conv3DTranspose), shared=SHARED)
def layer_conv_3d_transpose(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = (1, 1, 1),
    padding: Str = "valid",
    output_padding: IntTuple | None = None,
    data_format: Str | None = None,
    dilation_rate: PositiveInts = (1, 1, 1),
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
    """3D transposed convolution.

    The reverse of a convolution: it maps the shape of a convolution's output to that of its
    input, with the same connectivity. Strides enlarge the output. The weights are
    a kernel of shape `(*kernel_size, filters, channels)` and a bias of shape `(filters)`.

    Any number of batch axes may come before the spatial ones, and values may be complex.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_depth, new_rows, new_columns, filters)`, or with the channels first.

    Raises:
        ValueError: An argument is invalid; the input has too few axes or
            an unexpected number of channels; `output_padding` is not less than `strides`;
            `strides` and `dilation_rate` are both greater than 1.
        TypeError: The layer can't be composed with `object`.

    Source:
        Zeiler et al. (2010), Deconvolutional networks. <https://doi.org/10.1109/CVPR.2010.5539957>

    Example:
        >>> from rkeras_py import layer_conv_3d_transpose, layer_input
        >>> x = layer_input(shape=(8, 8, 8, 3))
        >>> layer_conv_3d_transpose(x, filters=4, kernel_size=3, strides=2, padding="same").shape
        (None, 16, 16, 16, 4)
    """
