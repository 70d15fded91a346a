"""Losses: objects for `compile()`, and functions that give the loss of each sample."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Annotated, Any

from rkeras_py.activations import floating
from rkeras_py.api.argument_types import (
    ArrayType,
    Axis,
    AxisType,
    Bool,
    ChoiceType,
    DtypeType,
    Float,
    RestType,
    Str,
    StrType,
)
from rkeras_py.api.registry import public
from rkeras_py.engine import keras

_FAMILY = "losses"


class ComparedType(ArrayType):
    """Targets or predictions. Where both are missing, an object is wanted, not values."""

    takes_none = True
    missing_in_r = True


_REDUCTION = ChoiceType(
    "auto", "none", "sum", "sum_over_batch_size", "mean", "mean_with_sample_weight"
)

Compared = Annotated[Any, ComparedType()]
Reduction = Annotated[str, _REDUCTION]
Rest = Annotated[Any, RestType(dtype=DtypeType())]

SHARED = {
    "y_true": "The targets: a tensor, vector, matrix or array. Missing for an object.",
    "y_pred": "The predictions: a tensor, vector, matrix or array. Missing for an object.",
    "from_logits": "Whether the predictions are logits, and not probabilities.",
    "label_smoothing": "How far targets are moved towards even ones, from 0 to 1.",
    "axis": "The axis along which the loss is computed, usually that of the classes.",
    "reduction": (
        'How an object reduces the losses of the samples: "auto" or "sum_over_batch_size" for '
        'their mean, "sum" for their sum, "none" for no reduction. With targets and '
        'predictions "auto" reduces nothing, and the others reduce.'
    ),
    "name": "Name of the object.",
    "**kwargs": "Further arguments of the class in Keras, such as `dtype`.",
}


_register = keras.saving.register_keras_serializable(package="rkeras")


@_register
class HuberWithDelta(keras.losses.Huber):  # type: ignore[misc]
    """Huber's loss, whose config does not forget `delta`, as Keras' does."""

    def get_config(self) -> dict[str, Any]:
        """The arguments of the constructor."""
        return {**super().get_config(), **self._fn_kwargs}


@_register
class CosineAlongAxis(keras.losses.CosineSimilarity):  # type: ignore[misc]
    """Cosine similarity, whose config does not forget `axis`, as Keras' does."""

    def get_config(self) -> dict[str, Any]:
        """The arguments of the constructor."""
        return {**super().get_config(), **self._fn_kwargs}


def values(
    function: str, compute: Callable[..., Any], y_true: Any, y_pred: Any, **options: Any
) -> Any:
    """Computes the values of a loss or metric.

    Args:
        function: The public function, for messages.
        compute: Computes the values from targets and predictions.
        y_true: The targets.
        y_pred: The predictions.
        **options: Further arguments of `compute`.

    Returns:
        A tensor.

    Raises:
        ValueError: One of targets and predictions is missing.
    """
    for name, value in (("y_true", y_true), ("y_pred", y_pred)):
        if value is None:
            raise ValueError(
                f"{function}(): `{name}` is missing; give both `y_true` and `y_pred` for values, "
                "or neither for an object"
            )
    predictions = floating(y_pred)
    return compute(keras.ops.cast(floating(y_true), predictions.dtype), predictions, **options)


def _loss(
    function: str,
    make: Callable[..., Any],
    compute: Callable[..., Any],
    y_true: Any,
    y_pred: Any,
    reduction: str,
    name: str,
    rest: dict[str, Any],
    **options: Any,
) -> Any:
    """A loss object where targets and predictions are missing, and values otherwise."""
    if y_true is None and y_pred is None:
        reduction = "sum_over_batch_size" if reduction == "auto" else reduction
        return make(reduction=reduction, name=name, **options, **rest)
    if rest or reduction not in ("auto", "none"):

        def compute(y_true: Any, y_pred: Any, **options: Any) -> Any:
            kept = "none" if reduction == "auto" else reduction
            object_options = {"dtype": y_pred.dtype, **options, **rest}
            return make(reduction=kept, name=name, **object_options)(y_true, y_pred)

    return values(function, compute, y_true, y_pred, **options)


