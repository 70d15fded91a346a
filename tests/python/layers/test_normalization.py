"""Normalization layers: their numbers, in training and outside of it."""

from __future__ import annotations

import numpy as np
import pytest

from layers.running import function
from rkeras_py.api.registry import REGISTRY
from rkeras_py.engine import keras, tf

RANDOM = np.random.default_rng(1)
X = RANDOM.normal(2, 3, size=(8, 5, 6, 3)).astype("float32")
EPS = 1e-3


def close(one, other):
    np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-4)


def normalized(x, axes, mean=None, variance=None):
    mean = x.mean(axes, keepdims=True) if mean is None else mean
    variance = x.var(axes, keepdims=True) if variance is None else variance
    return (x - mean) / np.sqrt(variance + EPS)


@pytest.mark.parametrize("fused", [None, False, True])
def test_batch_normalization(fused):
    gamma, beta = np.array([1.0, 2.0, 3.0]), np.array([0.1, 0.2, 0.3])
    weights = [gamma, beta, np.zeros(3), np.ones(3)]
    layer = function("layer_batch_normalization")(momentum=0.9, fused=fused, weights=weights)
    close(layer(X, training=True), normalized(X, (0, 1, 2)) * gamma + beta)
    mean, variance = X.mean((0, 1, 2)), X.var((0, 1, 2))
    count = X[..., 0].size
    if fused is not False:  # as TensorFlow's kernel does it, with n - 1
        variance = variance * count / (count - 1)
    close(layer.get_weights()[2], 0.1 * mean)
    close(layer.get_weights()[3], 0.9 + 0.1 * variance)
    expected = normalized(X, None, 0.1 * mean, 0.9 + 0.1 * variance) * gamma + beta
    close(layer(X, training=False), expected)


@pytest.mark.parametrize(
    ("shape", "axis", "dtype", "fused"),
    [
        ((4, 3), -1, "float32", False),
        ((4, 5, 3), -1, "float32", False),
        ((4, 5, 6, 3), -1, "float32", True),
        ((4, 5, 6, 3), 3, "float16", True),
        ((4, 3, 5, 6), 1, "float32", True),
        ((4, 2, 5, 6, 3), -1, "float32", True),
        ((4, 3, 2, 5, 6), -4, "float32", True),
        ((4, 5, 6, 3), -1, "float64", False),
    ],
)
def test_the_kernel_is_used_for_images_in_any_precision_but_double(shape, axis, dtype, fused):
    x = RANDOM.normal(1, 2, size=shape).astype(dtype)
    layer = function("layer_batch_normalization")(axis=axis, momentum=0.0, dtype=dtype)
    others = tuple(i for i in range(len(shape)) if i != axis % len(shape))
    rough = 2e-2 if dtype == "float16" else 1e-4
    y = layer(x, training=True)
    assert y.dtype == dtype
    np.testing.assert_allclose(y, normalized(x.astype("float64"), others), rtol=rough, atol=rough)
    variance = x.astype("float64").var(others, ddof=1 if fused else 0)
    np.testing.assert_allclose(layer.get_weights()[3], variance, rtol=rough)


def test_fused_is_tensorflows_own_kernel():
    layer = function("layer_batch_normalization")(momentum=0.0, fused=True)
    y = layer(X, training=True)
    expected, mean, variance, *_ = tf.raw_ops.FusedBatchNormV3(
        x=X, scale=np.ones(3, "float32"), offset=np.zeros(3, "float32"), epsilon=EPS,
        mean=np.zeros(0, "float32"), variance=np.zeros(0, "float32"), is_training=True,
    )  # fmt: skip
    close(y, expected)
    close(layer.get_weights()[2], mean)
    close(layer.get_weights()[3], variance)


@pytest.mark.parametrize(
    ("axis", "axes"), [(1, (0, 2, 3)), (-1, (0, 1, 2)), ((1, 3), (0, 2)), ((-1, 1), (0, 2))]
)
def test_batch_normalization_of_axes(axis, axes):
    layer = function("layer_batch_normalization")(axis=axis)
    close(layer(X, training=True), normalized(X, axes))
    # One weight for each feature; several axes keep their places, as in Keras 2.
    kept = tuple(1 if i in axes else n for i, n in enumerate(X.shape))
    shape = kept if isinstance(axis, tuple) else tuple(n for n in kept if n > 1)
    assert [w.shape for w in layer.get_weights()] == [shape] * 4


def test_axis_counts_from_zero_in_r():
    layer = REGISTRY["layer_batch_normalization"].call_from_r([("axis", 1.0)])
    close(layer(X, training=True), normalized(X, (0, 2, 3)))


def test_frozen_is_outside_of_training():
    layer = function("layer_batch_normalization")(trainable=False)
    close(layer(X, training=True), X / np.sqrt(1 + EPS))
    layer = function("layer_batch_normalization")(trainable=False, axis=(1, 3))
    close(layer(X, training=True), X / np.sqrt(1 + EPS))


