"""Complex weights: how they are drawn, penalized, constrained, trained and kept."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py
from rkeras_py.engine import keras, tf


def built(shape=(1, 9, 9, 32), **arguments):
    arguments = {"filters": 64, "kernel_size": 3, "dtype": "complex64"} | arguments
    layer = rkeras_py.layer_conv_2d(**arguments)
    layer.build(shape)
    return layer


@pytest.mark.parametrize(
    ("initializer", "mean_square"),
    [
        ("glorot_uniform", 2 / (9 * 32 + 9 * 64)),
        ("glorot_normal", 2 / (9 * 32 + 9 * 64)),
        ("he_normal", 2 / (9 * 32)),
        ("he_uniform", 2 / (9 * 32)),
        ("lecun_normal", 1 / (9 * 32)),
    ],
)
def test_criteria_of_trabelsi(initializer, mean_square):
    w = built(kernel_initializer=initializer).get_weights()[0].ravel()
    assert np.isclose(np.mean(np.abs(w) ** 2), mean_square, rtol=0.03)
    # The parts are uncorrelated and equally large, the modulus Rayleigh, the phase uniform.
    assert abs(np.corrcoef(w.real, w.imag)[0, 1]) < 0.03
    assert np.isclose(w.real.std(), w.imag.std(), rtol=0.03)
    scale = np.sqrt(mean_square / 2)
    for q in (0.1, 0.5, 0.9):
        assert np.isclose(np.quantile(np.abs(w), q), scale * np.sqrt(-2 * np.log(1 - q)), rtol=0.05)
    phases = np.histogram(np.angle(w), 8, (-np.pi, np.pi))[0]
    assert phases.min() > 0.9 * w.size / 8
    assert abs(np.corrcoef(np.abs(w), np.angle(w))[0, 1]) < 0.03


def test_power_is_kept_over_layers():
    x = np.random.default_rng(1).normal(size=(64, 20, 16, 2)) @ [1, 1j]
    y = x.astype("complex64")
    for _ in range(6):
        y = rkeras_py.layer_conv_1d(y, filters=16, kernel_size=1, dtype="complex64").numpy()
    assert 0.2 < np.mean(np.abs(y) ** 2) / np.mean(np.abs(x) ** 2) < 5


def test_other_initializers():
    assert np.all(built(bias_initializer="ones").get_weights()[1] == 1)
    constant = keras.initializers.Constant(0.5)
    assert np.all(built(kernel_initializer=constant).get_weights()[0] == 0.5)
    w = built(kernel_initializer="orthogonal").get_weights()[0].reshape(-1, 64)
    np.testing.assert_allclose(w.conj().T @ w, np.eye(64), atol=1e-5)

    def own(shape, dtype=None):
        return tf.complex(tf.ones(shape), 2 * tf.ones(shape))

    assert np.all(built(kernel_initializer=own).get_weights()[0] == 1 + 2j)
    w = built(kernel_initializer=keras.initializers.RandomNormal(stddev=0.3, seed=1)).kernel
    assert np.isclose(np.mean(np.abs(w) ** 2), 0.09, rtol=0.05)
    again = built(kernel_initializer=keras.initializers.RandomNormal(stddev=0.3, seed=1)).kernel
    np.testing.assert_array_equal(w, again)


@pytest.mark.parametrize("dtype", ["complex64", "complex128"])
def test_weights_are_complex_in_and_out(dtype):
    rng = np.random.default_rng(0)
    weights = [rng.normal(size=s) + 1j * rng.normal(size=s) for s in ((3, 2, 4), (4,))]
    layer = rkeras_py.layer_conv_1d(filters=4, kernel_size=3, dtype=dtype, weights=weights)
    layer.build((None, None, 2))
    for kept, given in zip(layer.get_weights(), weights, strict=True):
        assert kept.dtype == dtype
        np.testing.assert_array_equal(kept, given.astype(dtype))
    np.testing.assert_array_equal(layer.kernel, layer.get_weights()[0])
    assert [tuple(v.shape) for v in layer.trainable_weights] == [(3, 2, 4, 2), (4, 2)]


def test_penalties_are_of_the_modulus():
    for name, power in (("l1", 1), ("l2", 2)):
        layer = built(kernel_regularizer=name, bias_regularizer=name)
        w = layer.get_weights()[0]
        penalty = 0.01 * np.sum(np.abs(w) ** power)
        np.testing.assert_allclose(layer.losses, [penalty, 0], rtol=1e-4, atol=1e-6)
        with tf.GradientTape() as tape:
            total = sum(layer.losses)
        slopes = tape.gradient(total, layer.trainable_weights)
        # Also where the weight is 0, where a square root has no slope.
        assert all(np.isfinite(slope).all() for slope in slopes)


def test_activity_penalty_is_of_the_modulus():
    x = np.full((2, 4, 1), 1 + 1j, "complex64")
    ones = keras.regularizers.L2(1.0)
    layer = rkeras_py.layer_conv_1d(
        filters=1, kernel_size=1, dtype="complex64", activity_regularizer=ones,
        weights=[np.full((1, 1, 1), 1j), np.zeros(1)],
    )  # fmt: skip
    layer(x)
    np.testing.assert_allclose(layer.losses, [2 * 8 / 2], rtol=1e-6)
    assert layer.get_config()["activity_regularizer"]["class_name"] == "L2"


def test_constraints_keep_the_phase():
    layer = built(kernel_constraint=keras.constraints.MaxNorm(0.1, axis=[0, 1, 2]))
    before = layer.get_weights()[0]
    pairs = layer.trainable_weights[0]
    pairs.assign(pairs.constraint(pairs))
    after = layer.get_weights()[0]
    norms = np.sqrt(np.sum(np.abs(after) ** 2, (0, 1, 2)))
    np.testing.assert_allclose(norms, 0.1, rtol=1e-4)
    np.testing.assert_allclose(np.angle(after), np.angle(before), atol=1e-4)


class Squares(keras.losses.Loss):
    def call(self, y_true, y_pred):
        return tf.reduce_mean(tf.abs(y_pred - y_true) ** 2, axis=-1)


@pytest.mark.parametrize(
    "optimizer",
    [
        keras.optimizers.SGD(0.1, momentum=0.9),
        keras.optimizers.Adam(0.05),
        keras.optimizers.Adam(0.05, amsgrad=True, clipnorm=5.0),
        keras.optimizers.RMSprop(0.02),
        keras.optimizers.Adamax(0.05),
    ],
    ids=["sgd", "adam", "amsgrad-clipped", "rmsprop", "adamax"],
)
def test_optimizers_find_a_complex_kernel(optimizer):
    rng = np.random.default_rng(0)
    x = (rng.normal(size=(64, 12, 3)) + 1j * rng.normal(size=(64, 12, 3))).astype("complex64")
    wanted = [rng.normal(size=s) + 1j * rng.normal(size=s) for s in ((3, 3, 2), (2,))]
    arguments = {"filters": 2, "kernel_size": 3, "dtype": "complex64"}
    y = rkeras_py.layer_conv_1d(x, weights=wanted, **arguments)
    layer = rkeras_py.layer_conv_1d(**arguments)
    model = keras.Sequential([keras.Input((12, 3), dtype="complex64"), layer])
    model.compile(optimizer, Squares(dtype="complex64"))
    data = tf.data.Dataset.from_tensors((x, y)).repeat(200)
    model.fit(data, epochs=1, verbose=0, shuffle=False)
    for found, true in zip(layer.get_weights(), wanted, strict=True):
        assert np.abs(found - true).max() < 0.05


def test_activations():
    z = np.random.default_rng(0).normal(size=(2, 5, 1, 2)) @ [1, 1j]
    identity = {"filters": 1, "kernel_size": 1, "dtype": "complex128"}
    identity["weights"] = [np.ones((1, 1, 1)), np.zeros(1)]

    def of(activation):
        return rkeras_py.layer_conv_1d(z, activation=activation, **identity).numpy()

    np.testing.assert_allclose(of("tanh"), np.tanh(z), rtol=1e-12)
    np.testing.assert_allclose(of("sigmoid"), 1 / (1 + np.exp(-z)), rtol=1e-12)
    np.testing.assert_allclose(of("exponential"), np.exp(z), rtol=1e-12)
    np.testing.assert_allclose(of("relu"), np.maximum(z.real, 0) + 1j * np.maximum(z.imag, 0))
    np.testing.assert_allclose(of(lambda x: x * tf.math.conj(x)), np.abs(z) ** 2, rtol=1e-12)
    split = np.clip(0.2 * z.real + 0.5, 0, 1) + 1j * np.clip(0.2 * z.imag + 0.5, 0, 1)
    np.testing.assert_allclose(of("hard_sigmoid"), split, rtol=1e-12)
    with pytest.raises(ValueError, match="softmax"):
        of("softmax")
