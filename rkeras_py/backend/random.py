"""Random tensors.

A call with a seed gives the numbers of that seed and of how many calls there were; after
`use_session_with_seed()`, or `set.seed()` in R, a whole script gives the same numbers again.
"""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import Float, Int
from rkeras_py.api.registry import REQUIRED, MisfitError, Page, public
from rkeras_py.backend.arguments import DtypeName, DynamicShape, Tensor
from rkeras_py.backend.dispatch import operation
from rkeras_py.backend.stand_ins import static_value
from rkeras_py.backend.variables import new_seed
from rkeras_py.engine import keras, tf

_FAMILY = "backend"
_PAGE = Page(
    "backend_random",
    "Random tensors",
    "Tensors of random numbers, and dropout.",
)
_SHARED = {
    "shape": "The sizes of the axes, or a tensor of them.",
    "p": "The probability of a 1.",
    "mean": "The mean.",
    "stddev": "The standard deviation.",
    "dtype": "The dtype of the result; None for `k_floatx()`.",
    "seed": "A whole number that the random numbers start from; None for others each time.",
}


def _sizes(shape: Any) -> Any:
    """The shape, whose sizes are known when it runs."""
    static = static_value(shape)
    if static is not None and (static < 0).any():
        raise MisfitError("shape", "sizes that are known")
    return tf.cast(shape, tf.int32)


def _binary(shape: Any, p: float, dtype: str | None, seed: int | None) -> Any:
    if not 0 <= p <= 1:
        raise MisfitError("p", "a probability, between 0 and 1")
    drawn = tf.random.uniform(_sizes(shape), seed=new_seed() if seed is None else seed)
    return tf.cast(drawn < p, dtype or keras.config.floatx())


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("shape")
def k_random_bernoulli(
    shape: DynamicShape = REQUIRED,
    p: Float = 0.0,
    dtype: DtypeName | None = None,
    seed: Int | None = None,
) -> Any:
    """Random values from a Bernoulli distribution.

    Returns:
        A tensor of that shape.

    Example:
        >>> from rkeras_py import k_get_value, k_random_bernoulli
        >>> k_get_value(k_random_bernoulli(3, p=1))
        array([1., 1., 1.], dtype=float32)
    """
    return _binary(shape, p, dtype, seed)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("shape")
def k_random_binomial(
    shape: DynamicShape = REQUIRED,
    p: Float = 0.0,
    dtype: DtypeName | None = None,
    seed: Int | None = None,
) -> Any:
    """Random values from a Bernoulli distribution, under the older name.

    Returns:
        A tensor of that shape.

    Example:
        >>> from rkeras_py import k_get_value, k_random_binomial
        >>> k_get_value(k_random_binomial(3, p=1))
        array([1., 1., 1.], dtype=float32)
    """
    return _binary(shape, p, dtype, seed)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("shape")
def k_random_normal(
    shape: DynamicShape = REQUIRED,
    mean: Float = 0.0,
    stddev: Float = 1.0,
    dtype: DtypeName | None = None,
    seed: Int | None = None,
) -> Any:
    """Random values from a normal distribution.

    Returns:
        A tensor of that shape.

    Example:
        >>> from rkeras_py import k_int_shape, k_random_normal
        >>> k_int_shape(k_random_normal((2, 3)))
        (2, 3)
    """
    seed = new_seed() if seed is None else seed
    return tf.random.normal(_sizes(shape), mean, stddev, dtype or keras.config.floatx(), seed)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("shape")
def k_truncated_normal(
    shape: DynamicShape = REQUIRED,
    mean: Float = 0.0,
    stddev: Float = 1.0,
    dtype: DtypeName | None = None,
    seed: Int | None = None,
) -> Any:
    """Random values from a normal distribution, truncated at 2 standard deviations.

    Returns:
        A tensor of that shape.

    Example:
        >>> from rkeras_py import k_int_shape, k_truncated_normal
        >>> k_int_shape(k_truncated_normal((2, 3)))
        (2, 3)
    """
    seed = new_seed() if seed is None else seed
    kind = dtype or keras.config.floatx()
    return tf.random.truncated_normal(_sizes(shape), mean, stddev, kind, seed)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("shape")
def k_random_uniform(
    shape: DynamicShape = REQUIRED,
    minval: Float = 0.0,
    maxval: Float = 1.0,
    dtype: DtypeName | None = None,
    seed: Int | None = None,
) -> Any:
    """Random values from a uniform distribution.

    Args:
        minval: The least number.
        maxval: The bound above, which is not reached.

    Returns:
        A tensor of that shape.

    Example:
        >>> from rkeras_py import k_int_shape, k_random_uniform
        >>> k_int_shape(k_random_uniform((2, 3)))
        (2, 3)
    """
    seed = new_seed() if seed is None else seed
    kind = tf.as_dtype(dtype or keras.config.floatx())
    if not kind.is_floating:
        minval, maxval = int(minval), int(maxval)
        if minval >= maxval:
            raise MisfitError("maxval", "larger than `minval`")
    return tf.random.uniform(_sizes(shape), minval, maxval, kind, seed)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "noise_shape")
def k_dropout(
    x: Tensor = REQUIRED,
    level: Float = REQUIRED,
    noise_shape: DynamicShape | None = None,
    seed: Int | None = None,
) -> Any:
    """Sets values to 0 at random, and scales up the others to keep the mean.

    Args:
        x: A tensor.
        level: The fraction that is set to 0, less than 1.
        noise_shape: The shape of the mask, which is spread over `x`; its unknown sizes are
            those of `x`.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_dropout, k_get_value
        >>> k_get_value(k_dropout([1.0, 2.0], level=0))
        array([1., 2.], dtype=float32)
    """
    if not 0 <= level < 1:
        raise MisfitError("level", "a fraction from 0 to less than 1")
    if noise_shape is not None:
        noise_shape = tf.where(noise_shape < 0, tf.shape(x), tf.cast(noise_shape, tf.int32))
    return tf.nn.dropout(x, level, noise_shape, new_seed() if seed is None else seed)
