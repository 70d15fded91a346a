"""Passes over arrays in Keras' own loop, counted and shuffled as in Keras 2.

The samples are passed as often as there are epochs. With a number of steps, an epoch goes on where
the one before ended, in the midst of a pass too; Keras 3 ends an epoch where a pass ends. With a
seed, each pass has an order of its own; Keras 3 repeats the first. A run that a callback has
restored goes on with the pass and the order in which it was cut off.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.distribute.training import is_distributed
from rkeras_py.engine import keras, tf
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
    size = arguments["batch_size"]
    batches = keras_internals.array_batches(*arrays, size, steps, arguments["class_weight"])
    if batches is None:
        return arguments
    changed |= dict.fromkeys(("y", "sample_weight", "class_weight", "batch_size"))
    changed["validation_batch_size"] = arguments.get("validation_batch_size") or size
    samples, shuffle = samples_of(batches), arguments["shuffle"]
    more: list[keras.callbacks.Callback] = []
    if steps:
        in_execution = model.steps_per_execution
        taken = -(-steps // in_execution) * in_execution
        if samples is not None and taken <= batches.number and not is_distributed(model):
            start = _Start(arguments["initial_epoch"], taken)
            more = [start]
            x = _pass_after_pass(samples, shuffle, start.at, passes)
        elif batches.number % steps or steps % in_execution or repeats_order:
            more = [EndOfData(steps, total=batches.number * passes)]
            x = batches.repeated(shuffle, passes)
        else:
            return arguments
    elif samples is not None:
        orders = _OrderOfEpoch(samples.count, arguments["initial_epoch"])
        more = [orders]
        x = _in_order(samples, orders.order)
    else:
        x = batches.reshuffled()
    # The dataset shuffles.
    changed |= {"x": keras_internals.untuned(x), "shuffle": False}
    return arguments | changed | {"callbacks": [*arguments["callbacks"], *more]}


def _repeats_order(model: keras.Model, arguments: dict[str, Any]) -> bool:
    """Whether Keras would shuffle each pass alike; a `fit()` of the user's gets what was given."""
    own = type(model).fit is keras.Model.fit and "fit" not in vars(model)
    return own and bool(arguments["shuffle"]) and keras_internals.global_seed() is not None


# ---- epochs that are passes ---------------------------------------------------------------------


class _OrderOfEpoch(keras.callbacks.Callback):  # type: ignore[misc]
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
    rows = tf.data.Dataset.range(samples.batches).map(lambda number: _rows(samples, order, number))
    return _gathered(samples, rows)


def _rows(samples: Samples, order: Any, number: tf.Tensor) -> tf.Tensor:
    """The indices of the samples in a batch."""
    size, count = samples.batch_size, samples.count
    rows = order[number * size : tf.minimum((number + 1) * size, count)]
    return rows if count % size else tf.ensure_shape(rows, [size])


def _gathered(samples: Samples, rows: tf.data.Dataset) -> tf.data.Dataset:
    """Batches of samples, given the indices of the samples in each."""

    def batch(indices: tf.Tensor) -> Any:
        elements = samples.form.packed([tf.gather(tensor, indices) for tensor in samples.tensors])
        return keras.tree.lists_to_tuples(elements)

    gathered = rows.map(batch, num_parallel_calls=tf.data.AUTOTUNE)
    return gathered.prefetch(tf.data.AUTOTUNE)


# ---- epochs of a number of steps ----------------------------------------------------------------


class _Place:
    """Where training begins in the passes, as a number of batches."""

    batch = 0


class _Start(keras.callbacks.Callback):  # type: ignore[misc]
    """Notes where training begins: a callback before this one may have restored a later epoch.

    Args:
        initial_epoch: The epoch that begins with the first batch.
        steps: The number of batches that an epoch takes.

    Attributes:
        at: The place; it outlives the model in TensorFlow's memory.
    """

    needs_each_batch = False

    def __init__(self, initial_epoch: int, steps: int) -> None:
        super().__init__()
        self._initial_epoch, self._steps = initial_epoch, steps
        self.at = _Place()

    def on_train_begin(self, logs: Any = None) -> None:
        """Called by Keras before it begins to read the data."""
        epoch = keras_internals.first_epoch(self.model, self._initial_epoch)
        self.at.batch = (epoch - self._initial_epoch) * self._steps


def _pass_after_pass(
    samples: Samples, shuffle: bool, place: _Place, passes: int
) -> tf.data.Dataset:
    """Batches of samples from a place on, as many as are in a number of passes."""
    count, batches = samples.count, samples.batches

    def orders() -> Iterator[tuple[Any, int]]:
        done, first = divmod(place.batch, batches)
        drawn = shuffled(count) if shuffle else _unshuffled(count)
        for number, order in enumerate(drawn):
            if number >= done:
                yield order, first if number == done else 0

    signature = tf.TensorSpec([count], tf.int64), tf.TensorSpec([], tf.int64)
    drawn = tf.data.Dataset.from_generator(orders, output_signature=signature).prefetch(1)
    rows = drawn.flat_map(
        lambda order, first: tf.data.Dataset.range(first, batches).map(
            lambda number: _rows(samples, order, number)
        )
    )
    # Keras takes what has no known length for endless.
    total = batches * passes
    known = rows.take(total).apply(tf.data.experimental.assert_cardinality(total))
    return _gathered(samples, known)


def _unshuffled(count: int) -> Iterator[tf.Tensor]:
    order = tf.range(count, dtype=tf.int64)
    while True:
        yield order
