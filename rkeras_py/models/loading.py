"""Finds out in which format a model was saved, and reads it."""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
from collections.abc import Mapping
from typing import Any

import h5py
import numpy as np

from rkeras_py import files
from rkeras_py.engine import keras
from rkeras_py.layers.attention import Attention
from rkeras_py.layers.vocabularies import loading_vocabularies
from rkeras_py.models import columns, hdf5, hdf5_configs, sizes
from rkeras_py.models.compiling import output_names
from rkeras_py.models.custom_objects import custom_objects_of, naming_unknown, with_nameless
from rkeras_py.models.files import UnreadableModel, expect_bounded, readable
from rkeras_py.models.keras2 import (
    archives,
    compiled,
    graphs,
    optimizers,
    saved_model,
    vocabularies,
    write_files,
)

# An attribute of HDF5 files of rkeras: how the model was compiled, in Keras 3's own form. The
# losses that Keras itself writes there it can't read again.
COMPILED = "rkeras_compile_config"
# In a folder: the whole model in Keras' format, next to the graph for TensorFlow.
ARCHIVE = "model.keras"
_WEIGHTS = "model.weights.h5"


def load(function: str, path: str, custom_objects: Any, compile: bool) -> keras.Model:
    """Loads a model from a file or folder, in any of the formats of Keras 2 and Keras 3.

    Args:
        function: The public function that was called.
        path: The file or folder.
        custom_objects: Custom objects, as users give them.
        compile: Whether to compile the model as it was and restore the optimizer's state.

    Returns:
        The model.

    Raises:
        FileNotFoundError: There is no such file.
        UnreadableModel: It does not contain a model, or is damaged.
    """
    objects = custom_objects_of(custom_objects, function)
    files.expect_file(path)
    with naming_unknown(path), readable(path):
        if os.path.isdir(path):
            return _folder(function, path, objects, compile)
        if h5py.is_hdf5(path):
            return _hdf5(function, path, objects, compile)
        if zipfile.is_zipfile(path):
            return _archive(path, objects, compile)
    raise UnreadableModel(
        f"{path} is damaged, or is not a model: it is neither an HDF5 file, nor an archive of "
        "Keras, nor a folder in the SavedModel format"
    )


# ---- folders ----------------------------------------------------------------


def _folder(function: str, path: str, objects: dict[str, Any], compile: bool) -> keras.Model:
    archive = os.path.join(path, ARCHIVE)
    if os.path.isfile(archive):
        with readable(archive):
            return _archive(archive, objects, compile)
    if os.path.isfile(os.path.join(path, saved_model.METADATA)):
        root = saved_model.root_of(path)
        objects = with_nameless(objects, [root], path)
        size = sum(entry.stat().st_size for entry in os.scandir(os.path.join(path, "variables")))
        sizes.expect_modest(root, size)
        model, checkpoint = saved_model.model_of(path, root, objects, function)
        if compile and root.get("training_config"):
            _compile(model, root["training_config"], objects, *checkpoint.optimizer())
        return model
    if os.path.isfile(os.path.join(path, saved_model.GRAPH)):
        return saved_model.served(path)
    raise UnreadableModel(
        f"{path} holds no model: a folder in the SavedModel format has a file {saved_model.GRAPH}"
    )


# ---- HDF5 -------------------------------------------------------------------


def _hdf5(function: str, path: str, objects: dict[str, Any], compile: bool) -> keras.Model:
    # Keras' own Attention can't be loaded from this format: its mode "dot" is read as a function.
    objects = {"Attention": Attention, **objects}
    with h5py.File(path, "r") as file:
        hdf5.expect_own(file)
        config, kept, own, training = (
            _json(file.attrs.get(name))
            for name in ("model_config", write_files.MODEL, COMPILED, "training_config")
        )
        if config is None:
            raise UnreadableModel(
                f"{path} holds no model: if it holds only weights, make the model, and load them "
                "with load_model_weights_hdf5()"
            )
        version = _text(file.attrs.get("keras_version", "2"))
        of_model = version if kept is None else keras.__version__
        config = config if kept is None else kept
        objects = with_nameless(objects, [c for c in (config, own, training) if c], path)
        sizes.expect_modest(config, os.path.getsize(path))
        model = hdf5_configs.model_of(config, objects, of_model)
        columns.build(model)
        loading = hdf5.Loading(function, path)
        loading.layers(model, *hdf5.read(hdf5.inside(file, "model_weights")), by_name=False)
        loading.finish(model)
        if not compile or (own is None and training is None):
            return model
        names, values, of_state = hdf5.optimizer_state(file)
        version = of_state or version
        if own is None:
            _compile(model, training, objects, names, values, version)
            return model
        output_names(model)
        with keras.saving.custom_object_scope(objects):
            model.compile_from_config(own)
        _set_state(model, names, values, version)
    return model


