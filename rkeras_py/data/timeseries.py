"""Windows over time series: batches by number, and a dataset of TensorFlow."""

from __future__ import annotations

from typing import Any

import numpy as np

from rkeras_py.api.argument_types import (
    Anything,
    ArrayLike,
    Bool,
    Int,
    NonNegativeInt,
    PositiveInt,
)
from rkeras_py.api.registry import REQUIRED, MisfitError, public
from rkeras_py.data.arguments import WindowEnd, WindowStart
from rkeras_py.engine import keras

_FAMILY = "sequence preprocessing"

_SHARED = {
    "data": "The series: an array whose first axis is time.",
    "sampling_rate": "How many steps lie between two values of a window.",
    "batch_size": "How many windows a batch has.",
}


def _series(data: Any) -> Any:
    """An array by rows; fractions in Keras' default dtype."""
    array = np.asarray(data)
    if array.dtype.kind == "f":
        return np.ascontiguousarray(array, dtype=keras.config.floatx())
    if array.dtype.kind not in "biuc" or not array.ndim:
        raise ValueError("no series")
    return np.ascontiguousarray(array)


class TimeseriesGenerator(keras.utils.PyDataset):
    """Batches of windows over a series, and what comes after each.

    Attributes:
        data: The series.
        targets: The targets.
        length: How many steps a window spans.
        sampling_rate: How many steps lie between two values of a window.
        stride: How many steps lie between two windows.
        start_index: The first row that windows may have, after `length` rows before it.
        end_index: The last row that is a target.
        shuffle: Whether windows are drawn at random.
        reverse: Whether time goes backwards in each window.
        batch_size: How many windows a batch has.
    """

    def __init__(
        self,
        data: Any,
        targets: Any,
        length: int,
        sampling_rate: int,
        stride: int,
        start_index: int,
        end_index: int,
        shuffle: bool,
        reverse: bool,
        batch_size: int,
    ) -> None:
        super().__init__()
        self.data, self.targets, self.length = data, targets, length
        self.sampling_rate, self.stride = sampling_rate, stride
        self.start_index, self.end_index = start_index + length, end_index
        self.shuffle, self.reverse, self.batch_size = shuffle, reverse, batch_size

    def __len__(self) -> int:
        step = self.batch_size * self.stride
        return (self.end_index - self.start_index + step) // step

    def __getitem__(self, index: int) -> tuple[Any, Any]:
        if self.shuffle:
            # Of numpy's own stream, which the session's seed governs.
            rows = np.random.randint(self.start_index, self.end_index + 1, size=self.batch_size)
        else:
            first = self.start_index + self.batch_size * self.stride * index
            last = min(first + self.batch_size * self.stride, self.end_index + 1)
            rows = np.arange(first, last, self.stride)
        windows = self.data[rows[:, None] + np.arange(-self.length, 0, self.sampling_rate)]
        return (windows[:, ::-1] if self.reverse else windows), self.targets[rows]


@public(family=_FAMILY, shared=_SHARED)
def timeseries_generator(
    data: ArrayLike = REQUIRED,
    targets: ArrayLike = REQUIRED,
    length: PositiveInt = REQUIRED,
    sampling_rate: PositiveInt = 1,
    stride: PositiveInt = 1,
    start_index: NonNegativeInt = 0,
    end_index: NonNegativeInt | None = None,
    shuffle: Bool = False,
    reverse: Bool = False,
    batch_size: PositiveInt = 128,
) -> TimeseriesGenerator:
    """Batches of windows over a time series, each with the value that comes after it.

    Args:
        targets: What belongs to each step of `data`: an array with as many rows.
        length: How many steps a window spans, not counting its target's.
        stride: How many steps lie between two windows.
        start_index: The first row that is used, counted from 0.
        end_index: The last row that is used, counted from 0; the last of all if not given.
        shuffle: Whether to draw windows at random, with replacement, instead of in order.
        reverse: Whether time goes backwards in each window.

    Returns:
        Batches by number, to be given to `fit()`, `evaluate()` and `predict()`. Each is a pair:
        windows, of the shape `(batch, steps, ...)`, and the row of `targets` after each of them.

    Raises:
        ValueError: `data` and `targets` differ in length, or are too short for a window.

    Example:
        >>> from rkeras_py import timeseries_generator
        >>> series = (1, 2, 3, 4, 5, 6)
        >>> batches = timeseries_generator(series, series, length=2, batch_size=2)
    """
    try:
        series, belonging = _series(data), _series(targets)
    except ValueError:
        raise MisfitError("data", "an array of numbers, as `targets` must be") from None
    if len(series) != len(belonging):
        raise ValueError(
            "timeseries_generator(): `data` and `targets` must have the same length, but have "
            f"{len(series)} and {len(belonging)}"
        )
    last = len(series) - 1 if end_index is None else end_index
    if last >= len(series):
        raise MisfitError("end_index", f"less than the length of `data`, {len(series)}")
    if start_index + length > last:
        raise ValueError(
            f"timeseries_generator(): no window of `length` {length} and its target fit between "
            f"`start_index` {start_index} and `end_index` {last}"
        )
    return TimeseriesGenerator(
        series, belonging, length, sampling_rate, stride, start_index, last, shuffle, reverse,
        batch_size,
    )  # fmt: skip


