"""Metrics from the confusion matrix: counts, rates, and areas under curves."""

from __future__ import annotations

from typing import Annotated, Any

from rkeras_py.api.argument_types import (
    Anything,
    Bool,
    ChoiceType,
    Dtype,
    Float,
    Int,
    Numbers,
    PositiveInt,
    Str,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras, tf
from rkeras_py.losses.base import register
from rkeras_py.metrics.base import FAMILY, SHARED, as_list, new_object


class _Counted:
    """For counts at several thresholds: a result that the next batch does not change."""

    def result(self) -> Any:
        """The counts so far."""
        return tf.identity(super().result())  # type: ignore[misc]


@register
class TruePositives(_Counted, keras.metrics.TruePositives):  # type: ignore[misc]
    """Keras' metric, of which `result()` is its variable."""


@register
class TrueNegatives(_Counted, keras.metrics.TrueNegatives):  # type: ignore[misc]
    """Keras' metric, of which `result()` is its variable."""


@register
class FalsePositives(_Counted, keras.metrics.FalsePositives):  # type: ignore[misc]
    """Keras' metric, of which `result()` is its variable."""


@register
class FalseNegatives(_Counted, keras.metrics.FalseNegatives):  # type: ignore[misc]
    """Keras' metric, of which `result()` is its variable."""


@public(family=FAMILY, shared=SHARED)
def metric_true_positives(
    *,
    thresholds: Numbers | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Number of true positives: positives that were predicted as positive.

    With sample weights, the sum of the weights instead of the number.

    Returns:
        A metric object for `compile()`.

    Example:
        >>> from rkeras_py import metric_true_positives
        >>> metric = metric_true_positives()
    """
    return new_object(
        TruePositives,
        name,
        dtype,
        thresholds=as_list(thresholds),
        **kwargs,
    )


@public(family=FAMILY, shared=SHARED)
def metric_true_negatives(
    *,
    thresholds: Numbers | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Number of true negatives: negatives that were predicted as negative.

    With sample weights, the sum of the weights instead of the number.

    Returns:
        A metric object for `compile()`.

    Example:
        >>> from rkeras_py import metric_true_negatives
        >>> metric = metric_true_negatives()
    """
    return new_object(
        TrueNegatives,
        name,
        dtype,
        thresholds=as_list(thresholds),
        **kwargs,
    )


@public(family=FAMILY, shared=SHARED)
def metric_false_positives(
    *,
    thresholds: Numbers | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Number of false positives: negatives that were predicted as positive.

    With sample weights, the sum of the weights instead of the number.

    Returns:
        A metric object for `compile()`.

    Example:
        >>> from rkeras_py import metric_false_positives
        >>> metric = metric_false_positives()
    """
    return new_object(
        FalsePositives,
        name,
        dtype,
        thresholds=as_list(thresholds),
        **kwargs,
    )


@public(family=FAMILY, shared=SHARED)
def metric_false_negatives(
    *,
    thresholds: Numbers | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Number of false negatives: positives that were predicted as negative.

    With sample weights, the sum of the weights instead of the number.

    Returns:
        A metric object for `compile()`.

    Example:
        >>> from rkeras_py import metric_false_negatives
        >>> metric = metric_false_negatives()
    """
    return new_object(
        FalseNegatives,
        name,
        dtype,
        thresholds=as_list(thresholds),
        **kwargs,
    )


@public(family=FAMILY, shared=SHARED)
def metric_precision(
    *,
    thresholds: Numbers | None = None,
    top_k: PositiveInt | None = None,
    class_id: Int | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Precision: the fraction of positive predictions that are right.

    The value is `tp / (tp + fp)`.

    Returns:
        A metric object for `compile()`.

    Example:
        >>> from rkeras_py import metric_precision
        >>> metric = metric_precision()
    """
    return new_object(
        keras.metrics.Precision,
        name,
        dtype,
        thresholds=as_list(thresholds),
        top_k=top_k,
        class_id=class_id,
        **kwargs,
    )


@public(family=FAMILY, shared=SHARED)
def metric_recall(
    *,
    thresholds: Numbers | None = None,
    top_k: PositiveInt | None = None,
    class_id: Int | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Recall: the fraction of positives that are found.

    The value is `tp / (tp + fn)`.

    Returns:
        A metric object for `compile()`.

    Example:
        >>> from rkeras_py import metric_recall
        >>> metric = metric_recall()
    """
    return new_object(
        keras.metrics.Recall,
        name,
        dtype,
        thresholds=as_list(thresholds),
        top_k=top_k,
        class_id=class_id,
        **kwargs,
    )


@public(family=FAMILY, shared=SHARED)
def metric_precision_at_recall(
    *,
    recall: Float = REQUIRED,
    num_thresholds: PositiveInt = 200,
    class_id: Int | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Best precision at which recall is at least a given value.

    Among the thresholds with that recall, it uses the one with the best precision.

    Args:
        recall: The recall, from 0 to 1.

    Returns:
        A metric object for `compile()`.

    Raises:
        ValueError: `recall` is not from 0 to 1.

    Example:
        >>> from rkeras_py import metric_precision_at_recall
        >>> metric = metric_precision_at_recall(recall=0.8)
    """
    return new_object(
        keras.metrics.PrecisionAtRecall,
        name,
        dtype,
        recall=recall,
        num_thresholds=num_thresholds,
        class_id=class_id,
        **kwargs,
    )


@public(family=FAMILY, shared=SHARED)
def metric_recall_at_precision(
    *,
    precision: Float = REQUIRED,
    num_thresholds: PositiveInt = 200,
    class_id: Int | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Best recall at which precision is at least a given value.

    Among the thresholds with that precision, it uses the one with the best recall.

    Args:
        precision: The precision, from 0 to 1.

    Returns:
        A metric object for `compile()`.

    Raises:
        ValueError: `precision` is not from 0 to 1.

    Example:
        >>> from rkeras_py import metric_recall_at_precision
        >>> metric = metric_recall_at_precision(precision=0.8)
    """
    return new_object(
        keras.metrics.RecallAtPrecision,
        name,
        dtype,
        precision=precision,
        num_thresholds=num_thresholds,
        class_id=class_id,
        **kwargs,
    )


@public(family=FAMILY, shared=SHARED)
def metric_sensitivity_at_specificity(
    *,
    specificity: Float = REQUIRED,
    num_thresholds: PositiveInt = 200,
    class_id: Int | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Best sensitivity at which specificity is at least a given value.

    Sensitivity is `tp / (tp + fn)`, specificity is `tn / (tn + fp)`.

    Args:
        specificity: The specificity, from 0 to 1.

    Returns:
        A metric object for `compile()`.

    Raises:
        ValueError: `specificity` is not from 0 to 1.

    Example:
        >>> from rkeras_py import metric_sensitivity_at_specificity
        >>> metric = metric_sensitivity_at_specificity(specificity=0.8)
    """
    return new_object(
        keras.metrics.SensitivityAtSpecificity,
        name,
        dtype,
        specificity=specificity,
        num_thresholds=num_thresholds,
        class_id=class_id,
        **kwargs,
    )


@public(family=FAMILY, shared=SHARED)
def metric_specificity_at_sensitivity(
    *,
    sensitivity: Float = REQUIRED,
    num_thresholds: PositiveInt = 200,
    class_id: Int | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Best specificity at which sensitivity is at least a given value.

    Sensitivity is `tp / (tp + fn)`, specificity is `tn / (tn + fp)`.

    Args:
        sensitivity: The sensitivity, from 0 to 1.

    Returns:
        A metric object for `compile()`.

    Raises:
        ValueError: `sensitivity` is not from 0 to 1.

    Example:
        >>> from rkeras_py import metric_specificity_at_sensitivity
        >>> metric = metric_specificity_at_sensitivity(sensitivity=0.8)
    """
    return new_object(
        keras.metrics.SpecificityAtSensitivity,
        name,
        dtype,
        sensitivity=sensitivity,
        num_thresholds=num_thresholds,
        class_id=class_id,
        **kwargs,
    )


@public(family=FAMILY, shared=SHARED)
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

    The curve is evaluated at a number of thresholds, and the area under it is approximated
    by a sum.

    Args:
        curve: "ROC" for the true positive rate against the false positive rate, "PR" for
            precision against recall.
        summation_method: "interpolation" between the points of the curve, or sums of
            the heights on the left of each step ("minoring" for a falling curve) or on
            the right ("majoring").
        thresholds: The thresholds, instead of `num_thresholds` evenly spaced ones; 0 and 1
            are added.
        multi_label: Whether predictions have an axis of labels; areas are then averaged
            over the labels.
        num_labels: The number of labels, where `multi_label` is True.
        label_weights: Weights of the labels in the average.

    Returns:
        A metric object for `compile()`.

    Source:
        Davis and Goadrich (2006), "The Relationship Between Precision-Recall and ROC
        Curves", for the interpolation

    Example:
        >>> from rkeras_py import metric_auc
        >>> metric = metric_auc()
    """
    return new_object(
        keras.metrics.AUC,
        name,
        dtype,
        num_thresholds=num_thresholds,
        curve=curve,
        summation_method=summation_method,
        thresholds=as_list(thresholds),
        multi_label=multi_label,
        num_labels=num_labels,
        label_weights=as_list(label_weights),
        from_logits=from_logits,
        **kwargs,
    )


@public(family=FAMILY, shared=SHARED)
def metric_mean_iou(
    *,
    num_classes: PositiveInt = REQUIRED,
    name: Str | None = None,
    dtype: Dtype | None = None,
    **kwargs: Anything,
) -> Any:
    """Mean intersection over union, for semantic segmentation.

    The mean over the classes of `tp / (tp + fp + fn)`: the samples that are rightly
    predicted as the class, as a fraction of those that belong to it or are predicted as it.

    Args:
        num_classes: The number of classes. Targets and predictions are class indices from 0
            to `num_classes - 1`.

    Returns:
        A metric object for `compile()`.

    Example:
        >>> from rkeras_py import metric_mean_iou
        >>> metric = metric_mean_iou(num_classes=3)
    """
    return new_object(
        keras.metrics.MeanIoU,
        name,
        # Keras' default would count in integers and truncate the weights.
        keras.config.floatx() if dtype is None else dtype,
        num_classes=num_classes,
        **kwargs,
    )
