"""Networks of Keras that have no public constructor, or parts that differ from those of Keras 2."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rkeras_py.keras_internals.members import OfModule

_DENSE_NET = OfModule("keras.src.applications.densenet", "DenseNet")
_NAS_NET = OfModule("keras.src.applications.nasnet", "NASNet")
_EFFICIENT_NET = OfModule("keras.src.applications.efficientnet", "EfficientNet")
_V3 = "keras.src.applications.mobilenet_v3"
_HARD_SIGMOID = OfModule(_V3, "hard_sigmoid")
_HARD_SWISH = OfModule(_V3, "hard_swish")


def dense_net(blocks: list[int], **arguments: Any) -> Any:
    """Makes a DenseNet with any number of layers in its blocks."""
    return _DENSE_NET.get()(blocks, **arguments)


def nas_net(**arguments: Any) -> Any:
    """Makes a NASNet of any size."""
    return _NAS_NET.get()(**arguments)


def efficient_net(**arguments: Any) -> Any:
    """Makes an EfficientNet of any size."""
    return _EFFICIENT_NET.get()(**arguments)


@contextmanager
def mobilenet_v3_with(
    hard_sigmoid: Callable[[Any], Any], hard_swish: Callable[[Any], Any]
) -> Iterator[None]:
    """Has MobileNets of the third version, if made within the block, use other activations.

    Args:
        hard_sigmoid: A function of a symbolic tensor.
        hard_swish: The same.
    """
    kept = _HARD_SIGMOID.get(), _HARD_SWISH.get()
    _HARD_SIGMOID.set(hard_sigmoid)
    _HARD_SWISH.set(hard_swish)
    try:
        yield
    finally:
        _HARD_SIGMOID.set(kept[0])
        _HARD_SWISH.set(kept[1])
