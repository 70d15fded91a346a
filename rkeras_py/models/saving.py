"""Saving in the format that the extension of a path, or `save_format`, asks for, as in 2.9."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

import h5py

from rkeras_py import files
from rkeras_py.api.deprecation import obsolete
from rkeras_py.engine import keras
from rkeras_py.models import persistence, weights

_HDF5 = (".h5", ".hdf5")
_ARCHIVE = ".keras"


def save(
    model: keras.Model,
    filepath: str,
    overwrite: bool = True,
    include_optimizer: bool = True,
    save_format: str | None = None,
    signatures: Any = None,
    options: Any = None,
    save_traces: bool = True,
) -> None:
    """The method `save()` of models in 2.9. It writes completely or not at all.

    Args:
        model: The model.
        filepath: The file or folder.
        overwrite: Whether to replace what is there.
        include_optimizer: Whether to save how the model was compiled, and the optimizer's state.
        save_format: "h5", "tf" or "keras"; by default as the path says.
        signatures: No longer has any effect.
        options: No longer has any effect.
        save_traces: No longer has any effect.
    """
    if not save_traces:
        obsolete("save", "save_traces", "the folder has what `load_model_tf()` needs in any case")
    form = _form(filepath, save_format, ("h5", "tf", "keras"))
    if form == "tf":
        persistence.save_model_tf(
            model, filepath, overwrite, include_optimizer, signatures, options
        )
        return
    for name, value in (("signatures", signatures), ("options", options)):
        if value is not None:
            obsolete("save", name, "a file has none")
    if form == "h5":
        persistence.save_model_hdf5(model, filepath, overwrite, include_optimizer)
    else:
        hidden = nullcontext() if include_optimizer else persistence.without_optimizer(model)
        with files.replacing(filepath, overwrite, _ARCHIVE) as written, hidden:
            model.save(written)


def save_weights(
    model: keras.Model,
    filepath: str,
    overwrite: bool = True,
    save_format: str | None = None,
    options: Any = None,
) -> None:
    """The method `save_weights()` of models in 2.9. It writes completely or not at all.

    Args:
        model: The model.
        filepath: The file, or what the names of the checkpoint's files begin with.
        overwrite: Whether to replace what is there.
        save_format: "h5" or "tf"; by default as the path says.
        options: No longer has any effect.
    """
    if options is not None:
        obsolete("save_weights", "options", "there are none")
    if _form(filepath, save_format, ("h5", "tf")) == "tf":
        weights.save_model_weights_tf(model, filepath, overwrite)
    else:
        weights.save_model_weights_hdf5(model, filepath, overwrite)


def load_weights(
    model: keras.Model,
    filepath: str,
    by_name: bool = False,
    skip_mismatch: bool = False,
    options: Any = None,
) -> None:
    """The method `load_weights()` of models in 2.9.

    Args:
        model: The model.
        filepath: The file, or what the names of the checkpoint's files begin with.
        by_name: Whether to match layers by name.
        skip_mismatch: Whether to skip layers whose weights differ in shape.
        options: No longer has any effect.
    """
    if options is not None:
        obsolete("load_weights", "options", "there are none")
    is_hdf5 = filepath.endswith(_HDF5) or h5py.is_hdf5(filepath)
    load = weights.load_model_weights_hdf5 if is_hdf5 else weights.load_model_weights_tf
    load(model, filepath, by_name, skip_mismatch)


def _form(path: str, given: str | None, known: tuple[str, ...]) -> str:
    form = given
    if form is None:
        if path.endswith(_ARCHIVE):
            form = known[-1] if "keras" in known else "h5"
        else:
            form = "h5" if path.endswith(_HDF5) else "tf"
    form = {"hdf5": "h5", "tensorflow": "tf"}.get(form, form)
    if form not in known:
        words = ", ".join(f'"{word}"' for word in known)
        raise ValueError(f"`save_format` must be one of {words}, but {given!r} was given")
    return form
