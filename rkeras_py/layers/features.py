"""The layer of feature columns. Keras 3 dropped it; TensorFlow still has the columns."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.api.argument_types import (
    Anything,
    Bool,
    Composable,
    Composed,
    Dtype,
    Int,
    Shape,
    Str,
    Weights,
)
from rkeras_py.api.registry import REQUIRED, ObjectError, public
from rkeras_py.engine import keras, tf
from rkeras_py.layers.compose import apply, composing, is_tensor


class _State:
    """Creates a layer's variables for feature columns: their "state manager"."""

    def __init__(self, layer: DenseFeatures) -> None:
        self._layer = layer
        self._variables: dict[tuple[Any, str], Any] = {}

    def create_variable(
        self,
        feature_column: Any,
        name: str,
        shape: Any,
        dtype: Any = None,
        trainable: bool = True,
        use_resource: bool = True,
        initializer: Any = None,
    ) -> Any:
        """Creates a variable of the layer for a column."""

        def initial(shape: Any, dtype: Any = None) -> Any:
            return initializer(shape, dtype=tf.as_dtype(dtype))

        variable = self._layer.add_weight(
            name=f"{feature_column.name}_{name}",
            shape=tuple(shape),
            initializer=initial,
            trainable=trainable and self._layer.trainable,
        )
        self._variables[feature_column, name] = variable
        return variable

    def get_variable(self, feature_column: Any, name: str) -> Any:
        """The variable of a column."""
        return tf.convert_to_tensor(self._variables[feature_column, name])

    def has_resource(self, feature_column: Any, name: str) -> bool:
        """Whether a resource of a column was kept; it never is."""
        # Vocabulary tables belong to the graph in which they were created.
        return False

    def add_resource(self, feature_column: Any, name: str, resource: Any) -> Any:
        """Takes a resource that a column made."""
        return resource


@keras.saving.register_keras_serializable(package="rkeras")
class DenseFeatures(keras.layers.Layer):
    """Concatenates the feature columns of named tensors."""

    def __init__(self, feature_columns: Any, **config: Any) -> None:
        super().__init__(**config)
        if isinstance(feature_columns, Mapping):
            feature_columns = list(feature_columns.values())
        if not isinstance(feature_columns, list | tuple) or hasattr(feature_columns, "_fields"):
            feature_columns = [feature_columns]
        for column in feature_columns:
            if not keras_internals.is_dense_column(column):
                raise ValueError(
                    "`feature_columns` must be dense columns, but "
                    f"{getattr(column, 'name', type(column).__name__)!r} is not one: "
                    "wrap categories in an indicator_column or an embedding_column"
                )
        self._columns = tuple(sorted(feature_columns, key=lambda column: column.name))
        keras_internals.take_any_input(self)

    def build(self, input_shape: Any) -> None:
        """Creates the variables for an input shape."""
        self._state = _State(self)
        for column in self._columns:
            column.create_state(self._state)

    def call(self, inputs: Mapping[str, Any]) -> Any:
        """Applies the layer."""
        if not isinstance(inputs, Mapping):
            raise ValueError(f"{self.name}: the input must be tensors by name")
        features = {name: tf.convert_to_tensor(value) for name, value in inputs.items()}
        cache = keras_internals.column_cache(features)
        parts = [
            tf.reshape(column.get_dense_tensor(cache, self._state), (-1, _size(column)))
            for column in self._columns
        ]
        return tf.concat([tf.cast(part, self.compute_dtype) for part in parts], axis=-1)

    def compute_output_shape(self, input_shape: Mapping[str, Any]) -> tuple[int | None, int]:
        """The output shape for an input shape."""
        batch = next(iter(input_shape.values()))[0]
        return batch, sum(map(_size, self._columns))

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        columns = keras_internals.write_columns(self._columns)
        return {**super().get_config(), "feature_columns": columns}

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> DenseFeatures:
        """Creates a layer from its configuration."""
        config = dict(config)
        columns = keras_internals.read_columns(config.pop("feature_columns"))
        return cls(columns, **config)


def _size(column: Any) -> int:
    """The number of values that a column has for each sample."""
    return math.prod(column.variable_shape)


def _apply_by_name(layer: keras.layers.Layer, tensors: Any) -> Any:
    if is_tensor(tensors) or isinstance(tensors, list | tuple):
        raise ObjectError(
            "missing, None, a Sequential model or tensors by name", "a list without names"
        )
    return apply(layer, tensors)


@public(family="feature layers", by=composing(DenseFeatures, law=_apply_by_name))
def layer_dense_features(
    object: Composable = None,
    feature_columns: Anything = REQUIRED,
    name: Str | None = None,
    trainable: Bool | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Converts named columns to one matrix, as described by feature columns.

    The columns are made with TensorFlow's `feature_column` functions: numeric columns,
    bucketized columns, categories as indicators or learned embeddings, and crosses of them.
    The output concatenates them in the order of their names.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or
            tensors by name, each of shape `(batch)` or `(batch, size)`.
        feature_columns: A feature column, or a list of them, with or without names.
        weights: Initial weights: a list of the embeddings' tables, in the order of the
            columns' names.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for tensors by name the output tensor, of shape
        `(batch, size of all columns)`.

    Raises:
        ValueError: One of `feature_columns` is not a dense column.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> import tensorflow as tf
        >>> from rkeras_py import layer_dense_features, layer_input
        >>> inputs = {"age": layer_input(shape=1), "weight": layer_input(shape=1)}
        >>> age = tf.feature_column.numeric_column("age")
        >>> weight = tf.feature_column.numeric_column("weight")
        >>> layer_dense_features(inputs, feature_columns=[age, weight]).shape
        (None, 2)
    """
