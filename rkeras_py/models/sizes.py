"""Bounds what a file may ask for: a model that is far larger than its weights is not made."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator, Mapping
from typing import Any

from rkeras_py.models.files import UnreadableModel

# Bytes of a weight in half precision, and how far values may be compressed.
_BYTES = 2
_EXPANSION = 200
_SMALL = 1 << 28
# Arguments that say how many weights a layer has at least, alone or times each other.
_SIZES = ("units", "filters", "input_dim", "output_dim", "num_heads", "key_dim", "value_dim")
_TIMES = (("input_dim", "output_dim"), ("num_heads", "key_dim"))


def expect_modest(config: Any, stored: int) -> None:
    """Checks that the weights that a configuration asks for can be those of the file.

    What is counted is what each layer needs at least: a model that passes may still be too large.

    Args:
        config: The configuration.
        stored: The bytes that the file has for weights.

    Raises:
        UnreadableModel: The weights would be far larger than those in the file.
    """
    for name, number in _least(config):
        if number * _BYTES > _SMALL + _EXPANSION * stored:
            raise UnreadableModel(
                f'the layer "{name}" is to have at least {number} weights, but there are only '
                f"{stored} bytes of all weights"
            )


def expect_possible(config: Any) -> None:
    """Checks that this machine could hold the weights that a configuration asks for.

    Args:
        config: The configuration.

    Raises:
        UnreadableModel: A layer alone would be larger than the memory.
    """
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for name, number in _least(config):
        if number * _BYTES > memory:
            raise UnreadableModel(
                f'the layer "{name}" is to have at least {number} weights, but this machine has '
                f"{memory} bytes of memory"
            )


def _least(value: Any) -> Iterator[tuple[str, int]]:
    """The names of layers, and how many weights they have at least."""
    if isinstance(value, list | tuple):
        for item in value:
            yield from _least(item)
        yield from _between(value)
    elif isinstance(value, Mapping):
        name = str(value.get("name", ""))
        sizes = {key: value[key] for key in _SIZES if _is_size(value.get(key))}
        yield from ((name, number) for number in sizes.values())
        for one, other in _TIMES:
            if one in sizes and other in sizes:
                yield name, sizes[one] * sizes[other]
        for item in value.values():
            yield from _least(item)


def _between(layers: Any) -> Iterator[tuple[str, int]]:
    """A dense layer right behind another one has a weight for each pair of their units."""
    configs = [layer.get("config") for layer in layers if isinstance(layer, Mapping)]
    for before, after in itertools.pairwise(configs):
        if not (isinstance(before, Mapping) and isinstance(after, Mapping)):
            continue
        if _is_size(before.get("units")) and _is_size(after.get("units")):
            nodes = [layer.get("inbound_nodes") for layer in layers if isinstance(layer, Mapping)]
            if not any(nodes):  # a Sequential model; a graph may connect them otherwise
                yield str(after.get("name", "")), before["units"] * after["units"]


def _is_size(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
