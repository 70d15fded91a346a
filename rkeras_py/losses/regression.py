"""Regression losses: errors, and the cosine similarity of vectors."""

from __future__ import annotations

import warnings
from typing import Annotated, Any

from rkeras_py.api.argument_types import (
    Axis,
    AxisType,
    DtypeType,
    Float,
    RestType,
    Str,
    StrType,
)
from rkeras_py.api.registry import public
from rkeras_py.engine import keras
from rkeras_py.losses.base import (
    _REDUCTION,
    FAMILY,
    SHARED,
    Compared,
    ComparedType,
    Reduction,
    Rest,
    object_or_losses,
    register,
)


@register
class HuberWithDelta(keras.losses.Huber):  # type: ignore[misc]
    """Huber's loss with `delta` in its config, which Keras' loss leaves out."""

    def __init__(self, delta: float = 1.0, **config: Any) -> None:
        super().__init__(delta=delta, **config)
        self.delta = delta

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        return {**super().get_config(), "delta": self.delta}


@register
class CosineAlongAxis(keras.losses.CosineSimilarity):  # type: ignore[misc]
    """Cosine similarity with `axis` in its config, which Keras' loss leaves out."""

    def __init__(self, axis: int = -1, **config: Any) -> None:
        super().__init__(axis=axis, **config)
        self.axis = axis

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        return {**super().get_config(), "axis": self.axis}


@register
@public(family=FAMILY, shared=SHARED)
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
        A loss object for `compile()` if `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_mean_squared_error
        >>> loss = loss_mean_squared_error()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = loss_mean_squared_error(y_true, y_pred)
    """
    return object_or_losses(
        "loss_mean_squared_error",
        keras.losses.MeanSquaredError,
        keras.losses.mean_squared_error,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


@register
@public(family=FAMILY, shared=SHARED)
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
        A loss object for `compile()` if `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_mean_absolute_error
        >>> loss = loss_mean_absolute_error()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = loss_mean_absolute_error(y_true, y_pred)
    """
    return object_or_losses(
        "loss_mean_absolute_error",
        keras.losses.MeanAbsoluteError,
        keras.losses.mean_absolute_error,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


@register
@public(family=FAMILY, shared=SHARED)
def loss_mean_absolute_percentage_error(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    reduction: Reduction = "auto",
    name: Str = "mean_absolute_percentage_error",
    **kwargs: Rest,
) -> Any:
    """Mean absolute error as a percentage of the targets.

    Computes the mean of `100 * abs((y_true - y_pred) / y_true)` along the last axis, with
    `abs(y_true)` at least 1e-07 in the denominator.

    Returns:
        A loss object for `compile()` if `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_mean_absolute_percentage_error
        >>> loss = loss_mean_absolute_percentage_error()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = loss_mean_absolute_percentage_error(y_true, y_pred)
    """
    return object_or_losses(
        "loss_mean_absolute_percentage_error",
        keras.losses.MeanAbsolutePercentageError,
        keras.losses.mean_absolute_percentage_error,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


@register
@public(family=FAMILY, shared=SHARED)
def loss_mean_squared_logarithmic_error(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    reduction: Reduction = "auto",
    name: Str = "mean_squared_logarithmic_error",
    **kwargs: Rest,
) -> Any:
    """Mean squared error of logarithms.

    Computes the mean of `(log(y_true + 1) - log(y_pred + 1))^2` along the last axis;
    negative values are treated as 0.

    Returns:
        A loss object for `compile()` if `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_mean_squared_logarithmic_error
        >>> loss = loss_mean_squared_logarithmic_error()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = loss_mean_squared_logarithmic_error(y_true, y_pred)
    """
    return object_or_losses(
        "loss_mean_squared_logarithmic_error",
        keras.losses.MeanSquaredLogarithmicError,
        keras.losses.mean_squared_logarithmic_error,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


@register
@public(family=FAMILY, shared=SHARED)
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
        A loss object for `compile()` if `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_logcosh
        >>> loss = loss_logcosh()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = loss_logcosh(y_true, y_pred)
    """
    return object_or_losses(
        "loss_logcosh",
        keras.losses.LogCosh,
        keras.losses.log_cosh,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


@register
@public(family=FAMILY, shared=SHARED)
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
        delta: The error at which the loss becomes linear.

    Returns:
        A loss object for `compile()` if `y_true` and `y_pred` are missing.
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
    return object_or_losses(
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


@register
@public(family=FAMILY, shared=SHARED)
def loss_cosine_similarity(
    y_true: Compared = None,
    y_pred: Compared = None,
    axis: Axis = -1,
    *,
    reduction: Reduction = "auto",
    name: Str = "cosine_similarity",
    **kwargs: Rest,
) -> Any:
    """Negative cosine similarity of targets and predictions.

    Computes `-sum(y_true * y_pred)` of vectors scaled to length 1: -1 if both have the same
    direction, 0 if they are orthogonal or one of them is 0, 1 if they are opposite.

    Returns:
        A loss object for `compile()` if `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without `axis`.

    Example:
        >>> from rkeras_py import loss_cosine_similarity
        >>> loss = loss_cosine_similarity()
        >>> y_true = [[0.0, 1.0], [1.0, 1.0]]
        >>> y_pred = [[1.0, 0.0], [1.0, 1.0]]
        >>> values = loss_cosine_similarity(y_true, y_pred)
    """
    return object_or_losses(
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


@register
@public(family=FAMILY)
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
        **kwargs: The arguments of `loss_cosine_similarity()`, named or unnamed.

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
