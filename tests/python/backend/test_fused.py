"""What 2.9 took from TensorFlow's fused operations for images, and the gradients of pooling."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py as r
from rkeras_py.engine import tf

IMAGES = np.random.default_rng(3).normal(size=(2, 3, 5, 4)).astype("float32")
GAMMA, BETA, MEAN = (np.float32([1, 2, -1, 0.5]) + shift for shift in (0, 1, 2))
VARIANCE = np.float32([0.5, 2, 1, 3])


def fused(x, mean, variance, training):
    return tf.raw_ops.FusedBatchNormV3(
        x=x, scale=GAMMA, offset=BETA, mean=mean, variance=variance, epsilon=0.01,
        exponential_avg_factor=1.0, data_format="NHWC", is_training=training,
    )  # fmt: skip


def gradients(compute, values):
    tensors = [tf.constant(value) for value in values]
    with tf.GradientTape() as tape:
        tape.watch(tensors)
        parts = compute(*tensors)
        total = tf.add_n([tf.reduce_sum(tf.sin(part)) for part in parts])
    none = tf.UnconnectedGradients.ZERO
    return tape.gradient(total, tensors, unconnected_gradients=none)


def test_images_are_normalized_with_moments_that_get_no_gradient():
    def ours(x, mean, variance):
        return [r.k_batch_normalization(x, mean, variance, BETA, GAMMA, epsilon=0.01)]

    given = (IMAGES, MEAN, VARIANCE)
    y = fused(*given, training=False).y
    np.testing.assert_allclose(ours(*given)[0], y, rtol=1e-5, atol=1e-5)
    found = gradients(ours, given)
    wanted = gradients(lambda x: [fused(x, MEAN, VARIANCE, training=False).y], (IMAGES,))[0]
    np.testing.assert_allclose(found[0], wanted, rtol=1e-4, atol=1e-5)
    assert not np.any(found[1]) and not np.any(found[2])


def test_images_are_normalized_by_their_own_moments_with_the_variance_of_a_sample():
    def ours(x):
        return r.k_normalize_batch_in_training(x, GAMMA, BETA, (0, 1, 2), epsilon=0.01)

    def theirs(x):
        return list(fused(x, [], [], training=True)[:3])

    for found, wanted in zip(ours(IMAGES), theirs(IMAGES), strict=True):
        np.testing.assert_allclose(found, wanted, rtol=1e-5, atol=1e-5)
    wide = IMAGES.reshape(-1, 4).astype("float64")
    np.testing.assert_allclose(ours(IMAGES)[2], wide.var(0, ddof=1), rtol=1e-5)
    # Moments reach the loss through the image alone.
    found = gradients(lambda x: ours(x)[:1], (IMAGES,))[0]
    np.testing.assert_allclose(gradients(ours, (IMAGES,))[0], found)
    wanted = gradients(lambda x: theirs(x)[:1], (IMAGES,))[0]
    np.testing.assert_allclose(found, wanted, rtol=1e-3, atol=1e-4)


@pytest.mark.parametrize("mode", ["max", "avg"])
def test_volumes_of_float32_are_pooled_with_a_gradient(mode):
    x = np.random.default_rng(4).permutation(96).reshape(1, 4, 4, 3, 2).astype("float32")
    found = gradients(lambda t: [r.k_pool3d(t, 2, 2, "valid", pool_mode=mode)], (x,))[0]
    windows = x[:, :, :, :2].reshape(1, 2, 2, 2, 2, 1, 2, 2)
    over = (2, 4, 6)
    wanted = np.zeros_like(x)
    if mode == "max":
        top = windows.max(over, keepdims=True)
        wanted[:, :, :, :2] = ((windows == top) * np.cos(top)).reshape(1, 4, 4, 2, 2)
    else:
        share = np.cos(windows.mean(over, keepdims=True)) / 8 + np.zeros_like(windows)
        wanted[:, :, :, :2] = share.reshape(1, 4, 4, 2, 2)
    np.testing.assert_allclose(found, wanted, rtol=1e-4, atol=1e-5)
