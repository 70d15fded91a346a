"""Depthwise and separable convolution along one and two axes.

(Along three, a depthwise convolution is one with as many groups as channels.)
"""

from __future__ import annotations

from functools import partial

from rkeras_py.engine import tf
from rkeras_py.ops import arguments, complex_convolution, kernel_support, layout, shapes
from rkeras_py.ops.arguments import Ints
from rkeras_py.ops.convolution import convolve, pad_same


def depthwise_convolve(
    x: tf.Tensor,
    kernel: tf.Tensor,
    strides: int | Ints = 1,
    padding: str = "valid",
    dilation_rate: int | Ints = 1,
    data_format: str = "channels_last",
    bias: tf.Tensor | None = None,
) -> tf.Tensor:
    """Convolution of each channel by itself, each giving `multiplier` channels.

    Args:
        x: Tensor of shape `(*batch, *spatial, channels)`, or `(*batch, channels,
            *spatial)` with channels first. One or more batch axes; float or complex.
        kernel: Tensor of shape `(*kernel_size, channels, multiplier)` and the dtype of
            `x`, with one or two spatial axes.
        strides: Steps between output positions.
        padding: "valid", "same" (odd zeros after), or along one axis "causal".
        dilation_rate: Steps between the taps of the kernel.
        data_format: "channels_last" or "channels_first".
        bias: One number per channel of the result to add to it, or None.

    Returns:
        Tensor of the layout and dtype of `x`, with `channels * multiplier` channels.

    Raises:
        ValueError: An argument is not what is stated here.
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
    return layout.per_sample(
        lambda flat: kernel_support.at_least_single(function, flat, kernel, native),
        x,
        rank,
        data_format,
        bias,
    )


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
    """A depthwise convolution, then one with a kernel of size 1 that mixes the channels.

    Args:
        x: As for `depthwise_convolve`.
        depthwise_kernel: Tensor of shape `(*kernel_size, channels, multiplier)`.
        pointwise_kernel: Tensor of shape `(*ones, channels * multiplier, filters)`.
        strides: Steps between output positions.
        padding: "valid", "same" (odd zeros after), or along one axis "causal".
        dilation_rate: Steps between the taps of the depthwise kernel.
        data_format: "channels_last" or "channels_first".
        bias: One number per channel of the result to add to it, or None.

    Returns:
        Tensor of the layout and dtype of `x`, with `filters` channels.

    Raises:
        ValueError: An argument is not what is stated here.
    """
    rank = depthwise_kernel.shape.rank - 2
    data_format = arguments.choice(data_format, arguments.DATA_FORMATS, "data_format")

    def both(flat: tf.Tensor) -> tf.Tensor:
        spread = depthwise_convolve(flat, depthwise_kernel, strides, padding, dilation_rate)
        return convolve(spread, pointwise_kernel)

    # The layout is changed once, around both steps.
    return layout.per_sample(both, x, rank, data_format, bias)


def _real(
    x: tf.Tensor, kernel: tf.Tensor, strides: Ints, padding: str, dilation_rate: Ints
) -> tf.Tensor:
    if padding == "causal":
        before = shapes.extent(kernel.shape[0], dilation_rate[0]) - 1
        x, padding = tf.pad(x, [(0, 0), (before, 0), (0, 0)]), "valid"
    if len(strides) == 1:
        # Strides of an axis of size 1 are as good as any, and the kernel wants them equal.
        row = image(
            tf.expand_dims(x, 1),
            tf.expand_dims(kernel, 0),
            (strides[0], strides[0]),
            padding,
            (1, dilation_rate[0]),
        )
        return tf.squeeze(row, 1)
    return image(x, kernel, strides, padding, dilation_rate)


def image(
    x: tf.Tensor, kernel: tf.Tensor, strides: Ints, padding: str, dilation_rate: Ints
) -> tf.Tensor:
    """TensorFlow's own kernel, which takes equal strides only, and no dilation with them."""
    taps = kernel.shape[:2].as_list()
    native = strides[0] == strides[1] and not (strides[0] > 1 and max(dilation_rate) > 1)
    if taps == [1, 1]:
        # Not native: of one channel it is a convolution, and those are broken (see `_dense`).
        x, strides, native = layout.every(x, strides), (1, 1), True
    if not native and padding == "same":
        x = pad_same(x, taps, strides, dilation_rate)
        padding = "valid"
    step = strides[0] if native else 1
    y = tf.nn.depthwise_conv2d(
        x, kernel, (1, step, step, 1), padding.upper(), dilations=dilation_rate
    )
    return y if native else layout.every(y, strides)
