"""Hinge metrics, for maximum-margin classification."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Anything,
    Dtype,
    Str,
)
from rkeras_py.api.registry import public
from rkeras_py.engine import keras
from rkeras_py.losses.base import Compared, register
from rkeras_py.metrics.base import FAMILY, SHARED, new_object, object_or_values


@register
@public(family=FAMILY, shared=SHARED)
def metric_hinge(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    name: Str | None = "hinge",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Hinge loss for two classes, labelled -1 and 1.

    The mean of `max(1 - y_true * y_pred, 0)`.

    Returns:
        A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
        tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_hinge
        >>> metric = metric_hinge()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = metric_hinge(y_true, y_pred)
    """
    return object_or_values(
        "metric_hinge",
        keras.metrics.Hinge,
        keras.losses.hinge,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )


@register
@public(family=FAMILY, shared=SHARED)
def metric_squared_hinge(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    name: Str | None = "squared_hinge",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Squared hinge loss for two classes, labelled -1 and 1.

    The mean of `max(1 - y_true * y_pred, 0)^2`.

    Returns:
        A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
        tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_squared_hinge
        >>> metric = metric_squared_hinge()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = metric_squared_hinge(y_true, y_pred)
    """
    return object_or_values(
        "metric_squared_hinge",
        keras.metrics.SquaredHinge,
        keras.losses.squared_hinge,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )


@public(family=FAMILY, shared=SHARED)
def metric_categorical_hinge(
    *,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Hinge loss for one-hot classes.

    The mean of `max(0, neg - pos + 1)` with `pos = sum(y_true * y_pred)` and
    `neg = max((1 - y_true) * y_pred)`.

    Returns:
        A metric object for `compile()`.

    Example:
        >>> from rkeras_py import metric_categorical_hinge
        >>> metric = metric_categorical_hinge()
    """
    return new_object(
        keras.metrics.CategoricalHinge,
        name,
        dtype,
        **kwargs,
    )
