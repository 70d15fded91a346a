"""Text as numbers: words, their numbers in a vocabulary, their hashes."""

from __future__ import annotations

import hashlib
import math
import warnings
from collections.abc import Callable, Iterator
from typing import Annotated, Any

from rkeras_py.api.argument_types import (
    Anything,
    ArgumentError,
    ArgumentType,
    Bool,
    ChoiceType,
    Function,
    IntType,
    Path,
    PositiveInt,
    Str,
    StrType,
)
from rkeras_py.api.deprecation import DeprecatedFunctionWarning
from rkeras_py.api.registry import REQUIRED, MisfitError, public
from rkeras_py.api.results import Integers, Strings
from rkeras_py.api.sentinels import NA
from rkeras_py.data import tokenizer_files
from rkeras_py.data.arguments import InputText, OneText, Sequences, Texts, sequences_of, texts_of
from rkeras_py.data.tokenizer import MODES, Tokenizer
from rkeras_py.data.words import FILTERS, words_of

_FAMILY = "text preprocessing"


class _TokenizerType(ArgumentType):
    """A tokenizer."""

    expected = "a tokenizer, as text_tokenizer() makes it"
    r_type = "tokenizer"

    def from_python(self, value: Any) -> Tokenizer:
        if not isinstance(value, Tokenizer):
            raise ArgumentError(self.expected)
        return value


class _SplitType(StrType):
    """What stands between words."""

    expected = "a string of at least one character"

    def from_python(self, value: Any) -> str:
        if value == "":
            raise ArgumentError(self.expected)
        return super().from_python(value)


_Tokenizer = Annotated[Tokenizer, _TokenizerType()]
_Split = Annotated[str, _SplitType()]
_Mode = Annotated[str, ChoiceType(*MODES)]
_Buckets = Annotated[int, IntType(least=2)]

_SHARED = {
    "filters": "Characters that stand between words.",
    "lower": "Whether to put the text in lower case.",
    "split": "What stands between words otherwise.",
    "tokenizer": "A tokenizer that has counted words.",
    "texts": "Strings; a text may also be a list of its words.",
    "mode": (
        'What stands in the matrix: 1 for each word that is there (`"binary"`), how often it is '
        'there (`"count"`), its share of the sequence (`"freq"`), or its count weighted by how '
        'rare it is in all texts (`"tfidf"`).'
    ),
}


@public(family=_FAMILY, shared=_SHARED)
def text_tokenizer(
    num_words: PositiveInt | None = None,
    filters: Str = FILTERS,
    lower: Bool = True,
    split: _Split = " ",
    char_level: Bool = False,
    oov_token: Str | None = None,
) -> Tokenizer:
    """A tokenizer: it turns texts into sequences of integers.

    Words get numbers from 1 by how often they are met; 0 stands for no word.

    Args:
        num_words: Words with this number and above are left out, so one fewer is kept; all are
            if it is not given.
        char_level: Whether each character is a word; `filters` and `split` have no part then.
        oov_token: Gets the number 1, and stands for words that are left out or not known. If
            it is not given, these are dropped.

    Returns:
        A tokenizer. Its fields `word_index`, `index_word`, `word_counts`, `word_docs`,
        `index_docs` and `document_count` are filled by `fit_text_tokenizer()`.

    Example:
        >>> from rkeras_py import fit_text_tokenizer, text_tokenizer, texts_to_sequences
        >>> tokenizer = fit_text_tokenizer(text_tokenizer(), ["The cat sat.", "The dog!"])
        >>> texts_to_sequences(tokenizer, "a dog, the dog")
        [[4, 1, 4]]
    """
    return Tokenizer(num_words, filters, lower, split, char_level, oov_token)


@public(family=_FAMILY, invisible=True)
def fit_text_tokenizer(object: _Tokenizer = REQUIRED, x: Anything = REQUIRED) -> Tokenizer:
    """Builds the vocabulary of a tokenizer from texts.

    What was counted before counts on.

    Args:
        object: The tokenizer, which is changed.
        x: Texts: strings, or lists of the words of each; an iterator of them, or a function that
            returns one after the other and None at the end. Or sequences: a list of vectors of
            numbers of words, which are counted for `mode="tfidf"` of `texts_to_matrix()`.

    Returns:
        The tokenizer.

    Raises:
        ValueError: `x` is nothing of that, or holds NA.

    Example:
        >>> from rkeras_py import fit_text_tokenizer, text_tokenizer
        >>> tokenizer = fit_text_tokenizer(text_tokenizer(), ["a b", "b c"])
        >>> tokenizer.word_index
        {'b': 1, 'a': 2, 'c': 3}
    """
    texts = texts_of(x)
    if texts is not None:
        object.fit_on_texts(texts)
    elif callable(x):
        object.fit_on_texts(iter(x, None))
    elif isinstance(x, Iterator):
        object.fit_on_texts(x)
    else:
        sequences = sequences_of(x)
        if sequences is None:
            raise MisfitError("x", "texts, a function that gives them, or a list of sequences")
        try:
            object.fit_on_sequences(sequences)
        except ValueError:
            raise MisfitError("x", "texts without NA, or a list of numbers of words") from None
    return object


