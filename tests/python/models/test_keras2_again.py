"""What rkeras saves, Keras 2 reads; a part of the models, in all formats.

`python -m models.keras2_again` in tests/python checks all of them, and writes the table.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import h5py
import numpy as np
import pytest
from models import keras2_adapted, keras2_again, keras2_checks
from models.keras2_reader import FORMATS

import rkeras_py as r
from rkeras_py.engine import keras

# Each of these stands for others: a graph in a graph; cells within a layer; functions.
AGAIN = ["nested_models"]
MADE = ["stacked_cells", "operations"]


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """What Keras 2 says of the files."""
    folder = tmp_path_factory.mktemp("again")
    keras2_checks.write(folder / "files", AGAIN, folders=[])
    saved = folder / "saved"
    keras2_again.again(folder / "files", AGAIN, saved / "again")
    for name in MADE:
        keras2_again.made(name, 1, saved / "made")
    return keras2_again.read(saved, [f"again/{n}" for n in AGAIN] + [f"made/{n}" for n in MADE])


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", [f"again/{n}" for n in AGAIN] + [f"made/{n}" for n in MADE])
def test_keras_2_reads_it(read, name, form):
    assert read[name][form] == ""


@pytest.mark.long
def test_functions_are_those_of_keras_2(tmp_path):
    """Some 70 functions of TensorFlow: values, names of layers, and files in both directions."""
    name = "tensorflow_functions"
    keras2_checks.write(tmp_path / "files", [name], folders=[])
    keras2_again.again(tmp_path / "files", [name], tmp_path / "saved" / "again")
    keras2_again.made("backend_functions", 1, tmp_path / "saved" / "made")
    keras2_again.made(name, 1, tmp_path / "saved" / "made")
    ways = [f"again/{name}", f"made/{name}", "made/backend_functions"]
    assert keras2_again.read(tmp_path / "saved", ways) == {
        way: dict.fromkeys(FORMATS, "") for way in ways
    }
    names = [
        {layer["config"]["name"] for layer in json.loads(text)["config"]["layers"]}
        for text in (
            (tmp_path / "files" / name / "model.json").read_text(),
            (tmp_path / "saved" / "made" / name / "model.json").read_text(),
        )
    ]
    # Operators of Python on symbolic tensors have the names of Keras 3, and so have inputs.
    assert names[0] - names[1] == {
        "input_1", "input_2", "tf.__operators__.getitem", "tf.__operators__.getitem_1",
        "tf.math.greater", "tf.math.greater_1", "tf.math.truediv",
    }  # fmt: skip


# ---- what Keras 2 does not know ---------------------------------------------


def _of_complex_numbers():
    return r.layer_conv_1d(
        r.keras_model_sequential(input_shape=(6, 2)), 3, 2, dtype="complex64"
    )  # fmt: skip


def _of_backend_functions():
    x = r.layer_input(shape=4)
    return r.keras_model(x, r.layer_dense(r.k_map_fn(r.k_square, x), units=2))


@pytest.mark.parametrize("make", [_of_complex_numbers, _of_backend_functions])
def test_what_keras_2_does_not_know_is_written_for_keras_3(make, tmp_path):
    model = make()
    path = r.save_model_hdf5(model, str(tmp_path / "model.h5"))
    with h5py.File(path) as file:
        assert file.attrs["keras_version"] == keras.__version__
        assert "rkeras_model_config" not in file.attrs
    assert "module" in json.loads(r.model_to_json(model))
    for again in (r.load_model_hdf5(path), r.model_from_json(r.model_to_json(model))):
        again.set_weights(model.get_weights())
        x = np.random.RandomState(0).normal(size=(3, *model.input_shape[1:]))
        np.testing.assert_array_equal(
            r.predict(again, x, verbose=0), r.predict(model, x, verbose=0)
        )


def test_an_optimizer_that_keras_2_does_not_know_goes_on(tmp_path):
    model = r.layer_dense(r.keras_model_sequential(input_shape=3), units=1)
    r.compile(model, keras.optimizers.Lion(0.1), "mse")
    x, y = np.ones((4, 3)), np.zeros(4)
    r.fit(model, x, y, epochs=2, verbose=0)
    path = r.save_model_hdf5(model, str(tmp_path / "model.h5"))
    with h5py.File(path) as file:
        assert file.attrs["keras_version"] == "2.9.0"
        assert "training_config" not in file.attrs
    again = r.load_model_hdf5(path)
    for one in (model, again):
        r.fit(one, x, y, epochs=2, verbose=0)
    np.testing.assert_array_equal(again.get_weights()[0], model.get_weights()[0])


def test_random_brightness_is_saved_again(tmp_path):
    """Keras could not copy the range that it is read with."""
    model = r.layer_random_brightness(r.keras_model_sequential(input_shape=(4, 4, 3)), 0.2)
    again = r.model_from_json(r.model_to_json(model))
    path = str(tmp_path / "model.h5")
    for _ in range(2):
        again = r.load_model_hdf5(r.save_model_hdf5(again, path))
    assert list(again.layers[0].value_range) == [0, 255]
    # What it is in the model stays what it was.
    kept = again.layers[0].value_range
    r.save_model_hdf5(r.clone_model(again), path)
    r.save_model_hdf5(again, path)
    assert type(again.layers[0].value_range) is type(kept)


# ---- vocabularies -----------------------------------------------------------


@pytest.fixture(scope="module")
def adapted(tmp_path_factory):
    """Models of Keras 2 whose layers were adapted."""
    folder = tmp_path_factory.mktemp("adapted")
    script = Path(keras2_adapted.__file__)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", script, folder], capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize("name", ["model.keras", "folder"])
def test_adapted_vocabularies_are_read(adapted, name, tmp_path):
    expected = np.load(adapted / "expected.npz")["predicted"]
    x = [a.astype(str) if a.dtype == object else a for a in keras2_adapted.NEW]
    model = r.load_model_tf(str(adapted / name))
    np.testing.assert_allclose(r.predict(model, x, verbose=0), expected, rtol=1e-6)
    # Saved again, they are in the configuration.
    again = r.load_model_hdf5(r.save_model_hdf5(model, str(tmp_path / "model.h5")))
    np.testing.assert_allclose(r.predict(again, x, verbose=0), expected, rtol=1e-6)


def test_a_table_from_indices_to_words_is_read(adapted):
    model = r.load_model_tf(str(adapted / "inverse"))
    told = model(np.array([[1, 2], [0, 3]])).numpy().astype(str)
    np.testing.assert_array_equal(told, np.load(adapted / "expected.npz")["told"])


def test_vocabularies_adapted_here_are_kept_in_hdf5_files(tmp_path):
    texts = np.array([["the cat sat"], ["the dog"], ["a cat"]])
    text = r.layer_input(shape=1, dtype="string")
    words = r.layer_text_vectorization(output_mode="tf_idf")
    r.adapt(words, texts)
    model = r.keras_model(text, r.layer_dense(words(text), units=2))
    expected = r.predict(model, texts, verbose=0)
    again = r.load_model_hdf5(r.save_model_hdf5(model, str(tmp_path / "model.h5")))
    np.testing.assert_allclose(r.predict(again, texts, verbose=0), expected, rtol=1e-6)
    again = r.model_from_json(r.model_to_json(model))
    again.set_weights(model.get_weights())
    np.testing.assert_allclose(r.predict(again, texts, verbose=0), expected, rtol=1e-6)
