"""TensorFlow's class of eager tensors, without starting TensorFlow."""

from __future__ import annotations

from rkeras_py.engine import tf
from rkeras_py.keras_internals.members import InternalMissing, OfModule

_EAGER = OfModule("tensorflow.__internal__", "EagerTensor")


def eager_class() -> type:
    """The class of eager tensors.

    The public way to it is to make one; but that starts TensorFlow, and a process that is to train
    with others has to be connected to them first. It is taken where the private name is missing.
    """
    try:
        found: type = _EAGER.get()
    except InternalMissing:
        found = type(tf.constant(0))
    return found
