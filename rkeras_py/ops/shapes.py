"""Output sizes of convolutions. Sizes are ints, or None if unknown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rkeras_py.engine import tf
from rkeras_py.ops.arguments import Ints

Size = int | None
Sizes = tuple[Size, ...]


def extent(kernel: int, dilation: int) -> int:
    """The extent of a dilated kernel, from its first tap to its last."""
    return (kernel - 1) * dilation + 1


def convolved(size: Any, kernel: int, stride: int, padding: str, dilation: int) -> Any:
    """Size of an axis after a convolution; works on ints and on integer tensors."""
    if padding == "valid":
        size = size - extent(kernel, dilation) + 1
    return (size + stride - 1) // stride


def same_padding(size: Any, kernel: int, stride: int, dilation: int) -> tuple[Any, Any]:
    """The zeros that "same" adds before and after an axis; an odd one goes after.

    Works on ints and on integer tensors.
    """
    needed = (convolved(size, kernel, stride, "same", dilation) - 1) * stride
    total = needed + extent(kernel, dilation) - size
    total = total * _positive(total)
    return total // 2, total - total // 2


def _positive(value: Any) -> Any:
    """1 where an int or an integer tensor is positive, 0 elsewhere."""
    if isinstance(value, int):
        return int(value > 0)
    return tf.cast(value > 0, value.dtype)


def transposed_reach(
    kernel: int, stride: int, padding: str, output_padding: int | None, dilation: int
) -> tuple[int, int]:
    """The part of a transposed convolution's output that one input covers.

    Returns:
        The reach of the output from the position of the last input, which is included, and
        the number of positions cut off before the first.
    """
    full = extent(kernel, dilation)
    if output_padding is not None:
        cut = 2 * (full // 2) if padding == "same" else 0
        reach = full - cut + output_padding
    else:
        reach = stride if padding == "same" else max(full, stride)
    return reach, 0 if padding == "valid" else max(full - reach, 0) // 2


def transposed(
    size: Any, kernel: int, stride: int, padding: str, output_padding: int | None, dilation: int
) -> Any:
    """Size of an axis after a transposed convolution; works on ints and on integer tensors."""
    reach, _ = transposed_reach(kernel, stride, padding, output_padding, dilation)
    return (size - 1) * stride + reach


def split(shape: Sequence[Size], rank: int, data_format: str) -> tuple[Sizes, Sizes, Size]:
    """The parts of a shape: leading batch axes, spatial axes, channels."""
    sizes = tuple(shape)
    batch = len(sizes) - rank - 1
    if data_format == "channels_last":
        return sizes[:batch], sizes[batch:-1], sizes[-1]
    return sizes[:batch], sizes[batch + 1 :], sizes[batch]


def join(batch: Sizes, spatial: Sizes, channels: Size, data_format: str) -> Sizes:
    """The shape with these parts."""
    if data_format == "channels_last":
        return (*batch, *spatial, channels)
    return (*batch, channels, *spatial)


def mapped(spatial: Sizes, change: Callable[[int, int], int], name: str, why: str) -> Sizes:
    """Spatial sizes after `change(axis, size)`, none of which may be empty.

    Raises:
        ValueError: Nothing is left of an axis of known size.
    """
    out: list[Size] = []
    for axis, size in enumerate(spatial):
        changed = None if size is None else change(axis, size)
        if changed is not None and changed <= 0 < (size or 0):
            raise ValueError(
                f"`{name}` must leave something of every spatial axis, but {why} leaves nothing "
                f"of spatial axis {axis + 1} of size {size} (spatial sizes {spatial})"
            )
        out.append(changed)
    return tuple(out)


def convolution_shape(
    spatial: Sizes, kernel_size: Ints, strides: Ints, padding: str, dilation_rate: Ints
) -> Sizes:
    """Spatial sizes after a convolution.

    Raises:
        ValueError: The kernel is larger than the input.
    """
    return mapped(
        spatial,
        lambda i, n: convolved(n, kernel_size[i], strides[i], padding, dilation_rate[i]),
        "kernel_size",
        f'{kernel_size} with dilation_rate={dilation_rate} and padding="{padding}"',
    )
