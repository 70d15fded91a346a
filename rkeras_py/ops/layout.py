"""Converts any layout to the one that TensorFlow's CPU kernels support, and back.

That layout is one batch axis, then the spatial axes, then the channels. Other numbers of
batch axes (or an unknown number) are folded into one, which costs a reshape; leading
channels are moved last, which costs a transpose each way and is still many times cheaper
than TensorFlow's kernels (or XLA) for channels first on CPU.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from rkeras_py.engine import tf
from rkeras_py.ops import kernel_support


def in_native_layout(
    function: Callable[[tf.Tensor], tf.Tensor],
    x: tf.Tensor,
    rank: int,
    data_format: str,
    bias: tf.Tensor | None = None,
) -> tf.Tensor:
    """Applies a function of `(batch, *spatial, channels)` to a tensor of any layout.

    Args:
        function: Takes and returns a tensor with one batch axis and channels last.
        x: A tensor with one or more batch axes before `rank` spatial axes and channels.
        rank: Number of spatial axes.
        data_format: "channels_last" or "channels_first".
        bias: A value per channel to add to the result, or None.

    Returns:
        The result, in the layout of `x`.
    """
    batch_rank = batch_axes(x, rank)
    flat = fold(x, batch_rank)
    if data_format == "channels_first":
        flat = tf.transpose(flat, [0, *range(2, rank + 2), 1])
    y = function(flat)
    if bias is not None:
        # Added while the channels are last: TensorFlow then fuses it with the convolution, and
        # channels can't be mistaken for positions. There is no kernel for complex values.
        y = _biased(y, bias)
    if data_format == "channels_first":
        y = tf.transpose(y, [0, rank + 1, *range(1, rank + 1)])
    return unfold(y, x, batch_rank)


def batch_axes(x: tf.Tensor, rank: int) -> int:
    """Number of leading batch axes.

    Raises:
        ValueError: The tensor has fewer than `rank + 2` axes, or an unknown number.
    """
    if x.shape.rank is None or x.shape.rank < rank + 2:
        raise ValueError(
            f"the input must have at least {rank + 2} axes (batch, {rank} spatial, channels), "
            f"but its shape is {x.shape}"
        )
    return int(x.shape.rank) - rank - 1


def sizes(x: tf.Tensor, start: int, stop: int) -> list[int | tf.Tensor]:
    """Sizes of some axes: ints if known, otherwise scalar tensors."""
    static = x.shape[start:stop].as_list()
    if None not in static:
        return list(static)
    dynamic = tf.shape(x)
    return [dynamic[start + i] if n is None else n for i, n in enumerate(static)]


def fold(x: tf.Tensor, batch_rank: int) -> tf.Tensor:
    """Merges the `batch_rank` leading axes into one."""
    if batch_rank == 1:
        return x
    inner = x.shape[batch_rank:]
    static = x.shape[:batch_rank].as_list()
    # An unknown size is not -1, which is ambiguous if another axis is empty.
    known = None not in static
    batch = math.prod(static) if known else tf.reduce_prod(tf.shape(x)[:batch_rank])
    return tf.reshape(x, [batch, *sizes(x, batch_rank, batch_rank + inner.rank)])


def unfold(y: tf.Tensor, x: tf.Tensor, batch_rank: int) -> tf.Tensor:
    """Restores in `y` the leading axes that `x` had before folding."""
    if batch_rank == 1:
        return y
    out = tf.reshape(y, [*sizes(x, 0, batch_rank), *sizes(y, 1, y.shape.rank)])
    return tf.ensure_shape(out, x.shape[:batch_rank].concatenate(y.shape[1:]))


def subsample(x: tf.Tensor, strides: Sequence[int]) -> tf.Tensor:
    """Every n-th position along each spatial axis, one batch axis, channels last.

    For images, average pooling with window 1 is eight times as fast as a strided slice. XLA
    has fast slices, and for volumes there is no such kernel in every dtype.
    """
    if max(strides) == 1:
        return x
    if len(strides) == 2 and not kernel_support.in_xla():
        return tf.nn.avg_pool2d(x, 1, list(strides), "VALID")
    return x[(slice(None), *(slice(None, None, step) for step in strides))]


def _biased(y: tf.Tensor, bias: tf.Tensor) -> tf.Tensor:
    """Adds one value per channel."""
    if y.dtype.is_complex:
        return y + bias
    return _biased_in_16_bits(y, bias) if y.dtype.size == 2 else tf.nn.bias_add(y, bias)


@tf.custom_gradient
def _biased_in_16_bits(y: tf.Tensor, bias: tf.Tensor) -> tuple[tf.Tensor, Any]:
    """Adds a bias whose gradient is summed in float32: TensorFlow's own sum loses precision."""

    def gradient(upstream: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
        total = tf.reduce_sum(tf.cast(upstream, tf.float32), list(range(len(y.shape) - 1)))
        return upstream, tf.cast(total, bias.dtype)

    return tf.nn.bias_add(y, bias), gradient
