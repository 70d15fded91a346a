"""What Keras 2 wrote is read: files that tf_keras makes, and the older form of 2.9."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys

import h5py
import numpy as np
import pytest

import rkeras_py as r
from rkeras_py.engine import keras

# In a process of its own: tf_keras and Keras 3 do not share one well.
_MAKE = """
import numpy as np, tf_keras as k
x = np.random.RandomState(0).normal(size=(5, 6, 4)).astype("float32")
stack = k.Sequential([
    k.layers.Input((6, 4)), k.layers.Bidirectional(k.layers.LSTM(3)),
    k.layers.BatchNormalization(), k.layers.Dense(8, activation="relu"),
    k.layers.Dropout(0.2), k.layers.Dense(1)])
stack.compile(k.optimizers.Adam(0.01), loss="mse", metrics=["mae"])
stack.fit(x, np.ones(5), verbose=0)
stack.save("stack.h5")
stack.save_weights("stack_weights.h5")
stack.save_weights("stack_checkpoint")
open("stack.json", "w").write(stack.to_json())

image = np.random.RandomState(1).normal(size=(4, 8, 8, 3)).astype("float32")
i = k.Input((8, 8, 3), name="image")
h = k.layers.Conv2D(4, 3, activation="relu", padding="same")(i)
h = k.layers.DepthwiseConv2D(3)(h)
h = k.layers.SeparableConv2D(5, 3)(h)
h = k.layers.Conv2DTranspose(2, 2)(h)
h = k.layers.GRU(3)(k.layers.Reshape((5, 10))(h))
outputs = [k.layers.Dense(1, name="one")(h),
           k.layers.Dense(2, name="two", activation="softmax")(h)]
graph = k.Model(i, outputs)
graph.compile(k.optimizers.SGD(0.1, momentum=0.9),
              loss={"one": "mse", "two": k.losses.CategoricalCrossentropy(label_smoothing=0.1)},
              metrics={"two": "accuracy"})
