"""Settings of the session: dtype, small number, layout of images."""

from __future__ import annotations

from typing import Annotated

from rkeras_py.api.argument_types import ChoiceType, Float
from rkeras_py.api.registry import REQUIRED, MisfitError, Page, public
from rkeras_py.engine import keras

_FAMILY = "backend"
Floatx = Annotated[str, ChoiceType("float16", "bfloat16", "float32", "float64")]
DataFormat = Annotated[str, ChoiceType("channels_last", "channels_first")]
_PAGE = Page(
    "backend_configuration",
    "Settings of the backend",
    "The dtype of floating point numbers, a small number against division by 0, and the layout "
    "of images.",
)


@public(family=_FAMILY, page=_PAGE)
def k_backend() -> str:
    """The name of the backend.

    Returns:
        "tensorflow".

    Example:
        >>> from rkeras_py import k_backend
        >>> k_backend()
        'tensorflow'
    """
    return str(keras.backend.backend())


@public(family=_FAMILY, page=_PAGE)
def k_epsilon() -> float:
    """The fuzz factor, a small number that keeps denominators and logarithms away from 0.

    Returns:
        A number.

    Example:
        >>> from rkeras_py import k_epsilon
        >>> k_epsilon()
        1e-07
    """
    return float(keras.config.epsilon())


@public(family=_FAMILY, page=_PAGE, invisible=True)
def k_set_epsilon(e: Float = REQUIRED) -> None:
    """Sets the fuzz factor.

    Args:
        e: A number above 0.

    Returns:
        None.

    Example:
        >>> from rkeras_py import k_set_epsilon
        >>> k_set_epsilon(1e-7)
    """
    if not e > 0:
        raise MisfitError("e", "a number above 0")
    keras.config.set_epsilon(e)


@public(family=_FAMILY, page=_PAGE)
def k_floatx() -> str:
    """The default dtype of floating point values.

    Returns:
        The name of a dtype.

    Example:
        >>> from rkeras_py import k_floatx
        >>> k_floatx()
        'float32'
    """
    return str(keras.config.floatx())


@public(family=_FAMILY, page=_PAGE, invisible=True)
def k_set_floatx(floatx: Floatx = REQUIRED) -> None:
    """Sets the default dtype of floating point values, also for new layers.

    A dtype policy other than that of the old dtype stays.

    Args:
        floatx: "float16", "bfloat16", "float32" or "float64".

    Returns:
        None.

    Example:
        >>> from rkeras_py import k_set_floatx
        >>> k_set_floatx("float32")
    """
    before = keras.config.floatx()
    keras.config.set_floatx(floatx)
    # Keras keeps the policy that it made of the old dtype for the first layer.
    if keras.config.dtype_policy().name == before:
        keras.config.set_dtype_policy(floatx)


@public(family=_FAMILY, page=_PAGE)
def k_image_data_format() -> str:
    """The default data format of images.

    Returns:
        "channels_last" or "channels_first".

    Example:
        >>> from rkeras_py import k_image_data_format
        >>> k_image_data_format()
        'channels_last'
    """
    return str(keras.config.image_data_format())


@public(family=_FAMILY, page=_PAGE, invisible=True)
def k_set_image_data_format(data_format: DataFormat = REQUIRED) -> None:
    """Sets the default data format of images.

    Args:
        data_format: "channels_last" or "channels_first".

    Returns:
        None.

    Example:
        >>> from rkeras_py import k_set_image_data_format
        >>> k_set_image_data_format("channels_last")
    """
    keras.config.set_image_data_format(data_format)
