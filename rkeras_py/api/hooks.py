"""What a host language can do for the package; the bridge sets these hooks under R."""

from __future__ import annotations

import os
from collections.abc import Callable
from types import FunctionType
from typing import Any


class StoppedBetweenSteps(KeyboardInterrupt):
    """The user asked to stop, and no step was under way."""


# Raises StoppedBetweenSteps if the user asked to stop.
check_interrupt: Callable[[], None] | None = None

# Plots the training history so far.
view_history: Callable[[Any], None] | None = None

# The folder in which the host keeps the record of a training run; None if no run is active.
active_record: Callable[[], str | None] | None = None

# Seeds the host's own random numbers.
seed_host: Callable[[int], None] | None = None

# A variable of the environment as the host sees it, who may have set it since Python started; empty
# for none.
variable: Callable[[str], str] | None = None

# Creates a class whose methods are functions of the host: from its name, its base class, and its
# methods and fields by name.
class_of_functions: Callable[[str, type, dict[str, Any]], type] | None = None


# The function that a formula of the host, `~ .x$name`, stands for; any other value as it is.
as_function: Callable[[Any], Any] | None = None

# Notes in an error of the host's code where it happened; False for an error that is none of these.
locate_error: Callable[[BaseException, str], bool] | None = None

# Calls a public function that Python code called, with its arguments by name and those of `*args`;
# some may be objects of the host.
around: Callable[[Callable[..., Any], dict[str, Any], Any], Any] | None = None

# The module of classes that are written in the host.
HOST_CLASSES = "rkeras_classes"

# Has the host get a value as the object of Python that it is.
keep_object: Callable[[Any], Any] | None = None


def stop_if_asked() -> None:
    """Raises StoppedBetweenSteps if the user asked to stop; called where stopping is safe."""
    if check_interrupt is not None:
        check_interrupt()


def environment_variable(name: str) -> str:
    """A variable of the environment as it is now; empty for none."""
    return os.environ.get(name, "") if variable is None else variable(name)


def take_over(name: str) -> str:
    """Brings a variable of the environment up to date in Python's own; an empty one is removed.

    Args:
        name: The name of the variable.

    Returns:
        Its text; empty for none.
    """
    text = environment_variable(name).strip()
    if text:
        os.environ[name] = text
    else:
        os.environ.pop(name, None)
    return text


def step_of(function: Callable[..., Any]) -> Callable[[int, Any], Any]:
    """What calls a function at each batch, with number and logs; the value is dropped.

    A function of the host has a way of its own for it, which costs less.
    """
    step: Callable[[int, Any], Any] = getattr(function, "step", function)
    return step if is_host_function(function) else function


def is_host_function(value: Any) -> bool:
    """Whether a value is a function of the host, R, as `bridge/functions.py` makes them."""
    return isinstance(value, FunctionType) and hasattr(value, "reference")
