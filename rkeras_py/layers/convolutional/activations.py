"""Activations by name, with support for complex numbers.

Functions with a complex definition (tanh, sigmoid, ...) are computed as defined. The others
(relu, hard_sigmoid, ...) are applied to the real and imaginary parts separately, as in
Trabelsi et al., Deep Complex Networks (2018). A custom function gets the complex tensor.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from rkeras_py.engine import keras, tf
from rkeras_py.layers.hard_sigmoid import hard_sigmoid

Activation = Callable[[Any], Any]

# Keras' own activations downcast complex128 to complex64.
_ANALYTIC: dict[str, Activation] = {
    "linear": tf.identity,
    "tanh": tf.math.tanh,
    "sigmoid": tf.math.sigmoid,
    "exponential": tf.math.exp,
}
_NEEDS_ORDER = ("softmax", "log_softmax", "sparsemax", "glu")


def get(activation: Any) -> Activation | None:
    """The activation function for a name, a config or a function; None for None."""
    if activation is None:
        return None
    if isinstance(activation, str) and activation == "hard_sigmoid":
        return cast(Activation, hard_sigmoid)
    return cast(Activation, keras.activations.get(activation))


def serialize(activation: Activation | None) -> Any:
    """A serialized activation that `get` accepts."""
    if activation is None:
        return None
    if activation is hard_sigmoid:
        return keras.saving.serialize_keras_object(activation)
    return keras.activations.serialize(activation)


def activate(activation: Activation | None, x: tf.Tensor) -> tf.Tensor:
    """Applies an activation to real or complex values.

    Raises:
        ValueError: The activation has no meaning for complex numbers.
    """
    if activation is None:
        return x
    if not x.dtype.is_complex:
        return activation(x)
    name = getattr(activation, "__name__", "")
    if activation is hard_sigmoid or activation is getattr(keras.activations, name, activate):
        if name in _ANALYTIC:
            return _ANALYTIC[name](x)
        if name in _NEEDS_ORDER:
            raise ValueError(f'`activation` "{name}" has no meaning for complex numbers')
        return tf.complex(activation(tf.math.real(x)), activation(tf.math.imag(x)))
    return activation(x)
