"""What the case table does not cross: second order, policies, states, forms of arguments."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest

import rkeras_py
from layers.convolutional import reference as ref
from rkeras_py.engine import keras, tf
from rkeras_py.ops import convolve, transposed_convolve

RNG = np.random.default_rng(0)


@pytest.mark.parametrize("rank", [1, 2, 3])
@pytest.mark.parametrize("groups", [1, 2, 4])
def test_second_order_gradients(rank, groups):
    """Of sum(y^3) along random directions, against the reference's third-order sums."""
    x = RNG.normal(size=(2, *(6, 5, 4)[:rank], 4))
    k = RNG.normal(size=(*(3, 2, 2)[:rank], 4 // groups, 4))
    u, v = RNG.normal(size=x.shape), RNG.normal(size=k.shape)
    one = (1,) * rank

    def conv(a, b):
        return ref.convolve(a, b, one, "same", one, groups)

    with tf.GradientTape(persistent=True) as outer:
        xs, ks = tf.constant(x), tf.constant(k)
        outer.watch([xs, ks])
        with tf.GradientTape() as inner:
            inner.watch([xs, ks])
            loss = tf.reduce_sum(convolve(xs, ks, 1, "same", 1, groups) ** 3)
        dx, dk = inner.gradient(loss, [xs, ks])
        slope = tf.reduce_sum(dx * u) + tf.reduce_sum(dk * v)
    hx, hk = outer.gradient(slope, [xs, ks])
    # Along x + t u and k + t v the output is y + t (u*k + x*v) + t^2 u*v. The second derivative
    # of the sum of its cubes is twice the term in t^2.
    y, first, second = conv(x, k), conv(u, k) + conv(x, v), conv(u, v)
    expected = 2 * np.sum(3 * y * first**2 + 3 * y**2 * second)
    found = float(tf.reduce_sum(hx * u) + tf.reduce_sum(hk * v))
    assert np.isclose(found, expected, rtol=1e-10)


@pytest.mark.parametrize(
    ("channels", "filters", "groups"),
    [(8, 32, 2), (12, 24, 6), (16, 8, 8), (6, 6, 6), (6, 12, 6)],
    ids=["split", "split into runs", "one run", "depthwise", "depthwise with multiplier"],
)
@pytest.mark.parametrize("padding", ["valid", "same"])
@pytest.mark.parametrize("strides", [(1, 1, 1), (2, 1, 2)])
def test_groups_along_three_axes(channels, filters, groups, padding, strides):
    """By each of the ways that are taken, over several samples."""
    x = RNG.normal(size=(3, 6, 5, 4, channels))
    k = RNG.normal(size=(3, 2, 3, channels // groups, filters))
    one = (1, 1, 1)
    with tf.GradientTape() as tape:
        xs, ks = tf.constant(x), tf.constant(k)
        tape.watch([xs, ks])
        y = convolve(xs, ks, strides, padding, 1, groups)
    expected = ref.convolve(x, k, strides, padding, one, groups)
    np.testing.assert_allclose(y, expected, atol=1e-11)
    upstream = RNG.normal(size=expected.shape)
    found = tape.gradient(y, [xs, ks], tf.constant(upstream))
    wanted = ref.convolve_gradients(x, k, upstream, strides, padding, one, groups)
    for a, b in zip(found, wanted, strict=True):
        np.testing.assert_allclose(a, b, atol=1e-10)
    assert convolve(xs[:0], ks, strides, padding, 1, groups).shape == (0, *expected.shape[1:])


@pytest.mark.parametrize(
    "call",
    [
        "ops.convolve(x, k, 2)",
        "ops.convolve(x, k, 2, 'same')",
        "ops.transposed_convolve(x, tf.transpose(k, [0, 1, 3, 2]), 2)",
        "ops.depthwise_convolve(x[..., :1], k[:, :, :1], 2)",
    ],
)
def test_one_tap_with_strides_keeps_to_its_memory(call):
    """TensorFlow's own gradient of it writes beyond its memory, of which a process dies."""
    code = f"""
from rkeras_py import ops
from rkeras_py.engine import tf
x, k = tf.random.normal((1, 12, 12, 4)), tf.random.normal((1, 1, 4, 4))
for _ in range(300):
    with tf.GradientTape() as tape:
        tape.watch([x, k])
        y = {call}
    tape.gradient(y, [x, k])
"""
    done = run_python(code)
    assert done.returncode == 0, done.stderr


def run_python(code, **variables):
    """Runs code in a process of its own."""
    env = os.environ | {"TF_CPP_MIN_LOG_LEVEL": "3"} | variables
    return subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("onednn", ["0", "1"])
def test_without_onednn_the_same(onednn):
    """TensorFlow's own kernels lack groups and dilation: the reductions must not need them."""
    code = """
import numpy as np
from rkeras_py.engine import tf
from rkeras_py.ops import convolve
x = np.random.default_rng(0).normal(size=(2, 8, 7, 8)).astype("float32")
k = np.random.default_rng(1).normal(size=(3, 3, 4, 6)).astype("float32")
with tf.GradientTape() as tape:
    x, k = tf.constant(x), tf.constant(k)
    tape.watch([x, k])
    y = convolve(x, k, 1, "same", 2, 2)
    loss = tf.reduce_sum(y ** 2)
print(float(loss), *(float(tf.reduce_sum(g ** 2)) for g in tape.gradient(loss, [x, k])))
"""
    done = run_python(code, TF_ENABLE_ONEDNN_OPTS=onednn)
    assert done.returncode == 0, done.stderr
    loss, gx, gk = (float(v) for v in done.stdout.split())
    x = np.random.default_rng(0).normal(size=(2, 8, 7, 8))
    k = np.random.default_rng(1).normal(size=(3, 3, 4, 6))
    y = ref.convolve(x, k, (1, 1), "same", (2, 2), 2)
    dx, dk = ref.convolve_gradients(x, k, 2 * y, (1, 1), "same", (2, 2), 2)
    found = [loss, gx, gk]
    np.testing.assert_allclose(found, [np.sum(v**2) for v in (y, dx, dk)], rtol=1e-4)


def test_extended_batch_of_the_issue():
    x = np.zeros((4, 7, 28, 28, 28, 1), "float32")
    assert rkeras_py.layer_conv_3d(x, filters=2, kernel_size=3).shape == (4, 7, 26, 26, 26, 2)


def test_even_kernel_with_no_output_padding():
    x, k = RNG.normal(size=(1, 4, 3, 2)), RNG.normal(size=(2, 4, 3, 2))
    found = transposed_convolve(tf.constant(x), tf.constant(k), 2, "same", (0, 1))
    expected = ref.transposed(x, k, (2, 2), "same", (1, 1), (0, 1))
    np.testing.assert_allclose(found, expected, atol=1e-12)


@pytest.mark.parametrize("policy", ["mixed_float16", "mixed_bfloat16"])
def test_mixed_precision(policy):
    layer = rkeras_py.layer_conv_2d(filters=3, kernel_size=3, dtype=policy)
    model = keras.Sequential([keras.Input((8, 8, 2)), layer, keras.layers.Flatten()])
    model.add(keras.layers.Dense(1))
    model.compile("adam", "mse")
    history = model.fit(RNG.normal(size=(8, 8, 8, 2)), np.ones((8, 1)), epochs=3, verbose=0)
    assert history.history["loss"][-1] < history.history["loss"][0]
    assert layer.output.dtype == policy.removeprefix("mixed_")
    assert layer.kernel.dtype == "float32"


@pytest.mark.parametrize(
    ("name", "argument", "value", "pairs"),
    [
        ("layer_zero_padding_1d", "padding", 2, ((2, 2),)),
        ("layer_zero_padding_1d", "padding", (1, 3), ((1, 3),)),
        ("layer_zero_padding_1d", "padding", {"left_pad": 1, "right_pad": 0}, ((1, 0),)),
        ("layer_zero_padding_2d", "padding", 1.0, ((1, 1), (1, 1))),
        ("layer_zero_padding_2d", "padding", np.array([1.0, 2.0]), ((1, 1), (2, 2))),
        ("layer_zero_padding_2d", "padding", [(1, 2), (0, 3)], ((1, 2), (0, 3))),
        ("layer_zero_padding_2d", "padding", [1, (0, 3)], ((1, 1), (0, 3))),
        ("layer_cropping_1d", "cropping", 1, ((1, 1),)),
        ("layer_cropping_1d", "cropping", (1, 0), ((1, 0),)),
        ("layer_cropping_2d", "cropping", (1, 2), ((1, 1), (2, 2))),
        ("layer_cropping_3d", "cropping", [(1, 0), (0, 1), (1, 1)], ((1, 0), (0, 1), (1, 1))),
    ],
)
def test_forms_of_borders(name, argument, value, pairs):
    x = RNG.normal(size=(2, *(6, 7, 5)[: len(pairs)], 2))
    expected = (ref.zero_pad if "padding" in name else ref.crop)(x, pairs)
    np.testing.assert_array_equal(getattr(rkeras_py, name)(x, **{argument: value}), expected)


@pytest.mark.parametrize("dtype", ["float64", "complex64", "complex128", "int32", "bool"])
def test_what_rearranges_keeps_the_dtype(dtype):
    x = RNG.normal(size=(2, 4, 4, 1)).astype(dtype)
    for y in (
        rkeras_py.layer_zero_padding_2d(x),
        rkeras_py.layer_cropping_2d(x, cropping=1),
        rkeras_py.layer_upsampling_2d(x),
    ):
        assert y.dtype == dtype
    inputs = keras.Input((4, 4, 1), dtype=dtype)
    assert rkeras_py.layer_zero_padding_2d(inputs).dtype == dtype


@pytest.mark.parametrize("dtype", ["float64", "complex64", "complex128", "int32"])
def test_a_model_without_declared_input_takes_data_as_they_come(dtype):
    x = (RNG.normal(size=(2, 4, 4, 1, 2)) @ ([1, 1j] if "complex" in dtype else [1, 0])) * 9
    x = tf.cast(tf.constant(x), dtype)
    for begin in (rkeras_py.layer_zero_padding_2d, rkeras_py.layer_upsampling_2d):
        model = begin(keras.Sequential())
        rkeras_py.layer_cropping_2d(model, cropping=1)
        np.testing.assert_array_equal(model(x), rkeras_py.layer_cropping_2d(begin(x), cropping=1))
        np.testing.assert_array_equal(model(x), rkeras_py.layer_cropping_2d(begin(x), cropping=1))
    if dtype != "int32":
        layer = rkeras_py.layer_conv_2d(filters=2, kernel_size=3, dtype=dtype)
        model = keras.Sequential()
        rkeras_py.layer_zero_padding_2d(model)
        model.add(layer)
        np.testing.assert_array_equal(model(x), layer(rkeras_py.layer_zero_padding_2d(x)))
        model = rkeras_py.layer_conv_2d(keras.Sequential(), filters=2, kernel_size=3, dtype=dtype)
        np.testing.assert_array_equal(model(x), model.layers[0](x))


def test_interpolations_are_tensorflows():
    x = RNG.normal(size=(1, 5, 6, 2)).astype("float32")
    for name in ("bilinear", "lanczos3", "lanczos5", "gaussian", "mitchellcubic"):
        found = rkeras_py.layer_upsampling_2d(x, size=(2, 3), interpolation=name)
        np.testing.assert_allclose(found, tf.image.resize(x, (10, 18), name), atol=2e-5)
    # TensorFlow reads its cubic's weights from a table of 1024 steps.
    found = rkeras_py.layer_upsampling_2d(x, size=(2, 3), interpolation="bicubic")
    np.testing.assert_allclose(found, tf.image.resize(x, (10, 18), "bicubic"), atol=5e-3)


class TestConvLSTM:
    X = RNG.normal(size=(2, 4, 6, 5, 3)).astype("float32")

    def weights(self, layer):
        layer.build(self.X.shape)
        return [w.astype("float64") for w in layer.get_weights()]

    def test_states_and_sequences(self):
        layer = rkeras_py.layer_conv_lstm_2d(
            filters=2, kernel_size=3, padding="same", return_sequences=True, return_state=True
        )
        w = self.weights(layer)
        expected = ref.conv_lstm(self.X, *w, (1, 1), "same", (1, 1))
        for found, wanted in zip(layer(self.X), expected, strict=True):
            np.testing.assert_allclose(found, wanted, atol=1e-5)
        assert layer.compute_output_shape(self.X.shape)[0] == (2, 4, 6, 5, 2)
        h, c = RNG.normal(size=(2, 2, 6, 5, 2)).astype("float32")
        found = layer(self.X, initial_state=[h, c])
        expected = ref.conv_lstm(self.X, *w, (1, 1), "same", (1, 1), (h, c))
        np.testing.assert_allclose(found[0], expected[0], atol=1e-5)
        listed = rkeras_py.layer_conv_lstm_2d(
            [self.X, h, c], filters=2, kernel_size=3, padding="same", weights=w
        )
        np.testing.assert_allclose(listed, expected[1], atol=1e-5)

    def test_forget_bias_and_default_gate(self):
        layer = rkeras_py.layer_conv_lstm_2d(filters=2, kernel_size=3)
        bias = self.weights(layer)[2]
        np.testing.assert_array_equal(bias, [0, 0, 1, 1, 0, 0, 0, 0])
        assert layer.recurrent_activation(np.ones(1, "float32"))[0] == np.float32(0.7)
        plain = rkeras_py.layer_conv_lstm_2d(filters=2, kernel_size=3, unit_forget_bias=False)
        assert not np.any(self.weights(plain)[2])

    def test_stateful(self):
        layer = rkeras_py.layer_conv_lstm_2d(
            filters=2, kernel_size=3, padding="same", stateful=True
        )
        w = self.weights(layer)
        layer(self.X[:, :2])
        found = layer(self.X[:, 2:])
        expected = ref.conv_lstm(self.X, *w, (1, 1), "same", (1, 1))[1]
        np.testing.assert_allclose(found, expected, atol=1e-5)
        layer.reset_states()
        again = layer(self.X[:, :2])
        first = ref.conv_lstm(self.X[:, :2], *w, (1, 1), "same", (1, 1))[1]
        np.testing.assert_allclose(again, first, atol=1e-5)
        assert len(layer.get_weights()) == 3

    def test_masked_steps_repeat_the_one_before(self):
        layer = rkeras_py.layer_conv_lstm_2d(filters=2, kernel_size=3, return_sequences=True)
        w = self.weights(layer)
        mask = np.array([[True, True, False, True]] * 2)
        found = layer(self.X, mask=mask).numpy()
        expected = ref.conv_lstm(self.X[:, [0, 1, 3]], *w, (1, 1), "valid", (1, 1))[0]
        np.testing.assert_allclose(found[:, [0, 1, 3]], expected, atol=1e-5)
        np.testing.assert_array_equal(found[:, 2], found[:, 1])

    def test_dropout(self):
        both = {"filters": 2, "kernel_size": 3, "dropout": 0.5, "recurrent_dropout": 0.25}
        layer = rkeras_py.layer_conv_lstm_1d(seed=3, **both)
        x = self.X[:, :, 0]
        rest = layer(x)
        np.testing.assert_array_equal(rest, layer(x))
        once, twice = layer(x, training=True), layer(x, training=True)
        assert np.abs(once - twice).max() > 1e-3
        again = rkeras_py.layer_conv_lstm_1d(seed=3, weights=layer.get_weights(), **both)
        np.testing.assert_array_equal(again(x, training=True), once)
        # Unbiased: on average what it is without, to first order in small inputs.
        many = tf.reduce_mean([layer(x * 1e-2, training=True) for _ in range(300)], 0)
        np.testing.assert_allclose(many, layer(x * 1e-2), atol=2e-3)


def test_sizes_that_only_come_with_the_data():
    inputs = keras.Input((None, None, None, 2))
    y = rkeras_py.layer_conv_3d(inputs, filters=4, kernel_size=3, groups=2, strides=2)
    y = rkeras_py.layer_upsampling_3d(y)
    y = rkeras_py.layer_conv_3d_transpose(y, filters=1, kernel_size=3, strides=2, padding="same")
    model = keras.Model(inputs, y)
    assert model.output_shape == (None, None, None, None, 1)
    assert model.predict(np.zeros((3, 9, 7, 8, 2)), verbose=0).shape == (3, 16, 12, 12, 1)
