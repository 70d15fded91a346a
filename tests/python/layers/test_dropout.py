"""Dropout and noise layers: their distributions, seeds, and rest outside of training."""

from __future__ import annotations

import numpy as np
import pytest

from layers.running import function

BIG = np.ones((20, 50, 40), "float32")
SHAPES = {
    "layer_spatial_dropout_1d": (30, 4, 40),
    "layer_spatial_dropout_2d": (30, 2, 3, 40),
    "layer_spatial_dropout_3d": (30, 2, 2, 2, 40),
}


def trained(layer, x):
    return np.asarray(layer(x, training=True))


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("layer_dropout", {"rate": 0.3}),
        ("layer_spatial_dropout_1d", {"rate": 0.3}),
        ("layer_alpha_dropout", {"rate": 0.3}),
        ("layer_gaussian_dropout", {"rate": 0.3}),
        ("layer_gaussian_noise", {"stddev": 0.3}),
    ],
)
def test_rest_outside_of_training(name, arguments):
    layer = function(name)(**arguments)
    np.testing.assert_array_equal(layer(BIG), BIG)
    assert not np.array_equal(trained(layer, BIG), BIG)


def test_dropout():
    y = trained(function("layer_dropout")(rate=0.3, seed=1), BIG)
    np.testing.assert_allclose(np.unique(y), [0, 1 / 0.7], rtol=1e-6)
    assert np.mean(y == 0) == pytest.approx(0.3, abs=0.01)
    np.testing.assert_array_equal(y, trained(function("layer_dropout")(rate=0.3, seed=1), BIG))
    assert not np.array_equal(y, trained(function("layer_dropout")(rate=0.3, seed=2), BIG))


@pytest.mark.parametrize("name", ["layer_dropout", "layer_alpha_dropout"])
def test_noise_shape(name):
    y = trained(function(name)(rate=0.5, noise_shape=(None, 1, None), seed=1), BIG)
    assert (y == y[:, :1]).all()
    assert len(np.unique(y[:, 0])) == 2


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_spatial_dropout_drops_whole_channels(name):
    x = np.ones(SHAPES[name], "float32")
    y = trained(function(name)(rate=0.4), x)
    flat = y.reshape(30, -1, 40)
    assert (flat == flat[:, :1]).all()
    np.testing.assert_allclose(np.unique(y), [0, 1 / 0.6], rtol=1e-6)
    assert np.mean(flat[:, 0] == 0) == pytest.approx(0.4, abs=0.06)


@pytest.mark.parametrize("name", ["layer_spatial_dropout_2d", "layer_spatial_dropout_3d"])
def test_spatial_dropout_with_channels_first(name):
    x = np.moveaxis(np.ones(SHAPES[name], "float32"), -1, 1)
    y = trained(function(name)(rate=0.4, data_format="channels_first"), x)
    flat = y.reshape(30, 40, -1)
    assert (flat == flat[:, :, :1]).all()
    assert len(np.unique(flat)) == 2


def test_alpha_dropout_keeps_mean_and_variance():
    x = np.random.default_rng(1).normal(size=(200, 500)).astype("float32")
    y = trained(function("layer_alpha_dropout")(rate=0.2, seed=3), x)
    assert y.mean() == pytest.approx(0, abs=0.02)
    assert y.std() == pytest.approx(1, abs=0.02)
    # What is dropped becomes one value: that of "selu" at minus infinity, then a * x + b.
    low = -1.0507009873554805 * 1.6732632423543772
    a = ((1 - 0.2) * (1 + 0.2 * low**2)) ** -0.5
    dropped = a * low - a * low * 0.2
    assert np.mean(np.isclose(y, dropped, atol=1e-5)) == pytest.approx(0.2, abs=0.01)


def test_gaussian_dropout():
    y = trained(function("layer_gaussian_dropout")(rate=0.2), 2 * BIG)
    assert y.mean() == pytest.approx(2, abs=0.02)
    assert y.std() == pytest.approx(2 * np.sqrt(0.2 / 0.8), abs=0.02)


def test_gaussian_noise():
    y = trained(function("layer_gaussian_noise")(stddev=0.5), BIG)
    assert y.mean() == pytest.approx(1, abs=0.02)
    assert y.std() == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize("name", ["layer_dropout", "layer_gaussian_dropout", *SHAPES])
def test_a_rate_is_a_share(name):
    with pytest.raises(ValueError, match="rate"):
        function(name)(rate=1.5)
