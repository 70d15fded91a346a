"""The files that are written: their modes and paths, and what is lost when they are read."""

from __future__ import annotations

import os
import stat
import warnings

import numpy as np
import pytest

from rkeras_py import (
    callback_model_checkpoint,
    compile,
    fit,
    keras_model_sequential,
    layer_dense,
    load_model_hdf5,
    load_model_tf,
    save_model_hdf5,
    save_model_tf,
    save_model_weights_tf,
)


@pytest.fixture
def model():
    made = layer_dense(keras_model_sequential(input_shape=2), units=1)
    return compile(made, optimizer="adam", loss="mse")


def _mode(path) -> int:
    return stat.S_IMODE(os.stat(path).st_mode)


def test_the_mode_of_a_file_is_kept(model, tmp_path):
    private, new = str(tmp_path / "private.h5"), str(tmp_path / "new.h5")
    save_model_hdf5(model, private)
    os.chmod(private, 0o600)
    before = os.umask(0o027)
    try:
        save_model_hdf5(model, private)
        save_model_hdf5(model, new)
    finally:
        os.umask(before)
    assert (_mode(private), _mode(new)) == (0o600, 0o640)
    folder = tmp_path / "folder"
    save_model_tf(model, str(folder))
    os.chmod(folder, 0o700)
    save_model_tf(model, str(folder))
    assert _mode(folder) == 0o700


@pytest.mark.parametrize("save, load", [
    (save_model_hdf5, load_model_hdf5), (save_model_tf, load_model_tf),
])  # fmt: skip
def test_nothing_is_lost_of_a_model_that_never_trained(model, save, load, tmp_path):
    save(model, str(tmp_path / "model"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        again = load(str(tmp_path / "model"))
    x = np.ones((4, 2))
    fit(again, x, x[:, 0], epochs=1, verbose=0)
    assert int(again.optimizer.iterations) == 1


def test_paths_that_can_not_be_written(model, tmp_path):
    with pytest.raises(ValueError, match="must not be empty"):
        save_model_hdf5(model, "")
    with pytest.raises(IsADirectoryError, match="is a folder"):
        save_model_hdf5(model, str(tmp_path))
    for name in ("a*", "a?", "a[b", "a\\b"):
        with pytest.raises(ValueError, match="can't read checkpoints"):
            save_model_weights_tf(model, str(tmp_path / name))
    assert not os.listdir(tmp_path)
    callback = callback_model_checkpoint(filepath=str(tmp_path / "ck-{foo}.h5"))
    with pytest.raises(ValueError, match=r"`filepath` is .* there are epoch, loss"):
        fit(model, np.ones((4, 2)), np.ones(4), epochs=1, verbose=0, callbacks=[callback])
