"""Feature specs: what each step makes of a table, against numpy; saving; what is refused."""

from __future__ import annotations

import re

import numpy as np
import pytest

import rkeras_py as rk
from rkeras_py.engine import keras, tf

AGE = [15.0, 40.0, 70.0, 33.0]
TOWN = ["Rome", "Oslo", "Lima", "Oslo"]
TABLE = {
    "age": AGE,
    "size": [1.5, 1.7, 1.6, 2.0],
    "town": TOWN,
    "home": ["Oslo", "Oslo", "Rome", "Lima"],
    "month": [0, 11, 3, 3],
    "target": [0, 1, 1, 0],
}
NAMES = ["age", "size", "town", "home", "month"]
TOWNS = ["Lima", "Oslo", "Rome"]  # as they are sorted


def spec(table=TABLE):
    return rk.feature_spec(table, NAMES, "target")


def values(spec, table=TABLE, **options):
    spec.fit()
    layer = rk.layer_dense_features(feature_columns=rk.dense_features(spec), **options)
    return np.asarray(layer({name: tf.constant(table[name]) for name in spec.x}))


def one_hot(codes, size):
    return np.eye(size)[codes]


CODES = [TOWNS.index(town) for town in TOWN]


def categorical(spec=None, *names):
    made = spec or globals()["spec"]()
    return rk.step_categorical_column_with_vocabulary_list(made, *(names or ["town"]))


def test_numeric_columns_and_scalers():
    taken = rk.step_numeric_column(spec(), "age", ["size"])
    np.testing.assert_allclose(values(taken), np.c_[AGE, TABLE["size"]], rtol=1e-6)
    age = np.array(AGE)
    standard = rk.step_numeric_column(spec(), "age", normalizer_fn=rk.scaler_standard())
    np.testing.assert_allclose(
        values(standard)[:, 0], (age - age.mean()) / age.std(ddof=1), rtol=1e-5
    )
    ranged = rk.step_numeric_column(spec(), "age", normalizer_fn=rk.scaler_min_max())
    np.testing.assert_allclose(values(ranged)[:, 0], (age - 15) / 55, rtol=1e-5, atol=1e-7)
    halved = rk.step_numeric_column(spec(), "age", normalizer_fn=lambda x: x / 2)
    np.testing.assert_allclose(values(halved)[:, 0], age / 2)


@pytest.mark.parametrize("size", [1, 7, 100])
def test_batches_teach_the_same(size):
    x = np.random.default_rng(1).normal(1e4, 3, 100)
    dataset = rk.dataset_batch(rk.tensor_slices_dataset({"x": x.astype("float64")}), size)
    taken = rk.step_numeric_column(
        rk.feature_spec(dataset, "x"), "x", normalizer_fn=rk.scaler_standard()
    )
    taken.fit()
    scaler = rk.dense_features(taken)["x"].normalizer_fn
    np.testing.assert_allclose([scaler.shift, scaler.scale], [x.mean(), x.std(ddof=1)], rtol=1e-10)


def test_categories():
    np.testing.assert_array_equal(
        values(rk.step_indicator_column(categorical(), "town")), one_hot(CODES, 3)
    )
    listed = rk.step_categorical_column_with_vocabulary_list(
        spec(), "town", vocabulary_list=["Rome", "Oslo"], num_oov_buckets=1
    )
    listed = rk.step_indicator_column(listed, "town")
    np.testing.assert_array_equal(values(listed), one_hot([0, 1, 2, 1], 3))
    months = rk.step_categorical_column_with_identity(spec(), "month", num_buckets=12)
    months = rk.step_indicator_column(months, "month")
    np.testing.assert_array_equal(values(months), one_hot(TABLE["month"], 12))
    learned = rk.step_categorical_column_with_vocabulary_list(spec(), "month")
    learned = rk.step_indicator_column(learned, "month")
    np.testing.assert_array_equal(values(learned), one_hot([0, 2, 1, 1], 3))
    hashed = rk.step_categorical_column_with_hash_bucket(spec(), "town", hash_bucket_size=5)
    hashed = rk.step_indicator_column(hashed, "town")
    codes = np.asarray(tf.strings.to_hash_bucket_fast(TOWN, 5))
    np.testing.assert_array_equal(values(hashed), one_hot(codes, 5))


