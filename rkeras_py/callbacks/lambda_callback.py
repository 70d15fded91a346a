"""The callback that calls functions of the user."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rkeras_py.api.argument_types import (
    Function,
)
from rkeras_py.api.hooks import step_of
from rkeras_py.api.registry import public
from rkeras_py.callbacks.base import FAMILY
from rkeras_py.engine import keras


class LambdaCallback(keras.callbacks.Callback):  # type: ignore[misc]
    """Calls a function at each stage of training.

    Args:
        functions: The functions, by the names of the callback methods that they implement.
    """

    def __init__(self, functions: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__()
        methods = {name: _by_position(name, function) for name, function in functions.items()}
        self.__dict__.update(methods | joined_batch_methods(methods))


def joined_batch_methods(methods: Mapping[str, Callable[..., Any]]) -> dict[str, Any]:
    """Joins `on_batch_*` and `on_train_batch_*` in a callback that defines both.

    The names without "train" are older; Keras calls them only if the others are missing.

    Args:
        methods: The methods of the callback, by name.

    Returns:
        Methods that replace its `on_train_batch_*`.
    """
    joined = {}
    for when in ("begin", "end"):
        older, newer = (methods.get(f"on_{what}batch_{when}") for what in ("", "train_"))
        if older is not None and newer is not None:
            joined[f"on_train_batch_{when}"] = _both(older, newer)
    return joined


def _by_position(name: str, function: Callable[..., Any]) -> Callable[..., None]:
    """A method that calls a function whose arguments may have any names."""
    if name.removeprefix("on_") in {f"{a}_{b}" for a in _PHASES for b in ("begin", "end")}:

        def whole(logs: Any = None) -> None:
            function(logs)

        return whole

    call = step_of(function)
    if call is not function:
        return call  # it takes `logs` by name too

    def step(number: int, logs: Any = None) -> None:
        function(number, logs)

    return step


_PHASES = ("train", "test", "predict")


def _both(first: Callable[..., Any], second: Callable[..., Any]) -> Callable[..., None]:
    def on_train_batch(*args: Any, **kwargs: Any) -> None:
        first(*args, **kwargs)
        second(*args, **kwargs)

    return on_train_batch


@public(family=FAMILY)
def callback_lambda(
    on_epoch_begin: Function | None = None,
    on_epoch_end: Function | None = None,
    on_batch_begin: Function | None = None,
    on_batch_end: Function | None = None,
    on_train_batch_begin: Function | None = None,
    on_train_batch_end: Function | None = None,
    on_train_begin: Function | None = None,
    on_train_end: Function | None = None,
    on_predict_batch_begin: Function | None = None,
    on_predict_batch_end: Function | None = None,
    on_predict_begin: Function | None = None,
    on_predict_end: Function | None = None,
    on_test_batch_begin: Function | None = None,
    on_test_batch_end: Function | None = None,
    on_test_begin: Function | None = None,
    on_test_end: Function | None = None,
) -> Any:
    """Calls your own functions at each stage of training.

    Functions for epochs and batches receive two arguments: the number of the epoch or
    batch, counted from 0, and the logs. The others receive only the logs.

    Args:
        on_epoch_begin: Called at the beginning of each epoch.
        on_epoch_end: Called at the end of each epoch.
        on_batch_begin: Called at the beginning of each batch in training.
        on_batch_end: Called at the end of each batch in training.
        on_train_batch_begin: The same as `on_batch_begin`.
        on_train_batch_end: The same as `on_batch_end`.
        on_train_begin: Called at the beginning of training.
        on_train_end: Called at the end of training.
        on_predict_batch_begin: Called at the beginning of each batch in prediction.
        on_predict_batch_end: Called at the end of each batch in prediction.
        on_predict_begin: Called at the beginning of prediction.
        on_predict_end: Called at the end of prediction.
        on_test_batch_begin: Called at the beginning of each batch in evaluation, including
            validation during training.
        on_test_batch_end: Called at the end of each batch in evaluation.
        on_test_begin: Called at the beginning of evaluation.
        on_test_end: Called at the end of evaluation.

    Returns:
        A callback for `fit()`, `evaluate()` and `predict()`.

    Example:
        >>> from rkeras_py import callback_lambda
        >>> callback = callback_lambda(on_epoch_end=print)
    """
    functions = {name: function for name, function in locals().items() if function is not None}
    return LambdaCallback(functions)
