"""Recurrent cells, and the layer that runs any cell over a sequence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rkeras_py.api.argument_types import (
    Activation,
    Bool,
    Cells,
    Composable,
    Composed,
    Constraint,
    Float,
    Initializer,
    PositiveInt,
    Regularizer,
    Tail,
)
from rkeras_py.api.registry import REQUIRED, Parameter, Work, public
from rkeras_py.engine import keras
from rkeras_py.layers.compose import apply, composing, is_tensor

_FAMILY = "recurrent cells"

RECURRENT: Mapping[str, str] = {
    "units": "Number of outputs, and size of each state.",
    "activation": "Function applied to the new state. None leaves it linear.",
    "recurrent_activation": (
        'Activation of the gates. "hard_sigmoid" is that of Keras 2, `0.2 * x + 0.5` from 0 to 1.'
    ),
    "use_bias": "Whether to add bias vectors.",
    "kernel_initializer": "Initializer of the kernel that multiplies the input.",
    "recurrent_initializer": "Initializer of the kernel that multiplies the state.",
    "bias_initializer": "Initializer of the bias.",
    "unit_forget_bias": "Whether the bias of the forget gate starts at 1: an open gate.",
    "recurrent_regularizer": "Penalty on the recurrent kernel, added to the loss.",
    "recurrent_constraint": ("Constraint applied to the recurrent kernel after each update."),
    "dropout": "Fraction of the input to drop in training, from 0 to 1.",
    "recurrent_dropout": "Fraction of the state to drop in training, from 0 to 1.",
    "return_sequences": "Whether to return the outputs of all steps instead of only the last.",
    "return_state": "Whether to return the last state or states in addition to the output.",
    "go_backwards": "Whether to process the sequence in reverse.",
    "stateful": (
        "Whether the last states of a batch are the initial states of the next; "
        "`reset_states()` resets them to 0. The batch size must be fixed, by "
        "`batch_input_shape` or `batch_size`."
    ),
    "unroll": (
        "Whether to unroll the loop over the steps, which is faster for short sequences but "
        "takes more memory. The number of steps must be known."
    ),
    "time_major": "Whether the shapes of input and output begin with steps, then batch.",
    "**kwargs": (
        "The standard arguments of a layer: `input_shape` (or `input_length` and "
        "`input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, "
        "`weights`; and `seed`, the seed of the dropout."
    ),
}

SEQUENCE = (
    "What to compose the layer with: missing or None, a Sequential model, a tensor of shape "
    "`(batch, steps, features)`, or a list of it and the initial states."
)


def composing_sequence(
    cls: Callable[..., Any],
    make: Callable[..., Any] | None = None,
    prepare: Callable[[dict[str, Any]], dict[str, Any]] = dict,
) -> Callable[[tuple[Parameter, ...]], Work]:
    """Like `composing()`, for recurrent layers: tensors after the first are initial states."""

    def prepared(values: dict[str, Any]) -> dict[str, Any]:
        if "input_dim" in values or "input_length" in values:
            # An older way in Keras 2 to give the shape of a sequence.
            shape = (values.pop("input_length", None), values.pop("input_dim", None))
            values.setdefault("input_shape", shape)
        return prepare(values)

    return composing(cls, make, prepare=prepared, law=_apply_to_sequence)


def _apply_to_sequence(layer: keras.layers.Layer, composed_with: Any) -> Any:
    parts = list(composed_with.values()) if isinstance(composed_with, Mapping) else composed_with
    if isinstance(parts, list | tuple) and len(parts) > 1 and all(map(is_tensor, parts)):
        return layer(parts[0], initial_state=list(parts[1:]))
    return apply(layer, composed_with)


class _TimeMajor:
    """Mixin of recurrent layers: input and output of shape `(steps, batch, ...)`."""

    def build(self, sequences_shape: Any, initial_state_shape: Any = None) -> None:
        """Creates the variables for an input shape."""
        super().build(_swapped(sequences_shape))  # type: ignore[misc]

    def call(
        self, sequences: Any, initial_state: Any = None, mask: Any = None, training: bool = False
    ) -> Any:
        """Applies the layer."""
        result = super().call(  # type: ignore[misc]
            keras.ops.swapaxes(sequences, 0, 1),
            initial_state=initial_state,
            mask=None if mask is None else keras.ops.swapaxes(mask, 0, 1),
            training=training,
        )
        if not self.return_sequences:  # type: ignore[attr-defined]
            return result
        if self.return_state:  # type: ignore[attr-defined]
            return (keras.ops.swapaxes(result[0], 0, 1), *result[1:])
        return keras.ops.swapaxes(result, 0, 1)

    def compute_output_shape(self, sequences_shape: Any, initial_state_shape: Any = None) -> Any:
        """The output shape for an input shape."""
        shape = super().compute_output_shape(_swapped(sequences_shape))  # type: ignore[misc]
        if not self.return_sequences:  # type: ignore[attr-defined]
            return shape
        if self.return_state:  # type: ignore[attr-defined]
            return (_swapped(shape[0]), *shape[1:])
        return _swapped(shape)


def _swapped(shape: Any) -> tuple[int | None, ...]:
    return (shape[1], shape[0], *shape[2:])


@keras.saving.register_keras_serializable(package="rkeras")
class TimeMajorRNN(_TimeMajor, keras.layers.RNN):
    """`RNN` with the steps first. Keras 3 dropped it."""


@keras.saving.register_keras_serializable(package="rkeras")
class TimeMajorGRU(_TimeMajor, keras.layers.GRU):
    """`GRU` with the steps first. Keras 3 dropped it."""


@keras.saving.register_keras_serializable(package="rkeras")
class TimeMajorLSTM(_TimeMajor, keras.layers.LSTM):
    """`LSTM` with the steps first. Keras 3 dropped it."""


def named_like(make: Callable[[int], keras.layers.Layer], config: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a layer whose class must not show in its name, with a name.

    Args:
        make: Makes a layer, of a size, whose name this one gets.
        config: The arguments; a name among them stays.
    """
    return {**config, "name": config.get("name") or make(1).name}


