"""The tokenizer: which words texts have, how often, and which number each of them has."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from rkeras_py.api.results import Integers, IntegerVectors, Strings
from rkeras_py.data.arguments import texts_of, whole_numbers
from rkeras_py.data.words import FILTERS, NewNumbers, Numbering, numbers_of_texts

MODES = ("binary", "count", "tfidf", "freq")


class Tokenizer:
    """Makes numbers of words, and counts them.

    Attributes:
        num_words: Words with this number and above are left out; None for no limit.
        filters: Characters that stand between words.
        lower: Whether words are in lower case.
        split: What stands between words otherwise.
        char_level: Whether each character is a word.
        oov_token: Stands for words that are left out or not known; None to drop them.
        document_count: How many texts were counted.
        word_counts: How often each word was met, in the order of appearance.
        word_docs: In how many texts each word was met.
        word_index: The number of each word, from 1: by how often it was met, then by appearance.
        index_word: The word of each number.
        index_docs: In how many texts the word of each number was met.
    """

    def __init__(
        self,
        num_words: int | None = None,
        filters: str = FILTERS,
        lower: bool = True,
        split: str = " ",
        char_level: bool = False,
        oov_token: str | None = None,
    ) -> None:
        self.num_words = num_words
        self.filters = filters
        self.lower = lower
        self.split = split
        self.char_level = char_level
        self.oov_token = oov_token
        self.document_count = 0
        self.word_counts: dict[str, int] = {}
        self.word_docs: dict[str, int] = {}
        self.index_docs: dict[int, int] = {}
        self.word_index: dict[str, int] = {}
        self.index_word: dict[int, str] = {}

    # ---- counting ----

    def fit_on_texts(self, texts: Iterable[Any]) -> None:
        """Counts the words of texts, beside those counted before, and numbers all anew.

        Args:
            texts: Strings, or lists of the words of each text.
        """
        numbers = NewNumbers({word: i for i, word in enumerate(self.word_counts, start=1)})
        numbering = self._numbering(numbers.__getitem__)
        counts: Counter[int] = Counter()
        documents: Counter[int] = Counter()
        for text in _texts(texts):
            self.document_count += 1
            found = numbering.of(text)
            counts.update(found)
            documents.update(set(found))
        for word, number in numbers.items():
            if number in counts:
                self.word_counts[word] = self.word_counts.get(word, 0) + counts[number]
                self.word_docs[word] = self.word_docs.get(word, 0) + documents[number]
        self._number_words()

    def _number_words(self) -> None:
        words = sorted(self.word_counts, key=lambda word: self.word_counts[word], reverse=True)
        if self.oov_token is not None:
            words.insert(0, self.oov_token)
        self.word_index = {word: i for i, word in enumerate(words, start=1)}
        self.index_word = {i: word for word, i in self.word_index.items()}
        self.index_docs |= {self.word_index[word]: n for word, n in self.word_docs.items()}

    def fit_on_sequences(self, sequences: Iterable[Any]) -> None:
        """Counts in how many sequences each number is, which `mode="tfidf"` needs.

        Args:
            sequences: Lists of numbers of words.
        """
        for sequence in sequences:
            self.document_count += 1
            for number in set(whole_numbers(sequence)):
                self.index_docs[number] = self.index_docs.get(number, 0) + 1

    # ---- texts and sequences ----

    def texts_to_sequences(self, texts: Iterable[Any]) -> list[list[int]]:
        """The numbers of the words of each text.

        Args:
            texts: Strings, or lists of the words of each text.

        Returns:
            A list of numbers for each text.
        """
        known, unknown = self._known()
        texts = list(_texts(texts))
        if not self.char_level and all(isinstance(text, str) for text in texts):
            found = numbers_of_texts(texts, self.filters, self.lower, self.split, known, unknown)
            if found is not None:
                return IntegerVectors(found)
        return IntegerVectors(map(self._numbering_of_known().of, texts))

    def texts_to_sequences_generator(self, texts: Iterable[Any]) -> Iterator[list[int]]:
        """As `texts_to_sequences()`, one text after the other."""
        numbering = self._numbering_of_known()
        return (Integers(numbering.of(text)) for text in _texts(texts))

    def _numbering(self, number: Any) -> Numbering:
        return Numbering(self.filters, self.lower, self.split, self.char_level, number)

    def _known(self) -> tuple[dict[str, int], int]:
        """The numbers of words that count, and that of all others; 0 if they are left out."""
        unknown = 0
        if self.oov_token is not None:
            if self.oov_token not in self.word_index:
                raise ValueError(
                    "the tokenizer's `oov_token` has no number yet: count words with "
                    "fit_text_tokenizer() first"
                )
            unknown = int(self.word_index[self.oov_token])
        limit = self.num_words or len(self.word_index) + 1
        return {word: int(i) for word, i in self.word_index.items() if i < limit}, unknown

    def _numbering_of_known(self) -> Numbering:
        known, unknown = self._known()
        return self._numbering(lambda word: known.get(word, unknown))

    def sequences_to_texts(self, sequences: Iterable[Any]) -> list[str]:
        """The words of sequences, with spaces between them.

        Args:
            sequences: Lists of numbers of words.

        Returns:
            A text for each sequence. Numbers without a word are left out, or stand as
            `oov_token`.
        """
        return Strings(self.sequences_to_texts_generator(sequences))

    def sequences_to_texts_generator(self, sequences: Iterable[Any]) -> Iterator[str]:
        """As `sequences_to_texts()`, one sequence after the other."""
        limit = self.num_words or np.inf
        known = {int(i): word for i, word in self.index_word.items() if int(i) < limit}
        for sequence in sequences:
            words = (known.get(i, self.oov_token) for i in whole_numbers(sequence))
            yield " ".join(word for word in words if word is not None)

    # ---- matrices ----

    def texts_to_matrix(self, texts: Iterable[Any], mode: str = "binary") -> Any:
        """As `sequences_to_matrix()`, for the sequences of texts."""
        return self.sequences_to_matrix(self.texts_to_sequences(texts), mode)

    def sequences_to_matrix(self, sequences: Iterable[Any], mode: str = "binary") -> Any:
        """A row for each sequence, and a column for each number from 0.

        Args:
            sequences: Lists of numbers of words.
            mode: What stands in the matrix: `"binary"`, `"count"`, `"freq"` or `"tfidf"`.

        Returns:
            An array of the shape `(len(sequences), num_words)`.
        """
        if mode not in MODES:
            raise ValueError(f"`mode` must be one of {', '.join(MODES)}, but {mode!r} was given")
        if not self.num_words and not self.word_index:
            raise ValueError(
                "the number of columns is not known: give text_tokenizer() `num_words`, or count "
                "words with fit_text_tokenizer() first"
            )
        if mode == "tfidf" and not self.document_count:
            raise ValueError('for mode "tfidf", count words with fit_text_tokenizer() first')
        columns = int(self.num_words or len(self.word_index) + 1)
        rows = [whole_numbers(sequence) for sequence in sequences]
        lengths = np.array([len(row) for row in rows], dtype=np.int64)
        numbers = np.fromiter((i for row in rows for i in row), np.int64, lengths.sum())
        if (numbers < 0).any():
            raise ValueError("numbers of words count from 0, but a negative one is among them")
        kept = numbers < columns
        places = np.repeat(np.arange(len(rows)), lengths)[kept] * columns + numbers[kept]
        places, counts = np.unique(places, return_counts=True)
        result = np.zeros((len(rows), columns))
        if mode == "binary":
            weights: Any = 1
        elif mode == "count":
            weights = counts
        elif mode == "freq":
            weights = counts / lengths[places // columns]
        else:
            weights = (1 + np.log(counts)) * self._rarity(places % columns)
        result.ravel()[places] = weights
        return result

    def _rarity(self, numbers: Any) -> Any:
        """The inverse document frequency of words, scheme 2 of Wikipedia's article on tf-idf."""
        documents = np.array([self.index_docs.get(i, 0) for i in numbers.tolist()], dtype=float)
        return np.log(1 + self.document_count / (1 + documents))

    # ---- what is saved ----

    def get_config(self) -> dict[str, Any]:
        """What the tokenizer is, with its tables as JSON, as Keras writes them."""
        config = {name: getattr(self, name) for name in SETTINGS}
        return config | {name: json.dumps(getattr(self, name)) for name in TABLES}

    def to_json(self) -> str:
        """The tokenizer as JSON, in the form of Keras."""
        return json.dumps({"class_name": "Tokenizer", "config": self.get_config()})


