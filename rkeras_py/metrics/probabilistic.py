"""Probabilistic metrics: crossentropies, Kullback-Leibler divergence, Poisson."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Anything,
    Axis,
    Bool,
    Dtype,
    Float,
    Str,
)
from rkeras_py.api.registry import public
from rkeras_py.backend.losses import by_keras_2
from rkeras_py.engine import keras
from rkeras_py.losses.base import Compared, register
from rkeras_py.metrics.base import FAMILY, SHARED, object_or_values


def _binary_crossentropy(axis: int, **options: Any) -> Any:
    """A metric object; Keras' own supports only the last axis."""
    made = (
        keras.metrics.BinaryCrossentropy(**options)
        if axis == -1
        else keras.metrics.MeanMetricWrapper(keras.losses.binary_crossentropy, axis=axis, **options)
    )
    made.update_state = by_keras_2(made.update_state)
    return made


@register
@public(family=FAMILY, shared=SHARED)
def metric_binary_crossentropy(
    y_true: Compared = None,
    y_pred: Compared = None,
    from_logits: Bool = False,
    label_smoothing: Float = 0.0,
    axis: Axis = -1,
    *,
    name: Str | None = "binary_crossentropy",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Crossentropy for two classes, labelled 0 and 1.

    The mean of `-y_true * log(y_pred) - (1 - y_true) * log(1 - y_pred)`.

    Returns:
        A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
        tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_binary_crossentropy
        >>> metric = metric_binary_crossentropy()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[0.6, 0.4], [0.4, 0.6]]
        >>> values = metric_binary_crossentropy(y_true, y_pred)
    """
    return object_or_values(
        "metric_binary_crossentropy",
        _binary_crossentropy,
        by_keras_2(keras.losses.binary_crossentropy),
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
        from_logits=from_logits,
        label_smoothing=label_smoothing,
        axis=axis,
    )


@register
@public(family=FAMILY, shared=SHARED)
def metric_categorical_crossentropy(
    y_true: Compared = None,
    y_pred: Compared = None,
    from_logits: Bool = False,
    label_smoothing: Float = 0.0,
    axis: Axis = -1,
    *,
    name: Str | None = "categorical_crossentropy",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Crossentropy for classes, with one-hot targets or probabilities.

    The mean of `-sum(y_true * log(y_pred))`.

    Returns:
        A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
        tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_categorical_crossentropy
        >>> metric = metric_categorical_crossentropy()
        >>> y_true = [[0.0, 1.0], [1.0, 0.0]]
        >>> y_pred = [[0.6, 0.4], [0.7, 0.3]]
        >>> values = metric_categorical_crossentropy(y_true, y_pred)
    """
    return object_or_values(
        "metric_categorical_crossentropy",
        keras.metrics.CategoricalCrossentropy,
        keras.losses.categorical_crossentropy,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
        from_logits=from_logits,
        label_smoothing=label_smoothing,
        axis=axis,
    )


@register
@public(family=FAMILY, shared=SHARED)
def metric_sparse_categorical_crossentropy(
    y_true: Compared = None,
    y_pred: Compared = None,
    from_logits: Bool = False,
    axis: Axis = -1,
    *,
    name: Str | None = "sparse_categorical_crossentropy",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Crossentropy for classes, with class indices as targets.

    The mean of `-log(y_pred[y_true])`, with classes counted from 0.

    Returns:
        A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
        tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_sparse_categorical_crossentropy
        >>> metric = metric_sparse_categorical_crossentropy()
        >>> y_true = [1.0, 0.0]
        >>> y_pred = [[0.6, 0.4], [0.7, 0.3]]
        >>> values = metric_sparse_categorical_crossentropy(y_true, y_pred)
    """
    return object_or_values(
        "metric_sparse_categorical_crossentropy",
        keras.metrics.SparseCategoricalCrossentropy,
        keras.losses.sparse_categorical_crossentropy,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
        from_logits=from_logits,
        axis=axis,
    )


@register
@public(family=FAMILY, shared=SHARED)
def metric_kullback_leibler_divergence(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    name: Str | None = "kullback_leibler_divergence",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Kullback-Leibler divergence of the predictions from the targets.

    The mean of `sum(y_true * log(y_true / y_pred))`.

    Returns:
        A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
        tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_kullback_leibler_divergence
        >>> metric = metric_kullback_leibler_divergence()
        >>> y_true = [[0.1, 0.9], [0.5, 0.5]]
        >>> y_pred = [[0.6, 0.4], [0.4, 0.6]]
        >>> values = metric_kullback_leibler_divergence(y_true, y_pred)
    """
    return object_or_values(
        "metric_kullback_leibler_divergence",
        keras.metrics.KLDivergence,
        keras.losses.kl_divergence,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )


@register
@public(family=FAMILY, shared=SHARED)
def metric_poisson(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    name: Str | None = "poisson",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Poisson loss, for counts.

    The mean of `y_pred - y_true * log(y_pred)`.

    Returns:
        A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
        tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_poisson
        >>> metric = metric_poisson()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = metric_poisson(y_true, y_pred)
    """
    return object_or_values(
        "metric_poisson",
        keras.metrics.Poisson,
        keras.losses.poisson,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )
