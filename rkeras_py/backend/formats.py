"""Where the channels of a tensor are."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.registry import MisfitError
from rkeras_py.engine import keras

FORMATS = ("channels_last", "channels_first")


def data_format_of(data_format: str | None) -> str:
    """A data format, the session's where none is given.

    Raises:
        MisfitError: There is none of that name.
    """
    if data_format is None:
        return str(keras.config.image_data_format())
    if data_format.lower() not in FORMATS:
        raise MisfitError("data_format", '"channels_last" or "channels_first"')
    return data_format.lower()


def channels_axis(data_format: str | None) -> int:
    """The axis of the channels: 1 or -1."""
    return 1 if data_format_of(data_format) == "channels_first" else -1


def same_rank(x: Any, rank: int, argument: str = "x") -> None:
    """Checks the number of axes of a tensor.

    Raises:
        MisfitError: It has another one.
    """
    if x.shape.rank not in (None, rank):
        raise MisfitError(argument, f"a tensor of {rank} axes, not of {x.shape.rank}")
