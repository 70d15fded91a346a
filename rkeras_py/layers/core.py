"""Core layers: input, dense, reshaping, masking, and activity penalties."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from rkeras_py.api.argument_types import (
    Activation,
    Anything,
    Bool,
    Composable,
    Composed,
    Constraint,
    Dtype,
    Float,
    Function,
    Initializer,
    Int,
    IntTuple,
    PositiveInt,
    Regularizer,
    Shape,
    ShapeOrFunction,
    Str,
    TailType,
    Weights,
)
from rkeras_py.api.hooks import HOST_CLASSES
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras
from rkeras_py.layers.compose import compose, composing, input_name

_FAMILY = "core layers"

_NO_WEIGHTS = {
    "trainable": "Whether the layer's weights are updated in training; this layer has none.",
    "weights": "Initial weights; this layer has none, so only an empty list fits.",
}


@public(family=_FAMILY, by=composing(keras.layers.Dense))
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
        weights: Initial weights: a list of the kernel and, with a bias, the bias.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the
        layer added where it is one; for a tensor the output tensor, of shape
        `(batch, ..., units)`.

    Raises:
        ValueError: An argument is invalid, or `weights` have other shapes.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_dense, layer_input
        >>> x = layer_input(shape=4)
        >>> layer_dense(x, units=3, activation="relu").shape
        (None, 3)
    """


@public(family=_FAMILY, by=composing(keras.layers.Flatten), shared=_NO_WEIGHTS)
def layer_flatten(
    object: Composable = None,
    data_format: Str | None = None,
    input_shape: Shape | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Flattens its input: merges all axes but the batch axis into one.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model,
            or a tensor of shape `(batch, ...)`.
        data_format: "channels_last" (the default) or "channels_first": the position of the
            channels in the input. The output is in channels-last order for both.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the
        layer added where it is one; for a tensor the output tensor, of shape
        `(batch, size)`.

    Raises:
        ValueError: `data_format` is unknown.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_flatten, layer_input
        >>> layer_flatten(layer_input(shape=(4, 5))).shape
        (None, 20)
    """


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
        shape: Shape of a sample, without the batch axis; None for unknown sizes.
        batch_shape: Shape with the batch axis first, instead of `shape`.
        name: Name of the input, which matches it with data given as a named list; by default
            "input_1", "input_2" and so on.
        dtype: The dtype of the input; by default that of the session, "float32".
        sparse: Whether the input is a sparse tensor.
        tensor: A symbolic tensor to use as the input, instead of a new one.
        ragged: Whether the input is a ragged tensor, whose samples differ in length. Sizes
            that differ are None in `shape`.

    Returns:
        A symbolic tensor of shape `(batch, shape)`.

    Raises:
        ValueError: Neither or both of `shape` and `batch_shape` are given, or both `sparse`
            and `ragged` are True.

    Example:
        >>> from rkeras_py import layer_input
        >>> layer_input(shape=(28, 28, 1)).shape
        (None, 28, 28, 1)
    """
    if sparse and ragged:
        raise ValueError("layer_input(): an input can't be both `sparse` and `ragged`")
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
    options: dict[str, Any] = {
        "name": input_name(name),
        "dtype": dtype,
        "sparse": sparse,
        "ragged": ragged,
    }
    if batch_shape is not None:
        return keras.Input(batch_shape=batch_shape, **options)
    return keras.Input(shape=shape, **options)


def _reshape(target_shape: tuple[int | None, ...], **config: Any) -> keras.layers.Layer:
    sizes = tuple(-1 if size is None else size for size in target_shape)
    return keras.layers.Reshape(sizes, **config)


@public(family=_FAMILY, by=composing(keras.layers.Reshape, _reshape), shared=_NO_WEIGHTS)
def layer_reshape(
    object: Composable = None,
    target_shape: Shape = REQUIRED,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Reshapes its input; the elements stay in the same order.

    The order is row-major, as in Keras: the last index changes fastest.

    Args:
        target_shape: The target shape, without the batch axis. One size may be None (or -1)
            and is then inferred from the others.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, target_shape)`.

    Raises:
        ValueError: The number of elements differs.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_reshape
        >>> layer_reshape(layer_input(shape=12), target_shape=(3, 4)).shape
        (None, 3, 4)
    """


def _permute(dims: int | tuple[int, ...], **config: Any) -> keras.layers.Layer:
    return keras.layers.Permute((dims,) if isinstance(dims, int) else dims, **config)


@public(family=_FAMILY, by=composing(keras.layers.Permute, _permute), shared=_NO_WEIGHTS)
def layer_permute(
    object: Composable = None,
    dims: IntTuple = REQUIRED,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Permutes the axes of its input.

    Args:
        dims: For each axis of the output, the corresponding axis of the input. The batch
            axis stays in place and is not counted; the first axis after it is number 1, in
            R and Python alike: `(2, 1)` swaps the two axes of a sample.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, with permuted axes.

    Raises:
        ValueError: `dims` is not a permutation of 1, 2, ...
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_permute
        >>> layer_permute(layer_input(shape=(10, 64)), dims=(2, 1)).shape
        (None, 64, 10)
    """


@public(family=_FAMILY, by=composing(keras.layers.RepeatVector), shared=_NO_WEIGHTS)
def layer_repeat_vector(
    object: Composable = None,
    n: PositiveInt = REQUIRED,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Repeats its input `n` times, as a sequence of equal steps.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, features)`.
        n: How many times.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, n, features)`.

    Raises:
        ValueError: `n` is less than 1, or the input does not have 2 axes.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_repeat_vector
        >>> layer_repeat_vector(layer_input(shape=32), n=3).shape
        (None, 3, 32)
    """


def _lambda(f: Callable[..., Any], arguments: Any = None, **config: Any) -> keras.layers.Layer:
    if arguments is not None and not isinstance(arguments, Mapping):
        if len(arguments) > 0:
            raise ValueError("layer_lambda(): `arguments` must be a dict")
        arguments = None
    return keras.layers.Lambda(f, arguments=arguments, **config)


@public(family=_FAMILY, by=composing(keras.layers.Lambda, _lambda))
def layer_lambda(
    object: Composable = None,
    f: Function = REQUIRED,
    output_shape: ShapeOrFunction | None = None,
    mask: Anything = None,
    arguments: Anything = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Wraps a function as a layer.

    The function must not have weights of its own: a layer that learns needs a class.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, a
            tensor, or a list of tensors, which the function gets as a list.
        f: Function of the input. If it has arguments `mask` or `training`, they are passed
            too.
        output_shape: Shape of the result without the batch axis, or a function that returns
            the result's shape for the input's. None infers it.
        mask: Mask of the result: None for none, a mask, or a function of the input and its
            mask.
        arguments: Further arguments of the function, by name.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the result of the function.

    Raises:
        ValueError: `arguments` has no names.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_lambda
        >>> x = layer_input(shape=4)
        >>> layer_lambda(x, f=abs).shape
        (None, 4)
    """


@public(family=_FAMILY, by=composing(keras.layers.Masking), shared=_NO_WEIGHTS)
def layer_masking(
    object: Composable = None,
    mask_value: Float = 0.0,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Masks the padded steps of a sequence.

    A step whose features all equal `mask_value` is set to 0, and subsequent layers that
    support masks skip it.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, steps, features)`.
        mask_value: The value that marks a step as padded.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape, with a
        mask of shape `(batch, steps)`.

    Raises:
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_masking
        >>> layer_masking(layer_input(shape=(10, 3)), mask_value=-1).shape
        (None, 10, 3)
    """


@public(family=_FAMILY, by=composing(keras.layers.ActivityRegularization), shared=_NO_WEIGHTS)
def layer_activity_regularization(
    object: Composable = None,
    l1: Float | None = 0.0,
    l2: Float | None = 0.0,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Adds a penalty on its input to the loss and returns the input unchanged.

    The penalty is `l1 * sum(abs(x)) + l2 * sum(x^2)`, divided by the batch size.

    Args:
        l1: Factor of the sum of absolute values.
        l2: Factor of the sum of squares.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, equal to the input.

    Raises:
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_activity_regularization, layer_input
        >>> layer_activity_regularization(layer_input(shape=4), l2=0.01).shape
        (None, 4)
    """


