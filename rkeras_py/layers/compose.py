"""The composition law, and the standard arguments at the end of every layer function.

`object` decides what a layer function returns: nothing, the layer; a Sequential
model, the model with the layer added; a tensor or a list of tensors, the output
tensor. Keras 2 took the standard arguments (`input_shape` ... `weights`) in every layer;
Keras 3 dropped them or warns about them. They are applied here for all layers.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from rkeras_py import keras_internals
from rkeras_py.api.argument_types import ObjectType
from rkeras_py.api.registry import REQUIRED, ObjectError, Parameter, Work
from rkeras_py.api.rendering import shown_by_host
from rkeras_py.backend import learning_phase, tensorflow_functions
from rkeras_py.engine import keras, tf
from rkeras_py.layers import known_names
from rkeras_py.layers.hard_sigmoid import hard_sigmoid

tensorflow_functions.take_symbolic_tensors()
with contextlib.suppress(keras_internals.InternalMissing):  # as all functions say then
    keras_internals.keep_given_training()

_TAIL = ("input_shape", "batch_input_shape", "batch_size", "trainable", "weights")
_INPUT = "_rkeras_input"
INPUT_DTYPE = "_rkeras_input_dtype"
"""The attribute that holds the dtype of a layer's input if it differs from the layer's own."""
SEQUENTIAL_NAMES: set[str] = set()
"""The names that users gave to Sequential models: Keras 3 has them in the paths of weights."""
ANY_DTYPE = "takes_any_dtype"
"""The attribute that marks a layer that keeps the dtype of its input."""


@dataclass(frozen=True)
class InputSpec:
    """The input that a layer was declared with, for the model whose first layer it is.

    Attributes:
        batch_shape: Sizes of all axes, the batch first; None where unknown.
        dtype: The dtype of the input, or None for the default.
    """

    batch_shape: tuple[int | None, ...]
    dtype: str | None


def composing(
    cls: Callable[..., Any],
    make: Callable[..., Any] | None = None,
    *,
    prepare: Callable[[dict[str, Any]], dict[str, Any]] | None = None,
    law: Callable[[keras.layers.Layer, Any], Any] | None = None,
) -> Callable[[tuple[Parameter, ...]], Work]:
    """Does the work of a layer function: creates the layer and composes it.

    For `@public(by=composing(keras.layers.Dense))`. The arguments that the caller gave,
    those in `**kwargs` included, are passed to the layer's constructor under their own
    names. A missing argument is passed only if its declared default differs from the
    constructor's, which is determined once: Keras records every argument of a constructor,
    and that is a good part of the cost of creating a layer.

    Args:
        cls: The class of the layer.
        make: A function that creates the layer, if the constructor's arguments differ from
            those of the public function.
        prepare: Takes all arguments by name, the standard ones included, and returns those
            to use instead.
        law: Composes the layer; the default is the composition law, `apply()`.

    Returns:
        What `public` takes as `by`.
    """

    def declare(parameters: tuple[Parameter, ...]) -> Work:
        name = next((p.name for p in parameters if isinstance(p.argument_type, ObjectType)), "")
        defaults = _other_defaults(parameters, cls, make)

        def work(given: dict[str, Any]) -> Any:
            composed_with = given.pop(name, None)
            values = {**defaults, **given}
            if prepare is not None:
                values = prepare(values)
            return compose(make or cls, values, composed_with, law or apply)

        return work

    return declare


def _other_defaults(
    parameters: tuple[Parameter, ...], cls: Callable[..., Any], make: Callable[..., Any] | None
) -> dict[str, Any]:
    """The defaults of a public function that differ from those of its layer's constructor."""
    own = dict(inspect.signature(cls).parameters)
    if make is not None:
        own |= inspect.signature(make).parameters
    others = {}
    for parameter in parameters:
        default = parameter.default
        if parameter.variadic or default is REQUIRED or parameter.name in _TAIL:
            continue
        formal = own.get(parameter.name)
        # An argument that a constructor takes in its `**kwargs` defaults to None.
        default_of_own = None if formal is None else formal.default
        if type(default) is not type(default_of_own) or default != default_of_own:
            others[parameter.name] = default
    return others


def compose(
    make: Callable[..., keras.layers.Layer],
    values: Mapping[str, Any],
    composed_with: Any,
    law: Callable[[keras.layers.Layer, Any], Any] | None = None,
) -> Any:
    """Creates a layer and composes it.

    Args:
        make: The layer's class, or a function that creates the layer.
        values: The arguments of the layer, and the standard ones.
        composed_with: What the layer is composed with.
        law: Composes the layer; the default is the composition law, `apply()`.

    Returns:
        The layer, the Sequential model, or the output tensor.
    """
    tail, config = {}, {}
    for name, value in values.items():
        if name in _TAIL:
            if value is not None:
                tail[name] = value
        elif name.endswith("activation") and isinstance(value, str) and value == "hard_sigmoid":
            config[name] = hard_sigmoid  # as Keras 2 computes it
        else:
            config[name] = value
    try:
        layer = make(**config)
    except ValueError as error:
        misfit = known_names.misfit(error, config)
        if misfit is None:
            raise
        raise misfit from None
    if any(name.endswith("_regularizer") and config[name] is not None for name in config):
        keras_internals.penalize_all(layer)
    if tail:
        _apply_tail(layer, config.get("dtype"), **tail)
    return (law or apply)(layer, composed_with)


