"""Core layers: their numbers."""

from __future__ import annotations

import numpy as np
import pytest

from layers.running import function
from rkeras_py.engine import keras, tf

X = np.random.default_rng(1).normal(size=(3, 4, 5)).astype("float32")


def test_dense():
    kernel, bias = np.arange(10.0).reshape(5, 2), np.array([1.0, -1.0])
    layer = function("layer_dense")(units=2, activation="relu", weights=[kernel, bias])
    np.testing.assert_allclose(layer(X), np.maximum(X @ kernel + bias, 0), rtol=1e-4, atol=1e-5)


def test_dense_knows_the_hard_sigmoid_of_2_9():
    layer = function("layer_dense")(
        units=5, activation="hard_sigmoid", weights=[np.eye(5), [0] * 5]
    )
    x = np.array([[-4.0, -1.0, 0.0, 1.0, 4.0]], "float32")
    np.testing.assert_allclose(layer(x), np.clip(0.2 * x + 0.5, 0, 1), rtol=1e-6)


def test_flatten():
    np.testing.assert_array_equal(function("layer_flatten")()(X), X.reshape(3, 20))
    first = function("layer_flatten")(data_format="channels_first")(X)
    np.testing.assert_array_equal(first, X.transpose(0, 2, 1).reshape(3, 20))


@pytest.mark.parametrize("shape", [(10, 2), (None, 2), (-1, 2), (2, None)])
def test_reshape(shape):
    sizes = [-1 if size is None else size for size in shape]
    result = function("layer_reshape")(target_shape=shape)(X)
    np.testing.assert_array_equal(result, X.reshape(3, *sizes))


def test_permute_counts_from_the_axis_after_the_batch():
    np.testing.assert_array_equal(function("layer_permute")(dims=(2, 1))(X), X.transpose(0, 2, 1))


def test_repeat_vector():
    x = X[:, 0]
    repeated = function("layer_repeat_vector")(n=3)(x)
    np.testing.assert_array_equal(repeated, np.stack([x, x, x], axis=1))


def test_lambda_passes_arguments_and_shape():
    layer = function("layer_lambda")(
        f=lambda x, factor: tf.reduce_sum(x, -1) * factor,
        arguments={"factor": 2.0},
        output_shape=(4,),
    )
    np.testing.assert_allclose(layer(X), X.sum(-1) * 2, rtol=1e-5)
    assert layer.compute_output_shape((None, 4, 5)) == (None, 4)
    assert function("layer_lambda")(keras.Input((4, 5)), layer.function, (4,)).shape == (None, 4)


def test_lambda_gives_the_mask_on_as_told():
    layer = function("layer_lambda")(f=lambda x: x, mask=lambda inputs, mask: mask)
    masked = function("layer_masking")(keras.Input((4, 5)))
    assert layer(masked)._keras_mask is not None
    with pytest.warns(UserWarning, match="does not support masking"):
        lost = function("layer_lambda")(masked, f=lambda x: x)
    assert getattr(lost, "_keras_mask", None) is None


def test_masking():
    x = X.copy()
    x[0, 1] = -1
    x[2, 3, :2] = -1
    layer = function("layer_masking")(mask_value=-1)
    expected = x.copy()
    expected[0, 1] = 0
    np.testing.assert_array_equal(layer(x), expected)
    mask = np.ones((3, 4), bool)
    mask[0, 1] = False
    np.testing.assert_array_equal(layer.compute_mask(x), mask)


def test_activity_regularization():
    layer = function("layer_activity_regularization")(l1=0.1, l2=0.2)
    np.testing.assert_array_equal(layer(X), X)
    expected = (0.1 * np.abs(X).sum() + 0.2 * (X**2).sum()) / 3
    np.testing.assert_allclose(sum(layer.losses), expected, rtol=1e-5)


def test_create_layer_takes_the_standard_arguments():
    model = keras.Sequential()
    arguments = {"units": 2, "input_shape": np.array([4.0]), "weights": [np.ones((4, 2)), [1, 2]]}
    function("create_layer")(keras.layers.Dense, model, arguments)
    assert model.input_shape == (None, 4)
    np.testing.assert_allclose(model(np.ones((1, 4))), [[5.0, 6.0]])
    assert isinstance(function("create_layer")(keras.layers.ReLU), keras.layers.ReLU)
    with pytest.raises(ValueError, match="must be a dict"):
        function("create_layer")(keras.layers.Dense, None, [3])


def test_input():
    x = function("layer_input")(shape=(28, 28), name="image", dtype="float64")
    assert (x.shape, x.dtype, x.name) == ((None, 28, 28), "float64", "image")
    assert function("layer_input")(batch_shape=(2, None)).shape == (2, None)
    assert function("layer_input")(shape=3, sparse=True).sparse
    again = function("layer_input")(tensor=x)
    assert again.shape == x.shape
    with pytest.raises(ValueError, match="both `sparse` and `ragged`"):
        function("layer_input")(shape=3, sparse=True, ragged=True)
    with pytest.raises(ValueError, match="not both"):
        function("layer_input")(shape=3, batch_shape=(2, 3))


def test_ragged_input():
    x = function("layer_input")(shape=(None,), ragged=True, dtype="int32")
    table = np.arange(10.0).reshape(5, 2)
    embedded = function("layer_embedding")(x, input_dim=5, output_dim=2, weights=[table])
    model = keras.Model(x, function("layer_global_average_pooling_1d")(embedded))
    data = tf.ragged.constant([[1, 2, 3], [4]], dtype="int32")
    np.testing.assert_allclose(model.predict(data, verbose=0), [table[1:4].mean(0), table[4]])


def test_the_tail():
    model = keras.Sequential()
    function("layer_dense")(model, 2, batch_input_shape=(5, 4), trainable=False, name="first")
    assert model.input_shape == (5, 4)
    assert [layer.name for layer in model.layers] == ["first"]
    assert model.trainable_weights == []
    layer = function("layer_dense")(units=2, batch_size=5)
    with pytest.raises(ValueError, match="`batch_size` is 5"):
        layer(np.ones((4, 3)))
    with pytest.raises(ValueError, match="shapes"):
        function("layer_dense")(units=2, weights=[np.ones((3, 3))])(np.ones((1, 3)))
