"""The embedding layer: its numbers, its mask and its input."""

from __future__ import annotations

import numpy as np
import pytest

from layers.running import function
from rkeras_py.engine import keras

TABLE = np.random.default_rng(1).normal(size=(7, 3)).astype("float32")
WORDS = np.array([[1, 0, 6, 2], [3, 3, 0, 0]])


def test_rows_of_the_table():
    layer = function("layer_embedding")(input_dim=7, output_dim=3, weights=[TABLE])
    np.testing.assert_array_equal(layer(WORDS), TABLE[WORDS])
    np.testing.assert_array_equal(layer(WORDS.astype("float64")), TABLE[WORDS])
    assert layer.compute_mask(WORDS) is None


def test_mask_of_zeros():
    layer = function("layer_embedding")(input_dim=7, output_dim=3, mask_zero=True)
    np.testing.assert_array_equal(layer.compute_mask(WORDS), WORDS != 0)


def test_first_in_a_model_it_takes_any_length():
    model = keras.Sequential()
    function("layer_embedding")(model, 7, 3)
    assert model.input_shape == (None, None)
    assert model(WORDS).shape == (2, 4, 3)


def test_input_length():
    model = keras.Sequential()
    function("layer_embedding")(model, 7, 3, input_length=4, batch_size=2)
    function("layer_flatten")(model)
    function("layer_dense")(model, 1)
    assert model.input_shape == (2, 4)
    assert model.output_shape == (2, 1)
    with pytest.raises(ValueError, match="expected shape"):
        function("layer_embedding")(input_dim=7, output_dim=3, input_length=5)(WORDS)


def test_a_model_with_an_input_keeps_it():
    model = keras.Sequential([keras.Input((4,))])
    function("layer_embedding")(model, 7, 3)
    assert model.input_shape == (None, 4)


def test_penalties_and_initial_values():
    layer = function("layer_embedding")(
        input_dim=7, output_dim=3, weights=[TABLE],
        embeddings_regularizer=keras.regularizers.L2(0.5),
        activity_regularizer=keras.regularizers.L1(1.0),
    )  # fmt: skip
    layer(WORDS)
    expected = [0.5 * (TABLE**2).sum(), np.abs(TABLE[WORDS]).sum() / 2]
    np.testing.assert_allclose(sorted(layer.losses), sorted(expected), rtol=1e-5)
    layer = function("layer_embedding")(input_dim=100, output_dim=30)
    layer.build()
    table = layer.get_weights()[0]
    assert np.abs(table).max() <= 0.05
    assert table.std() == pytest.approx(0.1 / np.sqrt(12), rel=0.05)
