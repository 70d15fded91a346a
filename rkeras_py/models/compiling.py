"""Arguments of `compile()`: what keras 2.9 accepted, brought into the forms of Keras 3."""

from __future__ import annotations

import itertools
import warnings
import weakref
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import numpy as np

from rkeras_py import keras_internals
from rkeras_py.api.hooks import is_host_function
from rkeras_py.api.r_values import Labelled
from rkeras_py.api.registry import REGISTRY, MisfitError
from rkeras_py.engine import keras
from rkeras_py.metrics.custom import custom_metric
from rkeras_py.metrics.names import COUNTED, count, named_loss, named_metric
from rkeras_py.models import additions, complex_losses


def output_names(model: keras.Model) -> list[str]:
    """The names of a model's outputs; empty as long as they are unknown.

    Keras 3.15 names outputs of one layer or inner model alike, and then loses all losses but one
    of them. They get a number, as in Keras 2: `model`, `model_1`. The output of a Sequential model
    has the name of its last layer.
    """
    if isinstance(model, keras.Sequential):
        return [model.layers[-1].name] if model.layers else []
    try:
        names = list(getattr(model, "output_names", None) or [])
    except (AttributeError, ValueError):
        return []
    if len(set(names)) < len(names):
        names = _distinct(names)
        model.output_names = names
    return names


def _distinct(names: list[str]) -> list[str]:
    made: list[str] = []
    for name in names:
        candidates = (f"{name}_{number}" if number else name for number in itertools.count())
        made.append(next(one for one in candidates if one not in made))
    return made


# ---- losses and metrics -----------------------------------------------------


def losses_of(model: keras.Model, loss: Any) -> Any:
    """Brings losses into the form of Keras 3; a single loss applies to every output.

    Args:
        model: The model.
        loss: A loss, a list of losses, or a dict of losses by output name.

    Returns:
        The losses as Keras 3 takes them.

    Raises:
        ValueError: A name matches no output, or a loss is undefined for a complex output.
    """
    names = output_names(model)
    if loss is None:
        return None
    if isinstance(loss, Mapping):
        _expect_outputs(model, "loss", loss)
        made: Any = {name: _made(one, "loss") for name, one in loss.items()}
        made = _of_only_output(model, made)
    elif isinstance(loss, list | tuple):
        made = [_made(one, "loss") for one in loss]
    else:
        one = _made(loss, "loss")
        made = [one] * len(names) if len(names) > 1 else one
    return complex_losses.for_outputs(model, made, names)


def weigh_losses_by_batch(model: keras.Model) -> None:
    """Lets the loss of each output be the mean over the samples, not over the batches.

    Keras 3.15 weighs a batch by its static size, which is unknown in a graph, so that a smaller
    last batch counts as much as the others; the loss of all outputs is weighed as it should be.

    Args:
        model: A model that is compiled.
    """
    loss = keras_internals.compiled_loss(model)
    if loss is None:
        _weigh_batches_alike(model)
    if loss is None or "call" in vars(loss):
        return
    call, build = loss.call, loss.build
    sizes: list[Any] = []

    def build_weighed(*args: Any, **kwargs: Any) -> None:
        build(*args, **kwargs)
        for metric in loss.metrics:
            weigh(metric)

    def call_weighed(y_true: Any, y_pred: Any, sample_weight: Any = None) -> Any:
        sizes.append(keras.ops.shape(keras.tree.flatten(y_pred)[0])[0])
        try:
            return call(y_true, y_pred, sample_weight)
        finally:
            sizes.pop()

    def weigh(metric: Any) -> None:
        update = metric.update_state

        def update_state(values: Any, sample_weight: Any = None) -> None:
            if sample_weight is None and sizes:
                sample_weight = sizes[-1]
            update(values, sample_weight=sample_weight)

        metric.update_state = update_state

    loss.call, loss.build = call_weighed, build_weighed
    for metric in loss.metrics:
        weigh(metric)


def _weigh_batches_alike(model: keras.Model) -> None:
    """Where losses are only added, Keras 2 told the mean of all that was added.

    So small batches count as much as others, unless a loss is a number for each sample.
    """
    tracker = next((metric for metric in model.metrics if metric.name == "loss"), None)
    if tracker is None or "update_state" in vars(tracker):
        return
    update = tracker.update_state

    def update_state(values: Any, sample_weight: Any = None) -> None:
        update(values, sample_weight if additions.counts_samples(model) else None)

    tracker.update_state = update_state


