"""What R does with Python objects: attributes, calls, items, text, arithmetic."""

from __future__ import annotations

import functools
import importlib
import sys
from collections.abc import Callable
from typing import Any

import numpy as np

from rkeras_py.api.deprecation import deprecated
from rkeras_py.api.sentinels import NA
from rkeras_py.bridge import (
    calls,
    class_weights,
    classes,
    classes_r6,
    handles,
    items,
    methods,
    r_lock,
    references,
    reticulate,
    seeds,
    serialization,
    signatures,
    ties,
)

OPERATIONS: dict[str, Callable[..., Any]] = {}


def _operation(function: Callable[..., Any]) -> Callable[..., Any]:
    OPERATIONS[function.__name__.strip("_")] = function
    return function


# Attributes that scripts of 2.9 use, and what they are called in Keras 3.
_RENAMED = {"lr": "learning_rate", "reset_states": "reset_state", "_name": "name"}
# Those that Keras 3 has too, but with another meaning: of models, layers and optimizers, and the
# optimizers in its modules.
_CHANGED = frozenset(
    (
        "get_config", "metrics", "metrics_names", "input", "output", "get_layer", "load_weights",
        "save", "save_weights", "summary", "losses", "apply_gradients", "learning_rate", "add",
        "add_loss", "add_metric", "variables", "set_weights", "to_json", "legacy", "text",
        "Reduction", "Adadelta", "Adafactor", "Adagrad", "Adam", "AdamW", "Adamax", "Ftrl", "Lion",
        "Nadam", "RMSprop", "SGD",
    )
)  # fmt: skip

# Those of weights and symbolic tensors that are other things in Keras 3.
_OF_TENSORS = ("shape", "dtype", "name", "value")


@_operation
def attribute(target: Any, name: str) -> Any:
    """`x$name`."""
    keras = sys.modules.get("keras")
    has_keras = keras is not None
    if keras is not None and (
        name in _CHANGED
        or (name in _OF_TENSORS and isinstance(target, keras.KerasTensor | keras.Variable))
    ):
        return _of_2_9(target, name)
    try:
        value = getattr(target, name)
        if name == "add_weight" and has_keras and class_weights.is_keras_own(value):
            return class_weights.adding_to(target)
        if name in _REPLACED and getattr(value, "__module__", "").startswith("tensorflow."):
            return functools.partial(_REPLACED[name], value)
        return value
    except AttributeError:
        if name in _RENAMED and hasattr(target, _RENAMED[name]):
            return attribute(target, _RENAMED[name])
        if not has_keras:
            raise
        return _of_2_9(target, name)


def _stay_eager(function: Callable[..., Any]) -> None:
    """Keras 3 can't work without eager execution, nor does what needed graphs in 2.9."""
    deprecated(
        f"tf.compat.v1.{function.__name__}",
        "eager execution stays on, with which k_gradients(), k_function() and losses that use the "
        "tensors of a model work, too",
    )


# Functions of TensorFlow that scripts call for Keras 2, which Keras 3 would not notice or survive.
_REPLACED: dict[str, Callable[..., None]] = {
    "disable_eager_execution": _stay_eager,
    "disable_v2_behavior": _stay_eager,
    "set_seed": seeds.seed_keras_too,
    "set_random_seed": seeds.seed_keras_too,
}


def _of_2_9(target: Any, name: str) -> Any:
    """An attribute of layers, models or optimizers that Keras 3 changed or removed."""
    from rkeras_py.models import legacy_attributes

    return legacy_attributes.attribute(target, name)


@_operation
def set_attribute(target: Any, name: str, value: Any) -> None:
    """`x$name <- value`."""
    if name in _RENAMED and not hasattr(target, name) and hasattr(target, _RENAMED[name]):
        name = _RENAMED[name]
    if _is_variable(value) or (isinstance(value, list) and any(map(_is_variable, value))):
        value = class_weights.as_weights(target, value)
    if name == "trainable" and _is_layer(target):
        from rkeras_py.models import structure

        structure.set_trainable(target, bool(value))
        return
    try:
        setattr(target, name, value)
    except AttributeError:
        # R assigns `x$a$b <- value` and `x$a[[1]]$b <- value` to x$a too, where it may not be set.
        if not _same(getattr(target, name, None), value):
            raise


def _is_layer(target: Any) -> bool:
    keras = sys.modules.get("keras")
    return keras is not None and isinstance(target, keras.layers.Layer)


def _is_variable(value: Any) -> bool:
    return type(value).__name__ == "ResourceVariable"


def _same(value: Any, other: Any) -> bool:
    if isinstance(value, list | tuple) and isinstance(other, list | tuple):
        return len(value) == len(other) and all(map(_same, value, other))
    return value is other


@_operation
def call(given: list[tuple[str, Any]]) -> Any:
    """`x(...)`: the object, and the arguments; those without a name are positional."""
    target = given[0][1]
    positional, keyword = [], {}
    for name, value in given[1:]:
        if name:
            keyword[name] = value
        else:
            positional.append(value)
    return calls.call(target, positional, keyword)


@_operation
def traced(function: Any, options: Any) -> Any:
    """`tf_function()`, of R's function and the arguments of `tf.function()`."""
    from rkeras_py import keras_internals

    # To warn of retracing, TensorFlow counts traces by code object, which all R functions share; a
    # partial has none, and is counted by itself.
    return keras_internals.traced(functools.partial(function), **dict(options or {}))


@_operation
def tuple_(elements: Any) -> Any:
    """A tuple that R holds as the object that it is."""
    return methods.as_handle(tuple(elements))


@_operation
def item(target: Any, key: Any) -> Any:
    """`x[[key]]`: a key of a mapping, a position counted from 1, or the name of an attribute."""
    if items.names_attribute(target, key):
        return attribute(target, key)
    items.expect_items(target, key)
    return target[items.position(target, key)]


