"""What optimizers keep for weights that they meet later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rkeras_py.engine import keras
from rkeras_py.keras_internals.members import OfObject

_PLACES = OfObject("keras.optimizers.Optimizer", "_trainable_variables_indices")
_KEY = OfObject("keras.optimizers.Optimizer", "_var_key")
_RATE = OfObject("keras.optimizers.Optimizer", "_learning_rate")


def given_rate(optimizer: Any) -> Any:
    """The learning rate: a variable, or the schedule, of which the public one is the value now."""
    return _RATE.of(optimizer)


def with_state_of(optimizer: Any, weights: Sequence[Any]) -> Any:
    """An optimizer with the state of some weights alone.

    Args:
        optimizer: An optimizer of Keras.
        weights: Weights.

    Returns:
        The optimizer itself, if it has no others or does not know one of them; else a copy.
    """
    if not isinstance(optimizer, keras.optimizers.Optimizer) or not optimizer.built:
        return optimizer
    places, key = _PLACES.of(optimizer), _KEY.of(optimizer)
    chosen = [places.get(key(weight)) for weight in weights]
    if None in chosen or len(chosen) == len(places):
        return optimizer
    copy = type(optimizer).from_config(optimizer.get_config())
    copy.build(weights)
    for name, value in vars(copy).items():
        kept = vars(optimizer).get(name)
        if isinstance(value, keras.Variable):
            value.assign(kept)
        elif isinstance(value, list) and len(value) == len(chosen):
            for one, place in zip(value, chosen, strict=True):
                if isinstance(one, keras.Variable):
                    one.assign(kept[place])
    return copy


def make_slots(optimizer: Any, weights: Iterable[Any]) -> None:
    """Has an optimizer keep state for weights that it was not built for.

    Keras 3 refuses these. Keras 2 makes the state of a weight when it first comes, so that one
    optimizer serves several models. Nothing else of the optimizer changes.

    Args:
        optimizer: An optimizer of Keras. If it was never built, nothing is done.
        weights: Weights, of which some may be new to it.
    """
    if not isinstance(optimizer, keras.optimizers.Optimizer) or not optimizer.built:
        return
    places, key = _PLACES.of(optimizer), _KEY.of(optimizer)
    new = [weight for weight in weights if key(weight) not in places]
    if not new:
        return
    before, known = dict(vars(optimizer)), len(places)
    optimizer.built = False
    with keras.name_scope(optimizer.name, caller=optimizer):
        optimizer.build(new)
    for weight in new:
        places[key(weight)] += known
    for name, value in vars(optimizer).items():
        earlier = before.get(name)
        # Set past Keras' tracking, as Keras itself does for what `build()` makes.
        if isinstance(earlier, list) and value is not earlier:
            vars(optimizer)[name] = [*earlier, *value]
        elif isinstance(earlier, keras.Variable):
            vars(optimizer)[name] = earlier  # one for all weights, such as Nadam's product
