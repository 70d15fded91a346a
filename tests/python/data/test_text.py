"""Words and their numbers, against values worked out by hand and Keras' own tokenizer."""

from __future__ import annotations

import io
import json
import math
import os
import pickle

import numpy as np
import pytest
from keras.src.legacy.preprocessing import text as oracle

import rkeras_py as r
from rkeras_py.api.deprecation import DeprecatedFunctionWarning
from rkeras_py.api.registry import REGISTRY
from rkeras_py.api.sentinels import NA

T = ["The cat sat on the mat.", "The dog sat on the log.", "Dogs and cats living together."]
FIELDS = (
    "word_index", "index_word", "word_counts", "word_docs", "index_docs", "document_count",
)  # fmt: skip


def fitted(*texts, **options):
    return r.fit_text_tokenizer(r.text_tokenizer(**options), list(texts or T))


def test_numbers_by_frequency_then_appearance():
    tokenizer = fitted(num_words=10)
    words = ["the", "sat", "on", "cat", "mat", "dog", "log"]
    words += ["dogs", "and", "cats", "living", "together"]
    assert tokenizer.word_index == {word: i for i, word in enumerate(words, start=1)}
    assert r.texts_to_sequences(tokenizer, T) == [[1, 4, 2, 3, 1, 5], [1, 6, 2, 3, 1, 7], [8, 9]]
    assert list(r.texts_to_sequences_generator(tokenizer, T[2:])) == [[8, 9]]
    assert tokenizer.sequences_to_texts([[1, 4, 99]]) == ["the cat"]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("binary", [1, 1]),
        ("count", [2, 1]),
        ("freq", [2 / 3, 1 / 3]),
        ("tfidf", [(1 + math.log(2)) * math.log(1 + 3 / 3), math.log(1 + 3 / 2)]),
    ],
)
def test_matrices(mode, expected):
    row = r.texts_to_matrix(fitted(num_words=10), "the the cat", mode)
    assert row.shape == (1, 10)
    np.testing.assert_allclose(row[0, [1, 4]], expected)
    assert np.count_nonzero(row) == 2


def test_words_out_of_the_vocabulary():
    tokenizer = fitted("a a a b b c", num_words=4, oov_token="<o>")
    assert tokenizer.word_index == {"<o>": 1, "a": 2, "b": 3, "c": 4}
    assert r.texts_to_sequences(tokenizer, ["a b c z"]) == [[2, 3, 1, 1]]
    assert tokenizer.sequences_to_texts([[2, 4, 9]]) == ["a <o> <o>"]
    with pytest.raises(ValueError, match="oov_token"):
        r.texts_to_sequences(r.text_tokenizer(oov_token="<o>"), ["a"])


PIECES = ["a", "B,b", "(c)", "d-e-f", "", "ÄÖ", "ΟΔΟΣ", "x.", "don't", "tab\there", "nb\xa0sp"]
RANDOM = [
    " ".join(
        np.random.default_rng(i).choice(
            ["a", "B,b", "(c)", "d-e-f", "", "ÄÖ", "ΟΔΟΣ", "x.", "don't", "tab\there", "nb\xa0sp"],
            30,
        )
    )
    for i in range(40)
]


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"num_words": 4},
        {"num_words": 4, "oov_token": "?"},
        {"char_level": True},
        {"lower": False, "filters": "."},
        {"split": "b"},
        {"split": "B"},
        {"filters": "", "split": ", "},
    ],
)
def test_as_keras_counts_and_numbers(options):
    keras = oracle.Tokenizer(**options)
    keras.fit_on_texts(RANDOM[:20])
    keras.fit_on_texts(RANDOM[20:30])
    tokenizer = fitted(*RANDOM[:20], **options)
    r.fit_text_tokenizer(tokenizer, RANDOM[20:30])
    for field in FIELDS:
        assert getattr(tokenizer, field) == getattr(keras, field)
    assert list(tokenizer.word_counts) == list(keras.word_counts)
    assert r.texts_to_sequences(tokenizer, RANDOM) == keras.texts_to_sequences(RANDOM)
    for mode in ("binary", "count", "freq", "tfidf"):
        np.testing.assert_allclose(
            r.texts_to_matrix(tokenizer, RANDOM, mode), keras.texts_to_matrix(RANDOM, mode)
        )


