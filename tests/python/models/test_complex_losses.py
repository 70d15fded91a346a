"""Losses of complex predictions keep the imaginary part."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py
from rkeras_py.engine import keras, tf

RNG = np.random.default_rng(0)
X = (RNG.normal(size=(6, 5, 2, 2)) @ [1, 1j]).astype("complex64")
Y = (RNG.normal(size=(6, 5, 1, 2)) @ [1, 1j]).astype("complex64")
WEIGHTS = [RNG.normal(size=(1, 2, 1, 2)) @ [1, 1j], np.zeros(1, "complex64")]


def squares(y_true, y_pred):
    return tf.abs(y_pred - y_true) ** 2


def absolute(d):
    return np.mean(np.abs(d))


def mean_square(d):
    return np.mean(np.abs(d) ** 2)


def model_of(declared=True, dtype="complex64"):
    model = rkeras_py.keras_model_sequential()
    shape = {"input_shape": (5, 2)} if declared else {}
    return rkeras_py.layer_conv_1d(
        model, filters=1, kernel_size=1, dtype=dtype, weights=WEIGHTS, **shape
    )


@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize("dtype", ["complex64", "complex128"])
@pytest.mark.parametrize(
    ("loss", "expected"),
    [
        (squares, mean_square),
        ("mse", mean_square),
        ("mean_absolute_error", absolute),
        (rkeras_py.loss_mean_squared_error, mean_square),
        (rkeras_py.loss_mean_absolute_error(), absolute),
    ],
)
def test_value_and_step(loss, expected, declared, dtype):
    model = model_of(declared, dtype)
    rkeras_py.compile(model, optimizer=keras.optimizers.SGD(0.1), loss=loss)
    d = X @ WEIGHTS[0][0] - Y
    history = rkeras_py.fit(model, X, Y, batch_size=6, epochs=1, verbose=0)
    assert np.isclose(history.metrics["loss"][0], expected(d), rtol=1e-5)
    slope = 2 * d / d.size if expected is mean_square else d / np.abs(d) / d.size
    stepped = WEIGHTS[0][0] - 0.1 * np.einsum("nti,nto->io", X.conj(), slope)
    np.testing.assert_allclose(model.layers[0].get_weights()[0][0], stepped, atol=1e-5)


def test_weights_of_samples():
    model = model_of()
    rkeras_py.compile(model, loss="mse")
    d = X @ WEIGHTS[0][0] - Y
    weights = np.arange(30.0).reshape(6, 5)
    found = model.evaluate(X, Y, sample_weight=weights, verbose=0)
    assert np.isclose(found, np.mean(np.abs(d[..., 0]) ** 2 * weights), rtol=1e-5)


def test_is_kept_in_files(tmp_path):
    model = model_of()
    rkeras_py.compile(model, optimizer="adam", loss=rkeras_py.loss_huber(delta=0.5))
    rkeras_py.fit(model, X, Y, epochs=1, verbose=0)
    rkeras_py.save_model_hdf5(model, str(tmp_path / "model.h5"))
    again = rkeras_py.load_model_hdf5(str(tmp_path / "model.h5"))
    found = again.evaluate(X, Y, verbose=0)
    assert np.isclose(found, model.evaluate(X, Y, verbose=0))
    a = np.abs(model(X) - Y)
    assert np.isclose(found, np.mean(np.where(a < 0.5, a**2 / 2, 0.5 * (a - 0.25))), rtol=1e-5)


def test_what_has_no_meaning_is_refused():
    for loss in ("categorical_crossentropy", rkeras_py.loss_binary_crossentropy()):
        with pytest.raises(ValueError, match="complex output"):
            rkeras_py.compile(model_of(), loss=loss)
