"""`callback_backup_and_restore()`: a run that was cut off ends as if it had not been."""

import os

import numpy as np
import pytest
from keras_loop import in_keras_loop

import rkeras_py as rk
from rkeras_py.models import backups

X = np.random.default_rng(1).normal(size=(40, 3)).astype("float32")
Y = X.sum(axis=1, keepdims=True)


def model_of(units=4):
    rk.set_random_seed(5)
    model = rk.keras_model_sequential(input_shape=3)
    rk.layer_dropout(rk.layer_dense(model, units, activation="tanh"), 0.3)
    rk.layer_batch_normalization(model)
    rk.layer_dense(model, 1)
    return rk.compile(model, optimizer=rk.optimizer_adam(0.01), loss="mse")


class CutOff(Exception):
    pass


def fit(model, folder=None, cut_off_in=None, way="in chunks", epochs=4, steps=None, **options):
    def on_epoch_begin(epoch, logs):
        if epoch == cut_off_in:
            raise CutOff

    used = [rk.callback_lambda(on_epoch_begin=on_epoch_begin)]
    if way == "at each batch":
        used.append(rk.callback_lambda(on_batch_end=lambda batch, logs: None))
    if folder is not None:
        used.insert(0, rk.callback_backup_and_restore(str(folder), **options))
    given = {"batch_size": 8, "steps_per_epoch": steps, "epochs": epochs, "verbose": 0}
    model = in_keras_loop(model) if way == "in Keras' loop" else model
    return rk.fit(model, X, Y, callbacks=used, **given)


def same(model, other):
    for a, b in zip(model.get_weights(), other.get_weights(), strict=True):
        np.testing.assert_array_equal(a, b)


@pytest.mark.parametrize(
    ("way", "steps"),
    [
        ("in chunks", None), ("in chunks", 1), ("at each batch", None), ("at each batch", 1),
        *(("in Keras' loop", steps) for steps in (None, 1, 2, 5)),
    ],
)  # fmt: skip
def test_ends_with_the_weights_of_an_undisturbed_run(tmp_path, way, steps):
    given = {"way": way, "steps": steps}
    whole = model_of()
    losses = fit(whole, **given).metrics["loss"]
    folder = tmp_path / "new" / "backup"
    with pytest.raises(CutOff):
        fit(model_of(), folder, cut_off_in=2, **given)
    assert os.listdir(folder) == ["latest.npz"]
    again = model_of()
    history = fit(again, folder, **given)
    same(again, whole)
    assert history.metrics["loss"] == losses[2:]
    assert not folder.exists()
    # The next call begins with its own first epoch.
    assert len(fit(again, epochs=2).metrics["loss"]) == 2


def test_a_backup_that_is_kept_leaves_nothing_to_do(tmp_path):
    model = model_of()
    fit(model, tmp_path, delete_checkpoint=False)
    again = model_of()
    assert fit(again, tmp_path, delete_checkpoint=False).metrics == {}
    same(again, model)


def test_after_a_number_of_batches(tmp_path, monkeypatch):
    epochs = []
    write = backups.write
    monkeypatch.setattr(
        backups,
        "write",
        lambda model, path, epoch: (epochs.append(epoch), write(model, path, epoch)),
    )
    fit(model_of(), tmp_path / "b", save_freq=3, epochs=2)
    assert epochs == [0, 1, 1]  # after batches 3, 6 and 9 of 10, of 5 an epoch


def test_the_one_before_serves_where_the_latest_is_damaged(tmp_path):
    with pytest.raises(CutOff):
        fit(model_of(), tmp_path, cut_off_in=3, double_checkpoint=True)
    assert sorted(os.listdir(tmp_path)) == ["latest.npz", "previous.npz"]
    latest = tmp_path / "latest.npz"
    latest.write_bytes(latest.read_bytes()[:500])
    whole, again = model_of(), model_of()
    fit(whole)
    assert len(fit(again, tmp_path).metrics["loss"]) == 2
    same(again, whole)


def test_says_what_is_wrong_with_a_backup(tmp_path):
    with pytest.raises(CutOff):
        fit(model_of(), tmp_path, cut_off_in=1)
    other = model_of(units=6)
    before = other.get_weights()
    with pytest.raises(backups.BackupError, match=r"a backup of another model.*another shape for"):
        fit(other, tmp_path)
    for a, b in zip(before, other.get_weights(), strict=True):
        np.testing.assert_array_equal(a, b)
    (tmp_path / "latest.npz").write_bytes(b"nothing")
    with pytest.raises(backups.BackupError, match=r"latest\.npz can't be read as a backup"):
        fit(model_of(), tmp_path)
    unbuilt = rk.compile(rk.layer_dense(rk.keras_model_sequential(), 1), loss="mse")
    with pytest.raises(ValueError, match="must have its weights before fit"):
        fit(unbuilt, tmp_path)


def test_a_write_that_fails_leaves_the_backup_before(tmp_path, monkeypatch):
    with pytest.raises(CutOff):
        fit(model_of(), tmp_path, cut_off_in=2)

    def savez(path, **arrays):
        with open(path, "w") as file:
            file.write("half")
        raise OSError("no space left")

    monkeypatch.setattr(np, "savez", savez)
    with pytest.raises(OSError, match="no space left"):
        fit(model_of(), tmp_path)
    monkeypatch.undo()
    whole, again = model_of(), model_of()
    fit(whole)
    fit(again, tmp_path)
    same(again, whole)
