"""What is done to the gradients of a batch, not to those of the part of it that a replica has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rkeras_py.engine import tf


def as_of_whole_batch(gradients: list[Any], act: Callable[[list[Any]], list[Any]]) -> list[Any]:
    """Has a function act on the gradients of the whole batch.

    Args:
        gradients: Those of a replica, or of the only one; None where there is none.
        act: The function, which keeps their number and order.

    Returns:
        Gradients whose sum over all replicas is what the function gave.
    """
    context = tf.distribute.get_replica_context()
    if context is None or context.num_replicas_in_sync == 1:
        return act(gradients)
    there = [one for one in gradients if one is not None]
    sums = iter(context.all_reduce(tf.distribute.ReduceOp.SUM, there))
    acted = act([None if one is None else next(sums) for one in gradients])
    part = 1.0 / context.num_replicas_in_sync
    return [None if one is None else tf.math.scalar_mul(part, one) for one in acted]