def _apply_tail(
    layer: keras.layers.Layer,
    dtype: Any,
    input_shape: tuple[int | None, ...] | None = None,
    batch_input_shape: tuple[int | None, ...] | None = None,
    batch_size: int | None = None,
    trainable: bool | None = None,
    weights: list[Any] | None = None,
) -> None:
    if batch_input_shape is not None:
        if input_shape is not None:
            raise ValueError(
                f"{layer.name}: give `input_shape` (without the batch axis) or "
                f"`batch_input_shape` (with it), not both: {input_shape} and {batch_input_shape}"
            )
        if batch_size is not None and batch_input_shape[0] not in (None, batch_size):
            raise ValueError(
                f"{layer.name}: `batch_size` is {batch_size}, but `batch_input_shape` begins "
                f"with {batch_input_shape[0]}"
            )
        shape = batch_input_shape if batch_size is None else (batch_size, *batch_input_shape[1:])
        setattr(layer, _INPUT, InputSpec(shape, _input_dtype(layer, dtype)))
    elif input_shape is not None:
        spec = InputSpec((batch_size, *input_shape), _input_dtype(layer, dtype))
        setattr(layer, _INPUT, spec)
    elif batch_size is not None:
        _expect_batch(layer, batch_size)
    if trainable is not None:
        layer.trainable = trainable
    if weights is not None:
        _set_when_built(layer, weights)


def _input_dtype(layer: keras.layers.Layer, dtype: Any) -> str | None:
    """The dtype of a layer's input; token lookups accept any."""
    if dtype is None or hasattr(layer, INPUT_DTYPE):
        return getattr(layer, INPUT_DTYPE, None)
    return str(layer.compute_dtype) if layer.compute_dtype else None


def _expect_batch(layer: keras.layers.Layer, batch_size: int) -> None:
    """Makes a layer without a declared input check the batch size."""
    call = layer.call

    @functools.wraps(call)
    def checked(inputs: Any, *args: Any, **kwargs: Any) -> Any:
        for tensor in tf.nest.flatten(inputs):
            size = tensor.shape[0] if len(tensor.shape) else None
            if size not in (None, batch_size):
                raise ValueError(
                    f"{layer.name}: `batch_size` is {batch_size}, but the input's shape is "
                    f"{tuple(tensor.shape)}"
                )
        return call(inputs, *args, **kwargs)

    layer.call = checked


def _set_when_built(layer: keras.layers.Layer, weights: list[Any]) -> None:
    """Gives a layer its initial weights as soon as it has variables to hold them."""
    if layer.built:
        _set_weights(layer, weights)
        return
    build = layer.build

    @functools.wraps(build)
    def build_and_set(*args: Any, **kwargs: Any) -> None:
        # Lifted out of any graph being traced: `fit()` builds a model without a declared input
        # there, and weights can't be set inside a graph.
        with tf.init_scope():
            build(*args, **kwargs)
            _set_weights(layer, weights)

    layer.build = build_and_set


def _set_weights(layer: keras.layers.Layer, weights: list[Any]) -> None:
    expected = [tuple(array.shape) for array in layer.get_weights()]
    weights = with_shapes(weights, expected)
    came = [array.shape for array in weights]
    if expected != came:
        raise ValueError(
            f"{layer.name}: `weights` must be a list of arrays of shapes {expected}, "
            f"but shapes {came} were given"
        )
    layer.set_weights(weights)
    for variable in layer.weights:
        keras_internals.keep_assigned(variable)


def with_shapes(arrays: list[Any], shapes: list[tuple[int, ...]]) -> list[Any]:
    """Arrays of one value in the wanted shape; in R they are vectors of length 1."""
    numbers = [np.asarray(array) for array in arrays]
    if len(numbers) != len(shapes):
        return numbers
    return [
        array.reshape(shape) if array.size == 1 == math.prod(shape) else array
        for array, shape in zip(numbers, shapes, strict=True)
    ]


def apply(layer: keras.layers.Layer, composed_with: Any) -> Any:
    """The composition law.

    Args:
        layer: A layer.
        composed_with: None, a Sequential model, a tensor, or tensors in a list,
            tuple or dict.

    Returns:
        The layer, the model (changed in place), or the output of the layer.

    Raises:
        ObjectError: `composed_with` is something else.
    """
    if composed_with is None:
        return layer
    if isinstance(composed_with, keras.Sequential):
        add(composed_with, layer)
        return composed_with
    if is_tensor(composed_with):
        return layer(composed_with, **learning_phase.follow(layer, [composed_with], {}))
    if isinstance(composed_with, list | tuple | Mapping) and len(composed_with) > 0:
        items = list(
            composed_with.values() if isinstance(composed_with, Mapping) else composed_with
        )
        if all(is_tensor(item) for item in items):
            return layer(composed_with, **learning_phase.follow(layer, [composed_with], {}))
    raise ObjectError(
        "missing, None, a Sequential model, a tensor or a list of tensors",
        _described(composed_with),
    )


