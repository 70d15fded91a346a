"""The order of the samples in each pass over them."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from rkeras_py import keras_internals
from rkeras_py.engine import tf

# More indices take memory, and their drawing hardly any of the time of the passes.
_MOST_KEPT = 500_000


def shuffled(count: int) -> Iterator[tf.Tensor]:
    """Yields an order of samples for each pass over them, as Keras 2 draws it from the same seed.

    Args:
        count: The number of samples.

    Yields:
        The indices of the samples.
    """
    seed = keras_internals.global_seed()
    if seed is None:
        while True:
            yield tf.random.shuffle(tf.range(count, dtype=tf.int64))
    if count > _MOST_KEPT:
        yield from _drawn(count)
    kept = _kept(count, seed)
    most = _MOST_KEPT // max(count, 1)
    for number in range(most):
        if number == len(kept.orders):
            kept.orders.append(next(kept.more))
        yield kept.orders[number]
    more = _drawn(count)
    for _ in range(most):
        next(more)
    yield from more


def _drawn(count: int) -> Iterator[tf.Tensor]:
    """The orders of a pipeline of Keras: TensorFlow derives its seed from how the map is made."""

    def permutation(_: tf.Tensor) -> tf.Tensor:
        indices = tf.range(count, dtype=tf.int64)
        return tf.random.shuffle(indices)

    return iter(keras_internals.untuned(tf.data.Dataset.range(1).repeat().map(permutation)))


class _Orders:
    """The first orders of a number of samples, and where the next ones come from.

    Making the pipeline takes as long as an epoch of a small model.
    """

    def __init__(self, count: int) -> None:
        self.orders: list[tf.Tensor] = []
        self.more = _drawn(count)


@functools.lru_cache(maxsize=8)
def _kept(count: int, seed: int) -> _Orders:
    """By the seed that TensorFlow has now, from which the pipeline takes its own."""
    return _Orders(count)
