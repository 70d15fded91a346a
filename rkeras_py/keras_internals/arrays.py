"""How Keras arranges arrays for training: what goes into a batch, and what is held out."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, NamedTuple

from rkeras_py.engine import keras, tf
from rkeras_py.keras_internals.dtypes import TO_SLICEABLE
from rkeras_py.keras_internals.members import OfModule, OfObject

_ADAPTERS = "keras.src.trainers.data_adapters.array_data_adapter"
_ADAPTER = OfModule(_ADAPTERS, "ArrayDataAdapter")
_TAKES = OfModule(_ADAPTERS, "can_convert_arrays")
_INPUTS = OfObject(f"{_ADAPTERS}.ArrayDataAdapter", "_inputs")
_SPLIT = OfModule("keras.src.trainers.data_adapters.array_slicing", "train_validation_split")
_INITIAL_EPOCH = OfObject("keras.Model", "_initial_epoch")
_GLOBAL_SEED = OfModule("tensorflow.python.eager.context", "global_seed")


class ArrayBatches(NamedTuple):
    """Arrays as Keras feeds them to a step.

    Attributes:
        elements: Inputs, or a tuple of inputs, targets and sample weights: arrays in the
            structure and with the dtypes in which a step gets them. None where there are none.
        batch_size: The number of samples in a batch.
        number: The number of batches.
        adapter: Makes Keras' adapter of these arrays, given whether it shuffles.
    """

    elements: Any
    batch_size: int
    number: int
    adapter: Callable[[bool], Any]

    def repeated(self, shuffle: bool, passes: int) -> Any:
        """A dataset of the batches that Keras makes, pass after pass.

        Args:
            shuffle: Whether the samples are shuffled.
            passes: How often all samples are passed.
        """
        repeated = self.adapter(shuffle).get_tf_dataset().repeat(passes)
        # It has a stage that TensorFlow can't count, and Keras would begin a batch after the last.
        return repeated.apply(tf.data.experimental.assert_cardinality(self.number * passes))

    def reshuffled(self) -> Any:
        """A dataset of the batches that has another order whenever it is read from the beginning.

        This is how Keras 2 shuffled sparse and ragged arrays.
        """
        arrays = keras.tree.map_structure(_in_slices, _INPUTS.of(self.adapter(False)))
        count = int(keras.tree.flatten(arrays)[0].shape[0])
        shuffled = tf.data.Dataset.from_tensor_slices(keras.tree.lists_to_tuples(arrays)).shuffle(
            count, seed=global_seed()
        )
        return shuffled.batch(self.batch_size).prefetch(tf.data.AUTOTUNE)


def _in_slices(array: Any) -> Any:
    """An array as TensorFlow takes its samples one by one."""
    taken = TO_SLICEABLE.get()(array, target_backend="tensorflow")
    return getattr(taken, "sparse", taken)  # Keras wraps sparse ones


def array_batches(
    x: Any,
    y: Any = None,
    sample_weight: Any = None,
    batch_size: int | None = None,
    steps: int | None = None,
    class_weight: dict[int, float] | None = None,
) -> ArrayBatches | None:
    """Arranges arrays.

    Args:
        x: Inputs.
        y: Targets.
        sample_weight: The weights of the samples.
        batch_size: The number of samples in a batch.
        steps: The number of batches, which gives the size of a batch if that is not given.
        class_weight: The weights of classes, which become weights of samples.

    Returns:
        The batches; None for data that are no arrays.

    Raises:
        ValueError: The arrays do not fit together.
    """
    if not _TAKES.get()((x, y, sample_weight)):
        return None
    make = functools.partial(
        _ADAPTER.get(), x, y, sample_weight, batch_size, steps, class_weight=class_weight
    )
    adapter = make(shuffle=False)
    elements = TO_SLICEABLE.get()(_INPUTS.of(adapter), target_backend="tensorflow")
    return ArrayBatches(
        keras.tree.lists_to_tuples(elements),
        adapter.batch_size,
        adapter.num_batches,
        lambda shuffle: make(shuffle=shuffle),
    )


def held_out(arrays: Any, fraction: float) -> tuple[Any, Any]:
    """Splits arrays: those to train on, and the last ones, to validate on."""
    trained, validated = _SPLIT.get()(arrays, validation_split=fraction)
    return trained, validated


def first_epoch(model: Any, given: int) -> int:
    """The epoch to begin with: that of a backup which a callback has read, else the given one."""
    return int(_INITIAL_EPOCH.of(model) or given)


def begin_at(model: Any, epoch: int | None) -> None:
    """Has `fit()`, which has just begun, begin with another epoch than it was told.

    Args:
        model: The model.
        epoch: The epoch, from 0; None for that which the user gives.
    """
    _INITIAL_EPOCH.set(model, epoch)


def global_seed() -> int | None:
    """The seed that TensorFlow was given; None if it was given none."""
    seed = _GLOBAL_SEED.get()()
    return None if seed is None else int(seed)
