"""Calls on symbolic tensors that are layers: how they are recorded, and written in configurations.

The arguments of the call are kept with a place for each symbolic tensor, so that they are saved and
loaded with the model. A variable among them becomes a weight of the layer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from rkeras_py import keras_internals
from rkeras_py.backend import functions
from rkeras_py.backend.arguments import is_function
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

        return {formal: mapped(fill, value) for formal, value in self.arguments.items()}

    def __deepcopy__(self, memo: dict[int, Any]) -> Recorded:
        return self


def mapped(change: Callable[[Any], Any], value: Any) -> Any:
    """A value with every leaf of its lists and dicts changed.

    Args:
        change: What makes a new leaf.
        value: The value.
    """
    if isinstance(value, list):
        return [mapped(change, item) for item in value]
    if type(value) is tuple:
        return tuple(mapped(change, item) for item in value)
    if isinstance(value, dict):
        return {key: mapped(change, item) for key, item in value.items()}
    return change(value)


def recorded(arguments: dict[str, Any], said: str) -> tuple[Recorded, list[Any], list[Any]]:
    """The arguments of a call, taken apart.

    Args:
        arguments: The arguments by name.
        said: What is called, for messages.

    Returns:
        The arguments with places, the symbolic tensors, and the variables.

    Raises:
        ValueError: A tensor belongs to a graph that is being traced.
    """
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
                    f"{said}(): a symbolic tensor of Keras and a tensor inside of a tf.function "
                    "can't be arguments of one call"
                )
            return value.numpy()
        return value

    taken = {formal: mapped(record, value) for formal, value in arguments.items()}
    return Recorded(taken), inputs, variables


class RecordedCall(keras.layers.Layer):  # type: ignore[misc]
    """A layer that calls a function with recorded arguments; its inputs take their places.

    Args:
        said: What is called, for messages.
        run: Calls it, with its arguments by name in a dict.
        arguments: The arguments, recorded or as `encoded` writes them.
        variables: The variables among them, or as `encoded_variable` writes them.
        **kwargs: What all layers take.
    """

    def __init__(
        self,
        said: str,
        run: Callable[[dict[str, Any]], Any],
        arguments: Any,
        variables: list[Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(autocast=False, **kwargs)
        self.said = said
        self.run = run
        if isinstance(arguments, Recorded):
            self.recorded = arguments
            self.captured = list(variables or [])
        else:
            self.recorded = Recorded({key: decoded(value) for key, value in arguments.items()})
            self.captured = [decoded_variable(value) for value in variables or []]
        self._known: Any = None
        self.built = True

    def compute(self, inputs: list[Any], training: Any = None) -> Any:
        """What the function gives for inputs that are no symbolic tensors."""
        return self.run(self.recorded.filled(inputs, list(self.captured), training))

    def call(self, inputs: Any, training: Any = None) -> Any:
        """Calls the function.

        Args:
            inputs: The tensor, or the list of those, that the layer has places for.
            training: Whether the model trains.

        Returns:
            What the function returns.
        """
        return self.compute(_listed(inputs), training)

    def compute_mask(self, inputs: Any, previous_mask: Any) -> None:
        """A mask ends here: what the function makes of the masked steps is not known."""
        return None

    def compute_output_spec(self, inputs: Any, **kwargs: Any) -> Any:
        """Shapes and dtypes of the results, by tracing the function."""
        if self._known is not None:
            known, self._known = self._known, None
            return known
        return self.traced(_listed(inputs))

    def prepare(self, inputs: list[Any]) -> None:
        """Traces before the call, where an error is raised as it is."""
        self._known = self.traced(inputs)

    def traced(self, inputs: list[Any]) -> Any:
        """Symbolic tensors of the shapes and dtypes that the function gives."""
        sizes: list[Any] = []

        def trace(*tensors: Any) -> Any:
            given = [standing_for(*pair) for pair in zip(inputs, tensors, strict=True)]
            outputs = self.compute(given)
            sizes.extend(_sizes(one) for one in keras.tree.flatten(outputs))
            return outputs

        specs = [specification(tensor) for tensor in inputs]
        tracing = tf.function(trace, autograph=False).get_concrete_function(*specs)
        left = iter(sizes)
        return keras.tree.map_structure(
            lambda one: self._symbolic(one, next(left)), tracing.structured_outputs
        )

    def _symbolic(self, output: Any, sizes: Any) -> Any:
        if output.shape.rank is None:
            raise ValueError(
                "how many axes the result has can't be told from symbolic tensors; give axes and "
                "shapes in numbers"
            )
        sparse = isinstance(output, tf.SparseTensor | tf.SparseTensorSpec)
        ragged = isinstance(output, tf.RaggedTensor | tf.RaggedTensorSpec)
        more = {"sparse": True} if sparse else {"ragged": True} if ragged else {}
        tensor = keras.KerasTensor(tuple(output.shape), output.dtype.name, **more)
        if sizes is not None:
            tensor._rkeras_sizes = sizes
        return tensor

    def get_config(self) -> dict[str, Any]:
        """The arguments of the call.

        Raises:
            TypeError: An argument has no form in a file, such as a function without a name.
        """
        arguments = {
            key: encoded(value, self.said) for key, value in self.recorded.arguments.items()
        }
        config: dict[str, Any] = super().get_config()
        return config | {
            "arguments": arguments,
            "variables": [encoded_variable(variable) for variable in self.captured],
        }


def _listed(inputs: Any) -> list[Any]:
    return list(inputs) if isinstance(inputs, list | tuple) else [inputs]


# Symbolic tensors that are shapes, or parts of them, keep the sizes that are known. Else nothing
# would be known of a tensor that is made in such a shape.


def _sizes(tensor: Any) -> Any:
    """The sizes that a tensor inside a graph holds, as far as they are known there; or None."""
    if not isinstance(tensor, tf.Tensor) or tensor.dtype not in (tf.int32, tf.int64):
        return None
    if tensor.shape.rank not in (0, 1):
        return None
    try:
        sizes = tf.zeros(tensor if tensor.shape.rank else [tensor]).shape
    except ValueError:
        return None  # numbers below 0 are no sizes
    return sizes if sizes.rank and any(size is not None for size in sizes) else None


def _sizes_of(tensor: Any) -> Any:
    """The same of a symbolic tensor of Keras."""
    known = getattr(tensor, "_rkeras_sizes", None)
    if known is not None:
        return known
    call = keras_internals.call_that_gave(tensor)
    if call is None or type(call.operation).__name__ != "GetItem":
        return None
    of, key = call.args
    known = getattr(of, "_rkeras_sizes", None)
    if known is None or len(of.shape) != 1 or not isinstance(key, int | slice):
        return None
    part = known[key]
    part = part if isinstance(key, slice) else tf.TensorShape([part])
    return part if any(size is not None for size in part) else None


def standing_for(tensor: Any, given: Any) -> Any:
    """What stands for a symbolic tensor of Keras inside a graph: for sizes, a shape with them.

    Args:
        tensor: The symbolic tensor.
        given: What the graph has for its specification.
    """
    if _sizes_of(tensor) is None:
        return given
    shape = tf.shape(given, out_type=tensor.dtype)
    return shape if len(tensor.shape) else shape[0]


def specification(tensor: Any) -> Any:
    """What a graph knows of a symbolic tensor of Keras.

    Args:
        tensor: The tensor.
    """
    sizes = _sizes_of(tensor)
    if sizes is not None:
        return tf.TensorSpec(sizes, "bool")
    # Keras marks products with numbers as sparse, but they are only if an input of the model is.
    if getattr(tensor, "sparse", False) and any(
        source.sparse for source in keras.utils.get_source_inputs(tensor)
    ):
        return tf.SparseTensorSpec(tensor.shape, tensor.dtype)
    if getattr(tensor, "ragged", False):
        return tf.RaggedTensorSpec(tensor.shape, tensor.dtype)
    return tf.TensorSpec(tensor.shape, tensor.dtype)


# ---- configurations ---------------------------------------------------------


def encoded(value: Any, said: str) -> Any:
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
        case tf.DType():
            return {"dtype": value.name}
        case int() | float():
            return value
        case complex():
            return {"complex": [value.real, value.imag]}
        case list():
            return {"list": [encoded(item, said) for item in value]}
        case tuple():
            return {"tuple": [encoded(item, said) for item in value]}
        case dict():
            return {"dict": {key: encoded(item, said) for key, item in value.items()}}
    if is_function(value):
        return {"function": functions.name_of(value, said)}
    raise TypeError(
        f"a model with {said}() of a {type(value).__name__} can't be saved; write a layer "
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


def decoded(value: Any) -> Any:
    """What `encoded` wrote."""
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
        case "dtype":
            return tf.as_dtype(content)
        case "complex":
            return complex(*content)
        case "list":
            return [decoded(item) for item in content]
        case "tuple":
            return tuple(decoded(item) for item in content)
        case "dict":
            return {key: decoded(item) for key, item in content.items()}
    raise ValueError(f"an argument of a function has the unknown kind {kind!r}")


def _decoded_array(content: dict[str, Any]) -> Any:
    shape = tuple(content["shape"])
    if "real" in content:
        numbers = np.asarray(content["real"]) + 1j * np.asarray(content["imag"])
    else:
        numbers = np.asarray(content["values"])
    dtype = content["dtype"]
    as_numpy = np.str_ if dtype == "str" else tf.as_dtype(dtype).as_numpy_dtype
    return numbers.astype(as_numpy).reshape(shape)


def encoded_variable(variable: Any) -> dict[str, Any]:
    """A variable as JSON, with its value."""
    return {
        "value": _encoded_array(np.asarray(variable)),
        "trainable": bool(variable.trainable),
        "name": variable.name.split("/")[-1].split(":")[0],
    }


def decoded_variable(content: dict[str, Any]) -> Any:
    """A new variable, as `encoded_variable` wrote one."""
    return keras.Variable(
        _decoded_array(content["value"]), trainable=content["trainable"], name=content["name"]
    )
