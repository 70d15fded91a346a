"""Regularizers in closed form."""

import numpy as np
import pytest
from cases_regularizers import CASES, W

import rkeras_py
import rkeras_py.regularizers
from rkeras_py.api.argument_types import ArgumentError
from rkeras_py.api.registry import REGISTRY
from rkeras_py.engine import keras

W = np.array(W)


def orthogonal(w, factor=0.01, mode="rows"):
    w = w if mode == "rows" else w.T
    w = w / np.linalg.norm(w, axis=1, keepdims=True)
    pairs = [(i, j) for i in range(len(w)) for j in range(i)]
    return factor * np.mean([abs(w[i] @ w[j]) for i, j in pairs])


EXPECTED = {
    "l1": lambda w, l=0.01: l * np.abs(w).sum(),  # noqa: E741
    "l2": lambda w, l=0.01: l * np.square(w).sum(),  # noqa: E741
    "l1_l2": lambda w, l1=0.01, l2=0.01: l1 * np.abs(w).sum() + l2 * np.square(w).sum(),
    "orthogonal": orthogonal,
}


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['call']}-{'-'.join(c['args'])}")
def test_penalties(case):
    regularizer = getattr(rkeras_py, "regularizer_" + case["call"])(**case["args"])
    expected = EXPECTED[case["call"]](W, **case["args"])
    w = keras.ops.convert_to_tensor(W, "float32")
    assert float(regularizer(w)) == pytest.approx(expected, rel=1e-6)
    copy = keras.regularizers.deserialize(keras.regularizers.serialize(regularizer))
    assert float(copy(w)) == float(regularizer(w))
    layer = keras.layers.Dense(3, kernel_regularizer=regularizer)
    layer.build((None, 2))
    layer.kernel.assign(W)
    assert float(layer.losses[0]) == pytest.approx(expected, rel=1e-6)


def test_a_vector_of_one_number_from_r_is_a_number():
    regularizer = REGISTRY["regularizer_l2"].call_from_r([("l", np.array([1.0]))])
    assert regularizer.get_config() == {"l2": 1.0}


def test_what_is_wrong_is_named():
    with pytest.raises(ValueError, match="non-negative"):
        rkeras_py.regularizer_l1(-1)
    with pytest.raises(ArgumentError, match="mode"):
        rkeras_py.regularizer_orthogonal(mode="diagonal")
    with pytest.raises(ArgumentError, match="`l`"):
        rkeras_py.regularizer_l1("much")
    with pytest.raises(TypeError, match="axis"):
        rkeras_py.regularizer_orthogonal(axis=1)
