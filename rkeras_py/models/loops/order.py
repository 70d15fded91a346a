"""The order of the samples in an epoch."""

from __future__ import annotations

from collections.abc import Iterator

from rkeras_py.engine import tf


def shuffled(count: int) -> Iterator[tf.Tensor]:
    """Yields an order of samples for each pass over them.

    They are the orders that Keras draws, from the same seed: it derives the seed from how its
    pipeline is made.

    Args:
        count: The number of samples.

    Yields:
        The indices of the samples.
    """

    def permutation(_: tf.Tensor) -> tf.Tensor:
        indices = tf.range(count, dtype=tf.int64)
        return tf.random.shuffle(indices)

    orders = tf.data.Dataset.range(1).map(permutation)
    while True:
        yield next(iter(orders))
