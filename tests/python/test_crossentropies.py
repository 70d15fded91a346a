"""Crossentropies of saturated probabilities and of outputs that are none, as Keras 2 took them."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py as r
from rkeras_py.engine import keras, tf

E = 1e-7
P = np.array([[-0.5, 0.0], [0.3, 1.0], [1.5, 0.9], [1.0, 0.0]], "float32")
Y = np.array([[0, 1], [1, 0], [0, 1], [1, 0]], "float32")
KEPT = np.clip(P, np.float32(E), 1 - np.float32(E))
BINARY = -(Y * np.log(KEPT + np.float32(E)) + (1 - Y) * np.log(1 - KEPT + np.float32(E)))


def _linear(**options):
    model = r.layer_activation(r.keras_model_sequential(), "linear", input_shape=2)
    return r.compile(model, **options)


def _own(y_true, y_pred):
    return keras.losses.binary_crossentropy(y_true, y_pred)


def test_binary_crossentropy_of_any_output():
    np.testing.assert_allclose(r.k_binary_crossentropy(Y, P), BINARY, rtol=1e-5, atol=1e-7)
    mean = BINARY.mean(1)
    for values in (
        r.loss_binary_crossentropy(Y, P),
        r.metric_binary_crossentropy(Y, P),
        r.loss_binary_crossentropy(reduction="none")(Y, P),
    ):
        np.testing.assert_allclose(values, mean, rtol=1e-5, atol=1e-7)
    assert float(r.metric_binary_crossentropy()(Y, P)) == pytest.approx(mean.mean(), rel=1e-5)
    assert float(r.metric_binary_crossentropy(axis=0)(Y, P)) == pytest.approx(mean.mean(), rel=1e-5)


@pytest.mark.parametrize(
    "loss", ["binary_crossentropy", r.loss_binary_crossentropy, _own], ids=["name", "rkeras", "own"]
)
def test_binary_crossentropy_of_a_model(loss, tmp_path):
    model = _linear(loss=loss, metrics=["binary_crossentropy"])
    told = list(r.evaluate(model, P, Y, verbose=0).values())
    # TensorFlow adds 1 and epsilon first in a graph; Keras' own formula would give 6.16.
    np.testing.assert_allclose(told, [BINARY.mean()] * 2, rtol=5e-3)
    if loss != _own:
        r.save_model_hdf5(model, tmp_path / "model.h5")
        model = r.load_model_hdf5(tmp_path / "model.h5")
        assert r.evaluate(model, P, Y, verbose=0)["loss"] == pytest.approx(told[0], rel=1e-6)


def test_gradients():
    inside = (P > E) & (P < 1 - E)
    expected = np.where(inside, -Y / (P + E) + (1 - Y) / (1 - P + E), 0)
    for function in (r.k_binary_crossentropy, r.loss_binary_crossentropy):
        x = tf.Variable(P)
        with tf.GradientTape() as tape:
            total = tf.reduce_sum(function(Y, x))
        scale = 1 if function is r.k_binary_crossentropy else 2
        np.testing.assert_allclose(tape.gradient(total, x) * scale, expected, rtol=1e-5)


def test_others_who_use_keras_have_its_formula():
    r.loss_binary_crossentropy(Y, P)
    kept = np.clip(P, np.float32(E), 1 - np.float32(E))
    expected = -(Y * np.log(kept) + (1 - Y) * np.log(1 - kept)).mean(1)
    np.testing.assert_allclose(_own(Y, P), expected, rtol=1e-5, atol=1e-6)
    with pytest.raises(ValueError, match="same shape"):
        r.loss_binary_crossentropy(Y, P[:, :1].repeat(3, 1))


@pytest.mark.parametrize("eagerly", [None, True])
def test_logits_behind_probabilities(eagerly):
    """Where a sigmoid or softmax made them, own losses see no saturation, as in Keras 2."""
    x, first = np.array([[60.0, -60.0]], "float32"), np.array([[0.0, 1.0]], "float32")
    for activation, loss, y in (
        ("sigmoid", lambda t, p: r.k_binary_crossentropy(t, p), first),
        ("softmax", lambda t, p: r.k_categorical_crossentropy(t, p), first),
        ("softmax", lambda t, p: r.k_sparse_categorical_crossentropy(t, p), [[1.0]]),
    ):
        model = r.layer_activation(r.keras_model_sequential(), activation, input_shape=2)
        r.compile(model, loss=loss, run_eagerly=eagerly)
        told = r.evaluate(model, x, np.array(y), verbose=0)
        assert told["loss"] == (60 if activation == "sigmoid" else 120)
    assert float(r.k_binary_crossentropy([0.0], r.k_sigmoid([60.0]))[0]) == 60
    with pytest.warns(UserWarning, match="from_logits=True"):
        value = r.k_binary_crossentropy([0.0], r.k_sigmoid([60.0]), from_logits=True)
    assert float(value[0]) == 60
