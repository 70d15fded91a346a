"""Constraints in closed form."""

import numpy as np
import pytest
from cases_constraints import CASES, WEIGHTS

import rkeras_py
import rkeras_py.constraints
from rkeras_py.api.argument_types import ArgumentError
from rkeras_py.api.registry import REGISTRY
from rkeras_py.engine import keras, tf


def scaled(w, to, axis=0):
    norms = np.sqrt(np.sum(w**2, axis=axis, keepdims=True))
    return w * to(norms) / norms


def clipped(w, low, high, rate=1.0, axis=0):
    return scaled(w, lambda n: rate * np.clip(n, low, high) + (1 - rate) * n, axis)


def expected_of(call, w, axis=0, max_value=None, min_value=0.0, rate=1.0):
    axis = tuple(axis) if isinstance(axis, list) else axis
    return {
        "maxnorm": lambda: clipped(w, 0, 2.0 if max_value is None else max_value, axis=axis),
        "minmaxnorm": lambda: clipped(w, min_value, max_value or 1.0, rate, axis),
        "nonneg": lambda: np.maximum(w, 0),
        "unitnorm": lambda: clipped(w, 1, 1, axis=axis),
    }[call]()


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['call']}-{'-'.join(c['args'])}")
def test_weights(case):
    constraint = getattr(rkeras_py, "constraint_" + case["call"])(**case["args"])
    w = np.array(WEIGHTS[case["weight"]])
    expected = expected_of(case["call"], w, **case["args"])
    np.testing.assert_allclose(constraint(w.astype("float32")), expected, rtol=1e-5, atol=1e-7)
    copy = keras.constraints.deserialize(keras.constraints.serialize(constraint))
    assert copy.get_config() == constraint.get_config()
    np.testing.assert_allclose(copy(w.astype("float32")), expected, rtol=1e-5, atol=1e-7)


def test_after_each_update(tmp_path):
    constraint = rkeras_py.constraint_maxnorm(0.5, axis=(0, 1))
    layer = keras.layers.Conv1D(4, 3, kernel_constraint=constraint)
    model = keras.Sequential([keras.Input((8, 2)), layer])
    model.compile(keras.optimizers.SGD(5.0), "mse")
    model.fit(np.ones((4, 8, 2)), np.ones((4, 6, 4)), verbose=0)
    norms = np.linalg.norm(layer.get_weights()[0].reshape(-1, 4), axis=0)
    assert np.all(norms <= 0.5 + 1e-5)
    model.save(tmp_path / "model.keras")
    again = keras.models.load_model(tmp_path / "model.keras")
    assert again.layers[0].kernel_constraint.get_config() == constraint.get_config()


def test_axes_from_r_count_from_0_as_their_default_does():
    constraint = REGISTRY["constraint_maxnorm"].call_from_r(
        [("max_value", 1.0), ("axis", np.array([0.0, 1.0, 2.0]))]
    )
    assert constraint.axis == [0, 1, 2]
    assert REGISTRY["constraint_unitnorm"].call_from_r([("axis", 0.0)]).axis == 0


def test_in_a_graph_and_what_is_wrong():
    traced = tf.function(rkeras_py.constraint_nonneg())
    np.testing.assert_array_equal(traced(tf.constant([-1.0, 1.0])), [0, 1])
    with pytest.raises(ArgumentError, match="axis"):
        rkeras_py.constraint_unitnorm(axis=0.5)
