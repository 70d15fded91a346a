"""1D and 2D depthwise convolution.

(In 3D, a depthwise convolution is one with as many groups as channels.)
"""

from __future__ import annotations

from functools import partial

from rkeras_py.engine import tf
from rkeras_py.ops import arguments, complex_convolution, kernel_support, layout, shapes
from rkeras_py.ops.arguments import Ints
from rkeras_py.ops.depthwise_conv2d import depthwise_conv2d


def depthwise_convolve(
    x: tf.Tensor,
    kernel: tf.Tensor,
    strides: int | Ints = 1,
    padding: str = "valid",
    dilation_rate: int | Ints = 1,
    data_format: str = "channels_last",
    bias: tf.Tensor | None = None,
) -> tf.Tensor:
    """Convolves each channel separately, into `multiplier` output channels.

    Args:
        x: Tensor of shape `(*batch, *spatial, channels)`, or `(*batch, channels,
            *spatial)` with channels first. One or more batch axes; float or complex.
        kernel: Tensor of shape `(*kernel_size, channels, multiplier)` and the dtype of
            `x`, with one or two spatial axes.
        strides: Steps between output positions.
        padding: "valid", "same" (odd zeros after), or, in 1D, "causal".
        dilation_rate: Steps between the taps of the kernel.
        data_format: "channels_last" or "channels_first".
        bias: A value per output channel to add to the result, or None.

    Returns:
        Tensor of the layout and dtype of `x`, with `channels * multiplier` channels.

    Raises:
        ValueError: An argument is invalid.
    """
    rank = kernel.shape.rank - 2
    strides = arguments.integers(strides, rank, "strides")
    dilation_rate = arguments.integers(dilation_rate, rank, "dilation_rate")
    padding = arguments.padding(padding, rank, causal=True)
    data_format = arguments.choice(data_format, arguments.DATA_FORMATS, "data_format")
    function = partial(_real, strides=strides, padding=padding, dilation_rate=dilation_rate)
    if x.dtype.is_complex:
        function = partial(complex_convolution.gauss, function)
    native = kernel_support.is_native(x.dtype, strides, dense=False)
    return layout.in_native_layout(
        lambda flat: kernel_support.at_least_single(function, flat, kernel, native),
        x,
        rank,
        data_format,
        bias,
    )


def _real(
    x: tf.Tensor, kernel: tf.Tensor, strides: Ints, padding: str, dilation_rate: Ints
) -> tf.Tensor:
    if padding == "causal":
        before = shapes.extent(kernel.shape[0], dilation_rate[0]) - 1
        x, padding = tf.pad(x, [(0, 0), (before, 0), (0, 0)]), "valid"
    if len(strides) == 1:
        # The stride along an axis of size 1 is arbitrary, and the kernel requires equal strides.
        row = depthwise_conv2d(
            tf.expand_dims(x, 1),
            tf.expand_dims(kernel, 0),
            (strides[0], strides[0]),
            padding,
            (1, dilation_rate[0]),
        )
        return tf.squeeze(row, 1)
    return depthwise_conv2d(x, kernel, strides, padding, dilation_rate)
