"""What `steps.R` compares with, in the same process."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

import keras
import numpy as np

import rkeras_py

rng = np.random.default_rng(0)
wide = keras.Sequential([keras.Input((784,)), keras.layers.Dense(128), keras.layers.Dense(10)])
small = keras.Sequential([keras.Input((10,)), keras.layers.Dense(16), keras.layers.Dense(1)])
small.compile("sgd", "mse", jit_compile=False)
x = rng.normal(size=(32, 10))
y = rng.normal(size=(32, 1))
rows = rng.normal(size=(1000, 10))
sums = rows.sum(axis=1, keepdims=True)
STEPS = 100


def _seconds(work: Callable[[], Any]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def weights() -> float:
    """Seconds of `get_weights()` of a model of 101,770 weights."""
    return _seconds(wide.get_weights)


def single() -> float:
    """Seconds of `fit()` of a single batch, by Keras itself."""
    return _seconds(lambda: small.fit(x, y, batch_size=32, epochs=1, verbose=0))


def _batches() -> Iterator[Any]:
    while True:
        yield x, y


def generated(ours: bool) -> float:
    """Seconds of `fit()` of a Python generator, by rkeras or by Keras itself."""
    given = {"steps_per_epoch": STEPS, "epochs": 1, "verbose": 0}
    fit = rkeras_py.fit if ours else keras.Model.fit
    return _seconds(lambda: fit(small, _batches(), **given))


class Timed(keras.callbacks.Callback):
    """Calls the method of another callback twice at each batch, and takes the time of both."""

    def __init__(self, callback: Any) -> None:
        super().__init__()
        self._callback = callback
        self._times: list[tuple[float, float]] = []

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
        """Calls it first where a step of training has been, then again at once."""
        begin = time.perf_counter()
        self._callback.on_train_batch_end(batch, logs)
        middle = time.perf_counter()
        self._callback.on_train_batch_end(batch, logs)
        end = time.perf_counter()
        self._times.append((middle - begin, end - middle))

    def microseconds(self) -> list[float]:
        """The least and the median of the first calls, then of the second ones."""
        first, second = zip(*self._times, strict=True)
        return [1e6 * f(times) for times in (first, second) for f in (min, statistics.median)]


def timed_steps(callback: Any) -> list[float]:
    """What a callback costs at each of 2,000 steps of one sample."""
    timed = Timed(callback)
    small.fit(rows, sums, batch_size=1, epochs=2, verbose=0, callbacks=[timed])
    return timed.microseconds()
