"""The layer of feature columns: what each kind of column gives."""

from __future__ import annotations

import numpy as np
import pytest

from layers.running import function
from rkeras_py.api.registry import ObjectError
from rkeras_py.engine import keras, tf

COLUMN = tf.feature_column
DATA = {
    "age": np.array([15.0, 40.0, 70.0], "float32"),
    "size": np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], "float32"),
    "town": np.array(["Rome", "Oslo", "Lima"]),
}


def columns():
    age = COLUMN.numeric_column("age")
    town = COLUMN.categorical_column_with_vocabulary_list("town", ["Oslo", "Rome"])
    bins = COLUMN.bucketized_column(age, [18, 65])
    return {
        "age": (age, DATA["age"][:, None]),
        "scaled": (COLUMN.numeric_column("age", normalizer_fn=_halved), DATA["age"][:, None] / 2),
        "size": (COLUMN.numeric_column("size", shape=(2,)), DATA["size"]),
        "bins": (bins, np.eye(3)),
        "town": (COLUMN.indicator_column(town), [[0, 1], [1, 0], [0, 0]]),
        "identity": (
            COLUMN.indicator_column(COLUMN.categorical_column_with_identity("size", 7)),
            [[0, 1, 1, 0, 0, 0, 0], [0, 0, 0, 1, 1, 0, 0], [0, 0, 0, 0, 0, 1, 1]],
        ),
    }


def _halved(x):
    return x / 2


@pytest.mark.parametrize("name", sorted(columns()))
def test_columns(name):
    column, expected = columns()[name]
    data = {**DATA, "size": DATA["size"].astype("int64")} if name == "identity" else DATA
    result = function("layer_dense_features")(feature_columns=column)(data)
    np.testing.assert_allclose(result, expected, rtol=1e-6)


def test_columns_stand_in_the_order_of_their_names():
    known = columns()
    chosen = {"b": known["town"][0], "a": known["size"][0], "c": known["age"][0]}
    expected = np.hstack([known[name][1] for name in ("age", "size", "town")])
    for given in (chosen, list(chosen.values())):
        layer = function("layer_dense_features")(feature_columns=given)
        np.testing.assert_allclose(layer(DATA), expected)


def test_embeddings_are_learned():
    town = COLUMN.categorical_column_with_vocabulary_list("town", ["Oslo", "Rome"])
    table = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    layer = function("layer_dense_features")(
        feature_columns=[COLUMN.embedding_column(town, 3)], weights=[table]
    )
    with tf.GradientTape() as tape:
        result = layer(DATA)
        loss = tf.reduce_sum(result)
    np.testing.assert_allclose(result, [table[1], table[0], [0, 0, 0]])
    gradient = tf.convert_to_tensor(tape.gradient(loss, layer.trainable_variables[0].value))
    np.testing.assert_allclose(gradient, np.ones((2, 3)))
    frozen = function("layer_dense_features")(
        feature_columns=[COLUMN.embedding_column(town, 3)], trainable=False
    )
    frozen(DATA)
    assert frozen.trainable_variables == []


def test_crosses_and_hashes():
    town = COLUMN.categorical_column_with_hash_bucket("town", 5)
    bins = COLUMN.bucketized_column(COLUMN.numeric_column("age"), [18, 65])
    cross = COLUMN.crossed_column(["town", bins], 4)
    layer = function("layer_dense_features")(
        feature_columns=[COLUMN.indicator_column(town), COLUMN.indicator_column(cross)]
    )
    result = np.asarray(layer(DATA))
    assert result.shape == (3, 9)
    hashed = tf.strings.to_hash_bucket_fast(DATA["town"], 5)
    np.testing.assert_array_equal(result[:, 4:], np.eye(5)[hashed])
    np.testing.assert_array_equal(result[:, :4].sum(1), 1)


def test_model_of_named_columns_is_trained_and_saved(tmp_path):
    chosen = [columns()[name][0] for name in ("age", "town")]
    model = keras.Sequential()
    function("layer_dense_features")(model, chosen)
    function("layer_dense")(model, 1)
    model.compile("sgd", "mse")
    names = {name: tf.constant(DATA[name])[:, None] for name in ("age", "town")}
    rows = tf.data.Dataset.from_tensors((names, np.zeros((3, 1))))
    model.fit(rows, verbose=0, shuffle=False)
    inputs = {
        "age": keras.Input((1,), name="age"),
        "town": keras.Input((1,), name="town", dtype="string"),
    }
    functional = keras.Model(inputs, function("layer_dense_features")(inputs, chosen))
    functional.save(tmp_path / "model.keras")
    loaded = keras.models.load_model(tmp_path / "model.keras")
    np.testing.assert_allclose(loaded(names), [[15, 0, 1], [40, 1, 0], [70, 0, 0]])


def test_what_is_refused():
    town = COLUMN.categorical_column_with_vocabulary_list("town", ["Oslo"])
    with pytest.raises(ValueError, match="indicator_column"):
        function("layer_dense_features")(feature_columns=[town])
    with pytest.raises(ObjectError, match="by name"):
        function("layer_dense_features")(np.ones((2, 2)), feature_columns=columns()["age"][0])
