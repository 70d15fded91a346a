"""The types of arguments of pipelines."""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np

from rkeras_py.api import hooks
from rkeras_py.api.argument_types import (
    ArgumentError,
    ArgumentType,
    IntType,
    ListType,
    PathType,
)
from rkeras_py.api.scalar_types import without_fraction
from rkeras_py.engine import tf


class DatasetType(ArgumentType):
    """A dataset."""

    expected = "a dataset, as tensor_slices_dataset() makes it"
    r_type = "dataset"

    def from_python(self, value: Any) -> Any:
        if isinstance(value, tf.data.Dataset):
            return value
        raise ArgumentError(self.expected)


class TensorsType(ArgumentType):
    """What a dataset is made of; `values.components()` checks it."""

    expected = "arrays, vectors or tensors, or a list or dict of them"
    r_type = "arrays, tensors, data frame, or list of such"

    def from_r(self, value: Any) -> Any:
        return value


class DatasetsType(ListType):
    """Several datasets in a list."""

    def __init__(self) -> None:
        super().__init__("a dataset")

    def from_python(self, value: Any) -> list[Any]:
        if isinstance(value, tf.data.Dataset):
            return [value]
        datasets = super().from_python(value)
        if not datasets or not all(isinstance(item, tf.data.Dataset) for item in datasets):
            raise ArgumentError("a list of datasets")
        return datasets


class ElementFunctionType(ArgumentType):
    """A function of the components of an element; a formula of R such as `~ .x + 1`."""

    expected = "a function"
    r_type = "function or formula"

    def from_python(self, value: Any) -> Any:
        if callable(value) and not isinstance(value, tf.data.Dataset):
            return value
        raise ArgumentError(self.expected)

    def from_r(self, value: Any) -> Any:
        return self.from_python(value if hooks.as_function is None else hooks.as_function(value))


class FilesType(ArgumentType):
    """Paths of files: strings, a tensor or a dataset of strings."""

    expected = "paths of files: strings, or a tensor or dataset of strings"
    r_type = "character vector, or dataset of paths"

    def from_python(self, value: Any) -> Any:
        if isinstance(value, tf.data.Dataset) or tf.is_tensor(value):
            return value
        items = [value] if isinstance(value, str) or hasattr(value, "__fspath__") else value
        if isinstance(items, np.ndarray):
            items = items.ravel().tolist()
        if not isinstance(items, list | tuple) or not items:
            raise ArgumentError(self.expected)
        return [PathType().from_python(item) for item in items]


class CountType(IntType):
    """How many elements: -1 for all, or without end."""

    def __init__(self) -> None:
        super().__init__(least=-1)

    def from_python(self, value: Any) -> int:
        if isinstance(value, float) and value == float("inf"):
            return -1
        return super().from_python(value)


class LimitType(ArgumentType):
    """A number of elements, or infinity."""

    expected = "a whole number, at least 0, or infinity"
    r_type = "integer or `Inf`"

    def from_python(self, value: Any) -> int | None:
        if isinstance(value, float) and value == float("inf"):
            return None
        try:
            return IntType(least=0).from_python(value)
        except ArgumentError:
            raise ArgumentError(self.expected) from None

    def from_r(self, value: Any) -> Any:
        return super().from_r(without_fraction(value))


class ColumnTypesType(ArgumentType):
    """Types of columns: "integer", "double" and "character", or their first letters in a string."""

    expected = 'types "integer", "double" and "character", or their first letters, such as "iidc"'
    r_type = "character vector"

    def from_python(self, value: Any) -> list[str]:
        letters = {"i": "integer", "d": "double", "c": "character"}
        if isinstance(value, str) and value not in letters.values():
            value = list(value)
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list | tuple):
            raise ArgumentError(self.expected)
        found = [str(letters.get(name, name)) for name in names]
        if not found or not all(name in letters.values() for name in found):
            raise ArgumentError(self.expected)
        return found


class StringsType(ArgumentType):
    """Strings; the function gets a list of them."""

    expected = "strings"
    r_type = "character vector"

    def from_python(self, value: Any) -> list[str]:
        items = [value] if isinstance(value, str) else value
        if isinstance(items, np.ndarray):
            items = items.ravel().tolist()
        if not isinstance(items, list | tuple) or not all(isinstance(i, str) for i in items):
            raise ArgumentError(self.expected)
        return list(items)


Dataset = Annotated[Any, DatasetType()]
Tensors = Annotated[Any, TensorsType()]
Datasets = Annotated[list[Any], DatasetsType()]
ElementFunction = Annotated[Any, ElementFunctionType()]
Files = Annotated[Any, FilesType()]
Count = Annotated[int, CountType()]
Limit = Annotated[float, LimitType()]
Calls = Annotated[int, IntType(least=-1)]
ColumnTypes = Annotated[list[str], ColumnTypesType()]
Strings = Annotated[list[str], StringsType()]
