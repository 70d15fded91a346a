"""The layer of feature columns. Keras 3 dropped it; TensorFlow still has the columns."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, ClassVar

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
from rkeras_py.api.results import Frame
from rkeras_py.data.features import columns as columns_of
from rkeras_py.data.features.columns import SharedEmbeddings
from rkeras_py.data.features.spec import dataset_of
from rkeras_py.engine import keras, tf
from rkeras_py.layers.compose import apply, composing, is_tensor
from rkeras_py.layers.core import layer_input

_SPECS = "feature specs"


class _State:
    """Creates a layer's variables for feature columns: their "state manager"."""

    def __init__(self, layer: DenseFeatures, shared: dict[Any, str]) -> None:
        self._layer, self._shared = layer, shared
        self._variables: dict[tuple[Any, str], Any] = {}
        self._resources: dict[tuple[Any, str], Any] = {}

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
        """Creates a variable of the layer for a column, or gives that which it shares."""
        table = self._shared.get(feature_column)
        key = (feature_column if table is None else table, name)
        if key in self._variables:
            return self._variables[key]

        def initial(shape: Any, dtype: Any = None) -> Any:
            return initializer(shape, dtype=tf.as_dtype(dtype))

        variable = self._layer.add_weight(
            name=f"{table or feature_column.name}_{name}",
            shape=tuple(shape),
            initializer=initial,
            trainable=trainable and self._layer.trainable,
        )
        self._variables[key] = variable
        return variable

    def get_variable(self, feature_column: Any, name: str) -> Any:
        """The variable of a column."""
        owner = self._shared.get(feature_column, feature_column)
        return tf.convert_to_tensor(self._variables[owner, name])

    def has_resource(self, feature_column: Any, name: str) -> bool:
        """Whether a resource of a column was kept: a table of its vocabulary."""
        return (feature_column, name) in self._resources

    def get_resource(self, feature_column: Any, name: str) -> Any:
        """The resource of a column."""
        return self._resources[feature_column, name]

    def add_resource(self, feature_column: Any, name: str, resource: Any) -> Any:
        """Takes a resource that a column made."""
        with tf.init_scope():
            # A table of a graph is of no use in another one.
            if tf.executing_eagerly():
                # TensorFlow saves what is an attribute of the layer.
                setattr(self._layer, f"_table_{len(self._resources)}", resource)
                self._resources[feature_column, name] = resource
        return resource


@keras.saving.register_keras_serializable(package="rkeras")
class DenseFeatures(keras.layers.Layer):
    """Concatenates the feature columns of named tensors.

    Attributes:
        takes_columns: Whether the columns of a table are the inputs.
    """

    takes_columns: ClassVar[bool] = True

    def __init__(self, feature_columns: Any, **config: Any) -> None:
        super().__init__(**config)
        if isinstance(feature_columns, Mapping):
            feature_columns = list(feature_columns.values())
        if not isinstance(feature_columns, list | tuple) or hasattr(feature_columns, "_fields"):
            feature_columns = [feature_columns]
        self._given = list(feature_columns)
        self._shared: dict[Any, str] = {}
        flat: list[Any] = []
        for column in self._given:
            if isinstance(column, SharedEmbeddings):
                flat += column.columns
                self._shared.update(dict.fromkeys(column.columns, column.name))
            else:
                flat.append(column)
        for column in flat:
            if not keras_internals.is_dense_column(column):
                raise ValueError(
                    "`feature_columns` must be dense columns, but "
                    f"{getattr(column, 'name', type(column).__name__)!r} is not one: "
                    "wrap categories in an indicator_column or an embedding_column"
                )
        self._columns = tuple(sorted(flat, key=lambda column: column.name))
        keras_internals.take_any_input(self)

    def __call__(self, inputs: Any, *args: Any, **kwargs: Any) -> Any:
        """Calls the layer; a table gives its columns."""
        if isinstance(inputs, Frame):
            inputs = inputs.typed_columns()
        if isinstance(inputs, Mapping):
            inputs = {
                name: tf.convert_to_tensor(part) if isinstance(part, list) else part
                for name, part in inputs.items()
            }
        return super().__call__(inputs, *args, **kwargs)

    def build(self, input_shape: Any) -> None:
        """Creates the variables for an input shape."""
        self._state = _State(self, self._shared)
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

    def input_specs(self) -> dict[str, Any]:
        """The inputs that the columns are made of, by name."""
        found: dict[str, Any] = {}
        for column in self._columns:
            for name, parsed in column.parse_example_spec.items():
                # A column that is a number and a category comes as whole numbers or text.
                if name not in found or found[name].dtype.is_floating:
                    shape = (None, *getattr(parsed, "shape", (1,)))
                    found[name] = tf.TensorSpec(shape, parsed.dtype, name)
        return found

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        given = columns_of.written(self._given)
        return {**super().get_config(), "feature_columns": given}

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> DenseFeatures:
        """Creates a layer from its configuration."""
        config = dict(config)
        return cls(columns_of.read(config.pop("feature_columns")), **config)


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

    The columns are those of a feature spec, `dense_features()`, or made with TensorFlow's
    `feature_column` functions: numeric columns, bucketized columns, categories as indicators or
    learned embeddings, and crosses of them. The output concatenates them in the order of their
    names.

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


@public(family=_SPECS)
def layer_input_from_dataset(dataset: Anything = REQUIRED) -> dict[str, Any]:
    """Inputs of a functional model, one for each column of a data set.

    Args:
        dataset: A table: a data frame (of R), or a dict of columns; or a dataset, in batches or
            not, of components with names, or of pairs of such and targets, as of
            `dataset_use_spec()`.

    Returns:
        Inputs by name, in the dtypes of the columns; for `layer_dense_features()`.

    Raises:
        ValueError: The data set has no names.

    Example:
        >>> from rkeras_py import layer_input_from_dataset
        >>> inputs = layer_input_from_dataset({"age": [20.0, 40.0], "town": ["Rome", "Oslo"]})
    """
    is_dataset = isinstance(dataset, tf.data.Dataset)
    specs = dataset.element_spec if is_dataset else None
    if isinstance(specs, tuple) and specs and isinstance(specs[0], dict):
        specs = specs[0]
    if not isinstance(specs, dict):
        specs = dataset_of("layer_input_from_dataset", dataset).element_spec
    # The elements of a dataset without batches have single values.
    batched = all(spec.shape.rank for spec in specs.values())
    inputs = {}
    for name, spec in specs.items():
        shape = tuple(spec.shape)[1:] if batched else tuple(spec.shape)
        inputs[name] = layer_input(shape=shape or (1,), name=name, dtype=spec.dtype.name)
    return inputs
