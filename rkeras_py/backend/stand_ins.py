"""Objects that TensorFlow refuses as arguments, and that behave like tensors otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rkeras_py.engine import tf

# Operators, and the functions that Keras 2 wrote for them.
_OPERATORS = {
    "add": "__operators__.add", "sub": "math.subtract", "mul": "math.multiply",
    "truediv": "math.truediv", "floordiv": "math.floordiv", "mod": "math.floormod",
    "pow": "math.pow", "matmul": "linalg.matmul", "and": "math.logical_and",
    "or": "math.logical_or", "lt": "math.less", "le": "math.less_equal", "gt": "math.greater",
    "ge": "math.greater_equal",
}  # fmt: skip
_OF_ONE = {"neg": "math.negative", "abs": "math.abs", "invert": "math.logical_not"}


class StandIn:
    """Stands for a tensor in a graph.

    Args:
        tensor: The tensor.
        note: What calls a function by its name, given its arguments and those by name.
        step: The number of the call that gave it; None for an input.
        number: The number of the input, or of the result of the call.
    """

    # Arrays on the left of an operator leave it to the right.
    __array_ufunc__ = None

    def __init__(
        self, tensor: Any, note: Callable[..., Any], step: int | None, number: int
    ) -> None:
        self.tensor, self.note, self.step, self.number = tensor, note, step, number
        self.shape, self.dtype = tensor.shape, tensor.dtype

    def get_shape(self) -> Any:
        """The shape."""
        return self.shape

    def __getitem__(self, key: Any) -> Any:
        parts = list(key) if isinstance(key, tuple) else [key]
        return self.note("__operators__.getitem", [self, parts], {})

    def __bool__(self) -> bool:
        raise TypeError("a tensor in a graph has no truth value")

    def __iter__(self) -> Any:
        raise TypeError("a tensor in a graph can't be iterated over")


def static_value(tensor: Any) -> Any:
    """The numbers of a tensor, or of what stands for one, where they are known; else None."""
    return tf.get_static_value(tensor.tensor if isinstance(tensor, StandIn) else tensor)


def _of_dtype(value: Any, tensor: StandIn) -> Any:
    """What stands on the left of an operator: a number takes the dtype of the tensor."""
    return tf.constant(value, tensor.dtype) if isinstance(value, int | float) else value


def _add_operators() -> None:
    def of_two(function: str) -> tuple[Callable[..., Any], Callable[..., Any]]:
        return (
            lambda self, other: self.note(function, [self, other], {}),
            lambda self, other: self.note(function, [_of_dtype(other, self), self], {}),
        )

    for name, function in _OPERATORS.items():
        forward, reverse = of_two(function)
        setattr(StandIn, f"__{name}__", forward)
        if name not in ("lt", "le", "gt", "ge"):
            setattr(StandIn, f"__r{name}__", reverse)
    for name, function in _OF_ONE.items():
        setattr(StandIn, f"__{name}__", lambda self, of=function: self.note(of, [self], {}))


_add_operators()