@_operation
def set_item(target: Any, key: Any, value: Any) -> None:
    """`x[[key]] <- value`."""
    if items.names_attribute(target, key):
        set_attribute(target, key, value)
    else:
        items.expect_items(target, key)
        target[items.position(target, key)] = value


@_operation
def names(target: Any) -> list[str]:
    """The public attributes, for completion."""
    return [name for name in dir(target) if not name.startswith("_")]


@_operation
def text(target: Any) -> str:
    """What print() shows."""
    return repr(target)


@_operation
def length(target: Any) -> int:
    """`length(x)`: that of a container; a tensor's number of elements; else 1."""
    shape = getattr(target, "shape", None)
    if shape is not None and not callable(shape):
        sizes = list(shape)
        return int(np.prod(sizes)) if None not in sizes else 1
    return len(target) if hasattr(target, "__len__") else 1


@_operation
def dataset_length(target: Any) -> Any:
    """`length(x)` of a dataset: NULL where it is unknown."""
    from rkeras_py.data.pipelines.iterators import length_of

    return length_of(target)


@_operation
def dim(target: Any) -> Any:
    """`dim(x)`: the shape, NA where a size is unknown; NULL where there is none."""
    shape = getattr(target, "shape", None)
    if shape is None or callable(shape) or getattr(shape, "rank", 0) is None:
        return None
    return sizes(shape)


def sizes(shape: Any) -> list[Any]:
    """The sizes in a shape, NA where unknown."""
    return [NA if size is None else int(size) for size in shape]


@_operation
def array(target: Any) -> Any:
    """`as.array(x)`: the values of a tensor."""
    if type(target).__name__ == "SparseTensor":
        from rkeras_py.backend.creation import dense

        target = dense(target)
    if type(target).__name__ == "TensorShape":
        value: Any = sizes(target)
    elif hasattr(target, "numpy"):
        value = target.numpy()
    elif hasattr(target, "__array__"):
        value = np.asarray(target)
    else:
        raise TypeError(f"an object of class {type(target).__name__} has no numbers to give")
    return _plain(value)


@_operation
def characters(target: Any) -> Any:
    """`as.character(x)`: the elements of a tensor, else what `str()` gives of an object."""
    return array(target) if hasattr(target, "numpy") or _is_array(target) else str(target)


def _is_array(target: Any) -> bool:
    return hasattr(target, "__array__") or type(target).__name__ in ("SparseTensor", "TensorShape")


def _plain(value: Any) -> Any:
    """One string of TensorFlow as text, if it is text."""
    if not isinstance(value, bytes) or b"\0" in value:
        return value
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value


@_operation
def module(name: str) -> Any:
    """A Python module by name."""
    if name.split(".")[0] in ("keras", "tensorflow"):
        import rkeras_py.engine  # noqa: F401  (the right backend, quietly)
    return importlib.import_module(name)


@_operation
def version(name: str) -> Any:
    """The version of an imported module, or NULL."""
    return getattr(module(name), "__version__", None)


def _on_tensors(name: str) -> Callable[..., Any]:
    """A function of `tensors`, which is imported when it is first needed."""

    def run(*arguments: Any) -> Any:
        from rkeras_py.bridge import tensors

        return getattr(tensors, name)(*arguments)

    return run


for _name in ("subset", "operate", "unary", "mathematics", "summarise", "permute"):
    OPERATIONS[_name] = _on_tensors(_name)


for _function in (
    classes.make_class, classes.super_attribute, classes.private_of, classes.custom_model,
    classes.set_call, classes.class_signature, classes_r6.make_callback,
    classes_r6.make_constraint, classes_r6.make_r6_class, classes_r6.itself,
    signatures.argument_names,
):  # fmt: skip
    _operation(_function)


@_operation
def iterator(target: Any) -> Any:
    """What `iterate()` goes through."""
    if hasattr(target, "element_spec"):  # a dataset: so TensorFlow is there
        from rkeras_py.keras_internals.tuning import read_untuned

        target = read_untuned(target)
    return iter(target)


# Marks the end of an iterator in advance().
_END = object()


@_operation
def advance(target: Any) -> Any:
    """The next value in a list of one, or an empty list at the end."""
    value = next(target, _END)
    return () if value is _END else (value,)


@_operation
def enter(target: Any) -> Any:
    """Begins a `with()` block."""
    return target.__enter__()


@_operation
def leave(target: Any, done: bool) -> None:
    """Ends a `with()` block; if R left it by an error or a jump, the context is told so."""
    if done:
        target.__exit__(None, None, None)
        return
    error = RuntimeError("R left the block before its end")
    try:
        target.__exit__(RuntimeError, error, None)
    except RuntimeError as raised:
        if raised is not error:
            raise


@_operation
def state(target: Any) -> bytes:
    """What saveRDS() keeps of a model or layer."""
    return serialization.dump(target)


@_operation
def to_reticulate(target: Any) -> int:
    """Leaves an object for reticulate to take."""
    return reticulate.leave(target)


@_operation
def counts() -> dict[str, int]:
    """How many Python objects R holds, and how many R objects Python holds."""
    return {"python_objects": handles.count(), "r_objects": references.count()}


@_operation
def tie_cycles() -> int:
    """Looks for cycles through both languages now, without waiting until it is worth while."""
    with r_lock.hold_r():
        return ties.look()


@_operation
def summary(
    model: Any,
    line_length: int,
    positions: Any,
    expand_nested: bool,
    show_trainable: bool,
    compact: bool,
) -> str:
    """`format(model)`."""
    from rkeras_py.models.summary import summary_text

    return summary_text(model, line_length, positions, expand_nested, show_trainable, compact)
