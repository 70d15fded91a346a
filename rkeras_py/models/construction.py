"""Constructors of models: Sequential and functional."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from rkeras_py.api.argument_types import (
    Anything,
    DtypeType,
    IntType,
    ListType,
    RestType,
    ShapeType,
    Str,
    StrType,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras
from rkeras_py.layers.compose import add, input_name
from rkeras_py.models.compiling import output_names

_FAMILY = "models"

InputOptions = Annotated[
    Any,
    RestType(
        input_shape=ShapeType(),
        batch_input_shape=ShapeType(),
        batch_shape=ShapeType(),
        batch_size=IntType(1),
        dtype=DtypeType(),
        name=StrType(),
    ),
]
Layers = Annotated[list[Any], ListType("a layer")]


@public(family=_FAMILY)
def keras_model_sequential(
    layers: Layers | None = None, name: Str | None = None, **kwargs: InputOptions
) -> keras.Sequential:
    """Sequential model: layers applied one after another.

    Layers are added by piping the model into layer functions. Each modifies the model in
    place and returns it.

    Args:
        layers: A list of layers to begin with; `layer_input()` may be the first.
        name: Name of the model.
        **kwargs: The input, if the model should be built before it sees data: `input_shape`
            (without the batch axis) or `batch_input_shape`, and `batch_size`, `dtype`,
            `input_tensor`, `sparse`; also `trainable`.

    Returns:
        A Sequential model.

    Raises:
        ValueError: An argument of the input is given without a shape.
        TypeError: `layers` contains something other than layers.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense
        >>> model = keras_model_sequential(input_shape=4)
        >>> model = layer_dense(model, units=8, activation="relu")
        >>> model = layer_dense(model, units=1)
        >>> model.output_shape
        (None, 1)
    """
    options = dict(kwargs)
    trainable = options.pop("trainable", None)
    model = keras.Sequential(name=name)
    source = _input_of(options)
    if source is not None:
        model.add(source)
    for layer in layers or []:
        if isinstance(layer, keras.KerasTensor) and not model.layers:
            model.add(layer)
            continue
        if not isinstance(layer, keras.layers.Layer):
            raise TypeError(
                "keras_model_sequential(): `layers` must be a layer or a list of layers, but an "
                f"object of class {type(layer).__name__} was given"
            )
        add(model, layer)
    if trainable is not None:
        model.trainable = bool(trainable)
    return model


def _input_of(options: dict[str, Any]) -> Any:
    if not options:
        return None
    known = {
        "input_shape", "batch_input_shape", "batch_shape", "batch_size", "dtype",
        "input_tensor", "sparse", "ragged", "input_name",
    }  # fmt: skip
    unknown = sorted(options.keys() - known)
    if unknown:
        raise TypeError(f"keras_model_sequential(): no argument is named `{unknown[0]}`")
    tensor = options.pop("input_tensor", None)
    if tensor is not None:
        return keras.Input(tensor=tensor)
    batch_shape = options.pop("batch_input_shape", None) or options.pop("batch_shape", None)
    shape = options.pop("input_shape", None)
    if batch_shape is None and shape is None:
        raise ValueError(
            f"keras_model_sequential(): {', '.join(f'`{n}`' for n in sorted(options))} describe "
            "the input, but its shape is missing: give `input_shape` or `batch_input_shape`"
        )
    if batch_shape is None:
        batch_shape = (options.pop("batch_size", None), *shape)
    return keras.Input(
        batch_shape=batch_shape,
        dtype=options.get("dtype"),
        sparse=options.get("sparse"),
        ragged=options.get("ragged"),
        name=input_name(options.get("input_name")),
    )


@public(family=_FAMILY)
def keras_model(
    inputs: Anything = REQUIRED, outputs: Anything = None, **kwargs: Anything
) -> keras.Model:
    """Functional model, defined by its inputs and outputs.

    Args:
        inputs: The input tensor returned by `layer_input()`, or a list of such tensors.
        outputs: The output tensor that layers computed from the inputs, or a list of them.
        **kwargs: `name`, the name of the model, by default "model", "model_1" and so on;
            `trainable`.

    Returns:
        The model, not compiled.

    Raises:
        ValueError: `outputs` is missing, or is not computed from `inputs`.

    Example:
        >>> from rkeras_py import keras_model, layer_dense, layer_input
        >>> x = layer_input(shape=4)
        >>> model = keras_model(x, layer_dense(x, units=2))
        >>> model.output_shape
        (None, 2)
    """
    if outputs is None:
        raise ValueError(
            "keras_model(): `outputs` must be a tensor or a list of tensors computed from "
            "`inputs`, but it is missing"
        )
    _expect_symbolic("inputs", inputs)
    _expect_symbolic("outputs", outputs)
    if kwargs.get("name") is None:
        earlier = keras.backend.get_uid("model") - 1
        kwargs["name"] = f"model_{earlier}" if earlier else "model"
    model = keras.Model(inputs=inputs, outputs=outputs, **kwargs)
    output_names(model)
    return model


def _expect_symbolic(argument: str, value: Any) -> None:
    items = value.values() if isinstance(value, Mapping) else value
    items = list(items) if isinstance(items, list | tuple) or items is not value else [value]
    for item in items:
        if not isinstance(item, keras.KerasTensor):
            raise ValueError(
                f"keras_model(): `{argument}` must be a symbolic tensor (from layer_input(), or "
                f"computed from one by layers) or a list of them, but an object of class "
                f"{type(item).__name__} was given"
            )
