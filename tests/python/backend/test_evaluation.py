"""Losses that look at the symbolic tensors of their model."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py as r
from rkeras_py.engine import keras, tf

X = np.random.default_rng(0).normal(size=(12, 4)).astype("float32")


def coder(**noise):
    """A model, and its tensors: the output, and the mean and the variance of the code."""
    inputs = r.layer_input(shape=4)
    hidden = r.layer_dense(inputs, 3, activation="tanh")
    if noise:
        hidden = r.layer_dropout(hidden, **noise)
    mean, spread = r.layer_dense(hidden, 2), r.layer_dense(hidden, 2)
    output = r.layer_dense(mean, 4)
    return r.keras_model(inputs, output), (output, mean, spread)


def loss_of(mean, spread):
    def loss(y_true, y_pred):
        code = r.k_mean(r.k_square(mean) + spread - r.k_exp(spread), axis=-1)
        return r.k_mean(r.k_square(y_true - y_pred), axis=-1) - 0.5 * code

    return loss


def test_values_and_gradients_are_those_of_all_outputs():
    model, tensors = coder()
    before = [weight.copy() for weight in model.get_weights()]
    with tf.GradientTape() as tape:
        y, mean, spread = keras.Model(model.inputs[0], tensors)(X)
        code = tf.reduce_mean(mean**2 + spread - tf.exp(spread), -1)
        expected = tf.reduce_mean(tf.reduce_mean((X - y) ** 2, -1) - 0.5 * code)
    gradients = tape.gradient(expected, model.trainable_variables)
    r.compile(model, r.optimizer_sgd(learning_rate=0.1), loss_of(*tensors[1:]))
    found = r.evaluate(model, X, X, verbose=0)["loss"]
    assert found == pytest.approx(float(expected), rel=1e-6)
    history = r.fit(model, X, X, batch_size=12, epochs=2, verbose=0)
    assert history.metrics["loss"][0] == pytest.approx(float(expected), rel=1e-6)
    assert history.metrics["loss"][1] < history.metrics["loss"][0]
    model.set_weights(before)
    r.train_on_batch(model, X, X)
    for weight, start, gradient in zip(model.get_weights(), before, gradients, strict=True):
        np.testing.assert_allclose(weight, start - 0.1 * np.asarray(gradient), atol=1e-6)


def test_tensors_that_are_none_of_the_models_and_noise_are_errors():
    model, _ = coder()
    _, (_, mean, spread) = coder()
    r.compile(model, "sgd", loss_of(mean, spread))
    with pytest.raises(ValueError, match="does not follow from the inputs"):
        r.evaluate(model, X, X, verbose=0)
    model, (_, mean, spread) = coder(rate=0.5)
    r.compile(model, "sgd", loss_of(mean, spread))
    assert np.isfinite(r.evaluate(model, X, X, verbose=0)["loss"])
    with pytest.raises(ValueError, match=r"behind the layer 'dropout.*', which draws"):
        r.fit(model, X, X, epochs=1, verbose=0)
