"""Symbolic tensors: placeholders, functions of them, their gradients."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rkeras_py.api.argument_types import Anything, Bool, PositiveInt, Shape, Str
from rkeras_py.api.registry import REQUIRED, MisfitError, Page, public
from rkeras_py.backend.arguments import DtypeName, NestedTensors
from rkeras_py.backend.dispatch import operation
from rkeras_py.backend.inspection import PLACEHOLDER
from rkeras_py.backend.tensors import as_tensor
from rkeras_py.engine import keras, tf

_FAMILY = "backend"
_PAGE = Page(
    "backend_graphs",
    "Functions of symbolic tensors, and gradients",
    "Symbolic inputs, functions that compute symbolic tensors from them, and gradients.",
)


@public(family=_FAMILY, page=_PAGE)
def k_placeholder(
    shape: Shape | None = None,
    ndim: PositiveInt | None = None,
    dtype: DtypeName | None = None,
    sparse: Bool = False,
    name: Str | None = None,
) -> Any:
    """A symbolic tensor whose value is given later.

    Args:
        shape: The sizes of all axes, that of the batch included; None for unknown ones.
        ndim: The number of axes, all of unknown size, where there is no `shape`.
        dtype: The dtype; None for `k_floatx()`.
        sparse: Whether the numbers come as a sparse tensor.
        name: Its name.

    Returns:
        A symbolic tensor.

    Raises:
        ValueError: Neither `shape` nor `ndim` is given.

    Example:
        >>> from rkeras_py import k_int_shape, k_placeholder
        >>> k_int_shape(k_placeholder(shape=(None, 3)))
        (None, 3)
    """
    if shape is None:
        if ndim is None:
            raise MisfitError("shape", "given, or `ndim`")
        shape = (None,) * ndim
    made = keras.Input(
        batch_shape=shape, dtype=dtype or keras.config.floatx(), sparse=sparse, name=name
    )
    setattr(made, PLACEHOLDER, True)
    return made


def _listed(value: Any) -> list[Any]:
    if isinstance(value, dict):
        value = list(value.values())
    return list(value) if isinstance(value, list | tuple) else [value]


def _symbolic(value: Any, argument: str) -> list[Any]:
    tensors = _listed(value)
    if not tensors or not all(isinstance(tensor, keras.KerasTensor) for tensor in tensors):
        raise MisfitError(argument, "symbolic tensors: of layers, or of k_placeholder()")
    return tensors


@public(family=_FAMILY, page=_PAGE)
def k_function(
    inputs: NestedTensors = REQUIRED,
    outputs: NestedTensors = REQUIRED,
    updates: Anything | None = None,
    **kwargs: Anything,
) -> Callable[..., Any]:
    """A function that computes symbolic tensors from others.

    Args:
        inputs: The symbolic tensors that get numbers, in a list.
        outputs: The symbolic tensor that is computed, or a list of them.
        updates: Must be missing: there are no graphs of updates any more.
        **kwargs: Must be missing.

    Returns:
        A function of a list of arrays, one for each of `inputs`. It returns an array, or a list
        of arrays where `outputs` is a list.

    Raises:
        ValueError: An output does not follow from the inputs, or `updates` is given.

    Example:
        >>> from rkeras_py import k_function, k_placeholder, k_square
        >>> x = k_placeholder(shape=(None, 2))
        >>> f = k_function([x], k_square(x))
        >>> f([[(1.0, 2.0)]])
        array([[1., 4.]], dtype=float32)
    """
    if updates is not None:
        raise MisfitError("updates", "missing: call k_update() in a layer or a training step")
    if kwargs:
        raise ValueError(f"k_function(): no argument is named `{next(iter(kwargs))}`")
    given = _symbolic(inputs, "inputs")
    wanted = _symbolic(outputs, "outputs")
    many = isinstance(outputs, list | tuple | dict)
    try:
        function = keras.Function(given, wanted)
    except ValueError as error:
        raise MisfitError("inputs", f"all that the outputs follow from ({error})") from error

    def compute(*values: Any) -> Any:
        """Computes the outputs for a list of arrays."""
        listed = _listed(values[0]) if len(values) == 1 and len(given) > 1 else list(values)
        if len(listed) == 1 and isinstance(listed[0], list | dict):
            listed = _listed(listed[0])
        if len(listed) != len(given):
            raise ValueError(
                f"the function of k_function() takes a list of {len(given)} arrays, "
                f"but {len(listed)} were given"
            )
        tensors = [
            value if isinstance(value, tf.SparseTensor) else as_tensor(value, tensor.dtype)
            for value, tensor in zip(listed, given, strict=True)
        ]
        results = [result.numpy() for result in _listed(function(tensors))]
        return results if many else results[0]

    return compute


class Gradients(keras.layers.Layer):  # type: ignore[misc]
    """The gradient of a symbolic tensor with respect to another one, or to a weight.

    Args:
        function: Computes the tensor from its inputs.
        variable: The weight; None where the first input is what the gradient is taken of.
    """

    def __init__(self, function: Any, variable: Any) -> None:
        super().__init__(autocast=False)
        # In a tuple, which Keras does not track: the weights belong to other layers.
        self._parts = (function, variable)

    def gradient(self, inputs: list[Any]) -> Any:
        """The gradient; None where there is no way from one to the other."""
        function, variable = self._parts
        of = inputs[0] if variable is None else variable
        with tf.GradientTape() as tape:
            tape.watch(inputs)
            outputs = function(inputs)
            output = outputs[0] if isinstance(outputs, list | tuple) else outputs
        return tape.gradient(output, of)

    def call(self, inputs: Any) -> Any:
        """The gradient."""
        return tf.convert_to_tensor(self.gradient(_listed(inputs)))

    def compute_output_spec(self, inputs: Any) -> Any:
        """As the tensor that the gradient is taken of."""
        variable = self._parts[1]
        of = _listed(inputs)[0] if variable is None else variable
        return keras.KerasTensor(tuple(of.shape), of.dtype)

    def get_config(self) -> dict[str, Any]:
        """An error.

        Raises:
            TypeError: The layer stands for a part of a model, which has no form in a file.
        """
        raise TypeError("a model with k_gradients() can't be saved: it holds a part of a model")


@public(family=_FAMILY, page=_PAGE)
def k_gradients(loss: NestedTensors = REQUIRED, variables: NestedTensors = REQUIRED) -> list[Any]:
    """The gradients of a symbolic tensor with respect to others.

    Args:
        loss: A symbolic tensor; the gradients are those of the sum of its elements.
        variables: The symbolic tensors that it follows from, or weights; one, or a list.

    Returns:
        A list of symbolic tensors, one for each of `variables`, of its shape; None where `loss`
        does not follow from it. `k_function()` gives their numbers.

    Raises:
        ValueError: `loss` is no symbolic tensor; for tensors with numbers there is
            `tf.GradientTape`.

    Example:
        >>> from rkeras_py import k_function, k_gradients, k_placeholder, k_square, k_sum
        >>> x = k_placeholder(shape=(None, 2))
        >>> f = k_function([x], k_gradients(k_sum(k_square(x)), x))
        >>> f([[(1.0, 2.0)]])
        [array([[2., 4.]], dtype=float32)]
    """
    of = _listed(variables)
    if not isinstance(loss, keras.KerasTensor):
        if tf.is_tensor(loss) and not tf.executing_eagerly():
            return list(tf.gradients(loss, [as_tensor(variable) for variable in of]))
        raise MisfitError(
            "loss", "a symbolic tensor (of tensors with numbers, with(tf$GradientTape() %as% tape, "
            "...) and tape$gradient(loss, variables) give the gradients)"
        )  # fmt: skip
    if not all(isinstance(one, keras.KerasTensor | keras.Variable | tf.Variable) for one in of):
        raise MisfitError("variables", "symbolic tensors or weights")
    return [_gradient(loss, variable) for variable in of]


def _gradient(loss: Any, variable: Any) -> Any:
    """One symbolic gradient, or None where the loss does not follow from the variable."""
    inputs = [x for x in keras.utils.get_source_inputs(loss) if x is not variable]
    if isinstance(variable, keras.KerasTensor):
        inputs = [variable, *inputs]
    weight = None if isinstance(variable, keras.KerasTensor) else variable
    layer = Gradients(keras.Function(inputs, [loss]), weight)
    if not _is_connected(layer, inputs):
        return None
    return layer(inputs[0] if len(inputs) == 1 else inputs)


def _is_connected(layer: Gradients, inputs: list[Any]) -> bool:
    """Whether there is a gradient, by tracing."""
    seen = []

    def trace(*tensors: Any) -> int:
        seen.append(layer.gradient(list(tensors)) is not None)
        return 0

    specs = [tf.TensorSpec(tensor.shape, tensor.dtype) for tensor in inputs]
    tf.function(trace, autograph=False).get_concrete_function(*specs)
    return seen[0]


@operation("x")
def k_stop_gradient_of(x: Any) -> Any:
    """The tensor, of which no gradient is taken."""
    return tf.stop_gradient(x)


@public(family=_FAMILY, page=_PAGE)
def k_stop_gradient(variables: NestedTensors = REQUIRED) -> Any:
    """Treats tensors as constants when gradients are computed.

    Args:
        variables: A tensor, or a list of them.

    Returns:
        A tensor, or a list of them.

    Example:
        >>> from rkeras_py import k_constant, k_get_value, k_stop_gradient
        >>> k_get_value(k_stop_gradient(k_constant([1.0, 2.0])))
        array([1., 2.], dtype=float32)
    """
    if isinstance(variables, list | tuple):
        return [k_stop_gradient_of(x) for x in variables]
    return k_stop_gradient_of(variables)
