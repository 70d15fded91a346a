"""What makes a SavedModel folder a model for Keras 2: objects for its layers, and their metadata.

Keras 2 makes the layers from the metadata, finds the object of each by its number in the
metadata, and takes the variables that the object holds by their names. It makes a new optimizer,
of its own folders, too. The optimizer's state is in the checkpoint in the folder, with the weights
under the names of a checkpoint, so that `load_weights("folder/variables/variables")` restores it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tensorflow.core.protobuf.saved_model_pb2 import SavedModel

from rkeras_py import keras_internals
from rkeras_py.engine import keras, tf
from rkeras_py.keras_internals.exports import ALL_VARIABLES
from rkeras_py.models import checkpoint_keys, hdf5
from rkeras_py.models.keras2 import checkpoint_state
from rkeras_py.models.keras2.checkpoints import OPTIMIZER, VARIABLES
from rkeras_py.models.keras2.places import Place, is_model, places_of
from rkeras_py.models.keras2.saved_model import GRAPH, METADATA, metadata_class
from rkeras_py.models.keras2.write_files import Described

_MODEL, _SEQUENTIAL, _LAYER = "_tf_keras_network", "_tf_keras_sequential", "_tf_keras_layer"
# Those of 2.9 and those after it, each with the version of what it holds.
_OPTIMIZER, _LATER_OPTIMIZER = ("optimizer", 1), ("experimentalOptimizer", 2)


@dataclass(frozen=True)
class _Object:
    """A model or layer in the folder.

    Attributes:
        path: The names that lead to its object.
        identifier: What kind of object it is.
        metadata: What Keras 2 makes it from.
    """

    path: tuple[str, ...]
    identifier: str
    metadata: dict[str, Any]


def export(model: keras.Model, path: str, described: Described) -> None:
    """Writes a folder for serving, which Keras 2 loads as a model.

    Args:
        model: The model.
        path: The folder.
        described: The model in the form of Keras 2; where that is missing, Keras 2 only serves it.
    """
    if described.model is None:
        model.export(path, verbose=False)
        return
    parts: dict[str, Any] = {}
    objects = list(_objects(described.model, model, parts, ()))
    root = objects[0].metadata
    if described.training is not None:
        root["training_config"] = described.training
        parts |= checkpoint_state.parts_of(model)
    keras_internals.export_with(model, path, parts)
    graph_file = os.path.join(path, GRAPH)
    with open(graph_file, "rb") as file:
        saved = SavedModel.FromString(file.read())
    graph = saved.meta_graphs[0].object_graph_def
    _write_metadata(path, graph, objects)
    _adapt(graph)
    with open(graph_file, "wb") as file:
        file.write(saved.SerializeToString())


def _adapt(graph: Any) -> None:
    """Makes the root one of Keras 2.

    The optimizer is named as one, so that loading makes one, which takes the slots. A list of all
    variables goes: Keras 2 would train those in it, also where their layer is frozen.

    Args:
        graph: The objects in the folder.
    """
    root = graph.nodes[0]
    kept = [child for child in root.children if child.local_name != ALL_VARIABLES]
    del root.children[:]
    root.children.extend(kept)
    for child in root.children:
        if child.local_name == OPTIMIZER:
            node = graph.nodes[child.node_id]
            later = any(part.local_name == VARIABLES for part in node.children)
            kind, version = _LATER_OPTIMIZER if later else _OPTIMIZER
            node.user_object.identifier = kind
            node.user_object.version.producer = version
            node.user_object.version.min_consumer = 1


def _objects(
    data: Mapping[str, Any], model: keras.Model, parts: dict[str, Any], path: tuple[str, ...]
) -> Iterator[_Object]:
    """The objects of a model: it, and those of its layers that must be there.

    Args:
        data: The model in the form of Keras 2.
        model: The model.
        parts: Gets what the object of the model holds, by name.
        path: The names that lead to it.
    """
    sequential = data["class_name"] == "Sequential"
    identifier = _SEQUENTIAL if sequential else _MODEL
    yield _Object(path, identifier, {**_common(model, data), "is_graph_network": True})
    places = [place for place in places_of(data["config"]) if sequential or _is_kept(place, model)]
    weighted = hdf5.layers_with_weights(model)
    numbered: dict[str, Any] = {}
    named: dict[str, Any] = {}
    for number, place in enumerate(places):
        # In a graph Keras 2 knows all layers by numbers, not these alone: they get others here.
        name = f"layer-{number}" if sequential else f"layer-{number}-kept"
        layer = model.get_layer(place.data["config"]["name"])
        held: dict[str, Any] = {}
        if is_model(place.data):
            yield from _objects(place.data, layer, held, (*path, name))
        else:
            shape = _shapes(layer)
            metadata = {**_common(layer, place.data), "must_restore_from_config": True}
            metadata |= {} if shape is None else {"build_input_shape": shape}
            yield _Object((*path, name), _LAYER, metadata)
            for part, inner in _shapes_within(place.data):
                described = {"class_name": "EinsumDense", "build_input_shape": inner}
                yield _Object((*path, name, part), _LAYER, described)
            for names, weight in checkpoint_keys.within(layer):
                _put(held, names, weight.value)
        numbered[name] = _module(held)
        if layer in weighted:
            named[f"{checkpoint_keys.LAYER}{weighted.index(layer)}"] = numbered[name]
    # The first names are those in the keys of the checkpoint: let them be those of Keras 2.
    parts.update(named | numbered)


def _is_kept(place: Place, model: keras.Model) -> bool:
    """Whether a layer of a graph has weights; Keras 2 makes the others from the graph."""
    if place.data["class_name"] in ("InputLayer", "TFOpLambda", "SlicingOpLambda"):
        return False
    return bool(model.get_layer(place.data["config"]["name"]).weights)


def _common(layer: Any, data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": layer.name, "trainable": bool(layer.trainable), "dtype": None,
        "class_name": data["class_name"], "config": data["config"],
    }  # fmt: skip


def _shapes(layer: Any) -> Any:
    """The shapes of a layer's inputs, for which Keras 2 makes its weights."""
    calls = keras_internals.calls_of(layer)
    if not calls or not calls[0].args:
        return None
    first = calls[0].args[0]
    if isinstance(first, list | tuple):
        return [_shape(tensor.shape) for tensor in first]
    return _shape(first.shape) if isinstance(first, keras.KerasTensor) else None


