"""Operations in graphs, as the layers that Keras 2 made of them: each calls a function by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from rkeras_py.backend import bodies
from rkeras_py.backend import tensorflow_functions as tensorflow
from rkeras_py.backend.recorded import mapped
from rkeras_py.backend.stand_ins import StandIn
from rkeras_py.models.keras2.write_values import NotInKeras2

_ITEM = "__operators__.getitem"
_SLICING = (_ITEM, "boolean_mask", "compat.v1.boolean_mask")
# Operations of Keras 3, of one tensor and of two.
_OF_KERAS = {
    "Absolute": "math.abs", "Add": "math.add", "Divide": "math.truediv", "Equal": "math.equal",
    "FloorDivide": "math.floordiv", "Greater": "math.greater",
    "GreaterEqual": "math.greater_equal", "Less": "math.less", "LessEqual": "math.less_equal",
    "LogicalAnd": "math.logical_and", "LogicalNot": "math.logical_not",
    "LogicalOr": "math.logical_or", "Mod": "math.floormod", "Multiply": "math.multiply",
    "Negative": "math.negative", "NotEqual": "math.not_equal", "Power": "math.pow",
    "Subtract": "math.subtract", "TrueDivide": "math.truediv",
}  # fmt: skip
# Functions of the backend that are one function of TensorFlow.
_OF_BACKEND = {
    "k_abs": "math.abs", "k_cos": "math.cos", "k_exp": "math.exp", "k_log": "math.log",
    "k_sigmoid": "math.sigmoid", "k_sin": "math.sin", "k_softplus": "math.softplus",
    "k_square": "math.square", "k_tanh": "math.tanh",
}  # fmt: skip
_REDUCTIONS = {
    "k_max": "math.reduce_max", "k_mean": "math.reduce_mean", "k_min": "math.reduce_min",
    "k_sum": "math.reduce_sum",
}  # fmt: skip
_SIGNS = {
    "add": "math.add", "divide": "math.truediv", "multiply": "math.multiply", "power": "math.pow",
    "subtract": "math.subtract",
}  # fmt: skip


class Called(NamedTuple):
    """A function that Keras 2 calls.

    Attributes:
        function: Its name without `tf.`.
        first: Its first argument, in which tensors are as Keras 3 writes them.
        further: Its other arguments by name.
    """

    function: str
    first: Any
    further: dict[str, Any]

    def layer(self, name: str) -> dict[str, Any]:
        """The layer that calls it.

        Args:
            name: The name of the layer.
        """
        return {
            "class_name": "SlicingOpLambda" if self.function in _SLICING else "TFOpLambda",
            "config": {
                "name": name, "trainable": True, "dtype": "float32", "function": self.function,
            },
        }  # fmt: skip


def of_keras(kind: str, node: Mapping[str, Any]) -> Called:
    """An operation of Keras 3 that is no layer.

    Args:
        kind: Its class.
        node: How it is called.

    Raises:
        NotInKeras2: It has no counterpart.
    """
    first, *others = node["args"]
    if node["kwargs"] or len(others) > 1:
        raise NotInKeras2(f"the operation {kind} with further arguments")
    if kind == "GetItem":
        return Called(_ITEM, first, {"slice_spec": _slices(others[0]), "name": None})
    if kind not in _OF_KERAS:
        raise NotInKeras2(f"the operation {kind}")
    return Called(_OF_KERAS[kind], first, {**({"y": others[0]} if others else {}), "name": None})


def _slices(key: Any) -> list[Any]:
    parts = key if isinstance(key, list | tuple) else [key]
    made: list[Any] = []
    for part in parts:
        if isinstance(part, Mapping) and part["class_name"] == "__slice__":
            made.append({name: part["config"][name] for name in ("start", "stop", "step")})
        elif part is None or (isinstance(part, int) and not isinstance(part, bool)):
            made.append(part)
        elif isinstance(part, Mapping) and part["class_name"] == "__ellipsis__":
            made.append(tensorflow.ELLIPSIS)
        else:
            raise NotInKeras2(f"a part of a tensor by {part}")
    return made


def of_tensorflow(config: Mapping[str, Any], node: Mapping[str, Any]) -> Called:
    """A function of TensorFlow on symbolic tensors.

    Args:
        config: The configuration of its layer.
        node: How the layer is called.

    Raises:
        NotInKeras2: An argument has no form in the files of Keras 2.
    """
    function = config["function"]
    name = f"tf.{function}"
    values = {key: _decoded(v, _inputs(node), name) for key, v in config["arguments"].items()}
    if config.get("variables"):
        raise NotInKeras2(f"{name}() with a variable")
    try:
        given = tensorflow.by_name(function, values["args"], values["kwargs"])
    except ValueError as error:
        raise NotInKeras2(str(error)) from error
    first, *further = given
    return Called(function, given[first], {key: given[key] for key in further})


def _inputs(node: Mapping[str, Any]) -> list[Any]:
    """The tensors of a call of such a layer, as Keras 3 writes them."""
    inputs = node["args"][0]
    return list(inputs) if isinstance(inputs, list | tuple) else [inputs]


def of_backend(config: Mapping[str, Any], node: Mapping[str, Any]) -> Called:
    """A function of the backend on symbolic tensors.

    Args:
        config: The configuration of its layer.
        node: How the layer is called.

    Raises:
        NotInKeras2: It is not one function of TensorFlow.
    """
    name, given = config["operation"], dict(config["arguments"])
    tensors = _inputs(node)
    if config.get("variables"):
        raise NotInKeras2(f"{name}() with a variable")
    sign = given.pop("name", None)
    values = {key: _decoded(value, tensors, name) for key, value in given.items()}
    if name in _OF_BACKEND and values.keys() == {"x"}:
        return Called(_OF_BACKEND[name], values["x"], {"name": None})
    if name in _REDUCTIONS:
        more = {key: values.get(key) for key in ("axis", "keepdims")}
        return Called(_REDUCTIONS[name], values["x"], {**more, "name": None})
    if name == "k_concatenate":
        return Called("concat", values["tensors"], {"axis": values.get("axis", -1), "name": None})
    if name == "k_host_operate" and sign in _SIGNS:
        return Called(_SIGNS[sign], values["x"], {"y": values["y"], "name": None})
    raise NotInKeras2(f"the function {name}()")


def of_body(layer: Any, node: Mapping[str, Any]) -> tuple[dict[str, Called], list[Any]]:
    """The functions that a function of the backend calls.

    Args:
        layer: Its layer.
        node: How the layer is called.

    Returns:
        The functions by the names of their layers, and the results as Keras 3 writes tensors.

    Raises:
        NotInKeras2: It does more than call functions of TensorFlow, or has an argument that files
            of Keras 2 can't have.
    """
    try:
        steps, results = bodies.body_of(layer)
    except bodies.NotOfFunctions as error:
        raise NotInKeras2(f"the function k_{layer.operation}()") from error
    # The layer of the result has the name of the function.
    names = {results[0].step: layer.name}
    for number, step in steps.items():
        names.setdefault(number, f"{layer.name}.{step.function}_{number}")
    tensors = _inputs(node)

    def written(value: Any) -> Any:
        if isinstance(value, StandIn):
            if value.step is None:
                return tensors[value.number]
            place = [names[value.step], 0, value.number]
            return {"class_name": "__keras_tensor__", "config": {"keras_history": place}}
        if isinstance(value, np.ndarray):
            return {"class_name": "__numpy__", "config": {"value": value.tolist()}}
        return value

    called = {}
    for number, (function, arguments) in steps.items():
        given = mapped(written, arguments)
        first, *further = given
        called[names[number]] = Called(function, given[first], {key: given[key] for key in further})
    return called, [written(one) for one in results]


def _decoded(value: Any, tensors: list[Any], name: str) -> Any:
    """An argument as a configuration has it, with the tensors in their places."""
    if not isinstance(value, Mapping):
        return value
    ((kind, content),) = value.items()
    if kind == "input":
        return tensors[content]
    if kind == "array" and "values" in content:
        # An array is one constant; a list would be several inputs.
        array = np.reshape(content["values"], content["shape"])
        return {"class_name": "__numpy__", "config": {"value": array.tolist()}}
    if kind == "dtype":
        return content
    if kind == "dict":
        return {key: _decoded(item, tensors, name) for key, item in content.items()}
    if kind in ("list", "tuple"):
        return [_decoded(item, tensors, name) for item in content]
    raise NotInKeras2(f"{name}() with a {kind} among its arguments")
