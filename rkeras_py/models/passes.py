"""Passes over arrays in Keras' own loop, counted and shuffled as in Keras 2.

The samples are passed as often as there are epochs. With a number of steps, an epoch goes on where
the one before ended, in the midst of a pass too; Keras 3 ends an epoch where a pass ends. With a
seed, each pass has an order of its own; Keras 3 repeats the first.
"""

from __future__ import annotations

from typing import Any

from rkeras_py import keras_internals
from rkeras_py.engine import keras, tf
from rkeras_py.keras_internals.arrays import repeated_batches
from rkeras_py.models.feeding import EndOfData
from rkeras_py.models.loops.arrays import Samples, samples_of
from rkeras_py.models.loops.order import shuffled


def in_turn(model: keras.Model, arguments: dict[str, Any]) -> dict[str, Any]:
    """The arguments with which Keras' own loop counts and shuffles as Keras 2 did.

    Args:
        model: The model.
        arguments: Those of `keras.Model.fit()`.

    Returns:
        The same, or with a dataset where an epoch can end in the midst of a pass, or Keras would
        repeat the order of the first pass.
    """
    steps = arguments["steps_per_epoch"]
    passes = arguments["epochs"] - arguments["initial_epoch"]
    arrays = arguments["x"], arguments["y"], arguments["sample_weight"]
    repeats_order = passes > 1 and _repeats_order(model, arguments)
    if not (steps or repeats_order) or passes < 1:
        return arguments
    if keras_internals.array_batches(*arrays) is None:
        return arguments
    changed: dict[str, Any] = {}
    if arguments["validation_split"] and arguments["validation_data"] is None:
        arrays, held_out = keras_internals.held_out(arrays, arguments["validation_split"])
        changed = {"validation_split": 0.0, "validation_data": held_out}
    size, weights = arguments["batch_size"], arguments["class_weight"]
    batches = keras_internals.array_batches(*arrays, size, steps, weights)
    if batches is None:
        return arguments
    changed |= dict.fromkeys(("y", "sample_weight", "class_weight", "batch_size"))
    changed["validation_batch_size"] = arguments.get("validation_batch_size") or size
    if steps:
        if not (batches.number % steps or steps % model.steps_per_execution or repeats_order):
            return arguments
        x = repeated_batches(*arrays, size, steps, weights, arguments["shuffle"], passes)
        last: keras.callbacks.Callback = EndOfData(steps, total=batches.number * passes)
    else:
        samples = samples_of(batches)
        if samples is None:
            return arguments
        last = _Orders(samples.count, arguments["initial_epoch"])
        x = _in_order(samples, last.order)
    changed |= {"x": x, "shuffle": False}  # the dataset does it
    return arguments | changed | {"callbacks": [*arguments["callbacks"], last]}


def _repeats_order(model: keras.Model, arguments: dict[str, Any]) -> bool:
    """Whether Keras would shuffle each pass alike; a `fit()` of the user's gets what was given."""
    own = type(model).fit is keras.Model.fit and "fit" not in vars(model)
    return own and bool(arguments["shuffle"]) and keras_internals.global_seed() is not None


class _Orders(keras.callbacks.Callback):  # type: ignore[misc]
    """Draws an order of the samples before each pass.

    Args:
        count: The number of samples.
        initial_epoch: The epoch that has the first order. A run that was cut off and restored by
            a callback begins later.

    Attributes:
        order: The indices of the samples.
    """

    needs_each_batch = False

    def __init__(self, count: int, initial_epoch: int) -> None:
        super().__init__()
        self._orders = enumerate(shuffled(count), initial_epoch)
        self.order = tf.Variable(tf.range(count, dtype=tf.int64), trainable=False)

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
        """Called by Keras before it begins to read the data of an epoch."""
        self.order.assign(next(order for number, order in self._orders if number >= epoch))


def _in_order(samples: Samples, order: tf.Variable) -> tf.data.Dataset:
    """Batches of samples in the order that a variable holds when the reading begins."""
    size, count = samples.batch_size, samples.count

    def batch(number: tf.Tensor) -> Any:
        rows = order[number * size : tf.minimum((number + 1) * size, count)]
        if count % size == 0:
            rows = tf.ensure_shape(rows, [size])
        elements = samples.form.packed([tf.gather(tensor, rows) for tensor in samples.tensors])
        return keras.tree.lists_to_tuples(elements)

    dataset = tf.data.Dataset.range(samples.batches)
    return dataset.map(batch, num_parallel_calls=tf.data.AUTOTUNE).prefetch(tf.data.AUTOTUNE)
