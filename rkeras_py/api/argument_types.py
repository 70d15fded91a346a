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
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Any

import numpy as np


class ArgumentError(ValueError):
    """A value is not of the kind that its argument asks for."""


class _Missing:
    """R's NA where it crosses the bridge by itself or in a vector of integers."""

    def __repr__(self) -> str:
        return "NA"


NA = _Missing()


class Labelled(list[Any]):
    """An R list in which some elements have names, or several have the same one.

    It is a list, by the order of its elements; the names are labels, and go back to R.

    Attributes:
        labels: The names, "" where there is none.
    """

    def __init__(self, values: Sequence[Any], labels: Sequence[str]) -> None:
        super().__init__(values)
        self.labels = list(labels)


def _is_number(value: Any) -> bool:
    return isinstance(value, numbers.Number | np.number) and not isinstance(value, bool | np.bool_)


def _vector(value: Any) -> list[Any] | None:
    """The elements of an R vector or list as it crosses the bridge, or None."""
    if isinstance(value, np.ndarray):
        return [item for item in value.ravel(order="F").tolist()]
    if isinstance(value, list | tuple):
        return list(value)
    return None


class ArgumentType:
    """Any value but NA; the base of all kinds."""

    expected = "a value"
    r_type = "any"
    takes_none = False
    # What the help page in R says of every argument of this type.
    r_note = ""
    takes_labels = False

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
            raise ArgumentError(f"{self.expected}, and not NA")
        if isinstance(value, Labelled) and not self.takes_labels:
            raise ArgumentError(f"{self.expected}; in a list, all or none have a name of their own")
        return self.from_python(value)

    def r_default(self, value: Any) -> str | None:
        """R's source text of a default; None where R's formal has none, and may be missing."""
        return r_source(value)


def has_na(value: Any) -> bool:
    """Whether a value from R is NA, or a list that holds NA at its top."""
    return value is NA or (isinstance(value, list) and any(item is NA for item in value))


class AnyType(ArgumentType):
    """Passed on as it is."""

    takes_none = True


class LabelsType(AnyType):
    """Any value; names of elements of a list are labels."""

    takes_labels = True


class ObjectType(ArgumentType):
    """What a layer function composes with; the composition law judges it."""

    expected = "missing, NULL, a Sequential model, a tensor or a list of tensors"
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
    """TRUE or FALSE."""

    expected = "TRUE or FALSE"
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
        items = _vector(value)
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
        items = _vector(value)
        try:
            if items is None:
                return IntType().from_python(value)
            return tuple(self.from_python(item) for item in items)
        except ArgumentError:
            raise ArgumentError(self.expected) from None


class ShapeType(ArgumentType):
    """Sizes of axes: `c(28, 28, 1)`, `list(NULL, 32)`; NA and NULL are unknown."""

    expected = "a shape: whole numbers, with NA or NULL where unknown"
    r_type = "shape"

    def from_python(self, value: Any) -> tuple[int | None, ...]:
        if hasattr(value, "as_list"):
            value = value.as_list()
        items = _vector(value)
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

    expected = "an axis: a whole number, counted from 1, or from -1 backwards"
    r_type = "axis (1-based; negative from the end)"
    r_note = "Counted from 1, and from -1 backwards."

    def from_python(self, value: Any) -> int:
        return IntType().from_python(value)

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

    expected = "axes: whole numbers, counted from 1, or from -1 backwards"
    r_type = "axes (1-based; negative from the end)"

    def from_python(self, value: Any) -> Any:
        items = _vector(value)
        if items is None:
            return IntType().from_python(value)
        return tuple(IntType().from_python(item) for item in items)

    def from_r(self, value: Any) -> Any:
        items = _vector(value)
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

    expected = "the number of a call: a whole number"
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
    """TRUE, FALSE or NA."""

    expected = "TRUE, FALSE or NA"

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

    expected = "a shape: whole numbers, with NA or NULL where the input's size is taken"


class ShapeOrFunctionType(ShapeType):
    """A shape, or a function that gives one."""

    expected = "a shape, or a function of the input's shape"
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


# ---- how values are written -------------------------------------------------


def r_number(value: Any) -> str:
    """R's source text of a double."""
    if isinstance(value, float) and math.isnan(value):
        return "NaN"
    if isinstance(value, float) and math.isinf(value):
        return "Inf" if value > 0 else "-Inf"
    # R writes the shorter of the two, and the fixed one where they are of one length.
    _, digits, exponent = Decimal(repr(float(value))).normalize().as_tuple()
    assert isinstance(exponent, int)
    mantissa = "".join(str(digit) for digit in digits)
    power = exponent + len(mantissa) - 1
    fraction = f".{mantissa[1:]}" if len(mantissa) > 1 else ""
    scientific = f"{'-' * (value < 0)}{mantissa[0]}{fraction}e{power:+03d}"
    fixed = f"{Decimal(repr(float(value))).normalize():f}"
    return fixed if len(fixed) <= len(scientific) else scientific


def r_source(value: Any) -> str:
    """R's source text of a Python value."""
    if value is None:
        return "NULL"
    if value is NA:
        return "NA"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return f"{value}L"
    if isinstance(value, float):
        return r_number(value)
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    if isinstance(value, Mapping):
        return "list(" + ", ".join(f"{key} = {r_source(item)}" for key, item in value.items()) + ")"
    if isinstance(value, Sequence):
        if any(item is None or isinstance(item, list | tuple) for item in value):
            return "list(" + ", ".join(r_source(item) for item in value) + ")"
        return "c(" + ", ".join(r_source(item) for item in value) + ")"
    raise TypeError(f"no R source for a default of type {type(value).__name__}")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def shown_in_python(value: Any) -> str:
    """A value as a message in Python shows it."""
    if isinstance(value, np.ndarray) and value.size > 8:
        return f"an array of shape {value.shape}"
    return _short(repr(value))


def shown_in_r(value: Any) -> str:
    """A value from R as a message in R shows it."""
    if value is NA:
        return "NA"
    if isinstance(value, np.ndarray) or (isinstance(value, list) and has_na(value)):
        items = _vector(value) or []
        if len(items) > 8:
            size = "x".join(str(n) for n in np.shape(value))
            return f"an array of dim {size}"
        return "c(" + ", ".join(shown_in_r(item) for item in items) + ")"
    if isinstance(value, Mapping):
        return "a named list of " + _short(", ".join(map(str, value)))
    if isinstance(value, Labelled):
        items = [shown_in_r(item) for item in value]
        labelled = zip(value.labels, items, strict=True)
        return (
            _short(
                "list("
                + ", ".join(f"{label} = {item}" if label else item for label, item in labelled)
            )
            + ")"
        )
    if isinstance(value, list | tuple):
        return _short("list(" + ", ".join(shown_in_r(item) for item in value) + ")")
    if isinstance(value, float):
        return r_number(value)
    if value is None or isinstance(value, bool | int | str):
        text = r_source(value)
        return _short(text[:-1] if isinstance(value, int) and text.endswith("L") else text)
    return f"an object of class {type(value).__name__}"


# ---- the annotations of public functions ------------------------------------

Int = Annotated[int, IntType()]
PositiveInt = Annotated[int, IntType(least=1)]
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
