"""Texts as words, and words as numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any

# What is no part of a word, as R and Python users know it.
FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def words_of(text: str, filters: str, lower: bool, split: str) -> list[str]:
    """The words of a text.

    Args:
        text: The text.
        filters: Characters that stand between words.
        lower: Whether words are in lower case.
        split: What stands between words otherwise.

    Returns:
        The words, in order.
    """
    if lower:
        text = text.lower()
    if filters:
        text = text.translate({ord(character): split for character in filters})
    return [word for word in text.split(split) if word]


class Numbering:
    """Gives the numbers of the words of texts, one text after the other.

    A text is cut at its spaces first, and what stands between two of them is looked at once: its
    words (mostly one, with a comma or a capital letter, say) are remembered with it. So a
    text of known pieces costs a look-up for each.

    Args:
        filters: Characters that stand between words.
        lower: Whether words are in lower case.
        split: What stands between words otherwise.
        char_level: Whether each character is a word.
        number: The number of a word, from 1; 0 for a word to leave out.
    """

    def __init__(
        self,
        filters: str,
        lower: bool,
        split: str,
        char_level: bool,
        number: Callable[[str], int],
    ) -> None:
        self._filters, self._lower, self._split = filters, lower, split
        self._char_level = char_level
        self._number = number
        self._pieces = _Pieces(self._numbers_of)
        # Lower case and filters work on each piece by itself only if they make no space.
        self._by_pieces = split == " " and not char_level

    def _numbers_of(self, piece: str) -> list[int]:
        words = words_of(piece, self._filters, self._lower, self._split)
        return [number for number in map(self._number, words) if number]

    def of(self, text: Any) -> list[int]:
        """The numbers of the words of a text: a string, or a list of its words.

        Args:
            text: The text. Filters are not applied to a list of words.

        Returns:
            The numbers, in order.
        """
        if self._by_pieces and isinstance(text, str):
            return self._pieces.numbers(text)
        words: Iterable[str]
        if isinstance(text, str) and not self._char_level:
            words = words_of(text, self._filters, self._lower, self._split)
        elif isinstance(text, str):
            words = text.lower() if self._lower else text
        else:
            words = [word.lower() for word in text] if self._lower else text
        return [number for number in map(self._number, words) if number]


# Between the texts of a block: of ASCII, with which translate() is fast, and in no text.
_BETWEEN = "\0"
_BLOCK = 1000


def numbers_of_texts(
    texts: Sequence[str],
    filters: str,
    lower: bool,
    split: str,
    known: Mapping[str, int],
    unknown: int,
) -> list[list[int]] | None:
    """The numbers of the words of many texts, which are cut into words a block at a time.

    Args:
        texts: The texts.
        filters: Characters that stand between words.
        lower: Whether words are in lower case.
        split: What stands between words otherwise.
        known: The numbers of words, from 1.
        unknown: The number of all other words; 0 to leave them out.

    Returns:
        A list of numbers for each text; None if the texts can't be told apart in a block.
    """
    if not split or split.isalnum() or _BETWEEN in filters or _BETWEEN in split:
        return None
    spaces = {ord(character): split for character in filters}
    numbers = {**known, "": 0, _BETWEEN: -1}
    between = f"{split}{_BETWEEN}{split}"
    found: list[list[int]] = []
    for first in range(0, len(texts), _BLOCK):
        block = texts[first : first + _BLOCK]
        text = between.join(block)
        if text.count(_BETWEEN) != len(block) - 1:
            return None
        if lower:
            text = text.lower()
        words = text.translate(spaces).split(split)
        numbered = list(filter(None, map(numbers.get, words, repeat(unknown))))
        start = 0
        for _ in range(len(block) - 1):
            end = numbered.index(-1, start)
            found.append(numbered[start:end])
            start = end + 1
        found.append(numbered[start:])
    return found


class _Pieces(dict[str, int]):
    """What pieces of texts stand for.

    That is the number of a word; 0 for no word that counts; for several words, minus the
    position of their numbers in a list.
    """

    def __init__(self, numbers_of: Callable[[str], list[int]]) -> None:
        super().__init__()
        self._numbers_of = numbers_of
        self._several: list[list[int]] = [[]]

    def __missing__(self, piece: str) -> int:
        numbers = self._numbers_of(piece)
        if len(numbers) > 1:
            value = -len(self._several)
            self._several.append(numbers)
        else:
            value = numbers[0] if numbers else 0
        self[piece] = value
        return value

    def numbers(self, text: str) -> list[int]:
        found = list(filter(None, map(self.__getitem__, text.split(" "))))
        if found and min(found) < 0:
            return list(self._spread(found))
        return found

    def _spread(self, found: list[int]) -> Iterator[int]:
        for number in found:
            if number > 0:
                yield number
            else:
                yield from self._several[-number]


class NewNumbers(dict[str, int]):
    """Numbers words in the order in which they are first asked for, from 1."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self) + 1
        return number
