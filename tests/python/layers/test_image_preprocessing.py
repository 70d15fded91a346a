"""Preprocessing of images: sizes and scales by hand, random changes by their bounds."""

from __future__ import annotations

import numpy as np
import pytest

from layers.running import function
from rkeras_py.engine import keras, tf

RANDOM = np.random.default_rng(1)
X = RANDOM.uniform(0, 255, size=(3, 8, 6, 2)).astype("float32")
RANDOM_LAYERS = {
    "layer_random_brightness": {"factor": 0.3},
    "layer_random_contrast": {"factor": 0.3},
    "layer_random_crop": {"height": 4, "width": 3},
    "layer_random_flip": {},
    "layer_random_height": {"factor": (0.3, 0.9)},
    "layer_random_rotation": {"factor": 0.3},
    "layer_random_translation": {"height_factor": 0.3, "width_factor": 0.3},
    "layer_random_width": {"factor": (0.3, 0.9)},
    "layer_random_zoom": {"height_factor": 0.5},
}


def made(name, **arguments):
    return function(name)(**arguments)


def trained(layer, x=X):
    return np.asarray(layer(x, training=True))


def test_rescaling():
    np.testing.assert_allclose(made("layer_rescaling", scale=1 / 255)(X), X / 255, rtol=1e-6)
    layer = made("layer_rescaling", scale=np.array([1.0, 2.0]), offset=[-1.0, 3.0])
    np.testing.assert_allclose(layer(X), X * [1, 2] + [-1, 3], rtol=1e-6)


def test_center_crop():
    np.testing.assert_array_equal(made("layer_center_crop", height=4, width=2)(X), X[:, 2:6, 2:4])
    # A smaller image is cut to the wanted ratio, 7 x 6 pixels in its middle, and resized.
    larger = made("layer_center_crop", height=14, width=12)(X)
    expected = tf.image.resize(X[:, :7], (14, 12))
    np.testing.assert_allclose(larger, expected, rtol=1e-4)


def test_resizing_to_half_is_a_mean():
    half = X.reshape(3, 4, 2, 3, 2, 2).mean((2, 4))
    for interpolation in ("bilinear", "area"):
        layer = made("layer_resizing", height=4, width=3, interpolation=interpolation)
        np.testing.assert_allclose(layer(X), half, rtol=1e-5)
    nearest = made("layer_resizing", height=16, width=12, interpolation="nearest")
    np.testing.assert_array_equal(nearest(X), X.repeat(2, 1).repeat(2, 2))


@pytest.mark.parametrize(
    "interpolation",
    ["bilinear", "nearest", "bicubic", "area", "lanczos3", "lanczos5", "gaussian", "mitchellcubic"],
)
def test_all_interpolations_keep_a_constant(interpolation):
    layer = made("layer_resizing", height=11, width=5, interpolation=interpolation)
    result = layer(np.full((1, 8, 6, 1), 7.0, "float32"))
    np.testing.assert_allclose(result, np.full((1, 11, 5, 1), 7.0), rtol=1e-5)


@pytest.mark.parametrize("interpolation", ["bilinear", "area"])
def test_resizing_that_crops(interpolation):
    layer = made(
        "layer_resizing", height=3, width=3, crop_to_aspect_ratio=True, interpolation=interpolation
    )
    middle = X[:, 1:7].reshape(3, 3, 2, 3, 2, 2).mean((2, 4))
    np.testing.assert_allclose(layer(X), middle, rtol=1e-5)
    wide = made("layer_resizing", height=2, width=3, crop_to_aspect_ratio=True)
    np.testing.assert_allclose(wide(X), X[:, 2:6].reshape(3, 2, 2, 3, 2, 2).mean((2, 4)), rtol=1e-5)


def test_unknown_interpolation():
    with pytest.raises(ValueError, match="interpolation"):
        made("layer_resizing", height=2, width=2, interpolation="none")
    with pytest.raises(ValueError, match="interpolation"):
        made("layer_random_height", factor=0.2, interpolation="none")


