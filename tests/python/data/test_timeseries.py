"""Windows over series, against slices of numpy and Keras' own generator."""

from __future__ import annotations

import numpy as np
import pytest
from keras.src.legacy.preprocessing.sequence import TimeseriesGenerator as Oracle

import rkeras_py as r
from rkeras_py.api.registry import REGISTRY

SERIES = np.arange(1, 51).reshape(50, 1)


def test_windows_and_what_comes_after():
    batches = r.timeseries_generator(SERIES, SERIES, 10, sampling_rate=2, batch_size=2)
    assert len(batches) == 20
    windows, targets = batches[0]
    assert windows.shape == (2, 5, 1)
    assert windows[0, :, 0].tolist() == [1, 3, 5, 7, 9]
    assert targets[:, 0].tolist() == [11, 12]
    assert batches[19][1][:, 0].tolist() == [49, 50]
    assert r.timeseries_generator(SERIES / 2, SERIES, 3)[0][0].dtype == np.float32


@pytest.mark.filterwarnings("ignore:Your `PyDataset` class")
@pytest.mark.parametrize(
    "options",
    [
        {"stride": 3},
        {"sampling_rate": 3, "reverse": True},
        {"start_index": 5, "end_index": 30, "batch_size": 7},
        {"shuffle": True, "batch_size": 4},
    ],
)
def test_as_keras_makes_them(options):
    expected = Oracle(SERIES, -SERIES, 6, **options)
    batches = r.timeseries_generator(SERIES, -SERIES, 6, **options)
    assert len(batches) == len(expected)
    for i in range(len(expected)):
        np.random.seed(i)
        x, y = expected[i]
        np.random.seed(i)
        windows, targets = batches[i]
        np.testing.assert_array_equal(windows, x)
        np.testing.assert_array_equal(targets, y)


def gathered(dataset):
    return [np.asarray(batch) for batch in dataset]


def test_windows_of_a_dataset_as_keras_2_counted_them():
    batches = gathered(
        r.timeseries_dataset_from_array(
            np.arange(101), None, 10, sequence_stride=3, sampling_rate=2, batch_size=11
        )
    )
    assert [len(batch) for batch in batches] == [11, 11, 6]
    assert batches[0][0].tolist() == list(range(0, 20, 2))
    assert batches[2][-1].tolist() == list(range(81, 100, 2))
    for values, length, rate, windows in ((101, 10, 2, 82), (20, 3, 3, 12)):
        dataset = r.timeseries_dataset_from_array(
            np.arange(values), None, length, sampling_rate=rate, batch_size=None
        )
        expected = [np.arange(i, i + length * rate, rate) for i in range(windows)]
        np.testing.assert_array_equal(gathered(dataset), expected)


def test_rows_count_from_1_in_r_and_from_0_in_python():
    expected = [[3, 4, 5], [4, 5, 6], [5, 6, 7], [6, 7, 8]]
    data = np.arange(1, 11)
    make = REGISTRY["timeseries_dataset_from_array"]
    given = [("data", data), ("targets", None), ("sequence_length", 3.0)]
    for start, end in ((3.0, 8.0), (-8.0, -3.0)):
        dataset = make.call_from_r([*given, ("start_index", start), ("end_index", end)])
        np.testing.assert_array_equal(gathered(dataset)[0], expected)
    dataset = r.timeseries_dataset_from_array(data, None, 3, start_index=2, end_index=8)
    np.testing.assert_array_equal(gathered(dataset)[0], expected)
    for end in (10.0, -1.0):
        dataset = make.call_from_r([*given, ("end_index", end)])
        assert gathered(dataset)[0][-1].tolist() == [8, 9, 10]


def test_targets_belong_to_the_first_row():
    data = np.arange(1.0, 101)
    dataset = r.timeseries_dataset_from_array(data[:90], data[10:], 10)
    windows, targets = next(iter(dataset))
    assert windows.dtype == targets.dtype == "float32"
    np.testing.assert_array_equal(windows[0], np.arange(1, 11))
    assert float(targets[0]) == 11
    shuffled = r.timeseries_dataset_from_array(data[:90], data[10:], 10, shuffle=True, seed=1)
    again = r.timeseries_dataset_from_array(data[:90], data[10:], 10, shuffle=True, seed=1)
    first, second = (np.asarray(next(iter(d))[1]) for d in (shuffled, again))
    np.testing.assert_array_equal(first, second)
    assert sorted(first) == list(range(11, 92))
    assert first.tolist() != sorted(first)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: r.timeseries_generator(SERIES, SERIES[1:], 3), "have 50 and 49"),
        (lambda: r.timeseries_generator(SERIES, SERIES, 50), "no window"),
        (lambda: r.timeseries_generator(SERIES, SERIES, 3, end_index=50), "`end_index`"),
        (lambda: r.timeseries_generator("a", SERIES, 3), "`data`"),
        (lambda: r.timeseries_dataset_from_array(SERIES, None, 51), "no window spans 51 x 1"),
        (lambda: r.timeseries_dataset_from_array(SERIES, None, 3, start_index=50), "`start_ind"),
        (lambda: r.timeseries_dataset_from_array(SERIES, None, 3, end_index=51), "`end_index`"),
        (lambda: r.timeseries_dataset_from_array(SERIES, "a", 3), "`targets`"),
    ],
)
def test_refused(call, said):
    with pytest.raises(ValueError, match=said):
        call()
    with pytest.raises(TypeError, match="no argument is named `format`"):
        r.timeseries_dataset_from_array(SERIES, None, 3, format="grain")
