"""Kinds of arguments of backend functions: tensors, lists of them, shapes with tensors."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import FunctionType, MethodType
from typing import Annotated, Any

import numpy as np

from rkeras_py.api.argument_types import ArgumentError, ArgumentType, DtypeType, IntType
from rkeras_py.api.r_values import Labelled
from rkeras_py.api.results import Frame, PythonArray
from rkeras_py.api.scalar_types import without_fraction
from rkeras_py.api.sentinels import NA
from rkeras_py.api.shape_types import items_of
from rkeras_py.engine import keras, tf
from rkeras_py.keras_internals.eager import eager_class

# Tensors with numbers are the most frequent arguments: their exact type is asked for first.
EAGER: type = eager_class()


class Vector(np.ndarray[Any, Any]):
    """A vector of R without dim: its numbers have no dtype of their own, as those of a list."""


_TENSORS: tuple[type, ...] = (EAGER, keras.KerasTensor, keras.Variable, tf.Variable)


def is_tensor(value: Any) -> bool:
    """Whether a value is a tensor: with numbers, symbolic, sparse, ragged or a variable."""
    found: bool = isinstance(value, _TENSORS) or tf.is_tensor(value)
    return found


_ARRAYS = (np.ndarray, PythonArray, Frame)
_NUMBERS = frozenset((bool, int, float, complex))


class TensorType(ArgumentType):
    """A tensor, or what becomes one: a variable, an array, numbers."""

    expected = "a tensor, a variable, an array or numbers"
    r_type = "tensor, variable, vector, matrix or array"

    def from_python(self, value: Any) -> Any:
        if type(value) is EAGER or type(value) in _NUMBERS:
            return value
        if isinstance(value, Labelled):
            return self.from_python(list(value))
        if not _can_be_tensor(value):
            raise ArgumentError(self.expected)
        return value

    def from_r(self, value: Any) -> Any:
        if type(value) is EAGER:
            return value
        return super().from_r(_without_dtype(value))


def _without_dtype(value: Any) -> Any:
    """A vector of doubles of R, which has no dtype of its own."""
    # A vector without dim comes as a class of the bridge's own, an array with dim as numpy's.
    if isinstance(value, np.ndarray) and type(value) not in _ARRAYS and value.ndim == 1:
        return value.view(Vector)
    if type(value) is list:
        return [_without_dtype(item) for item in value]
    return value


def _can_be_tensor(value: Any) -> bool:
    if isinstance(value, bool | int | float | complex | str | bytes | np.generic):
        return True
    if isinstance(value, np.ndarray):
        return bool(value.dtype.kind != "O")
    if isinstance(value, list | tuple):
        return all(_can_be_tensor(item) for item in value)
    return is_tensor(value) or isinstance(value, tf.IndexedSlices | tf.TensorShape)


class TensorsType(TensorType):
    """Several tensors; one alone is taken for a list of one."""

    expected = "a list of tensors, variables or arrays"
    r_type = "list of tensors"
    takes_labels = True

    def from_python(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            value = list(value.values())
        if not isinstance(value, list | tuple):
            value = [value]
        if not value or not all(_can_be_tensor(item) for item in value):
            raise ArgumentError(self.expected)
        return list(value)


class TensorOrFunctionType(TensorType):
    """A tensor, or a function without arguments that gives one."""

    expected = "a tensor, an array, numbers, or a function that gives one"
    r_type = "tensor, or function that gives one"

    def from_python(self, value: Any) -> Any:
        return value if is_function(value) else super().from_python(value)


class NestedTensorsType(TensorType):
    """A tensor, or a list of tensors, as it is."""

    expected = "a tensor, or a list of tensors"
    r_type = "tensor or list of tensors"


def is_function(value: Any) -> bool:
    """Whether a value is a function to be called for a tensor, and no tensor itself."""
    return isinstance(value, FunctionType | MethodType) or (
        callable(value) and not is_tensor(value) and not isinstance(value, keras.layers.Layer)
    )


class CallableType(ArgumentType):
    """A function."""

    expected = "a function"
    r_type = "function"

    def from_python(self, value: Any) -> Any:
        if callable(value) and not is_tensor(value):
            return value
        raise ArgumentError(self.expected)


class DynamicShapeType(ArgumentType):
    """Sizes of axes: numbers and scalar tensors, or one tensor; what is not known is -1."""

    expected = "a shape: whole numbers, or scalar tensors of them"
    r_type = "shape; sizes may be scalar tensors"
    takes_many = False

    def from_python(self, value: Any) -> Any:
        if isinstance(value, tf.TensorShape):
            value = value.as_list()
        if is_tensor(value):
            return value
        items = items_of(value, self.expected)
        return [self._size(item) for item in ([value] if items is None else items)]

    def from_r(self, value: Any) -> Any:
        return self.from_python(without_fraction(value))

    def _size(self, item: Any) -> Any:
        if item is None or item is NA or (isinstance(item, float) and math.isnan(item)):
            return -1
        if is_tensor(item):
            return item
        try:
            return IntType(-1).from_python(item)
        except ArgumentError:
            raise ArgumentError(self.expected) from None


class DtypeNameType(DtypeType):
    """A dtype of TensorFlow by name or as an object."""

    def from_python(self, value: Any) -> str:
        name = super().from_python(value)
        try:
            return str(tf.as_dtype(name).name)
        except TypeError:
            raise ArgumentError(self.expected) from None


class IndicesType(TensorType):
    """Positions along an axis: from 1 in R, from 0 in Python and in tensors."""

    expected = "positions: whole numbers from 1, or a tensor of whole numbers from 0"
    r_type = "positions (1-based; those in a tensor 0-based)"

    def from_python(self, value: Any) -> Any:
        if is_tensor(value):
            return value
        positions = self._whole(value)
        return positions

    def from_r(self, value: Any) -> Any:
        if is_tensor(value):
            return value
        positions = self._whole(value)
        if positions.size and positions.min() < 1:
            raise ArgumentError(self.expected)
        return positions - 1

    def _whole(self, value: Any) -> Any:
        try:
            positions = np.asarray(value)
        except (TypeError, ValueError):
            raise ArgumentError(self.expected) from None
        whole = positions.dtype.kind in "iu" or (
            positions.dtype.kind == "f" and np.array_equal(positions, np.floor(positions))
        )
        if not whole:
            raise ArgumentError(self.expected)
        return positions.astype("int32" if positions.dtype.kind == "f" else positions.dtype)


class WholeType(TensorType):
    """Whole numbers, as a tensor; doubles of R too, where they are whole."""

    expected = "whole numbers, or a tensor of them"
    r_type = "whole numbers, or tensor of them"

    def from_python(self, value: Any) -> Any:
        value = super().from_python(value)
        if is_tensor(value):
            return value
        array = np.asarray(value)
        if array.dtype.kind == "f" and np.array_equal(array, np.floor(array)):
            return array.astype("int32")
        if array.dtype.kind not in "iu":
            raise ArgumentError(self.expected)
        return array.astype("int32") if array.dtype == np.int64 else array


Tensor = Annotated[Any, TensorType()]
Tensors = Annotated[list[Any], TensorsType()]
NestedTensors = Annotated[Any, NestedTensorsType()]
TensorOrFunction = Annotated[Any, TensorOrFunctionType()]
Callback = Annotated[Any, CallableType()]
DynamicShape = Annotated[Any, DynamicShapeType()]
DtypeName = Annotated[str, DtypeNameType()]
Indices = Annotated[Any, IndicesType()]
Whole = Annotated[Any, WholeType()]
