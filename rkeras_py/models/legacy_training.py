"""Methods and attributes of optimizers and of training that Keras 3 changed or removed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.engine import keras, tf
from rkeras_py.models import deprecated


def _with_single_rows(gradient: Any) -> Any:
    """A gradient; that of an embedding with each row once."""
    if not isinstance(gradient, tf.IndexedSlices):
        return gradient
    rows, places = tf.unique(gradient.indices)
    values = tf.math.unsorted_segment_sum(gradient.values, places, tf.size(rows))
    return tf.IndexedSlices(values, rows, gradient.dense_shape)


def apply_gradients(optimizer: Any) -> Any:
    """The method of that name, which takes weights of other models than before, too.

    Keras 3's optimizers square the gradients of a row of an embedding one by one, where Keras 2
    adds them up first. TensorFlow's own take variables of TensorFlow alone.
    """

    def apply_gradients(grads_and_vars: Any, *args: Any, **kwargs: Any) -> Any:
        pairs = [(_with_single_rows(gradient), weight) for gradient, weight in grads_and_vars]
        if isinstance(optimizer, tf.compat.v1.train.Optimizer):
            pairs = [(gradient, getattr(weight, "value", weight)) for gradient, weight in pairs]
        keras_internals.make_slots(optimizer, [weight for _, weight in pairs])
        return optimizer.apply_gradients(pairs, *args, **kwargs)

    return apply_gradients


def minimize(optimizer: Any) -> Any:
    """The method of that name: one step down the gradient of a loss."""

    def minimize(loss: Any, var_list: Any, grad_loss: Any = None, tape: Any = None) -> Any:
        tape = tape or tf.GradientTape()
        if callable(loss):
            with tape:
                loss = loss()
        weights = var_list() if callable(var_list) else var_list
        weights = list(weights) if isinstance(weights, list | tuple) else [weights]
        sources = [w.value if isinstance(w, keras.Variable) else w for w in weights]
        gradients = tape.gradient(loss, sources, output_gradients=grad_loss)
        return apply_gradients(optimizer)(zip(gradients, weights, strict=True))

    return minimize


def learning_rate(optimizer: keras.optimizers.Optimizer) -> Any:
    """The learning rate as it was given: a schedule stays one."""
    given = keras_internals.given_rate(optimizer)
    is_schedule = isinstance(given, keras.optimizers.schedules.LearningRateSchedule)
    return given if is_schedule else optimizer.learning_rate


def decayed_rate(optimizer: keras.optimizers.Optimizer) -> Callable[[Any], Any]:
    """The method that gives the rate of the next update, as scripts and Keras 2 called it."""

    def rate(dtype: Any) -> Any:
        now = optimizer.learning_rate
        if isinstance(optimizer, keras_internals.UpdateHooks):
            now = optimizer.begin_update(now)
        return tf.cast(tf.convert_to_tensor(now), tf.as_dtype(dtype))

    return rate


def by_generator(name: str) -> Callable[[keras.Model], Any]:
    """The method of a model that has since become one with fewer words, as `fit_generator()`."""
    function = getattr(deprecated, name)
    return lambda model: functools.partial(function, model)
