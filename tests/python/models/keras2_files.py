"""Writes files of Keras 2 for the tests: `python -m models.keras2_files FOLDER [NAME ...]`.

For each architecture: the model, compiled and trained for two steps, in all formats; what it
predicts; and its weights and losses after five further steps from what was loaded.
`--folders=NAME,NAME` writes SavedModels, which take most of the time, of these alone.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np
from models import keras2_architectures, keras2_graphs

ARCHITECTURES = {**keras2_architectures.ARCHITECTURES, **keras2_graphs.ARCHITECTURES}
SAMPLES = 6
STEPS = 5


def optimizers(k: Any) -> list[Any]:
    """One of each, with what it has: those of 2.9, and those that late versions of Keras 2 had."""
    old, new = k.optimizers.legacy, k.optimizers
    return [
        old.Adam(0.01),
        old.SGD(0.05, momentum=0.9, nesterov=True),
        old.RMSprop(0.01, momentum=0.5, centered=True),
        old.Adam(k.optimizers.schedules.ExponentialDecay(0.01, 3, 0.9), amsgrad=True),
        old.Adagrad(0.05),
        old.Adadelta(0.5),
        old.Adamax(0.01),
        old.Nadam(0.01),
        old.Ftrl(0.05),
        old.SGD(0.05, decay=0.1),
        new.Adam(0.01),
        new.SGD(0.05, momentum=0.9),
        new.RMSprop(0.01),
        new.AdamW(0.01),
        new.Adagrad(0.05),
    ]


def data_of(name: str, model: Any, random: Any) -> list[Any]:
    """Random inputs of a model."""
    if name == "embedding_masked":
        x = random.randint(1, 20, (SAMPLES, 6))
        x[:, 4:] = 0
        return [x]
    made = []
    for tensor in model.inputs:
        shape = (SAMPLES, *tensor.shape[1:])
        if tensor.dtype == "string":
            made.append(random.choice(["a", "b", "the", "the cat", "other"], shape).astype(object))
        elif tensor.dtype == "int64":
            made.append(random.randint(0, 12, shape).astype("int64"))
        else:
            made.append(random.normal(size=shape).astype("float32"))
    if name == "masking":
        made[0][:, 3:] = 0
    return made


def write(k: Any, name: str, build: Any, number: int, folder: Path, folders: bool) -> None:
    """Writes all files of one architecture."""
    k.backend.clear_session()
    k.utils.set_random_seed(number)
    model = build(k)
    x = data_of(name, model, np.random.RandomState(number))
    outputs = 2 if name == "several_outputs" else 1
    y = [np.random.RandomState(7 + i).normal(size=(SAMPLES, 2)) for i in range(outputs)]
    x, y = (x if len(x) > 1 else x[0]), (y if outputs > 1 else y[0])
    possible = optimizers(k)
    model.compile(possible[number % len(possible)], loss="mse", metrics=["mae"])
    for _ in range(2):
        model.train_on_batch(x, y)
    folder.mkdir(parents=True)
    model.save(folder / "model.h5")
    model.save_weights(folder / "weights.h5")
    model.save_weights(folder / "checkpoint")
    model.save(folder / "model.keras")
    (folder / "model.json").write_text(model.to_json())
    if folders:
        model.save(folder / "folder", save_format="tf")
    model.reset_states()
    found: dict[str, Any] = {}
    for label, values in (("x", x), ("y", y), ("predicted", model.predict(x, verbose=0))):
        values = values if isinstance(values, list) else [values]
        found |= {f"{label}{i}": np.asarray(value) for i, value in enumerate(values)}
    # As it goes on from the file, in Keras 2 itself.
    model = k.models.load_model(folder / "model.h5")
    losses = [model.train_on_batch(x, y)[0] for _ in range(STEPS)]
    found |= {f"weight{i}": value for i, value in enumerate(model.get_weights())}
    found["losses"] = np.asarray(losses)
    np.savez(folder / "expected.npz", **found)
    (folder / "optimizer.json").write_text(json.dumps(type(model.optimizer).__name__))


def main(arguments: list[str]) -> None:
    """Writes the files of all architectures, or of those that are named."""
    import tf_keras as k

    chosen = [item.removeprefix("--folders=") for item in arguments if item.startswith("--")]
    folders = set(",".join(chosen).split(",")) if chosen else set(ARCHITECTURES)
    target, *names = (item for item in arguments if not item.startswith("--"))
    for number, (name, build) in enumerate(ARCHITECTURES.items()):
        if not names or name in names:
            write(k, name, build, number, Path(target) / name, name in folders)


if __name__ == "__main__":
    main(sys.argv[1:])
