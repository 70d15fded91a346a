"""The class of `layer_batch_normalization()`, with what Keras 3 dropped."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.engine import keras, tf

# Arguments of batch normalization that Keras 3 needs. Keras 2 failed only where it used them.
NUMBERS = ("epsilon", "momentum", "renorm_momentum")
# What TensorFlow's fused kernel takes where it is given no epsilon.
_EPSILON_OF_KERNEL = 1e-4


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
        missing = [name for name in NUMBERS if config.get(name, 0.0) is None]
        super().__init__(
            axis=-1, renorm=renorm, **{k: v for k, v in config.items() if k not in missing}
        )
        self.epsilon: float | None
        for name in missing:
            setattr(self, name, None)
        self.axis = axis if isinstance(axis, int) else list(axis)
        self.fused = fused
        self.virtual_batch_size = virtual_batch_size
        self.adjustment = adjustment
        self._special = special
        self._parameter_shape: list[int] | None = None

    def add_weight(self, shape: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Adds a weight, of the shape and dtype that Keras 2 gave it."""
        if self.variable_dtype in ("float16", "bfloat16"):
            kwargs["dtype"] = "float32"
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
            if self._fused and self.epsilon is None:
                self.epsilon = _EPSILON_OF_KERNEL
            self._expect_epsilon()
            super().build(input_shape)
            return
        self._expect_epsilon()
        # The variables have the shapes for a matrix with all features in one axis.
        axis, self.axis = self.axis, 1
        self._size = math.prod(input_shape[i] or 0 for i in features)
        if len(features) > 1 or self.virtual_batch_size is not None:
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
        if training and self.trainable:
            self._expect_momentum()
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
            gamma, beta = self._renormalized(mean, variance, gamma, beta, x.dtype)
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

    def _renormalized(
        self, mean: Any, variance: Any, gamma: Any, beta: Any, dtype: Any
    ) -> tuple[Any, Any]:
        """The factor and offset by batch renormalization, each as a vector."""

        def shaped(value: Any) -> Any:
            return None if value is None else tf.reshape(value, self.moving_mean.shape)

        factor, offset = keras_internals.renormalize(
            self, shaped(mean), shaped(variance), shaped(gamma), shaped(beta), dtype
        )
        return tf.reshape(factor, [-1]), tf.reshape(offset, [-1])

    def _expect_epsilon(self) -> None:
        if self.epsilon is None:
            raise ValueError(
                f"{self.name}: `epsilon` must be a number where the fused kernel is not used, but "
                "it is None"
            )

    def _expect_momentum(self) -> None:
        for name in ("momentum", *(["renorm_momentum"] if self.renorm else [])):
            if getattr(self, name) is None:
                raise ValueError(
                    f"{self.name}: training needs a number for `{name}`, but it is None"
                )

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
