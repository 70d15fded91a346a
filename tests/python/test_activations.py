"""Activations against numpy and scipy."""

import numpy as np
import pytest
from cases_activations import CASES, X
from scipy import special, stats

import rkeras_py
import rkeras_py.activations
from rkeras_py.api.registry import REGISTRY
from rkeras_py.engine import keras, tf

IDS = [f"{c['call']}-{'-'.join(c['args'])}" for c in CASES]
COMPLEX = ["exponential", "linear", "sigmoid", "swish", "tanh"]


def relu(x, alpha=0.0, max_value=np.inf, threshold=0.0):
    return np.where(x < threshold, alpha * (x - threshold), np.minimum(x, max_value))


def gelu(x, approximate=False):
    if approximate:
        return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))
    return x * stats.norm.cdf(x)


def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.expm1(x))


EXPECTED = {
    "elu": elu,
    "exponential": np.exp,
    "gelu": gelu,
    "hard_sigmoid": lambda x: np.clip(0.2 * x + 0.5, 0, 1),
    "linear": lambda x: x,
    "relu": relu,
    "selu": lambda x: 1.0507009873554805 * elu(x, 1.6732632423543772),
    "sigmoid": special.expit,
    "softmax": lambda x, axis=-1: special.softmax(x, axis=axis),
    "softplus": lambda x: np.logaddexp(x, 0),
    "softsign": lambda x: x / (1 + np.abs(x)),
    "swish": lambda x: x * special.expit(x),
    "tanh": np.tanh,
}


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_values(case):
    x = np.array(X)
    values = getattr(rkeras_py, "activation_" + case["call"])(x, **case["args"])
    assert values.dtype == tf.float64
    expected = EXPECTED[case["call"]](x, **case["args"])
    np.testing.assert_allclose(values, expected, rtol=1e-6, atol=1e-7)


@pytest.mark.parametrize("call", sorted(EXPECTED))
def test_in_a_layer_in_a_graph_and_after_saving(call, tmp_path):
    activation = getattr(rkeras_py, "activation_" + call)
    x = np.array(X, dtype="float32")
    model = keras.Sequential([keras.Input((4,)), keras.layers.Activation(activation)])
    expected = EXPECTED[call](x.astype("float64"))
    np.testing.assert_allclose(model.predict(x, verbose=0), expected, rtol=1e-5, atol=1e-6)
    assert activation(keras.Input((4,))).shape == (None, 4)
    model.save(tmp_path / "model.keras")
    again = keras.models.load_model(tmp_path / "model.keras")
    np.testing.assert_array_equal(again.predict(x, verbose=0), model.predict(x, verbose=0))


@pytest.mark.parametrize("call", COMPLEX)
def test_complex_numbers(call):
    x = np.array([1 + 2j, -0.5j, -1.0])
    expected = {
        "exponential": np.exp,
        "linear": lambda z: z,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "swish": lambda z: z / (1 + np.exp(-z)),
        "tanh": np.tanh,
    }[call](x)
    values = getattr(rkeras_py, "activation_" + call)(x)
    assert values.dtype == tf.complex128
    np.testing.assert_allclose(values, expected, rtol=1e-12)


def test_whole_numbers_and_vectors():
    np.testing.assert_array_equal(rkeras_py.activation_relu([-1, 2]), [0, 2])
    np.testing.assert_allclose(rkeras_py.activation_softmax([1, 1]), [0.5, 0.5])
    assert rkeras_py.activation_relu(np.array([1, 2])).dtype == keras.config.floatx()


def test_axes_count_from_zero_in_r():
    values = REGISTRY["activation_softmax"].call_from_r([("x", np.array(X)), ("axis", 0.0)])
    np.testing.assert_allclose(values, special.softmax(X, axis=0))
