"""Metrics: objects that gather values over batches, and functions that give values.

The functions with `y_true` and `y_pred` give the value of each sample, or an object where
both are missing. The others give objects.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from rkeras_py.api.argument_types import (
    Anything,
    Axis,
    Bool,
    ChoiceType,
    Dtype,
    Float,
    Function,
    Int,
    Numbers,
    PositiveInt,
    Shape,
    Str,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras, tf
from rkeras_py.losses import SHARED as LOSS_SHARED
from rkeras_py.losses import Compared, values

_FAMILY = "metrics"

_SHARED = {
    **LOSS_SHARED,
    "axis": "The axis along which the metric is computed, usually that of the classes.",
    "name": "Name of the object, under which its values stand in the history.",
    "dtype": 'The dtype of the values, such as "float32".',
    "**kwargs": "Further arguments of the class in Keras.",
    "thresholds": (
        "The value above which a prediction counts as positive, or several, for as many "
        "results. 0.5 if not given."
    ),
    "num_thresholds": "The number of thresholds that are tried, evenly spread from 0 to 1.",
    "class_id": "The class that counts as positive, counted from 0; None for all of them.",
    "top_k": "Count as positive only the `top_k` predictions that are largest. None for no bound.",
    "k": "How many of the largest predictions are looked at.",
}


def _object(make: Callable[..., Any], name: str | None, dtype: Any, **options: Any) -> Any:
    """A metric object; without a name it has the one that Keras gives it."""
    if name is not None:
        options["name"] = name
    return make(dtype=dtype, **options)


def _metric(
    function: str,
    make: Callable[..., Any],
    compute: Callable[..., Any],
    y_true: Any,
    y_pred: Any,
    name: str | None,
    dtype: Any,
    rest: dict[str, Any],
    **options: Any,
) -> Any:
    """A metric object where targets and predictions are missing, and values otherwise."""
    if y_true is None and y_pred is None:
        return _object(make, name, dtype, **options, **rest)
    if rest:
        raise ValueError(
            f"{function}(): `{next(iter(rest))}` has no meaning with `y_true` and `y_pred`"
        )
    result = values(function, compute, y_true, y_pred, **options)
    return result if dtype is None else keras.ops.cast(result, dtype)


def _list(numbers: Any) -> Any:
    """Numbers as Keras' metrics take them: a vector of one comes from R as that number."""
    return numbers if numbers is None or isinstance(numbers, list) else [numbers]


_register = keras.saving.register_keras_serializable(package="rkeras")


@_register
class MeanRelativeError(keras.metrics.Mean):  # type: ignore[misc]
    """Mean of `abs(y_true - y_pred) / normalizer`.

    Args:
        normalizer: What errors are divided by, as numbers for each prediction; where it
            is 0, so is the value.
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
        """The arguments of the constructor."""
        return {**super().get_config(), "normalizer": self.normalizer}


@_register
class MeanTensor(keras.metrics.Metric):  # type: ignore[misc]
    """Mean of each element of tensors that all have one shape.

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
        # Of a shape that may be known only by the first tensor, which may come inside a
        # function that TensorFlow is tracing.
        with tf.init_scope():
            self.total = self.add_variable(self.shape, "zeros", self.dtype, name="total")
            self.count = self.add_variable(self.shape, "zeros", self.dtype, name="count")

    def update_state(self, values: Any, sample_weight: Any = None) -> None:
        """Adds a tensor, all of it with its weight, or each element with its own."""
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
        """The arguments of the constructor."""
        return {**super().get_config(), "shape": self.shape}


# TensorFlow finds the largest predictions of 32 bits only, and R's numbers have 64.


