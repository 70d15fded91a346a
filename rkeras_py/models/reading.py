"""Batches read ahead, in threads of their own, in the order in which they are wanted."""

from __future__ import annotations

import collections
import itertools
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

Task = Callable[[], Any]
"""Makes one batch."""


class End(Exception):
    """A source has no more batches."""


class Reader:
    """Reads batches ahead of the one that is used.

    No task is begun that is not among `tasks`: where these are limited, a generator is called
    exactly as often as it is needed.

    Attributes:
        read: How many batches were handed out.
        error: What went wrong when a batch was made.

    Args:
        tasks: Gives what makes a batch, one after the other. None among them is the end of a pass:
            what follows is asked for when all batches before it were made. A task that raises
            `End` ends everything.
        workers: How many threads make batches; 0 if each is made where and when it is asked for,
            until `read_ahead()`.
        ahead: How many batches are made before they are wanted, at most.
    """

    def __init__(self, tasks: Iterator[Task | None], workers: int, ahead: int) -> None:
        self._tasks = tasks
        self._ahead = max(ahead, workers)
        self._pool = ThreadPoolExecutor(workers, "rkeras-batches") if workers else None
        self._lock = threading.RLock()
        self._waiting: collections.deque[Future[Any]] = collections.deque()
        self._peeked: collections.deque[Any] = collections.deque()
        self._over = False
        self.read = 0
        self.error: BaseException | None = None

    @property
    def has_threads(self) -> bool:
        """Whether threads of its own read ahead."""
        return self._pool is not None

    def read_ahead(self) -> None:
        """Has a thread make batches ahead from now on, if none does."""
        with self._lock:
            if self._pool is None and not self._over:
                self._pool = ThreadPoolExecutor(1, "rkeras-batches")

    def _submit(self, pool: ThreadPoolExecutor) -> None:
        """Starts as many tasks as may run ahead."""
        while len(self._waiting) < self._ahead:
            task = next(self._tasks, _NO_MORE)
            if task is _NO_MORE:
                return
            if task is not None:
                self._waiting.append(pool.submit(task))
            elif not all(future.done() for future in self._waiting):
                self._tasks = itertools.chain([None], self._tasks)
                return

    def _made(self) -> Any:
        """The next batch."""
        if self._over:
            raise End
        try:
            batch = self._made_here() if self._pool is None else self._made_by(self._pool)
        except End:
            self._over = True
            raise
        except BaseException as error:
            self._over, self.error = True, error
            raise
        return batch

    def _made_here(self) -> Any:
        task = next(self._tasks, None)
        if task is None:
            raise End
        return task()

    def _made_by(self, pool: ThreadPoolExecutor) -> Any:
        self._submit(pool)
        if not self._waiting:
            raise End
        batch = self._waiting.popleft().result()
        self._submit(pool)
        return batch

    def peek(self, count: int) -> list[Any]:
        """The first batches, which are handed out later all the same.

        Args:
            count: How many of them, if there are as many.
        """
        with self._lock:
            try:
                while len(self._peeked) < count:
                    self._peeked.append(self._made())
            except End:
                pass
            return list(self._peeked)[:count]

    def has_more(self, used: int) -> bool:
        """Whether there is a batch after so many of them; waits for it."""
        with self._lock:
            return self.read > used or bool(self.peek(1))

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        with self._lock:
            try:
                batch = self._peeked.popleft() if self._peeked else self._made()
            except End:
                raise StopIteration from None
            self.read += 1
            return batch

    def close(self) -> None:
        """Ends the threads, after the batches on which they work now, and a pass that is over."""
        if self._pool is None:
            # What asks for a batch now gets it, and after that none.
            with self._lock:
                self._over = True
            return
        self._pool.shutdown(wait=True, cancel_futures=True)
        if not self._over:
            self._over = True
            while next(self._tasks, _NO_MORE) is None:
                pass
        self._waiting.clear()


_NO_MORE: Any = object()
