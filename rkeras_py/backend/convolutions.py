"""Convolutions of tensors with kernels."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import PositiveInts, Str
from rkeras_py.api.registry import REQUIRED, MisfitError, Page, public
from rkeras_py.backend.arguments import DynamicShape, Tensor
from rkeras_py.backend.dispatch import operation
from rkeras_py.backend.formats import data_format_of, same_rank
from rkeras_py.backend.stand_ins import static_value
from rkeras_py.ops import convolve, depthwise_convolve, separable_convolve, transposed_convolve
from rkeras_py.ops.arguments import Ints, integers
from rkeras_py.ops.arguments import padding as checked_padding
from rkeras_py.ops.locally_connected import by_position
from rkeras_py.ops.shapes import transposed as transposed_size

_FAMILY = "backend"
_PAGE = Page(
    "backend_convolutions",
    "Convolutions of tensors",
    "Convolutions with a kernel that is given, for real and complex numbers, with groups where "
    "the kernel has fewer input channels than the tensor.",
)
_SHARED = {
    "x": "A tensor with a batch axis, spatial axes, and channels as `data_format` says.",
    "kernel": "The kernel: a tensor of shape `(*kernel_size, channels, filters)`.",
    "strides": "Steps between output positions.",
    "padding": 'How borders are treated: "valid" or "same" (in 1D also "causal").',
    "data_format": '"channels_last" or "channels_first"; None for `k_image_data_format()`.',
    "dilation_rate": "Steps between the taps of the kernel.",
    "output_shape": (
        "The shape of the result, with the batch axis. The sizes of the batch and of the "
        "channels may be None."
    ),
    "depthwise_kernel": "A tensor of shape `(rows, columns, channels, multiplier)`.",
    "pointwise_kernel": "A tensor of shape `(1, 1, channels * multiplier, filters)`.",
    "inputs": "A tensor with a batch axis, spatial axes of known size, and channels.",
    "kernel_size": "Sizes of the window along the spatial axes.",
}


def _convolved(
    x: Any, kernel: Any, strides: Any, padding: str, data_format: str | None,
    dilation_rate: Any, rank: int,
) -> Any:  # fmt: skip
    same_rank(x, rank + 2)
    same_rank(kernel, rank + 2, "kernel")
    layout = data_format_of(data_format)
    channels = x.shape[-1 if layout == "channels_last" else 1]
    taken = kernel.shape[-2]
    if channels is None or channels % taken:
        raise MisfitError("kernel", f"one for tensors of {channels} channels, not of {taken}")
    return convolve(
        x, kernel, strides, padding, dilation_rate, channels // taken, data_format=layout
    )


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "kernel", alike=True)
def k_conv1d(
    x: Tensor = REQUIRED,
    kernel: Tensor = REQUIRED,
    strides: PositiveInts = 1,
    padding: Str = "valid",
    data_format: Str | None = None,
    dilation_rate: PositiveInts = 1,
) -> Any:
    """1D convolution.

    Returns:
        A tensor of the layout of `x`, with `filters` channels.

    Example:
        >>> from rkeras_py import k_conv1d, k_int_shape, k_ones
        >>> k_int_shape(k_conv1d(k_ones((1, 5, 2)), k_ones((3, 2, 4))))
        (1, 3, 4)
    """
    return _convolved(x, kernel, strides, padding, data_format, dilation_rate, 1)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "kernel", alike=True)
def k_conv2d(
    x: Tensor = REQUIRED,
    kernel: Tensor = REQUIRED,
    strides: PositiveInts = (1, 1),
    padding: Str = "valid",
    data_format: Str | None = None,
    dilation_rate: PositiveInts = (1, 1),
) -> Any:
    """2D convolution.

    Returns:
        A tensor of the layout of `x`, with `filters` channels.

    Example:
        >>> from rkeras_py import k_conv2d, k_int_shape, k_ones
        >>> k_int_shape(k_conv2d(k_ones((1, 5, 5, 2)), k_ones((3, 3, 2, 4))))
        (1, 3, 3, 4)
    """
    return _convolved(x, kernel, strides, padding, data_format, dilation_rate, 2)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "kernel", alike=True)
def k_conv3d(
    x: Tensor = REQUIRED,
    kernel: Tensor = REQUIRED,
    strides: PositiveInts = (1, 1, 1),
    padding: Str = "valid",
    data_format: Str | None = None,
    dilation_rate: PositiveInts = (1, 1, 1),
) -> Any:
    """3D convolution.

    Returns:
        A tensor of the layout of `x`, with `filters` channels.

    Example:
        >>> from rkeras_py import k_conv3d, k_int_shape, k_ones
        >>> k_int_shape(k_conv3d(k_ones((1, 3, 3, 3, 2)), k_ones((2, 2, 2, 2, 4))))
        (1, 2, 2, 2, 4)
    """
    return _convolved(x, kernel, strides, padding, data_format, dilation_rate, 3)


def _transposed(
    x: Any, kernel: Any, output_shape: Any, strides: Any, padding: str, data_format: str | None,
    rank: int,
) -> Any:  # fmt: skip
    same_rank(x, rank + 2)
    same_rank(kernel, rank + 2, "kernel")
    layout = data_format_of(data_format)
    if x.shape[-1 if layout == "channels_last" else 1] not in (None, kernel.shape[-1]):
        raise MisfitError("kernel", "of shape (*kernel_size, filters, channels)")
    wanted = static_value(output_shape)
    if wanted is None or len(wanted) != rank + 2:
        raise MisfitError("output_shape", f"{rank + 2} sizes, the spatial ones numbers")
    spatial = wanted[1:-1] if layout == "channels_last" else wanted[2:]
    before = x.shape[1:-1] if layout == "channels_last" else x.shape[2:]
    steps = integers(strides, rank, "strides")
    padding = checked_padding(padding, rank)
    more = _output_padding(tuple(spatial), tuple(before), kernel, steps, padding)
    return transposed_convolve(x, kernel, steps, padding, more, data_format=layout)


def _output_padding(
    wanted: Ints, sizes: Any, kernel: Any, strides: Ints, padding: str
) -> Ints | None:
    """What makes a transposed convolution of the sizes that are asked for; several are right."""
    found = []
    usual = True
    for i, (size, stride) in enumerate(zip(sizes, strides, strict=True)):
        taps = kernel.shape[i]
        if size is None:
            raise MisfitError("x", "a tensor whose spatial sizes are known")
        usual = usual and transposed_size(size, taps, stride, padding, None, 1) == wanted[i]
        more = int(wanted[i]) - transposed_size(size, taps, stride, padding, 0, 1)
        same = padding == "same"
        back = -(-int(wanted[i]) // stride) if same else (int(wanted[i]) - taps) // stride + 1
        if back != size:
            raise MisfitError(
                "output_shape",
                f"such that its convolution has size {size} along spatial axis {i + 1}",
            )
        found.append(more)
    return None if usual else tuple(found)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED | {
    "kernel": "The kernel: a tensor of shape `(*kernel_size, filters, channels)`.",
})  # fmt: skip
@operation("x", "kernel", "output_shape")
def k_conv2d_transpose(
    x: Tensor = REQUIRED,
    kernel: Tensor = REQUIRED,
    output_shape: DynamicShape = REQUIRED,
    strides: PositiveInts = (1, 1),
    padding: Str = "valid",
    data_format: Str | None = None,
) -> Any:
    """Transposed convolution along two axes: from what a convolution gives back to its input.

    Returns:
        A tensor of the shape `output_shape`.

    Example:
        >>> from rkeras_py import k_conv2d_transpose, k_int_shape, k_ones
        >>> kernel = k_ones((2, 2, 4, 1))
        >>> k_int_shape(k_conv2d_transpose(k_ones((1, 2, 2, 1)), kernel, (1, 3, 3, 4)))
        (1, 3, 3, 4)
    """
    return _transposed(x, kernel, output_shape, strides, padding, data_format, 2)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED | {
    "kernel": "The kernel: a tensor of shape `(*kernel_size, filters, channels)`.",
})  # fmt: skip
@operation("x", "kernel", "output_shape")
def k_conv3d_transpose(
    x: Tensor = REQUIRED,
    kernel: Tensor = REQUIRED,
    output_shape: DynamicShape = REQUIRED,
    strides: PositiveInts = (1, 1, 1),
    padding: Str = "valid",
    data_format: Str | None = None,
) -> Any:
    """3D transposed convolution.

    Returns:
        A tensor of the shape `output_shape`.

    Example:
        >>> from rkeras_py import k_conv3d_transpose, k_int_shape, k_ones
        >>> kernel = k_ones((2, 2, 2, 4, 1))
        >>> k_int_shape(k_conv3d_transpose(k_ones((1, 2, 2, 2, 1)), kernel, (1, 3, 3, 3, 4)))
        (1, 3, 3, 3, 4)
    """
    return _transposed(x, kernel, output_shape, strides, padding, data_format, 3)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "depthwise_kernel", alike=True)
def k_depthwise_conv2d(
    x: Tensor = REQUIRED,
    depthwise_kernel: Tensor = REQUIRED,
    strides: PositiveInts = (1, 1),
    padding: Str = "valid",
    data_format: Str | None = None,
    dilation_rate: PositiveInts = (1, 1),
) -> Any:
    """2D depthwise convolution: each channel has kernels of its own.

    Returns:
        A tensor of the layout of `x`, with `channels * multiplier` channels.

    Example:
        >>> from rkeras_py import k_depthwise_conv2d, k_int_shape, k_ones
        >>> k_int_shape(k_depthwise_conv2d(k_ones((1, 5, 5, 2)), k_ones((3, 3, 2, 2))))
        (1, 3, 3, 4)
    """
    same_rank(x, 4)
    same_rank(depthwise_kernel, 4, "depthwise_kernel")
    return depthwise_convolve(
        x, depthwise_kernel, strides, padding, dilation_rate, data_format_of(data_format)
    )


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "depthwise_kernel", "pointwise_kernel", alike=True)
def k_separable_conv2d(
    x: Tensor = REQUIRED,
    depthwise_kernel: Tensor = REQUIRED,
    pointwise_kernel: Tensor = REQUIRED,
    strides: PositiveInts = (1, 1),
    padding: Str = "valid",
    data_format: Str | None = None,
    dilation_rate: PositiveInts = (1, 1),
) -> Any:
    """2D separable convolution: a depthwise one, then one that mixes the channels.

    Returns:
        A tensor of the layout of `x`, with `filters` channels.

    Example:
        >>> from rkeras_py import k_int_shape, k_ones, k_separable_conv2d
        >>> x = k_ones((1, 5, 5, 2))
        >>> kernel = k_ones((3, 3, 2, 2))
        >>> k_int_shape(k_separable_conv2d(x, kernel, k_ones((1, 1, 4, 6))))
        (1, 3, 3, 6)
    """
    same_rank(x, 4)
    same_rank(depthwise_kernel, 4, "depthwise_kernel")
    same_rank(pointwise_kernel, 4, "pointwise_kernel")
    return separable_convolve(
        x, depthwise_kernel, pointwise_kernel, strides, padding, dilation_rate,
        data_format_of(data_format),
    )  # fmt: skip


def _local(
    inputs: Any, kernel: Any, kernel_size: Any, strides: Any, data_format: str | None, rank: int
) -> Any:
    same_rank(inputs, rank + 2, "inputs")
    same_rank(kernel, 3, "kernel")
    layout = data_format_of(data_format)
    sizes = inputs.shape[1:-1] if layout == "channels_last" else inputs.shape[2:]
    if not sizes.is_fully_defined():
        raise MisfitError("inputs", "a tensor whose spatial sizes are known")
    window = integers(kernel_size, rank, "kernel_size")
    steps = integers(strides, rank, "strides")
    return by_position(inputs, kernel, window, steps, "valid", layout == "channels_first")


@public(family=_FAMILY, page=_PAGE, shared=_SHARED | {
    "kernel": "A tensor of shape `(positions, kernel_size * channels, filters)`.",
})  # fmt: skip
@operation("inputs", "kernel", alike=True)
def k_local_conv1d(
    inputs: Tensor = REQUIRED,
    kernel: Tensor = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = REQUIRED,
    data_format: Str | None = None,
) -> Any:
    """1D locally connected operation: a convolution with separate weights at each position.

    Returns:
        A tensor of the layout of `inputs`, with `filters` channels.

    Example:
        >>> from rkeras_py import k_int_shape, k_local_conv1d, k_ones
        >>> k_int_shape(k_local_conv1d(k_ones((1, 5, 1)), k_ones((4, 2, 3)), 2, 1))
        (1, 4, 3)
    """
    return _local(inputs, kernel, kernel_size, strides, data_format, 1)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED | {
    "kernel": "A tensor of shape `(positions, rows * columns * channels, filters)`; positions "
    "and taps row by row.",
    "output_shape": "The sizes of the spatial axes of the result.",
})  # fmt: skip
@operation("inputs", "kernel", alike=True)
def k_local_conv2d(
    inputs: Tensor = REQUIRED,
    kernel: Tensor = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = REQUIRED,
    output_shape: PositiveInts = REQUIRED,
    data_format: Str | None = None,
) -> Any:
    """2D locally connected operation: a convolution with separate weights at each position.

    Returns:
        A tensor of the layout of `inputs`, with `filters` channels.

    Example:
        >>> from rkeras_py import k_int_shape, k_local_conv2d, k_ones
        >>> x = k_ones((1, 3, 3, 1))
        >>> kernel = k_ones((4, 4, 2))
        >>> k_int_shape(k_local_conv2d(x, kernel, (2, 2), (1, 1), (2, 2)))
        (1, 2, 2, 2)
    """
    result = _local(inputs, kernel, kernel_size, strides, data_format, 2)
    layout = data_format_of(data_format)
    sizes = tuple(result.shape[1:-1] if layout == "channels_last" else result.shape[2:])
    if integers(output_shape, 2, "output_shape") != sizes:
        raise MisfitError("output_shape", f"{sizes}, which the other arguments give")
    return result
