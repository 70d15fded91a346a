"""None for arguments that keras 2.9 passed on: what Keras 2 made of it."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py as r
from rkeras_py.engine import keras, tf

IMAGES = np.random.default_rng(0).normal(size=(2, 6, 5, 3)).astype("float32")
WITHOUT = {
    "layer_dropout": "rate",
    "layer_spatial_dropout_1d": "rate",
    "layer_spatial_dropout_2d": "rate",
    "layer_spatial_dropout_3d": "rate",
    "layer_gaussian_noise": "stddev",
}


@pytest.mark.parametrize("function", WITHOUT)
def test_noise_without_an_amount_is_no_layer_until_it_trains(function, tmp_path):
    argument = WITHOUT[function]
    layer = getattr(r, function)(**{argument: None})
    with_some = getattr(r, function)(**{argument: 0.1})
    assert layer.name.rstrip("_0123456789") == with_some.name.rstrip("_0123456789")
    assert getattr(layer, argument) is None
    assert layer.get_config()[argument] is None
    np.testing.assert_array_equal(layer(IMAGES), IMAGES)
    with pytest.raises(ValueError, match=f"training needs a number for `{argument}`"):
        layer(IMAGES, training=True)
    inputs = r.layer_input(shape=(6, 5, 3))
    model = r.keras_model(inputs, layer(inputs))
    model.save(tmp_path / "model.keras")
    again = keras.models.load_model(tmp_path / "model.keras")
    np.testing.assert_array_equal(again(IMAGES), IMAGES)
    assert again.layers[-1].get_config() == layer.get_config()


def test_other_arguments_are_still_checked():
    with pytest.raises(ValueError, match="data_format"):
        r.layer_spatial_dropout_2d(rate=None, data_format="sideways")
    with pytest.raises(ValueError, match="`units` must be a whole number"):
        r.layer_dense(units=None)


def test_none_is_false_and_the_default_initializer():
    layer = r.layer_dense(units=200, use_bias=None, kernel_initializer=None)
    layer.build((None, 100))
    assert [tuple(w.shape) for w in layer.weights] == [(100, 200)]
    kernel = np.asarray(layer.weights[0])
    # Glorot's uniform: within sqrt(6 / 300), with that range's variance.
    assert 0.13 < np.abs(kernel).max() <= np.sqrt(6 / 300)
    np.testing.assert_allclose(kernel.var(), 2 / 300, rtol=0.05)
    last = r.layer_lstm(units=2, return_sequences=None)(tf.ones((1, 4, 3)))
    assert tuple(last.shape) == (1, 2)
    assert float(r.k_sum([[1.0, 2.0]], keepdims=None)) == 3.0


def test_none_for_arguments_that_have_a_meaning_for_it():
    x = IMAGES[0, :, :, 0]
    np.testing.assert_array_equal(r.layer_activation(activation=None)(x), x)
    layer = r.layer_activity_regularization(l1=None, l2=0.1)
    layer(x)
    # Divided by the size of the batch, as ever.
    np.testing.assert_allclose(float(layer.losses[0]), 0.1 * (x**2).sum() / 6, rtol=1e-5)
    pooled = r.layer_max_pooling_1d(data_format=None)(IMAGES[:, :, :, 0])
    np.testing.assert_array_equal(pooled, IMAGES[:, :, :, 0].reshape(2, 3, 2, 5).max(2))
    normal = r.layer_batch_normalization(epsilon=None)
    np.testing.assert_allclose(normal(IMAGES), IMAGES / np.sqrt(1.001), rtol=1e-5)
    assert float(r.regularizer_l1_l2(None, 0.5)(tf.constant([2.0]))) == 2.0
    assert float(r.regularizer_l1(None)(tf.constant([2.0]))) == pytest.approx(0.02)
