"""The base classes of convolutional layers.

**Layout.** Any number of batch axes precedes the spatial axes and the channels;
`data_format` gives the order of these two.

**Complex weights.** A complex weight is stored as a real variable whose last axis holds the
real and the imaginary part, and the kernel is a complex view of it. Keras' optimizers would
use the square of a complex variable in place of its squared modulus (Adam, RMSprop: no
convergence) or reject complex variables (clipping, loss scaling, half of the optimizers).
On real pairs all of them work, and do what complex Adam means in practice. The view has no
measurable cost, because a kernel is small compared with its input. The price is that
`layer.variables` (and so `model.get_weights()`,
`tape.gradient(loss, layer.trainable_variables)` and files) show the pairs. The layer's own
`get_weights()`, `set_weights()`, `kernel` and `bias` are complex. Regularizers and
constraints are applied to the modulus; a constraint keeps the phase.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from rkeras_py.engine import keras, tf
from rkeras_py.layers.convolutional import activations, initializers
from rkeras_py.ops import arguments, shapes
from rkeras_py.ops.shapes import Size, Sizes

_REAL_PART = {"complex64": "float32", "complex128": "float64"}
_SERIALIZERS = {
    "activation": activations.serialize,
    "initializer": keras.initializers.serialize,
    "regularizer": keras.regularizers.serialize,
    "constraint": keras.constraints.serialize,
}
_GETTERS = {
    "activation": activations.get,
    "initializer": keras.initializers.get,
    "regularizer": keras.regularizers.get,
    "constraint": keras.constraints.get,
}


class SpatialLayer(keras.layers.Layer):  # type: ignore[misc]
    """A layer over `rank` spatial axes, with any number of batch axes.

    Args:
        data_format: "channels_last", "channels_first", or None for Keras' setting.
        **kwargs: What every Keras layer takes.
    """

    rank: int
    """Number of spatial axes."""

    leading_axes: tuple[str, ...] = ("batch",)
    """The axes that must precede the spatial axes and the channels."""

    def __init__(self, data_format: str | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if data_format is None:
            data_format = keras.config.image_data_format()
        self.data_format = arguments.choice(data_format, arguments.DATA_FORMATS, "data_format")

    @property
    def activity_regularizer(self) -> Callable[[Any], Any] | None:
        """The penalty on the output; on its modulus if it is complex."""
        return _penalty(self._activity_regularizer, self.compute_dtype)

    @activity_regularizer.setter
    def activity_regularizer(self, regularizer: Any) -> None:
        self._activity_regularizer = keras.regularizers.get(regularizer)

    # What a subclass defines.

    settings: tuple[str, ...] = ("data_format",)
    """The names of the constructor's arguments, which are attributes too."""

    def spatial_shape(self, spatial: Sizes) -> Sizes:
        """Spatial shape of the output."""
        raise NotImplementedError

    def out_channels(self, channels: Size) -> Size:
        """Number of output channels."""
        return channels

    def apply(self, inputs: tf.Tensor) -> tf.Tensor:
        """The output for inputs of the layer's own dtype."""
        raise NotImplementedError

    # What is derived from that.

    def compute_output_shape(self, input_shape: Sequence[Size]) -> Sizes:
        """The output shape for an input shape.

        Args:
            input_shape: Sizes of all axes, None where unknown.

        Returns:
            Sizes of all axes of the output.

        Raises:
            ValueError: The layer does not accept an input of that shape.
        """
        batch, spatial, channels = self.parts(input_shape)
        return shapes.join(
            batch, self.spatial_shape(spatial), self.out_channels(channels), self.data_format
        )

    def parts(self, input_shape: Sequence[Size]) -> tuple[Sizes, Sizes, Size]:
        """The batch axes, spatial axes and channels of an input shape, after checking it."""
        shape = tuple(input_shape)
        axes = len(self.leading_axes) + self.rank + 1
        if len(shape) < axes:
            last = self.data_format == "channels_last"
            order = ("spatial...", "channels") if last else ("channels", "spatial...")
            raise ValueError(
                f"{self.name}: `object` must be an input of at least {axes} axes "
                f"({', '.join((*self.leading_axes, *order))}), but its shape is {shape}"
            )
        return shapes.split(shape, self.rank, self.data_format)

    def compute_output_spec(self, inputs: Any, *_: Any, **__: Any) -> Any:
        """The symbolic output for symbolic inputs, which are checked like others."""
        dtype = self.working_dtype(inputs)
        return keras.KerasTensor(self.compute_output_shape(inputs.shape), dtype)

    def working_dtype(self, inputs: Any) -> str:
        """The dtype to compute in for these inputs, which must not lose an imaginary part."""
        came = keras.backend.standardize_dtype(inputs.dtype)
        if came.startswith("complex") and not self.is_complex:
            raise ValueError(
                f"{self.name}: `dtype` must be complex for a complex input, but the layer's is "
                f'"{self.compute_dtype}" and the input\'s "{came}"'
            )
        return str(self.compute_dtype)

    @property
    def is_complex(self) -> bool:
        """Whether the layer computes in complex numbers."""
        return self.compute_dtype in _REAL_PART

    def call(self, inputs: tf.Tensor) -> tf.Tensor:
        """Applies the layer.

        Args:
            inputs: Tensor `(batch..., spatial..., channels)`, or channels first.

        Returns:
            The output tensor, in the same layout.
        """
        dtype = self.working_dtype(inputs)
        # Raises the layer's own errors for unsuitable inputs.
        shape = self.compute_output_shape(inputs.shape.as_list())
        return tf.ensure_shape(self.apply(tf.cast(inputs, dtype)), shape)

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments, in serializable form."""
        config: dict[str, Any] = super().get_config()
        config.pop("activity_regularizer", None)
        if self._activity_regularizer is not None:
            config["activity_regularizer"] = keras.regularizers.serialize(
                self._activity_regularizer
            )
        for name in self.settings:
            serialize = _SERIALIZERS.get(name.rsplit("_", 1)[-1])
            value = getattr(self, name)
            config[name] = value if serialize is None else serialize(value)
        return config


class RearrangingLayer(SpatialLayer):
    """A spatial layer without weights, which keeps the dtype of its input.

    The R API has no `dtype` for these layers, so they use the input's: float64 keeps its
    precision and complex values stay complex. (A `dtype` given to the class is respected.)

    Args:
        data_format: "channels_last", "channels_first", or None for Keras' setting.
        dtype: The dtype to compute in, or None for the input's.
        **kwargs: What every Keras layer takes.
    """

    def __init__(self, data_format: str | None = None, dtype: Any = None, **kwargs: Any) -> None:
        super().__init__(data_format, dtype=dtype, autocast=dtype is not None, **kwargs)
        self.takes_any_dtype = dtype is None

    def working_dtype(self, inputs: Any) -> str:
        """The dtype to compute in for these inputs."""
        if self.takes_any_dtype:
            return str(keras.backend.standardize_dtype(inputs.dtype))
        return super().working_dtype(inputs)

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments, in serializable form."""
        config = super().get_config()
        return config | {"dtype": None} if self.takes_any_dtype else config


