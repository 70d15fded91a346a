"""What users get wrong most often, in their words: which argument does not fit, and what to do.

Keras and TensorFlow notice such a mistake deep within a step, and name nodes of the graph. Where
they fail, the data and the model are looked at once more; an error that nothing here explains stays
as it is.
"""

from __future__ import annotations

import functools
import inspect
import re
import warnings
from collections.abc import Callable, Mapping
from typing import Any, NoReturn, ParamSpec, TypeVar

import numpy as np

from rkeras_py.api.registry import MisfitError
from rkeras_py.engine import keras, tf
from rkeras_py.layers import known_names
from rkeras_py.models.data import is_stream

P = ParamSpec("P")
R = TypeVar("R")

_KERAS = (
    "keras.",
    "tensorflow.",
    "optree",
    "rkeras_py.models.loops.",
    "rkeras_py.keras_internals.",
)
_FAILURES = (ValueError, TypeError, tf.errors.OpError)
_BY_NUMBER = "sparse_categorical_crossentropy"
_BY_COLUMN = "categorical_crossentropy"
# How errors begin that name an argument, but not the function.
_ARGUMENTS = ("`x", "`y", "`sample_weight", "`validation_data")
_DATA = "an array, or a list or dict of arrays"
_DATA_OR_SOURCE = f"{_DATA}, a dataset or a generator"
_LABEL = re.compile(r"label value of (\S+) which is outside the valid range of \[0, (\d+)\)")


class MistakeError(ValueError):
    """The arguments of a call don't go together, or with the model."""


def explained(body: Callable[P, R]) -> Callable[P, R]:
    """Has a function of a model and data explain the usual mistakes where Keras fails.

    Args:
        body: The function; its first argument is the model, `object`.

    Returns:
        A function of the same arguments.
    """
    name = body.__name__
    formals = list(inspect.signature(body).parameters)

    @functools.wraps(body)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            value = body(*args, **kwargs)
        except _FAILURES as error:
            if not _is_of_keras(error):
                if type(error) is ValueError and str(error).startswith(_ARGUMENTS):
                    raise ValueError(f"{name}(): {error}") from error
                raise
            given = {**dict(zip(formals, args, strict=False)), **kwargs}
            _explain(error, name, given)
            raise
        if name == "fit":
            _warn_of_nan(value, {**dict(zip(formals, args, strict=False)), **kwargs})
        return value

    return call


def _is_of_keras(error: BaseException) -> bool:
    """Whether Keras or TensorFlow raised an error, rather than rkeras or the user.

    They leave out frames of their own, so that the last one may be that of the loop that trains, or
    of what stands between this and Keras.
    """
    if isinstance(error, tf.errors.OpError):
        return True
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    module = str(at.tb_frame.f_globals.get("__name__", "")) if at is not None else ""
    return module.startswith(_KERAS)


def _explain(error: Exception, name: str, given: dict[str, Any]) -> None:
    """Raises an error that says more, if one of the usual mistakes is found."""

    def fail(text: str) -> NoReturn:
        raise MistakeError(f"{name}(): {text}") from error

    unknown = known_names.unknown(error)
    if unknown is not None:
        if unknown[0] == "optimizer" and not isinstance(given.get("optimizer"), str):
            raise MisfitError(
                "optimizer", 'an optimizer, or the name of one, such as "adam"'
            ) from error
        fail(_of_unknown_name(*unknown))
    if name == "compile":
        return
    if "No loss to compute" in str(error):
        fail("the model was compiled without a loss: give `loss` to compile()")
    model, x, y = given["object"], given.get("x"), given.get("y")
    if isinstance(model, keras.Sequential) and not model.layers:
        fail(f'the model "{model.name}" has no layers: add one, by layer_dense() say')
    for argument, value in (("x", x), ("y", y), ("sample_weight", given.get("sample_weight"))):
        if not _is_data(value, argument):
            raise MisfitError(argument, _DATA_OR_SOURCE if argument == "x" else _DATA) from error
    if _is_text(x) and not any(tensor.dtype == "string" for tensor in model.inputs or []):
        fail(
            "`x` must be numbers, but strings were given: encode them as numbers, or begin the "
            "model with layer_text_vectorization() or layer_string_lookup()"
        )
    if name.startswith("predict") or not isinstance(x, np.ndarray | list | tuple | dict):
        # A dataset: the targets come with the samples, and only TensorFlow has seen them.
        label = _LABEL.search(str(error))
        if label is not None:
            fail(
                f"a batch of `x` has the class {label[1]}, but the classes of the model count from "
                f"0 to {int(label[2]) - 1}"
            )
        return
    _explain_split(fail, x, given.get("validation_split") or 0)
    if y is None:
        fail("`y` is missing: the loss compares the model's output with it")
    sizes = {
        argument: _samples(given[argument])
        for argument in ("x", "y", "sample_weight")
        if given.get(argument) is not None
    }
    for argument, size in sizes.items():
        if None not in (size, sizes["x"]) and size != sizes["x"]:
            fail(
                f"`x` has {sizes['x']} samples, but `{argument}` has {size}: each sample needs one"
            )
    outputs = model.outputs or []
    if len(outputs) == 1:
        _explain_targets(fail, model, y, tuple(outputs[0].shape))
    else:
        _explain_outputs(fail, model, y)


