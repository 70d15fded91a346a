"""Weights in files, models as text and bytes, exported models: read back, damaged, foreign."""

from __future__ import annotations

import json
import os

import h5py
import numpy as np
import pytest

import rkeras_py as r
from rkeras_py.api.registry import REGISTRY
from rkeras_py.engine import keras, tf

FORMATS = {
    "hdf5": (r.save_model_weights_hdf5, r.load_model_weights_hdf5),
    "tf": (r.save_model_weights_tf, r.load_model_weights_tf),
}


@pytest.fixture(params=FORMATS, ids=FORMATS)
def form(request):
    return FORMATS[request.param]


def recurrent(units=3, last="last"):
    """Layers with weights at several depths, with names that Keras counts up."""
    return keras.Sequential(
        [
            keras.Input((5, 2)),
            keras.layers.Bidirectional(keras.layers.LSTM(units)),
            keras.layers.BatchNormalization(),
            keras.Sequential([keras.layers.Dense(4), keras.layers.Dense(3)]),
            keras.layers.Dropout(0.5),
            keras.layers.Dense(1, name=last),
        ]
    )


def dense(units=3, inputs=2, names=("one", "two")):
    model = keras.Sequential([keras.Input((inputs,))])
    for name in names:
        model.add(keras.layers.Dense(units, name=name))
    return model


def same_weights(left, right):
    pairs = zip(left.get_weights(), right.get_weights(), strict=True)
    return all(np.array_equal(a, b) for a, b in pairs)


def test_weights_come_back(form, tmp_path):
    save, load = form
    old, new = recurrent(), recurrent()
    assert not same_weights(old, new)
    path = str(tmp_path / "weights")
    assert save(old, path) == path
    assert load(new, path) is new
    assert same_weights(old, new)


@pytest.mark.parametrize("other", FORMATS)
def test_either_function_loads_what_the_other_saved(form, other, tmp_path):
    save, _ = form
    old, new = dense(), dense()
    assert FORMATS[other][1](new, save(old, str(tmp_path / "weights"))) is new
    assert same_weights(old, new)


def test_frozen_layers_come_back(form, tmp_path):
    """Keras 2 wrote what is trained first: the order must not depend on it."""
    save, load = form
    old, new = recurrent(), recurrent()
    r.freeze_weights(old, from_=-2)
    path = save(old, str(tmp_path / "weights"))
    load(new, path)
    assert same_weights(old, new)


def test_what_is_there_is_kept_unless_it_may_be_replaced(form, tmp_path):
    save, load = form
    path = save(dense(), str(tmp_path / "weights"))
    with pytest.raises(FileExistsError, match="overwrite"):
        save(dense(), path, overwrite=False)
    old, new = dense(), dense()
    save(old, path)
    load(new, path)
    assert same_weights(old, new)


def test_nothing_is_left_beside_the_file(form, tmp_path):
    save, _ = form
    save(dense(), str(tmp_path / "weights"))
    names = sorted(os.listdir(tmp_path))
    assert names in (
        ["weights"],
        ["checkpoint", "weights.data-00000-of-00001", "weights.index"],
    )


def test_a_shape_that_differs_is_named_and_nothing_is_changed(form, tmp_path):
    save, load = form
    path = save(dense(3), str(tmp_path / "weights"))
    other = dense(3)
    other.add(keras.layers.Dense(2))
    wider = dense(4)
    for model, said in ((wider, r'"one".*\(2, 4\), \(4\).*\(2, 3\), \(3\)'), (other, "3 layers")):
        before = model.get_weights()
        with pytest.raises(ValueError, match=said):
            load(model, path)
        for old, new in zip(before, model.get_weights(), strict=True):
            np.testing.assert_array_equal(old, new)


