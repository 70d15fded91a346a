"""Backend functions of symbolic tensors: one layer, whatever the function.

Its configuration holds the function's name and its arguments, with a place for each symbolic
tensor, so that it is saved and loaded with the model. A variable among the arguments becomes a
weight of the layer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from rkeras_py.backend import functions
from rkeras_py.backend.arguments import is_function, is_tensor
from rkeras_py.backend.implementations import OPERATIONS, Implementation, leaves
from rkeras_py.backend.tensors import as_tensor
from rkeras_py.engine import keras, tf


@dataclass(frozen=True)
class Place:
    """Stands for an input of the layer.

    Attributes:
        number: The number of the input.
    """

    number: int


@dataclass(frozen=True)
class Captured:
    """Stands for a variable that the layer holds.

    Attributes:
        number: The number of the variable.
    """

    number: int


class Training:
    """Stands for whether the model trains when the layer is called."""


@dataclass
class Recorded:
    """The arguments of a call, with places for what is not constant."""

    arguments: dict[str, Any]

    def filled(self, inputs: list[Any], variables: list[Any], training: Any) -> dict[str, Any]:
        """The arguments with tensors at their places."""

        def fill(value: Any) -> Any:
            if isinstance(value, Place):
                return inputs[value.number]
            if isinstance(value, Captured):
                return as_tensor(variables[value.number])
            return training if isinstance(value, Training) else value

        return {formal: _mapped(fill, value) for formal, value in self.arguments.items()}

    def __deepcopy__(self, memo: dict[int, Any]) -> Recorded:
        return self


def _mapped(change: Callable[[Any], Any], value: Any) -> Any:
    """A value with every leaf of its lists and dicts changed."""
    if isinstance(value, list):
        return [_mapped(change, item) for item in value]
    if type(value) is tuple:
        return tuple(_mapped(change, item) for item in value)
    if isinstance(value, dict):
        return {key: _mapped(change, item) for key, item in value.items()}
    return change(value)


def _free_name(operation: str) -> str:
    """A name for a layer, as Keras makes them."""
    number = keras.backend.get_uid(operation)
    return operation if number == 1 else f"{operation}_{number - 1}"


@keras.saving.register_keras_serializable(package="rkeras")
class Operation(keras.layers.Layer):  # type: ignore[misc]
    """Calls a backend function.

    Args:
        operation: The name of the function, with `k_`: without it, Keras would take it for a
            function of its own in HDF5 files.
        arguments: Its arguments as `encoded` writes them.
        variables: The variables among them, as `_encoded_variable` writes them.
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
        super().__init__(name=name, autocast=False, **kwargs)
        self.operation = short
        if isinstance(arguments, Recorded):
            self.recorded = arguments
            self.captured = list(variables or [])
        else:
            self.recorded = Recorded({key: _decoded(value) for key, value in arguments.items()})
            self.captured = [_decoded_variable(value) for value in variables or []]
        self.supports_jit = OPERATIONS[short].compilable
        self._known: Any = None
        self.built = True

    def compute(self, inputs: list[Any], training: Any = None) -> Any:
        """What the function gives for inputs that are no symbolic tensors."""
        given = self.recorded.filled(inputs, list(self.captured), training)
        return OPERATIONS[self.operation].run(given)

    def call(self, inputs: Any, training: Any = None) -> Any:
        """Calls the function.

        Args:
            inputs: The tensor, or the list of those, that the layer has places for.
            training: Whether the model trains.

        Returns:
            What the function returns.
        """
        listed = list(inputs) if isinstance(inputs, list | tuple) else [inputs]
        return self.compute(listed, training)

    def compute_mask(self, inputs: Any, previous_mask: Any) -> None:
        """A mask ends here: what the function makes of the masked steps is not known."""
        return None

    def compute_output_spec(self, inputs: Any, **kwargs: Any) -> Any:
        """Shapes and dtypes of the results, by tracing the function."""
        if self._known is not None:
            known, self._known = self._known, None
            return known
        return self.traced(list(inputs) if isinstance(inputs, list | tuple) else [inputs])

    def prepare(self, inputs: list[Any]) -> None:
        """Traces before the call, where an error is raised as it is."""
        self._known = self.traced(inputs)

    def traced(self, inputs: list[Any]) -> Any:
        """Symbolic tensors of the shapes and dtypes that the function gives."""
        tracing = tf.function(lambda *tensors: self.compute(list(tensors)), autograph=False)
        specs = [_specification(tensor) for tensor in inputs]
        outputs = tracing.get_concrete_function(*specs).structured_outputs
        return _mapped(self._symbolic, outputs)

    def _symbolic(self, output: Any) -> Any:
        if output.shape.rank is None:
            raise ValueError(
                f"k_{self.operation}(): how many axes the result has can't be told from symbolic "
                "tensors; name the shape in numbers"
            )
        sparse = isinstance(output, tf.SparseTensor | tf.SparseTensorSpec)
        ragged = isinstance(output, tf.RaggedTensor | tf.RaggedTensorSpec)
        more = {"sparse": True} if sparse else {"ragged": True} if ragged else {}
        return keras.KerasTensor(tuple(output.shape), output.dtype.name, **more)

    def get_config(self) -> dict[str, Any]:
        """The function's name and its arguments.

        Raises:
            TypeError: An argument has no form in a file, such as a function without a name.
        """
        encode = {
            key: encoded(value, self.operation) for key, value in self.recorded.arguments.items()
        }
        config: dict[str, Any] = super().get_config()
        return config | {
            "operation": f"k_{self.operation}",
            "arguments": encode,
            "variables": [_encoded_variable(variable) for variable in self.captured],
        }


