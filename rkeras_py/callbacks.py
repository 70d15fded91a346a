"""Callbacks: what is done at the beginning and the end of training, of epochs and of batches."""

from __future__ import annotations

import http.client
import importlib.util
import inspect
import json
import os
import urllib.parse
import urllib.request
import warnings
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import numpy as np

from rkeras_py.api.argument_types import (
    Anything,
    ArgumentError,
    ArgumentType,
    Bool,
    ChoiceType,
    Float,
    FloatType,
    Function,
    IntType,
    ListType,
    Path,
    PositiveInt,
    Str,
)
from rkeras_py.api.deprecation import obsolete
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras, tf
from rkeras_py.models import files, persistence, weights

_FAMILY = "callbacks"


class VerbosityType(IntType):
    """0 or 1, or the truth values for them."""

    expected = "0 or 1, FALSE or TRUE"

    def __init__(self) -> None:
        super().__init__(least=0)
        self.expected = type(self).expected

    def from_python(self, value: Any) -> int:
        """Checks how much is to be said."""
        return super().from_python(int(value) if isinstance(value, bool | np.bool_) else value)


class FrequencyType(ArgumentType):
    """One of a few words, or a number of batches.

    Args:
        *words: The words.
    """

    def __init__(self, *words: str) -> None:
        self.words = words
        self.expected = " or ".join(f'"{word}"' for word in words) + " or a number of batches"
        self.r_type = "string or integer"

    def from_python(self, value: Any) -> str | int:
        """Checks a frequency."""
        if isinstance(value, str):
            if value in self.words:
                return str(value)
            raise ArgumentError(self.expected)
        try:
            return IntType(least=1).from_python(value)
        except ArgumentError:
            raise ArgumentError(self.expected) from None


class BatchesType(ArgumentType):
    """A batch, or the first and the last of several, as numbers or in a string."""

    expected = "the number of a batch, or those of the first and the last one"
    r_type = "integer vector"

    def from_python(self, value: Any) -> int | tuple[int, ...]:
        """Checks numbers of batches."""
        items = value.split(",") if isinstance(value, str) else np.atleast_1d(value).tolist()
        try:
            numbers = tuple(IntType(least=0).from_python(float(item)) for item in items)
        except (ArgumentError, TypeError, ValueError):
            raise ArgumentError(self.expected) from None
        if len(numbers) not in (1, 2) or list(numbers) != sorted(numbers):
            raise ArgumentError(self.expected)
        return numbers[0] if len(numbers) == 1 else numbers


Count = Annotated[int, IntType(least=0)]
Verbosity = Annotated[int, VerbosityType()]
Mode = Annotated[str, ChoiceType("auto", "min", "max")]
Names = Annotated[list[str], ListType("a string")]

_SHARED = {
    "monitor": 'The quantity to watch, by its name in the logs, such as "val_loss".',
    "mode": (
        'Whether the quantity is to become small ("min") or large ("max"). "auto" takes that '
        "from the metric, and where it does not tell, from the name: large for accuracies and "
        "areas under curves, small for all others."
    ),
}


class _Watching:
    """What callbacks that watch a quantity have in common; goes before Keras' class."""

    def _set_monitor_op(self: Any) -> None:
        """Sets the direction. Keras gives up on metrics that it does not know; 2.9 did not."""
        parent: Any = super()
        try:
            parent._set_monitor_op()
        except ValueError:
            name = self.monitor
            large = "acc" in name or name.endswith("auc") or name.startswith("fmeasure")
            self.mode = "max" if large else "min"
            parent._set_monitor_op()


def _rename_rate(logs: dict[str, Any] | None) -> None:
    """Gives the learning rate in the logs the name that it has in histories of 2.9."""
    if logs is not None and "learning_rate" in logs:
        logs["lr"] = logs.pop("learning_rate")


# ---- the classes ------------------------------------------------------------


class CSVLogger(keras.callbacks.CSVLogger):  # type: ignore[misc]
    """Writes epochs to a file; columns for validation only where there is validation."""

    keys: list[str] | None

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Writes a line."""
        if self.keys is None:
            self.keys = sorted(logs or {})
        super().on_epoch_end(epoch, logs)


class EarlyStopping(_Watching, keras.callbacks.EarlyStopping):  # type: ignore[misc]
    """Stops training when a quantity does not become better."""

    stopped_epoch: int

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Looks at the quantity."""
        super().on_epoch_end(epoch, logs)
        # Keras 3 goes on as long as there is any progress; the baseline is to be reached.
        late = self.wait >= max(self.patience, 1) and epoch > 0
        if self.baseline is not None and late and not self.stopped_epoch:
            self.stopped_epoch = epoch
            self.model.stop_training = True


