"""The formals of R functions as Python's signatures, and the names in those of Python.

Keras and TensorFlow look at the signature of a function that they call, and may call it by
these names. A formal whose name is none in Python (`na.rm`, `lambda`) has one that is like it
there (`na_rm`, `lambda_`); by name it is also taken as R spells it.
"""

from __future__ import annotations

import inspect
import keyword
import re
from collections.abc import Iterable, Mapping
from inspect import Parameter
from typing import Any


class _Computed:
    """Stands for a default that R computes."""

    def __repr__(self) -> str:
        return "<computed by R>"


COMPUTED = _Computed()


class Formals:
    """The formals of an R function.

    Attributes:
        names: The names in R, without `...`.
        variadic: Whether `...` is among them.
        signature: What Python is shown.
    """

    def __init__(
        self,
        names: Iterable[str],
        states: Iterable[str],
        defaults: Iterable[Any],
        *,
        is_method: bool = False,
        open_ended: bool = False,
    ) -> None:
        """Reads what R tells of a function.

        Args:
            names: The names of the formals.
            states: What default each has: "required", "constant" or "computed".
            defaults: The defaults that are constants.
            is_method: Whether Python calls it with `self` first; what follows `...` then is
                given by name alone.
            open_ended: Whether it takes further arguments by name in any case.
        """
        self.names: list[str] = []
        self.variadic = False
        self._by_position: list[str] = []
        self._in_r: dict[str, str] = {}  # R's names of formals that are renamed for Python
        kind: Any = Parameter.POSITIONAL_OR_KEYWORD
        parameters = [Parameter("self", kind)] if is_method else []
        reserved = {"self"} if is_method else set()
        names = list(names)
        taken = reserved | set(names)
        for name, state, constant in zip(names, states, defaults, strict=True):
            if name == "...":
                self.variadic = True
                if is_method:
                    parameters.append(Parameter(_free("args", taken), Parameter.VAR_POSITIONAL))
                    kind = Parameter.KEYWORD_ONLY
                continue
            shown = name
            if not _is_name(name) or name in reserved:
                shown = _free(re.sub(r"\W", "_", name), taken)
                taken.add(shown)
                self._in_r[shown] = name
            self.names.append(name)
            if kind is not Parameter.KEYWORD_ONLY:
                self._by_position.append(name)
            default = _default(state, constant, parameters, kind)
            parameters.append(Parameter(shown, kind, default=default))
        if self.variadic or self._in_r or open_ended:
            parameters.append(Parameter(_free("kwargs", taken), Parameter.VAR_KEYWORD))
        self.signature = inspect.Signature(parameters)

    def by_name(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> dict[str, Any]:
        """The arguments of a call by R's names of them.

        Args:
            args: The positional ones, without `self`.
            kwargs: Those that were given by name.

        Returns:
            The arguments; positional ones for which there is no formal are left out.
        """
        named = dict(zip(self._by_position, args, strict=False))
        return named | {self._in_r.get(name, name): value for name, value in kwargs.items()}

    def call(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> tuple[list[str], list[Any]]:
        """The names and values with which R is called; it computes its own defaults.

        Args:
            args: The positional arguments, without `self`.
            kwargs: Those that were given by name.

        Returns:
            The names, empty for positional arguments, and the values.
        """
        for value in args:
            if value is COMPUTED:
                # The rest goes by name, so that R computes this default.
                kwargs, args = self.by_name(args, kwargs), args[len(self._by_position) :]
                break
        if not kwargs:
            return [""] * len(args), list(args)
        given = {
            self._in_r.get(name, name): value
            for name, value in kwargs.items()
            if value is not COMPUTED
        }
        return [""] * len(args) + list(given), [*args, *given.values()]


def argument_names(target: Any) -> list[str]:
    """What R completes after `target(`: names of arguments; of a layer those of its `call()`.

    Args:
        target: What is called.
    """
    functions: tuple[Any, ...] = (target, getattr(target, "call", None))
    for function in functions:
        try:
            parameters = inspect.signature(function).parameters.values()
        except (TypeError, ValueError):  # nothing that can be called, or it does not tell
            continue
        named = (Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY)
        found = [p.name for p in parameters if p.kind in named and p.name != "self"]
        if found:
            return found
    return []


def _is_name(name: str) -> bool:
    return name.isidentifier() and not keyword.iskeyword(name)


def _free(name: str, taken: set[str]) -> str:
    """A valid, unused Python name that is similar to a name in R."""
    if not name.isidentifier():
        name = "_" + name
    while keyword.iskeyword(name) or name in taken:
        name += "_"
    return name


def _default(state: str, constant: Any, before: list[Parameter], kind: Any) -> Any:
    """The default of a parameter that comes after others."""
    if state == "constant":
        return constant
    # In Python, parameters after one with a default need one too.
    follows = kind is not Parameter.KEYWORD_ONLY and any(
        parameter.default is not Parameter.empty for parameter in before
    )
    return COMPUTED if state != "required" or follows else Parameter.empty
