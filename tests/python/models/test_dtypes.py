"""Data, losses and metrics in the dtypes that models declare."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py as rk
from rkeras_py.engine import keras, tf

FINE = 1e8 + np.array([0.123, 0.456, 0.789])


def _same(dtype="float64"):
    x = rk.layer_input(shape=1, dtype=dtype)
    return rk.keras_model(x, rk.layer_activation(x, "linear", dtype=dtype))


def _line(dtype="float64"):
    """A model of one weight and no bias, which begins at 1."""
    x = rk.layer_input(shape=1, dtype=dtype)
    y = rk.layer_dense(x, 1, use_bias=False, kernel_initializer="ones", dtype=dtype)
    return rk.keras_model(x, y)


def _squares(y_true, y_pred):
    return (y_true - y_pred) ** 2


def test_predict_keeps_float64():
    model = _same()
    np.testing.assert_array_equal(rk.predict(model, FINE, verbose=0)[:, 0], FINE)
    np.testing.assert_array_equal(rk.predict_on_batch(model, FINE)[:, 0], FINE)
    np.testing.assert_array_equal(rk.predict(model, tf.constant(FINE), verbose=0)[:, 0], FINE)
    batches = iter([[FINE], [FINE + 1]])
    came = rk.predict(model, lambda: next(batches), steps=2, verbose=0)
    np.testing.assert_array_equal(came[:, 0], [*FINE, *(FINE + 1)])


def test_large_arrays_of_r_keep_float64():
    x = rk.layer_input(shape=7, dtype="float64")
    model = rk.keras_model(x, rk.layer_activation(x, "linear", dtype="float64"))
    data = np.asfortranarray(1e8 + np.random.default_rng(1).random((20000, 7)))
    np.testing.assert_array_equal(rk.predict(model, data, batch_size=4096, verbose=0), data)


def test_each_input_has_its_own_dtype():
    a = rk.layer_input(shape=1, dtype="float64", name="a")
    b = rk.layer_input(shape=1, dtype="float32", name="b")
    c = rk.layer_input(shape=1, dtype="float16", name="c")
    d = rk.layer_input(shape=1, dtype="int32", name="d")
    model = rk.keras_model(
        [a, b, c, d],
        [
            rk.layer_activation(a, "linear", dtype="float64"),
            rk.layer_activation(b, "linear"),
            rk.layer_activation(c, "linear", dtype="float16"),
            keras.layers.Lambda(lambda x: x, dtype="int32")(d),
        ],
    )
    # 2^24 + 1 is no number of float32, 2049 none of float16, and 1 + 2^-11 + 2^-24 is nearer to
    # 1 + 2^-10 than to 1, but not when it was a float32 before.
    near = 1 + 2.0**-11 + 2.0**-25
    data = {"a": [near], "b": [2.0**24 + 1], "c": [near], "d": [2.0**24 + 1]}
    for form in (data, list(data.values())):
        came = [float(part[0, 0]) for part in rk.predict(model, form, verbose=0)]
        assert came == [near, 2.0**24, 1 + 2.0**-10, 2.0**24 + 1]


def test_losses_and_metrics_of_float64_are_computed_in_float64():
    model = rk.compile(_same(), loss="mse", metrics=["mae", rk.metric_mean_squared_error])
    y = FINE + np.array([0.5, 0.25, 0.125])
    expected = {
        "loss": np.mean((y - FINE) ** 2),
        "mae": np.mean(y - FINE),
        "mean_squared_error": np.mean((y - FINE) ** 2),
    }
    assert rk.evaluate(model, FINE, y, verbose=0) == pytest.approx(expected, rel=1e-15)
    assert rk.test_on_batch(model, FINE, y) == pytest.approx([*expected.values()], rel=1e-15)


@pytest.mark.parametrize("loss", ["mse", rk.loss_mean_squared_error(), _squares])
def test_a_step_in_float64(loss):
    x, y = np.array([1.0, 2.0]), np.array([1 + 1e-10, 2 + 4e-10])
    model = rk.compile(_line(), loss=loss, optimizer=keras.optimizers.SGD(0.5))
    first = rk.train_on_batch(model, x, y)
    assert first == pytest.approx(np.mean((y - x) ** 2), rel=1e-12)
    # The slope is the mean of 2 (p - y) x, and half of it is taken.
    moved = np.mean((y - x) * x)
    assert float(model.weights[0].numpy()[0, 0]) - 1 == pytest.approx(moved, abs=3e-16)
    assert moved == pytest.approx(4.5e-10, rel=1e-5)


@pytest.mark.parametrize("how", ["arrays", "split", "data", "generator"])
def test_fit_keeps_float64(how):
    x, y = np.array([1.0, 2.0]), np.array([1 + 1e-10, 2 + 4e-10])
    model = rk.compile(_line(), loss="mse", optimizer=keras.optimizers.SGD(0.0))
    loss = np.mean((y - x) ** 2)
    options = {"epochs": 1, "verbose": 0}
    if how == "generator":
        history = rk.fit(
            model, lambda: [x, y], steps_per_epoch=2, validation_data=lambda: [x, y],
            validation_steps=1, **options,
        )  # fmt: skip
    elif how == "data":
        history = rk.fit(model, x, y, validation_data=[x, y, [1.0, 1.0]], **options)
    elif how == "split":
        twice = [np.concatenate([data, data]) for data in (x, y)]
        history = rk.fit(model, *twice, validation_split=0.5, **options)
    else:
        history = rk.fit(model, x, y, **options)
    for values in history.metrics.values():
        assert values == pytest.approx([loss], rel=1e-12)


def test_a_model_from_a_file_computes_in_float64(tmp_path):
    model = rk.compile(_same(), loss="mse", metrics="mae")
    for save, load in (
        (rk.save_model_hdf5, rk.load_model_hdf5),
        (rk.save_model_tf, rk.load_model_tf),
    ):
        path = str(tmp_path / f"{save.__name__}.h5")
        save(model, path)
        result = rk.evaluate(load(path), FINE, FINE + 0.125, verbose=0)
        assert result == pytest.approx({"loss": 0.125**2, "mae": 0.125}, rel=1e-15)


def test_models_of_floatx_take_floatx():
    x = np.random.default_rng(1).normal(size=(50, 1))
    y = 3 * x
    model = rk.compile(_line("float32"), loss="mse", optimizer=keras.optimizers.SGD(0.1))
    history = rk.fit(model, x, y, epochs=2, batch_size=10, shuffle=False, verbose=0)
    # Keras alone, of the numbers cast beforehand.
    plain = keras.Sequential([keras.Input((1,))])
    plain.add(keras.layers.Dense(1, use_bias=False, kernel_initializer="ones"))
    plain.compile(loss="mse", optimizer=keras.optimizers.SGD(0.1))
    expected = plain.fit(
        x.astype("float32"), y.astype("float32"), epochs=2, batch_size=10, shuffle=False, verbose=0
    )
    assert history.metrics["loss"] == expected.history["loss"]
    np.testing.assert_array_equal(model.weights[0], plain.weights[0])
    assert model.loss == "mse"


def test_a_model_that_declares_no_inputs_takes_floatx():
    class Own(keras.Model):
        def call(self, x):
            return tf.cast(x, "float64") if x.dtype == "float32" else tf.zeros_like(x)

    came = rk.predict(Own(), FINE[:, None], verbose=0)
    np.testing.assert_array_equal(came[:, 0], FINE.astype("float32"))