def test_what_does_not_fit_can_be_left_out(form, tmp_path):
    save, load = form
    old = dense(3)
    path = save(old, str(tmp_path / "weights"))
    new = keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(3, name="a"), keras.layers.Dense(5, name="b")]
    )
    before = new.get_weights()
    with pytest.warns(UserWarning, match='"b".*left as it is'):
        load(new, path, skip_mismatch=True)
    np.testing.assert_array_equal(new.get_weights()[0], old.get_weights()[0])
    np.testing.assert_array_equal(new.get_weights()[2], before[2])


def test_weights_can_be_reshaped(form, tmp_path):
    save, load = form
    old = dense(4, inputs=2, names=["one"])
    path = save(old, str(tmp_path / "weights"))
    # Both kernels have 8 elements, and both biases 4.
    new = keras.Sequential([keras.Input((3, 2)), keras.layers.Conv1D(4, 1, name="one")])
    with pytest.raises(ValueError, match=r"\(1, 2, 4\)"):
        load(new, path)
    load(new, path, reshape=True)
    np.testing.assert_array_equal(new.get_weights()[0][0], old.get_weights()[0])


def test_names_decide_where_that_is_asked(tmp_path):
    old = dense(names=["one", "two"])
    old.layers[0].set_weights([np.eye(2, 3), np.zeros(3)])
    path = r.save_model_weights_hdf5(old, str(tmp_path / "weights.h5"))
    new = keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(2, name="zero"),
            keras.layers.Dense(3, name="one"),
            keras.layers.Dense(9, name="nine"),
        ]
    )
    before = new.get_weights()
    r.load_model_weights_hdf5(new, path, by_name=True)
    np.testing.assert_array_equal(new.get_weights()[2], np.eye(2, 3))
    np.testing.assert_array_equal(new.get_weights()[0], before[0])
    np.testing.assert_array_equal(new.get_weights()[4], before[4])
    with pytest.raises(ValueError, match="`by_name` must be False"):
        r.load_model_weights_tf(new, str(tmp_path / "none"), by_name=True)


def test_weights_of_a_whole_model_and_of_keras_3_are_read(tmp_path):
    old = dense()
    whole = r.save_model_hdf5(old, str(tmp_path / "model.h5"))
    own = str(tmp_path / "own.weights.h5")
    old.save_weights(own)
    for path in (whole, own):
        new = dense()
        r.load_model_weights_hdf5(new, path)
        assert same_weights(old, new)
    with pytest.raises(ValueError, match="`by_name` must be False"):
        r.load_model_weights_hdf5(dense(), own, by_name=True)


def test_weights_alone_are_no_model(tmp_path):
    path = r.save_model_weights_hdf5(dense(), str(tmp_path / "weights.h5"))
    with pytest.raises(ValueError, match=r"holds no model.*load_model_weights_hdf5"):
        r.load_model_hdf5(path)


def test_the_newest_checkpoint_of_a_folder_is_found(tmp_path):
    old, new = dense(), dense()
    r.save_model_weights_tf(dense(), str(tmp_path / "first"))
    r.save_model_weights_tf(old, str(tmp_path / "second"))
    r.load_model_weights_tf(new, str(tmp_path))
    assert same_weights(old, new)


def _compiled(maker, rate=0.1):
    model = dense(1)
    r.compile(model, maker(rate), "mse")
    return model


X, Y = np.random.RandomState(0).normal(size=(8, 2)), np.arange(8.0).reshape(8, 1)


def _trained_further(model, steps=3):
    return [float(model.train_on_batch(X, Y)) for _ in range(steps)]


@pytest.mark.parametrize("maker", [r.optimizer_adam, r.optimizer_nadam, keras.optimizers.Lion])
@pytest.mark.parametrize("compiled", ["before", "after"])
def test_training_goes_on_from_a_checkpoint(maker, compiled, tmp_path):
    """As in Keras 2, with the optimizer's state and its learning rate."""
    old = _compiled(maker)
    _trained_further(old)
    path = r.save_model_weights_tf(old, str(tmp_path / "weights"))
    expected = _trained_further(old)
    new = _compiled(maker, 0.1 if maker is keras.optimizers.Lion else 0.5)
    if compiled == "after":
        new = dense(1)
    r.load_model_weights_tf(new, path)
    if compiled == "after":
        r.compile(new, maker(0.1), "mse")
    assert _trained_further(new) == expected
    # What was loaded belongs to the first optimizer alone.
    r.compile(new, maker(0.1), "mse")
    assert int(new.optimizer.iterations) == 0


