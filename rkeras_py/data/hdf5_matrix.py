"""Rows of a dataset in an HDF5 file, read when they are needed."""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable
from typing import Any

import h5py
import numpy as np

from rkeras_py.api.argument_types import Function, NonNegativeInt, Path, Str
from rkeras_py.api.registry import REQUIRED, MisfitError, public

# Open files by path; a file is closed when nothing uses it any more.
_open: weakref.WeakValueDictionary[str, Any] = weakref.WeakValueDictionary()


class HDF5Matrix:
    """Rows of a dataset in an HDF5 file.

    Indexing reads rows; `numpy.asarray()` reads all.

    Args:
        dataset: The dataset of h5py.
        start: The first row, counted from 0.
        end: The row behind the last one.
        normalizer: What is applied to the rows that were read, or None.
    """

    def __init__(
        self, dataset: Any, start: int, end: int, normalizer: Callable[[Any], Any] | None = None
    ) -> None:
        self._dataset, self.start, self.end = dataset, start, end
        self._normalizer = normalizer
        # Keeps the file open as long as this object lives.
        self._file = dataset.file
        first = self._normalized(dataset[start : start + 1])
        self.shape: tuple[int, ...] = (end - start, *first.shape[1:])
        self.dtype = first.dtype

    @property
    def ndim(self) -> int:
        """The number of axes."""
        return len(self.shape)

    @property
    def size(self) -> int:
        """The number of values."""
        return int(np.prod(self.shape))

    def __len__(self) -> int:
        return self.end - self.start

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, slice):
            start, stop, step = key.indices(len(self))
            if step == 1:
                rows = slice(self.start + start, self.start + max(start, stop))
                return self._normalized(self._dataset[rows])
            return self[np.arange(start, stop, step)]
        if isinstance(key, bool) or not isinstance(key, int | np.integer):
            return self._of_rows(np.asarray(key))
        return self._of_rows(np.asarray([key]))[0]

    def _of_rows(self, rows: Any) -> Any:
        if rows.dtype.kind == "f" and np.array_equal(rows, np.trunc(rows)):
            rows = rows.astype(np.int64)  # numbers of R
        if rows.size == 0:
            return self[0:0]
        if rows.ndim != 1 or rows.dtype.kind not in "iu":
            raise TypeError("an HDF5 matrix is indexed by rows: whole numbers or a slice")
        wrong = rows[(rows < -len(self)) | (rows >= len(self))]
        if wrong.size:
            raise IndexError(f"row {wrong[0]} is none of the {len(self)} rows, counted from 0")
        # h5py reads rows in increasing order, and each once.
        sorted_rows, places = np.unique(rows % len(self), return_inverse=True)
        read = self._dataset[(sorted_rows + self.start).tolist()]
        return self._normalized(read[places.reshape(-1)])

    def rows(self, start: int, end: int) -> HDF5Matrix:
        """Some of the rows, which are not read.

        Args:
            start: The first one.
            end: The one behind the last.
        """
        return HDF5Matrix(self._dataset, self.start + start, self.start + end, self._normalizer)

    def _normalized(self, read: Any) -> Any:
        return read if self._normalizer is None else np.asarray(self._normalizer(read))

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Any:
        return np.asarray(self[:], dtype=dtype)

    def __repr__(self) -> str:
        return f"<HDF5Matrix {self._dataset.name} of {self._file.filename}, shape {self.shape}>"


@public(family="data utilities")
def hdf5_matrix(
    datapath: Path = REQUIRED,
    dataset: Str = REQUIRED,
    start: NonNegativeInt = 0,
    end: NonNegativeInt | None = None,
    normalizer: Function | None = None,
) -> HDF5Matrix:
    """Rows of a dataset in an HDF5 file, which are read when they are needed.

    `fit()`, `evaluate()` and `predict()` take it for arrays, and read batch by batch. With
    `shuffle="batch"`, batches are shuffled, not rows, so that the rows of a batch lie together.

    Args:
        datapath: The path of the file.
        dataset: The name of the dataset in it.
        start: The first row, counted from 0.
        end: The row behind the last one; by default all rows are taken.
        normalizer: A function that is applied to the rows that were read, an array.

    Returns:
        An object with a shape and a length, whose rows are read one by one by their index, or all
        at once when it becomes an array.

    Raises:
        FileNotFoundError: There is no such file.
        ValueError: It is no HDF5 file, has no such dataset, or not those rows.
    """
    found = _dataset(datapath, dataset)
    if not found.shape:
        raise MisfitError("dataset", "the name of a dataset with rows")
    rows = int(found.shape[0])
    if end is not None and end > rows:
        raise MisfitError("end", f"at most the number of rows, {rows}")
    if start >= (rows if end is None else end):
        raise MisfitError("start", "below `end`, and the number of a row")
    return HDF5Matrix(found, start, rows if end is None else end, normalizer)


def _dataset(datapath: str, name: str) -> Any:
    path = os.path.realpath(datapath)
    file = _open.get(path)
    if not file:  # none, or one that was closed
        if not os.path.exists(path):
            raise FileNotFoundError(f"hdf5_matrix(): there is no file {datapath}")
        if not h5py.is_hdf5(path):
            raise MisfitError("datapath", "the path of an HDF5 file")
        file = h5py.File(path, "r")
        _open[path] = file
    found = file.get(name)
    if not isinstance(found, h5py.Dataset):
        names: list[str] = []
        file.visititems(
            lambda key, item: names.append(key) if isinstance(item, h5py.Dataset) else None
        )
        raise MisfitError("dataset", f"one of the datasets in the file, {', '.join(names)}")
    return found
