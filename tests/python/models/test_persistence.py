"""Saving and loading: equal predictions, training that goes on, files that are damaged."""

from __future__ import annotations

import os
import warnings
import zipfile

import numpy as np
import pytest

import rkeras_py as r
from rkeras_py.engine import keras, tf
from rkeras_py.models.custom_objects import UnknownObject

FORMATS = {
    "hdf5": (r.save_model_hdf5, r.load_model_hdf5, "model.h5"),
    "tf": (r.save_model_tf, r.load_model_tf, "model"),
}


@pytest.fixture(params=FORMATS, ids=FORMATS)
def form(request, tmp_path):
    save, load, name = FORMATS[request.param]
    return save, load, str(tmp_path / name)


@pytest.fixture
def trained():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(64, 4)).astype("float32")
    y = x.sum(axis=1, keepdims=True)
    model = r.layer_dense(r.keras_model_sequential(input_shape=4), units=8, activation="relu")
    model = r.layer_dense(model, units=1)
    r.compile(model, optimizer="adam", loss="mse", metrics="mae")
    r.fit(model, x, y, epochs=2, verbose=0, shuffle=False)
    return model, x, y


def test_predictions_are_equal(form, trained):
    save, load, path = form
    model, x, _ = trained
    assert save(model, path) == path
    np.testing.assert_array_equal(
        r.predict(load(path), x, verbose=0), r.predict(model, x, verbose=0)
    )


def test_training_goes_on_as_if_nothing_had_been(form, trained):
    """The state of the optimizer is part of the model."""
    save, load, path = form
    model, x, y = trained
    save(model, path)
    loaded = load(path)
    for each in (model, loaded):
        r.fit(each, x, y, epochs=2, verbose=0, shuffle=False)
    for old, new in zip(model.get_weights(), loaded.get_weights(), strict=True):
        np.testing.assert_allclose(old, new, rtol=1e-6, atol=1e-7)
    assert r.evaluate(loaded, x, y, verbose=0).keys() == r.evaluate(model, x, y, verbose=0).keys()


def test_saving_leaves_the_model_as_it_was(form, trained):
    save, _, path = form
    model, _, _ = trained
    before = model.get_compile_config()
    save(model, path)
    assert model.get_compile_config() == before


def test_without_the_optimizer(form, trained):
    save, load, path = form
    model, x, _ = trained
    save(model, path, include_optimizer=False)
    assert model.compiled
    loaded = load(path)
    assert not loaded.compiled
    np.testing.assert_array_equal(r.predict(loaded, x, verbose=0), r.predict(model, x, verbose=0))


def test_compile_false_loads_the_weights_alone(form, trained):
    save, load, path = form
    save(trained[0], path)
    assert not load(path, compile=False).compiled


def test_what_is_there_is_kept_unless_it_may_be_replaced(form, trained):
    save, load, path = form
    model, x, _ = trained
    save(model, path)
    with pytest.raises(FileExistsError, match="overwrite"):
        save(model, path, overwrite=False)
    save(model, path)
    np.testing.assert_array_equal(
        r.predict(load(path), x, verbose=0), r.predict(model, x, verbose=0)
    )


def test_a_crash_in_the_middle_leaves_the_old_one(form, trained, monkeypatch):
    save, load, path = form
    model, x, _ = trained
    save(model, path)
    expected = r.predict(model, x, verbose=0)

    def crash(self, filepath, *args, **kwargs):
        with open(filepath, "w") as file:
            file.write("half")
        raise OSError("no space left on device")

    other = r.layer_dense(r.keras_model_sequential(input_shape=4), units=1)
    with monkeypatch.context() as patch:
        patch.setattr(keras.Model, "save", crash)
        with pytest.raises(OSError, match="no space left"):
            save(other, path)
    np.testing.assert_array_equal(r.predict(load(path), x, verbose=0), expected)
    assert os.listdir(os.path.dirname(path)) == [os.path.basename(path)]


def test_a_folder_that_is_not_there_is_named(form, trained, tmp_path):
    save, _, _ = form
    with pytest.raises(FileNotFoundError, match="nowhere"):
        save(trained[0], str(tmp_path / "nowhere" / "model.h5"))


def test_a_model_that_has_no_weights_yet_says_what_to_do(form):
    save, _, path = form
    model = r.layer_dense(r.keras_model_sequential(), units=1)
    with pytest.raises(ValueError, match="`input_shape`"):
        save(model, path)


def test_damaged_and_foreign_files_are_named(form, tmp_path):
    _, load, _ = form
    missing = str(tmp_path / "missing")
    with pytest.raises(FileNotFoundError, match="missing"):
        load(missing)
    text = tmp_path / "text.h5"
    text.write_text("no model")
    with pytest.raises(ValueError, match=r"text\.h5"):
        load(str(text))


