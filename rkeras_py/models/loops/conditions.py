"""When Keras' own loop has to run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rkeras_py.distribute.training import is_distributed
from rkeras_py.engine import keras, tf

# What a stage calls, all of Keras' own; other methods of a model may be anyone's.
_METHODS = {
    "train": ("fit", "train_step", "make_train_function", "compute_metrics", "reset_metrics"),
    "test": ("evaluate", "test_step", "make_test_function", "compute_metrics", "reset_metrics"),
    "predict": ("predict", "predict_step", "make_predict_function"),
}

_BATCH_METHODS = {
    "train": ("on_batch_begin", "on_batch_end", "on_train_batch_begin", "on_train_batch_end"),
    "test": ("on_test_batch_begin", "on_test_batch_end"),
    "predict": ("on_predict_batch_begin", "on_predict_batch_end"),
}


def is_keras_own(model: keras.Model, *stages: str) -> bool:
    """Whether something asks for Keras' own loop.

    Args:
        model: The model.
        *stages: "train", "test" or "predict".
    """
    methods = {name for stage in stages for name in _METHODS[stage]}
    return (
        model.run_eagerly
        or tf.config.functions_run_eagerly()
        or is_distributed(model)
        or keras.distribution.distribution() is not None
        # The data would have to be moved there and back.
        or bool(tf.config.list_logical_devices("GPU"))
        or keras.config.max_epochs() is not None
        or keras.config.max_steps_per_epoch() is not None
        or any(_is_overridden(model, keras.Model, name) for name in methods)
    )


def _is_overridden(instance: Any, base: type, name: str) -> bool:
    return name in vars(instance) or getattr(type(instance), name) is not getattr(base, name)


def need_each_batch(callbacks: Iterable[keras.callbacks.Callback], *stages: str) -> bool:
    """Whether a callback has to be called at each batch.

    Args:
        callbacks: The callbacks.
        *stages: "train", "test" or "predict".
    """
    return any(
        _acts_on(callback, name) and not _is_content(callback)
        for callback in callbacks
        for stage in stages
        for name in _BATCH_METHODS[stage]
    )


def watch_batches(callbacks: Iterable[keras.callbacks.Callback], stage: str) -> bool:
    """Whether a callback follows the batches, if not each of them.

    Args:
        callbacks: The callbacks.
        stage: "train", "test" or "predict".
    """
    return any(
        _acts_on(callback, name) and not getattr(callback, "async_safe", False)
        for callback in callbacks
        for name in _BATCH_METHODS[stage]
    )


def show_step(callbacks: Iterable[keras.callbacks.Callback]) -> bool:
    """Whether a callback looks at Keras' own function of a step: TensorBoard draws its graph."""
    return any(isinstance(callback, keras.callbacks.TensorBoard) for callback in callbacks)


def _acts_on(callback: keras.callbacks.Callback, name: str) -> bool:
    return _is_overridden(callback, keras.callbacks.Callback, name)


def _is_content(callback: keras.callbacks.Callback) -> bool:
    """Whether a callback is content with a call after several batches, or needs none.

    Callbacks of rkeras say so (`needs_each_batch`); those of Keras are known.
    """
    said = getattr(callback, "needs_each_batch", None)
    if said is not None:
        return not said
    kind = type(callback)
    if kind in (keras.callbacks.ModelCheckpoint, keras.callbacks.BackupAndRestore):
        return bool(callback.save_freq == "epoch")
    return kind in (keras.callbacks.ProgbarLogger, keras.callbacks.TerminateOnNaN)


def stop_at_nan(callbacks: Iterable[keras.callbacks.Callback]) -> bool:
    """Whether a callback ends training at a loss that is not finite."""
    return any(isinstance(callback, keras.callbacks.TerminateOnNaN) for callback in callbacks)
