"""Initializers: functions that return the initial values of weights of a given shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import numpy as np

from rkeras_py.api.argument_types import ChoiceType, ComplexNumbers, Float, FloatType, Int
from rkeras_py.api.registry import public
from rkeras_py.engine import keras, tf

_FAMILY = "initializers"
_SHARED = {
    "seed": (
        "A whole number, with which the same values are drawn for a shape each time. None draws "
        "new ones at each call, from the session's seed."
    ),
}


def _random(make: Callable[..., Any], seed: int | None, **config: Any) -> Any:
    """A random initializer that, without a seed, returns new values at each call.

    Keras 3 picks a seed when the initializer is created, so two layers that share it would
    start with the same weights. Here a generator replaces that seed and advances; the
    config still has no seed, so copies and saved models behave alike.
    """
    made = make(seed=seed, **config)
    if seed is None:
        made.seed = keras.random.SeedGenerator()
    return made


@keras.saving.register_keras_serializable(package="rkeras")
class ArrayConstant(keras.initializers.Initializer):  # type: ignore[misc]
    """Initializes weights with the values of an array.

    Args:
        value: The array, as nested lists, with as many values as the weight, or
            broadcastable to its shape.
        imaginary: The imaginary parts, in the same form, if it is complex.
    """

    def __init__(self, value: Any, imaginary: Any = None) -> None:
        self.value = value
        self.imaginary = imaginary

    def __call__(self, shape: tuple[int, ...], dtype: Any = None) -> Any:
        """The values for a weight of a given shape.

        Args:
            shape: The shape of the weight.
            dtype: Its dtype.

        Returns:
            A tensor.

        Raises:
            ValueError: The values do not fit the shape, or are complex and the weight is not.
        """
        values = np.asarray(self.value)
        dtype = keras.backend.standardize_dtype(dtype)
        if self.imaginary is not None:
            if not dtype.startswith("complex"):
                raise ValueError(
                    "initializer_constant(): complex values can't initialize a weight of dtype "
                    f"{dtype}"
                )
            values = values + 1j * np.asarray(self.imaginary)
        shape = tuple(int(size) for size in shape)
        if values.shape != shape and values.size == np.prod(shape):
            values = values.reshape(shape)
        try:
            values = np.broadcast_to(values, shape)
        except ValueError:
            raise ValueError(
                f"initializer_constant(): values of shape {np.shape(self.value)} do not fit a "
                f"weight of shape {shape}"
            ) from None
        return tf.convert_to_tensor(values.astype(dtype))

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        config = {"value": self.value}
        return config if self.imaginary is None else config | {"imaginary": self.imaginary}


@public(family=_FAMILY)
def initializer_constant(value: ComplexNumbers = 0.0) -> Any:
    """Initializes weights with a constant or with the values of an array.

    Args:
        value: A number for all weights, or a vector, matrix or array with a value for each
            weight. Complex values require complex weights.

    Returns:
        An initializer.

    Raises:
        ValueError: When a weight is created: the values do not fit its shape.

    Example:
        >>> from rkeras_py import initializer_constant, layer_dense
        >>> layer = layer_dense(units=3, bias_initializer=initializer_constant(0.1))
    """
    if np.iscomplexobj(value):
        values = np.asarray(value)
        return ArrayConstant(values.real.tolist(), values.imag.tolist())
    if isinstance(value, list):
        return ArrayConstant(value)
    return keras.initializers.Constant(value)


@public(family=_FAMILY)
def initializer_zeros() -> Any:
    """Initializes weights to 0.

    Returns:
        An initializer.

    Example:
        >>> from rkeras_py import initializer_zeros, layer_dense
        >>> layer = layer_dense(units=3, kernel_initializer=initializer_zeros())
    """
    return keras.initializers.Zeros()


@public(family=_FAMILY)
def initializer_ones() -> Any:
    """Initializes weights to 1.

    Returns:
        An initializer.

    Example:
        >>> from rkeras_py import initializer_ones, layer_dense
        >>> layer = layer_dense(units=3, kernel_initializer=initializer_ones())
    """
    return keras.initializers.Ones()


@keras.saving.register_keras_serializable(package="rkeras")
class IdentityWithGain(keras.initializers.Identity):  # type: ignore[misc]
    """The identity, whose config does not forget `gain`, as Keras' does."""

    def get_config(self) -> dict[str, Any]:
        """The arguments of the constructor."""
        return {**super().get_config(), "gain": self.gain}


