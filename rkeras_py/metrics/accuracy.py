"""Accuracy metrics: how often predictions are right."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Anything,
    Dtype,
    Float,
    PositiveInt,
    Str,
)
from rkeras_py.api.registry import public
from rkeras_py.engine import keras
from rkeras_py.losses.base import Compared, register
from rkeras_py.metrics.base import FAMILY, SHARED, new_object, object_or_values

# TensorFlow's top-k operations take float32 only, and R's numbers are doubles.


@register
class TopKAccuracy(keras.metrics.TopKCategoricalAccuracy):  # type: ignore[misc]
    """Keras' metric, for predictions of any dtype."""

    def update_state(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> None:
        """Adds a batch."""
        super().update_state(y_true, keras.ops.cast(y_pred, "float32"), sample_weight)


@register
class SparseTopKAccuracy(keras.metrics.SparseTopKCategoricalAccuracy):  # type: ignore[misc]
    """Keras' metric, for predictions of any dtype."""

    def update_state(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> None:
        """Adds a batch."""
        super().update_state(y_true, keras.ops.cast(y_pred, "float32"), sample_weight)


def _top_k(y_true: Any, y_pred: Any, k: int) -> Any:
    y_pred = keras.ops.cast(y_pred, "float32")
    return keras.metrics.top_k_categorical_accuracy(y_true, y_pred, k=k)


def _sparse_top_k(y_true: Any, y_pred: Any, k: int) -> Any:
    y_pred = keras.ops.cast(y_pred, "float32")
    return keras.metrics.sparse_top_k_categorical_accuracy(y_true, y_pred, k=k)


def _binary_accuracy(y_true: Any, y_pred: Any, threshold: float) -> Any:
    """The fraction of each sample's predictions on the right side of the threshold."""
    matches = keras.metrics.binary_accuracy(y_true, y_pred, threshold=threshold)
    return keras.ops.mean(matches, axis=-1) if len(matches.shape) else matches


@public(family=FAMILY, shared=SHARED)
def metric_accuracy(
    *,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """How often predictions equal targets.

    The fraction of predictions that equal their targets.

    Returns:
        A metric object for `compile()`.

    Example:
        >>> from rkeras_py import metric_accuracy
        >>> metric = metric_accuracy()
    """
    return new_object(
        keras.metrics.Accuracy,
        name,
        dtype,
        **kwargs,
    )


@register
@public(family=FAMILY, shared=SHARED)
def metric_binary_accuracy(
    y_true: Compared = None,
    y_pred: Compared = None,
    threshold: Float = 0.5,
    *,
    name: Str | None = "binary_accuracy",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """How often predictions are on the right side of a threshold.

    The fraction of predictions that equal their targets after thresholding: 1 above the
    threshold, 0 elsewhere.

    Args:
        threshold: The threshold.

    Returns:
        A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
        tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_binary_accuracy
        >>> metric = metric_binary_accuracy()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = metric_binary_accuracy(y_true, y_pred)
    """
    return object_or_values(
        "metric_binary_accuracy",
        keras.metrics.BinaryAccuracy,
        _binary_accuracy,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
        threshold=threshold,
    )


@register
@public(family=FAMILY, shared=SHARED)
def metric_categorical_accuracy(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    name: Str | None = "categorical_accuracy",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """How often the largest prediction is that of the right class, with one-hot targets.

    1 if the largest prediction of a sample is at the same index as its largest target,
    otherwise 0.

    Returns:
        A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
        tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_categorical_accuracy
        >>> metric = metric_categorical_accuracy()
        >>> y_true = [[0.0, 1.0], [1.0, 0.0]]
        >>> y_pred = [[0.6, 0.4], [0.7, 0.3]]
        >>> values = metric_categorical_accuracy(y_true, y_pred)
    """
    return object_or_values(
        "metric_categorical_accuracy",
        keras.metrics.CategoricalAccuracy,
        keras.metrics.categorical_accuracy,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )


@register
@public(family=FAMILY, shared=SHARED)
def metric_sparse_categorical_accuracy(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    name: Str | None = "sparse_categorical_accuracy",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """How often the largest prediction is that of the right class.

    1 if the largest prediction of a sample is at the index given by its target, counted
    from 0; otherwise 0.

    Returns:
        A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
        tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_sparse_categorical_accuracy
        >>> metric = metric_sparse_categorical_accuracy()
        >>> y_true = [1.0, 0.0]
        >>> y_pred = [[0.6, 0.4], [0.7, 0.3]]
        >>> values = metric_sparse_categorical_accuracy(y_true, y_pred)
    """
    return object_or_values(
        "metric_sparse_categorical_accuracy",
        keras.metrics.SparseCategoricalAccuracy,
        keras.metrics.sparse_categorical_accuracy,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )


@register
@public(family=FAMILY, shared=SHARED)
def metric_top_k_categorical_accuracy(
    y_true: Compared = None,
    y_pred: Compared = None,
    k: PositiveInt = 5,
    *,
    name: Str | None = "top_k_categorical_accuracy",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """How often the right class is among the largest predictions, with one-hot targets.

    1 if the prediction at the index of the largest target is among the `k` largest of the
    sample; otherwise 0.

    Returns:
        A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
        tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_top_k_categorical_accuracy
        >>> metric = metric_top_k_categorical_accuracy()
        >>> y_true = [[0.0, 1.0], [1.0, 0.0]]
        >>> y_pred = [[0.6, 0.4], [0.7, 0.3]]
        >>> values = metric_top_k_categorical_accuracy(y_true, y_pred)
    """
    return object_or_values(
        "metric_top_k_categorical_accuracy",
        TopKAccuracy,
        _top_k,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
        k=k,
    )


@register
@public(family=FAMILY, shared=SHARED)
def metric_sparse_top_k_categorical_accuracy(
    y_true: Compared = None,
    y_pred: Compared = None,
    k: PositiveInt = 5,
    *,
    name: Str | None = "sparse_top_k_categorical_accuracy",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """How often the right class is among the largest predictions.

    1 if the prediction at the index given by the target, counted from 0, is among the `k`
    largest of the sample; otherwise 0.

    Returns:
        A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
        tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_sparse_top_k_categorical_accuracy
        >>> metric = metric_sparse_top_k_categorical_accuracy()
        >>> y_true = [1.0, 0.0]
        >>> y_pred = [[0.6, 0.4], [0.7, 0.3]]
        >>> values = metric_sparse_top_k_categorical_accuracy(y_true, y_pred)
    """
    return object_or_values(
        "metric_sparse_top_k_categorical_accuracy",
        SparseTopKAccuracy,
        _sparse_top_k,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
        k=k,
    )
