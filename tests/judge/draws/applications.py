"""Configurations of networks, small ones, and of the preprocessing of images."""

from __future__ import annotations

import random
from typing import Any

import numpy as np

from judge.calls import Call
from judge.draws.values import Value, arguments, one_of
from judge.experiments import Configuration
from judge.formals import formals

Rng = random.Random

# The networks that are small, with the arguments that make them so.
_SMALL: dict[str, dict[str, Any]] = {
    "application_mobilenet": {"alpha": 0.25},
    "application_mobilenet_v2": {"alpha": 0.35},
    "application_mobilenet_v3_small": {},
    "application_densenet": {"blocks": [1, 2, 1, 1]},
    "application_nasnet": {
        "penultimate_filters": 96,
        "num_blocks": 1,
        "stem_block_filters": 8,
    },
}
NOT_JUDGED = {
    **{
        name: "too large for each run: compared with Keras 2 by `make long`"
        for name in formals()
        if name.startswith("application_") and name not in _SMALL
    },
    **{
        name: "needs the names of classes, which are downloaded; compared by tests"
        for name in formals()
        if name.endswith("_decode_predictions")
    },
    "mobilenet_v2_preprocess_input": "called what TensorFlow 2.9 did not have",
}

_OWN: dict[str, Value] = {
    "alpha": one_of(0.25, 0.5),
    "depth_multiplier": one_of(2),
    "minimalistic": one_of(True),
    "include_preprocessing": one_of(False),
    "skip_reduction": one_of(False),
    "classifier_activation": one_of("softmax", "sigmoid", None),
    "include_top": one_of(False),
    "mode": one_of("tf", "torch", "caffe"),
    "data_format": one_of("channels_first", "channels_last"),
}
_GIVEN = frozenset(
    {"weights", "input_tensor", "input_shape", "pooling", "classes", "x", "blocks", "dropout"}
    | {"dropout_rate", "penultimate_filters", "num_blocks", "stem_block_filters"}
    | {"filter_multiplier", "default_size"}
)


def draw(function: str, index: int, rng: Rng, group: str) -> Configuration:
    """A configuration of a network or of its preprocessing."""
    given = arguments(function, index, rng, _OWN, _GIVEN, share=0.4)
    values = np.random.default_rng(index)
    if function not in _SMALL:
        shape = (3, 5, 4) if rng.random() < 0.3 else (2, 3, 5, 4)
        if given.get("data_format") != "channels_first":
            shape = (*shape[:-3], *shape[-2:], 3)
        images = values.uniform(0, 255, shape).astype(rng.choice(["float32", "int32"]))
        return Configuration(group, function, index, Call(function, given), {"x": images})
    size = 32 if index == 0 else rng.choice([32, 40])
    given = {**_SMALL[function], **given, "weights": None, "input_shape": [size, size, 3]}
    if given.get("include_top", True):
        given["classes"] = 5
    elif index:
        given["pooling"] = rng.choice([None, "avg", "max"])
    images = values.uniform(0, 255, (6, size, size, 3)).astype("float32")
    return Configuration(group, function, index, Call(function, given), {"images": images})
