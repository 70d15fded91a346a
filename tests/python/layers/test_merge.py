"""Merging layers: their numbers, and the ways to give their inputs."""

from __future__ import annotations

import numpy as np
import pytest

from layers.running import function
from rkeras_py.api.registry import REGISTRY, ObjectError
from rkeras_py.engine import keras

A, B, C = (np.random.default_rng(seed).normal(size=(3, 4)).astype("float32") for seed in (1, 2, 3))
EXPECTED = {
    "layer_add": A + B + C,
    "layer_multiply": A * B * C,
    "layer_average": (A + B + C) / 3,
    "layer_maximum": np.maximum(np.maximum(A, B), C),
    "layer_minimum": np.minimum(np.minimum(A, B), C),
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_numbers_in_all_ways(name):
    merge, expected = function(name), EXPECTED[name]
    for result in (
        merge([A, B, C]),
        merge((A, B, C)),
        merge({"a": A, "b": B, "c": C}),
        merge(A, B, C),
        merge([A, B], C),
        merge(A, [B, C]),
        merge()([A, B, C]),
        merge(None, A, B, C),
        REGISTRY[name].call_from_r([("inputs", A), ("", B), ("", C)]),
    ):
        np.testing.assert_allclose(result, expected, rtol=1e-6, atol=1e-6)


def test_subtract():
    np.testing.assert_allclose(function("layer_subtract")(A, B), A - B, rtol=1e-6)
    with pytest.raises(ValueError):
        function("layer_subtract")(A, B, C)


def test_shapes_are_spread():
    x, y = A[:, :, None], B[:, None, :]
    np.testing.assert_allclose(function("layer_add")([x, y]), x + y, rtol=1e-6)


@pytest.mark.parametrize("axis", [1, 2, -1])
def test_concatenate(axis):
    x = np.random.default_rng(1).normal(size=(2, 3, 3))
    result = function("layer_concatenate")([x, -x], axis=axis)
    np.testing.assert_allclose(result, np.concatenate([x, -x], axis), rtol=1e-6)


def test_axes_count_from_zero_in_r():
    x = np.zeros((2, 3, 4), "float32")
    concatenate, dot = REGISTRY["layer_concatenate"], REGISTRY["layer_dot"]
    assert concatenate.call_from_r([("inputs", [x, x]), ("axis", 1.0)]).shape == (2, 6, 4)
    assert concatenate.call_from_r([("inputs", [x, x]), ("axis", -1)]).shape == (2, 3, 8)
    assert dot.call_from_r([("inputs", [x, x]), ("axes", 1)]).shape == (2, 4, 4)
    assert dot.call_from_r([("inputs", [x, x]), ("axes", np.array([2.0, 2.0]))]).shape == (2, 3, 3)


def test_dot():
    x = np.random.default_rng(1).normal(size=(2, 3, 4)).astype("float32")
    y = np.random.default_rng(2).normal(size=(2, 4, 5)).astype("float32")
    dot = function("layer_dot")
    np.testing.assert_allclose(dot([x, y], axes=(2, 1)), x @ y, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(dot([A, B], axes=1), (A * B).sum(1, keepdims=True), rtol=1e-5)
    cosine = (A * B).sum(1) / np.linalg.norm(A, axis=1) / np.linalg.norm(B, axis=1)
    np.testing.assert_allclose(dot([A, B], axes=-1, normalize=True)[:, 0], cosine, rtol=1e-5)


def test_symbolic_and_named():
    a, b = keras.Input((4,)), keras.Input((4,))
    result = function("layer_add")(a, b, name="sum")
    model = keras.Model([a, b], result)
    assert model.get_layer("sum").output.shape == (None, 4)
    np.testing.assert_allclose(model([A, B]), A + B, rtol=1e-6)


def test_what_is_no_tensor():
    for name in ("layer_add", "layer_attention"):
        with pytest.raises(ObjectError, match=f"{name}.*`inputs` must be missing"):
            function(name)("x")
