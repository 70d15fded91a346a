"""Small helpers around data, against numpy."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py as r


def test_to_categorical():
    table = r.to_categorical([0, 2, 1])
    assert table.dtype == np.float32
    np.testing.assert_array_equal(table, [[1, 0, 0], [0, 0, 1], [0, 1, 0]])
    assert r.to_categorical(np.array([[1.0], [0.0]]), 4, "int32").shape == (2, 4)
    assert r.to_categorical(np.zeros((2, 3)), 5).shape == (2, 3, 5)


@pytest.mark.parametrize(
    ("y", "classes", "said"),
    [([-1], None, "but contains -1"), ([0.5], None, "whole"), ([3], 3, "contains class 3")],
)
def test_to_categorical_refuses(y, classes, said):
    with pytest.raises(ValueError, match=said):
        r.to_categorical(y, classes)


def test_normalize():
    x = np.random.default_rng(0).normal(size=(3, 4))
    np.testing.assert_allclose(
        r.normalize(x), x / np.sqrt((x**2).sum(axis=-1, keepdims=True)), rtol=1e-12
    )
    np.testing.assert_allclose(r.normalize(x, axis=0, order=1), x / np.abs(x).sum(axis=0))
    np.testing.assert_array_equal(r.normalize(np.zeros((1, 3))), np.zeros((1, 3)))
