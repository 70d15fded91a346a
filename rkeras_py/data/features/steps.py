"""The steps of a feature spec: what each learns of the data, and which column it makes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np

from rkeras_py.data.features.columns import (
    CheckpointInitializer,
    SharedEmbeddings,
    TableInitializer,
)
from rkeras_py.data.features.scalers import Scaler, Statistics
from rkeras_py.engine import tf

DENSE, CATEGORICAL = "dense", "categorical"

Columns = dict[tuple[str, str], Any]
"""Columns by what they give (numbers or categories) and their names."""


class Learner:
    """Learns of a column of the data what a step needs.

    Args:
        key: The name of the column.
    """

    def __init__(self, key: str) -> None:
        self.key = key

    def see(self, values: Any) -> None:
        """Takes the values in a batch."""
        raise TypeError(f"{type(self).__name__} learns nothing")

    def result(self) -> Any:
        """What was learned."""
        raise TypeError(f"{type(self).__name__} learns nothing")


class _Scaling(Learner):
    def __init__(self, key: str, scaler: Scaler) -> None:
        super().__init__(key)
        self._scaler, self._statistics = scaler, Statistics()

    def see(self, values: Any) -> None:
        self._statistics.add(values)

    def result(self) -> Any:
        return self._scaler.learned(self.key, self._statistics)


class _Vocabulary(Learner):
    """Finds out which values there are, in the order of their bytes or numbers."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self._seen: set[Any] = set()

    def see(self, values: Any) -> None:
        self._seen.update(np.asarray(values).ravel().tolist())

    def result(self) -> list[Any]:
        if not self._seen:
            raise ValueError(
                "step_categorical_column_with_vocabulary_list(): the data set has no values of "
                f"column `{self.key}`"
            )
        values = sorted(self._seen)
        try:
            return [one.decode() if isinstance(one, bytes) else one for one in values]
        except UnicodeDecodeError as error:
            raise ValueError(
                "step_categorical_column_with_vocabulary_list(): column "
                f"`{self.key}` has text that is not UTF-8: {error.object!r}"
            ) from None


@dataclass(frozen=True)
class Step:
    """A step: one column of features.

    Attributes:
        name: The name of the feature.
    """

    gives: ClassVar[str] = DENSE
    name: str

    def needs(self) -> list[tuple[str, str]]:
        """The columns of earlier steps that it is made of."""
        return []

    def learner(self) -> Learner | None:
        """What has to be learned of the data, if anything."""
        return None

    def add(self, columns: Columns, learned: Any) -> None:
        """Adds its column to those of earlier steps."""
        columns[self.gives, self.name] = self.column(columns, learned)

    def column(self, columns: Columns, learned: Any) -> Any:
        """Makes its column."""
        raise TypeError(f"{type(self).__name__} makes no column")


@dataclass(frozen=True)
class NumericColumn(Step):
    """A numeric column of the data."""

    shape: Any
    default_value: Any
    dtype: Any
    normalizer: Any

    def learner(self) -> Learner | None:
        is_scaler = isinstance(self.normalizer, Scaler)
        return _Scaling(self.name, self.normalizer) if is_scaler else None

    def column(self, columns: Columns, learned: Any) -> Any:
        return tf.feature_column.numeric_column(
            self.name,
            self.shape,
            self.default_value,
            tf.as_dtype(self.dtype),
            self.normalizer if learned is None else learned,
        )


@dataclass(frozen=True)
class CategoricalColumn(Step):
    """A column of categories of the data, as a function of TensorFlow makes it.

    Attributes:
        make: The function.
        options: Its further arguments.
    """

    gives: ClassVar[str] = CATEGORICAL
    make: Callable[..., Any]
    options: dict[str, Any] = field(default_factory=dict)

    def learner(self) -> Learner | None:
        learns = "vocabulary_list" in self.options and self.options["vocabulary_list"] is None
        return _Vocabulary(self.name) if learns else None

    def column(self, columns: Columns, learned: Any) -> Any:
        options = dict(self.options)
        if learned is not None:
            options["vocabulary_list"] = learned
        return self.make(self.name, **options)


@dataclass(frozen=True)
class IndicatorColumn(Step):
    """Categories as zeros and ones."""

    source: str

    def needs(self) -> list[tuple[str, str]]:
        return [(CATEGORICAL, self.source)]

    def column(self, columns: Columns, learned: Any) -> Any:
        return tf.feature_column.indicator_column(columns[CATEGORICAL, self.source])


@dataclass(frozen=True)
class Table:
    """The tables of embeddings.

    Attributes:
        dimension: The size, or a function of the number of categories.
        combiner: How several categories of a sample are put together.
        initializer: Makes the first values.
        checkpoint: The checkpoint that has them, and the name of the tensor there.
        max_norm: The largest norm.
        trainable: Whether they are trained.
    """

    dimension: Any
    combiner: str
    initializer: Any
    checkpoint: tuple[str, str] | None
    max_norm: float | None
    trainable: bool

    def size(self, column: Any) -> int:
        """The size of the embeddings of a categorical column."""
        if not callable(self.dimension):
            return int(self.dimension)
        size = float(np.asarray(self.dimension(column.num_buckets)).ravel()[0])
        if not size >= 1:
            raise ValueError(
                f"`dimension` gives {size:g} for the {column.num_buckets} categories of column "
                f"`{column.name}`, but an embedding needs at least 1"
            )
        return int(size)

    def column(self, column: Any, size: int) -> Any:
        """The embedding of a categorical column."""
        initializer = self.initializer
        if self.checkpoint is not None:
            initializer = CheckpointInitializer(*self.checkpoint)
        elif initializer is not None:
            initializer = TableInitializer(initializer)
        return tf.feature_column.embedding_column(
            column,
            size,
            combiner=self.combiner,
            initializer=initializer,
            max_norm=self.max_norm,
            trainable=self.trainable,
        )


@dataclass(frozen=True)
class EmbeddingColumn(Step):
    """Categories as vectors that are learned."""

    source: str
    table: Table

    def needs(self) -> list[tuple[str, str]]:
        return [(CATEGORICAL, self.source)]

    def column(self, columns: Columns, learned: Any) -> Any:
        column = columns[CATEGORICAL, self.source]
        return self.table.column(column, self.table.size(column))


@dataclass(frozen=True)
class SharedEmbeddingsColumn(Step):
    """Categories of several columns as vectors of one table."""

    sources: tuple[str, ...]
    table: Table
    collection: str | None

    def needs(self) -> list[tuple[str, str]]:
        return [(CATEGORICAL, source) for source in self.sources]

    def column(self, columns: Columns, learned: Any) -> Any:
        found = [columns[CATEGORICAL, source] for source in self.sources]
        counts = {column.name: column.num_buckets for column in found}
        if len(set(counts.values())) > 1:
            told = ", ".join(f"`{name}` {count}" for name, count in counts.items())
            raise ValueError(
                "step_shared_embeddings_column(): columns that share embeddings must have equally "
                f"many categories, but they have: {told}"
            )
        size = self.table.size(found[0])
        parts = tuple(self.table.column(column, size) for column in found)
        return SharedEmbeddings(self.collection or self.name, parts)


@dataclass(frozen=True)
class BucketizedColumn(Step):
    """A numeric column in ranges: zeros and ones, and categories too."""

    source: str
    boundaries: list[float]

    def needs(self) -> list[tuple[str, str]]:
        return [(DENSE, self.source)]

    def add(self, columns: Columns, learned: Any) -> None:
        column = tf.feature_column.bucketized_column(columns[DENSE, self.source], self.boundaries)
        columns[DENSE, self.name] = columns[CATEGORICAL, self.name] = column


@dataclass(frozen=True)
class CrossedColumn(Step):
    """Pairs (or more) of categories as categories."""

    gives: ClassVar[str] = CATEGORICAL
    sources: tuple[str, ...]
    hash_bucket_size: int
    hash_key: int | None

    def column(self, columns: Columns, learned: Any) -> Any:
        keys = [self._key(columns, source) for source in self.sources]
        return tf.feature_column.crossed_column(keys, self.hash_bucket_size, self.hash_key)

    def _key(self, columns: Columns, source: str) -> Any:
        column = columns.get((CATEGORICAL, source), source)
        # Hashes are not hashed again: TensorFlow takes the values themselves.
        return source if hasattr(column, "hash_bucket_size") and hasattr(column, "key") else column


@dataclass(frozen=True)
class RemoveColumn(Step):
    """Removes the features of a name."""

    def add(self, columns: Columns, learned: Any) -> None:
        for kind in (DENSE, CATEGORICAL):
            columns.pop((kind, self.name), None)
