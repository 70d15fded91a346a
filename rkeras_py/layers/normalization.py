"""Normalization layers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rkeras_py.api.argument_types import (
    Anything,
    Axes,
    AxesFromZero,
    Bool,
    Composable,
    Composed,
    Constraint,
    Dtype,
    Float,
    Function,
    Initializer,
    Int,
    PositiveInt,
    Regularizer,
    Shape,
    Str,
    Tail,
    Weights,
)
from rkeras_py.api.registry import public
from rkeras_py.engine import keras
from rkeras_py.layers.batch_normalization import NUMBERS, BatchNormalization
from rkeras_py.layers.compose import composing

_FAMILY = "normalization layers"

_SHARED = {
    "center": "Whether to add the learned offset `beta`.",
    "scale": "Whether to multiply by the learned factor `gamma`.",
    "beta_initializer": "Initializer of `beta`.",
    "gamma_initializer": "Initializer of `gamma`.",
    "beta_regularizer": "Penalty on `beta`, added to the loss.",
    "gamma_regularizer": "Penalty on `gamma`, added to the loss.",
    "beta_constraint": "Constraint applied to `beta` after each update.",
    "gamma_constraint": "Constraint applied to `gamma` after each update.",
}


def _is_half(dtype: Any) -> bool:
    """Whether variables of a dtype or policy are half precision."""
    policy = keras.dtype_policies.get(dtype) if dtype else keras.config.dtype_policy()
    return policy.variable_dtype in ("float16", "bfloat16")


def _batch_normalization(
    axis: int | tuple[int, ...] = -1,
    fused: bool | None = None,
    virtual_batch_size: int | None = None,
    adjustment: Callable[[Any], Any] | None = None,
    **config: Any,
) -> keras.layers.Layer:
    axes = (axis,) if isinstance(axis, int) else axis
    special = virtual_batch_size is not None or adjustment is not None or len(axes) > 1
    if fused is None and (special or config.get("renorm")):
        fused = False
    complete = all(config.get(name, 0.0) is not None for name in NUMBERS)
    if fused is False and not special and complete and not _is_half(config.get("dtype")):
        return keras.layers.BatchNormalization(axes[0], **config)
    return BatchNormalization(
        axes[0] if len(axes) == 1 else list(axes),
        fused,
        virtual_batch_size,
        adjustment,
        **config,
    )


@public(
    family=_FAMILY,
    by=composing(keras.layers.BatchNormalization, _batch_normalization),
    shared=_SHARED,
)
def layer_batch_normalization(
    object: Composable = None,
    axis: AxesFromZero = -1,
    momentum: Float | None = 0.99,
    epsilon: Float | None = 0.001,
    center: Bool = True,
    scale: Bool = True,
    beta_initializer: Initializer = "zeros",
    gamma_initializer: Initializer = "ones",
    moving_mean_initializer: Initializer = "zeros",
    moving_variance_initializer: Initializer = "ones",
    beta_regularizer: Regularizer | None = None,
    gamma_regularizer: Regularizer | None = None,
    beta_constraint: Constraint | None = None,
    gamma_constraint: Constraint | None = None,
    renorm: Bool = False,
    renorm_clipping: Anything = None,
    renorm_momentum: Float | None = 0.99,
    fused: Bool | None = None,
    virtual_batch_size: PositiveInt | None = None,
    adjustment: Function | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Normalizes each feature by its mean and variance over the batch.

    In training the output is `gamma * (x - mean) / sqrt(variance + epsilon) + beta`,
    with mean and variance over the batch and all axes but `axis`. Outside of training, or
    if `trainable` is False, moving averages are used instead, which each training step
    updates: `moving = moving * momentum + batch * (1 - momentum)`.

    Args:
        axis: The axis of the features, each of which has its own mean and variance, or
            several axes, for each combination of their indices. 0 is the batch axis; for
            images with channels first it is 1.
        momentum: Momentum of the moving averages. With None the layer fails in training.
        epsilon: Small number added to the variance to avoid division by 0. None counts as 0.0001
            for the fused kernel, and is an error elsewhere.
        moving_mean_initializer: Initializer of the moving mean.
        moving_variance_initializer: Initializer of the moving variance.
        renorm: Whether to use batch renormalization: in training the output is corrected
            toward the one that the moving averages would yield.
        renorm_clipping: Bounds of the correction, named "rmax", "rmin" and "dmax"; those
            left out are unbounded.
        renorm_momentum: Momentum of the moving averages that `renorm` uses in training; with None
            it fails there.
        fused: Whether to use TensorFlow's fused kernel, which takes inputs with 4 or 5 axes;
            the moving variance is then updated with the sample variance of the batch
            (`n - 1` in place of `n`). None uses it for these inputs in all dtypes but
            float64, where `renorm`, `virtual_batch_size`, `adjustment` and several axes are
            not used.
        virtual_batch_size: Size of the parts of a batch that are normalized separately,
            each by its own mean and variance ("ghost batches"). It must divide the batch
            size; the samples are dealt out to the parts one by one.
        adjustment: Function of the input's shape, a tensor, that returns two tensors: a
            factor and an offset, applied to the normalized values in training.
        weights: Initial weights: a list of `gamma` and `beta` (if present), the moving mean
            and the moving variance.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: Arguments that exclude each other are given: `fused` with `renorm`,
            `virtual_batch_size`, `adjustment` or several axes.
        TypeError: The layer can't be composed with `object`.

    Source:
        Ioffe and Szegedy (2015), Batch normalization. <https://arxiv.org/abs/1502.03167>;
        Ioffe (2017), Batch renormalization. <https://arxiv.org/abs/1702.03275>

    Example:
        >>> from rkeras_py import layer_batch_normalization, layer_input
        >>> layer_batch_normalization(layer_input(shape=4)).shape
        (None, 4)
        >>> layer_batch_normalization(layer_input(shape=(3, 28, 28)), axis=1).shape
        (None, 3, 28, 28)
    """


