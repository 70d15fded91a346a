"""1D and 2D separable convolution: a depthwise one, then a pointwise one."""

from __future__ import annotations

from rkeras_py.engine import tf
from rkeras_py.ops import arguments, layout
from rkeras_py.ops.arguments import Ints
from rkeras_py.ops.convolution import convolve
from rkeras_py.ops.depthwise import depthwise_convolve


def separable_convolve(
    x: tf.Tensor,
    depthwise_kernel: tf.Tensor,
    pointwise_kernel: tf.Tensor,
    strides: int | Ints = 1,
    padding: str = "valid",
    dilation_rate: int | Ints = 1,
    data_format: str = "channels_last",
    bias: tf.Tensor | None = None,
) -> tf.Tensor:
    """A depthwise convolution, then a pointwise one (of size 1), which mixes the channels.

    Args:
        x: As for `depthwise_convolve`.
        depthwise_kernel: Tensor of shape `(*kernel_size, channels, multiplier)`.
        pointwise_kernel: Tensor of shape `(*ones, channels * multiplier, filters)`.
        strides: Steps between output positions.
        padding: "valid", "same" (odd zeros after), or, in 1D, "causal".
        dilation_rate: Steps between the taps of the depthwise kernel.
        data_format: "channels_last" or "channels_first".
        bias: A value per output channel to add to the result, or None.

    Returns:
        Tensor of the layout and dtype of `x`, with `filters` channels.

    Raises:
        ValueError: An argument is invalid.
    """
    rank = depthwise_kernel.shape.rank - 2
    data_format = arguments.choice(data_format, arguments.DATA_FORMATS, "data_format")

    def both(flat: tf.Tensor) -> tf.Tensor:
        spread = depthwise_convolve(flat, depthwise_kernel, strides, padding, dilation_rate)
        return convolve(spread, pointwise_kernel)

    # The layout is converted once, around both steps.
    return layout.in_native_layout(both, x, rank, data_format, bias)
