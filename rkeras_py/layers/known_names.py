"""Names of losses, activations and other functions that Keras knows, for those who mistyped one."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Any

from rkeras_py.api.registry import MisfitError
from rkeras_py.engine import keras

_UNKNOWN = re.compile(r"Could not interpret ([\w ]+?)(?: function)? identifier: (\S+)")
_MODULES = {
    "optimizer": "optimizers", "loss": "losses", "metric": "metrics", "activation": "activations",
    "initializer": "initializers", "regularizer": "regularizers", "constraint": "constraints",
}  # fmt: skip
# Names that Keras takes for losses and metrics, but does not list.
_SHORT = ["mse", "mae", "mape", "msle", "kld", "logcosh"]


def known(kind: str) -> list[str]:
    """The names of a kind, such as "loss"."""
    module = getattr(keras, _MODULES.get(kind, "losses"))
    names = [name for name in dir(module) if not name.startswith("_")]
    if kind == "optimizer":
        return [name.lower() for name in names if name != "Optimizer" and name[0].isupper()]
    more = {"metric": ["accuracy", "acc", *_SHORT], "loss": _SHORT}.get(kind, [])
    functions = ("get", "serialize", "deserialize")
    return [*(name for name in names if name.islower() and name not in functions), *more]


def unknown(error: BaseException) -> tuple[str, str] | None:
    """The kind and the name that Keras did not know, if an error is about that."""
    found = _UNKNOWN.search(str(error))
    return None if found is None else (found[1].split()[-1], found[2].strip("'\""))


def near(kind: str, name: str) -> str:
    """The known name that is most like another one, or an empty string."""
    others = [other for other in known(kind) if other != name]
    names = difflib.get_close_matches(name.lower(), others, 5, 0.6)
    return min(names, key=lambda other: abs(len(other) - len(name)), default="")


def article(kind: str) -> str:
    """The kind with its article, "an optimizer"."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def misfit(error: BaseException, arguments: Mapping[str, Any]) -> MisfitError | None:
    """What is wrong with the argument whose name Keras did not know.

    Args:
        error: What Keras raised.
        arguments: The arguments that it was given.

    Returns:
        The error to raise instead; None if Keras failed for another reason.
    """
    found = unknown(error)
    if found is None:
        return None
    kind, name = found
    hint = near(kind, name)
    such_as = f', such as "{hint}"' if hint else ""
    for argument, value in arguments.items():
        if isinstance(value, str) and value == name:
            return MisfitError(argument, f"a function or the name of {article(kind)}{such_as}")
    return None
