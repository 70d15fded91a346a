"""Warnings with a class: an argument that has no meaning any more, said once."""

from __future__ import annotations

import warnings


class DeprecatedFunctionWarning(UserWarning):
    """A function of the 2.9.0 API that has a better one in its place."""


class ObsoleteArgumentWarning(UserWarning):
    """An argument of the 2.9.0 API that has no meaning in Keras 3."""


_said: set[tuple[str, str]] = set()


def obsolete(function: str, argument: str, instead: str) -> None:
    """Warns once in a session that an argument has no meaning any more.

    Args:
        function: The public function that was called.
        argument: Its argument.
        instead: What to do instead.
    """
    if (function, argument) in _said:
        return
    _said.add((function, argument))
    warnings.warn(
        f"{function}(): `{argument}` has no meaning in Keras 3 and is not used: {instead}",
        ObsoleteArgumentWarning,
        stacklevel=2,
    )


def deprecated(function: str, instead: str) -> None:
    """Warns once in a session that a function has a better one in its place.

    Args:
        function: The public function that was called.
        instead: What to do instead.
    """
    if (function, "") in _said:
        return
    _said.add((function, ""))
    warnings.warn(f"{function}() is deprecated: {instead}", DeprecatedFunctionWarning, stacklevel=2)
