"""What models tell of a training run that the host keeps a record of.

The record is a folder, in the layout of the R package tfruns: `metrics.json`, `evaluation.json`,
and a file for each property. Each file is written beside its place and renamed, so that a run that
is killed leaves whole files.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping
from typing import Any

from rkeras_py import files
from rkeras_py.api import hooks
from rkeras_py.engine import keras


def record() -> str | None:
    """The folder of the record, or None if no run is active."""
    return None if hooks.active_record is None else hooks.active_record()


class Recorder(keras.callbacks.Callback):  # type: ignore[misc]
    """Writes the metrics of each epoch into the record of a run.

    Args:
        folder: The folder of the record.
        properties: Properties of the training.
    """

    def __init__(self, folder: str, properties: Mapping[str, Any]) -> None:
        super().__init__()
        self._folder = folder
        self._properties = properties
        self._values: dict[str, list[Any]] = {}
        self._done = 0

    def on_train_begin(self, logs: dict[str, Any] | None = None) -> None:
        """Called by Keras before the first epoch."""
        model, lines = self.model, []
        if model.built:
            model.summary(print_fn=lambda text, **_: lines.append(text))
        optimizer = getattr(model, "optimizer", None)
        known = {
            "model": "\n".join(lines),
            "loss_function": _name(getattr(model, "loss", None)),
            "optimizer": "" if optimizer is None else str(optimizer.name),
            "learning_rate": "" if optimizer is None else f"{float(optimizer.learning_rate):g}",
        }
        _write_properties(self._folder, {**known, **self._properties, "epochs_completed": 0})

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Called by Keras after each epoch."""
        for name, value in (logs or {}).items():
            values = self._values.setdefault(name, [None] * self._done)
            values.append(_number(value))
        self._done += 1
        _write(self._folder, "metrics.json", json.dumps(self._values))
        _write_properties(self._folder, {"epochs_completed": self._done})


def recorders(properties: Mapping[str, Any]) -> list[Any]:
    """The callbacks that keep the record of a run: one if a run is active, else none.

    Args:
        properties: Properties of the training; those that are None are left out.
    """
    folder = record()
    return [] if folder is None else [Recorder(folder, properties)]


def record_evaluation(values: Mapping[str, Any]) -> None:
    """Writes the results of `evaluate()` into the record of a run, if one is active.

    Args:
        values: The results by name.
    """
    folder = record()
    if folder is not None:
        found = {name: _number(value) for name, value in values.items()}
        _write(folder, "evaluation.json", json.dumps(found))


def sizes_of(x: Any, validation_split: float) -> dict[str, int]:
    """The numbers of samples to train on and to evaluate, if they are known.

    Args:
        x: Prepared data.
        validation_split: The fraction of them that is held out.
    """
    arrays = [part for part in keras.tree.flatten(x) if getattr(part, "shape", None)]
    if not arrays or arrays[0].shape[0] is None:
        return {}
    count = int(arrays[0].shape[0])
    trained = math.floor(count * (1 - validation_split))
    held_out = {"validation_samples": count - trained} if validation_split else {}
    return {"samples": trained, **held_out}


def _name(loss: Any) -> str:
    return str(getattr(loss, "name", None) or getattr(loss, "__name__", None) or loss or "")


def _number(value: Any) -> float | None:
    number = float(value)
    return number if math.isfinite(number) else None


def _write_properties(folder: str, properties: Mapping[str, Any]) -> None:
    for name, value in properties.items():
        if value is not None:
            _write(os.path.join(folder, "properties"), name, f"{value}\n")


def _write(folder: str, name: str, text: str) -> None:
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, name)
    with files.replacing(path, True) as written, open(written, "w", encoding="utf-8") as file:
        file.write(text)