def _json(text: Any) -> Any:
    return None if text is None else json.loads(_text(text))


def _text(name: Any) -> str:
    return name.decode() if isinstance(name, bytes) else str(name)


# ---- archives ---------------------------------------------------------------


def _archive(path: str, objects: dict[str, Any], compile: bool) -> keras.Model:
    with zipfile.ZipFile(path) as archive:
        expect_bounded(archive, os.path.getsize(path), path)
        config = json.loads(archive.read("config.json"))
        described = json.loads(archive.read("metadata.json"))
        objects = with_nameless(objects, [config], path)
        with archive.open(_WEIGHTS) as weights, h5py.File(weights, "r") as file:
            hdf5.expect_own(file)
        if str(described.get("keras_version", "")).startswith("2."):
            return _archive_of_keras_2(archive, config, objects, compile)
        size = archive.getinfo(_WEIGHTS).file_size
    sizes.expect_modest(config, size)
    with files.named(path, ".keras") as named, loading_vocabularies():
        return keras.models.load_model(named, custom_objects=objects, compile=compile)


def _archive_of_keras_2(
    archive: zipfile.ZipFile, config: Mapping[str, Any], objects: dict[str, Any], compile: bool
) -> keras.Model:
    size = archive.getinfo(_WEIGHTS).file_size
    sizes.expect_modest(config, size)
    with tempfile.TemporaryDirectory() as folder:
        weights = archive.extract(_WEIGHTS, folder)
        with h5py.File(weights, "r") as file:
            found = vocabularies.in_archive(archive, file)
            model = graphs.model_of(vocabularies.completed(config, found), objects)
            archives.load_weights(model, config, file)
            training = config.get("compile_config")
            if compile and training:
                training = compiled.of_archive(training)
                name = training["optimizer_config"]["class_name"].rpartition(">")[2]
                count = len(model.trainable_variables)
                names, values = archives.optimizer_state(name, count, file)
                _compile(model, training, objects, names, values)
    return model


# ---- how the model was compiled ---------------------------------------------


def _compile(
    model: keras.Model,
    training: Mapping[str, Any],
    objects: Mapping[str, Any],
    names: list[str],
    values: list[np.ndarray[Any, Any]],
    version: str = "2",
) -> None:
    """Compiles a model as Keras 2, or plain Keras 3, wrote it, and sets the optimizer's state."""
    output_names(model)
    with keras.saving.custom_object_scope(objects):
        model.compile(**compiled.compile_arguments(training, objects))
    _set_state(model, names, values, version)


def _set_state(
    model: keras.Model, names: list[str], values: list[np.ndarray[Any, Any]], version: str
) -> None:
    """Sets the state of an optimizer that a version of Keras wrote."""
    if not version.startswith("2"):
        _restore(model, names, values)
        return
    weights = model.trainable_variables
    if names and not optimizers.restore(model.optimizer, weights, names, values):
        optimizers.warn_of_state()


# How many variables an optimizer has that was never used: its steps and its learning rate.
_UNTRAINED = 2


def _restore(model: keras.Model, names: list[str], values: list[np.ndarray[Any, Any]]) -> None:
    """Sets the state of an optimizer that Keras 3 wrote."""
    optimizer = model.optimizer
    if optimizer is None or not names or (len(values) <= _UNTRAINED and not values[0].any()):
        return
    if not optimizer.built:
        optimizer.build(model.trainable_variables)
    set_state(optimizer, values)


def set_state(optimizer: Any, values: list[np.ndarray[Any, Any]]) -> None:
    """Sets the variables of an optimizer; warns if they don't fit.

    Args:
        optimizer: The optimizer.
        values: The values.
    """
    if not optimizers.set_all(optimizer.variables, values):
        optimizers.warn_of_state()
