"""How models were compiled that Keras 2 wrote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rkeras_py.engine import keras
from rkeras_py.metrics.names import named_loss, named_metric
from rkeras_py.models.files import UnreadableModel
from rkeras_py.models.keras2.optimizers import optimizer_of


def compile_arguments(
    config: Mapping[str, Any], objects: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Recovers the arguments of compile() from what Keras 2, or plain Keras 3, wrote.

    Args:
        config: The attribute `training_config` of the file.
        objects: Custom objects by name.

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
        is_loss = isinstance(value, str) and deserialize is keras.losses.deserialize
        return named_loss(value) if is_loss else value

    return {
        "optimizer": optimizer_of(config["optimizer_config"], objects or {}),
        "loss": made(config.get("loss"), keras.losses.deserialize),
        "metrics": made(config.get("metrics"), keras.metrics.deserialize),
        "weighted_metrics": made(config.get("weighted_metrics"), keras.metrics.deserialize),
        "loss_weights": config.get("loss_weights"),
        "jit_compile": False,
    }


def _of_keras_3(config: Any) -> Any:
    """The configuration of a loss or metric, without what its class implies."""
    if not isinstance(config, Mapping):
        return config
    kept = {key: value for key, value in config.items() if key != "fn"}
    return kept | {"reduction": "sum_over_batch_size"} if kept.get("reduction") == "auto" else kept


def _metric(config: Mapping[str, Any]) -> Any:
    """Finds a metric that Keras 2 made from a name or a function."""
    # For one of several outputs, the metric's name is prefixed with the name of the output.
    words = config["name"].split("_")
    names = ["_".join(words[i:]) for i in range(len(words))]
    for name in (*names, config.get("fn")):
        if name is not None and (metric := named_metric(name)) is not name:
            return metric
        try:
            keras.metrics.get(name)
        except ValueError:
            continue
        return name
    raise UnreadableModel(
        f'the model was compiled with the metric "{config["name"]}", which is unknown: give it '
        "in `custom_objects`, or load the model with compile=False"
    )


def of_archive(config: Mapping[str, Any]) -> dict[str, Any]:
    """What an archive says of compiling, in the form of HDF5 files.

    Args:
        config: The entry `compile_config` of the configuration.

    Returns:
        The attribute `training_config` that the file would have.
    """
    optimizer = dict(config["optimizer"])
    if optimizer.get("module") == "keras.optimizers":
        optimizer["class_name"] = f"Custom>{optimizer['class_name']}"
    return {**config, "optimizer_config": optimizer}
