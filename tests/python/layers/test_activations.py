"""Activation layers: their numbers."""

from __future__ import annotations

import numpy as np
import pytest

from layers.running import function

X = np.linspace(-3, 3, 24, dtype="float32").reshape(2, 3, 4)
SCALE, ALPHA = 1.0507009873554805, 1.6732632423543772


def relu(x, max_value=np.inf, slope=0.0, threshold=0.0):
    return np.where(x >= threshold, np.minimum(x, max_value), slope * (x - threshold))


def softmax(x, axis):
    e = np.exp(x - x.max(axis, keepdims=True))
    return e / e.sum(axis, keepdims=True)


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("layer_activation", {"activation": "softplus"}, np.log1p(np.exp(X))),
        ("layer_activation", {"activation": "hard_sigmoid"}, np.clip(0.2 * X + 0.5, 0, 1)),
        ("layer_activation", {"activation": lambda x: x * x}, X**2),
        ("layer_activation_relu", {}, np.maximum(X, 0)),
        (
            "layer_activation_relu",
            {"max_value": 2, "negative_slope": 0.1, "threshold": 0.5},
            relu(X, 2, 0.1, 0.5),
        ),
        ("layer_activation_leaky_relu", {}, np.where(X > 0, X, 0.3 * X)),
        ("layer_activation_leaky_relu", {"alpha": 0.1}, np.where(X > 0, X, 0.1 * X)),
        ("layer_activation_parametric_relu", {}, np.maximum(X, 0)),
        ("layer_activation_thresholded_relu", {}, np.where(X > 1, X, 0)),
        ("layer_activation_thresholded_relu", {"theta": 0.2}, np.where(X > 0.2, X, 0)),
        ("layer_activation_elu", {"alpha": 0.5}, np.where(X > 0, X, 0.5 * np.expm1(X))),
        ("layer_activation_selu", {}, SCALE * np.where(X > 0, X, ALPHA * np.expm1(X))),
        ("layer_activation_softmax", {}, softmax(X, -1)),
        ("layer_activation_softmax", {"axis": 1}, softmax(X, 1)),
        ("layer_activation_softmax", {"axis": (1, 2)}, softmax(X, (1, 2))),
    ],
)
def test_numbers(name, arguments, expected):
    np.testing.assert_allclose(function(name)(**arguments)(X), expected, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(
    ("shared", "shape"), [(None, (3, 4)), (1, (1, 4)), ((1, 2), (1, 1)), (-1, (3, 1))]
)
def test_parametric_relu_shares_slopes(shared, shape):
    alpha = np.arange(np.prod(shape)).reshape(shape) / 10
    layer = function("layer_activation_parametric_relu")(shared_axes=shared, weights=[alpha])
    expected = np.where(X > 0, X, alpha * X)
    np.testing.assert_allclose(layer(X), expected, rtol=1e-5)


def test_softmax_with_a_mask():
    mask = np.array([[True, True, False, True]] * 6).reshape(2, 3, 4)
    result = np.asarray(function("layer_activation_softmax")()(X, mask=mask))
    expected = np.where(mask, np.exp(X), 0)
    expected /= expected.sum(-1, keepdims=True)
    np.testing.assert_allclose(result, expected, rtol=1e-5, atol=1e-7)


def test_what_is_refused():
    with pytest.raises(ValueError, match="at least 0"):
        function("layer_activation_thresholded_relu")(theta=-1)
    with pytest.raises(ValueError, match="`alpha` must be at least 0"):
        function("layer_activation_leaky_relu")(alpha=-1)
    with pytest.raises(ValueError, match="batch axis"):
        function("layer_activation_parametric_relu")(shared_axes=0)
    with pytest.raises(ValueError, match="activation"):
        function("layer_activation")(activation="no such")
