"""Models from the configurations in HDF5 files and JSON.

Those of Keras 2 are read by `keras2`. Keras 3 writes an older form of its own there; its reader is
not public, and loses some arguments.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.engine import keras
from rkeras_py.models import additions
from rkeras_py.models.files import UnreadableModel
from rkeras_py.models.keras2 import graphs


def model_of(
    config: Mapping[str, Any], objects: Mapping[str, Any], version: str | None = None
) -> keras.Model:
    """Makes a model from a configuration in an HDF5 file or in JSON.

    Code embedded in it is never run.

    Args:
        config: The configuration.
        objects: Custom layers and functions by name.
        version: The version of Keras that wrote it, if the file says.

    Returns:
        The model, with newly initialized weights.

    Raises:
        UnreadableModel: It does not describe a model, or not one that Keras 3 can make.
    """
    if _is_of_keras_2(config, version):
        return graphs.model_of(config, objects)
    known = {
        **_of_masks(config),
        **_of_axes(),
        **_of_tensors(),
        **keras.saving.get_custom_objects(),
        **objects,
    }
    # Keras writes the class of a model without the package that it is registered with.
    known.setdefault(additions.ModelWithAdditions.__name__, additions.ModelWithAdditions)
    model = keras_internals.model_of_keras_2(_translated(config, known), known)
    if not isinstance(model, keras.Model):
        raise UnreadableModel(f"a model was expected, but a {type(model).__name__} was found")
    return model


def _translated(value: Any, known: Mapping[str, Any]) -> Any:
    """Gives the axes of layers a name that Keras' reader leaves alone."""
    if isinstance(value, list):
        return [_translated(item, known) for item in value]
    if not isinstance(value, Mapping):
        return value
    value = {key: _translated(item, known) for key, item in value.items()}
    name, config = value.get("class_name"), value.get("config")
    if _is_operation(name, config) and name not in known:
        value["class_name"] = f"{name}{_OF_TENSORS}"
    if name in _SEVERAL_AXES and name not in known and isinstance(config.get("axis"), list):
        value["class_name"] = name + _OF_AXES
        value["config"] = {("axes" if key == "axis" else key): item for key, item in config.items()}
    return value


# Layers that may work along several axes. Keras' reader drops such an `axis`, so it is passed
# under another name.
_SEVERAL_AXES = ("LayerNormalization", "Normalization", "Softmax", "UnitNormalization")
_OF_AXES = " of axes"


def _of_axes() -> dict[str, Any]:
    return {name + _OF_AXES: _AxesReader(getattr(keras.layers, name)) for name in _SEVERAL_AXES}


def _operations(wanted: Collection[str]) -> dict[str, Any]:
    """The operations of Keras that are no layers, of some names."""
    found: dict[str, Any] = {}
    kinds = [keras.Operation]
    while kinds:
        for kind in kinds.pop().__subclasses__():
            if not issubclass(kind, keras.layers.Layer):
                kinds.append(kind)
                if kind.__name__ in wanted:
                    found[kind.__name__] = kind
    return found


def _of_masks(config: Any) -> dict[str, Any]:
    """The operations in the graph of a model that compute masks, by their names.

    Keras writes them among the layers, but its reader of this format knows layers alone.
    """
    return _operations({name for name in _class_names(config) if not hasattr(keras.layers, name)})


# Arithmetic in a graph, which has the names of layers that merge, gets a name of its own.
_MERGING = ("Add", "Concatenate", "Dot", "Maximum", "Minimum", "Multiply", "Subtract")
_OF_TENSORS = " of tensors"


def _of_tensors() -> dict[str, Any]:
    return {name + _OF_TENSORS: kind for name, kind in _operations(_MERGING).items()}


def _is_operation(name: Any, config: Any) -> bool:
    """Whether it describes arithmetic, not the layer of that name: layers say `trainable`."""
    return name in _MERGING and isinstance(config, Mapping) and "trainable" not in config


def _class_names(config: Any) -> Iterator[str]:
    if isinstance(config, Mapping):
        name = config.get("class_name")
        if isinstance(name, str):
            yield name
    if isinstance(config, Mapping | list):
        for item in config.values() if isinstance(config, Mapping) else config:
            yield from _class_names(item)


class _AxesReader:
    """Stands in for a layer class while its configuration is read.

    Args:
        kind: The class.
    """

    def __init__(self, kind: Any) -> None:
        self._kind = kind

    def from_config(self, config: Mapping[str, Any]) -> Any:
        """Makes the layer."""
        config = dict(config)
        return self._kind.from_config(config | {"axis": config.pop("axes")})


def _is_of_keras_2(config: Any, version: str | None) -> bool:
    """Whether Keras 2 wrote a configuration: by its version, else by what only Keras 3 writes."""
    version = version or config.get("keras_version")
    if version:
        return str(version).split(".")[0] == "2"
    return not _has_mark_of_keras_3(config)


def _has_mark_of_keras_3(value: Any) -> bool:
    if isinstance(value, Mapping):
        return (
            "batch_shape" in value
            or value.get("class_name") == "DTypePolicy"
            or any(_has_mark_of_keras_3(item) for item in value.values())
        )
    return isinstance(value, list) and any(map(_has_mark_of_keras_3, value))
