"""Datasets without the thread with which TensorFlow tunes them while they are read.

Whoever drops an iterator waits for that thread to end. TensorFlow wakes it before it tells it to
end, and where both share a processor, it finds nothing new and sleeps on: 10 ms in the beginning,
twice as long each time, a minute at most. With Keras' loop each epoch would end with such a wait,
up to as long as the epoch itself.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rkeras_py.engine import tf
from rkeras_py.keras_internals.members import OfModule
from rkeras_py.processors import processors

_ADAPTER = OfModule("keras.src.trainers.data_adapters", "get_data_adapter")
_OF_DEVICE = OfModule(
    "tensorflow.python.data.ops.multi_device_iterator_ops", "_create_device_dataset"
)

# TensorFlow begins with as many parallel calls as there are processors, but no more than this.
_CALLS_UNTUNED = 16


def untuned(dataset: Any) -> Any:
    """A dataset that TensorFlow does not tune, unless it was told to.

    Args:
        dataset: The dataset; one of a strategy stays as it is.
    """
    if not isinstance(dataset, tf.data.Dataset) or dataset.options().autotune.enabled is not None:
        return dataset
    options = tf.data.Options()
    options.autotune.enabled = False
    return dataset.with_options(options)


def read_untuned(dataset: Any) -> Any:
    """A dataset of the user's, to make an iterator of: not tuned, where that costs nothing.

    It is still tuned where there are so many processors that more calls of its functions at once
    may be of use than TensorFlow begins with.

    Args:
        dataset: The dataset; anything else stays as it is.
    """
    return untuned(dataset) if processors() <= _CALLS_UNTUNED else dataset


@contextmanager
def without_tuning() -> Iterator[None]:
    """Has Keras read datasets untuned while the block runs, the user's as `read_untuned()` does."""
    with (
        _ADAPTER.replaced(_with_untuned_data),
        _OF_DEVICE.replaced(functools.partial(_with_result, untuned)),
    ):
        yield


def _with_untuned_data(adapter_of: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(adapter_of)
    def made(x: Any, *args: Any, **kwargs: Any) -> Any:
        adapter = adapter_of(x, *args, **kwargs)
        reading = read_untuned if isinstance(x, tf.data.Dataset) else untuned
        adapter.get_tf_dataset = _with_result(reading, adapter.get_tf_dataset)
        return adapter

    return made


def _with_result(change: Callable[[Any], Any], make: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *args, **kwargs: change(make(*args, **kwargs))
