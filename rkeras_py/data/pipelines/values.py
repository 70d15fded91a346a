"""What becomes of the values that a dataset is made of, or that a function returns for it.

A list or tuple is a tuple of components, and a dict (a named list of R) a dict of them. Vectors of
numbers without dim are in floatx, whole ones int32; arrays keep their dtype.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from rkeras_py.api import memory_order
from rkeras_py.api.r_values import Labelled
from rkeras_py.api.rendering import shown_in_python
from rkeras_py.api.results import Frame
from rkeras_py.api.sentinels import NA
from rkeras_py.engine import keras, tf

_SCALARS = (bool, int, float, complex, str, np.generic)

# What becomes of an array.
_Use = Callable[[Any], Any]


class ValueMisfit(ValueError):
    """A part of a value can't be data.

    Attributes:
        path: Where the part is: "", or such as "$x[[2]]".
        fault: What is wrong with it.
    """

    def __init__(self, path: str, fault: str) -> None:
        super().__init__(f"{path} {fault}".strip())
        self.path, self.fault = path, fault


def is_vector(value: Any) -> bool:
    """Whether a list is a vector: numbers or strings, and not a list of components."""
    return (
        isinstance(value, list | tuple)
        and len(value) > 0
        and all(item is NA or isinstance(item, _SCALARS) for item in value)
    )


def components(
    value: Any, path: str = "", *, lists_of_numbers: bool = True, use: _Use = tf.constant
) -> Any:
    """A value as a structure of tensors: tuples and dicts.

    Args:
        value: An array, numbers, strings, a tensor, or a list or dict of such; a data frame.
        path: Where the value is, for messages.
        lists_of_numbers: Whether a list of numbers is a vector, and not a list of components.
        use: Makes a tensor of an array; `np.array` leaves arrays, copied, beside the tensors.

    Returns:
        A tensor, or tuples and dicts of them.

    Raises:
        ValueMisfit: A part is no data, or has NA.
    """
    if isinstance(value, Frame):  # which is an array, too
        return {
            name: components(column.view(_Column), f"{path}${name}", use=use)
            for name, column in value.typed_columns().items()
        }
    if isinstance(value, np.ndarray):
        return _array(value, path, use)

    def part(item: Any, where: str) -> Any:
        return components(item, path + where, lists_of_numbers=lists_of_numbers, use=use)

    if isinstance(value, Mapping):
        return {str(name): part(item, f"${name}") for name, item in value.items()}
    if isinstance(value, Labelled):
        raise ValueMisfit(path, "must have names for all elements or for none")
    if isinstance(value, list | tuple):
        if is_vector(value) and (lists_of_numbers or isinstance(value[0], str)):
            return _vector(value, path, use)
        return tuple(part(item, f"[[{i + 1}]]") for i, item in enumerate(value))
    return _leaf(value, path, use)


class _Column(np.ndarray[Any, Any]):
    """A column of a data frame: a vector without dim."""


def _vector(value: Any, path: str, use: _Use) -> Any:
    missing = sum(item is NA for item in value)
    if missing:
        raise ValueMisfit(path, f"must not have NA, but {missing} of {len(value)} values are NA")
    if all(isinstance(item, str) for item in value):
        return use(np.array(value, object))
    array = np.asarray(value)
    if array.dtype.kind not in "biufc":
        raise ValueMisfit(path, "must be numbers or strings, but is both")
    return _array(array.view(_Column), path, use)


def _leaf(value: Any, path: str, use: _Use) -> Any:
    if isinstance(value, tf.Variable):
        return tf.convert_to_tensor(value)
    if tf.is_tensor(value) or isinstance(value, tf.data.Dataset):
        return value
    if isinstance(value, keras.Variable):
        return tf.convert_to_tensor(value.value)
    if isinstance(value, str | bytes):
        return use(np.array(value, object))
    if isinstance(value, bool | int | float | complex):
        return _array(np.asarray(value).view(_Column), path, use)
    if isinstance(value, np.generic):
        return _array(np.asarray(value), path, use)
    came = "NA" if value is NA else shown_in_python(value)
    raise ValueMisfit(path, f"must be numbers, strings or tensors, but {came} was given")


def _array(value: Any, path: str, use: _Use) -> Any:
    array = np.asarray(value)
    if array.dtype.kind in "mM":
        raise ValueMisfit(path, "must be numbers or strings, but dates or times were given")
    if array.dtype.kind in "USO":
        return use(array.astype(object))
    # A vector without dim has a class of its own.
    dtype = array.dtype if type(value) is np.ndarray else _plain_dtype(array)
    if memory_order.is_column_major(array):
        array = memory_order.to_c_order(array, dtype)
    # R's NA is a NaN that processors signal when they cast it.
    with np.errstate(invalid="ignore"):
        return use(np.asarray(array, dtype))


def _plain_dtype(array: Any) -> Any:
    """The dtype of numbers without one of their own."""
    if array.dtype == np.float64:
        return np.dtype(keras.config.floatx())
    if array.dtype == np.int64 and array.size:
        return np.int32 if array.min() >= -(2**31) and array.max() < 2**31 else np.int64
    return array.dtype


def slices(value: Any) -> Any:
    """Components whose first axes are of one size: single values are vectors of one.

    Args:
        value: As for `components()`.

    Returns:
        Tensors with a first axis.

    Raises:
        ValueMisfit: There are none, or they differ in size.
    """
    made = components(value)
    made = tf.nest.map_structure(_with_axis, made)
    sizes = {path: int(part.shape[0]) for path, part in _leaves(made, "")}
    if not sizes:
        raise ValueMisfit("", "must have at least one component, but is empty")
    if len(set(sizes.values())) > 1:
        told = ", ".join(f"`{path.lstrip('$') or '.'}` {n}" for path, n in sizes.items())
        raise ValueMisfit("", f"must have components of one length, but they have: {told}")
    return made


def _with_axis(part: Any) -> Any:
    return part[tf.newaxis] if part.shape.rank == 0 else part


def _leaves(value: Any, path: str) -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [leaf for name, part in value.items() for leaf in _leaves(part, f"{path}${name}")]
    if isinstance(value, tuple):
        return [
            leaf for i, part in enumerate(value) for leaf in _leaves(part, f"{path}[[{i + 1}]]")
        ]
    return [(path, value)]


def in_structure(spec: Any, value: Any, leaf: Any, path: str = "") -> Any:
    """Converts what is given for each component of an element.

    Args:
        spec: The `element_spec`.
        value: Values in the structure of the element, as lists and dicts.
        leaf: Converts the value for one component: called with its spec, the value and the path.
        path: Where the value is, for messages.

    Returns:
        The converted values, in the structure of the element.

    Raises:
        ValueMisfit: The structures differ.
    """
    if isinstance(spec, dict):
        if not isinstance(value, Mapping) or set(value) != set(spec):
            raise ValueMisfit(path, f"must have the names of the element: {', '.join(spec)}")
        return {
            name: in_structure(part, value[name], leaf, f"{path}${name}")
            for name, part in spec.items()
        }
    if isinstance(spec, tuple) and not hasattr(spec, "_fields"):
        items = list(value) if isinstance(value, list | tuple | np.ndarray) else [value]
        if len(items) != len(spec):
            raise ValueMisfit(path, f"must be a list of {len(spec)}, one for each component")
        return tuple(
            in_structure(part, item, leaf, f"{path}[[{i + 1}]]")
            for i, (part, item) in enumerate(zip(spec, items, strict=True))
        )
    return leaf(spec, value, path)