def _rnn(cell: list[Any], time_major: bool = False, **config: Any) -> keras.layers.Layer:
    cells = cell if len(cell) > 1 else cell[0]
    if not time_major:
        return keras.layers.RNN(cells, **config)
    return TimeMajorRNN(cells, **named_like(lambda _: keras.layers.RNN(cells), config))


@public(
    family=_FAMILY,
    by=composing_sequence(keras.layers.RNN, _rnn),
    shared={**RECURRENT, "object": SEQUENCE},
)
def layer_rnn(
    object: Composable = None,
    cell: Cells = REQUIRED,
    return_sequences: Bool = False,
    return_state: Bool = False,
    go_backwards: Bool = False,
    stateful: Bool = False,
    unroll: Bool = False,
    time_major: Bool = False,
    *,
    zero_output_for_mask: Bool = False,
    **kwargs: Tail,
) -> Composed:
    """Runs a cell over a sequence.

    At each step the cell takes the input of the step and its states, and returns an output
    and new states. Masked steps are skipped: they keep the previous output and states.

    Args:
        cell: The cell, or a list of cells to stack: `layer_lstm_cell()`,
            `layer_gru_cell()`, `layer_simple_rnn_cell()`, or a custom layer with
            `state_size` and `call(inputs, states)`.
        zero_output_for_mask: Whether the output of a masked step is 0.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch, units)`,
        or `(batch, steps, units)` with `return_sequences`; with `return_state` a list of
        it and the states.

    Raises:
        ValueError: `cell` is not a cell.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_rnn, layer_simple_rnn_cell
        >>> x = layer_input(shape=(10, 8))
        >>> layer_rnn(x, cell=layer_simple_rnn_cell(units=4)).shape
        (None, 4)
    """


@public(family=_FAMILY, by=composing(keras.layers.SimpleRNNCell), shared=RECURRENT)
def layer_simple_rnn_cell(
    units: PositiveInt = REQUIRED,
    activation: Activation | None = "tanh",
    use_bias: Bool = True,
    kernel_initializer: Initializer = "glorot_uniform",
    recurrent_initializer: Initializer = "orthogonal",
    bias_initializer: Initializer = "zeros",
    kernel_regularizer: Regularizer | None = None,
    recurrent_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    recurrent_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    dropout: Float = 0.0,
    recurrent_dropout: Float = 0.0,
    **kwargs: Tail,
) -> Composed:
    """One step of `layer_simple_rnn()`, for `layer_rnn()`.

    The new state, which is also the output, is
    `activation(input . kernel + state . recurrent_kernel + bias)`.

    Returns:
        The cell.

    Raises:
        ValueError: An argument is invalid.

    Example:
        >>> from rkeras_py import layer_input, layer_rnn, layer_simple_rnn_cell
        >>> cell = layer_simple_rnn_cell(units=4)
        >>> layer_rnn(layer_input(shape=(10, 8)), cell=cell).shape
        (None, 4)
    """


