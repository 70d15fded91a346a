"""Attention layers against their formulas, with masks and scores."""

from __future__ import annotations

import numpy as np
import pytest

from layers.running import function
from rkeras_py.api.registry import REGISTRY, ObjectError
from rkeras_py.engine import keras, tf

RANDOM = np.random.default_rng(1)
Q, V, K = (RANDOM.normal(size=(2, steps, 4)).astype("float32") for steps in (5, 6, 6))
Q_MASK = np.array([[True] * 5, [True, True, False, True, False]])
V_MASK = np.array([[True, True, False, True, False, True], [True] * 6])


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def attended(scores, value, v_mask=None, q_mask=None, causal=False):
    seen = np.ones(scores.shape, bool)
    if v_mask is not None:
        seen = seen & v_mask[:, None]
    if causal:
        seen = seen & np.tri(*scores.shape[-2:], dtype=bool)
    weights = softmax(np.where(seen, scores, -1e9))
    result = weights @ value
    return (result if q_mask is None else result * q_mask[..., None]), weights


@pytest.mark.parametrize("causal", [False, True])
@pytest.mark.parametrize("masked", [False, True])
@pytest.mark.parametrize("scale", [None, 1.7])
def test_attention(causal, masked, scale):
    weights = None if scale is None else [np.array(scale)]
    layer = function("layer_attention")(use_scale=scale is not None, causal=causal, weights=weights)
    masks = (V_MASK, Q_MASK) if masked else (None, None)
    expected, scores = attended(Q @ K.swapaxes(1, 2) * (scale or 1), V, *masks, causal)
    mask = [tf.constant(Q_MASK), tf.constant(V_MASK)] if masked else None
    result, weights = layer([Q, V, K], mask=mask, return_attention_scores=True)
    np.testing.assert_allclose(result, expected, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(weights, scores, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("causal", [False, True])
@pytest.mark.parametrize("masked", [False, True])
@pytest.mark.parametrize("use_scale", [False, True])
def test_additive_attention(causal, masked, use_scale):
    scale = np.array([0.5, -1.0, 2.0, 1.5])
    layer = function("layer_additive_attention")(
        use_scale=use_scale, causal=causal, weights=[scale] if use_scale else None
    )
    masks = (V_MASK, Q_MASK) if masked else (None, None)
    scores = np.tanh(Q[:, :, None] + K[:, None]) * (scale if use_scale else 1)
    expected, _ = attended(scores.sum(-1), V, *masks, causal)
    mask = [tf.constant(Q_MASK), tf.constant(V_MASK)] if masked else None
    np.testing.assert_allclose(layer([Q, V, K], mask=mask), expected, rtol=1e-4, atol=1e-5)


def test_additive_attention_drops_scores_in_training():
    layer = function("layer_additive_attention")(dropout=0.5)
    ones = np.ones((2, 6, 4), "float32")
    y = np.asarray(layer([Q, ones], training=True))
    assert np.unique(y.round(4)).size > 2
    np.testing.assert_allclose(layer([Q, ones], training=False), np.ones((2, 5, 4)), rtol=1e-5)


@pytest.mark.parametrize("name", ["layer_attention", "layer_additive_attention"])
def test_ways_to_give_inputs(name):
    first = REGISTRY[name].parameters[0].name
    call = function(name)
    expected = call(use_scale=False)([Q, V, K])
    for inputs in ((Q, V, K), {"key": K, "query": Q, "value": V}):
        np.testing.assert_array_equal(call(**{first: inputs}, use_scale=False), expected)
    with pytest.raises(ValueError, match="list of inputs"):
        call(**{first: Q})


def projected(x, kernel, bias):
    return np.einsum("btf,fhd->bhtd", x, kernel) + bias[:, None]


@pytest.mark.parametrize("value_dim", [None, 5])
@pytest.mark.parametrize("use_bias", [True, False])
def test_multi_head_attention(value_dim, use_bias):
    layer = function("layer_multi_head_attention")(
        num_heads=2, key_dim=3, value_dim=value_dim, use_bias=use_bias,
        bias_initializer="random_normal",
    )  # fmt: skip
    mask = V_MASK[:, None] & np.ones((2, 5, 1), bool)
    result, scores = layer(Q, V, K, attention_mask=tf.constant(mask), return_attention_scores=True)
    weights = layer.get_weights()
    kernels, biases = (weights[::2], weights[1::2]) if use_bias else (weights, [])
    shapes = [(2, 3), (2, 3), (2, value_dim or 3), (4,)]
    biases = biases or [np.zeros(shape) for shape in shapes]
    q, k, v = (
        projected(x, kernel, bias)
        for x, kernel, bias in zip((Q, K, V), kernels[:3], biases[:3], strict=True)
    )
    logits = np.where(mask[:, None], q @ k.swapaxes(-1, -2) / np.sqrt(3), -1e9)
    heads = softmax(logits) @ v
    expected = np.einsum("bhtd,hdf->btf", heads, kernels[3]) + biases[3]
    np.testing.assert_allclose(scores, softmax(logits), rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(result, expected, rtol=1e-4, atol=1e-5)


def test_multi_head_attention_over_other_axes():
    x = RANDOM.normal(size=(2, 3, 4, 5)).astype("float32")
    layer = function("layer_multi_head_attention")(num_heads=1, key_dim=2, attention_axes=1)
    result = layer(x, x)
    for column in range(4):
        part = x[:, :, column]
        alone = function("layer_multi_head_attention")(num_heads=1, key_dim=2)
        alone(part, part)
        alone.set_weights(layer.get_weights())
        np.testing.assert_allclose(result[:, :, column], alone(part, part), rtol=1e-4, atol=1e-5)
    in_r = REGISTRY["layer_multi_head_attention"].call_from_r(
        [("num_heads", 1.0), ("key_dim", 2.0), ("attention_axes", 1.0)]
    )
    assert tuple(in_r.get_config()["attention_axes"]) == (1,)


def test_multi_head_attention_inputs():
    call = function("layer_multi_head_attention")
    for inputs in ([Q, V], (Q, V, K), {"value": V, "query": Q}):
        assert call(inputs, num_heads=2, key_dim=3, output_shape=7).shape == (2, 5, 7)
    for inputs in (Q, [Q], keras.Sequential()):
        with pytest.raises(ObjectError, match="query, value"):
            call(inputs, num_heads=2, key_dim=3)


@pytest.mark.parametrize("axes", [None, 1, (1, 2)])
def test_multi_head_attention_announces_the_shape_of_its_scores(axes):
    shapes = [(2, 5, 4), (2, 6, 4)] if axes is None else [(2, 3, 4, 5), (2, 6, 4, 5)]
    layer = function("layer_multi_head_attention")(num_heads=2, key_dim=3, attention_axes=axes)
    values = [np.ones(shape, "float32") for shape in shapes]
    real = layer(*values, return_attention_scores=True)
    symbols = [keras.Input(batch_shape=shape) for shape in shapes]
    announced = layer(*symbols, return_attention_scores=True)
    assert [tuple(part.shape) for part in announced] == [tuple(part.shape) for part in real]


def test_the_activity_regularizer_penalizes_the_output_alone():
    x = np.random.default_rng(0).normal(size=(2, 3, 4)).astype("float32")
    make = function("layer_multi_head_attention")
    layer = make(num_heads=2, key_dim=3, activity_regularizer="l2")
    y = np.asarray(layer(x, x))
    np.testing.assert_allclose(
        [float(loss) for loss in layer.losses], [0.01 * (y**2).sum() / 2], rtol=1e-5
    )
    again = type(layer).from_config(layer.get_config())
    again(x, x)
    assert len(again.losses) == 1
