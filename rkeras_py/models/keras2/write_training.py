"""How a model was compiled, and the state of its optimizer, in the form of Keras 2.9."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from rkeras_py import keras_internals
from rkeras_py.models import hdf5
from rkeras_py.models.keras2.optimizers import slot_of
from rkeras_py.models.keras2.write_values import OWN, NotInKeras2, function_name


@dataclass(frozen=True)
class Form:
    """How Keras 2 writes an optimizer.

    Attributes:
        name: Its class.
        options: The arguments of it alone.
        slots: What it keeps for each weight, in the order of Keras 2.
        later: Whether it is one of those that came after 2.9.
        by_weight: Whether what is kept for a weight stands together.
    """

    name: str
    options: tuple[str, ...]
    slots: tuple[str, ...]
    later: bool = False
    by_weight: bool = False


_ADAM = ("beta_1", "beta_2", "epsilon", "amsgrad")
_RMSPROP = ("rho", "momentum", "epsilon", "centered")
_FTRL = (
    "initial_accumulator_value", "learning_rate_power", "l1_regularization_strength",
    "l2_regularization_strength", "beta", "l2_shrinkage_regularization_strength",
)  # fmt: skip
# By the names of classes here.
_FORMS = {
    "DecayingAdadelta": Form("Adadelta", ("rho", "epsilon"), ("accum_grad", "accum_var")),
    "AdaptiveGradient": Form(
        "Adagrad", ("initial_accumulator_value", "epsilon"), ("accumulator",)
    ),
    "DecayingAdam": Form("Adam", _ADAM, ("m", "v", "vhat")),
    "DecayingAdamax": Form("Adamax", _ADAM[:3], ("m", "u")),
    "Ftrl": Form("Ftrl", _FTRL, ("accumulator", "linear"), by_weight=True),
    "NesterovAdam": Form("Nadam", _ADAM[:3], ("m", "v")),
    "RootMeanSquare": Form("RMSprop", _RMSPROP, ("rms", "momentum", "mg")),
    "DecayingSGD": Form("SGD", ("momentum", "nesterov"), ("momentum",)),
    "LaterRMSprop": Form(
        "RMSprop", _RMSPROP, ("velocity", "momentum", "average_gradient"), later=True
    ),
    "Adam": Form("Adam", _ADAM, ("m", "v", "vhat"), later=True, by_weight=True),
    "AdamW": Form("AdamW", _ADAM, ("m", "v", "vhat"), later=True, by_weight=True),
    "Adagrad": Form(
        "Adagrad", ("initial_accumulator_value", "epsilon"), ("accumulator",), later=True
    ),
    "Adadelta": Form(
        "Adadelta", ("rho", "epsilon"), ("accumulated_grad", "accumulated_delta_var"), later=True,
        by_weight=True,
    ),
    "Adamax": Form("Adamax", _ADAM[:3], ("m", "u"), later=True, by_weight=True),
}  # fmt: skip
_FORMS |= {
    f"Later{name}": _FORMS[name] for name in ("Adadelta", "Adagrad", "AdamW", "Adamax", "Ftrl")
}
_CLIPPING = ("clipnorm", "global_clipnorm", "clipvalue")
_LATER_OPTIONS = ("weight_decay", *_CLIPPING, "use_ema", "ema_momentum", "ema_overwrite_frequency")
# Losses and metrics that Keras 2 has under the same names, with the same arguments.
_LOSSES = frozenset(
    {
        "BinaryCrossentropy", "BinaryFocalCrossentropy", "CategoricalCrossentropy",
        "CategoricalHinge", "CosineSimilarity", "Hinge", "Huber", "KLDivergence", "LogCosh",
        "MeanAbsoluteError", "MeanAbsolutePercentageError", "MeanSquaredError",
        "MeanSquaredLogarithmicError", "Poisson", "SparseCategoricalCrossentropy", "SquaredHinge",
    }
)  # fmt: skip
_METRICS = _LOSSES - {"Huber", "BinaryFocalCrossentropy"} | {
    "AUC", "Accuracy", "BinaryAccuracy", "CategoricalAccuracy", "FalseNegatives",
    "FalsePositives", "LogCoshError", "Mean", "MeanIoU", "MeanRelativeError", "Precision",
    "PrecisionAtRecall", "Recall", "RecallAtPrecision", "RootMeanSquaredError",
    "SensitivityAtSpecificity", "SparseCategoricalAccuracy", "SparseTopKCategoricalAccuracy",
    "SpecificityAtSensitivity", "Sum", "TopKCategoricalAccuracy", "TrueNegatives",
    "TruePositives",
}  # fmt: skip
_OWN = {
    "HuberWithDelta": "Huber", "CosineAlongAxis": "CosineSimilarity",
    "CosineMeanAlongAxis": "CosineSimilarity", "TopKAccuracy": "TopKCategoricalAccuracy",
    "SparseTopKAccuracy": "SparseTopKCategoricalAccuracy",
}  # fmt: skip
# None of them for what is meant where none is written: "auto", which Keras 3 does not know.
_REDUCTIONS = {"sum_over_batch_size": None, "sum": "sum", "none": "none", None: "none"}
# Keras 3 compiles models with these names, but can't read them in files.
_FULL = {
    "mse": "mean_squared_error", "mae": "mean_absolute_error",
    "mape": "mean_absolute_percentage_error", "msle": "mean_squared_logarithmic_error",
    "bce": "binary_crossentropy", "kld": "kl_divergence",
    "kullback_leibler_divergence": "kl_divergence", "logcosh": "log_cosh", "huber_loss": "huber",
}  # fmt: skip
_FULL |= {short.upper(): full for short, full in _FULL.items()}


def training_config(compiled: Mapping[str, Any]) -> dict[str, Any]:
    """Describes how a model was compiled.

    Args:
        compiled: What the model's `get_compile_config()` gives.

    Returns:
        The attribute `training_config` of HDF5 files.

    Raises:
        NotInKeras2: The optimizer, a loss or a metric has no counterpart.
    """
    return {
        "loss": _objects(compiled.get("loss"), _LOSSES),
        "metrics": _objects(compiled.get("metrics"), _METRICS),
        "weighted_metrics": _objects(compiled.get("weighted_metrics"), _METRICS),
        "loss_weights": compiled.get("loss_weights"),
        "optimizer_config": _optimizer(compiled["optimizer"]),
    }


# ---- losses and metrics -----------------------------------------------------


def _objects(value: Any, known: frozenset[str]) -> Any:
    if isinstance(value, list | tuple):
        return [_objects(item, known) for item in value]
    if not isinstance(value, Mapping):
        return _FULL.get(value, value) if known is _LOSSES else value
    if "class_name" not in value:
        return {key: _objects(item, known) for key, item in value.items()}
    if value["class_name"] == "function":
        return function_name(value)
    registered = value.get("registered_name")
    config = dict(value["config"])
    if registered is not None and not registered.startswith(OWN):
        return {"class_name": registered, "config": config}
    name = _OWN.get(value["class_name"], value["class_name"])
    if name not in known:
        raise NotInKeras2(f"the loss or metric {value['class_name']}")
    if "reduction" in config:
        if config["reduction"] not in _REDUCTIONS:
            raise NotInKeras2(f"the reduction {config['reduction']}")
        config["reduction"] = _REDUCTIONS[config["reduction"]]
    dropped = {"dtype"} if known is _LOSSES else set()
    if config.get("reduction", 0) is None:
        dropped.add("reduction")
    if config.get("ignore_class", 0) is None:
        dropped.add("ignore_class")
    return {"class_name": name, "config": {k: v for k, v in config.items() if k not in dropped}}


# ---- the optimizer ----------------------------------------------------------


def _form(name: str) -> Form:
    if name not in _FORMS:
        raise NotInKeras2(f"the optimizer {name}")
    return _FORMS[name]


def _optimizer(data: Mapping[str, Any]) -> dict[str, Any]:
    form, config = _form(data["class_name"]), data["config"]
    for key in ("loss_scale_factor", "gradient_accumulation_steps"):
        if config.get(key) is not None:
            raise NotInKeras2(f"an optimizer with {key}")
    kept = {"name": config["name"], "learning_rate": _rate(config["learning_rate"])}
    kept |= {key: config[key] for key in form.options}
    if form.later:
        kept |= {key: config.get(key) for key in _LATER_OPTIONS}
        kept |= {"jit_compile": False, "is_legacy_optimizer": False}
        return {"class_name": f"Custom>{form.name}", "config": kept}
    if config.get("weight_decay") or config.get("use_ema"):
        raise NotInKeras2("an optimizer of 2.9 with weight decay or moving averages")
    if config.get("clipnorm") and config.get("global_clipnorm"):
        raise NotInKeras2("an optimizer that clips in two ways")
    kept |= {key: config[key] for key in _CLIPPING if config.get(key) is not None}
    if config.get("decay") and "schedule_decay" in config:
        raise NotInKeras2("Nadam with a decay of its learning rate")
    decay = config.get("schedule_decay", config.get("decay"))
    if decay or "schedule_decay" in config:
        kept["decay"] = decay  # left out where it is 0, of which Keras 3 warns
    return {"class_name": form.name, "config": kept}


def _rate(rate: Any) -> Any:
    if not isinstance(rate, Mapping):
        return rate
    if rate["class_name"] == "function":
        raise NotInKeras2("a function as the learning rate")
    name = rate.get("registered_name") or rate["class_name"]
    return {"class_name": name, "config": rate["config"]}


def state_of(
    optimizer: Any, weights: Sequence[Any]
) -> tuple[list[str], list[np.ndarray[Any, Any]]]:
    """The state of an optimizer, as Keras 2 writes it to HDF5 files.

    Args:
        optimizer: The optimizer.
        weights: The weights that are trained, in the order of Keras 2.

    Returns:
        The names and values of its variables; nothing for one that was never used.

    Raises:
        NotInKeras2: Keras 2 has no such optimizer, or it was used for other weights.
    """
    if not optimizer.built:
        return [], []
    form, slots = slots_of(optimizer, weights)
    steps = np.asarray(optimizer.iterations.numpy(), "int64")
    names, values = ["iteration:0" if form.later else f"{form.name}/iter:0"], [steps]
    product = product_of(form, optimizer)
    if product is not None:
        names.append(f"{form.name}/momentum_cache:0")
        values.append(product)
    paths = hdf5.unique([weight.path for weight in weights])
    for slot, i in places_of(form, list(slots), len(weights)):
        names.append(_name(form, slot, paths[i]))
        values.append(np.asarray(slots[slot][i].numpy()))
    return names, values


def slots_of(optimizer: Any, weights: Sequence[Any]) -> tuple[Form, dict[str, list[Any]]]:
    """What an optimizer keeps for each weight.

    Args:
        optimizer: The optimizer, which is built.
        weights: The weights that are trained, in the order of Keras 2.

    Returns:
        The form of the optimizer, and its variables by the names of Keras 2.

    Raises:
        NotInKeras2: Keras 2 has no such optimizer, or it was used for other weights.
    """
    form = _form(type(optimizer).__name__)
    slots: dict[str, list[Any]] = {}
    for slot in form.slots:
        kept = slot_of(optimizer, slot)
        if kept and [one.shape for one in kept] != [one.shape for one in weights]:
            raise NotInKeras2("the state of an optimizer for other weights than are trained now")
        if kept:
            slots[slot] = kept
    return form, slots


def product_of(form: Form, optimizer: Any) -> np.ndarray[Any, Any] | None:
    """The product of Nadam's momenta; None for other optimizers.

    Args:
        form: The form of the optimizer.
        optimizer: The optimizer.
    """
    if form.name != "Nadam":
        return None
    return np.asarray(keras_internals.momentum_product(optimizer).numpy())


def places_of(form: Form, slots: list[str], count: int) -> Iterator[tuple[str, int]]:
    """The order of the variables: of Keras 2 after 2.9 the last moments of Adam stand apart.

    Args:
        form: The form of the optimizer.
        slots: The slots that it has.
        count: The number of weights.

    Yields:
        A slot, and the number of a weight.
    """
    apart = [slot for slot in slots if slot == "vhat"] if form.by_weight else slots
    together = [slot for slot in slots if slot not in apart]
    yield from ((slot, i) for i in range(count) for slot in together)
    yield from ((slot, i) for slot in apart for i in range(count))


def _name(form: Form, slot: str, path: str) -> str:
    if form.later:
        return f"{form.name}/{slot}/{path}:0"
    # The norm of Adamax was among the second moments in 2.9.
    return f"{form.name}/{path}/{'v' if slot == 'u' else slot}:0"
