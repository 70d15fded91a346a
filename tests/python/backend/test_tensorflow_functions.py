"""Functions of TensorFlow on symbolic tensors, against the same functions on values.

`models/test_keras2_again.py` compares them with Keras 2.
"""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py as r
from backend.saved import saved_and_loaded
from rkeras_py.backend import tensorflow_functions
from rkeras_py.engine import keras, tf

X = np.random.default_rng(4).normal(size=(5, 6)).astype("float32")
IMAGES = np.random.default_rng(5).normal(size=(5, 4, 4, 2)).astype("float32")
WEIGHTS = np.linspace(-1.0, 1.0, 12, dtype="float32").reshape(6, 2)
FFT = np.abs(np.fft.fft(X + 1j * X)).astype("float32")


def results(x, images):
    """Calls with tensors and constants in all places; the same of values and symbolic tensors."""
    n = tf.argmax(x, axis=1)
    two, four = tf.split(x, [2, 4], axis=1)
    mean, variance = tf.nn.moments(x, axes=[1], keepdims=True)
    rows = tf.reshape(x, [tf.shape(x)[0], 2, 3])
    best = tf.math.top_k(x, k=2)
    return [
        tf.concat([four, two], axis=1), tf.nn.softmax(x), tf.nn.bias_add(x, WEIGHTS[:, 0]),
        tf.subtract(2.0, x), tf.multiply(x, y=3.0), tf.add_n([x, x]), tf.constant(2.0) - x,
        tf.clip_by_value(x, -0.5, 0.5), tf.matmul(x, WEIGHTS), tf.einsum("bi,ij->bj", x, WEIGHTS),
        tf.pad(x, [[0, 0], [1, 2]]), tf.cumsum(x, axis=1, reverse=True), tf.gather(x, n, axis=1),
        tf.one_hot(n, 6, dtype=tf.float64), tf.where(x > 0.0, x, [0.5]), tf.equal(n, 2),
        tf.logical_or(x > 1.0, tf.less(x, 0.0)), best.values, best.indices, mean, variance,
        tf.squeeze(tf.expand_dims(x, 2), axis=2), tf.fill([tf.shape(x)[0], 2], 1.5),
        tf.broadcast_to(mean, tf.shape(x)), tf.nn.dropout(x, rate=0.0), tf.reduce_max(rows, [1]),
        tf.reduce_logsumexp(rows, axis=-1), tf.norm(rows, axis=2), tf.stack([two, two], axis=1),
        tf.transpose(rows, [0, 2, 1]), tf.unstack(rows, axis=2)[1], tf.linalg.diag(two),
        tf.image.resize(images, (2, 3)), tf.nn.avg_pool2d(images, 2, 2, "VALID"),
        tf.nn.conv2d(images, np.ones((2, 2, 2, 1), "float32"), strides=1, padding="SAME"),
        tf.cast(x, "int32"), tf.abs(tf.signal.fft(tf.complex(x, x))), tf.sequence_mask(n, 6),
        tf.strings.as_string(n), tf.slice(x, [0, 1], [-1, 2]), tf.tensordot(x, WEIGHTS, axes=1),
        tf.foldl(_total, x),
    ]  # fmt: skip


@keras.saving.register_keras_serializable("tests")
def _total(total, row):
    return total + row


@pytest.fixture(scope="module")
def model():
    keras.utils.clear_session()
    x, images = r.layer_input(shape=6), r.layer_input(shape=(4, 4, 2))
    return r.keras_model([x, images], results(x, images))


def same(model, expected):
    got = model([tf.constant(X), tf.constant(IMAGES)])
    assert len(got) == len(expected)
    for one, value in zip(got, expected, strict=True):
        assert one.dtype == value.dtype
        if one.dtype == tf.string:
            np.testing.assert_array_equal(one.numpy(), value.numpy())
        else:
            np.testing.assert_allclose(one, value, rtol=1e-5, atol=1e-6)


def test_values_are_those_of_the_functions(model):
    expected = results(tf.constant(X), tf.constant(IMAGES))
    same(model, expected)
    # The functions themselves, against numpy.
    np.testing.assert_allclose(expected[36], FFT, rtol=1e-4, atol=1e-5)
    for symbolic, value in zip(model.outputs, expected, strict=True):
        shape = tuple(symbolic.shape)
        assert all(a in (None, b) for a, b in zip(shape, value.shape, strict=True))
        assert symbolic.dtype == value.dtype.name


@pytest.mark.parametrize("way", ["keras", "h5", "json"])
def test_values_of_the_saved_model(model, way, tmp_path):
    if way == "json":
        again = r.model_from_json(r.model_to_json(model))
    else:
        again = saved_and_loaded(model, way, tmp_path)
    same(again, results(tf.constant(X), tf.constant(IMAGES)))


def test_names_are_those_of_keras_2():
    keras.utils.clear_session()
    x = r.layer_input(shape=4)
    for _ in range(2):
        x = tf.nn.relu(tf.concat([x, x], axis=1))
    model = keras.Model(source(x), x)
    names = [layer.name for layer in model.layers[1:]]
    assert names == ["tf.concat", "tf.nn.relu", "tf.concat_1", "tf.nn.relu_1"]
    # A model from a file has taken names that further layers must not have.
    keras.utils.clear_session()
    again = keras.Model.from_config(model.get_config())
    longer = keras.Model(again.inputs, tf.concat([again.output, again.output], axis=1))
    assert longer.layers[-1].name.startswith("tf.concat_")


def source(tensor):
    return keras.utils.get_source_inputs(tensor)


