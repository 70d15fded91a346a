"""Normalization and bias."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import AxesFromZero, Axis, Float, Str
from rkeras_py.api.registry import REQUIRED, MisfitError, Page, public
from rkeras_py.backend import axes
from rkeras_py.backend.arguments import Tensor
from rkeras_py.backend.dispatch import operation
from rkeras_py.backend.formats import channels_axis
from rkeras_py.engine import tf

_FAMILY = "backend"
_PAGE = Page(
    "backend_normalization",
    "Normalization of tensors, and bias",
    "Subtract means and divide by standard deviations; add one number for each channel.",
)
_SHARED = {
    "x": "A tensor.",
    "epsilon": "A small number that is added to the variance before the root is taken.",
}


def _is_fused(x: Any) -> bool:
    """Whether Keras 2 called TensorFlow's fused operation, which has rules of its own."""
    return bool(x.shape.rank == 4 and x.dtype == tf.float32)


def _fused_epsilon(epsilon: float) -> float:
    """What the fused operation takes for a smaller epsilon."""
    return max(epsilon, 1.001e-5)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "mean", "var", "beta", "gamma", alike=True)
def k_batch_normalization(
    x: Tensor = REQUIRED,
    mean: Tensor = REQUIRED,
    var: Tensor = REQUIRED,
    beta: Tensor | None = REQUIRED,
    gamma: Tensor | None = REQUIRED,
    axis: Axis = -1,
    epsilon: Float = 1e-3,
) -> Any:
    """Normalizes with given moments: `gamma * (x - mean) / sqrt(var + epsilon) + beta`.

    Args:
        mean: The means, one for each position along the axis (or a tensor that goes with `x`).
        var: The variances, likewise.
        beta: What is added afterwards, likewise; None for nothing.
        gamma: What is multiplied with afterwards, likewise; None for nothing.
        axis: The axis of the features.

    Returns:
        A tensor of the shape of `x`. As in keras 2.9, gradients do not reach `mean` and `var`
        where `x` is a float32 tensor of images.

    Example:
        >>> from rkeras_py import k_batch_normalization, k_get_value
        >>> y = k_batch_normalization([[1.0, 3.0]], [1.0, 1.0], [4.0, 4.0], None, None, epsilon=0)
        >>> k_get_value(y)
        array([[0., 1.]], dtype=float32)
    """
    axes.check(x, axis)
    if _is_fused(x):
        mean, var, epsilon = tf.stop_gradient(mean), tf.stop_gradient(var), _fused_epsilon(epsilon)

    def along(value: Any) -> Any:
        rank = x.shape.rank
        if value is None or value.shape.rank != 1 or rank is None:
            return value
        return tf.reshape(value, [-1 if i == axis % rank else 1 for i in range(rank)])

    return tf.nn.batch_normalization(x, *map(along, (mean, var, beta, gamma)), epsilon)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "gamma", "beta", alike=True)
def k_normalize_batch_in_training(
    x: Tensor = REQUIRED,
    gamma: Tensor | None = REQUIRED,
    beta: Tensor | None = REQUIRED,
    reduction_axes: AxesFromZero = REQUIRED,
    epsilon: Float = 1e-3,
) -> Any:
    """Normalizes with the moments of the batch itself.

    Args:
        gamma: What is multiplied with afterwards, one number for each of the axes that are
            left; None for nothing.
        beta: What is added afterwards, likewise; None for nothing.
        reduction_axes: The axes that the moments are taken over.

    Returns:
        A list: the normalized tensor, the means, and the variances. As in keras 2.9, the
        variances are those of the population, but for float32 images and the axes 0, 1 and 2
        those of a sample (divided by n - 1), and gradients reach no moments there.

    Example:
        >>> from rkeras_py import k_get_value, k_normalize_batch_in_training
        >>> parts = k_normalize_batch_in_training([[1.0], [3.0]], None, None, 0)
        >>> len(parts)
        3
    """
    over = reduction_axes if isinstance(reduction_axes, tuple) else (reduction_axes,)
    axes.check(x, over, "reduction_axes")
    rank = x.shape.rank
    fused = _is_fused(x) and over == (0, 1, 2)
    epsilon = _fused_epsilon(epsilon) if fused else epsilon
    mean, variance = tf.nn.moments(x, over, keepdims=True)
    left = [i for i in range(rank) if i not in {one % rank for one in over}]

    def spread(value: Any) -> Any:
        if value is None:
            return None
        sizes = tf.shape(x)
        return tf.reshape(value, [sizes[i] if i in left else 1 for i in range(rank)])

    normal = tf.nn.batch_normalization(x, mean, variance, spread(beta), spread(gamma), epsilon)
    if fused:
        count = tf.cast(tf.size(x) // tf.shape(x)[-1], x.dtype)
        mean = tf.stop_gradient(mean)
        variance = tf.stop_gradient(variance) * (count / tf.maximum(count - 1, 1))
    return [normal, tf.squeeze(mean, over), tf.squeeze(variance, over)]


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "bias", alike=True)
def k_bias_add(
    x: Tensor = REQUIRED, bias: Tensor = REQUIRED, data_format: Str | None = None
) -> Any:
    """Adds a bias to each sample.

    Args:
        bias: One number for each channel, or a tensor of the shape of a sample.
        data_format: "channels_last" or "channels_first"; None for `k_image_data_format()`.

    Returns:
        A tensor of the shape of `x`.

    Raises:
        ValueError: The bias has another number of axes.

    Example:
        >>> from rkeras_py import k_bias_add, k_get_value
        >>> k_get_value(k_bias_add([[1.0, 2.0]], [10.0, 20.0]))
        array([[11., 22.]], dtype=float32)
    """
    rank, of_bias = x.shape.rank, bias.shape.rank
    if of_bias not in (1, rank - 1):
        raise MisfitError("bias", f"a tensor of 1 or of {rank - 1} axes")
    if channels_axis(data_format) == 1 and rank > 2:
        if of_bias == 1:
            bias = tf.reshape(bias, [1, -1, *[1] * (rank - 2)])
        else:
            # The channels of the bias come last in any format, as in keras 2.9.
            bias = tf.expand_dims(tf.transpose(bias, [rank - 2, *range(rank - 2)]), 0)
    return x + bias
