"""Functions on TensorFlow's tensors by name: how their arguments become tensors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import numpy as np

from rkeras_py.api.argument_types import ArgumentError
from rkeras_py.api.registry import MisfitError
from rkeras_py.backend.arguments import EAGER, is_tensor
from rkeras_py.backend.tensors import as_tensor, common_dtype, dtype_name, is_plain
from rkeras_py.engine import keras, tf

# Where TensorFlow's graph says that an error was.
_PLACES = re.compile(r"\{\{function_node [^}]*\}\} ?")
FAILURES = (ValueError, TypeError, IndexError, tf.errors.OpError)


@dataclass(frozen=True)
class Implementation:
    """A function on tensors.

    Attributes:
        name: Its name in configurations of layers, without the `k_`.
        body: The function.
        tensors: The arguments that are a tensor.
        lists: The arguments that are a list of tensors.
        alike: Whether the tensors have one dtype, which numbers among them take.
        calls_back: Whether the body calls functions of the user, whose errors are his.
        compilable: Whether XLA can compile it.
        named_by: The argument whose value names a layer of it; None for its own name.
    """

    name: str
    body: Callable[..., Any]
    tensors: tuple[str, ...]
    lists: tuple[str, ...]
    alike: bool
    calls_back: bool
    compilable: bool
    named_by: str | None

    def layer_name(self, arguments: dict[str, Any]) -> str:
        """What a layer that calls it with these arguments is called."""
        return self.name if self.named_by is None else str(arguments[self.named_by])

    def converted(
        self, given: dict[str, Any], convert: Callable[[Any, str | None], Any] = as_tensor
    ) -> dict[str, Any]:
        """The arguments with tensors where tensors are asked for.

        Args:
            given: The arguments as they came.
            convert: What makes a tensor of a value, given the dtype of the others.

        Returns:
            New arguments.
        """
        result = dict(given)
        together = self._together(given) if self.alike else None
        for formal in self.tensors:
            if given.get(formal) is not None:
                result[formal] = convert(given[formal], together)
        for formal in self.lists:
            if given.get(formal) is not None:
                result[formal] = [
                    convert(value, dtype) for value, dtype in self._of_list(given[formal], given)
                ]
        return result

    def _together(self, given: dict[str, Any]) -> str | None:
        """The dtype that numbers among the tensors take."""
        values = [given[formal] for formal in self.tensors if given.get(formal) is not None]
        if all(type(value) is EAGER for value in values):
            return None
        return common_dtype(values)

    def _of_list(self, values: list[Any], given: dict[str, Any]) -> list[tuple[Any, str | None]]:
        """The values of a list, each with the dtype that it takes if it has none itself."""
        if not self.tensors:
            together = common_dtype(values)
            return [(value, together) for value in values]
        # Beside a tensor, as states beside inputs, each takes the dtype of that tensor.
        main = common_dtype([given[self.tensors[0]]])
        return [(value, main if is_plain(value) else None) for value in values]

    def run(self, given: dict[str, Any]) -> Any:
        """Computes with arguments that are not symbolic.

        Raises:
            ValueError: TensorFlow refused them; the message names the function and what came.
        """
        try:
            return self.body(**self.converted(given))
        except FAILURES as error:
            self.fail(error, given)

    def fail(self, error: Exception, given: dict[str, Any]) -> NoReturn:
        """Raises the error of a call, with the function and its arguments in the message."""
        if self.calls_back or isinstance(error, ArgumentError | MisfitError | CallError):
            raise error
        said = reason(error)
        came = "; ".join(f"`{formal}` is {shown(value)}" for formal, value in given.items())
        kind = CallTypeError if isinstance(error, TypeError) else CallError
        raise kind(f"k_{self.name}(): {said}; {came}") from error


class CallError(ValueError):
    """Arguments that don't go together."""


class CallTypeError(CallError, TypeError):
    """Arguments whose dtypes don't go together."""


def reason(error: Exception) -> str:
    """What an error of TensorFlow says, without the places in its graphs."""
    said = _PLACES.sub("", str(getattr(error, "message", error))).split(" [Op:")[0]
    return said.strip().split("\n")[0].removesuffix(".")


def shown(value: Any) -> str:
    """An argument as a message shows it."""
    if is_tensor(value):
        symbolic = "symbolic " if isinstance(value, keras.KerasTensor) else ""
        shape = tuple(value.shape) if getattr(value.shape, "rank", 0) is not None else "unknown"
        return f"a {symbolic}tensor of shape {shape} and dtype {dtype_name(value)}"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape} and dtype {value.dtype}"
    if isinstance(value, list | tuple) and any(is_tensor(item) for item in value):
        return "a list of " + ", ".join(shown(item) for item in value)
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


OPERATIONS: dict[str, Implementation] = {}
_SYMBOLIC: type = keras.KerasTensor


def leaves(value: Any) -> Iterator[Any]:
    """The values in lists and dicts, however deep."""
    if isinstance(value, list | tuple):
        for item in value:
            yield from leaves(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)
    else:
        yield value


def has_symbolic(given: dict[str, Any]) -> bool:
    """Whether one of the arguments is, or holds, a symbolic tensor."""
    for value in given.values():
        if type(value) is EAGER:
            continue
        if isinstance(value, _SYMBOLIC):
            return True
        if isinstance(value, list | tuple | dict):
            for leaf in leaves(value):
                if isinstance(leaf, _SYMBOLIC):
                    return True
    return False
