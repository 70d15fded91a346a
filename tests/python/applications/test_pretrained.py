"""The road of weights: by path, from the cache, over a network; and what the networks compute."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import h5py
import numpy as np
import pytest
from applications import keras2
from applications.networks import BY_NAME, KERAS_2
from data.serving import serving

import rkeras_py as r
from rkeras_py.applications import weight_files
from rkeras_py.engine import keras

_SMALL = {"weights": None, "include_top": False, "input_shape": (32, 32, 3)}


# ---- what Keras 2 computes with the same weights ----------------------------


@functools.cache
def keras_2_folder(folder, names):
    script = Path(__file__).with_name("keras2.py")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", script, "outputs", folder, *names],
        capture_output=True, text=True, timeout=3000, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder


def _as_keras_2(name, folder):
    network = BY_NAME[name]
    expected = np.load(folder / f"{name}.npz")
    size = keras2.SIZES.get(name, 32)
    keras.utils.clear_session()  # names of layers count from the start, as in Keras 2
    model = network.build(
        weights=str(folder / f"{name}.h5"), classes=7, input_shape=(size, size, 3),
        **keras2.ARGUMENTS.get(name, {}),
    )  # fmt: skip
    x = keras2.images(size) / 255
    predicted = model.predict(x, verbose=0)
    np.testing.assert_allclose(predicted, expected["predicted"], rtol=1e-3, atol=1e-5)
    assert predicted.std(axis=0).max() > 1e-4, "all images look the same to these weights"
    # Their names in Keras 2 find the layers, in their order.
    names = json.loads((folder / f"{name}.json").read_text())
    ours = [layer for layer in model.layers if layer.weights]
    assert [r.get_layer(model, name) for name in names] == ours
    keras.utils.clear_session()
    by_name = network.build(
        weights=None, classes=7, input_shape=(size, size, 3), **keras2.ARGUMENTS.get(name, {})
    )
    r.load_model_weights_hdf5(by_name, str(folder / f"{name}.h5"), by_name=True)
    np.testing.assert_array_equal(by_name.predict(x, verbose=0), predicted)
    if "losses" in expected:
        for layer in model.layers:
            if isinstance(layer, keras.layers.Dropout):
                layer.rate = 0.0
        r.compile(model, r.optimizer_sgd(0.01), "categorical_crossentropy")
        y = np.eye(7)[[0, 2, 4, 6]]
        losses = [r.train_on_batch(model, x, y) for _ in range(keras2.STEPS)]
        losses = [float(np.ravel(loss)[0]) for loss in losses]
        np.testing.assert_allclose(losses, expected["losses"], rtol=1e-3)
        moving = [layer.moving_variance for layer in ours if hasattr(layer, "moving_variance")]
        moving = np.concatenate([np.ravel(value) for value in moving])
        np.testing.assert_allclose(moving, expected["moving"], rtol=1e-3)


@pytest.mark.parametrize("name", ["MobileNet", "MobileNetV3Small"])
def test_outputs_of_keras_2(name, tmp_path_factory):
    folder = tmp_path_factory.getbasetemp() / "small_networks"
    folder.mkdir(exist_ok=True)
    _as_keras_2(name, keras_2_folder(folder, ("MobileNet", "MobileNetV3Small")))


_LONG = (
    "MobileNetV2", "MobileNetV3Large", "EfficientNetB0", "DenseNet121", "ResNet50", "ResNet50V2",
    "NASNetMobile", "Xception", "VGG16", "InceptionV3",
)  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("name", _LONG)
def test_outputs_of_keras_2_for_more_networks(name, tmp_path):
    _as_keras_2(name, keras_2_folder(tmp_path, (name,)))


# ---- files ------------------------------------------------------------------


def _expected_file(key):
    return KERAS_2["files"][key]


@pytest.mark.parametrize("key", sorted(KERAS_2["files"]))
def test_names_addresses_and_hashes(key):
    """As tf_keras asked for them."""
    name, *variant, top = key.split("/")
    given = {"include_top": top == "True", "input_shape": None}
    module = sys.modules[getattr(r, BY_NAME[name].function).__module__]
    if name in ("MobileNet", "MobileNetV2"):
        alpha, rows = float(variant[0]), int(variant[1])
        given |= {"alpha": alpha, "depth_multiplier": 1, "input_shape": (rows, rows, 3)}
    elif name.startswith("MobileNetV3"):
        given |= {"alpha": float(variant[0]), "minimalistic": variant[1] == "True"}
    short = name.removeprefix("EfficientNet").removeprefix("MobileNetV3")
    constant = {
        "InceptionV3": "INCEPTION_V3", "InceptionResNetV2": "INCEPTION_RESNET_V2",
        "MobileNetV2": "MOBILENET_V2", "NASNetMobile": "NASNET_MOBILE",
        "NASNetLarge": "NASNET_LARGE",
    }.get(name, short.replace("V2", "_V2").upper())  # fmt: skip
    file = getattr(module, f"_{constant}").file(given)
    assert [file.name, file.origin, file.md5, weight_files.FOLDER] == KERAS_2["files"][key]


@pytest.mark.parametrize("save", [r.save_model_weights_hdf5, r.save_model_hdf5])
def test_weights_by_path(save, tmp_path):
    model = r.application_mobilenet(**_SMALL, alpha=0.25)
    path = save(model, str(tmp_path / "some file"))
    again = r.application_mobilenet(**{**_SMALL, "weights": path}, alpha=0.25)
    x = keras2.images(32)
    np.testing.assert_array_equal(again.predict(x, verbose=0), model.predict(x, verbose=0))


@pytest.mark.parametrize("suffix", [".keras", ".weights.h5"])
def test_weights_in_the_formats_of_keras_3(suffix, tmp_path):
    model = r.application_mobilenet(**_SMALL, alpha=0.25)
    path = str(tmp_path / f"model{suffix}")
    model.save(path) if suffix == ".keras" else model.save_weights(path)
    again = r.application_mobilenet(**{**_SMALL, "weights": path}, alpha=0.25)
    for ours, theirs in zip(again.get_weights(), model.get_weights(), strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_weights_of_another_network(tmp_path):
    model = r.application_mobilenet(**_SMALL, alpha=0.25)
    path = r.save_model_weights_hdf5(model, str(tmp_path / "w.h5"))
    with pytest.raises(ValueError, match=f"{path} have the shapes"):
        r.application_mobilenet(**{**_SMALL, "weights": path}, alpha=0.5)
    Path(path).write_bytes(b"no weights")
    with pytest.raises(ValueError, match=r"w\.h5 is not an HDF5 file"):
        r.application_mobilenet(**{**_SMALL, "weights": path}, alpha=0.25)


# ---- the cache and the network ----------------------------------------------


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "models"


def _seeded(model):
    rng = np.random.default_rng(5)
    model.set_weights([rng.uniform(0.1, 1, w.shape) for w in model.get_weights()])
    return model


def test_weights_from_the_cache_alone(cache, tmp_path):
    made = _seeded(r.application_mobilenet(**_SMALL, alpha=0.25))
    cache.mkdir(parents=True)
    r.save_model_weights_hdf5(made, str(cache / "mobilenet_2_5_128_tf_no_top.h5"))
    model = r.application_mobilenet((128, 128, 3), alpha=0.25, include_top=False)
    for ours, theirs in zip(model.get_weights(), made.get_weights(), strict=True):
        np.testing.assert_array_equal(ours, theirs)
    os.rename(cache / "mobilenet_2_5_128_tf_no_top.h5", cache / "mobilenet_2_5_224_tf_no_top.h5")
    with pytest.warns(UserWarning, match="those for 224 are taken"):
        r.application_mobilenet((100, 100, 3), alpha=0.25, include_top=False)


@pytest.fixture
def server(monkeypatch, cache):
    """A server in place of Google's, with the weights of a small EfficientNet."""
    with serving() as server:
        monkeypatch.setattr(weight_files, "_BASE", server.address(""))
        yield server


