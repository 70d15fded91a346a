"""The kinds of arguments: what a value may be, how R writes it, how help names it.

A kind does three jobs. It checks and converts what a caller gave, from Python
(`from_python`) and from R (`from_r`), where numbers are doubles, axes count from
1 and NA and NULL stand for unknown sizes. It gives R's source text of a default.
It names the type in messages and help pages. A public function's annotations
are `typing.Annotated` types that carry a kind, so a type checker sees plain types.
"""

from __future__ import annotations

import math
import numbers
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import numpy as np

from rkeras_py.api.r_source import r_number, r_source
from rkeras_py.api.r_values import Labelled, elements_of, has_na
from rkeras_py.api.rendering import in_r
from rkeras_py.api.sentinels import NA


class ArgumentError(ValueError):
    """A value is not of the kind that its argument asks for."""


def _is_number(value: Any) -> bool:
    return isinstance(value, numbers.Number | np.number) and not isinstance(value, bool | np.bool_)


class ArgumentType:
    """Any value but NA; the base of all kinds."""

    expected = "a value"
    # What R users are told instead, where it is more than another word (`rendering.in_r`).
    expected_in_r: str | None = None
    r_type = "any"
    takes_none = False
    # What the help page in R says of every argument of this type.
    r_note = ""
    takes_labels = False

    def wanted(self, from_r: bool) -> str:
        """What is expected, in the words of who calls."""
        if not from_r:
            return self.expected
        return self.expected_in_r or in_r(self.expected)

    def from_python(self, value: Any) -> Any:
        """Checks a value given in Python.

        Args:
            value: What was given.

        Returns:
            The value that the function gets.

        Raises:
            ArgumentError: The value is not of this kind.
        """
        return value

    def from_r(self, value: Any) -> Any:
        """Checks a value given in R, as the bridge converted it."""
        if has_na(value):
            raise ArgumentError(f"{self.wanted(from_r=True)}, and not NA")
        if isinstance(value, Labelled) and not self.takes_labels:
            named = "in a list, all or none have a name of their own"
            raise ArgumentError(f"{self.wanted(from_r=True)}; {named}")
        return self.from_python(value)

    def r_default(self, value: Any) -> str | None:
        """R's source text of a default; None where R's formal has none, and may be missing."""
        return r_source(value)


class AnyType(ArgumentType):
    """Passed on as it is."""

    takes_none = True


class LabelsType(AnyType):
    """Any value; names of elements of a list are labels."""

    takes_labels = True


class ObjectType(ArgumentType):
    """What a layer function composes with; the composition law judges it."""

    expected = "missing, None, a Sequential model, a tensor or a list of tensors"
    r_type = "what to compose the layer with"
    takes_none = True

    def from_r(self, value: Any) -> Any:
        return list(value) if isinstance(value, Labelled) else value

    def r_default(self, value: Any) -> None:
        return None


class IntType(ArgumentType):
    """A whole number: `32` as well as `32L`."""

    r_type = "integer"

    def __init__(self, least: int | None = None) -> None:
        self.least = least
        self.expected = "a whole number" if least is None else f"a whole number, at least {least}"

    def from_python(self, value: Any) -> int:
        if not _is_number(value) or isinstance(value, complex):
            value = scalar_of(value)
            if value is None:
                raise ArgumentError(self.expected)
        if not math.isfinite(value) or value != int(value):
            raise ArgumentError(self.expected)
        if self.least is not None and value < self.least:
            raise ArgumentError(self.expected)
        return int(value)


def scalar_of(value: Any) -> Any:
    """The one real number in a numpy scalar or an array of one element, or None."""
    if isinstance(value, np.ndarray) and value.size == 1 and value.dtype.kind in "iuf":
        return value.reshape(()).item()
    return None


class FloatType(ArgumentType):
    """A real number."""

    expected = "a number"
    r_type = "numeric"

    def from_python(self, value: Any) -> float:
        if not _is_number(value) or isinstance(value, complex):
            value = scalar_of(value)
            if value is None:
                raise ArgumentError(self.expected)
        return float(value)

    def r_default(self, value: Any) -> str:
        return r_source(value) if value is None else r_number(value)


class BoolType(ArgumentType):
    """True or False."""

    expected = "True or False"
    r_type = "logical"

    def from_python(self, value: Any) -> bool:
        if isinstance(value, bool | np.bool_):
            return bool(value)
        raise ArgumentError(self.expected)


