"""What is checked of a model that Keras 2 wrote, in each of its formats."""

from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

import rkeras_py as r
from rkeras_py.models import hdf5

FORMATS = ("hdf5", "bytes", "json", "checkpoint", "archive", "folder")
# In these formats Keras 2 wrote the state of the optimizer too; to archives not those of 2.9.
WITH_STATE = ("hdf5", "bytes", "folder")


def write(folder: Path, names: list[str], folders: bool = True) -> None:
    """Lets Keras 2 write the files, in a process of its own."""
    options = [] if folders else ["--without-folders"]
    command = [sys.executable, "-W", "ignore", "-m", "models.keras2_files"]
    done = subprocess.run(
        [*command, str(folder), *options, *names],
        cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def load(folder: Path, form: str) -> Any:
    """The model in one of the formats."""
    if form == "hdf5":
        return r.load_model_hdf5(str(folder / "model.h5"))
    if form == "bytes":
        return r.unserialize_model((folder / "model.h5").read_bytes())
    if form == "archive":
        return r.load_model_hdf5(str(folder / "model.keras"))
    if form == "folder":
        return r.load_model_tf(str(folder / "folder"))
    model = r.model_from_json((folder / "model.json").read_text())
    if form == "json":
        return r.load_model_weights_hdf5(model, str(folder / "weights.h5"))
    return r.load_model_weights_tf(model, str(folder / "checkpoint"))


def numbered(expected: Any, label: str) -> list[Any]:
    """The arrays of a label, in order."""
    found = itertools.takewhile(expected.__contains__, (f"{label}{i}" for i in itertools.count()))
    return [np.asarray(expected[name]) for name in found]


def _closest(a: Any, b: Any) -> float:
    return float(np.max(np.abs(a - b) / (1 + np.abs(b)), initial=0))


def check(folder: Path, form: str) -> None:
    """The model predicts what it did, and training goes on as it would have."""
    expected = np.load(folder / "expected.npz", allow_pickle=True)
    model = load(folder, form)
    x = [a.astype(str) if a.dtype == object else a for a in numbered(expected, "x")]
    x, y = (values if len(values) > 1 else values[0] for values in (x, numbered(expected, "y")))
    predicted = r.predict(model, x, verbose=0)
    predicted = predicted if isinstance(predicted, list) else [predicted]
    for mine, theirs in zip(predicted, numbered(expected, "predicted"), strict=True):
        assert _closest(mine, theirs) <= 1e-6
    if form not in WITH_STATE or folder.name == "augmentation":
        return
    for layer in model.layers:
        if getattr(layer, "stateful", False):
            layer.reset_state()
    losses = [np.ravel(model.train_on_batch(x, y))[0] for _ in expected["losses"]]
    assert _closest(np.asarray(losses), expected["losses"]) <= 1e-5
    weights = [w.numpy() for layer in model.layers for w in hdf5.weights_of(layer)]
    for mine, theirs in zip(weights, numbered(expected, "weight"), strict=True):
        assert _closest(mine, theirs) <= 1e-5