@public(family=_FAMILY, shared=_SHARED)
def timeseries_dataset_from_array(
    data: ArrayLike = REQUIRED,
    targets: ArrayLike | None = REQUIRED,
    sequence_length: PositiveInt = REQUIRED,
    sequence_stride: PositiveInt = 1,
    sampling_rate: PositiveInt = 1,
    batch_size: PositiveInt | None = 128,
    shuffle: Bool = False,
    *,
    seed: Int | None = None,
    start_index: WindowStart | None = None,
    end_index: WindowEnd | None = None,
    **kwargs: Anything,
) -> Any:
    """A dataset of windows over a time series.

    There are `end - start - sequence_length * sampling_rate + 1` windows with a stride of 1, as in
    Keras 2; Keras 3 has `sampling_rate - 1` more.

    Args:
        targets: What belongs to the window that begins at each step; None for windows alone.
        sequence_length: How many values a window has.
        sequence_stride: How many steps lie between two windows.
        batch_size: How many windows a batch has; None for windows one by one.
        shuffle: Whether to shuffle the windows.
        seed: Seed of the shuffling.
        start_index: Where the rows that are used begin.
        end_index: Where the rows that are used end.
        **kwargs: There are no further arguments.

    Returns:
        A `tf.data.Dataset` of windows, of the shape `(batch, sequence_length, ...)`, or of pairs
        of windows and targets.

    Raises:
        ValueError: `data` are too short for a window.
        TypeError: An argument is not known.

    Example:
        >>> from rkeras_py import timeseries_dataset_from_array
        >>> windows = timeseries_dataset_from_array((1, 2, 3, 4, 5), None, sequence_length=3)
    """
    if kwargs:
        raise TypeError(
            f"timeseries_dataset_from_array(): no argument is named `{next(iter(kwargs))}`"
        )
    try:
        series = _series(data)
    except ValueError:
        raise MisfitError("data", "an array of numbers") from None
    try:
        belonging = None if targets is None else _series(targets)
    except ValueError:
        raise MisfitError("targets", "an array of numbers, or None") from None
    rows = len(series)
    start = 0 if start_index is None else start_index
    start = start + rows if start < 0 else start
    end = rows if end_index is None else end_index
    end = end + rows if end < 0 else end
    if not 0 <= start < rows:
        raise MisfitError("start_index", f"one of the {rows} rows of `data`")
    if not 0 < end <= rows:
        raise MisfitError("end_index", f"one of the {rows} rows of `data`")
    windows = end - start - sequence_length * sampling_rate + 1
    if windows < 1:
        raise ValueError(
            f"timeseries_dataset_from_array(): no window spans {sequence_length} x {sampling_rate} "
            f"steps, where {max(end - start, 0)} rows of `data` are used"
        )
    # Keras 3 counts the windows that end before the last step of their sampling as well.
    end -= sampling_rate - 1
    return keras.utils.timeseries_dataset_from_array(
        series,
        belonging,
        sequence_length,
        sequence_stride=sequence_stride,
        sampling_rate=sampling_rate,
        batch_size=batch_size,
        shuffle=shuffle,
        seed=seed,
        start_index=start,
        end_index=None if end == rows else end,
    )
