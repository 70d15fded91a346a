"""What feature columns are made of beside TensorFlow's own parts, and columns as configurations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.data.features.scalers import LinearScaler
from rkeras_py.engine import keras, tf


@dataclass(frozen=True)
class SharedEmbeddings:
    """Embeddings of several categorical columns by one table.

    TensorFlow has such columns too, but only for the graphs of TensorFlow 1.

    Attributes:
        name: The name of the table.
        columns: An embedding column for each of the categorical ones.
    """

    name: str
    columns: tuple[Any, ...]


class TableInitializer:
    """An initializer of Keras for the table of an embedding, which TensorFlow can write.

    Args:
        initializer: The initializer.
    """

    def __init__(self, initializer: Any) -> None:
        self._initializer = keras.initializers.get(initializer)

    def __call__(self, shape: Any, dtype: Any = None) -> Any:
        return self._initializer(tuple(shape), dtype=tf.as_dtype(dtype or "float32").name)

    def get_config(self) -> dict[str, Any]:
        """The configuration of Keras' initializer."""
        return {"initializer": keras.initializers.serialize(self._initializer)}

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> TableInitializer:
        """Creates an initializer from its configuration."""
        return cls(keras.initializers.deserialize(config["initializer"]))


class CheckpointInitializer:
    """Takes the table of an embedding from a checkpoint of TensorFlow.

    A model that was saved has its table in its own file, so the checkpoint is not read again.

    Args:
        checkpoint: The path of the checkpoint; None to begin with zeros.
        tensor: The name of the tensor in it.
    """

    def __init__(self, checkpoint: str | None = None, tensor: str | None = None) -> None:
        self._checkpoint, self._tensor = checkpoint, tensor

    def __call__(self, shape: Any, dtype: Any = None) -> Any:
        dtype = tf.as_dtype(dtype or "float32")
        if self._checkpoint is None:
            return tf.zeros(tuple(shape), dtype)
        table = tf.train.load_variable(self._checkpoint, self._tensor)
        if tuple(table.shape) != tuple(shape):
            raise ValueError(
                f"the tensor {self._tensor} in {self._checkpoint} has the shape "
                f"{tuple(table.shape)}, but the embedding needs {tuple(shape)}"
            )
        return tf.cast(table, dtype)

    def get_config(self) -> dict[str, Any]:
        """Nothing: see the class."""
        return {}

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> CheckpointInitializer:
        """Creates an initializer of zeros."""
        return cls()


_OWN = {kind.__name__: kind for kind in (LinearScaler, TableInitializer, CheckpointInitializer)}


def written(columns: Iterable[Any]) -> list[Any]:
    """Columns as configurations.

    Args:
        columns: Feature columns, and shared embeddings.

    Returns:
        A list of a configuration for each.

    Raises:
        ValueError: A function without a name scales a column.
    """
    return [_written(column) for column in columns]


def _written(column: Any) -> dict[str, Any]:
    if isinstance(column, SharedEmbeddings):
        return {"shared": column.name, "columns": written(column.columns)}
    config: dict[str, Any]
    (config,) = keras_internals.write_columns([column])
    for key, function in _functions(config):
        if not function.isidentifier():
            raise ValueError(
                f"the `normalizer_fn` of column `{key}` has no name by which it could be found "
                "again when the model is loaded: define it by a name, and give it in "
                "`custom_objects` then; scaler_standard() and scaler_min_max() need nothing"
            )
    return config


def read(configs: Iterable[Any]) -> list[Any]:
    """Columns from their configurations.

    Args:
        configs: What `written()` returned.

    Returns:
        The columns.

    Raises:
        ValueError: A function that scales a column is not known.
    """
    configs = list(configs)
    known: dict[str, Any] = dict(_OWN)
    for key, function in _functions(configs):
        found = keras.saving.get_registered_object(function)
        if found is None:
            raise ValueError(
                f"the function {function}() scales column `{key}`, but is not known: give it in "
                "`custom_objects`"
            )
        known[function] = found
    return [_read(config, known) for config in configs]


def _read(config: Any, known: dict[str, Any]) -> Any:
    # One by one: TensorFlow takes columns of one name for the same.
    if "shared" in config:
        return SharedEmbeddings(
            config["shared"], tuple(_read(one, known) for one in config["columns"])
        )
    return keras_internals.read_columns([config], known)[0]


def _functions(config: Any) -> list[tuple[str, str]]:
    """The columns in configurations that a function scales, with the function's name."""
    if isinstance(config, Mapping):
        function = config.get("normalizer_fn")
        found = [(str(config.get("key")), function)] if isinstance(function, str) else []
        return found + [one for part in config.values() for one in _functions(part)]
    if isinstance(config, list | tuple):
        return [one for part in config for one in _functions(part)]
    return []