@pytest.mark.parametrize("name", sorted(RANDOM_LAYERS))
def test_rest_outside_of_training(name):
    result = made(name, **RANDOM_LAYERS[name])(X, training=False)
    # A crop resizes the middle part of that ratio: of 8 x 6 pixels all, in blocks of 2 x 2.
    blocks = X.reshape(3, 4, 2, 3, 2, 2).mean((2, 4))
    expected = blocks if name == "layer_random_crop" else X
    np.testing.assert_allclose(result, expected, rtol=1e-5)


@pytest.mark.parametrize("name", sorted(RANDOM_LAYERS))
def test_seeds(name):
    arguments = RANDOM_LAYERS[name]
    one, two, other = (made(name, seed=seed, **arguments) for seed in (1, 1, 2))
    first = [trained(one) for _ in range(6)]
    assert all(np.array_equal(a, trained(two)) for a in first)
    differs = [trained(other) for _ in range(6)]
    assert any(
        a.shape != b.shape or not np.allclose(a, b) for a, b in zip(first, differs, strict=True)
    )
    assert any(a.shape != X.shape or not np.allclose(a, X) for a in first)


@pytest.mark.parametrize(
    ("mode", "ways"),
    [
        ("horizontal", {(0, 0), (0, 1)}),
        ("vertical", {(0, 0), (1, 0)}),
        ("horizontal_and_vertical", {(0, 0), (0, 1), (1, 0), (1, 1)}),
    ],
)
def test_flips(mode, ways):
    layer = made("layer_random_flip", mode=mode, seed=1)
    image = X[:1]
    seen = set()
    for _ in range(25):
        result = trained(layer, image)
        seen |= {
            way
            for way in ((0, 0), (0, 1), (1, 0), (1, 1))
            if np.array_equal(result, image[:, :: 1 - 2 * way[0], :: 1 - 2 * way[1]])
        }
    assert seen == ways


def test_brightness_adds_one_number_to_each_image():
    x = np.full((50, 2, 2, 1), 0.5, "float32")
    layer = made("layer_random_brightness", factor=(0.1, 0.3), value_range=(0.0, 1.0))
    added = trained(layer, x) - 0.5
    assert np.ptp(added, axis=(1, 2, 3)).max() < 1e-6
    assert added.min() >= 0.1
    assert added.max() <= 0.3
    assert np.ptp(added) > 0.1
    bright = made("layer_random_brightness", factor=(1.0, 1.0))
    np.testing.assert_array_equal(trained(bright), np.full(X.shape, 255.0))


def test_contrast_scales_around_the_mean_and_is_cut():
    x = RANDOM.uniform(100, 150, size=(5, 4, 4, 1)).astype("float32")
    mean = x.mean((1, 2), keepdims=True)

    def factors(**arguments):
        layer = made("layer_random_contrast", **arguments)
        each = [((trained(layer, x) - mean) / (x - mean)).ravel() for _ in range(40)]
        # One factor for a batch, as in Keras 2.
        found = np.median(each, 1)
        np.testing.assert_allclose(each, found[:, None] * np.ones(x.size), rtol=0.05)
        return found

    found = factors(factor=(0.5, 0.2))
    assert 0.49 <= found.min() < 0.7
    assert 1.1 < found.max() <= 1.21
    found = factors(factor=0.5, seed=1)
    assert 0.49 <= found.min() < 0.7 < 1.3 < found.max() <= 1.51
    harsh = np.array([[[[0.0], [255.0]]]], "float32")
    strong = trained(made("layer_random_contrast", factor=(0.0, 1.0), seed=1), harsh)
    assert strong.min() >= 0
    assert strong.max() <= 255


def test_crop_takes_a_part():
    layer = made("layer_random_crop", height=4, width=3, seed=1)
    places = set()
    for _ in range(40):
        result = trained(layer)
        places |= {
            (i, j)
            for i in range(5)
            for j in range(4)
            if np.array_equal(result, X[:, i : i + 4, j : j + 3])
        }
    assert {i for i, _ in places} == set(range(5))
    assert {j for _, j in places} == set(range(4))
    whole = made("layer_random_crop", height=8, width=6)
    np.testing.assert_array_equal(trained(whole), X)
    larger = trained(made("layer_random_crop", height=16, width=12))
    np.testing.assert_allclose(larger, tf.image.resize(X, (16, 12)), rtol=1e-5)


