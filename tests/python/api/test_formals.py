"""Formals of all public functions against keras 2.9.0: names, order, defaults."""

from __future__ import annotations

import facts
import pytest

import rkeras_py.public  # noqa: F401  (declares all public functions)
from rkeras_py.api.registry import REGISTRY
from rkeras_py.codegen import exceptions, r_wrappers

# Public here and not exported by keras 2.9.0, each with its reason.
OURS: dict[str, str] = {
    "callback_backup_and_restore": "new: keras 2.9.0 could not go on with a run that was cut off",
    "launch_workers": "new: keras 2.9.0 had no launcher",
    "worker_strategy": "new: keras 2.9.0 had no launcher",
    "use_session_with_seed": "keras re-exports it from tensorflow; facts hold no formals of ours",
    "set_random_seed": "a function of the R package tensorflow, whose names the facts do not hold",
}

_FACTS = facts.objects()
_OF_TFDATASETS = facts.formals_of_tfdatasets()


def _expected(name: str) -> list[str]:
    return [
        formal if default is None else f"{formal} = {default}"
        for formal, default in facts.formals(name)
    ]


def _squeezed(formals: list[str]) -> list[str]:
    return ["".join(formal.split()) for formal in formals]


@pytest.mark.parametrize(
    "function", sorted(REGISTRY.values(), key=lambda f: f.name), ids=lambda f: f.name
)
def test_formals_are_those_of_2_9_0(function):
    if function.r_name in OURS:
        pytest.skip(OURS[function.r_name])
    if function.r_name in _OF_TFDATASETS:
        expected = _OF_TFDATASETS[function.r_name]
        assert "".join(", ".join(r_wrappers.formals(function)).split()) == "".join(expected.split())
        return
    assert function.r_name in _FACTS, f"keras 2.9.0 has no {function.r_name}"
    assert _squeezed(r_wrappers.formals(function)) == _squeezed(_expected(function.r_name))


def test_every_exception_is_needed():
    """An exception that says what follows from Python anyway is to be deleted."""
    for (name, argument), exception in exceptions.load().items():
        function = next((f for f in REGISTRY.values() if f.r_name == name), None)
        assert function is not None, f"{name} is not public"
        parameter = next(p for p in function.parameters if p.r_name == argument)
        assert parameter.r_default() != exception.source, f"{name}, {argument}"
        assert exception.reason
