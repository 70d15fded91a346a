"""Values in configurations in the form of Keras 2.9: dtypes, activations, objects, functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

OWN = "rkeras>"
_FUNCTION = "function"


class NotInKeras2(Exception):
    """Something has no counterpart in Keras 2."""


# Under these names Keras 3 computes what Keras 2 did. Its "hard_sigmoid" is another function.
_ACTIVATIONS = frozenset(
    {
        "elu", "exponential", "gelu", "linear", "mish", "relu", "selu", "sigmoid", "softmax",
        "softplus", "softsign", "swish", "tanh",
    }
)  # fmt: skip
_RENAMED = {"silu": "swish", f"{OWN}hard_sigmoid": "hard_sigmoid"}
_OBJECTS = frozenset(
    {
        "Constant", "GlorotNormal", "GlorotUniform", "HeNormal", "HeUniform", "Identity",
        "LecunNormal", "LecunUniform", "Ones", "Orthogonal", "RandomNormal", "RandomUniform",
        "TruncatedNormal", "VarianceScaling", "Zeros",
        "L1", "L2", "L1L2", "OrthogonalRegularizer",
        "MaxNorm", "MinMaxNorm", "NonNeg", "UnitNorm",
    }
)  # fmt: skip
# Arguments of later versions of Keras 3.
_NEW = ("input_axes", "output_axes")
_OWN_OBJECTS = {"ArrayConstant": "Constant", "IdentityWithGain": "Identity"}
_ENDINGS = ("_initializer", "_regularizer", "_constraint")

Layer = Callable[[Mapping[str, Any]], Any]


def value_of(key: str, value: Any, layer: Layer) -> Any:
    """The value of an argument.

    Args:
        key: The name of the argument.
        value: Its value in a configuration of Keras 3.
        layer: Writes a layer that is a value.

    Returns:
        The value in the form of Keras 2.

    Raises:
        NotInKeras2: Keras 2 has no such value.
    """
    if key == "dtype":
        return _dtype(value)
    if key.endswith("activation"):
        return _activation(value, layer)
    if isinstance(value, list | tuple):
        return [value_of(key, item, layer) for item in value]
    if not isinstance(value, Mapping):
        return value
    if key.endswith(_ENDINGS):
        return object_of(value)
    name = value.get("class_name")
    if name in ("__numpy__", "__tensor__"):
        return value["config"]["value"]
    if name == _FUNCTION:
        return function_name(value)
    if isinstance(name, str) and "config" in value:
        return layer(value)
    return {part: value_of("", item, layer) for part, item in value.items()}


def _dtype(value: Any) -> Any:
    if isinstance(value, Mapping):
        if value["class_name"] != "DTypePolicy":
            raise NotInKeras2(f"the dtype policy {value['class_name']}")
        value = value["config"]["name"]
    name = str(value or "")
    if "complex" in name:
        raise NotInKeras2(f"weights of the dtype {name}")
    if name.startswith("mixed_"):
        return {"class_name": "Policy", "config": {"name": name}}
    return value


def _activation(value: Any, layer: Layer) -> Any:
    if value is None:
        return None
    if isinstance(value, Mapping):
        if value["class_name"] != _FUNCTION:
            return layer(value)
        return function_name(value)
    name = _RENAMED.get(value, value)
    if name not in _ACTIVATIONS:
        raise NotInKeras2(f"the activation {value}")
    return name


def function_name(value: Mapping[str, Any]) -> str:
    """The name of a function of the user, under which Keras 2 looks for it.

    Args:
        value: What Keras 3 wrote about it.

    Raises:
        NotInKeras2: The function is one that Keras 2 does not have.
    """
    name = str(value["config"])
    name = _RENAMED.get(name, name)
    if name.startswith(OWN):
        raise NotInKeras2(f"the function {name.removeprefix(OWN)}")
    return name


def object_of(value: Mapping[str, Any]) -> Any:
    """An initializer, regularizer or constraint.

    Args:
        value: What Keras 3 wrote about it.

    Raises:
        NotInKeras2: Keras 2 has no such object.
    """
    name, registered = value["class_name"], value.get("registered_name")
    if name == _FUNCTION:
        return function_name(value)
    config = dict(value.get("config") or {})
    if registered is not None and not registered.startswith(OWN):
        return {"class_name": registered, "config": config}
    known = _OWN_OBJECTS.get(name, name.removesuffix("Initializer"))
    if known not in _OBJECTS or "imaginary" in config:
        raise NotInKeras2(f"the initializer, regularizer or constraint {name}")
    for key in _NEW:
        if config.pop(key, None) is not None:
            raise NotInKeras2(f"the initializer {name} with {key}")
    if isinstance(config.get("seed"), Mapping):
        config["seed"] = None  # a generator of seeds, of which Keras 2 knows nothing
    return {"class_name": known, "config": {k: _plain(v) for k, v in config.items()}}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping) and value.get("class_name") in ("__numpy__", "__tensor__"):
        return value["config"]["value"]
    return value