def test_sizes_go_on():
    x = r.layer_input(shape=(None, 4))
    assert tf.zeros(tf.shape(x)).shape == (None, None, 4)
    assert tf.fill([tf.shape(x)[0], tf.shape(x)[2]], 0.0).shape == (None, 4)
    assert tf.random.normal(tf.concat([tf.shape(x), [2]], axis=0)).shape == (None, None, 4, 2)
    assert tf.reshape(x, r.k_shape(x)).shape == (None, None, 4)


def test_a_layer_has_variables_of_keras_as_weights():
    x = r.layer_input(shape=2)
    weight = keras.Variable([[1.0, 2.0]], name="scale")
    model = keras.Model(x, tf.multiply(x, weight))
    assert [one is weight for one in model.trainable_weights] == [True]
    weight.assign([[3.0, 4.0]])
    again = keras.models.model_from_json(model.to_json())
    again.set_weights(model.get_weights())
    np.testing.assert_array_equal(again(np.ones((1, 2), "float32")), [[3.0, 4.0]])


def test_a_variable_of_tensorflow_is_read_and_not_trained():
    x = r.layer_input(shape=2)
    weight = tf.Variable([[1.0, 2.0]])
    with pytest.warns(UserWarning, match="does not train that variable"):
        model = keras.Model(x, tf.multiply(x, weight))
    weight.assign([[3.0, 4.0]])
    np.testing.assert_array_equal(model(np.ones((1, 2), "float32")), [[3.0, 4.0]])
    assert model.trainable_weights == []


def test_masks_end():
    x = r.layer_masking(r.layer_input(shape=(3, 2)))
    model = keras.Model(*source(x), r.layer_lstm(tf.identity(x), units=1))
    values = np.zeros((1, 3, 2), "float32")
    values[0, 0] = 1.0
    without = model.layers[-1](tf.constant(values))
    np.testing.assert_allclose(model(values), without, rtol=1e-6)


def test_what_is_not_only_computing_says_what_to_use():
    x = r.layer_input(shape=2)
    for call in (
        lambda: tf.py_function(lambda v: v, [x], tf.float32),
        lambda: tf.debugging.assert_positive(x),
        lambda: tf.RaggedTensor.from_tensor(x),
    ):
        with pytest.raises(TypeError, match=r"can't become a layer .* layer_lambda\(\)"):
            call()


def test_errors_name_the_function_and_the_arguments():
    x, y = r.layer_input(shape=2), r.layer_input(shape=3)
    with pytest.raises(ValueError, match=r"tf\.math\.add\(\): .*shape \(None, 2\).*\(None, 3\)"):
        tf.add(x, y)
    with pytest.raises(ValueError, match=r"tensor inside of a tf\.function"):
        tf.function(lambda value: tf.add(value, x))(tf.ones(2))
    with pytest.raises(ValueError, match=r"tf\.squeeze\(\): how many axes"):
        tf.squeeze(x)


def test_tensors_of_values_are_refused_as_before():
    with pytest.raises((ValueError, tf.errors.InvalidArgumentError), match="Dimension 0"):
        tf.concat([tf.ones((2, 3)), tf.ones((3, 3))], axis=1)
    with pytest.raises(ValueError, match="unsupported type"):
        tf.nn.relu(object())


def test_a_loss_of_the_model_sees_values():
    """As those of variational autoencoders see the code."""
    x = r.layer_input(shape=2)
    code = r.layer_dense(x, units=2, kernel_initializer="ones", use_bias=False)
    model = keras.Model(x, code)
    r.compile(
        model, "sgd", loss=lambda y, p: tf.reduce_mean(p) * 0.0 + tf.reduce_mean(tf.square(code))
    )
    loss = r.evaluate(model, np.ones((4, 2)), np.ones((4, 2)), verbose=0)
    assert float(np.ravel(list(loss.values()) if isinstance(loss, dict) else loss)[0]) == 4.0


def test_slices_stand_alone_as_for_tensors(tmp_path):
    vector, matrix = keras.Input(()), keras.Input((4,))
    parts = [vector[1:], matrix[:2], matrix[...], matrix[None], tf.shape(matrix)[1:]]
    assert [part.shape for part in parts] == [(None,), (None, 4), (None, 4), (1, None, 4), (1,)]
    model = keras.Model([vector, matrix], parts)
    given = [np.arange(3.0), np.arange(12.0).reshape(3, 4)]
    expected = [given[0][1:], given[1][:2], given[1], given[1][None], [4]]
    for one in (model, saved_and_loaded(model, "h5", tmp_path)):
        for got, value in zip(one(given), expected, strict=True):
            np.testing.assert_array_equal(got, value)


def test_functions_of_numpy_are_saved_by_their_names(tmp_path):
    x = keras.Input((4,))
    numpy = {
        name: tensorflow_functions.dispatched(getattr(tf.experimental.numpy, name))
        for name in ("exp", "mean", "matmul")
    }
    y = numpy["matmul"](numpy["exp"](x), np.ones((4, 2), "float32"))
    model = keras.Model(x, [y, numpy["mean"](x, axis=1)])
    given = np.arange(8.0, dtype="float32").reshape(2, 4)
    for one in (model, saved_and_loaded(model, "keras", tmp_path)):
        got = one(given)
        np.testing.assert_allclose(got[0], np.exp(given) @ np.ones((4, 2)), rtol=1e-6)
        np.testing.assert_allclose(got[1], given.mean(1))
    assert numpy["exp"](tf.constant(0.0)).numpy() == 1
    with pytest.raises(ValueError, match="not a function of TensorFlow"):
        tensorflow_functions.function_named("experimental.numpy.experimental_enable_numpy_behavior")