@public(family=_FAMILY)
def initializer_identity(gain: Float = 1.0) -> Any:
    """Initializes a matrix to `gain` on its diagonal and 0 elsewhere.

    Args:
        gain: The values on the diagonal.

    Returns:
        An initializer for weights with two axes.

    Raises:
        ValueError: When a weight is created: it does not have two axes.

    Example:
        >>> from rkeras_py import initializer_identity, layer_dense
        >>> layer = layer_dense(units=3, kernel_initializer=initializer_identity())
    """
    return IdentityWithGain(gain=gain)


@public(family=_FAMILY, shared=_SHARED)
def initializer_random_normal(
    mean: Float = 0.0, stddev: Float = 0.05, seed: Int | None = None
) -> Any:
    """Draws weights from a normal distribution.

    Args:
        mean: The mean.
        stddev: The standard deviation.

    Returns:
        An initializer.

    Example:
        >>> from rkeras_py import initializer_random_normal, layer_dense
        >>> draw = initializer_random_normal(stddev=0.01, seed=1)
        >>> layer = layer_dense(units=3, kernel_initializer=draw)
    """
    return _random(keras.initializers.RandomNormal, seed, mean=mean, stddev=stddev)


@public(family=_FAMILY, shared=_SHARED)
def initializer_random_uniform(
    minval: Float = -0.05,
    maxval: Annotated[float, FloatType(none_counts_as=1.0)] = 0.05,
    seed: Int | None = None,
) -> Any:
    """Draws weights from a uniform distribution.

    Args:
        minval: Lower bound of the interval.
        maxval: Upper bound of the interval; None counts as 1.

    Returns:
        An initializer.

    Example:
        >>> from rkeras_py import initializer_random_uniform, layer_dense
        >>> draw = initializer_random_uniform(minval=-0.1, maxval=0.1, seed=1)
        >>> layer = layer_dense(units=3, kernel_initializer=draw)
    """
    return _random(keras.initializers.RandomUniform, seed, minval=minval, maxval=maxval)


@public(family=_FAMILY, shared=_SHARED)
def initializer_truncated_normal(
    mean: Float = 0.0, stddev: Float = 0.05, seed: Int | None = None
) -> Any:
    """Draws weights from a truncated normal distribution.

    Values more than two standard deviations from the mean are drawn again.

    Args:
        mean: The mean.
        stddev: The standard deviation before truncation.

    Returns:
        An initializer.

    Example:
        >>> from rkeras_py import initializer_truncated_normal, layer_dense
        >>> draw = initializer_truncated_normal(stddev=0.01, seed=1)
        >>> layer = layer_dense(units=3, kernel_initializer=draw)
    """
    return _random(keras.initializers.TruncatedNormal, seed, mean=mean, stddev=stddev)


@public(family=_FAMILY, shared=_SHARED)
def initializer_variance_scaling(
    scale: Float = 1.0,
    mode: Annotated[str, ChoiceType("fan_in", "fan_out", "fan_avg")] = "fan_in",
    distribution: Annotated[
        str, ChoiceType("normal", "uniform", "truncated_normal", "untruncated_normal")
    ] = "normal",
    seed: Int | None = None,
) -> Any:
    """Draws weights whose variance depends on the shape of the weight.

    The variance is `scale / n`, where `n` is the number of inputs of a unit ("fan_in"),
    the number of units that an input feeds ("fan_out"), or the mean of both ("fan_avg").

    Args:
        scale: Positive scaling factor of the variance.
        mode: "fan_in", "fan_out" or "fan_avg".
        distribution: "normal" or "truncated_normal" for a normal distribution truncated at
            two standard deviations; "untruncated_normal"; or "uniform" for a uniform
            distribution around 0.

    Returns:
        An initializer.

    Raises:
        ValueError: `scale` is not positive, or `mode` or `distribution` is unknown.

    Example:
        >>> from rkeras_py import initializer_variance_scaling, layer_dense
        >>> draw = initializer_variance_scaling(scale=2.0, mode="fan_out", seed=1)
        >>> layer = layer_dense(units=3, kernel_initializer=draw)
    """
    return _random(
        keras.initializers.VarianceScaling,
        seed,
        scale=scale,
        mode=mode,
        distribution="truncated_normal" if distribution == "normal" else distribution,
    )


@public(family=_FAMILY, shared=_SHARED)
def initializer_orthogonal(gain: Float = 1.0, seed: Int | None = None) -> Any:
    """Draws a random matrix with orthogonal rows or columns, whichever are fewer.

    Weights with more than two axes are drawn as a matrix whose columns are the last axis.

    Args:
        gain: Multiplicative factor of the matrix.

    Returns:
        An initializer for weights with at least two axes.

    Source:
        Saxe et al. (2014), "Exact solutions to the nonlinear dynamics of learning in deep
        linear neural networks", https://arxiv.org/abs/1312.6120

    Example:
        >>> from rkeras_py import initializer_orthogonal, layer_dense
        >>> layer = layer_dense(units=3, kernel_initializer=initializer_orthogonal(seed=1))
    """
    return _random(keras.initializers.Orthogonal, seed, gain=gain)


