"""Classed warnings, given once: obsolete arguments and deprecated functions."""

from __future__ import annotations

import warnings


class DeprecatedFunctionWarning(UserWarning):
    """A function of the 2.9.0 API that is superseded by a better one."""


class ObsoleteArgumentWarning(UserWarning):
    """An argument of the 2.9.0 API that has no meaning in Keras 3."""


_said: set[tuple[str, str]] = set()


def obsolete(function: str, argument: str, instead: str) -> None:
    """Warns once per session that an argument no longer has a meaning.

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
    """Warns once per session that a function is superseded.

    Args:
        function: The public function that was called.
        instead: What to do instead.
    """
    if (function, "") in _said:
        return
    _said.add((function, ""))
    warnings.warn(f"{function}() is deprecated: {instead}", DeprecatedFunctionWarning, stacklevel=2)
