"""Functions of TensorFlow on symbolic tensors: layers that call them by name.

In 2.9, functions of TensorFlow on symbolic tensors became layers that hold the name of the
function. Keras 3 refuses such tensors; here they make the same layers. Functions of the backend
became the functions that they call, often as they were before TensorFlow 2. Such a name comes from
a file, too, so only functions without side effects are called.
"""

from __future__ import annotations

import functools
import inspect
import warnings
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from rkeras_py import keras_internals
from rkeras_py.backend import evaluation
from rkeras_py.backend.implementations import FAILURES, OPERATIONS, leaves, reason, shown
from rkeras_py.backend.recorded import RecordedCall, recorded
from rkeras_py.backend.stand_ins import StandIn
from rkeras_py.engine import keras, tf

_MODULES = (
    "math", "linalg", "nn", "signal", "image", "strings", "bitwise", "sets", "sparse", "ragged",
    "quantization",
)  # fmt: skip
# Functions among the arguments are saved by their names, as those of `k_map_fn()` are.
_FUNCTIONS = frozenset(
    {
        "abs", "acos", "acosh", "add", "add_n", "argmax", "argmin", "argsort", "as_string", "asin",
        "asinh", "atan", "atan2", "atanh", "batch_to_space", "bitcast", "boolean_mask",
        "broadcast_dynamic_shape", "broadcast_to", "case", "cast", "clip_by_global_norm",
        "clip_by_norm", "clip_by_value", "complex", "concat", "cond", "convert_to_tensor", "cos",
        "cosh", "cumsum", "divide", "dynamic_partition", "dynamic_stitch", "edit_distance", "eig",
        "eigvals", "einsum", "ensure_shape", "equal", "exp", "expand_dims",
        "extract_volume_patches", "eye", "fill", "floor", "foldl", "foldr", "gather", "gather_nd",
        "greater", "greater_equal", "histogram_fixed_width", "histogram_fixed_width_bins",
        "identity", "identity_n", "less", "less_equal", "linspace", "logical_and", "logical_not",
        "logical_or", "map_fn", "matmul", "maximum", "meshgrid", "minimum", "multiply", "negative",
        "norm", "not_equal", "one_hot", "ones", "ones_like", "pad", "pow", "range", "rank",
        "realdiv", "reduce_all", "reduce_any", "reduce_logsumexp", "reduce_max", "reduce_mean",
        "reduce_min", "reduce_prod", "reduce_sum", "repeat", "reshape", "reverse",
        "reverse_sequence", "roll", "round", "saturate_cast", "scalar_mul", "scan", "scatter_nd",
        "searchsorted", "sequence_mask", "shape", "shape_n", "sigmoid", "sign", "sin", "sinh",
        "size", "slice", "sort", "space_to_batch", "space_to_batch_nd", "split", "sqrt", "square",
        "squeeze", "stack", "stop_gradient", "strided_slice", "subtract", "switch_case", "tan",
        "tanh", "tensor_scatter_nd_add", "tensor_scatter_nd_max", "tensor_scatter_nd_min",
        "tensor_scatter_nd_sub", "tensor_scatter_nd_update", "tensordot", "tile", "transpose",
        "truediv", "truncatediv", "truncatemod", "unique", "unique_with_counts", "unravel_index",
        "unstack", "vectorized_map", "where", "while_loop", "zeros", "zeros_like",
    }
)  # fmt: skip
_OF_MODULES = {
    "debugging": frozenset({"check_numerics"}),
    "dtypes": frozenset({"cast", "complex", "saturate_cast"}),
    "random": frozenset(
        {
            "categorical", "gamma", "normal", "poisson", "shuffle", "stateless_binomial",
            "stateless_categorical", "stateless_gamma", "stateless_normal", "stateless_poisson",
            "stateless_truncated_normal", "stateless_uniform", "truncated_normal", "uniform",
        }
    ),
}  # fmt: skip
# Functions as they were before TensorFlow 2, with the names that their arguments had.
_BEFORE = "compat.v1."
# Numpy's functions, which TensorFlow has no dispatcher for.
_NUMPY = "experimental.numpy"
# Functions of the backend that Keras 2 wrote under their own names.
_BACKEND = "keras.backend"
_OF_BACKEND = frozenset(
    {
        "batch_flatten", "binary_crossentropy", "categorical_crossentropy", "print_tensor",
        "sparse_categorical_crossentropy",
    }
)  # fmt: skip
ELLIPSIS = {"class_name": "__ellipsis__", "config": {}}
"""Stands for all axes in between, in a part of a tensor."""