@_register
class TopKAccuracy(keras.metrics.TopKCategoricalAccuracy):  # type: ignore[misc]
    """Keras' metric, for predictions of any dtype."""

    def update_state(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> None:
        """Adds a batch."""
        super().update_state(y_true, keras.ops.cast(y_pred, "float32"), sample_weight)


@_register
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
    """The share of each sample's predictions that are on the right side of the threshold."""
    matches = keras.metrics.binary_accuracy(y_true, y_pred, threshold=threshold)
    return keras.ops.mean(matches, axis=-1) if len(matches.shape) else matches


def _binary_crossentropy(axis: int, **options: Any) -> Any:
    """A metric object; Keras' own knows the last axis only."""
    if axis == -1:
        return keras.metrics.BinaryCrossentropy(**options)
    return keras.metrics.MeanMetricWrapper(keras.losses.binary_crossentropy, axis=axis, **options)


@public(family=_FAMILY)
def custom_metric(name: Str = REQUIRED, metric_fn: Function = REQUIRED) -> Callable[..., Any]:
    """Gives a function of your own the name under which its values stand in the history.

    Args:
        name: The name.
        metric_fn: A function of `y_true` and `y_pred`, tensors, that gives a tensor: a
            value for each sample, or one for the batch.

    Returns:
        A function, to be given to `compile()` as a metric.

    Example:
        >>> from rkeras_py import custom_metric, loss_mean_squared_error
        >>> metric = custom_metric("mse", loss_mean_squared_error)
    """

    def metric(y_true: Any, y_pred: Any) -> Any:
        return metric_fn(*matched(y_true, y_pred))

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


@public(family=_FAMILY, shared=_SHARED)
def metric_accuracy(
    *,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """How often predictions equal targets.

    The share of predictions that are equal to their targets.

    Returns:
        A metric object, to be given to `compile()`.

    Example:
        >>> from rkeras_py import metric_accuracy
        >>> metric = metric_accuracy()
    """
    return _object(
        keras.metrics.Accuracy,
        name,
        dtype,
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_auc(
    *,
    num_thresholds: PositiveInt = 200,
    curve: Annotated[str, ChoiceType("ROC", "PR")] = "ROC",
    summation_method: Annotated[
        str, ChoiceType("interpolation", "minoring", "majoring")
    ] = "interpolation",
    thresholds: Numbers | None = None,
    multi_label: Bool = False,
    num_labels: Int | None = None,
    label_weights: Numbers | None = None,
    from_logits: Bool = False,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Area under a ROC or precision-recall curve.

    The curve is approximated at a number of thresholds, and the area below it by sums.

    Args:
        curve: "ROC" for the rate of true positives over that of false ones, "PR" for
            precision over recall.
        summation_method: "interpolation" between the points of the curve, or sums of
            the heights on the left of each step ("minoring" for a falling curve) or on
            the right ("majoring").
        thresholds: The thresholds, instead of `num_thresholds` even ones; 0 and 1 are
            added.
        multi_label: Whether predictions have an axis of labels; areas are then averaged
            over the labels.
        num_labels: The number of labels, where `multi_label` is True.
        label_weights: Weights of the labels in the average.

    Returns:
        A metric object, to be given to `compile()`.

    Source:
        Davis and Goadrich (2006), "The Relationship Between Precision-Recall and ROC
        Curves", for the interpolation

    Example:
        >>> from rkeras_py import metric_auc
        >>> metric = metric_auc()
    """
    return _object(
        keras.metrics.AUC,
        name,
        dtype,
        num_thresholds=num_thresholds,
        curve=curve,
        summation_method=summation_method,
        thresholds=_list(thresholds),
        multi_label=multi_label,
        num_labels=num_labels,
        label_weights=_list(label_weights),
        from_logits=from_logits,
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
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

    The share of predictions that, as 1 above the threshold and 0 elsewhere, equal their
    targets.

    Args:
        threshold: The threshold.

    Returns:
        A metric object, to be given to `compile()`, where `y_true` and `y_pred` are
        missing. Otherwise a tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_binary_accuracy
        >>> metric = metric_binary_accuracy()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = metric_binary_accuracy(y_true, y_pred)
    """
    return _metric(
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


@public(family=_FAMILY, shared=_SHARED)
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
    """Crossentropy between two classes, labelled 0 and 1.

    The mean of `-y_true * log(y_pred) - (1 - y_true) * log(1 - y_pred)`.

    Returns:
        A metric object, to be given to `compile()`, where `y_true` and `y_pred` are
        missing. Otherwise a tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_binary_crossentropy
        >>> metric = metric_binary_crossentropy()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[0.6, 0.4], [0.4, 0.6]]
        >>> values = metric_binary_crossentropy(y_true, y_pred)
    """
    return _metric(
        "metric_binary_crossentropy",
        _binary_crossentropy,
        keras.losses.binary_crossentropy,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
        from_logits=from_logits,
        label_smoothing=label_smoothing,
        axis=axis,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_categorical_accuracy(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    name: Str | None = "categorical_accuracy",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """How often the largest prediction is that of the right class, targets one-hot.

    1 where the largest of a sample's predictions and of its targets are at the same place, 0
    elsewhere.

    Returns:
        A metric object, to be given to `compile()`, where `y_true` and `y_pred` are
        missing. Otherwise a tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_categorical_accuracy
        >>> metric = metric_categorical_accuracy()
        >>> y_true = [[0.0, 1.0], [1.0, 0.0]]
        >>> y_pred = [[0.6, 0.4], [0.7, 0.3]]
        >>> values = metric_categorical_accuracy(y_true, y_pred)
    """
    return _metric(
        "metric_categorical_accuracy",
        keras.metrics.CategoricalAccuracy,
        keras.metrics.categorical_accuracy,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
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
    """Crossentropy between classes whose targets are one-hot, or probabilities.

    The mean of `-sum(y_true * log(y_pred))`.

    Returns:
        A metric object, to be given to `compile()`, where `y_true` and `y_pred` are
        missing. Otherwise a tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_categorical_crossentropy
        >>> metric = metric_categorical_crossentropy()
        >>> y_true = [[0.0, 1.0], [1.0, 0.0]]
        >>> y_pred = [[0.6, 0.4], [0.7, 0.3]]
        >>> values = metric_categorical_crossentropy(y_true, y_pred)
    """
    return _metric(
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


@public(family=_FAMILY, shared=_SHARED)
def metric_categorical_hinge(
    *,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Hinge loss of one-hot classes.

    The mean of `max(0, neg - pos + 1)` with `pos = sum(y_true * y_pred)` and
    `neg = max((1 - y_true) * y_pred)`.

    Returns:
        A metric object, to be given to `compile()`.

    Example:
        >>> from rkeras_py import metric_categorical_hinge
        >>> metric = metric_categorical_hinge()
    """
    return _object(
        keras.metrics.CategoricalHinge,
        name,
        dtype,
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_cosine_proximity(y_true: Compared = None, y_pred: Compared = None) -> Any:
    """Cosine of the angle between targets and predictions, with a minus sign.

    The value is `-sum(y_true * y_pred)` of vectors scaled to length 1. The cosine itself is
    `metric_cosine_similarity()`.

    Returns:
        A metric object, to be given to `compile()`, where `y_true` and `y_pred` are
        missing. Otherwise a tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_cosine_proximity
        >>> values = metric_cosine_proximity([[0.0, 1.0], [1.0, 1.0]], [[1.0, 0.0], [1.0, 1.0]])
    """

    def make(name: str, dtype: Any) -> Any:
        return keras.metrics.MeanMetricWrapper(
            keras.losses.cosine_similarity, name=name, dtype=dtype
        )

    return _metric(
        "metric_cosine_proximity",
        make,
        keras.losses.cosine_similarity,
        y_true,
        y_pred,
        "cosine_proximity",
        None,
        {},
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_cosine_similarity(
    *,
    axis: Axis = -1,
    name: Str | None = "cosine_similarity",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Cosine of the angle between targets and predictions.

    The mean of `sum(y_true * y_pred)` of vectors scaled to length 1.

    Returns:
        A metric object, to be given to `compile()`.

    Example:
        >>> from rkeras_py import metric_cosine_similarity
        >>> metric = metric_cosine_similarity()
    """
    return _object(
        keras.metrics.CosineSimilarity,
        name,
        dtype,
        axis=axis,
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_false_negatives(
    *,
    thresholds: Numbers | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Number of positives that were taken for negatives.

    With weights of samples, the sum of their weights.

    Returns:
        A metric object, to be given to `compile()`.

    Example:
        >>> from rkeras_py import metric_false_negatives
        >>> metric = metric_false_negatives()
    """
    return _object(
        keras.metrics.FalseNegatives,
        name,
        dtype,
        thresholds=_list(thresholds),
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_false_positives(
    *,
    thresholds: Numbers | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Number of negatives that were taken for positives.

    With weights of samples, the sum of their weights.

    Returns:
        A metric object, to be given to `compile()`.

    Example:
        >>> from rkeras_py import metric_false_positives
        >>> metric = metric_false_positives()
    """
    return _object(
        keras.metrics.FalsePositives,
        name,
        dtype,
        thresholds=_list(thresholds),
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_hinge(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    name: Str | None = "hinge",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Hinge loss of two classes, labelled -1 and 1.

    The mean of `max(1 - y_true * y_pred, 0)`.

    Returns:
        A metric object, to be given to `compile()`, where `y_true` and `y_pred` are
        missing. Otherwise a tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_hinge
        >>> metric = metric_hinge()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = metric_hinge(y_true, y_pred)
    """
    return _metric(
        "metric_hinge",
        keras.metrics.Hinge,
        keras.losses.hinge,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
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
        A metric object, to be given to `compile()`, where `y_true` and `y_pred` are
        missing. Otherwise a tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_kullback_leibler_divergence
        >>> metric = metric_kullback_leibler_divergence()
        >>> y_true = [[0.1, 0.9], [0.5, 0.5]]
        >>> y_pred = [[0.6, 0.4], [0.4, 0.6]]
        >>> values = metric_kullback_leibler_divergence(y_true, y_pred)
    """
    return _metric(
        "metric_kullback_leibler_divergence",
        keras.metrics.KLDivergence,
        keras.losses.kl_divergence,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_logcosh_error(
    *,
    name: Str | None = "logcosh",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Logarithm of the hyperbolic cosine of the error.

    The mean of `log(cosh(y_pred - y_true))`.

    Returns:
        A metric object, to be given to `compile()`.

    Example:
        >>> from rkeras_py import metric_logcosh_error
        >>> metric = metric_logcosh_error()
    """
    return _object(
        keras.metrics.LogCoshError,
        name,
        dtype,
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_mean(
    *,
    name: Str | None = "mean",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Mean of values.

    The mean, with weights if there are any, of all values that the object is updated with.

    Returns:
        A metric object, of one argument, the values, beside their weights.

    Example:
        >>> from rkeras_py import metric_mean
        >>> metric = metric_mean()
    """
    return _object(
        keras.metrics.Mean,
        name,
        dtype,
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
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
        A metric object, to be given to `compile()`, where `y_true` and `y_pred` are
        missing. Otherwise a tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_mean_absolute_error
        >>> metric = metric_mean_absolute_error()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = metric_mean_absolute_error(y_true, y_pred)
    """
    return _metric(
        "metric_mean_absolute_error",
        keras.metrics.MeanAbsoluteError,
        keras.losses.mean_absolute_error,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_mean_absolute_percentage_error(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    name: Str | None = "mean_absolute_percentage_error",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Mean absolute error in percent of the targets.

    The mean of `100 * abs((y_true - y_pred) / y_true)`; targets nearer to 0 than 1e-07 are
    taken for that.

    Returns:
        A metric object, to be given to `compile()`, where `y_true` and `y_pred` are
        missing. Otherwise a tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_mean_absolute_percentage_error
        >>> metric = metric_mean_absolute_percentage_error()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = metric_mean_absolute_percentage_error(y_true, y_pred)
    """
    return _metric(
        "metric_mean_absolute_percentage_error",
        keras.metrics.MeanAbsolutePercentageError,
        keras.losses.mean_absolute_percentage_error,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_mean_iou(
    *,
    num_classes: PositiveInt = REQUIRED,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Mean intersection over union, for the classes of pixels.

    For each class the share of samples that are rightly of it among those that are of it or
    are taken for it: `tp / (tp + fp + fn)`; of these the mean.

    Args:
        num_classes: The number of classes. Targets and predictions are whole numbers from 0
            to one less.

    Returns:
        A metric object, to be given to `compile()`.

    Example:
        >>> from rkeras_py import metric_mean_iou
        >>> metric = metric_mean_iou(num_classes=3)
    """
    return _object(
        keras.metrics.MeanIoU,
        name,
        # Keras' default would count in whole numbers, and cut weights off to them.
        keras.config.floatx() if dtype is None else dtype,
        num_classes=num_classes,
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_mean_relative_error(
    *,
    normalizer: Numbers = REQUIRED,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Mean error relative to given numbers.

    The mean of `abs(y_true - y_pred) / normalizer`, and 0 where `normalizer` is 0.

    Args:
        normalizer: What errors are divided by: as many numbers as there are predictions.

    Returns:
        A metric object, to be given to `compile()`.

    Example:
        >>> from rkeras_py import metric_mean_relative_error
        >>> metric = metric_mean_relative_error(normalizer=(1.0, 2.0))
    """
    return _object(
        MeanRelativeError,
        name,
        dtype,
        normalizer=normalizer,
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
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
        A metric object, to be given to `compile()`, where `y_true` and `y_pred` are
        missing. Otherwise a tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_mean_squared_error
        >>> metric = metric_mean_squared_error()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = metric_mean_squared_error(y_true, y_pred)
    """
    return _metric(
        "metric_mean_squared_error",
        keras.metrics.MeanSquaredError,
        keras.losses.mean_squared_error,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_mean_squared_logarithmic_error(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    name: Str | None = "mean_squared_logarithmic_error",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Mean squared error of logarithms.

    The mean of `(log(y_true + 1) - log(y_pred + 1))^2`; negative values are taken for 0.

    Returns:
        A metric object, to be given to `compile()`, where `y_true` and `y_pred` are
        missing. Otherwise a tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_mean_squared_logarithmic_error
        >>> metric = metric_mean_squared_logarithmic_error()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = metric_mean_squared_logarithmic_error(y_true, y_pred)
    """
    return _metric(
        "metric_mean_squared_logarithmic_error",
        keras.metrics.MeanSquaredLogarithmicError,
        keras.losses.mean_squared_logarithmic_error,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_mean_tensor(
    *,
    shape: Shape | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Mean of each element of tensors of one shape.

    The means, with weights if there are any, of all tensors that the object is updated with.

    Args:
        shape: The shape of the tensors. If not given, that of the first one.

    Returns:
        A metric object, of one argument, a tensor, beside its weights.

    Example:
        >>> from rkeras_py import metric_mean_tensor
        >>> metric = metric_mean_tensor()
    """
    return _object(
        MeanTensor,
        name,
        dtype,
        shape=shape,
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_mean_wrapper(
    *,
    fn: Function = REQUIRED,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Mean of what a function of your own gives for each sample.

    Args:
        fn: A function of `y_true` and `y_pred`, tensors, that gives a value for each
            sample.
        **kwargs: Further arguments of `fn`.

    Returns:
        A metric object, to be given to `compile()`.

    Example:
        >>> from rkeras_py import loss_huber, metric_mean_wrapper
        >>> metric = metric_mean_wrapper(fn=loss_huber, name="huber", delta=0.5)
    """
    return keras.metrics.MeanMetricWrapper(fn, name=name, dtype=dtype, **kwargs)


@public(family=_FAMILY, shared=_SHARED)
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
        A metric object, to be given to `compile()`, where `y_true` and `y_pred` are
        missing. Otherwise a tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_poisson
        >>> metric = metric_poisson()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = metric_poisson(y_true, y_pred)
    """
    return _metric(
        "metric_poisson",
        keras.metrics.Poisson,
        keras.losses.poisson,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_precision(
    *,
    thresholds: Numbers | None = None,
    top_k: PositiveInt | None = None,
    class_id: Int | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Share of right ones among those taken for positive.

    The value is `tp / (tp + fp)`.

    Returns:
        A metric object, to be given to `compile()`.

    Example:
        >>> from rkeras_py import metric_precision
        >>> metric = metric_precision()
    """
    return _object(
        keras.metrics.Precision,
        name,
        dtype,
        thresholds=_list(thresholds),
        top_k=top_k,
        class_id=class_id,
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_precision_at_recall(
    *,
    recall: Float = REQUIRED,
    num_thresholds: PositiveInt = 200,
    class_id: Int | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Best precision where recall is at least a given one.

    Of the thresholds with that recall, the one with the best precision is taken.

    Args:
        recall: The recall, from 0 to 1.

    Returns:
        A metric object, to be given to `compile()`.

    Raises:
        ValueError: `recall` is not from 0 to 1.

    Example:
        >>> from rkeras_py import metric_precision_at_recall
        >>> metric = metric_precision_at_recall(recall=0.8)
    """
    return _object(
        keras.metrics.PrecisionAtRecall,
        name,
        dtype,
        recall=recall,
        num_thresholds=num_thresholds,
        class_id=class_id,
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_recall(
    *,
    thresholds: Numbers | None = None,
    top_k: PositiveInt | None = None,
    class_id: Int | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Share of positives that are found.

    The value is `tp / (tp + fn)`.

    Returns:
        A metric object, to be given to `compile()`.

    Example:
        >>> from rkeras_py import metric_recall
        >>> metric = metric_recall()
    """
    return _object(
        keras.metrics.Recall,
        name,
        dtype,
        thresholds=_list(thresholds),
        top_k=top_k,
        class_id=class_id,
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_recall_at_precision(
    *,
    precision: Float = REQUIRED,
    num_thresholds: PositiveInt = 200,
    class_id: Int | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Best recall where precision is at least a given one.

    Of the thresholds with that precision, the one with the best recall is taken.

    Args:
        precision: The precision, from 0 to 1.

    Returns:
        A metric object, to be given to `compile()`.

    Raises:
        ValueError: `precision` is not from 0 to 1.

    Example:
        >>> from rkeras_py import metric_recall_at_precision
        >>> metric = metric_recall_at_precision(precision=0.8)
    """
    return _object(
        keras.metrics.RecallAtPrecision,
        name,
        dtype,
        precision=precision,
        num_thresholds=num_thresholds,
        class_id=class_id,
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_root_mean_squared_error(
    *,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Root of the mean squared error.

    The value is `sqrt(mean((y_true - y_pred)^2))`.

    Returns:
        A metric object, to be given to `compile()`.

    Example:
        >>> from rkeras_py import metric_root_mean_squared_error
        >>> metric = metric_root_mean_squared_error()
    """
    return _object(
        keras.metrics.RootMeanSquaredError,
        name,
        dtype,
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_sensitivity_at_specificity(
    *,
    specificity: Float = REQUIRED,
    num_thresholds: PositiveInt = 200,
    class_id: Int | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Best sensitivity where specificity is at least a given one.

    Sensitivity is `tp / (tp + fn)`, specificity is `tn / (tn + fp)`.

    Args:
        specificity: The specificity, from 0 to 1.

    Returns:
        A metric object, to be given to `compile()`.

    Raises:
        ValueError: `specificity` is not from 0 to 1.

    Example:
        >>> from rkeras_py import metric_sensitivity_at_specificity
        >>> metric = metric_sensitivity_at_specificity(specificity=0.8)
    """
    return _object(
        keras.metrics.SensitivityAtSpecificity,
        name,
        dtype,
        specificity=specificity,
        num_thresholds=num_thresholds,
        class_id=class_id,
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_sparse_categorical_accuracy(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    name: Str | None = "sparse_categorical_accuracy",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """How often the largest prediction is that of the right class.

    1 where the largest of a sample's predictions is at the place that the target tells, which
    is counted from 0; 0 elsewhere.

    Returns:
        A metric object, to be given to `compile()`, where `y_true` and `y_pred` are
        missing. Otherwise a tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_sparse_categorical_accuracy
        >>> metric = metric_sparse_categorical_accuracy()
        >>> y_true = [1.0, 0.0]
        >>> y_pred = [[0.6, 0.4], [0.7, 0.3]]
        >>> values = metric_sparse_categorical_accuracy(y_true, y_pred)
    """
    return _metric(
        "metric_sparse_categorical_accuracy",
        keras.metrics.SparseCategoricalAccuracy,
        keras.metrics.sparse_categorical_accuracy,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
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
    """Crossentropy between classes whose targets are whole numbers.

    The mean of `-log(y_pred[y_true])`, classes counted from 0.

    Returns:
        A metric object, to be given to `compile()`, where `y_true` and `y_pred` are
        missing. Otherwise a tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_sparse_categorical_crossentropy
        >>> metric = metric_sparse_categorical_crossentropy()
        >>> y_true = [1.0, 0.0]
        >>> y_pred = [[0.6, 0.4], [0.7, 0.3]]
        >>> values = metric_sparse_categorical_crossentropy(y_true, y_pred)
    """
    return _metric(
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


@public(family=_FAMILY, shared=_SHARED)
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

    1 where the prediction at the place that the target tells, counted from 0, is among the
    `k` largest of the sample; 0 elsewhere.

    Returns:
        A metric object, to be given to `compile()`, where `y_true` and `y_pred` are
        missing. Otherwise a tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_sparse_top_k_categorical_accuracy
        >>> metric = metric_sparse_top_k_categorical_accuracy()
        >>> y_true = [1.0, 0.0]
        >>> y_pred = [[0.6, 0.4], [0.7, 0.3]]
        >>> values = metric_sparse_top_k_categorical_accuracy(y_true, y_pred)
    """
    return _metric(
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


@public(family=_FAMILY, shared=_SHARED)
def metric_specificity_at_sensitivity(
    *,
    sensitivity: Float = REQUIRED,
    num_thresholds: PositiveInt = 200,
    class_id: Int | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Best specificity where sensitivity is at least a given one.

    Sensitivity is `tp / (tp + fn)`, specificity is `tn / (tn + fp)`.

    Args:
        sensitivity: The sensitivity, from 0 to 1.

    Returns:
        A metric object, to be given to `compile()`.

    Raises:
        ValueError: `sensitivity` is not from 0 to 1.

    Example:
        >>> from rkeras_py import metric_specificity_at_sensitivity
        >>> metric = metric_specificity_at_sensitivity(sensitivity=0.8)
    """
    return _object(
        keras.metrics.SpecificityAtSensitivity,
        name,
        dtype,
        sensitivity=sensitivity,
        num_thresholds=num_thresholds,
        class_id=class_id,
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_squared_hinge(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    name: Str | None = "squared_hinge",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Squared hinge loss of two classes, labelled -1 and 1.

    The mean of `max(1 - y_true * y_pred, 0)^2`.

    Returns:
        A metric object, to be given to `compile()`, where `y_true` and `y_pred` are
        missing. Otherwise a tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_squared_hinge
        >>> metric = metric_squared_hinge()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = metric_squared_hinge(y_true, y_pred)
    """
    return _metric(
        "metric_squared_hinge",
        keras.metrics.SquaredHinge,
        keras.losses.squared_hinge,
        y_true,
        y_pred,
        name,
        dtype,
        kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_sum(
    *,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Sum of values.

    The sum, with weights if there are any, of all values that the object is updated with.

    Returns:
        A metric object, of one argument, the values, beside their weights.

    Example:
        >>> from rkeras_py import metric_sum
        >>> metric = metric_sum()
    """
    return _object(
        keras.metrics.Sum,
        name,
        dtype,
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_top_k_categorical_accuracy(
    y_true: Compared = None,
    y_pred: Compared = None,
    k: PositiveInt = 5,
    *,
    name: Str | None = "top_k_categorical_accuracy",
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """How often the right class is among the largest predictions, targets one-hot.

    1 where the prediction at the place of the largest target is among the `k` largest of the
    sample; 0 elsewhere.

    Returns:
        A metric object, to be given to `compile()`, where `y_true` and `y_pred` are
        missing. Otherwise a tensor with the value of each sample.

    Example:
        >>> from rkeras_py import metric_top_k_categorical_accuracy
        >>> metric = metric_top_k_categorical_accuracy()
        >>> y_true = [[0.0, 1.0], [1.0, 0.0]]
        >>> y_pred = [[0.6, 0.4], [0.7, 0.3]]
        >>> values = metric_top_k_categorical_accuracy(y_true, y_pred)
    """
    return _metric(
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


@public(family=_FAMILY, shared=_SHARED)
def metric_true_negatives(
    *,
    thresholds: Numbers | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Number of negatives that were taken for negatives.

    With weights of samples, the sum of their weights.

    Returns:
        A metric object, to be given to `compile()`.

    Example:
        >>> from rkeras_py import metric_true_negatives
        >>> metric = metric_true_negatives()
    """
    return _object(
        keras.metrics.TrueNegatives,
        name,
        dtype,
        thresholds=_list(thresholds),
        **kwargs,
    )


@public(family=_FAMILY, shared=_SHARED)
def metric_true_positives(
    *,
    thresholds: Numbers | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Number of positives that were taken for positives.

    With weights of samples, the sum of their weights.

    Returns:
        A metric object, to be given to `compile()`.

    Example:
        >>> from rkeras_py import metric_true_positives
        >>> metric = metric_true_positives()
    """
    return _object(
        keras.metrics.TruePositives,
        name,
        dtype,
        thresholds=_list(thresholds),
        **kwargs,
    )


# So that a model with `metrics=metric_binary_accuracy` can be saved, and read again.
for _function in (
    metric_binary_accuracy,
    metric_binary_crossentropy,
    metric_categorical_accuracy,
    metric_categorical_crossentropy,
    metric_hinge,
    metric_kullback_leibler_divergence,
    metric_mean_absolute_error,
    metric_mean_absolute_percentage_error,
    metric_mean_squared_error,
    metric_mean_squared_logarithmic_error,
    metric_poisson,
    metric_sparse_categorical_accuracy,
    metric_sparse_categorical_crossentropy,
    metric_sparse_top_k_categorical_accuracy,
    metric_squared_hinge,
    metric_top_k_categorical_accuracy,
):
    _register(_function)
