"""Files of Keras 2 in all its formats, for a part of the architectures.

`python -m models.keras2_table` in tests/python checks all of them, and writes the table.
"""

from __future__ import annotations

import collections
import shutil
import zipfile

import h5py
import numpy as np
import pytest
from models import keras2_checks

import rkeras_py as r

# Each of these stands for others: a wrapper, graphs, a nested model, own layers, a vocabulary.
NAMES = [
    "dense", "activation_tanh", "bidirectional_hard_sigmoid", "nested_models", "attention",
    "operations", "locally_connected_1d", "normalization", "integer_lookup", "initial_state",
    "batch_normalization", "backend_functions",
]  # fmt: skip
IN_FOLDERS = ["nested_models", "operations", "batch_normalization"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("keras2")
    keras2_checks.write(made, NAMES, folders=IN_FOLDERS)
    return made


def forms(name):
    """The formats in which a model is read; functions are alike in all, but for archives."""
    if name == "backend_functions":
        return ("hdf5", "archive")
    return [form for form in keras2_checks.FORMATS if form != "folder" or name in IN_FOLDERS]


@pytest.mark.parametrize(("name", "form"), [(name, form) for name in NAMES for form in forms(name)])
def test_a_model_is_what_it_was(folder, name, form):
    # The bytes are those of the HDF5 file.
    keras2_checks.check(folder / name, form, trains=form != "bytes")


# ---- files that are damaged, or made to do harm -----------------------------


def _outcome(path, loader=r.load_model_hdf5):
    """What loading gives: a model, or an error that names the file."""
    try:
        model = loader(str(path))
    except ValueError as error:
        assert str(path) in str(error)
        return "refused"
    assert len(model.get_weights()) == 4
    return "loaded"


@pytest.mark.parametrize("name", ["model.h5", "model.keras"])
def test_truncated_and_altered_files_are_refused_or_read(folder, tmp_path, name):
    content = (folder / "dense" / name).read_bytes()
    random = np.random.RandomState(0)
    path = tmp_path / name
    outcomes = collections.Counter()
    for at in random.randint(0, len(content), 25):
        path.write_bytes(content[:at])
        assert _outcome(path) == "refused"
        altered = bytearray(content)
        altered[at] ^= 1 << random.randint(8)
        path.write_bytes(altered)
        outcomes[_outcome(path)] += 1
    assert outcomes.total() == 25


def test_links_are_not_followed(folder, tmp_path):
    """A file that would read another one: by a link, by external storage, by a virtual dataset."""
    secret = tmp_path / "secret.h5"
    with h5py.File(secret, "w") as file:
        file["values"] = np.arange(8.0)
    for place in ("optimizer_weights/stolen", "model_weights/stolen", "stolen"):
        for way in ("external link", "soft link", "external storage", "virtual"):
            path = tmp_path / "hostile.h5"
            shutil.copy(folder / "dense" / "model.h5", path)
            with h5py.File(path, "a") as file:
                if way == "external link":
                    file[place] = h5py.ExternalLink(str(secret), "values")
                elif way == "soft link":
                    file[place] = h5py.SoftLink("/model_weights")
                elif way == "external storage":
                    file.create_dataset(place, (8,), "u1", external=[(str(secret), 0, 8)])
                else:
                    layout = h5py.VirtualLayout((8,), "f8")
                    layout[:] = h5py.VirtualSource(str(secret), "values", (8,))
                    file.create_virtual_dataset(place, layout)
            with pytest.raises(ValueError, match=r"hostile\.h5.*(link|own values)"):
                r.load_model_hdf5(str(path))


def test_names_and_sizes_are_checked_before_anything_is_read(folder, tmp_path):
    path = tmp_path / "bomb.keras"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("metadata.json", '{"keras_version": "2.21.0"}')
        archive.writestr("config.json", " " * 50_000_000)
        archive.writestr("model.weights.h5", "")
    with pytest.raises(ValueError, match=r"bomb\.keras.*config\.json.*50000000 unpacked"):
        r.load_model_hdf5(str(path))
    path = tmp_path / "outside.keras"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../elsewhere", "")
    with pytest.raises(ValueError, match=r"outside\.keras.*\.\./elsewhere would be unpacked"):
        r.load_model_hdf5(str(path))
    path = tmp_path / "empty.h5"
    shutil.copy(folder / "dense" / "model.h5", path)
    with h5py.File(path, "a") as file:
        del file["model_weights/dense/dense/kernel:0"]
        file["model_weights/dense/dense"].create_dataset("kernel:0", (10**6, 10**6), "f4")
    with pytest.raises(ValueError, match=r"empty\.h5.*does not hold that much"):
        r.load_model_hdf5(str(path))
    path = tmp_path / "huge.h5"
    shutil.copy(folder / "dense" / "model.h5", path)
    with h5py.File(path, "a") as file:
        config = file.attrs["model_config"].replace('"units": 4', '"units": 4000000000')
        file.attrs["model_config"] = config
    with pytest.raises(ValueError, match=r"huge\.h5.*at least 4000000000 weights"):
        r.load_model_hdf5(str(path))


def test_functions_outside_of_tensorflow_are_not_called(folder, tmp_path):
    for name in ("io.write_file", "os.system", "math.__class__", "numpy_function", "py_function"):
        config = (folder / "operations" / "model.json").read_text()
        with pytest.raises(ValueError, match="may be called from a file"):
            r.model_from_json(config.replace('"math.multiply"', f'"{name}"'))


def test_a_folder_for_serving_predicts(tmp_path):
    model = r.layer_dense(r.keras_model_sequential(input_shape=3), units=2)
    path = str(tmp_path / "served")
    model.export(path, verbose=False)
    x = np.random.RandomState(0).normal(size=(4, 3)).astype("float32")
    again = r.load_model_tf(path)
    np.testing.assert_allclose(r.predict(again, x, verbose=0), r.predict(model, x, verbose=0))
