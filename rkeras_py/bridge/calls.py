"""Calls of Python objects from R: what arguments become, by the kind of the object."""

from __future__ import annotations

import inspect
import sys
from typing import Any

import numpy as np

from rkeras_py.api import memory_order
from rkeras_py.api.r_values import Labelled, has_na
from rkeras_py.api.sentinels import NA
from rkeras_py.bridge.by_class import ByClass
from rkeras_py.bridge.vectors import RSequence, RVector, for_python

# Arguments that all layers had, and classes of Keras 3 have not.
_OF_ALL_LAYERS = frozenset(
    ("input_shape", "batch_input_shape", "input_dim", "input_length", "batch_size", "weights")
)


def call(target: Any, positional: list[Any], keyword: dict[str, Any]) -> Any:
    """Calls an object.

    Args:
        target: The object.
        positional: The arguments without a name.
        keyword: The others.

    Returns:
        What the call gives.
    """
    kind = _kind(type(target))
    if kind != "other":
        return _CALLS[kind](target, positional, keyword)
    if isinstance(target, type) and _is_changed_layer(target, keyword):
        from rkeras_py.layers import from_classes

        return from_classes.make(target, positional, keyword)
    if getattr(target, "__name__", "") in _OURS:
        ours = _ours(target)
        if ours is not None:
            # The class of checkpoints has its arguments in another order than the function.
            teller = target if target.__name__ == "ModelCheckpoint" else ours
            named = dict(zip(inspect.signature(teller).parameters, positional, strict=False))
            if "json_string" in keyword:
                keyword["json"] = keyword.pop("json_string")
            return ours(**named, **keyword)
    module = str(getattr(target, "__module__", ""))
    if module.startswith("tensorflow"):
        from rkeras_py.keras_internals.python_functions import with_own_functions

        if ".numpy_ops." in module and "keras" in sys.modules:
            from rkeras_py.backend.tensorflow_functions import dispatched

            target = dispatched(target)
        return with_own_functions(lambda: _called(target, positional, keyword))
    return _called(target, positional, keyword)


def _called(target: Any, positional: list[Any], keyword: dict[str, Any]) -> Any:
    """What a call gives, with the arguments as the function takes them."""
    if _CONVERTED.isdisjoint(map(type, positional)) and _CONVERTED.isdisjoint(
        map(type, keyword.values())
    ):
        return target(*positional, **keyword)
    positional, keyword = _for_engine(target, positional, keyword)
    if len(positional) in (1, 2) and type(positional[0]) is np.ndarray:
        tensor = _tensor_of(target, positional, keyword)
        if tensor is not None:
            return tensor
    positional, keyword = _as_python_takes(target, positional, keyword)
    if not _is_of_engine(target):
        # What it does before it writes into an array must not happen twice.
        return target(*map(_writable, positional), **{n: _writable(keyword[n]) for n in keyword})
    try:
        return target(*positional, **keyword)
    except ValueError as error:
        if "read-only" not in str(error):
            raise
    # It writes into what it is given, which is R's memory: it gets copies.
    return target(*map(_writable, positional), **{n: _writable(keyword[n]) for n in keyword})


# Their functions do nothing else before they write, or are Python's own, which don't write.
_ENGINE = frozenset(("None", "builtins", "numpy", "tensorflow", "keras", "rkeras_py"))


def _is_of_engine(target: Any) -> bool:
    return str(getattr(target, "__module__", None)).partition(".")[0] in _ENGINE


def _writable(value: Any) -> Any:
    is_read_only = isinstance(value, np.ndarray) and not value.flags.writeable
    return value.copy(order="K") if is_read_only else value


# What Keras 3 cannot do as 2.9 did, by its name there, and the function that can.
_OURS = {
    "ModelCheckpoint": "callback_model_checkpoint",
    "Sequential": "keras_model_sequential",
    "load_model": "load_model_tf",
    "model_from_json": "model_from_json",
}


def _ours(target: Any) -> Any:
    """The public function to call for an object of Keras that a script takes from its modules.

    Checkpoints in any file, files and JSON of Keras 2, and Sequential models that heed the input of
    their first layer; else None.
    """
    import rkeras_py
    from rkeras_py.engine import keras

    name = target.__name__
    homes = (keras.callbacks, keras.models)
    if not any(target is getattr(home, name, None) for home in homes):
        return None
    return getattr(rkeras_py, _OURS[name])


def _is_changed_layer(target: type, keyword: dict[str, Any]) -> bool:
    """Whether a class is that of a layer, which Keras 3 would not make as Keras 2 did."""
    keras = sys.modules.get("keras")
    if keras is None or not issubclass(target, keras.layers.Layer):
        return False
    if issubclass(target, keras.Model):
        return False
    # The layer that always knows its input.
    return target is keras.layers.Embedding or not _OF_ALL_LAYERS.isdisjoint(keyword)


