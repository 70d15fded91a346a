"""The order of the samples in an epoch."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from rkeras_py import keras_internals
from rkeras_py.engine import tf

# Longer orders take memory, and hardly any of the time of an epoch.
_LONGEST_KEPT = 100_000


def shuffled(count: int) -> Iterator[tf.Tensor]:
    """Yields an order of samples for each pass over them, as Keras draws it from the same seed.

    Args:
        count: The number of samples.

    Yields:
        The indices of the samples.
    """
    seed = keras_internals.global_seed()
    if seed is None:
        while True:
            yield tf.random.shuffle(tf.range(count, dtype=tf.int64))
    order = (_kept if count <= _LONGEST_KEPT else _of_seed)(count, seed)
    while True:
        # Keras 3.15 makes its pipeline begin anew with each pass, and so with the same order.
        yield order


def _of_seed(count: int, seed: int) -> tf.Tensor:
    """The order that Keras' pipeline gives: TensorFlow derives a seed from how it is made."""

    def permutation(_: tf.Tensor) -> tf.Tensor:
        indices = tf.range(count, dtype=tf.int64)
        return tf.random.shuffle(indices)

    return next(iter(tf.data.Dataset.range(1).map(permutation)))


_kept = functools.lru_cache(maxsize=8)(_of_seed)