def test_a_checkpoint_of_another_optimizer_gives_what_both_have(tmp_path):
    old = _compiled(r.optimizer_adam)
    _trained_further(old)
    path = r.save_model_weights_tf(old, str(tmp_path / "weights"))
    new = _compiled(r.optimizer_sgd, 0.5)
    r.load_model_weights_tf(new, path)
    assert int(new.optimizer.iterations) == 3
    assert float(new.optimizer.learning_rate) == pytest.approx(0.1)


def _slot(variable, model):
    return variable.path.split("/")[-1].replace(model.name, "")


def test_weights_that_are_frozen_later_leave_the_state_of_the_others(tmp_path):
    old = _compiled(r.optimizer_adam)
    _trained_further(old)
    path = r.save_model_weights_tf(old, str(tmp_path / "weights"))
    new = dense(1)
    r.load_model_weights_tf(new, path)
    new.layers[0].trainable = False
    r.compile(new, r.optimizer_adam(0.1), "mse")
    kept = {_slot(v, old): v.numpy() for v in old.optimizer.variables}
    for variable in new.optimizer.variables:
        np.testing.assert_array_equal(variable.numpy(), kept[_slot(variable, new)])


def test_files_that_hold_no_weights_are_named(form, tmp_path):
    _, load = form
    with pytest.raises(FileNotFoundError, match="missing"):
        load(dense(), str(tmp_path / "missing"))
    for name in ("text", "text.index"):
        (tmp_path / name).write_text("no weights" * 100)
    with pytest.raises(ValueError, match="text"):
        load(dense(), str(tmp_path / "text"))


def test_truncated_files_are_named_and_change_nothing(form, tmp_path):
    save, load = form
    path = save(recurrent(), str(tmp_path / "weights"))
    damaged = path if os.path.exists(path) else path + ".data-00000-of-00001"
    with open(damaged, "r+b") as file:
        file.truncate(20)
    model = recurrent()
    before = model.get_weights()
    with pytest.raises(ValueError, match="weights"):
        load(model, path)
    assert all(np.array_equal(a, b) for a, b in zip(before, model.get_weights(), strict=True))


