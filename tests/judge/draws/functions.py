"""Configurations of all that is no layer."""

from __future__ import annotations

import random
from typing import Any

import numpy as np

from judge.calls import Call, Named, numbers
from judge.draws.values import Value, arguments, between, one_of, whole
from judge.experiments import Configuration
from judge.formals import formals

Rng = random.Random
_OBJECTS = frozenset({"y_true", "y_pred", "x", "name", "dtype"})

_OWN: dict[str, dict[str, Value]] = {
    "activation_softmax": {"axis": one_of(-1, 1, 2)},
    "loss_cosine_similarity": {"axis": one_of(-1, 1)},
    "metric_auc": {
        "curve": one_of("ROC", "PR"),
        "summation_method": one_of("interpolation", "minoring", "majoring"),
        "thresholds": lambda rng: sorted(round(rng.random(), 2) for _ in range(4)),
        "multi_label": one_of(True),
        "num_labels": one_of(2),
        "label_weights": one_of([0.3, 0.7]),
    },
    "metric_mean_iou": {"num_classes": one_of(4)},
    "metric_mean_relative_error": {"normalizer": one_of([1.0, 2.0, 0.0, 4.0])},
    "metric_mean_wrapper": {"fn": one_of(Named("math.squared_difference"))},
    "metric_mean_tensor": {"shape": one_of([4])},
    "metric_precision_at_recall": {"recall": between(0.2, 0.9)},
    "metric_recall_at_precision": {"precision": between(0.2, 0.9)},
    "metric_sensitivity_at_specificity": {"specificity": between(0.2, 0.9)},
    "metric_specificity_at_sensitivity": {"sensitivity": between(0.2, 0.9)},
    "initializer_constant": {"value": between(-2.0, 2.0)},
    "initializer_variance_scaling": {
        "mode": one_of("fan_in", "fan_out", "fan_avg"),
        "distribution": one_of("normal", "uniform", "truncated_normal", "untruncated_normal"),
    },
    "regularizer_orthogonal": {"mode": one_of("rows", "columns")},
    "constraint_maxnorm": {"axis": one_of(0, 1, [0, 1])},
    "constraint_minmaxnorm": {
        "axis": one_of(0, 1),
        "min_value": between(0.1, 0.4),
        "rate": between(0.3, 0.9),
    },
    "constraint_unitnorm": {"axis": one_of(0, 1, [0, 1])},
    "learning_rate_schedule_piecewise_constant_decay": {
        "boundaries": one_of([5, 20]),
        "values": one_of([1.0, 0.5, 0.1]),
    },
}
_THRESHOLDS = {"thresholds": one_of(0.3, [0.2, 0.7])}
_SCHEDULE: dict[str, Value] = {
    "initial_learning_rate": between(0.01, 1.0),
    "decay_steps": whole(5, 30),
    "first_decay_steps": whole(5, 30),
    "decay_rate": between(0.3, 0.95),
    "end_learning_rate": between(0.0001, 0.005, 4),
    "power": one_of(0.5, 2.0),
    "t_mul": one_of(1.0, 1.5, 3.0),
    "m_mul": one_of(0.5, 0.9),
    "alpha": between(0.01, 0.3),
}


def draw(function: str, index: int, rng: Rng, group: str) -> Configuration:
    """A configuration of a function that is no layer."""
    own = dict(_OWN.get(function, {}))
    if group == "schedules":
        own = {**_SCHEDULE, **own}
    if function.startswith(("metric_false", "metric_true", "metric_precision", "metric_recall")):
        own = {**_THRESHOLDS, **own}
    without = _OBJECTS
    if group == "losses":
        without |= {"reduction"}
    given = arguments(function, index, rng, own, without, share=0.5)
    if group == "optimizers" and rng.random() < 0.5 and "clipnorm" in given:
        given.pop("clipvalue", None)
    if function == "metric_auc" and "num_labels" in given:
        given["multi_label"] = True
    if function in _NO_AXIS:
        given.pop("axis", None)
    data = globals()[f"_{group}"](function, given, rng, index)
    return Configuration(group, function, index, Call(function, given), data)


_NO_AXIS = {
    "metric_binary_crossentropy",
    "metric_categorical_crossentropy",
    "metric_sparse_categorical_crossentropy",
    "loss_sparse_categorical_crossentropy",
    "loss_binary_crossentropy",
    "loss_categorical_crossentropy",
}


def _losses(function: str, given: dict[str, Any], rng: Rng, index: int) -> dict[str, Any]:
    seed = rng.randint(0, 999)
    y_true, y_pred = _targets(function.removeprefix("loss_"), given, rng, seed, rows=5)
    return {"y_true": y_true, "y_pred": y_pred}


