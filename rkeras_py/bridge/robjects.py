"""What crosses between Python and R by `rpy2.robjects`: rkeras' rules on top of others.

Handles of R become the Python objects that they are, and what rpy2 has no rule for becomes a
handle or the value of R that the bridge makes of it. All else is left to the rules beneath: rpy2's
own, those for numpy and pandas. `rkeras_py/robjects.py` is where users import from.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from types import FunctionType
from typing import Any

import numpy as np
from rpy2 import rinterface, robjects
from rpy2.robjects.conversion import Converter, get_conversion

from rkeras_py.api import hooks
from rkeras_py.api.results import Record
from rkeras_py.bridge import handles, interrupts, r_lock, rapi, sharing
from rkeras_py.bridge.to_python import to_python
from rkeras_py.bridge.to_r import to_r
from rkeras_py.engine import keras, tf
from rkeras_py.models.history import TrainingHistory

# Objects that cross as themselves, whatever rules there are for what looks like an array.
_OURS = (
    keras.KerasTensor, keras.Variable, keras.Layer, keras.callbacks.Callback, keras.losses.Loss,
    keras.optimizers.Optimizer, keras.initializers.Initializer, keras.regularizers.Regularizer,
    keras.constraints.Constraint, keras.metrics.Metric, tf.Tensor, tf.Variable, tf.SparseTensor,
    tf.RaggedTensor, tf.data.Dataset, Record, FunctionType,
)  # fmt: skip


def _held(value: Any) -> Any:
    """A Python value as an R object of rpy2's low layer."""
    with r_lock.hold_r():
        address = rapi.protect(to_r(value))
        try:
            return sharing.object_at(address)
        finally:
            rapi.unprotect(1)


def _py2rpy(beneath: Converter, value: Any) -> Any:
    if isinstance(value, _OURS) or (isinstance(value, type) and issubclass(value, _OURS)):
        return _held(value)
    try:
        return beneath.py2rpy(value)
    except NotImplementedError:
        return _held(value)


def _rpy2py(beneath: Converter, value: Any) -> Any:
    if not isinstance(value, rinterface.sexp.Sexp):
        return beneath.rpy2py(value)
    address, kind = value.rid, value.typeof
    with r_lock.hold_r():
        if kind == rapi.EXTPTRSXP and rapi.inherits(address, b"rkeras_object"):
            return handles.from_handle(address, kind)
        if kind == rapi.CLOSXP and rapi.get_attrib(address, rapi.POINTER_SYMBOL) != rapi.NIL:
            return handles.from_handle(address, kind)
        if kind == rapi.VECSXP and rapi.inherits(address, TrainingHistory.r_class.encode()):
            return _history(to_python(address))
    return beneath.rpy2py(value)


def _history(parts: dict[str, Any]) -> TrainingHistory:
    metrics = parts["metrics"] or {}
    return TrainingHistory(
        dict(parts["params"] or {}),
        {name: np.atleast_1d(values).tolist() for name, values in metrics.items()},
    )


class RkerasConverter(Converter):  # type: ignore[misc]
    """Rules of rpy2 with rkeras' on top; they stay on top of whatever is added.

    Everything goes through the functions of `rules`, and a copy of this takes over these.
    """

    beneath: Converter
    rules: tuple[Any, Any]

    py2rpy = property(lambda self: self.rules[0])
    rpy2py = property(lambda self: self.rules[1])

    def put_over(self, beneath: Converter) -> None:
        """Sets the rules for what is none of rkeras' objects."""
        self.beneath = beneath
        to_r, to_python = functools.partial(_py2rpy, beneath), functools.partial(_rpy2py, beneath)
        self.rules = functools.singledispatch(to_r), functools.singledispatch(to_python)

    def __add__(self, other: Converter) -> Converter:
        return over(self.beneath + other)

    def __radd__(self, other: Converter) -> Converter:
        return over(other + self.beneath)


def over(beneath: Converter) -> RkerasConverter:
    """A converter with rkeras' rules on top.

    Args:
        beneath: The rules for what is none of rkeras' objects; it is left as it is.
    """
    if isinstance(beneath, RkerasConverter):
        return beneath
    made = RkerasConverter(f"{beneath.name} + rkeras", template=beneath)
    made.put_over(beneath)
    return made


def alone() -> RkerasConverter:
    """A converter with rkeras' rules on top of none."""
    return over(Converter("none"))


# ---- arguments of Python's functions --------------------------------------------------------


def taken(value: Any) -> Any:
    """What an argument is for a function of Python: objects of R, in lists too, are converted."""
    if isinstance(value, rinterface.sexp.Sexp):
        with r_lock.hold_r():
            return to_python(value.rid)
    if type(value) in (list, tuple):
        return type(value)(map(taken, value)) if any(map(_has_r, value)) else value
    if type(value) is dict and any(map(_has_r, value.values())):
        return {name: taken(part) for name, part in value.items()}
    return value


def _has_r(value: Any) -> bool:
    if type(value) in (list, tuple):
        return any(map(_has_r, value))
    if type(value) is dict:
        return any(map(_has_r, value.values()))
    return isinstance(value, rinterface.sexp.Sexp)


def around(call: Callable[[Any, Any], Any], values: dict[str, Any], unnamed: Any) -> Any:
    """Calls a public function from Python, with arguments that rpy2 may hold.

    R is free meanwhile, even where R called the code that calls this: a generator that is
    written in R runs in a thread of its own.
    """
    with interrupts.at_top():
        values = {name: taken(value) for name, value in values.items()}
        with r_lock.release_r() if r_lock.is_mine() else nullcontext():
            return call(values, [taken(value) for value in unnamed])


# ---- on request -----------------------------------------------------------------------------

_changed: list[Converter] = []  # by activate()
_uses = 0


def _use(on: bool) -> None:
    """Counts who asked for rkeras' way with errors and arguments."""
    global _uses
    _uses += 1 if on else -1
    hooks.around = around if _uses else None
    sharing.share()
    sharing.note_errors(bool(_uses))


def activate() -> None:
    """Puts rkeras' rules on top of those that are in force, for good."""
    if _changed:
        return
    targets = [robjects.default_converter, get_conversion(), *_of_notebooks()]
    for target in {id(target): target for target in targets}.values():
        if isinstance(target, RkerasConverter):
            continue
        beneath = Converter(target.name, template=target)
        _changed.append(target)
        # In place: each cell of a notebook runs in a copy of the context that knows the object.
        target.__class__ = RkerasConverter
        target.put_over(beneath)
    _use(True)


def deactivate() -> None:
    """Takes back what `activate()` changed."""
    if not _changed:
        return
    while _changed:
        target = _changed.pop()
        target.__class__ = Converter
        del target.beneath, target.rules
    _use(False)


@contextmanager
def context() -> Iterator[Converter]:
    """Rules with rkeras' on top of those that are in force, within the block."""
    _use(True)
    try:
        with over(get_conversion()).context() as rules:
            yield rules
    finally:
        _use(False)


def _of_notebooks() -> list[Converter]:
    """The rules of `%%R` in a notebook."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is None:
        return []
    from rpy2.ipython import rmagic

    loaded = shell.magics_manager.registry.get("RMagics")
    return [rmagic.default.converter, *([] if loaded is None else [loaded.options.converter])]