SETTINGS = (
    "num_words", "filters", "lower", "split", "char_level", "oov_token", "document_count",
)  # fmt: skip
TABLES = ("word_counts", "word_docs", "index_docs", "index_word", "word_index")


def _texts(texts: Any) -> Iterator[Any]:
    """Texts one after the other; from R a single one comes as a string."""
    for text in [texts] if isinstance(texts, str) else texts:
        if not isinstance(text, str) and texts_of([text]) is None:
            raise ValueError(
                f"texts must be strings or lists of words, but one of type {type(text).__name__} "
                "is among them"
            )
        yield text


def tokenizer_of(fields: Mapping[str, Any]) -> Tokenizer:
    """A tokenizer with the fields of one that was saved.

    Args:
        fields: Settings, and tables by words or numbers. What older versions did not keep may
            be missing.

    Returns:
        The tokenizer.

    Raises:
        ValueError: A field is not what it must be.
    """
    settings = {name: fields[name] for name in SETTINGS if name in fields}
    expected: dict[str, type | tuple[type, ...]] = {
        "num_words": (int, type(None)), "filters": str, "lower": bool, "split": str,
        "char_level": bool, "oov_token": (str, type(None)), "document_count": int,
    }  # fmt: skip
    for name, value in settings.items():
        if not isinstance(value, expected[name]):
            raise ValueError(f"its field `{name}` is of type {type(value).__name__}")
    tokenizer = Tokenizer()
    vars(tokenizer).update(settings)
    tokenizer.word_counts = _table(fields, "word_counts", str, int)
    tokenizer.word_docs = _table(fields, "word_docs", str, int)
    tokenizer.word_index = _table(fields, "word_index", str, int)
    tokenizer.index_docs = _table(fields, "index_docs", int, int)
    tokenizer.index_word = _table(fields, "index_word", int, str) or {
        number: word for word, number in tokenizer.word_index.items()
    }
    return tokenizer


def _table(fields: Mapping[str, Any], name: str, key: type, value: type) -> dict[Any, Any]:
    table = fields.get(name, {})
    if not isinstance(table, Mapping):
        raise ValueError(f"its field `{name}` is of type {type(table).__name__}")
    # Keys of JSON are strings.
    made = {key(k): v for k, v in table.items()}
    if not all(type(v) is value for v in made.values()):
        raise ValueError(f"its field `{name}` holds something else than {value.__name__}")
    return made