def _layer_normalization(axis: int | tuple[int, ...] = -1, **config: Any) -> keras.layers.Layer:
    axes = list(axis) if isinstance(axis, tuple) else axis
    return keras.layers.LayerNormalization(axes, **config)


@public(
    family=_FAMILY,
    by=composing(keras.layers.LayerNormalization, _layer_normalization),
    shared=_SHARED,
)
def layer_layer_normalization(
    object: Composable = None,
    axis: AxesFromZero = -1,
    epsilon: Float = 0.001,
    center: Bool = True,
    scale: Bool = True,
    beta_initializer: Initializer = "zeros",
    gamma_initializer: Initializer = "ones",
    beta_regularizer: Regularizer | None = None,
    gamma_regularizer: Regularizer | None = None,
    beta_constraint: Constraint | None = None,
    gamma_constraint: Constraint | None = None,
    trainable: Bool = True,
    name: Str | None = None,
) -> Composed:
    """Normalizes each sample by its own mean and variance.

    The output is `gamma * (x - mean) / sqrt(variance + epsilon) + beta`, in training and
    outside of it, with mean and variance over the axes `axis` of each sample.

    Args:
        axis: The axis to normalize over, or several. 0 is the batch axis.
        epsilon: Small number added to the variance to avoid division by 0.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        TypeError: The layer can't be composed with `object`.

    Source:
        Ba, Kiros and Hinton (2016), Layer normalization.
        <https://arxiv.org/abs/1607.06450>

    Example:
        >>> from rkeras_py import layer_input, layer_layer_normalization
        >>> layer_layer_normalization(layer_input(shape=4)).shape
        (None, 4)
        >>> layer_layer_normalization(layer_input(shape=(4, 3)), axis=1).shape
        (None, 4, 3)
    """


def _unit_normalization(axis: int | tuple[int, ...] = -1, **config: Any) -> keras.layers.Layer:
    axes = list(axis) if isinstance(axis, tuple) else axis
    return keras.layers.UnitNormalization(axes, **config)


@public(family=_FAMILY, by=composing(keras.layers.UnitNormalization, _unit_normalization))
def layer_unit_normalization(
    object: Composable = None,
    axis: Axes = -1,
    **kwargs: Tail,
) -> Composed:
    """Scales each sample to unit length.

    The output is `x / sqrt(sum(x^2))`, with the sum over the axes `axis`.

    Args:
        axis: The axis to normalize over, or several; the first axis is the batch.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_unit_normalization
        >>> layer_unit_normalization(layer_input(shape=4)).shape
        (None, 4)
        >>> layer_unit_normalization(layer_input(shape=(4, 3)), axis=1).shape
        (None, 4, 3)
    """