class ReduceLROnPlateau(_Watching, keras.callbacks.ReduceLROnPlateau):  # type: ignore[misc]
    """Reduces the learning rate when a quantity does not become better."""

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Looks at the quantity, and writes the rate of the epoch to the logs."""
        super().on_epoch_end(epoch, logs)
        _rename_rate(logs)


class LearningRateScheduler(keras.callbacks.LearningRateScheduler):  # type: ignore[misc]
    """Sets the learning rate at the beginning of each epoch.

    Args:
        schedule: A function of the epoch, from 0, and of the rate so far if it wants it.
    """

    def __init__(self, schedule: Callable[..., Any]) -> None:
        super().__init__(schedule)
        self._takes_rate = _takes_two(schedule)

    def _update_optimizer_lr(self, optimizer: Any, epoch: int) -> float:
        now = float(keras.ops.convert_to_numpy(optimizer.learning_rate))
        value = self.schedule(epoch, now) if self._takes_rate else self.schedule(epoch)
        if tf.is_tensor(value):
            value = keras.ops.convert_to_numpy(value)
        try:
            rate = FloatType().from_python(value)
        except ArgumentError:
            raise ValueError(
                "callback_learning_rate_scheduler(): `schedule` must return a number, but it "
                f"returned {value!r} for epoch {epoch}"
            ) from None
        optimizer.learning_rate = rate
        return rate

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Writes the rate of the epoch to the logs."""
        super().on_epoch_end(epoch, logs)
        _rename_rate(logs)


def _takes_two(function: Callable[..., Any]) -> bool:
    """Whether a function takes two arguments by position."""
    try:
        inspect.signature(function).bind(0, 0.0)
    except TypeError:
        return False
    return True