def _explain_outputs(fail: Callable[[str], NoReturn], model: Any, y: Any) -> None:
    """Says that there are targets for more or fewer outputs than the model has."""
    names = getattr(model, "output_names", None) or []
    with_loss = model.loss if isinstance(model.loss, list | tuple | dict) else names
    given = len(y) if isinstance(y, list | tuple) else 1
    if isinstance(y, Mapping) or len(with_loss) < len(names) or given == len(names):
        return
    came = "one array" if not isinstance(y, list | tuple) else f"a list of {given}"
    fail(
        f"`y` must be a list of targets for the {len(names)} outputs of the model "
        f'"{model.name}" ({", ".join(names)}), but {came} was given'
    )


def _explain_split(fail: Callable[[str], NoReturn], x: Any, split: float) -> None:
    count = _samples(x)
    if split and count is not None and not 0 < int(count * (1 - split)) < count:
        fail(
            f"{count} {'sample is' if count == 1 else 'samples are'} not enough for "
            f"`validation_split` = {split:g}: one side would have none; give more samples, another "
            "fraction, or `validation_data`"
        )


def explain_batch(error: Exception, name: str, model: Any, argument: str, batch: Any) -> None:
    """Raises an error that says more, if the targets of a generator's batch do not fit the model.

    Args:
        error: What Keras or TensorFlow raised.
        name: The function that was called.
        model: The model.
        argument: The argument that gives the batches.
        batch: Inputs and targets, as Keras got them.
    """

    def fail(text: str) -> NoReturn:
        raise MistakeError(f"{name}(): in a batch of `{argument}`, {text}") from error

    outputs = model.outputs or []
    if len(outputs) == 1 and len(batch) > 1 and isinstance(batch[1], np.ndarray):
        _explain_targets(fail, model, batch[1], tuple(outputs[0].shape))


def _of_unknown_name(kind: str, name: str) -> str:
    near = known_names.near(kind, name)
    hint = f'; did you mean "{near}"?' if near else ""
    return f'"{name}" is not the name of {known_names.article(kind)}{hint}'


def _is_data(value: Any, argument: str) -> bool:
    """Whether a value is data, or holds nothing else; None stands for what is not given."""
    if isinstance(value, Mapping):
        return all(_is_data(part, "") for part in value.values())
    if isinstance(value, list | tuple):
        return all(_is_data(part, "") for part in value)
    if value is None or isinstance(value, bool | int | float | complex | str | bytes):
        return True
    if any(hasattr(value, name) for name in ("shape", "__array__", "element_spec")):
        return True
    return argument == "x" and is_stream(value)


