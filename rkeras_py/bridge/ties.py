"""Cycles through both languages: R objects that Python holds for nothing but R's own handles.

A model holds its loss, a function of R; the loss holds the environment that it was made in; there R
holds the model. R's collector does not look into Python, nor Python's into R. So now and then
`look()` goes through what R's handles keep alive in Python, and counts references as Python's
collector does: an object with more references than those from objects of that kind, and from the
table of handles, is held by Python itself (a variable, a registry, a frame, another thread), and so
is whatever it refers to. R objects that are held by the others alone, Python lets go of, and
src/ties.c ties them to those handles: they live as long as one of these, and R's collector decides.

When R gives Python one of these handles again, or Python asks for one of the objects, the tie is
undone first: Python may now keep what it gets.
"""

from __future__ import annotations

import ctypes
import gc
import mmap
import sys
import time
import types
import weakref
from typing import Any

from rkeras_py.api.hooks import HOST_CLASSES
from rkeras_py.bridge import errors, handles, r_lock, rapi, references
from rkeras_py.bridge.references import RReference

_EVERY = 8  # new references to R objects between two looks
_SHARE = 0.02  # of the time, at most, unless memory grew
_GROWTH = 256 << 20  # bytes since the last look, or since there was least, which are worth one
_MOST = 400_000  # objects; where there are more, nothing is tied

# Objects without references of interest.
_ATOMS = {
    type(None), bool, int, float, complex, str, bytes, types.CodeType, types.ModuleType,
    type(Ellipsis),
}  # fmt: skip

_GC = rapi.install(b"gc")
_give_back = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc's

due_at = _EVERY  # the number of references at which `look_if_due()` is worth a call
_not_before = 0.0
_least = 0  # bytes in memory
_looks = False
_disturbed = False


class _Tie:
    """R objects that are tied to handles."""

    def __init__(self, weak: RReference, held: list[RReference], keys: list[int]) -> None:
        self._weak = weak
        self._held = [weakref.ref(one) for one in held]
        self._keys = keys
        handles.set_tied(keys, self.undo)
        for one in held:
            one.let_go(self.undo)

    def undo(self) -> None:
        """Has Python hold the objects again. The caller holds R's lock."""
        handles.put_back(self._keys)
        objects = rapi.protect(rapi.untie(self._weak.address))
        try:
            if objects == rapi.NIL:
                return
            for i, one in enumerate(self._held):
                reference = one()
                if reference is not None and reference.is_tied:
                    reference.take(rapi.VECTOR_ELT(objects, i))
        finally:
            rapi.unprotect(1)


def _values_beside() -> dict[int, list[Any]]:
    """What the package notes of objects in dictionaries with weak keys, by the id of the object.

    Such a value lives as long as its key, as if that referred to it.
    """
    found: dict[int, list[Any]] = {}
    package = __name__.partition(".")[0] + "."
    for name, module in list(sys.modules.items()):
        if not name.startswith(package):
            continue
        for notes in vars(module).values():
            if type(notes) is weakref.WeakKeyDictionary:
                for key, value in notes.items():
                    found.setdefault(id(key), []).append(value)
    return found


class _Graph:
    """What objects keep alive: who refers to whom, and how often."""

    def __init__(self, held: list[Any]) -> None:
        self.nodes: list[Any] = []
        self.targets: list[list[int]] = []
        self.within: list[int] = []  # references from other nodes
        self._at: dict[int, int] = {}
        self._still = {id(vars(module)) for module in list(sys.modules.values()) if module}
        self._beside = _values_beside()
        while held:
            self._add(held.pop())
        self.seeds = len(self.nodes)
        for node in self.nodes:  # which grows
            self.targets.append(self._targets_of(node))
            if len(self.nodes) > _MOST:
                raise MemoryError

    def _add(self, one: Any) -> int:
        number = self._at[id(one)] = len(self.nodes)
        self.nodes.append(one)
        self.within.append(0)
        return number

    def _targets_of(self, node: Any) -> list[int]:
        found = []
        for one in gc.get_referents(node) + self._beside.pop(id(node), []):
            number = self._at.get(id(one))
            if number is None:
                number = -1 if self._lives_on(one) else self._add(one)
                self._at[id(one)] = number
            if number >= 0:
                self.within[number] += 1
                found.append(number)
        return found

    def _lives_on(self, one: Any) -> bool:
        """Whether an object is none of those that go when a model does: a module, say."""
        if type(one) in _ATOMS or id(one) in self._still:
            return True
        return isinstance(one, type) and one.__module__ != HOST_CLASSES

    def unheld(self) -> list[bool]:
        """Of each node, whether nothing but nodes and the table of handles leads to it."""
        probe = [object()]
        usual = next(map(sys.getrefcount, probe))
        counts = list(map(sys.getrefcount, self.nodes))
        for number in range(self.seeds):
            counts[number] -= 1
        left = [
            number for number, count in enumerate(counts) if count - usual > self.within[number]
        ]
        unheld = [True] * len(self.nodes)
        while left:
            number = left.pop()
            if unheld[number]:
                unheld[number] = False
                left += self.targets[number]
        return unheld

    def parts(self) -> list[tuple[list[int], list[RReference]]]:
        """The seeds that Python does not hold, with the R objects that they hold, by connection."""
        unheld = self.unheld()
        root = list(range(len(self.nodes)))

        def root_of(number: int) -> int:
            while root[number] != number:
                root[number] = root[root[number]]
                number = root[number]
            return number

        for number, targets in enumerate(self.targets):
            if unheld[number]:
                for other in targets:
                    if unheld[other]:
                        root[root_of(other)] = root_of(number)
        found: dict[int, tuple[list[int], list[RReference]]] = {}
        for number, node in enumerate(self.nodes):
            if not unheld[number]:
                continue
            if type(node) is RReference and not node.is_tied:
                found.setdefault(root_of(number), ([], []))[1].append(node)
        for number in range(self.seeds):
            if unheld[number] and root_of(number) in found:
                found[root_of(number)][0].append(number)
        return list(found.values())


