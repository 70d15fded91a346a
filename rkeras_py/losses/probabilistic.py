"""Probabilistic losses: crossentropies, Kullback-Leibler divergence, Poisson."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Axis,
    Bool,
    Float,
    Str,
)
from rkeras_py.api.registry import public
from rkeras_py.backend.losses import by_keras_2
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


def _binary_crossentropy(**options: Any) -> Any:
    """A loss object that takes binary crossentropies by the formula of Keras 2."""
    made = keras.losses.BinaryCrossentropy(**options)
    made.call = by_keras_2(made.call)
    return made


@register
@public(family=FAMILY, shared=SHARED)
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
    """Crossentropy for two classes, labelled 0 and 1.

    Computes the mean of `-y_true * log(y_pred) - (1 - y_true) * log(1 - y_pred)` along an axis.
    Smoothing replaces targets by `y_true * (1 - label_smoothing) + 0.5 * label_smoothing`.

    Returns:
        A loss object for `compile()` if `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without `axis`.

    Example:
        >>> from rkeras_py import loss_binary_crossentropy
        >>> loss = loss_binary_crossentropy()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[0.6, 0.4], [0.4, 0.6]]
        >>> values = loss_binary_crossentropy(y_true, y_pred, label_smoothing=0.1)
    """
    return object_or_losses(
        "loss_binary_crossentropy",
        _binary_crossentropy,
        by_keras_2(keras.losses.binary_crossentropy),
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
        from_logits=from_logits,
        label_smoothing=label_smoothing,
        axis=axis,
    )


@register
@public(family=FAMILY, shared=SHARED)
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
    """Crossentropy for classes, with one-hot targets or probabilities.

    Computes `-sum(y_true * log(y_pred))` along an axis, with predictions scaled to sum to
    1. Smoothing replaces targets by
    `y_true * (1 - label_smoothing) + label_smoothing / classes`.

    Returns:
        A loss object for `compile()` if `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without `axis`.

    Example:
        >>> from rkeras_py import loss_categorical_crossentropy
        >>> loss = loss_categorical_crossentropy()
        >>> y_true = [[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
        >>> y_pred = [[0.05, 0.95, 0.0], [0.1, 0.8, 0.1]]
        >>> values = loss_categorical_crossentropy(y_true, y_pred)
    """
    return object_or_losses(
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


@register
@public(family=FAMILY, shared=SHARED)
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
    """Crossentropy for classes, with class indices as targets.

    Computes `-log(y_pred[y_true])` along an axis. Classes are counted from 0.

    Returns:
        A loss object for `compile()` if `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without `axis`.

    Example:
        >>> from rkeras_py import loss_sparse_categorical_crossentropy
        >>> loss = loss_sparse_categorical_crossentropy()
        >>> y_true = [1.0, 2.0]
        >>> y_pred = [[0.05, 0.95, 0.0], [0.1, 0.8, 0.1]]
        >>> values = loss_sparse_categorical_crossentropy(y_true, y_pred)
    """
    return object_or_losses(
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


@register
@public(family=FAMILY, shared=SHARED)
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
        A loss object for `compile()` if `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_kl_divergence
        >>> loss = loss_kl_divergence()
        >>> y_true = [[0.1, 0.9], [0.5, 0.5]]
        >>> y_pred = [[0.6, 0.4], [0.4, 0.6]]
        >>> values = loss_kl_divergence(y_true, y_pred)
    """
    return object_or_losses(
        "loss_kl_divergence",
        keras.losses.KLDivergence,
        keras.losses.kl_divergence,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


@register
@public(family=FAMILY, shared=SHARED)
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
        A loss object for `compile()` if `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_kullback_leibler_divergence
        >>> loss = loss_kullback_leibler_divergence()
        >>> y_true = [[0.1, 0.9], [0.5, 0.5]]
        >>> y_pred = [[0.6, 0.4], [0.4, 0.6]]
        >>> values = loss_kullback_leibler_divergence(y_true, y_pred)
    """
    return object_or_losses(
        "loss_kullback_leibler_divergence",
        keras.losses.KLDivergence,
        keras.losses.kl_divergence,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )


@register
@public(family=FAMILY, shared=SHARED)
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
        A loss object for `compile()` if `y_true` and `y_pred` are missing.
        Otherwise a tensor with the loss of each sample, of the shape of the predictions
        without their last axis.

    Example:
        >>> from rkeras_py import loss_poisson
        >>> loss = loss_poisson()
        >>> y_true = [[0.0, 1.0], [0.0, 0.0]]
        >>> y_pred = [[1.0, 1.0], [1.0, 0.0]]
        >>> values = loss_poisson(y_true, y_pred)
    """
    return object_or_losses(
        "loss_poisson",
        keras.losses.Poisson,
        keras.losses.poisson,
        y_true,
        y_pred,
        reduction,
        name,
        kwargs,
    )
