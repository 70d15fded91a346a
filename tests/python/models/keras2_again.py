"""Models that rkeras saves, for Keras 2 to read: loaded from its files, or made here.

`python -m models.keras2_again` in tests/python writes the table of all of them.
"""

from __future__ import annotations

import collections
import inspect
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from models import keras2_checks
from models.keras2_files import ARCHITECTURES, STEPS, data_of
from models.keras2_reader import FORMATS

import rkeras_py as r
from rkeras_py.engine import keras
from rkeras_py.models import hdf5

RESULTS = Path(__file__).parents[3] / "benchmarks" / "results" / "saved-again.md"
_HEAD = """# Files for Keras 2

Models that rkeras saved, loaded by tf_keras 2.21 in a process of its own: predictions equal to
1e-6, and five further training steps equal to 1e-5 in losses and weights, except with JSON. Keras
2 finds the optimizer's state of a folder, its own or ours, by
`load_weights("folder/variables/variables")`.
"again": written by tf_keras, loaded here, saved here. "made": made and trained here by the
functions of the API. A dash: not made here, because the model is one of tf_keras alone. Written by
`python -m models.keras2_again` in `tests/python`.
"""
# Models whose functions Keras 3 calls otherwise.
NOT_MADE = (
    "augmentation", "batch_normalization_renorm", "hashing", "normalization",
    "added_losses", "bidirectional_two_layers",
)  # fmt: skip


def save(model: Any, folder: Path) -> None:
    """Saves a model in all formats."""
    folder.mkdir(parents=True)
    r.save_model_hdf5(model, str(folder / "model.h5"))
    (folder / "bytes.h5").write_bytes(r.serialize_model(model))
    (folder / "model.json").write_text(r.model_to_json(model))
    r.save_model_weights_hdf5(model, str(folder / "weights.h5"))
    r.save_model_weights_tf(model, str(folder / "checkpoint"))
    r.save_model_tf(model, str(folder / "folder"))


def read(folder: Path, names: list[str]) -> dict[str, dict[str, str]]:
    """What Keras 2 says of the files: for each model and format nothing, or what is wrong."""
    command = [sys.executable, "-W", "ignore", "-m", "models.keras2_reader", str(folder), *names]
    done = subprocess.run(
        command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads((folder / "read.json").read_text())


def again(files: Path, names: list[str], folder: Path) -> None:
    """Loads models that Keras 2 wrote, and saves them."""
    for name in names:
        model = keras2_checks.load(files / name, "hdf5")
        save(model, folder / name)
        (folder / name / "expected.npz").write_bytes((files / name / "expected.npz").read_bytes())


# ---- models made here -------------------------------------------------------

_OTHERWISE = {
    "LeakyReLU": "activation_leaky_relu", "ELU": "activation_elu", "ReLU": "activation_relu",
    "PReLU": "activation_parametric_relu", "Softmax": "activation_softmax", "GRU": "gru",
    "LSTM": "lstm", "ThresholdedReLU": "activation_thresholded_relu", "SimpleRNN": "simple_rnn",
}  # fmt: skip


def _function(name: str) -> Any:
    """The function of the API for a class of layers."""
    snake = re.sub(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9]D)(?=[A-Z])", "_", name).lower()
    return getattr(r, f"layer_{_OTHERWISE.get(name, snake)}", None)


def _layer(name: str) -> Any:
    function = _function(name)
    if function is None or name in ("Input", "Bidirectional", "TimeDistributed"):
        return getattr(keras.layers, name)
    formals = list(inspect.signature(function).parameters)[1:]

    def make(*args: Any, **kwargs: Any) -> Any:
        return function(**dict(zip(formals, args, strict=False)), **kwargs)

    return make


class _Layers:
    """The layers of tf_keras, made by the functions of the API."""

    concatenate = staticmethod(lambda inputs, **given: keras.layers.Concatenate(**given)(inputs))

    def __getattr__(self, name: str) -> Any:
        return _layer(name)


HERE = SimpleNamespace(
    layers=_Layers(), Sequential=keras.Sequential, Model=keras.Model, Input=keras.Input,
    backend=r.backend(),
)  # fmt: skip


def made(name: str, number: int, folder: Path) -> None:
    """Makes a model here, trains it for two steps, and saves it."""
    keras.utils.clear_session()
    keras.utils.set_random_seed(number)
    model = ARCHITECTURES[name](HERE)
    if not model.built:
        model.build((None, 6))
    x = data_of(name, model, np.random.RandomState(number))
    x = [a.astype(str) if a.dtype == object else a for a in x]
    outputs = len(model.outputs)
    y = [np.random.RandomState(7 + i).normal(size=(len(x[0]), 2)) for i in range(outputs)]
    given, wanted = (x if len(x) > 1 else x[0]), (y if outputs > 1 else y[0])
    makers = (r.optimizer_adam, r.optimizer_rmsprop, r.optimizer_sgd, r.optimizer_adagrad)
    # The biases of keys have gradients of rounding alone, by which other optimizers divide.
    maker = r.optimizer_sgd if name == "attention" else makers[number % len(makers)]
    r.compile(model, maker(0.01), loss="mse", metrics=["mae"])
    for _ in range(2):
        model.train_on_batch(given, wanted)
    for layer in model.layers:
        if getattr(layer, "stateful", False):
            layer.reset_state()
    save(model, folder / name)
    found: dict[str, Any] = {}
    predicted = r.predict(model, given, verbose=0)
    for layer in model.layers:
        if getattr(layer, "stateful", False):
            layer.reset_state()
    predicted = predicted if isinstance(predicted, list) else [predicted]
    for label, values in (("x", x), ("y", y), ("predicted", predicted)):
        found |= {f"{label}{i}": np.asarray(value) for i, value in enumerate(values)}
    found["losses"] = [np.ravel(model.train_on_batch(given, wanted))[0] for _ in range(STEPS)]
    weights = [w.numpy() for layer in model.layers for w in hdf5.weights_of(layer)]
    found |= {f"weight{i}": value for i, value in enumerate(weights)}
    np.savez(folder / name / "expected.npz", **found)


# ---- the table --------------------------------------------------------------


def main() -> int:
    """Checks, prints what fails, and writes the table if it is whole."""
    wrong: dict[str, dict[str, str]] = collections.defaultdict(dict)

    def note(way: str, found: dict[str, dict[str, str]]) -> None:
        for name, said in found.items():
            wrong[name] |= {f"{way} {form}": text for form, text in said.items()}

    def tried(way: str, name: str, save: Any, *args: Any) -> bool:
        try:
            save(*args)
        except Exception as error:
            text = f"{type(error).__name__}: {error}"
            wrong[name] |= {f"{way} {form}": text for form in FORMATS}
            return False
        return True

    with (
        keras2_checks.chosen(str(__doc__), folders=False) as (names, files, is_whole),
        tempfile.TemporaryDirectory() as temporary,
    ):
        target = Path(temporary) / "again"
        saved = [name for name in names if tried("again", name, again, files, [name], target)]
        note("again", read(target, saved))
        here = [name for name in names if name not in NOT_MADE]
        numbers = list(ARCHITECTURES)
        target = Path(temporary) / "made"
        here = [n for n in here if tried("made", n, made, n, numbers.index(n), target)]
        note("made", read(target, here))
    columns = [f"{way} {form}" for way in ("again", "made") for form in FORMATS]
    return keras2_checks.report(wrong, columns, _HEAD, RESULTS if is_whole else None)


if __name__ == "__main__":
    sys.exit(main())
