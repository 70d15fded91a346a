"""Callbacks by what they do in a small fit."""

import csv
import http.server
import json
import math
import threading
import warnings
from pathlib import Path

import h5py
import numpy as np
import pytest

import rkeras_py
import rkeras_py.public
import rkeras_py.schedules
from rkeras_py.api import deprecation
from rkeras_py.api.argument_types import ArgumentError
from rkeras_py.api.registry import REGISTRY
from rkeras_py.engine import keras, tf
from rkeras_py.models import persistence

X = np.linspace(-1, 1, 12).reshape(6, 2)
Y = X @ np.array([[1.0], [-2.0]]) + 0.5


def model_of(learning_rate=0.1, metrics=()):
    keras.utils.set_random_seed(1)
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    model.compile(keras.optimizers.SGD(learning_rate), loss="mse", metrics=list(metrics))
    return model


def fit(model, *callbacks, epochs=3, batch_size=2, verbose=0, validation=True):
    held_out = (X, Y) if validation else None
    return model.fit(
        X, Y, epochs=epochs, batch_size=batch_size, verbose=verbose, validation_data=held_out,
        callbacks=list(callbacks), shuffle=False,
    )  # fmt: skip


class Logs(keras.callbacks.Callback):
    """Puts given values into the logs, for others to watch; goes first."""

    def __init__(self, **values):
        super().__init__()
        self.values = values

    def on_epoch_end(self, epoch, logs=None):
        for name, values in self.values.items():
            logs[name] = values[epoch]


# ---- early stopping ---------------------------------------------------------


def stopped_after(values, name="val_loss", **options):
    history = fit(
        model_of(),
        Logs(**{name: values}),
        rkeras_py.callback_early_stopping(monitor=name, **options),
        epochs=len(values),
    )
    return len(history.epoch)


@pytest.mark.parametrize(
    ("values", "options", "epochs"),
    [
        ([3.0, 2.0, 2.5, 1.0, 1.0], {}, 3),
        ([3.0, 2.0, 2.5, 2.4, 1.0, 1.0], {"patience": 3}, 6),
        ([3.0, 2.0, 2.5, 2.4, 2.3, 1.0], {"patience": 2}, 4),
        ([3.0, 2.95, 2.9, 1.0], {"min_delta": 0.2}, 2),
        ([1.0, 2.0, 1.5, 3.0], {"mode": "max"}, 3),
        ([3.0, 2.0, 1.5, 1.2], {"baseline": 1.0, "patience": 2}, 2),
    ],
)
def test_early_stopping_stops(values, options, epochs):
    assert stopped_after(values, **options) == epochs


@pytest.mark.parametrize(
    ("name", "epochs"), [("val_my_acc", 3), ("val_my_score", 2), ("my_auc", 3)]
)
def test_auto_takes_the_direction_from_names_that_keras_does_not_know(name, epochs):
    assert stopped_after([1.0, 2.0, 1.5, 1.4], name) == epochs


def test_auto_takes_the_direction_from_the_metric():
    model = model_of(metrics=[keras.metrics.Precision(name="p")])
    stop = rkeras_py.callback_early_stopping(monitor="val_p")
    history = fit(model, Logs(val_p=[0.1, 0.2, 0.3, 0.2]), stop, epochs=4)
    assert len(history.epoch) == 4


@pytest.mark.parametrize("restore", [True, False])
def test_best_weights_come_back(restore):
    model = model_of()
    seen = []
    spy = rkeras_py.callback_lambda(on_epoch_end=lambda e, logs: seen.append(model.get_weights()))
    stop = rkeras_py.callback_early_stopping(patience=2, restore_best_weights=restore)
    fit(model, spy, Logs(val_loss=[3.0, 1.0, 2.0, 2.0, 2.0]), stop, epochs=5)
    assert len(seen) == 4
    for kept, weight in zip(seen[1 if restore else 3], model.get_weights(), strict=True):
        np.testing.assert_array_equal(kept, weight)


def test_early_stopping_says_so(capsys):
    stopped_after([1.0, 2.0, 2.0], verbose=True)
    assert "Epoch 2: early stopping" in capsys.readouterr().out


# ---- checkpoints ------------------------------------------------------------


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
    with pytest.raises(KeyError, match="val_other"):
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
    with pytest.warns(UserWarning, match='"val_loss" and there are only loss'):
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


# ---- learning rate ----------------------------------------------------------


