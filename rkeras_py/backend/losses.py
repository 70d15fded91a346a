"""Crossentropies of predictions, one number for each."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.api.argument_types import Axis, Bool
from rkeras_py.api.registry import REQUIRED, MisfitError, Page, public
from rkeras_py.backend import axes
from rkeras_py.backend.arguments import Tensor
from rkeras_py.backend.dispatch import operation
from rkeras_py.backend.tensors import floating
from rkeras_py.engine import keras, tf

_FAMILY = "backend"
_PAGE = Page(
    "backend_crossentropies",
    "Crossentropies of tensors",
    "How far predicted probabilities are from what was true. No mean is taken. Probabilities are "
    "kept `k_epsilon()` away from 0 and 1.",
)
_SHARED = {
    "output": "The predictions: a tensor of probabilities, or of logits.",
    "from_logits": "Whether `output` holds logits, which no sigmoid or softmax was applied to.",
    "axis": "The axis of the classes.",
}


def _kept_off(output: Any) -> Any:
    """Probabilities away from 0 and 1."""
    epsilon = tf.constant(keras.config.epsilon(), output.dtype)
    return tf.clip_by_value(output, epsilon, 1 - epsilon)


def binary_crossentropies(target: Any, output: Any) -> Any:
    """The crossentropy of each probability of one event, by the formula of Keras 2.

    Args:
        target: What was true: a tensor.
        output: The probabilities, of the same dtype and shape.

    Returns:
        A tensor.
    """
    output = _kept_off(output)
    epsilon = tf.constant(keras.config.epsilon(), output.dtype)
    return -(
        target * tf.math.log(output + epsilon) + (1 - target) * tf.math.log(1 - output + epsilon)
    )


def by_keras_2(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, within which Keras takes binary crossentropies by that formula.

    Keras 3 adds nothing to the probabilities, and so its losses are larger where one is 0 or 1.
    """

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        with keras_internals.binary_crossentropy_by(binary_crossentropies):
            return function(*args, **kwargs)

    return call


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("target", "output")
def k_binary_crossentropy(
    target: Tensor = REQUIRED, output: Tensor = REQUIRED, from_logits: Bool = False
) -> Any:
    """The crossentropy of each probability of one event.

    Args:
        target: What was true: a tensor of the shape of `output`.

    Returns:
        A tensor of the shape of `output`.

    Example:
        >>> from rkeras_py import k_binary_crossentropy, k_int_shape
        >>> k_int_shape(k_binary_crossentropy([1.0, 0.0], [0.5, 0.5]))
        (2,)
    """
    output, from_logits = keras_internals.with_logits(
        floating(output), from_logits, "Sigmoid", "k_binary_crossentropy"
    )
    target = tf.cast(target, output.dtype)
    if from_logits:
        return tf.nn.sigmoid_cross_entropy_with_logits(labels=target, logits=output)
    return binary_crossentropies(target, output)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("target", "output")
def k_categorical_crossentropy(
    target: Tensor = REQUIRED,
    output: Tensor = REQUIRED,
    from_logits: Bool = False,
    axis: Axis = -1,
) -> Any:
    """The crossentropy of the probabilities of classes.

    Args:
        target: What was true: a tensor of the shape of `output`, with a 1 at the class.
            Probabilities are divided by their sum first.

    Returns:
        A tensor of the shape of `output` without the axis.

    Example:
        >>> from rkeras_py import k_categorical_crossentropy, k_get_value
        >>> k_get_value(k_categorical_crossentropy([[0.0, 1.0]], [[0.5, 0.5]]))
        array([0.6931472], dtype=float32)
    """
    axes.check(output, axis, of="output")
    output, from_logits = keras_internals.with_logits(
        floating(output), from_logits, "Softmax", "k_categorical_crossentropy"
    )
    target = tf.cast(target, output.dtype)
    if not target.shape.is_compatible_with(output.shape):
        raise MisfitError("target", f"of the shape of `output`, {tuple(output.shape)}")
    if from_logits:
        return tf.nn.softmax_cross_entropy_with_logits(labels=target, logits=output, axis=axis)
    output = output / tf.reduce_sum(output, axis, keepdims=True)
    return -tf.reduce_sum(target * tf.math.log(_kept_off(output)), axis)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("target", "output")
def k_sparse_categorical_crossentropy(
    target: Tensor = REQUIRED,
    output: Tensor = REQUIRED,
    from_logits: Bool = False,
    axis: Axis = -1,
) -> Any:
    """The crossentropy of the probabilities of classes, which are given by their numbers.

    Args:
        target: What was true: numbers of classes from 0, in R too; a tensor of the shape of
            `output` without the axis.

    Returns:
        A tensor of the shape of `output` without the axis.

    Example:
        >>> from rkeras_py import k_get_value, k_sparse_categorical_crossentropy
        >>> k_get_value(k_sparse_categorical_crossentropy([1], [[0.5, 0.5]]))
        array([0.6931472], dtype=float32)
    """
    axes.check(output, axis, of="output")
    output, from_logits = keras_internals.with_logits(
        floating(output), from_logits, "Softmax", "k_sparse_categorical_crossentropy"
    )
    rank = output.shape.rank
    if rank is not None and axis % rank != rank - 1:
        order = [i for i in range(rank) if i != axis % rank] + [axis % rank]
        output = tf.transpose(output, order)
    logits = output if from_logits else tf.math.log(_kept_off(output))
    sizes = tf.shape(logits)
    target = tf.cast(tf.reshape(target, [-1]), tf.int64)
    classes = logits.shape[-1]
    flat = tf.reshape(logits, [-1, sizes[-1] if classes is None else classes])
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=target, logits=flat)
    result = tf.reshape(losses, sizes[:-1])
    return tf.ensure_shape(result, logits.shape[:-1])