def loss_weights_of(model: keras.Model, weights: Any) -> Any:
    """Converts loss weights to plain floats.

    Args:
        model: The model.
        weights: Numbers, one for each output, in a sequence or a dict by output name.

    Returns:
        The weights as Keras 3 takes them.
    """
    if weights is None:
        return None
    if isinstance(weights, Mapping):
        _expect_outputs(model, "loss_weights", weights)
        return _of_only_output(model, {name: float(weight) for name, weight in weights.items()})
    if isinstance(weights, bool | int | float | np.number):
        return float(weights)
    try:
        return [float(weight) for weight in weights]
    except (TypeError, ValueError):
        raise ValueError(
            "compile(): `loss_weights` must be numbers, one for each output, in a vector or a "
            f"dict, but {type(weights).__name__} was given"
        ) from None


def metrics_of(model: keras.Model, metrics: Any, argument: str) -> Any:
    """Brings metrics into the form of Keras 3.

    A plain list applies to every output. Names that match no output name the metric functions
    (with a warning, as in 2.9), even where only some elements of an R list are named.

    Args:
        model: The model.
        metrics: A metric, or metrics in a list or dict.
        argument: The name of the argument, for messages.

    Returns:
        The metrics as Keras 3 takes them.
    """
    if metrics is None:
        return None
    made = _metrics_of(model, metrics, argument)
    count(made)
    return made


def _metrics_of(model: keras.Model, metrics: Any, argument: str) -> Any:
    names = output_names(model)
    if isinstance(metrics, Mapping):
        if names and metrics.keys() & set(names):
            _expect_outputs(model, argument, metrics)
            listed = {name: _listed(metric, argument) for name, metric in metrics.items()}
            return _of_only_output(model, listed)
        metrics = _named(metrics.items())
    elif isinstance(metrics, Labelled):
        metrics = _named(zip(metrics.labels, metrics, strict=True))
    metrics = _listed(metrics, argument)
    if len(names) > 1 and not any(isinstance(m, list | tuple | Mapping) for m in metrics):
        return [[_copied(metric) for metric in metrics] for _ in names]
    return metrics


def _of_only_output(model: keras.Model, named: dict[str, Any]) -> Any:
    """What is given by name of an output: Keras 3 knows none of a Sequential model's."""
    return next(iter(named.values())) if isinstance(model, keras.Sequential) else named


def _listed(metrics: Any, argument: str) -> Any:
    if metrics is None:
        return None
    metrics = metrics if isinstance(metrics, list | tuple) else [metrics]
    return [
        _listed(metric, argument)
        if isinstance(metric, list | tuple)
        else _of_function(_made(metric, argument))
        for metric in metrics
    ]


def _of_function(metric: Any) -> Any:
    """Wraps an R function as a metric, so that targets get the dtype of the predictions."""
    return custom_metric(metric.__name__, metric) if is_host_function(metric) else metric


def _made(value: Any, argument: str) -> Any:
    """The object that is meant by a name, or by a public constructor without parentheses."""
    if not (value is None or isinstance(value, str | list | tuple | Mapping) or callable(value)):
        kind = "loss" if argument == "loss" else "metric"
        raise MisfitError(
            argument, f"a {kind} (its name, an object of Keras or a function), or several in a list"
        )
    custom = keras.saving.get_registered_object(value) if isinstance(value, str) else None
    if custom is not None:
        return custom() if isinstance(custom, type) else custom
    if isinstance(value, str):
        return named_loss(value) if argument == "loss" else named_metric(value)
    declared = REGISTRY.get(getattr(value, "__name__", ""))
    if declared is not None and getattr(value, "__wrapped__", None) is declared.function:
        return value()
    return value


def _named(labelled: Iterable[tuple[str, Any]]) -> list[Any]:
    """Gives functions their names as metrics, with 2.9's warning; other metrics have their own."""
    metrics, named = [], []
    for name, metric in labelled:
        if name and callable(metric) and not isinstance(metric, str | keras.metrics.Metric):
            named.append(f'custom_metric("{name}", ...)')
            metrics.append(custom_metric(name, metric))
        else:
            metrics.append(metric)
    if named:
        warnings.warn(
            "compile(): names for metrics that are functions are deprecated: write "
            + ", ".join(named),
            stacklevel=2,
        )
    return metrics


def _copied(metric: Any) -> Any:
    """Copies a metric: metrics hold state, so each output needs its own."""
    if isinstance(metric, keras.metrics.Metric):
        copy = type(metric).from_config(metric.get_config())
        setattr(copy, COUNTED, getattr(metric, COUNTED, False))
        return copy
    return metric


def _expect_outputs(model: keras.Model, argument: str, named: Iterable[str]) -> None:
    names = output_names(model)
    unknown = [name for name in named if name not in names]
    if names and unknown:
        raise ValueError(
            f'compile(): the names of `{argument}` must be those of outputs of the model "'
            f'{model.name}" ({", ".join(names)}), but {", ".join(unknown)} was given'
        )


