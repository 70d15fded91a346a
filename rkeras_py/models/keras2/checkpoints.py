"""The graph of objects in a checkpoint of Keras 2: weights by layer, in the order of Keras 2."""

from __future__ import annotations

from typing import Any

import numpy as np
from tensorflow.core.protobuf.trackable_object_graph_pb2 import TrackableObjectGraph

from rkeras_py.engine import tf
from rkeras_py.models.files import UnreadableModel
from rkeras_py.models.hdf5 import Saved

_GRAPH = "_CHECKPOINTABLE_OBJECT_GRAPH"
OPTIMIZER = "optimizer"
"""The name of the optimizer in a checkpoint."""
VARIABLES = "_variables"
"""In it, the name of all that an optimizer keeps, of those that came after 2.9."""


class ObjectGraph:
    """A checkpoint as a tree of named objects.

    Args:
        path: What the names of its files begin with.
    """

    def __init__(self, path: str) -> None:
        try:
            self._reader = tf.compat.v1.train.NewCheckpointReader(path)
            graph = TrackableObjectGraph()
            graph.ParseFromString(self._reader.get_tensor(_GRAPH))
        except (tf.errors.OpError, ValueError, IndexError) as error:
            raise UnreadableModel(f"{path} can't be read as a checkpoint: {error}") from error
        self._nodes = graph.nodes

    def child(self, node: int, *names: str) -> int | None:
        """The object that an object knows by a name, and so on; None if there is none."""
        for name in names:
            found = [c.node_id for c in self._nodes[node].children if c.local_name == name]
            if not found:
                return None
            node = found[0]
        return node

    def items(self, node: int | None) -> list[int]:
        """The objects of a list."""
        children = [] if node is None else self._nodes[node].children
        numbered = [c for c in children if c.local_name.isdigit()]
        return [c.node_id for c in sorted(numbered, key=lambda c: int(c.local_name))]

    def name(self, node: int) -> str:
        """The name that a variable was made with."""
        return str(self._attribute(node).full_name)

    def value(self, node: int) -> np.ndarray[Any, Any]:
        """The value of a variable."""
        return np.asarray(self._reader.get_tensor(self._attribute(node).checkpoint_key))

    def is_variable(self, node: int) -> bool:
        """Whether an object has a value."""
        return any(a.name == "VARIABLE_VALUE" for a in self._nodes[node].attributes)

    def _attribute(self, node: int) -> Any:
        return next(a for a in self._nodes[node].attributes if a.name == "VARIABLE_VALUE")

    def weights(self, node: int) -> list[int]:
        """The variables of a layer: the trainable ones, then the others."""
        if self.child(node, "variables") is None:  # a preprocessing layer
            children = dict.fromkeys(child.node_id for child in self._nodes[node].children)
            return [child for child in children if self.is_variable(child)]
        trainable = self.items(self.child(node, "trainable_variables"))
        others = self.items(self.child(node, "keras_api", "non_trainable_variables"))
        return [*trainable, *others]

    def layers(self, names: list[str]) -> list[Saved]:
        """The weights of the layers of a model.

        Args:
            names: The names of the layers, in order.

        Raises:
            UnreadableModel: There are not as many layers.
        """
        saved = []
        for i, name in enumerate(names):
            node = self.child(0, f"layer-{i}")
            if node is None:
                raise UnreadableModel(f'the weights of the layer "{name}" are missing')
            weights = self.weights(node)
            values = [self.value(weight) for weight in weights]
            saved.append(Saved(name, [self.name(weight) for weight in weights], values))
        return saved

    def optimizer(self) -> tuple[list[str], list[np.ndarray[Any, Any]]]:
        """The names and values of the optimizer's state, as Keras 2 writes them to HDF5 files."""
        node = self.child(0, OPTIMIZER)
        if node is None:
            return [], []
        listed = self.items(self.child(node, VARIABLES))
        if listed:
            return [f"{self.name(i)}:0" for i in listed], [self.value(i) for i in listed]
        counts = self.counts()
        names, values = [f"optimizer/{name}:0" for name in counts], list(counts.values())
        slots = self.slots()
        weights = self.items(self.child(0, "trainable_variables"))
        for kind in dict.fromkeys(kind for kind, _ in slots):
            for weight in weights:
                if (kind, weight) in slots:
                    names.append(f"optimizer/{self.name(weight)}/{kind}:0")
                    values.append(self.value(slots[kind, weight]))
        return names, values

    def counts(self) -> dict[str, np.ndarray[Any, Any]]:
        """What an optimizer of 2.9 keeps once: its steps, and the product of Nadam's momenta."""
        nodes = {name: self.child(0, OPTIMIZER, name) for name in ("iter", "momentum_cache")}
        return {
            name: self.value(node)
            for name, node in nodes.items()
            if node is not None and self.is_variable(node)
        }

    def slots(self) -> dict[tuple[str, int], int]:
        """The variables that an optimizer of 2.9 keeps: by slot and by the object of the weight."""
        node = self.child(0, OPTIMIZER)
        if node is None:
            return {}
        return {
            (slot.slot_name, slot.original_variable_node_id): slot.slot_variable_node_id
            for slot in self._nodes[node].slot_variables
        }

    def learning_rate(self) -> np.ndarray[Any, Any] | None:
        """The learning rate; None where a schedule gave it."""
        for name in ("learning_rate", "_learning_rate"):
            node = self.child(0, OPTIMIZER, name)
            if node is not None and self.is_variable(node):
                return self.value(node)
        return None
