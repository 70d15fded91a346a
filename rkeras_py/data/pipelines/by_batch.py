"""Batches of what a function of the user returns for each element, made in one call.

Where a function needs values, TensorFlow hands each element over to Python, which takes longer than
a small function does. If all that is wanted of the results is a batch of
them, one call is made for a batch: in it the function is called with element after element.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from rkeras_py.data.pipelines import functions
from rkeras_py.data.pipelines.functions import ElementCall
from rkeras_py.engine import tf
from rkeras_py.keras_internals.python_functions import mapped_by_reader

_batches: WeakKeyDictionary[Any, Callable[[int, bool], Any]] = WeakKeyDictionary()


def mapped(dataset: Any, call: ElementCall, outputs: Any) -> Any:
    """A dataset of what a function returns, called for each element.

    Args:
        dataset: The dataset whose elements the function gets.
        call: The function.
        outputs: The specs of what it returns.

    Returns:
        The dataset.
    """
    step = functions.step_of(dataset.element_spec, call, outputs)
    numbered = functions.on_demand(dataset.enumerate())
    made = mapped_by_reader(numbered, step)
    if _are_of_one_size(dataset.element_spec) and _are_of_one_size(outputs):
        _batches[made] = lambda size, drop: _mapped_in_batches(dataset, call, outputs, size, drop)
    return made


def batched(dataset: Any, size: int, drop_remainder: bool) -> Any:
    """Batches of a dataset, as `dataset.batch()` makes them.

    Args:
        dataset: The dataset.
        size: The number of elements in a batch.
        drop_remainder: Whether a last batch of fewer elements is left out.
    """
    make = _batches.get(dataset)
    return dataset.batch(size, drop_remainder) if make is None else make(size, drop_remainder)


def _are_of_one_size(specs: Any) -> bool:
    """Whether all elements are tensors of the same shapes, so that any of them make a batch."""
    return all(
        functions.can_be_array(spec) and spec.shape.is_fully_defined()
        for spec in tf.nest.flatten(specs)
    )


def _mapped_in_batches(
    dataset: Any, call: ElementCall, outputs: Any, size: int, drop_remainder: bool
) -> Any:
    run = call.runner(dataset.element_spec, outputs)
    specs = tf.nest.flatten(outputs)

    def run_all(indices: Any, *parts: Any) -> list[Any]:
        rows = zip(indices, *map(tf.unstack, parts), strict=True)
        columns = zip(*(map(functions.as_array, run(*row)) for row in rows), strict=True)
        return [np.stack(column) for column in columns]

    def step(indices: Any, elements: Any) -> Any:
        parts = functions.call_in_graph(run_all, [indices, *tf.nest.flatten(elements)], specs)
        for part, spec in zip(parts, specs, strict=True):
            part.set_shape([size if drop_remainder else None, *spec.shape])
        return tf.nest.pack_sequence_as(outputs, parts)

    numbered = functions.on_demand(dataset.enumerate().batch(size, drop_remainder))
    return mapped_by_reader(numbered, functions.unconverted(step))
