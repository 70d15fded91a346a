"""What loss functions share: types, help texts, and the choice of object or values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar, cast

from rkeras_py.activations import floating
from rkeras_py.api.argument_types import (
    ArrayType,
    ChoiceType,
    DtypeType,
    RestType,
)
from rkeras_py.engine import keras

FAMILY = "losses"

_T = TypeVar("_T")


class ComparedType(ArrayType):
    """Targets or predictions. If both are missing, the caller wants an object, not values."""

    takes_none = True

    def r_default(self, value: Any) -> None:
        return None


_REDUCTION = ChoiceType(
    "auto", "none", "sum", "sum_over_batch_size", "mean", "mean_with_sample_weight"
)

Compared = Annotated[Any, ComparedType()]
Reduction = Annotated[str, _REDUCTION]
Rest = Annotated[Any, RestType(dtype=DtypeType())]

SHARED = {
    "y_true": "The targets: a tensor, vector, matrix or array. Omit for an object.",
    "y_pred": "The predictions: a tensor, vector, matrix or array. Omit for an object.",
    "from_logits": "Whether the predictions are logits instead of probabilities.",
    "label_smoothing": "How far targets are smoothed toward a uniform distribution, from 0 to 1.",
    "axis": "The axis along which the loss is computed, usually that of the classes.",
    "reduction": (
        'How an object reduces the losses of the samples: "auto" or "sum_over_batch_size" for '
        'their mean, "sum" for their sum, "none" for no reduction. With targets and '
        'predictions "auto" reduces nothing, and the others reduce.'
    ),
    "name": "Name of the object.",
    "**kwargs": "Further arguments of the class in Keras, such as `dtype`.",
}


def register(thing: _T) -> _T:
    """Registers a class or function of this package, so that Keras finds it by name.

    A model with `loss=loss_mean_squared_error` can then be saved and loaded.

    Args:
        thing: The class or function.

    Returns:
        The same.
    """
    return cast(_T, keras.saving.register_keras_serializable(package="rkeras")(thing))


def values(
    function: str, compute: Callable[..., Any], y_true: Any, y_pred: Any, **options: Any
) -> Any:
    """Computes the values of a loss or metric.

    Args:
        function: The public function, for messages.
        compute: Computes the values from targets and predictions.
        y_true: The targets.
        y_pred: The predictions.
        **options: Further arguments of `compute`.

    Returns:
        A tensor.

    Raises:
        ValueError: One of targets and predictions is missing.
    """
    for name, value in (("y_true", y_true), ("y_pred", y_pred)):
        if value is None:
            raise ValueError(
                f"{function}(): `{name}` is missing; give both `y_true` and `y_pred` for values, "
                "or neither for an object"
            )
    predictions = floating(y_pred)
    return compute(keras.ops.cast(floating(y_true), predictions.dtype), predictions, **options)


def object_or_losses(
    function: str,
    make: Callable[..., Any],
    compute: Callable[..., Any],
    y_true: Any,
    y_pred: Any,
    reduction: str,
    name: str,
    rest: dict[str, Any],
    **options: Any,
) -> Any:
    """A loss object if targets and predictions are missing, otherwise values."""
    if y_true is None and y_pred is None:
        reduction = "sum_over_batch_size" if reduction == "auto" else reduction
        return make(reduction=reduction, name=name, **options, **rest)
    if rest or reduction not in ("auto", "none"):

        def compute(y_true: Any, y_pred: Any, **options: Any) -> Any:
            kept = "none" if reduction == "auto" else reduction
            object_options = {"dtype": y_pred.dtype, **options, **rest}
            return make(reduction=kept, name=name, **object_options)(y_true, y_pred)

    return values(function, compute, y_true, y_pred, **options)
