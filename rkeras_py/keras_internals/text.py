"""The tokens that a layer for texts makes before it looks them up."""

from __future__ import annotations

from typing import Any

from rkeras_py.keras_internals.members import OfObject

_PREPROCESS = OfObject("keras.layers.TextVectorization", "_preprocess")


def tokens_of(layer: Any, texts: Any) -> Any:
    """Texts as a text vectorization standardizes, splits and combines them."""
    return _PREPROCESS.of(layer)(texts)
