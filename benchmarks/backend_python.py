"""The same calls in Python as in `backend.R`, timed in the same process."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from rkeras_py import (
    k_dot,
    k_epsilon,
    k_log,
    k_maximum,
    k_mean,
    k_pow,
    k_softmax,
    k_square,
    k_sum,
)

x = tf.random.normal((32, 64))
y = tf.random.normal((64, 16))
rows = np.random.default_rng(0).normal(size=(64 * 200, 20)).astype("float32")
sums = rows.sum(axis=1, keepdims=True)

CALLS: dict[str, tuple[Callable[[], Any], Callable[[], Any]]] = {
    "k_square(x)": (lambda: k_square(x), lambda: tf.square(x)),
    "k_mean(x)": (lambda: k_mean(x), lambda: tf.reduce_mean(x)),
    "k_sum(x, axis)": (lambda: k_sum(x, axis=1), lambda: tf.reduce_sum(x, 1)),
    "k_dot(x, y)": (lambda: k_dot(x, y), lambda: tf.matmul(x, y)),
    "k_maximum(x, 0)": (lambda: k_maximum(x, 0.0), lambda: tf.maximum(x, 0.0)),
    "k_pow(x, 2)": (lambda: k_pow(x, 2.0), lambda: tf.pow(x, 2.0)),
    "k_softmax(x)": (lambda: k_softmax(x), lambda: tf.nn.softmax(x)),
}


def microseconds(name: str, ours: bool, times: float) -> float:
    """Microseconds of one call of a backend function, or of the same in TensorFlow."""
    call = CALLS[name][0 if ours else 1]
    begin = time.perf_counter()
    for _ in range(int(times)):
        call()
    return (time.perf_counter() - begin) / times * 1e6


def log_cosh(y_true: Any, y_pred: Any) -> Any:
    """A loss of backend functions."""
    error = k_maximum(k_square(y_pred - y_true), k_epsilon())
    return k_mean(k_log(1.0 + error), axis=-1)


def deviation(y_true: Any, y_pred: Any) -> Any:
    """A metric of backend functions."""
    return k_mean(k_pow(k_square(y_pred - y_true), 0.5))


def model(loss: Any, metric: Any) -> Any:
    """A small model with a loss and a metric."""
    keras.utils.set_random_seed(1)
    made = keras.Sequential(
        [keras.Input((20,)), keras.layers.Dense(32, activation="relu"), keras.layers.Dense(1)]
    )
    made.compile("sgd", loss, metrics=[metric], jit_compile=False)
    return made


def seconds_of_fit(made: Any) -> float:
    """Seconds of processor time of an epoch of 200 steps, in Keras' own loop."""
    begin = time.process_time()
    made.fit(rows, sums, batch_size=64, epochs=1, verbose=0, shuffle=False)
    return time.process_time() - begin