@public(family=_FAMILY, shared=_SHARED)
def initializer_lecun_uniform(seed: Int | None = None) -> Any:
    """LeCun's uniform initializer.

    Draws uniformly between `-limit` and `limit`, `limit = sqrt(3 / fan_in)`, where `fan_in`
    is the number of inputs of a unit.

    Returns:
        An initializer.

    Source:
        LeCun et al. (1998), "Efficient BackProp"

    Example:
        >>> from rkeras_py import initializer_lecun_uniform, layer_dense
        >>> layer = layer_dense(units=3, kernel_initializer=initializer_lecun_uniform())
    """
    return _random(keras.initializers.LecunUniform, seed)


@public(family=_FAMILY, shared=_SHARED)
def initializer_lecun_normal(seed: Int | None = None) -> Any:
    """LeCun's normal initializer.

    Draws from a normal distribution with standard deviation `sqrt(1 / fan_in)`, where
    `fan_in` is the number of inputs of a unit, truncated at two standard deviations.

    Returns:
        An initializer.

    Source:
        Klambauer et al. (2017), "Self-Normalizing Neural Networks",
        https://arxiv.org/abs/1706.02515

    Example:
        >>> from rkeras_py import initializer_lecun_normal, layer_dense
        >>> layer = layer_dense(units=3, kernel_initializer=initializer_lecun_normal())
    """
    return _random(keras.initializers.LecunNormal, seed)


@public(family=_FAMILY, shared=_SHARED)
def initializer_glorot_uniform(seed: Int | None = None) -> Any:
    """Glorot's uniform initializer, also called Xavier's.

    Draws uniformly between `-limit` and `limit`, `limit = sqrt(6 / (fan_in + fan_out))`,
    where `fan_in` is the number of inputs of a unit and `fan_out` the number of units
    that an input feeds.

    Returns:
        An initializer.

    Source:
        Glorot and Bengio (2010), "Understanding the difficulty of training deep
        feedforward neural networks", https://proceedings.mlr.press/v9/glorot10a.html

    Example:
        >>> from rkeras_py import initializer_glorot_uniform, layer_dense
        >>> layer = layer_dense(units=3, kernel_initializer=initializer_glorot_uniform())
    """
    return _random(keras.initializers.GlorotUniform, seed)


@public(family=_FAMILY, shared=_SHARED)
def initializer_glorot_normal(seed: Int | None = None) -> Any:
    """Glorot's normal initializer, also called Xavier's.

    Draws from a normal distribution with standard deviation
    `sqrt(2 / (fan_in + fan_out))`, where `fan_in` is the number of inputs of a unit and
    `fan_out` the number of units that an input feeds, truncated at two standard deviations.

    Returns:
        An initializer.

    Source:
        Glorot and Bengio (2010), "Understanding the difficulty of training deep
        feedforward neural networks", https://proceedings.mlr.press/v9/glorot10a.html

    Example:
        >>> from rkeras_py import initializer_glorot_normal, layer_dense
        >>> layer = layer_dense(units=3, kernel_initializer=initializer_glorot_normal())
    """
    return _random(keras.initializers.GlorotNormal, seed)


@public(family=_FAMILY, shared=_SHARED)
def initializer_he_uniform(seed: Int | None = None) -> Any:
    """He's uniform initializer, for layers with relu.

    Draws uniformly between `-limit` and `limit`, `limit = sqrt(6 / fan_in)`, where `fan_in`
    is the number of inputs of a unit.

    Returns:
        An initializer.

    Source:
        He et al. (2015), "Delving Deep into Rectifiers", https://arxiv.org/abs/1502.01852

    Example:
        >>> from rkeras_py import initializer_he_uniform, layer_dense
        >>> layer = layer_dense(units=3, kernel_initializer=initializer_he_uniform())
    """
    return _random(keras.initializers.HeUniform, seed)


@public(family=_FAMILY, shared=_SHARED)
def initializer_he_normal(seed: Int | None = None) -> Any:
    """He's normal initializer, for layers with relu.

    Draws from a normal distribution with standard deviation `sqrt(2 / fan_in)`, where
    `fan_in` is the number of inputs of a unit, truncated at two standard deviations.

    Returns:
        An initializer.

    Source:
        He et al. (2015), "Delving Deep into Rectifiers", https://arxiv.org/abs/1502.01852

    Example:
        >>> from rkeras_py import initializer_he_normal, layer_dense
        >>> layer = layer_dense(units=3, kernel_initializer=initializer_he_normal())
    """
    return _random(keras.initializers.HeNormal, seed)
