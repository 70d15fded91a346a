"""How every backend function is called.

`operation` makes of a function on TensorFlow's tensors one that takes whatever stands for a
tensor. Where an argument is symbolic, the function becomes a layer (`symbolic.py`), or,
in a model's loss, takes its value (`evaluation.py`).
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from rkeras_py.backend import evaluation
from rkeras_py.backend.implementations import OPERATIONS, Implementation, has_symbolic
from rkeras_py.backend.symbolic import apply

P = ParamSpec("P")
R = TypeVar("R")


def operation(
    *tensors: str,
    lists: tuple[str, ...] = (),
    alike: bool = False,
    calls_back: bool = False,
    compilable: bool = True,
    named_by: str | None = None,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Makes a function on TensorFlow's tensors one that takes all that stands for tensors.

    Args:
        *tensors: Its arguments that are a tensor.
        lists: Its arguments that are a list of tensors.
        alike: Whether the tensors have one dtype, which numbers among them take.
        calls_back: Whether it calls functions of the user, whose errors stay as they are.
        compilable: Whether XLA can compile it.
        named_by: The argument whose value names a layer of it.

    Returns:
        A decorator.
    """

    def declare(body: Callable[P, R]) -> Callable[P, R]:
        name = body.__name__.removeprefix("k_")
        declared = Implementation(
            name, body, tensors, lists, alike, calls_back, compilable, named_by
        )
        if name in OPERATIONS:
            raise ValueError(f"the operation {name!r} is declared twice")
        OPERATIONS[name] = declared
        formals = list(inspect.signature(body).parameters)

        @functools.wraps(body)
        def call(*args: P.args, **kwargs: P.kwargs) -> Any:
            given: dict[str, Any] = kwargs
            if args:
                given |= zip(formals, args, strict=False)
            if has_symbolic(given):
                values_of = evaluation.current()
                if values_of is None:
                    return apply(declared, given)
                given = values_of(given)
            return declared.run(given)

        return call

    return declare
