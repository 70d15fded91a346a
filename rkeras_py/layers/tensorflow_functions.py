"""Functions of TensorFlow in the graph of a model that Keras 2 wrote.

In 2.9, arithmetic and functions of TensorFlow on symbolic tensors became layers that hold the
name of the function. Those of the backend became the functions that they call, often as they were
before TensorFlow 2. Such a name comes from a file, so only functions without side effects are
called.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rkeras_py.backend.implementations import OPERATIONS
from rkeras_py.engine import keras, tf

_MODULES = ("math", "linalg", "nn", "signal", "image", "strings")
_FUNCTIONS = frozenset(
    {
        "abs", "acos", "acosh", "add", "argmax", "argmin", "argsort", "asin", "asinh", "atan",
        "atan2", "atanh", "boolean_mask", "broadcast_to", "cast", "clip_by_value", "complex",
        "concat", "cos", "cosh", "cumsum", "divide", "einsum", "equal", "exp", "expand_dims",
        "eye", "fill", "floor", "gather", "gather_nd", "greater", "greater_equal", "identity",
        "less", "less_equal", "logical_and", "logical_not", "logical_or", "matmul", "maximum",
        "meshgrid", "minimum", "multiply", "negative", "norm", "not_equal", "one_hot", "ones",
        "ones_like", "pad", "pow", "range", "rank", "realdiv", "reduce_all", "reduce_any",
        "reduce_logsumexp", "reduce_max", "reduce_mean", "reduce_min", "reduce_prod",
        "reduce_sum", "repeat", "reshape", "reverse", "roll", "round", "scatter_nd",
        "searchsorted", "shape", "sigmoid", "sign", "sin", "sinh", "size", "slice", "sort",
        "split", "sqrt", "square", "squeeze", "stack", "stop_gradient", "strided_slice",
        "subtract", "tan", "tanh", "tensordot", "tile", "transpose", "truediv", "unstack",
        "where", "zeros", "zeros_like",
    }
)  # fmt: skip
_RANDOM = frozenset({"categorical", "normal", "shuffle", "truncated_normal", "uniform"})
# Functions as they were before TensorFlow 2, with the names that their arguments had.
_BEFORE = "compat.v1."
# Functions of the backend that Keras 2 wrote under their own names.
_BACKEND = "keras.backend"
_OF_BACKEND = frozenset(
    {
        "batch_flatten", "binary_crossentropy", "categorical_crossentropy", "print_tensor",
        "sparse_categorical_crossentropy",
    }
)  # fmt: skip
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
    if part == {"class_name": "__ellipsis__", "config": {}} or part == "...":
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
    root = tf.compat.v1 if name.startswith(_BEFORE) else tf
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
    if module == "random" and short in _RANDOM:
        return getattr(root.random, short)
    if module in _MODULES and not short.startswith("_"):
        found = getattr(getattr(root, module), short, None)
        if callable(found) and not isinstance(found, type):
            return found
    raise ValueError(f'"{name}" is not a function of TensorFlow that may be called from a file')


def _free_name(function: str) -> str:
    number = keras.backend.get_uid(f"tf.{function}")
    return f"tf.{function}" + (f"_{number - 1}" if number > 1 else "")


@keras.saving.register_keras_serializable(package="rkeras")
class TensorFlowFunction(keras.layers.Layer):
    """Calls a function of TensorFlow.

    Args:
        function: Its name without `tf.`.
        name: The name of the layer; that which Keras 2 gave it, if there is none.
        constants: Arguments of the function that are the same in each call, by name.
        **config: The arguments of all layers.
    """

    def __init__(
        self,
        function: str,
        name: str | None = None,
        constants: Mapping[str, Any] | None = None,
        **config: Any,
    ) -> None:
        super().__init__(name=name or _free_name(function), autocast=False, **config)
        self.function = function
        self.constants = dict(constants or {})
        self._tensorflow_function = function_named(function)
        self.built = True

    def call(self, *args: Any, **kwargs: Any) -> Any:
        """Calls the function with the arguments of the layer's call."""
        kwargs.pop("training", None)
        return self._tensorflow_function(*args, **kwargs, **self.constants)

    def compute_output_spec(self, *args: Any, **kwargs: Any) -> Any:
        """Shapes and dtypes of what the function gives, by tracing it."""
        kwargs.pop("training", None)
        given = (args, kwargs)
        tensors = [one for one in keras.tree.flatten(given) if isinstance(one, keras.KerasTensor)]

        def traced(*values: Any) -> Any:
            left = iter(values)
            args, kwargs = keras.tree.map_structure(
                lambda one: next(left) if isinstance(one, keras.KerasTensor) else one, given
            )
            return self._tensorflow_function(*args, **kwargs, **self.constants)

        specs = [tf.TensorSpec(one.shape, one.dtype) for one in tensors]
        tracing = tf.function(traced, autograph=False).get_concrete_function(*specs)
        return keras.tree.map_structure(
            lambda one: keras.KerasTensor(tuple(one.shape), one.dtype.name),
            tracing.structured_outputs,
        )

    def get_config(self) -> dict[str, Any]:
        """The arguments of the constructor."""
        constants = {"constants": dict(self.constants)} if self.constants else {}
        return {**super().get_config(), "function": self.function, **constants}