def test_a_truncated_file_is_named(form, trained):
    save, load, path = form
    save(trained[0], path)
    file = os.path.join(path, "model.keras") if os.path.isdir(path) else path
    with open(file, "r+b") as open_file:
        open_file.truncate(os.path.getsize(file) // 2)
    with pytest.raises(ValueError, match=os.path.basename(file)):
        load(path)


def test_code_in_a_file_is_not_run(tmp_path):
    """A pickled lambda in a layer is refused, not run."""
    inputs = keras.Input((2,))
    model = keras.Model(inputs, keras.layers.Lambda(lambda t: t * 2)(inputs))
    path = str(tmp_path / "folder")
    os.mkdir(path)
    model.save(os.path.join(path, "model.keras"))
    with pytest.raises(ValueError, match=r"(?i)lambda"):
        r.load_model_tf(path)


def test_tensorflow_alone_serves_the_folder(trained, tmp_path):
    model, x, _ = trained
    path = r.save_model_tf(model, str(tmp_path / "folder"))
    served = tf.saved_model.load(path)
    np.testing.assert_allclose(
        served.serve(x).numpy(), r.predict(model, x, verbose=0), rtol=1e-5, atol=1e-6
    )


def test_the_checkpoint_in_a_folder_has_weights_and_the_state_of_the_optimizer(trained, tmp_path):
    model, _, _ = trained
    path = r.save_model_tf(model, str(tmp_path / "folder"))
    again = r.clone_model(model)
    r.compile(again, r.optimizer_adam(), "mse")
    r.load_model_weights_tf(again, f"{path}/variables/variables")
    assert type(again.optimizer) is type(model.optimizer)
    for mine, theirs in (
        (again.get_weights(), model.get_weights()),
        (again.optimizer.variables, model.optimizer.variables),
    ):
        for one, other in zip(mine, theirs, strict=True):
            np.testing.assert_array_equal(one, other)
    bare = r.save_model_tf(model, str(tmp_path / "bare"), include_optimizer=False)
    names = tf.train.load_checkpoint(f"{bare}/variables/variables").get_variable_to_shape_map()
    assert not [name for name in names if name.startswith("optimizer")]


def test_plain_keras_reads_what_is_in_the_folder(trained, tmp_path):
    model, x, _ = trained
    path = r.save_model_tf(model, str(tmp_path / "folder"))
    archive = os.path.join(path, "model.keras")
    assert zipfile.is_zipfile(archive)
    plain = keras.models.load_model(archive)
    np.testing.assert_array_equal(plain.predict(x, verbose=0), r.predict(model, x, verbose=0))


def test_any_name_will_do_for_an_hdf5_file(trained, tmp_path):
    model, x, _ = trained
    path = r.save_model_hdf5(model, str(tmp_path / "model.weights-and-all"))
    np.testing.assert_array_equal(
        r.predict(r.load_model_hdf5(path), x, verbose=0), r.predict(model, x, verbose=0)
    )


def test_attention_is_read_from_an_hdf5_file(tmp_path):
    query, value = r.layer_input(shape=(5, 4)), r.layer_input(shape=(3, 4))
    model = r.keras_model([query, value], r.layer_attention([query, value]))
    rng = np.random.default_rng(0)
    data = [rng.normal(size=(2, 5, 4)), rng.normal(size=(2, 3, 4))]
    loaded = r.load_model_hdf5(r.save_model_hdf5(model, str(tmp_path / "model.h5")))
    np.testing.assert_array_equal(
        r.predict(loaded, data, verbose=0), r.predict(model, data, verbose=0)
    )


@pytest.mark.parametrize(
    "make",
    [
        lambda: r.layer_activation_softmax(axis=(1, 2)),
        lambda: r.layer_layer_normalization(axis=(1, 2)),
        lambda: r.layer_unit_normalization(axis=(1, 2)),
        lambda: r.layer_normalization(axis=(1, 2)),
    ],
)
def test_layers_along_several_axes_are_read_from_an_hdf5_file(make, tmp_path):
    source = r.layer_input(shape=(3, 4))
    model = r.keras_model(source, make()(source))
    x = np.random.default_rng(0).normal(size=(2, 3, 4))
    loaded = r.load_model_hdf5(r.save_model_hdf5(model, str(tmp_path / "model.h5")))
    np.testing.assert_array_equal(r.predict(loaded, x, verbose=0), r.predict(model, x, verbose=0))


def test_objects_of_the_users_own_go_by_their_names(tmp_path):
    def squash(x):
        return tf.tanh(x)

    model = r.layer_dense(r.keras_model_sequential(input_shape=2), units=1, activation=squash)
    path = r.save_model_hdf5(model, str(tmp_path / "model.h5"))
    x = np.array([[1.0, 2.0]])
    for given in ({"squash": lambda x: tf.tanh(x)}, [squash], squash):
        loaded = r.load_model_hdf5(path, custom_objects=given)
        # Saved again, it is known by the same name.
        again = r.load_model_hdf5(
            r.save_model_hdf5(loaded, str(tmp_path / "again.h5")), custom_objects=squash
        )
        np.testing.assert_array_equal(
            r.predict(again, x, verbose=0), r.predict(model, x, verbose=0)
        )
    with pytest.raises(UnknownObject, match=r'function "squash".*custom_objects'):
        r.load_model_hdf5(path)
    with pytest.raises(ValueError, match="must be a dict"):
        r.load_model_hdf5(path, custom_objects=[3])


@pytest.mark.parametrize("form", ["hdf5", "tf"])
def test_models_that_share_an_optimizer_are_saved_with_their_own_state(form, tmp_path):
    shared = r.optimizer_adam(0.1)
    save, load = getattr(r, f"save_model_{form}"), getattr(r, f"load_model_{form}")
    data, models = {}, {}
    for n in (2, 3):
        models[n] = r.layer_dense(r.layer_dense(r.keras_model_sequential(input_shape=n), 2), 1)
        r.compile(models[n], optimizer=shared, loss="mse")
        data[n] = (np.arange(4.0 * n).reshape(4, n), np.ones((4, 1)))
        r.fit(models[n], *data[n], epochs=2, verbose=0)
    files = {n: save(models[n], str(tmp_path / f"{n}.{form}")) for n in models}
    assert models[2].optimizer is shared
    for n, file in files.items():
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            again = load(file)
        assert int(again.optimizer.iterations) == 4
        r.fit(again, *data[n], epochs=1, verbose=0)
        shared.iterations.assign(4)
        r.fit(models[n], *data[n], epochs=1, verbose=0)
        for one, other in zip(again.get_weights(), models[n].get_weights(), strict=True):
            np.testing.assert_allclose(one, other, rtol=1e-6)
