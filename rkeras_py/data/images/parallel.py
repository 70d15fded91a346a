"""Work on a batch, shared among the processors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

from rkeras_py.processors import processors


@cache
def _pool() -> ThreadPoolExecutor:
    # Its threads only compute, so tasks of several batches at once can't wait for each other.
    return ThreadPoolExecutor(processors(), thread_name_prefix="rkeras-images")


def each(work: Callable[[Any], None], items: Sequence[Any]) -> None:
    """Does the same with each of several items, in threads; raises the first error.

    Args:
        work: What is done; it may not call `each()` itself.
        items: The items.
    """
    if len(items) < 2 or processors() < 2:
        for item in items:
            work(item)
        return
    for future in [_pool().submit(work, item) for item in items]:
        future.result()


def slices(count: int, size: int) -> list[slice]:
    """The slices of so many items that share them out, in pieces of at most a size.

    Args:
        count: How many items there are.
        size: How many a piece has at most.
    """
    size = max(1, min(size, -(-count // processors())))
    return [slice(i, min(i + size, count)) for i in range(0, count, size)]