# Operators are written as methods of a tensor.
_OPERATORS = "__operators__"
_OF_OPERATORS = {
    "add": "add", "sub": "subtract", "mul": "multiply", "truediv": "truediv", "pow": "pow",
    "radd": "add", "rmul": "multiply", "rsub": "subtract", "rtruediv": "truediv",
    "matmul": "matmul", "neg": "negative", "eq": "equal", "ne": "not_equal", "lt": "less",
    "le": "less_equal", "gt": "greater", "ge": "greater_equal", "and": "logical_and",
    "or": "logical_or", "invert": "logical_not",
}  # fmt: skip
_REVERSED = ("radd", "rmul", "rsub", "rtruediv")


def _getitem(tensor: Any, slice_spec: Any) -> Any:
    # Of one axis it is no list.
    parts = slice_spec if isinstance(slice_spec, list | tuple) else [slice_spec]
    return tensor[tuple(_slice(part) for part in parts)]


def _slice(part: Any) -> Any:
    if part == ELLIPSIS:
        return ...
    if isinstance(part, Mapping) and {"start", "stop", "step"} >= part.keys():
        return slice(part.get("start"), part.get("stop"), part.get("step"))
    return part


def function_named(name: str) -> Any:
    """The function of TensorFlow that a layer of Keras 2 names.

    Args:
        name: The name without `tf.`, such as "math.multiply".

    Returns:
        The function.

    Raises:
        ValueError: TensorFlow has no such function, or it may have side effects.
    """
    root: Any = tf.compat.v1 if name.startswith(_BEFORE) else tf
    module, _, short = name.removeprefix(_BEFORE).rpartition(".")
    if module == _BACKEND and short in _OF_BACKEND:
        return OPERATIONS[short].body
    if module == _OPERATORS and short == "getitem":
        return _getitem
    if module == _OPERATORS and short in _OF_OPERATORS:
        found = getattr(tf, _OF_OPERATORS[short])
        return (lambda x, y: found(y, x)) if short in _REVERSED else found
    if module == "" and short in _FUNCTIONS:
        return getattr(root, short)
    if short in _OF_MODULES.get(module, ()):
        return getattr(getattr(root, module), short)
    if module in _MODULES and not short.startswith("_"):
        found = getattr(getattr(root, module), short, None)
        if callable(found) and not isinstance(found, type):
            return found
    if module == _NUMPY and not short.startswith(("_", "experimental")):
        found = getattr(tf.experimental.numpy, short, None)
        if inspect.isfunction(found):
            return found
    raise ValueError(f'"{name}" is not a function of TensorFlow that may be called from a file')


def _names() -> set[str]:
    """The names of such layers, as long as Keras counts: Keras 2 avoided those of files, too."""
    names: set[str] = keras_internals.kept_with_names("rkeras_tensorflow_functions", set)
    return names


def _free_name(function: str) -> str:
    while True:
        number = keras.backend.get_uid(f"tf.{function}")
        name = f"tf.{function}" + (f"_{number - 1}" if number > 1 else "")
        if name not in _names():
            return name


@keras.saving.register_keras_serializable(package="rkeras")
class TFOpLambda(RecordedCall):  # the name that Keras 2 gave such layers
    """Calls a function of TensorFlow.

    Args:
        function: Its name without `tf.`.
        arguments: What it is called with as `recorded.encoded` writes it: `args`, a list, and
            `kwargs`, a dict.
        variables: The variables among them, as `recorded.encoded_variable` writes them.
        name: The name of the layer; that which Keras 2 gave it, if there is none.
        **kwargs: The arguments of all layers.
    """

    def __init__(
        self,
        function: str,
        arguments: Any,
        variables: list[Any] | None = None,
        name: str | None = None,
        **kwargs: Any,
    ) -> None:
        called = function_named(function)

        def run(given: dict[str, Any]) -> Any:
            return called(*given["args"], **given["kwargs"])

        given_name = name or _free_name(function)
        super().__init__(f"tf.{function}", run, arguments, variables, name=given_name, **kwargs)
        _names().add(self.name)
        self.function = function

    def get_config(self) -> dict[str, Any]:
        """The function's name and its arguments."""
        return super().get_config() | {"function": self.function}