class StrType(ArgumentType):
    """One string."""

    expected = "a string"
    r_type = "string"

    def from_python(self, value: Any) -> str:
        if isinstance(value, str):
            return str(value)
        raise ArgumentError(self.expected)


class PathType(StrType):
    """The path of a file or folder; `~` is the user's home."""

    expected = "a path"
    r_type = "path"

    def from_python(self, value: Any) -> str:
        import os

        if isinstance(value, os.PathLike):
            value = os.fspath(value)
        return os.path.expanduser(super().from_python(value))


class ChoiceType(StrType):
    """One of a few strings."""

    def __init__(self, *choices: str) -> None:
        self.choices = choices
        self.expected = "one of " + ", ".join(f'"{choice}"' for choice in choices)

    def from_python(self, value: Any) -> str:
        value = super().from_python(value)
        if value not in self.choices:
            raise ArgumentError(self.expected)
        return str(value)


class IntTupleType(ArgumentType):
    """One whole number, or one for each spatial axis."""

    r_type = "integer vector"

    def __init__(self, least: int | None = None) -> None:
        self.item = IntType(least)
        bound = "" if least is None else f", each at least {least}"
        self.expected = f"a whole number or a vector of them{bound}"

    def from_python(self, value: Any) -> int | tuple[int, ...]:
        items = elements_of(value)
        try:
            if items is None:
                return self.item.from_python(value)
            return tuple(self.item.from_python(item) for item in items)
        except ArgumentError:
            raise ArgumentError(self.expected) from None


class NestedIntsType(ArgumentType):
    """Whole numbers for each spatial axis and side: an int, ints, or pairs of ints."""

    expected = "a whole number, one for each axis, or a list of pairs (before, after)"
    r_type = "integer, integer vector, or list of integer pairs"

    def from_python(self, value: Any) -> Any:
        items = elements_of(value)
        try:
            if items is None:
                return IntType().from_python(value)
            return tuple(self.from_python(item) for item in items)
        except ArgumentError:
            raise ArgumentError(self.expected) from None


class ShapeType(ArgumentType):
    """Sizes of axes: `c(28, 28, 1)`, `list(NULL, 32)`; NA and NULL are unknown."""

    expected = "a shape: whole numbers, with None where unknown"
    expected_in_r: str | None = "a shape: whole numbers, with NA or NULL where unknown"
    r_type = "shape"

    def from_python(self, value: Any) -> tuple[int | None, ...]:
        if hasattr(value, "as_list"):
            value = value.as_list()
        items = elements_of(value)
        if items is None:
            items = [value]
        return tuple(self._size(item) for item in items)

    def from_r(self, value: Any) -> tuple[int | None, ...]:
        return self.from_python(value)

    def _size(self, item: Any) -> int | None:
        if item is None or item is NA or (isinstance(item, float) and math.isnan(item)):
            return None
        try:
            size = IntType().from_python(item)
        except ArgumentError:
            raise ArgumentError(self.expected) from None
        if size < -1:
            raise ArgumentError(self.expected)
        # Keras 2 wrote -1 for unknown as well.
        return None if size == -1 else size


class AxisType(ArgumentType):
    """An axis: from 1 in R, from 0 in Python; negative counts from the end in both."""

    expected = "an axis: a whole number, counted from 0, or from -1 backwards"
    expected_in_r = "an axis: a whole number, counted from 1, or from -1 backwards"
    r_type = "axis (1-based; negative from the end)"
    r_note = "Counted from 1, and from -1 backwards."

    def from_python(self, value: Any) -> int:
        try:
            return IntType().from_python(value)
        except ArgumentError:
            raise ArgumentError(self.expected) from None

    def from_r(self, value: Any) -> int:
        if has_na(value):
            raise ArgumentError(self.expected)
        axis = self.from_python(value)
        if axis == 0:
            raise ArgumentError(self.expected)
        return axis - 1 if axis > 0 else axis

    def r_default(self, value: Any) -> str:
        return r_source(value + 1 if value is not None and value >= 0 else value)


class AxesType(AxisType):
    """One axis or several."""

    expected = "axes: whole numbers, counted from 0, or from -1 backwards"
    expected_in_r = "axes: whole numbers, counted from 1, or from -1 backwards"
    r_type = "axes (1-based; negative from the end)"

    def from_python(self, value: Any) -> Any:
        items = elements_of(value)
        if items is None:
            return AxisType.from_python(self, value)
        return tuple(AxisType.from_python(self, item) for item in items)

    def from_r(self, value: Any) -> Any:
        items = elements_of(value)
        if items is None:
            return AxisType.from_r(self, value)
        return tuple(AxisType().from_r(item) for item in items)


