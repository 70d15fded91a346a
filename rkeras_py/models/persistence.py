"""Saving and loading models: HDF5 files, and folders in TensorFlow's format."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import h5py

from rkeras_py import files, keras_internals
from rkeras_py.api.argument_types import Anything, Bool, Path
from rkeras_py.api.deprecation import obsolete
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras
from rkeras_py.models import columns, loading
from rkeras_py.models.argument_types import Model
from rkeras_py.models.custom_objects import CustomObjects
from rkeras_py.models.keras2 import write_files, write_folders

_FAMILY = "model persistence"


@public(family=_FAMILY, invisible=True)
def save_model_hdf5(
    object: Model = REQUIRED,
    filepath: Path = REQUIRED,
    overwrite: Bool = True,
    include_optimizer: Bool = True,
) -> str:
    """Saves a model to an HDF5 file.

    The file holds the layers, the weights, how the model was compiled, and the state of the
    optimizer, so that training can be resumed. Keras 2 and keras 2.9 read it too, unless the model
    has something that they do not know. So does plain Keras 3, with an optimizer that has to be
    compiled anew before it trains: Keras 3 restores none from HDF5 files, not even from its own.
    The file is written completely or not at all.

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
    compile_config = object.get_compile_config() if include_optimizer else None
    with files.replacing(filepath, overwrite, ".h5") as path, _own_optimizer(object):
        older = write_files.described(object, compile_config)
        kept = keras_internals.keeping_compile_record(object)
        with kept, _untracked_ranges(object), _without_advice():
            object.save(path, include_optimizer=include_optimizer and older.training is None)
        with h5py.File(path, "a") as file:
            if compile_config is not None:
                file.attrs[loading.COMPILED] = json.dumps(compile_config)
            older.add_to(file, object)
    return filepath


@contextmanager
def _untracked_ranges(model: keras.Model) -> Iterator[None]:
    """Within it, ranges of random brightness are tuples: Keras tracks lists, and can't copy them.

    Args:
        model: The model.
    """
    layers = keras_internals.layers_within(model)
    layers = [layer for layer in layers if isinstance(layer, keras.layers.RandomBrightness)]
    kept = [layer.value_range for layer in layers]
    for layer in layers:
        layer.value_range = tuple(layer.value_range)
    try:
        yield
    finally:
        for layer, value_range in zip(layers, kept, strict=True):
            layer.value_range = value_range


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

    The file may be written by rkeras, keras 2.9, Keras 2 or Keras 3. Files with the ending .keras
    and folders in the SavedModel format are read too. Code embedded in a file is never run.

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
    return loading.load("load_model_hdf5", filepath, custom_objects, compile)


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

    TensorFlow can serve the folder without Keras. Keras 2 loads it as a model, unless the model has
    something that Keras 2 does not know. The state of the optimizer it restores as that of its own
    folders: when the checkpoint `variables/variables` in the folder is loaded as weights, as
    `load_model_weights_tf()` does here. The folder also holds
    the model in Keras' own format, from which `load_model_tf()` restores it, compiled as it was and
    with the state of its optimizer; in Python, `keras.models.load_model()` reads that file after
    `import rkeras_py.public`. The folder is written completely or not at all.

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
    compiled = object.get_compile_config() if include_optimizer and object.compiled else None
    with files.replacing(filepath, overwrite) as path, _own_optimizer(object):
        served = columns.exportable(object)
        own = served is object
        older = write_files.described(object, compiled) if own else write_files.Described()
        write_folders.export(served, path, older)
        _complete_optimizer(object)
        with nullcontext() if include_optimizer else without_optimizer(object):
            object.save(os.path.join(path, loading.ARCHIVE))
    return filepath


def _complete_optimizer(model: keras.Model) -> None:
    """Makes the optimizer's variables, which Keras misses in the file if it never trained."""
    optimizer = model.optimizer if model.compiled else None
    if optimizer is not None and not optimizer.built:
        optimizer.build(model.trainable_variables)


@contextmanager
def _own_optimizer(model: keras.Model) -> Iterator[None]:
    """Has a model, within the block, the state of its own weights alone.

    An optimizer that trains several models keeps that of all, which none of them could load.
    """
    kept = model.optimizer if model.compiled else None
    own = keras_internals.with_state_of(kept, model.trainable_variables)
    if own is kept:
        yield
        return
    model.optimizer = own
    try:
        yield
    finally:
        model.optimizer = kept


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
    """Loads a model from a folder in TensorFlow's SavedModel format.

    The folder may be written by rkeras, keras 2.9 or Keras 2. A folder without Keras' metadata,
    such as one for serving, is loaded as a model that predicts and can't be trained. HDF5 files and
    files with the ending .keras are read too. Python code embedded in a file is never run; the
    graph in a folder is, so load only folders that you trust.

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
    return loading.load("load_model_tf", filepath, custom_objects, compile)


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
