"""rkeras with `rpy2.robjects`, for Python code that handles R objects.

    import rpy2.robjects as ro
    import rkeras_py

    rkeras_py.robjects.activate()      # or: with rkeras_py.robjects.context(): ...
    ro.globalenv["model"] = model      # the model itself, not a copy
    ro.r("model %>% fit(x, y)")
    model.predict(x)

Models, layers, tensors, histories and functions cross both ways as the objects that they are.
rpy2's own rules and those for numpy and pandas hold for everything else. Functions of `rkeras_py`
take what rpy2 holds: vectors, data frames, and R functions as losses, callbacks or generators.
Needs R, the R package rkeras and `pip install 'rkeras_py[robjects]'`.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from rkeras_py.bridge import hosts

__all__ = ["activate", "context", "converter", "deactivate"]


def _rules() -> Any:
    """The module with the rules; R is started, and joined with this Python, if it is not yet.

    Raises:
        HostError: R, the R package or rpy2's high layer is missing.
    """
    hosts.join_robjects()
    from rkeras_py.bridge import robjects

    return robjects


def activate() -> None:
    """Puts rkeras' rules on top of those that rpy2 has now, in `%%R` of a notebook too.

    Rules that are added later, `default_converter + pandas2ri.converter` say, stay beneath.

    Raises:
        HostError: R, the R package or rpy2's high layer is missing.
    """
    _rules().activate()


def deactivate() -> None:
    """Takes back what `activate()` did."""
    _rules().deactivate()


def context() -> AbstractContextManager[Any]:
    """The same for the block of a `with` statement.

    Returns:
        A context manager, whose value is the rules.

    Raises:
        HostError: R, the R package or rpy2's high layer is missing.
    """
    rules: AbstractContextManager[Any] = _rules().context()
    return rules


def converter() -> Any:
    """The rules as a converter of rpy2, to be added to others.

    `(default_converter + pandas2ri.converter + converter()).context()` puts them in force.
    Functions of `rkeras_py` take objects of R only after `activate()` or in `context()`.

    Returns:
        A new converter. Its rules stay on top of those of any other, in whichever order they are
        added.

    Raises:
        HostError: R, the R package or rpy2's high layer is missing.
    """
    return _rules().alone()
