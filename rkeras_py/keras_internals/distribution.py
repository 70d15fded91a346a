"""What Keras' trainer does under a distribution strategy, where 3.15 fails or counts otherwise.

Keras builds a model from a batch that it reduces as if it were one value, reduces scalar logs along
an axis, and takes the mean of a loss on each replica for as much as any other, however few samples
it is of. The functions here replace what does so, while a block runs.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from rkeras_py.keras_internals.members import OfModule, OfObject

_REDUCE = OfModule("keras.src.backend.tensorflow.trainer", "reduce_per_replica")
_SCALE = OfModule("keras.src.losses.loss", "scale_loss_for_distribution")
_UNSCALE = OfModule("keras.src.losses.loss", "unscale_loss_for_distribution")
_MOMENTS = OfModule("keras.src.backend.tensorflow.nn", "_compute_moments_sync")
_BUILD_BEFORE = OfObject("keras.Model", "_maybe_symbolic_build")
_BUILD = OfObject("keras.Model", "_symbolic_build")
_MAKE_FUNCTION = OfObject("keras.Model", "_make_function")
_INITIALIZE = OfObject("keras.Variable", "_initialize")
_STRATEGY = OfObject("keras.Optimizer", "_distribution_strategy")

# A function that takes the place of another one, whose last argument that other one is.
Replacement = Callable[..., Any]


@dataclass(frozen=True)
class Rules:
    """How a model is trained under its strategy.

    Attributes:
        build_from: Gives specifications of a batch, for Keras' iterator (or None) and a batch (or
            None); the model is built from them.
        reduce: What reduces values of replicas: values, strategy, name of the reduction, and
            Keras' function.
        scale: What scales a loss in a replica: the loss, and Keras' function.
        unscale: What undoes that, for the metric of the loss.
        moments: What gives mean and variance over all replicas: values, axes, whether these are
            kept, and Keras' function.
        step: Wraps the step that each replica runs.
        predict_step: Wraps that of `predict()`.
        loss: What is done to the loss of a replica, whatever its reduction.
    """

    build_from: Callable[[Any, Any], Any]
    reduce: Replacement
    scale: Replacement
    unscale: Replacement
    moments: Replacement
    step: Callable[[Callable[..., Any]], Callable[..., Any]]
    predict_step: Callable[[Callable[..., Any]], Callable[..., Any]]
    loss: Callable[[Any], Any]


@contextmanager
def distributed(model: Any, rules: Rules) -> Iterator[None]:
    """Has Keras train a model under its strategy by other rules, while the block runs.

    Args:
        model: The model. If it is under such rules already, these stay.
        rules: The rules.
    """
    if _MAKE_FUNCTION.name in vars(model):
        yield
        return
    build, make = _BUILD.of(model), _MAKE_FUNCTION.of(model)
    compute_loss = model.compute_loss
    _BUILD_BEFORE.of(model)

    def build_before(iterator: Any = None, data_batch: Any = None) -> None:
        specs = rules.build_from(iterator, data_batch)
        with model.distribute_strategy.scope():
            build(data_batch=specs)

    methods = {
        _BUILD_BEFORE.name: build_before,
        _MAKE_FUNCTION.name: lambda step: make(rules.step(step)),
        "compute_loss": lambda *args, **kwargs: rules.loss(compute_loss(*args, **kwargs)),
        "predict_step": rules.predict_step(model.predict_step),
    }
    functions = {
        _REDUCE: rules.reduce,
        _SCALE: rules.scale,
        _UNSCALE: rules.unscale,
        _MOMENTS: rules.moments,
    }
    with contextlib.ExitStack() as stack:
        for member, function in functions.items():
            stack.enter_context(member.replaced(functools.partial(_with_above, function)))
        for name, method in methods.items():
            # Bypasses Keras' tracking of attributes: this is not part of the model's state.
            if name in vars(model):
                stack.callback(object.__setattr__, model, name, vars(model)[name])
            stack.callback(vars(model).pop, name, None)
            object.__setattr__(model, name, method)
        yield


def _with_above(function: Replacement, above: Callable[..., Any]) -> Callable[..., Any]:
    return functools.partial(function, above=above)


def make_anew(optimizer: Any, strategy: Any) -> None:
    """Makes an optimizer one of a strategy, in whose scope this is called.

    Args:
        optimizer: The optimizer, which has no state yet but its count of steps and learning rate.
        strategy: The strategy.
    """
    _STRATEGY.set(optimizer, strategy)
    for variable in optimizer.variables:
        if not strategy.extended.variable_created_in_scope(variable.value):
            _INITIALIZE.of(variable)(variable.numpy())
    inner = getattr(optimizer, "inner_optimizer", None)
    if inner is not None:
        make_anew(inner, strategy)
