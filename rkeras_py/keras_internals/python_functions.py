"""The Python functions that datasets of TensorFlow call.

They live as long as the datasets. `tf.py_function()`, and so `Dataset.from_generator()`, registers
a function, and keeps it in a list of the outermost graph: outside of `tf.function()` that is one
which lives as long as the process.

They are called by whoever reads the dataset. `Dataset.map()` hands each element over to a thread of
TensorFlow's own, which takes longer than a small function does, and where the thread of R waits.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from rkeras_py.engine import tf
from rkeras_py.keras_internals.members import OfModule, OfObject

_KEPT = OfObject("tensorflow.Graph", "_py_funcs_used_in_graph")
_MAPPED = OfModule("tensorflow.python.data.ops.map_op", "_MapDataset")


class _Functions(list[Any]):
    """Functions that a graph keeps, without those that one thread collects meanwhile."""

    def __init__(self, functions: list[Any]) -> None:
        super().__init__(functions)
        self._in_thread = threading.local()

    def append(self, function: Any) -> None:
        """What TensorFlow calls with a function."""
        collected = getattr(self._in_thread, "collected", None)
        (super().append if collected is None else collected.append)(function)

    def collect(self, make: Callable[[], Any]) -> tuple[Any, list[Any]]:
        """What `make()` returns, and the functions that it has registered."""
        before = getattr(self._in_thread, "collected", None)
        collected: list[Any] = []
        self._in_thread.collected = collected
        try:
            return make(), collected
        finally:
            self._in_thread.collected = before


def with_own_functions(make: Callable[[], Any]) -> Any:
    """Makes a dataset that keeps the Python functions which it calls.

    Args:
        make: What makes it.

    Returns:
        What it returns. A dataset made of it, or an iterator over it, keeps it.
    """
    if not tf.executing_eagerly():
        return make()  # the graph is not for good
    graph = tf.compat.v1.get_default_graph()
    before = getattr(graph, _KEPT.name, [])
    if not isinstance(before, _Functions):
        setattr(graph, _KEPT.name, _Functions(before))
    kept = _KEPT.of(graph)
    made, functions = kept.collect(make)
    if isinstance(made, tf.data.Dataset):
        made._rkeras_functions = functions
    else:
        for function in functions:
            kept.append(function)
    return made


def mapped_by_reader(dataset: Any, step: Callable[..., Any]) -> Any:
    """As `dataset.map(step)`, in the thread that reads the dataset.

    Args:
        dataset: The dataset.
        step: What TensorFlow traces; it calls a Python function.

    Returns:
        The new dataset, which keeps the Python function.
    """
    make = _MAPPED.get()
    return with_own_functions(
        lambda: make(dataset, step, force_synchronous=True, use_inter_op_parallelism=False)
    )