@public(family=_FAMILY, shared=SHARED)
def loss_binary_crossentropy(
    y_true: Compared = None,
    y_pred: Compared = None,
    from_logits: Bool = False,
    label_smoothing: Float = 0.0,
    axis: Axis = -1,
    *,
    reduction: Reduction = "auto",
    name: Str = "binary_crossentropy",
    **kwargs: Rest,
) -> Any:
    """Crossentropy between two classes, labelled 0 and 1.

    Computes the mean of `-y_true * log(y_pred) - (1 - y_true) * log(1 - y_pred)` along an axis.
    Smoothing replaces targets by `y_true * (1 - label_smoothing) + 0.5 * label_smoothing`.

    Returns:
        A loss object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without `axis`.

    Example:
        >>> from rkeras_py import loss_binary_crossentropy
        >>> loss = loss_binary_crossentropy()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[0.6, 0.4], [0.4, 0.6]]
        >>> values = loss_binary_crossentropy(y_true, y_pred, label_smoothing=0.1)
    """
    return _loss(
        "loss_binary_crossentropy",
        keras.losses.BinaryCrossentropy,
        keras.losses.binary_crossentropy,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
        from_logits=from_logits,
        label_smoothing=label_smoothing,
        axis=axis,
    )


@public(family=_FAMILY, shared=SHARED)
def loss_categorical_crossentropy(
    y_true: Compared = None,
    y_pred: Compared = None,
    from_logits: Bool = False,
    label_smoothing: Float = 0.0,
    axis: Axis = -1,
    *,
    reduction: Reduction = "auto",
    name: Str = "categorical_crossentropy",
    **kwargs: Rest,
) -> Any:
    """Crossentropy between classes whose targets are one-hot, or probabilities.

    Computes `-sum(y_true * log(y_pred))` along an axis, with predictions that were scaled to
    add up to 1. Smoothing replaces targets by
    `y_true * (1 - label_smoothing) + label_smoothing / classes`.

    Returns:
        A loss object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without `axis`.

    Example:
        >>> from rkeras_py import loss_categorical_crossentropy
        >>> loss = loss_categorical_crossentropy()
        >>> y_true = [[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
        >>> y_pred = [[0.05, 0.95, 0.0], [0.1, 0.8, 0.1]]
        >>> values = loss_categorical_crossentropy(y_true, y_pred)
    """
    return _loss(
        "loss_categorical_crossentropy",
        keras.losses.CategoricalCrossentropy,
        keras.losses.categorical_crossentropy,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
        from_logits=from_logits,
        label_smoothing=label_smoothing,
        axis=axis,
    )