def test_a_file_that_would_be_read_for_ever_is_refused(tmp_path):
    """The HDF5 library does not end where free space in a heap is said to be of 0 bytes."""
    path = r.save_model_weights_hdf5(dense(), str(tmp_path / "weights.h5"))
    with open(path, "rb") as file:
        content = bytearray(file.read())
    at = content.index(b"GCOL") + 16
    while number := int.from_bytes(content[at : at + 2], "little"):
        assert number < 100
        at += 16 + -(-int.from_bytes(content[at + 8 : at + 16], "little") // 8) * 8
    content[at + 8 : at + 16] = bytes(8)
    with open(path, "wb") as file:
        file.write(content)
    with pytest.raises(ValueError, match=r"weights\.h5.*heap"):
        r.load_model_weights_hdf5(dense(), path)


def test_links_to_other_files_are_not_followed(tmp_path):
    secret = tmp_path / "secret.h5"
    with h5py.File(secret, "w") as file:
        file["numbers"] = np.ones((2, 3))
    path = r.save_model_weights_hdf5(dense(names=["one"]), str(tmp_path / "weights.h5"))
    with h5py.File(path, "a") as file:
        group = file["one"]
        name = group.attrs["weight_names"][0].decode()
        del group[name]
        group[name] = h5py.ExternalLink(str(secret), "/numbers")
    with pytest.raises(ValueError, match="link to elsewhere"):
        r.load_model_weights_hdf5(dense(names=["one"]), path)


def test_many_layers_fit_into_a_file(tmp_path):
    """The names of many layers are longer than one attribute of HDF5."""
    names = [f"{i:04d}_{'x' * 100}" for i in range(700)]
    identities = [keras.layers.Identity(name=name) for name in names[:-1]]
    last = keras.layers.Dense(1, name=names[-1])
    model = keras.Sequential([keras.Input((1,)), *identities, last])
    path = r.save_model_weights_hdf5(model, str(tmp_path / "weights.h5"))
    with h5py.File(path, "r") as file:
        assert "layer_names" not in file.attrs
    kept = model.get_weights()[0]
    model.set_weights([kept + 1, np.ones(1)])
    r.load_model_weights_hdf5(model, path)
    np.testing.assert_array_equal(model.get_weights()[0], kept)


# ---- text -------------------------------------------------------------------

TEXTS = {
    "json": (r.model_to_json, r.model_from_json),
    "yaml": (r.model_to_yaml, r.model_from_yaml),
}


@pytest.fixture(params=TEXTS, ids=TEXTS)
def text(request):
    return TEXTS[request.param]


def test_layers_come_back_from_text(text):
    write, read = text
    old = recurrent()
    new = read(write(old))
    assert [layer.name for layer in new.layers] == [layer.name for layer in old.layers]
    assert new.output_shape == old.output_shape
    assert not same_weights(old, new)
    assert not new.compiled


def test_a_functional_model_comes_back_from_text(text):
    write, read = text
    a, b = r.layer_input(shape=2, name="a"), r.layer_input(shape=3, name="b")
    old = r.keras_model([a, b], r.layer_concatenate([a, b], name="both"))
    new = read(write(old))
    x = [np.ones((1, 2)), np.zeros((1, 3))]
    np.testing.assert_array_equal(r.predict(new, x, verbose=0), [[1, 1, 0, 0, 0]])


class Twice(keras.layers.Layer):
    def call(self, inputs):
        return inputs * 2


def test_own_layers_are_given_by_name(text):
    write, read = text
    description = write(keras.Sequential([keras.Input((2,)), Twice()]))
    # Keras finds it by its module too: take that away, as in another session.
    description = description.replace(__name__, "elsewhere")
    with pytest.raises(ValueError, match="Twice"):
        read(description)
    model = read(description, custom_objects={"Twice": Twice})
    assert isinstance(model.layers[-1], Twice)


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "{",
        "[1]",
        "[" * 100_000,
        '{"class_name": "Dense"}',
        '{"class_name": "Dense", "config": {}}',
        '{"class_name": "Sequential", "config": {}}',
        '{"class_name": "Sequential", "config": {"layers": [{"class_name": "Dense", "config": '
        '{"name": "d", "units": 90000000000000, "batch_input_shape": [null, 2]}}]}}',
    ],
)
def test_text_that_describes_no_model_is_named(text, wrong):
    _, read = text
    with pytest.raises(ValueError, match=f"{read.__name__}.*`(json|yaml)`"):
        read(wrong)


def test_code_in_text_is_not_run(text):
    write, read = text
    source = keras.Input((2,))
    model = keras.Model(source, keras.layers.Lambda(lambda t: t * 2)(source))
    description = write(model)
    with pytest.raises(ValueError, match=r"(?i)lambda"):
        read(description)


def test_yaml_runs_no_code(tmp_path):
    mark = tmp_path / "mark"
    with pytest.raises(ValueError, match="model_from_yaml"):
        r.model_from_yaml(f"!!python/object/apply:os.mkdir ['{mark}']")
    assert not mark.exists()


# ---- bytes ------------------------------------------------------------------


