"""Contracts of private members: functions that test what rkeras relies on."""

from __future__ import annotations

from collections.abc import Callable

CONTRACTS: dict[str, Callable[..., None]] = {}


def contract(*paths: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Says that a function tests what is relied on of members."""

    def declare(function: Callable[..., None]) -> Callable[..., None]:
        CONTRACTS.update(dict.fromkeys(paths, function))
        return function

    return declare
