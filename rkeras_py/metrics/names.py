"""Names of losses and metrics in 2.9 that Keras 3 does not know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rkeras_py.engine import keras
from rkeras_py.losses.base import register

# The names that Keras 3 has for the same losses.
_LOSSES = {
    "kullback_leibler_divergence": "kl_divergence",
    "logcosh": "log_cosh",
    "huber_loss": "huber",
}


@register
def crossentropy(y_true: Any, y_pred: Any) -> Any:
    """The crossentropy that fits the shapes of targets and predictions.

    Args:
        y_true: Targets: probabilities, one for each class or of the one class, or numbers of
            classes.
        y_pred: Probabilities.

    Returns:
        A value for each sample.
    """
    if y_pred.shape[-1] == 1:
        return keras.losses.binary_crossentropy(y_true, y_pred)
    if len(y_true.shape) < len(y_pred.shape) or y_true.shape[-1] == 1:
        return keras.losses.sparse_categorical_crossentropy(y_true, y_pred)
    return keras.losses.categorical_crossentropy(y_true, y_pred)


def _crossentropy_named(name: str) -> Any:
    return keras.metrics.MeanMetricWrapper(crossentropy, name=name)


_METRICS: dict[str, Callable[[str], Any]] = {
    "ce": _crossentropy_named,
    "crossentropy": _crossentropy_named,
    "cosine_proximity": lambda name: keras.metrics.CosineSimilarity(name=name),
    "kullback_leibler_divergence": lambda name: keras.metrics.KLDivergence(name=name),
    "kld": lambda name: keras.metrics.KLDivergence(name=name),
    "logcosh": lambda name: keras.metrics.LogCoshError(name=name),
    "log_cosh": lambda name: keras.metrics.LogCoshError(name=name),
}


def named_loss(name: str) -> str:
    """The name that Keras 3 has for a loss.

    Args:
        name: A name.

    Returns:
        That of the same loss here, or the name itself.
    """
    return _LOSSES.get(name, name)


def named_metric(name: str) -> Any:
    """A metric by a name of 2.9.

    Args:
        name: A name.

    Returns:
        The metric, which keeps that name; other names as they are, for Keras to judge.
    """
    make = _METRICS.get(name)
    return name if make is None else make(name)
