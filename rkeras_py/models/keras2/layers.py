"""Layers from the configurations that Keras 2 wrote for them."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from rkeras_py.backend import tensorflow_functions as tensorflow
from rkeras_py.engine import keras
from rkeras_py.layers import (
    activations,
    attention,
    features,
    image_augmentation,
    image_preprocessing,
    image_random_sizes,
    locally_connected,
    normalization,
    preprocessing,
    recurrent,
    recurrent_cells,
    vocabularies,
    wrappers,
)
from rkeras_py.layers.convolutional import (
    conv,
    conv_lstm,
    conv_transpose,
    cropping,
    depthwise_conv,
    separable_conv,
    upsampling,
    zero_padding,
)
from rkeras_py.layers.hard_sigmoid import hard_sigmoid
from rkeras_py.models import additions
from rkeras_py.models.files import UnreadableModel

# Arguments that Keras 3 has dropped, and the only values with which the layer is unchanged.
_GONE: dict[str, tuple[Any, ...]] = {
    "count_weights": (False,),
    "fused": (True, False, None),
    "groups": (1,),
    "ragged": (False,),
    "renorm": (False, None),
    "softmax_robust_masking": (False,),
    "rng_type": (None, "stateful", "legacy_stateful", "stateless"),
    "sparse": (False,),
    "synchronized": (False,),
    "time_major": (False,),
    "virtual_batch_size": (None,),
}
# Dropped arguments that follow from the rest of the configuration, or change nothing.
_IMPLIED = frozenset(
    {
        "batch_input_shape", "filters", "implementation", "input_length", "noise_shape",
        "query_shape", "key_shape", "value_shape", "requires_pre_build", "vocabulary_size",
        "gain", "swap_xy", "renorm_clipping", "renorm_momentum", "unroll", "inner_op",
        "experimental_autocast", "invert_output",
        # A separable convolution has two kernels, each with its own versions of these.
        "kernel_constraint", "kernel_initializer", "kernel_regularizer",
    }
)  # fmt: skip
# Arguments that Keras 3 calls otherwise.
_RENAMED = {"LeakyReLU": {"alpha": "negative_slope"}}
# Values that Keras 2 accepted and did not use.
_UNUSED = {"Conv3DTranspose": {"dilation_rate": 1}}
# One axis may stand in a list.
_WITH_AXIS = ("BatchNormalization", "LayerNormalization", "UnitNormalization", "Softmax")
_ACTIVATIONS = ("activation", "recurrent_activation")
_LOOKUPS = ("IntegerLookup", "StringLookup", "TextVectorization")
_TIME_MAJOR = {
    "LSTM": recurrent_cells.TimeMajorLSTM,
    "GRU": recurrent_cells.TimeMajorGRU,
    "RNN": recurrent_cells.TimeMajorRNN,
}
# rkeras' own layers, which keep 2.9's rules, under Keras 2's names.
_OWN = {
    name: kind
    for module in (
        activations, attention, conv, conv_lstm, conv_transpose, cropping, depthwise_conv,
        features, image_augmentation, image_preprocessing, image_random_sizes, locally_connected,
        normalization, preprocessing, recurrent, separable_conv, upsampling, vocabularies,
        wrappers, zero_padding,
    )
    for name, kind in vars(module).items()
    if isinstance(kind, type) and keras.saving.get_registered_name(kind) == f"rkeras>{name}"
}  # fmt: skip


def plain(name: Any) -> Any:
    """A name without slashes, which Keras 3 does not allow."""
    return name.replace("/", "_") if isinstance(name, str) else name


@dataclass
class NamedFunction:
    """A function that a layer of Keras 2 calls; the arguments are known when it is called.

    Attributes:
        function: Its name without `tf.`.
        name: The name of the layer.
        calls: How often it was called.
    """

    function: str
    name: str
    calls: int = 0

    def __post_init__(self) -> None:
        tensorflow.function_named(self.function)

    def called(self, first: Any, further: Mapping[str, Any]) -> Any:
        """Makes a layer of a call.

        Args:
            first: The first argument.
            further: The others by name.
        """
        name = f"{self.name}_call_{self.calls}" if self.calls else self.name
        self.calls += 1
        return tensorflow.called(self.function, [first], further, name)


class LayerReader:
    """Makes layers from configurations; runs no code that these contain.

    Args:
        objects: Custom objects by name.
        model: Makes a model that is used as a layer, from its configuration.
    """

    def __init__(self, objects: Mapping[str, Any], model: Callable[[Mapping[str, Any]], Any]):
        self.objects = {**keras.saving.get_custom_objects(), **objects}
        self._model = model
        self._shared: dict[Any, Any] = {}

    def layer(self, data: Mapping[str, Any]) -> Any:
        """Makes a layer, or a model that is used as one.

        Args:
            data: What describes it: `class_name`, `config`.

        Returns:
            The layer.

        Raises:
            UnreadableModel: The layer has no counterpart.
        """
        name, config = data["class_name"], data["config"]
        shared = data.get("shared_object_id")
        if shared is not None and shared in self._shared:
            return self._shared[shared]
        custom = self._custom(data.get("registered_name")) or self._custom(name)
        if custom is not None:
            made = self._of_class(custom, name, dict(config))
        elif "layers" in config:
            made = self._model(data)
        else:
            made = self._known(name, dict(config))
        if shared is not None:
            self._shared[shared] = made
        return made

    def _custom(self, name: Any) -> Any:
        if not isinstance(name, str):
            return None
        return self.objects.get(name) or self.objects.get(name.rpartition(">")[2])

    def _of_class(self, kind: Any, name: str, config: dict[str, Any]) -> Any:
        """A custom layer: its own `from_config()` gets what its `get_config()` gave."""
        config.pop("batch_input_shape", None)
        if isinstance(config.get("dtype"), Mapping):
            config["dtype"] = self.dtype(config["dtype"])
        if not hasattr(kind, "from_config"):
            return kind(**config)
        with keras.saving.custom_object_scope(self.objects):
            if "custom_objects" in inspect.signature(kind.from_config).parameters:
                return kind.from_config(config, custom_objects=self.objects)
            return kind.from_config(config)

    def _known(self, name: str, config: dict[str, Any]) -> Any:
        if name in ("TFOpLambda", "SlicingOpLambda"):
            return NamedFunction(config["function"], plain(config.get("name", config["function"])))
        if name in ("AddLoss", "AddMetric"):
            return _addition(name, config)
        if name == "Lambda":
            config["function"] = self._function(config)
            for key in ("function_type", "module", "output_shape_type", "output_shape_module"):
                config.pop(key, None)
        kind = _class_named(name)
        if kind is None:
            # In Keras' words, by which callers know what is missing.
            raise UnreadableModel(
                f"Could not locate class '{name}' of the layer {config.get('name', name)}"
            )
        if name in _LOOKUPS and config.get("output_mode", "int") == "int":
            kind = getattr(keras.layers, name)  # ours are for the modes that give numbers
        if name in _TIME_MAJOR and config.get("time_major"):
            kind = _TIME_MAJOR[name]
            config.pop("time_major")
        return _make(kind, name, {key: self._value(key, item) for key, item in config.items()})

    def _function(self, config: Mapping[str, Any]) -> Any:
        function = config["function"]
        if isinstance(function, Mapping):
            function = function.get("config", {}).get("name") or function.get("class_name")
        names = (function, config.get("name"), "r_function", "python_function")
        for name in names:
            if isinstance(name, str) and name in self.objects:
                return self.objects[name]
        raise UnreadableModel(
            f'the function of the Lambda layer "{config.get("name")}" is stored as code, which is '
            f"not run: give the function, custom_objects = list({config.get('name')} = ...)"
        )

    # ---- the values of arguments ----

    def _value(self, key: str, value: Any) -> Any:
        if isinstance(value, list | tuple):
            return [self._value(key, item) for item in value]
        if key in _ACTIVATIONS or (key == "function" and isinstance(value, str)):
            return self.activation(value)
        if isinstance(value, str) and key.endswith(tuple(_ENDINGS)):
            return self._custom(value) or value
        if not isinstance(value, Mapping):
            return value
        for ending, deserialize in _ENDINGS.items():
            if key.endswith(ending):
                return self._object(value, deserialize)
        if key == "dtype":
            return self.dtype(value)
        if value.get("class_name") in ("__tuple__", "TensorShape"):
            return tuple(self._value(key, item) for item in value["items"])
        if value.get("class_name") in ("__numpy__", "__tensor__"):
            inner = value["config"]
            return np.asarray(inner["value"], inner["dtype"])
        if isinstance(value.get("config"), Mapping) and isinstance(value.get("class_name"), str):
            return self.layer(value)
        return value

    def activation(self, value: Any) -> Any:
        """The function for an activation: a name, or an object of a class."""
        if isinstance(value, Mapping):
            if isinstance(value.get("config"), Mapping) and "layers" not in value:
                return self.layer(value)
            value = value.get("registered_name") or value.get("config") or value.get("class_name")
        custom = self._custom(value)
        if custom is not None:
            return custom
        if value == "hard_sigmoid":
            return hard_sigmoid
        try:
            return keras.activations.get(value)
        except ValueError as error:
            raise UnreadableModel(f"Could not locate function '{value}'") from error

    def _object(self, value: Mapping[str, Any], deserialize: Callable[..., Any]) -> Any:
        custom = self._custom(value.get("registered_name")) or self._custom(value["class_name"])
        if custom is not None:
            config = dict(value.get("config") or {})
            return custom.from_config(config) if hasattr(custom, "from_config") else custom
        config = dict(value.get("config") or {})
        if "layer" in config:
            config["layer"] = self.layer(config["layer"])
        return deserialize({"class_name": value["class_name"], "config": config})

    @staticmethod
    def dtype(value: Any) -> Any:
        """The name of a dtype or policy."""
        if not isinstance(value, Mapping):
            return value
        name = value["config"]["name"]
        return keras.config.floatx() if name in ("_infer", None) else name


_ENDINGS: dict[str, Callable[..., Any]] = {
    "_initializer": keras.initializers.deserialize,
    "_regularizer": keras.regularizers.deserialize,
    "_constraint": keras.constraints.deserialize,
}


def _addition(name: str, config: Mapping[str, Any]) -> Any:
    """What adds a loss or a metric beside the outputs of a graph."""
    own = {"name": plain(config["name"]), "dtype": LayerReader.dtype(config.get("dtype"))}
    if name == "AddLoss":
        return additions.AddLoss(**own)
    if config.get("aggregation") not in (None, "mean"):
        raise UnreadableModel(
            f'the metric "{config["metric_name"]}" is the {config["aggregation"]} of a tensor, and '
            "only means are known here"
        )
    return additions.AddMetric(config["metric_name"], **own)


def _class_named(name: str) -> Any:
    """The class for a layer of Keras 2."""
    kind = _OWN.get(name) or getattr(keras.layers, name, None)
    known = isinstance(kind, type) and issubclass(kind, keras.layers.Layer)
    return kind if known else None


@functools.cache
def _arguments_of(kind: type) -> frozenset[str]:
    """The arguments of a class's constructor, and of those that it passes others on to."""
    found = {"name"}
    for one in kind.__mro__:
        if "__init__" not in vars(one):
            continue
        parameters = inspect.signature(vars(one)["__init__"]).parameters.values()
        found |= {p.name for p in parameters if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)}
        if one is keras.layers.Layer or all(p.kind is not p.VAR_KEYWORD for p in parameters):
            break
    return frozenset(found | getattr(kind, "weight_options", {}).keys())


