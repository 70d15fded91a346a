"""Where Keras 2 keeps the layers of a model: by their number, and in archives by their class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple


class Place(NamedTuple):
    """Where a layer of a model is.

    Attributes:
        position: Its position in the configuration.
        number: Its number among the layers of the model, which for a Sequential one does not count
            the input.
        key: Its name in an archive.
        data: Its configuration, with `class_name` and `config`.
    """

    position: int
    number: int
    key: str
    data: Mapping[str, Any]


def places_of(config: Mapping[str, Any]) -> Iterator[Place]:
    """The layers of a model, without the input of a Sequential one.

    Args:
        config: The configuration of the model.
    """
    counts: dict[str, int] = {}
    number = 0
    for position, data in enumerate(config["layers"]):
        if data["class_name"] == "InputLayer" and "input_layers" not in config:
            continue
        word = snake_case(data["class_name"])
        counts[word] = counts.get(word, -1) + 1
        key = f"{word}_{counts[word]}" if counts[word] else word
        yield Place(position, number, key, data)
        number += 1


def snake_case(name: str) -> str:
    """The name of a class as it stands in archives."""
    name = re.sub(r"\W+", "", name)
    name = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub("([a-z])([A-Z])", r"\1_\2", name).lower()


def is_model(data: Mapping[str, Any]) -> bool:
    """Whether a configuration is that of a model of layers."""
    return isinstance(data["config"], Mapping) and isinstance(data["config"].get("layers"), list)
