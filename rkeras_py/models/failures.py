"""A call that fails leaves its model ready for the next one.

The first step of training or testing makes TensorFlow's graph, the losses and the metrics, from the
data that it is given. If that fails midway, Keras would go on with the parts that it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rkeras_py import keras_internals
from rkeras_py.api import hooks
from rkeras_py.distribute.watch import loss_behind
from rkeras_py.engine import keras, tf

_FUNCTIONS = ("train_function", "test_function", "predict_function")


@contextmanager
def undone(model: keras.Model) -> Iterator[None]:
    """Drops what a failing block has made of a model for its steps.

    Args:
        model: The model.

    Raises:
        WorkerError: The block failed because another worker was lost.
    """
    loss, metrics = keras_internals.compiled_loss(model), keras_internals.compiled_metrics(model)
    made = [part for part in (loss, metrics) if part is not None and not part.built]
    try:
        yield
    except hooks.StoppedBetweenSteps:
        raise
    except BaseException as error:
        for name in _FUNCTIONS:
            setattr(model, name, None)
        for part in made:
            part.built = False
            if part is loss:
                part.metrics.clear()
        lost = loss_behind(error) if isinstance(error, tf.errors.OpError) else None
        if lost is not None:
            raise lost from error
        raise


def build_optimizer(model: keras.Model) -> None:
    """Makes the state of an optimizer: made within a step, it would be lost where that fails.

    Args:
        model: The model. If it has no weights yet, nothing is done. Its optimizer may have
            served another model before.
    """
    optimizer, weights = model.optimizer, model.trainable_variables
    if optimizer is None or not weights:
        return
    if all(layer.built for layer in keras_internals.layers_within(model)):
        with model.distribute_strategy.scope():
            if optimizer.built:
                keras_internals.make_slots(optimizer, weights)
            else:
                optimizer.build(weights)