def test_crop_is_traced_with_sizes_unknown():
    layer = made("layer_random_crop", height=4, width=3)
    traced = tf.function(
        lambda x: layer(x, training=True), input_signature=[tf.TensorSpec((None, None, None, 2))]
    )
    assert traced(X).shape == (3, 4, 3, 2)


@pytest.mark.parametrize(("side", "axis"), [("height", 1), ("width", 2)])
def test_random_sides(side, axis):
    layer = made(f"layer_random_{side}", factor=(-0.5, 0.5), interpolation="nearest", seed=1)
    x = np.ones((1, 40, 40, 1), "float32")
    sizes = {trained(layer, x).shape[axis] for _ in range(40)}
    assert min(sizes) >= 20
    assert max(sizes) <= 60
    assert len(sizes) > 10
    assert trained(layer, x).shape[3 - axis] == 40
    fixed = made(f"layer_random_{side}", factor=(1.0, 1.0), interpolation="nearest")
    np.testing.assert_array_equal(trained(fixed), X.repeat(2, axis))
    inputs = keras.Input((8, 6, 2))
    assert layer(inputs).shape[axis] is None
    for wrong in ((0.5, 0.1), (0.5,), (-2.0, 0.5)):
        with pytest.raises(ValueError, match="`factor` must be"):
            made(f"layer_random_{side}", factor=wrong)


SPOT = np.zeros((1, 4, 4, 1), "float32")
SPOT[0, 1, 1, 0] = 1
SHARP = {"interpolation": "nearest", "fill_mode": "constant"}


@pytest.mark.parametrize(
    ("name", "arguments", "place"),
    [
        ("layer_random_translation", {"height_factor": (0.25, 0.25), "width_factor": 0.0}, (2, 1)),
        ("layer_random_translation", {"height_factor": 0.0, "width_factor": (0.25, 0.25)}, (1, 2)),
        ("layer_random_rotation", {"factor": (0.25, 0.25)}, (2, 1)),
        ("layer_random_rotation", {"factor": (0.5, 0.5)}, (2, 2)),
    ],
)
def test_moves_and_turns(name, arguments, place):
    expected = np.zeros((4, 4))
    expected[place] = 1
    result = trained(made(name, **arguments, **SHARP), SPOT)[0, :, :, 0]
    np.testing.assert_allclose(result, expected, atol=1e-5)


def test_zooms():
    ones = np.ones((1, 4, 4, 1), "float32")
    out = trained(
        made("layer_random_zoom", height_factor=(1.0, 1.0), fill_value=5.0, **SHARP), ones
    )
    expected = np.full((4, 4), 5.0)
    expected[1:3, 1:3] = 1
    np.testing.assert_allclose(out[0, :, :, 0], expected, atol=1e-5)
    x = np.arange(16.0, dtype="float32").reshape(1, 4, 4, 1)
    closer = trained(made("layer_random_zoom", height_factor=(-0.5, -0.5), **SHARP), x)
    np.testing.assert_allclose(
        closer[0, :, :, 0], x[0, 1:3, 1:3, 0].repeat(2, 0).repeat(2, 1), atol=1e-5
    )
    flat = trained(
        made("layer_random_zoom", height_factor=(-0.5, -0.5), width_factor=(0.0, 0.0), **SHARP), x
    )
    np.testing.assert_allclose(flat[0, :, :, 0], x[0, 1:3, :, 0].repeat(2, 0), atol=1e-5)


@pytest.mark.parametrize(
    ("fill_mode", "row"), [("constant", 9), ("nearest", 0), ("reflect", 0), ("wrap", 3)]
)
def test_fill_modes(fill_mode, row):
    x = np.arange(4.0, dtype="float32").reshape(1, 4, 1, 1).repeat(4, 2)
    layer = made(
        "layer_random_translation", height_factor=(0.25, 0.25), width_factor=0.0,
        fill_mode=fill_mode, fill_value=9.0, interpolation="nearest",
    )  # fmt: skip
    np.testing.assert_allclose(trained(layer, x)[0, 0, :, 0], row, atol=1e-5)