@pytest.mark.parametrize(
    ("schedule", "rates"),
    [
        (lambda epoch: 0.1 / (epoch + 1), [0.1, 0.05, 0.1 / 3]),
        (lambda epoch, lr: lr / 2, [0.05, 0.025, 0.0125]),
        (lambda epoch, lr: np.array([0.25]), [0.25] * 3),
        (lambda *args: 1, [1.0] * 3),
    ],
)
def test_the_schedule_sets_the_rate_and_writes_it(schedule, rates):
    model = model_of(0.1)
    history = fit(model, rkeras_py.callback_learning_rate_scheduler(schedule))
    np.testing.assert_allclose(history.history["lr"], rates, rtol=1e-6)
    assert "learning_rate" not in history.history
    assert float(model.optimizer.learning_rate) == pytest.approx(rates[-1])


def test_errors_of_the_schedule_come_through():
    def fails(epoch, lr):
        raise TypeError("mine")

    with pytest.raises(TypeError, match="mine"):
        fit(model_of(), rkeras_py.callback_learning_rate_scheduler(fails))
    with pytest.raises(ValueError, match="must return a number, but it returned 'fast'"):
        fit(model_of(), rkeras_py.callback_learning_rate_scheduler(lambda epoch: "fast"))


def test_reduce_on_plateau():
    values = [2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0]
    model = model_of(0.8)
    reduce = rkeras_py.callback_reduce_lr_on_plateau(
        factor=0.5, patience=2, cooldown=1, min_lr=0.3, min_delta=0.0
    )
    history = fit(model, Logs(val_loss=values), reduce, epochs=7)
    # Reduced after the epochs 3 and 5, the second time down to `min_lr`.
    np.testing.assert_allclose(
        history.history["lr"], [0.8, 0.8, 0.8, 0.4, 0.4, 0.3, 0.3], rtol=1e-6
    )
    with pytest.raises(ValueError, match="factor"):
        rkeras_py.callback_reduce_lr_on_plateau(factor=1.0)


def test_reduce_on_plateau_works_with_decay():
    model = model_of()
    model.compile(rkeras_py.optimizer_sgd(0.1, decay=0.5), loss="mse")
    reduce = rkeras_py.callback_reduce_lr_on_plateau(factor=0.1, patience=1)
    history = fit(model, Logs(val_loss=[1.0, 1.0, 1.0]), reduce)
    np.testing.assert_allclose(history.history["lr"], [0.1, 0.1, 0.01], rtol=1e-6)


# ---- functions --------------------------------------------------------------


def test_lambda_calls_all_sixteen_functions():
    calls = []
    functions = {
        name: (lambda *args, name=name: calls.append((name, *args[:-1], sorted(args[-1] or {}))))
        for name in (p.name for p in REGISTRY["callback_lambda"].parameters)
    }
    assert len(functions) == 16
    callback = rkeras_py.callback_lambda(**functions)
    model = model_of()
    fit(model, callback, epochs=1, batch_size=3, validation=False)
    assert [call[:2] if len(call) == 3 else call[:1] for call in calls] == [
        ("on_train_begin",), ("on_epoch_begin", 0),
        ("on_batch_begin", 0), ("on_train_batch_begin", 0),
        ("on_batch_end", 0), ("on_train_batch_end", 0),
        ("on_batch_begin", 1), ("on_train_batch_begin", 1),
        ("on_batch_end", 1), ("on_train_batch_end", 1),
        ("on_epoch_end", 0), ("on_train_end",),
    ]  # fmt: skip
    assert ("on_epoch_end", 0, ["loss"]) in calls
    calls.clear()
    model.evaluate(X, Y, batch_size=6, verbose=0, callbacks=[callback])
    assert [call[0] for call in calls] == [
        "on_test_begin", "on_test_batch_begin", "on_test_batch_end", "on_test_end"
    ]  # fmt: skip
    calls.clear()
    model.predict(X, batch_size=6, verbose=0, callbacks=[callback])
    assert [call[0] for call in calls] == [
        "on_predict_begin", "on_predict_batch_begin", "on_predict_batch_end", "on_predict_end"
    ]  # fmt: skip


def test_older_batch_functions_alone_and_arguments_of_any_name():
    seen = []
    callback = rkeras_py.callback_lambda(
        on_batch_end=lambda i, values: seen.append((i, sorted(values))),
        on_train_begin=lambda nothing: seen.append("begin"),
    )
    fit(model_of(), callback, epochs=1, batch_size=6, validation=False)
    assert seen == ["begin", (0, ["loss"])]


