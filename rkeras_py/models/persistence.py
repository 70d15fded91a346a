"""Saving and loading models: HDF5 files, and folders in TensorFlow's format."""

from __future__ import annotations

import json
import logging
import os
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import h5py
import numpy as np

from rkeras_py import keras_internals
from rkeras_py.api.argument_types import Anything, Bool, Path
from rkeras_py.api.deprecation import obsolete
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras
from rkeras_py.layers.attention import Attention
from rkeras_py.models import files, hdf5, keras2
from rkeras_py.models.argument_types import Model
from rkeras_py.models.compiling import output_names
from rkeras_py.models.custom_objects import (
    CustomObjects,
    custom_objects_of,
    naming_unknown,
    with_nameless,
)
from rkeras_py.models.files import UnreadableModel, readable

_FAMILY = "model persistence"

# An attribute of HDF5 files of rkeras: how the model was compiled, in Keras 3's own form. The
# losses that Keras itself writes there it can't read again.
_COMPILED = "rkeras_compile_config"
# In a folder: the whole model in Keras' format, next to the graph for TensorFlow.
_ARCHIVE = "model.keras"


@public(family=_FAMILY, invisible=True)
def save_model_hdf5(
    object: Model = REQUIRED,
    filepath: Path = REQUIRED,
    overwrite: Bool = True,
    include_optimizer: Bool = True,
) -> str:
    """Saves a model to an HDF5 file.

    The file holds the layers, the weights, how the model was compiled, and the state of the
    optimizer, so that training can be resumed. It is written completely or not at all.

    Args:
        object: The model.
        filepath: Path of the file.
        overwrite: Whether to replace an existing file.
        include_optimizer: Whether to save how the model was compiled and the state of the
            optimizer.

    Returns:
        The path.

    Raises:
        FileExistsError: The file exists, and `overwrite` is False.
        ValueError: The model has not been built, so it has no weights to save.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense, load_model_hdf5
        >>> from rkeras_py import save_model_hdf5
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1)
        >>> path = save_model_hdf5(model, "model.h5")
        >>> again = load_model_hdf5(path)
    """
    expect_built(object, "save_model_hdf5")
    include_optimizer = include_optimizer and object.compiled
    compiled = object.get_compile_config() if include_optimizer else None
    with files.replacing(filepath, overwrite, ".h5") as path:
        with keras_internals.keeping_compile_record(object), _without_advice():
            object.save(path, include_optimizer=include_optimizer)
        if compiled is not None:
            with h5py.File(path, "a") as file:
                file.attrs[_COMPILED] = json.dumps(compiled)
    return filepath


@contextmanager
def _without_advice() -> Iterator[None]:
    """Silences Keras' advice to use another format; the user asked for this one."""
    log = logging.getLogger("absl")

    def keep(record: logging.LogRecord) -> bool:
        return "HDF5" not in record.getMessage()

    log.addFilter(keep)
    try:
        yield
    finally:
        log.removeFilter(keep)


@public(family=_FAMILY)
def load_model_hdf5(
    filepath: Path = REQUIRED, custom_objects: CustomObjects = None, compile: Bool = True
) -> keras.Model:
    """Loads a model from an HDF5 file.

    Code embedded in a file is never run.

    Args:
        filepath: Path of the file.
        custom_objects: Custom layers, losses and functions that the model uses, as a dict by
            their names.
        compile: Whether to compile the model as it was and restore the optimizer's state.

    Returns:
        The model.

    Raises:
        FileNotFoundError: The file does not exist.
        ValueError: The file does not contain a model, or is damaged.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense, load_model_hdf5
        >>> from rkeras_py import save_model_hdf5
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1)
        >>> path = save_model_hdf5(model, "model.h5")
        >>> again = load_model_hdf5(path)
    """
    # Keras' own Attention can't be loaded from this format: its mode "dot" is read as a function.
    objects = {"Attention": Attention, **custom_objects_of(custom_objects, "load_model_hdf5")}
    expect_file(filepath)
    if not h5py.is_hdf5(filepath):
        raise UnreadableModel(f"{filepath} is not an HDF5 file")
    with naming_unknown(filepath), readable(filepath), h5py.File(filepath, "r") as file:
        objects = with_nameless(objects, _configs_in(file), filepath)
        model = _model_in(file, filepath, objects)
        if compile:
            with keras.saving.custom_object_scope(objects):
                _compile_as_saved(model, file)
    return model


def _configs_in(file: h5py.File) -> list[Any]:
    """What the file tells of the model and of how it was compiled."""
    texts = [file.attrs.get(name) for name in ("model_config", _COMPILED, "training_config")]
    return [json.loads(_text(text)) for text in texts if text is not None]


def _model_in(file: h5py.File, path: str, objects: dict[str, Any]) -> keras.Model:
    config = file.attrs.get("model_config")
    if config is None:
        raise UnreadableModel(
            f"{path} holds no model: if it holds only weights, make the model, and load them with "
            "load_model_weights_hdf5()"
        )
    model = keras2.model_of(json.loads(_text(config)), objects)
    loading = hdf5.Loading("load_model_hdf5", path)
    loading.layers(model, *hdf5.read(hdf5.inside(file, "model_weights")), by_name=False)
    loading.finish()
    return model


