"""SavedModel folders with more in them than Keras puts there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rkeras_py.engine import keras
from rkeras_py.keras_internals.members import OfModule, OfObject

_SIGNATURE = OfModule("keras.src.export.export_utils", "get_input_signature")
_ROOT = OfObject("keras.export.ExportArchive", "_tf_trackable")

ALL_VARIABLES = "_all_variables"
"""The name of the list of all variables in the root of a folder."""


def export_with(model: Any, path: str, parts: Mapping[str, Any]) -> None:
    """Exports a model as its method `export()` does, with further objects in the folder.

    Args:
        model: The model.
        path: The folder.
        parts: What the root of the folder is to hold, by name.
    """
    archive = keras.export.ExportArchive()
    archive.track_and_add_endpoint("serve", model, _SIGNATURE.get()(model))
    root = _ROOT.of(archive)
    for name, part in parts.items():
        setattr(root, name, part)
    archive.write_out(path, verbose=False)
