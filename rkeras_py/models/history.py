"""The training history: the metrics of each epoch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from rkeras_py.api import hooks
from rkeras_py.api.results import Record
from rkeras_py.engine import keras
from rkeras_py.models import compiling


@dataclass
class TrainingHistory(Record):
    """The history of one call of `fit()`.

    Attributes:
        params: `epochs`, `steps` and `verbose` as they were used, and `initial_epoch` if
            training was resumed.
        metrics: For each metric, its value in each epoch.
    """

    r_class: ClassVar[str] = "keras_training_history"
    params: dict[str, Any]
    metrics: dict[str, list[float]]


def of(history: keras.callbacks.History, initial_epoch: int = 0) -> TrainingHistory:
    """Converts Keras' own history.

    Args:
        history: Keras' history.
        initial_epoch: The epoch from which training was resumed.
    """
    params = history.params
    if initial_epoch:
        params = {**params, "initial_epoch": initial_epoch}
    return _made(history.model, params, history.history)


def _made(
    model: keras.Model, params: Mapping[str, Any], metrics: Mapping[str, Any]
) -> TrainingHistory:
    ordered = compiling.in_order(model, metrics) if metrics else {}
    return TrainingHistory(
        {name: value for name, value in params.items() if value is not None},
        {name: [float(value) for value in values] for name, values in ordered.items()},
    )


class LiveView(keras.callbacks.Callback):  # type: ignore[misc]
    """Has the host plot the metrics after each epoch and at the end of training.

    `params` tells the host whether training has `ended`, and whether to plot (`view`); "auto"
    leaves it to the host.

    Args:
        view: "auto" or True.
    """

    def __init__(self, view: str | bool) -> None:
        super().__init__()
        self._view = view
        self._values: dict[str, list[float]] = {}

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Called by Keras at the end of an epoch."""
        # Keras updates its own history after users' callbacks, which is one epoch too late here.
        for name, value in (logs or {}).items():
            self._values.setdefault(name, []).append(float(value))
        self._show(ended=False)

    def on_train_end(self, logs: dict[str, Any] | None = None) -> None:
        """Called by Keras after the last epoch."""
        self._show(ended=True)

    def _show(self, ended: bool) -> None:
        if hooks.view_history is not None and self._values:
            params = {**self.params, "view": self._view, "ended": ended}
            hooks.view_history(_made(self.model, params, self._values))
