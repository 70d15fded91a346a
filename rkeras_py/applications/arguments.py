"""The arguments that functions for networks share: their types and descriptions."""

from __future__ import annotations

from typing import Annotated, Any

from rkeras_py.api.argument_types import (
    ArgumentError,
    ArgumentType,
    ChoiceType,
    FloatType,
    FractionType,
    FunctionType,
    PathType,
    RestType,
    StrType,
)
from rkeras_py.engine import keras

FAMILY = "applications"
IMAGENET = "imagenet"


class _WeightsType(PathType):
    """Where weights come from: their name, or a path."""

    expected = '"imagenet", the path of a file with weights, or None'
    r_type = "string or path"


class _InputTensorType(ArgumentType):
    """A symbolic tensor."""

    expected = "a symbolic tensor, such as layer_input() returns"
    r_type = "symbolic tensor"

    def from_python(self, value: Any) -> Any:
        if isinstance(value, keras.KerasTensor):
            return value
        raise ArgumentError(self.expected)


class _AlphaType(FloatType):
    """A factor for the number of filters."""

    expected = "a number above 0"

    def from_python(self, value: Any) -> float:
        alpha = super().from_python(value)
        if alpha <= 0:
            raise ArgumentError(self.expected)
        return alpha


class _MoreType(RestType):
    """The further arguments that a function takes in `...`, and no others."""

    def __init__(self, **types: ArgumentType) -> None:
        super().__init__(**types)
        names = " or ".join(f"`{name}`" for name in types)
        self.expected = f"left out: only {names} can be given here"

    def from_python(self, value: Any) -> Any:
        raise ArgumentError(self.expected)


_activation = FunctionType("an activation")

PretrainedWeights = Annotated[str, _WeightsType()]
InputTensor = Annotated[Any, _InputTensorType()]
Pooling = Annotated[str, ChoiceType("avg", "max")]
Alpha = Annotated[float, _AlphaType()]
Name = Annotated[Any, _MoreType(name=StrType())]
NameOrActivation = Annotated[Any, _MoreType(name=StrType(), classifier_activation=_activation)]
NameOrRates = Annotated[
    Any,
    _MoreType(
        name=StrType(),
        dropout_rate=FractionType(),
        drop_connect_rate=FractionType(),
        activation=_activation,
    ),
]

SHARED = {
    "include_top": "Whether the network ends with the layers that tell the classes.",
    "weights": (
        'The weights: `"imagenet"` for those from a training on ImageNet, which are downloaded '
        "once; the path of a file that `save_model_weights_hdf5()`, `save_model_hdf5()` or Keras "
        "wrote; or None for random ones."
    ),
    "input_tensor": "A symbolic tensor that becomes the input. By default, a new one is made.",
    "input_shape": (
        "The shape of an image. The default is that of the images of the training, or of any size "
        "without the top."
    ),
    "pooling": (
        'What follows the last block without the top: `"avg"` or `"max"` for the mean or maximum '
        "over rows and columns, or None for nothing, so that the output has 4 axes."
    ),
    "classes": "The number of classes. It must be 1000 for the weights of ImageNet with the top.",
    "classifier_activation": (
        "The activation of the last layer of the top; None for logits. With `weights` it must be "
        '`"softmax"` or None.'
    ),
    "alpha": "A factor for the number of filters of each layer.",
    "**kwargs": "`name`: the name of the model.",
}
"""Descriptions of arguments, beside those of `api.docs.STANDARD`."""

RETURNS = "A model, not compiled."
