"""Argument types: what a value may be, how R writes it, how help names it.

An argument type does three jobs. It checks and converts what a caller gave, from Python
(`from_python`) and from R (`from_r`), where numbers are doubles, axes count from
1, and NA and NULL stand for unknown sizes. It gives the R source text of a default.
It names the type in messages and help pages. The annotations of a public function
are `typing.Annotated` types that carry an argument type; a type checker sees plain types.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import numpy as np

from rkeras_py.api.r_values import Labelled, LongVector
from rkeras_py.api.scalar_types import AnyType as AnyType
from rkeras_py.api.scalar_types import ArgumentError as ArgumentError
from rkeras_py.api.scalar_types import ArgumentType as ArgumentType
from rkeras_py.api.scalar_types import BoolType as BoolType
from rkeras_py.api.scalar_types import ChoiceType as ChoiceType
from rkeras_py.api.scalar_types import FloatType as FloatType
from rkeras_py.api.scalar_types import FractionType as FractionType
from rkeras_py.api.scalar_types import IntType as IntType
from rkeras_py.api.scalar_types import PathType as PathType
from rkeras_py.api.scalar_types import StrType as StrType
from rkeras_py.api.scalar_types import scalar_of as scalar_of
from rkeras_py.api.sentinels import NA, REQUIRED
from rkeras_py.api.shape_types import AxesFromZeroType as AxesFromZeroType
from rkeras_py.api.shape_types import AxesType as AxesType
from rkeras_py.api.shape_types import AxisFromZeroType as AxisFromZeroType
from rkeras_py.api.shape_types import AxisType as AxisType
from rkeras_py.api.shape_types import IntTupleType as IntTupleType
from rkeras_py.api.shape_types import NestedIntsType as NestedIntsType
from rkeras_py.api.shape_types import NodeIndexType as NodeIndexType
from rkeras_py.api.shape_types import NoiseShapeType as NoiseShapeType
from rkeras_py.api.shape_types import ShapeOrFunctionType as ShapeOrFunctionType
from rkeras_py.api.shape_types import ShapeType as ShapeType
from rkeras_py.api.shape_types import SidesType as SidesType


class LabelsType(AnyType):
    """Any value; names of elements of a list are labels."""

    takes_labels = True


class ObjectType(ArgumentType):
    """What a layer function composes with; the composition law checks it."""

    expected = "missing, None, a Sequential model, a tensor or a list of tensors"
    r_type = "what to compose the layer with"
    takes_none = True

    def from_r(self, value: Any) -> Any:
        return list(value) if isinstance(value, Labelled) else value

    def r_default(self, value: Any) -> None:
        return None


class DtypeType(ArgumentType):
    """A dtype by name, or a dtype object."""

    expected = 'a dtype such as "float32"'
    r_type = "dtype"
    takes_many = False

    def from_python(self, value: Any) -> Any:
        if isinstance(value, str):
            return value
        if isinstance(value, int | float | list | np.ndarray | Mapping | LongVector):
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

    takes_many = False

    def __init__(self, what: str, none_counts_as: Any = REQUIRED) -> None:
        self.expected = f"{what}: a name, an object of Keras or a function"
        self.r_type = what
        self.none_counts_as = none_counts_as

    def from_python(self, value: Any) -> Any:
        if isinstance(value, str | dict) or callable(value) or hasattr(value, "get_config"):
            return value
        raise ArgumentError(self.expected)


class ArrayType(ArgumentType):
    """Numbers: a vector, matrix or array, or a tensor."""

    expected = "a vector, matrix, array or tensor"
    r_type = "array or tensor"


class LayerType(ArgumentType):
    """A layer or model."""

    expected = "a layer"
    r_type = "layer"
    takes_many = False

    def from_python(self, value: Any) -> Any:
        if callable(value) and hasattr(value, "get_config") and not isinstance(value, type):
            return value
        raise ArgumentError(self.expected)


class TriStateType(BoolType):
    """True, False or NA."""

    expected = "True, False or NA"
    none_counts_as = REQUIRED

    def from_python(self, value: Any) -> Any:
        return value if value is NA else super().from_python(value)

    def from_r(self, value: Any) -> Any:
        return self.from_python(value)


class NumbersType(ArgumentType):
    """A number, or a vector or array of them; the function gets plain lists.

    Args:
        dtype_kinds: The accepted values of `numpy.dtype.kind`.
    """

    expected = "a number or a vector of numbers"
    r_type = "number or vector of numbers"

    def __init__(self, dtype_kinds: str = "iuf") -> None:
        self._dtype_kinds = dtype_kinds

    def from_python(self, value: Any) -> Any:
        try:
            array = np.asarray(value)
        except (TypeError, ValueError):
            raise ArgumentError(self.expected) from None
        if array.dtype.kind not in self._dtype_kinds or array.size == 0:
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
    """What `...` takes: named arguments of known types, and anything else as it is."""

    def __init__(self, **types: ArgumentType) -> None:
        self.types = types

    def of(self, name: str) -> ArgumentType:
        """The type of the argument of that name."""
        return self.types.get(name, self)


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
Fraction = Annotated[float, FractionType()]
Bool = Annotated[bool, BoolType()]
Str = Annotated[str, StrType()]
Path = Annotated[str, PathType()]
IntTuple = Annotated[int | tuple[int, ...], IntTupleType()]
PositiveInts = Annotated[int | tuple[int, ...], IntTupleType(least=1)]
PoolPadding = Annotated[str, ChoiceType("valid", "same")]
NestedInts = Annotated[Any, NestedIntsType()]
Sides = Annotated[Any, SidesType()]
Shape = Annotated[tuple[int | None, ...], ShapeType()]
Axis = Annotated[int, AxisType()]
Axes = Annotated[int | tuple[int, ...], AxesType()]
AxisFromZero = Annotated[int, AxisFromZeroType()]
AxesFromZero = Annotated[int | tuple[int, ...], AxesFromZeroType()]
Dtype = Annotated[Any, DtypeType()]
ArrayLike = Annotated[Any, ArrayType()]
Weights = Annotated[list[Any], WeightsType()]
Activation = Annotated[str | Callable[..., Any], FunctionType("an activation")]
Initializer = Annotated[
    str | Callable[..., Any], FunctionType("an initializer", none_counts_as="glorot_uniform")
]
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
