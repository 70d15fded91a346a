"""Models from the configurations that Keras 2 wrote: Sequential ones, and graphs of layers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rkeras_py.engine import keras, tf
from rkeras_py.models import additions
from rkeras_py.models.files import UnreadableModel
from rkeras_py.models.keras2.layers import LayerReader, NamedFunction, plain
from rkeras_py.models.keras2.nodes import CONSTANT, is_place, leaves, needed

_RECURRENT = ("RNN", "Bidirectional", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D")


def model_of(config: Mapping[str, Any], objects: Mapping[str, Any]) -> keras.Model:
    """Makes a model from its configuration. Code embedded in it is never run.

    Args:
        config: The configuration, with `class_name` and `config`.
        objects: Custom layers and functions by name.

    Returns:
        The model, with newly initialized weights.

    Raises:
        UnreadableModel: It does not describe a model, or not one that can be made.
    """
    return _ModelReader(objects).model(config)


class _ModelReader:
    def __init__(self, objects: Mapping[str, Any]) -> None:
        self._layers = LayerReader(objects, self.model)

    def model(self, data: Mapping[str, Any]) -> keras.Model:
        config = data["config"]
        if not isinstance(config, Mapping) or not isinstance(config.get("layers"), list):
            made = self._layers.layer(data)
            if not isinstance(made, keras.Model):
                kind = type(made).__name__
                raise UnreadableModel(f"a model was expected, but a {kind} was found")
            return made
        if "input_layers" in config:
            made = _Graph(self._layers, config).model()
        else:
            made = self._sequential(config)
        if config.get("trainable") is False:
            made.trainable = False
        return made

    def _sequential(self, config: Mapping[str, Any]) -> keras.Model:
        layers = []
        for data in config["layers"]:
            if data["class_name"] == "InputLayer":
                layers.append(_input(data["config"]))
                continue
            shape = data["config"].get("batch_input_shape")
            if shape is not None and not layers and "layers" not in data["config"]:
                layers.append(_input(data["config"] | {"name": f"{data['config']['name']}_input"}))
            layers.append(self._layers.layer(data))
        model = keras.Sequential(layers, name=plain(config.get("name")))
        shape = _shape(config.get("build_input_shape"))
        if shape is not None and not model.built:
            model.build(shape)
        return model


def _shape(value: Any) -> Any:
    """A shape, as a list or in the forms of Keras 2 for tuples and TensorFlow's shapes."""
    if isinstance(value, Mapping):
        value = value.get("items")
    return None if value is None else tuple(value)


def _input(config: Mapping[str, Any]) -> Any:
    options = {key: True for key in ("sparse", "ragged") if config.get(key)}
    shape = _shape(config.get("batch_input_shape", config.get("batch_shape")))
    dtype = LayerReader.dtype(config.get("dtype"))
    if isinstance(dtype, str) and dtype.startswith("mixed_"):
        dtype = "float32"
    name = plain(config.get("name"))
    return keras.Input(batch_shape=shape, dtype=dtype, name=name, **options)


class _Graph:
    """A functional model: its layers, and the calls that connect them.

    Args:
        layers: Makes the layers.
        config: The configuration of the model.
    """

    def __init__(self, layers: LayerReader, config: Mapping[str, Any]) -> None:
        self._config = config
        self._made: dict[str, Any] = {}
        self._outputs: dict[str, list[Any]] = {}
        # A model that is used as a layer has one call of its own before those in the graph.
        self._before: dict[str, int] = {}
        for data in config["layers"]:
            name = data.get("name") or data["config"]["name"]
            if data["class_name"] == "InputLayer":
                self._outputs[name] = [_input(data["config"])]
                continue
            self._made[name] = layers.layer(data)
            self._outputs[name] = []
            self._before[name] = int(_has_call_of_its_own(data))

    def model(self) -> keras.Model:
        """Calls the layers, each as soon as its inputs are there."""
        waiting = [
            (data.get("name") or data["config"]["name"], list(data.get("inbound_nodes", [])))
            for data in self._config["layers"]
            if data["class_name"] != "InputLayer"
        ]
        while waiting:
            left = []
            called = False
            for name, nodes in waiting:
                while nodes and all(self._is_there(*place) for place in needed(nodes[0])):
                    self._outputs[name].append(self._call(self._made[name], nodes.pop(0)))
                    called = True
                if nodes:
                    left.append((name, nodes))
            if not called and left:
                names = ", ".join(name for name, _ in left)
                raise UnreadableModel(f"the layers {names} have inputs that no layer gives")
            waiting = left
        # Keras 2 wrote a single tensor in a list.
        inputs, outputs = (
            made[0] if isinstance(made, list) and len(made) == 1 else made
            for made in (
                self._tensors(self._config["input_layers"]),
                self._tensors(self._config["output_layers"]),
            )
        )
        name = plain(self._config.get("name"))
        added = [
            self._outputs[layer][0]
            for layer, made in self._made.items()
            if isinstance(made, additions.AddLoss | additions.AddMetric)
        ]
        if added:
            return additions.ModelWithAdditions(inputs, [outputs, added], name=name, additions=True)
        return keras.Model(inputs, outputs, name=name)

    def _index(self, name: str, node: int) -> int:
        return node - self._before.get(name, 0)

    def _is_there(self, name: str, node: int) -> bool:
        if name not in self._outputs:
            raise UnreadableModel(f'an input comes from the layer "{name}", which does not exist')
        return self._index(name, node) < len(self._outputs[name])

    def _tensor(self, name: str, node: int, number: int) -> Any:
        outputs = self._outputs[name][self._index(name, node)]
        flat = keras.tree.flatten(outputs)
        return flat[number]

    def _tensors(self, value: Any) -> Any:
        """What a structure of places stands for."""
        if isinstance(value, Mapping) and value.get("class_name") == "__tuple__":
            value = value["items"]
        if isinstance(value, Mapping):
            return {key: self._tensors(item) for key, item in value.items()}
        if is_place(value):
            if value[0] == CONSTANT:
                return value[2]
            return self._tensor(value[0], value[1], value[2])
        if isinstance(value, list | tuple):
            return [self._tensors(item) for item in value]
        return value

    def _call(self, layer: Any, node: Any) -> Any:
        inputs = self._tensors(node)
        given: dict[str, Any] = {}
        for place in leaves(node):
            if len(place) > 3:
                given |= place[3]
        kwargs = {key: self._tensors(item) for key, item in given.items() if item is not None}
        if isinstance(inputs, list) and len(inputs) == 1:
            inputs = inputs[0]
        if isinstance(layer, NamedFunction):
            other = kwargs.get("y")
            if isinstance(inputs, int | float) and isinstance(other, keras.KerasTensor):
                # A number minus a tensor, say, which has the dtype of the tensor.
                inputs = tf.constant(inputs, other.dtype)
            return layer.called(inputs, kwargs)
        if isinstance(inputs, list) and _is_recurrent(layer):
            first, *states = inputs
            return layer(first, initial_state=states, **kwargs)
        return layer(inputs, **kwargs)


def _is_recurrent(layer: Any) -> bool:
    return any(kind.__name__ in _RECURRENT for kind in type(layer).__mro__)


def _has_call_of_its_own(data: Mapping[str, Any]) -> bool:
    config = data["config"]
    if not isinstance(config, Mapping) or not isinstance(config.get("layers"), list):
        return False
    if "input_layers" in config:
        return True
    first = config["layers"][0] if config["layers"] else {}
    return first.get("class_name") == "InputLayer"
