"""R objects that Python holds on to, kept from R's collector.

One preserved R list holds them all, a slot each: R's own list of preserved objects
is searched from end to end at each release. A reference that Python drops only
notes its slot, because that may happen in any thread; slots are emptied by `release()`, when
R calls Python or the next reference is made.
"""

from __future__ import annotations

from collections import deque

from rkeras_py.bridge import rapi


class RReference:
    """Keeps one R object alive.

    Attributes:
        address: The object's address.
    """

    __slots__ = ("__weakref__", "_slot", "address")

    def __init__(self, address: int) -> None:
        self.address = address
        self._slot = _keep(address)

    def __del__(self) -> None:
        _dropped.append(self._slot)


class RObject:
    """An R object without a Python counterpart; it returns to R unchanged.

    Attributes:
        where: For a condition: where it was raised, such as an element of a dataset.
    """

    def __init__(self, address: int) -> None:
        self.reference = RReference(address)
        self.where: str | None = None

    def __repr__(self) -> str:
        return f"<R object of type {rapi.TYPEOF(self.reference.address)}>"


_dropped: deque[int] = deque()
_free: list[int] = []
_room = 0
_held = 0


def release() -> None:
    """Lets go of the objects whose references were dropped. The caller holds R's lock."""
    while _dropped:
        slot = _dropped.popleft()
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
    return _room - len(_free) - len(_dropped)
