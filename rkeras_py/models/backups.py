"""The state of a training run in one file: all variables of a model, and the epoch.

It is one file, which is written beside its place and renamed, so that a process that is killed
leaves variables and the epoch of the same moment.
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import numpy as np

from rkeras_py import files
from rkeras_py.engine import keras

_ABOUT = "about"


class BackupError(ValueError):
    """A backup can't be restored: it is damaged, or of another model."""


def _variables(model: keras.Model) -> list[Any]:
    """All that training changes: weights, states of random numbers, the optimizer's state."""
    optimizer = getattr(model, "optimizer", None)
    if optimizer is None:
        return list(model.variables)
    if not optimizer.built:
        with model.distribute_strategy.scope():
            optimizer.build(model.trainable_variables)
    metrics = {id(variable) for variable in model.metrics_variables}
    own = [variable for variable in model.variables if id(variable) not in metrics]
    return [*own, *optimizer.variables]


def write(model: keras.Model, path: str, epoch: int) -> None:
    """Writes the state of a model.

    Args:
        model: The model.
        path: The file.
        epoch: The epoch to begin with, from 0.
    """
    variables = _variables(model)
    arrays = {f"v{i}": np.asarray(variable.numpy()) for i, variable in enumerate(variables)}
    about = {"epoch": epoch, "variables": [variable.path for variable in variables]}
    with files.replacing(path, True, ".npz") as written:
        np.savez(written, **arrays, **{_ABOUT: np.array(json.dumps(about))})


def read(model: keras.Model, data: bytes, path: str) -> int:
    """Sets a model to a state.

    Args:
        model: The model, which has all its variables.
        data: What is in the file.
        path: The file, for messages.

    Returns:
        The epoch to begin with, from 0.

    Raises:
        BackupError: The file is damaged, or of another model; the model is left unchanged.
    """
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as found:
            about = json.loads(str(found[_ABOUT]))
            arrays = [found[f"v{i}"] for i in range(len(about["variables"]))]
    except (OSError, ValueError, LookupError, EOFError, zipfile.BadZipFile) as error:
        raise BackupError(f"{path} can't be read as a backup: {error}") from error
    variables = _variables(model)
    now = [tuple(variable.shape) for variable in variables]
    then = [array.shape for array in arrays]
    if now != then:
        differing = [
            f"{variable.path} {tuple(variable.shape)}"
            for variable, shape in zip(variables, then, strict=False)
            if tuple(variable.shape) != shape
        ]
        raise BackupError(
            f'{path} is a backup of another model than "{model.name}": it has {len(then)} '
            f"variables where the model has {len(now)}"
            + (f", and another shape for {differing[0]}" if differing else "")
            + "; remove the folder to begin anew"
        )
    for variable, array in zip(variables, arrays, strict=True):
        variable.assign(array)
    return int(about["epoch"])
