"""Preprocessing of text, categories and numbers: results by hand, and what is learned."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py
from layers.running import function
from rkeras_py.api import hooks
from rkeras_py.api.registry import REGISTRY
from rkeras_py.api.sentinels import NA
from rkeras_py.engine import keras, tf
from rkeras_py.layers import preprocessing

TEXTS = ["The cat, the DOG!", "a dog", "cat"]


def made(name, *args, **arguments):
    return function(name)(*args, **arguments)


def learned(layer, data, **arguments):
    return function("adapt")(layer, data, **arguments)


# ---- text -------------------------------------------------------------------


def test_text_to_indices():
    layer = made("layer_text_vectorization", vocabulary=["the", "dog", "cat"])
    expected = [[2, 4, 2, 3], [1, 3, 0, 0], [4, 0, 0, 0]]
    np.testing.assert_array_equal(layer(tf.constant(TEXTS)), expected)
    np.testing.assert_array_equal(layer(tf.constant(TEXTS)[:, None]), expected)


@pytest.mark.parametrize("mode", ["int", "multi_hot", None])
def test_a_model_is_saved_before_it_has_a_vocabulary(mode, tmp_path):
    fixed = {"max_tokens": 5, "pad_to_max_tokens": True} if mode == "multi_hot" else {}
    text = made("layer_text_vectorization", output_mode=mode, **fixed)
    numbers = made("layer_integer_lookup")
    inputs = keras.Input((1,), dtype="string"), keras.Input((1,), dtype="int64")
    model = keras.Model(inputs, [text(inputs[0]), numbers(inputs[1])])
    model.save(tmp_path / "model.keras")
    again = rkeras_py.load_model_tf(tmp_path / "model.keras")
    for layer, tokens in ((again.layers[-2], ["b", "a"]), (again.layers[-1], [7, 5])):
        assert function("get_vocabulary")(layer, include_special_tokens=False) == []
        layer.set_vocabulary(tokens)
    again.save(tmp_path / "learned.keras")
    learned_once = rkeras_py.load_model_tf(tmp_path / "learned.keras")
    outputs = learned_once([tf.constant([["a"]]), tf.constant([[5]], "int64")])
    np.testing.assert_array_equal(outputs[1], [[2]])


@pytest.mark.parametrize("data", [TEXTS, np.array(TEXTS), np.array(TEXTS, dtype=object)])
def test_text_learns_a_vocabulary(data):
    layer = learned(made("layer_text_vectorization"), data)
    words = function("get_vocabulary")(layer)
    assert words[:2] == ["", "[UNK]"]
    assert set(words[2:5]) == {"the", "dog", "cat"}
    assert words[5:] == ["a"]
    assert function("get_vocabulary")(layer, include_special_tokens=False) == words[2:]
    assert all(type(word) is str for word in words)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"standardize": None}, ["The", "cat,", "the", "DOG!"]),
        ({"standardize": "lower"}, ["the", "cat,", "the", "dog!"]),
        ({"standardize": "strip_punctuation"}, ["The", "cat", "the", "DOG"]),
        ({"standardize": tf.strings.upper}, ["THE", "CAT,", "THE", "DOG!"]),
        ({"split": None}, ["the cat the dog"]),
        ({"split": lambda x: tf.strings.split(x, ",")}, None),
        ({"ngrams": 2}, ["the", "cat", "the", "dog", "the cat", "cat the", "the dog"]),
        ({"ngrams": (2,)}, ["the cat", "cat the", "the dog"]),
    ],
)
def test_text_is_standardized_split_and_joined(arguments, expected):
    layer = learned(made("layer_text_vectorization", **arguments), TEXTS[:1])
    words = function("get_vocabulary")(layer, include_special_tokens=False)
    if expected is None:
        expected = ["the cat the dog"]  # the comma went with the punctuation
    assert sorted(words) == sorted(set(expected))


def test_text_of_characters():
    layer = learned(made("layer_text_vectorization", split="character"), ["abba"])
    assert sorted(function("get_vocabulary")(layer, False)) == ["a", "b"]


def test_text_to_counts():
    words = {"vocabulary": ["the", "dog", "cat"]}
    texts = tf.constant(TEXTS)
    counts = [[0, 2, 1, 1], [1, 0, 1, 0], [0, 0, 0, 1]]
    for mode, expected in (
        ("count", counts),
        ("multi_hot", np.minimum(counts, 1)),
        ("binary", np.minimum(counts, 1)),
    ):
        layer = made("layer_text_vectorization", output_mode=mode, **words)
        result = layer(texts)
        assert result.dtype == "float32"
        np.testing.assert_array_equal(result, expected)
    padded = made(
        "layer_text_vectorization", output_mode="count", max_tokens=6, pad_to_max_tokens=True,
        **words,
    )  # fmt: skip
    np.testing.assert_array_equal(padded(texts), np.pad(counts, [(0, 0), (0, 2)]))


@pytest.mark.parametrize("mode", ["tf_idf", "tf-idf"])
def test_text_to_tf_idf(mode):
    layer = learned(made("layer_text_vectorization", output_mode=mode), TEXTS)
    words = function("get_vocabulary")(layer)
    # Keras' definition: log(1 + documents / (1 + documents that have the word)).
    having = {"the": 1, "cat": 2, "dog": 2, "a": 1}
    weights = {word: np.log(1 + 3 / (1 + count)) for word, count in having.items()}
    expected = [2 * weights["the"], weights["cat"], weights["dog"]]
    result = np.asarray(layer(tf.constant(TEXTS[:1])))[0]
    found = [result[words.index(word)] for word in ("the", "cat", "dog")]
    np.testing.assert_allclose(found, expected, rtol=1e-5)


def test_text_of_one_length_and_size():
    layer = made("layer_text_vectorization", vocabulary=["the", "dog"], output_sequence_length=3)
    np.testing.assert_array_equal(layer(tf.constant(TEXTS)), [[2, 1, 2], [1, 3, 0], [1, 0, 0]])
    layer = learned(made("layer_text_vectorization", max_tokens=3), ["a a a b b c"])
    assert function("get_vocabulary")(layer) == ["", "[UNK]", "a"]


def test_text_to_its_tokens(tmp_path):
    layer = made("layer_text_vectorization", output_mode=None, vocabulary=["the"])
    tokens = [[b"the", b"cat", b"the", b"dog"], [b"a", b"dog"], [b"cat"]]
    for texts in (tf.constant(TEXTS), tf.constant(TEXTS)[:, tf.newaxis]):
        assert layer(texts).to_list() == tokens
    assert function("get_vocabulary")(layer) == ["", "[UNK]", "the"]
    whole = made("layer_text_vectorization", output_mode=None, split=None)
    np.testing.assert_array_equal(whole(tf.constant([["A b."]])), [[b"a b"]])
    inputs = function("layer_input")(shape=1, dtype="string")
    outputs = function("layer_text_vectorization")(
        inputs, output_mode=None, ngrams=2, vocabulary=["a"]
    )
    assert outputs.ragged
    assert (outputs.shape, outputs.dtype) == ((None, None), "string")
    model = keras.Model(inputs, outputs)
    model.save(tmp_path / "model.keras")
    again = keras.models.load_model(tmp_path / "model.keras")
    for one in (model, again):
        assert one(tf.constant([["a dog"]])).to_list() == [[b"a", b"dog", b"a dog"]]
    with pytest.raises(ValueError, match="`output_sequence_length` is for the mode 'int'"):
        made("layer_text_vectorization", output_mode=None, output_sequence_length=3)


def test_text_first_in_a_model_reads_strings():
    model = keras.Sequential()
    made(
        "layer_text_vectorization", model, vocabulary=["a"], output_mode="multi_hot",
        input_shape=1,
    )  # fmt: skip
    assert model.inputs[0].dtype == "string"
    assert model.output_shape == (None, 2)
    np.testing.assert_array_equal(model(tf.constant([["a b"], ["a"]])), [[1, 1], [0, 1]])


# ---- lookup -----------------------------------------------------------------


def test_string_lookup():
    x = tf.constant([["a", "z"], ["c", "b"]])
    layer = made("layer_string_lookup", vocabulary=["a", "b", "c"])
    np.testing.assert_array_equal(layer(x), [[1, 0], [3, 2]])
    layer = made("layer_string_lookup", vocabulary=["a", "b", "c"], mask_token="")
    np.testing.assert_array_equal(layer(x), [[2, 1], [4, 3]])
    layer = made("layer_string_lookup", vocabulary=["a", "b", "c"], num_oov_indices=0)
    np.testing.assert_array_equal(layer(x[:, :1]), [[0], [2]])
    layer = made("layer_string_lookup", vocabulary=["a", "b"], num_oov_indices=3)
    assert layer(x)[0, 0] == 3
    assert layer(x)[0, 1] < 3


def test_string_lookup_inverted():
    layer = made("layer_string_lookup", vocabulary=["a", "b"], invert=True, oov_token="?")
    found = layer(tf.constant([[1, 2], [0, 1]]))
    np.testing.assert_array_equal(found, [[b"a", b"b"], [b"?", b"a"]])


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("one_hot", [[[1, 0, 0], [0, 1, 0]], [[0, 0, 1], [0, 0, 1]]]),
        ("multi_hot", [[1, 1, 0], [0, 0, 1]]),
        ("count", [[1, 1, 0], [0, 0, 2]]),
    ],
)
@pytest.mark.parametrize("sparse", [False, True])
def test_lookups_to_floats(mode, expected, sparse):
    text, numbers = tf.constant([["z", "a"], ["b", "b"]]), tf.constant([[9, 5], [7, 7]])
    for layer, x in (
        (made("layer_string_lookup", vocabulary=["a", "b"], output_mode=mode, sparse=sparse), text),
        (
            made("layer_integer_lookup", vocabulary=[5.0, 7.0], output_mode=mode, sparse=sparse),
            numbers,
        ),
    ):
        result = layer(x)
        assert isinstance(result, tf.SparseTensor) == sparse
        result = tf.sparse.to_dense(result) if sparse else result
        assert result.dtype == "float32"
        np.testing.assert_array_equal(result, expected)


def test_tf_idf_that_learned_nothing_says_what_to_do(tmp_path):
    """Keras missed an attribute of its own."""
    inputs = rkeras_py.layer_input(shape=1, dtype="string")
    options = {"max_tokens": 5, "output_mode": "tf_idf", "pad_to_max_tokens": True}
    layer = rkeras_py.layer_text_vectorization(**options)
    model = rkeras_py.keras_model(inputs, layer(inputs))
    with pytest.raises(ValueError, match=r"call `adapt\(\)` first"):
        model.save(tmp_path / "model.keras")
    rkeras_py.adapt(layer, ["a b", "b"])
    model.save(tmp_path / "model.keras")
    again = rkeras_py.load_model_tf(str(tmp_path / "model.keras"))
    np.testing.assert_array_equal(again(tf.constant([["b b a"]])), layer([["b b a"]]))


def test_lookup_to_tf_idf():
    layer = made("layer_string_lookup", output_mode="tf_idf")
    function("set_vocabulary")(layer, ["a", "b"], idf_weights=[0.5, 0.25])
    result = layer(tf.constant([["a", "a", "b"]]))
    np.testing.assert_allclose(np.asarray(result)[0, 1:], [1.0, 0.25])


def test_integer_lookup():
    layer = made("layer_integer_lookup", vocabulary=np.array([12.0, 36.0, 1138.0]))
    np.testing.assert_array_equal(layer(np.array([[36, 7], [1138, 12]])), [[2, 0], [3, 1]])
    assert function("get_vocabulary")(layer) == [-1, 12, 36, 1138]
    layer = made("layer_integer_lookup", vocabulary=[12, 36], mask_token=0, oov_token=-2)
    np.testing.assert_array_equal(layer(np.array([[0, 5, 12]])), [[0, 1, 2]])
    layer = made("layer_integer_lookup", vocabulary=[12, 36], invert=True, oov_token=-2)
    np.testing.assert_array_equal(layer(np.array([[1, 2, 0]])), [[12, 36, -2]])


def test_vocabulary_from_a_file(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("a\nb\n")
    layer = made("layer_string_lookup", vocabulary=str(path))
    assert function("get_vocabulary")(layer) == ["[UNK]", "a", "b"]
    again = function("set_vocabulary")(made("layer_string_lookup"), str(path))
    assert function("get_vocabulary")(again) == ["[UNK]", "a", "b"]
    with pytest.raises(ValueError, match="there is no file"):
        made("layer_string_lookup", vocabulary=str(tmp_path / "none.txt"))


def test_vocabularies_are_learned_and_set():
    layer = learned(made("layer_string_lookup", max_tokens=3), ["b", "a", "b", "c", "a", "b"])
    assert function("get_vocabulary")(layer) == ["[UNK]", "b", "a"]
    assert function("set_vocabulary")(layer, ["x", "y"]) is layer
    assert function("get_vocabulary")(layer, False) == ["x", "y"]
    layer = learned(made("layer_integer_lookup"), np.array([3.0, 5.0, 5.0]))
    assert function("get_vocabulary")(layer) == [-1, 5, 3]
    with pytest.raises(ValueError, match="has no vocabulary"):
        function("get_vocabulary")(keras.layers.Dense(1))
    with pytest.raises(ValueError, match="not NA"):
        REGISTRY["layer_string_lookup"].call_from_r([("vocabulary", ["a", NA])])


# ---- hashing, encoding, bins ---------------------------------------------------


def test_hashing():
    words = tf.constant([["a"], ["b"], ["c"], [""]])
    layer = made("layer_hashing", num_bins=5)
    np.testing.assert_array_equal(layer(words), tf.strings.to_hash_bucket_fast(words, 5))
    strong = tf.strings.to_hash_bucket_strong(words, 5, key=[7, 8])
    np.testing.assert_array_equal(made("layer_hashing", num_bins=5, salt=(7, 8))(words), strong)
    one = tf.strings.to_hash_bucket_strong(words, 5, key=[7, 7])
    np.testing.assert_array_equal(made("layer_hashing", num_bins=5, salt=7)(words), one)
    masked = made("layer_hashing", num_bins=5, mask_value="")(words)
    np.testing.assert_array_equal(masked[:3], tf.strings.to_hash_bucket_fast(words[:3], 4) + 1)
    assert masked[3] == 0
    numbers = made("layer_hashing", num_bins=5, mask_value=0.0)(np.array([[0], [3]]))
    assert numbers[0] == 0
    assert numbers[1] == 1 + int(tf.strings.to_hash_bucket_fast("3", 4))


@pytest.mark.parametrize("sparse", [False, True])
def test_category_encoding(sparse):
    x = np.array([[0, 1], [3, 3]])

    def dense(y):
        return tf.sparse.to_dense(y) if sparse else y

    for mode, expected in (
        ("multi_hot", [[1, 1, 0, 0], [0, 0, 0, 1]]),
        ("count", [[1, 1, 0, 0], [0, 0, 0, 2]]),
        ("one_hot", np.eye(4)[x]),
    ):
        layer = made("layer_category_encoding", num_tokens=4, output_mode=mode, sparse=sparse)
        np.testing.assert_array_equal(dense(layer(x)), expected)
        again = type(layer).from_config(layer.get_config())
        np.testing.assert_array_equal(dense(again(x)), expected)
    layer = made("layer_category_encoding", num_tokens=4, output_mode="count", sparse=sparse)
    weighted = layer(x, count_weights=np.array([[0.5, 2.0], [1.0, 3.0]]))
    np.testing.assert_array_equal(dense(weighted), [[0.5, 2, 0, 0], [0, 0, 0, 4]])
    with pytest.raises(ValueError, match="`num_tokens` must be given"):
        made("layer_category_encoding")


def test_discretization():
    x = np.array([[-1.5, 1.0, 3.4, 0.5], [0.0, 3.0, 1.3, 0.99]])
    layer = made("layer_discretization", bin_boundaries=np.array([0.0, 1.0, 2.0]))
    np.testing.assert_array_equal(layer(x), np.digitize(x, [0, 1, 2]))
    layer = made("layer_discretization", bin_boundaries=1.0)
    np.testing.assert_array_equal(layer(x), x >= 1)
    layer = made("layer_discretization", bin_boundaries=[0.0, 1.0], output_mode="one_hot")
    np.testing.assert_array_equal(layer(x), np.eye(3)[np.digitize(x, [0, 1])])
    with pytest.raises(ValueError):
        made("layer_discretization", bin_boundaries=[0.0], num_bins=2)


def test_discretization_learns_quantiles():
    data = np.random.default_rng(1).normal(size=4000)
    layer = learned(made("layer_discretization", num_bins=4), data)
    np.testing.assert_allclose(
        layer.bin_boundaries, np.quantile(data, [0.25, 0.5, 0.75]), atol=0.06
    )
    shares = np.bincount(np.asarray(layer(data)).ravel()) / 4000
    np.testing.assert_allclose(shares, 0.25, atol=0.02)


# ---- normalization and adapt ---------------------------------------------------

DATA = np.random.default_rng(2).normal([1, 5], [2, 3], size=(100, 2))


def standardized(x, mean, variance):
    return (x - mean) / np.sqrt(variance)


def test_normalization_with_given_numbers():
    layer = made("layer_normalization", mean=[1.0, 5.0], variance=[4.0, 9.0])
    np.testing.assert_allclose(
        layer(DATA), standardized(DATA, [1, 5], [4, 9]), rtol=1e-4, atol=1e-5
    )
    back = made("layer_normalization", mean=[1.0, 5.0], variance=[4.0, 9.0], invert=True)
    np.testing.assert_allclose(back(layer(DATA)), DATA, rtol=1e-4, atol=1e-4)
    layer = made("layer_normalization", axis=None, mean=1, variance=4)
    np.testing.assert_allclose(layer(DATA), standardized(DATA, 1, 4), rtol=1e-4, atol=1e-5)


def dataset():
    return tf.data.Dataset.from_tensor_slices(DATA).batch(32)


@pytest.mark.parametrize(
    ("data", "options"),
    [
        (DATA, {}),
        (DATA, {"batch_size": 7}),
        (tf.constant(DATA), {}),
        ({"one": DATA[:, 0], "two": DATA[:, 1]}, {}),
        (dataset, {}),
    ],
)
def test_normalization_learns(data, options):
    layer = learned(made("layer_normalization"), data() if callable(data) else data, **options)
    expected = standardized(DATA, DATA.mean(0), DATA.var(0))
    np.testing.assert_allclose(layer(DATA), expected, rtol=1e-3, atol=1e-3)


def test_normalization_of_a_vector_and_of_all():
    layer = learned(made("layer_normalization"), DATA[:, 0])
    np.testing.assert_allclose(np.ravel(layer.mean), [DATA[:, 0].mean()], rtol=1e-4)
    layer = learned(made("layer_normalization", axis=None), DATA)
    np.testing.assert_allclose(np.ravel(layer.mean), [DATA.mean()], rtol=1e-4)


@pytest.mark.parametrize("data", [DATA, dataset])
def test_steps_read_a_part(data):
    layer = learned(made("layer_normalization"), data() if callable(data) else data, steps=2)
    np.testing.assert_allclose(np.ravel(layer.mean), DATA[:64].mean(0), rtol=1e-4)


def test_axis_of_features_counts_from_one_in_r():
    layer = REGISTRY["layer_normalization"].call_from_r([("axis", 2.0)])
    x = np.random.default_rng(1).normal(size=(5, 3, 4))
    learned(layer, x)
    np.testing.assert_allclose(np.ravel(layer.mean), x.mean((0, 2)), rtol=1e-3, atol=1e-5)


def test_adapt_refuses():
    with pytest.raises(ValueError, match="nothing to learn"):
        learned(keras.layers.Dense(1), DATA)
    with pytest.raises(ValueError, match="`batch_size`"):
        learned(made("layer_normalization"), dataset(), batch_size=3)


def test_adapting_again_forgets():
    layer = learned(made("layer_normalization"), DATA)
    learned(layer, DATA + 100)
    np.testing.assert_allclose(np.ravel(layer.mean), DATA.mean(0) + 100, rtol=1e-3)


@pytest.mark.parametrize("mode", ["int", "tf_idf"])
@pytest.mark.parametrize("kind", ["text_vectorization", "string_lookup", "integer_lookup"])
def test_pieces_of_data_give_what_all_at_once_does(kind, mode, monkeypatch):
    """Vocabulary, its order among words that are as frequent, and weights: Keras' own in one call.

    Ctrl-C is looked for between the pieces.
    """
    rng = np.random.default_rng(5)
    numbers = rng.integers(2, 60, size=(200, 4)) ** 2 // 7
    words = numbers.astype(str).astype(object)
    data = {
        "text_vectorization": [" ".join(row[: 1 + i % 4]) for i, row in enumerate(words)],
        "string_lookup": words,
        "integer_lookup": numbers,
    }[kind]
    whole = made(f"layer_{kind}", output_mode=mode)
    at_once = tf.constant(data, "int64" if kind == "integer_lookup" else "string")
    type(whole).adapt(whole, at_once)
    checks = []
    monkeypatch.setattr(hooks, "check_interrupt", lambda: checks.append(1))
    for name, least in (("_VALUES", 64), ("_BYTES", 100), ("_DOCUMENTS", 5)):
        monkeypatch.setattr(preprocessing, name, least)
    pieces = learned(made(f"layer_{kind}", output_mode=mode), data)
    assert len(checks) > 10
    assert function("get_vocabulary")(pieces) == function("get_vocabulary")(whole)
    np.testing.assert_array_equal(pieces(at_once), whole(at_once))


def test_what_was_learned_is_saved(tmp_path):
    texts = learned(made("layer_text_vectorization", output_mode="count"), TEXTS)
    numbers = learned(made("layer_normalization"), DATA)
    bins = learned(made("layer_discretization", num_bins=3), DATA[:, :1])
    for layer, x, dtype in ((texts, tf.constant(TEXTS)[:, None], "string"), (numbers, DATA, None),
                            (bins, DATA[:, :1], None)):  # fmt: skip
        inputs = keras.Input(x.shape[1:], dtype=dtype)
        model = keras.Model(inputs, layer(inputs))
        model.save(tmp_path / "model.keras")
        loaded = keras.models.load_model(tmp_path / "model.keras")
        np.testing.assert_allclose(loaded(x), model(x), rtol=1e-6)


def test_bins_are_int64_as_in_2_9():
    layer = function("layer_discretization")(bin_boundaries=[0.0, 1.0])
    bins = layer(np.array([[-1.0, 0.5, 3.0]]))
    assert bins.dtype == "int64"
    np.testing.assert_array_equal(bins, [[0, 1, 2]])
