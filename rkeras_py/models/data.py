"""Data for training: what comes from users, in the forms that Keras takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from rkeras_py.api.kinds import NA
from rkeras_py.engine import keras


def prepared(value: Any, argument: str) -> Any:
    """Makes data of what a user gave.

    Args:
        value: An array, a list or dict of arrays, a tensor, a dataset, a generator.
        argument: The name of the argument, for messages.

    Returns:
        The same, with lists of numbers as arrays.

    Raises:
        ValueError: There are NAs, or nothing that could be data.
    """
    if value is None:
        return None
    if isinstance(value, list | tuple) and value and _is_flat(value):
        if any(item is NA for item in value):
            raise ValueError(
                f"`{argument}` has NA where it must not: {sum(i is NA for i in value)} of "
                f"{len(value)} values"
            )
        return np.asarray(value)
    if isinstance(value, Mapping):
        return {key: prepared(item, f"{argument}${key}") for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [prepared(item, f"{argument}[[{i + 1}]]") for i, item in enumerate(value)]
    if isinstance(value, bool | int | float | complex):
        return np.asarray([value])
    if isinstance(value, str):
        raise ValueError(f"`{argument}` must be data (arrays, a dataset), but a string was given")
    return value


def _is_flat(value: Any) -> bool:
    return all(item is NA or isinstance(item, bool | int | float | complex | str) for item in value)


def check_against(model: keras.Model, x: Any, argument: str) -> None:
    """Compares the shape of data with the input of a model that has one input.

    Keras would fail deep inside; here the message says what was expected.

    Args:
        model: The model.
        x: The data.
        argument: The name of the argument.

    Raises:
        ValueError: The rank or a size does not fit.
    """
    if not isinstance(x, np.ndarray) or not model.built:
        return
    try:
        expected = model.input_shape
    except (AttributeError, ValueError):
        return  # a subclassed model has no declared input
    if not isinstance(expected, tuple) or not all(
        n is None or isinstance(n, int) for n in expected
    ):
        return
    came = x.shape
    if x.ndim == len(expected) - 1 and expected[-1] == 1:
        return  # Keras adds the last axis
    if len(came) != len(expected) or any(
        want is not None and want != have for want, have in zip(expected[1:], came[1:], strict=True)
    ):
        raise ValueError(
            f"`{argument}` must have the shape {_shown(expected)} that the model "
            f'"{model.name}" takes, but its shape is {_shown(came)}'
        )


def _shown(shape: tuple[int | None, ...]) -> str:
    return "(" + ", ".join("NA" if n is None else str(n) for n in shape) + ")"