def look_if_due() -> None:
    """Looks, if enough is new, and it takes no more than a small part of the time or memory grew.

    What is in a cycle may be large: a function sees the data of the frame that it was made in.
    """
    global due_at, _disturbed, _not_before, _least
    if _looks:
        _disturbed = True  # a finalizer of R has called Python
        return
    now, resident = time.monotonic(), _resident()
    _least = min(_least, resident)
    has_grown = resident - _least > _GROWTH
    may_look = now >= _not_before or has_grown
    if may_look and r_lock.in_main_thread() and not errors.calls_from_r.depth:
        look()
        if has_grown:
            _collect()
        _not_before = now + (time.monotonic() - now) * (1 + 1 / _SHARE)
        _least = _resident()
    due_at = references.made + _EVERY


def _resident() -> int:
    """How many bytes of this process are in memory; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[1]) * mmap.PAGESIZE
    except OSError:
        return 0


def _collect() -> None:
    """Has R collect what is tied to handles that it does not use any more.

    Left alone, it would let its heap grow first. What finalizers need goes in the second run.
    Memory that is free then goes back to the system, where `_resident()` no longer counts it.
    """
    collect = rapi.protect(rapi.lang1(_GC))
    try:
        for _ in range(2):
            rapi.evaluate(collect, rapi.BASE_ENV)
    finally:
        rapi.unprotect(1)
    if _give_back is not None:
        _give_back(0)


def look() -> int:
    """Ties what R objects Python holds for R's handles alone. The caller holds R's lock.

    Returns:
        The number of R objects that were tied.
    """
    global due_at, _looks, _disturbed
    # Nothing may change what refers to what meanwhile: no other thread, and no finalizer of Python.
    interval, collects = sys.getswitchinterval(), gc.isenabled()
    sys.setswitchinterval(3600)
    gc.disable()
    _looks, _disturbed, due_at = True, False, -1
    try:
        keys, objects = handles.held()
        graph = _Graph(objects)
        keys.reverse()  # they were taken from the end
        parts = [([keys[seed] for seed in seeds], held) for seeds, held in graph.parts()]
        del graph
        return sum(_tie(of, held) for of, held in parts)
    except MemoryError:
        return 0
    finally:
        _looks, due_at = False, references.made + _EVERY
        sys.setswitchinterval(interval)
        time.sleep(0)  # who began to wait meanwhile would wait for as long as was set then
        if collects:
            gc.enable()


def _tie(keys: list[int], held: list[RReference]) -> int:
    """Ties R objects to the handles of keys, unless someone came between."""
    if not keys:
        return 0
    objects = rapi.protect(rapi.alloc(rapi.VECSXP, len(held)))
    numbers = rapi.protect(rapi.alloc(rapi.REALSXP, len(keys)))
    weak = 0
    try:
        for i, one in enumerate(held):
            if one.is_tied:
                return 0
            rapi.SET_VECTOR_ELT(objects, i, one.address)
        ctypes.memmove(rapi.REAL(numbers), (ctypes.c_double * len(keys))(*keys), 8 * len(keys))
        weak = rapi.protect(rapi.tie(objects, numbers))
        if weak == rapi.NIL:
            return 0
        reference = RReference(weak)
        if _disturbed:
            rapi.untie(weak)
            return 0
        _Tie(reference, held, keys)
        references.release()
        return len(held)
    finally:
        rapi.unprotect(3 if weak else 2)


def _revive(reference: RReference) -> None:
    with r_lock.hold_r():
        reference.undo()


references.set_revive(_revive)
