"""The same work in plain Python, timed in the same process as the R benchmark."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import tensorflow as tf


def seconds_of(work: Callable[[], Any], times: float) -> float:
    """Seconds that some repetitions take."""
    begin = time.perf_counter()
    for _ in range(int(times)):
        work()
    return time.perf_counter() - begin


def seconds_of_calls(callback: keras.callbacks.Callback, times: float) -> float:
    """Seconds that calls of a callback after batches take."""
    logs = {"loss": 0.5}
    return seconds_of(lambda: callback.on_train_batch_end(3, logs), times)


class Nothing(keras.callbacks.Callback):
    """A callback that does nothing after each batch."""

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
        """Nothing."""


class Busy(keras.callbacks.Callback):
    """A callback that takes 55 microseconds after each batch."""

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
        """Waits without sleeping."""
        end = time.perf_counter() + 55e-6
        while time.perf_counter() < end:
            pass


def make_functional() -> Any:
    x = y = keras.Input((8,))
    for _ in range(20):
        y = keras.layers.Dense(8)(y)
    return keras.Model(x, y)


class Work:
    """Each method is one row of the table."""

    def __init__(self) -> None:
        rng = np.random.default_rng(0)
        self.volume = keras.Input((8, 8, 8, 1))
        self.small = np.asfortranarray(rng.normal(size=(10, 10)))
        self.large = np.asfortranarray(rng.normal(size=(100, 100, 1000)))
        self.tensor = tf.constant(self.large.astype("float32"))
        self.integers = tf.constant(rng.integers(0, 100, size=(100, 100, 1000)).astype("int32"))
        self.model = keras.Sequential(
            [keras.Input((10,)), keras.layers.Dense(16), keras.layers.Dense(1)]
        )
        self.model.compile("sgd", "mse", jit_compile=False)
        self.x = rng.normal(size=(2000, 10)).astype("float32")
        self.y = rng.normal(size=(2000, 1)).astype("float32")
        self.digits = rng.normal(size=(60000, 784))
        self.labels = rng.normal(size=(60000, 1))
        self.classifier = keras.Sequential(
            [keras.Input((784,)), keras.layers.Dense(128, activation="relu"), keras.layers.Dense(1)]
        )
        self.classifier.compile("sgd", "mse", jit_compile=False)
        self.one = self.x[:1]

    def dense(self) -> Any:
        return keras.layers.Dense(units=10)

    def conv(self) -> Any:
        from rkeras_py.layers.convolutional import Conv3D

        return Conv3D(filters=8, kernel_size=3)

    def keras_conv(self) -> Any:
        return keras.layers.Conv3D(filters=8, kernel_size=3)

    def conv_tensor(self) -> Any:
        from rkeras_py.layers.convolutional import Conv3D

        return Conv3D(8, 3)(self.volume)

    def functional(self) -> Any:
        return make_functional()

    def to_tensor(self) -> Any:
        return tf.constant(self.small)

    def cast(self) -> Any:
        return self.large.astype("float32", order="C")

    def to_double(self) -> Any:
        return np.asfortranarray(self.tensor.numpy().astype("float64"))

    def to_integer(self) -> Any:
        return np.asfortranarray(self.integers.numpy())

    def name(self) -> Any:
        return self.model.name

    def layers(self) -> Any:
        return self.model.layers

    def weights(self) -> Any:
        return self.model.get_weights()

    def steps(self) -> Any:
        return self.model.fit(self.x, self.y, batch_size=1, epochs=1, verbose=0)

    def steps_with_busy_callback(self) -> Any:
        return self.model.fit(self.x, self.y, batch_size=1, epochs=1, verbose=0, callbacks=[Busy()])

    def evaluate(self) -> Any:
        return self.classifier.evaluate(self.digits, self.labels, batch_size=128, verbose=0)

    def predict(self) -> Any:
        return self.classifier.predict(self.digits, batch_size=128, verbose=0)

    def epoch(self) -> Any:
        return self.classifier.fit(self.digits, self.labels, batch_size=128, epochs=1, verbose=0)

    def predict_one(self) -> Any:
        return self.model.predict(self.one, verbose=0)
