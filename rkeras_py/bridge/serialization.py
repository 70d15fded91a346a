"""Models and layers as bytes, for saveRDS() and for other processes of R.

A model is what `serialize_model()` makes of it; a layer, or a model that has no weights yet, is
its configuration and its weights. No code is kept, and none is run when they are read.
"""

from __future__ import annotations

import io
import json
import sys
from typing import Any

import numpy as np

from rkeras_py.bridge.functions import call_named

_MODEL, _LAYER = b"rkeras model 1\n", b"rkeras layer 1\n"


def keeps(kind: type) -> bool:
    """Whether objects of a class can be saved, that is, whether they are layers or models."""
    keras = sys.modules.get("keras")  # where Keras was not imported, no class is one of its
    return keras is not None and issubclass(kind, keras.layers.Layer)


def dump(value: Any) -> bytes:
    """A model or layer as bytes.

    Args:
        value: The model or layer.

    Returns:
        Bytes that `load()` reads.
    """
    from rkeras_py.engine import keras

    if isinstance(value, keras.Model) and value.built:
        from rkeras_py.models.configurations import serialize_model

        return _MODEL + serialize_model(value)
    described = {
        "object": keras.saving.serialize_keras_object(value),
        "build": value.get_build_config() if value.built else None,
    }
    file = io.BytesIO()
    arrays = value.get_weights() if value.built else []
    text = np.frombuffer(json.dumps(described).encode(), np.uint8)
    np.savez(file, *[np.asarray(array) for array in arrays], described=text)
    return _LAYER + file.getvalue()


def load(data: bytes) -> Any:
    """Makes a model or layer of bytes.

    Classes and functions of R that it was made with are looked up in R by their names.

    Args:
        data: What `dump()` gave.

    Returns:
        The model or layer.

    Raises:
        ValueError: The bytes are something else, or R has not what the model needs.
    """
    from rkeras_py import public  # noqa: F401, declares all classes that the bytes may name
    from rkeras_py.models.custom_objects import UnknownObject

    objects: dict[str, Any] = {}
    while True:
        try:
            return _load(data, objects)
        except UnknownObject as error:
            found = (
                None if error.name in objects else call_named("known_object", [""], [error.name])
            )
            if found is None:
                raise UnknownObject(
                    f'this object was saved with "{error.name}", a class or function that is not '
                    "known in this session: define it again under this name, then use the object",
                    error.name,
                ) from error
            objects[error.name] = found


def _load(data: bytes, objects: dict[str, Any]) -> Any:
    from rkeras_py.engine import keras
    from rkeras_py.models.custom_objects import naming_unknown

    if data.startswith(_MODEL):
        from rkeras_py.models.configurations import unserialize_model

        return unserialize_model(data[len(_MODEL) :], custom_objects=objects)
    if not data.startswith(_LAYER):
        raise ValueError("the state saved with this object is not a model or layer of rkeras")
    with np.load(io.BytesIO(data[len(_LAYER) :]), allow_pickle=False) as arrays:
        described = json.loads(arrays["described"].tobytes())
        weights = [arrays[f"arr_{i}"] for i in range(len(arrays.files) - 1)]
    with naming_unknown("this object"):
        value = keras.saving.deserialize_keras_object(described["object"], custom_objects=objects)
    if described["build"] and not value.built:
        value.build_from_config(described["build"])
    if weights:
        value.set_weights(weights)
    return value
