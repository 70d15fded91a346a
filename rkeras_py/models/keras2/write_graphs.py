"""Configurations of models in the form of Keras 2.9, which Keras 2 and R's keras read.

What Keras 3 gives as the configuration of a model is brought into that form. Masks, which Keras 3
has in the graph, are left out: Keras 2 computes them itself. Arithmetic becomes the layers that
Keras 2 made of it.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any

from rkeras_py.backend import tensorflow_functions as tensorflow
from rkeras_py.engine import keras
from rkeras_py.models.additions import ModelWithAdditions
from rkeras_py.models.keras2.nodes import CONSTANT, is_place, leaves, needed
from rkeras_py.models.keras2.write_layers import LayerWriter
from rkeras_py.models.keras2.write_operations import (
    Called,
    of_backend,
    of_body,
    of_keras,
    of_tensorflow,
)
from rkeras_py.models.keras2.write_values import OWN, NotInKeras2, value_of

VERSION = "2.9.0"
"""The version whose form it is."""

_TENSOR = "__keras_tensor__"
_STATES = "initial_state"


def model_config(model: keras.Model) -> dict[str, Any]:
    """Describes a model in the form of Keras 2.9.

    Args:
        model: The model.

    Returns:
        `class_name` and `config`.

    Raises:
        NotInKeras2: The model has something that Keras 2 does not know.
    """
    if not _is_known(model):
        raise NotInKeras2(f'the model "{model.name}" of the class {type(model).__name__}')
    return _ModelWriter().model({"config": model.get_config()}, model)


def _is_known(model: Any) -> bool:
    """Whether a model is of a class that Keras 2 has, too: not one of the user's own."""
    if type(model) in (keras.Sequential, ModelWithAdditions):
        return True
    graph = isinstance(model, keras.Model) and isinstance(model, keras.Function)
    return graph and type(model).__name__ == "Functional"


class _ModelWriter:
    def __init__(self) -> None:
        self._layers = LayerWriter(self.model)

    def model(self, data: Mapping[str, Any], model: Any) -> dict[str, Any]:
        """Writes a model, or one that is used as a layer."""
        config = data["config"]
        if type(model) is keras.Sequential:
            return {"class_name": "Sequential", "config": self._sequential(config, model)}
        if not _is_known(model):
            raise NotInKeras2(f'the model "{config.get("name")}" of the class {data["class_name"]}')
        return {"class_name": "Functional", "config": _Graph(self._layers, config, model).config()}

    def _sequential(self, config: Mapping[str, Any], model: Any) -> dict[str, Any]:
        layers = iter(model.layers)
        written = [
            self._layers.layer(data, None if data["class_name"] == "InputLayer" else next(layers))
            for data in config["layers"]
        ]
        made = {"name": config["name"], "layers": written}
        known = any(layer["class_name"] == "InputLayer" for layer in written)
        if not known and config.get("build_input_shape"):
            made["build_input_shape"] = list(config["build_input_shape"])
        return made