def test_what_can_be_counted():
    texts = iter([*T, None])
    for x in (lambda: next(texts), iter(T), tuple(T), [text.split() for text in T]):
        tokenizer = r.fit_text_tokenizer(r.text_tokenizer(filters="."), x)
        assert tokenizer.word_counts["the"] == 4
        assert tokenizer.document_count == 3
    assert fitted("a b").word_index == r.fit_text_tokenizer(r.text_tokenizer(), "a b").word_index
    sequences = r.fit_text_tokenizer(r.text_tokenizer(num_words=4), [[1, 2, 2], [2.0]])
    assert sequences.index_docs == {1: 1, 2: 2}
    row = r.sequences_to_matrix(sequences, [[2.0], [1, 9]], "tfidf")
    np.testing.assert_allclose(row[:, 1:3], [[0, math.log(1 + 2 / 3)], [math.log(2), 0]])


def test_characters_and_lists_of_words():
    assert fitted("aAb ", char_level=True).word_index == {"a": 1, "b": 2, " ": 3}
    assert r.texts_to_sequences(fitted(), [["The", "cat."], "cat."]) == [[1], [4]]


def test_hashes():
    assert r.text_hashing_trick(T[0], 10, "md5") == [6, 3, 1, 1, 6, 8]
    assert r.text_hashing_trick(T[0], 5, "md5") == [4, 1, 1, 1, 4, 1]
    assert r.text_hashing_trick("a bb ccc", 10, lambda word: float(len(word))) == [2, 3, 4]
    numbers = r.text_one_hot(T[0], 5)
    assert numbers == oracle.one_hot(T[0], 5)
    assert r.text_hashing_trick(T[0], 5) == numbers
    with pytest.warns(DeprecatedFunctionWarning, match="input_text"):
        assert r.text_one_hot(n=5, text=T[0]) == numbers
    assert r.text_to_word_sequence("Hi, you!") == ["hi", "you"]
    assert r.text_to_word_sequence("") == []


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: r.text_hashing_trick("a", 1), "`n` must be"),
        (lambda: r.text_hashing_trick(["a", "b"], 5), "`text` should be length 1"),
        (lambda: r.text_hashing_trick("a", 5, "sha"), "`hash_function` must be"),
        (lambda: r.text_hashing_trick("a", 5, lambda word: "b"), "whole number"),
        (lambda: r.text_one_hot("a", 5, text="b"), "not both"),
        (lambda: r.text_tokenizer(split=""), "`split`"),
        (lambda: r.texts_to_sequences(fitted(), [1, 2]), "`texts`"),
        (lambda: r.texts_to_matrix(r.text_tokenizer(), ["a"]), "number of columns"),
        (lambda: r.texts_to_matrix(r.text_tokenizer(3), ["a"], "tfidf"), "tfidf"),
        (lambda: r.texts_to_matrix(fitted(), ["a"], "tf"), "`mode`"),
        (lambda: r.sequences_to_matrix(fitted(), [[-1]]), "negative"),
        (lambda: r.sequences_to_matrix(fitted(), [[1.5]]), "whole"),
        (lambda: r.fit_text_tokenizer("a", "b"), "a tokenizer"),
        (lambda: r.fit_text_tokenizer(r.text_tokenizer(), 5), "`x`"),
        (lambda: r.fit_text_tokenizer(r.text_tokenizer(), [["a", 1]]), "`x`"),
    ],
)
def test_refused(call, said):
    with pytest.raises(ValueError, match=said):
        call()


