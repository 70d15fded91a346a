"""Metrics that aggregate any values: means and sums."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Anything,
    Dtype,
    Function,
    Shape,
    Str,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras, tf
from rkeras_py.losses.base import register
from rkeras_py.metrics.base import FAMILY, SHARED, new_object


@register
class MeanTensor(keras.metrics.Metric):  # type: ignore[misc]
    """Elementwise mean of tensors of the same shape.

    Args:
        shape: The shape. If not given, that of the first tensor.
        name: Name of the metric.
        dtype: Dtype of its value.
    """

    def __init__(self, shape: Any = None, name: str | None = None, dtype: Any = None) -> None:
        super().__init__(name=name, dtype=dtype)
        self.shape = None if shape is None else tuple(shape)
        if self.shape is not None:
            self._add_variables()

    def _add_variables(self) -> None:
        # The shape may be known only from the first tensor, which may arrive inside a function
        # that TensorFlow is tracing.
        with tf.init_scope():
            self.total = self.add_variable(self.shape, "zeros", self.dtype, name="total")
            self.count = self.add_variable(self.shape, "zeros", self.dtype, name="count")

    def update_state(self, values: Any, sample_weight: Any = None) -> None:
        """Adds a tensor, with one weight or one for each element."""
        ops = keras.ops
        values = ops.cast(values, self.dtype)
        if self.shape is None:
            self.shape = tuple(values.shape)
            self._add_variables()
        if tuple(values.shape) != self.shape:
            raise ValueError(
                f"{self.name}: tensors of shape {self.shape} are averaged, but one of shape "
                f"{tuple(values.shape)} was given"
            )
        weights = ops.ones_like(values)
        if sample_weight is not None:
            sample_weight = ops.cast(sample_weight, self.dtype)
            missing = len(self.shape) - len(sample_weight.shape)
            weights *= ops.reshape(sample_weight, tuple(sample_weight.shape) + (1,) * missing)
        self.total.assign_add(values * weights)
        self.count.assign_add(weights)

    def result(self) -> Any:
        """The mean of each element.

        Raises:
            ValueError: No tensor has been added, and no shape was given.
        """
        if self.shape is None:
            raise ValueError(f"{self.name}: no tensor has been added yet, so there is no mean")
        return keras.ops.divide_no_nan(self.total, self.count)

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        return {**super().get_config(), "shape": self.shape}


@public(family=FAMILY, shared=SHARED)
def metric_mean(
    *,
    name: Str | None = "mean",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Mean of values.

    The mean, weighted if there are weights, of all values that the object is updated with.

    Returns:
        A metric object, which takes the values and, optionally, their weights.

    Example:
        >>> from rkeras_py import metric_mean
        >>> metric = metric_mean()
    """
    return new_object(
        keras.metrics.Mean,
        name,
        dtype,
        **kwargs,
    )


@public(family=FAMILY, shared=SHARED)
def metric_sum(
    *,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Sum of values.

    The sum, weighted if there are weights, of all values that the object is updated with.

    Returns:
        A metric object, which takes the values and, optionally, their weights.

    Example:
        >>> from rkeras_py import metric_sum
        >>> metric = metric_sum()
    """
    return new_object(
        keras.metrics.Sum,
        name,
        dtype,
        **kwargs,
    )


@public(family=FAMILY, shared=SHARED)
def metric_mean_tensor(
    *,
    shape: Shape | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Elementwise mean of tensors of the same shape.

    The elementwise mean, weighted if there are weights, of all tensors that the object is
    updated with.

    Args:
        shape: The shape of the tensors. If not given, that of the first one.

    Returns:
        A metric object, which takes a tensor and, optionally, its weights.

    Example:
        >>> from rkeras_py import metric_mean_tensor
        >>> metric = metric_mean_tensor()
    """
    return new_object(
        MeanTensor,
        name,
        dtype,
        shape=shape,
        **kwargs,
    )


@public(family=FAMILY, shared=SHARED)
def metric_mean_wrapper(
    *,
    fn: Function = REQUIRED,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Mean of the values that a function of your own returns for each sample.

    Args:
        fn: A function of the tensors `y_true` and `y_pred` that returns a value for each
            sample.
        **kwargs: Further arguments of `fn`.

    Returns:
        A metric object for `compile()`.

    Example:
        >>> from rkeras_py import loss_huber, metric_mean_wrapper
        >>> metric = metric_mean_wrapper(fn=loss_huber, name="huber", delta=0.5)
    """
    return keras.metrics.MeanMetricWrapper(fn, name=name, dtype=dtype, **kwargs)
