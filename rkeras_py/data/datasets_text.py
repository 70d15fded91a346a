"""Data sets of texts, whose words are numbers."""

from __future__ import annotations

import itertools
import os
from collections.abc import Sequence
from typing import Any

import numpy as np

from rkeras_py.api.argument_types import Fraction, Int, NonNegativeInt, Path, PositiveInt
from rkeras_py.api.registry import MisfitError, public
from rkeras_py.api.results import Integers, IntegerVectors
from rkeras_py.data import dataset_files, sources
from rkeras_py.data.datasets import FAMILY, SHARED, Dataset, dataset, shuffled
from rkeras_py.data.downloads import cache_folder, is_file

_SHARED = SHARED | {
    "num_words": (
        "Words with this number and above are left out. The default is the largest number, so "
        "that the rarest word is left out, as in keras 2.9."
    ),
    "skip_top": "Words with numbers below it, the most frequent ones, are left out.",
    "maxlen": "Texts of this length and longer are left out. `start_char` counts.",
    "start_char": "Stands in front of each text; None for nothing.",
    "oov_char": "Stands for words that are left out; None drops them.",
    "index_from": "Is added to the number of each word.",
}


@public(family=FAMILY, shared=_SHARED)
def dataset_imdb(
    path: Path = "imdb.npz",
    num_words: NonNegativeInt | None = None,
    skip_top: NonNegativeInt = 0,
    maxlen: PositiveInt | None = None,
    seed: NonNegativeInt | None = 113,
    start_char: Int | None = 1,
    oov_char: Int | None = 2,
    index_from: Int = 3,
) -> Dataset:
    """Reviews of films of IMDB.

    25,000 reviews that praise (1) or blame (0) a film, and 25,000 for testing. Words are numbered
    by how frequent they are. To read a text, subtract `index_from` from its numbers, and look them
    up in `dataset_imdb_word_index()`.

    Returns:
        `train` and `test`, each with the reviews `x`, a list of vectors of numbers of words, and
        `y`.

    Raises:
        OSError: The file can't be had (`DownloadError`), or does not fit on the disk.
        ValueError: The file has another hash (`HashMismatchError`), or is damaged
            (`UnreadableDataset`); or no review is shorter than `maxlen`.
    """
    names = ("x_train", "y_train", "x_test", "y_test")
    x_train, y_train, x_test, y_test = dataset_files.arrays(sources.IMDB.cached(path), *names)
    generator = np.random.RandomState(seed)
    train = _Texts(x_train, y_train, shuffled(generator, len(x_train)), start_char, index_from)
    test = _Texts(x_test, y_test, shuffled(generator, len(x_test)), start_char, index_from)
    for part in (train, test):
        part.keep_short(maxlen)
    limit = num_words or max(train.largest(), test.largest())
    parts = [part.without_words(skip_top, limit, oov_char) for part in (train, test)]
    return dataset(*parts[0], *parts[1])


@public(family=FAMILY, shared=_SHARED)
def dataset_imdb_word_index(path: Path = "imdb_word_index.json") -> dict[str, int]:
    """Numbers of the words in the reviews of IMDB.

    Returns:
        Numbers by word, from 1. `dataset_imdb()` adds its `index_from` to them.

    Raises:
        OSError: The file can't be had (`DownloadError`), or does not fit on the disk.
        ValueError: The file has another hash (`HashMismatchError`), or is damaged
            (`UnreadableDataset`).
    """
    return dataset_files.word_index(sources.IMDB_WORD_INDEX.cached(path))


