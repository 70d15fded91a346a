"""Normalization layers."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from rkeras_py import keras_internals
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
from rkeras_py.engine import keras, tf
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


def _batch_normalization(
    axis: int | tuple[int, ...] = -1,
    fused: bool | None = None,
    virtual_batch_size: int | None = None,
    adjustment: Callable[[Any], Any] | None = None,
    **config: Any,
) -> keras.layers.Layer:
    axes = (axis,) if isinstance(axis, int) else axis
    if config.get("epsilon", 0.0) is None:
        config["epsilon"] = 1e-3
    special = virtual_batch_size is not None or adjustment is not None or len(axes) > 1
    if fused is None and (special or config.get("renorm")):
        fused = False
    if fused is False and not special:
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
    momentum: Float = 0.99,
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
    renorm_momentum: Float = 0.99,
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
        momentum: Momentum of the moving averages.
        epsilon: Small number added to the variance to avoid division by 0; None counts as 0.001.
        moving_mean_initializer: Initializer of the moving mean.
        moving_variance_initializer: Initializer of the moving variance.
        renorm: Whether to use batch renormalization: in training the output is corrected
            toward the one that the moving averages would yield.
        renorm_clipping: Bounds of the correction, named "rmax", "rmin" and "dmax"; those
            left out are unbounded.
        renorm_momentum: Momentum of the moving averages that `renorm` uses in training.
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
            `virtual_batch_size`, `adjustment` or several axes; `renorm` with
            `virtual_batch_size` or `adjustment`.
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


@keras.saving.register_keras_serializable(package="rkeras")
class BatchNormalization(keras.layers.BatchNormalization):
    """Batch normalization with the features that Keras 3 dropped.

    Several axes of features, virtual batches, an adjustment of the normalized values,
    and the fused kernel's way to update the moving variance.
    """

    def __init__(
        self,
        axis: int | list[int] = -1,
        fused: bool | None = False,
        virtual_batch_size: int | None = None,
        adjustment: Callable[[Any], Any] | None = None,
        renorm: bool = False,
        **config: Any,
    ) -> None:
        several = not isinstance(axis, int)
        special = virtual_batch_size is not None or adjustment is not None or several
        if fused and (special or renorm):
            raise ValueError(
                "`fused` must be False or None with `renorm`, `virtual_batch_size`, "
                "`adjustment` or several axes: the fused kernel supports none of them"
            )
        if renorm and (virtual_batch_size is not None or adjustment is not None):
            raise ValueError("`renorm` can't be combined with `virtual_batch_size` or `adjustment`")
        super().__init__(axis=-1, renorm=renorm, **config)
        self.axis = axis if isinstance(axis, int) else list(axis)
        self.fused = fused
        self.virtual_batch_size = virtual_batch_size
        self.adjustment = adjustment
        self._special = special
        self._parameter_shape: list[int] | None = None

    def add_weight(self, shape: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Adds a weight, of the shape that Keras 2 gave it."""
        return super().add_weight(self._parameter_shape or shape, *args, **kwargs)

    @classmethod
    def take_over(cls, layer: keras.layers.BatchNormalization) -> None:
        """Makes a layer of Keras, which is built for images, one of this class.

        It stays the same object, so that the graph of a model that it is part of stays as it is.

        Args:
            layer: The layer.
        """
        layer.__class__ = cls
        layer.begin_as_built()

    def begin_as_built(self) -> None:
        """Sets what the constructor and `build()` set beside what Keras' own do, for images."""
        self.fused = self.virtual_batch_size = self.adjustment = None
        self._special = False
        self._fused = self.compute_dtype != "float64"

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Creates the variables for an input shape."""
        rank = len(input_shape)
        given = [self.axis] if isinstance(self.axis, int) else self.axis
        known = all(-rank <= axis < rank for axis in given)
        features = sorted({axis % rank for axis in given}) if known else []
        if not known or 0 in features or any(input_shape[axis] is None for axis in features):
            raise ValueError(
                f"{self.name}: `axis` must name axes of known size, and not the batch axis, "
                f"but it is {given} and the input's shape {input_shape}"
            )
        if self.fused and (rank not in (4, 5) or features not in ([1], [rank - 1])):
            raise ValueError(
                f"{self.name}: `fused` needs an input of 4 or 5 axes with the features in the "
                f"first after the batch or the last, but the input's shape is {input_shape}"
            )
        if not self._special:
            images = rank in (4, 5) and features in ([1], [rank - 1])
            by_default = images and self.compute_dtype != "float64"
            self._fused = by_default if self.fused is None else self.fused
            super().build(input_shape)
            return
        # The variables have the shapes for a matrix with all features in one axis.
        axis, self.axis = self.axis, 1
        self._size = math.prod(input_shape[i] or 0 for i in features)
        if not self.renorm and (len(features) > 1 or self.virtual_batch_size is not None):
            self._parameter_shape = [
                input_shape[i] or 1 if i in features else 1 for i in range(rank)
            ]
            if self.virtual_batch_size is not None:
                self._parameter_shape.insert(1, 1)
        super().build((None, self._size))
        self._parameter_shape = None
        self.axis = axis
        self.input_spec = keras.layers.InputSpec(
            ndim=rank, axes={axis: input_shape[axis] for axis in features}
        )
        # An input is treated as (part, element, feature): the axes to reduce come first.
        self._order = [i for i in range(rank) if i not in features] + features
        self._feature_count = len(features)

    def call(self, inputs: Any, training: bool | None = None, mask: Any = None) -> Any:
        """Applies the layer."""
        if not self._special:
            if self._fused and mask is None and training and self.trainable:
                return self._with_kernel(inputs)
            return super().call(inputs, training=training, mask=mask)
        x = tf.cast(inputs, keras.backend.result_type(inputs.dtype, "float32"))

        def flat(variable: Any) -> Any:
            return tf.reshape(tf.cast(variable, x.dtype), [-1])

        gamma = flat(self.gamma) if self.scale else None
        beta = flat(self.beta) if self.center else None
        if not (training and self.trainable):
            y = self._in_parts(x, 1)
            mean, variance = flat(self.moving_mean), flat(self.moving_variance)
            y = (y - mean) * tf.math.rsqrt(variance + self.epsilon)
            return tf.cast(self._restored(_affine(y, gamma, beta), x), self.compute_dtype)
        parts = 1
        if self.virtual_batch_size is not None:
            # Keras 2 dealt the samples out to the virtual batches one by one.
            parts = tf.shape(x)[0] // self.virtual_batch_size
            dealt = tf.reshape(tf.range(tf.shape(x)[0]), (self.virtual_batch_size, parts))
            dealt = tf.reshape(tf.transpose(dealt), [-1])
            x = tf.gather(x, dealt)
            mask = mask if mask is None else tf.gather(mask, dealt)
        y = self._in_parts(x, parts)
        mean, variance = _weighted_moments(y, self._mask_in_parts(mask, x, parts))
        y = (y - mean[:, None]) * tf.math.rsqrt(variance + self.epsilon)[:, None]
        mean, variance = tf.reduce_mean(mean, 0), tf.reduce_mean(variance, 0)
        if self.renorm:
            gamma, beta = keras_internals.renormalize(self, mean, variance, gamma, beta, x.dtype)
        else:
            self._update(mean, variance)
        if self.adjustment is not None:
            factor, offset = self.adjustment(tf.shape(x))
            y = self._in_parts(
                self._restored(y, x) * tf.cast(factor, x.dtype) + tf.cast(offset, x.dtype), parts
            )
        y = self._restored(_affine(y, gamma, beta), x)
        if self.virtual_batch_size is not None:
            y = tf.gather(y, tf.argsort(dealt))
        return tf.cast(y, self.compute_dtype)

    def _update(self, mean: Any, variance: Any) -> None:
        for moving, now in ((self.moving_mean, mean), (self.moving_variance, variance)):
            now = tf.reshape(tf.cast(now, moving.dtype), moving.shape)
            moving.assign(moving * self.momentum + now * (1 - self.momentum))

    def _with_kernel(self, inputs: Any) -> Any:
        """A training step by TensorFlow's fused kernel, which takes features in the last axis."""
        rank = len(inputs.shape)
        first = self.axis in (1, 1 - rank)
        x = tf.transpose(inputs, [0, *range(2, rank), 1]) if first else inputs
        features = self.moving_mean.shape
        y, mean, variance = tf.compat.v1.nn.fused_batch_norm(
            x,
            tf.cast(self.gamma, "float32") if self.scale else tf.ones(features),
            tf.cast(self.beta, "float32") if self.center else tf.zeros(features),
            epsilon=self.epsilon,
            data_format="NHWC" if rank == 4 else "NDHWC",
        )
        self._update(mean, variance)
        return tf.transpose(y, [0, rank - 1, *range(1, rank - 1)]) if first else y

    def _in_parts(self, x: Any, parts: Any) -> Any:
        return tf.reshape(tf.transpose(x, self._order), (parts, -1, self._size))

    def _restored(self, y: Any, x: Any) -> Any:
        sizes = tf.gather(tf.shape(x), self._order)
        back = [self._order.index(i) for i in range(len(self._order))]
        result = tf.transpose(tf.reshape(y, sizes), back)
        result.set_shape(x.shape)
        return result

    def _mask_in_parts(self, mask: Any, x: Any, parts: Any) -> Any:
        if mask is None:
            return None
        rank = len(x.shape)
        if len(mask.shape) != rank - 1 or self._order != list(range(rank)):
            raise ValueError(
                f"{self.name}: a mask needs the features in the last axis and one axis less "
                f"than the input, but its shape is {tuple(mask.shape)}, the input's "
                f"{tuple(x.shape)} and `axis` {self.axis}"
            )
        return tf.cast(tf.reshape(mask, (parts, -1, 1)), x.dtype)

    def compute_output_shape(self, input_shape: tuple[int | None, ...]) -> Any:
        """The output shape for an input shape."""
        return input_shape

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        adjustment = self.adjustment
        # In an HDF5 file Keras keeps only the first of several axes, so they get another name.
        axes = None if isinstance(self.axis, int) else list(self.axis)
        return {
            **super().get_config(),
            "axis": self.axis if axes is None else -1,
            "axes": axes,
            "fused": self.fused,
            "virtual_batch_size": self.virtual_batch_size,
            "adjustment": adjustment and keras.saving.serialize_keras_object(adjustment),
        }

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> BatchNormalization:
        """Creates a layer from its configuration."""
        config = dict(config)
        axes = config.pop("axes", None)
        config["axis"] = config["axis"] if axes is None else axes
        if isinstance(config.get("adjustment"), Mapping):
            config["adjustment"] = keras.saving.deserialize_keras_object(config["adjustment"])
        return cls(**config)


def _affine(y: Any, gamma: Any, beta: Any) -> Any:
    if gamma is not None:
        y = y * gamma
    return y if beta is None else y + beta


def _weighted_moments(y: Any, weights: Any) -> tuple[Any, Any]:
    """Mean and variance of each feature in each part."""
    if weights is None:
        mean, variance = tf.nn.moments(y, axes=[1])
        return mean, variance
    count = tf.reduce_sum(weights, 1)
    mean = tf.math.divide_no_nan(tf.reduce_sum(y * weights, 1), count)
    squares = tf.square(y - mean[:, None]) * weights
    return mean, tf.math.divide_no_nan(tf.reduce_sum(squares, 1), count)


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