def add(model: keras.Sequential, layer: keras.layers.Layer) -> None:
    """Adds a layer to a Sequential model, together with its declared input."""
    if not model.name.startswith("sequential"):
        SEQUENTIAL_NAMES.add(model.name)
    spec: InputSpec | None = getattr(layer, _INPUT, None)
    # A model with an Input layer already declares its input.
    empty = keras_internals.is_empty(model)
    first = spec is not None and empty
    try:
        if spec is not None and first:
            name = f"{layer.name}_input"
            model.add(keras.Input(batch_shape=spec.batch_shape, dtype=spec.dtype, name=name))
        elif empty:
            _take_data_as_they_come(model)
        _append(model, layer)
    except Exception:
        # Keras appends the layer before calling it: a layer that does not fit must leave the model
        # unchanged.
        if model.layers and model.layers[-1] is layer:
            model.pop()
        if first and not model.layers:
            model.pop(rebuild=False)  # the input; nothing is left to rebuild
        raise


def input_name(name: str | None) -> str:
    """The name of an input: the given one, or the next of "input_1", "input_2", ..."""
    return f"input_{keras.backend.get_uid('input')}" if name is None else name


def _take_data_as_they_come(model: keras.Sequential) -> None:
    """Builds a model without a declared input for the dtype of its first data.

    Keras casts the first batch to the model's own dtype, so float64 loses precision, and a
    model whose first layer accepts any dtype is built for real numbers only.
    """
    model.autocast = False  # each layer casts its own input

    def take_dtype(data: Any) -> None:
        dtype = getattr(data, "dtype", None)
        first: Any = model.layers[0] if model.layers else None
        if dtype is not None and not model.built and getattr(first, ANY_DTYPE, False):
            first.dtype_policy = keras.backend.standardize_dtype(dtype)

    keras_internals.before_build(model, take_dtype)


def _append(model: keras.Sequential, layer: keras.layers.Layer) -> None:
    """Adds a layer to a Sequential model by calling that layer alone.

    Keras would call all layers again. Outputs taken earlier, from which scripts build other
    models, would then no longer belong to the model's graph.
    """
    graph = keras_internals.graph_of(model)
    if graph is None or len(graph.outputs) != 1 or isinstance(layer, keras.layers.InputLayer):
        model.add(layer)
        return
    model.add(layer, rebuild=False)
    try:
        with keras_internals.name_scope_of(model):
            output = layer(graph.outputs[0])
    except NotImplementedError:
        return  # its shape is unknown until there is data, and so is the model's
    except Exception:
        model.pop(rebuild=False)
        keras_internals.set_graph(model, graph)
        raise
    keras_internals.set_graph(model, keras.Model(graph.inputs[0], output))


def is_tensor(value: Any) -> bool:
    """Whether a value is a tensor, symbolic or eager, or an array with at least one axis."""
    if isinstance(value, np.ndarray):
        return value.ndim > 0 and value.dtype.kind != "O"
    return (
        isinstance(value, keras.KerasTensor | tf.RaggedTensor | tf.SparseTensor)
        or tf.is_tensor(value)
        or isinstance(value, keras.Variable)
    )


def _described(value: Any) -> str:
    if isinstance(value, keras.Model):
        return (
            f'the model "{value.name}", which is not Sequential (its output tensor, '
            "model.output, can be composed with)"
        )
    if isinstance(value, keras.layers.Layer):
        return f'the layer "{value.name}" (call it on a tensor first)'
    if isinstance(value, str):
        return f"the string {value!r}"
    if isinstance(value, bool | int | float | complex):
        return f"the number {value:g}" if isinstance(value, float) else f"{value!r}"
    if isinstance(value, Mapping):
        return f"a dict or data frame of {', '.join(map(str, value))}"
    if isinstance(value, list | tuple):
        return (
            f"a list of {', '.join(sorted({type(item).__name__ for item in value})) or 'nothing'}"
        )
    return shown_by_host(value) or f"an object of class {type(value).__name__}"


def pipe(value: Any, *steps: Callable[[Any], Any]) -> Any:
    """Passes a value through functions in turn, like a pipe in R.

    Args:
        value: The input of the first step: a tensor, a model, an array.
        *steps: Functions or layers of one argument.

    Returns:
        What the last step returns.

    Example:
        >>> from rkeras_py import layer_dense, layer_input, pipe
        >>> x = layer_input(shape=4)
        >>> pipe(x, layer_dense(units=8), layer_dense(units=2)).shape
        (None, 2)
    """
    for step in steps:
        value = step(value)
    return value
