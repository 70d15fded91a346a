"""Calls as data: what is made, with which arguments, in words that both sides understand."""

from __future__ import annotations

import functools
import importlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from judge.formals import REQUIRED, UNKNOWN, formals

# R's create_layer() passed these on only where they were not NULL.
_TAIL = ("input_shape", "batch_input_shape", "batch_size", "dtype", "name", "trainable", "weights")
# Of the arguments of losses and metrics R passed on only those that were given.
_PASSED_AS_GIVEN = ("loss_", "metric_")
_OBJECTS = ("object", "inputs", "x", "y_true", "y_pred")


@dataclass(frozen=True)
class Call:
    """A call of a function of keras 2.9 by its name; arguments may be calls themselves."""

    function: str
    arguments: Mapping[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        given = ", ".join(f"{name} = {value!r}" for name, value in self.arguments.items())
        return f"{self.function}({given})"


@dataclass(frozen=True)
class Named:
    """A function of TensorFlow by its name, such as `nn.relu`."""

    path: str


@functools.cache
def _names() -> dict[str, dict[str, Any]]:
    return json.loads((Path(__file__).parent / "names.json").read_text())


def _found(path: str, module: str) -> Any:
    found: Any = importlib.import_module(module)
    for name in path.split("."):
        found = getattr(found, name)
    return found


def _class_path(function: str) -> str:
    """Where Keras 2 has what a function of 2.9 makes: the rule, for `names.json` the exceptions."""
    for prefix, module in (
        ("learning_rate_schedule_", "optimizers.schedules."),
        ("optimizer_", "optimizers.legacy."),
        ("layer_", "layers."),
        ("loss_", "losses."),
        ("metric_", "metrics."),
        ("initializer_", "initializers."),
    ):
        if function.startswith(prefix):
            words = function.removeprefix(prefix).split("_")
            camel = "".join(word.capitalize() for word in words)
            return module + re.sub(r"(\d)d", r"\1D", camel)
    return function_path(function)


def function_path(function: str) -> str:
    """Where Keras 2 has the function that one of 2.9 calls with values."""
    if "function" in _names().get(function, {}):
        return str(_names()[function]["function"])
    for prefix, module in (
        ("activation_", "activations."),
        ("loss_", "losses."),
        ("metric_", "metrics."),
        ("k_", "backend."),
    ):
        if function.startswith(prefix):
            return module + function.removeprefix(prefix)
    raise KeyError(f"names.json has no row for {function}")


class Keras2:
    """Keras 2, called as keras 2.9 called it."""

    name = "keras2"

    def __init__(self) -> None:
        import tf_keras

        self.keras = tf_keras

    def make(self, call: Call) -> Any:
        """What the call makes, with the defaults that keras 2.9 passed on."""
        row = _names().get(call.function, {})
        path = row.get("class") or _class_path(call.function)
        return self.call_path(path, call)

    def function(self, call: Call) -> Any:
        """A function of values, with the arguments that are not values bound to it."""
        return functools.partial(self.call_path, function_path(call.function), call)

    def call_path(self, path: str, call: Call, *values: Any) -> Any:
        """Calls what Keras 2 has under a path."""
        row = _names().get(call.function, {})
        omitted = {*row.get("omit", ()), *_TAIL, *_OBJECTS}
        if call.function.startswith(_PASSED_AS_GIVEN):
            omitted.update(formals()[call.function])
        arguments = dict(row.get("constant", {}))
        for name, default in formals()[call.function].items():
            if name in call.arguments:
                continue
            if default in (REQUIRED, UNKNOWN) if isinstance(default, str) else False:
                continue
            if name not in omitted:
                value = _from_zero(call.function, name, _first(default, name))
                arguments[row.get("rename", {}).get(name, name)] = value
        for name, value in call.arguments.items():
            arguments[row.get("rename", {}).get(name, name)] = self.realise(value)
        if values:  # a function has no `name`, `reduction` or `dtype`
            for name in ("reduction", "name", "dtype"):
                arguments.pop(name, None)
        module, _, inner = path.rpartition(":")
        return _found(inner, module or "tf_keras")(*values, **arguments)

    def realise(self, value: Any) -> Any:
        """A value as this side takes it."""
        return _realise(self, value)


class Rkeras:
    """The public functions of rkeras."""

    name = "rkeras"

    def __init__(self) -> None:
        import rkeras_py
        from rkeras_py.engine import keras

        self.keras = keras
        self.rkeras = rkeras_py

    def make(self, call: Call) -> Any:
        """What the call makes."""
        return self.call(call)

    def function(self, call: Call) -> Any:
        """A function of values, with the other arguments bound to it."""
        return functools.partial(self.call, call)

    def call(self, call: Call, *values: Any) -> Any:
        """Calls a function with values first."""
        arguments = {name: self.realise(value) for name, value in call.arguments.items()}
        return getattr(self.rkeras, call.function)(*values, **arguments)

    def realise(self, value: Any) -> Any:
        """A value as this side takes it."""
        return _realise(self, value)


def _from_zero(function: str, name: str, default: Any) -> Any:
    """An axis of a backend function, which R counts from 1, as R passed it on."""
    if function.startswith("k_") and name == "axis" and default is not None and default > 0:
        return default - 1
    return default


def _first(default: Any, name: str) -> Any:
    """R's match.arg(): of a vector of strings as default, the first."""
    if isinstance(default, tuple) and default and all(isinstance(d, str) for d in default):
        return default[0]
    return default


def _realise(side: Any, value: Any) -> Any:
    if isinstance(value, Call):
        return side.make(value)
    if isinstance(value, Named):
        return _found(value.path, "tensorflow")
    if isinstance(value, list | tuple):
        return type(value)(_realise(side, item) for item in value)
    if isinstance(value, dict):
        return {key: _realise(side, item) for key, item in value.items()}
    return value


def numbers(seed: int, *shape: int, low: float = -1.0, high: float = 1.0) -> np.ndarray[Any, Any]:
    """Uniform numbers, the same for both sides."""
    return np.random.default_rng(seed).uniform(low, high, shape).astype("float32")
