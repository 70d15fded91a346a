"""Models as JSON or YAML, without their weights, and as bytes, with them."""

from __future__ import annotations

import importlib
import json as json_format
import os
import tempfile
from typing import Annotated, Any

import numpy as np

from rkeras_py.api.argument_types import ArgumentError, ArgumentType, Bool, Str
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras
from rkeras_py.models import hdf5_configs, sizes
from rkeras_py.models.argument_types import Model
from rkeras_py.models.custom_objects import (
    CustomObjects,
    UnknownObject,
    custom_objects_of,
    naming_unknown,
    with_nameless,
)
from rkeras_py.models.files import UnreadableModel, readable
from rkeras_py.models.keras2.write_files import architecture
from rkeras_py.models.persistence import load_model_hdf5, save_model_hdf5

_FAMILY = "model persistence"

_SHARED = {
    "object": "The model.",
    "custom_objects": (
        "Custom layers and functions that the model uses, as a dict by their names."
    ),
}


class RawType(ArgumentType):
    """Bytes: a raw vector in R."""

    expected = "a raw vector returned by serialize_model()"
    r_type = "raw vector"

    def from_python(self, value: Any) -> bytes:
        if isinstance(value, bytes | bytearray | memoryview):
            return bytes(value)
        if isinstance(value, np.ndarray) and value.dtype == np.uint8:
            return value.tobytes()
        raise ArgumentError(self.expected)


Raw = Annotated[bytes, RawType()]


@public(family=_FAMILY, shared=_SHARED)
def model_to_json(object: Model = REQUIRED) -> str:
    """The architecture of a model as JSON, without its weights.

    The form is that of Keras 2, which keras 2.9 wrote, or that of Keras 3 if the model has
    something that Keras 2 does not know.

    Returns:
        A string.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense
        >>> from rkeras_py import model_from_json, model_to_json
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1)
        >>> other = model_from_json(model_to_json(model))
    """
    return json_format.dumps(architecture(object))


@public(family=_FAMILY, shared=_SHARED)
def model_from_json(json: Str = REQUIRED, custom_objects: CustomObjects = None) -> keras.Model:
    """Makes a model from its architecture in JSON, with newly initialized weights.

    Code embedded in the text is never run.

    Args:
        json: A string returned by `model_to_json()`, or written by Keras 2.

    Returns:
        The model, not compiled.

    Raises:
        ValueError: The string is not JSON, or does not describe a model.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense
        >>> from rkeras_py import model_from_json, model_to_json
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1)
        >>> other = model_from_json(model_to_json(model))
    """
    with readable("model_from_json(): `json`"):
        config = json_format.loads(json)
    return _from_config("model_from_json", "json", config, custom_objects)


def _from_config(function: str, argument: str, config: Any, custom_objects: Any) -> keras.Model:
    objects = custom_objects_of(custom_objects, function)
    what = f"{function}(): `{argument}`"
    if not isinstance(config, dict) or not {"class_name", "config"} <= config.keys():
        raise UnreadableModel(
            f"{function}(): `{argument}` must describe a model by class_name and config, but "
            "it does not"
        )
    objects = with_nameless(objects, [config], what)
    with readable(what), naming_unknown(what):
        sizes.expect_possible(config)
        if "module" in config:
            text = json_format.dumps(config)
            model = keras.models.model_from_json(text, custom_objects=objects)
        else:
            model = hdf5_configs.model_of(config, objects)
    if not isinstance(model, keras.Model):
        raise UnreadableModel(
            f"{function}(): `{argument}` must describe a model, but it describes a "
            f"{type(model).__name__}"
        )
    return model


@public(family=_FAMILY, shared=_SHARED)
def model_to_yaml(object: Model = REQUIRED) -> str:
    """The architecture of a model as YAML, without its weights.

    The text uses the subset of YAML that is also JSON.

    Returns:
        A string.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense
        >>> from rkeras_py import model_from_yaml, model_to_yaml
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1)
        >>> other = model_from_yaml(model_to_yaml(model))
    """
    return json_format.dumps(architecture(object), indent=2)


@public(family=_FAMILY, shared=_SHARED)
def model_from_yaml(yaml: Str = REQUIRED, custom_objects: CustomObjects = None) -> keras.Model:
    """Makes a model from its architecture in YAML, with newly initialized weights.

    Code embedded in the text is never run.

    Args:
        yaml: A string returned by `model_to_yaml()`. Other YAML is read with the safe loader
            of the Python package PyYAML, if that is installed.

    Returns:
        The model, not compiled.

    Raises:
        ValueError: The string is not YAML, or does not describe a model.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense
        >>> from rkeras_py import model_from_yaml, model_to_yaml
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1)
        >>> other = model_from_yaml(model_to_yaml(model))
    """
    with readable("model_from_yaml(): `yaml`"):
        try:
            config = json_format.loads(yaml)
        except json_format.JSONDecodeError:
            config = _other_yaml(yaml)
    return _from_config("model_from_yaml", "yaml", config, custom_objects)


def _other_yaml(text: str) -> Any:
    try:
        reader = importlib.import_module("yaml")
    except ImportError:
        raise UnreadableModel(
            "model_from_yaml(): `yaml` was not written by model_to_yaml(); to read other YAML, "
            "install the Python package PyYAML"
        ) from None
    try:
        return reader.safe_load(text)
    except reader.YAMLError as error:
        raise UnreadableModel(f"model_from_yaml(): `yaml` can't be read: {error}") from error


@public(family=_FAMILY)
def serialize_model(model: Model = REQUIRED, include_optimizer: Bool = True) -> bytes:
    """Serializes a model to bytes, with its weights.

    The bytes are those of a file written by `save_model_hdf5()`.

    Args:
        model: The model.
        include_optimizer: Whether to include how the model was compiled and the state of
            the optimizer.

    Returns:
        Bytes; in R a raw vector, which can be saved with other objects of R.

    Raises:
        ValueError: The model has not been built, so it has no weights.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense
        >>> from rkeras_py import serialize_model, unserialize_model
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1)
        >>> other = unserialize_model(serialize_model(model))
    """
    with tempfile.TemporaryDirectory() as folder:
        path = save_model_hdf5(
            model, os.path.join(folder, "model.h5"), include_optimizer=include_optimizer
        )
        with open(path, "rb") as file:
            return file.read()


@public(family=_FAMILY, shared=_SHARED)
def unserialize_model(
    model: Raw = REQUIRED, custom_objects: CustomObjects = None, compile: Bool = True
) -> keras.Model:
    """Restores a model, with its weights, from bytes.

    Code embedded in the bytes is never run.

    Args:
        model: Bytes returned by `serialize_model()`.
        compile: Whether to compile the model as it was and restore the optimizer's state.

    Returns:
        The model.

    Raises:
        ValueError: The bytes do not contain a model, or are damaged.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense
        >>> from rkeras_py import serialize_model, unserialize_model
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1)
        >>> other = unserialize_model(serialize_model(model))
    """
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.h5")
        with open(path, "wb") as file:
            file.write(model)
        try:
            return load_model_hdf5(path, custom_objects=custom_objects, compile=compile)
        except UnknownObject as error:
            raise UnknownObject(
                str(error).replace(path, "unserialize_model(): `model`"), error.name
            ) from error
        except UnreadableModel as error:
            said = str(error).replace(path, "`model`")
            raise UnreadableModel(f"unserialize_model(): {said}") from error
