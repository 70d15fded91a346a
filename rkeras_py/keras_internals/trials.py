"""Functions compiled to graphs, which Keras may try before the weights are there."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from rkeras_py.engine import tf
from rkeras_py.keras_internals.members import OfModule

_STATELESS = OfModule("keras.src.backend.common.stateless_scope", "in_stateless_scope")


def traced(function: Callable[..., Any], **options: Any) -> Any:
    """A function as `tf.function()` compiles it, which is traced with the weights alone.

    Before a model has weights, Keras calls it in a scope in which their initial values stand for
    them. A trace from there would be kept: it would compute with these values for ever.

    Args:
        function: A function of tensors.
        **options: The arguments of `tf.function()`.

    Returns:
        What `tf.function()` returns.
    """
    graph: Any = tf.function(function, autograph=False, **options)
    kind: Any = type(graph)
    graph.__class__ = _without_trials(kind)
    return graph


@functools.cache
def _without_trials(kind: Any) -> Any:
    def call(self: Any, *args: Any, **kwargs: Any) -> Any:
        if _STATELESS.get()():
            return self.python_function(*args, **kwargs)
        return kind.__call__(self, *args, **kwargs)

    return type(kind.__name__, (kind,), {"__call__": call, "__module__": kind.__module__})
