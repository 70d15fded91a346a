"""Regularizers in closed form."""

import numpy as np
import pytest

import rkeras_py
import rkeras_py.regularizers
from rkeras_py.api.kinds import KindError
from rkeras_py.api.registry import REGISTRY
from rkeras_py.engine import keras

W = np.array([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]])


def orthogonal(w, factor=0.01, mode="rows"):
    w = w if mode == "rows" else w.T
    w = w / np.linalg.norm(w, axis=1, keepdims=True)
    pairs = [(i, j) for i in range(len(w)) for j in range(i)]
    return factor * np.mean([abs(w[i] @ w[j]) for i, j in pairs])


CASES = [
    ("l1", {}, 0.01 * 7.5),
    ("l1", {"l": 0.2}, 0.2 * 7.5),
    ("l2", {}, 0.01 * 15.25),
    ("l2", {"l": 0.2}, 0.2 * 15.25),
    ("l1_l2", {}, 0.01 * 7.5 + 0.01 * 15.25),
    ("l1_l2", {"l1": 0.1, "l2": 0.0}, 0.75),
    ("orthogonal", {}, orthogonal(W)),
    ("orthogonal", {"factor": 0.3, "mode": "columns"}, orthogonal(W, 0.3, "columns")),
]


@pytest.mark.parametrize(("call", "args", "expected"), CASES)
def test_penalties(call, args, expected):
    regularizer = getattr(rkeras_py, "regularizer_" + call)(**args)
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
    with pytest.raises(KindError, match="mode"):
        rkeras_py.regularizer_orthogonal(mode="diagonal")
    with pytest.raises(KindError, match="`l`"):
        rkeras_py.regularizer_l1("much")
    with pytest.raises(TypeError, match="axis"):
        rkeras_py.regularizer_orthogonal(axis=1)