def _call_layer(target: Any, positional: list[Any], keyword: dict[str, Any]) -> Any:
    """Calls a layer or model on tensors of its dtype, or composes it with a Sequential model."""
    from rkeras_py.backend import learning_phase
    from rkeras_py.bridge import tensors
    from rkeras_py.engine import keras

    positional, keyword = _for_engine(target, positional, keyword)
    if len(positional) + len(keyword) == 1:
        only = next(iter((*positional, *keyword.values())))
        if isinstance(only, keras.Sequential):
            from rkeras_py.layers import compose

            return compose.apply(target, only)
    if positional:
        positional[0] = tensors.input_of(target, positional[0])
    return target(*positional, **learning_phase.follow(target, positional, keyword))


def _call_metric(target: Any, positional: list[Any], keyword: dict[str, Any]) -> Any:
    """Calls a metric; `add_metric()` will know its result."""
    from rkeras_py.models import additions

    return additions.remember_metric(_called(target, positional, keyword), target)


def _call_loss(target: Any, positional: list[Any], keyword: dict[str, Any]) -> Any:
    """Calls a loss; a vector is one tensor of targets, not a list of several."""
    positional = [_as_tensor(value) for value in positional]
    return _called(target, positional, {name: _as_tensor(keyword[name]) for name in keyword})


def _as_tensor(value: Any) -> Any:
    if type(value) is not RSequence:
        return value
    return np.asarray(value, np.float32 if value.dtype == np.float64 else value.dtype)


_CALLS = {"layer": _call_layer, "metric": _call_metric, "loss": _call_loss}


# What the objects of a class are: layers, metrics, losses or something else. It never changes.
_kinds: ByClass[str] = ByClass()


def _kind(kind: type) -> str:
    known = _kinds.get(id(kind))
    if known is None:
        keras = sys.modules.get("keras")
        known = "other"
        if keras is not None:
            bases = {
                "layer": keras.layers.Layer,
                "metric": keras.metrics.Metric,
                "loss": keras.losses.Loss,
            }
            known = next((name for name in bases if issubclass(kind, bases[name])), "other")
        _kinds.remember(kind, known)
    return known


def _as_python_takes(
    target: Any, positional: list[Any], keyword: dict[str, Any]
) -> tuple[list[Any], dict[str, Any]]:
    """Vectors of R as lists."""
    tensorflow = str(getattr(target, "__module__", "")).startswith("tensorflow")
    says_dtype = "dtype" in keyword or any(type(v).__name__ == "DType" for v in positional[1:])
    free = tensorflow and not says_dtype and not any(type(v) is str for v in positional[1:2])
    return (
        [for_python(value, free) for value in positional],
        {name: for_python(value, free) for name, value in keyword.items()},
    )


_LISTS_OF_R = (Labelled, RVector)
# Types of arguments that some objects need converted.
_CONVERTED = {*_LISTS_OF_R, type(NA), np.ndarray, RSequence, list, dict}


def _for_engine(
    target: Any, positional: list[Any], keyword: dict[str, Any]
) -> tuple[list[Any], dict[str, Any]]:
    """Converts R vectors with NA and partially named lists for Keras and TensorFlow."""
    return (
        [_value_for_engine(target, value) for value in positional],
        {name: _value_for_engine(target, value) for name, value in keyword.items()},
    )


def _value_for_engine(target: Any, value: Any) -> Any:
    if value is not NA and type(value) not in _LISTS_OF_R:
        return value
    from rkeras_py.engine import keras

    layer = isinstance(target, keras.layers.Layer)
    if not layer and not str(getattr(target, "__module__", "")).startswith("tensorflow"):
        return value
    if type(value) is Labelled and layer:
        if isinstance(target, keras.Model):
            raise ValueError(
                "in a list of inputs of a model, all elements or none must have a name of their own"
            )
        return list(value)
    if has_na(value):
        raise ValueError("NA has no meaning in integers, logicals and strings of TensorFlow")
    return np.empty(value.dim or 0, np.str_) if type(value) is RVector else value


def _tensor_of(maker: Any, positional: Any, keyword: dict[str, Any]) -> Any:
    """A tensor from a large R array, made without extra copies; None if that is impossible."""
    given = len(positional) + len(keyword)
    if given > 2 or keyword.keys() - {"dtype"} or not memory_order.is_column_major(positional[0]):
        return None
    from rkeras_py.bridge import tensors

    return tensors.made_by(maker, *positional, **keyword)
