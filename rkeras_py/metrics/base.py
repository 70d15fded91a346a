"""What metric functions share: help texts, and the choice of object or values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rkeras_py.engine import keras
from rkeras_py.losses.base import SHARED as LOSS_SHARED
from rkeras_py.losses.base import values

FAMILY = "metrics"

SHARED = {
    **LOSS_SHARED,
    "axis": "The axis along which the metric is computed, usually that of the classes.",
    "name": "Name of the object, under which its values appear in the history.",
    "dtype": 'The dtype of the values, such as "float32".',
    "**kwargs": "Further arguments of the class in Keras.",
    "thresholds": (
        "The value above which a prediction counts as positive, or several, for one result "
        "each. 0.5 if not given."
    ),
    "num_thresholds": "The number of thresholds, evenly spaced from 0 to 1.",
    "class_id": "The class that counts as positive, counted from 0; None for all of them.",
    "top_k": "Count only the `top_k` largest predictions as positive. None for no limit.",
    "k": "How many of the largest predictions to consider.",
}


def new_object(make: Callable[..., Any], name: str | None, dtype: Any, **options: Any) -> Any:
    """A metric object; without a name it has Keras' default name."""
    if name is not None:
        options["name"] = name
    return make(dtype=dtype, **options)


def object_or_values(
    function: str,
    make: Callable[..., Any],
    compute: Callable[..., Any],
    y_true: Any,
    y_pred: Any,
    name: str | None,
    dtype: Any,
    rest: dict[str, Any],
    **options: Any,
) -> Any:
    """A metric object if targets and predictions are missing, otherwise values."""
    if y_true is None and y_pred is None:
        return new_object(make, name, dtype, **options, **rest)
    if rest:
        raise ValueError(
            f"{function}(): `{next(iter(rest))}` has no meaning with `y_true` and `y_pred`"
        )
    result = values(function, compute, y_true, y_pred, **options)
    return result if dtype is None else keras.ops.cast(result, dtype)


def as_list(numbers: Any) -> Any:
    """Numbers in a list, as Keras' metrics need them; a vector of length 1 is a number in R."""
    return numbers if numbers is None or isinstance(numbers, list) else [numbers]
