"""Python objects that R holds: a table from key to object.

An R handle carries the key of its object. An object keeps its key as long as R holds it, so that
`identical(x, y)` works. R's finalizers queue the keys of collected handles, and the queue is
processed at the next entry.
"""

from __future__ import annotations

import ctypes
import operator
import sys
from collections.abc import Callable
from typing import Any

from rkeras_py.bridge import memory, rapi
from rkeras_py.bridge.by_class import ByClass
from rkeras_py.bridge.c_table import KEEPS_STATE
from rkeras_py.bridge.references import RObject, RReference
from rkeras_py.bridge.to_python import register_type
from rkeras_py.bridge.vectors import text_of

# By key: the object, the number of its handles, and of its elements. C looks here, too.
objects: dict[int, list[Any]] = {}
_keys: dict[int, int] = {}  # id of the object -> key
# Entries of objects to whose handles R objects are tied, and what undoes that.
_tied: dict[int, tuple[list[Any], Callable[[], None]]] = {}
_next_key = 1
# Of objects made from the state of a handle.
_restored_keys: set[int] = set()
_ROOM = 512
_buffer = (ctypes.c_size_t * _ROOM)()
_buffer_address = ctypes.addressof(_buffer)

# class vector, template, whether it keeps its state (as a flag), what counts its elements
_classes: ByClass[tuple[RReference, int, int, memory.Measure | None]] = ByClass()
_STATE = rapi.install(b"rkeras_state")
_callable_template = rapi.NIL

# Set by set_saving(): whether objects of a class are saved with their handles, and the function
# that restores such an object from bytes.
_keeps: Callable[[type], bool]
_load: Callable[[bytes], Any]


class StaleHandle(RuntimeError):
    """A handle was saved in another session: its Python object is not here."""


def set_callable_template(closure: int) -> None:
    """Sets the R function of which handles of callable objects are copies."""
    global _callable_template
    rapi.preserve(closure)
    _callable_template = closure


def set_saving(keeps: Callable[[type], bool], load: Callable[[bytes], Any]) -> None:
    """Sets how handles are saved.

    Args:
        keeps: Says of a class whether its objects are saved with the R objects that hold them.
        load: Makes such an object of its bytes.
    """
    global _keeps, _load
    _keeps, _load = keeps, load


def register_converters() -> None:
    """Registers the conversion of handles to their objects with `to_python()`."""
    register_type(rapi.EXTPTRSXP, _pointer)


def _pointer(address: int, kind: int) -> Any:
    if rapi.inherits(address, b"rkeras_object"):
        return from_handle(address, kind)
    return RObject(address)


def drain() -> list[Any]:
    """Forgets the objects whose R handles were collected.

    Returns:
        These objects. They are to go while other threads may use R: that of an iterator waits for
        the thread that reads ahead, which may wait for R.
    """
    dropped: list[Any] = []
    while True:
        n = rapi.table.drain(_buffer_address, _ROOM)
        for i in range(n):
            key = _buffer[i]
            entry = objects.get(key)
            if entry is None:
                if key not in _tied:
                    continue
                entry = _tied[key][0]
            entry[1] -= 1
            if entry[1] == 0:
                objects.pop(key, None)
                _tied.pop(key, None)
                value, _, size = entry
                del _keys[id(value)]
                _restored_keys.discard(key)
                if size:
                    memory.remove(size)
                dropped.append(value)
        if n < _ROOM:
            return dropped


def count() -> int:
    """How many Python objects R holds."""
    return len(objects) + len(_tied)


def held() -> tuple[list[int], list[Any]]:
    """The objects that R holds but for those that are tied, and their keys."""
    return list(objects), [entry[0] for entry in objects.values()]


def set_tied(keys: list[int], undo: Callable[[], None]) -> None:
    """Notes that R objects are tied to the handles of some keys.

    Args:
        keys: The keys.
        undo: What is called before one of the objects is handed out.
    """
    for key in keys:
        entry = objects.pop(key, None)
        if entry is not None:
            _tied[key] = entry, undo


def put_back(keys: list[int]) -> None:
    """Undoes `set_tied()`."""
    for key in keys:
        found = _tied.pop(key, None)
        if found is not None:
            objects[key] = found[0]


def _entry_of(key: int) -> list[Any] | None:
    """The entry of a key, to whose object nothing is tied any more."""
    if key in _tied:
        _tied[key][1]()
    return objects.get(key)


def to_handle(value: Any) -> int:
    """Makes an R handle of a Python object, unprotected."""
    return int(rapi.make_handle(*handle_of(value)))


def handle_of(value: Any) -> tuple[int, int, int, int]:
    """The arguments of `rapi.make_handle()`, for an object that R is to get at once."""
    kind = type(value)
    known = _classes.get(id(kind))
    if known is None:
        template = _callable_template if callable(value) else rapi.NIL
        keeps = KEEPS_STATE if _keeps(kind) else 0
        about = _class_vector(kind), template, keeps, memory.measure_of(kind)
        known = _classes.remember(kind, about)
    classes, template, flags, measure = known
    key = _keys.get(id(value))
    if key is None:
        size = 0 if measure is None else measure(value)
        if size:
            flags |= memory.add(size)
        return _new_key(value, size), classes.address, template, flags
    if key in _tied:
        _entry_of(key)
    objects[key][1] += 1
    return key, classes.address, template, flags