def _metrics(function: str, given: dict[str, Any], rng: Rng, index: int) -> dict[str, Any]:
    kind = function.removeprefix("metric_")
    if kind in ("mean", "sum", "mean_tensor"):
        shape = (4,) if kind == "mean_tensor" else (3, 4)
        return {"batches": [[numbers(i, *shape)] for i in range(3)]}
    batches = [list(_targets(kind, given, rng, rng.randint(0, 999), rows=6)) for _ in range(3)]
    has_function = "y_true" in formals()[function]
    return {"batches": batches, "function": has_function}


def _targets(
    kind: str, given: dict[str, Any], rng: Rng, seed: int, rows: int
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Targets and predictions of the kind that a loss or metric compares."""
    random_state = np.random.default_rng(seed)
    classes = 4
    logits = random_state.normal(0, 2, (rows, classes)).astype("float32")
    shares = (np.exp(logits) / np.exp(logits).sum(-1, keepdims=True)).astype("float32")
    labels = random_state.integers(0, classes, rows)
    if "sparse" in kind:
        return labels.astype("int64"), logits if given.get("from_logits") else shares
    if kind.startswith(("categorical", "top_k")):
        one_hot = np.eye(classes, dtype="float32")[labels]
        return one_hot, logits if given.get("from_logits") else shares
    if kind == "mean_iou":
        return labels, random_state.integers(0, classes, rows)
    if kind == "accuracy":
        return labels.astype("float32"), random_state.integers(0, classes, rows).astype("float32")
    width = 2 if "num_labels" in given or "label_weights" in given else 3
    probable = random_state.uniform(0.02, 0.98, (rows, width)).astype("float32")
    if kind.startswith("binary") or kind == "auc" or "_at_" in kind or "itives" in kind:
        targets = random_state.integers(0, 2, probable.shape).astype("float32")
        wanted = given.get("from_logits")
        return targets, logits[:, :width] if wanted else probable
    if kind.startswith(("false", "true", "precision", "recall")):
        return random_state.integers(0, 2, probable.shape).astype("float32"), probable
    if "hinge" in kind:
        targets = random_state.choice([-1.0, 1.0] if rng.random() < 0.5 else [0.0, 1.0], (rows, 3))
        return targets.astype("float32"), logits[:, :3]
    if "divergence" in kind:
        other = random_state.dirichlet(np.ones(classes), rows).astype("float32")
        return other, shares
    if kind in ("poisson", "mean_squared_logarithmic_error"):
        return probable * 3, random_state.uniform(0.1, 2, probable.shape).astype("float32")
    return (
        random_state.normal(0, 1, (rows, classes)).astype("float32"),
        random_state.normal(0, 1, (rows, classes)).astype("float32"),
    )


def _optimizers(function: str, given: dict[str, Any], rng: Rng, index: int) -> dict[str, Any]:
    return {"sparse": index % 4 == 3}


def _schedules(function: str, given: dict[str, Any], rng: Rng, index: int) -> dict[str, Any]:
    return {}


def _initializers(function: str, given: dict[str, Any], rng: Rng, index: int) -> dict[str, Any]:
    kind = function.removeprefix("initializer_")
    fixed = kind in ("constant", "zeros", "ones", "identity")
    shapes = [[30, 40]] if kind == "identity" else [[30, 40], [3, 3, 8, 12], [64]]
    if kind == "orthogonal":
        shapes = [[20, 30], [30, 20], [3, 3, 4, 20]]
    return {"shapes": shapes, "random": not fixed, "orthogonal": kind == "orthogonal"}


def _matrix(rng: Rng, low: float = -1.5, high: float = 1.5) -> dict[str, Any]:
    return {"x": numbers(rng.randint(0, 999), 5, 4, low=low, high=high)}


def _regularizers(function: str, given: dict[str, Any], rng: Rng, index: int) -> dict[str, Any]:
    return _matrix(rng)


def _constraints(function: str, given: dict[str, Any], rng: Rng, index: int) -> dict[str, Any]:
    return _matrix(rng)


def _activations(function: str, given: dict[str, Any], rng: Rng, index: int) -> dict[str, Any]:
    dtype = rng.choice(["float32", "float32", "float64", "float16"])
    shape = rng.choice([(7, 5), (3, 4, 5)]) if given.get("axis") != 2 else (3, 4, 5)
    return {"x": numbers(rng.randint(0, 999), *shape, low=-4, high=4).astype(dtype)}
