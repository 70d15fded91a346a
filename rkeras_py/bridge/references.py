"""R objects that Python holds on to, kept from R's collector.

One preserved R list holds them all, a slot each: R's own list of preserved objects
is searched from end to end at each release. A reference that Python drops only
notes its slot, because that may happen in any thread; slots are emptied by `release()`, when
R calls Python or the next reference is made.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from operator import attrgetter
from typing import Any

from rkeras_py.bridge import rapi


def set_revive(function: Callable[[RReference], None]) -> None:
    """Sets what has a reference keep its object again (`ties.py`)."""
    global _revive
    _revive = function


_revive: Callable[[Any], None]


class RReference:
    """Keeps one R object alive, or asks for it to be kept where it is tied (`ties.py`).

    Attributes:
        address: The object's address.
        drop: Asks for the object to be kept no longer; what a finalizer calls.
    """

    __slots__ = ("__weakref__", "_slot", "address", "drop", "undo")

    def __init__(self, address: int) -> None:
        global made
        made += 1
        self.take(address)

    # No function written in Python, which loses a KeyboardInterrupt that is raised in a finalizer.
    __del__ = property(attrgetter("drop"))

    def __getattr__(self, name: str) -> Any:
        # Python asks here for what is not there: the address of an object that is tied.
        if name == "address" and self._slot is None:
            _revive(self)
            if self._slot is not None:
                return self.address
            raise ReferenceError("an object of R was collected with R's last handle of its owner")
        raise AttributeError(name)

    @property
    def is_tied(self) -> bool:
        """Whether others keep the object alive."""
        return self._slot is None

    def take(self, address: int) -> None:
        """Keeps the object alive from now on."""
        self.address = address
        self._slot: int | None = _keep(address)
        self.drop: Callable[[], Any] = partial(dropped.append, self._slot)

    def let_go(self, undo: Callable[[], None]) -> None:
        """Keeps the object no longer.

        Args:
            undo: What to call before it is used again.
        """
        self.drop()
        self.drop, self._slot, self.undo = int, None, undo
        del self.address


# By R's types.
_SHOWN = {
    1: "a name", 2: "a pairlist", 4: "an environment", 6: "a call or formula", 20: "an expression",
    25: "an S4 object",
}  # fmt: skip


class RObject:
    """An R object without a Python counterpart; it returns to R unchanged.

    Attributes:
        where: For a condition: where it was raised, such as an element of a dataset.
    """

    def __init__(self, address: int) -> None:
        self.reference = RReference(address)
        self.where: str | None = None

    @property
    def shown_in_r(self) -> str:
        """What it is, for messages."""
        return _SHOWN.get(rapi.TYPEOF(self.reference.address), "an object")

    def __repr__(self) -> str:
        return f"<{self.shown_in_r} of R>"


made = 0  # how many references there ever were
dropped: deque[int] = deque()  # the slots that `release()` empties
_free: list[int] = []
_room = 0
_held = 0


def release() -> None:
    """Lets go of the objects whose references were dropped. The caller holds R's lock."""
    while dropped:
        slot = dropped.popleft()
        rapi.SET_VECTOR_ELT(_held, slot, rapi.NIL)
        _free.append(slot)


def _keep(address: int) -> int:
    release()
    if not _free:
        rapi.protect(address)
        _grow()
        rapi.unprotect(1)
    slot = _free.pop()
    rapi.SET_VECTOR_ELT(_held, slot, address)
    return slot


def _grow() -> None:
    global _held, _room
    room = max(256, 2 * _room)
    larger = rapi.alloc(rapi.VECSXP, room)
    rapi.preserve(larger)
    for slot in range(_room):
        rapi.SET_VECTOR_ELT(larger, slot, rapi.VECTOR_ELT(_held, slot))
    if _held:
        rapi.release(_held)
    _free.extend(range(room - 1, _room - 1, -1))
    _held, _room = larger, room


def count() -> int:
    """How many R objects Python holds."""
    return _room - len(_free) - len(dropped)