def test_virtual_batches():
    layer = function("layer_batch_normalization")(virtual_batch_size=2, momentum=0.0)
    # Sample i is in part i modulo 4.
    parts = X.reshape(2, 4, 5, 6, 3)
    close(layer(X, training=True), normalized(parts, (0, 2, 3)).reshape(X.shape))
    mean, variance = layer.get_weights()[2:]
    assert mean.shape == variance.shape == (1, 1, 1, 1, 3)
    close(mean.ravel(), parts.mean((0, 2, 3)).mean(0))
    close(variance.ravel(), parts.var((0, 2, 3)).mean(0))


def test_adjustment():
    layer = function("layer_batch_normalization")(
        adjustment=lambda shape: (tf.fill(shape, 2.0), tf.fill(shape, -1.0)),
        weights=[np.full(3, 3.0), np.full(3, 0.5), np.zeros(3), np.ones(3)],
    )
    close(layer(X, training=True), (normalized(X, (0, 1, 2)) * 2 - 1) * 3 + 0.5)
    before = layer.get_weights()
    assert not np.allclose(layer(X, training=False), layer(X, training=True), atol=0.1)
    assert not np.allclose(before[2], layer.get_weights()[2])


@pytest.mark.parametrize("axis", [-1, (1, 3)])
def test_renorm(axis):
    """After Ioffe (2017), two steps by hand."""
    clipping = {"rmax": 1.5, "rmin": 0.7, "dmax": 0.4}
    layer = function("layer_batch_normalization")(
        axis=axis, renorm=True, renorm_clipping=clipping, renorm_momentum=0.8, momentum=0.9
    )
    axes = (0, 1, 2) if axis == -1 else (0, 2)
    mean_of = np.zeros(X.mean(axes, keepdims=True).shape)
    std_of = np.ones(mean_of.shape)
    moving_mean, moving_std = mean_of, std_of
    for x in (X, X[::-1] * 0.5 + 1):
        mean, std = x.mean(axes, keepdims=True), np.sqrt(x.var(axes, keepdims=True) + EPS)
        r = np.clip(std / std_of, 0.7, 1.5)
        d = np.clip((mean - mean_of) / std_of, -0.4, 0.4)
        close(layer(x, training=True), (x - mean) / std * r + d)
        mean_of, std_of = 0.8 * mean_of + 0.2 * mean, 0.8 * std_of + 0.2 * std
        moving_mean = 0.9 * moving_mean + 0.1 * mean
        moving_std = 0.9 * moving_std + 0.1 * std
    expected = (X - moving_mean) / np.sqrt(moving_std**2 - EPS + EPS)
    close(layer(X, training=False), expected)


def test_masked_steps_do_not_count():
    x = RANDOM.normal(size=(4, 6, 3)).astype("float32")
    mask = RANDOM.random((4, 6)) > 0.4
    counted = x[mask]
    expected = (x - counted.mean(0)) / np.sqrt(counted.var(0) + EPS)
    for arguments in ({}, {"virtual_batch_size": 4}):
        layer = function("layer_batch_normalization")(**arguments)
        close(layer(x, training=True, mask=tf.constant(mask)), expected)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"fused": True, "renorm": True}, "`fused` must be"),
        ({"fused": True, "virtual_batch_size": 2}, "`fused` must be"),
        ({"renorm": True, "renorm_clipping": {"max": 1}}, "renorm_clipping"),
    ],
)
def test_what_does_not_go_together(arguments, message):
    with pytest.raises(ValueError, match=message):
        function("layer_batch_normalization")(**arguments)


def test_what_does_not_fit_the_input():
    with pytest.raises(ValueError, match="needs an input of 4 or 5 axes"):
        function("layer_batch_normalization")(fused=True)(np.ones((2, 3)))
    with pytest.raises(ValueError, match="batch axis"):
        function("layer_batch_normalization")(axis=(0, 1))(np.ones((2, 3)))


def test_adjustment_is_saved_by_name(tmp_path):
    inputs = keras.Input((3,))
    layer = function("layer_batch_normalization")(adjustment=_doubled)
    model = keras.Model(inputs, layer(inputs))
    model.save(tmp_path / "model.keras")
    loaded = keras.models.load_model(tmp_path / "model.keras")
    close(loaded(X[:, 0, 0], training=True), normalized(X[:, 0, 0], 0) * 2)


@keras.saving.register_keras_serializable(package="tests")
def _doubled(shape):
    return tf.fill(shape, 2.0), tf.zeros(shape)


@pytest.mark.parametrize("axis", [-1, 1, (1, 2), (-1, -2)])
def test_layer_normalization(axis):
    layer = function("layer_layer_normalization")(axis=axis)
    close(layer(X), normalized(X, axis))


def test_layer_normalization_with_weights():
    layer = function("layer_layer_normalization")(epsilon=0.1, gamma_initializer="zeros")
    close(layer(X), np.zeros_like(X))
    layer = function("layer_layer_normalization")(center=False, scale=False)
    layer(X)
    assert layer.get_weights() == []


@pytest.mark.parametrize("axis", [-1, 1, (1, 2)])
def test_unit_normalization(axis):
    layer = function("layer_unit_normalization")(axis=axis)
    close(layer(X), X / np.sqrt((X**2).sum(axis, keepdims=True)))
