"""Upsampling by whole factors: by repetition, or by an interpolating kernel.

Interpolation by a whole factor has only `factor` sets of weights, one for each position of
an output within its input, so along each axis it is a short weighted sum of shifted inputs.
That needs no static sizes and works in every dtype and under XLA, whereas `tf.image.resize`
supports only float32 and known sizes. Where the weights extend beyond the border, they are
rescaled to sum to one over the existing inputs.

The kernels are those of `tf.image.resize` (half-pixel centres, no antialiasing).
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from rkeras_py.engine import tf
from rkeras_py.ops import arguments, kernel_support, layout
from rkeras_py.ops.arguments import Ints


def _triangle(t: float) -> float:
    return max(0.0, 1.0 - abs(t))


def _cubic(b: float, c: float) -> Callable[[float], float]:
    """The cubic filters of Mitchell and Netravali (1988)."""

    def kernel(t: float) -> float:
        t = abs(t)
        if t < 1:
            return ((12 - 9 * b - 6 * c) * t**3 + (-18 + 12 * b + 6 * c) * t**2 + 6 - 2 * b) / 6
        if t < 2:
            return (
                (-b - 6 * c) * t**3
                + (6 * b + 30 * c) * t**2
                + (-12 * b - 48 * c) * t
                + 8 * b
                + 24 * c
            ) / 6
        return 0.0

    return kernel


def _lanczos(radius: int) -> Callable[[float], float]:
    def kernel(t: float) -> float:
        if abs(t) >= radius:
            return 0.0
        return float(np.sinc(t) * np.sinc(t / radius))

    return kernel


def _gaussian(t: float) -> float:
    return math.exp(-(t**2) / (2 * 0.5**2)) if abs(t) < 1.5 else 0.0


# Kernel and radius by name. The mean over an area within one input is that input.
_KERNELS: dict[str, tuple[Callable[[float], float], float]] = {
    "bilinear": (_triangle, 1.0),
    "bicubic": (_cubic(0.0, 0.5), 2.0),
    "mitchellcubic": (_cubic(1 / 3, 1 / 3), 2.0),
    "lanczos3": (_lanczos(3), 3.0),
    "lanczos5": (_lanczos(5), 5.0),
    "gaussian": (_gaussian, 1.5),
}
INTERPOLATIONS = ("nearest", "area", *_KERNELS)


def upsample(
    x: tf.Tensor,
    size: Ints,
    interpolation: str = "nearest",
    data_format: str = "channels_last",
) -> tf.Tensor:
    """Upsamples each spatial axis by a whole factor.

    Args:
        x: Tensor with one or more batch axes, then spatial axes and channels in the
            order of `data_format`. Float or complex; any dtype for "nearest" and "area".
        size: Factor for each spatial axis.
        interpolation: "nearest", "area", "bilinear", "bicubic", "mitchellcubic",
            "lanczos3", "lanczos5" or "gaussian".
        data_format: "channels_last" or "channels_first".

    Returns:
        Tensor of the layout and dtype of `x`.

    Raises:
        ValueError: An argument is invalid.
    """
    size = arguments.integers(size, len(size), "size")
    interpolation = arguments.choice(interpolation, INTERPOLATIONS, "interpolation")
    data_format = arguments.choice(data_format, arguments.DATA_FORMATS, "data_format")
    if (interpolation, len(size), x.dtype) == (
        "bilinear",
        2,
        tf.float32,
    ) and not kernel_support.in_xla():
        return layout.in_native_layout(lambda flat: _native_bilinear(flat, size), x, 2, data_format)
    first = layout.batch_axes(x, len(size)) + (data_format == "channels_first")
    for axis, factor in enumerate(size, first):
        if factor == 1:
            continue
        if interpolation in _KERNELS:
            x = _interpolated(x, axis, factor, *_KERNELS[interpolation])
        else:
            x = tf.repeat(x, factor, axis)
    return x


def _interpolated(
    x: tf.Tensor, axis: int, factor: int, kernel: Callable[[float], float], radius: float
) -> tf.Tensor:
    """Upsamples one axis by weighted sums of shifted inputs."""
    dtype = tf.float32 if x.dtype in (tf.float16, tf.bfloat16) else x.dtype
    # The position of output p of an input, relative to that input's centre.
    places = [(p + 0.5) / factor - 0.5 for p in range(factor)]
    reach = math.ceil(radius)
    weights = np.array([[kernel(t - at) for at in places] for t in range(-reach, reach + 1)])
    weights[np.abs(weights) < 1e-12] = 0
    used = np.flatnonzero(weights.any(axis=1))
    first, last = int(used[0]), int(used[-1])
    weights, reach_before = weights[first : last + 1], reach - first
    reach_after = last - reach

    def summed(values: tf.Tensor, at: int) -> tf.Tensor:
        """Weighted sums along the axis, with a new axis of size `factor` after it."""
        sizes = layout.sizes(values, 0, values.shape.rank)
        behind = values.shape.rank - at - 1
        around = [(0, 0)] * at + [(reach_before, reach_after)] + [(0, 0)] * behind
        padded = tf.expand_dims(tf.pad(values, around), at + 1)
        total = None
        for t, row in enumerate(weights):
            shifted = padded[(slice(None),) * at + (slice(t, t + sizes[at]),)]
            term = shifted * tf.cast(tf.reshape(row, [factor] + [1] * behind), values.dtype)
            total = term if total is None else total + term
        return total

    real = dtype.real_dtype
    sizes = layout.sizes(x, 0, x.shape.rank)
    fraction = summed(tf.ones([sizes[axis]], real), 0)
    behind = x.shape.rank - axis - 1
    fraction = tf.reshape(fraction, [sizes[axis], factor] + [1] * behind)
    y = summed(tf.cast(x, dtype), axis) / tf.cast(fraction, dtype)
    static = x.shape.as_list()
    sizes[axis] = sizes[axis] * factor
    if static[axis] is not None:
        static[axis] *= factor
    return tf.ensure_shape(tf.cast(tf.reshape(y, sizes), x.dtype), static)


def _native_bilinear(x: tf.Tensor, size: Ints) -> tf.Tensor:
    """TensorFlow's kernel, which is twenty times as fast where there is one."""
    height, width = layout.sizes(x, 1, 3)
    return tf.raw_ops.ResizeBilinear(
        images=x, size=[height * size[0], width * size[1]], half_pixel_centers=True
    )
