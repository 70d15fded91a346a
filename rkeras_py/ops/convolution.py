"""1D, 2D and 3D convolution (cross-correlation, as usual in deep learning).

Which kernel is used, as measured on CPU:

* oneDNN's dense convolutions run at the machine's matrix multiplication rate: used wherever
  they exist, strides and dilation included.
* Groups in 1D and 2D: oneDNN's grouped convolution.
* Groups in 3D, which TensorFlow does not support: runs of neighbouring groups become dense
  convolutions with a block-diagonal kernel, with as many filters as a SIMD vector holds.
  The arithmetic on zeros would be wasted by narrower kernels as well, and it saves memory
  traffic.
* One channel per group in 3D: forward, a sum of 2D depthwise convolutions, one for each
  step in depth, which is two to four times as fast; backward, where these are slow, as for
  other groups.
* Dilation in float64, for which the CPU kernels have no gradient: space to batch. In 3D
  also backward in float32, where it is a quarter faster than oneDNN's own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, cast

import numpy as np

from rkeras_py.engine import tf
from rkeras_py.ops import arguments, complex_convolution, kernel_support, layout, shapes
from rkeras_py.ops.arguments import Ints
from rkeras_py.ops.depthwise_conv2d import depthwise_conv2d
from rkeras_py.ops.padding import pad_same

# Filters of a dense convolution up to which another group's zeros cost nothing: the length of a
# SIMD vector. Measured over 18 shapes (1.3 times as fast as runs of 8 input channels).
_VECTOR = 16


def convolve(
    x: tf.Tensor,
    kernel: tf.Tensor,
    strides: int | Ints = 1,
    padding: str = "valid",
    dilation_rate: int | Ints = 1,
    groups: int = 1,
    data_format: str = "channels_last",
    bias: tf.Tensor | None = None,
) -> tf.Tensor:
    """Convolution of any rank, layout, grouping and dtype.

    Args:
        x: Tensor of shape `(*batch, *spatial, channels)`, or `(*batch, channels,
            *spatial)` with channels first. One or more batch axes; float or complex.
        kernel: Tensor of shape `(*kernel_size, channels // groups, filters)` and the
            dtype of `x`. Its rank gives the number of spatial axes.
        strides: Steps between output positions.
        padding: "valid", "same" (odd zeros after), or, in 1D, "causal".
        dilation_rate: Steps between the taps of the kernel.
        groups: Number of groups of channels that are convolved separately.
        data_format: "channels_last" or "channels_first".
        bias: A value per output channel to add to the result, or None.

    Returns:
        Tensor of the layout and dtype of `x`, with `filters` channels.

    Raises:
        ValueError: An argument is invalid.
    """
    rank = kernel.shape.rank - 2
    strides = arguments.integers(strides, rank, "strides")
    dilation_rate = arguments.integers(dilation_rate, rank, "dilation_rate")
    padding = arguments.padding(padding, rank, causal=True)
    data_format = arguments.choice(data_format, arguments.DATA_FORMATS, "data_format")
    arguments.divisible(kernel.shape[-1], groups, "filters")
    if padding == "causal":
        x = _pad_before(x, shapes.extent(kernel.shape[0], dilation_rate[0]) - 1, data_format)
        padding = "valid"
    convolution = partial(
        convolve_real, strides=strides, padding=padding, dilation_rate=dilation_rate, groups=groups
    )
    if x.dtype.is_complex:
        convolution = partial(complex_convolution.convolve, convolution)
    return layout.in_native_layout(
        lambda flat: convolution(flat, kernel), x, rank, data_format, bias
    )


def _pad_before(x: tf.Tensor, count: int, data_format: str) -> tf.Tensor:
    axis = -2 if data_format == "channels_last" else -1
    paddings = np.zeros((x.shape.rank, 2), "int32")
    paddings[axis, 0] = count
    return tf.pad(x, paddings)


def convolve_real(
    x: tf.Tensor, kernel: tf.Tensor, strides: Ints, padding: str, dilation_rate: Ints, groups: int
) -> tf.Tensor:
    """Convolution of real values: one batch axis, channels last, "valid" or "same"."""
    depthwise = len(strides) == 3 and kernel.shape[-2] == 1 < groups
    function = partial(_grouped, strides, padding, dilation_rate, groups)
    native = kernel_support.is_native(x.dtype, strides, dense=not depthwise)
    return kernel_support.at_least_single(function, x, kernel, native)


def _grouped(
    strides: Ints,
    padding: str,
    dilation_rate: Ints,
    groups: int,
    x: tf.Tensor,
    kernel: tf.Tensor,
) -> tf.Tensor:
    """Convolution with any number of groups, in a dtype with fast kernels."""
    dense = partial(_dense, strides=strides, padding=padding, dilation_rate=dilation_rate)
    if groups == 1 or (len(strides) < 3 and kernel_support.has_every_convolution(x.dtype)):
        return dense(x, kernel)
    blocks = partial(_block_diagonal, dense, groups)
    if len(strides) < 3 or kernel.shape[-2] > 1:
        return blocks(x, kernel)
    planes = partial(_depthwise_planes, strides, padding, dilation_rate)
    return _differentiated_as(planes, blocks)(x, kernel)


def _dense(
    x: tf.Tensor, kernel: tf.Tensor, strides: Ints, padding: str, dilation_rate: Ints
) -> tf.Tensor:
    """One of TensorFlow's own kernels."""
    if len(strides) == 1:
        image = _dense(
            tf.expand_dims(x, 1),
            tf.expand_dims(kernel, 0),
            (1, *strides),
            padding,
            (1, *dilation_rate),
        )
        return tf.squeeze(image, 1)
    data_format = "NHWC" if len(strides) == 2 else "NDHWC"
    if max(dilation_rate) > 1 and not kernel_support.has_every_convolution(x.dtype):
        return _dense_from_batches(x, kernel, strides, padding, dilation_rate, data_format)
    taps = kernel.shape[: len(strides)].as_list()
    if max(taps) == 1:
        padding = "valid"  # equivalent here
    if padding == "same" and any(s > k for s, k in zip(strides, taps, strict=True)):
        # With strides larger than the kernel, Conv3D with "same" is silently wrong in float64.
        x, padding = pad_same(x, taps, strides, dilation_rate), "valid"
    if len(strides) == 3 and max(dilation_rate) > 1:

        def native(a: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
            return _dilated_3d(a, b, strides, padding, dilation_rate)

        def backward(a: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
            return _dense_from_batches(a, b, strides, padding, dilation_rate, data_format)

        if kernel_support.in_xla():
            return native(x, kernel)
        return _differentiated_as(native, backward)(x, kernel)
    convolution = partial(
        tf.nn.conv2d if len(strides) == 2 else tf.nn.conv3d,
        strides=(1, *strides, 1),
        padding=padding.upper(),
        data_format=data_format,
        dilations=(1, *dilation_rate, 1),
    )
    if len(strides) == 2 and max(taps) == 1 < max(strides):
        # The native gradient (TensorFlow 2.21, oneDNN) writes out of bounds if strides skip the
        # last row, which may crash the process.
        return _differentiated_as(convolution, partial(_of_subsample, strides))(x, kernel)
    return convolution(x, kernel)


def _of_subsample(strides: Ints, x: tf.Tensor, kernel: tf.Tensor) -> tf.Tensor:
    """A 1x1 convolution of images, applied to every n-th position."""
    return _dense(layout.subsample(x, strides), kernel, (1, 1), "valid", (1, 1))


def _dilated_3d(
    x: tf.Tensor, kernel: tf.Tensor, strides: Ints, padding: str, dilation_rate: Ints
) -> tf.Tensor:
    """The dilated 3D convolution of oneDNN, with the right static shape.

    TensorFlow's shape inference for Conv3D ignores the dilation if the padding is "valid",
    and the graph optimizer relies on it: disable the inference and set the right shape.
    """
    spatial = shapes.convolution_shape(
        tuple(x.shape[1:4].as_list()),
        tuple(kernel.shape[:3].as_list()),
        strides,
        padding,
        dilation_rate,
    )
    hidden = tf.raw_ops.PlaceholderWithDefault(input=x, shape=[None] * 4 + [x.shape[-1]])
    y = tf.nn.conv3d(
        hidden,
        kernel,
        (1, *strides, 1),
        padding.upper(),
        data_format="NDHWC",
        dilations=(1, *dilation_rate, 1),
    )
    y.set_shape([x.shape[0], *spatial, kernel.shape[-1]])
    return y


def _dense_from_batches(
    x: tf.Tensor,
    kernel: tf.Tensor,
    strides: Ints,
    padding: str,
    dilation_rate: Ints,
    data_format: str,
) -> tf.Tensor:
    """Dilation by moving every n-th position into the batch; strides by subsampling."""
    if max(strides) > 1 and padding == "same":
        x = pad_same(x, kernel.shape[: len(strides)].as_list(), strides, dilation_rate)
        padding = "valid"
    y = tf.nn.convolution(
        x, kernel, 1, padding.upper(), data_format=data_format, dilations=list(dilation_rate)
    )
    return layout.subsample(y, strides)


def _block_diagonal(
    dense: partial[tf.Tensor], groups: int, x: tf.Tensor, kernel: tf.Tensor
) -> tf.Tensor:
    """A grouped convolution as a few dense ones over runs of neighbouring groups."""
    run = _run_length(groups, kernel.shape[-1] // groups)
    runs = groups // run
    if runs == 1:
        return dense(x, _on_diagonal(kernel, run))
    parts = zip(tf.split(x, runs, -1), tf.split(kernel, runs, -1), strict=True)
    return tf.concat([dense(part, _on_diagonal(taps, run)) for part, taps in parts], -1)


def _run_length(groups: int, filters: int) -> int:
    """Number of groups of `filters` filters in one dense convolution."""
    wanted = max(1, _VECTOR // filters)
    return max(n for n in range(1, min(wanted, groups) + 1) if groups % n == 0)


def _on_diagonal(kernel: tf.Tensor, run: int) -> tf.Tensor:
    """The dense kernel of `run` groups: block-diagonal, made of their kernels."""
    if run == 1:
        return kernel
    width, filters = kernel.shape[-2], kernel.shape[-1] // run
    diagonal = np.kron(np.eye(run), np.ones((width, filters)))
    repeated = tf.tile(kernel, [1] * (kernel.shape.rank - 2) + [run, 1])
    return repeated * tf.constant(diagonal, kernel.dtype)


def _depthwise_planes(
    strides: Ints, padding: str, dilation_rate: Ints, x: tf.Tensor, kernel: tf.Tensor
) -> tf.Tensor:
    """3D depthwise convolution, as a sum over the steps in depth."""
    sizes = kernel.shape.as_list()
    if padding == "same":
        x = pad_same(x, sizes[:3], strides, dilation_rate)
    batch, depth, *plane = layout.sizes(x, 0, 5)
    taps = tf.reshape(kernel, [*sizes[:3], x.shape[-1], sizes[-1] // x.shape[-1]])
    # Only a slice of the first axis is a view, so samples and depths are merged into one axis.
    planes = tf.reshape(x, [batch * depth, *plane])
    count = batch * depth - (sizes[0] - 1) * dilation_rate[0]
    steps = [
        depthwise_conv2d(
            planes[first : first + count], taps[i], strides[1:], "valid", dilation_rate[1:]
        )
        for i, first in enumerate(range(0, sizes[0] * dilation_rate[0], dilation_rate[0]))
    ]
    # Positions that strides skip, and those that reach from one sample into the next, are dropped.
    deep = shapes.convolved(depth, sizes[0], strides[0], "valid", dilation_rate[0])
    starts = depth * tf.range(batch)[:, tf.newaxis] + strides[0] * tf.range(deep)
    return tf.gather(tf.add_n(steps), starts)


def _differentiated_as(
    forward: Callable[[tf.Tensor, tf.Tensor], tf.Tensor],
    backward: Callable[[tf.Tensor, tf.Tensor], tf.Tensor],
) -> Callable[[tf.Tensor, tf.Tensor], tf.Tensor]:
    """A function computed by `forward` and differentiated by the equivalent `backward`."""

    @tf.custom_gradient  # type: ignore[untyped-decorator]
    def function(x: tf.Tensor, kernel: tf.Tensor) -> Any:
        def gradient(upstream: tf.Tensor) -> Any:
            with tf.GradientTape() as tape:
                tape.watch([x, kernel])
                y = backward(x, kernel)
            return tape.gradient(y, [x, kernel], upstream)

        return forward(x, kernel), gradient

    return cast(Callable[[tf.Tensor, tf.Tensor], tf.Tensor], function)