# ---- dtypes -----------------------------------------------------------------


def compute_in_dtype_of_outputs(model: keras.Model) -> None:
    """Has losses and metrics computed in float64 where an output is: Keras takes floatx.

    Args:
        model: A model that is compiled.
    """
    if "float64" in complex_losses.dtypes_of_outputs(model):
        keras_internals.compute_losses_in(model, "float64")


# ---- the order of results ---------------------------------------------------

_orders: weakref.WeakKeyDictionary[Any, tuple[Any, list[str]]] = weakref.WeakKeyDictionary()


def _order(model: keras.Model) -> list[str]:
    """The names of a model's results in the order of 2.9; Keras 3 sorts them by name."""
    compiled = keras_internals.compile_record(model)
    known = _orders.get(model)
    if known is not None and known[0] is compiled:
        return known[1]
    names = ["loss", *(f"{name}_loss" for name in output_names(model))]
    names += [name for name in model.get_metrics_result() if name not in names]
    _orders[model] = (compiled, names)
    return names


def result_names(model: keras.Model) -> list[str]:
    """The names of the results of `evaluate()`; empty before the model has been run.

    Args:
        model: The compiled model.

    Returns:
        The names, in the order of 2.9.
    """
    # Keras turns the arguments of compile() into metrics when it first sees data.
    if not all(getattr(metric, "built", True) for metric in model.metrics):
        return []
    known = model.get_metrics_result()
    return [name for name in _order(model) if name in known]


def in_order(model: keras.Model, results: Mapping[str, Any]) -> dict[str, Any]:
    """Sorts results: the loss first, then the metrics in the order given to `compile()`.

    Args:
        model: A model that has been run.
        results: Values by name, those of validation data included.

    Returns:
        The sorted results.
    """
    order = _order(model)
    order = [*order, *(f"val_{name}" for name in order)]
    ordered = {name: results[name] for name in order if name in results}
    return ordered | {name: value for name, value in results.items() if name not in ordered}


class InOrder(keras.callbacks.Callback):  # type: ignore[misc]
    """Puts the logs in the order of 2.9, for the callbacks that come after it."""

    # May run concurrently with the next step, as Keras' own progress bar does.
    async_safe = True
    needs_each_batch = False

    def _sort(self, logs: dict[str, Any] | None) -> None:
        if logs:
            ordered = in_order(self.model, logs)
            logs.clear()
            logs.update(ordered)

    def on_train_batch_end(self, batch: int, logs: dict[str, Any] | None = None) -> None:
        """Called by Keras at the end of a batch of training."""
        self._sort(logs)

    def on_test_batch_end(self, batch: int, logs: dict[str, Any] | None = None) -> None:
        """Called by Keras at the end of a batch of evaluation."""
        self._sort(logs)

    def on_test_end(self, logs: dict[str, Any] | None = None) -> None:
        """Called by Keras at the end of evaluation."""
        self._sort(logs)

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Called by Keras at the end of an epoch."""
        self._sort(logs)


# ---- what is trained --------------------------------------------------------

_states: weakref.WeakKeyDictionary[Any, tuple[Any, list[tuple[Any, bool]]]] = (
    weakref.WeakKeyDictionary()
)


def _state(layers: Iterable[Any]) -> list[tuple[Any, bool]]:
    return [(layer, bool(layer.trainable)) for layer in layers]


def remember_trainable(model: keras.Model) -> None:
    """Records which layers were trainable when a model was compiled.

    Args:
        model: A model that was just compiled.
    """
    # The model comes before its layers, so restoring in this order gives the same states.
    states = _state(keras_internals.layers_within(model))
    references = [(weakref.ref(layer), state) for layer, state in states]
    _states[model] = (keras_internals.compile_record(model), references)


@contextmanager
def as_compiled(model: keras.Model) -> Iterator[None]:
    """Restores, within the block, which layers were trainable when the model was compiled.

    In keras 2.9, freezing weights takes effect at the next `compile()`: a discriminator that
    is frozen as part of another model still learns when it is trained by itself.

    Args:
        model: The model.
    """
    config, references = _states.get(model, (None, []))
    kept = [(layer(), state) for layer, state in references]
    if config is None or config is not keras_internals.compile_record(model):
        yield
        return
    compiled = [(layer, state) for layer, state in kept if layer is not None]
    now = _state(layer for layer, _ in compiled)
    if all(old == new for (_, old), (_, new) in zip(compiled, now, strict=True)):
        yield
        return
    _set(compiled)
    try:
        yield
    finally:
        _set(now)


def _set(states: Iterable[tuple[Any, bool]]) -> None:
    for layer, state in states:
        layer.trainable = state
