"""SavedModel folders that Keras 2 wrote, and those without what Keras adds to them."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from google.protobuf import descriptor_pb2, descriptor_pool, message, message_factory

from rkeras_py.engine import keras, tf
from rkeras_py.models import hdf5
from rkeras_py.models.files import UnreadableModel
from rkeras_py.models.keras2 import graphs, vocabularies
from rkeras_py.models.keras2.checkpoints import ObjectGraph
from rkeras_py.models.keras2.layers import plain
from rkeras_py.models.keras2.places import places_of

METADATA = "keras_metadata.pb"
GRAPH = "saved_model.pb"
_ENTRY = "serving_default"


def root_of(folder: str) -> dict[str, Any]:
    """What Keras 2 wrote about the model in a folder.

    Args:
        folder: The folder.

    Returns:
        `class_name`, `config` and, of a compiled model, `training_config`.

    Raises:
        UnreadableModel: The file is damaged, or describes no model.
    """
    path = os.path.join(folder, METADATA)
    with open(path, "rb") as file:
        content = file.read()
    try:
        nodes = metadata_class().FromString(content).nodes
        root = next(node for node in nodes if node.node_path == "root")
        found: dict[str, Any] = json.loads(root.metadata)
    except (message.DecodeError, StopIteration, json.JSONDecodeError) as error:
        raise UnreadableModel(f"{path} is damaged: {error}") from error
    if not isinstance(found.get("config"), Mapping) or "class_name" not in found:
        name = found.get("class_name", "model")
        raise UnreadableModel(
            f"{folder} holds a model of the class {name}, which has no configuration: make the "
            "model by its code, and load the weights with load_model_weights_tf()"
        )
    return found


def metadata_class() -> Any:
    """The message in which Keras 2 lists the objects of a SavedModel."""
    field = descriptor_pb2.FieldDescriptorProto
    file = descriptor_pb2.FileDescriptorProto(name="rkeras/saved_metadata.proto", package="rkeras")
    node = file.message_type.add(name="SavedObject")
    node.field.add(name="node_id", number=2, type=field.TYPE_INT32, label=field.LABEL_OPTIONAL)
    for number, name in ((3, "node_path"), (4, "identifier"), (5, "metadata")):
        node.field.add(name=name, number=number, type=field.TYPE_STRING, label=field.LABEL_OPTIONAL)
    metadata = file.message_type.add(name="SavedMetadata")
    metadata.field.add(
        name="nodes", number=1, type=field.TYPE_MESSAGE, label=field.LABEL_REPEATED,
        type_name=".rkeras.SavedObject",
    )  # fmt: skip
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("rkeras.SavedMetadata"))


def model_of(
    folder: str, root: Mapping[str, Any], objects: Mapping[str, Any], function: str
) -> tuple[keras.Model, ObjectGraph]:
    """Makes the model of a folder, with its weights.

    Args:
        folder: The folder.
        root: The result of `root_of()`.
        objects: Custom objects by name.
        function: The public function that was called.

    Returns:
        The model, and the checkpoint, which has the state of the optimizer.
    """
    model = graphs.model_of(vocabularies.completed(root, vocabularies.in_folder(folder)), objects)
    checkpoint = ObjectGraph(os.path.join(folder, "variables", "variables"))
    names = [plain(place.data["config"]["name"]) for place in places_of(root["config"])]
    loading = hdf5.Loading(function, folder)
    loading.layers(model, checkpoint.layers(names), None, by_name=True)
    loading.finish(model)
    return model, checkpoint


def served(folder: str) -> keras.Model:
    """A model that calls the graph in a SavedModel folder, for one without Keras' metadata.

    Args:
        folder: The folder.

    Returns:
        A model that predicts. It can't be trained.

    Raises:
        UnreadableModel: The graph has no entry for serving, or is damaged.
    """
    try:
        signatures = tf.saved_model.load(folder).signatures
    except (OSError, ValueError, KeyError, tf.errors.OpError) as error:
        raise UnreadableModel(f"{folder} can't be read as a SavedModel: {error}") from error
    if _ENTRY not in signatures:
        known = ", ".join(signatures) or "none"
        raise UnreadableModel(f"{folder} has no signature {_ENTRY}; it has {known}")
    _, arguments = signatures[_ENTRY].structured_input_signature
    inputs = {
        name: keras.Input(batch_shape=tuple(spec.shape), dtype=spec.dtype.name, name=name)
        for name, spec in arguments.items()
    }
    outputs = ServedGraph(folder, name="graph")(inputs)
    if len(outputs) == 1:
        [outputs] = outputs.values()
    given = inputs if len(inputs) > 1 else next(iter(inputs.values()))
    return keras.Model(given, outputs)


@keras.saving.register_keras_serializable(package="rkeras")
class ServedGraph(keras.layers.Layer):
    """Calls the graph of a SavedModel folder, by its entry for serving.

    Args:
        folder: The folder.
        **config: The arguments of all layers.
    """

    def __init__(self, folder: str, **config: Any) -> None:
        super().__init__(trainable=False, **{k: v for k, v in config.items() if k != "trainable"})
        self.folder = folder
        self._loaded = tf.saved_model.load(folder)  # holds the variables that the entry uses
        self._entry = self._loaded.signatures[_ENTRY]
        self.built = True

    def call(self, inputs: dict[str, Any]) -> Any:
        """The outputs of the graph, by name."""
        return self._entry(**inputs)

    def compute_output_spec(self, inputs: dict[str, Any]) -> Any:
        """Shapes and dtypes of the outputs."""
        return {
            name: keras.KerasTensor(tuple(spec.shape), spec.dtype.name)
            for name, spec in self._entry.structured_outputs.items()
        }

    def get_config(self) -> dict[str, Any]:
        """The arguments of the constructor."""
        return {**super().get_config(), "folder": self.folder}
