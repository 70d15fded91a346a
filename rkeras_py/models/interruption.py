"""Ctrl-C during training takes effect between two steps, where stopping is safe."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rkeras_py.api import hooks
from rkeras_py.engine import keras

_FUNCTIONS = ("make_train_function", "make_test_function", "make_predict_function")


@contextmanager
def interruptible(model: keras.Model) -> Iterator[None]:
    """Makes a model check for Ctrl-C between its steps, while the block runs.

    TensorFlow cannot tolerate an exception at an arbitrary point, so the functions that run
    one step are wrapped. They are unwrapped when the block ends.

    Args:
        model: The model.
    """
    if hooks.check_interrupt is None:
        yield
        return
    made = {name: getattr(model, name) for name in _FUNCTIONS}
    for name, make in made.items():
        _replace(model, name, functools.partial(_make, model, name, make))
    try:
        yield
    finally:
        for name in _FUNCTIONS:
            model.__dict__.pop(name, None)
            function = name.removeprefix("make_")
            step = getattr(model, function, None)
            if isinstance(step, _Step):
                _replace(model, function, step.unwrapped)


def _replace(model: keras.Model, name: str, value: Any) -> None:
    # Bypasses Keras' tracking of attributes: this is not part of the model's state.
    object.__setattr__(model, name, value)


def _make(model: keras.Model, name: str, make: Callable[..., Any], *args: Any, **kw: Any) -> Any:
    made = make(*args, **kw)
    function = name.removeprefix("make_")
    step = getattr(model, function)
    if not isinstance(step, _Step):
        _replace(model, function, _Step(step))
    return made


class _Step:
    """One step, preceded by a check of the interrupt flag."""

    def __init__(self, step: Callable[..., Any]) -> None:
        self.unwrapped = step

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if hooks.check_interrupt is not None:
            hooks.check_interrupt()
        return self.unwrapped(*args, **kwargs)