def test_vocabularies_in_files(tmp_path):
    file = tmp_path / "towns.txt"
    file.write_text("Oslo\nRome\n")
    taken = rk.step_categorical_column_with_vocabulary_file(
        spec(), "town", vocabulary_file=str(file)
    )
    taken = rk.step_indicator_column(taken, "town")
    np.testing.assert_array_equal(values(taken), [[0, 1], [1, 0], [0, 0], [1, 0]])


def test_buckets_crosses_and_names():
    aged = rk.step_numeric_column(categorical(), "age")
    aged = rk.step_bucketized_column(aged, "age", boundaries=[18, 40, 65])
    ranges = [0, 2, 3, 1]
    np.testing.assert_array_equal(values(rk.step_remove_column(aged, "age")), one_hot(ranges, 4))
    crossed = rk.step_crossed_column(aged, ["town", "bucketized_age"], hash_bucket_size=6)
    crossed = rk.step_crossed_column(crossed, mine=["home", "town"], hash_bucket_size=4)
    crossed = rk.step_indicator_column(crossed, "crossed_town_bucketized_age", mine_too="mine")
    crossed = rk.step_remove_column(crossed, "age", "bucketized_age")
    found = values(crossed)
    assert list(rk.dense_features(crossed)) == [
        "indicator_crossed_town_bucketized_age",
        "mine_too",
    ]
    column = tf.feature_column
    age = column.bucketized_column(column.numeric_column("age"), [18, 40, 65])
    town = column.categorical_column_with_vocabulary_list("town", TOWNS)
    by_hand = [
        column.indicator_column(column.crossed_column([town, age], 6)),
        column.indicator_column(column.crossed_column(["home", town], 4)),
    ]
    layer = rk.layer_dense_features(feature_columns=by_hand)
    expected = layer({name: tf.constant(TABLE[name]) for name in NAMES})
    np.testing.assert_array_equal(found, expected)
    assert crossed.feature_types()["bucketized_age"] == "dense"


def test_embeddings():
    table = np.arange(6.0).reshape(3, 2)
    taken = rk.step_embedding_column(categorical(), "town", dimension=2)
    np.testing.assert_allclose(values(taken, weights=[table]), table[CODES])
    sized = rk.step_embedding_column(categorical(), "town", dimension=lambda n: n + 1)
    assert values(sized).shape == (4, 4)
    assert values(rk.step_embedding_column(categorical(), "town")).shape == (4, 1)
    ones = rk.step_embedding_column(categorical(), "town", dimension=3, initializer="ones")
    np.testing.assert_allclose(values(ones), np.ones((4, 3)))


def test_embeddings_from_a_checkpoint(tmp_path):
    table = np.arange(6, dtype="float32").reshape(3, 2)
    saved = tf.train.Checkpoint(table=tf.Variable(table)).write(str(tmp_path / "towns"))
    taken = rk.step_embedding_column(
        categorical(),
        "town",
        dimension=2,
        ckpt_to_load_from=saved,
        tensor_name_in_ckpt="table/.ATTRIBUTES/VARIABLE_VALUE",
    )
    np.testing.assert_allclose(values(taken), table[CODES])


def test_shared_embeddings_are_one_table():
    both = rk.step_categorical_column_with_vocabulary_list(
        spec(), "town", "home", vocabulary_list=TOWNS
    )
    both = rk.step_shared_embeddings_column(both, ["town", "home"], dimension=2)
    both.fit()
    layer = rk.layer_dense_features(feature_columns=rk.dense_features(both))
    inputs = {name: tf.constant(TABLE[name]) for name in NAMES}
    with tf.GradientTape() as tape:
        total = tf.reduce_sum(layer(inputs))
    assert len(layer.trainable_variables) == 1
    table = np.arange(6.0).reshape(3, 2)
    layer.set_weights([table])
    homes = [TOWNS.index(home) for home in TABLE["home"]]
    # In the order of the columns' names: home, then town.
    np.testing.assert_allclose(layer(inputs), np.hstack([table[homes], table[CODES]]))
    gradient = tf.convert_to_tensor(tape.gradient(total, layer.trainable_variables[0].value))
    counts = np.bincount([*homes, *CODES], minlength=3)
    np.testing.assert_allclose(gradient, np.c_[counts, counts])