def _make(kind: Any, name: str, config: dict[str, Any]) -> Any:
    takes = _arguments_of(kind)
    config = {_RENAMED.get(name, {}).get(key, key): value for key, value in config.items()}
    config |= {key: value for key, value in _UNUSED.get(name, {}).items() if key in config}
    if isinstance(config.get("name"), str):
        config["name"] = plain(config["name"])
    axis = config.get("axis")
    if name in _WITH_AXIS and isinstance(axis, list) and len(axis) == 1:
        config["axis"] = axis[0]
    if name == "RandomContrast" and isinstance(config["factor"], int | float):
        config["factor"] = (config["factor"], config["factor"])
    if name == "BatchNormalization":
        config.setdefault("fused", None)  # its default, which Keras 2 did not write
    if name == "Discretization":
        config.pop("dtype", None)  # of its output; Keras 3 would cast the input to it
    kept, later = {}, {}
    for key, value in config.items():
        if key in takes:
            kept[key] = value
        elif key in ("trainable", "dtype"):
            later[key] = value
        elif key in _GONE and value not in _GONE[key]:
            raise UnreadableModel(
                f'the layer "{config.get("name", name)}" was made with {key} = {value}, which '
                f"{name} in Keras 3 does not support"
            )
        elif key not in _GONE and key not in _IMPLIED:
            raise UnreadableModel(
                f'the layer "{config.get("name", name)}" was made with {key} = {value}, which is '
                f"no argument of {name} in Keras 3"
            )
    layer = kind(**kept)
    if "trainable" in later and not later["trainable"]:
        layer.trainable = False
    return layer
