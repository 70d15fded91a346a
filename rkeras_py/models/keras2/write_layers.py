"""Configurations of layers in the form of Keras 2.9."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rkeras_py.models.keras2 import vocabularies
from rkeras_py.models.keras2.write_values import OWN, NotInKeras2, function_name, value_of

_CONVOLUTIONAL = [
    f"{kind}{rank}D"
    for kind in ("Conv", "Cropping", "UpSampling", "ZeroPadding", "ConvLSTM", "SpatialDropout",
                 "MaxPooling", "AveragePooling", "GlobalMaxPooling", "GlobalAveragePooling")
    for rank in (1, 2, 3)
]  # fmt: skip
_RECURRENT = (
    "RNN", "SimpleRNN", "GRU", "LSTM", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D", "SimpleRNNCell",
    "GRUCell", "LSTMCell",
)  # fmt: skip
_LOOKUPS = ("StringLookup", "IntegerLookup", "TextVectorization")
_OF_IMAGES = (
    "CenterCrop", "Resizing", "RandomFlip", "RandomRotation", "RandomZoom", "RandomTranslation",
    "RandomContrast", "RandomBrightness", "RandomCrop", "RandomHeight", "RandomWidth", "Rescaling",
)  # fmt: skip
# The classes of layers that Keras 2 has under the same names.
_KNOWN = frozenset(
    {
        *_CONVOLUTIONAL, *_RECURRENT, *_LOOKUPS, *_OF_IMAGES,
        "Activation", "ActivityRegularization", "Add", "AdditiveAttention", "AlphaDropout",
        "Attention", "Average", "BatchNormalization", "Bidirectional", "CategoryEncoding",
        "Concatenate", "Conv1DTranspose", "Conv2DTranspose", "Conv3DTranspose", "Dense",
        "DenseFeatures", "DepthwiseConv1D", "DepthwiseConv2D", "Discretization", "Dot", "Dropout",
        "ELU", "EinsumDense", "Embedding", "Flatten", "GaussianDropout", "GaussianNoise",
        "GroupNormalization", "Hashing", "Identity", "LayerNormalization", "LeakyReLU",
        "LocallyConnected1D", "LocallyConnected2D", "Masking", "Maximum", "Minimum",
        "MultiHeadAttention", "Multiply", "Normalization", "PReLU", "Permute", "ReLU",
        "RepeatVector", "Reshape", "SeparableConv1D", "SeparableConv2D", "Softmax",
        "StackedRNNCells", "Subtract", "ThresholdedReLU", "TimeDistributed", "UnitNormalization",
    }
)  # fmt: skip
_MODELS = ("Sequential", "Functional", "ModelWithAdditions")
_TIME_MAJOR = {"TimeMajorLSTM": "LSTM", "TimeMajorGRU": "GRU", "TimeMajorRNN": "RNN"}

# Arguments that Keras 2 does not have, or had not yet in 2.9, with the values for which the layer
# is the same without them; None stands for all values.
_Values = tuple[Any, ...] | None
_NEW: dict[str, _Values] = {
    "quantization_config": (None,), "lora_rank": (None,), "lora_alpha": (None,),
    "rms_scaling": (False,), "use_gate": (False,), "sliding_window": (None,),
    "flash_attention": (None, False), "use_cudnn": None,
    "optional": (False,),
}  # fmt: skip
_NEW_OF: dict[str, dict[str, _Values]] = {
    **{name: {"seed": None} for name in _RECURRENT},
    **{name: {"seed": None} for name in ("Attention", "AdditiveAttention", "MultiHeadAttention")},
    **{
        name: {
            "dtype": None, "vocabulary_size": None, "vocabulary_dtype": None,
            "oov_method": ("floormod",), "salt": (None,), "encoding": ("utf-8",),
            "ragged": (False,),
        }
        for name in _LOOKUPS
    },
    **{
        name: {
            "data_format": ("channels_last", None), "bounding_box_format": None,
            "pad_to_aspect_ratio": (False,), "antialias": (False,),
        }
        for name in _OF_IMAGES
    },
    "UpSampling1D": {"data_format": ("channels_last",), "interpolation": ("nearest",)},
    "UpSampling3D": {"interpolation": ("nearest",)},
    "ZeroPadding1D": {"data_format": ("channels_last",)},
    "Cropping1D": {"data_format": ("channels_last",)},
    "Discretization": {"dtype": None},
    "Hashing": {"dtype": None},
    "Normalization": {"invert": (False,)},
}  # fmt: skip
_NEW_OF["RandomContrast"]["value_range"] = None
_NEW_OF["Resizing"] |= {"fill_mode": ("constant",), "fill_value": (0.0,)}
_RENAMED = {"LeakyReLU": {"negative_slope": "alpha"}}

# Arguments that Keras 2 writes, or takes, only where they are true.
_IF_TRUE = ("causal", "zero_output_for_mask")

Model = Callable[[Mapping[str, Any], Any], dict[str, Any]]


class LayerWriter:
    """Writes configurations of layers.

    Args:
        model: Writes a model that is used as a layer, from its configuration and itself.
    """

    def __init__(self, model: Model) -> None:
        self._model = model

    def layer(self, data: Mapping[str, Any], layer: Any) -> dict[str, Any]:
        """Writes the configuration of a layer, or of a model that is used as one.

        Args:
            data: What Keras 3 wrote about it.
            layer: The layer; None if it is not at hand.

        Returns:
            `class_name` and `config`.

        Raises:
            NotInKeras2: Keras 2 has no such layer, or not with these arguments.
        """
        config, registered = dict(data["config"]), data.get("registered_name")
        if data["class_name"] in _MODELS:
            return self._model(data, layer)
        if registered is not None and not registered.startswith(OWN):
            # What else is in it, the class itself wrote and reads.
            if "dtype" in config:
                config["dtype"] = value_of("dtype", config["dtype"], _no_layer)
            return {"class_name": registered, "config": config}
        name = data["class_name"]
        special = _SPECIAL.get(name)
        if special is not None:
            return special(config)
        if name in _TIME_MAJOR:
            name, config["time_major"] = _TIME_MAJOR[name], True
        if name not in _KNOWN:
            raise NotInKeras2(f'the layer "{config.get("name")}" of the class {name}')
        change = _CHANGES.get(name)
        if change is not None:
            change(config, layer, data)
        config = _without_new(name, config)
        columns = config.pop("feature_columns", None)
        made = self._values(config, layer)
        if columns is not None:
            made |= {"feature_columns": columns, "partitioner": None}
        renamed = _RENAMED.get(name, {})
        return {"class_name": name, "config": {renamed.get(k, k): v for k, v in made.items()}}

    def _values(self, config: Mapping[str, Any], layer: Any) -> dict[str, Any]:
        def inner(key: str) -> Callable[[Mapping[str, Any]], Any]:
            return lambda data: self.layer(data, getattr(layer, key, None))

        return {key: value_of(key, value, inner(key)) for key, value in config.items()}


def _without_new(name: str, config: Mapping[str, Any]) -> dict[str, Any]:
    new = {**_NEW, **_NEW_OF.get(name, {})}
    for key in config.keys() & new.keys():
        values = new[key]
        if values is not None and config[key] not in values:
            raise NotInKeras2(f'the layer "{config.get("name")}" with {key} = {config[key]}')
    unused = [key for key in _IF_TRUE if not config.get(key)]
    return {k: value for k, value in config.items() if k not in new and k not in unused}


# ---- layers that have another class ----------------------------------------


def _input(config: dict[str, Any]) -> dict[str, Any]:
    if config.pop("optional", False):
        raise NotInKeras2(f'the optional input "{config["name"]}"')
    config["batch_input_shape"] = config.pop("batch_shape")
    made = {key: value_of(key, value, _no_layer) for key, value in config.items()}
    return {"class_name": "InputLayer", "config": {"sparse": False, "ragged": False, **made}}


def _no_layer(data: Mapping[str, Any]) -> Any:
    raise NotInKeras2(f"{data['class_name']} as the value of an argument")


def _lambda(config: dict[str, Any]) -> dict[str, Any]:
    function, shape = config["function"], config.get("output_shape")
    if not isinstance(function, Mapping) or function["class_name"] != "function":
        raise NotInKeras2(f'the layer "{config["name"]}" with a function without a name')
    if config.get("mask") is not None or isinstance(shape, Mapping):
        raise NotInKeras2(f'the layer "{config["name"]}" with a function for its shape or mask')
    arguments = value_of("", config.get("arguments") or {}, _no_layer)
    common = ("name", "trainable", "dtype")
    return {
        "class_name": "Lambda",
        "config": {
            **{key: value_of(key, config[key], _no_layer) for key in common},
            "function": function_name(function), "function_type": "function", "module": None,
            "output_shape": shape, "output_shape_type": "raw", "output_shape_module": None,
            "arguments": arguments,
        },
    }  # fmt: skip


def _added_loss(config: dict[str, Any]) -> dict[str, Any]:
    dtype = value_of("dtype", config.get("dtype"), _no_layer)
    kept = {"name": config["name"], "trainable": True, "dtype": dtype}
    return {"class_name": "AddLoss", "config": {**kept, "unconditional": False}}


def _added_metric(config: dict[str, Any]) -> dict[str, Any]:
    dtype = value_of("dtype", config.get("dtype"), _no_layer)
    kept = {"name": config["name"], "trainable": True, "dtype": dtype}
    more = {"aggregation": "mean", "metric_name": config["metric_name"]}
    return {"class_name": "AddMetric", "config": {**kept, **more}}


_SPECIAL: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "InputLayer": _input,
    "Lambda": _lambda,
    "AddLoss": _added_loss,
    "AddMetric": _added_metric,
}


# ---- arguments that Keras 2 writes otherwise --------------------------------


def _batch_normalization(config: dict[str, Any], layer: Any, data: Mapping[str, Any]) -> None:
    """Keras 2 writes what TensorFlow adds only where it is used, and never `fused`."""
    axes = config.pop("axes", None)
    if axes is not None:
        config["axis"] = axes
    if config.pop("adjustment", None) is not None:
        raise NotInKeras2(f'the layer "{config["name"]}" with an adjustment')
    config.pop("fused", None)
    if not config.get("renorm"):
        for key in ("renorm", "renorm_clipping", "renorm_momentum"):
            config.pop(key, None)
    for key in ("virtual_batch_size", "synchronized"):
        if not config.get(key):
            config.pop(key, None)


def _multi_head_attention(config: dict[str, Any], layer: Any, data: Mapping[str, Any]) -> None:
    """Keras 2 makes the weights from the shapes of the inputs in the configuration."""
    shapes = (data.get("build_config") or {}).get("shapes_dict", {})
    value = shapes.get("value_shape")
    config |= {
        "query_shape": shapes.get("query_shape"), "value_shape": value,
        "key_shape": shapes.get("key_shape") or value,
    }  # fmt: skip


def _bidirectional(config: dict[str, Any], layer: Any, data: Mapping[str, Any]) -> None:
    """Keras gives the two layers names that begin with a direction, when they are loaded too."""
    for key, prefix in (("layer", "forward_"), ("backward_layer", "backward_")):
        inner = config.get(key)
        if inner is not None:
            name = inner["config"]["name"].removeprefix(prefix)
            config[key] = {**inner, "config": {**inner["config"], "name": name}}


def _lookup(config: dict[str, Any], layer: Any, data: Mapping[str, Any]) -> None:
    """An adapted vocabulary, or one from a file, as one that was given."""
    given = config.get("vocabulary")
    if layer is None or (given is not None and not isinstance(given, str)):
        return
    found = vocabularies.learned(layer)
    if found is None:
        return
    config["vocabulary"], config["idf_weights"] = found


def _discretization(config: dict[str, Any], layer: Any, data: Mapping[str, Any]) -> None:
    """Keras 2 takes either boundaries or their number."""
    if config.get("bin_boundaries") is not None:
        config["bin_boundaries"] = [float(value) for value in config["bin_boundaries"]]
        config["num_bins"] = None


def _along_one_axis(config: dict[str, Any], layer: Any, data: Mapping[str, Any]) -> None:
    """Of one axis, Keras 2 takes no list of what is given for each axis."""
    for key in ("padding", "cropping", "size"):
        value = config.get(key)
        if isinstance(value, list | tuple) and len(value) == 1:
            config[key] = value[0]


_Change = Callable[[dict[str, Any], Any, Mapping[str, Any]], None]
_CHANGES: dict[str, _Change] = {
    "BatchNormalization": _batch_normalization,
    "MultiHeadAttention": _multi_head_attention,
    "Bidirectional": _bidirectional,
    "Discretization": _discretization,
    **dict.fromkeys(_LOOKUPS, _lookup),
    **dict.fromkeys(("ZeroPadding1D", "Cropping1D", "UpSampling1D"), _along_one_axis),
}
