"""Callbacks that write: checkpoints, logs to files and servers, log files for TensorBoard."""

import csv
import http.server
import json
import threading
import warnings
from pathlib import Path

import h5py
import numpy as np
import pytest
from fitting import Logs, X, fit, model_of

import rkeras_py
import rkeras_py.public
import rkeras_py.schedules
from rkeras_py.api import deprecation
from rkeras_py.api.argument_types import ArgumentError
from rkeras_py.api.registry import REGISTRY
from rkeras_py.engine import keras, tf
from rkeras_py.models import persistence


def names(folder):
    return sorted(path.name for path in Path(folder).iterdir())


def test_checkpoints_of_whole_models_load_in_each_format(tmp_path):
    model = model_of()
    ask = {"m.{epoch:02d}.h5": persistence.load_model_hdf5,
           "m.{epoch:02d}.hdf5": persistence.load_model_hdf5,
           "m.{epoch:02d}.keras": keras.models.load_model,
           "m.{epoch:02d}": persistence.load_model_tf}  # fmt: skip
    fit(model, *[rkeras_py.callback_model_checkpoint(str(tmp_path / name)) for name in ask])
    assert names(tmp_path) == sorted(name.format(epoch=e) for name in ask for e in (1, 2, 3))
    for name, load in ask.items():
        again = load(str(tmp_path / name.format(epoch=3)))
        np.testing.assert_array_equal(again.predict(X, verbose=0), model.predict(X, verbose=0))
        assert again.optimizer is not None


@pytest.mark.parametrize("name", ["w.{epoch}.h5", "w.{epoch}.hdf5", "w.weights.h5", "w.keras"])
def test_checkpoints_of_weights_are_hdf5_files_by_their_ending(tmp_path, name):
    model = model_of()
    path = tmp_path / "folder" / name
    fit(model, rkeras_py.callback_model_checkpoint(str(path), save_weights_only=True))
    last = Path(str(path).format(epoch=3))
    assert h5py.is_hdf5(last)
    other = rkeras_py.load_model_weights_hdf5(model_of(), str(last))
    np.testing.assert_array_equal(other.predict(X, verbose=0), model.predict(X, verbose=0))


def test_other_checkpoints_of_weights_are_those_of_tensorflow(tmp_path):
    model = model_of()
    path = tmp_path / "folder" / "cp-{epoch:02d}.ckpt"
    fit(model, rkeras_py.callback_model_checkpoint(str(path), save_weights_only=True))
    other = rkeras_py.load_model_weights_tf(model_of(), str(path).format(epoch=3))
    np.testing.assert_array_equal(other.predict(X, verbose=0), model.predict(X, verbose=0))


def test_the_path_takes_values_from_the_logs(tmp_path):
    path = str(tmp_path / "{epoch:02d}-{val_loss:.1f}.keras")
    callback = rkeras_py.callback_model_checkpoint(path)
    fit(model_of(), Logs(val_loss=[3.0, 2.04, 1.0]), callback)
    assert names(tmp_path) == ["01-3.0.keras", "02-2.0.keras", "03-1.0.keras"]
    with pytest.raises(ValueError, match="val_other"):
        fit(model_of(), rkeras_py.callback_model_checkpoint(str(tmp_path / "{val_other}.h5")))


@pytest.mark.parametrize(
    ("mode", "monitor", "saved"),
    [("auto", "val_loss", [1, 3]), ("max", "val_loss", [1, 2]), ("auto", "val_my_acc", [1, 2])],
)
def test_only_the_best(tmp_path, mode, monitor, saved):
    callback = rkeras_py.callback_model_checkpoint(
        str(tmp_path / "{epoch}.h5"), monitor, save_best_only=True, mode=mode
    )
    fit(model_of(), Logs(**{monitor: [2.0, 3.0, 1.0]}), callback)
    assert names(tmp_path) == [f"{epoch}.h5" for epoch in saved]


def test_nothing_is_saved_as_the_best_of_what_is_not_there(tmp_path):
    callback = rkeras_py.callback_model_checkpoint(str(tmp_path / "m.h5"), save_best_only=True)
    with pytest.warns(UserWarning, match='"val_loss" and the logs have only loss'):
        fit(model_of(), callback, epochs=1, validation=False)
    assert names(tmp_path) == []


def test_period_and_save_freq(tmp_path):
    every = rkeras_py.callback_model_checkpoint(str(tmp_path / "e{epoch}.h5"), period=2)
    batches = REGISTRY["callback_model_checkpoint"].call_from_r(
        [("filepath", str(tmp_path / "b{epoch}-{batch}.h5")), ("save_freq", 2.0)]
    )
    fit(model_of(), every, batches, epochs=4)
    assert [n for n in names(tmp_path) if n[0] == "e"] == ["e2.h5", "e4.h5"]
    # Three batches an epoch: the batches 2, 4, 6, 8, 10, 12 of all.
    expected = ["b1-2.h5", "b2-1.h5", "b2-3.h5", "b3-2.h5", "b4-1.h5", "b4-3.h5"]
    assert [n for n in names(tmp_path) if n[0] == "b"] == expected
    with pytest.raises(ValueError, match="not both"):
        rkeras_py.callback_model_checkpoint("m.h5", period=2, save_freq=3)
    with pytest.raises(ArgumentError, match="save_freq"):
        rkeras_py.callback_model_checkpoint("m.h5", save_freq="batch")


