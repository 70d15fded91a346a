"""Models saved and loaded in each of the formats."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import rkeras_py as r
from rkeras_py.engine import keras

WAYS = ("keras", "h5", "tf")


def saved_and_loaded(model: Any, way: str, folder: Path, **own: Any) -> Any:
    """A model after it was saved and loaded.

    Args:
        model: The model.
        way: The format: "keras", "h5" or "tf", a folder.
        folder: Where the file goes.
        **own: Custom objects.
    """
    path = str(folder / f"model.{way}")
    if way == "h5":
        r.save_model_hdf5(model, path)
        return r.load_model_hdf5(path, custom_objects=own)
    if way == "tf":
        r.save_model_tf(model, path)
        return r.load_model_tf(path, custom_objects=own)
    model.save(path)
    return keras.models.load_model(path, custom_objects=own)
