"""What plain Keras 3 makes of compiled models in our files: in this process and in others."""

from __future__ import annotations

import json
import subprocess
import sys

import numpy as np
import pytest

import rkeras_py as r
from rkeras_py.engine import keras

STEPS = 5


def _trained(loss="mse", optimizer=None):
    model = r.layer_dense(r.keras_model_sequential(input_shape=3), units=4, activation="relu")
    r.layer_dense(model, units=1)
    optimizer = optimizer or r.optimizer_adam(0.01)
    r.compile(model, optimizer, loss, ["mae", r.metric_mean_squared_error()])
    x, y = np.random.RandomState(0).normal(size=(8, 3)), np.zeros(8)
    r.fit(model, x, y, epochs=2, verbose=0)
    return model, x, y


@pytest.mark.parametrize("loss", ["mse", r.loss_huber(delta=0.5)])
def test_hdf5_files_are_compiled_with_the_optimizer_of_keras(tmp_path, loss):
    model, x, y = _trained(loss)
    path = r.save_model_hdf5(model, str(tmp_path / "model.h5"))
    plain = keras.models.load_model(path)
    assert type(plain.optimizer) is keras.optimizers.Adam
    assert plain.optimizer.learning_rate.numpy() == np.float32(0.01)
    np.testing.assert_array_equal(plain.predict(x, verbose=0), model.predict(x, verbose=0))
    scores = plain.evaluate(x, y, verbose=0)
    np.testing.assert_allclose(scores, model.evaluate(x, y, verbose=0), rtol=1e-6)
    assert len(scores) == 3


# Prints, for each file: the class of the optimizer, its steps, scores, and losses of training.
_READ = """
import json, sys
import keras, numpy as np
{imports}
x, y = np.random.RandomState(0).normal(size=(8, 3)), np.zeros(8)
said = []
for path in sys.argv[1:]:
    try:
        model = keras.models.load_model(path)
    except TypeError as error:
        model = keras.models.load_model(path, compile=False)
        said.append([str(error), model.predict(x, verbose=0).tolist()])
        continue
    optimizer = model.optimizer
    found = [type(optimizer).__name__, int(optimizer.iterations.numpy())]
    found.append(list(map(float, model.evaluate(x, y, verbose=0))))
    if path.endswith(".h5"):
        model.compile(keras.optimizers.Adam(0.01), "mse")
    losses = [model.train_on_batch(x, y) for _ in range({steps})]
    said.append([*found, [float(np.ravel(loss)[0]) for loss in losses]])
print(json.dumps(said))
"""


@pytest.mark.long
@pytest.mark.parametrize("imports", ["", "import rkeras_py.public"])
def test_processes_of_plain_keras(tmp_path, imports):
    """Archives go on where they were; HDF5 files too, once compiled again with a fresh optimizer.

    Keras 3 builds the optimizer of an HDF5 file for none of the weights, so that it trains none of
    its own models either before they are compiled again.
    """
    paths, expected = [], []
    for name, optimizer in (("ours", None), ("plain", keras.optimizers.Adam(0.01))):
        model, x, y = _trained(optimizer=optimizer)
        if name == "ours":  # of optimizers after 2.9, Keras 3 reads no more than the name
            paths.append(r.save_model_hdf5(model, str(tmp_path / f"{name}.h5")))
        paths.append(str(tmp_path / f"{name}.keras"))
        model.save(paths[-1])
        paths.append(r.save_model_tf(model, str(tmp_path / name)) + "/model.keras")
        predicted = r.predict(model, x, verbose=0)
        scores = list(r.evaluate(model, x, y, verbose=0).values())
        losses = [float(np.ravel(model.train_on_batch(x, y))[0]) for _ in range(STEPS)]
        expected.append((predicted, scores, losses))
    script = _READ.format(imports=imports, steps=STEPS)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script, *paths], capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    for path, found in zip(paths, said, strict=True):
        ours = "ours" in path.removeprefix(str(tmp_path))
        predicted, scores, losses = expected[0 if ours else 1]
        if ours and not imports and path.endswith(".keras"):
            assert "Could not locate class 'DecayingAdam'" in found[0]
            np.testing.assert_allclose(found[1], predicted, rtol=1e-6)
            continue
        own_file = path.endswith(".keras")
        assert found[0] == ("DecayingAdam" if ours and own_file else "Adam")
        assert found[1] == 2
        np.testing.assert_allclose(found[2], scores, rtol=1e-6)
        assert found[3][0] == pytest.approx(losses[0], rel=1e-6)
        if own_file:
            np.testing.assert_allclose(found[3], losses, rtol=1e-5)
        else:
            assert found[3][-1] < found[3][0]
