"""Callbacks by what they do in a small fit."""

import math

import numpy as np
import pytest
from fitting import Logs, X, Y, fit, model_of

import rkeras_py
import rkeras_py.public
import rkeras_py.schedules
from rkeras_py.api.argument_types import ArgumentError
from rkeras_py.api.registry import REGISTRY
from rkeras_py.engine import keras


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
