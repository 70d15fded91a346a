"""Plain Keras, and rkeras from Python, at what `benchmarks/loops.R` does from R."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import keras
import numpy as np

import rkeras_py as r


def seconds_of(work: Callable[[], Any]) -> float:
    """Seconds that a call takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _mlp(inputs: int, units: int, outputs: int = 1) -> Any:
    model = keras.Sequential(
        [
            keras.Input((inputs,)),
            keras.layers.Dense(units, activation="relu"),
            keras.layers.Dense(outputs),
        ]
    )
    model.compile("adam", "mse", jit_compile=False)
    return model


def _cnn() -> Any:
    model = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            keras.layers.Conv2D(16, 3, activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Conv2D(32, 3, activation="relu"),
            keras.layers.Flatten(),
            keras.layers.Dense(10),
        ]
    )
    model.compile("adam", "mse", jit_compile=False)
    return model


def _volumes() -> Any:
    model = keras.Sequential(
        [
            keras.Input((32, 32, 32, 16)),
            keras.layers.Conv3D(16, 3, activation="relu"),
            keras.layers.GlobalAveragePooling3D(),
            keras.layers.Dense(1),
        ]
    )
    model.compile("adam", "mse", jit_compile=False)
    return model


def _nothing(batch: int, logs: Any) -> None:
    pass


class Case:
    """One row: data, and a model for each of the three that are compared.

    Args:
        make: Makes a model.
        x: Inputs, as R has them: doubles, column by column.
        y: Targets.
        each_batch: Whether a callback is called at each batch.
        **options: Options of the call.
    """

    def __init__(
        self, make: Callable[[], Any], x: Any, y: Any, each_batch: bool = False, **options: Any
    ) -> None:
        self.make = make
        self.keras, self.ours, self.r = make(), make(), make()
        self.x, self.y = np.asfortranarray(x), np.asfortranarray(y)
        self.options = {"verbose": 0, **options}
        self.each_batch = each_batch

    def _options(self, callback: Callable[..., Any]) -> dict[str, Any]:
        """The options, with a callback of plain Keras or of rkeras where one is asked for."""
        if not self.each_batch:
            return self.options
        return {**self.options, "callbacks": [callback(on_train_batch_end=_nothing)]}

    def plain(self, what: str) -> float:
        """Seconds of plain Keras."""
        data = (self.x,) if what == "predict" else (self.x, self.y)
        options = self._options(keras.callbacks.LambdaCallback)
        if what == "first":
            model = self.make()
            return seconds_of(lambda: model.fit(*data, **options))
        return seconds_of(lambda: getattr(self.keras, what)(*data, **options))

    def python(self, what: str) -> float:
        """Seconds of rkeras from Python."""
        data = (self.x,) if what == "predict" else (self.x, self.y)
        options = self._options(r.callback_lambda)
        if what == "first":
            model = self.make()
            return seconds_of(lambda: r.fit(model, *data, **options))
        return seconds_of(lambda: getattr(r, what)(self.ours, *data, **options))


def _normal(*shape: int) -> Any:
    return np.random.default_rng(0).normal(size=shape)


def cases() -> dict[str, Case]:
    """All rows by name."""
    small, wide = _normal(3200, 20), _normal(60000, 784)
    rows = _normal(10000, 20)
    epoch = {"epochs": 1, "batch_size": 32}
    return {
        "mlp": Case(lambda: _mlp(20, 32), small, small[:, :1], **epoch),
        "each": Case(lambda: _mlp(20, 32), small, small[:, :1], each_batch=True, **epoch),
        "single": Case(
            lambda: _mlp(20, 32), small[:1000], small[:1000, :1], epochs=1, batch_size=1
        ),
        "cnn": Case(_cnn, _normal(5000, 28, 28, 1), _normal(5000, 10), epochs=1, batch_size=64),
        "digits": Case(lambda: _mlp(784, 128), wide, wide[:, :1], epochs=1, batch_size=128),
        "volumes": Case(
            _volumes, _normal(8, 32, 32, 32, 16), _normal(8, 1), epochs=1, batch_size=2
        ),
        "one": Case(lambda: _mlp(20, 32), small[:1], small[:1, :1]),
        "rows": Case(lambda: _mlp(20, 32), rows, rows[:, :1]),
        "new": Case(lambda: _mlp(20, 32), small[:320], small[:320, :1], **epoch),
    }
