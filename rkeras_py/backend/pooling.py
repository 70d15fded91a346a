"""Maxima and means of windows."""

from __future__ import annotations

from functools import partial
from typing import Any

from rkeras_py.api.argument_types import PositiveInts, Str
from rkeras_py.api.registry import REQUIRED, MisfitError, Page, public
from rkeras_py.backend.arguments import Tensor
from rkeras_py.backend.dispatch import operation
from rkeras_py.backend.formats import data_format_of, same_rank
from rkeras_py.engine import tf
from rkeras_py.ops.arguments import Ints, integers
from rkeras_py.ops.arguments import padding as checked_padding

_FAMILY = "backend"
_PAGE = Page(
    "backend_pooling",
    "Pooling of tensors",
    "The maximum or the mean of each window of an image or a volume, channel by channel.",
)
_SHARED = {
    "x": "A tensor with a batch axis, spatial axes, and channels as `data_format` says.",
    "pool_size": "Sizes of the window.",
    "strides": "Steps of the window.",
    "padding": '"valid", or "same": what is beyond the border counts for nothing.',
    "data_format": '"channels_last" or "channels_first"; None for `k_image_data_format()`.',
    "pool_mode": '"max" or "avg".',
}


def _pooled(
    x: Any, pool_size: Any, strides: Any, padding: str, data_format: str | None, mode: str,
    rank: int,
) -> Any:  # fmt: skip
    same_rank(x, rank + 2)
    if mode not in ("max", "avg"):
        raise MisfitError("pool_mode", '"max" or "avg"')
    layout = data_format_of(data_format)
    window = integers(pool_size, rank, "pool_size")
    steps = integers(strides, rank, "strides")
    border = checked_padding(padding, rank).upper()
    if layout == "channels_first":
        x = tf.transpose(x, [0, *range(2, rank + 2), 1])
    pool = partial(_window, _POOLS[mode, rank], _POOLS[mode, 2])
    if x.dtype.is_complex and mode == "avg":
        parts = [pool(part, window, steps, border) for part in (tf.math.real(x), tf.math.imag(x))]
        y = tf.complex(*parts)
    else:
        y = pool(x, window, steps, border)
    return tf.transpose(y, [0, rank + 1, *range(1, rank + 1)]) if layout == "channels_first" else y


# TensorFlow's functions for any rank have no gradient along three axes.
_POOLS = {
    ("max", 2): tf.nn.max_pool2d,
    ("max", 3): tf.nn.max_pool3d,
    ("avg", 2): tf.nn.avg_pool2d,
    ("avg", 3): tf.nn.avg_pool3d,
}


def _window(whole: Any, plane: Any, x: Any, window: Ints, steps: Ints, border: str) -> Any:
    """Pools along two axes, or along three: where TensorFlow has no kernel, one after the others.

    The maximum of maxima is one, and so is the mean of means of as many numbers each.
    """
    if len(window) == 2 or x.dtype == tf.float32:
        return whole(x, window, steps, border)
    sizes = tf.shape(x)
    flat = tf.reshape(x, tf.concat([[sizes[0] * sizes[1]], sizes[2:]], 0))
    flat.set_shape([None, *x.shape[2:]])
    flat = plane(flat, window[1:], steps[1:], border)
    pooled = tf.shape(flat)
    deep = tf.reshape(flat, [sizes[0], sizes[1], pooled[1] * pooled[2], pooled[3]])
    deep.set_shape([None, x.shape[1], None, x.shape[-1]])
    deep = plane(deep, (window[0], 1), (steps[0], 1), border)
    y = tf.reshape(deep, [sizes[0], -1, pooled[1], pooled[2], pooled[3]])
    y.set_shape([x.shape[0], deep.shape[1], flat.shape[1], flat.shape[2], x.shape[-1]])
    return y


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_pool2d(
    x: Tensor = REQUIRED,
    pool_size: PositiveInts = REQUIRED,
    strides: PositiveInts = (1, 1),
    padding: Str = "valid",
    data_format: Str | None = None,
    pool_mode: Str = "max",
) -> Any:
    """2D pooling.

    Returns:
        A tensor of the layout of `x`.

    Example:
        >>> from rkeras_py import k_int_shape, k_ones, k_pool2d
        >>> k_int_shape(k_pool2d(k_ones((1, 4, 4, 2)), (2, 2), (2, 2)))
        (1, 2, 2, 2)
    """
    return _pooled(x, pool_size, strides, padding, data_format, pool_mode, 2)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_pool3d(
    x: Tensor = REQUIRED,
    pool_size: PositiveInts = REQUIRED,
    strides: PositiveInts = (1, 1, 1),
    padding: Str = "valid",
    data_format: Str | None = None,
    pool_mode: Str = "max",
) -> Any:
    """3D pooling.

    Returns:
        A tensor of the layout of `x`.

    Example:
        >>> from rkeras_py import k_int_shape, k_ones, k_pool3d
        >>> k_int_shape(k_pool3d(k_ones((1, 4, 4, 4, 2)), (2, 2, 2), (2, 2, 2)))
        (1, 2, 2, 2, 2)
    """
    return _pooled(x, pool_size, strides, padding, data_format, pool_mode, 3)
