"""Convolution with a different kernel at each position.

There are three ways to store and apply the kernel, with the same results: one matrix for
each output position; a dense matrix between all inputs and outputs, masked to the
connections; and the connections alone, as a sparse matrix.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from rkeras_py.engine import tf


def output_sizes(
    sizes: Sequence[int], kernel_size: Sequence[int], strides: Sequence[int], padding: str
) -> tuple[int, ...]:
    """Sizes of the spatial axes of the output.

    Args:
        sizes: Sizes of the spatial axes of the input.
        kernel_size: Sizes of the window.
        strides: Steps of the window.
        padding: "valid" or "same".

    Returns:
        One size for each spatial axis.
    """
    reached = [1 if padding == "same" else kernel for kernel in kernel_size]
    return tuple(
        max(0, -(-(size - reach + 1) // stride))
        for size, reach, stride in zip(sizes, reached, strides, strict=True)
    )


def connections(
    sizes: Sequence[int], kernel_size: Sequence[int], strides: Sequence[int], padding: str
) -> np.ndarray[Any, Any]:
    """Which inputs each output sees.

    Args:
        sizes: Sizes of the spatial axes of the input.
        kernel_size: Sizes of the window.
        strides: Steps of the window.
        padding: "valid" or "same".

    Returns:
        A boolean array with the axes of the input, then those of the output.
    """
    mask = np.ones((), bool)
    outputs = output_sizes(sizes, kernel_size, strides, padding)
    for size, kernel, stride, out in zip(sizes, kernel_size, strides, outputs, strict=True):
        start = np.arange(out) * stride - (kernel // 2 if padding == "same" else 0)
        offset = np.arange(size)[:, None] - start
        mask = np.multiply.outer(mask, (offset >= 0) & (offset < kernel))
    # From (in, out, in, out, ...) to (in, in, ..., out, out, ...).
    rank = len(sizes)
    return mask.transpose([*range(0, 2 * rank, 2), *range(1, 2 * rank, 2)])


def connection_index(
    mask: np.ndarray[Any, Any], channels: int, filters: int, channels_first: bool
) -> np.ndarray[Any, Any]:
    """The index of all connections between the elements of input and output.

    Args:
        mask: The result of `connections`: the axes of the input, then those of the output.
        channels: Number of channels of the input.
        filters: Number of channels of the output.
        channels_first: Whether the channels come before the spatial axes.

    Returns:
        For each connection the indices of its output and its input, sorted.
    """
    half = mask.ndim // 2
    inputs, outputs = math.prod(mask.shape[:half]), math.prod(mask.shape[half:])
    out, source = np.nonzero(mask.reshape(inputs, outputs).T)
    out, source = out[:, None, None], source[:, None, None]
    filter_, channel = np.arange(filters)[:, None], np.arange(channels)
    if channels_first:
        pairs = (filter_ * outputs + out, channel * inputs + source)
    else:
        pairs = (out * filters + filter_, source * channels + channel)
    flat = [part.ravel() for part in np.broadcast_arrays(*pairs)]
    sorted_pairs: np.ndarray[Any, Any] = np.stack(flat, axis=1)[np.lexsort(flat[::-1])]
    return sorted_pairs


def by_position(
    x: Any,
    kernel: Any,
    kernel_size: Sequence[int],
    strides: Sequence[int],
    padding: str,
    channels_first: bool,
) -> Any:
    """Applies one matrix for each output position.

    Args:
        x: Tensor of shape `(batch, ..., channels)`, or `(batch, channels, ...)`.
        kernel: Tensor of shape `(positions, window * channels, filters)`. In its second
            axis the channels are last or first, as in the input.
        kernel_size: Sizes of the window.
        strides: Steps of the window.
        padding: "valid" or "same".
        channels_first: Whether the channels are the input's second axis.

    Returns:
        Tensor of shape `(batch, ..., filters)`, or `(batch, filters, ...)`.
    """
    rank = len(kernel_size)
    if channels_first:
        x = tf.transpose(x, [0, *range(2, rank + 2), 1])
    sizes, channels = x.shape[1:-1], x.shape[-1]
    outputs = output_sizes(sizes, kernel_size, strides, padding)
    x = tf.pad(x, [(0, 0), *_margins(sizes, outputs, kernel_size, strides, padding), (0, 0)])
    for axis, (kernel_of, stride, out) in enumerate(
        zip(kernel_size, strides, outputs, strict=True)
    ):
        # Each spatial axis becomes two: position, and offset within the window.
        index = np.arange(out)[:, None] * stride + np.arange(kernel_of)
        x = tf.gather(x, index, axis=1 + 2 * axis)
    positions = range(1, 2 * rank, 2)
    window = range(2, 2 * rank + 1, 2)
    channel = 2 * rank + 1
    order = [channel, *window] if channels_first else [*window, channel]
    x = tf.transpose(x, [0, *positions, *order])
    patches = tf.reshape(x, (-1, math.prod(outputs), math.prod(kernel_size) * channels))
    y = tf.einsum("bpk,pkf->bpf", patches, kernel)
    y = tf.reshape(y, (-1, *outputs, kernel.shape[-1]))
    return tf.transpose(y, [0, rank + 1, *range(1, rank + 1)]) if channels_first else y


def _margins(
    sizes: Sequence[int],
    outputs: Sequence[int],
    kernel_size: Sequence[int],
    strides: Sequence[int],
    padding: str,
) -> list[tuple[int, int]]:
    margins = []
    for size, out, kernel, stride in zip(sizes, outputs, kernel_size, strides, strict=True):
        before = kernel // 2 if padding == "same" else 0
        margins.append((before, max(0, (out - 1) * stride + kernel - size - before)))
    return margins


def by_masked_matrix(x: Any, kernel: Any, mask: Any) -> Any:
    """Applies a dense matrix that is masked to the connections.

    Args:
        x: Tensor of shape `(batch, axes of the input)`.
        kernel: Tensor with the axes of the input, then those of the output.
        mask: 1 at the connections and 0 elsewhere, of the kernel's shape.

    Returns:
        Tensor of shape `(batch, axes of the output)`.
    """
    half = len(kernel.shape) // 2
    matrix = tf.reshape(kernel * mask, (math.prod(kernel.shape[:half]), -1))
    y = tf.reshape(x, (-1, matrix.shape[0])) @ matrix
    return tf.reshape(y, (-1, *kernel.shape[half:]))


def by_sparse_matrix(x: Any, kernel: Any, index: Any, output_shape: Sequence[int]) -> Any:
    """Applies the connections as a sparse matrix.

    Args:
        x: Tensor of shape `(batch, axes of the input)`.
        kernel: Vector of the connections' weights.
        index: For each of them the indices of its output and its input, sorted.
        output_shape: The axes of the output.

    Returns:
        Tensor of shape `(batch, axes of the output)`.
    """
    inputs = math.prod(x.shape[1:])
    matrix = tf.SparseTensor(index, kernel, (math.prod(output_shape), inputs))
    y = tf.sparse.sparse_dense_matmul(matrix, tf.reshape(x, (-1, inputs)), adjoint_b=True)
    return tf.reshape(tf.transpose(y), (-1, *output_shape))
