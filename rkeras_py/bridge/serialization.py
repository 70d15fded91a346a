"""Models, layers, optimizers and the like as bytes, for saveRDS() and for other processes of R.

A model is what `serialize_model()` makes of it; anything else, or a model that has no weights yet,
is its configuration and its weights. No code is kept, and none is run when they are read.
"""

from __future__ import annotations

import io
import json
import math
import sys
import zipfile
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from rkeras_py.bridge.functions import call_named

_MODEL, _LAYER = b"rkeras model 1\n", b"rkeras layer 1\n"
_DESCRIBED = "described"
# The state of optimizers that were loaded, until they know which weights they train.
_waiting: WeakKeyDictionary[Any, list[np.ndarray[Any, Any]]] = WeakKeyDictionary()


def keeps(kind: type) -> bool:
    """Whether objects of a class can be saved: models, layers, and what they are made with."""
    keras = sys.modules.get("keras")  # where Keras was not imported, no class is one of its
    return keras is not None and issubclass(
        kind,
        (
            keras.layers.Layer,
            keras.optimizers.Optimizer,
            keras.optimizers.schedules.LearningRateSchedule,
            keras.losses.Loss,
            keras.metrics.Metric,
            keras.initializers.Initializer,
            keras.regularizers.Regularizer,
            keras.constraints.Constraint,
        ),
    )


def dump(value: Any) -> bytes:
    """A model, layer or the like as bytes.

    Args:
        value: The object, of a class that `keeps()` names.

    Returns:
        Bytes that `load()` reads.
    """
    from rkeras_py.engine import keras

    if isinstance(value, keras.Model) and value.built:
        from rkeras_py.models.configurations import serialize_model

        return _MODEL + serialize_model(value)
    is_layer = isinstance(value, keras.layers.Layer)
    described = {
        "object": keras.saving.serialize_keras_object(value),
        "build": value.get_build_config() if is_layer and value.built else None,
    }
    file = io.BytesIO()
    text = np.frombuffer(json.dumps(described).encode(), np.uint8)
    np.savez(file, *_values(value), **{_DESCRIBED: text})
    return _LAYER + file.getvalue()


def _values(value: Any) -> list[Any]:
    """The values of the variables of an object that are saved beside its configuration."""
    from rkeras_py.engine import keras

    if isinstance(value, keras.layers.Layer):
        return [np.asarray(array) for array in value.get_weights()] if value.built else []
    if value in _waiting:
        return _waiting[value]
    if isinstance(value, keras.optimizers.Optimizer | keras.metrics.Metric):
        return [np.asarray(variable.numpy()) for variable in value.variables]
    return []


def load(data: bytes) -> Any:
    """Makes a model, layer or the like of bytes.

    Classes and functions of R that it was made with are looked up in R by their names.

    Args:
        data: What `dump()` gave.

    Returns:
        The object.

    Raises:
        ValueError: The bytes are something else, or R has not what the object needs.
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
    from rkeras_py.models import sizes
    from rkeras_py.models.custom_objects import naming_unknown

    if data.startswith(_MODEL):
        from rkeras_py.models.configurations import unserialize_model

        return unserialize_model(data[len(_MODEL) :], custom_objects=objects)
    if not data.startswith(_LAYER):
        raise ValueError("the state saved with this object is not one that rkeras wrote")
    described, values = _read(data[len(_LAYER) :])
    sizes.expect_modest(described, len(data))
    with naming_unknown("this object"):
        value = keras.saving.deserialize_keras_object(described["object"], custom_objects=objects)
    if described["build"] and not value.built:
        value.build_from_config(described["build"])
    if isinstance(value, keras.layers.Layer):
        if values:
            value.set_weights(values)
    elif isinstance(value, keras.optimizers.Optimizer):
        _restore(value, values)
    else:
        for variable, array in zip(getattr(value, "variables", ()), values, strict=True):
            variable.assign(array)
    return value


def _read(data: bytes) -> tuple[Any, list[np.ndarray[Any, Any]]]:
    """The description and the values in an archive of numpy.

    Raises:
        ValueError: It is damaged, or a part of it would be larger than the archive itself.
    """
    from rkeras_py.models import files

    what = "the state saved with this object"
    with files.readable(what):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files.expect_bounded(archive, len(data), what)
            for part in archive.infolist():
                with archive.open(part) as file:
                    _expect_values(file, part)
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            described = json.loads(arrays[_DESCRIBED].tobytes())
            return described, [arrays[f"arr_{i}"] for i in range(len(arrays.files) - 1)]


def _expect_values(file: Any, part: zipfile.ZipInfo) -> None:
    """Checks that an array is not said to be larger than its file."""
    from rkeras_py.models.files import UnreadableModel

    numpy: Any = np.lib.format
    version = numpy.read_magic(file)
    read = numpy.read_array_header_1_0 if version == (1, 0) else numpy.read_array_header_2_0
    shape, _, dtype = read(file)
    if math.prod(shape) * dtype.itemsize > part.file_size:
        raise UnreadableModel(
            f"{part.filename} has {part.file_size} bytes, too few for an array of shape {shape}"
        )


def _restore(optimizer: Any, values: list[np.ndarray[Any, Any]]) -> None:
    """Gives an optimizer its saved state, as soon as it is known which weights it trains."""
    from rkeras_py.models.loading import set_state

    fresh = optimizer.variables  # such as the number of steps; those of each weight come later
    for variable, value in zip(fresh, values, strict=False):
        variable.assign(value)
    if len(values) <= len(fresh):
        return
    _waiting[optimizer] = values
    build = optimizer.build

    def build_and_restore(variables: Any) -> None:
        del optimizer.build
        build(variables)
        set_state(optimizer, _waiting.pop(optimizer))

    optimizer.build = build_and_restore