def _whole(value: Any) -> Any:
    """A whole double of R as an int, which Keras' classes require."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


@public(family=_FAMILY)
def create_layer(
    layer_class: Function = REQUIRED,
    object: Composable = None,
    args: Anything = MappingProxyType({}),
) -> Composed:
    """Creates a layer of any class and composes it.

    For layers without a function of their own: custom layers, and Keras layers that the API
    does not cover.

    Args:
        layer_class: A class of layers.
        args: The arguments of the class, by name; they may include the standard arguments
            of a layer (`input_shape`, `batch_size`, `weights`, ...).

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor.

    Raises:
        ValueError: `args` has no names.
        TypeError: The layer can't be composed with `object`, or the class has no such argument.

    Example:
        >>> import keras
        >>> from rkeras_py import create_layer, layer_input
        >>> x = layer_input(shape=4)
        >>> create_layer(keras.layers.Dense, x, args={"units": 3}).shape
        (None, 3)
    """
    if not isinstance(args, Mapping):
        if args is not None and len(args) > 0:
            raise ValueError("create_layer(): `args` must be a dict")
        args = {}
    tail = TailType()
    values = {
        name: value if value is None else tail.of(name).from_r(value)
        for name, value in args.items()
        # Scripts forward the arguments they got; a class need not accept the standard ones.
        if value is not None or name not in ("name", "dtype", "activity_regularizer")
    }
    # A class written in R gets the values as R gave them.
    if getattr(layer_class, "__module__", None) != HOST_CLASSES:
        values = {name: _whole(value) for name, value in values.items()}
    return compose(layer_class, values, object)
