"""Preprocessing and the classes of ImageNet, against closed forms and tf_keras."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import rkeras_py as r
from rkeras_py.engine import keras, tf

FUNCTIONS = {
    "caffe": [r.imagenet_preprocess_input, r.resnet_preprocess_input],
    "tf": [
        r.mobilenet_preprocess_input, r.mobilenet_v2_preprocess_input, r.nasnet_preprocess_input,
        r.xception_preprocess_input, r.inception_v3_preprocess_input,
        r.inception_resnet_v2_preprocess_input, r.resnet_v2_preprocess_input,
    ],
    "torch": [r.densenet_preprocess_input],
}  # fmt: skip
CLOSED_FORMS = {
    "caffe": lambda x: x[..., ::-1] - [103.939, 116.779, 123.68],
    "tf": lambda x: x / 127.5 - 1,
    "torch": lambda x: (x / 255 - [0.485, 0.456, 0.406]) / [0.229, 0.224, 0.225],
}
MODES = list(CLOSED_FORMS)


@pytest.fixture(scope="module")
def keras_2(tmp_path_factory):
    """What tf_keras makes of images."""
    folder = tmp_path_factory.mktemp("keras2")
    script = Path(__file__).with_name("keras2.py")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", script, "preprocessing", folder],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return dict(np.load(folder / "preprocessing.npz")), json.loads(
        (folder / "decoded.json").read_text()
    )


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-4)


@pytest.mark.parametrize("mode", MODES)
def test_arrays(mode):
    x = np.random.default_rng(0).uniform(0, 255, (2, 4, 5, 3))
    expected = CLOSED_FORMS[mode](x)
    for function in FUNCTIONS[mode]:
        for given in (x, x.astype("float32"), np.asfortranarray(x), x[0]):
            given.flags.writeable = False
            kept = given.copy()
            found = function(given)
            assert found.dtype == "float32"
            close(found, expected[0] if given.ndim == 3 else expected)
            np.testing.assert_array_equal(given, kept)
    close(r.imagenet_preprocess_input(x, mode=mode), expected)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("dtype", ["uint8", "int32", "int64", "bool"])
def test_whole_numbers(mode, dtype):
    x = np.random.default_rng(0).integers(0, 2 if dtype == "bool" else 256, (4, 5, 3))
    expected = CLOSED_FORMS[mode](x)
    function = FUNCTIONS[mode][0]
    close(function(x.astype(dtype)), expected)
    tensor = function(tf.constant(x.astype(dtype)))
    assert tensor.dtype == "float32"
    close(tensor, expected)


@pytest.mark.parametrize("mode", MODES)
def test_tensors(mode):
    x = np.random.default_rng(0).uniform(0, 255, (2, 4, 5, 3))
    expected = CLOSED_FORMS[mode](x)
    function = FUNCTIONS[mode][0]
    for dtype in ("float32", "float64"):
        found = function(tf.constant(x, dtype))
        assert found.dtype == dtype
        close(found, expected)
    close(tf.function(function)(tf.constant(x, "float32")), expected)
    dataset = tf.data.Dataset.from_tensor_slices(x.astype("uint8")).map(function)
    for found, whole in zip(dataset, x.astype("uint8"), strict=True):
        close(found, CLOSED_FORMS[mode](whole.astype("float64")))


@pytest.mark.parametrize("mode", MODES)
def test_symbolic_tensors(mode, tmp_path):
    x = np.random.default_rng(0).uniform(0, 255, (2, 4, 5, 3)).astype("float32")
    inputs = r.layer_input(shape=(4, 5, 3))
    outputs = FUNCTIONS[mode][0](inputs)
    assert tuple(outputs.shape) == (None, 4, 5, 3)
    model = r.keras_model(inputs, outputs)
    close(model.predict(x, verbose=0), CLOSED_FORMS[mode](x))
    path = r.save_model_hdf5(model, str(tmp_path / "model.h5"))
    close(r.load_model_hdf5(path).predict(x, verbose=0), CLOSED_FORMS[mode](x))
    inner = r.keras_model(inputs, r.layer_lambda(inputs, FUNCTIONS[mode][0]))
    close(inner.predict(x, verbose=0), CLOSED_FORMS[mode](x))


def test_as_keras_2(keras_2):
    found, _ = keras_2
    for mode in MODES:
        for x in (found["x"], tf.constant(found["x"], "float32")):
            close(r.imagenet_preprocess_input(x, mode=mode), found[f"{mode}_last"])
            first = tf.transpose(x, [0, 3, 1, 2]) if tf.is_tensor(x) else np.moveaxis(x, 3, 1)
            prepared = r.imagenet_preprocess_input(first, "channels_first", mode)
            close(prepared, found[f"{mode}_first"])
        close(r.imagenet_preprocess_input(found["whole"], mode=mode), found[f"{mode}_whole"])


def test_one_image_with_channels_first():
    x = np.random.default_rng(0).uniform(0, 255, (3, 4, 5))
    expected = np.moveaxis(CLOSED_FORMS["torch"](np.moveaxis(x, 0, 2)), 2, 0)
    close(r.densenet_preprocess_input(x, "channels_first"), expected)
    close(r.densenet_preprocess_input(tf.constant(x), "channels_first"), expected)


def test_images_that_are_none():
    for x in (np.zeros((4, 4, 1)), tf.zeros((4, 4, 1))):
        with pytest.raises(ValueError, match="`x` must be images of 3 channels"):
            r.imagenet_preprocess_input(x)
    assert r.mobilenet_preprocess_input(np.zeros((4, 4, 1))).shape == (4, 4, 1)
    with pytest.raises(ValueError, match='one of "caffe", "tf", "torch"'):
        r.imagenet_preprocess_input(np.zeros((4, 4, 3)), mode="theano")
    with pytest.raises(ValueError, match="an array or a tensor of numbers"):
        r.imagenet_preprocess_input("image.png")


# ---- predictions ------------------------------------------------------------


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """A cache with names of classes that were put there by hand."""
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    os.makedirs(tmp_path / "models")
    index = {str(i): [f"n{i}", f"class {i}"] for i in range(1000)}
    path = tmp_path / "models" / "imagenet_class_index.json"
    path.write_text(json.dumps(index))
    return path


def test_decoding(cache):
    preds = np.zeros((2, 1000), "float32")
    preds[0, [3, 5]] = 0.7, 0.2
    preds[1, 999] = 1
    for decode in (
        r.imagenet_decode_predictions, r.mobilenet_decode_predictions,
        r.mobilenet_v2_decode_predictions,
    ):  # fmt: skip
        first, second = decode(preds, top=2)
        assert first["class_name"] == ["n3", "n5"]
        assert first["class_description"] == ["class 3", "class 5"]
        assert first["score"] == pytest.approx([0.7, 0.2])
        assert second["class_name"][0] == "n999"
    [one, _] = r.imagenet_decode_predictions(tf.constant(preds), top=1)
    assert one == {"class_name": ["n3"], "class_description": ["class 3"], "score": one["score"]}
    assert [len(table["score"]) for table in r.imagenet_decode_predictions(preds)] == [5, 5]


def test_decoding_as_keras_2(cache, keras_2):
    """With many equal scores, whose order numpy's sort leaves open, in Keras 2 too."""
    found, decoded = keras_2
    for table, rows in zip(
        r.imagenet_decode_predictions(found["scores"], top=60), decoded, strict=True
    ):
        assert table["score"] == pytest.approx([score for _, _, score in rows])
        distinct = {row[0]: row[2] for row in rows if row[2] > rows[-1][2]}
        ours = dict(zip(table["class_name"], table["score"], strict=True))
        assert distinct == {name: ours[name] for name in distinct}