class AxisFromZeroType(IntType):
    """An axis that 2.9 passed on as it was: from 0, the batch axis, in R and in Python."""

    expected = "an axis: a whole number, counted from 0, or from -1 backwards"
    r_note = "Counted from 0, as in Python, and from -1 backwards."


class AxesFromZeroType(IntTupleType):
    """One axis or several, counted from 0 in R and in Python."""

    r_note = AxisFromZeroType.r_note

    def __init__(self) -> None:
        super().__init__()
        self.expected = "axes: whole numbers, counted from 0, or from -1 backwards"


class NodeIndexType(AxisType):
    """The number of a layer's call: from 1 in R, from 0 in Python."""

    expected = "the number of a call: a whole number, counted from 0"
    expected_in_r = "the number of a call: a whole number, counted from 1"
    r_type = "integer (1-based)"
    r_note = ""


class DtypeType(ArgumentType):
    """A dtype by name, or a dtype object."""

    expected = 'a dtype such as "float32"'
    r_type = "dtype"

    def from_python(self, value: Any) -> Any:
        if isinstance(value, str):
            return value
        if isinstance(value, int | float | list | np.ndarray | Mapping):
            raise ArgumentError(self.expected)
        if isinstance(value, type) or hasattr(value, "dtype") or isinstance(value, np.dtype):
            return np.dtype(value).name
        # A tf.DType has a name; a Keras dtype policy goes on as it is.
        name = getattr(value, "name", None)
        if name is not None and not hasattr(value, "compute_dtype"):
            return name
        return value


class FunctionType(ArgumentType):
    """A function by name, as an object of Keras, or as an R or Python function."""

    def __init__(self, what: str) -> None:
        self.expected = f"{what}: a name, an object of Keras or a function"
        self.r_type = what

    def from_python(self, value: Any) -> Any:
        if isinstance(value, str | dict) or callable(value) or hasattr(value, "get_config"):
            return value
        raise ArgumentError(self.expected)


class ArrayType(ArgumentType):
    """Numbers: a vector, matrix or array, or a tensor."""

    expected = "a vector, matrix, array or tensor"
    r_type = "array or tensor"


class LayerType(ArgumentType):
    """A layer, or a model, which is one too."""

    expected = "a layer"
    r_type = "layer"

    def from_python(self, value: Any) -> Any:
        if callable(value) and hasattr(value, "get_config") and not isinstance(value, type):
            return value
        raise ArgumentError(self.expected)


class TriStateType(BoolType):
    """True, False or NA."""

    expected = "True, False or NA"

    def from_python(self, value: Any) -> Any:
        return value if value is NA else super().from_python(value)

    def from_r(self, value: Any) -> Any:
        return self.from_python(value)


class NumbersType(ArgumentType):
    """A number, or a vector or array of them; the function gets plain lists.

    Args:
        kinds: Numpy's letters of the kinds of numbers.
    """

    expected = "a number or a vector of numbers"
    r_type = "number or vector of numbers"

    def __init__(self, kinds: str = "iuf") -> None:
        self._kinds = kinds

    def from_python(self, value: Any) -> Any:
        try:
            array = np.asarray(value)
        except (TypeError, ValueError):
            raise ArgumentError(self.expected) from None
        if array.dtype.kind not in self._kinds or array.size == 0:
            raise ArgumentError(self.expected)
        return array.astype("complex128" if array.dtype.kind == "c" else "float64").tolist()


class TokensType(ArgumentType):
    """Strings or whole numbers, or the path of a file with one in each line."""

    expected = "a vector of strings or whole numbers, or the path of a file"
    r_type = "character or integer vector, or path"

    def from_python(self, value: Any) -> Any:
        if isinstance(value, str):
            return value
        items = np.asarray(value).ravel().tolist()
        if not all(isinstance(item, str | bytes | int | float) for item in items):
            raise ArgumentError(self.expected)
        return [self._token(item) for item in items]

    def _token(self, item: Any) -> str | int:
        if isinstance(item, bytes):
            return item.decode()
        return item if isinstance(item, str) else IntType().from_python(item)


class WeightsType(ArgumentType):
    """Initial weights: a list of arrays, in the order of `get_weights()`."""

    takes_labels = True

    expected = "a list of arrays"
    r_type = "list of arrays"

    def from_python(self, value: Any) -> list[Any]:
        if isinstance(value, np.ndarray):
            return [value]
        if isinstance(value, list | tuple):
            return list(value)
        raise ArgumentError(self.expected)