graph.fit(image, [np.ones(4), np.eye(2)[[0, 1, 0, 1]]], verbose=0)
graph.save("graph.h5")
graph.save_weights("graph_checkpoint")
one, two = graph.predict(image, verbose=0)
loss = graph.evaluate(image, [np.ones(4), np.eye(2)[[0, 1, 0, 1]]], verbose=0)[0]
np.savez("expected.npz", x=x, stack=stack.predict(x, verbose=0), image=image, one=one, two=two,
         loss=loss)
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder of files of Keras 2, and what its models predicted."""
    if importlib.util.find_spec("tf_keras") is None:
        pytest.skip("tf_keras is not installed")
    folder = tmp_path_factory.mktemp("keras2")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _MAKE], cwd=folder, capture_output=True, text=True,
        timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder, np.load(folder / "expected.npz")


def close(model, x, expected):
    predicted = r.predict(model, x, verbose=0)
    np.testing.assert_allclose(predicted, expected, rtol=1e-4, atol=1e-5)


def test_a_stack_of_layers(made):
    folder, expected = made
    model = r.load_model_hdf5(str(folder / "stack.h5"))
    close(model, expected["x"], expected["stack"])
    assert isinstance(model.optimizer, keras.optimizers.Adam)
    assert float(model.optimizer.learning_rate.numpy()) == pytest.approx(0.01)
    result = r.evaluate(model, expected["x"], np.ones(5), verbose=0)
    assert result["loss"] == pytest.approx(np.mean((expected["stack"] - 1) ** 2), rel=1e-4)
    assert result["mae"] == pytest.approx(np.mean(np.abs(expected["stack"] - 1)), rel=1e-4)
    assert len(r.fit(model, expected["x"], np.ones(5), epochs=1, verbose=0).metrics["loss"]) == 1


def test_a_graph_of_layers_with_arguments_that_are_gone(made):
    folder, expected = made
    model = r.load_model_hdf5(str(folder / "graph.h5"))
    one, two = r.predict(model, expected["image"], verbose=0)
    np.testing.assert_allclose(one, expected["one"], rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(two, expected["two"], rtol=1e-4, atol=1e-5)
    targets = [np.ones(4), np.eye(2)[[0, 1, 0, 1]]]
    result = r.evaluate(model, expected["image"], targets, verbose=0)
    assert result["loss"] == pytest.approx(float(expected["loss"]), rel=1e-4)
    assert "two_accuracy" in result


def test_json_and_weights(made):
    folder, expected = made
    description = (folder / "stack.json").read_text()
    for name in ("stack_weights.h5", "stack.h5"):
        model = r.model_from_json(description)
        r.load_model_weights_hdf5(model, str(folder / name))
        close(model, expected["x"], expected["stack"])
    model = r.model_from_json(description)
    r.load_model_weights_tf(model, str(folder / "stack_checkpoint"))
    close(model, expected["x"], expected["stack"])


def test_checkpoints_of_a_graph(made):
    folder, expected = made
    model = r.load_model_hdf5(str(folder / "graph.h5"), compile=False)
    for weight in model.weights:
        weight.assign(np.zeros(weight.shape))
    r.load_model_weights_tf(model, str(folder / "graph_checkpoint"))
    np.testing.assert_allclose(
        r.predict(model, expected["image"], verbose=0)[1], expected["two"], rtol=1e-4, atol=1e-5
    )


# ---- the form of 2.9 itself -------------------------------------------------


def layer(kind, name, **config):
    return {
        "class_name": kind,
        "config": {"name": name, "trainable": True, "dtype": "float32"} | config,
    }


def of_2_9(*layers):
    return {
        "class_name": "Sequential",
        "config": {"name": "sequential", "layers": list(layers)},
        "keras_version": "2.9.0",
        "backend": "tensorflow",
    }


INPUT = {
    "class_name": "InputLayer",
    "config": {
        "batch_input_shape": [None, 2], "dtype": "float32", "sparse": False, "ragged": False,
        "name": "dense_input",
    },
}  # fmt: skip
DENSE = layer(
    "Dense", "dense", units=3, activation="relu", use_bias=True, batch_input_shape=[None, 2],
    kernel_initializer={"class_name": "GlorotUniform", "config": {"seed": None}},
    bias_initializer={"class_name": "Zeros", "config": {}},
    kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None,
    kernel_constraint=None, bias_constraint=None,
)  # fmt: skip


@pytest.fixture
def file_of_2_9(tmp_path):
    """A model of 2.9 as it lay on disk, written by hand."""
    path = str(tmp_path / "old.h5")
    kernel, bias = np.arange(6.0, dtype="float32").reshape(2, 3), np.ones(3, "float32")
    with h5py.File(path, "w") as file:
        file.attrs["model_config"] = json.dumps(of_2_9(INPUT, DENSE))
        file.attrs["training_config"] = json.dumps(
            {
                "loss": "mse",
                "metrics": [[{
                    "class_name": "MeanMetricWrapper",
                    "config": {"name": "mae", "dtype": "float32", "fn": "mean_absolute_error"},
                }]],
                "weighted_metrics": None,
                "loss_weights": None,
                "optimizer_config": {
                    "class_name": "Adam",
                    "config": {
                        "name": "Adam", "learning_rate": 0.01, "decay": 0.5, "beta_1": 0.9,
                        "beta_2": 0.999, "epsilon": 1e-07, "amsgrad": False,
                    },
                },
            }
        )  # fmt: skip
        weights = file.create_group("model_weights")
        weights.attrs["layer_names"] = [b"dense"]
        weights.attrs["keras_version"] = b"2.9.0"
        group = weights.create_group("dense")
        group.attrs["weight_names"] = [b"dense/kernel:0", b"dense/bias:0"]
        group["dense/kernel:0"], group["dense/bias:0"] = kernel, bias
    return path, kernel, bias


def test_a_file_of_2_9(file_of_2_9):
    path, kernel, bias = file_of_2_9
    model = r.load_model_hdf5(path)
    x = np.array([[1.0, 2.0]])
    np.testing.assert_allclose(r.predict(model, x, verbose=0), x @ kernel + bias)
    result = r.evaluate(model, x, np.zeros((1, 3)), verbose=0)
    assert result["mae"] == pytest.approx(np.mean(x @ kernel + bias), rel=1e-5)
    # `decay` of Keras 2: the rate at step t is rate / (1 + decay * t).
    assert model.optimizer.get_config()["decay"] == 0.5
    assert float(model.optimizer.learning_rate.numpy()) == pytest.approx(0.01)


def test_arguments_that_can_not_be_kept_are_named():
    cell = layer("SpatialDropout1D", "spatial", rate=0.5, axes=[1], batch_input_shape=[None, 3, 2])
    with pytest.raises(ValueError, match=r'"spatial".*axes = \[1\].*SpatialDropout1D'):
        r.model_from_json(json.dumps(of_2_9(cell)))


def test_code_in_a_file_of_2_9_is_not_run(tmp_path):
    """A Lambda layer of Keras 2 carries marshalled code."""
    mark = str(tmp_path / "mark")
    path = str(tmp_path / "old.h5")
    import marshal

    code = (lambda x: __import__("os").mkdir(mark) or x).__code__
    import base64

    function = [base64.b64encode(marshal.dumps(code)).decode(), None, None]
    config = of_2_9(
        INPUT,
        layer(
            "Lambda", "lambda", function=function, function_type="lambda", module="__main__",
            output_shape=None, output_shape_type="raw", output_shape_module=None, arguments={},
        ),
    )  # fmt: skip
    with h5py.File(path, "w") as file:
        file.attrs["model_config"] = json.dumps(config)
        file.create_group("model_weights").attrs["layer_names"] = np.asarray([], "S1")
    with pytest.raises(ValueError, match=r"(?i)lambda"):
        r.load_model_hdf5(path)
    with pytest.raises(ValueError, match=r"(?i)lambda"):
        r.model_from_json(json.dumps(config))
    assert not os.path.exists(mark)