@public(family=_FAMILY, shared=_SHARED)
def texts_to_sequences(tokenizer: _Tokenizer = REQUIRED, texts: Texts = REQUIRED) -> list[Any]:
    """The numbers of the words of each text.

    Words that the tokenizer does not know or that are beyond its `num_words` are dropped, or stand
    as its `oov_token`.

    Returns:
        A list with a vector of numbers for each text.

    Raises:
        ValueError: `texts` are no texts, or hold NA.

    Example:
        >>> from rkeras_py import fit_text_tokenizer, text_tokenizer, texts_to_sequences
        >>> tokenizer = fit_text_tokenizer(text_tokenizer(), ["a b", "b c"])
        >>> texts_to_sequences(tokenizer, ["c b a", "d"])
        [[3, 1, 2], []]
    """
    return tokenizer.texts_to_sequences(texts)


@public(family=_FAMILY, shared=_SHARED)
def texts_to_sequences_generator(
    tokenizer: _Tokenizer = REQUIRED, texts: Texts = REQUIRED
) -> Iterator[list[int]]:
    """The numbers of the words of each text, one text after the other.

    Returns:
        An iterator, whose values are vectors of numbers.

    Raises:
        ValueError: `texts` are no texts, or hold NA.

    Example:
        >>> from rkeras_py import fit_text_tokenizer, text_tokenizer
        >>> from rkeras_py import texts_to_sequences_generator
        >>> tokenizer = fit_text_tokenizer(text_tokenizer(), ["a b", "b c"])
        >>> numbers = texts_to_sequences_generator(tokenizer, ["c b a", "d"])
    """
    return tokenizer.texts_to_sequences_generator(texts)


@public(family=_FAMILY, shared=_SHARED)
def texts_to_matrix(
    tokenizer: _Tokenizer = REQUIRED, texts: Texts = REQUIRED, mode: _Mode = "binary"
) -> Any:
    """A document-term matrix of texts.

    Returns:
        An array of the shape `(len(texts), num_words)`: a column for each number from 0, which is
        that of no word.

    Raises:
        ValueError: The tokenizer has no `num_words` and has counted nothing, or `texts` are none.

    Example:
        >>> from rkeras_py import fit_text_tokenizer, text_tokenizer, texts_to_matrix
        >>> tokenizer = fit_text_tokenizer(text_tokenizer(), ["a b", "b c"])
        >>> counts = texts_to_matrix(tokenizer, ["b b a"], mode="count")
    """
    return tokenizer.texts_to_matrix(texts, mode)


@public(family=_FAMILY, shared=_SHARED)
def sequences_to_matrix(
    tokenizer: _Tokenizer = REQUIRED, sequences: Sequences = REQUIRED, mode: _Mode = "binary"
) -> Any:
    """A document-term matrix of sequences.

    Args:
        sequences: A list of vectors of numbers of words.

    Returns:
        An array of the shape `(len(sequences), num_words)`: a column for each number from 0, which
        is that of no word.

    Raises:
        ValueError: The tokenizer has no `num_words` and has counted nothing, or `sequences` hold
            something else than numbers of words.

    Example:
        >>> from rkeras_py import sequences_to_matrix, text_tokenizer
        >>> share = sequences_to_matrix(text_tokenizer(num_words=4), [[1, 2, 2]], mode="freq")
    """
    try:
        return tokenizer.sequences_to_matrix(sequences, mode)
    except ValueError as error:
        raise ValueError(f"sequences_to_matrix(): {error}") from None


@public(family=_FAMILY, invisible=True)
def save_text_tokenizer(object: _Tokenizer = REQUIRED, filename: Path = REQUIRED) -> Tokenizer:
    """Saves a tokenizer to a file.

    The file is JSON in the form of Keras. It is written beside its place first, so that a crash
    leaves the old one.

    Args:
        object: The tokenizer.
        filename: The path of the file.

    Returns:
        The tokenizer.

    Raises:
        OSError: The file can't be written.

    Example:
        >>> from rkeras_py import load_text_tokenizer, save_text_tokenizer, text_tokenizer
        >>> tokenizer = save_text_tokenizer(text_tokenizer(num_words=100), "tokenizer.json")
        >>> load_text_tokenizer("tokenizer.json").num_words
        100
    """
    tokenizer_files.save(object, filename)
    return object


