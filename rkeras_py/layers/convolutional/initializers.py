"""Initial values of complex weights, as pairs (real part, imaginary part).

Glorot's, He's and LeCun's criteria fix the mean square of a weight. For a complex weight
that is `E|w|^2`, which the real and the imaginary part share: the modulus is Rayleigh
distributed with scale `1 / sqrt(fan_in + fan_out)` for Glorot and `1 / sqrt(fan_in)` for
He, the phase is uniform, the two are independent (Trabelsi et al., Deep Complex Networks,
2018). A complex normal variable has just this distribution.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from rkeras_py.engine import keras, tf

Initializer = Callable[..., Any]

_OWN = keras.initializers


def of_pairs(initializer: Initializer) -> Initializer:
    """An initializer of shape `(*shape, 2)`, equivalent to `initializer` for complex weights.

    Args:
        initializer: An initializer of Keras, or a function of `(shape, dtype)`, which is
            called with the complex dtype and may return real or complex values.

    Returns:
        A function of the shape of the pairs and their real dtype.
    """

    def initial(shape: Any, dtype: Any = "float32") -> tf.Tensor:
        sizes = tuple(int(n) for n in shape)[:-1]
        return tf.cast(_pairs(initializer, sizes, keras.backend.standardize_dtype(dtype)), dtype)

    return initial


def _pairs(initializer: Initializer, shape: tuple[int, ...], dtype: str) -> tf.Tensor:
    if isinstance(initializer, _OWN.VarianceScaling):
        mean_square = initializer.scale / _fan(shape, initializer.mode)
        return _circular(shape, mean_square, initializer.seed, dtype)
    if isinstance(initializer, _OWN.RandomNormal | _OWN.TruncatedNormal):
        spread = _circular(shape, initializer.stddev**2, initializer.seed, dtype)
        return spread + tf.constant([initializer.mean, 0.0], dtype)
    if isinstance(initializer, _OWN.RandomUniform):
        return tf.convert_to_tensor(initializer((*shape, 2), dtype=dtype))
    if isinstance(initializer, _OWN.Orthogonal):
        return initializer.gain * _unitary(shape, initializer.seed, dtype)
    if isinstance(initializer, _OWN.Constant):
        value = np.broadcast_to(np.asarray(initializer.value, "complex128"), shape)
        return tf.constant(np.stack([value.real, value.imag], -1), dtype)
    real_only = isinstance(initializer, _OWN.Zeros | _OWN.Ones | _OWN.Identity)
    asked = dtype if real_only else {"float32": "complex64", "float64": "complex128"}[dtype]
    value = tf.convert_to_tensor(initializer(shape, dtype=asked))
    if not value.dtype.is_complex:
        return tf.stack([value, tf.zeros_like(value)], -1)
    return tf.stack([tf.math.real(value), tf.math.imag(value)], -1)


def _circular(shape: tuple[int, ...], mean_square: float, seed: Any, dtype: str) -> tf.Tensor:
    """Complex normal numbers: modulus Rayleigh, phase uniform, parts independent."""
    stddev = math.sqrt(mean_square / 2)
    return tf.convert_to_tensor(
        keras.random.normal((*shape, 2), stddev=stddev, dtype=dtype, seed=seed)
    )


def _unitary(shape: tuple[int, ...], seed: Any, dtype: str) -> tf.Tensor:
    """A matrix with orthonormal rows or columns; the last axis is its columns."""
    rows, columns = math.prod(shape[:-1]), shape[-1]
    tall = (max(rows, columns), min(rows, columns))
    pairs = _circular(tall, 2.0, seed, dtype)
    q, r = tf.linalg.qr(tf.complex(pairs[..., 0], pairs[..., 1]))
    # Of all factorizations, the one for which q is uniformly distributed.
    diagonal = tf.linalg.diag_part(r)
    q *= diagonal / tf.cast(tf.abs(diagonal), diagonal.dtype)
    if rows < columns:
        q = tf.linalg.matrix_transpose(q)
    return tf.reshape(tf.stack([tf.math.real(q), tf.math.imag(q)], -1), (*shape, 2))


def _fan(shape: tuple[int, ...], mode: str) -> float:
    """Number of inputs or outputs of a unit, or their mean, from its kernel's shape."""
    if len(shape) < 2:
        fan_in = fan_out = math.prod(shape)
    else:
        field = math.prod(shape[:-2])
        fan_in, fan_out = field * shape[-2], field * shape[-1]
    fan = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}[mode]
    return max(1.0, fan)
