"""Data frames of R, Python's dicts of columns and pandas' frames, as columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import numpy as np

from rkeras_py.api.argument_types import ArgumentError, ArgumentType
from rkeras_py.api.r_values import elements_of
from rkeras_py.api.results import Frame


class FrameType(ArgumentType):
    """A data frame; the function gets a dict of columns, each a list."""

    expected = "a data frame: columns of the same length by their names"
    r_type = "data frame"

    def from_python(self, value: Any) -> dict[str, list[Any]]:
        if isinstance(value, Frame):
            value = value.columns()
        if not isinstance(value, Mapping):
            if not hasattr(value, "columns"):
                raise ArgumentError(self.expected)
            value = {str(name): value[name].tolist() for name in value.columns}
        columns = {name: _elements(column) for name, column in value.items()}
        if not columns or len({len(column) for column in columns.values()}) > 1:
            raise ArgumentError(self.expected)
        return columns

    def from_r(self, value: Any) -> dict[str, list[Any]]:
        return self.from_python(value)


def _elements(column: Any) -> list[Any]:
    if isinstance(column, np.ndarray) and column.ndim > 1:
        return list(column)
    found = elements_of(column)
    return [column] if found is None else found


DataFrame = Annotated[dict[str, list[Any]], FrameType()]
