"""Zeros around tensors, and images and volumes made larger."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import NestedInts, PositiveInt, Str
from rkeras_py.api.registry import REQUIRED, Page, public
from rkeras_py.backend.arguments import Tensor
from rkeras_py.backend.dispatch import operation
from rkeras_py.backend.formats import data_format_of, same_rank
from rkeras_py.ops import upsample, zero_pad
from rkeras_py.ops.arguments import pairs

_FAMILY = "backend"
_PAGE = Page(
    "backend_resizing",
    "Padding and resizing of tensors",
    "Add zeros around the spatial axes of a tensor, or repeat its elements along them.",
)
_SHARED = {
    "x": "A tensor with a batch axis, spatial axes, and channels as `data_format` says.",
    "data_format": '"channels_last" or "channels_first"; None for `k_image_data_format()`.',
    "padding": "A pair for each spatial axis: how many zeros before and after.",
    "depth_factor": "How many times as deep the result is.",
    "height_factor": "How many times as high the result is.",
    "width_factor": "How many times as wide the result is.",
}


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_temporal_padding(x: Tensor = REQUIRED, padding: NestedInts = (1, 1)) -> Any:
    """Pads sequences with zeros.

    Args:
        x: A tensor of shape `(samples, steps, features)`.
        padding: How many zeros before and after.

    Returns:
        A tensor with more steps.

    Example:
        >>> from rkeras_py import k_int_shape, k_ones, k_temporal_padding
        >>> k_int_shape(k_temporal_padding(k_ones((1, 4, 2)), (1, 2)))
        (1, 7, 2)
    """
    same_rank(x, 3)
    return zero_pad(x, pairs(padding, 1, "padding"))


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_spatial_2d_padding(
    x: Tensor = REQUIRED,
    padding: NestedInts = ((1, 1), (1, 1)),
    data_format: Str | None = None,
) -> Any:
    """Pads images with zeros.

    Returns:
        A tensor of the layout of `x`.

    Example:
        >>> from rkeras_py import k_int_shape, k_ones, k_spatial_2d_padding
        >>> k_int_shape(k_spatial_2d_padding(k_ones((1, 4, 4, 2))))
        (1, 6, 6, 2)
    """
    same_rank(x, 4)
    return zero_pad(x, pairs(padding, 2, "padding"), data_format_of(data_format))


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_spatial_3d_padding(
    x: Tensor = REQUIRED,
    padding: NestedInts = ((1, 1), (1, 1), (1, 1)),
    data_format: Str | None = None,
) -> Any:
    """Pads volumes with zeros.

    Returns:
        A tensor of the layout of `x`.

    Example:
        >>> from rkeras_py import k_int_shape, k_ones, k_spatial_3d_padding
        >>> k_int_shape(k_spatial_3d_padding(k_ones((1, 4, 4, 4, 2))))
        (1, 6, 6, 6, 2)
    """
    same_rank(x, 5)
    return zero_pad(x, pairs(padding, 3, "padding"), data_format_of(data_format))


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_resize_images(
    x: Tensor = REQUIRED,
    height_factor: PositiveInt = REQUIRED,
    width_factor: PositiveInt = REQUIRED,
    data_format: Str | None = REQUIRED,
) -> Any:
    """Enlarges images by repeating rows and columns.

    Returns:
        A tensor of the layout of `x`.

    Example:
        >>> from rkeras_py import k_int_shape, k_ones, k_resize_images
        >>> k_int_shape(k_resize_images(k_ones((1, 4, 4, 2)), 2, 3, "channels_last"))
        (1, 8, 12, 2)
    """
    same_rank(x, 4)
    return upsample(x, (height_factor, width_factor), "nearest", data_format_of(data_format))


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_resize_volumes(
    x: Tensor = REQUIRED,
    depth_factor: PositiveInt = REQUIRED,
    height_factor: PositiveInt = REQUIRED,
    width_factor: PositiveInt = REQUIRED,
    data_format: Str | None = REQUIRED,
) -> Any:
    """Enlarges volumes by repeating elements along each axis.

    Returns:
        A tensor of the layout of `x`.

    Example:
        >>> from rkeras_py import k_int_shape, k_ones, k_resize_volumes
        >>> k_int_shape(k_resize_volumes(k_ones((1, 2, 2, 2, 1)), 2, 1, 3, "channels_last"))
        (1, 4, 2, 6, 1)
    """
    same_rank(x, 5)
    factors = (depth_factor, height_factor, width_factor)
    return upsample(x, factors, "nearest", data_format_of(data_format))
