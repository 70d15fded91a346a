"""Bounds what a file may ask for: a model that is much larger than its weights is not made."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from rkeras_py.engine import keras
from rkeras_py.models.files import UnreadableModel

_SMALL = 1 << 28
_BYTES = 8


def expect_modest(config: Any, stored: int, make: Callable[[], Any]) -> None:
    """Checks that the weights that a configuration asks for can be those of the file.

    Numbers in a configuration that can't make a large weight are believed. Otherwise the model is
    made once without values, and its weights are counted.

    Args:
        config: The configuration.
        stored: The bytes that the file has for weights.
        make: Makes the model.

    Raises:
        UnreadableModel: The weights would be far larger than those in the file.
    """
    allowed = _SMALL + 4 * stored
    numbers = sorted(_numbers(config), reverse=True)
    if math.prod(numbers[:3]) * _BYTES <= allowed:
        return
    try:
        with keras.StatelessScope(initialize_variables=False):
            model = make()
    except ValueError as error:
        # Some layers make variables where this scope forbids it: they can't be counted before.
        if "stateless scope" in str(error):
            return
        raise
    wanted = sum(math.prod(weight.shape) * _BYTES for weight in model.weights)
    if wanted > allowed:
        raise UnreadableModel(
            f"the layers that are described have {wanted // _BYTES} weights, but there are only "
            f"{stored} bytes of them"
        )


def _numbers(config: Any) -> Iterator[int]:
    """The whole numbers in a configuration, one for each name in a layer."""
    if isinstance(config, bool):
        return
    if isinstance(config, int) and config > 1:
        yield config
    elif isinstance(config, Mapping):
        for item in config.values():
            yield from _numbers(item)
    elif isinstance(config, list | tuple):
        for item in config:
            yield from _numbers(item)
