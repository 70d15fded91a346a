"""Axes of tensors: whether a tensor has them."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.registry import MisfitError


def check(x: Any, axis: Any, argument: str = "axis", of: str = "x", more: int = 0) -> None:
    """Checks that a tensor has an axis, or all of several.

    Args:
        x: The tensor.
        axis: An axis from 0, or a tuple of them; None for all.
        argument: The argument that names the axis.
        of: The argument that the tensor is.
        more: How many axes the result has more than the tensor.

    Raises:
        MisfitError: It has not, or an axis is named twice.
    """
    if axis is None:
        return
    rank = x.shape.rank
    if rank is None:
        return
    axes = axis if isinstance(axis, tuple) else (axis,)
    sizes = f"{rank} {'axis' if rank == 1 else 'axes'}"
    rank += more
    if any(not -rank <= one < rank for one in axes):
        raise MisfitError(argument, f"an axis of `{of}`, which has {sizes}")
    if len({one % rank for one in axes}) < len(axes):
        raise MisfitError(argument, f"axes of `{of}`, each named once")
