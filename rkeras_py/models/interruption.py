"""Ctrl-C during training takes effect between two steps, where stopping is safe.

What a step that fails has changed is put back there, too.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rkeras_py.api import hooks
from rkeras_py.engine import keras
from rkeras_py.models import restoring

_FUNCTIONS = ("make_train_function", "make_test_function", "make_predict_function")


@contextmanager
def interruptible(model: keras.Model) -> Iterator[None]:
    """Makes a model check for Ctrl-C between its steps, while the block runs.

    TensorFlow cannot tolerate an exception at an arbitrary point, so the functions that run
    one step are wrapped. They are unwrapped when the block ends.

    Args:
        model: The model.
    """
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
        if function == "train_function":
            _replace(model, function, _Step(functools.partial(restoring.step, model, step), step))
        else:
            _replace(model, function, _Step(step, step))
    return made


class _Step:
    """One step, preceded by a check of the interrupt flag.

    Args:
        step: What runs it.
        unwrapped: Keras' function.
    """

    def __init__(self, step: Callable[..., Any], unwrapped: Callable[..., Any]) -> None:
        self._step = step
        self.unwrapped = unwrapped

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        hooks.stop_if_asked()
        return self._step(*args, **kwargs)