def test_predictions_of_another_shape(cache):
    with pytest.raises(ValueError, match=r"1000 columns, .*this is 2 x 999"):
        r.imagenet_decode_predictions(np.zeros((2, 999)))
    with pytest.raises(ValueError, match="this is 1000"):
        r.imagenet_decode_predictions(np.zeros(1000))


def test_names_of_classes_that_are_damaged(cache):
    cache.write_text('{"0": ["n", "d"]}')
    with pytest.raises(ValueError, match="does not hold the 1000 classes"):
        r.imagenet_decode_predictions(np.zeros((1, 1000)))


def test_names_of_classes_without_a_network(tmp_path, monkeypatch):
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    monkeypatch.setattr(
        "rkeras_py.applications.predictions._ORIGIN", (tmp_path / "nowhere.json").as_uri()
    )
    target = tmp_path / "models" / "imagenet_class_index.json"
    with pytest.raises(OSError, match=f"put the file there by hand: {target}"):
        r.imagenet_decode_predictions(np.zeros((1, 1000)))


def test_images_keep_their_dtype_under_another_floatx():
    keras.config.set_floatx("float64")
    try:
        assert r.mobilenet_preprocess_input(np.zeros((2, 2, 3))).dtype == "float64"
        assert r.mobilenet_preprocess_input(tf.zeros((2, 2, 3), "uint8")).dtype == "float64"
    finally:
        keras.config.set_floatx("float32")