def test_functions_can_write_to_the_logs_and_stop():
    model = model_of()

    def end(epoch, logs):
        logs["mine"] = epoch * 2.0
        model.stop_training = epoch == 1

    history = fit(model, rkeras_py.callback_lambda(on_epoch_end=end), epochs=5)
    assert history.history["mine"] == [0.0, 2.0]


# ---- files and servers ------------------------------------------------------


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


# ---- the rest ---------------------------------------------------------------


def test_terminate_on_nan():
    model = model_of()
    y = Y.copy()
    y[2] = math.nan
    stop = rkeras_py.callback_terminate_on_naan()
    history = model.fit(X, y, batch_size=2, epochs=4, callbacks=[stop], verbose=0, shuffle=False)
    assert len(history.epoch) == 1
    assert math.isnan(history.history["loss"][0])


def shown(capsys, *args, **options):
    model = model_of()
    bar = rkeras_py.callback_progbar_logger(*args, **options)
    fit(model, bar, verbose=1, epochs=2, validation=False, batch_size=4)
    return model, bar, capsys.readouterr().out


def test_progress_counts_samples(capsys):
    model, bar, out = shown(capsys)
    assert "Epoch 2/2" in out
    assert "6/6" in out
    assert "2/2 " not in out
    model.predict(X, batch_size=2, verbose=1, callbacks=[bar])
    assert "3/3" in capsys.readouterr().out
    model.evaluate(X, Y, batch_size=2, verbose=1, callbacks=[bar])
    # After fit this callback takes an evaluation for its validation, as Keras' own does.
    model.evaluate(X, Y, batch_size=2, verbose=1,
                   callbacks=[rkeras_py.callback_progbar_logger()])  # fmt: skip
    assert "6/6" in capsys.readouterr().out


def test_progress_counts_steps_and_is_silent_when_told(capsys):
    _, _, out = shown(capsys, "steps", stateful_metrics=["mine"])
    assert "2/2" in out
    assert "loss" in out
    fit(model_of(), rkeras_py.callback_progbar_logger(), verbose=0)
    assert capsys.readouterr().out == ""
    with pytest.raises(ArgumentError, match="count_mode"):
        rkeras_py.callback_progbar_logger("batches")


def test_values_as_they_come_from_r(tmp_path):
    early = REGISTRY["callback_early_stopping"].call_from_r(
        [("patience", 2.0), ("verbose", True), ("baseline", np.array([1.0]))]
    )
    assert (early.patience, early.verbose, early.baseline) == (2, 1, 1.0)
    board = REGISTRY["callback_tensorboard"]
    for batches in (np.array([2.0, 4.0]), "2,4"):
        made = board.call_from_r([("log_dir", str(tmp_path)), ("profile_batch", batches)])
        assert (made._start_batch, made._stop_batch) == (2, 4)
    assert board.call_from_r([("update_freq", 10.0)]).update_freq == 10
    bar = REGISTRY["callback_progbar_logger"].call_from_r([("stateful_metrics", "lr")])
    assert bar.stateful_metrics == ["lr"]


@pytest.mark.parametrize(
    ("function", "argument", "value"),
    [
        ("early_stopping", "patience", -1),
        ("early_stopping", "patience", 1.5),
        ("early_stopping", "mode", "best"),
        ("early_stopping", "verbose", "yes"),
        ("reduce_lr_on_plateau", "factor", "half"),
        ("tensorboard", "update_freq", "hour"),
        ("tensorboard", "profile_batch", (1, 2, 3)),
        ("tensorboard", "profile_batch", "a"),
        ("lambda", "on_epoch_end", 3),
    ],
)
def test_wrong_values_are_named(function, argument, value):
    with pytest.raises(ArgumentError, match=argument):
        getattr(rkeras_py, "callback_" + function)(**{argument: value})


def test_values_of_others_are_averaged_unless_told(capsys):
    bar = rkeras_py.callback_progbar_logger("steps", stateful_metrics="kept")
    model = model_of()
    fit(model, epochs=1)
    bar.set_model(model)
    bar.set_params({"verbose": 1, "epochs": 1, "steps": 3})
    bar.on_train_begin()
    bar.on_epoch_begin(0)
    for batch in range(3):
        bar.on_train_batch_end(batch, {"kept": float(batch), "averaged": float(batch)})
    assert bar.progbar._values["kept"] == [2.0, 1]
    assert bar.progbar._values["averaged"] == [3.0, 3]
    capsys.readouterr()
