"""Logits behind probabilities, and binary crossentropy by another formula within a block."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from rkeras_py.engine import tf
from rkeras_py.keras_internals.members import OfModule

_NN = "keras.src.backend.tensorflow.nn"
_BINARY = OfModule(_NN, "binary_crossentropy")
_GET_LOGITS = OfModule(_NN, "_get_logits")

# Targets and probabilities to the crossentropy of each.
Formula = Callable[[Any, Any], Any]

_formula: ContextVar[Formula | None] = ContextVar("formula", default=None)


def with_logits(output: Any, from_logits: bool, operation: str, function: str) -> tuple[Any, bool]:
    """The logits that a sigmoid or softmax made probabilities of, where they are known.

    Args:
        output: Probabilities or logits.
        from_logits: Whether they are said to be logits; Keras warns if they are probabilities.
        operation: "Sigmoid" or "Softmax".
        function: What is computed, for that warning.

    Returns:
        Logits or `output`, and whether they are logits.
    """
    found: tuple[Any, bool] = _GET_LOGITS.get()(output, from_logits, operation, function)
    return found


@contextmanager
def binary_crossentropy_by(formula: Formula) -> Iterator[None]:
    """Has Keras compute binary crossentropies by a formula in this thread, while the block runs."""
    _install()
    token = _formula.set(formula)
    try:
        yield
    finally:
        _formula.reset(token)


def _install() -> None:
    keras_own = _BINARY.get()
    if hasattr(keras_own, "keras_own"):
        return

    def binary_crossentropy(target: Any, output: Any, from_logits: bool = False) -> Any:
        formula = _formula.get()
        target, output = tf.convert_to_tensor(target), tf.convert_to_tensor(output)
        if (
            formula is None
            or from_logits
            or with_logits(output, False, "Sigmoid", "binary_crossentropy")[1]
            or not target.shape.is_compatible_with(output.shape)
        ):
            return keras_own(target, output, from_logits=from_logits)
        return formula(target, output)

    binary_crossentropy.keras_own = keras_own  # type: ignore[attr-defined]
    _BINARY.set(binary_crossentropy)
