"""Regression metrics: errors, and the cosine similarity of vectors."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Anything,
    Axis,
    Dtype,
    Numbers,
    Str,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras
from rkeras_py.losses.base import Compared, register
from rkeras_py.metrics.base import FAMILY, SHARED, new_object, object_or_values


@register
class MeanRelativeError(keras.metrics.Mean):  # type: ignore[misc]
    """Mean of `abs(y_true - y_pred) / normalizer`.

    Args:
        normalizer: The divisors of the errors, one for each prediction; where a divisor is
            0, so is the value.
        name: Name of the metric.
        dtype: Dtype of its value.
    """

    def __init__(self, normalizer: Any, name: str | None = None, dtype: Any = None) -> None:
        super().__init__(name=name, dtype=dtype)
        self.normalizer = normalizer

    def update_state(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> None:
        """Adds a batch."""
        ops = keras.ops
        y_pred = ops.cast(y_pred, self.dtype)
        normalizer = ops.cast(self.normalizer, self.dtype)
        error = ops.absolute(ops.cast(y_true, self.dtype) - y_pred)
        super().update_state(ops.divide_no_nan(error, normalizer), sample_weight)

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        return {**super().get_config(), "normalizer": self.normalizer}


@register
class CosineMeanAlongAxis(keras.metrics.CosineSimilarity):  # type: ignore[misc]
    """Cosine similarity, whose config does not forget `axis`, as Keras' does."""

    def __init__(self, axis: int = -1, **config: Any) -> None:
        super().__init__(axis=axis, **config)
        self.axis = axis

    def get_config(self) -> dict[str, Any]:
        """The arguments of the constructor."""
        return {**super().get_config(), "axis": self.axis}


@register
@public(family=FAMILY, shared=SHARED)
def metric_mean_squared_error(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    name: Str | None = "mean_squared_error",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Mean squared error.

    The mean of `(y_true - y_pred)^2`.

    Returns:
        A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
        tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_mean_squared_error
        >>> metric = metric_mean_squared_error()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = metric_mean_squared_error(y_true, y_pred)
    """
    return object_or_values(
        "metric_mean_squared_error",
        keras.metrics.MeanSquaredError,
        keras.losses.mean_squared_error,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )


@public(family=FAMILY, shared=SHARED)
def metric_root_mean_squared_error(
    *,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Root mean squared error.

    The value is `sqrt(mean((y_true - y_pred)^2))`.

    Returns:
        A metric object for `compile()`.

    Example:
        >>> from rkeras_py import metric_root_mean_squared_error
        >>> metric = metric_root_mean_squared_error()
    """
    return new_object(
        keras.metrics.RootMeanSquaredError,
        name,
        dtype,
        **kwargs,
    )


@register
@public(family=FAMILY, shared=SHARED)
def metric_mean_absolute_error(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    name: Str | None = "mean_absolute_error",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Mean absolute error.

    The mean of `abs(y_true - y_pred)`.

    Returns:
        A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
        tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_mean_absolute_error
        >>> metric = metric_mean_absolute_error()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = metric_mean_absolute_error(y_true, y_pred)
    """
    return object_or_values(
        "metric_mean_absolute_error",
        keras.metrics.MeanAbsoluteError,
        keras.losses.mean_absolute_error,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )


@register
@public(family=FAMILY, shared=SHARED)
def metric_mean_absolute_percentage_error(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    name: Str | None = "mean_absolute_percentage_error",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Mean absolute error as a percentage of the targets.

    The mean of `100 * abs((y_true - y_pred) / y_true)`; `abs(y_true)` is at least 1e-07 in
    the denominator.

    Returns:
        A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
        tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_mean_absolute_percentage_error
        >>> metric = metric_mean_absolute_percentage_error()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = metric_mean_absolute_percentage_error(y_true, y_pred)
    """
    return object_or_values(
        "metric_mean_absolute_percentage_error",
        keras.metrics.MeanAbsolutePercentageError,
        keras.losses.mean_absolute_percentage_error,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )


@register
@public(family=FAMILY, shared=SHARED)
def metric_mean_squared_logarithmic_error(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    name: Str | None = "mean_squared_logarithmic_error",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Mean squared error of logarithms.

    The mean of `(log(y_true + 1) - log(y_pred + 1))^2`; negative values are treated as 0.

    Returns:
        A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
        tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_mean_squared_logarithmic_error
        >>> metric = metric_mean_squared_logarithmic_error()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = metric_mean_squared_logarithmic_error(y_true, y_pred)
    """
    return object_or_values(
        "metric_mean_squared_logarithmic_error",
        keras.metrics.MeanSquaredLogarithmicError,
        keras.losses.mean_squared_logarithmic_error,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )


@public(family=FAMILY, shared=SHARED)
def metric_mean_relative_error(
    *,
    normalizer: Numbers = REQUIRED,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Mean error relative to given values.

    The mean of `abs(y_true - y_pred) / normalizer`, and 0 where `normalizer` is 0.

    Args:
        normalizer: The divisors of the errors, one for each prediction.

    Returns:
        A metric object for `compile()`.

    Example:
        >>> from rkeras_py import metric_mean_relative_error
        >>> metric = metric_mean_relative_error(normalizer=(1.0, 2.0))
    """
    return new_object(
        MeanRelativeError,
        name,
        dtype,
        normalizer=normalizer,
        **kwargs,
    )


@public(family=FAMILY, shared=SHARED)
def metric_logcosh_error(
    *,
    name: Str | None = "logcosh",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Logarithm of the hyperbolic cosine of the error.

    The mean of `log(cosh(y_pred - y_true))`.

    Returns:
        A metric object for `compile()`.

    Example:
        >>> from rkeras_py import metric_logcosh_error
        >>> metric = metric_logcosh_error()
    """
    return new_object(
        keras.metrics.LogCoshError,
        name,
        dtype,
        **kwargs,
    )


@public(family=FAMILY, shared=SHARED)
def metric_cosine_similarity(
    *,
    axis: Axis = -1,
    name: Str | None = "cosine_similarity",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Cosine similarity of targets and predictions.

    The mean of `sum(y_true * y_pred)` of vectors scaled to length 1.

    Returns:
        A metric object for `compile()`.

    Example:
        >>> from rkeras_py import metric_cosine_similarity
        >>> metric = metric_cosine_similarity()
    """
    return new_object(
        CosineMeanAlongAxis,
        name,
        dtype,
        axis=axis,
        **kwargs,
    )


@public(family=FAMILY, shared=SHARED)
def metric_cosine_proximity(y_true: Compared = None, y_pred: Compared = None) -> Any:
    """Negative cosine similarity of targets and predictions.

    The value is `-sum(y_true * y_pred)` of vectors scaled to length 1. The cosine itself is
    `metric_cosine_similarity()`.

    Returns:
        A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
        tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_cosine_proximity
        >>> values = metric_cosine_proximity([[0.0, 1.0], [1.0, 1.0]], [[1.0, 0.0], [1.0, 1.0]])
    """

    def make(name: str, dtype: Any) -> Any:
        return keras.metrics.MeanMetricWrapper(
            keras.losses.cosine_similarity, name=name, dtype=dtype
        )

    return object_or_values(
        "metric_cosine_proximity",
        make,
        keras.losses.cosine_similarity,
        y_true,
        y_pred,
        "cosine_proximity",
        None,
        {},
    )