def _compile_as_saved(model: keras.Model, file: h5py.File) -> None:
    config = file.attrs.get(_COMPILED)
    if config is not None:
        output_names(model)
        model.compile_from_config(json.loads(_text(config)))
    else:
        config = file.attrs.get("training_config")
        if config is None:
            return
        output_names(model)
        model.compile(**keras2.compile_arguments(json.loads(_text(config))))
    optimizer = model.optimizer
    if optimizer is None or "optimizer_weights" not in file:
        return
    if not optimizer.built:
        optimizer.build(model.trainable_variables)
    group = file["optimizer_weights"]
    names = [_text(name) for name in group.attrs["weight_names"]]
    values = [np.asarray(group[name]) for name in names]
    shapes = [tuple(variable.shape) for variable in optimizer.variables]
    if [value.shape for value in values] != shapes:
        warnings.warn(
            "the state of the optimizer in the file comes from another version of Keras, or "
            "belongs to other weights than those that are trained: the optimizer starts afresh",
            stacklevel=2,
        )
        return
    for variable, value in zip(optimizer.variables, values, strict=True):
        variable.assign(value)


def _text(name: Any) -> str:
    return name.decode() if isinstance(name, bytes) else str(name)


@public(family=_FAMILY, invisible=True)
def save_model_tf(
    object: Model = REQUIRED,
    filepath: Path = REQUIRED,
    overwrite: Bool = True,
    include_optimizer: Bool = True,
    signatures: Anything = None,
    options: Anything = None,
) -> str:
    """Saves a model to a folder in TensorFlow's SavedModel format.

    TensorFlow can serve the folder without Keras. The folder also holds the model in Keras'
    own format, from which `load_model_tf()` restores it, compiled as it was and with the
    state of its optimizer; in plain Python, `keras.models.load_model()` reads that file. The
    folder is written completely or not at all.

    Args:
        object: The model.
        filepath: Path of the folder.
        overwrite: Whether to replace an existing folder.
        include_optimizer: Whether to save how the model was compiled and the state of the
            optimizer.
        signatures: No longer has any effect.
        options: No longer has any effect.

    Returns:
        The path.

    Raises:
        FileExistsError: The folder exists, and `overwrite` is False.
        ValueError: The model has not been built, so it has no weights to save.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense, load_model_tf
        >>> from rkeras_py import save_model_tf
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1)
        >>> path = save_model_tf(model, "model")
        >>> again = load_model_tf(path)
    """
    for name, value in (("signatures", signatures), ("options", options)):
        if value is not None:
            obsolete("save_model_tf", name, "the folder serves a call of the model, as `serve`")
    expect_built(object, "save_model_tf")
    with files.replacing(filepath, overwrite) as path:
        object.export(path, verbose=False)
        with nullcontext() if include_optimizer else without_optimizer(object):
            object.save(os.path.join(path, _ARCHIVE))
    return filepath


@contextmanager
def without_optimizer(model: keras.Model) -> Iterator[None]:
    """Hides, within the block, that a model is compiled.

    Args:
        model: The model.
    """
    if not model.compiled:
        yield
        return
    kept = model.optimizer
    model.optimizer, model.compiled = None, False
    try:
        yield
    finally:
        model.optimizer, model.compiled = kept, True


@public(family=_FAMILY)
def load_model_tf(
    filepath: Path = REQUIRED, custom_objects: CustomObjects = None, compile: Bool = True
) -> keras.Model:
    """Loads a model from a folder that `save_model_tf()` wrote.

    Code embedded in a file is never run.

    Args:
        filepath: Path of the folder.
        custom_objects: Custom layers, losses and functions that the model uses, as a dict by
            their names.
        compile: Whether to compile the model as it was and restore the optimizer's state.

    Returns:
        The model.

    Raises:
        FileNotFoundError: The folder does not exist.
        ValueError: The folder does not contain a Keras model, or is damaged.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense, load_model_tf
        >>> from rkeras_py import save_model_tf
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1)
        >>> path = save_model_tf(model, "model")
        >>> again = load_model_tf(path)
    """
    objects = custom_objects_of(custom_objects, "load_model_tf")
    if os.path.isdir(filepath):
        archive = os.path.join(filepath, _ARCHIVE)
        if not os.path.isfile(archive):
            raise UnreadableModel(
                f"{filepath} holds no {_ARCHIVE}: it was not written by save_model_tf() of rkeras. "
                "Keras 3 can't read models in the SavedModel format of Keras 2; save such a model "
                "with save_model_hdf5() where it was made"
            )
    else:
        archive = filepath
        expect_file(filepath)
    if not zipfile.is_zipfile(archive):
        raise UnreadableModel(f"{archive} is damaged, or is not a Keras model")
    with (
        naming_unknown(filepath),
        readable(archive),
        files.named(archive, ".keras") as path,
    ):
        objects = with_nameless(objects, [_config_of_archive(path)], filepath)
        return keras.models.load_model(path, custom_objects=objects, compile=compile)


def _config_of_archive(path: str) -> Any:
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read("config.json"))


def expect_built(model: keras.Model, function: str) -> None:
    """Checks that a model has weights.

    Args:
        model: The model.
        function: The public function that was called.

    Raises:
        ValueError: The model has not been built.
    """
    if not model.built:
        raise ValueError(
            f'{function}(): the model "{model.name}" has no weights yet, because the shape of its '
            "input is not known: give `input_shape` to its first layer, or train it first"
        )


def expect_file(path: str) -> None:
    """Checks that a file exists.

    Args:
        path: The file.

    Raises:
        FileNotFoundError: It does not exist.
    """
    if not os.path.exists(path):
        raise FileNotFoundError(f"there is no file {path}")
