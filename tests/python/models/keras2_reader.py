"""Reads with Keras 2 what rkeras saved: `python -m models.keras2_reader FOLDER [NAME ...]`.

Runs in a process of its own, where Keras 3 is not loaded. For each model and format, `read.json`
gets nothing, or what is wrong.
"""

from __future__ import annotations

import itertools
import json
import os
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np

FORMATS = ("hdf5", "bytes", "json", "checkpoint", "folder")
WITH_STATE = ("hdf5", "bytes", "checkpoint", "folder")


def load(k: Any, folder: Path, form: str) -> Any:
    """The model in one of the formats."""
    if form in ("hdf5", "bytes"):
        return k.models.load_model(folder / f"{'model' if form == 'hdf5' else form}.h5")
    if form == "folder":
        model = k.models.load_model(folder / "folder")
        assert isinstance(model, k.Model), f"no model, but {type(model).__name__}"
        return model
    model = k.models.model_from_json((folder / "model.json").read_text())
    if form == "json":
        model.load_weights(folder / "weights.h5")
        return model
    model.load_weights(folder / "checkpoint")
    # Compiled as the whole model was, it takes the optimizer's state of the checkpoint.
    optimizer = k.models.load_model(folder / "model.h5").optimizer
    optimizer = type(optimizer).from_config(optimizer.get_config())
    model.compile(optimizer, loss="mse", metrics=["mae"])
    return model


def numbered(expected: Any, label: str) -> list[Any]:
    """The arrays of a label, in order."""
    found = itertools.takewhile(expected.__contains__, (f"{label}{i}" for i in itertools.count()))
    return [np.asarray(expected[name]) for name in found]


def _expect(mine: Any, theirs: Any, most: float, what: str) -> None:
    off = float(np.max(np.abs(mine - theirs) / (1 + np.abs(theirs)), initial=0))
    assert off <= most, f"{what} differ by {off}"


def check(k: Any, folder: Path, form: str) -> None:
    """The model predicts what it did, and training goes on as it would have."""
    expected = np.load(folder / "expected.npz", allow_pickle=True)
    model = load(k, folder, form)
    x = [a.astype(object) if a.dtype.kind == "U" else a for a in numbered(expected, "x")]
    x, y = (values if len(values) > 1 else values[0] for values in (x, numbered(expected, "y")))
    model.reset_states()
    predicted = model.predict(x, verbose=0)
    predicted = predicted if isinstance(predicted, list) else [predicted]
    for mine, theirs in zip(predicted, numbered(expected, "predicted"), strict=True):
        _expect(mine, theirs, 1e-6, "predictions")
    if form not in WITH_STATE or folder.name == "augmentation":
        return
    assert model.optimizer is not None, "the model is not compiled"
    if form == "folder":  # of its own folders, too, Keras 2 restores the optimizer only so
        assert int(model.optimizer.iterations) == 0
        model.load_weights(folder / "folder" / "variables" / "variables")
    model.reset_states()
    losses = [np.ravel(model.train_on_batch(x, y))[0] for _ in expected["losses"]]
    _expect(np.asarray(losses), expected["losses"], 1e-5, "losses")
    for mine, theirs in zip(model.get_weights(), numbered(expected, "weight"), strict=True):
        _expect(mine, theirs, 1e-5, "weights")


def main(target: str, *names: str) -> None:
    """Checks models."""
    import tf_keras as k

    folder = Path(target)
    read: dict[str, dict[str, str]] = {}
    for name in names or sorted(path.name for path in folder.iterdir()):
        read[name] = {}
        for form in FORMATS:
            k.backend.clear_session()
            try:
                check(k, folder / name, form)
            except Exception as error:
                read[name][form] = f"{type(error).__name__}: {error}"
            else:
                read[name][form] = ""
    (folder / "read.json").write_text(json.dumps(read))


if __name__ == "__main__":
    main(*sys.argv[1:])
