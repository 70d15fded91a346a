"""What a host can do for the rest of the package; the bridge sets it where there is R."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import Any

# Raises KeyboardInterrupt if the user asked to stop. It is called between two steps of
# training, where stopping is safe.
check_interrupt: Callable[[], None] | None = None

# Draws the history of training so far.
view_history: Callable[[Any], None] | None = None

# Seeds the host's own random numbers.
seed_host: Callable[[int], None] | None = None

# Makes a class of which functions of the host are the methods: from its name, the class that it
# inherits from, and its methods and fields by name.
class_of_functions: Callable[[str, type, dict[str, Any]], type] | None = None


# The function that a formula of the host, `~ .x$name`, stands for; any other value as it is.
as_function: Callable[[Any], Any] | None = None

# The module of classes that are written in the host.
HOST_CLASSES = "rkeras_classes"

# Has the host get a value as the object of Python that it is.
keep_object: Callable[[Any], Any] | None = None


def is_host_function(value: Any) -> bool:
    """Whether a value is a function of the host, R, as `bridge/functions.py` makes them."""
    return isinstance(value, FunctionType) and hasattr(value, "reference")