def _file_of_v3(tmp_path, monkeypatch):
    made = _seeded(r.application_mobilenet_v3_small(**_SMALL, minimalistic=True))
    data = Path(r.save_model_weights_hdf5(made, str(tmp_path / "made.h5"))).read_bytes()
    name = "weights_mobilenet_v3_small_minimalistic_224_1.0_float_no_top_v2.h5"
    md5 = hashlib.md5(data).hexdigest()
    monkeypatch.setitem(weight_files._MOBILENET_V3, "small_minimalistic_224_1.0", ("", md5))
    return made, data, name


def test_downloads(server, cache, tmp_path, monkeypatch, capsys):
    made, data, name = _file_of_v3(tmp_path, monkeypatch)
    server.files[f"mobilenet_v3/{name}"] = data
    build = functools.partial(
        r.application_mobilenet_v3_small, minimalistic=True, include_top=False
    )
    # The connection breaks twice: the rest is asked for.
    server.breaks = [len(data) // 3, len(data) // 3]
    model = build()
    for ours, theirs in zip(model.get_weights(), made.get_weights(), strict=True):
        np.testing.assert_array_equal(ours, theirs)
    said = capsys.readouterr().out
    assert f"Downloading data from {server.address('mobilenet_v3/')}" in said
    assert "100% [=" in said
    assert (cache / name).read_bytes() == data
    asked = len(server.asked)
    build()
    assert len(server.asked) == asked and capsys.readouterr().out == ""
    # A damaged file is downloaded again.
    (cache / name).write_bytes(data[:-1])
    build()
    assert len(server.asked) == asked + 1
    assert (cache / name).read_bytes() == data


def test_downloads_that_fail(server, cache, tmp_path, monkeypatch):
    _, data, name = _file_of_v3(tmp_path, monkeypatch)
    build = functools.partial(
        r.application_mobilenet_v3_small, minimalistic=True, include_top=False
    )
    with pytest.raises(OSError, match=f"404.*put the file there by hand: {cache / name}"):
        build()
    server.files[f"mobilenet_v3/{name}"] = data[:-4] + b"evil"
    with pytest.raises(ValueError, match="is not the expected file"):
        build()
    assert not (cache / name).exists()
    server.files[f"mobilenet_v3/{name}"] = data
    server.ranges = server.versions = False
    server.breaks = [100] * 9
    with pytest.raises(OSError, match="the connection broke after 100"):
        build()
    assert not (cache / name).exists()


def test_efficientnet_divides_by_standard_deviations(cache, monkeypatch):
    """With the weights of ImageNet there is one more layer, as in Keras 2."""
    made = r.application_efficientnet_b0(**_SMALL)
    monkeypatch.setattr(weight_files.WeightFile, "fetch", lambda self: str(cache.parent / "w.h5"))
    cache.parent.mkdir(parents=True)
    r.save_model_weights_hdf5(made, str(cache.parent / "w.h5"))
    model = r.application_efficientnet_b0(include_top=False, input_shape=(32, 32, 3))
    assert len(model.layers) == len(made.layers) + 1
    assert model.name == made.name
    names = [layer.name for layer in made.layers[3:]]
    assert [layer.name for layer in model.layers[4:]] == names
    x = keras2.images(32)
    inner = [m.get_layer("stem_conv_pad").input for m in (made, model)]
    plain = keras.Model(made.input, inner[0]).predict(x, verbose=0)
    divided = keras.Model(model.input, inner[1]).predict(x, verbose=0)
    np.testing.assert_allclose(divided, plain / np.sqrt([0.229, 0.224, 0.225]), rtol=1e-5)


def test_models_with_relu6_of_old_files(tmp_path):
    model = keras.Sequential([keras.Input((2,)), keras.layers.ReLU(6.0, name="six")])
    path = r.save_model_hdf5(model, str(tmp_path / "old.h5"))
    with h5py.File(path, "a") as file:
        config = json.loads(file.attrs["model_config"])
        layer = config["config"]["layers"][1]
        layer["class_name"] = "Activation"
        layer["config"] = {"name": "six", "activation": "relu6", "trainable": True}
        file.attrs["model_config"] = json.dumps(config)
        del file.attrs["rkeras_model_config"]
    for load in (r.mobilenet_load_model_hdf5, r.mobilenet_v2_load_model_hdf5):
        again = load(path)
        found = again.predict(np.array([[-1.0, 7.0], [3.0, 6.5]]), verbose=0)
        np.testing.assert_array_equal(found, [[0, 6], [3, 6]])