def whole():
    made = rk.step_numeric_column(spec(), "age", "size", normalizer_fn=rk.scaler_standard())
    made = rk.step_bucketized_column(made, "age", boundaries=[-1, 0, 1])
    made = rk.step_categorical_column_with_vocabulary_list(made, "town", "home")
    made = rk.step_indicator_column(made, "town")
    made = rk.step_embedding_column(made, "town", dimension=2)
    made = rk.step_shared_embeddings_column(
        made, ["town", "home"], dimension=2, initializer="random_normal"
    )
    made = rk.step_crossed_column(made, ["town", "bucketized_age"], hash_bucket_size=7)
    made = rk.step_indicator_column(made, "crossed_town_bucketized_age")
    made.fit()
    return made


INPUTS = {name: np.array(TABLE[name]) for name in NAMES}


@pytest.mark.parametrize("functional", [True, False])
def test_models_are_trained_saved_and_loaded(tmp_path, functional):
    made = whole()
    if functional:
        inputs = rk.layer_input_from_dataset({name: TABLE[name] for name in INPUTS})
        output = rk.layer_dense_features(inputs, rk.dense_features(made))
        model = rk.keras_model(inputs, rk.layer_dense(output, 1))
    else:
        model = rk.keras_model_sequential()
        rk.layer_dense_features(model, rk.dense_features(made))
        rk.layer_dense(model, 1)
    rk.compile(model, "sgd", "mse")
    dataset = rk.dataset_batch(rk.tensor_slices_dataset(TABLE), 2)
    before = rk.fit(model, rk.dataset_use_spec(dataset, made), epochs=1, verbose=0)
    history = rk.fit(model, INPUTS, np.array(TABLE["target"]), epochs=20, verbose=0)
    assert history.metrics["loss"][-1] < before.metrics["loss"][0]
    expected = rk.predict(model, INPUTS)
    for name in ("model.keras", "model.h5"):
        path = str(tmp_path / name)
        save = rk.save_model_hdf5 if name.endswith("h5") else lambda m, p: m.save(p)
        save(model, path)
        loaded = rk.load_model_hdf5(path) if name.endswith("h5") else keras.models.load_model(path)
        np.testing.assert_array_equal(rk.predict(loaded, INPUTS), expected)


def ten_times(x):
    return x * 10.0


def test_functions_that_scale_are_found_by_name(tmp_path):
    made = rk.step_numeric_column(spec(), "age", normalizer_fn=ten_times)
    made.fit()
    inputs = rk.layer_input_from_dataset({"age": AGE})
    model = rk.keras_model(inputs, rk.layer_dense_features(inputs, rk.dense_features(made)))
    path = str(tmp_path / "model.keras")
    model.save(path)
    with pytest.raises(ValueError, match="ten_times"):
        keras.models.load_model(path)
    loaded = keras.models.load_model(path, custom_objects={"ten_times": ten_times})
    np.testing.assert_allclose(loaded({"age": tf.constant(AGE)[:, None]})[:, 0], np.array(AGE) * 10)
    nameless = rk.step_numeric_column(spec(), "age", normalizer_fn=lambda x: x)
    nameless.fit()
    layer = rk.layer_dense_features(feature_columns=rk.dense_features(nameless))
    with pytest.raises(ValueError, match="column `age` has no name"):
        layer.get_config()


def test_inputs_of_a_dataset():
    wide = {"x": np.ones((4, 3), "float32"), "n": np.arange(4, dtype="int32"), "s": TOWN}
    plain = rk.layer_input_from_dataset(wide)
    slices = rk.tensor_slices_dataset(wide)
    batched = rk.layer_input_from_dataset(rk.dataset_batch(slices, 2))
    pairs = rk.dataset_map(rk.dataset_batch(slices, 2), lambda e: (e, e["n"]))
    for inputs in (plain, batched, rk.layer_input_from_dataset(slices),
                   rk.layer_input_from_dataset(pairs)):  # fmt: skip
        assert {name: (tuple(i.shape), i.dtype) for name, i in inputs.items()} == {
            "x": ((None, 3), "float32"),
            "n": ((None, 1), "int32"),
            "s": ((None, 1), "string"),
        }


