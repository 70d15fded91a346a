"""rkeras_py: the R API of keras 2.9 in Python, on Keras 3.

Public names are resolved when they are first asked for, because they need Keras, and
`python -m rkeras_py doctor` must run where there is none.
"""

from typing import Any

from rkeras_py.version import __version__


def __getattr__(name: str) -> Any:
    if name.startswith("_"):
        raise AttributeError(f"module 'rkeras_py' has no attribute {name!r}")
    from rkeras_py import public

    if name in public.REGISTRY:
        return getattr(public, name)
    if name == "pipe":
        from rkeras_py.layers.compose import pipe

        return pipe
    raise AttributeError(f"module 'rkeras_py' has no attribute {name!r}")


def __dir__() -> list[str]:
    from rkeras_py import public

    return sorted([*public.REGISTRY, "pipe", "__version__"])


__all__ = ["__version__"]