def options_of(**weights: str) -> dict[str, Any]:
    """The options of a layer's weights: for each an initializer, a regularizer and a constraint.

    Args:
        **weights: The default initializers, by the weights' name prefixes.

    Returns:
        The defaults of all of them, by the names of their arguments.
    """
    return {
        **{f"{name}_initializer": initializer for name, initializer in weights.items()},
        **{f"{name}_regularizer": None for name in weights},
        **{f"{name}_constraint": None for name in weights},
    }


class WeightedLayer(SpatialLayer):
    """A spatial layer with kernels, a bias and an activation.

    Args:
        data_format: "channels_last", "channels_first", or None for Keras' setting.
        activation: Function applied to the output, or None.
        use_bias: Whether to add a bias.
        **kwargs: The initializers, regularizers and constraints of its weights, by the
            names in `weight_options`, and what every Keras layer takes.
    """

    settings: tuple[str, ...] = ("data_format", "activation", "use_bias")

    weight_options: Mapping[str, Any] = {}
    """Initializers, regularizers and constraints by the names of their arguments, with defaults."""

    def __init__(
        self,
        data_format: str | None,
        activation: Any,
        use_bias: bool,
        **kwargs: Any,
    ) -> None:
        options = {name: kwargs.pop(name, value) for name, value in self.weight_options.items()}
        super().__init__(data_format, **kwargs)
        self.activation = activations.get(activation)
        self.use_bias = bool(use_bias)
        for name, value in options.items():
            setattr(self, name, _GETTERS[name.rsplit("_", 1)[-1]](value))
        self._bias: keras.Variable | None = None

    def add_complex_weight(
        self, name: str, shape: tuple[int, ...], initializer: Any = None
    ) -> keras.Variable:
        """Adds a weight of the layer's dtype, real or complex.

        Args:
            name: "bias", "kernel", ...; also the prefix of its options' names.
            shape: Its shape, as seen by users of the layer.
            initializer: Its initializer, if not the one in the options.

        Returns:
            The variable. For a complex weight it holds real pairs; `view` makes them
            complex.
        """
        option = name.removesuffix("_kernel")
        regularizer = getattr(self, f"{option}_regularizer")
        constraint = getattr(self, f"{option}_constraint")
        initializer = initializer or getattr(self, f"{option}_initializer")
        dtype = self.variable_dtype
        regularizer = _penalty(regularizer, dtype, pairs=True)
        if dtype in _REAL_PART:
            initializer = initializers.of_pairs(initializer)
            constraint = constraint and _keeping_phase(constraint)
            shape, dtype = (*shape, 2), _REAL_PART[dtype]
        elif dtype in ("float16", "bfloat16"):
            initializer = _in_float32(initializer)
        return self.add_weight(
            name=name,
            shape=shape,
            initializer=initializer,
            regularizer=regularizer,
            constraint=constraint,
            dtype=dtype,
        )

    def view(self, variable: keras.Variable) -> tf.Tensor:
        """A weight in the layer's compute dtype."""
        value = tf.convert_to_tensor(variable)
        if self.is_complex:
            value = tf.complex(value[..., 0], value[..., 1])
        return tf.cast(value, self.compute_dtype)

    def known_channels(self, input_shape: Sequence[Size]) -> int:
        """The number of input channels, which is needed to create the weights."""
        channels = self.parts(input_shape)[2]
        if channels is None:
            raise ValueError(
                f"{self.name}: the input's number of channels must be known, but its shape is "
                f"{tuple(input_shape)} ({self.data_format})"
            )
        return channels

    def check_channels(
        self, channels: int, kernel: keras.Variable | None, groups: int = 1, axis: int = -2
    ) -> None:
        """Checks the number of input channels.

        Args:
            channels: The number of input channels.
            kernel: The kernel, or None before the layer is built.
            groups: Number of groups that the input channels are split into.
            axis: The kernel's axis of input channels.
        """
        if kernel is None:
            return
        built = kernel.shape[axis - self.is_complex] * groups
        if channels != built:
            raise ValueError(
                f"{self.name}: the input must have {built} channels ({self.data_format}), for "
                f"which the layer was built, but it has {channels}"
            )

    def bias_view(self) -> tf.Tensor | None:
        """The bias in the layer's compute dtype, or None."""
        return None if self._bias is None else self.view(self._bias)

    def activate(self, outputs: tf.Tensor) -> tf.Tensor:
        """Applies the activation."""
        return activations.activate(self.activation, outputs)

    @property
    def bias(self) -> tf.Tensor | keras.Variable | None:
        """The bias; a complex one is a view."""
        return self._shown(self._bias)

    def _shown(self, variable: keras.Variable | None) -> tf.Tensor | keras.Variable | None:
        return self.view(variable) if variable is not None and self.is_complex else variable

    def get_weights(self) -> list[np.ndarray[Any, Any]]:
        """The layer's weights, complex ones as complex arrays."""
        values: list[np.ndarray[Any, Any]] = super().get_weights()
        if not self.is_complex:
            return values
        return [
            value[..., 0] + np.array(1j, self.compute_dtype) * value[..., 1] for value in values
        ]

    def set_weights(self, weights: Sequence[Any]) -> None:
        """Sets the layer's weights.

        Args:
            weights: Arrays in the order and of the shapes of `get_weights()`.

        Raises:
            ValueError: Their number or their shapes differ.
        """
        came = [np.asarray(value) for value in weights]
        expected = [value.shape for value in self.get_weights()]
        if expected != [value.shape for value in came]:
            raise ValueError(
                f"{self.name}: `weights` must be a list of arrays of shapes {expected}, but "
                f"shapes {[value.shape for value in came]} were given"
            )
        if self.is_complex:
            came = [np.stack([value.real, value.imag], -1) for value in came]
        elif any(np.iscomplexobj(value) for value in came):
            raise ValueError(
                f"{self.name}: `weights` must be real for a layer of dtype "
                f'"{self.compute_dtype}", but complex ones were given'
            )
        super().set_weights(came)