@public(family=_FAMILY, by=composing(keras.layers.GRUCell), shared=RECURRENT)
def layer_gru_cell(
    units: PositiveInt = REQUIRED,
    activation: Activation | None = "tanh",
    recurrent_activation: Activation | None = "sigmoid",
    use_bias: Bool = True,
    kernel_initializer: Initializer = "glorot_uniform",
    recurrent_initializer: Initializer = "orthogonal",
    bias_initializer: Initializer = "zeros",
    kernel_regularizer: Regularizer | None = None,
    recurrent_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    recurrent_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    dropout: Float = 0.0,
    recurrent_dropout: Float = 0.0,
    reset_after: Bool = True,
    **kwargs: Tail,
) -> Composed:
    """One step of `layer_gru()`, for `layer_rnn()`.

    Args:
        reset_after: Whether the reset gate is applied after the state is multiplied by its
            kernel (as in cuDNN, with a separate bias) or before (as in the original paper).

    Returns:
        The cell.

    Raises:
        ValueError: An argument is invalid.

    Source:
        Cho et al. (2014), Learning phrase representations using RNN encoder-decoder for
        statistical machine translation. <https://arxiv.org/abs/1406.1078>

    Example:
        >>> from rkeras_py import layer_gru_cell, layer_input, layer_rnn
        >>> cell = layer_gru_cell(units=4)
        >>> layer_rnn(layer_input(shape=(10, 8)), cell=cell).shape
        (None, 4)
    """


@public(family=_FAMILY, by=composing(keras.layers.LSTMCell), shared=RECURRENT)
def layer_lstm_cell(
    units: PositiveInt = REQUIRED,
    activation: Activation | None = "tanh",
    recurrent_activation: Activation | None = "sigmoid",
    use_bias: Bool = True,
    kernel_initializer: Initializer = "glorot_uniform",
    recurrent_initializer: Initializer = "orthogonal",
    bias_initializer: Initializer = "zeros",
    unit_forget_bias: Bool = True,
    kernel_regularizer: Regularizer | None = None,
    recurrent_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    recurrent_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    dropout: Float = 0.0,
    recurrent_dropout: Float = 0.0,
    **kwargs: Tail,
) -> Composed:
    """One step of `layer_lstm()`, for `layer_rnn()`.

    Returns:
        The cell. It has two states: the output and the cell state.

    Raises:
        ValueError: An argument is invalid.

    Source:
        Hochreiter and Schmidhuber (1997), Long short-term memory. Neural Computation 9,
        1735-1780.

    Example:
        >>> from rkeras_py import layer_input, layer_lstm_cell, layer_rnn
        >>> cell = layer_lstm_cell(units=4)
        >>> layer_rnn(layer_input(shape=(10, 8)), cell=cell).shape
        (None, 4)
    """


@public(family=_FAMILY, by=composing(keras.layers.StackedRNNCells), shared=RECURRENT)
def layer_stacked_rnn_cells(cells: Cells = REQUIRED, **kwargs: Tail) -> Composed:
    """Stacked cells that act as one, for `layer_rnn()`.

    At each step the first cell takes the input, and each other cell the output of the
    previous one.

    Args:
        cells: A list of cells.

    Returns:
        The cell. Its states are those of the cells, in their order.

    Raises:
        ValueError: One of `cells` is not a cell.

    Example:
        >>> from rkeras_py import layer_input, layer_lstm_cell, layer_rnn
        >>> from rkeras_py import layer_stacked_rnn_cells
        >>> cells = [layer_lstm_cell(units=8), layer_lstm_cell(units=4)]
        >>> cell = layer_stacked_rnn_cells(cells)
        >>> layer_rnn(layer_input(shape=(10, 8)), cell=cell).shape
        (None, 4)
    """
