"""Metrics made from functions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rkeras_py.api.argument_types import (
    Function,
    Str,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras, tf
from rkeras_py.metrics.base import FAMILY


@public(family=FAMILY)
def custom_metric(name: Str = REQUIRED, metric_fn: Function = REQUIRED) -> Callable[..., Any]:
    """Names a metric function of your own; the history shows its values under that name.

    Args:
        name: The name.
        metric_fn: A function of the tensors `y_true` and `y_pred` that returns a tensor: a
            value for each sample, or one for the batch.

    Returns:
        A function to pass to `compile()` as a metric.

    Example:
        >>> from rkeras_py import custom_metric, loss_mean_squared_error
        >>> metric = custom_metric("mse", loss_mean_squared_error)
    """

    def metric(y_true: Any, y_pred: Any) -> Any:
        y_true, y_pred = matched(y_true, y_pred)
        # Keras 2 computed metrics in a dtype of their own, so that integers became floats.
        if isinstance(y_true, tf.Tensor) and not y_true.dtype.is_floating:
            wanted = tf.as_dtype(y_pred.dtype)
            y_true = tf.cast(y_true, wanted) if wanted.is_floating else y_true
        return metric_fn(y_true, y_pred)

    metric.__name__ = metric.__qualname__ = name
    return metric


def matched(y_true: Any, y_pred: Any) -> tuple[Any, Any]:
    """Targets in the rank and the dtype of the predictions, as in Keras 2.

    Args:
        y_true: Targets.
        y_pred: Predictions.

    Returns:
        Both, as tensors.
    """
    y_pred = keras.ops.convert_to_tensor(y_pred)
    if isinstance(y_true, tf.RaggedTensor | tf.SparseTensor):
        return y_true, y_pred
    y_true = keras.ops.convert_to_tensor(y_true)
    if len(y_true.shape) == 1 and len(y_pred.shape) == 2:
        y_true = keras.ops.expand_dims(y_true, -1)
    given, wanted = (tf.as_dtype(tensor.dtype) for tensor in (y_true, y_pred))
    if (given.is_floating and wanted.is_floating) or (given.is_integer and wanted.is_integer):
        y_true = keras.ops.cast(y_true, wanted.name)
    return y_true, y_pred