def _new_key(value: Any, size: int = 0) -> int:
    """A key for an object of which R gets its first handle."""
    global _next_key
    key = _next_key
    _next_key += 1
    objects[key] = [value, 1, size]
    _keys[id(value)] = key
    return key


def from_handle(address: int, kind: int) -> Any:
    """The Python object of an R handle.

    Raises:
        StaleHandle: The handle comes from another session.
    """
    pointer = address if kind == rapi.EXTPTRSXP else rapi.get_attrib(address, rapi.POINTER_SYMBOL)
    key = rapi.key_of(pointer)
    entry = objects.get(key) or _entry_of(key)
    if entry is None:
        return _restored(address, pointer)
    if key in _restored_keys:
        _renew_state(address, pointer)
    return entry[0]


def _restored(address: int, pointer: int) -> Any:
    """The object of a handle that was saved and loaded, made of its state."""
    state = rapi.get_attrib(address, _STATE)
    if rapi.TYPEOF(state) != rapi.RAWSXP or not rapi.xlength(state):
        raise StaleHandle(_why_stale(address))
    value = _load(ctypes.string_at(rapi.RAW(state), rapi.xlength(state)))
    key = _new_key(value)
    rapi.revive(pointer, key)
    _restored_keys.add(key)
    _renew_state(address, pointer)
    return value


def _renew_state(address: int, pointer: int) -> None:
    """Lets a handle go without the state that it was loaded with: the object may change.

    In R's format 2 that is a plain vector, of which each copy of the handle has its own.
    """
    state = rapi.get_attrib(address, _STATE)
    if rapi.TYPEOF(state) == rapi.RAWSXP and rapi.xlength(state):
        rapi.keep_state(address, pointer)


def _why_stale(address: int) -> str:
    kind = text_of(rapi.STRING_ELT(rapi.get_attrib(address, rapi.CLASS), 0))
    is_tensor = rapi.inherits(address, b"tensorflow.tensor")
    instead = "send as.array() of it" if is_tensor else "make it anew where it is needed"
    return (
        f"this object of class {kind} was saved and loaded, or came from another process: it "
        "belongs to a Python session that is not this one. What can be saved and sent are models, "
        "layers, optimizers, losses, metrics, initializers, regularizers, constraints, learning "
        f"rate schedules, histories of training and R's own values; {instead}"
    )


# ---- classes ----------------------------------------------------------------

# The class names of keras 2.9 that R scripts test with inherits(), by the public name of the class
# that gets them in addition to its own.
_NAMES_OF_2_9 = {
    "keras.Model": "keras.engine.training.Model",
    "keras.Sequential": "keras.engine.sequential.Sequential",
    "keras.layers.Layer": "keras.engine.base_layer.Layer",
    "keras.metrics.Metric": "keras.metrics.base_metric.Metric",
    "keras.losses.Loss": "keras.losses.Loss",
    "keras.callbacks.Callback": "keras.callbacks.Callback",
    "keras.optimizers.Optimizer": "keras.optimizers.optimizer_v2.OptimizerV2",
    "keras.KerasTensor": "tensorflow.tensor",
    "keras.Variable": "tensorflow.tensor",
    "tensorflow.Tensor": "tensorflow.tensor",
    "tensorflow.Variable": "tensorflow.tensor",
    "tensorflow.SparseTensor": "tensorflow.tensor",
    "tensorflow.RaggedTensor": "tensorflow.tensor",
    "tensorflow.data.Dataset": "tf_dataset",
}
_FUNCTIONAL_OF_2_9 = "keras.engine.functional.Functional"


def _names_of_2_9(kind: type) -> dict[type, str]:
    """The classes that a class comes from and that had another name in 2.9, with that name.

    Nothing is imported for it: where Keras was not, no class is one of its.
    """
    found = {}
    for path, name in _NAMES_OF_2_9.items():
        module, _, rest = path.partition(".")
        if module in sys.modules:
            found[operator.attrgetter(rest)(sys.modules[module])] = name
    if "keras" in sys.modules:
        keras = sys.modules["keras"]
        # The class of functional models has no public name; it is the type of a functional model.
        both = [
            parent
            for parent in kind.__mro__
            if issubclass(parent, keras.Model) and issubclass(parent, keras.Function)
        ]
        if both:
            found[both[-1]] = _FUNCTIONAL_OF_2_9
    return found


def class_names(kind: type) -> list[str]:
    """The S3 classes of handles of a Python class, most specific first."""
    aliases = _names_of_2_9(kind)
    names: list[str] = []
    for parent in kind.__mro__[:-1]:
        # Builtins go without their module: reticulate would take
        # python.builtin.* for an object of its own.
        full = parent.__qualname__
        if parent.__module__ != "builtins":
            full = f"{parent.__module__}.{full}"
        alias = aliases.get(parent) or vars(parent).get("r_class")
        names.extend(name for name in (alias, full) if name and name not in names)
    # R would print a function as one of its own, if the class of those came first.
    own = ["function"] if "function" in names else []
    return [*(name for name in names if name not in own), "rkeras_object", *own]


def _class_vector(kind: type) -> RReference:
    names = class_names(kind)
    vector: int = rapi.protect(rapi.alloc(rapi.STRSXP, len(names)))
    for i, name in enumerate(names):
        data = name.encode()
        rapi.SET_STRING_ELT(vector, i, rapi.make_char(data, len(data), rapi.CE_UTF8))
    rapi.mark_not_mutable(vector)
    reference = RReference(vector)
    rapi.unprotect(1)
    return reference
