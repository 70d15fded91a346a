"""The features that a step is given, and the names of what it makes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def _names(called: str, value: Any) -> list[str]:
    names = [value] if isinstance(value, str) else value
    if hasattr(names, "tolist"):
        names = names.tolist()
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        raise TypeError(f"{called}(): features must be names, or lists of names")
    return list(names)


def each(
    called: str, given: Sequence[Any], named: Mapping[str, Any], prefix: str = ""
) -> list[tuple[str, str]]:
    """The features that were given one by one, with the names of those that are made of them."""
    pairs = [(prefix + name, name) for value in given for name in _names(called, value)]
    for name, value in named.items():
        sources = _names(called, value)
        if len(sources) != 1:
            raise ValueError(
                f"{called}(): `{name}` must be one feature, but is {', '.join(sources) or 'none'}"
            )
        pairs.append((name, sources[0]))
    if not pairs:
        raise ValueError(f"{called}(): no features were given")
    return list(dict.fromkeys(pairs))


def groups(
    called: str, given: Sequence[Any], named: Mapping[str, Any], prefix: str
) -> list[tuple[str, tuple[str, ...]]]:
    """The features that were given in lists, with the names of those that are made of each."""
    lists: list[tuple[str | None, list[str]]]
    lists = [(None, _names(called, value)) for value in given]
    lists += [(name, _names(called, value)) for name, value in named.items()]
    if not lists:
        raise ValueError(f"{called}(): no features were given")
    for _, names in lists:
        if len(names) < 2:
            raise ValueError(
                f"{called}(): two features or more must be given together, as in "
                f'["a", "b"], but {", ".join(names) or "none"} was given'
            )
    return [(name or "_".join([prefix, *names]), tuple(names)) for name, names in lists]
