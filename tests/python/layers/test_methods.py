"""Weights, configurations, states and nodes of layers and models."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py
from layers.running import function
from rkeras_py.api.registry import REGISTRY
from rkeras_py.api.sentinels import NA
from rkeras_py.engine import keras


def normalized():
    layer = keras.layers.BatchNormalization()
    layer.build((None, 2))
    return layer


def test_get_config_and_from_config():
    layer = keras.layers.Dense(3, activation="relu", name="small")
    config = function("get_config")(layer)
    assert config["units"] == 3
    again = function("from_config")(config)
    assert type(again) is keras.layers.Dense
    assert again.get_config() == layer.get_config()
    again = function("from_config")(keras.saving.serialize_keras_object(layer))
    assert again.name == "small"
    with pytest.raises(ValueError, match="must be the result of get_config"):
        function("from_config")({"units": 3})


def test_config_that_was_in_r():
    """R knows no empty dict and no tuple, and has arrays for vectors of numbers."""
    layer = keras.layers.Conv2D(3, (2, 1), dilation_rate=(1, 2))
    config = function("get_config")(layer)
    for name in ("kernel_initializer", "bias_initializer"):
        config[name]["config"] = config[name]["config"] or []
    config["kernel_size"] = np.array([2, 1])
    again = function("from_config")(config)
    assert again.get_config() == layer.get_config()
    assert again.kernel_size == (2, 1)


def test_config_of_a_model():
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
    again = function("from_config")(function("get_config")(model))
    assert isinstance(again, keras.Sequential)
    assert again.output_shape == (None, 2)


def test_count_params():
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3), normalized().__class__()])
    assert function("count_params")(model) == 4 * 3 + 3 + 4 * 3
    assert function("count_params")(model.layers[0]) == 15
    with pytest.raises(ValueError):
        function("count_params")(keras.layers.Dense(3))


def test_get_weights():
    layer = normalized()
    get = function("get_weights")
    assert len(get(layer)) == len(get(layer, trainable=NA)) == 4
    np.testing.assert_array_equal(get(layer, trainable=True), [[1, 1], [0, 0]])
    np.testing.assert_array_equal(get(layer, trainable=False), [[0, 0], [1, 1]])
    assert REGISTRY["get_weights"].call_from_r([("object", layer), ("trainable", NA)])
    assert next(
        p.r_default() for p in REGISTRY["get_weights"].parameters if p.name == "trainable"
    ) == "NA"  # fmt: skip
    with pytest.raises(ValueError, match="True, False or NA"):
        get(layer, trainable="yes")


def test_set_weights():
    layer = keras.layers.Dense(2)
    layer.build((None, 3))
    kernel = np.arange(6.0).reshape(3, 2)
    assert function("set_weights")(layer, [kernel, [1.0, 2.0]]) is layer
    np.testing.assert_allclose(layer(np.ones((1, 3))), [[7.0, 11.0]])
    for wrong in ([kernel], [kernel.T, [1.0, 2.0]]):
        with pytest.raises(ValueError, match="has weights of shapes"):
            function("set_weights")(layer, wrong)
    scaled = keras.layers.Attention(use_scale=True)
    scaled.build([(None, 2, 3), (None, 2, 3)])
    function("set_weights")(scaled, [np.array([3.0])])
    assert scaled.get_weights()[0] == 3


def test_reset_states():
    reset = function("reset_states")
    layer = keras.layers.GRU(2, stateful=True)
    inner = keras.Sequential([keras.Input(batch_shape=(1, 3, 2)), layer])
    wrapped = keras.layers.Bidirectional(keras.layers.LSTM(2, stateful=True))
    x = np.ones((1, 3, 2), "float32")
    inner(x)
    wrapped(x)
    outer = keras.Sequential([keras.Input(batch_shape=(1, 3, 2)), inner])
    assert np.any(layer.states[0])
    assert reset(outer) is outer
    assert not np.any(layer.states[0])
    reset(wrapped)
    assert not np.any(wrapped.forward_layer.states[0])
    assert not np.any(wrapped.backward_layer.states[0])
    distributed = keras.layers.TimeDistributed(keras.layers.Dense(2))
    with pytest.raises(ValueError, match="has no states"):
        reset(distributed)
    metric = keras.metrics.Mean()
    metric.update_state([1.0, 3.0])
    reset(metric)
    assert float(metric.result()) == 0


def test_nodes():
    layer = keras.layers.Dense(2)
    one, two = keras.Input((3,)), keras.Input((5, 3))
    first, second = layer(one), layer(two)
    assert function("get_input_at")(layer, 0) is one
    assert function("get_input_at")(layer, 1) is two
    assert function("get_output_at")(layer, 0) is first
    assert function("get_output_at")(layer, -1) is second
    assert function("get_input_shape_at")(layer, 1) == (None, 5, 3)
    assert function("get_output_shape_at")(layer, 1) == (None, 5, 2)
    in_r = REGISTRY["get_input_shape_at"].call_from_r([("object", layer), ("node_index", 1.0)])
    assert in_r == (None, 3)
    with pytest.raises(ValueError, match="was called 2 times"):
        function("get_input_at")(layer, 2)
    with pytest.raises(ValueError, match="not called on a symbolic tensor"):
        function("get_output_at")(keras.layers.Dense(2), 0)


def test_nodes_with_several_tensors():
    layer = keras.layers.Add()
    a, b = keras.Input((3,)), keras.Input((3,))
    layer([a, b])
    assert function("get_input_at")(layer, 0) == [a, b]
    assert function("get_input_shape_at")(layer, 0) == [(None, 3), (None, 3)]


def test_masks_of_nodes():
    masking, recurrent = keras.layers.Masking(), keras.layers.LSTM(2)
    recurrent(masking(keras.Input((4, 3))))
    assert function("get_input_mask_at")(masking, 0) is None
    assert function("get_output_mask_at")(masking, 0).shape == (None, 4)
    assert function("get_input_shape_at")(recurrent, 0) == (None, 4, 3)
    assert function("get_input_mask_at")(recurrent, 0).shape == (None, 4)
    assert function("get_output_mask_at")(recurrent, 0) is None


def test_weights_of_a_model_with_complex_layers_are_complex():
    """What get_weights() gives, set_weights() takes, and it is what the layers compute with."""
    model = rkeras_py.keras_model_sequential(input_shape=(6, 2), dtype="complex64")
    rkeras_py.layer_conv_1d(model, filters=3, kernel_size=2, dtype="complex64")
    kernel, bias = rkeras_py.get_weights(model)
    assert kernel.dtype == bias.dtype == np.complex64
    assert kernel.shape == (2, 2, 3)
    rkeras_py.set_weights(model, [kernel * 2, bias + 1j])
    again = rkeras_py.get_weights(model)
    np.testing.assert_allclose(again[0], kernel * 2)
    np.testing.assert_allclose(again[1], bias + 1j)
