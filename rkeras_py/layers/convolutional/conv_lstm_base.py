"""Convolutional LSTM layers (Shi et al., Convolutional LSTM Network, 2015).

The input's convolutions for all gates and all time steps are one convolution, with
time folded into the batch; only the recurrent convolution runs step by step.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from rkeras_py.engine import keras, tf
from rkeras_py.layers.convolutional import activations, initializers
from rkeras_py.layers.convolutional.base import WeightedLayer, options_of
from rkeras_py.ops import arguments, convolve, layout, shapes
from rkeras_py.ops.arguments import Ints
from rkeras_py.ops.shapes import Size, Sizes

GATES = 4  # in the order of the kernels' last axis: input, forget, cell, output


class ConvLSTM(WeightedLayer):
    """Convolutional LSTM over `rank` spatial axes; takes the arguments of `layer_conv_lstm_2d`."""

    leading_axes: tuple[str, ...] = ("batch", "time")
    weight_options = options_of(kernel="glorot_uniform", recurrent="orthogonal", bias="zeros")
    settings: tuple[str, ...] = (
        *WeightedLayer.settings,
        "filters",
        "kernel_size",
        "strides",
        "padding",
        "dilation_rate",
        "recurrent_activation",
        "unit_forget_bias",
        "return_sequences",
        "return_state",
        "go_backwards",
        "stateful",
        "dropout",
        "recurrent_dropout",
        "seed",
        *weight_options,
    )

    def __init__(
        self,
        filters: int,
        kernel_size: int | Ints,
        strides: int | Ints = 1,
        padding: str = "valid",
        data_format: str | None = None,
        dilation_rate: int | Ints = 1,
        activation: Any = "tanh",
        recurrent_activation: Any = "hard_sigmoid",
        use_bias: bool = True,
        unit_forget_bias: bool = True,
        return_sequences: bool = False,
        return_state: bool = False,
        go_backwards: bool = False,
        stateful: bool = False,
        dropout: float = 0.0,
        recurrent_dropout: float = 0.0,
        seed: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data_format, activation, use_bias, **kwargs)
        self.filters = arguments.integer(filters, "filters")
        self.kernel_size = arguments.integers(kernel_size, self.rank, "kernel_size")
        self.strides = arguments.integers(strides, self.rank, "strides")
        self.padding = arguments.padding(padding, self.rank)
        self.dilation_rate = arguments.integers(dilation_rate, self.rank, "dilation_rate")
        arguments.no_strides_with_dilation(self.strides, self.dilation_rate)
        self.recurrent_activation = activations.get(recurrent_activation)
        self.unit_forget_bias = bool(unit_forget_bias)
        self.return_sequences = bool(return_sequences)
        self.return_state = bool(return_state)
        self.go_backwards = bool(go_backwards)
        self.stateful = bool(stateful)
        self.dropout = arguments.fraction(dropout, "dropout")
        self.recurrent_dropout = arguments.fraction(recurrent_dropout, "recurrent_dropout")
        self.seed = seed
        self.seed_generator = keras.random.SeedGenerator(seed)
        self.supports_masking = True
        self._kernel: keras.Variable | None = None
        self._recurrent: keras.Variable | None = None
        self._states: list[tf.Variable] | None = None

    def build(self, inputs_shape: Sizes, initial_state_shape: Any = None) -> None:
        """Creates the two kernels, the bias, and the state of a stateful layer."""
        self.compute_output_shape(inputs_shape)
        channels = self.known_channels(inputs_shape)
        gates = GATES * self.filters
        self._kernel = self.add_complex_weight("kernel", (*self.kernel_size, channels, gates))
        self._recurrent = self.add_complex_weight(
            "recurrent_kernel", (*self.kernel_size, self.filters, gates)
        )
        if self.use_bias:
            initializer = self._forgetful if self.unit_forget_bias else None
            self._bias = self.add_complex_weight("bias", (gates,), initializer)
        if self.stateful:
            self._make_states(self._step_shape(inputs_shape))

    def _forgetful(self, shape: Any, dtype: Any = None) -> tf.Tensor:
        """The bias initializer, with ones at the forget gate."""
        initial = self.bias_initializer
        if str(dtype).startswith("complex"):
            pairs = initializers.of_pairs(initial)((*shape, 2), tf.as_dtype(dtype).real_dtype)
            value = tf.complex(pairs[..., 0], pairs[..., 1])
        else:
            value = tf.convert_to_tensor(initial(shape, dtype=dtype))
        forget = np.repeat([False, True, False, False], self.filters)
        return tf.where(tf.constant(forget), tf.ones_like(value), value)

    def _make_states(self, shape: Sizes) -> None:
        if None in shape:
            raise ValueError(
                f"{self.name}: `stateful` needs known sizes of all axes but time (give "
                f"`batch_input_shape`), but the state's shape is {shape}"
            )
        with tf.init_scope():
            zeros = tf.zeros(shape, self.compute_dtype)
            self._states = [tf.Variable(zeros, trainable=False) for _ in range(2)]

    def reset_state(self) -> None:
        """Sets the state of a stateful layer to zeros."""
        for state in self._states or []:
            state.assign(tf.zeros_like(state))

    reset_states = reset_state

    @property
    def kernel(self) -> tf.Tensor | keras.Variable | None:
        """The input's kernel, `(*kernel_size, channels, 4 * filters)`."""
        return self._shown(self._kernel)

    @property
    def recurrent_kernel(self) -> tf.Tensor | keras.Variable | None:
        """The state's kernel, `(*kernel_size, filters, 4 * filters)`."""
        return self._shown(self._recurrent)

    def spatial_shape(self, spatial: Sizes) -> Sizes:
        """Spatial shape of the output."""
        return shapes.convolution_shape(
            spatial, self.kernel_size, self.strides, self.padding, self.dilation_rate
        )

    def out_channels(self, channels: Size) -> Size:
        """Number of output channels."""
        if channels is not None:
            self.check_channels(channels, self._kernel)
        return self.filters

    def _step_shape(self, input_shape: Sequence[Size]) -> Sizes:
        """Shape of a state: the output of one step."""
        leading, spatial, channels = self.parts(input_shape)
        out = self.spatial_shape(spatial)
        return shapes.join(leading[:-1], out, self.out_channels(channels), self.data_format)

    def compute_output_shape(self, input_shape: Sequence[Size], *_: Any, **__: Any) -> Any:
        """Shape of the output, or with `return_state` of the output and the two states."""
        state = self._step_shape(input_shape)
        output = super().compute_output_shape(input_shape) if self.return_sequences else state
        return [output, state, state] if self.return_state else output

    def compute_output_spec(self, inputs: Any, *_: Any, **__: Any) -> Any:
        """The symbolic output for symbolic inputs."""
        dtype = self.working_dtype(inputs)
        found = self.compute_output_shape(inputs.shape)
        if self.return_state:
            return [keras.KerasTensor(shape, dtype) for shape in found]
        return keras.KerasTensor(found, dtype)

    def compute_mask(self, inputs: Any, mask: Any) -> Any:
        """The mask of the output: the input's, where it has a time axis."""
        output = mask if self.return_sequences else None
        return [output, None, None] if self.return_state else output

    def call(
        self,
        inputs: tf.Tensor,
        initial_state: Sequence[Any] | None = None,
        mask: Any = None,
        training: bool | None = None,
    ) -> Any:
        """Applies the layer.

        Args:
            inputs: Tensor `(batch..., time, spatial..., channels)`, or channels first.
            initial_state: Two tensors of the output's shape without time; None for the
                layer's state if it is stateful, else zeros.
            mask: Boolean tensor `(batch..., time)`: steps that are False repeat the
                previous output.
            training: Whether dropout is applied.

        Returns:
            The last output, or all outputs with `return_sequences`; with `return_state` a
            list of that and the two states.
        """
        dtype = self.working_dtype(inputs)
        shape = self._step_shape(inputs.shape.as_list())
        x = tf.cast(inputs, dtype)
        # From here on: (batch, time, spatial..., channels) for inputs, no time for states.
        lead = layout.batch_axes(x, self.rank) - 1
        before = layout.sizes(x, 0, lead)
        x = self._to_last(layout.fold(x, lead), 2)
        gates = self._gates_of_inputs(x, bool(training))
        states = self._first_states(initial_state, gates, lead)
        if mask is not None:
            mask = tf.transpose(layout.fold(tf.cast(mask, tf.bool), lead))
        outputs, states = self._steps(gates, states, mask, bool(training))
        states = [self._from_last(state, 1, before) for state in states]
        if self.stateful:
            for kept, state in zip(self._states or [], states, strict=True):
                kept.assign(state)
        output = self._from_last(outputs, 2, before) if self.return_sequences else states[0]
        if not self.return_sequences:
            output = tf.ensure_shape(output, shape)
        return [output, *states] if self.return_state else output

    def _to_last(self, x: tf.Tensor, leading: int) -> tf.Tensor:
        """Moves the channels last, behind `leading` axes."""
        if self.data_format == "channels_last":
            return x
        axes = range(leading + 1, leading + 1 + self.rank)
        return tf.transpose(x, [*range(leading), *axes, leading])

    def _from_last(self, x: tf.Tensor, leading: int, before: list[Any]) -> tf.Tensor:
        """Undoes `_to_last` and restores the batch axes from `before` folding."""
        if self.data_format == "channels_first":
            x = tf.transpose(
                x, [*range(leading), leading + self.rank, *range(leading, leading + self.rank)]
            )
        if len(before) == 1:
            return x
        return tf.reshape(x, [*before, *layout.sizes(x, 1, x.shape.rank)])

    def _dropped(self, x: tf.Tensor, rate: float) -> tf.Tensor:
        """The input four times, once per gate, each with its own dropout mask."""
        ones = tf.ones(tf.shape(x), x.dtype.real_dtype if x.dtype.is_complex else x.dtype)
        masks = [keras.random.dropout(ones, rate, seed=self.seed_generator) for _ in range(GATES)]
        return tf.stack([tf.cast(mask, x.dtype) for mask in masks])

    def _gates_of_inputs(self, x: tf.Tensor, training: bool) -> tf.Tensor:
        """The inputs' contribution to the gates, with time first."""
        groups = 1
        if training and self.dropout > 0:
            # The same for all steps.
            masks = self._dropped(x[:, 0], self.dropout)
            x = tf.concat([x * mask[:, tf.newaxis] for mask in tf.unstack(masks)], -1)
            groups = GATES
        gates = convolve(
            x, self.view(self._kernel), self.strides, self.padding, self.dilation_rate, groups
        )
        if self._bias is not None:
            gates += self.view(self._bias)
        return tf.transpose(gates, [1, 0, *range(2, self.rank + 3)])

    def _first_states(
        self, initial_state: Sequence[Any] | None, gates: tf.Tensor, lead: int
    ) -> list[tf.Tensor]:
        if initial_state is None and self.stateful:
            initial_state = self._states
        if initial_state is None:
            sizes = [*layout.sizes(gates, 1, self.rank + 2), self.filters]
            return [tf.zeros(sizes, gates.dtype)] * 2
        if len(initial_state) != 2:
            raise arguments.invalid(
                "initial_state", "a list of two tensors", f"{len(initial_state)} of them"
            )
        return [
            self._to_last(layout.fold(tf.cast(state, gates.dtype), lead), 1)
            for state in initial_state
        ]

    def _steps(
        self, gates: tf.Tensor, states: list[tf.Tensor], mask: tf.Tensor | None, training: bool
    ) -> tuple[tf.Tensor, list[tf.Tensor]]:
        """Runs all time steps. Returns all outputs, with time second, and the final states."""
        kernel = self.view(self._recurrent)
        masks = None
        if training and self.recurrent_dropout > 0:
            masks = tf.unstack(self._dropped(states[0], self.recurrent_dropout))
        steps = layout.sizes(gates, 0, 1)[0]
        state_shape = gates.shape[1:-1].concatenate(self.filters)
        outputs = tf.TensorArray(gates.dtype, size=steps, element_shape=state_shape)
        # Not a tensor that each step slices: the gradient of each slice is as large as the tensor.
        inputs = tf.TensorArray(gates.dtype, size=steps, element_shape=gates.shape[1:])
        inputs = inputs.unstack(gates)

        def step(t: tf.Tensor, h: tf.Tensor, c: tf.Tensor, outputs: tf.TensorArray) -> Any:
            at = steps - 1 - t if self.go_backwards else t
            seen = h if masks is None else tf.concat([h * m for m in masks], -1)
            recurrent = convolve(seen, kernel, 1, "same", 1, GATES if masks else 1)
            i, f, new, o = tf.split(inputs.read(at) + recurrent, GATES, -1)
            cell = self._gate(f) * c + self._gate(i) * self._activated(new)
            output = self._gate(o) * self._activated(cell)
            if mask is not None:
                keep = tf.reshape(mask[at], [-1] + [1] * (self.rank + 1))
                cell, output = tf.where(keep, cell, c), tf.where(keep, output, h)
            cell.set_shape(state_shape)
            output.set_shape(state_shape)
            return t + 1, output, cell, outputs.write(t, output)

        known = steps if isinstance(steps, int) else None
        for state in states:
            state.set_shape(state_shape)
        _, h, c, outputs = tf.while_loop(
            lambda t, *_: t < steps, step, (0, *states, outputs), maximum_iterations=known
        )
        stacked = tf.transpose(outputs.stack(), [1, 0, *range(2, self.rank + 3)])
        return stacked, [h, c]

    def _gate(self, x: tf.Tensor) -> tf.Tensor:
        return activations.activate(self.recurrent_activation, x)

    def _activated(self, x: tf.Tensor) -> tf.Tensor:
        return activations.activate(self.activation, x)
