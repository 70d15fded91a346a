"""What the tests of layers share: functions by name, and cases made real."""

from __future__ import annotations

import importlib
from typing import Any

import numpy as np

from rkeras_py.api.argument_types import ObjectType
from rkeras_py.api.registry import REGISTRY
from rkeras_py.engine import keras, tf

MODULES = [
    "activations",
    "attention",
    "core",
    "dropout",
    "embedding",
    "features",
    "image_augmentation",
    "image_preprocessing",
    "image_random_sizes",
    "locally_connected",
    "merge",
    "methods",
    "noise",
    "normalization",
    "pooling",
    "preprocessing",
    "recurrent",
    "recurrent_cells",
    "vocabularies",
    "wrappers",
]

for _module in MODULES:
    importlib.import_module(f"rkeras_py.layers.{_module}")


def function(name: str) -> Any:
    """A public function."""
    return getattr(importlib.import_module(REGISTRY[name].function.__module__), name)


def real(value: Any) -> Any:
    """An argument of a case as the function takes it."""
    if isinstance(value, dict) and len(value) == 1:
        ((key, what),) = value.items()
        if key == "layer":
            return function(what[0])(**{name: real(item) for name, item in what[1].items()})
        if key == "function":
            return getattr(keras.activations, what)
        if key == "class":
            return getattr(keras.layers, what)
        if key == "column":
            return getattr(tf.feature_column, what[0])(**what[1])
    if isinstance(value, list):
        return [real(item) for item in value]
    return value


def data(spec: Any) -> Any:
    """The input of a case."""
    if isinstance(spec, list):
        return [data(item) for item in spec]
    if "shape" not in spec:
        return {name: data(item) for name, item in spec.items()}
    count = np.arange(np.prod(spec["shape"]))
    if spec["fill"] == "strings":
        return tf.constant(spec["values"], shape=spec["shape"])
    values = {
        "sin": lambda: np.sin(count + spec["start"]).astype(keras.config.floatx()),
        "pixels": lambda: (127.5 + 127.5 * np.sin(count + 1.0)).astype(keras.config.floatx()),
        "integers": lambda: ((7 * count) % spec["limit"]).astype("int32"),
    }[spec["fill"]]()
    return values.reshape(spec["shape"])


def make(case: dict[str, Any], composed_with: Any = None) -> Any:
    """Calls the function of a case."""
    declared = REGISTRY[case["name"]]
    first = next(p.name for p in declared.parameters if isinstance(p.argument_type, ObjectType))
    arguments = {name: real(value) for name, value in case["arguments"].items()}
    return function(case["name"])(**arguments, **{first: composed_with})


def run(layer: Any, values: Any) -> Any:
    """Calls a layer as it is outside of training."""
    several = isinstance(layer, keras.layers.MultiHeadAttention)
    inputs = values if several else [values]
    options = {"training": False} if layer._call_has_training_arg else {}
    return layer(*inputs, **options)


def symbolic(values: Any) -> Any:
    """Inputs of a functional model for data, the batch open."""
    if isinstance(values, list):
        return [symbolic(value) for value in values]
    if isinstance(values, dict):
        return {
            name: keras.Input(value.shape[1:], name=name, dtype=_dtype(value))
            for name, value in values.items()
        }
    return keras.Input(values.shape[1:], dtype=_dtype(values))


def _dtype(value: Any) -> str:
    return value.dtype.name if hasattr(value.dtype, "name") else str(value.dtype)
