"""Losses of complex predictions.

Keras casts targets and predictions to real dtypes before it calls a loss, which drops the
imaginary parts. Here they pass the cast as pairs of real numbers, and the loss makes them
complex again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rkeras_py.engine import keras, tf
from rkeras_py.layers.compose import ANY_DTYPE

# Losses that depend on the difference alone; for complex numbers, on its modulus.
_OF_DIFFERENCE: dict[str, Any] = {
    "mean_squared_error": keras.losses.MeanSquaredError,
    "mean_absolute_error": keras.losses.MeanAbsoluteError,
    "huber": keras.losses.Huber,
    "log_cosh": keras.losses.LogCosh,
}


@keras.saving.register_keras_serializable(package="rkeras")
class ComplexLoss(keras.losses.Loss):  # type: ignore[misc]
    """A loss for complex targets and predictions.

    Args:
        loss: A function of complex targets and predictions that returns real values, or a
            real loss, which is applied to the modulus of the difference.
        **kwargs: Arguments of `keras.losses.Loss`.
    """

    def __init__(self, loss: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.loss = loss

    def __call__(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> Any:
        return super().__call__(_pairs(y_true), _pairs(y_pred), sample_weight)

    def call(self, y_true: Any, y_pred: Any) -> Any:
        y_true, y_pred = (tf.complex(y[..., 0], y[..., 1]) for y in (y_true, y_pred))
        if not isinstance(self.loss, keras.losses.Loss):
            return self.loss(y_true, y_pred)
        distance = tf.abs(y_pred - y_true)
        return self.loss.call(tf.zeros_like(distance), distance)

    def get_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().get_config()
        return config | {
            "loss": keras.saving.serialize_keras_object(self.loss),
            "dtype": self.dtype,
        }

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> ComplexLoss:
        """Makes the loss from its configuration."""
        return cls(**config | {"loss": keras.saving.deserialize_keras_object(config["loss"])})


def _pairs(y: Any) -> tf.Tensor:
    y = tf.convert_to_tensor(y)
    return tf.stack([tf.math.real(y), tf.math.imag(y)], -1)


def for_outputs(model: keras.Model, losses: Any, names: list[str]) -> Any:
    """Replaces the losses of complex outputs by complex losses.

    Args:
        model: The model.
        losses: A loss, a list of losses, or a dict of losses by output name.
        names: The names of the outputs.

    Returns:
        The losses, in the same form.

    Raises:
        ValueError: A real loss is undefined for a complex output.
    """
    dtypes = dtypes_of_outputs(model)
    if isinstance(losses, Mapping):
        by_name = dict(zip(names, dtypes, strict=False))
        return {name: _for(loss, by_name.get(name)) for name, loss in losses.items()}
    if isinstance(losses, list):
        every = dtypes if len(dtypes) == len(losses) else [None] * len(losses)
        return [_for(loss, dtype) for loss, dtype in zip(losses, every, strict=True)]
    return _for(losses, dtypes[0]) if len(dtypes) == 1 else losses


def dtypes_of_outputs(model: keras.Model) -> list[str | None]:
    """The dtypes of a model's outputs.

    Args:
        model: The model.

    Returns:
        The dtypes; of a model that is not built, that of its last layer, if it is known.
    """
    try:
        return [str(output.dtype) for output in model.outputs]
    except (AttributeError, TypeError):
        layers = model.layers if isinstance(model, keras.Sequential) else []
        own = [layer for layer in layers if not getattr(layer, ANY_DTYPE, False)]
        return [str(own[-1].compute_dtype)] if own else []


def _for(loss: Any, dtype: str | None) -> Any:
    if loss is None or dtype not in ("complex64", "complex128"):
        return loss
    real = "float32" if dtype == "complex64" else "float64"
    if isinstance(loss, keras.losses.Loss):
        if isinstance(loss, ComplexLoss) or str(loss.dtype).startswith("complex"):
            return loss
        if any(isinstance(loss, one) for one in _OF_DIFFERENCE.values()):
            return ComplexLoss(loss, reduction=loss.reduction, name=loss.name, dtype=real)
        raise _meaningless(loss.name)
    function = keras.losses.get(loss)
    name = getattr(function, "__name__", "loss")
    if getattr(function, "__module__", "").startswith("keras."):
        if name not in _OF_DIFFERENCE:
            raise _meaningless(name)
        return ComplexLoss(_OF_DIFFERENCE[name](), name=name, dtype=real)
    return ComplexLoss(function, name=name, dtype=real)


def _meaningless(name: str) -> ValueError:
    return ValueError(
        "compile(): for a complex output, `loss` must be a function of complex targets and "
        f"predictions that returns real values, or one of {', '.join(_OF_DIFFERENCE)}, but "
        f'"{name}" was given'
    )