@public(family=_FAMILY, shared=SHARED)
def loss_categorical_hinge(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    reduction: Reduction = "auto",
    name: Str = "categorical_hinge",
    **kwargs: Rest,
) -> Any:
    """Hinge loss of one-hot classes.

    Computes `max(0, neg - pos + 1)` with `pos = sum(y_true * y_pred)` and
    `neg = max((1 - y_true) * y_pred)` along the last axis.

    Returns:
        A loss object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_categorical_hinge
        >>> loss = loss_categorical_hinge()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = loss_categorical_hinge(y_true, y_pred)
    """
    return _loss(
        "loss_categorical_hinge",
        keras.losses.CategoricalHinge,
        keras.losses.categorical_hinge,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


@public(family=_FAMILY, shared=SHARED)
def loss_cosine_similarity(
    y_true: Compared = None,
    y_pred: Compared = None,
    axis: Axis = -1,
    *,
    reduction: Reduction = "auto",
    name: Str = "cosine_similarity",
    **kwargs: Rest,
) -> Any:
    """Cosine of the angle between targets and predictions, with a minus sign.

    Computes `-sum(y_true * y_pred)` of vectors scaled to length 1: -1 where both have the
    same direction, 0 where they are orthogonal or one is 0, 1 for opposite directions.

    Returns:
        A loss object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without `axis`.

    Example:
        >>> from rkeras_py import loss_cosine_similarity
        >>> loss = loss_cosine_similarity()
        >>> y_true = [[0.0, 1.0], [1.0, 1.0]]
        >>> y_pred = [[1.0, 0.0], [1.0, 1.0]]
        >>> values = loss_cosine_similarity(y_true, y_pred)
    """
    return _loss(
        "loss_cosine_similarity",
        keras.losses.CosineSimilarity if axis == -1 else CosineAlongAxis,
        keras.losses.cosine_similarity,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
        axis=axis,
    )


@public(family=_FAMILY)
def loss_cosine_proximity(
    *args: Any,
    **kwargs: Annotated[
        Any,
        RestType(
            y_true=ComparedType(),
            y_pred=ComparedType(),
            axis=AxisType(),
            reduction=_REDUCTION,
            name=StrType(),
            dtype=DtypeType(),
        ),
    ],
) -> Any:
    """The former name of `loss_cosine_similarity()`.

    Args:
        **kwargs: The arguments of `loss_cosine_similarity()`, with names or without.

    Returns:
        What `loss_cosine_similarity()` returns.

    Example:
        >>> from rkeras_py import loss_cosine_similarity
        >>> loss = loss_cosine_similarity(axis=-1)
    """
    warnings.warn(
        "loss_cosine_proximity() is renamed to loss_cosine_similarity()",
        FutureWarning,
        stacklevel=2,
    )
    return loss_cosine_similarity(*args, **kwargs)


@public(family=_FAMILY, shared=SHARED)
def loss_hinge(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    reduction: Reduction = "auto",
    name: Str = "hinge",
    **kwargs: Rest,
) -> Any:
    """Hinge loss of two classes, labelled -1 and 1.

    Computes the mean of `max(1 - y_true * y_pred, 0)` along the last axis. Targets that are
    all 0 or 1 are taken for -1 and 1.

    Returns:
        A loss object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_hinge
        >>> loss = loss_hinge()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = loss_hinge(y_true, y_pred)
    """
    return _loss(
        "loss_hinge",
        keras.losses.Hinge,
        keras.losses.hinge,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


@public(family=_FAMILY, shared=SHARED)
def loss_huber(
    y_true: Compared = None,
    y_pred: Compared = None,
    delta: Float = 1.0,
    *,
    reduction: Reduction = "auto",
    name: Str = "huber_loss",
    **kwargs: Rest,
) -> Any:
    """Huber's loss, which is squared for small errors and linear for large ones.

    With `e = y_true - y_pred` computes the mean along the last axis of `0.5 * e^2` where
    `abs(e) <= delta`, and of `delta * abs(e) - 0.5 * delta^2` elsewhere.

    Args:
        delta: The error where the loss becomes linear.

    Returns:
        A loss object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Source:
        Huber (1964), "Robust Estimation of a Location Parameter"

    Example:
        >>> from rkeras_py import loss_huber
        >>> loss = loss_huber()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = loss_huber(y_true, y_pred)
    """
    return _loss(
        "loss_huber",
        keras.losses.Huber if delta == 1 else HuberWithDelta,
        keras.losses.huber,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
        delta=delta,
    )


@public(family=_FAMILY, shared=SHARED)
def loss_kl_divergence(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    reduction: Reduction = "auto",
    name: Str = "kl_divergence",
    **kwargs: Rest,
) -> Any:
    """Kullback-Leibler divergence of the predictions from the targets.

    Computes `sum(y_true * log(y_true / y_pred))` along the last axis.

    Returns:
        A loss object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_kl_divergence
        >>> loss = loss_kl_divergence()
        >>> y_true = [[0.1, 0.9], [0.5, 0.5]]
        >>> y_pred = [[0.6, 0.4], [0.4, 0.6]]
        >>> values = loss_kl_divergence(y_true, y_pred)
    """
    return _loss(
        "loss_kl_divergence",
        keras.losses.KLDivergence,
        keras.losses.kl_divergence,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


@public(family=_FAMILY, shared=SHARED)
def loss_kullback_leibler_divergence(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    reduction: Reduction = "auto",
    name: Str = "kl_divergence",
    **kwargs: Rest,
) -> Any:
    """Kullback-Leibler divergence of the predictions from the targets.

    Computes `sum(y_true * log(y_true / y_pred))` along the last axis.

    Returns:
        A loss object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_kullback_leibler_divergence
        >>> loss = loss_kullback_leibler_divergence()
        >>> y_true = [[0.1, 0.9], [0.5, 0.5]]
        >>> y_pred = [[0.6, 0.4], [0.4, 0.6]]
        >>> values = loss_kullback_leibler_divergence(y_true, y_pred)
    """
    return _loss(
        "loss_kullback_leibler_divergence",
        keras.losses.KLDivergence,
        keras.losses.kl_divergence,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


@public(family=_FAMILY, shared=SHARED)
def loss_logcosh(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    reduction: Reduction = "auto",
    name: Str = "log_cosh",
    **kwargs: Rest,
) -> Any:
    """Logarithm of the hyperbolic cosine of the error.

    Computes the mean of `log(cosh(y_pred - y_true))` along the last axis: about
    `0.5 * e^2` for a small error `e`, and `abs(e) - log(2)` for a large one.

    Returns:
        A loss object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_logcosh
        >>> loss = loss_logcosh()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = loss_logcosh(y_true, y_pred)
    """
    return _loss(
        "loss_logcosh",
        keras.losses.LogCosh,
        keras.losses.log_cosh,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


@public(family=_FAMILY, shared=SHARED)
def loss_mean_absolute_error(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    reduction: Reduction = "auto",
    name: Str = "mean_absolute_error",
    **kwargs: Rest,
) -> Any:
    """Mean absolute error.

    Computes the mean of `abs(y_true - y_pred)` along the last axis.

    Returns:
        A loss object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_mean_absolute_error
        >>> loss = loss_mean_absolute_error()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = loss_mean_absolute_error(y_true, y_pred)
    """
    return _loss(
        "loss_mean_absolute_error",
        keras.losses.MeanAbsoluteError,
        keras.losses.mean_absolute_error,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


@public(family=_FAMILY, shared=SHARED)
def loss_mean_absolute_percentage_error(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    reduction: Reduction = "auto",
    name: Str = "mean_absolute_percentage_error",
    **kwargs: Rest,
) -> Any:
    """Mean absolute error in percent of the targets.

    Computes the mean of `100 * abs((y_true - y_pred) / y_true)` along the last axis; targets
    nearer to 0 than 1e-07 are taken for that.

    Returns:
        A loss object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_mean_absolute_percentage_error
        >>> loss = loss_mean_absolute_percentage_error()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = loss_mean_absolute_percentage_error(y_true, y_pred)
    """
    return _loss(
        "loss_mean_absolute_percentage_error",
        keras.losses.MeanAbsolutePercentageError,
        keras.losses.mean_absolute_percentage_error,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


@public(family=_FAMILY, shared=SHARED)
def loss_mean_squared_error(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    reduction: Reduction = "auto",
    name: Str = "mean_squared_error",
    **kwargs: Rest,
) -> Any:
    """Mean squared error.

    Computes the mean of `(y_true - y_pred)^2` along the last axis.

    Returns:
        A loss object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_mean_squared_error
        >>> loss = loss_mean_squared_error()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = loss_mean_squared_error(y_true, y_pred)
    """
    return _loss(
        "loss_mean_squared_error",
        keras.losses.MeanSquaredError,
        keras.losses.mean_squared_error,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


@public(family=_FAMILY, shared=SHARED)
def loss_mean_squared_logarithmic_error(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    reduction: Reduction = "auto",
    name: Str = "mean_squared_logarithmic_error",
    **kwargs: Rest,
) -> Any:
    """Mean squared error of logarithms.

    Computes the mean of `(log(y_true + 1) - log(y_pred + 1))^2` along the last axis; negative
    values are taken for 0.

    Returns:
        A loss object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_mean_squared_logarithmic_error
        >>> loss = loss_mean_squared_logarithmic_error()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = loss_mean_squared_logarithmic_error(y_true, y_pred)
    """
    return _loss(
        "loss_mean_squared_logarithmic_error",
        keras.losses.MeanSquaredLogarithmicError,
        keras.losses.mean_squared_logarithmic_error,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


@public(family=_FAMILY, shared=SHARED)
def loss_poisson(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    reduction: Reduction = "auto",
    name: Str = "poisson",
    **kwargs: Rest,
) -> Any:
    """Poisson loss, for counts.

    Computes the mean of `y_pred - y_true * log(y_pred)` along the last axis.

    Returns:
        A loss object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_poisson
        >>> loss = loss_poisson()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = loss_poisson(y_true, y_pred)
    """
    return _loss(
        "loss_poisson",
        keras.losses.Poisson,
        keras.losses.poisson,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


@public(family=_FAMILY, shared=SHARED)
def loss_sparse_categorical_crossentropy(
    y_true: Compared = None,
    y_pred: Compared = None,
    from_logits: Bool = False,
    axis: Axis = -1,
    *,
    reduction: Reduction = "auto",
    name: Str = "sparse_categorical_crossentropy",
    **kwargs: Rest,
) -> Any:
    """Crossentropy between classes whose targets are whole numbers.

    Computes `-log(y_pred[y_true])` along an axis. Classes are counted from 0.

    Returns:
        A loss object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without `axis`.

    Example:
        >>> from rkeras_py import loss_sparse_categorical_crossentropy
        >>> loss = loss_sparse_categorical_crossentropy()
        >>> y_true = [1.0, 2.0]
        >>> y_pred = [[0.05, 0.95, 0.0], [0.1, 0.8, 0.1]]
        >>> values = loss_sparse_categorical_crossentropy(y_true, y_pred)
    """
    return _loss(
        "loss_sparse_categorical_crossentropy",
        keras.losses.SparseCategoricalCrossentropy,
        keras.losses.sparse_categorical_crossentropy,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
        from_logits=from_logits,
        axis=axis,
    )


@public(family=_FAMILY, shared=SHARED)
def loss_squared_hinge(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    reduction: Reduction = "auto",
    name: Str = "squared_hinge",
    **kwargs: Rest,
) -> Any:
    """Squared hinge loss of two classes, labelled -1 and 1.

    Computes the mean of `max(1 - y_true * y_pred, 0)^2` along the last axis. Targets that are
    all 0 or 1 are taken for -1 and 1.

    Returns:
        A loss object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_squared_hinge
        >>> loss = loss_squared_hinge()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = loss_squared_hinge(y_true, y_pred)
    """
    return _loss(
        "loss_squared_hinge",
        keras.losses.SquaredHinge,
        keras.losses.squared_hinge,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


# So that a model with `loss=loss_mean_squared_error` can be saved, and read again.
for _function in (
    loss_binary_crossentropy,
    loss_categorical_crossentropy,
    loss_categorical_hinge,
    loss_cosine_similarity,
    loss_cosine_proximity,
    loss_hinge,
    loss_huber,
    loss_kl_divergence,
    loss_kullback_leibler_divergence,
    loss_logcosh,
    loss_mean_absolute_error,
    loss_mean_absolute_percentage_error,
    loss_mean_squared_error,
    loss_mean_squared_logarithmic_error,
    loss_poisson,
    loss_sparse_categorical_crossentropy,
    loss_squared_hinge,
):
    _register(_function)
