"""In which dtypes Keras takes data and computes losses."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rkeras_py.engine import keras, tf
from rkeras_py.keras_internals.members import OfModule, OfObject

TO_SLICEABLE = OfModule("keras.src.trainers.data_adapters.array_slicing", "convert_to_sliceable")
COMPILE_LOSS = OfObject("keras.Model", "_compile_loss")
COMPILE_METRICS = OfObject("keras.Model", "_compile_metrics")
_LOSS_TRACKER = OfObject("keras.Model", "_loss_tracker")
_EACH_LOSS = OfObject("keras.src.trainers.compile_utils.CompileLoss", "_flat_losses")
_LOSS_DTYPE = OfObject("keras.losses.Loss", "_dtype")


@contextmanager
def floatx_of(dtype: str) -> Iterator[None]:
    """Another default dtype of floats, for a while."""
    kept = keras.config.floatx()
    keras.config.set_floatx(dtype)
    try:
        yield
    finally:
        keras.config.set_floatx(kept)


@contextmanager
def keeping_dtypes() -> Iterator[None]:
    """Has Keras train and predict on arrays in the dtype that they have, not cast to floatx."""

    def keeping(convert: Callable[..., Any]) -> Callable[..., Any]:
        def keep(array: Any, target_backend: Any) -> Any:
            dtype = keras.backend.standardize_dtype(array.dtype) if hasattr(array, "dtype") else ""
            with floatx_of(dtype if dtype in ("float16", "float64") else keras.config.floatx()):
                return convert(array, target_backend)

        def convert_each(arrays: Any, target_backend: Any = None) -> Any:
            return keras.tree.map_structure(lambda array: keep(array, target_backend), arrays)

        return convert_each

    with TO_SLICEABLE.replaced(keeping):
        yield


def compute_losses_in(model: Any, dtype: str) -> None:
    """Has the losses and metrics that a model was compiled with computed in a dtype.

    Keras makes objects of names, and adds up losses, when the first data come.

    Args:
        model: A compiled model; one that has been run keeps its dtype.
        dtype: The dtype, in place of floatx.
    """
    if _LOSS_TRACKER.of(model).dtype == dtype:
        return
    # Not as an attribute that Keras tracks: it would be among the metrics twice.
    object.__setattr__(model, _LOSS_TRACKER.name, keras.metrics.Mean(name="loss", dtype=dtype))
    losses, metrics = COMPILE_LOSS.of(model), COMPILE_METRICS.of(model)
    if metrics is not None and not metrics.built:
        metrics.build = _building_in(dtype, metrics.build)
    if losses is None or losses.built:
        return
    losses.build = _building_in(dtype, losses.build)
    _change_each(losses, lambda loss: _loss_in(loss, dtype))
    _LOSS_DTYPE.set(losses, dtype)


def _change_each(losses: Any, change: Callable[[Any], Any]) -> None:
    """Puts something in the place of each loss of a model, as soon as Keras has made them."""

    def change_now() -> None:
        each = _EACH_LOSS.of(losses)
        _EACH_LOSS.set(losses, [one._replace(loss=change(one.loss)) for one in each])

    if losses.built:
        change_now()
        return
    build = losses.build

    def build_losses(*args: Any, **kwargs: Any) -> None:
        build(*args, **kwargs)
        change_now()

    losses.build = build_losses


def keep_integer_targets(losses: Any) -> None:
    """Has losses see whole numbers and logicals among the targets as they are, as in Keras 2.

    Keras 3 casts targets to the dtype of the loss before it calls `call()`.

    Args:
        losses: What computes the losses of all outputs of a model.
    """
    _change_each(losses, _keeping_integers)


def _keeping_integers(loss: Any) -> Callable[..., Any]:
    def of_batch(y_true: Any, y_pred: Any, sample_weight: Any = None) -> Any:
        kept = isinstance(y_true, tf.Tensor) and (y_true.dtype.is_integer or y_true.dtype.is_bool)
        if not kept or not tf.as_dtype(loss.dtype).is_floating:
            return loss(y_true, y_pred, sample_weight)
        call, own = loss.call, vars(loss).get("call")
        loss.call = lambda _, predictions: call(y_true, predictions)
        try:
            return loss(y_true, y_pred, sample_weight)
        finally:
            del loss.call
            if own is not None:
                loss.call = own

    return of_batch


def _building_in(dtype: str, build: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(build)
    def build_in(*args: Any, **kwargs: Any) -> None:
        with floatx_of(dtype):
            build(*args, **kwargs)

    return build_in


def _loss_in(loss: Any, dtype: str) -> Any:
    """The same loss, computed in another dtype; the object that was given stays as it is."""
    # Not by `copy`: it would make the object of its configuration, which functions need not have.
    made = object.__new__(type(loss))
    vars(made).update(vars(loss))
    _LOSS_DTYPE.set(made, dtype)
    return made
