"""Optimizers that Keras 2 wrote, with their state."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from rkeras_py import keras_internals
from rkeras_py.engine import keras
from rkeras_py.models.files import UnreadableModel
from rkeras_py.optimizers.classes import LATER, OF_2_9

_GONE = ("jit_compile", "is_legacy_optimizer")
SLOTS = {
    "m": "momentum",
    "v": "velocity",
    "vhat": "velocity_hat",
    "momentum": "momentum",
    "rms": "velocity",
    "mg": "average_gradient",
    "accumulator": "accumulator",
    "accum_grad": "accumulated_grad",
    "accum_var": "accumulated_delta_var",
    "linear": "linear",
    "velocity": "velocity",
    "average_gradient": "average_gradient",
    "accumulated_grad": "accumulated_grad",
    "accumulated_delta_var": "accumulated_delta_var",
    "u": "norm",
}
"""What Keras 3 appends to the name of a weight for each slot of Keras 2."""
_PRODUCT = "momentum_cache"


def optimizer_of(config: Mapping[str, Any], objects: Mapping[str, Any]) -> Any:
    """Makes an optimizer.

    Args:
        config: Its `class_name` and `config`.
        objects: Custom objects by name.

    Returns:
        The optimizer, without state.

    Raises:
        UnreadableModel: There is no such optimizer.
    """
    written = config["class_name"]
    name = written.rpartition(">")[2]
    options = {key: value for key, value in config["config"].items() if key not in _GONE}
    options["learning_rate"] = _rate(options["learning_rate"], objects)
    if name in objects:
        return objects[name].from_config(options)
    # Later versions of Keras 2 had other ones of the same names, which are Keras 3's; they write
    # the names as "Custom>Adam".
    if ">" not in written and name in OF_2_9:
        kind = OF_2_9[name]
        if name == "Nadam":
            options["schedule_decay"] = options.pop("decay", 0.004)
        elif name == "Ftrl":
            options["learning_rate"] = _decaying(options["learning_rate"], options.pop("decay", 0))
        return kind(**options)
    kind = LATER.get(name) or getattr(keras.optimizers, name, None)
    if not (isinstance(kind, type) and issubclass(kind, keras.optimizers.Optimizer)):
        raise UnreadableModel(
            f"the model was compiled with the optimizer {name}, which is unknown: give it in "
            "`custom_objects`, or load the model with compile=False"
        )
    options["learning_rate"] = _decaying(options["learning_rate"], options.pop("decay", 0))
    return kind(**options)


def _rate(rate: Any, objects: Mapping[str, Any]) -> Any:
    if not isinstance(rate, Mapping):
        return rate
    config = {key: value for key, value in rate["config"].items() if value is not None}
    with keras.saving.custom_object_scope(objects):
        return keras.optimizers.schedules.deserialize(
            {"class_name": rate["class_name"], "config": config}
        )


def _decaying(rate: Any, decay: float) -> Any:
    if not decay or not isinstance(rate, int | float):
        return rate
    return keras.optimizers.schedules.InverseTimeDecay(rate, decay_steps=1, decay_rate=decay)


def slot_of(optimizer: Any, slot: str) -> list[Any]:
    """The variables that an optimizer keeps for the weights in a slot.

    Args:
        optimizer: The optimizer, which is built.
        slot: What Keras 2 calls it.

    Returns:
        A variable for each weight; none if the optimizer has no such slot.
    """
    if slot == "v" and isinstance(optimizer, keras.optimizers.Adamax):
        slot = "u"  # of 2.9
    ending = f"_{SLOTS[slot]}" if slot in SLOTS else None
    return [v for v in optimizer.variables if ending and v.path.endswith(ending)]


def restore(
    optimizer: Any, weights: Sequence[Any], names: Sequence[str], values: Sequence[Any]
) -> bool:
    """Sets the state of an optimizer to what Keras 2 wrote.

    Args:
        optimizer: The optimizer; it is built for the weights.
        weights: The weights that are trained, in the order of Keras 2.
        names: The names of the state's variables: of 2.9 "Adam/dense/kernel/m:0", of later
            versions "Adam/m/dense/kernel:0".
        values: Their values.

    Returns:
        Whether the state belongs to these weights; if not, nothing is set.
    """
    if not optimizer.built:
        optimizer.build(list(weights))
    assignments = []
    counts: dict[str, int] = {}
    slots: dict[str, list[Any]] = {}
    later = not any(name.endswith("/iter:0") for name in names)
    for name, value in zip(names, values, strict=True):
        parts = name.removesuffix(":0").split("/")
        if parts[-1] in ("iter", "iteration"):
            assignments.append((optimizer.iterations, value))
            continue
        if parts[-1] == _PRODUCT:
            assignments.append((keras_internals.momentum_product(optimizer), value))
            continue
        slot = parts[1] if later and len(parts) > 2 else parts[-1]
        if slot not in slots:
            slots[slot] = slot_of(optimizer, slot)
        known = slots[slot]
        number = counts.get(slot, 0)
        counts[slot] = number + 1
        if number >= len(known):
            return False
        assignments.append((known[number], value))
    if any(count != len(weights) for count in counts.values()):
        return False
    variables, values = [pair[0] for pair in assignments], [pair[1] for pair in assignments]
    return set_all(variables, values)


def set_all(variables: Sequence[Any], values: Sequence[Any]) -> bool:
    """Sets variables of an optimizer.

    Args:
        variables: The variables.
        values: Their values.

    Returns:
        Whether they fit; if not, nothing is set.
    """
    shapes = [tuple(variable.shape) for variable in variables]
    if [np.shape(value) for value in values] != shapes:
        return False
    for variable, value in zip(variables, values, strict=True):
        variable.assign(value)
    return True


def warn_of_state() -> None:
    """Warns that the state of an optimizer is not restored."""
    warnings.warn(
        "the state of the optimizer in the file comes from another version of Keras, or "
        "belongs to other weights than those that are trained: the optimizer starts afresh",
        stacklevel=3,
    )