def by_name(function: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of a call by name.

    Args:
        function: The name of the function without `tf.`.
        args: The arguments by position.
        kwargs: The others.

    Returns:
        All of them, in the order of the function's formals.

    Raises:
        ValueError: There are more of them than formals: the function takes any number.
    """
    formals = [
        formal.name
        for formal in inspect.signature(function_named(function)).parameters.values()
        if formal.kind is formal.POSITIONAL_OR_KEYWORD
    ]
    given = {**dict(zip(formals, args, strict=False)), **kwargs}
    if len(args) > len(formals):
        raise ValueError(f"tf.{function}() with {len(args)} arguments that have no names")
    return {key: given[key] for key in [*formals, *(given.keys() - formals)] if key in given}


def called(
    function: str, args: Sequence[Any], kwargs: Mapping[str, Any], name: str | None = None
) -> Any:
    """Calls a function of TensorFlow on symbolic tensors.

    Args:
        function: The name of the function without `tf.`.
        args: Its arguments.
        kwargs: Its arguments by name; that of an operation is left out, as in Keras 2.
        name: The name of the layer; that which Keras 2 gave it, if there is none.

    Returns:
        What the function returns, with symbolic tensors for tensors.

    Raises:
        ValueError: TensorFlow has no such function, or refuses these arguments.
    """
    said = f"tf.{function}"
    named = {key: plain(value) for key, value in kwargs.items() if key != "name"}
    given = {"args": [plain(one) for one in args], "kwargs": named}
    taken, inputs, variables = recorded(given, said)
    if any(isinstance(one, tf.Variable) for one in variables):
        warnings.warn(
            f"{said}() of a symbolic tensor and a tf.Variable: a model does not train that "
            "variable; write a layer that has it as a weight, or use k_variable()",
            stacklevel=2,
        )
    layer = TFOpLambda(function, taken, variables, name)
    try:
        layer.prepare(inputs)
    except FAILURES as error:
        _fail(said, error, args, kwargs)
    return layer(inputs[0] if len(inputs) == 1 else inputs)


def _fail(said: str, error: Exception, args: Any, kwargs: Mapping[str, Any]) -> NoReturn:
    came = [shown(one) for one in args] + [f"{key} = {shown(v)}" for key, v in kwargs.items()]
    kind = TypeError if isinstance(error, TypeError) else ValueError
    raise kind(f"{said}(): {reason(error)}; it was called with {', '.join(came)}") from error


def plain(value: Any) -> Any:
    """An argument as a configuration can have it: shapes as lists, slices as dicts.

    Args:
        value: The argument.
    """
    if isinstance(value, tf.TensorShape):
        return value.as_list()
    if isinstance(value, slice):
        return {part: plain(getattr(value, part)) for part in ("start", "stop", "step")}
    if value is ...:
        return ELLIPSIS
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        items = [plain(item) for item in value]
        return tuple(items) if type(value) is tuple else items
    return value


def _of_symbolic(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """What a function of TensorFlow does with arguments that TensorFlow refuses."""
    given = {"args": args, "kwargs": kwargs}
    stand_in = next((one for one in leaves(given) if isinstance(one, StandIn)), None)
    if stand_in is not None:
        return stand_in.note(keras_internals.public_name(function), args, kwargs)
    if not any(isinstance(one, keras.KerasTensor) for one in leaves(given)):
        return NotImplemented
    values_of = evaluation.current()
    if values_of is not None:
        given = values_of(given)
        return function(*given["args"], **given["kwargs"])
    public = keras_internals.public_name(function)
    try:
        function_named(public or "")
    except ValueError:
        raise TypeError(
            f"{_shown(function, public)}() can't become a layer of a model, which calls only "
            "public functions of TensorFlow that do nothing but compute: call it in a function of "
            "layer_lambda(), or in call() of a layer of your own"
        ) from None
    return called(str(public), args, kwargs)


def dispatched(function: Any) -> Any:
    """A function for which TensorFlow has no dispatcher, with the one for symbolic tensors.

    Args:
        function: A function of `tf.experimental.numpy`.
    """

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        made = _of_symbolic(function, args, kwargs)
        return function(*args, **kwargs) if made is NotImplemented else made

    return call


def _shown(function: Any, public: str | None) -> str:
    return f"tf.{public}" if public else str(getattr(function, "__qualname__", function))


@functools.cache
def take_symbolic_tensors() -> None:
    """Has functions of TensorFlow make layers of calls with symbolic tensors, from now on."""
    keras_internals.on_refusal(_of_symbolic)
    keras_internals.refuse_iteration()
    keras_internals.take_single_slices()
