"""Constraints, applied to weights after each update."""

from __future__ import annotations

import math
from typing import Annotated, Any

from rkeras_py.api.argument_types import AxesFromZero, Float, FloatType
from rkeras_py.api.registry import public
from rkeras_py.engine import keras

_FAMILY = "constraints"
_SHARED = {
    "axis": (
        "The axis or axes along which norms are calculated. For a dense layer's kernel, of "
        "shape `(features, units)`, 0 constrains the weights of each unit. For the kernel of a "
        "2D convolution, of shape `(rows, columns, channels, filters)`, `(0, 1, 2)` constrains "
        "those of each filter. None is all axes."
    ),
}

# Keras 2 clipped norms at a bound of None as if there was none.
_Least = Annotated[float, FloatType(none_counts_as=0.0)]
_Most = Annotated[float, FloatType(none_counts_as=math.inf)]


@public(family=_FAMILY, shared=_SHARED)
def constraint_maxnorm(max_value: _Most = 2.0, axis: AxesFromZero | None = 0) -> Any:
    """Limits the norm of the weights of each unit to a maximum.

    Weights with a larger norm are scaled down to it: `w * min(norm, max_value) / norm`.

    Args:
        max_value: The largest norm; None for no bound.

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
    min_value: _Least = 0.0,
    max_value: _Most = 1.0,
    rate: Float = 1.0,
    axis: AxesFromZero | None = 0,
) -> Any:
    """Keeps the norm of the weights of each unit between two values.

    Weights are scaled to the norm
    `rate * clip(norm, min_value, max_value) + (1 - rate) * norm`.

    Args:
        min_value: The smallest norm; None for no bound.
        max_value: The largest norm; None for no bound.
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
def constraint_unitnorm(axis: AxesFromZero | None = 0) -> Any:
    """Keeps the norm of the weights of each unit at 1: `w / norm`.

    Returns:
        A constraint: a function that maps a tensor to one of the same shape.

    Example:
        >>> from rkeras_py import constraint_unitnorm, layer_dense
        >>> layer = layer_dense(units=3, kernel_constraint=constraint_unitnorm())
        >>> of_each_filter = constraint_unitnorm(axis=(0, 1, 2))
    """
    return keras.constraints.UnitNorm(axis=_axis(axis))


def _axis(axis: int | tuple[int, ...] | None) -> int | list[int] | None:
    """Axes as a list, which is how a saved model's JSON returns them."""
    return list(axis) if isinstance(axis, tuple) else axis
