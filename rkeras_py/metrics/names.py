"""Names of losses and metrics in 2.9 that Keras 3 does not know."""

from __future__ import annotations

import inspect
from collections import Counter
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


# Classes without a name of their own, and those that Keras 3 gives another one than Keras 2.
_CLASSES = {
    "AUC": "auc",
    "BinaryIoU": "binary_io_u",
    "FalseNegatives": "false_negatives",
    "FalsePositives": "false_positives",
    "KLDivergence": "kullback_leibler_divergence",
    "Precision": "precision",
    "Recall": "recall",
    "TrueNegatives": "true_negatives",
    "TruePositives": "true_positives",
}
COUNTED = "_rkeras_counted"
"""The attribute that marks a metric that was made by the name of its class."""


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
        The metric, which keeps that name, or has that of its class where it is the name of a
        class; other names as they are, for Keras to judge.
    """
    make = _METRICS.get(name)
    if make is not None:
        return make(name)
    kind = getattr(keras.metrics, name, None)
    if not (isinstance(kind, type) and issubclass(kind, keras.metrics.Metric)):
        return name
    parameters = inspect.signature(kind).parameters
    if name == "Accuracy" or any(
        parameter.default is parameter.empty for parameter in parameters.values()
    ):
        return name
    metric = kind(name=_CLASSES.get(name, parameters["name"].default))
    setattr(metric, COUNTED, True)
    return metric


def count(metrics: Any) -> None:
    """Numbers metrics that were made by the name of the same class: "auc", "auc_1".

    Args:
        metrics: Metrics in any structure of lists and dicts.
    """
    met: Counter[str] = Counter()
    for metric in keras.tree.flatten(metrics):
        if getattr(metric, COUNTED, False):
            number = met[metric.name]
            met[metric.name] += 1
            if number:
                metric.name = f"{metric.name}_{number}"