class _Graph:
    """The graph of a functional model.

    Args:
        layers: Writes the layers.
        config: The configuration of the model.
        model: The model.
    """

    def __init__(self, layers: LayerWriter, config: Mapping[str, Any], model: Any) -> None:
        self._layers = layers
        self._given = config
        self._operations = {operation.name: operation for operation in model.operations}
        # Backend functions that are several functions of Keras 2: the layers of each by name; which
        # function has a layer; where the results are.
        self._bodies: dict[str, dict[str, Called]] = {}
        self._owners: dict[str, str] = {}
        self._results: dict[tuple[str, int], Any] = {}

    def config(self) -> dict[str, Any]:
        """The configuration in the form of Keras 2."""
        for layer in self._given["layers"]:
            if layer.get("registered_name") == f"{OWN}Operation":
                self._take_apart(layer)
        written: dict[str, list[dict[str, Any]]] = {}
        outputs = self._places(self._given["output_layers"])
        # Operations that are no layers are written where something depends on them: not masks.
        wanted = {place[0] for place in leaves(outputs)}
        data = {layer["name"]: layer for layer in self._given["layers"]}
        waiting = [n for n in data if self._is_layer(n)] + sorted(wanted)
        while waiting:
            name = waiting.pop()
            name = self._owners.get(name, name)
            if name not in written:
                written[name] = self._layers_of(data[name])
                nodes = [layer["inbound_nodes"] for layer in written[name]]
                waiting += [source for source, _ in needed(nodes)]
        return {
            "name": self._given["name"],
            "layers": [layer for name in data for layer in written.get(name, [])],
            "input_layers": _listed(self._places(self._given["input_layers"])),
            "output_layers": _listed(outputs),
        }

    def _is_layer(self, name: str) -> bool:
        return isinstance(self._operations.get(name), keras.layers.Layer)

    def _has_call_of_its_own(self, name: str) -> bool:
        """Whether Keras 2 counts the call that made a model, which is used as a layer here."""
        operation = self._operations.get(name)
        graph = isinstance(operation, keras.Model) and isinstance(operation, keras.Function)
        return graph or isinstance(operation, keras.Sequential)

    def _places(self, value: Any) -> Any:
        """Where the inputs or outputs of the model are."""
        if isinstance(value, list | tuple) and len(value) == 3 and isinstance(value[0], str):
            name, call, number = value
            if (name, number) in self._results:
                return self._place(self._results[name, number])
            # Keras 3 counts that call here, but not for Sequential models.
            counted = isinstance(self._operations[name], keras.Function)
            return [name, call + int(self._has_call_of_its_own(name) and not counted), number]
        if isinstance(value, Mapping):
            return {key: self._places(item) for key, item in value.items()}
        return [self._places(item) for item in value]

    def _take_apart(self, data: Mapping[str, Any]) -> None:
        """Writes down what a backend function calls, where that is no single function."""
        name, nodes = data["name"], data["inbound_nodes"]
        try:
            for node in nodes:
                of_backend(data["config"], node)
        except NotInKeras2:
            layers, results = of_body(self._operations[name], nodes[0])
            self._bodies[name] = layers
            self._owners |= dict.fromkeys(layers, name)
            self._results |= {(name, i): result for i, result in enumerate(results)}

    def _layers_of(self, data: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The layers of Keras 2 that are in the place of a layer or an operation."""
        body = self._bodies.get(data["name"])
        if body is None:
            return [self._layer(data)]
        return [
            {**one.layer(name), "name": name, "inbound_nodes": [self._function(one)]}
            for name, one in body.items()
        ]

    def _layer(self, data: Mapping[str, Any]) -> dict[str, Any]:
        name, nodes = data["name"], data["inbound_nodes"]
        called: list[Called] = []
        if not self._is_layer(name):
            called = [of_keras(data["class_name"], node) for node in nodes]
        elif data.get("registered_name") == f"{OWN}Operation":
            called = [of_backend(data["config"], node) for node in nodes]
        elif data.get("registered_name") == f"{OWN}TFOpLambda":
            called = [of_tensorflow(data["config"], node) for node in nodes]
        if called:
            calls = [self._function(one) for one in called]
            return {**called[0].layer(name), "name": name, "inbound_nodes": calls}
        layer = self._operations[name]
        calls = [self._call(layer, node) for node in nodes]
        return {**self._layers.layer(data, layer), "name": name, "inbound_nodes": calls}

    # ---- calls ----

    def _call(self, layer: Any, node: Mapping[str, Any]) -> Any:
        args, kwargs = list(node["args"]), dict(node["kwargs"])
        names = list(inspect.signature(layer.call).parameters)
        kwargs = {**dict(zip(names[1:], args[1:], strict=False)), **kwargs}
        first = args[0] if args else kwargs.pop(names[0])
        kept = {k: v for k, v in kwargs.items() if v is not None and not self._is_mask(k, v)}
        states = kept.pop(_STATES, None)
        if states is not None:
            states = states if isinstance(states, list | tuple) else [states]
            first = [first, *states]
        further = {key: self._argument(value) for key, value in kept.items()}
        return self._inputs(first, further, False)

    def _function(self, called: Called) -> Any:
        further = {key: self._argument(value) for key, value in called.further.items()}
        return self._inputs(called.first, further, True)

    def _inputs(self, first: Any, further: dict[str, Any], as_given: bool) -> Any:
        if _is_tensor(first):
            place = [*self._place(first), further]
            return place if as_given else [place]
        if isinstance(first, Mapping) and "class_name" not in first:
            return {key: self._inputs(item, further, True) for key, item in first.items()}
        if isinstance(first, list | tuple):
            return [self._inputs(item, further, True) for item in first]
        place = [CONSTANT, -1, value_of("", first, _no_layer), further]
        return place if as_given else [place]

    def _place(self, tensor: Mapping[str, Any]) -> list[Any]:
        name, call, number = tensor["config"]["keras_history"]
        result = self._results.get((name, number))
        if result is not None and result["config"]["keras_history"] != [name, call, number]:
            return self._place(result)
        return [name, call + int(self._has_call_of_its_own(name)), number]

    def _argument(self, value: Any) -> Any:
        if value == tensorflow.ELLIPSIS:
            return value
        if _is_tensor(value):
            return self._place(value)
        if isinstance(value, list | tuple):
            return [self._argument(item) for item in value]
        if isinstance(value, Mapping) and "class_name" not in value:
            return {key: self._argument(item) for key, item in value.items()}
        return value_of("", value, _no_layer)

    def _is_mask(self, key: str, value: Any) -> bool:
        """Whether an argument is a mask that Keras computed, as Keras 2 does again."""
        tensors = list(leaves(value, _is_tensor))
        return (
            (key == "mask" or key.endswith("_mask"))
            and bool(tensors)
            and not any(self._is_layer(tensor["config"]["keras_history"][0]) for tensor in tensors)
        )


def _no_layer(data: Mapping[str, Any]) -> Any:
    raise NotInKeras2(f"{data['class_name']} as an argument of a call")


def _listed(places: Any) -> Any:
    """A single place in a list, as Keras 2 writes it."""
    return [places] if is_place(places) else places


def _is_tensor(value: Any) -> bool:
    return isinstance(value, Mapping) and value.get("class_name") == _TENSOR