@public(family=FAMILY, shared=_SHARED)
def dataset_reuters(
    path: Path = "reuters.npz",
    num_words: NonNegativeInt | None = None,
    skip_top: NonNegativeInt = 0,
    maxlen: PositiveInt | None = None,
    test_split: Fraction = 0.2,
    seed: NonNegativeInt | None = 113,
    start_char: Int | None = 1,
    oov_char: Int | None = 2,
    index_from: Int = 3,
) -> Dataset:
    """News of Reuters.

    11,228 news of 46 topics. Words are numbered by how frequent they are. To read a text, subtract
    `index_from` from its numbers, and look them up in `dataset_reuters_word_index()`.

    Returns:
        `train` and `test`, each with the news `x`, a list of vectors of numbers of words, and
        their topics `y`, from 0.

    Raises:
        OSError: The file can't be had (`DownloadError`), or does not fit on the disk.
        ValueError: The file has another hash (`HashMismatchError`), or is damaged
            (`UnreadableDataset`); or no text is shorter than `maxlen`.
    """
    x, y = dataset_files.arrays(sources.REUTERS.cached(path), "x", "y")
    texts = _Texts(x, y, shuffled(np.random.RandomState(seed), len(x)), start_char, index_from)
    texts.keep_short(maxlen)
    words, topics = texts.without_words(skip_top, num_words or texts.largest(), oov_char)
    train = int(len(words) * (1 - test_split))
    return dataset(
        IntegerVectors(words[:train]), Integers(topics[:train]),
        IntegerVectors(words[train:]), Integers(topics[train:]),
    )  # fmt: skip


@public(family=FAMILY, shared=_SHARED)
def dataset_reuters_word_index(path: Path = "reuters_word_index.pkl") -> dict[str, int]:
    """Numbers of the words in the news of Reuters.

    Returns:
        Numbers by word, from 1. `dataset_reuters()` adds its `index_from` to them.

    Raises:
        OSError: The file can't be had (`DownloadError`), or does not fit on the disk.
        ValueError: The file has another hash (`HashMismatchError`), or is damaged
            (`UnreadableDataset`).
    """
    source = sources.REUTERS_WORD_INDEX
    if path == "reuters_word_index.pkl":
        # Under this name keras 2.9 kept the file, which is JSON; Keras keeps it under the other.
        other = os.path.join(cache_folder(), "datasets", "reuters_word_index.json")
        if is_file(other, source.file_hash):
            path = other
    return dataset_files.word_index(source.cached(path))


class _Texts:
    """Texts as numbers of words, one after the other in one array.

    Args:
        texts: A sequence of numbers for each text.
        labels: A number for each text.
        order: The order to put them in.
        start_char: The number in front of each text, or None.
        index_from: What is added to the number of each word.
    """

    def __init__(
        self, texts: Any, labels: Any, order: Any, start_char: int | None, index_from: int
    ) -> None:
        try:
            ordered = [texts[i] for i in order]
            self._labels = np.asarray(labels, np.int64)[order]
            self._lengths = np.array([len(text) for text in ordered], np.int64)
            size = int(self._lengths.sum())
            words = np.fromiter(itertools.chain.from_iterable(ordered), np.int64, size)
        except (TypeError, ValueError, IndexError) as error:
            raise dataset_files.UnreadableDataset(
                f"the file of the data set does not hold texts and labels: {error}"
            ) from None
        self._words = words + index_from
        if start_char is not None:
            starts = np.cumsum(self._lengths) - self._lengths
            self._words = np.insert(self._words, starts, start_char)
            self._lengths = self._lengths + 1

    def keep_short(self, maxlen: int | None) -> None:
        """Leaves out the texts of a length and longer."""
        if maxlen is None:
            return
        short = self._lengths < maxlen
        if not short.any():
            raise MisfitError("maxlen", "larger than the length of the shortest text")
        self._words = self._words[np.repeat(short, self._lengths)]
        self._labels, self._lengths = self._labels[short], self._lengths[short]

    def largest(self) -> int:
        """The largest number of a word."""
        return int(self._words.max(initial=0))

    def without_words(
        self, skip_top: int, limit: int, oov_char: int | None
    ) -> tuple[Sequence[Any], Sequence[Any]]:
        """The texts and labels, without the words below one number, and from another one on."""
        kept = (self._words >= skip_top) & (self._words < limit)
        words, lengths = self._words, self._lengths
        if oov_char is None:
            ends = np.concatenate([[0], np.cumsum(kept)])[np.cumsum(lengths)]
            words, lengths = words[kept], np.diff(ends, prepend=0)
        else:
            words = np.where(kept, words, oov_char)
        numbers = iter(words.tolist())
        texts = [list(itertools.islice(numbers, length)) for length in lengths.tolist()]
        return IntegerVectors(texts), Integers(self._labels.tolist())