def test_na_from_r():
    for name in ("texts_to_sequences", "texts_to_matrix"):
        with pytest.raises(ValueError, match="without NA"):
            REGISTRY[name].call_from_r([("tokenizer", fitted()), ("texts", ["a", NA])])


def test_saved_as_json_that_keras_reads(tmp_path):
    tokenizer = fitted(num_words=9, oov_token="?")
    path = str(tmp_path / "tokenizer")
    r.save_text_tokenizer(tokenizer, path)
    again = r.load_text_tokenizer(path)
    assert vars(again) == vars(tokenizer)
    keras = oracle.tokenizer_from_json((tmp_path / "tokenizer").read_text())
    assert keras.texts_to_sequences(T) == r.texts_to_sequences(again, T)
    assert os.listdir(tmp_path) == ["tokenizer"]


@pytest.mark.parametrize("module", ["keras.preprocessing.text", "keras_preprocessing.text"])
@pytest.mark.parametrize("protocol", [2, 4, 5])
def test_old_pickles(tmp_path, module, protocol):
    keras = oracle.Tokenizer(num_words=9)
    keras.fit_on_texts(T)
    expected = keras.texts_to_sequences(T)
    if module == "keras_preprocessing.text":
        del keras.analyzer, keras.index_word
    data = pickle.dumps(keras, protocol)
    path = tmp_path / "old"
    if protocol == 2:
        path.write_bytes(data.replace(b"keras.src.legacy.preprocessing.text", module.encode()))
    else:
        path.write_bytes(data)
    tokenizer = r.load_text_tokenizer(str(path))
    assert r.texts_to_sequences(tokenizer, T) == expected
    assert tokenizer.sequences_to_texts([[1, 4]]) == ["the cat"]
    r.fit_text_tokenizer(tokenizer, T)
    assert tokenizer.word_counts["the"] == 8


class Harm:
    def __reduce__(self):
        return os.system, ("touch harmed",)


def test_nothing_of_a_file_is_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    keras = oracle.Tokenizer()
    keras.harm = Harm()
    state = io.BytesIO()
    pickle.dump(keras, state)
    (tmp_path / "bad").write_bytes(state.getvalue())
    with pytest.raises(ValueError, match=r"is refused: it names posix\.system"):
        r.load_text_tokenizer("bad")
    assert os.listdir(tmp_path) == ["bad"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b'{"config": 3}',
        json.dumps({"config": {"word_index": {"a": "b"}}}).encode(),
        pickle.dumps({"word_index": {}}),
        pickle.dumps(oracle.Tokenizer(num_words="a")),
        pickle.dumps(oracle.Tokenizer())[:-9],
    ],
)
def test_files_without_a_tokenizer(tmp_path, data):
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(ValueError, match="file holds no tokenizer"):
        r.load_text_tokenizer(str(path))


def test_texts_are_numbered_block_by_block_as_one_by_one():
    rng = np.random.default_rng(0)
    words = ["a", "Bc", "d,e", "f.", "", "ÄÖ", "Σας", "\t", "g\0h", "\0"]
    texts = [" ".join(rng.choice(words[:8], rng.integers(0, 9))) for _ in range(2500)]
    for oov in (None, "?"):
        tokenizer = r.fit_text_tokenizer(r.text_tokenizer(num_words=6, oov_token=oov), texts[:900])
        one_by_one = [r.texts_to_sequences(tokenizer, text)[0] for text in texts]
        assert r.texts_to_sequences(tokenizer, texts) == one_by_one
        # A text may hold what stands between texts in a block.
        odd = [" ".join(words), "a", *texts[:3]]
        expected = [r.texts_to_sequences(tokenizer, text)[0] for text in odd]
        assert r.texts_to_sequences(tokenizer, odd) == expected
        # Lists of words are not cut.
        assert (
            r.texts_to_sequences(tokenizer, [["a", "bc"], "a bc"])[0]
            == expected[1] + (r.texts_to_sequences(tokenizer, "bc")[0])
        )
