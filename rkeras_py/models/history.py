"""What training leaves: the metrics of each epoch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from rkeras_py.api import hooks
from rkeras_py.api.results import Record
from rkeras_py.engine import keras


@dataclass
class TrainingHistory(Record):
    """The history of one call of `fit`.

    Attributes:
        params: `epochs`, `steps`, `verbose` as they were used.
        metrics: For each metric its values, an epoch each.
    """

    r_class: ClassVar[str] = "keras_training_history"
    params: dict[str, Any]
    metrics: dict[str, list[float]]


def of(history: keras.callbacks.History) -> TrainingHistory:
    """Makes a history of Keras' own."""
    metrics = {name: [float(value) for value in values] for name, values in history.history.items()}
    params = {name: value for name, value in history.params.items() if value is not None}
    return TrainingHistory(params, metrics)


class LiveView(keras.callbacks.Callback):  # type: ignore[misc]
    """Draws the metrics after each epoch."""

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Called by Keras at the end of an epoch."""
        if hooks.view_history is not None:
            hooks.view_history(of(self.model.history))
