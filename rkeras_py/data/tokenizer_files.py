"""Tokenizers in files: JSON, and pickles that R keras 2.9 and Keras wrote."""

from __future__ import annotations

import collections
import io
import json
from typing import Any

from rkeras_py import files
from rkeras_py.data.pickles import Reader
from rkeras_py.data.tokenizer import Tokenizer, tokenizer_of


class UnreadableTokenizer(ValueError):
    """A file holds no tokenizer, or more than that."""


def save(tokenizer: Tokenizer, path: str) -> None:
    """Writes a tokenizer as JSON.

    Args:
        tokenizer: The tokenizer.
        path: The path of the file.
    """
    with files.replacing(path, True) as written, open(written, "w", encoding="utf-8") as file:
        file.write(tokenizer.to_json())


def load(path: str) -> Tokenizer:
    """Reads a tokenizer, and runs nothing that is in the file.

    Args:
        path: The path of the file.

    Returns:
        The tokenizer.

    Raises:
        UnreadableTokenizer: The file holds something else.
    """
    with open(path, "rb") as file:
        data = file.read()
    try:
        fields = _of_json(data) if data.lstrip()[:1] == b"{" else _of_pickle(data)
        return tokenizer_of(fields)
    except UnreadableTokenizer as error:
        raise UnreadableTokenizer(f"{path} {error}") from None
    except ValueError as error:
        raise UnreadableTokenizer(f"{path} holds no tokenizer: {error}") from None


def from_json(text: str) -> Tokenizer:
    """The tokenizer that the method `to_json()` of one has described.

    Args:
        text: The description.

    Returns:
        The tokenizer.

    Raises:
        ValueError: The text describes something else.
    """
    return tokenizer_of(_of_json(text.encode()))


def _of_json(data: bytes) -> dict[str, Any]:
    config = json.loads(data)
    config = config.get("config", config)
    if not isinstance(config, dict) or "word_index" not in config:
        raise ValueError("it has no field `word_index`")
    tables = {name: json.loads(value) for name, value in config.items() if _is_table(name, value)}
    return config | tables


def _is_table(name: str, value: Any) -> bool:
    return isinstance(value, str) and name.startswith(("word_", "index_"))


class _Stand:
    """Stands in for the tokenizer of a pickle; it holds the fields, and does nothing."""


_KNOWN: dict[tuple[str, str], Any] = {
    ("collections", "OrderedDict"): collections.OrderedDict,
    ("collections", "defaultdict"): collections.defaultdict,
    ("builtins", "int"): int,
    ("builtins", "dict"): dict,
    # As protocols before the third name them.
    ("__builtin__", "int"): int,
    ("__builtin__", "long"): int,
    ("__builtin__", "dict"): dict,
}


def _stand_in(module: str, name: str) -> Any:
    # Keras moved its module often.
    own = module == "rkeras_py.data.tokenizer" or module.endswith("preprocessing.text")
    return _Stand if name == "Tokenizer" and own else _KNOWN.get((module, name))


def _of_pickle(data: bytes) -> dict[str, Any]:
    try:
        read = Reader(io.BytesIO(data), _stand_in, "tokenizer", UnreadableTokenizer).load()
    except UnreadableTokenizer:
        raise
    # What is damaged makes the reader fail in many ways.
    except Exception as error:
        raise ValueError(f"it is neither JSON nor a pickle that can be read ({error})") from None
    if type(read) is not _Stand:
        raise ValueError(f"it is a pickle of type {type(read).__name__}")
    fields = vars(read)
    if fields.get("analyzer") is not None:
        raise ValueError("it has a function of its own that makes words of texts")
    return fields
