"""Core layers: dense, flatten, input."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.kinds import (
    Activation,
    Anything,
    Bool,
    Composable,
    Composed,
    Constraint,
    Dtype,
    Initializer,
    Int,
    PositiveInt,
    Regularizer,
    Shape,
    Str,
    Weights,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras
from rkeras_py.layers.compose import compose

_FAMILY = "core layers"


@public(family=_FAMILY)
def layer_dense(
    object: Composable = None,
    units: PositiveInt = REQUIRED,
    activation: Activation | None = None,
    use_bias: Bool = True,
    kernel_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    kernel_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Densely connected layer.

    Computes `activation(dot(input, kernel) + bias)` over the last axis of its input;
    all other axes are treated as batch axes.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model,
            or a tensor of shape `(batch, ..., features)`.
        units: Number of outputs, the size of the last axis of the result.
        activation: Function applied to the result, by name or as a function. None
            leaves it linear.
        use_bias: Whether to add a bias vector.
        kernel_initializer: Initializer of the kernel, of shape `(features, units)`.
        bias_initializer: Initializer of the bias, of shape `(units)`.
        kernel_regularizer: Penalty on the kernel, added to the loss.
        bias_regularizer: Penalty on the bias, added to the loss.
        activity_regularizer: Penalty on the output, added to the loss.
        kernel_constraint: Function that the kernel is put through after each update.
        bias_constraint: Function that the bias is put through after each update.
        input_shape: Shape of the input without the batch axis. Needed on the first
            layer of a model, where the shape is to be known before data come.
        batch_input_shape: Shape of the input with the batch axis.
        batch_size: Fixed size of the batch axis.
        dtype: The layer's dtype, such as "float32".
        name: Name of the layer, unique in its model. Made up if not given.
        trainable: Whether training changes the layer's weights.
        weights: Initial weights: a list of the kernel and, with a bias, the bias.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the
        layer added where it is one; for a tensor the output tensor, of shape
        `(batch, ..., units)`.

    Raises:
        ValueError: An argument is not of the kind stated, or `weights` have other shapes.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_dense, layer_input
        >>> x = layer_input(shape=4)
        >>> layer_dense(x, units=3, activation="relu").shape
        (None, 3)
    """
    return compose(keras.layers.Dense, locals())


@public(family=_FAMILY)
def layer_flatten(
    object: Composable = None,
    data_format: Str | None = None,
    input_shape: Shape | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Flattens its input, all axes but the batch into one.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model,
            or a tensor of shape `(batch, ...)`.
        data_format: "channels_last" (the default) or "channels_first": where the
            channels stand in the input. The result lists channels last in both.
        input_shape: Shape of the input without the batch axis. Needed on the first
            layer of a model, where the shape is to be known before data come.
        dtype: The layer's dtype, such as "float32".
        name: Name of the layer, unique in its model. Made up if not given.
        trainable: Whether training changes the layer's weights; this layer has none.
        weights: Initial weights; this layer has none, so only an empty list fits.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the
        layer added where it is one; for a tensor the output tensor, of shape
        `(batch, size)`.

    Raises:
        ValueError: `data_format` is unknown.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_flatten, layer_input
        >>> layer_flatten(layer_input(shape=(4, 5))).shape
        (None, 20)
    """
    return compose(keras.layers.Flatten, locals())


@public(family=_FAMILY)
def layer_input(
    shape: Shape | None = None,
    batch_shape: Shape | None = None,
    name: Str | None = None,
    dtype: Dtype | None = None,
    sparse: Bool = False,
    tensor: Anything = None,
    ragged: Bool = False,
) -> Composed:
    """Input of a functional model.

    Args:
        shape: Shape of one sample, without the batch axis; None where a size
            is unknown.
        batch_shape: Shape with the batch axis first, instead of `shape`.
        name: Name of the input, by which data in a named list find it.
        dtype: The dtype of the input; the default is that of the session, "float32".
        sparse: Whether the input is a sparse tensor.
        tensor: A symbolic tensor to take as the input, instead of a new one.
        ragged: Whether the input is a ragged tensor. Keras 3 has no such inputs.

    Returns:
        A symbolic tensor of shape `(batch, shape)`.

    Raises:
        ValueError: Neither or both of `shape` and `batch_shape` are given, or
            `ragged` is True.

    Example:
        >>> from rkeras_py import layer_input
        >>> layer_input(shape=(28, 28, 1)).shape
        (None, 28, 28, 1)
    """
    if ragged:
        raise ValueError(
            "layer_input(): `ragged` must be FALSE: Keras 3 has no ragged inputs. Pad the "
            "data to one length, and mask what was added"
        )
    if tensor is not None:
        if not isinstance(tensor, keras.KerasTensor):
            raise ValueError(
                f"layer_input(): `tensor` must be a symbolic tensor, but an object of class "
                f"{type(tensor).__name__} was given"
            )
        return keras.Input(tensor=tensor, name=name)
    if (shape is None) == (batch_shape is None):
        raise ValueError(
            "layer_input(): give `shape` (without the batch axis) or `batch_shape` (with it), "
            f"and not both: {shape} and {batch_shape}"
        )
    options: dict[str, Any] = {"name": name, "dtype": dtype, "sparse": sparse}
    if batch_shape is not None:
        return keras.Input(batch_shape=batch_shape, **options)
    return keras.Input(shape=shape, **options)


