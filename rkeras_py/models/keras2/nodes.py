"""Calls in the graph of a model, as Keras 2 writes them: structures of places of tensors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

CONSTANT = "_CONSTANT_VALUE"
"""Stands for a layer where a call is given a value that no layer computes."""


def is_place(value: Any) -> bool:
    """Whether a value is the place of a tensor: layer, call and output, perhaps arguments."""
    return (
        isinstance(value, list | tuple)
        and len(value) in (3, 4)
        and isinstance(value[0], str)
        and isinstance(value[1], int)
    )


def leaves(value: Any, is_leaf: Callable[[Any], bool] = is_place) -> Iterator[Any]:
    """The parts of a structure of lists and dicts that a test finds; it looks into none of them.

    Args:
        value: The structure.
        is_leaf: The test.
    """
    if is_leaf(value):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from leaves(item, is_leaf)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from leaves(item, is_leaf)


def needed(nodes: Any) -> Iterator[tuple[str, int]]:
    """The layers, and the numbers of their calls, whose outputs calls need.

    Args:
        nodes: A call, or a structure of calls.
    """
    for leaf in leaves(nodes):
        if leaf[0] != CONSTANT:
            yield leaf[0], leaf[1]
        if len(leaf) > 3:
            yield from needed(leaf[3])
