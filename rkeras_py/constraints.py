"""Constraints, applied to weights after each update."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import AxesFromZero, Float
from rkeras_py.api.registry import public
from rkeras_py.engine import keras

_FAMILY = "constraints"
_SHARED = {
    "axis": (
        "The axis or axes along which norms are calculated. For a dense layer's kernel, of "
        "shape `(features, units)`, 0 constrains the weights of each unit. For the kernel of a "
        "2D convolution, of shape `(rows, columns, channels, filters)`, `(0, 1, 2)` constrains "
        "those of each filter."
    ),
}


@public(family=_FAMILY, shared=_SHARED)
def constraint_maxnorm(max_value: Float = 2.0, axis: AxesFromZero = 0) -> Any:
    """Limits the norm of the weights of each unit to a maximum.

    Weights with a larger norm are scaled down to it: `w * min(norm, max_value) / norm`.

    Args:
        max_value: The largest norm.

    Returns:
        A constraint: a function that maps a tensor to one of the same shape.

    Source:
        Srivastava et al. (2014), "Dropout: A Simple Way to Prevent Neural Networks from
        Overfitting", https://jmlr.org/papers/v15/srivastava14a.html

    Example:
        >>> from rkeras_py import constraint_maxnorm, layer_dense
        >>> layer = layer_dense(units=3, kernel_constraint=constraint_maxnorm(2.0))
        >>> of_each_filter = constraint_maxnorm(2.0, axis=(0, 1, 2))
    """
    return keras.constraints.MaxNorm(max_value=max_value, axis=_axis(axis))


@public(family=_FAMILY, shared=_SHARED)
def constraint_minmaxnorm(
    min_value: Float = 0.0, max_value: Float = 1.0, rate: Float = 1.0, axis: AxesFromZero = 0
) -> Any:
    """Keeps the norm of the weights of each unit between two values.

    Weights are scaled to the norm
    `rate * clip(norm, min_value, max_value) + (1 - rate) * norm`.

    Args:
        min_value: The smallest norm.
        max_value: The largest norm.
        rate: How strictly the bounds are enforced: 1 brings the norm within them at once, a
            smaller rate gradually.

    Returns:
        A constraint: a function that maps a tensor to one of the same shape.

    Example:
        >>> from rkeras_py import constraint_minmaxnorm, layer_dense
        >>> bounds = constraint_minmaxnorm(min_value=0.5, max_value=2.0, rate=0.9)
        >>> layer = layer_dense(units=3, kernel_constraint=bounds)
    """
    return keras.constraints.MinMaxNorm(
        min_value=min_value, max_value=max_value, rate=rate, axis=_axis(axis)
    )


@public(family=_FAMILY)
def constraint_nonneg() -> Any:
    """Keeps weights non-negative: `max(w, 0)`.

    Returns:
        A constraint: a function that maps a tensor to one of the same shape.

    Example:
        >>> from rkeras_py import constraint_nonneg, layer_dense
        >>> layer = layer_dense(units=3, kernel_constraint=constraint_nonneg())
    """
    return keras.constraints.NonNeg()


@public(family=_FAMILY, shared=_SHARED)
def constraint_unitnorm(axis: AxesFromZero = 0) -> Any:
    """Keeps the norm of the weights of each unit at 1: `w / norm`.

    Returns:
        A constraint: a function that maps a tensor to one of the same shape.

    Example:
        >>> from rkeras_py import constraint_unitnorm, layer_dense
        >>> layer = layer_dense(units=3, kernel_constraint=constraint_unitnorm())
        >>> of_each_filter = constraint_unitnorm(axis=(0, 1, 2))
    """
    return keras.constraints.UnitNorm(axis=_axis(axis))


def _axis(axis: int | tuple[int, ...]) -> int | list[int]:
    """Axes as a list, which is how a saved model's JSON returns them."""
    return list(axis) if isinstance(axis, tuple) else axis