def _specification(tensor: Any) -> Any:
    # Keras marks products with numbers as sparse, but they are only if an input of the model is.
    if getattr(tensor, "sparse", False) and any(
        source.sparse for source in keras.utils.get_source_inputs(tensor)
    ):
        return tf.SparseTensorSpec(tensor.shape, tensor.dtype)
    if getattr(tensor, "ragged", False):
        return tf.RaggedTensorSpec(tensor.shape, tensor.dtype)
    return tf.TensorSpec(tensor.shape, tensor.dtype)


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
    inputs: list[Any] = []
    variables: list[Any] = []

    def record(value: Any) -> Any:
        if isinstance(value, keras.KerasTensor):
            for number, tensor in enumerate(inputs):
                if tensor is value:
                    return Place(number)
            inputs.append(value)
            return Place(len(inputs) - 1)
        if isinstance(value, keras.Variable | tf.Variable):
            variables.append(value)
            return Captured(len(variables) - 1)
        if tf.is_tensor(value) and not isinstance(value, tf.SparseTensor | tf.RaggedTensor):
            if not hasattr(value, "numpy"):
                raise ValueError(
                    f"k_{operation.name}(): a symbolic tensor of Keras and a tensor inside of a "
                    "tf.function can't be arguments of one call"
                )
            return value.numpy()
        return value

    recorded = Recorded({formal: _mapped(record, value) for formal, value in converted.items()})
    layer = Operation(f"k_{operation.name}", recorded, variables)
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


# ---- configurations ---------------------------------------------------------


def encoded(value: Any, operation: str) -> Any:
    """An argument as JSON: numbers and strings as they are, the rest under the name of its kind."""
    match value:
        case None | bool() | str():
            return value
        case Place(number):
            return {"input": number}
        case Captured(number):
            return {"variable": number}
        case Training():
            return {"training": None}
        case np.ndarray() | np.generic():
            return {"array": _encoded_array(np.asarray(value))}
        case int() | float():
            return value
        case complex():
            return {"complex": [value.real, value.imag]}
        case list():
            return {"list": [encoded(item, operation) for item in value]}
        case tuple():
            return {"tuple": [encoded(item, operation) for item in value]}
        case dict():
            return {"dict": {key: encoded(item, operation) for key, item in value.items()}}
    if is_function(value):
        return {"function": functions.name_of(value, operation)}
    raise TypeError(
        f"a model with k_{operation}() of a {type(value).__name__} can't be saved; write a layer "
        "that calls it"
    )


def _encoded_array(array: Any) -> dict[str, Any]:
    described = {"dtype": array.dtype.name, "shape": list(array.shape)}
    flat = array.ravel()
    if array.dtype.kind == "c":
        return described | {"real": flat.real.tolist(), "imag": flat.imag.tolist()}
    if array.dtype.kind in "SUO":
        texts = [item.decode() if isinstance(item, bytes) else str(item) for item in flat.tolist()]
        return described | {"dtype": "str", "values": texts}
    return described | {
        "values": flat.astype("float64").tolist()
        if array.dtype.name in ("float16", "bfloat16")
        else flat.tolist()
    }


def _decoded(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    ((kind, content),) = value.items()
    match kind:
        case "input":
            return Place(content)
        case "variable":
            return Captured(content)
        case "training":
            return Training()
        case "function":
            return functions.by_name(content)
        case "array":
            return _decoded_array(content)
        case "complex":
            return complex(*content)
        case "list":
            return [_decoded(item) for item in content]
        case "tuple":
            return tuple(_decoded(item) for item in content)
        case "dict":
            return {key: _decoded(item) for key, item in content.items()}
    raise ValueError(f"an argument of a backend function has the unknown kind {kind!r}")


def _decoded_array(content: dict[str, Any]) -> Any:
    shape = tuple(content["shape"])
    if "real" in content:
        numbers = np.asarray(content["real"]) + 1j * np.asarray(content["imag"])
    else:
        numbers = np.asarray(content["values"])
    dtype = content["dtype"]
    as_numpy = np.str_ if dtype == "str" else tf.as_dtype(dtype).as_numpy_dtype
    return numbers.astype(as_numpy).reshape(shape)


def _encoded_variable(variable: Any) -> dict[str, Any]:
    return {
        "value": _encoded_array(np.asarray(variable)),
        "trainable": bool(variable.trainable),
        "name": variable.name.split("/")[-1].split(":")[0],
    }


def _decoded_variable(content: dict[str, Any]) -> Any:
    return keras.Variable(
        _decoded_array(content["value"]), trainable=content["trainable"], name=content["name"]
    )
