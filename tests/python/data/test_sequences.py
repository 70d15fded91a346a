"""Padding, skipgrams and their table, against closed forms and Keras' own functions."""

from __future__ import annotations

import random

import keras
import numpy as np
import pytest
from keras.src.legacy.preprocessing import sequence as oracle

import rkeras_py as r
from rkeras_py.api.registry import REGISTRY
from rkeras_py.api.sentinels import NA


def test_padding_and_truncating():
    lists = [[1], [1, 2], [1, 2, 3]]
    rows = r.pad_sequences(lists)
    assert rows.dtype == np.int32
    np.testing.assert_array_equal(rows, [[0, 0, 1], [0, 1, 2], [1, 2, 3]])
    np.testing.assert_array_equal(r.pad_sequences(lists, 2), [[0, 1], [1, 2], [2, 3]])
    np.testing.assert_array_equal(
        r.pad_sequences(lists, 2, padding="post", truncating="post", value=9),
        [[1, 9], [1, 2], [1, 2]],
    )
    np.testing.assert_array_equal(r.pad_sequences([[], [1]]), [[0], [1]])
    np.testing.assert_array_equal(r.pad_sequences(np.array([[1, 2], [3, 4]]), 1), [[2], [4]])
    np.testing.assert_array_equal(r.pad_sequences([[1.7, -1.7]]), [[1, -1]])


def test_padding_with_nothing_to_pad():
    assert r.pad_sequences([]).shape == (0, 0)
    assert r.pad_sequences([], 3).shape == (0, 3)
    assert r.pad_sequences([[1], [2, 3]], 0).shape == (2, 0)
    assert r.pad_sequences([[], []]).shape == (2, 0)


@pytest.mark.parametrize("padding", ["pre", "post"])
@pytest.mark.parametrize("truncating", ["pre", "post"])
@pytest.mark.parametrize("dtype", ["int32", "float32", "int64"])
def test_random_sequences_as_keras_pads_them(padding, truncating, dtype):
    rng = np.random.default_rng(1)
    arrays = [rng.integers(1, 99, n) for n in rng.integers(1, 9, 40)]
    mixed = [array.tolist() if i % 2 else array for i, array in enumerate(arrays)]
    options = {"maxlen": 5, "padding": padding, "truncating": truncating, "dtype": dtype}
    expected = keras.utils.pad_sequences(arrays, value=-1, **options)
    rows = r.pad_sequences(mixed, value=-1, **options)
    assert rows.dtype == expected.dtype
    np.testing.assert_array_equal(rows, expected)


def test_padding_of_more_axes_and_of_strings():
    arrays = [np.arange(6.0).reshape(3, 2), np.ones((1, 2))]
    rows = r.pad_sequences(arrays, dtype="float32")
    np.testing.assert_array_equal(rows, keras.utils.pad_sequences(arrays, dtype="float32"))
    for dtype in ("object", "str"):
        rows = r.pad_sequences([["a"], ["bc", "d"]], dtype=dtype, value="x")
        assert rows.tolist() == [["x", "a"], ["bc", "d"]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"sequences": [1, 2]}, "a list of sequences"),
        ({"sequences": 3}, "a list of sequences"),
        ({"sequences": np.array([1, 2])}, "a list of sequences"),
        ({"sequences": [[1.0, float("nan")]]}, "no NA"),
        ({"sequences": [[1, NA]]}, "no NA"),
        ({"sequences": [[2**31]]}, "beyond int32"),
        ({"sequences": [[1, 1e300]]}, "beyond int32"),
        ({"sequences": [["a"]]}, 'give dtype="object"'),
        ({"sequences": [[1]], "value": "x"}, "`value` does not fit"),
        ({"sequences": [[1]], "dtype": "number"}, "`dtype`"),
        ({"sequences": [[1]], "maxlen": -1}, "`maxlen`"),
        ({"sequences": [[1]], "padding": "both"}, "`padding`"),
        ({"sequences": [np.ones((2, 2)), np.ones((2, 3))]}, "axes after the first"),
        ({"sequences": [[[1], [1, 2]]]}, "same shape"),
    ],
)
def test_padding_refuses(arguments, said):
    with pytest.raises(ValueError, match=said):
        r.pad_sequences(**arguments)


def test_from_r_numbers_are_sequences_of_one():
    pad = REGISTRY["pad_sequences"]
    given = [("sequences", {"a": 1.0, "b": [2.0, 3.0]})]
    np.testing.assert_array_equal(pad.call_from_r(given), [[0, 1], [2, 3]])


def test_sampling_table():
    np.testing.assert_allclose(
        r.make_sampling_table(5),
        [0.00315225, 0.00315225, 0.00547597, 0.00741556, 0.00912817],
        atol=5e-9,
    )
    np.testing.assert_allclose(r.make_sampling_table(99, 3), oracle.make_sampling_table(99, 3))


def test_skipgrams():
    exact = {"window_size": 1, "negative_samples": 0, "shuffle": False}
    couples, labels = r.skipgrams([1, 2, 3], 3, **exact)
    assert couples == [[1, 2], [2, 1], [2, 3], [3, 2]]
    assert labels == [1, 1, 1, 1]
    pairs = r.skipgrams([1.0, 2, 0, 3], 4, categorical=True, **exact)
    assert pairs.couples == [[1, 2], [2, 1]]
    assert pairs.labels == [[0, 1], [0, 1]]
    pairs = r.skipgrams([1, 2, 1, 2], 3)
    assert sorted(pairs.labels) == [0] * 12 + [1] * 12
    assert {word for _, word in pairs.couples} == {1, 2}


@pytest.mark.filterwarnings("ignore:non-integer arguments to randrange")
def test_skipgrams_are_those_of_keras_with_the_same_seeds():
    words = np.random.default_rng(0).integers(0, 50, 60).tolist()
    table = np.linspace(0.1, 1, 50)
    for options in ({"seed": 3}, {"sampling_table": table}, {"negative_samples": 0.5}):
        random.seed(7)
        expected = oracle.skipgrams(words, 50, **options)
        state = random.getstate()
        random.seed(7)
        assert tuple(r.skipgrams(words, 50, **options)) == tuple(expected)
        assert random.getstate() == state


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"sequence": [1.5]}, "whole numbers"),
        ({"sequence": ["a"]}, "whole numbers"),
        ({"sequence": [1, 9], "sampling_table": [0.5, 0.5]}, "`sampling_table`"),
        ({"sequence": [1, 2], "negative_samples": -1}, "`negative_samples`"),
        ({"sequence": [1, 2], "vocabulary_size": 1}, "`vocabulary_size`"),
    ],
)
def test_skipgrams_refuse(arguments, said):
    with pytest.raises(ValueError, match=said):
        r.skipgrams(**{"vocabulary_size": 10} | arguments)