@public(family=_FAMILY)
def load_text_tokenizer(filename: Path = REQUIRED) -> Tokenizer:
    """Loads a tokenizer from a file.

    Nothing that is in the file is run.

    Args:
        filename: The path of a file that `save_text_tokenizer()` wrote, also that of R keras, whose
            files are pickles; or of one that Keras wrote as JSON.

    Returns:
        The tokenizer.

    Raises:
        FileNotFoundError: There is no such file.
        ValueError: The file holds no tokenizer, or more than that.

    Example:
        >>> from rkeras_py import load_text_tokenizer, save_text_tokenizer, text_tokenizer
        >>> tokenizer = save_text_tokenizer(text_tokenizer(), "tokenizer.json")
        >>> tokenizer = load_text_tokenizer("tokenizer.json")
    """
    return tokenizer_files.load(filename)


@public(family=_FAMILY, shared=_SHARED)
def text_to_word_sequence(
    text: OneText = REQUIRED, filters: Str = FILTERS, lower: Bool = True, split: _Split = " "
) -> list[str]:
    """The words of a text.

    Args:
        text: A string.

    Returns:
        The words, in order.

    Raises:
        ValueError: `text` is not one string.

    Example:
        >>> from rkeras_py import text_to_word_sequence
        >>> text_to_word_sequence("Hi, you!")
        ['hi', 'you']
    """
    if text is NA:
        raise MisfitError("text", "one string, and not NA")
    return Strings(words_of(text, filters, lower, split))


@public(family=_FAMILY, shared=_SHARED)
def text_hashing_trick(
    text: OneText = REQUIRED,
    n: _Buckets = REQUIRED,
    hash_function: Function | None = None,
    filters: Str = FILTERS,
    lower: Bool = True,
    split: _Split = " ",
) -> Any:
    """Numbers for the words of a text, by their hashes.

    Different words may get the same number.

    Args:
        text: A string.
        n: One more than the largest number. 0 stands for no word.
        hash_function: `"md5"`, or a function of a word that returns a whole number. If it is not
            given, Python's `hash()`, whose values change from session to session.

    Returns:
        For each word a number from 1 to `n` - 1.

    Raises:
        ValueError: `text` is not one string, or `hash_function` is unknown or returns something
            else.

    Source:
        Weinberger et al. (2009), Feature hashing for large scale multitask learning.

    Example:
        >>> from rkeras_py import text_hashing_trick
        >>> text_hashing_trick("The cat sat on the mat.", 10, hash_function="md5")
        [6, 3, 1, 1, 6, 8]
    """
    if text is NA:
        missing: Any = NA
        return Integers([missing])
    number = _hash(hash_function)
    return Integers(number(word) % (n - 1) + 1 for word in words_of(text, filters, lower, split))


def _hash(function: Any) -> Callable[[str], int]:
    if function is None:
        return hash
    if function == "md5":
        return lambda word: int(hashlib.md5(word.encode(), usedforsecurity=False).hexdigest(), 16)
    if not callable(function):
        raise MisfitError("hash_function", '"md5" or a function')

    def number(word: str) -> int:
        value = function(word)
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not math.isfinite(value)
        ):
            raise ValueError(
                f"text_hashing_trick(): `hash_function` must return a whole number, but returned "
                f"{value!r} for {word!r}"
            )
        return int(value)

    return number


@public(family=_FAMILY, shared=_SHARED)
def text_one_hot(
    input_text: InputText | None = None,
    n: _Buckets = REQUIRED,
    filters: Str = FILTERS,
    lower: Bool = True,
    split: _Split = " ",
    text: OneText | None = None,
) -> Any:
    """Numbers for the words of a text, by Python's hashes.

    The same word has the same number in a session, and another one in the next session:
    `text_hashing_trick()` with `"md5"` does not change.

    Args:
        input_text: A string.
        n: One more than the largest number. 0 stands for no word.
        text: The old name of `input_text`.

    Returns:
        For each word a number from 1 to `n` - 1.

    Raises:
        ValueError: The text is not one string, or given twice.

    Example:
        >>> from rkeras_py import text_one_hot
        >>> numbers = text_one_hot("the cat and the dog", 20)
    """
    if text is not None:
        if input_text is not None:
            raise ValueError("text_one_hot(): give `input_text` or `text`, its old name, not both")
        warnings.warn(
            "text_one_hot(): `text` is deprecated as of TF 2.3. Use `input_text` instead",
            DeprecatedFunctionWarning,
            stacklevel=2,
        )
        input_text = text
    if input_text is None:
        raise TypeError("text_one_hot(): the argument `input_text` is missing: expected one string")
    return text_hashing_trick(input_text, n, None, filters, lower, split)
