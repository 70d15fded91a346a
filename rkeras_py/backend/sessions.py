"""The state of the session: names, graphs, and sessions, which are gone."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.api.argument_types import Anything, Bool, Str
from rkeras_py.api.deprecation import obsolete
from rkeras_py.api.registry import REQUIRED, Page, public
from rkeras_py.backend import learning_phase

_FAMILY = "backend"
_PAGE = Page(
    "backend_sessions",
    "The state of the backend",
    "Begin anew with names and graphs. Sessions of TensorFlow 1 are gone.",
)

_uids: defaultdict[str, int] = defaultdict(int)


class SessionError(RuntimeError):
    """A session of TensorFlow 1 was asked for."""


@public(family=_FAMILY, page=_PAGE, invisible=True)
def k_clear_session() -> None:
    """Forgets the names of layers and the graphs that were made, and sets the learning phase to 0.

    The dtype policy, the switch of interactive logging, seeds, and scopes of custom objects that
    are open stay.

    Returns:
        None.

    Example:
        >>> from rkeras_py import k_clear_session
        >>> k_clear_session()
    """
    keras_internals.clear_session()
    _uids.clear()
    learning_phase.set_to(0)


@public(family=_FAMILY, page=_PAGE)
def k_get_session() -> Any:
    """An error: there are no sessions any more.

    Returns:
        Nothing.

    Raises:
        SessionError: Always; the message says what to do instead.

    Example:
        >>> from rkeras_py import k_constant, k_eval
        >>> k_eval(k_constant([1.0]))
        array([1.], dtype=float32)
    """
    raise SessionError(
        "k_get_session(): TensorFlow 2 has no sessions; tensors have their numbers at once: "
        "k_eval(x) gives them, k_function() those of symbolic tensors"
    )


@public(family=_FAMILY, page=_PAGE)
def k_set_session(session: Anything | None = REQUIRED) -> None:
    """An error: there are no sessions any more.

    Args:
        session: A session of TensorFlow 1.

    Returns:
        Nothing.

    Raises:
        SessionError: Always; the message says what to do instead.

    Example:
        >>> from rkeras_py import k_clear_session
        >>> k_clear_session()
    """
    raise SessionError(
        "k_set_session(): TensorFlow 2 has no sessions; memory and threads are set with "
        "tf$config, such as tf$config$set_visible_devices()"
    )


@public(family=_FAMILY, page=_PAGE)
def k_get_uid(prefix: Str = "") -> int:
    """Counts the calls with a prefix.

    Args:
        prefix: A string.

    Returns:
        1 at the first call with this prefix, 2 at the second, ...

    Example:
        >>> from rkeras_py import k_get_uid, k_reset_uids
        >>> k_reset_uids()
        >>> k_get_uid("mine")
        1
    """
    _uids[prefix] += 1
    return _uids[prefix]


@public(family=_FAMILY, page=_PAGE, invisible=True)
def k_reset_uids() -> None:
    """Begins anew with the counts of `k_get_uid()` and with the names of layers.

    Returns:
        None.

    Example:
        >>> from rkeras_py import k_reset_uids
        >>> k_reset_uids()
    """
    _uids.clear()
    keras_internals.reset_names()


@public(family=_FAMILY, page=_PAGE, invisible=True)
def k_manual_variable_initialization(value: Bool = REQUIRED) -> None:
    """Has no effect: variables have their values when they are made. A warning says so, once.

    Args:
        value: Whether the user initializes variables.

    Returns:
        None.

    Example:
        >>> from rkeras_py import k_manual_variable_initialization
        >>> k_manual_variable_initialization(False)
    """
    if value:
        obsolete(
            "k_manual_variable_initialization", "value", "variables have their values when made"
        )