def _shapes_within(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The parts of a layer that Keras 2 makes when it is called first, and their input's shapes."""
    if data["class_name"] != "MultiHeadAttention":
        return
    config = data["config"]
    query, key, value = (config[f"{part}_shape"] for part in ("query", "key", "value"))
    if query is None:
        return
    heads = [config["num_heads"], config["value_dim"] or config["key_dim"]]
    for part, shape in (
        ("query", query), ("key", key), ("value", value),
        ("attention_output", [*query[:-1], *heads]),
    ):  # fmt: skip
        yield checkpoint_keys.DENSE[part], _shape(shape)


def _shape(shape: Any) -> dict[str, Any]:
    return {"class_name": "TensorShape", "items": list(shape)}


def _put(held: dict[str, Any], names: list[str], variable: Any) -> None:
    for name in names[:-1]:
        held = held.setdefault(name, {})
    held[names[-1]] = variable


def _module(held: Mapping[str, Any]) -> tf.Module:
    """An object that holds variables, and other such objects."""
    module = tf.Module()
    for name, value in held.items():
        setattr(module, name, _module(value) if isinstance(value, Mapping) else value)
    return module


def _write_metadata(folder: str, graph: Any, objects: list[_Object]) -> None:
    metadata = metadata_class()()
    for one in objects:
        node = 0
        for name in one.path:
            children = {child.local_name: child.node_id for child in graph.nodes[node].children}
            node = children[name]
        metadata.nodes.add(
            node_id=node, node_path=".".join(["root", *one.path]), identifier=one.identifier,
            metadata=json.dumps(one.metadata),
        )  # fmt: skip
    with open(os.path.join(folder, METADATA), "wb") as file:
        file.write(metadata.SerializeToString())
