"""Python objects on their way to reticulate, which runs in the same process.

Our half of R leaves an object here; reticulate imports this module as well, and takes it.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

_left: dict[int, Any] = {}
_tickets = iter(range(1, 2**62))


def leave(value: Any) -> int:
    """Leaves an object.

    Args:
        value: Any object.

    Returns:
        The ticket for it.
    """
    ticket = next(_tickets)
    _left[ticket] = value
    return ticket


def take(ticket: float) -> Any:
    """Takes an object that was left.

    Args:
        ticket: What `leave()` returned.

    Returns:
        The object.
    """
    return _left.pop(int(ticket))


def holding(ticket: float) -> SimpleNamespace:
    """Takes an object that was left, as an attribute.

    Args:
        ticket: What `leave()` returned.

    Returns:
        An object whose `value` it is.
    """
    return SimpleNamespace(value=take(ticket))
