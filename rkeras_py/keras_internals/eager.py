"""TensorFlow's class of eager tensors, without starting TensorFlow, and how large they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rkeras_py.engine import tf
from rkeras_py.keras_internals.members import InternalMissing, OfModule, OfObject

_EAGER = OfModule("tensorflow.__internal__", "EagerTensor")
_ELEMENTS = OfObject("tensorflow.__internal__.EagerTensor", "_num_elements")


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


def counter_of_elements() -> Callable[[Any], int]:
    """What tells the number of elements of an eager tensor.

    Publicly it takes the shape, which is made when it is first asked for: ten times as long. That
    is taken where the private name is missing.
    """
    try:
        found: Callable[[Any], int] = _ELEMENTS.of(eager_class())
    except InternalMissing:
        return lambda tensor: int(tensor.shape.num_elements())
    return found
