"""Reads what Keras 2 wrote: configurations of models, and of how they were compiled.

Keras 3 has a reader for them, which is not public. It fails on arguments that Keras 3 has
dropped, so these are removed first.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.engine import keras
from rkeras_py.models.files import UnreadableModel

# Dropped arguments of layers, and the only values with which the layer is unchanged.
_GONE: dict[str, tuple[Any, ...]] = {
    "time_major": (False,),
    "groups": (1,),
    "sparse": (False,),
    "ragged": (False,),
    "renorm": (False, None),
    "virtual_batch_size": (None,),
    "fused": (True, False, None),
}
# Dropped arguments that are redundant: they follow from the rest of the configuration.
_IMPLIED = (
    "batch_input_shape",
    "implementation",
    "input_length",
    # A separable convolution has two kernels, each with its own versions of these.
    "kernel_constraint",
    "kernel_initializer",
    "kernel_regularizer",
)


def model_of(config: Mapping[str, Any], objects: Mapping[str, Any]) -> keras.Model:
    """Makes a model from a configuration in an HDF5 file or JSON written by Keras 2.

    Code embedded in it is never run.

    Args:
        config: The configuration.
        objects: Custom layers and functions by name.

    Returns:
        The model, with newly initialized weights.

    Raises:
        UnreadableModel: It does not describe a model, or not one that Keras 3 can make.
    """
    known = {**_of_masks(config), **_of_axes(), **keras.saving.get_custom_objects(), **objects}
    model = keras_internals.model_of_keras_2(_translated(config, known), known)
    if not isinstance(model, keras.Model):
        raise UnreadableModel(f"a model was expected, but a {type(model).__name__} was found")
    return model


def _translated(value: Any, known: Mapping[str, Any]) -> Any:
    """Rewrites a configuration without the arguments that Keras 3 has dropped."""
    if isinstance(value, list):
        return [_translated(item, known) for item in value]
    if not isinstance(value, Mapping):
        return value
    original = value
    value = {key: _translated(item, known) for key, item in value.items()}
    name, config = value.get("class_name"), value.get("config")
    if not isinstance(name, str) or not isinstance(config, dict) or name in known:
        return value
    if name == "Sequential" and isinstance(config.get("layers"), list):
        value["config"] = config | {"layers": _with_input(config["layers"], original["config"])}
        return value
    kind = getattr(keras.layers, name, None)
    if name != "InputLayer" and isinstance(kind, type) and issubclass(kind, keras.layers.Layer):
        value["config"] = config = _without_gone(name, kind, config)
    if name in _SEVERAL_AXES and isinstance(config.get("axis"), list):
        value["class_name"] = name + _OF_AXES
        value["config"] = {("axes" if key == "axis" else key): item for key, item in config.items()}
    return value


# Layers that may work along several axes. Keras' reader drops such an `axis`, so it is passed
# under another name.
_SEVERAL_AXES = ("LayerNormalization", "Normalization", "Softmax", "UnitNormalization")
_OF_AXES = " of axes"


def _of_axes() -> dict[str, Any]:
    return {name + _OF_AXES: _AxesReader(getattr(keras.layers, name)) for name in _SEVERAL_AXES}


def _of_masks(config: Any) -> dict[str, Any]:
    """The operations in the graph of a model that compute masks, by their names.

    Keras writes them among the layers, but its reader of this format knows layers alone.
    """
    wanted = {name for name in _class_names(config) if not hasattr(keras.layers, name)}
    found: dict[str, Any] = {}
    kinds = [keras.Operation]
    while kinds:
        for kind in kinds.pop().__subclasses__():
            if not issubclass(kind, keras.layers.Layer):
                kinds.append(kind)
                if kind.__name__ in wanted:
                    found[kind.__name__] = kind
    return found


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


def _with_input(layers: list[Any], written: Mapping[str, Any]) -> list[Any]:
    """Adds the input of a Sequential model, which Keras 2 may have kept in the first layer."""
    if not layers or layers[0].get("class_name") == "InputLayer":
        return layers
    first = written["layers"][0].get("config", {})
    shape = first.get("batch_input_shape")
    if shape is None:
        return layers
    config = {"batch_shape": shape, "dtype": first.get("dtype"), "name": f"{first['name']}_input"}
    return [{"class_name": "InputLayer", "config": config}, *layers]


def _without_gone(name: str, kind: type, config: dict[str, Any]) -> dict[str, Any]:
    takes = inspect.signature(kind).parameters
    kept = {}
    for key, value in config.items():
        if name == "BatchNormalization" and key == "axis" and isinstance(value, list):
            [value] = value  # Keras 2 wrote the one axis in a list
        if key in takes or (key not in _GONE and key not in _IMPLIED):
            kept[key] = value
        elif key in _GONE and value not in _GONE[key]:
            raise UnreadableModel(
                f'the layer "{config.get("name", name)}" was made with {key} = {value}, which '
                f"{name} in Keras 3 does not support"
            )
    return kept


# ---- compiling --------------------------------------------------------------


def compile_arguments(config: Mapping[str, Any]) -> dict[str, Any]:
    """Recovers the arguments of compile() from what Keras 2, or plain Keras 3, wrote.

    Args:
        config: The attribute `training_config` of the file.

    Returns:
        The arguments.
    """

    def made(value: Any, deserialize: Any) -> Any:
        if isinstance(value, Mapping) and value.get("class_name") == "MeanMetricWrapper":
            return _metric(value["config"])
        if isinstance(value, Mapping) and "class_name" in value:
            return deserialize({**value, "config": _of_keras_3(value["config"])})
        if isinstance(value, Mapping):
            return {key: made(item, deserialize) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [made(item, deserialize) for item in value if item is not None] or None
        return value

    return {
        "optimizer": keras.optimizers.deserialize(_known_options(config["optimizer_config"])),
        "loss": made(config.get("loss"), keras.losses.deserialize),
        "metrics": made(config.get("metrics"), keras.metrics.deserialize),
        "weighted_metrics": made(config.get("weighted_metrics"), keras.metrics.deserialize),
        "loss_weights": config.get("loss_weights"),
        "jit_compile": False,
    }


def _of_keras_3(config: Mapping[str, Any]) -> dict[str, Any]:
    """The configuration of a loss or metric, without what its class implies."""
    kept = {key: value for key, value in config.items() if key != "fn"}
    return kept | {"reduction": "sum_over_batch_size"} if kept.get("reduction") == "auto" else kept


def _metric(config: Mapping[str, Any]) -> Any:
    """Finds a metric that Keras 2 made from a name or a function."""
    # For one of several outputs, the metric's name is prefixed with the name of the output.
    words = config["name"].split("_")
    names = ["_".join(words[i:]) for i in range(len(words))]
    for name in (*names, config.get("fn")):
        try:
            keras.metrics.get(name)
        except ValueError:
            continue
        return name
    raise UnreadableModel(
        f'the model was compiled with the metric "{config["name"]}", which is unknown: give it '
        "in `custom_objects`, or load the model with compile=False"
    )


def _known_options(config: Mapping[str, Any]) -> dict[str, Any]:
    """Translates an optimizer's configuration to Keras 3."""
    gone = ("decay", "jit_compile", "is_legacy_optimizer")
    options = {key: value for key, value in config["config"].items() if key not in gone}
    decay = config["config"].get("decay") or 0.0
    if decay and isinstance(options.get("learning_rate"), int | float):
        options["learning_rate"] = keras.saving.serialize_keras_object(
            keras.optimizers.schedules.InverseTimeDecay(
                options["learning_rate"], decay_steps=1, decay_rate=decay
            )
        )
    # Late versions of Keras 2 prefixed the name with a package.
    return {"class_name": config["class_name"].split(">")[-1], "config": options}
