"""Custom objects by name, inside a scope and not after it."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py as r
from rkeras_py.engine import keras, tf

X = np.linspace(-1, 1, 12).reshape(4, 3)


def doubled(x):
    return 2 * x


def ones(shape, dtype=None, **_):
    return tf.ones(shape, dtype)


def weight(w):
    return tf.reduce_sum(w)


def halved(w):
    return w / 2


def far(y_true, y_pred):
    return tf.abs(y_true - y_pred)


class Huge(keras.losses.Loss):
    def call(self, y_true, y_pred):
        return 1000 + 0 * tf.reduce_sum(y_pred, -1)


OBJECTS = [doubled, ones, weight, halved, far, Huge]


def made():
    layers = [
        r.layer_dense(
            units=2, activation="doubled", kernel_initializer="ones", kernel_regularizer="weight",
            kernel_constraint="halved",
        ),
        r.layer_activation(activation="doubled"),
        r.layer_lstm(units=1, activation="doubled"),
        r.layer_conv_1d(filters=1, kernel_size=1, activation="doubled"),
    ]  # fmt: skip
    model = r.keras_model_sequential(layers[:2], input_shape=3)
    return r.compile(model, optimizer="sgd", loss="Huge", metrics=["far", "Huge"])


def test_names_are_found_wherever_functions_take_them(tmp_path):
    def inside():
        model = made()
        np.testing.assert_allclose(
            r.predict(model, X, verbose=0), np.repeat(4 * X.sum(1, keepdims=True), 2, 1), rtol=1e-5
        )
        values = r.evaluate(model, X, np.zeros((4, 2)), verbose=0)
        assert values["loss"] == 1000 + 6  # six weights of 1
        np.testing.assert_allclose(values["far"], np.abs(4 * X.sum(1)).mean(), rtol=1e-5)
        r.save_model_hdf5(model, str(tmp_path / "m.h5"))
        return r.load_model_hdf5(str(tmp_path / "m.h5"))

    loaded = r.with_custom_object_scope(OBJECTS, inside)
    assert r.evaluate(loaded, X, np.zeros((4, 2)), verbose=0)["loss"] == 1006
    with pytest.raises(ValueError, match="doubled"):
        made()
    with pytest.raises(ValueError, match="doubled"):
        r.load_model_hdf5(str(tmp_path / "m.h5"))


def test_scopes_nest_and_end_with_errors():
    def activation(name):
        return r.layer_activation(activation=name).activation(tf.constant(3.0))

    def inner():
        assert activation("one") == 6 and activation("two") == 4
        raise KeyError("out")

    def outer():
        with pytest.raises(KeyError, match="out"):
            r.with_custom_object_scope({"two": lambda x: x + 1}, inner)
        with pytest.raises(ValueError, match="two"):
            activation("two")
        return activation("one")

    assert r.with_custom_object_scope({"one": doubled}, outer) == 6
    with pytest.raises(ValueError, match="one"):
        activation("one")
    # What a scope names goes before what Keras has.
    assert r.with_custom_object_scope({"relu": doubled}, lambda: activation("relu")) == 6
    assert activation("relu") == 3


def test_objects_without_names():
    with pytest.raises(ValueError, match=r"with_custom_object_scope\(\): `objects` must be a dict"):
        r.with_custom_object_scope([1], lambda: None)
    with pytest.raises(ValueError, match="several objects"):
        r.with_custom_object_scope([doubled, doubled], lambda: None)
