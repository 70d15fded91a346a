"""Files that are damaged at 100 places, or made to do harm, in each format (`--long`)."""

from __future__ import annotations

import collections
import json
import os
import re
import resource
import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest
from models import keras2_checks

import rkeras_py as r

PLACES = 100
# What the files of a small model may take to read, in kilobytes: TensorFlow's own graphs included.
_MOST = 600_000


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A model in all formats: as Keras 2 writes it, and as rkeras does."""
    folder = tmp_path_factory.mktemp("hostile")
    keras2_checks.write(folder, ["dense"])
    model = r.load_model_hdf5(str(folder / "dense" / "model.h5"))
    own = folder / "own"
    own.mkdir()
    r.save_model_hdf5(model, str(own / "model.h5"))
    r.save_model_tf(model, str(own / "folder"))
    r.save_model_weights_hdf5(model, str(own / "weights.h5"))
    r.save_model_weights_tf(model, str(own / "checkpoint"))
    (own / "model.json").write_text(r.model_to_json(model))
    return folder


def _model(folder: Path, at: str):
    """Loads what a file belongs to."""
    path = folder / at
    if at.startswith("folder"):
        return r.load_model_tf(str(folder / "folder"))
    if at.endswith(".json"):
        return r.model_from_json(path.read_bytes().decode(errors="replace"))
    if at.startswith(("weights", "checkpoint")):
        model = r.layer_dense(r.keras_model_sequential(input_shape=5), 4, activation="relu")
        model = r.layer_dense(model, 2)
        if at.startswith("weights"):
            return r.load_model_weights_hdf5(model, str(path))
        return r.load_model_weights_tf(model, str(folder / "checkpoint"))
    return r.load_model_hdf5(str(path))


FILES = [
    "dense/model.h5", "dense/model.keras", "dense/model.json", "dense/weights.h5",
    "dense/checkpoint.index", "dense/checkpoint.data-00000-of-00001",
    "dense/folder/keras_metadata.pb", "dense/folder/variables/variables.index",
    "dense/folder/variables/variables.data-00000-of-00001",
    "own/model.h5", "own/model.json", "own/weights.h5", "own/folder/model.keras",
    "own/checkpoint.index", "own/checkpoint.data-00000-of-00001",
]  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("name", FILES)
def test_damaged_at_100_places(files, tmp_path, name):
    """Refused with an error that names the file, or read; never a crash, never much memory."""
    source, at = name.split("/", 1)
    shutil.copytree(files / source, tmp_path / source)
    path = tmp_path / source / at
    content = path.read_bytes()
    random = np.random.RandomState(len(name))
    counts: collections.Counter[str] = collections.Counter()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for place in random.randint(0, len(content), PLACES):
        altered = bytearray(content)
        altered[place] ^= 1 << random.randint(8)
        for way, damaged in (("truncated", content[:place]), ("altered", bytes(altered))):
            path.write_bytes(damaged)
            try:
                model = _model(tmp_path / source, at)
            except (ValueError, FileNotFoundError) as error:
                named = "`json`" if at.endswith(".json") else at.split("/")[0].split(".")[0]
                assert named in str(error), error
                counts[f"{way}, refused"] += 1
            else:
                assert len(model.get_weights()) in (0, 2, 4)
                counts[f"{way}, read"] += 1
    assert counts.total() == 2 * PLACES
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < _MOST
    print(name, dict(counts), f"memory grew by {grown // 1024} MB")


def _archive(path: Path, source: Path, **changes: bytes) -> Path:
    """A copy of an archive with parts changed or added."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.infolist():
            new.writestr(part.filename, changes.pop(part.filename, old.read(part)))
        for name, content in changes.items():
            new.writestr(name, content)
    return path


@pytest.mark.long
@pytest.mark.parametrize("source", ["dense/model.keras", "own/folder/model.keras"])
def test_parts_of_archives_stay_inside(files, tmp_path, source):
    inside = tmp_path / "inside"
    inside.mkdir()
    for name in ("../outside.txt", f"{tmp_path}/absolute.txt", "a/../../up.txt", "..\\back.txt"):
        path = _archive(inside / "model.keras", files / source, **{name: b"x"})
        with pytest.raises(ValueError, match=rf"model\.keras.*{re.escape(name)} would be unpacked"):
            r.load_model_hdf5(str(path))
        assert sorted(os.listdir(tmp_path)) == ["inside"]
        assert sorted(os.listdir(inside)) == ["model.keras"]


def _changed(config: str, **layer) -> str:
    """A configuration whose second layer is another one."""
    made = json.loads(config)
    layers = made["config"]["layers"]
    layers[1] = {"class_name": layer.pop("class_name"), "config": {"name": "bad", **layer}}
    return json.dumps(made)


HOSTILE = {
    "code": dict(class_name="Lambda", function=["4wAA", None, None], function_type="lambda"),
    "code of Keras 3": dict(
        class_name="Lambda",
        function={"class_name": "__lambda__", "config": {"code": "4wAA", "defaults": None}},
    ),
    "a function elsewhere": dict(class_name="TFOpLambda", function="io.write_file"),
    "a function before TensorFlow 2": dict(
        class_name="TFOpLambda", function="compat.v1.io.write_file"
    ),
    "a function of the backend": dict(class_name="TFOpLambda", function="keras.backend.set_floatx"),
    "a private function": dict(class_name="TFOpLambda", function="math.__class__"),
    "a private function before": dict(class_name="TFOpLambda", function="compat.v1.math.__class__"),
    "a module": dict(class_name="os.system"),
    "a class of Python": dict(class_name="Popen", args=["touch", "mark"]),
    "an activation elsewhere": dict(class_name="Dense", units=2, activation="os.system"),
    "an initializer elsewhere": dict(
        class_name="Dense", units=2,
        kernel_initializer={"class_name": "Popen", "module": "subprocess", "config": {}},
    ),
    "a layer as an activation": dict(
        class_name="Dense", units=2,
        activation={"class_name": "Lambda", "config": {"function": ["4wAA", None, None]}},
    ),
}  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_configurations_are_refused(files, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    config = _changed((files / "dense" / "model.json").read_text(), **HOSTILE[name])
    with pytest.raises(ValueError, match="`json`"):
        r.model_from_json(config)
    assert os.listdir(tmp_path) == []
