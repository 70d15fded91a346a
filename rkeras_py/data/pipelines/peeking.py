"""The first element of a dataset, found without running what shuffles, caches or prefetches.

To know what a function returns, it is called with an element. Reading that from a shuffled dataset
would fill its buffer and draw its first order, so that training saw another one. A dataset that is
derived from one that shuffles therefore has a twin, without that, whose elements are alike.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from rkeras_py.keras_internals.tuning import read_untuned

_twins: WeakKeyDictionary[Any, Callable[[], Any]] = WeakKeyDictionary()


def derived(dataset: Any, make: Callable[[Any], Any]) -> Any:
    """A dataset that is made of another one; its twin is made likewise.

    Args:
        dataset: The dataset.
        make: Makes the new one of it.

    Returns:
        The new dataset.
    """
    result = make(dataset)
    twin = _twins.get(dataset)
    if twin is not None:
        _twins[result] = lambda: make(twin())
    return result


def with_twin(result: Any, twin: Callable[[], Any]) -> Any:
    """A dataset, with what makes its twin."""
    _twins[result] = twin
    return result


def unchanged(dataset: Any, make: Callable[[Any], Any]) -> Any:
    """A dataset that is made of another one, and has the same elements in some order.

    Args:
        dataset: The dataset.
        make: Makes the new one of it.

    Returns:
        The new dataset.
    """
    return with_twin(make(dataset), lambda: twin_of(dataset))


def twin_of(dataset: Any) -> Any:
    """A dataset with elements like those of another one."""
    twin = _twins.get(dataset)
    return dataset if twin is None else twin()


def first_of(dataset: Any) -> tuple[Any, ...]:
    """The first element in a tuple of one, or nothing of an empty dataset."""
    return tuple(read_untuned(twin_of(dataset).take(1)))