class LambdaCallback(keras.callbacks.Callback):  # type: ignore[misc]
    """Calls functions.

    Args:
        functions: The functions, by the names of the methods of a callback.
    """

    def __init__(self, functions: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__()
        methods = {name: _by_position(name, function) for name, function in functions.items()}
        self.__dict__.update(methods | joined_batch_methods(methods))


def joined_batch_methods(methods: Mapping[str, Callable[..., Any]]) -> dict[str, Any]:
    """Methods that call both `on_batch_*` and `on_train_batch_*`, of a callback that has both.

    The names without "train" are older; Keras calls them where there are no others.

    Args:
        methods: The methods of the callback, by name.

    Returns:
        What is to be in place of its `on_train_batch_*`.
    """
    joined = {}
    for when in ("begin", "end"):
        older, newer = (methods.get(f"on_{what}batch_{when}") for what in ("", "train_"))
        if older is not None and newer is not None:
            joined[f"on_train_batch_{when}"] = _both(older, newer)
    return joined


def _by_position(name: str, function: Callable[..., Any]) -> Callable[..., None]:
    """A method that calls a function whose arguments may have any names."""
    if name.removeprefix("on_") in {f"{a}_{b}" for a in _PHASES for b in ("begin", "end")}:

        def whole(logs: Any = None) -> None:
            function(logs)

        return whole

    def step(number: int, logs: Any = None) -> None:
        function(number, logs)

    return step


_PHASES = ("train", "test", "predict")


def _both(first: Callable[..., Any], second: Callable[..., Any]) -> Callable[..., None]:
    def on_train_batch(*args: Any, **kwargs: Any) -> None:
        first(*args, **kwargs)
        second(*args, **kwargs)

    return on_train_batch


class ModelCheckpoint(_Watching, keras.callbacks.ModelCheckpoint):  # type: ignore[misc]
    """Saves a model, or its weights, under any name.

    Args:
        filepath: Path of the file or folder, which may hold fields such as `{epoch:02d}`.
        period: Number of epochs between checkpoints.
        **options: The other arguments of Keras' class.
    """

    def __init__(self, filepath: str, period: int, **options: Any) -> None:
        # Keras would refuse other endings than these, so it is told the path afterwards.
        ending = ".weights.h5" if options["save_weights_only"] else ".keras"
        super().__init__(filepath=ending, **options)
        self.filepath = filepath
        self.period = period
        self._epochs_since = 0

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Saves, if the epoch is one to save after."""
        if self.save_freq != "epoch":
            return
        self._epochs_since += 1
        if self._epochs_since >= self.period:
            self._epochs_since = 0
            self._save_model(epoch, None, logs)

    def _save_model(self, epoch: int, batch: int | None, logs: dict[str, Any] | None) -> None:
        logs = logs or {}
        if self.monitor_op is None:
            self._set_monitor_op()
        if self.save_best_only and self.monitor not in logs:
            warnings.warn(
                f"callback_model_checkpoint(): only the best model is to be saved, but `monitor` "
                f'is "{self.monitor}" and there are only {", ".join(sorted(logs))}: nothing saved',
                stacklevel=2,
            )
            return
        path = self._get_file_path(epoch, batch, logs)
        if self._should_save_model(epoch, batch, logs, path):
            os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
            (_save_weights if self.save_weights_only else _save_whole)(self.model, path)


_HDF5 = (".h5", ".hdf5")


def _save_whole(model: keras.Model, path: str) -> None:
    """Saves a model in the format that the ending of the path tells, as in 2.9."""
    if path.endswith(_HDF5):
        persistence.save_model_hdf5(model, path)
    elif path.endswith(".keras"):
        with files.replacing(path, True, ".keras") as written:
            model.save(written)
    else:
        persistence.save_model_tf(model, path)


def _save_weights(model: keras.Model, path: str) -> None:
    """Saves the weights of a model, likewise."""
    if path.endswith((*_HDF5, ".keras")):
        weights.save_model_weights_hdf5(model, path)
    else:
        weights.save_model_weights_tf(model, path)


class RemoteMonitor(keras.callbacks.Callback):  # type: ignore[misc]
    """Posts the logs of each epoch to a server.

    Args:
        url: The address.
        field: The field of a form in which they stand, None for JSON without a form.
        headers: Further headers.
    """

    def __init__(self, url: str, field: str | None, headers: Mapping[str, str]) -> None:
        super().__init__()
        self.url = url
        self.field = field
        self.headers = headers

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Sends; training does not stop where that fails."""
        values = {name: float(value) for name, value in (logs or {}).items()}
        body = json.dumps({"epoch": epoch, **values})
        kind = "application/json"
        if self.field is not None:
            body = urllib.parse.urlencode({self.field: body})
            kind = "application/x-www-form-urlencoded"
        request = urllib.request.Request(
            self.url, data=body.encode(), headers={"Content-Type": kind, **self.headers}
        )
        try:
            with urllib.request.urlopen(request, timeout=_PATIENCE):
                pass
        except (OSError, http.client.HTTPException) as error:
            warnings.warn(
                f"callback_remote_monitor(): {self.url} could not be reached: {error}",
                stacklevel=2,
            )


# Seconds to wait for a server.
_PATIENCE = 10


class ProgbarLogger(keras.callbacks.ProgbarLogger):  # type: ignore[misc]
    """Shows a progress bar that counts samples or batches.

    Args:
        count_mode: "samples" or "steps".
        stateful_metrics: Names of values in the logs that are shown as they are.
    """

    def __init__(self, count_mode: str, stateful_metrics: list[str] | None) -> None:
        super().__init__()
        self.count_mode = count_mode
        self.stateful_metrics = stateful_metrics
        self._steps: int | None = None
        self._samples: int | None = None
        self._counts_samples = False
        self.progbar: Any = None

    def set_params(self, params: dict[str, Any]) -> None:
        """Takes the number of batches."""
        super().set_params(params)
        self._steps = params["steps"]

    def _count(self, samples: bool) -> None:
        """Decides what is counted from here on."""
        self._counts_samples = samples and self._tracker() is not None
        self.target = self._samples if self._counts_samples else self._steps

    def _tracker(self) -> Any:
        """The model's own record of its loss, which knows the number of samples so far."""
        first = next(iter(self.model.metrics), None)
        return first if isinstance(first, keras.metrics.Mean) else None

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
        """Begins a bar."""
        self._count(self.count_mode == "samples")
        super().on_epoch_begin(epoch, logs)

    def on_test_begin(self, logs: Any = None) -> None:
        """Begins a bar, where evaluation is not a part of training."""
        if not self._called_in_fit:
            self._count(self.count_mode == "samples")
        super().on_test_begin(logs)

    def on_predict_begin(self, logs: Any = None) -> None:
        """Begins a bar of batches: nothing counts the samples of a prediction."""
        self._count(False)
        super().on_predict_begin(logs)

    def _maybe_init_progbar(self) -> None:
        if self.progbar is None:
            kept = self.stateful_metrics is not None
            self.progbar = keras.utils.Progbar(
                target=self.target,
                verbose=self.verbose,
                unit_name="sample" if self._counts_samples else "step",
                stateful_metrics=set() if kept else None,
                stateless_metrics=None if kept else set(),
            )

    def _update_progbar(self, batch: int, logs: dict[str, Any] | None = None) -> None:
        self._maybe_init_progbar()
        if self.stateful_metrics is not None and logs:
            # The model's own values are means over the epoch already.
            own = self.model.get_metrics_result()
            self.progbar.stateful_metrics.update(own, self.stateful_metrics)
        self.seen = int(self._tracker().count) if self._counts_samples else batch + 1
        if self.verbose == 1:
            self.progbar.update(self.seen, list((logs or {}).items()), finalize=False)

    def _finalize_progbar(self, logs: dict[str, Any] | None) -> None:
        if self._counts_samples:
            self._samples = self.target = self.progbar.target = self.seen
        super()._finalize_progbar(logs)


class _Summaries:
    """`tf.summary` with the three functions that TensorFlow leaves to the tensorboard package.

    So log files can be written where that package is not installed.
    """

    def __getattr__(self, name: str) -> Any:
        return getattr(tf.summary, name)

    def scalar(self, name: str, data: Any, step: Any = None) -> Any:
        """Writes a number."""
        return _write(name, tf.cast(data, "float32"), step, "scalars", 1)

    def histogram(self, name: str, data: Any, step: Any = None) -> Any:
        """Writes how often values fall in each of 30 intervals."""
        counts, edges = np.histogram(np.asarray(keras.ops.convert_to_numpy(data)), bins=30)
        table = np.stack([edges[:-1], edges[1:], counts], axis=1)
        return _write(name, tf.constant(table, "float64"), step, "histograms", 2)

    def image(self, name: str, data: Any, step: Any = None) -> Any:
        """Writes up to three images, with values from 0 to 1."""
        images = tf.image.convert_image_dtype(data[:3], "uint8", saturate=True)
        height, width = (str(size) for size in images.shape[1:3])
        encoded = [tf.io.encode_png(image) for image in images]
        return _write(name, tf.stack([width, height, *encoded]), step, "images", 3)


def _write(name: str, tensor: Any, step: Any, plugin: str, data_class: int) -> Any:
    metadata = tf.compat.v1.SummaryMetadata(
        plugin_data=tf.compat.v1.SummaryMetadata.PluginData(plugin_name=plugin),
        data_class=data_class,
    )
    return tf.summary.write(tag=name, tensor=tensor, step=step, metadata=metadata)


class TensorBoard(keras.callbacks.TensorBoard):  # type: ignore[misc]
    """Writes log files for TensorBoard, with TensorFlow alone."""

    @property
    def summary(self) -> Any:
        """Writes summaries."""
        return _Summaries()


# ---- the functions ----------------------------------------------------------


@public(family=_FAMILY)
def callback_csv_logger(
    filename: Path = REQUIRED, separator: Str = ",", append: Bool = False
) -> Any:
    """Writes the results of each epoch to a file of comma-separated values.

    Args:
        filename: Path of the file.
        separator: What stands between values.
        append: Whether to add lines to a file that is there, instead of replacing it.

    Returns:
        A callback for `fit()`. The file has a column `epoch`, counted from 0, and one for
        each value in the logs.

    Example:
        >>> from rkeras_py import callback_csv_logger
        >>> callback = callback_csv_logger("training.csv", separator=";")
    """
    return CSVLogger(filename, separator=separator, append=append)


@public(family=_FAMILY, shared=_SHARED)
def callback_early_stopping(
    monitor: Str = "val_loss",
    min_delta: Float = 0.0,
    patience: Count = 0,
    verbose: Verbosity = 0,
    mode: Mode = "auto",
    baseline: Float | None = None,
    restore_best_weights: Bool = False,
) -> Any:
    """Stops training when a quantity does not become better any more.

    Args:
        min_delta: The smallest change that counts as becoming better.
        patience: Number of epochs without a better value after which training stops.
        verbose: Whether to say when training stops.
        baseline: A value that is to be reached: training stops if the quantity does not
            become better than it.
        restore_best_weights: Whether the model gets back the weights of the epoch with
            the best value when training ends. Otherwise it keeps the last ones.

    Returns:
        A callback for `fit()`.

    Example:
        >>> from rkeras_py import callback_early_stopping
        >>> callback = callback_early_stopping(patience=3, restore_best_weights=True)
    """
    return EarlyStopping(
        monitor=monitor,
        min_delta=min_delta,
        patience=patience,
        verbose=verbose,
        mode=mode,
        baseline=baseline,
        restore_best_weights=restore_best_weights,
    )


@public(family=_FAMILY)
def callback_lambda(
    on_epoch_begin: Function | None = None,
    on_epoch_end: Function | None = None,
    on_batch_begin: Function | None = None,
    on_batch_end: Function | None = None,
    on_train_batch_begin: Function | None = None,
    on_train_batch_end: Function | None = None,
    on_train_begin: Function | None = None,
    on_train_end: Function | None = None,
    on_predict_batch_begin: Function | None = None,
    on_predict_batch_end: Function | None = None,
    on_predict_begin: Function | None = None,
    on_predict_end: Function | None = None,
    on_test_batch_begin: Function | None = None,
    on_test_batch_end: Function | None = None,
    on_test_begin: Function | None = None,
    on_test_end: Function | None = None,
) -> Any:
    """Calls functions of your own.

    The functions for epochs and batches get two arguments: the number of the epoch or
    batch, counted from 0, and the logs. The others get the logs only.

    Args:
        on_epoch_begin: Called at the beginning of each epoch.
        on_epoch_end: Called at the end of each epoch.
        on_batch_begin: Called at the beginning of each batch in training.
        on_batch_end: Called at the end of each batch in training.
        on_train_batch_begin: The same as `on_batch_begin`.
        on_train_batch_end: The same as `on_batch_end`.
        on_train_begin: Called at the beginning of training.
        on_train_end: Called at the end of training.
        on_predict_batch_begin: Called at the beginning of each batch in prediction.
        on_predict_batch_end: Called at the end of each batch in prediction.
        on_predict_begin: Called at the beginning of prediction.
        on_predict_end: Called at the end of prediction.
        on_test_batch_begin: Called at the beginning of each batch in evaluation,
            validation in training included.
        on_test_batch_end: Called at the end of each batch in evaluation.
        on_test_begin: Called at the beginning of evaluation.
        on_test_end: Called at the end of evaluation.

    Returns:
        A callback for `fit()`, `evaluate()` and `predict()`.

    Example:
        >>> from rkeras_py import callback_lambda
        >>> callback = callback_lambda(on_epoch_end=print)
    """
    functions = {name: function for name, function in locals().items() if function is not None}
    return LambdaCallback(functions)


@public(family=_FAMILY)
def callback_learning_rate_scheduler(schedule: Function = REQUIRED) -> Any:
    """Sets the learning rate at the beginning of each epoch.

    The rate also stands in the logs and the history, as `lr`.

    Args:
        schedule: A function of the epoch, counted from 0, and of the learning rate so
            far (or of the epoch alone), that gives the new rate.

    Returns:
        A callback for `fit()`.

    Raises:
        ValueError: In training: the function gives no number.

    Example:
        >>> from rkeras_py import callback_learning_rate_scheduler
        >>> from rkeras_py import learning_rate_schedule_exponential_decay
        >>> schedule = learning_rate_schedule_exponential_decay(
        ...     0.1, decay_steps=1, decay_rate=0.5
        ... )
        >>> callback = callback_learning_rate_scheduler(schedule)
    """
    return LearningRateScheduler(schedule)


@public(family=_FAMILY, shared=_SHARED)
def callback_model_checkpoint(
    filepath: Path = REQUIRED,
    monitor: Str = "val_loss",
    verbose: Verbosity = 0,
    save_best_only: Bool = False,
    save_weights_only: Bool = False,
    mode: Mode = "auto",
    period: PositiveInt | None = None,
    save_freq: Annotated[str | int, FrequencyType("epoch")] = "epoch",
) -> Any:
    """Saves the model while it is trained.

    A model is saved in the format that the ending of the path tells: ".h5" or ".hdf5" for
    an HDF5 file, as `save_model_hdf5()` writes it; ".keras" for an archive of Keras; any
    other for a folder, as `save_model_tf()` writes it. Weights are saved in an HDF5 file
    where the path has one of these endings, else in a checkpoint of TensorFlow, as
    `save_model_weights_tf()` writes it.

    Args:
        filepath: Path of the file or folder. Fields in braces are filled in: `{epoch:02d}`
            with the number of the epoch, counted from 1, `{val_loss:.2f}` and the like with
            values in the logs, and with `save_freq` a number `{batch}` with that of the
            batch. Folders on the way are made.
        verbose: Whether to say when the model is saved.
        save_best_only: Whether to save only if the quantity is the best so far.
        save_weights_only: Whether to save the weights alone.
        period: Number of epochs between checkpoints; 1 if not given.
        save_freq: "epoch" to save at the end of epochs, or a number of batches after which
            to save.

    Returns:
        A callback for `fit()`.

    Raises:
        ValueError: Both `period` and a number of batches are given.

    Example:
        >>> from rkeras_py import callback_model_checkpoint
        >>> callback = callback_model_checkpoint(
        ...     "weights.{epoch:02d}.hdf5", save_weights_only=True, period=2
        ... )
    """
    if period is not None and save_freq != "epoch":
        raise ValueError(
            "callback_model_checkpoint(): give `period` (a number of epochs) or `save_freq` (a "
            f"number of batches), not both: {period} and {save_freq}"
        )
    return ModelCheckpoint(
        filepath,
        1 if period is None else period,
        monitor=monitor,
        verbose=verbose,
        save_best_only=save_best_only,
        save_weights_only=save_weights_only,
        mode=mode,
        save_freq=save_freq,
    )


@public(family=_FAMILY)
def callback_progbar_logger(
    count_mode: Annotated[str, ChoiceType("samples", "steps")] = "samples",
    stateful_metrics: Names | None = None,
) -> Any:
    """Shows a progress bar with the values in the logs.

    Args:
        count_mode: Whether the bar counts "samples" or "steps", which are batches. In
            predictions, and for models that keep no loss, it counts batches.
        stateful_metrics: Names of values that other callbacks add to the logs and that
            are shown as they are, instead of their mean over the epoch. If not given,
            all are.

    Returns:
        A callback for `fit()`, in the place of the usual progress bar.

    Example:
        >>> from rkeras_py import callback_progbar_logger
        >>> callback = callback_progbar_logger(count_mode="steps")
    """
    return ProgbarLogger(count_mode, stateful_metrics)


@public(family=_FAMILY, shared=_SHARED)
def callback_reduce_lr_on_plateau(
    monitor: Str = "val_loss",
    factor: Float = 0.1,
    patience: Count = 10,
    verbose: Verbosity = 0,
    mode: Mode = "auto",
    min_delta: Float = 1e-4,
    cooldown: Count = 0,
    min_lr: Float = 0.0,
) -> Any:
    """Reduces the learning rate when a quantity does not become better any more.

    The rate also stands in the logs and the history, as `lr`.

    Args:
        factor: Factor of the learning rate, below 1: `lr * factor` is the new one.
        patience: Number of epochs without a better value after which the rate is reduced.
        verbose: Whether to say when the rate is reduced.
        min_delta: The smallest change that counts as becoming better.
        cooldown: Number of epochs to wait after the rate was reduced before the quantity
            is watched again.
        min_lr: The smallest learning rate.

    Returns:
        A callback for `fit()`.

    Raises:
        ValueError: `factor` is not below 1.

    Example:
        >>> from rkeras_py import callback_reduce_lr_on_plateau
        >>> callback = callback_reduce_lr_on_plateau(factor=0.5, patience=2)
    """
    return ReduceLROnPlateau(
        monitor=monitor,
        factor=factor,
        patience=patience,
        verbose=verbose,
        mode=mode,
        min_delta=min_delta,
        cooldown=cooldown,
        min_lr=min_lr,
    )


@public(family=_FAMILY)
def callback_remote_monitor(
    root: Str = "https://localhost:9000",
    path: Str = "/publish/epoch/end/",
    field: Str = "data",
    headers: Anything = None,
    send_as_json: Bool = False,
) -> Any:
    """Sends the results of each epoch to a server, by HTTP.

    Args:
        root: Address of the server.
        path: Path on the server, to which the results are posted.
        field: Field of the form in which the results stand, as JSON.
        headers: Further headers, as a dict.
        send_as_json: Whether to send the JSON itself instead of a form.

    Returns:
        A callback for `fit()`. A server that can't be reached is a warning.

    Raises:
        ValueError: `headers` is no dict.

    Example:
        >>> from rkeras_py import callback_remote_monitor
        >>> callback = callback_remote_monitor("http://localhost:9000", send_as_json=True)
    """
    if headers is not None and not isinstance(headers, Mapping):
        raise ValueError(
            "callback_remote_monitor(): `headers` must be a named list of strings, but an object "
            f"of class {type(headers).__name__} was given"
        )
    return RemoteMonitor(
        root + path,
        None if send_as_json else field,
        {} if headers is None else {key: str(item) for key, item in headers.items()},
    )


@public(family=_FAMILY)
def callback_tensorboard(
    log_dir: Path | None = None,
    histogram_freq: Count = 0,
    batch_size: PositiveInt | None = None,
    write_graph: Bool = True,
    write_grads: Bool = False,
    write_images: Bool = False,
    embeddings_freq: Count = 0,
    embeddings_layer_names: Anything = None,
    embeddings_metadata: Anything = None,
    embeddings_data: Anything = None,
    update_freq: Annotated[str | int, FrequencyType("epoch", "batch")] = "epoch",
    profile_batch: Annotated[int | tuple[int, ...], BatchesType()] = 0,
) -> Any:
    """Writes log files that TensorBoard shows.

    Args:
        log_dir: Path of the folder; "logs" if not given.
        histogram_freq: Number of epochs between histograms of the weights; 0 for none.
        batch_size: Has no meaning any more.
        write_graph: Whether to write the graph of the model.
        write_grads: Has no meaning any more.
        write_images: Whether to write the weights as images too, with the histograms.
        embeddings_freq: Number of epochs between the weights of embeddings; 0 for none.
            It needs the Python package tensorboard.
        embeddings_layer_names: Has no meaning any more.
        embeddings_metadata: Path of a file with the names of what is embedded, or a dict
            of paths by the names of layers.
        embeddings_data: Has no meaning any more.
        update_freq: "epoch" or "batch", or a number of batches after which to write.
        profile_batch: The batch to profile, or the first and the last; 0 for none.

    Returns:
        A callback for `fit()`.

    Raises:
        ImportError: `embeddings_freq` is given and tensorboard is not installed.

    Example:
        >>> from rkeras_py import callback_tensorboard
        >>> callback = callback_tensorboard("logs/run_1", update_freq="batch")
    """
    notices = {
        "batch_size": (batch_size is not None, "histograms take the weights, no data"),
        "write_grads": (write_grads, "gradients can be had in a training step of your own"),
        "embeddings_layer_names": (
            embeddings_layer_names is not None,
            "all embedding layers are written; name layers in `embeddings_metadata`",
        ),
        "embeddings_data": (embeddings_data is not None, "the weights of embeddings are written"),
    }
    for argument, (given, instead) in notices.items():
        if given:
            obsolete("callback_tensorboard", argument, instead)
    if embeddings_freq and importlib.util.find_spec("tensorboard") is None:
        raise ImportError(
            "callback_tensorboard(): `embeddings_freq` needs the Python package tensorboard: "
            "pip install tensorboard"
        )
    return TensorBoard(
        log_dir="logs" if log_dir is None else log_dir,
        histogram_freq=histogram_freq,
        write_graph=write_graph,
        write_images=write_images,
        update_freq=update_freq,
        profile_batch=profile_batch,
        embeddings_freq=embeddings_freq,
        embeddings_metadata=embeddings_metadata,
    )


@public(family=_FAMILY)
def callback_terminate_on_naan() -> Any:
    """Stops training when the loss is not a number, or infinite.

    Returns:
        A callback for `fit()`.

    Example:
        >>> from rkeras_py import callback_terminate_on_naan
        >>> callback = callback_terminate_on_naan()
    """
    return keras.callbacks.TerminateOnNaN()
