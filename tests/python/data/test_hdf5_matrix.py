"""Rows in HDF5 files: read when they are needed, and the same as arrays for training."""

from __future__ import annotations

import gc
import os

import h5py
import numpy as np
import pytest

import rkeras_py as r
from rkeras_py.engine import keras

X = np.arange(80, dtype="float32").reshape(20, 4) / 80
Y = X.sum(axis=1)


@pytest.fixture
def file(tmp_path):
    with h5py.File(tmp_path / "data.h5", "w") as made:
        made["x"] = X
        made["group/y"] = Y
        made["one"] = 1.0
    return str(tmp_path / "data.h5")


def test_rows(file):
    m = r.hdf5_matrix(file, "x", start=2, end=12)
    assert (m.shape, m.dtype, len(m), m.ndim, m.size) == ((10, 4), np.float32, 10, 2, 40)
    expected = X[2:12]
    for key in (0, 9, -1, slice(3, 5), slice(None, None, 3), slice(8, 100), slice(5, 2)):
        np.testing.assert_array_equal(m[key], expected[key])
    for key in ([3, 1, 1, 9], np.array([-1, 0]), [2.0, 1.0], []):
        np.testing.assert_array_equal(m[key], expected[np.asarray(key, int)])
    np.testing.assert_array_equal(np.asarray(m), expected)
    for key in (10, -11, [0, 10]):
        with pytest.raises(IndexError, match="10 rows"):
            m[key]
    with pytest.raises(TypeError, match="indexed by rows"):
        m["a"]


def test_a_normalizer_is_applied_to_what_is_read(file):
    m = r.hdf5_matrix(file, "x", normalizer=lambda rows: rows[:, :2].astype("float64") * 10)
    assert (m.shape, m.dtype) == ((20, 2), np.float64)
    np.testing.assert_allclose(m[[5, 3]], X[[5, 3], :2] * 10)


def test_a_file_is_open_once_and_as_long_as_it_is_used(file):
    def is_open():
        links = (f"/proc/self/fd/{name}" for name in os.listdir("/proc/self/fd"))
        return sum(os.path.exists(link) and os.readlink(link) == file for link in links)

    one, two = r.hdf5_matrix(file, "x"), r.hdf5_matrix(file, "group/y")
    assert is_open() == 1
    del one, two
    gc.collect()
    assert is_open() == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"dataset": "z"}, "`dataset` must be one of the datasets in the file, group/y, one, x"),
        ({"dataset": "group"}, "`dataset` must be one of"),
        ({"dataset": "one"}, "a dataset with rows"),
        ({"end": 21}, "`end` must be at most the number of rows, 20"),
        ({"start": 5, "end": 5}, "`start` must be below `end`"),
        ({"start": 20}, "`start` must be below `end`, and the number of a row"),
        ({"start": -1}, "`start` must be a whole number, at least 0"),
    ],
)
def test_wrong_arguments(file, arguments, message):
    with pytest.raises(ValueError, match=message):
        r.hdf5_matrix(**({"datapath": file, "dataset": "x"} | arguments))


def test_wrong_files(tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere"):
        r.hdf5_matrix(str(tmp_path / "nowhere.h5"), "x")
    (tmp_path / "text.h5").write_text("text")
    with pytest.raises(ValueError, match="`datapath` must be the path of an HDF5 file"):
        r.hdf5_matrix(str(tmp_path / "text.h5"), "x")


def trained(x, y, **options):
    keras.utils.set_random_seed(1)
    model = r.layer_dense(r.keras_model_sequential(input_shape=4), units=1)
    r.compile(model, optimizer="sgd", loss="mse")
    history = r.fit(model, x, y, epochs=3, batch_size=6, verbose=0, **options)
    return history.metrics, model


@pytest.mark.parametrize(
    "options", [{"shuffle": False}, {"shuffle": False, "validation_split": 0.25}]
)
def test_training_is_that_of_arrays(file, options):
    read = []

    def noted(rows):
        read.append(len(rows))
        return rows

    lazy_x = r.hdf5_matrix(file, "x", normalizer=noted)
    expected, model = trained(X, Y, **options)
    found, lazy_model = trained(lazy_x, r.hdf5_matrix(file, "group/y"), **options)
    assert found == expected
    assert max(read) == 6
    mixed, _ = trained(lazy_x, Y, **options)
    assert mixed == expected
    assert r.evaluate(lazy_model, lazy_x, Y, verbose=0) == r.evaluate(model, X, Y, verbose=0)
    read.clear()
    np.testing.assert_array_equal(
        r.predict(model, lazy_x, batch_size=8, verbose=0), r.predict(model, X, verbose=0)
    )
    assert read == [8, 8, 4]
    held = [r.hdf5_matrix(file, "x", 0, 5), r.hdf5_matrix(file, "group/y", 0, 5)]
    losses, _ = trained(X, Y, shuffle=False, validation_data=held)
    assert losses == trained(X, Y, shuffle=False, validation_data=[X[:5], Y[:5]])[0]
    weights = np.linspace(0, 1, 20)
    assert (
        trained(lazy_x, Y, shuffle=False, sample_weight=weights)[0]
        == trained(X, Y, shuffle=False, sample_weight=weights)[0]
    )


def batches_seen(x, y, shuffle):
    seen = []

    class Model(keras.Sequential):
        def train_step(self, data):
            seen.append(np.asarray(data[0])[:, 0])
            return super().train_step(data)

    model = Model([keras.Input((4,)), keras.layers.Dense(1)])
    model.compile(optimizer="sgd", loss="mse", run_eagerly=True)
    r.fit(model, x, y, epochs=2, batch_size=5, verbose=0, shuffle=shuffle)
    return seen


@pytest.mark.parametrize("lazy", [True, False])
def test_batches_are_shuffled(file, lazy):
    x = r.hdf5_matrix(file, "x") if lazy else X
    keras.utils.set_random_seed(3)
    seen = batches_seen(x, Y, "batch")
    whole = {tuple(X[i : i + 5, 0].tolist()) for i in range(0, 20, 5)}
    for epoch in (seen[:4], seen[4:]):
        assert {tuple(batch.tolist()) for batch in epoch} == whole
    assert [b.tolist() for b in seen[:4]] != [b.tolist() for b in seen[4:]]
    with pytest.raises(ValueError, match='`shuffle` must be True, False or "batch"'):
        batches_seen(x, Y, "rows")


def test_rows_are_shuffled(file):
    keras.utils.set_random_seed(3)
    seen = batches_seen(r.hdf5_matrix(file, "x"), Y, True)
    for epoch in (seen[:4], seen[4:]):
        order = np.concatenate(epoch)
        assert sorted(order) == X[:, 0].tolist() and list(order) != X[:, 0].tolist()


def test_different_numbers_of_rows(file):
    with pytest.raises(ValueError, match="as many rows, but there are 10, 20"):
        trained(r.hdf5_matrix(file, "x"), Y[:10])
