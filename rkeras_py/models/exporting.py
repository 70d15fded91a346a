"""Export to TensorFlow's SavedModel format, which TensorFlow serves without Keras."""

from __future__ import annotations

import datetime
import os
from typing import Any

from rkeras_py import files
from rkeras_py.api.argument_types import Anything, Bool, Path
from rkeras_py.api.deprecation import obsolete
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras, tf
from rkeras_py.models import columns
from rkeras_py.models.argument_types import Model
from rkeras_py.models.custom_objects import CustomObjects
from rkeras_py.models.persistence import expect_built, load_model_tf, save_model_tf
from rkeras_py.models.training import MODEL

_FAMILY = "model persistence"


@public(family=_FAMILY, s3=("export_savedmodel", MODEL), invisible=True)
def export_savedmodel(
    object: Model = REQUIRED,
    export_dir_base: Path = REQUIRED,
    overwrite: Bool = True,
    versioned: Bool | None = None,
    remove_learning_phase: Bool = True,
    as_text: Bool = False,
    **kwargs: Anything,
) -> str:
    """Exports a model to a folder for TensorFlow Serving.

    The folder holds the graph and the weights, in the SavedModel format. TensorFlow Serving
    calls the function `serving_default`; in Python, `tf.saved_model.load()` returns it as
    `serve`. The folder is written completely or not at all. To load the Keras model again
    later, use `save_model_tf()` instead.

    Args:
        object: The model.
        export_dir_base: Path of the folder.
        overwrite: Whether to replace an existing folder.
        versioned: Whether to write into a subfolder named after the time. By default, only
            if `overwrite` is False.
        remove_learning_phase: No longer has any effect: the model is always exported in
            inference mode.
        as_text: No longer has any effect.
        **kwargs: `input_signature`: the inputs of the function, as a list of `tf.TensorSpec`.

    Returns:
        The path of the folder with the model.

    Raises:
        FileExistsError: The folder exists, and `overwrite` is False.
        ValueError: The model has not been built, so it has no weights to export.

    Example:
        >>> from rkeras_py import export_savedmodel, keras_model_sequential, layer_dense
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1)
        >>> path = export_savedmodel(model, "served")
    """
    if not remove_learning_phase:
        obsolete(
            "export_savedmodel", "remove_learning_phase", "the model is exported in inference mode"
        )
    if as_text:
        obsolete("export_savedmodel", "as_text", "TensorFlow writes the graph in binary form")
    unknown = sorted(kwargs.keys() - {"input_signature"})
    if unknown:
        raise TypeError(f"export_savedmodel(): no argument is named `{unknown[0]}`")
    path = export_dir_base
    if not overwrite if versioned is None else versioned:
        os.makedirs(path, exist_ok=True)
        path = os.path.join(path, datetime.datetime.now(datetime.timezone.utc).strftime(_VERSION))
    _export("export_savedmodel", object, path, overwrite, kwargs.get("input_signature"))
    return path


# TensorFlow Serving uses the version with the largest number.
_VERSION = "%Y%m%d%H%M%S"


def _export(
    function: str, model: keras.Model, path: str, overwrite: bool, input_signature: Any
) -> None:
    expect_built(model, function)
    options = (
        {} if input_signature is None else {"input_signature": _specs(function, input_signature)}
    )
    with files.replacing(path, overwrite) as written:
        columns.exportable(model).export(written, verbose=False, **options)


def _specs(function: str, signature: Any) -> list[Any]:
    specs = list(signature) if isinstance(signature, list | tuple) else [signature]
    flat = keras.tree.flatten(specs)
    if not flat or not all(isinstance(s, tf.TensorSpec | keras.InputSpec) for s in flat):
        raise ValueError(
            f"{function}(): `input_signature` must be a list of tf.TensorSpec, but a list of "
            f"{', '.join(sorted({type(s).__name__ for s in flat})) or 'nothing'} was given"
        )
    return specs


@public(family=_FAMILY, invisible=True)
def model_to_saved_model(
    model: Model = REQUIRED,
    saved_model_path: Path = REQUIRED,
    custom_objects: Anything = None,
    as_text: Bool = False,
    input_signature: Anything = None,
    serving_only: Bool = False,
) -> str:
    """Saves a model to a folder in TensorFlow's SavedModel format.

    This is what `save_model_tf()` does.

    Args:
        model: The model.
        saved_model_path: Path of the folder.
        custom_objects: No longer has any effect when saving; give them when loading.
        as_text: No longer has any effect.
        input_signature: The inputs of the served function, as a list of `tf.TensorSpec`.
            Requires `serving_only`.
        serving_only: Whether to write what serving needs and nothing more;
            `model_from_saved_model()` can't load such a folder.

    Returns:
        The path.

    Raises:
        ValueError: The model has not been built, so it has no weights to save.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense
        >>> from rkeras_py import model_from_saved_model, model_to_saved_model
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1)
        >>> path = model_to_saved_model(model, "saved")
        >>> other = model_from_saved_model(path)
    """
    if as_text:
        obsolete("model_to_saved_model", "as_text", "TensorFlow writes the graph in binary form")
    if custom_objects is not None:
        obsolete("model_to_saved_model", "custom_objects", "give them to model_from_saved_model()")
    if serving_only:
        _export("model_to_saved_model", model, saved_model_path, True, input_signature)
        return saved_model_path
    if input_signature is not None:
        raise ValueError(
            "model_to_saved_model(): `input_signature` requires `serving_only=True`: the model "
            "itself is saved with its own inputs"
        )
    return save_model_tf(model, saved_model_path)


@public(family=_FAMILY)
def model_from_saved_model(
    saved_model_path: Path = REQUIRED, custom_objects: CustomObjects = None
) -> keras.Model:
    """Loads a model from a folder that `model_to_saved_model()` wrote.

    Code embedded in a file is never run.

    Args:
        saved_model_path: Path of the folder.
        custom_objects: Custom layers, losses and functions that the model uses, as a dict by
            their names.

    Returns:
        The model.

    Raises:
        FileNotFoundError: The folder does not exist.
        ValueError: The folder does not contain a Keras model, or is damaged.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense
        >>> from rkeras_py import model_from_saved_model, model_to_saved_model
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1)
        >>> path = model_to_saved_model(model, "saved")
        >>> other = model_from_saved_model(path)
    """
    return load_model_tf(saved_model_path, custom_objects=custom_objects)
