"""Choices between tensors, and the learning phase."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import Anything, Int
from rkeras_py.api.deprecation import deprecated
from rkeras_py.api.registry import REQUIRED, MisfitError, Page, public
from rkeras_py.backend import learning_phase
from rkeras_py.backend.arguments import Tensor, TensorOrFunction, is_function, is_tensor
from rkeras_py.backend.dispatch import operation
from rkeras_py.backend.implementations import has_symbolic
from rkeras_py.backend.recorded import Training
from rkeras_py.engine import tf

_FAMILY = "backend"
_PAGE = Page(
    "backend_phases",
    "Choices between tensors, and the learning phase",
    "Take one of two tensors by a condition, or by whether a model is being trained.",
)
_SHARED = {
    "x": "What to take while training: a tensor, or a function without arguments that gives one.",
    "alt": "What to take else: a tensor, or a function without arguments that gives one.",
    "training": (
        "Whether it is training: True, False, 1, 0 or a tensor. None for what the call of the "
        "layer says that is running, and outside of one for `k_learning_phase()`."
    ),
}


def _called(value: Any) -> Any:
    return value() if is_function(value) else value


@operation("condition", "then_expression", "else_expression", calls_back=True)
def k_switch_tensors(condition: Any, then_expression: Any, else_expression: Any) -> Any:
    """A choice, where all that is symbolic is a tensor."""
    condition = tf.cast(condition, tf.bool)
    if condition.shape.rank == 0:
        if tf.executing_eagerly():
            return tf.convert_to_tensor(_called(then_expression if condition else else_expression))
        return tf.cond(
            condition,
            lambda: tf.convert_to_tensor(_called(then_expression)),
            lambda: tf.convert_to_tensor(_called(else_expression)),
        )
    then_value = tf.convert_to_tensor(_called(then_expression))
    else_value = tf.convert_to_tensor(_called(else_expression), then_value.dtype)
    rank = then_value.shape.rank
    if rank is not None and 1 < condition.shape.rank < rank:
        more = [1] * (rank - condition.shape.rank)
        condition = tf.reshape(condition, tf.concat([tf.shape(condition), more], 0))
    return tf.where(condition, then_value, else_value)


@public(family=_FAMILY, page=_PAGE)
def k_switch(
    condition: Tensor = REQUIRED,
    then_expression: TensorOrFunction = REQUIRED,
    else_expression: TensorOrFunction = REQUIRED,
) -> Any:
    """One of two tensors, by a condition.

    A condition of one element decides for all; of two and more axes it decides for each element
    along its axes, the first ones of the tensors; of one axis it goes along the last axis.

    Args:
        condition: Logicals: a tensor, or True or False.
        then_expression: The tensor where the condition holds, or a function without arguments
            that gives it.
        else_expression: The tensor where it does not, of the same shape and dtype; or a function.

    Returns:
        A tensor.

    Example:
        >>> from rkeras_py import k_get_value, k_switch
        >>> k_get_value(k_switch([True, False], [1.0, 2.0], [10.0, 20.0]))
        array([ 1., 20.], dtype=float32)
    """
    given = {"condition": condition, "then": then_expression, "else": else_expression}
    if has_symbolic(given):
        # What the functions give is symbolic too, and has to be known for the model.
        then_expression, else_expression = _called(then_expression), _called(else_expression)
    return k_switch_tensors(condition, then_expression, else_expression)


@operation("x", "alt")
def k_choose_in_train_phase(x: Any, alt: Any, training: Any) -> Any:
    """One of two tensors by whether the model that runs is training."""
    training = learning_phase.get() if training is None else training
    if is_tensor(training):
        return tf.where(tf.cast(training, tf.bool), x, alt)
    return tf.identity(x if training else alt)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
def k_in_train_phase(
    x: TensorOrFunction = REQUIRED,
    alt: TensorOrFunction = REQUIRED,
    training: Anything | None = None,
) -> Any:
    """`x` while training, `alt` otherwise.

    Returns:
        `x` or `alt`, or what the function gives. Of symbolic tensors one that is chosen
        whenever the model runs.

    Example:
        >>> from rkeras_py import k_in_train_phase
        >>> k_in_train_phase(1.0, 2.0, training=True)
        1.0
    """
    return _chosen(x, alt, training)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED | {
    "x": "What to take while not training: a tensor, or a function that gives one.",
    "alt": "What to take while training: a tensor, or a function that gives one.",
})  # fmt: skip
def k_in_test_phase(
    x: TensorOrFunction = REQUIRED,
    alt: TensorOrFunction = REQUIRED,
    training: Anything | None = None,
) -> Any:
    """`x` outside of training, `alt` while training.

    Returns:
        `x` or `alt`, or what the function gives.

    Example:
        >>> from rkeras_py import k_in_test_phase
        >>> k_in_test_phase(1.0, 2.0, training=True)
        2.0
    """
    return _chosen(alt, x, training)


def _chosen(x: Any, alt: Any, training: Any) -> Any:
    if is_tensor(training):
        return k_switch(training, x, alt)
    follows = training is None
    training = learning_phase.training() if follows else training
    if is_tensor(training):
        return k_switch(training, x, alt)
    if training not in (0, 1):
        raise MisfitError("training", "True, False, 1, 0, None or a tensor")
    value = _called(x if training else alt)
    if follows and has_symbolic({"value": value, "x": x, "alt": alt}):
        other = _called(alt if training else x)
        both = (value, other) if training else (other, value)
        return k_choose_in_train_phase(*both, Training())
    return value


@public(family=_FAMILY, page=_PAGE)
def k_learning_phase() -> int:
    """The learning phase.

    Returns:
        0, or 1 for training.

    Example:
        >>> from rkeras_py import k_learning_phase
        >>> k_learning_phase()
        0
    """
    return learning_phase.get()


@public(family=_FAMILY, page=_PAGE, invisible=True)
def k_set_learning_phase(value: Int = REQUIRED) -> None:
    """Sets the learning phase, which direct calls of layers and models follow.

    Such calls are `layer(x)` and `x %>% layer_dropout(0.5)` in R. Those that name `training`,
    `fit()`, `evaluate()` and `predict()` don't follow it.

    Args:
        value: 0, or 1 for training.

    Returns:
        None.

    Raises:
        ValueError: `value` is another number.

    Example:
        >>> from rkeras_py import k_set_learning_phase
        >>> k_set_learning_phase(0)
    """
    if value not in (0, 1):
        raise MisfitError("value", "0 or 1")
    if value:
        deprecated("k_set_learning_phase", "pass `training` to the layer or model that is called")
    learning_phase.set_to(value)