def test_the_best_by_batches(tmp_path):
    path = str(tmp_path / "m.{epoch}.{batch}.h5")
    callback = rkeras_py.callback_model_checkpoint(
        path, "loss", save_best_only=True, save_freq=1, verbose=1
    )
    fit(model_of(), callback)
    assert names(tmp_path)


def test_csv(tmp_path):
    path = tmp_path / "log.csv"
    history = fit(model_of(), rkeras_py.callback_csv_logger(str(path), ";"), validation=False)
    rows = list(csv.DictReader(path.read_text().splitlines(), delimiter=";"))
    assert list(rows[0]) == ["epoch", "loss"]
    assert [int(row["epoch"]) for row in rows] == [0, 1, 2]
    np.testing.assert_allclose([float(row["loss"]) for row in rows], history.history["loss"])
    fit(model_of(), rkeras_py.callback_csv_logger(str(path), ";", True), validation=False)
    assert len(path.read_text().splitlines()) == 7
    fit(model_of(), rkeras_py.callback_csv_logger(str(path)), epochs=1)
    assert path.read_text().splitlines()[0] == "epoch,loss,val_loss"


@pytest.fixture
def server():
    received = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            received.append((self.path, dict(self.headers), body))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}", received
        running.shutdown()
        thread.join()


def test_remote_monitor(server):
    root, received = server
    as_json = rkeras_py.callback_remote_monitor(
        root, "/here/", headers={"X-Mine": "yes"}, send_as_json=True
    )
    form = rkeras_py.callback_remote_monitor(root, field="values")
    history = fit(model_of(), as_json, form, epochs=2)
    assert [path for path, _, _ in received] == ["/here/", "/publish/epoch/end/"] * 2
    sent = json.loads(received[2][2])
    assert received[0][1]["X-Mine"] == "yes"
    assert sent["epoch"] == 1
    assert sent["val_loss"] == pytest.approx(history.history["val_loss"][1])
    assert received[1][2].startswith("values=%7B")
    with pytest.raises(ValueError, match="headers"):
        rkeras_py.callback_remote_monitor(root, headers="X")


def test_a_server_that_is_not_there_is_a_warning():
    with pytest.warns(UserWarning, match="could not be reached"):
        fit(model_of(), rkeras_py.callback_remote_monitor("http://127.0.0.1:9"), epochs=1)


def events(folder):
    found = {}
    for path in sorted(Path(folder).glob("events*")):
        for record in tf.data.TFRecordDataset(str(path)):
            event = tf.compat.v1.Event.FromString(record.numpy())
            for value in event.summary.value:
                found.setdefault(value.tag, []).append((event.step, value))
    return found


def test_tensorboard(tmp_path):
    callback = rkeras_py.callback_tensorboard(
        str(tmp_path), histogram_freq=1, write_images=True, update_freq="batch"
    )
    model = model_of()
    history = fit(model, callback, epochs=2)
    train, held_out = events(tmp_path / "train"), events(tmp_path / "validation")
    values = [tf.make_ndarray(value.tensor) for _, value in train["epoch_loss"]]
    np.testing.assert_allclose(values, history.history["loss"], rtol=1e-6)
    assert [step for step, _ in train["epoch_loss"]] == [0, 1]
    assert train["epoch_loss"][0][1].metadata.plugin_data.plugin_name == "scalars"
    assert len(train["batch_loss"]) == 6
    assert len(train["epoch_learning_rate"]) == 2
    values = [tf.make_ndarray(value.tensor) for _, value in held_out["epoch_loss"]]
    np.testing.assert_allclose(values, history.history["val_loss"], rtol=1e-6)
    kernel = next(tag for tag in train if tag.endswith("kernel/histogram"))
    table = tf.make_ndarray(train[kernel][-1][1].tensor)
    assert table.shape == (30, 3)
    assert table[:, 2].sum() == 2
    assert table[0, 0] == pytest.approx(model.get_weights()[0].min())
    image = next(tag for tag in train if tag.endswith("kernel/image"))
    width, height, png = tf.make_ndarray(train[image][0][1].tensor)
    assert (width, height) == (b"1", b"2")
    assert tf.io.decode_png(png).shape == (2, 1, 1)
    assert "keras" in train


def test_tensorboard_arguments_without_a_meaning(tmp_path, monkeypatch):
    monkeypatch.setattr(deprecation, "_said", set())
    with pytest.warns(deprecation.ObsoleteArgumentWarning) as said:
        rkeras_py.callback_tensorboard(
            str(tmp_path), batch_size=32, write_grads=True, embeddings_layer_names="a",
            embeddings_data=X,
        )  # fmt: skip
    assert len(said) == 4
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        callback = rkeras_py.callback_tensorboard(profile_batch=0.0)
    assert callback.log_dir == "logs"
    with pytest.raises(ArgumentError, match="profile_batch"):
        rkeras_py.callback_tensorboard(profile_batch=(3, 1))


def test_embeddings_need_tensorboard(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ImportError, match="pip install tensorboard"):
        rkeras_py.callback_tensorboard(embeddings_freq=1)