def test_a_spec_is_not_changed_by_steps():
    first = spec()
    second = rk.step_numeric_column(first, "age")
    assert (len(first.steps), len(second.steps)) == (0, 1)
    second.fit()
    assert second.fitted and not rk.step_numeric_column(second, "size").fitted
    assert not second.copy().fitted
    assert "1 steps, fitted" in repr(second) and "NumericColumn: age" in repr(second)
    pairs = list(rk.dataset_use_spec(TABLE, second))
    assert list(pairs[0][0]) == NAMES
    np.testing.assert_array_equal(pairs[0][1], TABLE["target"])
    without = rk.step_numeric_column(rk.feature_spec(TABLE, "age"), "age")
    without.fit()
    assert list(next(iter(rk.dataset_use_spec(TABLE, without)))) == ["age"]


REFUSED = {
    "no such column": (lambda: rk.feature_spec(TABLE, "nothing"), "no column `nothing`"),
    "no names": (lambda: rk.feature_spec([1, 2], "x"), "`dataset` must be a dataset of comp"),
    "lengths": (lambda: rk.feature_spec({"a": [1, 2], "b": [1]}, "a"), "of one length"),
    "missing text": (lambda: rk.feature_spec({"a": ["x", rk_na()]}, "a"), "must not have NA"),
    "not fitted": (lambda: rk.dense_features(spec()), "not fitted"),
    "use not fitted": (lambda: rk.dataset_use_spec(TABLE, spec()), "not fitted"),
    "no columns": (lambda: rk.step_numeric_column(spec()), "no features were given"),
    "the response": (lambda: rk.step_numeric_column(spec(), "target"), "no feature target"),
    "not a spec": (lambda: rk.step_numeric_column(TABLE, "age"), "`spec` must be a feature spec"),
    "fractions": (lambda: categorical(None, "age"), "`age` must be text or whole numbers"),
    "not categorical": (
        lambda: rk.step_indicator_column(spec(), "town"),
        "`town` is not a feature of categories",
    ),
    "not numeric": (
        lambda: rk.step_bucketized_column(spec(), "age", boundaries=[1]),
        "`age` is not a numeric feature",
    ),
    "boundaries": (
        lambda: rk.step_bucketized_column(spec(), "age", boundaries=[2, 1]),
        "`boundaries` must be numbers in rising order",
    ),
    "one to cross": (
        lambda: rk.step_crossed_column(spec(), "age", hash_bucket_size=2),
        "two features or more",
    ),
    "no such cross": (
        lambda: rk.step_crossed_column(spec(), ["town", "x"], hash_bucket_size=2),
        "no feature `x`",
    ),
    "nothing to remove": (lambda: rk.step_remove_column(spec(), "age"), "made a feature `age`"),
    "no file": (
        lambda: rk.step_categorical_column_with_vocabulary_file(
            spec(), "town", vocabulary_file="/no/such/file"
        ),
        "there is no such file",
    ),
    "half a checkpoint": (
        lambda: rk.step_embedding_column(categorical(), "town", ckpt_to_load_from="x"),
        "belong together",
    ),
    "constant": (
        lambda: values(
            rk.step_numeric_column(
                rk.feature_spec({"a": [2.0, 2.0]}, "a"), "a", normalizer_fn=rk.scaler_min_max()
            )
        ),
        "all values of column `a` are 2",
    ),
    "missing": (
        lambda: rk.step_numeric_column(
            rk.feature_spec({"a": [2.0, float("nan")]}, "a"),
            "a",
            normalizer_fn=rk.scaler_standard(),
        ).fit(),
        "column `a` has missing",
    ),
    "endless": (
        lambda: rk.step_categorical_column_with_vocabulary_list(
            rk.feature_spec(rk.dataset_repeat(rk.tensor_slices_dataset({"a": ["x"]})), "a"), "a"
        ).fit(),
        "endless",
    ),
    "encoding": (
        lambda: categorical(
            rk.feature_spec(rk.tensor_slices_dataset({"town": tf.constant([b"\xff"])}), "town")
        ).fit(),
        "column `town` has text that is not UTF-8",
    ),
    "unequal tables": (
        lambda: rk.step_shared_embeddings_column(
            rk.step_categorical_column_with_hash_bucket(categorical(), "home", hash_bucket_size=9),
            ["town", "home"],
            dimension=2,
        ).fit(),
        "equally many categories",
    ),
}


def rk_na():
    from rkeras_py.api.sentinels import NA

    return NA


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_refused(name):
    call, message = REFUSED[name]
    with pytest.raises((ValueError, TypeError), match=re.escape(message)):
        call()
