"""Sequences of numbers: made equally long, and paired with their neighbours.

What is in the sequences is checked at once, where its dtype is another than that of the result;
then each is copied into its row, which takes less time than a mask for all rows.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import accumulate, chain
from typing import Any, NamedTuple

import numpy as np

from rkeras_py.api.argument_types import (
    Anything,
    ArrayLike,
    Bool,
    Dtype,
    Float,
    Int,
    NonNegativeInt,
    PositiveInt,
)
from rkeras_py.api.registry import REQUIRED, MisfitError, public
from rkeras_py.api.results import Integers, IntegerVectors
from rkeras_py.api.sentinels import NA
from rkeras_py.data.arguments import Sequence, Sequences, Side

_FAMILY = "sequence preprocessing"


@public(family=_FAMILY)
def pad_sequences(
    sequences: Sequences = REQUIRED,
    maxlen: NonNegativeInt | None = None,
    dtype: Dtype = "int32",
    padding: Side = "pre",
    truncating: Side = "pre",
    value: Anything = 0.0,
) -> Any:
    """Pads or truncates sequences to one length, as the rows of an array.

    Args:
        sequences: A list of sequences, which may have different lengths. Each is a vector or list
            of numbers or strings, or an array whose first axis is time.
        maxlen: The length; that of the longest sequence if not given.
        dtype: The dtype of the result. Numbers lose their fractions where it is one of integers;
            `"object"` keeps strings.
        padding: Whether short sequences are filled up before (`"pre"`) or after (`"post"`) their
            elements.
        truncating: Whether long sequences lose elements at their beginning or at their end.
        value: What short sequences are filled up with.

    Returns:
        An array of the shape `(len(sequences), maxlen)`, followed by the further axes of the
        sequences.

    Raises:
        ValueError: `sequences` is no list of sequences, one of them holds NA, what they hold
            does not fit into `dtype`, or they differ in their further axes.

    Example:
        >>> from rkeras_py import pad_sequences
        >>> rows = pad_sequences([[1], [1, 2], [1, 2, 3]], maxlen=2)
    """
    kind = _numpy_dtype(dtype)
    part = slice(None)
    if maxlen:
        # What does not fit is not read, which would cost time.
        part = slice(-maxlen, None) if truncating == "pre" else slice(maxlen)
    arrays = _vectors_of_integers(sequences, part, kind)
    if arrays is None:
        arrays = [_as_array(_cut(sequence, part), kind) for sequence in sequences]
    longest = max(map(len, arrays), default=0)
    length = longest if maxlen is None else maxlen
    further = {array.shape[1:] for array in arrays if len(array)}
    if len(further) > 1:
        raise ValueError(
            "pad_sequences(): the axes after the first must be the same for all `sequences`, but "
            f"the shapes of their elements are {', '.join(map(str, sorted(further)))}"
        )
    cast = [array.ravel() for array in arrays if len(array) and array.dtype != kind]
    if len({array.dtype.kind in "UO" for array in cast}) > 1:
        cast = [array.astype(object) for array in cast]
    fill = np.asarray(value)
    _check_fits(fill, kind, "value")
    if cast:
        joined = np.concatenate(cast)
        _check_fits(joined, kind, "sequences")
        if kind.kind == "U":
            kind = np.result_type(fill.astype(kind), joined.astype(kind))
    result = np.full((len(arrays), length, *next(iter(further), ())), fill, dtype=kind)
    if arrays and longest <= length and all(array.ndim == 1 for array in arrays):
        _place(result, arrays, padding)
        return result
    for row, array in zip(result, arrays, strict=True):
        kept = min(len(array), length)
        if kept:
            first = len(array) - kept if truncating == "pre" else 0
            place = length - kept if padding == "pre" else 0
            row[place : place + kept] = array[first : first + kept]
    return result


def _cut(sequence: Any, part: slice) -> Any:
    is_array = isinstance(sequence, np.ndarray) and sequence.ndim
    return sequence[part] if is_array or isinstance(sequence, list) else sequence


def _vectors_of_integers(
    sequences: list[Any], part: slice, dtype: np.dtype[Any]
) -> list[Any] | None:
    """Parts of lists of whole numbers as vectors, read all at once; None if there is anything else.

    Args:
        sequences: The lists.
        part: The part of each.
        dtype: The dtype of the vectors.
    """
    if dtype.kind not in "if" or not all(
        type(sequence) is list and (not sequence or type(sequence[0]) is int)
        for sequence in sequences
    ):
        return None
    lengths = list(map(len, sequences))
    numbers = chain.from_iterable(sequences)
    most = abs(part.start or part.stop or 0)
    if most:
        lengths = [n if n < most else most for n in lengths]
        numbers = chain.from_iterable(sequence[part] for sequence in sequences)
    try:
        # In 64 bits, so that numbers beyond a smaller dtype are seen.
        joined = np.fromiter(numbers, np.int64 if dtype.kind == "i" else dtype, sum(lengths))
    except (TypeError, ValueError, OverflowError):
        return None  # What is wrong with it is said where they are read one by one.
    if joined.size:
        _check_fits(joined, dtype, "sequences")
    joined = joined.astype(dtype, copy=False)
    ends = list(accumulate(lengths))
    return [joined[end - n : end] for end, n in zip(ends, lengths, strict=True)]


def _place(result: Any, arrays: list[Any], padding: str) -> None:
    """Puts vectors into the rows of a matrix, all at once.

    Args:
        result: The matrix, which is changed.
        arrays: The vectors, none longer than a row.
        padding: The side on which the rows stay as they are.
    """
    kept = np.fromiter(map(len, arrays), np.int64, len(arrays))[:, None]
    columns = np.arange(result.shape[1])
    taken = columns >= result.shape[1] - kept if padding == "pre" else columns < kept
    result[taken] = np.concatenate(arrays)


def _numpy_dtype(dtype: Any) -> np.dtype[Any]:
    try:
        return np.dtype(object if dtype == "string" else dtype)
    except TypeError:
        raise MisfitError("dtype", 'a dtype of numpy, such as "int32" or "object"') from None


def _as_array(sequence: Any, dtype: np.dtype[Any]) -> Any:
    is_array = isinstance(sequence, np.ndarray) and sequence.ndim > 0
    if is_array and dtype.kind == "i" and sequence.dtype == dtype:
        return sequence  # before what costs more to ask
    if isinstance(sequence, Mapping):
        sequence = list(sequence.values())
    # A list of numbers is cast while it is read, which is twice as fast as afterwards.
    if isinstance(sequence, list) and sequence and type(sequence[0]) is int and dtype.kind in "if":
        try:
            # In 64 bits, so that numbers beyond a smaller dtype are seen.
            array = np.asarray(sequence, np.int64 if dtype.kind == "i" else dtype)
        except (TypeError, ValueError, OverflowError):
            pass  # What is wrong with it is said below.
        else:
            return array
    try:
        array = np.asarray(sequence)
    except ValueError:
        raise ValueError(
            "pad_sequences(): the elements of a sequence must have the same shape"
        ) from None
    if array.dtype.kind == "O":
        if any(item is NA for item in array.flat):
            raise ValueError("pad_sequences(): `sequences` must hold no NA")
        if not all(isinstance(item, str | int | float | complex) for item in array.flat):
            raise ValueError("pad_sequences(): `sequences` must hold numbers or strings")
    elif array.dtype.kind not in "biufcU":
        raise ValueError("pad_sequences(): `sequences` must hold numbers or strings")
    return array if array.ndim else array[None]


def _check_fits(array: Any, dtype: np.dtype[Any], argument: str) -> None:
    """Checks that the dtype holds what is in the array, but for fractions of numbers."""
    if dtype.kind in "OU":
        return
    if array.dtype.kind not in "biufc" or (array.dtype.kind == "c" and dtype.kind != "c"):
        raise ValueError(
            f"pad_sequences(): `{argument}` does not fit into the dtype {dtype.name}; for strings, "
            'give dtype="object"'
        )
    if dtype.kind in "iu":
        if array.dtype.kind not in "biu" and not np.isfinite(array).all():
            raise ValueError(
                f"pad_sequences(): `{argument}` must hold no NA or infinite number, which "
                f"{dtype.name} does not have"
            )
        limits = np.iinfo(dtype)
        if array.min() < limits.min or array.max() > limits.max:
            raise ValueError(
                f"pad_sequences(): `{argument}` holds numbers that are beyond {dtype.name}"
            )


@public(family=_FAMILY)
def make_sampling_table(size: PositiveInt = REQUIRED, sampling_factor: Float = 1e-5) -> Any:
    """Probabilities with which `skipgrams()` keeps words, by their rank.

    Words are taken to be as frequent as Zipf's law says: the word of rank r is met with a
    probability of about `1 / (r * (log(r) + g) + 1/2 - 1/(12 * r))`, where g is Euler's constant.
    Frequent words are kept less often.

    Args:
        size: How many words there are.
        sampling_factor: The larger it is, the more words are kept.

    Returns:
        An array of the shape `(size,)`: the probability of each rank, from 0. Ranks 0 and 1 have
        the same.

    Raises:
        ValueError: `size` is not positive.

    Source:
        Mikolov et al. (2013), Distributed representations of words and phrases and their
        compositionality, section 2.3.

    Example:
        >>> from rkeras_py import make_sampling_table
        >>> table = make_sampling_table(5)
    """
    rank = np.maximum(np.arange(size), 1)
    # 0.577 for Euler's constant: the numbers are to be those that scripts know.
    inverse = rank * (np.log(rank) + 0.577) + 0.5 - 1 / (12 * rank)
    scaled = sampling_factor * inverse
    return np.minimum(1, scaled / np.sqrt(scaled))


class Skipgrams(NamedTuple):
    """Pairs of words, and whether they stood together.

    Attributes:
        couples: The pairs: numbers of two words.
        labels: For each pair 1 or 0; a pair `[0, 1]` or `[1, 0]` if they are categorical.
    """

    couples: list[list[int]]
    labels: list[Any]


@public(family=_FAMILY, invisible=True)
def skipgrams(
    sequence: Sequence = REQUIRED,
    vocabulary_size: PositiveInt = REQUIRED,
    window_size: NonNegativeInt = 4,
    negative_samples: Float = 1.0,
    shuffle: Bool = True,
    categorical: Bool = False,
    sampling_table: ArrayLike | None = None,
    seed: Int | None = None,
) -> Skipgrams:
    """Pairs of words that stand near each other, and of words drawn at random.

    Args:
        sequence: Numbers of words. 0 stands for no word.
        vocabulary_size: One more than the largest number of a word.
        window_size: Words at most so far apart are a pair.
        negative_samples: How many random pairs there are for each pair that stands together.
        shuffle: Whether to shuffle the pairs; else those drawn at random come last.
        categorical: Whether labels are pairs, `[0, 1]` for words that stand together and `[1, 0]`
            for others.
        sampling_table: Probability with which each word is kept, as `make_sampling_table()` gives
            it.
        seed: Seed of the order of the pairs. The random pairs themselves follow from the
            session's seed.

    Returns:
        `couples`, a list of pairs of words, and `labels`, 1 for words that stand together and 0 for
        others.

    Raises:
        ValueError: `sequence` holds something else than numbers of words, or a word that
            `sampling_table` has not.

    Example:
        >>> from rkeras_py import skipgrams
        >>> pairs = skipgrams([1, 2, 3], vocabulary_size=4, window_size=1, shuffle=False)
    """
    if negative_samples < 0:
        raise MisfitError("negative_samples", "a number, at least 0")
    words = _kept(sequence, sampling_table)
    couples = [
        [word, sequence[j]]
        for i, word in words
        for j in range(max(0, i - window_size), min(len(sequence), i + window_size + 1))
        if j != i and sequence[j]
    ]
    labels: list[Any] = [[0, 1] if categorical else 1 for _ in couples]
    negative = int(len(labels) * negative_samples)
    if negative:
        if vocabulary_size < 2:
            raise MisfitError("vocabulary_size", "at least 2: there is no word to draw")
        first = [couple[0] for couple in couples]
        random.shuffle(first)
        couples += [
            [first[i % len(first)], random.randint(1, vocabulary_size - 1)] for i in range(negative)
        ]
        labels += [[1, 0] if categorical else 0 for _ in range(negative)]
    if shuffle:
        seed = random.randint(0, 10**7) if seed is None else seed
        for values in (couples, labels):
            random.seed(seed)
            random.shuffle(values)
    return Skipgrams(
        IntegerVectors(couples), IntegerVectors(labels) if categorical else Integers(labels)
    )


def _kept(sequence: list[int], sampling_table: Any) -> list[tuple[int, int]]:
    """Positions and numbers of the words that pairs are made of."""
    words = [(i, word) for i, word in enumerate(sequence) if word]
    if sampling_table is None:
        return words
    table = np.asarray(sampling_table, dtype="float64").ravel()
    if any(not 0 <= word < len(table) for _, word in words):
        raise MisfitError("sampling_table", "a table with a probability for each word")
    return [(i, word) for i, word in words if table[word] >= random.random()]