def test_bytes_are_a_model_with_all_that_it_has():
    old = dense()
    x, y = np.ones((4, 2)), np.ones((4, 3))
    r.compile(old, optimizer="adam", loss="mse")
    r.fit(old, x, y, epochs=2, verbose=0, shuffle=False)
    raw = r.serialize_model(old)
    assert isinstance(raw, bytes)
    new = r.unserialize_model(raw)
    for model in (old, new):
        r.fit(model, x, y, epochs=1, verbose=0, shuffle=False)
    for a, b in zip(old.get_weights(), new.get_weights(), strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-6)
    assert not r.unserialize_model(raw, compile=False).compiled
    assert not r.unserialize_model(r.serialize_model(old, include_optimizer=False)).compiled
    from_r = REGISTRY["unserialize_model"].call_from_r([("model", raw)])
    assert same_weights(from_r, r.unserialize_model(raw))


@pytest.mark.parametrize("wrong", [b"", b"no model", "no model", 3])
def test_bytes_that_are_no_model_are_named(wrong):
    with pytest.raises(ValueError, match=r"unserialize_model\(\)"):
        r.unserialize_model(wrong)


def test_truncated_bytes_are_named():
    raw = r.serialize_model(dense())
    with pytest.raises(ValueError, match=r"unserialize_model\(\): `model`"):
        r.unserialize_model(raw[: len(raw) // 2])


# ---- exported ---------------------------------------------------------------


def served(path, x):
    """What TensorFlow alone computes."""
    loaded = tf.saved_model.load(path)
    return loaded.serve(tf.constant(x, tf.float32)).numpy()


def test_tensorflow_alone_serves_what_is_exported(tmp_path):
    model, x = dense(), np.ones((2, 2))
    path = r.export_savedmodel(model, str(tmp_path / "served"))
    np.testing.assert_allclose(served(path, x), r.predict(model, x, verbose=0), rtol=1e-5)
    assert r.export_savedmodel(model, path) == path
    with pytest.raises(FileExistsError, match="overwrite"):
        r.export_savedmodel(model, path, overwrite=False, versioned=False)


def test_versions_are_folders_that_are_numbers(tmp_path):
    base = str(tmp_path / "served")
    path = r.export_savedmodel(dense(), base, overwrite=False)
    assert os.path.dirname(path) == base
    assert os.path.basename(path).isdigit()
    assert os.listdir(base) == [os.path.basename(path)]


def test_the_served_function_takes_what_is_said(tmp_path):
    model = dense()
    path = r.export_savedmodel(
        model, str(tmp_path / "served"), input_signature=[tf.TensorSpec((3, 2), tf.float32)]
    )
    loaded = tf.saved_model.load(path)
    assert loaded.serve(tf.ones((3, 2))).shape == (3, 3)
    with pytest.raises((TypeError, ValueError), match="shape"):
        loaded.serve(tf.ones((4, 2)))
    with pytest.raises(ValueError, match="`input_signature`"):
        r.export_savedmodel(model, path, input_signature=[3])
    with pytest.raises(TypeError, match="`colour`"):
        r.export_savedmodel(model, path, colour=3)


def test_saved_models_come_back(tmp_path):
    model, x = dense(), np.ones((2, 2))
    path = r.model_to_saved_model(model, str(tmp_path / "saved"))
    np.testing.assert_array_equal(
        r.predict(r.model_from_saved_model(path), x, verbose=0), r.predict(model, x, verbose=0)
    )
    np.testing.assert_allclose(served(path, x), r.predict(model, x, verbose=0), rtol=1e-5)
    only = r.model_to_saved_model(model, str(tmp_path / "only"), serving_only=True)
    np.testing.assert_allclose(served(only, x), r.predict(model, x, verbose=0), rtol=1e-5)
    again = r.model_from_saved_model(only)
    np.testing.assert_allclose(r.predict(again, x, verbose=0), r.predict(model, x, verbose=0))
    assert again.trainable_weights == []


def test_configurations_are_plain_json():
    assert json.loads(r.model_to_yaml(dense()))["class_name"] == "Sequential"
