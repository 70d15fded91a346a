"""None for arguments that keras 2.9 passed on: what Keras 2 made of it."""

from __future__ import annotations

import pickle
import re

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
    for file in ("model.keras", "model.h5"):
        model.save(tmp_path / file)
        again = keras.models.load_model(tmp_path / file)
        np.testing.assert_array_equal(again(IMAGES), IMAGES)
        assert again.layers[-1].get_config() == layer.get_config()
        assert type(again.layers[-1]).__name__ == type(with_some).__name__
    assert pickle.loads(pickle.dumps(layer)).get_config() == layer.get_config()


def test_a_layer_without_an_amount_has_its_class_in_summaries(capsys):
    r.keras_model_sequential([r.layer_dropout(rate=None, input_shape=4)]).summary()
    assert "dropout (Dropout)" in re.sub(r"_\d+", "", capsys.readouterr().out)


def test_attention_without_dropout_attends_but_does_not_train():
    steps = IMAGES[:, :, :, 0]
    layer = r.layer_multi_head_attention(num_heads=1, key_dim=2, dropout=None)
    y = layer(steps, steps)
    some = r.layer_multi_head_attention(num_heads=1, key_dim=2, dropout=0.5)
    some(steps, steps)
    some.set_weights(layer.get_weights())
    np.testing.assert_allclose(y, some(steps, steps), rtol=1e-5, atol=1e-6)
    with pytest.raises(ValueError, match="training needs a number for `dropout`"):
        layer(steps, steps, training=True)
    again = type(layer).from_config(layer.get_config())
    assert again.get_config()["dropout"] is None


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
    assert float(r.regularizer_l1_l2(None, 0.5)(tf.constant([2.0]))) == 2.0
    assert float(r.regularizer_l1(None)(tf.constant([2.0]))) == pytest.approx(0.02)


def test_batch_normalization_without_numbers():
    normal = r.layer_batch_normalization(epsilon=None)
    # TensorFlow's fused kernel has a default of its own, and no other path has one.
    np.testing.assert_allclose(normal(IMAGES), IMAGES / np.sqrt(1.0001), rtol=1e-6)
    with pytest.raises(ValueError, match="`epsilon` must be a number"):
        r.layer_batch_normalization(epsilon=None)(IMAGES[0, 0])
    for given in ({"momentum": None}, {"renorm": True, "renorm_momentum": None}):
        layer = r.layer_batch_normalization(**given)
        np.testing.assert_allclose(layer(IMAGES), IMAGES / np.sqrt(1.001), rtol=1e-5)
        (missing,) = [name for name in given if name != "renorm"]
        with pytest.raises(ValueError, match=f"training needs a number for `{missing}`"):
            layer(IMAGES, training=True)
        again = type(layer).from_config(layer.get_config())
        assert again.get_config()[missing] is None


def test_none_is_all_axes():
    x = np.array([[-3.5, 1.0], [0.5, -2.0]], "float32")
    e = np.exp(x - x.max())
    np.testing.assert_allclose(r.activation_softmax(x, axis=None), e / e.sum(), rtol=1e-6)
    np.testing.assert_allclose(r.layer_activation_softmax(axis=None)(x), e / e.sum(), rtol=1e-6)
    norm = np.sqrt((x**2).sum())
    np.testing.assert_allclose(r.constraint_unitnorm(axis=None)(x), x / norm, rtol=1e-5)
    np.testing.assert_allclose(r.constraint_maxnorm(axis=None)(x), x * 2 / norm, rtol=1e-5)
    np.testing.assert_allclose(r.constraint_minmaxnorm(axis=None)(x), x / norm, rtol=1e-5)


def test_none_is_no_bound():
    x = np.array([[-3.5, 1.0], [0.5, -2.0]], "float32")
    np.testing.assert_allclose(r.constraint_maxnorm(max_value=None)(x), x, rtol=1e-5)
    np.testing.assert_allclose(r.constraint_minmaxnorm(max_value=None)(x), x, rtol=1e-5)
    short = np.array([[0.3], [0.4]], "float32")
    np.testing.assert_allclose(r.constraint_minmaxnorm(min_value=None)(short), short, rtol=1e-5)
    draws = np.asarray(r.initializer_random_uniform(maxval=None, seed=1)((4000,)))
    assert draws.min() >= -0.05
    assert 0.99 < draws.max() <= 1
    np.testing.assert_allclose(draws.mean(), 0.475, atol=0.03)


def test_none_is_the_default_of_what_keras_2_called():
    x = np.array([-2.0, 3.0], "float32")
    np.testing.assert_allclose(r.activation_relu(x, alpha=None), [-0.4, 3.0], rtol=1e-6)
    with pytest.raises(ValueError, match="`alpha` must be a number with"):
        r.activation_relu(x, alpha=None, max_value=1)
    layer = r.layer_conv_1d(filters=2, kernel_size=1, groups=None, data_format=None)
    assert layer.get_config()["groups"] == 1
    assert layer.get_config()["data_format"] == "channels_last"
    layer = r.layer_separable_conv_1d(filters=2, kernel_size=1, data_format=None)
    assert layer.get_config()["data_format"] == "channels_last"
    keras.config.set_image_data_format("channels_first")
    try:
        layer = r.layer_conv_1d(filters=2, kernel_size=1, data_format=None)
    finally:
        keras.config.set_image_data_format("channels_last")
    assert layer.get_config()["data_format"] == "channels_first"
    layer = r.layer_discretization(bin_boundaries=[0.0, 1.0], epsilon=None)
    np.testing.assert_array_equal(layer(x), [0, 2])


@pytest.mark.parametrize("function", ["layer_string_lookup", "layer_integer_lookup"])
def test_lookup_without_a_token_for_the_unknown(function):
    words = ["a", "b"] if "string" in function else [3, 5]
    unknown = "z" if "string" in function else 9
    layer = getattr(r, function)(vocabulary=words, oov_token=None)
    np.testing.assert_array_equal(layer(tf.constant([*words, unknown])), [1, 2, 0])
    assert r.get_vocabulary(layer) == [None, *words]
    with pytest.raises(ValueError, match="`oov_token` must be given with `invert`"):
        getattr(r, function)(vocabulary=words, oov_token=None, invert=True)


@pytest.mark.parametrize(
    "function", ["layer_random_rotation", "layer_random_translation", "layer_random_zoom"]
)
def test_images_without_a_value_to_fill_with(function):
    amounts = (0.1,) if "rotation" in function else (0.1, 0.1)
    names = ("factor",) if "rotation" in function else ("height_factor", "width_factor")
    layer = getattr(r, function)(**dict(zip(names, amounts, strict=True)), fill_value=None)
    np.testing.assert_array_equal(layer(IMAGES, training=False), IMAGES)
    assert layer.get_config()["fill_value"] is None
    with pytest.raises(ValueError, match="training needs a number for `fill_value`"):
        layer(IMAGES, training=True)
