"""The callback with which a training run that was cut off goes on where it was."""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import Annotated, Any

from rkeras_py.api.argument_types import Bool, Path
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.callbacks.base import FAMILY
from rkeras_py.callbacks.checkpoint import FrequencyType
from rkeras_py.distribute.workers import from_chief, is_chief
from rkeras_py.engine import keras
from rkeras_py.keras_internals.arrays import begin_at
from rkeras_py.models import backups

_LATEST = "latest.npz"
_PREVIOUS = "previous.npz"


class BackupAndRestore(keras.callbacks.Callback):  # type: ignore[misc]
    """Keeps the state of a training run in a folder, and goes on from it.

    Keras' own keeps weights and epoch in two files, which a process that is killed between the two
    leaves of different moments, and has no part in what `fit()` begins with afterwards.

    Args:
        backup_dir: The folder.
        save_freq: "epoch", or the number of batches between backups.
        double_checkpoint: Whether the backup before the latest one is kept too.
        delete_checkpoint: Whether the folder is removed when training has ended.
    """

    def __init__(
        self,
        backup_dir: str,
        save_freq: str | int,
        double_checkpoint: bool,
        delete_checkpoint: bool,
    ) -> None:
        super().__init__()
        self.backup_dir = backup_dir
        self.save_freq = save_freq
        self.double_checkpoint = double_checkpoint
        self.delete_checkpoint = delete_checkpoint
        self._epoch = 0
        self._batches = 0
        self._saved_at = 0

    @property
    def needs_each_batch(self) -> bool:
        """Whether it has to be called after each batch."""
        return bool(self.save_freq != "epoch")

    def on_train_begin(self, logs: dict[str, Any] | None = None) -> None:
        """Restores the latest backup, if there is one."""
        model = self.model
        if not model.built:
            raise ValueError(
                f'callback_backup_and_restore(): the model "{model.name}" must have its weights '
                "before fit(): give it an input shape, or call it on a batch"
            )
        begin_at(model, None)
        self._batches = self._saved_at = 0
        latest = self._restored(_LATEST, os.path.exists(self._path(_PREVIOUS)))
        epoch = latest if latest is not None else self._restored(_PREVIOUS, False)
        if epoch is not None:
            begin_at(model, epoch)

    def _path(self, name: str) -> str:
        return os.path.join(self.backup_dir, name)

    def _restored(self, name: str, has_other: bool) -> int | None:
        """Restores a file of the chief, in all workers; None where it is not there.

        Args:
            name: The name of the file.
            has_other: Whether there is another one, so that this one may be damaged.
        """
        path, strategy = self._path(name), self.model.distribute_strategy
        data = None
        if is_chief(strategy) and os.path.exists(path):
            with open(path, "rb") as file:
                data = file.read()
        data = from_chief(strategy, data)
        if data is None:
            return None
        try:
            return backups.read(self.model, data, path)
        except backups.BackupError:
            if not has_other:
                raise
            return None

    def on_epoch_begin(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Notes the number of the epoch, which a backup within it begins anew."""
        self._epoch = epoch

    def on_train_batch_end(self, batch: int, logs: dict[str, Any] | None = None) -> None:
        """Saves if enough batches have passed; one call may be for several."""
        if self.save_freq == "epoch":
            return
        self._batches += 1
        if self._batches - self._saved_at >= int(self.save_freq):
            self._saved_at = self._batches
            self._save()

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Saves after an epoch."""
        self._epoch = epoch + 1
        if self.save_freq == "epoch":
            self._save()

    def _save(self) -> None:
        if not is_chief(self.model.distribute_strategy):
            return
        os.makedirs(self.backup_dir, exist_ok=True)
        latest = self._path(_LATEST)
        if self.double_checkpoint and os.path.exists(latest):
            # Not renamed: there is a latest one at every moment.
            aside = self._path(f".{_PREVIOUS}")
            with contextlib.suppress(FileNotFoundError):
                os.unlink(aside)
            os.link(latest, aside)
            os.replace(aside, self._path(_PREVIOUS))
        backups.write(self.model, latest, self._epoch)

    def on_train_end(self, logs: dict[str, Any] | None = None) -> None:
        """Removes the backup, unless it is to be kept."""
        begin_at(self.model, None)
        if self.delete_checkpoint and is_chief(self.model.distribute_strategy):
            shutil.rmtree(self.backup_dir, ignore_errors=True)


@public(family=FAMILY)
def callback_backup_and_restore(
    backup_dir: Path = REQUIRED,
    save_freq: Annotated[str | int, FrequencyType("epoch")] = "epoch",
    double_checkpoint: Bool = False,
    delete_checkpoint: Bool = True,
) -> Any:
    """Lets a training run that was cut off go on where it was.

    At the end of each epoch, the state of the run is saved in a folder: weights, the state of the
    optimizer and of random numbers in the model, and the number of the epoch. If the process ends
    before `fit()` does, run the same script again: `fit()` restores the state and goes on with the
    next epoch. When it has ended, the folder is removed.

    With `set.seed()` (in Python, `set_random_seed()`) the final weights are those of a run that was
    not cut off. The history has the epochs that were run since. The state of other callbacks and of
    generators is not saved.

    With several workers, the chief writes the folder, and all restore what the chief reads.

    Args:
        backup_dir: Path of the folder, which is used for nothing else. Missing folders are created.
        save_freq: "epoch" to save at the end of each epoch, or the number of batches between
            backups. An epoch that was cut off begins anew, with the weights of the last backup.
        double_checkpoint: Whether to keep the backup before the latest one too, which is restored
            if the latest one is damaged.
        delete_checkpoint: Whether to remove the folder when training has ended.

    Returns:
        A callback for `fit()`.

    Raises:
        BackupError: During training: the backup is damaged, or of another model.

    Example:
        >>> from rkeras_py import callback_backup_and_restore
        >>> callback = callback_backup_and_restore("backup", delete_checkpoint=False)
    """
    return BackupAndRestore(backup_dir, save_freq, double_checkpoint, delete_checkpoint)