def _in_float32(initializer: Callable[..., Any]) -> Callable[..., Any]:
    """The initializer, computed in float32: not all of them support half precision."""

    def initial(shape: Any, dtype: Any = None) -> tf.Tensor:
        return tf.cast(tf.convert_to_tensor(initializer(shape, dtype="float32")), dtype)

    return initial


def _modulus(pairs: Any) -> tf.Tensor:
    pairs = tf.convert_to_tensor(pairs)
    # The modulus of a complex tensor has a gradient (0) at 0; a square root has none.
    return tf.abs(tf.complex(pairs[..., 0], pairs[..., 1]))


def _penalty(
    regularizer: Callable[[Any], Any] | None, dtype: str, pairs: bool = False
) -> Callable[[Any], Any] | None:
    """A regularizer of values of any dtype, in the dtype in which Keras sums losses.

    Args:
        regularizer: A regularizer of real values, or None.
        dtype: The dtype of the values that it applies to.
        pairs: Whether complex values are stored as real pairs.

    Returns:
        The regularizer, applied to the modulus if the dtype is complex.
    """
    if regularizer is None or dtype == keras.config.floatx():
        return regularizer

    def penalty(x: Any) -> tf.Tensor:
        if dtype in _REAL_PART:
            x = _modulus(x) if pairs else tf.abs(x)
        return tf.cast(regularizer(x), keras.config.floatx())

    return penalty


def _keeping_phase(constraint: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def constrained(pairs: Any) -> tf.Tensor:
        modulus = _modulus(pairs)
        scale = tf.math.divide_no_nan(tf.convert_to_tensor(constraint(modulus)), modulus)
        return tf.convert_to_tensor(pairs) * scale[..., tf.newaxis]

    return constrained
