"""Collective operations of TensorFlow, by which workers add up their gradients."""

from __future__ import annotations

from rkeras_py.engine import tf
from rkeras_py.keras_internals.members import OfModule

_CONTEXT = OfModule("tensorflow.python.eager.context", "context")


def abort_collectives(reason: str) -> None:
    """Ends the collective operations of this process, those that wait and all later ones.

    They raise `tf.errors.UnavailableError` with the reason. Without, they wait for ever for a
    worker that is gone.

    Args:
        reason: The text of the error.
    """
    _CONTEXT.get()().abort_collective_ops(tf.errors.UNAVAILABLE, reason)
