"""Data for training: brings what users give into the forms that Keras takes."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import numpy as np

from rkeras_py import keras_internals
from rkeras_py.api import memory_order
from rkeras_py.api.results import Frame
from rkeras_py.api.sentinels import NA
from rkeras_py.data import tensor_memory
from rkeras_py.engine import keras, tf
from rkeras_py.models.columns import take_columns
from rkeras_py.models.compiling import output_names


def prepared(value: Any, argument: str) -> Any:
    """Converts the data that a user gave.

    Args:
        value: An array, a list or dict of arrays, a tensor, a dataset, a generator.
        argument: The name of the argument, for messages.

    Returns:
        The same, with lists of numbers as arrays, and strings as tensors. Numbers keep their
        dtype: what they are for is known to `inputs_for()` and `targets_for()`.

    Raises:
        ValueError: `value` contains NA, or is not data.
    """
    if value is None:
        return None
    if isinstance(value, list | tuple) and value and _is_flat(value):
        if any(item is NA for item in value):
            raise ValueError(
                f"`{argument}` has NA where it must not: {sum(i is NA for i in value)} of "
                f"{len(value)} values"
            )
        return prepared(np.asarray(value), argument)
    if isinstance(value, np.ndarray):
        if value.dtype.kind in "mM":
            raise ValueError(f"`{argument}` must be numbers, but dates or times were given")
        return tf.constant(value) if value.dtype.kind in "US" else value
    if isinstance(value, Mapping):
        return {key: prepared(item, f"{argument}${key}") for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [prepared(item, f"{argument}[[{i + 1}]]") for i, item in enumerate(value)]
    if isinstance(value, bool | int | float | complex | str):
        return prepared(np.asarray([value]), argument)
    if isinstance(value, bytes):
        raise ValueError(f"`{argument}` must be data (arrays, a dataset), but is a raw vector")
    return value


def _is_flat(value: Any) -> bool:
    return all(item is NA or isinstance(item, bool | int | float | complex | str) for item in value)


# ---- dtypes -----------------------------------------------------------------

_FLOATS = ("float16", "float32", "float64")
_PARTS = {"complex64": "float32", "complex128": "float64"}


def _in_dtype(data: Any, dtype: str | None) -> Any:
    """Data in a dtype of floats, whose samples lie together; what are no floats stay what they are.

    R's arrays lie column by column, so that each batch would be gathered from all over
    the memory; numbers are cast in any case, so both are done in one go.

    Args:
        data: An array, a tensor, or what is neither and stays as it is.
        dtype: The dtype, or None for the data's own.
    """
    if isinstance(data, np.ndarray):
        to = dtype if dtype is not None and data.dtype.kind == "f" else data.dtype
        if memory_order.is_column_major(data):
            if tensor_memory.fits(to) and data.dtype.kind in "fiu":
                return tensor_memory.filled(data, to)
            return memory_order.to_c_order(data, to)
        # R's NA is a NaN that processors signal when they cast it.
        with np.errstate(invalid="ignore"):
            return np.asarray(data, dtype=to)
    if dtype is not None and tf.is_tensor(data) and data.dtype.is_floating:
        return data if data.dtype == dtype else tf.cast(data, dtype)
    return data


def _input_dtype(tensor: Any) -> str | None:
    """The dtype in which floats for an input come; None for their own."""
    if tensor is None:
        return str(keras.config.floatx())
    dtype = str(tensor.dtype)
    if dtype in _FLOATS:
        return dtype
    # Whole numbers that R has as doubles would lose digits in floatx.
    return None if dtype.startswith(("int", "uint")) else _PARTS.get(dtype, keras.config.floatx())


def _target_dtype(tensor: Any) -> str:
    """The dtype in which floats for an output come: the output's, but not below floatx.

    Losses of a float16 output are computed in floatx.
    """
    floatx = str(keras.config.floatx())
    dtype = "" if tensor is None else str(tensor.dtype)
    dtype = _PARTS.get(dtype, dtype)
    wider = dtype in _FLOATS and _FLOATS.index(dtype) > _FLOATS.index(floatx)
    return dtype if wider else floatx


def _each_in_dtype(data: Any, tensors: Any, dtype_for: Callable[[Any], str | None]) -> Any:
    """Data in the dtypes of the tensors that they are for.

    Args:
        data: Data, or several in a list or dict.
        tensors: The tensors in the same form; None where they are not known.
        dtype_for: Gives the dtype for data, by the tensor or None.
    """
    if isinstance(data, Mapping):
        known = tensors if isinstance(tensors, Mapping) else {}
        return {
            name: _each_in_dtype(part, known.get(name), dtype_for) for name, part in data.items()
        }
    if isinstance(data, list | tuple):
        fits = isinstance(tensors, list | tuple) and len(tensors) == len(data)
        return [
            _each_in_dtype(part, tensors[i] if fits else None, dtype_for)
            for i, part in enumerate(data)
        ]
    if isinstance(tensors, list | tuple):
        tensors = tensors[0] if len(tensors) == 1 else None
    return _in_dtype(data, dtype_for(None if isinstance(tensors, Mapping) else tensors))


# ---- several inputs and outputs ---------------------------------------------


def inputs_for(model: keras.Model, x: Any, argument: str = "x") -> Any:
    """Inputs in the form, order and dtypes in which a model was declared.

    Args:
        model: The model.
        x: Prepared data.
        argument: The name of the argument, for messages.

    Returns:
        The array of the one input, or arrays in the order of the inputs. Floats are in the
        dtype of the input, and in floatx where the model declares none.

    Raises:
        ValueError: An input is missing, or an array has the wrong shape.
    """
    declared = _declared_inputs(model)
    return _each_in_dtype(_arranged(model, declared, x, argument), declared, _input_dtype)


def _arranged(model: keras.Model, declared: Any, x: Any, argument: str) -> Any:
    """Inputs in the form and order of the declared ones."""
    if declared is None:
        return x
    if not isinstance(x, list | tuple | Mapping | np.ndarray):
        one = not isinstance(declared, list | tuple | Mapping)
        return _with_last_axis(x, declared) if one and not hasattr(x, "element_spec") else x
    tensors = declared if isinstance(declared, list | tuple) else [declared]
    if isinstance(declared, Mapping):
        return _by_name(model, declared, x, argument)
    if isinstance(x, Mapping):
        x = _ordered(model, x, [tensor.name for tensor in tensors], argument, "input")
    if len(tensors) == 1:
        x = _rows(x)
    elif _is_one_each(x, len(tensors)):
        x = [number[np.newaxis] for number in x]
    names = ", ".join(tensor.name for tensor in tensors)
    if isinstance(x, list | tuple):
        if len(x) != len(tensors):
            raise ValueError(
                f"`{argument}` must be data for the {_counted(len(tensors), 'input')} of the model "
                f'"{model.name}" ({names}), but a list of {len(x)} was given'
            )
        if len(x) == 1:
            x = x[0]
    if isinstance(x, np.ndarray):
        if len(tensors) > 1:
            raise ValueError(
                f"`{argument}` must be a list of data for the {len(tensors)} inputs of the model "
                f'"{model.name}" ({names}), but one array was given'
            )
        _check_shape(model, x, tuple(tensors[0].shape), argument)
        _expect_real(x, tensors[0], argument)
        return _with_last_axis(x, tensors[0])
    if isinstance(x, list | tuple):
        for i, (array, tensor) in enumerate(zip(x, tensors, strict=True)):
            if isinstance(array, np.ndarray):
                _check_shape(model, array, tuple(tensor.shape), f"{argument}[[{i + 1}]]")
                _expect_real(array, tensor, f"{argument}[[{i + 1}]]")
        return [_with_last_axis(*pair) for pair in zip(x, tensors, strict=True)]
    return x


def _by_name(model: keras.Model, declared: Mapping[str, Any], x: Any, argument: str) -> Any:
    """Inputs by the names under which they were declared; others are left out, with a warning."""
    if not isinstance(x, Mapping) or not all(name in x for name in declared):
        return x  # Keras knows inputs by other names too.
    parts = _ordered(model, x, list(declared), argument, "input")
    pairs = zip(declared.items(), parts, strict=True)
    return {name: _with_last_axis(part, tensor) for (name, tensor), part in pairs}


def _with_last_axis(x: Any, tensor: Any) -> Any:
    """Adds a last axis of size 1 that the data lack; without it, Keras would retrace the graph."""
    expected = tuple(tensor.shape)
    if not (isinstance(x, np.ndarray) or tf.is_tensor(x)) or expected[-1:] != (1,):
        return x
    if getattr(x.shape, "rank", len(expected)) is None or len(x.shape) != len(expected) - 1:
        return x
    return x[..., np.newaxis]


def targets_for(model: keras.Model, y: Any, argument: str = "y") -> Any:
    """Targets in the order of a model's outputs; a vector becomes a column where one is expected.

    Args:
        model: The model.
        y: Prepared data.
        argument: The name of the argument, for messages.

    Returns:
        The array of a single output, or arrays in the order of the outputs.

    Raises:
        ValueError: An output is missing, or strings or complex values were given.
    """
    y = outputs_for(model, y, argument)
    outputs = _declared_outputs(model)
    if len(outputs) == 1 and not isinstance(y, list | tuple | Mapping):
        return _target(y, outputs[0], argument)
    if isinstance(y, list | tuple) and len(y) == len(outputs):
        return [_target(part, output, argument) for part, output in zip(y, outputs, strict=True)]
    return y


def _target(y: Any, output: Any, argument: str) -> Any:
    _expect_real(y, output, argument)
    # Keras would retrace for another rank, and then for unknown rank, which losses don't support.
    if isinstance(y, np.ndarray) and y.ndim == 1 and tuple(output.shape[1:]) == (1,):
        return y[:, np.newaxis]
    return y


def _expect_real(data: Any, tensor: Any, argument: str) -> None:
    """Refuses complex data for a real model; TensorFlow would drop the imaginary part."""
    is_complex = str(getattr(getattr(data, "dtype", ""), "name", "")).startswith("complex")
    if is_complex and not str(tensor.dtype).startswith("complex"):
        raise ValueError(
            f"`{argument}` is complex, but the model computes in {tensor.dtype}: give real values "
            "(real and imaginary parts, say), or build the model from complex layers"
        )


def outputs_for(model: keras.Model, y: Any, argument: str = "y") -> Any:
    """Targets, or sample weights, in the order of a model's outputs.

    Args:
        model: The model.
        y: Prepared data.
        argument: The name of the argument, for messages.

    Returns:
        The array of the one output, or arrays in the order of the outputs. Floats are in floatx,
        or in the dtype of the output where that is wider.

    Raises:
        ValueError: An output is missing, or strings were given.
    """
    declared = getattr(model, "output", None) if _declared_outputs(model) else None
    tensors = declared if isinstance(declared, Mapping) else _declared_outputs(model)
    return _each_in_dtype(_arranged_outputs(model, y, argument), tensors, _target_dtype)


def weights_for(model: keras.Model, weights: Any, argument: str = "sample_weight") -> Any:
    """Sample weights in the order of a model's outputs.

    A matrix of one column says the same as a vector. Keras' graph, made for the one, would fail
    with the other.

    Args:
        model: The model.
        weights: Prepared data.
        argument: The name of the argument, for messages.

    Returns:
        As of `outputs_for()`.
    """

    def one(array: Any) -> Any:
        return array[:, 0] if np.ndim(array) == 2 and array.shape[1] == 1 else array

    return keras.tree.map_structure(one, outputs_for(model, weights, argument))


def _declared_outputs(model: keras.Model) -> list[Any]:
    return list(getattr(model, "outputs", None) or [])


def _arranged_outputs(model: keras.Model, y: Any, argument: str) -> Any:
    """Targets, or weights of samples, in the form and order of the outputs."""
    parts = [part for part in keras.tree.flatten(y) if not isinstance(part, np.ndarray)]
    if any(tf.is_tensor(part) and part.dtype == tf.string for part in parts):
        raise ValueError(
            f"`{argument}` must be numbers, but strings were given (a factor `f` of R is one: give "
            "classes as numbers from 0, as.integer(f) - 1, or as columns of to_categorical())"
        )
    names = output_names(model)
    if len(names) > 1 and _is_one_each(y, len(names)):
        return [number[np.newaxis] for number in y]
    if not names or not isinstance(y, list | tuple | Mapping):
        return y
    if isinstance(y, Mapping):
        if isinstance(getattr(model, "output", None), Mapping):
            return y
        if isinstance(model, keras.Sequential) and names[0] not in y:
            return y  # more likely a data frame than by name of the output
        y = _ordered(model, y, names, argument, "output")
    if len(names) == 1:
        y = _rows(y)
        return y[0] if isinstance(y, list | tuple) and len(y) == 1 else y
    return y


def _is_one_each(value: Any, count: int) -> bool:
    """Whether there is one number for each of several inputs or outputs: a batch of size 1."""
    return isinstance(value, np.ndarray) and value.shape == (count,)


def _rows(value: Any) -> Any:
    """Stacks rows that were given one by one (lists of numbers in Python) into a matrix."""
    if (
        isinstance(value, list | tuple)
        and len(value) > 1
        and all(isinstance(row, np.ndarray) and row.shape == value[0].shape for row in value)
    ):
        return np.stack(value)
    return value


def _declared_inputs(model: keras.Model) -> Any:
    """The symbolic inputs in the structure that the model was made with; None if it has none."""
    inputs = getattr(model, "inputs", None)
    if not inputs:
        return None  # a subclassed model declares none
    if isinstance(model, keras.Sequential):
        return inputs[0]
    try:
        return model.input
    except (AttributeError, ValueError):
        return inputs


def _ordered(
    model: keras.Model, data: Mapping[str, Any], names: list[str], argument: str, what: str
) -> list[Any]:
    missing = [name for name in names if name not in data]
    if missing:
        raise ValueError(
            f"`{argument}` must be a list with names of the {what}s of the model "
            f'"{model.name}" ({", ".join(names)}), but {", ".join(map(str, data)) or "nothing"} '
            "was given"
        )
    surplus = [name for name in data if name not in names]
    if surplus:
        warnings.warn(
            f'`{argument}`: {", ".join(surplus)} is no {what} of the model "{model.name}" and '
            "will not be used",
            stacklevel=2,
        )
    return [data[name] for name in names]


def _counted(n: int, what: str) -> str:
    return f"one {what}" if n == 1 else f"{n} {what}s"


def _check_shape(
    model: keras.Model, x: np.ndarray[Any, Any], expected: tuple[int | None, ...], argument: str
) -> None:
    """Checks the shape here, because Keras would fail deep inside without naming the argument."""
    came = x.shape
    if x.ndim == len(expected) - 1 and expected[-1] == 1:
        return  # Keras adds the last axis
    if len(came) != len(expected) or any(
        want is not None and want != have for want, have in zip(expected[1:], came[1:], strict=True)
    ):
        raise ValueError(
            f"`{argument}` must have the shape {_shown(expected)} that the model "
            f'"{model.name}" takes, but its shape is {_shown(came)}'
        )


def _shown(shape: tuple[int | None, ...]) -> str:
    return "(" + ", ".join("NA" if n is None else str(n) for n in shape) + ")"


# ---- generators -------------------------------------------------------------


def is_generator_function(value: Any) -> bool:
    """Whether a value is a function that returns a batch at each call."""
    return callable(value) and not hasattr(value, "element_spec") and not hasattr(value, "shape")


def is_stream(value: Any) -> bool:
    """Whether batches come from a value one by one, through Python."""
    if hasattr(value, "element_spec") and not isinstance(value, Iterator):
        return False  # a dataset of TensorFlow
    return isinstance(value, keras.utils.PyDataset | Iterator) or is_generator_function(value)


@contextmanager
def casting() -> Iterator[None]:
    """Has Keras keep the dtypes that `inputs_for()` and `targets_for()` chose.

    R's NA is a signalling NaN, of which numpy would warn where Keras casts data of pandas.
    """
    with (
        keras_internals.keeping_dtypes(),
        keras_internals.without_tuning(),
        np.errstate(invalid="ignore"),
    ):
        yield


def source(model: keras.Model, x: Any, argument: str) -> Any:
    """Prepares what Keras reads inputs from.

    Args:
        model: The model.
        x: The user's data or dataset, or what gives batches one by one.
        argument: The name of the argument, for messages.

    Returns:
        Prepared data; what gives batches as it is.
    """
    if is_stream(x):
        return x
    return inputs_for(model, prepared(_as_columns(model, x), argument), argument)


def _as_columns(model: keras.Model, x: Any) -> Any:
    """The columns of a table, for a model that takes them one by one."""
    if not isinstance(x, Frame):
        return x
    several = len(getattr(model, "inputs", None) or []) > 1
    return x.typed_columns() if several or take_columns(model) else x


def validation(model: keras.Model, data: Any) -> Any:
    """Prepares the validation data, which Keras evaluates after each epoch.

    Args:
        model: The model.
        data: A list of inputs, targets and optionally sample weights; a dataset; what gives
            batches one by one.

    Returns:
        A tuple; a dataset and what gives batches as they are.

    Raises:
        ValueError: The list does not have two or three elements.
    """
    if not isinstance(data, list | tuple | Mapping):
        return data
    parts = list(data.values() if isinstance(data, Mapping) else data)
    if len(parts) not in (2, 3):
        raise ValueError(
            "fit(): `validation_data` must be a list of inputs and targets, or of inputs, targets "
            f"and sample weights, but a list of {len(parts)} was given"
        )
    parts = [
        prepared(part, "validation_data") for part in (_as_columns(model, parts[0]), *parts[1:])
    ]
    return (
        inputs_for(model, parts[0], "validation_data"),
        targets_for(model, parts[1], "validation_data"),
        *(weights_for(model, part, "validation_data") for part in parts[2:]),
    )


def is_empty(x: Any) -> bool:
    """Whether the inputs have no samples."""
    if isinstance(x, tf.data.Dataset):
        return int(x.cardinality()) == 0
    arrays = [array for array in keras.tree.flatten(x) if hasattr(array, "shape")]
    return bool(arrays) and all(len(a.shape) > 0 and a.shape[0] == 0 for a in arrays)