class RestType(AnyType):
    """What `...` takes: names of known kinds, and anything else as it is."""

    def __init__(self, **kinds: ArgumentType) -> None:
        self.kinds = kinds

    def of(self, name: str) -> ArgumentType:
        """The kind of the argument of that name."""
        return self.kinds.get(name, self)


class TailType(RestType):
    """The standard arguments of a layer, where they come in `...`."""

    def __init__(self) -> None:
        super().__init__(
            input_shape=ShapeType(),
            batch_input_shape=ShapeType(),
            batch_size=IntType(),
            dtype=DtypeType(),
            name=StrType(),
            trainable=BoolType(),
            weights=WeightsType(),
            input_dim=IntType(),
            input_length=IntType(),
            seed=IntType(),
            implementation=IntType(),
        )


class NoiseShapeType(ShapeType):
    """Shape of a mask that is spread over an input; NA and NULL take the input's size."""

    expected = "a shape: whole numbers, with None where the input's size is taken"
    expected_in_r = "a shape: whole numbers, with NA or NULL where the input's size is taken"


class ShapeOrFunctionType(ShapeType):
    """A shape, or a function that gives one."""

    expected = "a shape, or a function of the input's shape"
    expected_in_r = None
    r_type = "shape or function"

    def from_python(self, value: Any) -> Any:
        return value if callable(value) else super().from_python(value)


class ListType(ArgumentType):
    """One value or a list of them; the function gets a list, whatever the names in it."""

    takes_labels = True

    def __init__(self, of: str) -> None:
        self.expected = f"{of}, or a list of them"
        self.r_type = f"{of} or list of them"

    def from_python(self, value: Any) -> list[Any]:
        if isinstance(value, Mapping):
            return list(value.values())
        return list(value) if isinstance(value, list | tuple) else [value]


# ---- the annotations of public functions ------------------------------------

Int = Annotated[int, IntType()]
PositiveInt = Annotated[int, IntType(least=1)]
NonNegativeInt = Annotated[int, IntType(least=0)]
Float = Annotated[float, FloatType()]
Bool = Annotated[bool, BoolType()]
Str = Annotated[str, StrType()]
Path = Annotated[str, PathType()]
IntTuple = Annotated[int | tuple[int, ...], IntTupleType()]
PositiveInts = Annotated[int | tuple[int, ...], IntTupleType(least=1)]
PoolPadding = Annotated[str, ChoiceType("valid", "same")]
NestedInts = Annotated[Any, NestedIntsType()]
Shape = Annotated[tuple[int | None, ...], ShapeType()]
Axis = Annotated[int, AxisType()]
Axes = Annotated[int | tuple[int, ...], AxesType()]
AxisFromZero = Annotated[int, AxisFromZeroType()]
AxesFromZero = Annotated[int | tuple[int, ...], AxesFromZeroType()]
Dtype = Annotated[Any, DtypeType()]
ArrayLike = Annotated[Any, ArrayType()]
Weights = Annotated[list[Any], WeightsType()]
Activation = Annotated[str | Callable[..., Any], FunctionType("an activation")]
Initializer = Annotated[str | Callable[..., Any], FunctionType("an initializer")]
Regularizer = Annotated[str | Callable[..., Any], FunctionType("a regularizer")]
Constraint = Annotated[str | Callable[..., Any], FunctionType("a constraint")]
Function = Annotated[Callable[..., Any], FunctionType("a function")]
Composable = Annotated[Any, ObjectType()]
NoiseShape = Annotated[tuple[int | None, ...], NoiseShapeType()]
LayerLike = Annotated[Any, LayerType()]
MergeMode = Annotated[str, ChoiceType("concat", "sum", "mul", "ave")]
Numbers = Annotated[float | list[Any], NumbersType()]
ComplexNumbers = Annotated[complex | list[Any], NumbersType("iufc")]
Tokens = Annotated[str | list[Any], TokensType()]
TriState = Annotated[Any, TriStateType()]
NodeIndex = Annotated[int, NodeIndexType()]
Cells = Annotated[list[Any], ListType("a recurrent cell")]
ShapeOrFunction = Annotated[Any, ShapeOrFunctionType()]
Tail = Annotated[Any, TailType()]
Anything = Annotated[Any, AnyType()]
Composed = Any
