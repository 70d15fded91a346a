"""Hinge losses, for maximum-margin classification."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Str,
)
from rkeras_py.api.registry import public
from rkeras_py.engine import keras
from rkeras_py.losses.base import (
    FAMILY,
    SHARED,
    Compared,
    Reduction,
    Rest,
    object_or_losses,
    register,
)


@register
@public(family=FAMILY, shared=SHARED)
def loss_hinge(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    reduction: Reduction = "auto",
    name: Str = "hinge",
    **kwargs: Rest,
) -> Any:
    """Hinge loss for two classes, labelled -1 and 1.

    Computes the mean of `max(1 - y_true * y_pred, 0)` along the last axis. Targets that
    are all 0 or 1 are converted to -1 and 1.

    Returns:
        A loss object for `compile()` if `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_hinge
        >>> loss = loss_hinge()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = loss_hinge(y_true, y_pred)
    """
    return object_or_losses(
        "loss_hinge",
        keras.losses.Hinge,
        keras.losses.hinge,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


@register
@public(family=FAMILY, shared=SHARED)
def loss_squared_hinge(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    reduction: Reduction = "auto",
    name: Str = "squared_hinge",
    **kwargs: Rest,
) -> Any:
    """Squared hinge loss for two classes, labelled -1 and 1.

    Computes the mean of `max(1 - y_true * y_pred, 0)^2` along the last axis. Targets that
    are all 0 or 1 are converted to -1 and 1.

    Returns:
        A loss object for `compile()` if `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_squared_hinge
        >>> loss = loss_squared_hinge()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = loss_squared_hinge(y_true, y_pred)
    """
    return object_or_losses(
        "loss_squared_hinge",
        keras.losses.SquaredHinge,
        keras.losses.squared_hinge,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


@register
@public(family=FAMILY, shared=SHARED)
def loss_categorical_hinge(
    y_true: Compared = None,
    y_pred: Compared = None,
    *,
    reduction: Reduction = "auto",
    name: Str = "categorical_hinge",
    **kwargs: Rest,
) -> Any:
    """Hinge loss for one-hot classes.

    Computes `max(0, neg - pos + 1)` with `pos = sum(y_true * y_pred)` and
    `neg = max((1 - y_true) * y_pred)` along the last axis.

    Returns:
        A loss object for `compile()` if `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_categorical_hinge
        >>> loss = loss_categorical_hinge()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = loss_categorical_hinge(y_true, y_pred)
    """
    return object_or_losses(
        "loss_categorical_hinge",
        keras.losses.CategoricalHinge,
        keras.losses.categorical_hinge,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )
