"""Training on data that is read from files batch by batch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from rkeras_py.data.hdf5_matrix import HDF5Matrix
from rkeras_py.engine import keras, tf
from rkeras_py.models import data

_BATCH_SIZE = 32


class Rows(keras.utils.PyDataset):  # type: ignore[misc]
    """Batches of rows of inputs, targets and weights, some of which are in files.

    Args:
        function: The public function that was called.
        parts: Inputs, and targets and weights if there are any; each an array, or several in a
            list or dict.
        batch_size: The number of rows in a batch.
        shuffle: True to shuffle the rows before each epoch, "batch" the batches.

    Raises:
        ValueError: The parts have different numbers of rows.
    """

    def __init__(
        self, function: str, parts: list[Any], batch_size: int | None, shuffle: bool | str = False
    ) -> None:
        super().__init__()
        self._function, self._shuffle = function, shuffle
        self._parts = keras.tree.map_structure(_in_rows, parts)
        self._batch_size = batch_size or _BATCH_SIZE
        sizes = {len(part) for part in keras.tree.flatten(self._parts)}
        if len(sizes) != 1:
            counts = ", ".join(str(size) for size in sorted(sizes))
            raise ValueError(
                f"{function}(): all data must have as many rows, but there are {counts}"
            )
        self._count = sizes.pop()
        if self._count == 0:
            raise ValueError(f"{function}(): `x` must have rows, but it has none")
        self._order: Any = None
        self.on_epoch_end()

    def __len__(self) -> int:
        return -(-self._count // self._batch_size)

    def __getitem__(self, index: int) -> tuple[Any, ...]:
        if self._shuffle == "batch":
            index = int(self._order[index])
        start = index * self._batch_size
        key: Any = slice(start, min(start + self._batch_size, self._count))
        if self._shuffle is True:
            key = self._order[key]
        return tuple(keras.tree.map_structure(lambda part: part[key], self._parts))

    def on_epoch_end(self) -> None:
        """Shuffles anew. numpy's generator is that of `set_random_seed()`."""
        if self._shuffle == "batch":
            self._order = np.random.permutation(len(self))
        elif self._shuffle:
            self._order = np.random.permutation(self._count)

    def split(self, fraction: float) -> tuple[Rows, Rows]:
        """The first rows, and the last ones, which are held out.

        Args:
            fraction: The fraction of the rows that is held out.

        Raises:
            ValueError: No rows would be left.
        """
        border = int(self._count * (1 - fraction))
        if not 0 < border < self._count:
            raise ValueError(
                f"{self._function}(): `validation_split` leaves no rows on one side, of "
                f"{self._count}"
            )

        def part(start: int, end: int, shuffle: bool | str) -> Rows:
            parts = keras.tree.map_structure(lambda rows: _between(rows, start, end), self._parts)
            return Rows(self._function, parts, self._batch_size, shuffle)

        return part(0, border, self._shuffle), part(border, self._count, False)


def _in_rows(part: Any) -> Any:
    return part if isinstance(part, HDF5Matrix) else np.asarray(part)


def _between(rows: Any, start: int, end: int) -> Any:
    return rows.rows(start, end) if isinstance(rows, HDF5Matrix) else rows[start:end]


def rows_of(
    function: str,
    x: Any,
    y: Any = None,
    sample_weight: Any = None,
    batch_size: int | None = None,
    shuffle: bool | str = False,
) -> Rows | None:
    """Batches of rows, where data are in a file or batches are shuffled; None elsewhere.

    Args:
        function: The public function that was called.
        x: The user's inputs.
        y: The user's targets, if any.
        sample_weight: The user's weights, if any.
        batch_size: The number of rows in a batch.
        shuffle: What `fit()` takes.
    """
    given = [x, y, sample_weight]
    while len(given) > 1 and given[-1] is None:
        given.pop()
    flat = keras.tree.flatten(given)
    lazy = any(isinstance(part, HDF5Matrix) for part in flat)
    arrays = all(isinstance(part, np.ndarray | int | float) or tf.is_tensor(part) for part in flat)
    if not (lazy or (shuffle == "batch" and arrays)):
        return None
    parts = [
        data.prepared(part, name) for part, name in zip(given, ("x", "y", "weights"), strict=False)
    ]
    return Rows(function, parts, batch_size, shuffle)


def held_out(function: str, given: Any, batch_size: int | None) -> Any:
    """Validation data, as batches of rows where some of it is in a file.

    Args:
        function: The public function that was called.
        given: The user's validation data.
        batch_size: The number of rows in a batch.
    """
    if not isinstance(given, list | tuple | Mapping):
        return given
    parts = list(given.values() if isinstance(given, Mapping) else given)
    if len(parts) not in (2, 3):
        return given
    x, y, weights = (*parts, None)[:3]
    rows = rows_of(function, x, y, weights, batch_size)
    return given if rows is None else rows
