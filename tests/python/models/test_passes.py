"""Epochs of a number of steps over arrays are those of Keras 2, in both loops."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from keras_loop import in_keras_loop
from models import keras2_passes

import rkeras_py as r
from rkeras_py.engine import keras, tf


@pytest.fixture(scope="module")
def theirs(tmp_path_factory):
    if importlib.util.find_spec("tf_keras") is None:
        pytest.skip("tf_keras is not installed")
    target = tmp_path_factory.mktemp("passes") / "keras2.npz"
    command = [sys.executable, str(Path(keras2_passes.__file__)), str(target)]
    subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    with np.load(target) as found:
        return dict(found)


def line():
    layer = keras.layers.Dense(1, kernel_initializer="ones")
    return r.compile(keras.Sequential([keras.Input((3,)), layer]), optimizer="sgd", loss="mse")


class Counting(keras.callbacks.Callback):
    """Wants to be called at each batch."""

    def __init__(self):
        super().__init__()
        self.steps = []

    def on_epoch_begin(self, epoch, logs=None):
        self.steps.append(0)

    def on_train_batch_begin(self, batch, logs=None):
        self.steps[-1] += 1


@pytest.mark.parametrize("way", ["in chunks", "at each batch", "in Keras' loop"])
@pytest.mark.filterwarnings("ignore:.*`x` ran out of data after (18|24) batches")
def test_epochs_are_those_of_keras_2(theirs, way):
    def fit(model, **given):
        callbacks = [Counting()] if way == "at each batch" else []
        model = in_keras_loop(model) if way == "in Keras' loop" else model
        return r.fit(model, callbacks=callbacks, **given).metrics

    ours = keras2_passes.results(line, fit)
    assert ours.keys() == theirs.keys()
    for name, values in ours.items():
        np.testing.assert_allclose(values, theirs[name], rtol=1e-5, err_msg=name)


def test_data_that_end_end_the_training():
    x, y = keras2_passes.X, keras2_passes.Y
    counting = Counting()
    given = {"batch_size": 8, "verbose": 0, "epochs": 3, "callbacks": [counting]}
    with pytest.warns(UserWarning, match="ran out of data after 9 batches"):
        history = r.fit(line(), x, y, steps_per_epoch=4, **given)
    assert counting.steps == [4, 4, 1]
    assert len(history.metrics["loss"]) == 3
    counting.steps.clear()
    # Nothing is left for the last epoch.
    with pytest.warns(UserWarning, match="ran out of data after 12 batches"):
        history = r.fit(line(), x, y, steps_per_epoch=4, **given | {"epochs": 4})
    assert counting.steps == [4, 4, 4]
    assert len(history.metrics["loss"]) == 3


def test_epochs_under_a_strategy_are_the_same(theirs):
    case = "a part that does not divide it"
    with tf.distribute.MirroredStrategy(["CPU:0"]).scope():
        model = line()
    given = keras2_passes.CASES[case] | {"epochs": 4, "shuffle": False, "verbose": 0}
    history = r.fit(model, keras2_passes.X, keras2_passes.Y, **given)
    np.testing.assert_allclose(history.metrics["loss"], theirs[f"{case}: loss"], rtol=1e-5)


@pytest.mark.parametrize("seed", [None, 4])
def test_each_pass_takes_all_samples_once(seed):
    seen = []

    class Model(keras.Model):
        def call(self, x):
            return x

        def train_step(self, batch):
            seen.extend(batch[0].numpy()[:, 0])
            return {"loss": 0.0}

    model = r.compile(Model(), optimizer="sgd", loss="mse", run_eagerly=True)
    x = np.arange(10.0)[:, None]
    keras.utils.set_random_seed(seed or 1)
    if seed is None:
        tf.random.set_seed(None)
    r.fit(model, x, x, batch_size=2, steps_per_epoch=3, epochs=5, verbose=0)
    assert len(seen) == 30
    passes = np.reshape(seen, (3, 10))
    assert (np.sort(passes) == x[:, 0]).all()
    assert (passes != x[:, 0]).any(axis=1).all()
    assert seed is not None or (passes[0] != passes[1]).any()
