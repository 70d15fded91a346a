"""What Keras' trainer does under a distribution strategy, where 3.15 fails or counts otherwise.

Keras builds a model from a batch that it reduces as if it were one value, reduces scalar logs along
an axis, and takes the mean of a loss on each replica for as much as any other, however few samples
it is of. The functions here replace what does so, while a block runs.
"""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rkeras_py.keras_internals.members import OfModule, OfObject

_REDUCE = OfModule("keras.src.backend.tensorflow.trainer", "reduce_per_replica")
_SCALE = OfModule("keras.src.losses.loss", "scale_loss_for_distribution")
_UNSCALE = OfModule("keras.src.losses.loss", "unscale_loss_for_distribution")
_BUILD_BEFORE = OfObject("keras.Model", "_maybe_symbolic_build")
_BUILD = OfObject("keras.Model", "_symbolic_build")
_MAKE_FUNCTION = OfObject("keras.Model", "_make_function")

# A function that takes the place of another one, whose last argument that other one is.
Replacement = Callable[..., Any]


@contextmanager
def distributed(
    model: Any,
    build_from: Callable[[Any, Any], Any],
    reduce: Replacement,
    scale: Replacement,
    unscale: Replacement,
    step: Callable[[Callable[..., Any]], Callable[..., Any]],
) -> Iterator[None]:
    """Has Keras train a model under its strategy by other rules, while the block runs.

    Args:
        model: The model.
        build_from: Gives specifications of a batch, for Keras' iterator (or None) and a batch (or
            None); the model is built from them.
        reduce: What reduces values of replicas: values, strategy, name of the reduction, and
            Keras' function.
        scale: What scales a loss in a replica: the loss, and Keras' function.
        unscale: What undoes that, for the metric of the loss.
        step: Wraps the step that each replica runs.
    """
    build, make = _BUILD.of(model), _MAKE_FUNCTION.of(model)
    _BUILD_BEFORE.of(model)

    def build_before(iterator: Any = None, data_batch: Any = None) -> None:
        specs = build_from(iterator, data_batch)
        with model.distribute_strategy.scope():
            build(data_batch=specs)

    def make_function(step_function: Callable[..., Any]) -> Any:
        return make(step(step_function))

    with contextlib.ExitStack() as stack:
        for member, function in ((_REDUCE, reduce), (_SCALE, scale), (_UNSCALE, unscale)):
            stack.enter_context(_replaced(member, function))
        for method, function in ((_BUILD_BEFORE, build_before), (_MAKE_FUNCTION, make_function)):
            # Bypasses Keras' tracking of attributes: this is not part of the model's state.
            object.__setattr__(model, method.name, function)
            stack.callback(vars(model).pop, method.name, None)
        yield


@contextmanager
def _replaced(member: OfModule, function: Replacement) -> Iterator[None]:
    above = member.get()
    module = importlib.import_module(member.owner)
    setattr(module, member.name, lambda *args, **kwargs: function(*args, **kwargs, above=above))
    try:
        yield
    finally:
        setattr(module, member.name, above)
