"""What is checked of a model that Keras 2 wrote, in each of its formats, and tables of it."""

from __future__ import annotations

import argparse
import collections
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from models.keras2_files import ARCHITECTURES
from models.keras2_reader import numbered

import rkeras_py as r
from rkeras_py.models import hdf5

FORMATS = ("hdf5", "bytes", "json", "checkpoint", "archive", "folder")
# In these formats Keras 2 wrote the state of the optimizer too; to archives not those of 2.9.
WITH_STATE = ("hdf5", "bytes", "checkpoint", "folder")


def write(folder: Path, names: list[str], folders: list[str] | None = None) -> None:
    """Lets Keras 2 write the files, in a process of its own; SavedModels of `folders`, or all."""
    options = [] if folders is None else ["--folders=" + ",".join(folders)]
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
    r.load_model_weights_tf(model, str(folder / "checkpoint"))
    # Compiled as the whole model was, it takes the optimizer's state of the checkpoint.
    optimizer = r.load_model_hdf5(str(folder / "model.h5")).optimizer
    optimizer = type(optimizer).from_config(optimizer.get_config())
    return r.compile(model, optimizer, loss="mse", metrics="mae")


def _closest(a: Any, b: Any) -> float:
    return float(np.max(np.abs(a - b) / (1 + np.abs(b)), initial=0))


def check(folder: Path, form: str, trains: bool = True) -> None:
    """The model predicts what it did, and training goes on as it would have.

    Args:
        folder: The files of the model.
        form: One of the formats.
        trains: Whether to train it, too.
    """
    expected = np.load(folder / "expected.npz", allow_pickle=True)
    model = load(folder, form)
    x = [a.astype(str) if a.dtype == object else a for a in numbered(expected, "x")]
    x, y = (values if len(values) > 1 else values[0] for values in (x, numbered(expected, "y")))
    predicted = r.predict(model, x, verbose=0)
    predicted = predicted if isinstance(predicted, list) else [predicted]
    for mine, theirs in zip(predicted, numbered(expected, "predicted"), strict=True):
        assert _closest(mine, theirs) <= 1e-6
    if not trains or form not in WITH_STATE or folder.name == "augmentation":
        return
    for layer in model.layers:
        if getattr(layer, "stateful", False):
            layer.reset_state()
    losses = [np.ravel(model.train_on_batch(x, y))[0] for _ in expected["losses"]]
    assert _closest(np.asarray(losses), expected["losses"]) <= 1e-5
    weights = [w.numpy() for layer in model.layers for w in hdf5.weights_of(layer)]
    for mine, theirs in zip(weights, numbered(expected, "weight"), strict=True):
        assert _closest(mine, theirs) <= 1e-5


# ---- tables -----------------------------------------------------------------


@contextmanager
def chosen(description: str, folders: bool = True) -> Iterator[tuple[list[str], Path, bool]]:
    """Reads from the command line which architectures are meant, and where their files are.

    Args:
        description: What the script does.
        folders: Whether SavedModel folders are needed, too.

    Yields:
        The architectures, the folder with their files, and whether these are all.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--files", type=Path, help="a folder of files that were written before")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    names = options.names or list(ARCHITECTURES)
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as made:
        files = options.files or Path(made) / "files"
        if options.files is None:
            write(files, names, None if folders else [])
        yield names, files, not options.names


def report(
    wrong: Mapping[str, Mapping[str, str]], columns: Sequence[str], head: str, page: Path | None
) -> int:
    """Prints what fails, and writes the table of all.

    Args:
        wrong: For each architecture and column what is wrong, or an empty text. A column that is
            missing was not tried.
        columns: The columns.
        head: The text above the table.
        page: The file of the table; None for a part.

    Returns:
        The exit status.
    """
    counts: collections.Counter[bool] = collections.Counter()
    rows = [f"| architecture | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    for name, found in wrong.items():
        for column, said in found.items():
            counts[not said] += 1
            if said:
                print(f"{name} [{column}] {said[:400]}", flush=True)
        told = ("**no**" if found.get(c) else "yes" if c in found else "-" for c in columns)
        rows.append(f"| {name} | {' | '.join(told)} |")
    if page is not None:
        total = f"{len(wrong)} architectures; {counts[True]} of {counts.total()} files read."
        page.write_text("\n".join([head, total, "", *rows, ""]))
    print(f"{counts[True]} passed, {counts[False]} failed")
    return int(counts[False] > 0)
