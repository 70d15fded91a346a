"""The types of arguments of feature specs."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Annotated, Any

from rkeras_py.api import hooks
from rkeras_py.api.argument_types import ArgumentError, ArgumentType, IntType, NumbersType
from rkeras_py.data.features.scalers import Scaler
from rkeras_py.data.features.spec import FeatureSpec


class SpecType(ArgumentType):
    """A feature spec."""

    expected = "a feature spec, as feature_spec() makes it"
    r_type = "feature spec"

    def from_python(self, value: Any) -> Any:
        if isinstance(value, FeatureSpec):
            return value
        raise ArgumentError(self.expected)


class NormalizerType(ArgumentType):
    """What scales a column: a scaler, or a function of a tensor."""

    expected = "scaler_standard(), scaler_min_max() or a function"
    r_type = "scaler, function or formula"

    def from_python(self, value: Any) -> Any:
        if isinstance(value, Scaler) or callable(value):
            return value
        raise ArgumentError(self.expected)

    def from_r(self, value: Any) -> Any:
        return self.from_python(value if hooks.as_function is None else hooks.as_function(value))


class DimensionType(ArgumentType):
    """The size of an embedding: a number, or a function of the number of categories."""

    expected = "a whole number, at least 1, or a function of the number of categories"
    r_type = "integer, function or formula"

    def r_default(self, value: Any) -> str | None:
        return None if callable(value) else super().r_default(value)

    def from_python(self, value: Any) -> Any:
        if callable(value):
            return value
        try:
            return IntType(least=1).from_python(value)
        except ArgumentError:
            raise ArgumentError(self.expected) from None

    def from_r(self, value: Any) -> Any:
        return self.from_python(value if hooks.as_function is None else hooks.as_function(value))


class BoundariesType(NumbersType):
    """Numbers in rising order."""

    expected = "numbers in rising order"

    def from_python(self, value: Any) -> list[float]:
        numbers = super().from_python(value)
        found = [float(n) for n in (numbers if isinstance(numbers, list) else [numbers])]
        if not found or any(a >= b for a, b in pairwise(found)):
            raise ArgumentError(self.expected)
        return found


Spec = Annotated[FeatureSpec, SpecType()]
Normalizer = Annotated[Callable[..., Any], NormalizerType()]
Dimension = Annotated[int | Callable[..., Any], DimensionType()]
Boundaries = Annotated[list[float], BoundariesType()]