def _is_text(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind in "USO"


def _samples(value: Any) -> int | None:
    """The number of samples, where it can be told."""
    if isinstance(value, list | tuple) and not value:
        return 0
    if isinstance(value, list | tuple) and value and hasattr(value[0], "shape"):
        value = value[0]
    if isinstance(value, Mapping):
        value = next(iter(value.values()), None)
    shape = getattr(value, "shape", None)
    return int(shape[0]) if isinstance(shape, tuple) and shape else None


def _loss_of(model: Any) -> str:
    """The name of a model's loss as compile() takes it."""
    loss = model.loss
    if isinstance(loss, list | tuple) and len(loss) == 1:
        loss = loss[0]
    name = loss if isinstance(loss, str) else getattr(loss, "name", None)
    name = str(name or getattr(loss, "__name__", type(loss).__name__))
    return name.removeprefix("loss_")


def _explain_targets(
    fail: Callable[[str], NoReturn], model: Any, y: Any, output: tuple[int | None, ...]
) -> None:
    """Says how the targets do not fit the one output of a model."""
    if isinstance(y, Mapping):
        fail(
            f"`y` must be numbers, but a dict of {', '.join(map(repr, y))} was given; if it is a "
            "data frame, give its columns as a matrix of numbers"
        )
    y = np.asarray(y)
    loss, classes = _loss_of(model), output[-1]
    per_sample = y.shape[:-1] if y.shape[-1:] == (1,) and y.ndim == len(output) else y.shape
    if loss == _BY_NUMBER and classes is not None:
        if classes > 1 and y.ndim == len(output) and y.shape[-1] == classes:
            fail(
                f"`y` has a column for each of {classes} classes, but the loss "
                f'"{_BY_NUMBER}" takes their numbers: compile the model with '
                f'loss = "{_BY_COLUMN}"'
            )
        if len(per_sample) == len(output) - 1 and y.size and y.dtype.kind in "biuf":
            _explain_labels(fail, y, classes)
    elif loss == _BY_COLUMN and classes is not None and len(per_sample) == len(output) - 1:
        fail(
            f'the loss "{_BY_COLUMN}" takes a column for each of {classes} classes, but `y` has '
            "their numbers: convert them by to_categorical(), or compile the model with "
            f'loss = "{_BY_NUMBER}"'
        )
    if (
        loss != _BY_NUMBER
        and loss in known_names.known("loss")
        and not _go_together(y.shape, output)
    ):
        fail(
            f"`y` has {_sizes(y.shape[1:])} for each sample, but the model's output has "
            f'{_sizes(output[1:])}: the loss "{loss}" compares the two value by value; change the '
            "last layer, or the columns of `y`"
        )


def _explain_labels(fail: Callable[[str], NoReturn], y: Any, classes: int) -> None:
    least, most = y.min(), y.max()
    if least >= 0 and most < classes:
        return
    advice = f"the last layer needs {int(most) + 1} units"
    if least < 0:
        advice = "number the classes from 0"
    elif least == 1 and most == classes:
        advice = "subtract 1 from them"
    fail(
        f"`y` has classes from {least:g} to {most:g}, but the model's output has {classes}, which "
        f"count from 0 to {classes - 1}: {advice}"
    )


def _go_together(given: tuple[int, ...], output: tuple[int | None, ...]) -> bool:
    if len(given) == len(output) - 1:
        given = (*given, 1)
    return len(given) == len(output) and all(
        size is None or size == other for size, other in zip(output[1:], given[1:], strict=True)
    )


def _sizes(shape: tuple[int | None, ...]) -> str:
    if len(shape) <= 1:
        n = shape[0] if shape else 1
        return f"{n} value" + ("" if n == 1 else "s")
    return " x ".join("any" if size is None else str(size) for size in shape) + " values"


def _warn_of_nan(history: Any, given: dict[str, Any]) -> None:
    """Warns where the loss became NaN because the data has NaN."""
    losses = history.metrics.get("loss") or [0.0]
    if not np.isnan(losses[-1]):
        return
    for argument in ("x", "y", "sample_weight"):
        value = given.get(argument)
        if isinstance(value, np.ndarray) and value.dtype.kind == "f" and np.isnan(value).any():
            n = int(np.isnan(value).sum())
            warnings.warn(
                f"fit(): the loss is NaN, because `{argument}` has {n} missing "
                f"{'value' if n == 1 else 'values'} (NA or NaN): remove or replace them",
                stacklevel=3,
            )
