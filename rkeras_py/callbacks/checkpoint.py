"""The callback that saves the model during training."""

from __future__ import annotations

import os
import warnings
from collections.abc import Mapping
from typing import Annotated, Any

from rkeras_py import keras_internals
from rkeras_py.api.argument_types import (
    ArgumentError,
    ArgumentType,
    Bool,
    IntType,
    Path,
    PositiveInt,
    Str,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.callbacks.base import FAMILY, SHARED, Mode, Verbosity, Watching
from rkeras_py.engine import keras
from rkeras_py.models import saving


class FrequencyType(ArgumentType):
    """One of a few words, or a number of batches.

    Args:
        *words: The words.
    """

    def __init__(self, *words: str) -> None:
        self.words = words
        self.expected = " or ".join(f'"{word}"' for word in words) + " or a number of batches"
        self.r_type = "string or integer"

    def from_python(self, value: Any) -> str | int:
        """Checks a frequency."""
        if isinstance(value, str):
            if value in self.words:
                return str(value)
            raise ArgumentError(self.expected)
        try:
            return IntType(least=1).from_python(value)
        except ArgumentError:
            raise ArgumentError(self.expected) from None


class ModelCheckpoint(Watching, keras.callbacks.ModelCheckpoint):  # type: ignore[misc]
    """Saves a model, or its weights, to a path with any extension.

    Args:
        filepath: Path of the file or folder, which may contain fields such as
            `{epoch:02d}`.
        period: Number of epochs between checkpoints.
        **options: The other arguments of Keras' class.
    """

    def __init__(self, filepath: str, period: int, **options: Any) -> None:
        # Keras would reject any other extension, so the real path is set afterwards.
        ending = ".weights.h5" if options["save_weights_only"] else ".keras"
        super().__init__(filepath=ending, **options)
        self.filepath = filepath
        self.period = period
        self._epochs_since = 0
        self._epoch = 0

    @property
    def needs_each_batch(self) -> bool:
        """Whether it has to be called after each batch."""
        return bool(self.save_freq != "epoch")

    def on_epoch_begin(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Records the number of the epoch."""
        self._epoch = epoch
        super().on_epoch_begin(epoch, logs)

    def on_train_batch_end(self, batch: int, logs: dict[str, Any] | None = None) -> None:
        """Saves if a save is due after this batch."""
        if keras_internals.checkpoint_is_due(self, batch):
            self.save(self._epoch, batch, logs)

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Saves if a save is due after this epoch."""
        if self.save_freq != "epoch":
            return
        self._epochs_since += 1
        if self._epochs_since >= self.period:
            self._epochs_since = 0
            self.save(epoch, None, logs)

    def save(self, epoch: int, batch: int | None, logs: dict[str, Any] | None) -> None:
        """Saves, unless only the best model is kept and this one is no better."""
        logs = logs or {}
        self.set_direction()
        if self.save_best_only and self.monitor not in logs:
            warnings.warn(
                f"callback_model_checkpoint(): only the best model is to be saved, but `monitor` "
                f'is "{self.monitor}" and the logs have only {", ".join(sorted(logs))}: '
                "nothing was saved",
                stacklevel=2,
            )
            return
        path = self.path_of(epoch, batch, logs)
        if keras_internals.checkpoint_is_wanted(self, epoch, batch, logs, path):
            os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
            (saving.save_weights if self.save_weights_only else saving.save)(self.model, path)

    def path_of(self, epoch: int, batch: int | None, logs: Mapping[str, Any]) -> str:
        """The path with its fields filled in; epochs and batches are counted from 1."""
        fields = {} if batch is None else {"batch": batch + 1}
        try:
            return self.filepath.format(**{**fields, **logs, "epoch": epoch + 1})
        except (KeyError, IndexError, ValueError) as error:
            there = ", ".join(sorted({*fields, *logs, "epoch"}))
            raise ValueError(
                f'callback_model_checkpoint(): `filepath` is "{self.filepath}", whose fields '
                f"can't be filled in ({error}); there are {there}"
            ) from None


@public(family=FAMILY, shared=SHARED)
def callback_model_checkpoint(
    filepath: Path = REQUIRED,
    monitor: Str = "val_loss",
    verbose: Verbosity = 0,
    save_best_only: Bool = False,
    save_weights_only: Bool = False,
    mode: Mode = "auto",
    period: PositiveInt | None = None,
    save_freq: Annotated[str | int, FrequencyType("epoch")] = "epoch",
) -> Any:
    """Saves the model during training.

    The extension of the path determines the format of a model: ".h5" or ".hdf5" for
    an HDF5 file, as `save_model_hdf5()` writes it; ".keras" for a Keras archive; any other
    extension for a folder, as `save_model_tf()` writes it. Weights are saved in an HDF5
    file if the path has one of these extensions, otherwise in a TensorFlow checkpoint, as
    `save_model_weights_tf()` writes it.

    Args:
        filepath: Path of the file or folder. Fields in braces are filled in: `{epoch:02d}`
            with the number of the epoch, counted from 1; `{val_loss:.2f}` and the like with
            values from the logs; and, if `save_freq` is a number, `{batch}` with the number
            of the batch. Missing folders are created.
        verbose: Whether to print a message when the model is saved.
        save_best_only: Whether to save only when the monitored quantity is the best so far.
        save_weights_only: Whether to save only the weights.
        period: Number of epochs between checkpoints; 1 if not given.
        save_freq: "epoch" to save at the end of each epoch, or the number of batches
            between checkpoints.

    Returns:
        A callback for `fit()`.

    Raises:
        ValueError: Both `period` and a number of batches in `save_freq` are given.

    Example:
        >>> from rkeras_py import callback_model_checkpoint
        >>> callback = callback_model_checkpoint(
        ...     "weights.{epoch:02d}.hdf5", save_weights_only=True, period=2
        ... )
    """
    if period is not None and save_freq != "epoch":
        raise ValueError(
            "callback_model_checkpoint(): give `period` (a number of epochs) or `save_freq` (a "
            f"number of batches), not both: {period} and {save_freq}"
        )
    return ModelCheckpoint(
        filepath,
        1 if period is None else period,
        monitor=monitor,
        verbose=verbose,
        save_best_only=save_best_only,
        save_weights_only=save_weights_only,
        mode=mode,
        save_freq=save_freq,
    )
