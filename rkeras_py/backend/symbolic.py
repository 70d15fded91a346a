"""Backend functions of symbolic tensors: one layer, whatever the function."""

from __future__ import annotations

from typing import Any

from rkeras_py.backend.arguments import is_tensor
from rkeras_py.backend.implementations import OPERATIONS, Implementation, leaves
from rkeras_py.backend.recorded import Recorded, RecordedCall, recorded
from rkeras_py.backend.tensors import as_tensor
from rkeras_py.engine import keras, tf


def _free_name(operation: str) -> str:
    """A name for a layer, as Keras makes them."""
    number = keras.backend.get_uid(operation)
    return operation if number == 1 else f"{operation}_{number - 1}"


@keras.saving.register_keras_serializable(package="rkeras")
class Operation(RecordedCall):
    """Calls a backend function.

    Args:
        operation: The name of the function, with `k_`: without it, Keras would take it for a
            function of its own in HDF5 files.
        arguments: Its arguments as `recorded.encoded` writes them.
        variables: The variables among them, as `encoded_variable` writes them.
        **kwargs: What all layers take.
    """

    def __init__(
        self,
        operation: str,
        arguments: Any,
        variables: list[Any] | None = None,
        name: str | None = None,
        **kwargs: Any,
    ) -> None:
        short = operation.removeprefix("k_")
        if short not in OPERATIONS:
            raise ValueError(f"there is no backend function {operation}()")
        if name is None:
            given = arguments.arguments if isinstance(arguments, Recorded) else arguments
            name = _free_name(OPERATIONS[short].layer_name(given))
        operates = OPERATIONS[short].run
        super().__init__(f"k_{short}", operates, arguments, variables, name=name, **kwargs)
        self.operation = short
        self.supports_jit = OPERATIONS[short].compilable

    def get_config(self) -> dict[str, Any]:
        """The function's name and its arguments."""
        return super().get_config() | {"operation": f"k_{self.operation}"}


def apply(operation: Implementation, given: dict[str, Any]) -> Any:
    """Calls a function with symbolic tensors among its arguments.

    Args:
        operation: The function.
        given: Its arguments.

    Returns:
        A symbolic tensor, or a list of them.
    """
    try:
        converted = operation.converted(given, _constant)
    except (ValueError, TypeError) as error:
        operation.fail(error, given)
    taken, inputs, variables = recorded(converted, f"k_{operation.name}")
    layer = Operation(f"k_{operation.name}", taken, variables)
    try:
        layer.prepare(inputs)
    except (ValueError, TypeError, tf.errors.OpError) as error:
        operation.fail(error, given)
    return layer(inputs[0] if len(inputs) == 1 else inputs)


def _constant(value: Any, dtype: str | None) -> Any:
    """A tensor of what is constant; variables and lists with symbolic tensors stay."""
    if isinstance(value, keras.Variable | tf.Variable):
        return value
    if isinstance(value, list | tuple) and any(is_tensor(leaf) for leaf in leaves(value)):
        return value
    return as_tensor(value, dtype)
